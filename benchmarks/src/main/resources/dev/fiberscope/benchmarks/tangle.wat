;; n suspended continuations: each holds a row of five references to others. Of what $keep says they
;; are kept in a table; the rest is held by those alone, or by nobody.
(module
  (type $f (func)) (type $k (cont $f))
  (type $row (array (mut (ref null $k))))
  (type $holding (func (param (ref $row)))) (type $kh (cont $holding))
  (tag $wait)
  (global $seed (mut i32) (i32.const 1))
  (global $rows (mut (ref null $row)) (ref.null $row))
  (table $kept 0 (ref null $k))
  (elem declare func $holds)
  (func $holds (param $row (ref $row))
    (suspend $wait)
    (drop (local.get $row)))
  (func $random (param $below i32) (result i32)
    (global.set $seed
      (i32.add (i32.mul (global.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
    (i32.rem_u (i32.shr_u (global.get $seed) (i32.const 4)) (local.get $below)))
  ;; a suspended stack with five references to stacks made before, if there are any
  (func $make (param $all (ref $row)) (param $made i32) (result (ref $k))
    (local $row (ref $row)) (local $i i32)
    (local.set $row (array.new_default $row (i32.const 5)))
    (if (local.get $made)
      (then
        (loop $more
          (array.set $row (local.get $row) (local.get $i)
            (array.get $row (local.get $all) (call $random (local.get $made))))
          (br_if $more
            (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 5))))))
    (block $waiting (result (ref $k))
      (resume $kh (on $wait $waiting) (local.get $row) (cont.new $kh (ref.func $holds)))
      (unreachable)))
  ;; makes $n, and keeps the first of every $keep
  (func (export "tangle") (param $n i32) (param $keep i32)
    (local $all (ref $row)) (local $i i32)
    (local.set $all (array.new_default $row (local.get $n)))
    (drop (table.grow $kept (ref.null $k) (i32.add (i32.div_u (local.get $n) (local.get $keep)) (i32.const 1))))
    (loop $more
      (array.set $row (local.get $all) (local.get $i) (call $make (local.get $all) (local.get $i)))
      (if (i32.eqz (i32.rem_u (local.get $i) (local.get $keep)))
        (then
          (table.set $kept (i32.div_u (local.get $i) (local.get $keep))
            (array.get $row (local.get $all) (local.get $i)))))
      (br_if $more
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))))
