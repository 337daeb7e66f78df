//! All rules by name, and all reasons why a sentence may have no claim.

use crate::{
    attribution,
    claim::{Rule, Stage},
    clauses, factuality,
};

/// The clause only tells who says another.
pub(super) const FRAME: Rule = Rule {
    stage: Stage::NoClaim,
    name: "frame",
    about: "only tells who says, thinks or denies its content (X zegt dat …)",
};

/// The clause only introduces the subject of a frame.
pub(super) const PRESENTATION: Rule = Rule {
    stage: Stage::NoClaim,
    name: "presentation",
    about: "only brings up who says so (er zijn onderzoekers die menen dat …)",
};

/// The clause reports or denies other words; their claim carries the rule too.
pub(super) const POINTING: Rule = Rule {
    stage: Stage::NoClaim,
    name: "pointing",
    about: "a clause that only reports or denies what was said before (Dat meldt X.)",
};

/// The sentence is a heading.
const HEADING: Rule = Rule {
    stage: Stage::NoClaim,
    name: "heading",
    about: "a headline or section heading (Zwembad dicht)",
};

/// The clause, or the whole sentence, has nothing to make a claim of.
pub(super) const NO_CLAUSE: Rule = Rule {
    stage: Stage::NoClaim,
    name: "no_clause",
    about: "no clause with words of its own",
};

/// What the clause says cannot be worded as a main clause.
pub(super) const UNWORDED: Rule = Rule {
    stage: Stage::NoClaim,
    name: "unworded",
    about: "its words make no main clause (Dat het hier mogelijk is)",
};

/// The parser is less sure of the claim than was asked for.
pub(crate) const LOW_CONFIDENCE: Rule = Rule {
    stage: Stage::NoClaim,
    name: "low_confidence",
    about: "the parser is less sure of it than --min-confidence asks for",
};

/// All rules that a claim, or a clause that is none, may carry: splitters, sieves, judges, gates, and those that look at
/// several clauses.
pub fn rules() -> impl Iterator<Item = Rule> {
    clauses::rules()
        .chain(attribution::rules())
        .chain(factuality::rules())
        .chain([FRAME, PRESENTATION, POINTING])
}

/// All reasons why a sentence may have no claim: the rules that bar a clause, and what is true of whole sentences.
pub fn reasons() -> impl Iterator<Item = Rule> {
    rules().filter(|rule| rule.stage == Stage::NoClaim).chain([
        HEADING,
        NO_CLAUSE,
        UNWORDED,
        LOW_CONFIDENCE,
    ])
}

/// All rules and reasons, each once, those of a stage together.
pub fn glossary() -> impl Iterator<Item = Rule> {
    rules()
        .filter(|rule| rule.stage != Stage::NoClaim)
        .chain(reasons())
}

/// What the rule or reason with this name looks for.
pub fn about(name: &str) -> Option<&'static str> {
    glossary()
        .find(|rule| rule.name == name)
        .map(|rule| rule.about)
}

/// Why a sentence without claims has none; `barred` are the rules that bar its clauses, the main clause first.
///
/// A frame passes the question on to its content.
pub fn reason(is_heading: bool, barred: impl Iterator<Item = &'static str>) -> &'static str {
    if is_heading {
        return HEADING.name;
    }
    let mut barred = barred.peekable();
    let main = barred.peek().copied();
    barred
        .find(|&rule| rule != FRAME.name)
        .or(main)
        .unwrap_or(NO_CLAUSE.name)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{glossary, reason};

    #[test]
    fn every_rule_has_a_name_and_a_description_of_its_own() {
        let all: Vec<_> = glossary().collect();
        let names: HashSet<_> = all.iter().map(|rule| rule.name).collect();
        let abouts: HashSet<_> = all.iter().map(|rule| rule.about).collect();
        assert_eq!((names.len(), abouts.len()), (all.len(), all.len()));
        for rule in all {
            assert!(!rule.name.is_empty() && !rule.about.is_empty(), "{rule:?}");
            // Then they fit on one line of an explanation.
            let length = rule.name.chars().count() + rule.about.chars().count();
            assert!(length <= 80, "too long: {rule:?}");
        }
    }

    #[test]
    fn the_main_clause_gives_the_reason_but_frames_pass_it_on() {
        let reason = |rules: &[&'static str]| reason(false, rules.iter().copied());
        assert_eq!(reason(&["question", "order"]), "question");
        assert_eq!(reason(&["frame", "order"]), "order");
        assert_eq!(reason(&["frame"]), "frame");
        assert_eq!(reason(&[]), "no_clause");
    }
}
