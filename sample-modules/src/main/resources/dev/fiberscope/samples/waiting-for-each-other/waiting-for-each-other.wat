(module $waiting_for_each_other
  (rec
    (type $handle (struct
      (field $over (mut i32))
      (field $friend (mut (ref null $handle)))     ;; whose end it will wait for
      (field $waiter (mut (ref null $task)))))     ;; who waits for its end
    (type $task (cont $rest))
    (type $rest (func)))
  (type $body (func (param (ref $handle))))
  (type $start (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $join (param (ref $handle)))        ;; wait for the end of another task
  (elem declare func $work)

  ;; A task: waits for the end of its friend, if it has one, then ends itself.
  (func $work (param $self (ref $handle))
    (local $friend (ref null $handle))
    (local.set $friend (struct.get $handle $friend (local.get $self)))
    (block $alone
      (br_if $alone (ref.is_null (local.get $friend)))
      (br_if $alone (struct.get $handle $over (local.get $friend)))
      (suspend $join (ref.as_non_null (local.get $friend))))
    (call $end (local.get $self)))

  ;; The task of $self is over: runs who waits for it.
  (func $end (param $self (ref $handle))
    (struct.set $handle $over (local.get $self) (i32.const 1))
    (call $print (i32.const 1))
    (if (i32.eqz (ref.is_null (struct.get $handle $waiter (local.get $self))))
      (then (call $run (struct.get $handle $waiter (local.get $self))))))

  ;; Runs $task until it ends or waits for another one.
  (func $run (param $task (ref null $task))
    (local $other (ref null $handle))
    (block $waits (result (ref $handle) (ref $task))
      (resume $task (on $join $waits) (local.get $task))
      (return))
    (local.set $task)
    (local.set $other)
    (struct.set $handle $waiter (local.get $other) (local.get $task)))

  ;; Starts the task of $self.
  (func $go (param $self (ref $handle))
    (call $run
      (cont.bind $start $task (local.get $self) (cont.new $start (ref.func $work)))))

  ;; Two tasks, the second of which waits for the first.
  (func $in_order
    (local $one (ref $handle))
    (local $two (ref $handle))
    (local.set $one (struct.new_default $handle))
    (local.set $two (struct.new $handle (i32.const 0) (local.get $one) (ref.null $task)))
    (call $go (local.get $two))
    (call $go (local.get $one)))

  ;; Two tasks that wait for each other.
  (func $in_a_ring
    (local $one (ref $handle))
    (local $two (ref $handle))
    (local.set $one (struct.new_default $handle))
    (local.set $two (struct.new $handle (i32.const 0) (local.get $one) (ref.null $task)))
    (struct.set $handle $friend (local.get $one) (local.get $two))
    (call $go (local.get $one))
    (call $go (local.get $two)))

  (func $main
    (call $in_order)
    (call $in_a_ring))

  (export "_start" (func $main)))
