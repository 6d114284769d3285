;; Address and length of a bulk operation are added without wrapping around. Gives 42, and the other export traps.
(module
  (memory 1)
  (func (export "p0") (result i32)
    (memory.fill (i32.const 65535) (i32.const 42) (i32.const 1))
    (memory.copy (i32.const 7) (i32.const 65535) (i32.const 1))
    (i32.load8_u (i32.const 7)))
  (func $copy (export "trap: out of bounds memory access")
    (memory.copy (i32.const 20) (i32.const 119) (i32.const 2147483647))))
