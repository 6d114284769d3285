;; invalid 5:12 undeclared function reference 0: a function that ref.func names must also stand in an element segment, an export or an initial value, for instance in (elem declare func $f)
(module
  (func $f)
  (func
    (drop (ref.func $f))))
