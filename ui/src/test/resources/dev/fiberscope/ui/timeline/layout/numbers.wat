;; A generator of 1 to 4 that is asked for all of them, and what it returns at the end.
(module $numbers
  (type $body (func (result i32)))
  (type $numbers (cont $body))
  (tag $number (param i32))
  (elem declare func $count)

  (func $count (result i32) (local $n i32)
    (loop $again
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (suspend $number (local.get $n))
      (br_if $again (i32.lt_u (local.get $n) (i32.const 4))))
    (i32.const 99))

  (func $main (export "main") (result i32)
    (local $k (ref $numbers))
    (local.set $k (cont.new $numbers (ref.func $count)))
    (loop $each (result i32)
      (block $got (result i32 (ref $numbers))
        (return (resume $numbers (on $number $got) (local.get $k))))
      (local.set $k) (drop)
      (br $each))))
