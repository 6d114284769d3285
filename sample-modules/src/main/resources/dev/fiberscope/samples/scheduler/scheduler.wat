(module $scheduler
  (type $body (func))
  (type $task (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $yield)                             ;; let the others run
  (tag $await (param i32))                 ;; wait for an event
  (tag $field (param i32))                 ;; the generator's next value; -1 ends an entry

  (table $queue 4 (ref null $task))        ;; a ring: who runs next stands at $head
  (global $head (mut i32) (i32.const 0))
  (global $count (mut i32) (i32.const 0))
  (table $waiting 3 (ref null $task))      ;; who waits for event 0, 1, 2
  (elem declare func $rotation $reader $parser $writer $backup $compress $fields)

  (memory 1)
  (data (i32.const 128) "12,40,7;230,5;9;") ;; the log on disk: fields and commas, entries and semicolons
  (global $filled (mut i32) (i32.const 0))  ;; bytes that were read, from 0 on
  (global $used (mut i32) (i32.const 0))    ;; those that were parsed
  (global $made (mut i32) (i32.const 0))    ;; entries that were summed up, from 64 on
  (global $end (mut i32) (i32.const 0))     ;; 1 when there will be no more of them

  ;; Puts $k at the end of the queue.
  (func $enqueue (param $k (ref $task))
    (if (i32.eq (global.get $count) (table.size $queue))
      (then (return)))                     ;; full: $k is lost
    (table.set $queue
      (i32.and (i32.add (global.get $head) (global.get $count)) (i32.const 3))
      (local.get $k))
    (global.set $count (i32.add (global.get $count) (i32.const 1))))

  ;; Takes the task at the head of the queue, which is not empty.
  (func $dequeue (result (ref null $task))
    (table.get $queue (global.get $head))
    (table.set $queue (global.get $head) (ref.null $task))
    (global.set $head (i32.and (i32.add (global.get $head) (i32.const 1)) (i32.const 3)))
    (global.set $count (i32.sub (global.get $count) (i32.const 1))))

  (func $spawn (param $f (ref $body))
    (call $enqueue (cont.new $task (local.get $f))))

  ;; The scheduler: runs tasks until the queue is empty.
  (func $run
    (local $next (ref null $task))
    (local $event i32)
    (loop $more
      (if (i32.eqz (global.get $count)) (then (return)))
      (local.set $next (call $dequeue))
      (block $yielded (result (ref $task))
        (block $awaits (result i32 (ref $task))
          (resume $task (on $yield $yielded) (on $await $awaits) (local.get $next))
          (br $more))                      ;; the task ended
        (local.set $next)
        (local.set $event)
        (table.set $waiting (local.get $event) (local.get $next))
        (br $more))
      (call $enqueue)                      ;; the task yielded: back of the queue
      (br $more)))

  ;; Event $event happens: who waits for it may run.
  (func $happen (param $event i32)
    (call $enqueue (ref.as_non_null (table.get $waiting (local.get $event))))
    (table.set $waiting (local.get $event) (ref.null $task)))

  ;; Reads six bytes a turn.
  (func $reader
    (loop $more
      (memory.copy
        (global.get $filled)
        (i32.add (i32.const 128) (global.get $filled))
        (i32.const 6))
      (global.set $filled (i32.add (global.get $filled) (i32.const 6)))
      (suspend $yield)
      (br_if $more (i32.lt_u (global.get $filled) (i32.const 18)))))

  ;; The generator: the fields of all entries. It knows nothing of tasks, but where it reads it may have to yield.
  (func $fields
    (local $byte i32)
    (local $number i32)
    (loop $next
      (local.set $byte (call $next_byte))
      (if (i32.eqz (local.get $byte)) (then (return)))     ;; the log ends
      (if (i32.ge_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 10))
        (then                              ;; a comma or a semicolon
          (suspend $field (local.get $number))
          (local.set $number (i32.const 0))
          (if (i32.eq (local.get $byte) (i32.const 0x3b))
            (then (suspend $field (i32.const -1)))))
        (else                              ;; a digit
          (local.set $number
            (i32.add
              (i32.mul (local.get $number) (i32.const 10))
              (i32.sub (local.get $byte) (i32.const 0x30))))))
      (br $next)))
  (func $next_byte (result i32)
    (loop $wait
      (if (i32.eq (global.get $used) (global.get $filled))
        (then
          (suspend $yield)                 ;; until $reader has read more
          (br $wait))))
    (i32.load8_u (global.get $used))
    (global.set $used (i32.add (global.get $used) (i32.const 1))))

  ;; Sums up the entries.
  (func $parser
    (local $rest (ref null $task))
    (local.set $rest (cont.new $task (ref.func $fields)))
    (loop $each
      (local.set $rest (call $parse_entry (local.get $rest)))
      (br_if $each (i32.eqz (ref.is_null (local.get $rest)))))
    (global.set $end (i32.const 1)))

  ;; Sums up one entry; gives the rest of the generator, null when the log is over.
  (func $parse_entry (param $fields (ref null $task)) (result (ref null $task))
    (local $field i32)
    (local $sum i32)
    (loop $more
      (block $got (result i32 (ref $task))
        (resume $task (on $field $got) (local.get $fields))
        (return (ref.null $task)))
      (local.set $fields)
      (local.set $field)
      (if (i32.ge_s (local.get $field) (i32.const 0))
        (then
          (local.set $sum (i32.add (local.get $sum) (local.get $field)))
          (br $more))))
    (i32.store offset=64 (i32.shl (global.get $made) (i32.const 2)) (local.get $sum))
    (global.set $made (i32.add (global.get $made) (i32.const 1)))
    (local.get $fields))

  ;; Prints the sums, as many as there are each turn.
  (func $writer
    (local $printed i32)
    (loop $more
      (if (i32.lt_u (local.get $printed) (global.get $made))
        (then
          (call $print (i32.load offset=64 (i32.shl (local.get $printed) (i32.const 2))))
          (local.set $printed (i32.add (local.get $printed) (i32.const 1)))
          (br $more)))
      (if (i32.eqz (global.get $end))
        (then
          (suspend $yield)
          (br $more)))))

  ;; Has the log saved, and waits for midnight, event 2, to say how many entries there were.
  (func $rotation
    (call $spawn (ref.func $backup))
    (suspend $await (i32.const 2))
    (call $print (global.get $made)))

  ;; Has the log compressed, and would go on then.
  (func $backup
    (call $spawn (ref.func $compress))
    (suspend $yield)
    (call $print (i32.const 1)))

  ;; Prints how many bytes there are to compress.
  (func $compress
    (call $print (global.get $filled)))

  (func $main
    (call $spawn (ref.func $rotation))
    (call $spawn (ref.func $reader))
    (call $spawn (ref.func $parser))
    (call $spawn (ref.func $writer))
    (call $run)
    (call $happen (i32.const 2))
    (call $run))

  (export "_start" (func $main)))
