//! What can happen to a data set is found, and told so that one can mend it.

use std::fmt::Write;

use stelling::sheet::{Dialect, Sheet};

use crate::support::Folder;

/// With a sign outside of the first plane, a line end in a sentence, and a sentence that comes twice.
const ARTICLE: &str = "date 2019-04-12\n\nBrand in de haven 🔥\n\nDe brand brak gisteren uit. Volgens de brandweer is één \
    schuur verwoest. De burgemeester ontkent dat er\nasbest is vrijgekomen. „De schuur stond leeg”, zegt eigenaar Zoë \
    Bakker; de buren zouden rook hebben gezien.\n\nEr vielen geen gewonden. Er vielen geen gewonden.\n";

/// A data set with its metadata and its source, before and after something has happened to it.
struct Case {
    table: Vec<u8>,
    metadata: Option<String>,
    source: Option<Vec<u8>>,
}

impl Case {
    fn new() -> Self {
        let folder = Folder::new().with("teksten/haven.txt", ARTICLE);
        let run = folder.run("extract teksten -o claims.csv");
        assert_eq!(run.code, Some(0), "{run}");
        Self {
            table: folder.read("claims.csv").into_bytes(),
            metadata: Some(folder.read("claims.csv-metadata.json")),
            source: Some(ARTICLE.into()),
        }
    }

    fn text(&self) -> String {
        String::from_utf8(self.table.clone()).expect("UTF-8")
    }

    fn sheet(&self) -> Sheet {
        Sheet::read(&self.table).expect("a table")
    }

    /// The table after something was done to its text.
    fn edit(&mut self, edit: impl FnOnce(String) -> String) {
        self.table = edit(self.text()).into_bytes();
    }

    /// The table after something was done to its cells.
    fn rows(&mut self, edit: impl FnOnce(&mut Sheet)) {
        let mut sheet = self.sheet();
        edit(&mut sheet);
        self.table = sheet.write(Dialect::Standard);
    }

    /// The table after something was done to a cell; rows count from 0.
    fn cell(&mut self, row: usize, column: &str, edit: impl FnOnce(&str) -> String) {
        self.rows(|sheet| {
            let column = sheet.column(column).expect("a column");
            let cell = &mut sheet.rows[row].cells[column];
            *cell = edit(cell);
        });
    }

    fn set(&mut self, row: usize, column: &str, value: &str) {
        self.cell(row, column, |_| value.to_owned());
    }

    fn described(&mut self, edit: impl FnOnce(String) -> String) {
        self.metadata = self.metadata.take().map(edit);
    }

    fn source(&mut self, edit: impl FnOnce(&str) -> String) {
        self.source = Some(edit(ARTICLE).into_bytes());
    }

    fn folder(&self) -> Folder {
        let mut folder = Folder::new()
            .with("claims.csv", &self.table)
            .with("teksten/ander.txt", "Niets.");
        if let Some(metadata) = &self.metadata {
            folder = folder.with("claims.csv-metadata.json", metadata);
        }
        if let Some(source) = &self.source {
            folder = folder.with("teksten/haven.txt", source);
        }
        folder
    }
}

