;; Two tasks: $a switches to $b, and $b back to $a. What is left of $b is forgotten.
(module
  (rec
    (type $ft (func (param (ref null $ct))))
    (type $ct (cont $ft)))
  (tag $swap)
  (elem declare func $a $b)
  (func $b (type $ft) (param $from (ref null $ct))
    local.get $from
    switch $ct $swap
    drop)
  (func $a (type $ft) (param $from (ref null $ct))
    ref.func $b
    cont.new $ct
    switch $ct $swap
    drop)
  (func $main (export "main")
    ref.null $ct
    ref.func $a
    cont.new $ct
    resume $ct (on $swap switch)))
