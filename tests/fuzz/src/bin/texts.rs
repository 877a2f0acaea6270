#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ibo_fuzz::texts::run(bytes));
