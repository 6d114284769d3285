(module $abandoned
  (type $body (func))
  (type $generator (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $reading (param i32))               ;; the sensor's next value
  (tag $close)                             ;; an exception: thrown in a generator that is needed no more
  (memory 1)
  (data (i32.const 0) "\03\05\08\0d\15")   ;; 3, 5, 8, 13, 21
  (global $switched_on (mut i32) (i32.const 0))
  (elem declare func $sensor)

  ;; The generator: switches a sensor on, hands out its readings, switches it off.
  (func $sensor
    (global.set $switched_on (i32.add (global.get $switched_on) (i32.const 1)))
    (block $closed
      (try_table (catch $close $closed)
        (call $measure)))
    (global.set $switched_on (i32.sub (global.get $switched_on) (i32.const 1))))
  (func $measure (local $at i32)
    (loop $next
      (suspend $reading (i32.load8_u (local.get $at)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (i32.const 5)))))

  ;; The first reading above $limit, and the rest of the generator.
  (func $first_above (param $limit i32) (result i32 (ref null $generator))
    (local $g (ref null $generator))
    (local $value i32)
    (local.set $g (cont.new $generator (ref.func $sensor)))
    (loop $next
      (block $got (result i32 (ref $generator))
        (resume $generator (on $reading $got) (local.get $g))
        (return (i32.const -1) (ref.null $generator)))     ;; there is none
      (local.set $g)
      (local.set $value)
      (br_if $next (i32.le_u (local.get $value) (local.get $limit))))
    (local.get $value)
    (local.get $g))

  ;; Is interested in the reading only.
  (func $hasty (result i32)
    (call $first_above (i32.const 4))
    (drop))

  ;; Closes what it opened.
  (func $careful (result i32)
    (local $g (ref null $generator))
    (call $first_above (i32.const 4))
    (local.set $g)
    (if (ref.is_null (local.get $g))
      (then)
      (else (resume_throw $generator $close (local.get $g)))))

  (func $main
    (call $print (call $hasty))
    (call $print (call $careful))
    (call $print (global.get $switched_on)))       ;; 0 would be right

  (export "_start" (func $main)))
