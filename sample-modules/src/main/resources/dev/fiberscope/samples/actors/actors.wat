(module $actors
  (type $body (func))
  (type $actor (cont $body))               ;; can go on as it is
  (type $hearing (func (param i32)))
  (type $listener (cont $hearing))         ;; has to be given a message

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $send (param i32 i32))              ;; to whom, and what
  (tag $receive (result i32))              ;; the next message to me
  (table $listening 3 (ref null $listener)) ;; actors 0, 1 and 2, while they wait for a message
  (memory 1)                               ;; mailboxes of 64 bytes: how many were taken, how many put, and those
  (elem declare func $customer $account $clerk)

  (func $mailbox (param $of i32) (result i32)
    (i32.shl (local.get $of) (i32.const 6)))
  (func $put (param $to i32) (param $message i32)
    (local $box i32)
    (local $many i32)
    (local.set $box (call $mailbox (local.get $to)))
    (local.set $many (i32.load offset=4 (local.get $box)))
    (i32.store offset=8
      (i32.add (local.get $box) (i32.shl (local.get $many) (i32.const 2)))
      (local.get $message))
    (i32.store offset=4 (local.get $box) (i32.add (local.get $many) (i32.const 1))))
  (func $take (param $of i32) (result i32)
    (local $box i32)
    (local $many i32)
    (local.set $box (call $mailbox (local.get $of)))
    (local.set $many (i32.load (local.get $box)))
    (i32.store (local.get $box) (i32.add (local.get $many) (i32.const 1)))
    (i32.load offset=8 (i32.add (local.get $box) (i32.shl (local.get $many) (i32.const 2)))))
  (func $has_mail (param $of i32) (result i32)
    (local $box i32)
    (local.set $box (call $mailbox (local.get $of)))
    (i32.ne (i32.load (local.get $box)) (i32.load offset=4 (local.get $box))))

  ;; One turn of actor $self: until it waits for a message, or ends.
  (func $turn (param $self i32) (param $k (ref null $actor))
    (local $listener (ref null $listener))
    (loop $go_on
      (block $receives (result (ref $listener))
        (block $sends (result i32 i32 (ref $actor))
          (resume $actor (on $send $sends) (on $receive $receives) (local.get $k))
          (return))                        ;; it ended
        (local.set $k)
        (call $put)
        (br $go_on))                       ;; who sends does not wait
      (local.set $listener)
      (table.set $listening (local.get $self) (local.get $listener))))

  ;; Actor $to gets its next message.
  (func $deliver (param $to i32)
    (local $listener (ref null $listener))
    (local.set $listener (table.get $listening (local.get $to)))
    (table.set $listening (local.get $to) (ref.null $listener))
    (call $turn
      (local.get $to)
      (cont.bind $listener $actor (call $take (local.get $to)) (local.get $listener))))

  ;; The scheduler: who listens and has mail gets a turn; over when there is nobody.
  (func $run (local $who i32)
    (loop $again
      (local.set $who (i32.const 0))
      (loop $search
        (if (call $has_mail (local.get $who))
          (then
            (call $deliver (local.get $who))
            (br $again)))
        (local.set $who (i32.add (local.get $who) (i32.const 1)))
        (br_if $search (i32.lt_u (local.get $who) (i32.const 3))))))

  ;; Actor 0: orders, and waits for the answer each time.
  (func $customer
    (drop (call $order (i32.const 50)))
    (if (i32.eqz (call $order (i32.const -70)))
      (then (drop (call $order (i32.const -30)))))
    (suspend $send (i32.const 1) (i32.const 0)))   ;; closes the account
  (func $order (param $amount i32) (result i32)
    (suspend $send (i32.const 1) (local.get $amount))
    (suspend $receive))

  ;; Actor 1: pays in and out, but never more than there is.
  (func $account
    (local $balance i32)
    (local $amount i32)
    (loop $next
      (local.set $amount (suspend $receive))
      (if (local.get $amount)
        (then
          (if (i32.lt_s (i32.add (local.get $balance) (local.get $amount)) (i32.const 0))
            (then (suspend $send (i32.const 0) (i32.const 0)))        ;; refused
            (else
              (local.set $balance (i32.add (local.get $balance) (local.get $amount)))
              (suspend $send (i32.const 2) (local.get $balance))
              (suspend $send (i32.const 0) (i32.const 1))))           ;; done
          (br $next))))
    (suspend $send (i32.const 2) (i32.const -1)))

  ;; Actor 2: prints each balance.
  (func $clerk (local $balance i32)
    (loop $next
      (local.set $balance (suspend $receive))
      (if (i32.ge_s (local.get $balance) (i32.const 0))
        (then
          (call $print (local.get $balance))
          (br $next)))))

  (func $main
    (call $turn (i32.const 2) (cont.new $actor (ref.func $clerk)))
    (call $turn (i32.const 1) (cont.new $actor (ref.func $account)))
    (call $turn (i32.const 0) (cont.new $actor (ref.func $customer)))
    (call $run))

  (export "_start" (func $main)))
