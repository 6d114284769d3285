;; A suspension passes a prompt that does not name its tag: two stacks leave together, and come back together. Then one
;; more is cancelled by an exception, which its parent catches.
(module
  (type $ft (func))
  (type $ct (cont $ft))
  (tag $outer)
  (tag $inner)
  (tag $cancel)
  (elem declare func $worker $middle)
  (func $worker
    suspend $outer
    suspend $outer)
  (func $middle
    block $taken (result (ref $ct))
      ref.func $worker
      cont.new $ct
      resume $ct (on $inner $taken)
      return
    end
    drop)
  (func $main (export "main")
    (local $k (ref null $ct))
    ref.func $middle
    cont.new $ct
    local.set $k
    block $first (result (ref $ct))
      local.get $k
      resume $ct (on $outer $first)
      return
    end
    local.set $k
    block $second (result (ref $ct))
      local.get $k
      resume $ct (on $outer $second)
      return
    end
    local.set $k
    block $cancelled
      try_table (catch $cancel $cancelled)
        local.get $k
        resume_throw $ct $cancel
      end
    end))
