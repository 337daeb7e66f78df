use super::*;

#[test]
fn the_tables_load() {
    Lexicon::load().unwrap();
}
