;; What a host lets through: an exception, which is caught here, and a trap.
(module
  (import "host" "pass" (func $pass (param i32)))
  (tag $oops (param i32))
  (func $throw (export "throw")
    i32.const 3
    throw $oops)
  (func $trap (export "trap")
    nop
    unreachable)
  (func $main (export "main")
    block $caught (result i32)
      try_table (catch $oops $caught)
        i32.const 0
        call $pass
      end
      i32.const 0
    end
    drop
    i32.const 1
    call $pass))
