;; The host's $twice calls $step back, and leaves a number in memory.
(module
  (import "host" "twice" (func $twice (param i32) (result i32)))
  (memory (export "memory") 1)
  (global $count (mut i32) (i32.const 0))
  (func $step (export "step") (param $by i32) (result i32)
    global.get $count
    local.get $by
    i32.add
    global.set $count
    global.get $count)
  (func $main (export "main") (result i32)
    i32.const 5
    call $twice
    i32.const 100
    i32.load
    i32.add))
