;; Prints on the way.
(module
  (import "spectest" "print_i32" (func $print (param i32)))
  (func $main (export "main")
    i32.const 1
    call $print
    i32.const 2
    call $print))
