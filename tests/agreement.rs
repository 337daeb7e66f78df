//! Agreement comes out as in the literature and as other programs have it.

use proptest::prelude::*;
use stelling::{
    agreement::{
        Draws, Overlap, Ratings, alpha, fleiss, interval, kappa, observed, of_equal_size,
        unitizing_alpha,
    },
    dataset::Offsets,
};

use crate::support::Folder;

/// Ratings of one coder a line, `.` where there is none.
fn ratings(coders: &[&str]) -> Ratings {
    let coders: Vec<Vec<Option<usize>>> = coders
        .iter()
        .map(|line| {
            line.chars()
                .map(|c| c.to_digit(36).map(|c| c as usize))
                .collect()
        })
        .collect();
    let items: Vec<Vec<_>> = (0..coders[0].len())
        .map(|item| coders.iter().map(|coder| coder[item]).collect())
        .collect();
    let labels = items
        .iter()
        .flatten()
        .flatten()
        .max()
        .map_or(0, |last| last + 1);
    Ratings { items, labels }
}

/// So many items with each pair of labels.
fn pairs(table: &[(usize, usize, usize)]) -> Vec<(usize, usize)> {
    table
        .iter()
        .flat_map(|&(a, b, count)| vec![(a, b); count])
        .collect()
}

#[track_caller]
fn close(found: Option<f64>, expected: f64, decimals: i32) {
    let found = found.expect("a figure");
    let half = 0.5 * 10_f64.powi(-decimals) + 1e-9;
    assert!(
        (found - expected).abs() <= half,
        "{found}, expected {expected}"
    );
}

/// Fifty proposals that two readers accept or reject; the example of the article on Cohen's kappa in the English
/// Wikipedia: 20 accepted and 15 rejected by both, kappa 0.40.
#[test]
fn cohens_kappa_of_fifty_proposals() {
    let proposals = pairs(&[(0, 0, 20), (0, 1, 5), (1, 0, 10), (1, 1, 15)]);
    close(observed(&proposals), 0.70, 2);
    close(kappa(&proposals), 0.40, 2);
}

/// Where numbers of ratings differ, those items count that most others are like, in the interval as in the figure.
#[test]
fn fleiss_kappa_is_of_items_of_one_size() {
    let mut ratings = ratings(&[&"01".repeat(26), &"01".repeat(26), &".".repeat(52)]);
    let disputed = vec![Some(0), Some(1), Some(1)];
    ratings.items.extend(vec![disputed; 50]);
    let equal = of_equal_size(&ratings);
    assert_eq!(equal.items.len(), 52);
    close(fleiss(&equal), 1.0, 9);
    assert_eq!(fleiss(&ratings), None);
    let range = interval(&equal, Draws::default(), fleiss).expect("an interval");
    close(Some(range.low), 1.0, 9);
}

/// Ten subjects whom fourteen raters put into five categories; the example of the article on Fleiss' kappa in the
/// English Wikipedia: 0.210.
#[test]
fn fleiss_kappa_of_fourteen_raters() {
    let counts = [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ];
    let item = |counts: &[usize; 5]| {
        let labels = counts.iter().enumerate();
        labels
            .flat_map(|(label, &count)| vec![Some(label); count])
            .collect()
    };
    let ratings = Ratings {
        items: counts.iter().map(item).collect(),
        labels: 5,
    };
    assert_eq!(of_equal_size(&ratings), ratings);
    close(fleiss(&ratings), 0.210, 3);
}

/// The examples A, B and C of Krippendorff 2011, „Computing Krippendorff's Alpha-Reliability": two labels, 0.095; five
/// labels, 0.692; four observers who leave out units, 0.743.
#[test]
fn krippendorffs_alpha_of_his_own_examples() {
    close(alpha(&ratings(&["0100000010", "1110010000"])), 0.095, 3);
    close(alpha(&ratings(&["aabbdcccedda", "babbbccceddd"])), 0.692, 3);
    let observers = [
        "123321412...",
        "1233224125.3",
        ".3332342251.",
        "12332441251.",
    ];
    close(alpha(&ratings(&observers)), 0.743, 3);
}

