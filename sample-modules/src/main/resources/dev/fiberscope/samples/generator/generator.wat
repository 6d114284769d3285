(module $generator
  (type $body (func))
  (type $generator (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $value (param i32))                 ;; the generator's next value
  (elem declare func $collatz)

  ;; Half of an even number, three times an odd one plus one.
  (func $after (param $n i32) (result i32)
    (if (result i32) (i32.and (local.get $n) (i32.const 1))
      (then (i32.add (i32.mul (local.get $n) (i32.const 3)) (i32.const 1)))
      (else (i32.shr_u (local.get $n) (i32.const 1)))))

  ;; The generator: hands out 6, 3, 10, 5 and so on, down to 1, then returns.
  (func $collatz (local $n i32)
    (local.set $n (i32.const 6))
    (loop $again
      (suspend $value (local.get $n))
      (if (i32.eq (local.get $n) (i32.const 1)) (then (return)))
      (local.set $n (call $after (local.get $n)))
      (br $again)))

  ;; The consumer: prints every value and returns their sum.
  (func $consume (result i32)
    (local $g (ref null $generator))
    (local $value i32)
    (local $sum i32)
    (local.set $g (cont.new $generator (ref.func $collatz)))
    (block $done
      (loop $each
        (block $got (result i32 (ref $generator))
          (resume $generator (on $value $got) (local.get $g))
          (br $done))                      ;; the generator returned
        (local.set $g)                     ;; what is left of it, for the next round
        (local.set $value)
        (call $print (local.get $value))
        (local.set $sum (i32.add (local.get $sum) (local.get $value)))
        (br $each)))
    (local.get $sum))

  (func $main
    (call $print (call $consume)))

  (export "_start" (func $main)))
