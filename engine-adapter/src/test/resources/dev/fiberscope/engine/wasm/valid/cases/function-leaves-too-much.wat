;; invalid 5:16 type mismatch: block requires [i32] but stack has [i32 i32]: it ends with 1 more than it gives; drop what is not needed
(module
  (func (result i32)
    i32.const 1
    i32.const 2))
