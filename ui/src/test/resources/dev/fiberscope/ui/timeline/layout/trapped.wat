;; A task that traps while another is suspended for ever.
(module $trapped
  (type $job (func))
  (type $task (cont $job))
  (tag $yield)
  (elem declare func $left $failing)

  (func $left (suspend $yield))
  (func $failing
    (drop (i32.div_u (i32.const 1) (i32.const 0))))

  (func $main (export "main")
    (block $yielded (result (ref $task))
      (resume $task (on $yield $yielded) (cont.new $task (ref.func $left)))
      (return))
    (drop)
    (resume $task (cont.new $task (ref.func $failing)))))