/// Random tables with the figures of scikit-learn 1.9.1 (Cohen), statsmodels 0.15.0 (Fleiss) and krippendorff 0.9.0
/// (alpha).
#[test]
fn figures_are_those_of_other_programs() {
    let rows = include_str!("agreement.tsv").lines().skip(1);
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let items: Vec<Vec<Option<usize>>> = cells[1]
            .split(';')
            .map(|item| item.split(',').map(|label| label.parse().ok()).collect())
            .collect();
        let ratings = Ratings {
            items,
            labels: cells[0].parse().expect("a number"),
        };
        let figures = [
            kappa(&ratings.pairs(0, 1)),
            fleiss(&of_equal_size(&ratings)),
            alpha(&ratings),
        ];
        for (found, expected) in figures.into_iter().zip(&cells[2..]) {
            if let Ok(expected) = expected.parse() {
                close(found, expected, 6);
            }
        }
    }
}

/// Two coders with a unit of four characters each, one character apart, in a text of ten; worked by hand from the
/// formulas of Krippendorff 2004, section 11.4: 1 − 0.02 / (43.2 / 356).
#[test]
fn units_that_are_one_character_apart() {
    let coders = [vec![Offsets(0, 4)], vec![Offsets(1, 5)]];
    close(unitizing_alpha(&coders, 10), 0.8352, 4);
    let overlap = Overlap::of_units(&coders[0], &coders[1]);
    close(Overlap::f1(&[overlap]), 0.75, 2);
    close(
        unitizing_alpha(&[coders[0].clone(), coders[0].clone()], 10),
        1.0,
        9,
    );
    assert_eq!(unitizing_alpha(&[Vec::new(), Vec::new()], 10), None);
    assert_eq!(unitizing_alpha(&coders[..1], 10), None);
}

/// The worked example of Krippendorff 2004, „Content Analysis", page 254: two observers of a continuum of 300 units of
/// length that begins at 150; for the category c the text has 0.0144 observed against 0.0532 expected, alpha 0.7286.
#[test]
fn krippendorffs_example_of_unitizing() {
    let unit = |start: u32, length: u32| Offsets(start - 150, start - 150 + length);
    let c = [
        vec![unit(225, 70), unit(370, 30)],
        vec![unit(220, 80), unit(355, 20), unit(400, 20)],
    ];
    close(unitizing_alpha(&c, 300), 0.7286, 4);
    let k = vec![unit(180, 60), unit(300, 50)];
    close(unitizing_alpha(&[k.clone(), k], 300), 1.0, 9);
}

/// The pairs A to D of Krippendorff 1995, „On the reliability of unitizing continuous data", page 57: 0.553, -0.926,
/// 0.679 and 0.066. That measure is of a continuum without smallest steps, which ours comes close to in a thousand steps
/// for one; C comes out as 0.693.
#[test]
fn krippendorffs_pairs_of_unitizing() {
    /// Lengths of units and, negative, of gaps.
    fn units(lengths: &[i32]) -> Vec<Offsets> {
        let mut at = 0;
        let mut units = Vec::new();
        for length in lengths {
            let end = at + length.unsigned_abs() * 1000;
            if *length > 0 {
                units.push(Offsets(at, end));
            }
            at = end;
        }
        assert_eq!(at, 24_000);
        units
    }
    let pairs = [
        (
            units(&[-2, 8, -4, 6, -4]),
            units(&[-4, 4, -7, 2, -7]),
            0.553,
        ),
        (units(&[18, -6]), units(&[2, 1, 1, 1, 1, 3, 1, -14]), -0.926),
        (
            units(&[-2, 6, -2, 2, -2, 4, -2, 2, -2]),
            units(&[2, -2, 4, -2, 4, -2, 2, -2, 2, -2]),
            0.679,
        ),
        (units(&[2, 8, 4, 6, 4]), units(&[4, 4, 7, 2, 7]), 0.066),
    ];
    for (first, second, expected) in pairs {
        let found = unitizing_alpha(&[first, second], 24_000).expect("a figure");
        assert!(
            (found - expected).abs() <= 0.015,
            "{found}, expected {expected}"
        );
    }
}

