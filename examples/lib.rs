//! Programs to run and read, each a file of its own with the Python that it comes from in its head. In this order:
//!
//! | `cargo run --example` | shows                                                          |
//! |-----------------------|----------------------------------------------------------------|
//! | `regular_function`    | where it starts: a function                                    |
//! | `coroutine_object`    | what calling a coroutine gives, and the warning if that is all |
//! | `forgotten_await`     | the same warning with the place of the call                    |
//! | `asyncio_run`         | a coroutine that is run                                        |
//! | `older_way`           | the same with a loop made by hand                              |
//! | `tutorial`            | coroutines that await coroutines                               |
//! | `script`              | the same program, written as a script                          |
//! | `overlap`             | the point of it all: waiting that overlaps                     |
//! | `on_tokio`            | the same coroutines on another executor                        |
