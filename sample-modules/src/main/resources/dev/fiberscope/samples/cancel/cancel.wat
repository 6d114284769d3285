(module $cancel
  (type $body (func))
  (type $task (cont $body))

  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)
  (data (i32.const 16) "open\npart\nclose\nstopped\n")

  (tag $part)                              ;; a part has arrived: let the others run
  (tag $cancelled)                         ;; an exception: thrown in a task that is to stop
  (table $downloads 2 (ref null $task))
  (global $connections (mut i32) (i32.const 0))
  (elem declare func $download)

  ;; Writes the $length bytes at $text to standard output.
  (func $say (param $text i32) (param $length i32)
    (i32.store (i32.const 0) (local.get $text))
    (i32.store (i32.const 4) (local.get $length))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))

  (func $connect
    (call $say (i32.const 16) (i32.const 5))       ;; open
    (global.set $connections (i32.add (global.get $connections) (i32.const 1))))
  (func $disconnect
    (call $say (i32.const 26) (i32.const 6))       ;; close
    (global.set $connections (i32.sub (global.get $connections) (i32.const 1))))

  ;; A task: closes its connection in any case, also when it is cancelled.
  (func $download
    (call $connect)
    (block $cleanup (result exnref)
      (try_table (catch_all_ref $cleanup)
        (call $receive (i32.const 5)))
      (call $disconnect)
      (return))
    (call $disconnect)
    (throw_ref))                           ;; goes on where it was caught

  ;; Receives $parts parts, one a turn.
  (func $receive (param $parts i32)
    (loop $more
      (call $say (i32.const 21) (i32.const 5))     ;; part
      (suspend $part)
      (local.set $parts (i32.sub (local.get $parts) (i32.const 1)))
      (br_if $more (local.get $parts))))

  ;; Gives the download in $slot one turn.
  (func $advance (param $slot i32)
    (local $rest (ref null $task))
    (block $arrived (result (ref $task))
      (resume $task (on $part $arrived) (table.get $downloads (local.get $slot)))
      (return))                            ;; it has all its parts
    (local.set $rest)
    (table.set $downloads (local.get $slot) (local.get $rest)))

  ;; Ends the download in $slot, wherever it stands.
  (func $stop (param $slot i32)
    (block $gone
      (try_table (catch $cancelled $gone)
        (resume_throw $task $cancelled (table.get $downloads (local.get $slot)))))
    (table.set $downloads (local.get $slot) (ref.null $task))
    (call $say (i32.const 32) (i32.const 8)))      ;; stopped

  (func $main
    (table.set $downloads (i32.const 0) (cont.new $task (ref.func $download)))
    (table.set $downloads (i32.const 1) (cont.new $task (ref.func $download)))
    (call $advance (i32.const 0))
    (call $advance (i32.const 0))
    (call $stop (i32.const 0))             ;; in the middle of its work
    (call $stop (i32.const 1)))            ;; never begun

  (export "_start" (func $main)))
