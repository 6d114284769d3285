;; invalid 3:3 unknown type 1: the only one here is 0
(module
  (type $early (cont 1))
  (type $late (func)))
