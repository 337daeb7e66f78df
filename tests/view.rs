//! The page shows every claim where it stands, and what is filled in comes out as `stelling collect` reads it.

use std::{fs, thread::sleep, time::Duration};

use proptest::prelude::*;
use serde_json::Value;
use stelling::{
    dataset::{Offsets, Table},
    sheet::{Dialect, Sheet},
    text::OffsetUnit,
    view::{Options, page},
};

use crate::{
    browser::Browser,
    support::{Folder, document, rows},
};

/// With signs outside of the first plane and combining marks, CR LF, and what looks like the end of a script.
const ARTICLE: &str = "date 2019-04-12\r\n\r\nBrand 🔥 in de haven\r\n\r\nDe brand brak gisteren uit. Volgens Zoe\u{308} \
    Bakker 👩🏽\u{200d}🚒 is de schuur verwoest. De burgemeester ontkent dat er\r\nasbest is vrijgekomen. „De schuur </script> \
    stond leeg”, zegt de eigenaar; de buren, die rook zagen, zouden zijn gevlucht.\r\n\r\nEr vielen geen gewonden.\r\n";

fn viewed() -> Folder {
    let folder = Folder::new().with("teksten/haven.txt", ARTICLE);
    folder.run("extract teksten -o claims.csv");
    let run = folder.run("view claims.csv --source teksten -o pagina.html --title Haven&<dam>");
    assert_eq!(run.code, Some(0), "{run}");
    folder
}

/// The data of a page.
fn data(html: &str) -> Value {
    let (_, rest) = html.split_once("id=\"data\">").expect("data");
    let (json, _) = rest.split_once("</script>").expect("an end");
    serde_json::from_str(json).expect("JSON")
}

/// The text between two offsets in UTF-16 code units.
fn slice(text: &str, span: &Value) -> String {
    let Offsets(start, end) = serde_json::from_value(span.clone()).expect("offsets");
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).expect("whole characters")
}

#[test]
fn the_page_has_every_claim_at_its_place() {
    let folder = viewed();
    let html = folder.read("pagina.html");
    assert_eq!(html.matches("</script>").count(), 2);
    assert!(html.contains("<h1>Haven&amp;&lt;dam&gt;</h1>"));
    for address in ["http:", "https:", "@import", "url("] {
        assert!(!html.contains(address), "{address}");
    }
    let data = data(&html);
    let text = data["documents"][0]["text"].as_str().expect("a text");
    assert_eq!(text, ARTICLE);
    let claims = data["claims"].as_array().expect("claims");
    assert_eq!(claims.len(), 7);
    for claim in claims {
        let quote: Vec<_> = claim["spans"]
            .as_array()
            .expect("spans")
            .iter()
            .map(|span| slice(text, span))
            .collect();
        assert_eq!(
            quote.join(" … "),
            claim["cells"]["quote"].as_str().expect("a quote")
        );
    }
    for options in ["--offsets byte", "--offsets utf16"] {
        folder.run(&format!("extract teksten -o ander.csv {options}"));
        folder.run("view ander.csv --source teksten -o ander.html");
        let other = self::data(&folder.read("ander.html"));
        for (claim, other) in claims
            .iter()
            .zip(other["claims"].as_array().expect("claims"))
        {
            assert_eq!(claim["spans"], other["spans"], "{options}");
        }
    }
}

