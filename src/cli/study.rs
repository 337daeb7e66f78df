//! The judgements of coders, from files.

use std::{collections::BTreeSet, path::PathBuf};

use anyhow::Context;

use super::{Outcome, say, table};
use crate::{
    agreement::{Blank, Study},
    dataset::Table,
};

/// Reads tables and brings their judgements together; a file that is no collected table is a coder of its name.
pub(super) fn read(files: &[PathBuf], blank: Blank) -> anyhow::Result<(Study, Vec<Table>)> {
    let mut study = Study::new(blank);
    let stem = |path: &PathBuf| path.file_stem().unwrap_or_default().to_owned();
    let stems: BTreeSet<_> = files.iter().map(stem).collect();
    let mut tables = Vec::new();
    for path in files {
        let table = table::read(path)?;
        let name = if stems.len() == files.len() {
            stem(path).display().to_string()
        } else {
            path.display().to_string()
        };
        study
            .add(&table, &name)
            .with_context(|| path.display().to_string())?;
        tables.push(table);
    }
    Ok((study, tables))
}

/// Tells what of the judgements may not be what somebody meant.
pub(super) fn tell(study: &Study) -> Outcome {
    let mut outcome = Outcome::Fine;
    for unclear in &study.unclear {
        say(&format!(
            "{} of `{}`, claim {}: `{}` is no label; it counts as not answered",
            unclear.column, unclear.coder, unclear.claim_id, unclear.found
        ));
        outcome = Outcome::Findings;
    }
    for coder in &study.coders {
        if coder.repeated > 0 {
            say(&format!(
                "`{}` has {} rows of claims that come twice; the first counts",
                coder.name, coder.repeated
            ));
            outcome = Outcome::Findings;
        }
        if coder.blank > 0 && study.blank == Blank::Agrees {
            say(&format!(
                "`{}` has filled in nothing in {} of {} rows, which counts as agreement with what is given; --answered \
                 leaves such rows out",
                coder.name,
                coder.blank,
                coder.judgements.len()
            ));
        }
    }
    outcome
}

/// What a row counts for in which nothing is filled in, by the option `--answered`.
pub(super) fn blank(answered: bool) -> Blank {
    if answered { Blank::Open } else { Blank::Agrees }
}
