;; invalid 5:6 immutable field 0: struct.set needs a field declared (mut ...)
(module
  (type $point (struct (field $x i32)))
  (func (param $p (ref $point))
    (struct.set $point $x (local.get $p) (i32.const 1))))
