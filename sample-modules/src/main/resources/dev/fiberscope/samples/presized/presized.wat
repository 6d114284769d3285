(module $presized
  (type $body (func))
  (type $task (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $ready (param i32))                 ;; a task has its number
  (elem declare func $small $large)

  ;; A wish: 1 pair, function number 3, which is $large, and 12,500 bytes of frames for a stack that begins with it.
  (@custom "fiberscope.stacks" "\01" "\03\d4\61")

  ;; The number of nodes in a chain with $depth links: calls itself for each, with 80 bytes of the stack.
  (func $nodes (param $depth i32) (result i32)
    (if (i32.eqz (local.get $depth))
      (then (return (i32.const 1))))
    (i32.add
      (i32.const 1)
      (call $nodes (i32.sub (local.get $depth) (i32.const 1)))))

  ;; Two kinds of tasks, one of which is known to go deep: 152 frames.
  (func $small (suspend $ready (call $nodes (i32.const 5))))
  (func $large (suspend $ready (call $nodes (i32.const 150))))

  ;; Prints what a task says, and lets it end.
  (func $serve (param $task (ref $task))
    (block $says (result i32 (ref $task))
      (resume $task (on $ready $says) (local.get $task))
      (return))
    (resume $task)
    (call $print))

  (func $main (local $turns i32)
    (local.set $turns (i32.const 8))
    (loop $again
      (call $serve (cont.new $task (ref.func $small)))
      (call $serve (cont.new $task (ref.func $large)))
      (local.set $turns (i32.sub (local.get $turns) (i32.const 1)))
      (br_if $again (local.get $turns))))

  (export "_start" (func $main)))
