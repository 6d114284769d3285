(module
  (func $deep (export "deep")
    call $deep))
(assert_exhaustion (invoke "deep") "call stack exhausted")
