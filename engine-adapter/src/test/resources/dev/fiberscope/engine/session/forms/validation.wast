;; Rules of validation that are easily missed, each from both sides.

;; Dead code has the operands that it asks for, but not others.
(module (func (result i32) unreachable i32.add))
(module (func (result i32) unreachable select))
(module (func (result funcref) unreachable ref.as_non_null))
(module (func (result anyref) unreachable ref.as_non_null any.convert_extern))
(module (func unreachable br_on_null 0 drop))
(module (func (result i32) (block (result (ref func)) unreachable br_on_non_null 0 unreachable) drop i32.const 0))
(module (func (result i32) unreachable struct.get 0 0) (type (struct (field i32))))
(module (type $f (func (result i32))) (func (result i32) unreachable call_ref 0))
(module (func (block unreachable (br_table 0 1))))
(module (func (result i32) (block (result i32) unreachable (br_table 0 1 0))))
(assert_invalid (module (func (result i32) unreachable i64.const 0 i32.add)) "type mismatch")
(assert_invalid (module (func unreachable i32.const 0)) "type mismatch")
(assert_invalid (module (func (result i32) unreachable i64.const 0 i32.const 0 i32.const 0 select)) "type mismatch")
(assert_invalid (module (func unreachable ref.as_non_null i32.const 0 select drop)) "type mismatch")
(assert_invalid (module (func (block (result i32) (block (result f32) unreachable i64.const 0 i32.const 0 br_table 0 1 1) drop i32.const 0) drop)) "type mismatch")
(assert_invalid (module (func (block (result i32) unreachable (br_table 0 1 (i32.const 0))) drop) ) "type mismatch")

;; Operands outside of a block are out of reach.
(assert_invalid (module (func i32.const 0 block drop end)) "type mismatch")
(assert_invalid (module (func (result i32) i32.const 0 block (result i32) end)) "type mismatch")
(assert_invalid (module (func i32.const 0 i32.const 0 if drop end)) "type mismatch")

;; if without else gives its parameters.
(module (func (result i32) i32.const 0 i32.const 1 if (param i32) (result i32) drop i32.const 2 end))
(module (type $f (func (param (ref func)) (result funcref))) (func (param (ref func)) (result funcref) local.get 0 i32.const 1 if (type $f) end))
(assert_invalid (module (func i32.const 1 if (result i32) i32.const 0 end drop)) "type mismatch")

;; Locals without a default.
(module (func (param $p (ref func)) (local $x (ref func)) (local.set $x (local.get $p)) (drop (local.get $x))))
(module (func (param $p (ref func)) (local $x (ref func)) (local.set $x (local.get $p)) (block (drop (local.get $x)))))
(module (func (param $p (ref func)) (local $x (ref func)) (drop (local.tee $x (local.get $p))) (loop (drop (local.get $x)))))
(assert_invalid (module (func (local $x (ref func)) (drop (local.get $x)))) "uninitialized local")
(assert_invalid (module (func (param $p (ref func)) (local $x (ref func)) (block (local.set $x (local.get $p))) (drop (local.get $x)))) "uninitialized local")
(assert_invalid (module (func (param $p (ref func)) (local $x (ref func)) (if (i32.const 0) (then (local.set $x (local.get $p))) (else (drop (local.get $x)))))) "uninitialized local")
(assert_invalid (module (func (param $p (ref func)) (local $x (ref func)) (if (i32.const 0) (then (local.set $x (local.get $p))) (else (local.set $x (local.get $p)))) (drop (local.get $x)))) "uninitialized local")
(assert_invalid (module (func (local $x (ref func)) unreachable (drop (local.get $x)))) "uninitialized local")
(assert_invalid (module (func (param $p (ref func)) (local $x (ref func)) (try_table (local.set $x (local.get $p))) (drop (local.get $x)))) "uninitialized local")

;; select
(module (func (result v128) (select (v128.const i64x2 0 0) (v128.const i64x2 0 0) (i32.const 0))))
(module (func (param (ref func)) (result funcref) (select (result funcref) (local.get 0) (ref.null nofunc) (i32.const 0))))
(assert_invalid (module (func (result funcref) (select (ref.null func) (ref.null func) (i32.const 0)))) "type mismatch")
(assert_invalid (module (func (select (result) (i32.const 0)))) "invalid result arity")
(assert_invalid (module (func (result i32 i32) (select (result i32 i32) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)))) "invalid result arity")

