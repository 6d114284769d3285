(module $counter
  (global $n (export "n") (mut i32) (i32.const 0))
  (func (export "next") (result i32)
    global.get $n
    i32.const 1
    i32.add
    global.set $n
    global.get $n)
  (func (export "half") (param f32) (result f32)
    local.get 0
    f32.const nan
    f32.add)
  (func (export "fail")
    unreachable)
  (tag $oops (param i32))
  (func (export "oops")
    i32.const 9
    throw $oops)
  (func (export "lost")
    suspend $lost)
  (tag $lost))
(register "counter")
(module
  (import "counter" "next" (func $next (result i32)))
  (func (export "twice") (result i32)
    call $next
    drop
    call $next))
(assert_return (invoke $counter "next") (i32.const 1))
(assert_return (invoke "twice") (i32.const 3))
(assert_return (get $counter "n") (i32.const 3))
(assert_return (invoke $counter "half" (f32.const 1)) (f32.const nan:arithmetic))
(assert_trap (invoke $counter "fail") "unreachable")
(assert_exception (invoke $counter "oops"))
(assert_suspension (invoke $counter "lost") "unhandled")
(assert_malformed (module quote "(func") "unexpected end")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_unlinkable (module (import "counter" "nothing" (func))) "unknown import")
(assert_trap (module (func $f unreachable) (start $f)) "unreachable")
