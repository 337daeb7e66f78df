use std::{collections::BTreeSet, sync::LazyLock};

use super::{
    Check, Finding, Subject,
    damage::{Pattern, pattern},
};
use crate::{dataset::Record, discourse, sheet::Row};

/// Whether values make sense that are of the right type.
pub(super) struct Values;

impl Check for Values {
    fn name(&self) -> &'static str {
        "values"
    }

    fn about(&self) -> &'static str {
        "dates and times are ISO 8601, rules exist, a claim and its head are not empty, lists go together"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let rules: BTreeSet<&str> = discourse::glossary().map(|rule| rule.name).collect();
        let records = subject.records.iter();
        records
            .flat_map(|(row, record)| self.of_row(row, record, &rules))
            .collect()
    }
}

impl Values {
    fn of_row(&self, row: &Row, record: &Record, rules: &BTreeSet<&str>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut tell = |column: &'static str, message: &str, found: &str, expected: &str| {
            findings.push(
                Finding::new(self.name(), message)
                    .in_row(row, &record.claim_id)
                    .column(column)
                    .found(found, expected),
            );
        };
        let needed = [
            ("doc_id", &record.doc_id),
            ("sentence_text", &record.sentence_text),
            ("quote", &record.quote),
            ("claim", &record.claim),
            ("head", &record.head),
        ];
        for (column, cell) in needed {
            if cell.trim().is_empty() {
                tell(column, "the cell is empty", cell, "text");
            }
        }
        if !DATE.is_match(&record.doc_date) {
            let expected = "YYYY, YYYY-MM, YYYY-MM-DD or nothing";
            tell("doc_date", "not a date", &record.doc_date, expected);
        }
        for (column, number) in [
            ("paragraph", record.paragraph),
            ("sentence", record.sentence),
        ] {
            if number == 0 {
                tell(column, "numbers count from 1", "0", "a whole number from 1");
            }
        }
        if record.rules.0.is_empty() {
            tell(
                "rules",
                "no rule made this claim",
                "",
                "the names of rules joined by `;`",
            );
        }
        for rule in record
            .rules
            .0
            .iter()
            .filter(|rule| !rules.contains(rule.as_str()))
        {
            tell(
                "rules",
                "there is no such rule",
                rule,
                "a rule of `stelling explain --rules`",
            );
        }
        let (times, values) = (record.time.len(), record.time_value.len());
        if times != values {
            let expected = format!("{times} values, one for each expression");
            tell(
                "time_value",
                "values and expressions do not go together",
                &values.to_string(),
                &expected,
            );
        }
        for value in record
            .time_value
            .iter()
            .filter(|value| !TIME.is_match(value))
        {
            let expected = "ISO 8601, as 2017-01-01/2017-12-31, P3Y or R/P1W, or `unknown`";
            tell("time_value", "not a time", value, expected);
        }
        if record.confidence > 100 {
            let found = record.confidence.to_string();
            tell(
                "confidence",
                "not a percentage",
                &found,
                "a whole number from 0 to 100",
            );
        }
        findings
    }
}

/// A year, a month or a day, or nothing.
static DATE: Pattern =
    LazyLock::new(|| pattern(r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"));

/// An interval with at least one end, a duration, a repetition, or not known.
static TIME: Pattern = LazyLock::new(|| {
    let end = r"-?\d{4}-\d\d-\d\d(T\d\d:\d\d)?";
    let length = r"P(T?\d+(\.5)?[A-Z])";
    pattern(&format!(
        r"^(unknown|(R/)?{length}|{end}/({end}|\.\.)?|(\.\.)?/{end})$"
    ))
});
