;; Never ends.
(module
  (global $turns (mut i64) (i64.const 0))
  (func (export "main")
    loop $for-ever
      global.get $turns
      i64.const 1
      i64.add
      global.set $turns
      br $for-ever
    end))
