;; invalid 4:3 non-function type 0: a continuation type is made of a function type, and $point is none
(module
  (type $point (struct (field i32)))
  (type $wrong (cont $point)))
