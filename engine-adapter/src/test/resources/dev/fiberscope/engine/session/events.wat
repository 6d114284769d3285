;; Everything a session can stop after: a task that suspends with two tags and then throws, one that
;; is thrown at before it began, and two that switch.
(module
  (rec
    (type $sf (func (param (ref null $sc))))
    (type $sc (cont $sf)))
  (type $ft (func))
  (type $ct (cont $ft))
  (tag $yield)
  (tag $await)
  (tag $swap)
  (tag $oops (param i32))
  (elem declare func $task $first $second)
  (func $task
    suspend $yield
    suspend $await
    i32.const 7
    throw $oops)
  (func $second (type $sf)
    local.get 0
    switch $sc $swap
    drop)
  (func $first (type $sf)
    ref.func $second
    cont.new $sc
    switch $sc $swap
    drop)
  (func $main (export "main") (result i32)
    (local $k (ref null $ct))
    ref.func $task
    cont.new $ct
    local.set $k
    block $caught (result i32)
      try_table (catch $oops $caught)
        loop $next
          block $suspended (result (ref $ct))
            local.get $k
            resume $ct (on $yield $suspended) (on $await $suspended)
            unreachable
          end
          local.set $k
          br $next
        end
      end
      unreachable
    end
    drop
    block $again (result i32)
      try_table (catch $oops $again)
        i32.const 8
        ref.func $task
        cont.new $ct
        resume_throw $ct $oops
      end
      unreachable
    end
    drop
    ref.null $sc
    ref.func $first
    cont.new $sc
    resume $sc (on $swap switch)
    i32.const 1))
