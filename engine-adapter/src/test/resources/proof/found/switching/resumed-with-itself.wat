;; A continuation among the values that its own resume, or its own switch, hands over: consumed when it arrives.
(module
  (type $f0 (func))
  (type $k0 (cont $f0))
  (rec
    (type $f2 (func (param (ref null $k2))))
    (type $k2 (cont $f2)))
  (rec
    (type $f3 (func (param (ref null $k3) (ref null $k0))))
    (type $k3 (cont $f3)))
  (tag $t0)
  (global $kept (mut (ref null $k2)) (ref.null $k2))
  (elem declare func $p2 $p3 $p4)
  (func $p0 (export "p0")
    (global.set $kept (cont.new $k2 (ref.func $p2)))
    (resume $k2 (global.get $kept) (global.get $kept)))
  (func $p1 (export "p1")
    (resume $k0 (on $t0 switch) (cont.new $k0 (ref.func $p4))))
  (func $p2 (type $f2))
  (func $p3 (type $f3))
  (func $p4 (type $f0) (local $own (ref null $k3))
    (local.set $own (cont.new $k3 (ref.func $p3)))
    (switch $k3 $t0 (local.get $own) (local.get $own))))