#[test]
fn rows_that_are_not_in_their_source_are_told() {
    let folder = viewed();
    let table = folder.read("claims.csv");
    let folder = folder
        .with(
            "claims.csv",
            table.replacen("Er vielen geen gewonden", "Er vielen gewonden", 1),
        )
        .with("leeg/ander.txt", "Niets.");
    let mut run = folder.run("view claims.csv --source teksten -o pagina.html");
    assert_eq!(run.code, Some(1), "{run}");
    assert_eq!(
        data(&folder.read("pagina.html"))["problems"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    let other = folder.run("view claims.csv --source leeg -o ander.html");
    assert_eq!(other.code, Some(2), "{other}");
    run.stderr += &other.stderr;
    insta::with_settings!({ omit_expression => true, filters => vec![(r"\b[0-9a-f]{16}\b", "ID")] }, {
        insta::assert_snapshot!("view_problems", run.to_string());
    });
}

/// What annotators have sent back is there again, each one's own.
#[test]
fn a_collected_table_goes_on_where_it_was() {
    let folder = viewed();
    folder.run("handout claims.csv -o ronde --annotators anna,bram --overlap 0.5");
    for (name, label) in [("anna", "denied"), ("bram", "alleged")] {
        let file = format!("ronde/{name}.csv");
        let mut sheet = Sheet::read(folder.read(&file).as_bytes()).expect("a table");
        let status = sheet.column("status_new").expect("a column");
        for row in &mut sheet.rows {
            label.clone_into(&mut row.cells[status]);
        }
        let path = folder.path().join(file);
        fs::write(path, sheet.write(Dialect::Standard)).expect("written");
    }
    folder.run("collect ronde -o terug.csv");
    let answers = |name: &str| {
        folder.run(&format!(
            "view terug.csv --source teksten -o {name}.html --annotator {name}"
        ));
        let data = data(&folder.read(&format!("{name}.html")));
        let claims = data["claims"].as_array().expect("claims").clone();
        let answers = claims
            .into_iter()
            .map(|claim| claim["answer"]["status_new"].clone());
        (data["key"].clone(), answers.collect::<Vec<_>>())
    };
    let ((of_anna, anna), (of_bram, bram)) = (answers("anna"), answers("bram"));
    assert_ne!(of_anna, of_bram);
    for (answers, label) in [(&anna, "denied"), (&bram, "alleged")] {
        // Seven claims, of which four are shared; one or two are the other's.
        assert_eq!(answers.len(), 7);
        let own = answers.iter().filter(|answer| !answer.is_null());
        assert!((5..=6).contains(&own.clone().count()), "{answers:?}");
        assert!(own.clone().all(|answer| answer == label), "{answers:?}");
    }
    let nobody = folder.run("view terug.csv --source teksten -o a.html --annotator anan");
    assert!(nobody.stderr.contains("there are anna, bram"), "{nobody}");
}

/// Of a handout the page has the claims of one annotator, and what comes out is what was asked for.
#[test]
fn a_handout_is_shown_to_each_annotator() {
    let folder = viewed();
    folder.run("handout claims.csv -o ronde --annotators anna,bram");
    let whose = folder.run("view ronde --source teksten -o anna.html");
    assert!(whose.stderr.contains("there are anna, bram"), "{whose}");
    folder.run("view ronde --source teksten -o anna.html --annotator anna");
    let shown = data(&folder.read("anna.html"));
    let shown = shown["claims"].as_array().expect("claims");
    let given = Sheet::read(folder.read("ronde/anna.csv").as_bytes()).expect("a table");
    assert_eq!(shown.len(), given.rows.len());
    for (shown, given) in shown.iter().zip(&given.rows) {
        assert_eq!(shown["id"], given.cells[0].as_str());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in a text, the page has it unchanged, and nothing of it is read as HTML.
    #[test]
    fn any_text_is_shown_as_it_is(words in proptest::collection::vec("[ -~é🔥\u{301}\r\n\u{2028}<>&{}\"]{1,9}|</script>|<!--|\\{\\{data\\}\\}", 1..20)) {
        let document = document(&format!("De brand brak uit. {} Er vielen geen gewonden.\n", words.join(" ")));
        let table = Table::of(rows(std::slice::from_ref(&document), OffsetUnit::Codepoint), OffsetUnit::Codepoint);
        let documents = [(document.id.clone(), document.clone())].into();
        let page = page(&table, &documents, &Options { title: words.concat(), ..Options::default() });
        prop_assert!(page.problems.is_empty());
        prop_assert_eq!(page.html.matches("</script>").count(), 2);
        prop_assert_eq!(page.html.matches("<!--").count(), 0);
        let data = data(&page.html);
        prop_assert_eq!(data["documents"][0]["text"].as_str().unwrap_or(&document.text), &document.text);
        prop_assert_eq!(data["claims"].as_array().unwrap().len(), table.records.len());
    }
}

#[test]
fn an_annotator_works_in_a_browser() {
    let folder = viewed();
    let page = folder.path().join("pagina.html");
    let Some(browser) = Browser::start(folder.path(), [1280, 900]) else {
        return;
    };
    browser.open(&page);
    // Every claim is marked, in as many pieces as it takes, and all the text is there.
    assert_eq!(
        browser.text("return document.querySelector('.text').textContent"),
        ARTICLE
    );
    let marked = "return data.claims.every((claim, index) => pieces[index].claim.map((piece) => piece.textContent).join('') \
                  === claim.spans.map(([start, end]) => data.documents[0].text.slice(start, end)).join(''))";
    assert_eq!(browser.run(marked), Value::Bool(true));
    let heading = "return document.querySelector('#panel h2').textContent";
    assert_eq!(browser.text(heading), "De brand brak gisteren uit.");
    // By keys: agree with the first, go back and forth, correct the second and comment on it.
    browser.press("ajk");
    assert_eq!(browser.run("return current"), Value::from(1));
    browser.press("3pc");
    browser.paste("[name=comment]", "\"nee\", zei zij;\nzo'n 🔥");
    browser.press("\u{e00c}");
    browser.press("s");
    browser.write("[name=source_new]", "-");
    browser.press("\u{e00c}");
    // Only what is denied, then all that has no answer, then everything again.
    browser.click("#statuses label:nth-of-type(1)");
    browser.click("#statuses label:nth-of-type(2)");
    assert_eq!(browser.text(heading), "Er is asbest vrijgekomen.");
    assert_eq!(browser.run("return matching.length"), Value::from(1));
    browser.click("#statuses label:nth-of-type(1)");
    browser.click("#statuses label:nth-of-type(2)");
    browser.click("#open");
    assert_eq!(browser.run("return matching.length"), Value::from(5));
    browser.click("#open");
    // A click on a claim; the name is asked for before anything is downloaded.
    browser.click("mark.denied");
    assert_eq!(browser.text(heading), "Er is asbest vrijgekomen.");
    browser.click("#download");
    assert_eq!(
        browser.text("return $('progress').textContent"),
        "Vul eerst uw naam in."
    );
    browser.write("#annotator", "anna");
    browser.click("#download");
    let path = folder.path().join("anna.csv");
    let mut waits = 100;
    while !path.exists() && waits > 0 {
        sleep(Duration::from_millis(50));
        waits -= 1;
    }
    // It is what handing out would give, with the answers in it.
    folder.run("handout claims.csv -o ronde --annotators anna");
    let mut expected = Sheet::read(folder.read("ronde/anna.csv").as_bytes()).expect("a table");
    let answers = [
        (0, "status_new", "asserted"),
        (0, "polarity_new", "positive"),
        (1, "status_new", "denied"),
        (1, "polarity_new", "negative"),
        (1, "comment", "\"nee\", zei zij;\nzo'n 🔥"),
        (1, "source_new", "-"),
    ];
    for (row, column, value) in answers {
        let column = expected.column(column).expect("a column");
        value.clone_into(&mut expected.rows[row].cells[column]);
    }
    let downloaded = fs::read(&path).expect("a download");
    assert_eq!(
        String::from_utf8_lossy(&downloaded),
        String::from_utf8_lossy(&expected.write(Dialect::Standard))
    );
    let folder = folder.with("ronde/anna.csv", &downloaded);
    let run = folder.run("collect ronde -o terug.csv");
    assert_eq!(run.stdout, "ronde/anna.csv: 7 rows, no findings\n", "{run}");
    // The answers are there again when the page is, and on another machine with the file.
    browser.open(&page);
    assert_eq!(
        browser.run("return data.claims.filter(isAnswered).length"),
        Value::from(2)
    );
    browser.run("localStorage.clear()");
    browser.open(&page);
    assert_eq!(
        browser.run("return data.claims.filter(isAnswered).length"),
        Value::from(0)
    );
    browser.write("#load", &path.display().to_string());
    sleep(Duration::from_millis(300));
    assert_eq!(
        browser.run("return data.claims.filter(isAnswered).length"),
        Value::from(2)
    );
    assert_eq!(
        browser.text("return csv()"),
        String::from_utf8_lossy(&downloaded)
    );
    // As a spreadsheet program has saved it; then the second answer is taken back for good.
    let saved = Sheet::read(&downloaded)
        .expect("a table")
        .write(Dialect::ExcelNl);
    let folder = folder.with("opgeslagen.csv", saved);
    browser.run("localStorage.clear()");
    browser.open(&page);
    let path = folder.path().join("opgeslagen.csv");
    browser.write("#load", &path.display().to_string());
    sleep(Duration::from_millis(300));
    assert_eq!(
        browser.run("return data.claims.filter(isAnswered).length"),
        Value::from(2)
    );
    browser.press("j");
    browser.click("[name=clear]");
    assert_eq!(browser.text("return document.activeElement.name"), "clear");
    browser.open(&page);
    assert_eq!(
        browser.run("return data.claims.filter(isAnswered).length"),
        Value::from(1)
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_phone_will_do() {
    let folder = viewed();
    let Some(browser) = Browser::start(folder.path(), [390, 844]) else {
        return;
    };
    browser.open(&folder.path().join("pagina.html"));
    assert_eq!(browser.run("return innerWidth"), Value::from(390));
    let width = browser.run("return document.documentElement.scrollWidth");
    assert_eq!(width, Value::from(390), "the page is wider than the screen");
    let small = "return [...document.querySelectorAll('#panel button, #files button, #files .button')].filter((button) => \
                 button.offsetHeight < 44).map((button) => button.textContent)";
    assert_eq!(browser.run(small), Value::Array(Vec::new()));
    let seen = "const box = document.querySelector('#panel .main').getBoundingClientRect(); $('panel').scrollTop = 1e6; \
                return document.querySelector('#panel .main').getBoundingClientRect().bottom <= innerHeight";
    assert_eq!(browser.run(seen), Value::Bool(true));
}
