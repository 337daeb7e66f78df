//! From files to documents.

use std::{collections::BTreeSet, fs, io::Cursor, path::PathBuf};

use insta::assert_snapshot;
use proptest::prelude::*;
use stelling::{
    read::{Input, READERS, documents, plain_text, reader, sources},
    text::{Block, BlockKind, Document},
};

/// One block a line, `#` before headings, `~` for the mark-up inside.
fn shown(document: &Document) -> String {
    let line = |block: &Block| {
        let mut text = document.slice(block.span).to_owned();
        for mark in block.markup.iter().rev() {
            let start = (mark.start - block.span.start) as usize;
            text.replace_range(start..start + mark.len() as usize, "~");
        }
        let sign = match block.kind {
            BlockKind::Heading => "# ",
            BlockKind::Paragraph => "",
        };
        format!("{sign}{}\n", text.replace('\r', "␍").replace('\n', "␊"))
    };
    document.blocks.iter().map(line).collect()
}

fn plain(text: &str) -> String {
    shown(&plain_text("d".into(), "d.txt".into(), text.into()))
}

fn read(format: &str, bytes: impl AsRef<[u8]> + Send + 'static) -> Vec<String> {
    let input = Input {
        id: "d".into(),
        path: "map/d".into(),
        bytes: Box::new(Cursor::new(bytes)),
    };
    let documents = reader(format).unwrap().documents(input);
    documents
        .map(|document| match document {
            Ok(document) => {
                let Document {
                    id,
                    date,
                    title,
                    url,
                    ..
                } = &document;
                format!("{id} {date:?} {title:?} {url:?}\n{}", shown(&document))
            }
            Err(error) => format!("error: {error}\n"),
        })
        .collect()
}

