//! The command line of `stelling`.

fn main() {}
