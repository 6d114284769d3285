;; Imports a function that nobody provides.
(module
  (import "env" "ask" (func $ask (param i32) (result i32 i64)))
  (func $main (export "main") (result i64)
    i32.const 7
    call $ask
    i64.const 1
    i64.add
    return))
