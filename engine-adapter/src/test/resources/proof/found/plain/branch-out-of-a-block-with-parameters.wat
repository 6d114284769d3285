;; A branch out of a block that takes parameters leaves the caller's operands alone. Gives 42.
(module
  (func $p5 (param i64 i64 i32) (result f64) (local i32 i64)
    i32.const 8
    f64.const 3
    block (param i32 f64) (result i64 i32)
      drop
      i64.extend_i32_s
      local.get 3
      i32.const 8192
      br_if 0
      unreachable
    end
    local.set 3
    local.set 1
    f64.const 5)
  (func $p0 (export "p0") (result i32) i32.const 42 (call $p5 (i64.const 3) (i64.const 0) (i32.const 7)) drop))
