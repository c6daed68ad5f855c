"""Pictures made elsewhere: a bounded queue and the worker processes behind it. No Django in here.

`interfaces` says what the rest of the service may ask for. `pool` keeps the promise with processes (`tickets` is its
queue, `process` one worker seen from outside, `loop` and `worker` the inside), `inprocess` with a plain function,
`cache` with pictures made before.
"""
