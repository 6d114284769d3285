;; A stack that writes to standard output, is suspended, and writes again.
(module $greeter
  (type $work (func))
  (type $k (cont $work))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (tag $pause)
  (data (i32.const 64) "hello from the stack\nand again\n")

  (func $write (param $from i32) (param $count i32)
    (i32.store (i32.const 0) (local.get $from))
    (i32.store (i32.const 4) (local.get $count))
    (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))
    (if (then (unreachable))))

  (func $greet
    (call $write (i32.const 64) (i32.const 21))
    (suspend $pause)
    (call $write (i32.const 85) (i32.const 10)))
  (elem declare func $greet)

  ;; The number of bytes that the last call wrote, after both.
  (func (export "run") (result i32)
    (local $rest (ref null $k))
    (block $paused (result (ref $k))
      (resume $k (on $pause $paused) (cont.new $k (ref.func $greet)))
      (unreachable))
    (local.set $rest)
    (resume $k (local.get $rest))
    (i32.load (i32.const 8))))
