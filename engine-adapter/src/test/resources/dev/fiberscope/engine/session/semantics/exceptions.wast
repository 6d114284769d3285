;; An exception goes from stack to stack until somebody catches it; handler clauses do not.
(module
  (type $f (func)) (type $k (cont $f))
  (tag $oops (param i32)) (tag $pause)
  (global $log (mut i32) (i32.const 0))
  (elem declare func $throws $waits $careful $middle)
  (func $note (param $n i32)
    (global.set $log (i32.add (i32.mul (global.get $log) (i32.const 10)) (local.get $n))))
  (func $throws (throw $oops (i32.const 4)))
  (func $middle (resume $k (cont.new $k (ref.func $throws))) (unreachable))

  (func (export "through two stacks") (result i32)
    (block $caught (result i32)
      (try_table (catch $oops $caught)
        (resume $k (cont.new $k (ref.func $middle))))
      (i32.const 0)))

  ;; The try_table of the suspended stack counts, not the one that was around its first resume.
  (func $waits (suspend $pause))
  (func $careful
    (block $caught (result i32)
      (try_table (catch $oops $caught) (call $waits))
      (i32.const 1))
    (call $note))
  (func (export "into a suspended stack") (result i32) (local $c (ref null $k))
    (block $got (result (ref $k))
      (resume $k (on $pause $got) (cont.new $k (ref.func $careful)))
      (unreachable))
    (local.set $c)
    (resume_throw $k $oops (i32.const 9) (local.get $c))
    (global.get $log)))

(assert_return (invoke "through two stacks") (i32.const 4))
(assert_return (invoke "into a suspended stack") (i32.const 9))
