;; Linking, instantiation, and instances that share.
(module $m
  (type $open (sub (func))) (type $below (sub $open (func)))
  (func (export "below") (type $below)) (func (export "plain"))
  (global (export "g") i31ref (ref.i31 (i32.const 1))) (global (export "mutable") (mut i31ref) (ref.i31 (i32.const 1)))
  (table (export "t") 2 4 funcref) (memory (export "m") 1 3) (memory (export "m64") i64 1) (tag (export "e") (param i32)))
(register "m" $m)

;; Functions are compared by declared type, globals by value type unless they can change, tables by equal elements.
(module (type $open (sub (func))) (type $below (sub $open (func))) (import "m" "below" (func (type $open))) (import "m" "below" (func (type $below))))
(assert_unlinkable (module (type $open (sub (func))) (import "m" "plain" (func (type $open)))) "incompatible import type")
(assert_unlinkable (module (import "m" "below" (func))) "incompatible import type")
(module (import "m" "g" (global anyref)))
(assert_unlinkable (module (import "m" "mutable" (global (mut anyref)))) "incompatible import type")
(assert_unlinkable (module (import "m" "g" (global (mut i31ref)))) "incompatible import type")
(module (import "m" "t" (table 1 funcref)) (import "m" "t" (table 2 4 funcref)) (import "m" "m" (memory 0)) (import "m" "m64" (memory i64 1)))
(assert_unlinkable (module (import "m" "t" (table 3 funcref))) "incompatible import type")
(assert_unlinkable (module (import "m" "t" (table 2 3 funcref))) "incompatible import type")
(assert_unlinkable (module (import "m" "t" (table 2 (ref null 0))) (type (func))) "incompatible import type")
(assert_unlinkable (module (import "m" "m" (memory 1 2))) "incompatible import type")
(assert_unlinkable (module (import "m" "m64" (memory 1))) "incompatible import type")
(assert_unlinkable (module (import "m" "e" (tag))) "incompatible import type")
(assert_unlinkable (module (import "m" "e" (func))) "incompatible import type")
(assert_unlinkable (module (import "m" "missing" (func))) "unknown import")

;; What a module wrote before it trapped stays written.
(assert_trap
  (module (import "m" "m" (memory 1)) (import "m" "t" (table 2 funcref)) (func $f)
    (elem (i32.const 0) $f) (data (i32.const 0) "kept") (data (i32.const 65536) "x"))
  "out of bounds memory access")
(module (import "m" "m" (memory 1)) (import "m" "t" (table 2 funcref))
  (func (export "byte") (result i32) (i32.load8_u (i32.const 0))) (func (export "call") (call_indirect (i32.const 0))))
(assert_return (invoke "byte") (i32.const 0x6b))
(assert_return (invoke "call"))
(assert_trap (module (func $f unreachable) (start $f)) "unreachable")
(assert_exception (module (tag $e) (func $f (throw $e)) (start $f)))

;; One definition, several instances, each with its own state.
(module definition $counter (global $n (mut i32) (i32.const 0))
  (func (export "next") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))
(module instance $one $counter)
(module instance $two $counter)
(assert_return (invoke $one "next") (i32.const 1))
(assert_return (invoke $one "next") (i32.const 2))
(assert_return (invoke $two "next") (i32.const 1))

;; A plain module is a definition, too.
(module $both (func (export "f") (result i32) (i32.const 3)))
(module instance $again $both)
(assert_return (invoke $again "f") (i32.const 3))

;; Everything that scripts import from spectest.
(module (import "spectest" "print" (func)) (import "spectest" "print_i32" (func (param i32))) (import "spectest" "print_i64" (func (param i64)))
  (import "spectest" "print_f32" (func (param f32))) (import "spectest" "print_f64" (func (param f64)))
  (import "spectest" "print_i32_f32" (func (param i32 f32))) (import "spectest" "print_f64_f64" (func (param f64 f64)))
  (import "spectest" "global_i32" (global $i i32)) (import "spectest" "global_i64" (global $l i64)) (import "spectest" "global_f32" (global $f f32)) (import "spectest" "global_f64" (global $d f64))
  (import "spectest" "table" (table 10 20 funcref)) (import "spectest" "table64" (table i64 10 20 funcref)) (import "spectest" "memory" (memory 1 2))
  (func (export "globals") (result i32 i64 f32 f64) (global.get $i) (global.get $l) (global.get $f) (global.get $d)))
(assert_return (invoke "globals") (i32.const 666) (i64.const 666) (f32.const 666.6) (f64.const 666.6))

;; Recursion without end meets a limit, and the instance lives on.
(module (func $f (export "deep") (call $f)) (func (export "f") (result i32) (i32.const 1)))
(assert_exhaustion (invoke "deep") "call stack exhausted")
(assert_return (invoke "f") (i32.const 1))
