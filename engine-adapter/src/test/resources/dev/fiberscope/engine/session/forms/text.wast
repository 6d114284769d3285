;; Every abbreviation and freedom of the text format.

;; Inline exports, several of them, in front of an inline import.
(module (func (export "x") (export "y") (import "spectest" "print")) (func $a (export "a") (export "b")) (export "c" (func $a)))
(module (global (export "g") (import "spectest" "global_i32") i32))
(module (memory (export "m") (export "n") (import "spectest" "memory") 1 2))
(module (table (export "t") (import "spectest" "table") 10 20 funcref))
(module (tag (export "t") (type $t)) (type $t (func (param i32))))
(module (import "spectest" "print" (func $p)) (import "spectest" "print_i32" (func (param $n i32))) (import "spectest" "table" (table $t 10 funcref)) (import "spectest" "memory" (memory 1)) (import "spectest" "global_i32" (global $g i32)) (export "g" (global $g)) (start $p))

;; Segments inside tables and memories, and beside them.
(module (table funcref (elem $f $g)) (func $f) (func $g))
(module (table i64 funcref (elem $f)) (func $f))
(module (table (ref null func) (elem (ref.func $f) (item ref.func $f) (item (ref.func $f)))) (func $f))
(module (table 2 (ref func) (ref.func $f)) (func $f))
(module (memory (data "abc" "def")) (memory i64 (data "x")) (memory i32 1 2) (memory (data)))
(module (memory $m 1) (memory $n 1)
  (data (memory $n) (offset i32.const 1) "x") (data (memory 0) (i32.const 1) "x") (data (offset (i32.const 1)) "x")
  (data $d "x") (data $e (i32.const 0)) (data (i32.const 0) "" "\u{1F600}" "\00\ff"))
(module (table $t 10 funcref) (func $f)
  (elem (table $t) (offset i32.const 1) func $f) (elem (i32.const 0) $f) (elem (i32.const 0) func $f 0) (elem (offset i32.const 0) $f)
  (elem $e (i32.const 0) funcref (ref.func $f) (item ref.null func)) (elem (table 0) (i32.const 0) funcref (ref.null func))
  (elem func $f) (elem $p funcref) (elem declare func $f) (elem $d declare funcref (ref.func $f)))

;; Uses of types.
(module (type $t (func (param $p i32) (param i64 f32) (result i32)))
  (func (type $t) (param i32) (param i64) (param f32) (result i32) local.get 0)
  (func (type $t) local.get 0) (func (type 0) (param $x i32) (param $y i64) (param $z f32) (result i32) local.get $x))
(module (func (param) (result) (local)) (func (param i32) (param) (param $x i64)) (func (local i32 i64) (local $x f32) (local) (local (ref null any))))
(module (table 1 funcref) (type $t (func))
  (func (call_indirect (i32.const 0))) (func (call_indirect 0 (type $t) (i32.const 0))) (func (call_indirect (type $t) (i32.const 0)))
  (func (call_indirect (param i32) (result) (i32.const 1) (i32.const 0))) (func (result i32) (return_call_indirect (result i32) (i32.const 0))))

;; Folded and plain instructions in one another.
(module (func (export "if") (param i32) (result i32) (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.const 2))))
  (func (if (i32.const 1) (then)) (if (i32.const 1) (then nop) (else)))
  (func i32.const 1 if $x nop else $x nop end $x block $l loop $k br 0 end $k end $l)
  (func (block $l (loop $k (br $l) (br $k) (br_table $l $k 0 1 $l (i32.const 1)))))
  (func (param i32) (result i32) local.get 0 (block (param i32) (result i32)))
  (func (result i32) (select (i32.const 1) (i32.const 2) (i32.const 0)))
  (func (result i32) i32.const 1 i32.const 2 i32.const 3 select (result) (result i32))
  (func return) (func (return) (return)) (func (nop) nop (nop)))
(assert_return (invoke "if" (i32.const 1)) (i32.const 1))
(assert_return (invoke "if" (i32.const 0)) (i32.const 2))

