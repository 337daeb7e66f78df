use super::{Judgement, SETTLED_COLUMNS, Study};
use crate::sheet::Sheet;

/// What there is to read of each claim.
const GIVEN: [&str; 8] = [
    "claim_id",
    "doc_id",
    "sentence_text",
    "quote",
    "claim",
    "status",
    "polarity",
    "source",
];

/// How many of the [`SETTLED_COLUMNS`] the adjudicator fills in, the first ones.
const FILLED: usize = 4;

/// The claims on whose status, polarity or source coders disagree: what was given, what each of them says, and empty
/// columns for what it shall be.
pub fn worksheet(study: &Study) -> Sheet {
    let mut header: Vec<String> = GIVEN.map(str::to_owned).into();
    for coder in &study.coders {
        let name = &coder.name;
        header.extend(
            ["status", "polarity", "source", "comment"].map(|column| format!("{column} {name}")),
        );
    }
    let filled = SETTLED_COLUMNS.iter().take(FILLED);
    header.extend(filled.map(|(name, _)| (*name).to_owned()));
    let disputed = study
        .claims
        .iter()
        .enumerate()
        .filter(|(at, _)| is_disputed(study, *at));
    let cells = disputed.map(|(at, claim)| {
        let mut cells: Vec<String> = GIVEN.map(|name| claim.cell(name).into_owned()).into();
        for coder in &study.coders {
            cells.extend(coder.judgements.get(&at).map(shown).unwrap_or_default());
        }
        cells.resize(cells.len() + FILLED, String::new());
        cells
    });
    Sheet::of(header, cells)
}

fn shown(judgement: &Judgement) -> [String; 4] {
    let status = judgement.status.map_or("", |status| status.as_str());
    let polarity = judgement.polarity.map_or("", |polarity| polarity.as_str());
    let Judgement {
        source, comment, ..
    } = judgement;
    [
        status.to_owned(),
        polarity.to_owned(),
        source.clone(),
        comment.clone(),
    ]
}

fn is_disputed(study: &Study, claim: usize) -> bool {
    let judgements = study
        .coders
        .iter()
        .filter_map(|coder| coder.judgements.get(&claim));
    let labels = judgements.map(|own| (own.status, own.polarity, own.source.to_lowercase()));
    let all: Vec<_> = labels.collect();
    all.windows(2).any(|pair| pair[0] != pair[1])
}