/// All bytes as characters of their own, as if it were Windows-1252.
fn misread(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

type Damage = (&'static str, fn(&mut Case));

/// What programs and people do to tables, texts and metadata.
#[allow(
    clippy::semicolon_if_nothing_returned,
    reason = "each is read as an expression"
)]
const DAMAGES: &[Damage] = &[
    // The file.
    ("empty file", |c| c.table.clear()),
    ("only a line end", |c| c.table = b"\n".to_vec()),
    ("cut off within a row", |c| {
        c.table.truncate(c.table.len() * 2 / 3)
    }),
    ("cut off after a row", |c| {
        c.table.truncate(c.table.len() - 1)
    }),
    ("a workbook", |c| {
        c.table = b"PK\x03\x04\x14\0xl/workbook.xml".to_vec()
    }),
    ("a web page", |c| {
        c.table = b"<!DOCTYPE html><p>Niet gevonden".to_vec()
    }),
    ("zeros only", |c| c.table = vec![0; 600]),
    ("another table", |c| {
        c.table = b"naam,leeftijd\nZo\xC3\xAB,41\n".to_vec()
    }),
    ("empty lines", |c| {
        c.edit(|text| text.replacen('\n', "\n\n\n", 1))
    }),
    ("rows twice", |c| {
        c.edit(|text| text.clone() + text.split_once('\n').expect("rows").1)
    }),
    ("two tables below each other", |c| {
        c.edit(|text| text.repeat(2))
    }),
    // Its form.
    ("byte-order mark", |c| {
        c.edit(|text| format!("\u{feff}{text}"))
    }),
    ("semicolons", |c| {
        c.table = Dialect::ExcelNl.write(
            &c.sheet().header,
            c.sheet()
                .rows
                .iter()
                .map(|row| row.cells.iter().map(String::as_str)),
        );
    }),
    ("tabs", |c| {
        let sheet = c.sheet();
        let line = |cells: &[String]| cells.join("\t").replace('\n', " ").replace('"', "") + "\n";
        c.table = (line(&sheet.header)
            + &sheet
                .rows
                .iter()
                .map(|row| line(&row.cells))
                .collect::<String>())
            .into();
    }),
    ("a line sep=,", |c| c.edit(|text| format!("sep=,\n{text}"))),
    ("CR LF", |c| c.edit(|text| text.replace('\n', "\r\n"))),
    ("CR alone", |c| c.edit(|text| text.replace('\n', "\r"))),
    ("UTF-16", |c| {
        let units = c.text();
        let units = std::iter::once(0xFEFF).chain(units.encode_utf16());
        c.table = units.flat_map(u16::to_le_bytes).collect();
    }),
    ("Windows-1252", |c| {
        c.table = c
            .text()
            .replace(['„', '”', '🔥'], "")
            .chars()
            .map(|c| c as u8)
            .collect();
    }),
    ("UTF-8 misread and written again", |c| {
        c.edit(|text| misread(&text))
    }),
    ("bytes that are no UTF-8", |c| {
        let at = c.table.len() / 2;
        c.table[at] = 0xFF;
    }),
    ("a quote that never closes", |c| {
        c.edit(|text| text.replacen("vrijgekomen\",Er", "vrijgekomen,Er", 1))
    }),
    ("a stray quote", |c| {
        c.edit(|text| text.replacen("asserted", "\"asserted", 1))
    }),
    ("a row too short", |c| {
        c.edit(|text| text.replacen(",positive", "", 1))
    }),
    ("a row too long", |c| {
        c.edit(|text| text.replacen(",positive", ",positive,,x", 1))
    }),
    ("an empty row", |c| {
        c.edit(|text| text.replacen('\n', &format!("\n{}\n", ",".repeat(30)), 1))
    }),
    ("a control character", |c| {
        c.set(0, "claim", "De brand\u{8} brak uit.")
    }),
    ("a NUL", |c| c.set(0, "claim", "De brand\0 brak uit.")),
    // Its columns.
    ("a column is missing", |c| {
        c.edit(|text| text.replacen("polarity", "", 1))
    }),
    ("a column has another name", |c| {
        c.edit(|text| text.replacen("cue_spans", "Cue spans", 1))
    }),
    ("columns in another order", |c| {
        c.edit(|text| {
            text.replacen("status,polarity", "polarity,status", 1)
                .replace("asserted,positive", "positive,asserted")
                .replace("asserted,negative", "negative,asserted")
                .replace("alleged,positive", "positive,alleged")
                .replace("denied,positive", "positive,denied")
        });
    }),
    ("a column twice", |c| {
        c.edit(|text| text.replacen("polarity", "status", 1))
    }),
    ("a column without a name", |c| {
        c.edit(|text| text.replacen("tense", "", 1))
    }),
    ("no header", |c| {
        c.edit(|text| text.split_once('\n').expect("rows").1.to_owned())
    }),
    ("a column among ours", |c| {
        c.rows(|sheet| {
            sheet.header.insert(0, "nr".to_owned());
            for row in &mut sheet.rows {
                row.cells.insert(0, row.number.to_string());
            }
        });
    }),
    // Its cells.
    ("a label in capitals", |c| c.set(0, "status", "Asserted")),
    ("a label in Dutch", |c| c.set(1, "status", "beweerd")),
    ("a label with white space", |c| {
        c.set(1, "status", "alleged ")
    }),
    ("an empty label", |c| c.set(1, "polarity", "")),
    ("a span made a date", |c| c.set(0, "cue_spans", "7-mei")),
    ("a span made a full date", |c| {
        c.set(0, "source_spans", "07/05/2019")
    }),
    ("a span made a number of days", |c| {
        c.set(0, "spans", "43592")
    }),
    ("a span that is half there", |c| c.set(0, "spans", "38-")),
    ("spans with other separators", |c| {
        c.set(4, "predicate_spans", "224-230, 236-242, 243-249")
    }),
    ("a number with separators", |c| c.set(0, "start", "1.038")),
    ("a number with decimals", |c| c.set(0, "start", "38,0")),
    ("a negative number", |c| c.set(0, "start", "-38")),
    ("a number beyond all texts", |c| {
        c.set(0, "end", "99999999999")
    }),
    ("an id made a number", |c| {
        c.set(0, "claim_id", "3,58169E+15")
    }),
    ("an id without its zeros", |c| {
        c.cell(0, "claim_id", |id| id[1..].to_owned())
    }),
    ("a formula that failed", |c| c.set(0, "doc_date", "#NAAM?")),
    ("a formula for a number", |c| {
        c.set(0, "head_start", "=SOM(A1:A3)")
    }),
    ("a formula for a label", |c| c.set(0, "status", "=1+1")),
    ("rows that could not be carried over", |c| {
        c.rows(|sheet| {
            sheet.header.push("anchor".to_owned());
            let anchors = ["exact", "lost", "verplaatst"].into_iter();
            let anchors = anchors.chain(std::iter::repeat("moved"));
            for (row, anchor) in sheet.rows.iter_mut().zip(anchors) {
                row.cells.push(anchor.to_owned());
            }
        })
    }),
    ("a guarded cell", |c| c.set(0, "spans", "'38-64")),
    ("a cell cut off", |c| {
        c.cell(3, "sentence_text", |text| text.chars().take(40).collect())
    }),
    ("automatic correction", |c| {
        c.cell(3, "sentence_text", |text| text.replace(['„', '”'], "\""))
    }),
    ("line ends changed in a cell", |c| {
        c.cell(2, "quote", |text| text.replace('\n', "\r\n"))
    }),
    ("white space lost in a cell", |c| {
        c.cell(2, "quote", |text| text.replace('\n', " "))
    }),
    ("letters made of other code points", |c| {
        c.cell(1, "quote", |text| text.replace('é', "e\u{301}"))
    }),
    ("a date that is none", |c| c.set(0, "doc_date", "12-4-2019")),
    ("a time that is none", |c| {
        c.set(0, "time_value", "gisteren")
    }),
    ("a time without a value", |c| c.set(0, "time_value", "")),
    ("more confidence than there is", |c| {
        c.set(0, "confidence", "101")
    }),
    ("a rule that is none", |c| c.set(0, "rules", "hoofdzin")),
    ("an empty wording", |c| c.set(0, "claim", " ")),
    ("an empty quote", |c| c.set(0, "quote", "")),
    ("a cue without its place", |c| c.set(1, "cue_spans", "")),
    ("a sentence number 0", |c| c.set(0, "sentence", "0")),
    // What belongs together.
    ("a row twice", |c| {
        c.rows(|sheet| sheet.rows.insert(1, sheet.rows[0].clone()))
    }),
    ("rows sorted by another column", |c| {
        c.rows(|sheet| sheet.rows.reverse())
    }),
    ("a cell sorted alone", |c| {
        c.set(0, "claim_id", "cb338405ae9bbb8a")
    }),
    ("an id of one's own", |c| c.set(0, "claim_id", "claim-1")),
    ("another document's id", |c| c.set(0, "doc_id", "haven2")),
    ("a sentence edited", |c| {
        c.cell(0, "sentence_text", |text| text.replace("brand", "vlam"))
    }),
    ("a quote edited", |c| c.set(0, "quote", "De brand brak uit")),
    ("a head edited", |c| c.set(0, "head", "uit")),
    ("offsets moved", |c| c.set(0, "spans", "40-66")),
    ("a span beyond the text", |c| c.set(6, "spans", "277-3000")),
    ("a span that ends before it starts", |c| {
        c.set(0, "head_end", "40")
    }),
    ("spans out of order", |c| {
        c.set(0, "predicate_spans", "61-64;47-51")
    }),
    ("start and end of another claim", |c| c.set(3, "end", "249")),
    // The source and the metadata.
    ("no source", |c| c.source = None),
    ("a source with another text", |c| {
        c.source(|text| text.replace("gisteren", "vandaag"))
    }),
    ("a source with CR LF", |c| {
        c.source(|text| text.replace('\n', "\r\n"))
    }),
    ("a source without its date", |c| {
        c.source(|text| text.replacen("date 2019-04-12\n\n", "", 1))
    }),
    ("a source that is not UTF-8", |c| {
        c.source = Some(b"De brand\xE9".to_vec())
    }),
    ("no metadata", |c| c.metadata = None),
    ("metadata cut off", |c| {
        c.described(|json| json[..json.len() / 2].to_owned())
    }),
    ("metadata of another table", |c| {
        c.described(|json| json.replacen("claims.csv", "oud.csv", 1))
    }),
    ("metadata with another unit", |c| {
        c.described(|json| json.replace("\"codepoint\"", "\"utf16\""))
    }),
    ("metadata with an unknown unit", |c| {
        c.described(|json| json.replace("\"codepoint\"", "\"inch\""))
    }),
    ("metadata without a column", |c| {
        c.described(|json| json.replace("\"predicate\"", "\"gezegde\""))
    }),
    ("metadata without the document", |c| {
        c.described(|json| json.replace("\"haven\"", "\"dorp\""))
    }),
    ("offsets in bytes", |c| {
        let folder = Folder::new().with("teksten/haven.txt", ARTICLE);
        folder.run("extract teksten -o claims.csv --offsets byte");
        c.table = folder.read("claims.csv").into_bytes();
    }),
    // Annotations.
    ("a label of an annotator that is none", |c| {
        c.edit(|text| {
            text.replacen('\n', ",status_new\n", 1)
                .replacen("04-11\n", "04-11,denyed\n", 1)
                .replace(",,,,\n", ",,,,,\n")
        });
    }),
];

