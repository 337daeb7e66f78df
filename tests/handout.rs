//! What is handed out comes back: by hand, by chance, and through a spreadsheet program.

use std::{fmt::Write, fs, process::Command};

use proptest::{prelude::*, sample::Index};
use stelling::{
    dataset::{ANNOTATION_COLUMNS, Table},
    handout::{Assignment, Handout, Options, Origin, Plan, READING, Returned, batch, collect},
    sheet::{Dialect, Sheet},
    text::OffsetUnit,
};

use crate::support::{Folder, document, rows};

/// With all that spreadsheet programs like to change: file names like dates, headings like formulas, apostrophes, line
/// ends and quotation marks in sentences, signs outside of the first plane.
fn texts() -> Folder {
    Folder::new()
        .with(
            "teksten/3-5.txt",
            "date 2019-04-12\n\n=SOM(1;2)\n\n's Avonds brak er brand uit 🔥. De brandweer zei: \"Het dak\nis weg\"; de \
             buren zouden rook hebben gezien.\n\n+31 6 1234\n\nDe eigenaar ontkent dat er asbest is vrijgekomen.\n",
        )
        .with(
            "teksten/007.txt",
            "date 2019\n\nVolgens Zoë Bakker is de schuur „leeg”. Er vielen geen gewonden.\n",
        )
}

fn handed_out(options: &str) -> Folder {
    let folder = texts();
    folder.run("extract teksten -o claims.csv");
    let run = folder.run(&format!("handout claims.csv -o ronde {options}"));
    assert_eq!(run.code, Some(0), "{run}");
    folder
}

fn sheet(bytes: &[u8]) -> Sheet {
    Sheet::read(bytes).expect("a table")
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, filters => vec![
        (r#""version": "[^"]+""#, r#""version": "VERSION""#),
        (r#""sha256": "[0-9a-f]+""#, r#""sha256": "SHA256""#),
        (r"\b[0-9a-f]{16}\b", "ID"),
    ] }, { insta::assert_snapshot!(name, text) });
}

#[test]
fn a_handout_is_complete_and_the_same_again() {
    let folder = handed_out("--annotators anna,bram --overlap 0.5 --dialect excel-nl");
    let files = ["anna.csv", "bram.csv", "handout.json"];
    let told = files.map(|file| format!("# {file}\n{}\n", folder.read(&format!("ronde/{file}"))));
    snapshot("handout", &told.concat().replace('\r', ""));
    assert!(
        folder
            .read("ronde/instructions.html")
            .contains("<code>status_new</code>")
    );
    let run = folder.run("validate ronde/dataset.csv --source teksten");
    assert_eq!(
        run.stdout, "ronde/dataset.csv: 6 rows, no findings\n",
        "{run}"
    );
    let run = folder.run("handout claims.csv -o ronde --annotators anna");
    assert_eq!(run.code, Some(2), "{run}");
    snapshot("handout_again", &run.to_string());
    let again = handed_out("--annotators anna,bram --overlap 0.5 --dialect excel-nl");
    for file in [
        "anna.csv",
        "bram.csv",
        "dataset.csv",
        "handout.json",
        "instructions.html",
    ] {
        let file = format!("ronde/{file}");
        assert_eq!(folder.read(&file), again.read(&file), "{file}");
    }
}

#[test]
fn what_cannot_be_handed_out_is_refused() {
    let folder = texts();
    folder.run("extract teksten -o claims.csv");
    let mut told = String::new();
    for options in [
        "--annotators anna,Anna",
        "--annotators ../anna",
        "--annotators dataset",
        "--annotators anna --overlap 0.2",
        "--annotators anna,bram --overlap 20",
        "--annotators anna --sample 0",
        "--annotators anna --sample 2 --stratify statuut",
    ] {
        let run = folder.run(&format!("handout claims.csv -o ronde {options}"));
        assert_eq!(run.code, Some(2), "{run}");
        write!(told, "$ {options}\n{}", run.stderr).expect("a string");
        assert!(!folder.path().join("ronde").exists(), "{options}");
    }
    snapshot("handout_refused", &told);
}

