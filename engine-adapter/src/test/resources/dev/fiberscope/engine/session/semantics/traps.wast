;; A trap ends all stacks of the running chain, catch_all or not. What is suspended elsewhere lives on.
(module
  (type $f (func)) (type $k (cont $f))
  (tag $pause)
  (global $kept (mut (ref null $k)) (ref.null $k))
  (global $runs (mut i32) (i32.const 0))
  (elem declare func $fails $task)
  (func $fails (unreachable))
  (func $task (suspend $pause) (global.set $runs (i32.add (global.get $runs) (i32.const 1))))
  (func (export "keep one")
    (block $got (result (ref $k))
      (resume $k (on $pause $got) (cont.new $k (ref.func $task)))
      (unreachable))
    (global.set $kept))
  (func (export "fail")
    (block $caught
      (try_table (catch_all $caught) (resume $k (cont.new $k (ref.func $fails))))))
  (func (export "resume the kept") (result i32)
    (resume $k (global.get $kept))
    (global.get $runs)))

(assert_return (invoke "keep one"))
(assert_trap (invoke "fail") "unreachable")
(assert_return (invoke "resume the kept") (i32.const 1))
