;; valid
(module
  (type $f (func (param (ref i31))))
  (type $g (cont $f))
  (type $h (func))
  (type $k (cont $h))
  (tag $eq (result (ref eq)))
  (func (param $c (ref $k))
    (block $asked (result (ref $g))
      (resume $k (on $eq $asked) (local.get $c))
      return)
    drop))
