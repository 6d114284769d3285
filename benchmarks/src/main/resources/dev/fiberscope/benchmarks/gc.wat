;; Structs: n times a list of ten is made, each cell by struct.new, and its numbers added up.
(module
  (type $cell (struct (field i32) (field (ref null $cell))))
  (func (export "run") (param $n i32) (result i32)
    (local $list (ref null $cell)) (local $i i32) (local $sum i32)
    (loop $again
      (local.set $list (ref.null $cell))
      (local.set $i (i32.const 10))
      (loop $make
        (local.set $list (struct.new $cell (local.get $i) (local.get $list)))
        (br_if $make (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (block $end
        (loop $walk
          (br_if $end (ref.is_null (local.get $list)))
          (local.set $sum (i32.add (local.get $sum) (struct.get $cell 0 (local.get $list))))
          (local.set $list (struct.get $cell 1 (local.get $list)))
          (br $walk)))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum)))