#[test]
fn a_line_is_a_paragraph_unless_the_sentence_goes_on() {
    assert_snapshot!(plain("De brug gaat dicht. Dat duurt lang.\nDe pont vaart niet.\r\nDe bus rijdt niet.\r\rDe fiets\rkan om.\nDat is al."), @r"
    De brug gaat dicht. Dat duurt lang.␊De pont vaart niet.
    De bus rijdt niet.
    De fiets␍kan om.
    Dat is al.
    ");
}

#[test]
fn hard_wrapped_lines_are_joined() {
    assert_snapshot!(plain(
        "Brug bij Oudmeer dicht\n\n\
         De brug over de Oude Vaart gaat volgende week dicht. De gemeente\n\
         Oudmeer zegt dat de reparatie zes weken duurt, maar de aannemer\n\
         Van Dalen denkt aan acht. Dat is lang.\n\
         De winkeliers in het dorp vrezen dat zij klanten gaan verliezen,\n\
         want de omweg is tien kilometer.\n"
    ), @r"
    # Brug bij Oudmeer dicht
    De brug over de Oude Vaart gaat volgende week dicht. De gemeente␊Oudmeer zegt dat de reparatie zes weken duurt, maar de aannemer␊Van Dalen denkt aan acht. Dat is lang.
    De winkeliers in het dorp vrezen dat zij klanten gaan verliezen,␊want de omweg is tien kilometer.
    ");
}

#[test]
fn a_title_right_above_wrapped_lines_stands_alone() {
    assert_snapshot!(plain(
        "Brug bij Oudmeer is volgende maand zes weken dicht voor auto's en\n\
         vrachtwagens\n\
         De brug over de Oude Vaart gaat volgende week dicht. De gemeente\n\
         zegt dat de reparatie zes weken duurt, maar de aannemer denkt dat\n\
         het acht weken worden.\n"
    ), @r"
    # Brug bij Oudmeer is volgende maand zes weken dicht voor auto's en␊vrachtwagens
    De brug over de Oude Vaart gaat volgende week dicht. De gemeente␊zegt dat de reparatie zes weken duurt, maar de aannemer denkt dat␊het acht weken worden.
    ");
}

#[test]
fn headings_stand_alone_above_something() {
    assert_snapshot!(plain(
        "Brug gaat dicht\n\nDe brug gaat dicht.\n\nGeen pont\nEr vaart geen pont.\n\nZij zei:\n\n\
         „Dat is jammer”\n\n- een punt\n\nmet kleine letter\n\nVan onze verslaggever"
    ), @r"
    # Brug gaat dicht
    De brug gaat dicht.
    # Geen pont
    Er vaart geen pont.
    Zij zei:
    „Dat is jammer”
    - een punt
    met kleine letter
    Van onze verslaggever
    ");
}

#[test]
fn lists_and_poems_are_no_headings() {
    assert_snapshot!(plain("Uitslagen:\n\nOudmeer - Wierdum 1-2\n\nWierdum - Aalst 0-0\n\nAalst - Ede 3-1\n\nEde - Oudmeer 1-1\n\nDat was het."), @r"
    Uitslagen:
    Oudmeer - Wierdum 1-2
    Wierdum - Aalst 0-0
    Aalst - Ede 3-1
    Ede - Oudmeer 1-1
    Dat was het.
    ");
}

#[test]
fn a_header_gives_the_date_and_is_no_text() {
    let text = "\u{feff} date 2001-07-02 De brug gaat dicht.\nDat duurt.";
    let document = plain_text("d".into(), "d.txt".into(), text.into());
    assert_eq!(document.date.as_deref(), Some("2001-07-02"));
    assert_snapshot!(shown(&document), @r"
    De brug gaat dicht.
    Dat duurt.
    ");
}

#[test]
fn odd_texts_have_no_blocks_or_whole_ones() {
    for empty in ["", " \t\r\n\u{a0}", "\u{feff}", "date 2001", "\u{c}\n"] {
        assert_eq!(plain(empty), "", "{empty:?}");
    }
    assert_eq!(plain("\0De \u{1}brug."), "\0De \u{1}brug.\n");
}

#[test]
fn the_sum_is_that_of_the_file() {
    let document = plain_text("d".into(), "d.txt".into(), "abc".into());
    assert_eq!(document.bytes(), 3);
    assert_eq!(
        document.sha256(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn markdown_keeps_the_text_and_marks_the_rest() {
    let text = "---\ntitle: \"De brug\"\ndate: 2024-05-01\n---\n\
        # Brug *dicht*\n\nDe **brug** gaat [morgen](https://voorbeeld.nl) dicht, `zegt` men \\*.\nDat duurt\n\n\
        Onder kop\n---------\n\n- een punt\n- nog **een**\n  punt\n\n1. eerst\n\n> Een citaat\n> loopt door.\n\n\
        ```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n<!-- niet -->\n\nEinde &amp; <b>uit</b>. ![plaatje](x.png)\n";
    assert_snapshot!(read("markdown", text).concat(), @r#"
    d Some("2024-05-01") Some("De brug") None
    # Brug ~dicht
    De ~brug~ gaat ~morgen~ dicht, ~zegt~ men ~*.␊Dat duurt
    # Onder kop
    een punt
    nog ~een~punt
    eerst
    Een citaat~loopt door.
    Einde &amp; ~uit~.
    "#);
}

#[test]
fn json_lines_give_a_document_each_and_errors_between_them() {
    let lines = concat!(
        r#"{"id": "a", "text": "Een zin.", "date": "2024-05-01T10:00:00Z", "title": "Kop", "url": "u", "x": [1]}"#,
        "\n\n",
        r#"{"id": 7, "text": "date 2001 Een zin."}"#,
        "\r\n",
        r#"{"id": "b"}"#,
        "\n",
        r#"{"text": "x"}"#,
        "\n",
        r#"{"id": "c", "text": "x", "date": "gisteren"}"#,
        "\n",
        r#"{"id": ["c"], "text": "x"}"#,
        "\n",
        r#"{"id": "d", "text": 5}"#,
        "\n",
        "geen json\n",
        r#"{"id": "e", "text": "Laatste."}"#,
    );
    assert_snapshot!(read("jsonl", lines).concat(), @r#"
    a Some("2024-05-01") Some("Kop") Some("u")
    Een zin.
    7 Some("2001") None None
    Een zin.
    error: map/d:4:11: missing field `text`
    error: map/d:5:13: missing field `id`
    error: map/d:6:1: `date` is `gisteren`, not YYYY, YYYY-MM or YYYY-MM-DD
    error: map/d:7:12: `id` should be a string or a whole number
    error: map/d:8:21: invalid type: integer `5`, expected a string
    error: map/d:9:1: expected value
    e None None None
    Laatste.
    "#);
}

#[test]
fn bytes_that_are_not_utf8_are_named() {
    assert_snapshot!(read("text", b"Caf\xe9".to_vec()).concat(), @r"
    error: map/d: not UTF-8 at byte 3; convert it first, for instance with `iconv -f WINDOWS-1252 -t UTF-8`
    ");
    assert_snapshot!(read("jsonl", b"{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"\xff\"}\n".to_vec()).concat(), @r"
    a None None None
    x
    error: map/d: not UTF-8 at byte 33; convert it first, for instance with `iconv -f WINDOWS-1252 -t UTF-8`
    ");
}

#[test]
fn folders_are_read_in_order_without_what_is_hidden_or_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "Een zin.").unwrap();
    };
    for name in [
        "b.txt",
        "a/c.md",
        "a/b.txt",
        "README.md",
        ".git/x.txt",
        "z.jpg",
        ".x.txt",
    ] {
        put(name);
    }
    let given = [
        folder.path().to_owned(),
        folder.path().join("z.jpg"),
        folder.path().join("b.txt"),
    ];
    let found = sources(&given, None).unwrap();
    let names: Vec<_> = found
        .iter()
        .map(|source| {
            let path = source.path.strip_prefix(folder.path()).unwrap();
            format!("{} {}", path.display(), source.reader.name())
        })
        .collect();
    assert_eq!(
        names,
        [
            "a/b.txt text",
            "a/c.md markdown",
            "b.txt text",
            "z.jpg text"
        ]
    );

    let read: Vec<_> = documents(found)
        .map(|document| document.map(|d| d.id))
        .collect();
    assert_eq!(read[0].as_ref().unwrap(), "b");
    let error = read[2].as_ref().unwrap_err().to_string();
    assert!(
        error.contains("a/b.txt") && error.contains("/b.txt: the id `b`"),
        "{error}"
    );
    assert_eq!(read[3].as_ref().unwrap(), "z");
}

#[test]
fn a_missing_path_is_an_error() {
    let error = sources(&[PathBuf::from("bestaat/niet.txt")], None)
        .err()
        .unwrap();
    assert!(error.to_string().starts_with("bestaat/niet.txt: "));
}

#[test]
fn readers_have_names_and_extensions_of_their_own() {
    let names: BTreeSet<_> = READERS.iter().map(|reader| reader.name()).collect();
    assert_eq!(names.len(), READERS.len());
    let extensions: Vec<_> = READERS
        .iter()
        .flat_map(|reader| reader.extensions())
        .collect();
    assert_eq!(
        extensions.iter().collect::<BTreeSet<_>>().len(),
        extensions.len()
    );
}

/// Text in which line breaks and the marks of the formats are frequent.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "\\PC{0,8}",
        any::<char>().prop_map(String::from),
        proptest::sample::select(vec![
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "- ",
            "1. ",
            "# ",
            "> ",
            "`",
            "``",
            "```",
            "*",
            "**",
            "_",
            "[a](b)",
            "![",
            "](",
            "---\n",
            "<b>",
            "<!--",
            "-->",
            "&amp;",
            "\\",
            "| a |",
            "date 2001 ",
            "Een kop",
            "Een zin.",
            "é",
            "\u{feff}",
        ])
        .prop_map(String::from),
    ];
    proptest::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn blocks_are_ordered_and_on_character_boundaries(text in any_text()) {
        for format in ["text", "markdown"] {
            let document = parsed(format, &text);
            prop_assert_eq!(&document.text, &text);
            prop_assert!(document.blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for block in &document.blocks {
                prop_assert!(!document.slice(block.span).is_empty());
                for mark in &block.markup {
                    prop_assert!(block.span.contains(*mark) && !document.slice(*mark).is_empty());
                }
            }
        }
    }

    #[test]
    fn all_of_a_plain_text_is_in_its_blocks(text in any_text()) {
        let document = parsed("text", &format!("Kop {text}"));
        let mut at = 0;
        for block in &document.blocks {
            prop_assert!(document.text[at..block.span.start as usize].trim().is_empty());
            at = block.span.end as usize;
        }
        prop_assert!(document.text[at..].trim().is_empty());
    }
}

fn parsed(format: &str, text: &str) -> Document {
    let input = Input {
        id: "d".into(),
        path: "d".into(),
        bytes: Box::new(Cursor::new(text.to_owned())),
    };
    let mut documents = reader(format).unwrap().documents(input);
    documents.next().unwrap().unwrap()
}