;; Calls through references and tables.
(module (type $f (func)) (func (param (ref null $f)) (call_ref $f (local.get 0))))
(module (type $f (func)) (func (call_ref $f (ref.null $f))) (func (call_ref $f (ref.null nofunc))))
(assert_invalid (module (type $f (func)) (func (param funcref) (call_ref $f (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (struct)) (func unreachable (call_ref $f))) "non-function type")
(assert_invalid (module (table 1 externref) (func (call_indirect (i32.const 0)))) "type mismatch")
(module (type $f (func)) (table 1 (ref null $f)) (func (call_indirect (type $f) (i32.const 0))))
(module (table i64 1 funcref) (func (call_indirect (i64.const 0))))
(assert_invalid (module (table i64 1 funcref) (func (call_indirect (i32.const 0)))) "type mismatch")
(module (func $f (result (ref func)) unreachable) (func (result funcref) (return_call $f)))
(assert_invalid (module (func $f (result funcref) unreachable) (func (result (ref func)) (return_call $f))) "type mismatch")
(assert_invalid (module (func $f (result i32) unreachable) (func (return_call $f))) "type mismatch")
(assert_invalid (module (type $f (func (result i32))) (table 1 funcref) (func (return_call_indirect (type $f) (i32.const 0)))) "type mismatch")

;; Branches with references.
(module (func (param funcref) (result (ref func)) (block (br_on_null 0 (local.get 0)) (return)) (unreachable)))
(assert_invalid (module (func (param funcref) (result i32) (block (result i32) (br_on_non_null 0 (local.get 0)) (i32.const 0)))) "type mismatch")
(module (func (param anyref) (result i31ref) (br_on_cast 0 anyref i31ref (local.get 0)) drop (ref.null i31)))
(assert_invalid (module (func (param eqref) (result anyref) (br_on_cast 0 eqref anyref (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param anyref) (result funcref) (br_on_cast 0 anyref i31ref (local.get 0)) unreachable)) "type mismatch")
(assert_invalid (module (func (param anyref) (result (ref eq)) (br_on_cast_fail 0 anyref (ref null eq) (local.get 0)) unreachable)) "type mismatch")
(assert_invalid (module (func (param anyref) (drop (ref.cast funcref (local.get 0))))) "type mismatch")
(assert_invalid (module (func (param funcref) (drop (ref.test (ref any) (local.get 0))))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (func (param contref) (drop (ref.cast (ref $c) (local.get 0))))) "invalid cast")
(assert_invalid (module (func (param contref) (drop (ref.test (ref nocont) (local.get 0))))) "invalid cast")

;; Functions that ref.func names must be declared.
(module (func $f) (func (drop (ref.func $f))) (elem declare func $f))
(module (func $f (export "f")) (func (drop (ref.func $f))))
(module (func $f) (global funcref (ref.func $f)) (func (drop (ref.func $f))))
(module (func $f) (table 1 funcref (ref.func $f)) (func (drop (ref.func $f))))
(assert_invalid (module (func $f (drop (ref.func $f)))) "undeclared function reference")
(assert_invalid (module (func $f (drop (ref.func $f))) (start $f)) "undeclared function reference")

;; Constant expressions see earlier globals only, and none that can change.
(module (global $a i32 (i32.const 1)) (global i32 (global.get $a)) (memory 1) (data (offset (i32.add (global.get 1) (i32.const 1))) "x"))
(assert_invalid (module (global i32 (global.get 1)) (global i32 (i32.const 0))) "unknown global")
(assert_invalid (module (global $a i32 (global.get $a))) "unknown global")
(assert_invalid (module (global $a (mut i32) (i32.const 1)) (global i32 (global.get $a))) "constant expression required")
(assert_invalid (module (global $a funcref (ref.null func)) (table 1 funcref (global.get $a))) "unknown global")
(assert_invalid (module (global i32 (i32.ctz (i32.const 0)))) "constant expression required")
(assert_invalid (module (global i32 (i32.const 0) (i32.const 0))) "type mismatch")
(assert_invalid (module (global i32)) "type mismatch")
(assert_invalid (module (memory i64 1) (data (i32.const 0) "x")) "type mismatch")
(assert_invalid (module (table i64 1 funcref) (elem (i32.const 0) funcref)) "type mismatch")
(assert_invalid (module (table 1 externref) (func $f) (elem (i32.const 0) func $f)) "type mismatch")
(assert_invalid (module (table 1 (ref func)) ) "type mismatch")

;; Counts are as wide as the narrower side.
(module (memory $a 1) (memory $b i64 1) (func (memory.copy $a $b (i32.const 0) (i64.const 0) (i32.const 0)) (memory.copy $b $a (i64.const 0) (i32.const 0) (i32.const 0)) (memory.copy $b $b (i64.const 0) (i64.const 0) (i64.const 0))))
(assert_invalid (module (memory $a 1) (memory $b i64 1) (func (memory.copy $a $b (i32.const 0) (i64.const 0) (i64.const 0)))) "type mismatch")
(module (table $a 1 funcref) (table $b i64 1 funcref) (func (table.copy $a $b (i32.const 0) (i64.const 0) (i32.const 0))))
(assert_invalid (module (table $a 1 funcref) (table $b i64 1 funcref) (func (table.copy $a $b (i64.const 0) (i64.const 0) (i32.const 0)))) "type mismatch")
(module (memory i64 1) (data $d "x") (func (memory.init $d (i64.const 0) (i32.const 0) (i32.const 0)) (memory.fill (i64.const 0) (i32.const 0) (i64.const 0))))
(assert_invalid (module (table $a 1 funcref) (table $b 1 externref) (func (table.copy $a $b (i32.const 0) (i32.const 0) (i32.const 0)))) "type mismatch")

;; Structs and arrays.
(assert_invalid (module (type $s (struct (field (ref func)))) (func (drop (struct.new_default $s)))) "field type is not defaultable")
(assert_invalid (module (type $s (struct (field i8))) (func (param (ref $s)) (drop (struct.get $s 0 (local.get 0))))) "field is packed")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (drop (struct.get_u $s 0 (local.get 0))))) "field is unpacked")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (struct.set $s 0 (local.get 0) (i32.const 0)))) "immutable field")
(assert_invalid (module (type $a (array i8)) (func (param (ref $a)) (array.set $a (local.get 0) (i32.const 0) (i32.const 0)))) "immutable array")
(assert_invalid (module (type $a (array funcref)) (data $d "") (func (drop (array.new_data $a $d (i32.const 0) (i32.const 0))))) "array type is not numeric or vector")
(assert_invalid (module (type $a (array (mut i8))) (type $b (array i16)) (func (param (ref $a) (ref $b)) (array.copy $a $b (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 0)))) "array types do not match")
(module (type $a (array (mut anyref))) (type $b (array i31ref)) (func (param (ref $a) (ref $b)) (array.copy $a $b (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 0))))
(assert_invalid (module (type $a (array (ref i31))) (elem $e funcref) (func (drop (array.new_elem $a $e (i32.const 0) (i32.const 0))))) "type mismatch")

