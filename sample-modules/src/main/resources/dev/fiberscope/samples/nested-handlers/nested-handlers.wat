(module $nested_handlers
  (type $job (func (result i32)))
  (type $ready (cont $job))                ;; can go on as it is
  (type $reply (func (param i32) (result i32)))
  (type $asking (cont $reply))             ;; waits for an answer

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $log (param i32))                   ;; print this: taken by $with_log
  (tag $ask (param i32) (result i32))      ;; a question and its answer: taken by $with_answers
  (tag $no_answer)                         ;; an exception: thrown in who asked
  (elem declare func $with_log $compute)

  ;; The outer handler: answers questions 1 and 2 by 100 and 200, and refuses any other.
  (func $with_answers (result i32)
    (local $k (ref null $ready))
    (local $asker (ref null $asking))
    (local $question i32)
    (local.set $k (cont.new $ready (ref.func $with_log)))
    (loop $more (result i32)
      (block $asked (result i32 (ref $asking))
        (return (resume $ready (on $ask $asked) (local.get $k))))
      (local.set $asker)                   ;; two stacks in one continuation
      (local.set $question)
      (if (i32.gt_u (local.get $question) (i32.const 2))
        (then (return (resume_throw $asking $no_answer (local.get $asker)))))
      (local.set $k
        (cont.bind $asking $ready
          (i32.mul (local.get $question) (i32.const 100))
          (local.get $asker)))
      (br $more)))

  ;; The inner handler: prints what is logged. It has no clause for $ask.
  (func $with_log (result i32)
    (local $k (ref null $ready))
    (local.set $k (cont.new $ready (ref.func $compute)))
    (loop $more (result i32)
      (block $logged (result i32 (ref $ready))
        (return (resume $ready (on $log $logged) (local.get $k))))
      (local.set $k)
      (call $print)
      (br $more)))

  ;; Logs to the inner handler, asks the outer one.
  (func $compute (result i32)
    (local $sum i32)
    (suspend $log (i32.const 1))
    (local.set $sum (suspend $ask (i32.const 1)))
    (suspend $log (local.get $sum))
    (local.set $sum (i32.add (local.get $sum) (suspend $ask (i32.const 2))))
    (suspend $log (local.get $sum))
    (i32.add (local.get $sum) (call $ask_or (i32.const 3) (i32.const 7))))

  ;; The answer to $question, or $fallback when it is refused.
  (func $ask_or (param $question i32) (param $fallback i32) (result i32)
    (block $refused
      (return
        (try_table (result i32) (catch $no_answer $refused)
          (suspend $ask (local.get $question)))))
    (suspend $log (i32.const 99))          ;; clean up
    (local.get $fallback))

  (func $main
    (call $print (call $with_answers)))

  (export "_start" (func $main)))