/// Everything that can happen on the way, in one file.
#[test]
fn what_happened_on_the_way_is_told_and_nothing_is_lost() {
    let folder = handed_out("--annotators anna,bram");
    let path = folder.path().join("ronde/anna.csv");
    let mut anna = sheet(&fs::read(&path).expect("a file"));
    let place = |name: &str| {
        READING
            .iter()
            .position(|column| *column == name)
            .expect(name)
    };
    let status = place("status");
    // Changed in place, and a label in capitals.
    "denied".clone_into(&mut anna.rows[0].cells[status]);
    let status_new = anna.column("status_new").expect("a column");
    "Alleged".clone_into(&mut anna.rows[1].cells[status_new]);
    // An id that has become a number.
    "1,2E+10".clone_into(&mut anna.rows[2].cells[0]);
    // A row twice: once more the same, once with another comment; a row that is not ours; a row
    // that is lost.
    let mut other = anna.rows[1].clone();
    let comment = anna.column("comment").expect("a column");
    "bij nader inzien".clone_into(&mut other.cells[comment]);
    let mut unknown = anna.rows[0].clone();
    "ffffffffffffffff".clone_into(&mut unknown.cells[0]);
    "Iets anders.".clone_into(&mut unknown.cells[place("claim")]);
    anna.rows.extend([anna.rows[1].clone(), other, unknown]);
    let mut bram = sheet(folder.read("ronde/bram.csv").as_bytes());
    bram.rows.remove(1);
    // A column of one's own, and another form.
    anna.header.push("twijfel".to_owned());
    for row in &mut anna.rows {
        row.cells.push("ja".to_owned());
    }
    fs::remove_file(&path).expect("removed");
    let folder = folder
        .with("ronde/van anna (2).csv", anna.write(Dialect::ExcelNl))
        .with("ronde/bram.csv", bram.write(Dialect::Standard))
        .with("ronde/notities.txt", "bel anna, vrijdag\n")
        .with("ronde/kapot.csv", "");
    let run = folder.run("collect ronde -o terug.csv");
    assert_eq!(run.code, Some(2), "{run}");
    snapshot(
        "collect",
        &format!("{run}--- terug.csv\n{}", folder.read("terug.csv")),
    );
    let metadata = folder.read("terug.csv-metadata.json");
    let added = metadata
        .find("\"name\": \"annotator\"")
        .expect("the column");
    let notes = metadata.find("\"notes\"").expect("the notes");
    snapshot("collect_metadata", &metadata[added..notes]);
}