#[test]
fn what_is_not_defined_is_none() {
    let same = ratings(&["000", "000"]);
    assert_eq!(kappa(&same.pairs(0, 1)), None);
    assert_eq!(fleiss(&same), None);
    assert_eq!(alpha(&same), None);
    assert_eq!(alpha(&ratings(&["01.", "..1"])), None);
    assert_eq!(kappa(&[]), None);
    assert_eq!(observed(&[]), None);
    assert_eq!(
        interval(
            &same,
            Draws {
                count: 100,
                seed: 1
            },
            alpha
        ),
        None
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing is above 1, full agreement is 1, and the names of labels and the order of coders do not count.
    #[test]
    fn measures_are_what_they_should_be(items in proptest::collection::vec(proptest::collection::vec(proptest::option::weighted(0.9, 0..4_usize), 3), 1..20)) {
        let found = Ratings { items, labels: 4 };
        let turned = Ratings {
            items: found.items.iter().map(|item| item.iter().rev().map(|label| label.map(|label| 3 - label)).collect()).collect(),
            labels: 4,
        };
        let measures: [fn(&Ratings) -> Option<f64>; 3] =
            [alpha, |ratings| fleiss(&of_equal_size(ratings)), |ratings| kappa(&ratings.pairs(0, 2))];
        for measure in measures {
            let (one, other) = (measure(&found), measure(&turned));
            prop_assert_eq!(one.is_some(), other.is_some());
            if let (Some(one), Some(other)) = (one, other) {
                prop_assert!((one - other).abs() < 1e-9 && one <= 1.0 + 1e-9, "{one} {other}");
            }
            let draws = Draws { count: 50, seed: 7 };
            let range = interval(&found, draws, measure);
            prop_assert_eq!(range, interval(&found, draws, measure));
            prop_assert!(range.is_none_or(|range| range.low <= range.high));
        }
        let agreed = Ratings { items: (0..4).map(|label| vec![Some(label); 3]).collect(), labels: 4 };
        for measure in measures {
            close(measure(&agreed), 1.0, 9);
        }
    }
}

const ARTICLE: &str = "De brand brak gisteren uit. Volgens de brandweer is de schuur verwoest. De burgemeester ontkent dat \
    er asbest is vrijgekomen. „De schuur stond leeg”, zegt de eigenaar; de buren zouden rook hebben gezien. Er vielen \
    geen gewonden. De politie vermoedt brandstichting. Het dak stortte in.\n";

/// Two annotators who got all claims; each has corrected some, one with a label that is none.
fn annotated() -> Folder {
    let folder = Folder::new().with("teksten/haven.txt", ARTICLE);
    folder.run("extract teksten -o claims.csv");
    folder.run("handout claims.csv -o ronde --annotators anna,bram --overlap 1");
    for (name, rows) in [
        ("anna", [(0, "alleged"), (3, "asserted")]),
        ("bram", [(3, "asserted"), (4, "denyed")]),
    ] {
        let file = format!("ronde/{name}.csv");
        let mut sheet =
            stelling::sheet::Sheet::read(folder.read(&file).as_bytes()).expect("a table");
        let status = sheet.column("status_new").expect("a column");
        for (row, value) in rows {
            value.clone_into(&mut sheet.rows[row].cells[status]);
        }
        std::fs::write(
            folder.path().join(&file),
            sheet.write(stelling::sheet::Dialect::Standard),
        )
        .expect("written");
    }
    folder.run("collect ronde -o terug.csv");
    folder
}

#[test]
fn agreement_of_annotators_is_told() {
    let folder = annotated();
    let run = folder.run("agreement terug.csv --extractor --worksheet geschil.csv --bootstrap 200");
    assert_eq!(run.code, Some(1), "{run}");
    let json = folder
        .run("agreement terug.csv --bootstrap 0 --format json")
        .stdout;
    let alone = folder.run("agreement claims.csv");
    // Of eight rows each has filled in two, and both only one.
    let answered = folder.run("agreement terug.csv --answered --bootstrap 0 --chart overeen.svg");
    assert_eq!(alone.code, Some(2), "{alone}");
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("agreement", run.to_string());
        insta::assert_snapshot!("agreement_worksheet", folder.read("geschil.csv"));
        insta::assert_snapshot!("agreement_json", json);
        insta::assert_snapshot!("agreement_answered", answered.to_string());
        insta::assert_snapshot!("agreement_chart", folder.read("overeen.svg"));
        insta::assert_snapshot!("agreement_alone", alone.to_string());
    });
}

