;; invalid 8:17 type mismatch: instruction requires [(ref $above)] but stack has [(ref $below)]: the end of the function needs (ref $above), not (ref $below)
(module
  (type $f (sub (func (result (ref eq)))))
  (type $g (sub $f (func (result (ref i31)))))
  (type $above (cont $f))
  (type $below (cont $g))
  (func (param $k (ref $below)) (result (ref $above))
    local.get $k))