;; Subtypes.
(module (type $a (sub (struct (field i32)))) (type $b (sub $a (struct (field i32 i64)))))
(module (type $a (sub (func (param (ref i31)) (result anyref)))) (type $b (sub $a (func (param anyref) (result (ref i31))))))
(assert_invalid (module (type $a (struct)) (type $b (sub $a (struct)))) "final super type")
(assert_invalid (module (type $a (sub (struct (field (mut anyref))))) (type $b (sub $a (struct (field (mut i31ref)))))) "does not match super type")
(assert_invalid (module (type $a (sub (struct (field i32)))) (type $b (sub $a (struct)))) "does not match super type")
(assert_invalid (module (type $a (sub (array i8))) (type $b (sub $a (array i16)))) "does not match super type")
(assert_invalid (module (type $a (sub $b (struct))) (type $b (sub (struct)))) "unknown type")
(assert_invalid (module (rec (type $a (sub $b (struct))) (type $b (sub (struct))))) "forward use")

;; Exports, start, limits.
(assert_invalid (module (func (export "a") (export "a"))) "duplicate export name")
(assert_invalid (module (func (export "a")) (global (export "a") i32 (i32.const 0))) "duplicate export name")
(assert_invalid (module (func $f (param i32)) (start $f)) "start function")
(assert_invalid (module (memory 65537)) "memory size")
(assert_invalid (module (memory 2 1)) "size minimum")
(assert_invalid (module (memory i64 0x1_0000_0000_0001)) "memory size")
(assert_invalid (module (table 0x1_0000_0000 funcref)) "table size")

;; Stack switching.
(assert_invalid (module (type $s (struct)) (type $c (cont $s))) "non-function type")
(assert_invalid (module (type $f (func)) (func (param (ref $f)) (drop (cont.new $f (local.get 0))))) "non-continuation type")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (func (param funcref) (drop (cont.new $c (local.get 0))))) "type mismatch")
(module (type $f (func (param i32 i64))) (type $c (cont $f)) (type $g (func (param i64))) (type $d (cont $g)) (func (param (ref $c)) (result (ref $d)) (cont.bind $c $d (i32.const 0) (local.get 0))))
(assert_invalid (module (type $f (func (param i32 i64))) (type $c (cont $f)) (type $g (func (param i32))) (type $d (cont $g)) (func (param (ref $c)) (result (ref $d)) (cont.bind $c $d (i32.const 0) (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (tag $t (param i32)) (func (param (ref $c)) (block $h (result (ref $c)) (resume $c (on $t $h) (local.get 0)) (return)) (drop))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (tag $t) (func (param (ref $c)) (block $h (result contref) (resume $c (on $t $h) (local.get 0)) (return)) (drop))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (tag $t (result i32)) (func (param (ref $c)) (block $h (result (ref $c)) (resume $c (on $t $h) (local.get 0)) (return)) (drop))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (tag $t (param i32)) (func (param (ref $c)) (resume $c (on $t switch) (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (tag $t (result i32)) (func (param (ref $c)) (resume_throw $c $t (local.get 0)))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (tag $t) (func (param (ref $c)) (switch $c $t (local.get 0)))) "type mismatch")
(assert_invalid (module (tag $t (param i32)) (func (suspend $t))) "type mismatch")
(assert_invalid (module (type $f (func)) (type $c (cont $f)) (func (param (ref $c)) (resume $c (on 0 0) (local.get 0)))) "unknown tag")
(module (rec (type $f (func (param (ref null $c)))) (type $c (cont $f))) (tag $t) (func (param (ref $c)) (switch $c $t (local.get 0)) (drop)))
