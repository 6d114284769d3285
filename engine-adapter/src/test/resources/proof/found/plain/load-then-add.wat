;; A load and an addition whose operands are constants: too short for a fused instruction with three immediates. Gives 42.
(module
  (memory 1)
  (func $p0 (export "p0") (result i32)
    (i32.const 1)
    (i32.const 116)
    (i32.load)
    (i32.add)
    (drop)
    (i32.const 42)))
