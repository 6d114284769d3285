;; invalid 6:5 type mismatch: instruction requires [i32 i32] but stack has [i32 i64]: i32.add needs i32 as operand 2 of 2, not i64
(module
  (func $sum (result i32)
    i32.const 1
    i64.const 2
    i32.add))
