// See `coroutines_on_another_file.rs`.