#[test]
fn every_damage_is_found_or_refused() {
    let mut told = String::new();
    let mut missed = Vec::new();
    for (name, damage) in DAMAGES {
        let mut case = Case::new();
        damage(&mut case);
        let run = case
            .folder()
            .run("validate claims.csv --source teksten --format short");
        if !matches!(run.code, Some(1 | 2)) {
            missed.push(name);
        }
        assert!(!run.stderr.contains("panicked"), "{name}\n{run}");
        writeln!(told, "# {name}\n{}{}", run.stdout, run.stderr).expect("a string");
    }
    assert!(missed.is_empty(), "{missed:?}");
    assert!(DAMAGES.len() >= 60);
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("damages", told) });
}

#[test]
fn a_sound_data_set_has_no_findings() {
    for options in [
        "",
        "--offsets byte",
        "--offsets utf16",
        "--wording verbatim",
    ] {
        let folder = Folder::new().with("teksten/haven.txt", ARTICLE);
        for file in ["claims.csv", "claims.jsonl"] {
            folder.run(&format!("extract teksten -o {file} {options}"));
            let run = folder.run(&format!("validate {file} --source teksten"));
            assert_eq!(
                run.stdout,
                format!("{file}: 7 rows, no findings\n"),
                "{run}"
            );
            assert_eq!(run.code, Some(0));
        }
    }
}

#[test]
fn findings_are_told_in_three_ways() {
    let mut case = Case::new();
    case.set(1, "status", "Alleged");
    case.set(3, "spans", "168-188");
    for format in ["text", "short", "json"] {
        let run = case.folder().run(&format!(
            "validate claims.csv --source teksten --format {format}"
        ));
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("findings_{format}"), run.to_string());
        });
    }
}
