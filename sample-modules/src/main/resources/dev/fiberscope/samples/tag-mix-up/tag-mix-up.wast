;; The library: prints all that a generator hands out.
(module definition $iteration
  (type $body (func))
  (type $generator (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $yield (export "yield") (param i32))        ;; every instance has one of its own

  (func $print_all (export "print_all") (param $f (ref $body))
    (local $g (ref null $generator))
    (local.set $g (cont.new $generator (local.get $f)))
    (loop $each
      (block $got (result i32 (ref $generator))
        (resume $generator (on $yield $got) (local.get $g))
        (return))
      (local.set $g)
      (call $print)
      (br $each))))

;; Somebody's generator, linked with the library.
(module instance $iteration_1 $iteration)
(register "iteration" $iteration_1)
(module $squares
  (import "iteration" "yield" (tag $yield (param i32)))

  ;; 1, 4, 9
  (func $squares (export "squares") (local $n i32)
    (loop $next
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (suspend $yield (i32.mul (local.get $n) (local.get $n)))
      (br_if $next (i32.lt_u (local.get $n) (i32.const 3))))))
(register "squares")

;; The program, linked with the library too, but that was loaded once more for it.
(module instance $iteration_2 $iteration)
(register "iteration" $iteration_2)
(module $tag_mix_up
  (type $body (func))

  (import "iteration" "yield" (tag $yield (param i32)))
  (import "iteration" "print_all" (func $print_all (param (ref $body))))
  (import "squares" "squares" (func $squares))
  (elem declare func $evens $squares)

  ;; 2, 4
  (func $evens
    (suspend $yield (i32.const 2))
    (suspend $yield (i32.const 4)))

  (func $main
    (call $print_all (ref.func $evens))
    (call $print_all (ref.func $squares)))

  (export "_start" (func $main)))

(invoke "_start")
