;; Arithmetic gives the one positive canonical NaN; what only moves bits keeps them.
(module
  (func (export "add") (param f32) (result i32)
    (i32.reinterpret_f32 (f32.add (local.get 0) (f32.const 1))))
  (func (export "zero by zero") (result i64)
    (i64.reinterpret_f64 (f64.div (f64.const 0) (f64.const -0))))
  (func (export "promote") (param f32) (result i64)
    (i64.reinterpret_f64 (f64.promote_f32 (local.get 0))))
  (func (export "neg") (param f32) (result i32)
    (i32.reinterpret_f32 (f32.neg (local.get 0))))
  (func (export "lanes") (param v128) (result v128)
    (f32x4.add (local.get 0) (local.get 0))))

(assert_return (invoke "add" (f32.const -nan:0x212345)) (i32.const 0x7fc00000))
(assert_return (invoke "zero by zero") (i64.const 0x7ff8000000000000))
(assert_return (invoke "promote" (f32.const -nan:0x212345)) (i64.const 0x7ff8000000000000))
(assert_return (invoke "neg" (f32.const nan:0x212345)) (i32.const 0xffa12345))
(assert_return (invoke "lanes" (v128.const i32x4 0xffa12345 0x7f800001 0x3f800000 0))
  (v128.const i32x4 0x7fc00000 0x7fc00000 0x40000000 0))
