;; invalid 6:19 uninitialized local 2: it is of type (ref $f), which has no default, and is not set on every way here
(module
  (type $f (func))
  (func (param $c i32) (param $r (ref $f)) (local $l (ref $f))
    (if (local.get $c) (then (local.set $l (local.get $r))))
    (call_ref $f (local.get $l))))
