(module $leak
  (type $body (func))
  (type $request (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $row (param i32))                   ;; wait for a row of the database
  (tag $file)                              ;; wait for a file on disk
  (table $rows 16 (ref null $request))     ;; who waits for row 0, 1, ...
  (table $files 4 (ref null $request))     ;; a list of those who wait for files
  (global $reading (mut i32) (i32.const 0))        ;; how many there are in it
  (global $replies (mut i32) (i32.const 0))
  (elem declare func $page $feed $image)

  ;; Three kinds of requests. A page and a feed need the news, row 7; an image needs a file.
  (func $page
    (call $row (i32.const 7))
    (call $reply))
  (func $feed
    (call $row (i32.const 7))
    (call $reply))
  (func $image
    (suspend $file)
    (call $reply))
  (func $row (param $row i32)
    (suspend $row (local.get $row)))
  (func $reply
    (global.set $replies (i32.add (global.get $replies) (i32.const 1))))

  ;; Runs a request until it waits or ends.
  (func $run (param $request (ref null $request))
    (local $row i32)
    (block $needs_file (result (ref $request))
      (block $needs_row (result i32 (ref $request))
        (resume $request (on $row $needs_row) (on $file $needs_file) (local.get $request))
        (return))                          ;; it has replied
      (local.set $request)
      (local.set $row)
      (table.set $rows (local.get $row) (local.get $request))
      (return))
    (local.set $request)
    (table.set $files (global.get $reading) (local.get $request))
    (global.set $reading (i32.add (global.get $reading) (i32.const 1))))

  ;; Row $row has been read: whoever waits for it goes on.
  (func $row_read (param $row i32)
    (local $request (ref null $request))
    (local.set $request (table.get $rows (local.get $row)))
    (table.set $rows (local.get $row) (ref.null $request))
    (call $run (local.get $request)))

  ;; The files have been read: all who wait for one go on.
  (func $files_read
    (local $request (ref null $request))
    (loop $next
      (if (i32.eqz (global.get $reading)) (then (return)))
      (global.set $reading (i32.sub (global.get $reading) (i32.const 1)))
      (local.set $request (table.get $files (global.get $reading)))
      (table.set $files (global.get $reading) (ref.null $request))
      (call $run (local.get $request))
      (br $next)))

  ;; Requests come in, each kind at a place of its own.
  (func $accept_pages (param $count i32)
    (loop $next
      (call $run (cont.new $request (ref.func $page)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $next (local.get $count))))
  (func $accept_feeds (param $count i32)
    (loop $next
      (call $run (cont.new $request (ref.func $feed)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $next (local.get $count))))
  (func $accept_images (param $count i32)
    (loop $next
      (call $run (cont.new $request (ref.func $image)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $next (local.get $count))))

  ;; A day of 2,500 rounds: seven requests come in, then the disk has what they wait for.
  (func $main (local $rounds i32)
    (local.set $rounds (i32.const 2500))
    (loop $again
      (call $accept_pages (i32.const 3))
      (call $accept_feeds (i32.const 2))
      (call $accept_images (i32.const 2))
      (call $row_read (i32.const 7))
      (call $files_read)
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $again (local.get $rounds)))
    (call $print (global.get $replies)))   ;; 17,500 would be right

  (export "_start" (func $main)))
