;; invalid 6:3 sub type 3 does not match super type 2: a value of $below could not stand for one of $above
(module
  (type $f (sub (func (result (ref eq)))))
  (type $g (func (result (ref i31))))
  (type $above (sub (cont $f)))
  (type $below (sub $above (cont $g))))
