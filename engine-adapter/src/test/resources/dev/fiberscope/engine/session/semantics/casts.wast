;; There are no casts to continuation types: validation refuses them.
(assert_invalid
  (module
    (type $f (func)) (type $k (cont $f))
    (func (param (ref null cont)) (drop (ref.cast (ref $k) (local.get 0)))))
  "type mismatch")
(assert_invalid
  (module
    (func (param (ref null cont)) (drop (ref.test (ref cont) (local.get 0)))))
  "type mismatch")
(assert_invalid
  (module
    (type $f (func)) (type $k (cont $f))
    (func (param (ref null cont)) (result (ref null cont))
      (br_on_cast 0 (ref null cont) (ref $k) (local.get 0))))
  "type mismatch")
;; Null can be asked for.
(module
  (type $f (func)) (type $k (cont $f))
  (func (export "is null") (result i32) (ref.is_null (ref.null $k)))
  (func (export "as non-null") (drop (ref.as_non_null (ref.null $k)))))
(assert_return (invoke "is null") (i32.const 1))
(assert_trap (invoke "as non-null") "null reference")
