;; A generator of 3, 2, 1, and a consumer that sums them up.
(module
  (type $ft (func))
  (type $ct (cont $ft))
  (tag $yield (param i32))
  (elem declare func $numbers)
  (func $numbers
    (local $i i32)
    i32.const 3
    local.set $i
    loop $again
      local.get $i
      suspend $yield
      local.get $i
      i32.const 1
      i32.sub
      local.tee $i
      br_if $again
    end)
  (func $add (param $a i32) (param $b i32) (result i32)
    local.get $a
    local.get $b
    i32.add)
  (func $sum (export "sum") (result i32)
    (local $k (ref null $ct))
    (local $sum i32)
    ref.func $numbers
    cont.new $ct
    local.set $k
    loop $next
      block $taken (result i32 (ref $ct))
        local.get $k
        resume $ct (on $yield $taken)
        local.get $sum
        return
      end
      local.set $k
      local.get $sum
      call $add
      local.set $sum
      br $next
    end
    unreachable))
