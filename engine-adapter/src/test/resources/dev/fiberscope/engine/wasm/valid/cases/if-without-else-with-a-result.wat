;; invalid 4:56 type mismatch: if without else requires [i32] but has []: when the condition is false, its parameters are its results
(module
  (func (param i32) (result i32)
    (if (result i32) (local.get 0) (then (i32.const 1)))))