;; Indices of memories, tables and segments that may be left out.
(module (memory $m 1) (memory $n 1) (data $d "x")
  (func (drop (i32.load offset=1 align=2 (i32.const 0))) (drop (i32.load $m offset=0x10 (i32.const 0))) (drop (i32.load 1 (i32.const 0)))
    (i64.store32 $n offset=4 align=4 (i32.const 0) (i64.const 1))
    (drop (v128.load8_lane $n offset=1 align=1 3 (i32.const 0) (v128.const i32x4 0 0 0 0)))
    (drop (v128.load8_lane 3 (i32.const 0) (v128.const i32x4 0 0 0 0)))
    (drop (v128.load8_lane 1 3 (i32.const 0) (v128.const i32x4 0 0 0 0)))
    (memory.copy $m $n (i32.const 0) (i32.const 0) (i32.const 0)) (memory.copy (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.fill $n (i32.const 0) (i32.const 0) (i32.const 0)) (drop (memory.size $n)) (drop (memory.grow 1 (i32.const 0)))
    (memory.init $n $d (i32.const 0) (i32.const 0) (i32.const 0)) (memory.init $d (i32.const 0) (i32.const 0) (i32.const 0)) (data.drop $d)))
(module (table $t 1 funcref) (table $u 1 funcref) (elem $e funcref)
  (func (table.copy $t $u (i32.const 0) (i32.const 0) (i32.const 0)) (table.copy (i32.const 0) (i32.const 0) (i32.const 0))
    (table.init $t $e (i32.const 0) (i32.const 0) (i32.const 0)) (table.init $e (i32.const 0) (i32.const 0) (i32.const 0)) (elem.drop $e)
    (drop (table.get (i32.const 0))) (table.set $u (i32.const 0) (ref.null func)) (drop (table.size)) (drop (table.grow $u (ref.null func) (i32.const 0)))))

;; Types.
(module (type $s (struct (field $a i32) (field i8 (mut i16)) (field $b (mut i64)))) (type (struct)) (type $r (array (ref null $s))) (type $a (array (mut i8)))
  (type $o (sub (struct))) (type $o2 (sub $o (struct (field i32)))) (type (sub final $o2 (struct (field i32 i64)))) (type (sub final (struct)))
  (rec (type $x (struct (field (ref null $y)))) (type $y (struct (field (ref null $x))))) (rec) (rec (type (func)))
  (func (param (ref $s)) (drop (struct.get $s $a (local.get 0))) (drop (struct.get_s $s 1 (local.get 0))) (struct.set $s $b (local.get 0) (i64.const 1))
    (drop (array.new_fixed $a 3 (i32.const 1) (i32.const 2) (i32.const 3)))))

;; Exceptions and stack switching.
(module (tag $e (param i32))
  (func (export "caught") (result i32) (block $h (result i32) (try_table (result i32) (catch $e $h) (throw $e (i32.const 1)))))
  (func (block $h (result exnref) try_table $l (catch_all_ref $h) end $l ref.null exn) throw_ref))
(assert_return (invoke "caught") (i32.const 1))
(module (type $f (func)) (type $c (cont $f)) (tag $t) (func $f (suspend $t)) (elem declare func $f)
  (func (export "suspended") (result i32) (block $h (result (ref $c)) (resume $c (on $t $h) (cont.new $c (ref.func $f))) (return (i32.const 0))) (drop) (i32.const 1))
  (func (export "spelled as once") (result i32) (block $h (result (ref $c)) (resume $c (tag $t $h) (cont.new $c (ref.func $f))) (return (i32.const 0))) (drop) (i32.const 1))
  (func (param contref nullcontref (ref cont) (ref null nocont) (ref $c) exnref) (resume_throw_ref $c (local.get 5) (local.get 4))))
(assert_return (invoke "suspended") (i32.const 1))
(assert_return (invoke "spelled as once") (i32.const 1))

;; Names, numbers, comments, annotations.
(module (func $"a b" (export "q") (call $"a b")) (func $"\u{e9}" (call $"é")) (func $a!#$%&'*+-./:<=>?@\^_`|~z) (func (export "(; not ;) ;; a comment")))
(module (; nested (; x ;) ;; ;) (func) ;; ( ;
)
(module (@foo "(;" ( nested ( "x" ) ) $a 1.2 @x ,;; comment )
) (func (@metadata.code.branch_hint "\00") (if (i32.const 0) (then))) (@producers (language "x" "1")) (@"quoted name" x))
(module
  (func (export "a") (result f32) (f32.const 0x1.fffffep+127)) (func (export "b") (result f64) (f64.const -nan:0xf_f)) (func (export "c") (result f32) (f32.const 1_0.0_1e1_0))
  (func (export "d") (result i32) (i32.const -0x8000_0000)) (func (export "e") (result i64) (i64.const +9_223_372_036_854_775_807)) (func (export "f") (result f32) (f32.const 0x1.0000010000001p0)))
(assert_return (invoke "a") (f32.const 340282346638528859811704183484516925440))
(assert_return (invoke "b") (f64.const -nan:0xff))
(assert_return (invoke "c") (f32.const 1.001e11))
(assert_return (invoke "d") (i32.const 2147483648))
(assert_return (invoke "e") (i64.const 0x7fff_ffff_ffff_ffff))
(assert_return (invoke "f") (f32.const 0x1.000002p0))

;; Sizes at the bounds, which take no room until they are used.
(module (memory 65536))
(module (table i64 0 0xffff_ffff_ffff_ffff funcref) (table 0 0xffff_ffff funcref) (memory i64 1 0x1_0000_0000_0000))

;; What is malformed.
(assert_malformed (module quote "(func $f) (func $f)") "duplicate function")
(assert_malformed (module quote "(func (param $x i32) (local $x i32))") "duplicate local")
(assert_malformed (module quote "(type $t (struct (field $a i32) (field $a i32)))") "duplicate field")
(assert_malformed (module quote "(type (func (param i32))) (func (type 0) (result i32) unreachable)") "inline function type")
(assert_malformed (module quote "(func (call_indirect (type 0) (param $x i32))) (type (func (param i32)))") "unexpected token")
(assert_malformed (module quote "(func (i32.const 4294967296) drop)") "constant out of range")
(assert_malformed (module quote "(func (f32.const 0x1p128) drop)") "constant out of range")
(assert_malformed (module quote "(func (f32.const nan:0x800000) drop)") "constant out of range")
(assert_malformed (module quote "(func (f32.const nan:canonical) drop)") "unexpected token")
(assert_malformed (module quote "(func (i32.const 0x1_))") "unknown operator")
(assert_malformed (module quote "(func block $l end $x)") "mismatching label")
(assert_malformed (module quote "(func) (import \"a\" \"b\" (func))") "import after function")
(assert_malformed (module quote "(func (result i32) (param i32))") "unexpected token")
(assert_malformed (module quote "(memory 1) (func (drop (i32.load align=3 (i32.const 0))))") "alignment must be a power of two")
(assert_malformed (module quote "(start 0) (start 0) (func)") "multiple start sections")
(assert_malformed (module quote "(func (if (then) (i32.const 0)))") "unexpected token")
(assert_malformed (module quote "(func (drop(i32.const0)))") "unknown operator")
(assert_malformed (module quote "(data \"a\"\"b\")") "unknown operator")
(assert_malformed (module quote "(@)") "empty annotation id")
(assert_malformed (module quote "(@x (") "unclosed annotation")
(assert_malformed (module quote "(func (; )") "unclosed comment")
(assert_malformed (module quote "(module) (module)") "unexpected token")
(assert_malformed (module quote "(func \"x\")") "unexpected token")

;; Annotations of a kind that is known must make sense.
(module (@name "a") (@custom "b" (after func) "\00") (func $f (@name "c")))
(assert_malformed_custom (module quote "(@custom)") "unexpected token")
(assert_malformed_custom (module quote "(@custom \"x\" (here) \"\")") "unexpected token")
(assert_malformed_custom (module quote "(module (@name 1))") "unexpected token")

;; Modules in the other forms.
(module $quoted quote "(module $inner (func (export \"f\") (result i32)" " (i32.const 5)))")
(assert_return (invoke $quoted "f") (i32.const 5))
(module $binary binary "\00asm" "\01\00\00\00")
