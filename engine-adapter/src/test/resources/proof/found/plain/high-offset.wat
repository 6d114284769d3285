;; Address and offset are added without wrapping around. Gives 42, and the other export traps.
(module
  (memory 1)
  (func (export "p0") (result i32)
    (i32.store8 offset=65535 (i32.const 0) (i32.const 42))
    (i32.load8_u (i32.const 65535)))
  (func (export "trap: out of bounds memory access")
    (i64.store8 offset=4294967295 (i32.const 121) (i64.const 1))))
