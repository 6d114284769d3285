(module $many_stacks
  (type $body (func))
  (type $connection (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $idle)                              ;; the connection waits for the other side
  (table $connections 0 (ref null $connection))
  (global $ended (mut i32) (i32.const 0))  ;; how many of them have ended
  (elem declare func $talk)

  ;; A connection: waits for the other side, and ends.
  (func $talk
    (suspend $idle)
    (global.set $ended (i32.add (global.get $ended) (i32.const 1))))

  ;; Opens $count connections, all of which wait then.
  (func $serve (param $count i32)
    (local $slot i32)
    (local $rest (ref null $connection))
    (drop (table.grow $connections (ref.null $connection) (local.get $count)))
    (loop $next
      (block $waits (result (ref $connection))
        (resume $connection (on $idle $waits) (cont.new $connection (ref.func $talk)))
        (unreachable))                     ;; none of them ends at once
      (local.set $rest)
      (table.set $connections (local.get $slot) (local.get $rest))
      (local.set $slot (i32.add (local.get $slot) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $slot) (local.get $count))))
    (call $print (local.get $slot))
    (resume $connection (table.get $connections (i32.const 0)))    ;; the first one gets its answer
    (call $print (global.get $ended)))

  (func $main
    (call $serve (i32.const 100000)))
  (func $million
    (call $serve (i32.const 1000000)))

  (export "_start" (func $main))
  (export "million" (func $million)))
