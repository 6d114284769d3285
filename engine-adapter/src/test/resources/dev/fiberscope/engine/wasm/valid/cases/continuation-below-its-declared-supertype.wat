;; valid
(module
  (type $f (sub (func (result (ref eq)))))
  (type $g (sub $f (func (result (ref i31)))))
  (type $above (sub (cont $f)))
  (type $below (sub $above (cont $g)))
  (func (param $k (ref $below)) (result (ref $above))
    local.get $k)
  (func (param $k (ref $below)) (result contref)
    local.get $k)
  (func (result (ref null $above))
    ref.null nocont))
