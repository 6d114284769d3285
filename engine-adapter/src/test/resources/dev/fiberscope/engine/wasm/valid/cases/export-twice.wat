;; invalid 4:11 duplicate export name "run"
(module
  (func (export "run"))
  (global (export "run") i32 (i32.const 0)))
