;; A callee that tail-calls returns to its caller, which can then tail-call itself. Gives 42.
(module
  (type $two (func (param i32 i32) (result i32)))
  (table 2 funcref)
  (elem (i32.const 0) func $add $through)
  (func $p0 (export "p0") (result i32)
    (call_indirect (type $two) (i32.const 20) (i32.const 2) (i32.const 1))
    (i32.const 20)
    (return_call_indirect (type $two) (i32.const 0)))
  (func $through (param i32 i32) (result i32) (local i32)
    (return_call $add (local.get 0) (local.get 1)))
  (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))
