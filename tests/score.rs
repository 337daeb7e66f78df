//! The figures of `stelling score` on a small annotation of our own, with the traps that figures fall into: words that
//! occur twice, other white space than the annotator's, sources in part, claims too many.

use crate::support::{Folder, ROOT};

fn score(options: &str) -> String {
    let data = format!("{ROOT}/tests/score");
    let command =
        format!("score {data}/gold.jsonl {data}/claims.csv --texts {data}/texts {options}");
    Folder::new().run(&command).to_string()
}

#[test]
fn figures_are_those_of_the_reference_implementation() {
    insta::assert_snapshot!("figures", score("-v"));
}

#[test]
fn a_figure_below_its_minimum_is_a_finding() {
    insta::assert_snapshot!("below", score("--min claim_F1=0.6 --min span_F1=2"));
    insta::assert_snapshot!("unknown_metric", score("--min F2=1"));
}

#[test]
fn json_has_the_same_figures() {
    insta::assert_snapshot!("json", score("--format json"));
}

#[test]
fn a_chart_is_a_picture_or_a_page() {
    let data = format!("{ROOT}/tests/score");
    let folder = Folder::new();
    let command = format!("score {data}/gold.jsonl {data}/claims.csv --texts {data}/texts --chart");
    folder.run(&format!("{command} cijfers.svg"));
    folder.run(&format!("{command} cijfers.html"));
    insta::assert_snapshot!("chart", folder.read("cijfers.html"));
    let (picture, page) = (folder.read("cijfers.svg"), folder.read("cijfers.html"));
    assert!(page.contains(&picture));
    let refused = folder.run(&format!("{command} cijfers.png"));
    insta::assert_snapshot!(
        "no_chart",
        refused.to_string().replace(&data, "tests/score")
    );
}