/// The answers of a second round come back beside those of the first, which the data set has columns for already.
#[test]
fn columns_of_an_annotation_before_give_way() {
    let folder = texts();
    folder.run("extract teksten -o claims.csv");
    let table = folder.read("claims.csv");
    let more = ["prioriteit,verdict,verdict_before".to_owned()].into_iter();
    let more = more.chain((0..).map(|row| format!("hoog {row},oud {row},ouder {row}")));
    let lines = table.lines().zip(more);
    let table: Vec<_> = lines
        .map(|(line, more)| format!("{line},{more}\n"))
        .collect();
    let folder = folder.with("claims.csv", table.concat());
    folder.run("handout claims.csv -o ronde --annotators anna");
    let mut anna = sheet(folder.read("ronde/anna.csv").as_bytes());
    let verdict = anna.column("verdict").expect("a column");
    "nieuw".clone_into(&mut anna.rows[0].cells[verdict]);
    anna.header
        .extend(["prioriteit", "row_state", "spans"].map(str::to_owned));
    for row in &mut anna.rows {
        row.cells
            .extend(["laag", "klaar", "1-2"].map(str::to_owned));
    }
    let folder = folder.with("ronde/anna.csv", anna.write(Dialect::Standard));
    let run = folder.run("collect ronde -o terug.csv");
    assert_eq!(run.code, Some(0), "{run}");
    let back = sheet(folder.read("terug.csv").as_bytes());
    let cells = |name: &str| {
        let cells = back.rows.iter().map(|row| row.cell(back.column(name)?));
        cells
            .map(|cell| cell.expect(name).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(cells("verdict")[0], "nieuw");
    assert_eq!(cells("verdict_before")[1], "ouder 1");
    assert_eq!(cells("verdict_before_before")[1], "oud 1");
    assert_eq!(cells("prioriteit")[1], "hoog 1");
    for (name, value) in [
        ("prioriteit", "laag"),
        ("row_state", "klaar"),
        ("spans", "1-2"),
    ] {
        assert!(
            cells(&format!("{name}_altered"))
                .iter()
                .all(|cell| cell == value),
            "{name}"
        );
    }
    let again = folder.run("handout terug.csv -o twee --annotators anna");
    assert_eq!(again.code, Some(0), "{again}");
}

/// The file as it was handed out may lie beside the one that was filled in; a workbook is no CSV.
#[test]
fn what_lies_in_the_folder_is_told_apart() {
    let folder = handed_out("--annotators anna,bram --dialect excel-nl");
    let mut anna = sheet(folder.read("ronde/anna.csv").as_bytes());
    anna.unguard();
    let (status, comment, name) = (
        anna.column("status_new").expect("a column"),
        anna.column("comment").expect("a column"),
        anna.column("annotator").expect("a column"),
    );
    for row in &mut anna.rows {
        "DENIED".clone_into(&mut row.cells[status]);
        "'80".clone_into(&mut row.cells[comment]);
        "Anna".clone_into(&mut row.cells[name]);
    }
    // As the page writes it, without guards.
    let folder = folder
        .with("ronde/zelf.csv", anna.write(Dialect::Standard))
        .with("ronde/bram.xlsx", "PK\u{3}\u{4}…")
        .with("ronde/map/leeg.txt", "");
    let run = folder.run("collect ronde -o terug.csv");
    assert_eq!(run.code, Some(2), "{run}");
    snapshot("collect_folder", &run.to_string());
    let back = sheet(folder.read("terug.csv").as_bytes());
    let own = back
        .rows
        .iter()
        .filter(|row| row.cells.contains(&"anna".to_owned()));
    assert_eq!(own.clone().count(), anna.rows.len());
    for row in own {
        let cell = |name: &str| row.cell(back.column(name)?);
        assert_eq!(cell("status_new"), Some("denied"));
        assert_eq!(cell("comment"), Some("'80"));
        assert_eq!(cell("row_state"), Some(""));
    }
}

/// Nothing is written over what is read, nor over what is not ours.
#[test]
fn files_of_others_are_left_alone() {
    let folder = handed_out("--annotators anna,bram");
    let data = folder.read("claims.csv");
    let folder = folder
        .with("eigen/dataset.csv", &data)
        .with("ander/anna.csv", "van anna\n");
    let mut told = String::new();
    for command in [
        "handout eigen/dataset.csv -o eigen --annotators anna",
        "handout claims.csv -o ander --annotators anna",
        "collect ronde -o ronde/anna.csv",
        "collect ronde ronde -o terug.csv",
        "agreement claims.csv --extractor --worksheet claims.csv",
        "stats claims.csv --chart claims.csv",
        "view claims.csv --source teksten -o claims.csv",
    ] {
        let run = folder.run(command);
        assert_eq!(run.code, Some(2), "{run}");
        write!(told, "$ {command}\n{}", run.stderr).expect("a string");
    }
    assert_eq!(folder.read("claims.csv"), data);
    assert_eq!(folder.read("eigen/dataset.csv"), data);
    assert_eq!(folder.read("ander/anna.csv"), "van anna\n");
    // What an earlier handout has made goes with it.
    folder.run("handout claims.csv -o ronde --annotators anna --force");
    assert!(!folder.path().join("ronde/bram.csv").exists());
    snapshot("left_alone", &told);
}

/// Folders of one data set come together, with the documents of both; others do not.
#[test]
fn folders_are_brought_together() {
    let folder = Folder::new()
        .with("een/a.txt", "De brand brak uit. Er viel niemand.")
        .with("twee/b.txt", "Het zwembad sluit. 🔥 De raad betreurt dat.");
    folder.run("extract een -o een.csv");
    folder.run("extract twee -o twee.csv");
    folder.run("extract twee -o drie.csv --offsets utf16");
    for name in ["een", "twee", "drie"] {
        folder.run(&format!("handout {name}.csv -o r-{name} --annotators anna"));
    }
    folder.run("handout twee.csv -o r-weer --annotators anna,bram --overlap 1");
    let run = folder.run("collect r-een r-twee -o samen.csv");
    assert_eq!(run.code, Some(0), "{run}");
    let run = folder.run("validate samen.csv --source een --source twee");
    assert_eq!(run.stdout, "samen.csv: 4 rows, no findings\n", "{run}");
    let units = folder.run("collect r-een r-drie -o samen.csv");
    assert_eq!(units.code, Some(2), "{units}");
    let twice = folder.run("collect r-twee r-weer -o samen.csv");
    assert_eq!(twice.code, Some(1), "{twice}");
    snapshot("collect_folders", &format!("{units}{twice}"));
}

/// Where the program is not installed the test is left out, unless all tests are asked for.
fn has_office() -> bool {
    let found = Command::new("soffice").arg("--version").output().is_ok();
    let asked = std::env::var_os("STELLING_ALL_TESTS").is_some();
    assert!(found || !asked, "soffice is not installed");
    found
}

/// Has the program read a file and write it in another format.
fn convert(folder: &Folder, file: &str, reading: Option<&str>, writing: &str) {
    let home = folder.path().join("profiel");
    let mut office = Command::new("soffice");
    office
        .arg(format!("-env:UserInstallation=file://{}", home.display()))
        .args(["--headless", "--convert-to", writing])
        .args(["--outdir", "ronde"])
        .args(reading.map(|filter| format!("--infilter={filter}")))
        .arg(file)
        .current_dir(folder.path());
    let output = office.output().expect("soffice");
    assert!(output.status.success(), "{output:?}");
}

/// What it is told of a file: its delimiter, and that all cells are texts or that it may guess.
fn filter(dialect: &str, texts: bool) -> String {
    let delimiter = if dialect == "standard" { ',' } else { ';' };
    let kinds: Vec<_> = (1..=18).map(|column| format!("{column}/2")).collect();
    let kinds = if texts {
        kinds.join("/")
    } else {
        String::new()
    };
    format!(
        "Text - txt - csv (StarCalc):{},34,76,1,{kinds}",
        u32::from(delimiter)
    )
}

/// The book with a status and a comment for the first claim, behind the name of the annotator.
fn annotated(book: &str, comment: &str) -> String {
    let name = book.find("<text:p>anna</text:p>").expect("a name");
    let end = "</table:table-cell>";
    let at = name + book[name..].find(end).expect("a cell") + end.len();
    let string = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p>{end}")
    };
    let between = "<table:table-cell table:number-columns-repeated=\"4\"/>";
    format!(
        "{}{}{between}{}{}",
        &book[..at],
        string("denied"),
        string(comment),
        &book[at..]
    )
}

/// Extracted, handed out, opened, edited and saved in a spreadsheet program, collected, checked.
#[test]
fn a_spreadsheet_program_changes_what_was_edited_and_nothing_else() {
    if !has_office() {
        return;
    }
    for (dialect, texts) in [("standard", true), ("standard", false), ("excel-nl", false)] {
        let folder = handed_out(&format!("--annotators anna --dialect {dialect}"));
        folder.run("collect ronde -o ongewijzigd.csv");
        let mut expected = sheet(folder.read("ongewijzigd.csv").as_bytes());
        convert(
            &folder,
            "ronde/anna.csv",
            Some(&filter(dialect, texts)),
            "fods",
        );
        let edited = annotated(
            &folder.read("ronde/anna.fods"),
            "=geen &quot;claim&quot;; 3-5, zo&apos;n 🔥",
        );
        let folder = folder.with("ronde/anna.fods", edited);
        let saved = format!("csv:{},,0,false,true,false", filter(dialect, false));
        convert(&folder, "ronde/anna.fods", None, &saved);
        let run = folder.run("collect ronde -o terug.csv");
        for (column, value) in [
            ("status_new", "denied"),
            ("comment", "=geen \"claim\"; 3-5, zo'n 🔥"),
        ] {
            let column = expected.column(column).expect("a column");
            value.clone_into(&mut expected.rows[0].cells[column]);
        }
        let mut found = sheet(folder.read("terug.csv").as_bytes());
        if dialect == "standard" && !texts {
            // It computes, but that is told, and what was given is as it was.
            snapshot("collect_computed", &run.stdout);
            assert_eq!(run.code, Some(1), "{run}");
            let given = expected.column("row_state").expect("a column");
            for sheet in [&mut expected, &mut found] {
                sheet.header.truncate(given);
                sheet
                    .rows
                    .iter_mut()
                    .for_each(|row| row.cells.truncate(given));
            }
        } else {
            assert_eq!(
                run.stdout, "ronde/anna.csv: 6 rows, no findings\n",
                "{dialect}\n{run}"
            );
            assert_eq!(run.code, Some(0));
        }
        assert!(found == expected, "{dialect}\n{}", folder.read("terug.csv"));
        let run = folder.run("validate terug.csv --source teksten");
        assert_eq!(run.stdout, "terug.csv: 6 rows, no findings\n", "{run}");
    }
}

/// Any text that a person may type, and what programs take for something else.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[ -~àëé🔥„”'’=+@;,\"\n]{0,12}",
        "[0-9]{1,3}-[0-9]{1,3}",
        "'?[=+@-][a-z]{0,3}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Everybody has as much to do as the others, the shared part is as large as asked for, and the draw is fair.
    #[test]
    fn loads_are_even(
        strata in proptest::collection::vec("[ab]|c{0,2}", 1..60),
        count in 1..6_usize,
        overlap in 0..=10_u8,
        sample in proptest::option::of(1..70_usize),
        seed in any::<u64>(),
    ) {
        let overlap = if count == 1 { 0.0 } else { f64::from(overlap) / 10.0 };
        let annotators = (0..count).map(|at| format!("annotator {at}")).collect();
        let options = Options { annotators, overlap, sample, seed };
        let strata: Vec<&str> = strata.iter().map(String::as_str).collect();
        let plan = Plan::new(&strata, &options).expect("a plan");
        prop_assert_eq!(&plan, &Plan::new(&strata, &options).expect("a plan"));
        let loads = plan.batches.iter().map(Vec::len);
        prop_assert!(loads.clone().max().unwrap() - loads.min().unwrap() <= 1);
        let mut given = plan.batches.concat();
        given.sort_unstable();
        let handed_out = given.len();
        given.dedup();
        prop_assert_eq!(given.len(), sample.unwrap_or(strata.len()).min(strata.len()));
        prop_assert_eq!(handed_out - given.len(), plan.shared.len());
        prop_assert!((plan.shared.len() as f64 - overlap * given.len() as f64).abs() <= 0.5);
        let mut names = strata.clone();
        names.sort_unstable();
        names.dedup();
        for name in &names {
            let size = strata.iter().filter(|stratum| stratum == &name).count() as f64;
            let drawn = given.iter().filter(|&&row| strata[row] == *name).count() as f64;
            let part = size * given.len() as f64 / strata.len() as f64;
            // One at least may be had at the cost of others.
            prop_assert!((drawn - part).abs() < names.len() as f64 + 1.0, "{name}: {drawn} of {part}");
            prop_assert!(drawn >= 1.0 || given.len() < names.len());
        }
    }

    /// Whatever is written into the annotation, in whatever order and dialect, is what comes back, and nothing else.
    #[test]
    fn edits_come_back_and_nothing_else(
        edits in proptest::collection::vec((any::<Index>(), 1..7_usize, cell()), 0..12),
        wordings in proptest::collection::vec(cell(), 4),
        order in any::<u64>(),
        excel in any::<bool>(),
    ) {
        let text = "De brand brak uit. Er is asbest vrijgekomen. De schuur was leeg. Er viel niemand.";
        let mut records = rows(&[document(text)], OffsetUnit::Codepoint);
        for (record, wording) in records.iter_mut().zip(wordings) {
            record.claim = wording.clone();
            record.section = wording;
        }
        let given = Table::of(records, OffsetUnit::Codepoint);
        let dialect = if excel { Dialect::ExcelNl } else { Dialect::Standard };
        let handout = Handout {
            version: String::new(),
            dataset: Origin { path: String::new(), sha256: String::new(), rows: given.records.len() },
            seed: 1,
            overlap: 0.0,
            sample: None,
            stratify: None,
            dialect: dialect.as_str().to_owned(),
            annotators: vec![Assignment {
                annotator: "anna".to_owned(),
                file: "anna.csv".to_owned(),
                claims: given.records.iter().map(|record| record.claim_id.clone()).collect(),
            }],
        };
        let mut sheet = batch("anna", &given.records);
        let mut expected = given.to_sheet();
        let names = ANNOTATION_COLUMNS.iter().map(|column| column.name.to_owned());
        expected.header.extend(names.chain(["row_state".to_owned()]));
        for row in &mut expected.rows {
            row.cells.resize(expected.header.len(), String::new());
        }
        for row in 0..expected.rows.len() {
            let annotator = expected.column("annotator").expect("a column");
            "anna".clone_into(&mut expected.rows[row].cells[annotator]);
        }
        for (row, column, value) in edits {
            let row = row.index(sheet.rows.len());
            let name = ANNOTATION_COLUMNS[column].name;
            // a label of nothing but white space is none
            let value = if value.trim().is_empty() { String::new() } else { value };
            let (from, to) = (sheet.column(name).expect(name), expected.column(name).expect(name));
            sheet.rows[row].cells[from].clone_from(&value);
            expected.rows[row].cells[to] = value;
        }
        let turn = usize::try_from(order % 4).unwrap();
        sheet.rows.rotate_left(turn);
        let mut back = Sheet::read(&sheet.write(dialect)).expect("a table");
        if excel {
            back.unguard();
        }
        let collected = collect(&handout, &given, &[Returned { file: "terug.csv", sheet: &back }]);
        prop_assert_eq!(&collected.sheet.header, &expected.header);
        for (row, wanted) in collected.sheet.rows.iter().zip(&expected.rows) {
            prop_assert_eq!(&row.cells, &wanted.cells);
        }
        let labels = |kind: &str| collected.findings.iter().flat_map(|(_, all)| all).filter(|found| found.check == kind).count();
        prop_assert_eq!(labels("altered") + labels("missing") + labels("unknown") + labels("duplicate"), 0);
    }
}
