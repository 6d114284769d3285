;; The host calls back into exports while a stack waits for it, and passes on what they do.
(module $callback
  (type $work (func (result i32)))
  (type $k (cont $work))
  (import "host" "call" (func $call (param i32) (result i32)))
  (tag $oops (export "oops") (param i32))
  (tag $pause)

  (func (export "double") (param $n i32) (result i32)
    (i32.mul (local.get $n) (i32.const 2)))
  (func (export "throw") (param $n i32) (result i32)
    (throw $oops (local.get $n)))
  (func (export "trap") (param $n i32) (result i32)
    (i32.div_u (local.get $n) (i32.const 0)))
  (func (export "suspend") (param $n i32) (result i32)
    (suspend $pause)
    (local.get $n))

  (func $on_a_stack (result i32)
    (call $call (i32.const 21)))
  (elem declare func $on_a_stack)

  ;; What the host gives, called from a stack of its own.
  (func (export "inside") (result i32)
    (block $paused (result (ref $k))
      (return (resume $k (on $pause $paused) (cont.new $k (ref.func $on_a_stack)))))
    (drop)
    (i32.const -1))

  ;; The payload of the exception that the host lets through, negated.
  (func (export "catching") (result i32)
    (block $caught (result i32)
      (return
        (try_table (result i32) (catch $oops $caught)
          (call $call (i32.const 21)))))
    (i32.mul (i32.const -1)))

  (func (export "deeper") (param $n i32) (result i32)
    (call $call (local.get $n))))
