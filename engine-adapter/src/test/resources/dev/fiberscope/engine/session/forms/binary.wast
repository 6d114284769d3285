;; Rules of the binary format.
(module binary "\00asm" "\01\00\00\00")

;; Custom sections may stand anywhere, and what they hold matters to nobody: here one of names that is broken.
(module binary "\00asm\01\00\00\00" "\00\02\01a" "\01\04\01\60\00\00" "\00\02\01b" "\00\02\01c" "\00\07\04name\00\ff")
(assert_malformed (module binary "\00asm\01\00\00\00" "\00\00") "unexpected end")
(assert_malformed (module binary "\00asm\01\00\00\00" "\00\01\05") "length out of bounds")
(assert_malformed (module binary "\00asm\01\00\00\00" "\00\02\01\ff") "malformed UTF-8 encoding")

;; Sections in order, each once; tags stand between memories and globals.
(module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\05\03\01\00\00" "\0d\03\01\00\00" "\06\06\01\7f\00\41\00\0b")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\0d\03\01\00\00" "\05\03\01\00\00") "unexpected content after last section")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00asm\01\00\00\00" "\0e\01\00") "malformed section id")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\02\00") "length out of bounds")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\02\00\00") "section size mismatch")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00") "function and code section have inconsistent lengths")

;; Numbers may be longer than they must, but not longer than their type.
(module binary "\00asm\01\00\00\00" "\05\07\01\00\82\80\80\80\00")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\85\80\80\80\80\00\00") "integer representation too long")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\ff\ff\ff\ff\1f") "integer too large")

;; A count that no file can hold takes no memory before it fails.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\05\ff\ff\ff\ff\0f") "unexpected end")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\0c\01\0a\02\ff\ff\ff\ff\0f\7e\01\7e\0b") "too many locals")

;; Data count.
(module binary "\00asm\01\00\00\00" "\05\03\01\00\01" "\0c\01\01" "\0b\03\01\01\00")
(assert_malformed (module binary "\00asm\01\00\00\00" "\05\03\01\00\01" "\0c\01\02" "\0b\03\01\01\00") "data count and data section have inconsistent lengths")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\03\01\00\01" "\0a\07\01\05\00\fc\09\00\0b" "\0b\03\01\01\00") "data count section required")

;; Limits, memories with 64 bits, and a memory index in an access.
(module binary "\00asm\01\00\00\00" "\05\06\02\04\01\01\01\02")
(module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\05\02\00\01\00\01" "\0a\0b\01\09\00\41\00\28\42\01\00\1a\0b")
(assert_invalid (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\05\02\00\01\00\01" "\0a\0b\01\09\00\41\00\28\42\02\00\1a\0b") "unknown memory")
(assert_malformed (module binary "\00asm\01\00\00\00" "\05\03\01\08\01") "malformed limits flags")

;; Types: recursive groups, subtypes, continuations.
(module binary "\00asm\01\00\00\00" "\01\17\03" "\4e\02\50\00\5f\01\63\01\00\4f\01\00\5f\01\63\01\00" "\60\00\00" "\5d\02")
