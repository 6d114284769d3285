;; Counts for a while; passes a nop once, early.
(module
  (func $main (export "main") (result i32)
    (local $i i32)
    loop $again
      local.get $i
      i32.const 1000
      i32.eq
      if
        nop
      end
      local.get $i
      i32.const 1
      i32.add
      local.tee $i
      i32.const 1500000
      i32.lt_u
      br_if $again
    end
    local.get $i))
