;; invalid 7:7 type mismatch: instruction requires [i32 i32] but stack has [i32]: i32.add needs 2 operands and finds 1 of this block; those outside are out of reach
(module
  (func (result i32)
    i32.const 1
    (block (result i32)
      i32.const 2
      i32.add)))
