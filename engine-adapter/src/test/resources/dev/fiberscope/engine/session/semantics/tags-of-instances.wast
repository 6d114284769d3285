;; Each instance has tags of its own, unless it imports them: the name does not matter.
(module definition $Task
  (tag $yield (export "yield"))
  (func (export "task") (suspend $yield)))
(module instance $one $Task)
(module instance $two $Task)
(register "one" $one)
(register "two" $two)

(module
  (type $f (func)) (type $k (cont $f))
  (import "one" "yield" (tag $yield))
  (import "one" "task" (func $one))
  (import "two" "task" (func $two))
  (elem declare func $one $two)
  (func $handled (param $c (ref $k)) (result i32)
    (block $got (result (ref $k))
      (resume $k (on $yield $got) (local.get $c))
      (return (i32.const 0)))
    (drop)
    (i32.const 1))
  (func (export "one") (result i32) (call $handled (cont.new $k (ref.func $one))))
  (func (export "two") (result i32) (call $handled (cont.new $k (ref.func $two)))))

(assert_return (invoke "one") (i32.const 1))
(assert_suspension (invoke "two") "unhandled tag")