/// What was decided in the worksheet holds; the rest is what all say, and what is open is told.
#[test]
fn disagreements_are_settled() {
    let folder = annotated();
    folder.run("agreement terug.csv --worksheet geschil.csv --dialect excel-nl");
    let open = folder.run("adjudicate terug.csv -o open.csv");
    assert_eq!(open.code, Some(1), "{open}");
    let bytes = std::fs::read(folder.path().join("geschil.csv")).expect("a worksheet");
    let mut sheet = stelling::sheet::Sheet::read(&bytes).expect("a table");
    let column = |name: &str| sheet.column(name).expect("a column");
    let (status, source) = (column("status_final"), column("source_final"));
    "Asserted".clone_into(&mut sheet.rows[0].cells[status]);
    "alleged".clone_into(&mut sheet.rows[1].cells[status]);
    "de buren".clone_into(&mut sheet.rows[1].cells[source]);
    let folder = folder.with(
        "geschil.csv",
        sheet.write(stelling::sheet::Dialect::ExcelNl),
    );
    let decided = folder.run("adjudicate terug.csv --decisions geschil.csv -o klaar.csv");
    assert!(
        decided
            .stderr
            .contains("8 claims: 6 agreed, 0 single, 2 decided, 0 open"),
        "{decided}"
    );
    let valid = folder.run("validate klaar.csv --source teksten");
    assert_eq!(valid.stdout, "klaar.csv: 8 rows, no findings\n", "{valid}");
    let ours = |table: &str| {
        let rows = folder.read(table);
        let rows = rows
            .lines()
            .map(|row| row.split_once(',').map_or("", |(_, row)| row).to_owned());
        rows.collect::<Vec<_>>()
    };
    assert!(
        ours("klaar.csv")
            .iter()
            .zip(ours("claims.csv"))
            .all(|(new, old)| new.starts_with(&old))
    );
    let finals = folder.run("diff claims.csv klaar.csv --only other");
    let nobody = folder.run("adjudicate terug.csv --decisions claims.csv -o klaar.csv");
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("adjudicate", format!("{open}{decided}{finals}{nobody}"));
    });
}

/// Two data sets of one text are two coders; where one has fewer claims, their places are compared, too.
#[test]
fn agreement_of_data_sets_is_told() {
    let folder = annotated();
    let table = folder.read("claims.csv");
    let rows: Vec<&str> = table.lines().collect();
    let folder = folder.with(
        "ander.csv",
        rows[..5].join("\n").replace("asserted", "alleged") + "\n",
    );
    let run = folder.run("agreement claims.csv ander.csv --bootstrap 200");
    folder.run("extract teksten -o bytes.csv --offsets byte");
    let units = folder.run("agreement claims.csv bytes.csv");
    assert_eq!(units.code, Some(2), "{units}");
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("agreement_of_datasets", run.to_string());
        insta::assert_snapshot!("agreement_of_units", units.to_string());
    });
}
