;; invalid 5:3 sub type 2 has final super type 1: $above would have to be declared open, as (sub ...)
(module
  (type $f (func))
  (type $above (cont $f))
  (type $below (sub $above (cont $f))))
