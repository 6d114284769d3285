(module $generator_reset
  (type $body (func))
  (type $generator (cont $body))           ;; can go on as it is
  (type $answer (func (param i32)))
  (type $asking (cont $answer))            ;; has to be told first: 1 for begin anew, 0 for go on

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $wait (param i32) (result i32))     ;; how long to wait now; was there mail afterwards?
  (memory 1)
  (data (i32.const 0) "..##....")          ;; what each look will find: # is mail
  (global $looks (mut i32) (i32.const 0))
  (elem declare func $waiting_times)

  ;; The generator: 100, 200, 400, 800 while nothing comes, and from 100 again when something came.
  ;; Returns when it gives up.
  (func $waiting_times (local $time i32)
    (loop $anew
      (local.set $time (i32.const 100))
      (loop $longer
        (br_if $anew (suspend $wait (local.get $time)))
        (local.set $time (i32.shl (local.get $time) (i32.const 1)))
        (br_if $longer (i32.le_u (local.get $time) (i32.const 800))))))

  ;; Looks into the mailbox: 1 for mail, 0 for none.
  (func $look (result i32)
    (i32.eq (i32.load8_u (global.get $looks)) (i32.const 0x23))
    (global.set $looks (i32.add (global.get $looks) (i32.const 1))))

  ;; The consumer: prints every waiting time and returns how much mail there was.
  (func $watch (result i32)
    (local $times (ref null $generator))
    (local $asker (ref null $asking))
    (local $found i32)
    (local $mail i32)
    (local.set $times (cont.new $generator (ref.func $waiting_times)))
    (loop $again (result i32)
      (block $waited (result i32 (ref $asking))
        (resume $generator (on $wait $waited) (local.get $times))
        (return (local.get $mail)))        ;; the generator gave up
      (local.set $asker)
      (call $print)
      (local.set $found (call $look))
      (local.set $mail (i32.add (local.get $mail) (local.get $found)))
      (local.set $times
        (cont.bind $asking $generator (local.get $found) (local.get $asker)))
      (br $again)))

  (func $main
    (call $print (call $watch)))

  (export "_start" (func $main)))
