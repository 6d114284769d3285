;; A switch that finds no handler traps, and its continuation can still be used.
(module
  (rec (type $fs (func (param (ref null $ks)))) (type $ks (cont $fs)))
  (tag $swap)
  (global $target (mut (ref null $ks)) (ref.null $ks))
  (global $runs (mut i32) (i32.const 0))
  (elem declare func $other)
  (func $other (type $fs) (global.set $runs (i32.add (global.get $runs) (i32.const 1))))
  (func (export "prepare") (global.set $target (cont.new $ks (ref.func $other))))
  (func (export "switch") (drop (switch $ks $swap (global.get $target))))
  (func (export "resume") (result i32)
    (resume $ks (ref.null $ks) (global.get $target))
    (global.get $runs)))

(assert_return (invoke "prepare"))
(assert_suspension (invoke "switch") "unhandled tag")
(assert_return (invoke "resume") (i32.const 1))
;; A consumed continuation is found before a missing handler.
(assert_trap (invoke "switch") "continuation already consumed")
