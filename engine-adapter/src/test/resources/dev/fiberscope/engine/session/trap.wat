;; Traps on a stack that another one resumed.
(module
  (type $ft (func))
  (type $ct (cont $ft))
  (elem declare func $child)
  (func $child
    nop
    unreachable)
  (func $main (export "main")
    ref.func $child
    cont.new $ct
    resume $ct
    nop))
