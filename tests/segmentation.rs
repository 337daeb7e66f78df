//! Tokens and sentences, phenomenon by phenomenon, and what holds for any text.

use insta::assert_snapshot;
use proptest::prelude::*;
use stelling::{
    read::plain_text,
    segment::{Role, Sentence, segment},
    text::{Block, BlockKind, Document, Span},
};

fn document(text: &str) -> Document {
    plain_text("d".into(), "d.txt".into(), text.into())
}

/// One sentence a line, a space between its tokens, a blank line between paragraphs; `#` before a heading.
fn shown(text: &str) -> String {
    let document = document(text);
    let mut lines = String::new();
    let mut paragraph = 1;
    for sentence in segment(&document) {
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            lines.push('\n');
        }
        if sentence.role == Role::Heading {
            lines.push_str("# ");
        }
        lines.push_str(&forms(&document, &sentence).join(" "));
        lines.push('\n');
    }
    lines
}

fn forms<'d>(document: &'d Document, sentence: &Sentence) -> Vec<&'d str> {
    let tokens = sentence.tokens.iter();
    tokens.map(|token| document.slice(token.span)).collect()
}

#[test]
fn abbreviations_and_initials() {
    assert_snapshot!(shown(
        "Volgens dhr. De Boer, mr. drs. A. Smit en o.a. prof. B.C. van 't Veld kan dat, d.w.z. volgens nr. 3. \
         Zij eten brood, kaas, enz. Het smaakt. De V.S. Dat is ver. De N.V. Voorbeeld groeit. Zo snel hij kon. De rest \
         bleef. Kon. Bibliotheek. De verdachte Peter K. Hij zwijgt. Peter K. zwijgt."
    ), @r"
    Volgens dhr. De Boer , mr. drs. A. Smit en o.a. prof. B.C. van 't Veld kan dat , d.w.z. volgens nr. 3 .
    Zij eten brood , kaas , enz.
    Het smaakt .
    De V.S.
    Dat is ver .
    De N.V. Voorbeeld groeit .
    Zo snel hij kon .
    De rest bleef .
    Kon. Bibliotheek .
    De verdachte Peter K.
    Hij zwijgt .
    Peter K. zwijgt .
    ");
}

#[test]
fn a_unit_or_letter_before_the_last_full_stop_is_no_abbreviation() {
    assert_snapshot!(shown(
        "Dat kost 5 mln. euro. Dat kost 5 mln. De rest niet. Zie art. 5. De art. Hij slikt vitamine C. Dat helpt. \
         Karel V. In Gent is hij geboren. Hepatitis B."
    ), @r"
    Dat kost 5 mln. euro .
    Dat kost 5 mln .
    De rest niet .
    Zie art. 5 .
    De art .
    Hij slikt vitamine C .
    Dat helpt .
    Karel V .
    In Gent is hij geboren .
    Hepatitis B.
    ");
}

#[test]
fn numbers_dates_and_signs() {
    assert_snapshot!(shown(
        "Op 27 juni 2001 om 12.30 uur was het 3-1 na 1 - 0 in de 49ste minuut. Het kost 10.000 gulden, 2,5 procent, 5%, \
         € 3,50, €5 of 10,- in de jaren '60. In 2001. 25 mensen. Bij 20°C, 1/2 m² en 30 km/u. 65+'ers en AT&T."
    ), @r"
    Op 27 juni 2001 om 12.30 uur was het 3-1 na 1 - 0 in de 49ste minuut .
    Het kost 10.000 gulden , 2,5 procent , 5% , € 3,50 , €5 of 10,- in de jaren '60 .
    In 2001 .
    25 mensen .
    Bij 20°C , 1/2 m² en 30 km/u .
    65+'ers en AT&T .
    ");
}

#[test]
fn clitics_and_apostrophes() {
    assert_snapshot!(shown(
        "'s Avonds gaat hij naar 's-Hertogenbosch. 't Is zo'n dag. Zij zag m'n foto's van Anna's auto's. Ze zei ’s nachts: \
         ‘’t Is laat.’ Dat doet-ie. ''t Is goed,' zei zij. De jaren '90-groep. Hans' fiets. De jongens' fietsen."
    ), @r"
    's Avonds gaat hij naar 's-Hertogenbosch .
    't Is zo'n dag .
    Zij zag m'n foto's van Anna's auto's .
    Ze zei ’s nachts : ‘ ’t Is laat . ’
    Dat doet -ie .
    ' 't Is goed , ' zei zij .
    De jaren '90-groep .
    Hans' fiets .
    De jongens ' fietsen .
    ");
}

#[test]
fn compounds_brackets_and_slashes() {
    assert_snapshot!(shown(
        "Noord- en Zuid-Holland met in- en uitvoer. De (her)opening voor de dader(s) en/of de 'zwarte'-lijst. \
         De directie en-personeel (samen) met (red.) A/B."
    ), @r"
    Noord- en Zuid-Holland met in- en uitvoer .
    De (her)opening voor de dader(s) en/of de 'zwarte'-lijst .
    De directie en -personeel ( samen ) met ( red. ) A/B .
    ");
}

#[test]
fn quotes_of_every_kind() {
    assert_snapshot!(shown(
        "„Ik kom niet”, zei hij. „Ik ga. Nu.” Hij ging. “Waarom?” vroeg zij. ‘Zomaar!’ antwoordde hij. «Ja.» `Nee.' \
         \"Goed.\" Zij zweeg. De film 'Ja!' is leuk. Hij riep: \"Help!\" en viel. Ze zei: 'Hij zei: \"Nee\".' Einde."
    ), @r#"
    „ Ik kom niet ” , zei hij .
    „ Ik ga .
    Nu . ”
    Hij ging .
    “ Waarom ? ” vroeg zij .
    ‘ Zomaar ! ’ antwoordde hij .
    « Ja . »
    ` Nee . '
    " Goed . "
    Zij zweeg .
    De film ' Ja ! ' is leuk .
    Hij riep : " Help ! " en viel .
    Ze zei : ' Hij zei : " Nee " . '
    Einde .
    "#);
}

#[test]
fn newspaper_quotes_keep_their_closing_mark() {
    assert_snapshot!(shown(
        ",, Wij wisten het niet. Nu wel. '' De rest zweeg. ,,Wij gaan'', zei zij gisteren,,,maar later.'' De bakker:,,Dat \
         is mooi, zo op het gras''"
    ), @r"
    ,, Wij wisten het niet .
    Nu wel . ''
    De rest zweeg .
    ,, Wij gaan '' , zei zij gisteren , ,, maar later . ''
    De bakker : ,, Dat is mooi , zo op het gras ''
    ");
}

#[test]
fn a_quoted_sentence_stays_with_who_says_it() {
    assert_snapshot!(shown(
        "\"Kom je?\" vroeg hij. 'Nee!', riep zij. ‘Het is mooi.’ zegt de man. “Wij blijven,” zei zij, “want het regent.” \
         Minister Bos: ‘Het valt tegen. Wij doen niets.’ Waarom? vroeg zij zich af."
    ), @r#"
    " Kom je ? " vroeg hij .
    ' Nee ! ' , riep zij .
    ‘ Het is mooi . ’ zegt de man .
    “ Wij blijven , ” zei zij , “ want het regent . ”
    Minister Bos : ‘ Het valt tegen .
    Wij doen niets . ’
    Waarom ? vroeg zij zich af .
    "#);
}

#[test]
fn ellipses_and_dashes() {
    assert_snapshot!(shown(
        "Hij twijfelde… Of niet? Nou... misschien wel. Ach . . . Het zij zo. De top — die laat begon – is voorbij - bijna. \
         Wat?! Dat ... kan niet."
    ), @r"
    Hij twijfelde …
    Of niet ?
    Nou ... misschien wel .
    Ach . . .
    Het zij zo .
    De top — die laat begon – is voorbij - bijna .
    Wat ?!
    Dat ... kan niet .
    ");
}

#[test]
fn a_byline_is_part_of_the_first_sentence() {
    assert_snapshot!(shown("AMSTERDAM (ANP) - De prijs stijgt. Dat is zo.\n\nGENUA - De top is voorbij."), @r"
    AMSTERDAM ( ANP ) - De prijs stijgt .
    Dat is zo .

    GENUA - De top is voorbij .
    ");
}

#[test]
fn brackets_around_and_inside_sentences() {
    assert_snapshot!(shown("Hij zei (toch?) dat het kon. (Dat was zo.) Vijftien (!) keer. De man (45) lacht."), @r"
    Hij zei ( toch ? ) dat het kon .
    ( Dat was zo . )
    Vijftien ( ! ) keer .
    De man ( 45 ) lacht .
    ");
}

#[test]
fn a_missing_space_after_a_full_stop() {
    assert_snapshot!(shown("Over het gras''Hij won. Dat is een zin.De volgende.Ook die. Op www.nos.nl en sp.a en A.Smit."), @r"
    Over het gras ''
    Hij won .
    Dat is een zin .
    De volgende .
    Ook die .
    Op www.nos.nl en sp.a en A.Smit .
    ");
}

#[test]
fn addresses_and_emoji() {
    assert_snapshot!(shown(
        "Zie https://voorbeeld.nl/a?b=1. Of www.voorbeeld.nl (mail: info@voorbeeld.nl). Volg @jan en #stikstof! 😀 Leuk \
         👨‍👩‍👧👍🏽 zeg 🇳🇱🇧🇪. iPhone is duur. voorbeeld.nl meldt dat."
    ), @r"
    Zie https://voorbeeld.nl/a?b=1 .
    Of www.voorbeeld.nl ( mail : info@voorbeeld.nl ) .
    Volg @jan en #stikstof ! 😀
    Leuk 👨‍👩‍👧 👍🏽 zeg 🇳🇱 🇧🇪 .
    iPhone is duur .
    voorbeeld.nl meldt dat .
    ");
}

#[test]
fn items() {
    assert_snapshot!(shown("1. De eerste. En nog een.\n\na. Het tweede.\n\n• De derde."), @r"
    1. De eerste .
    En nog een .

    a. Het tweede .

    • De derde .
    ");
}

#[test]
fn combining_accents_stay_on_their_letter() {
    assert_eq!(
        shown("Cafe\u{301}s in Zu\u{308}rich."),
        "Cafe\u{301}s in Zu\u{308}rich .\n"
    );
}

#[test]
fn headings_are_sections() {
    let text =
        "Brug gaat dicht\n\nDe brug gaat dicht. Dat duurt.\n\nGeen veerpont\n\nEr is geen pont.";
    let document = document(text);
    let sections: Vec<_> = segment(&document)
        .iter()
        .map(|s| s.section.map(|span| document.slice(span)))
        .collect();
    assert_eq!(
        sections,
        [
            None,
            Some("Brug gaat dicht"),
            Some("Brug gaat dicht"),
            Some("Brug gaat dicht"),
            Some("Geen veerpont"),
        ]
    );
    assert_snapshot!(shown(text), @r"
    # Brug gaat dicht

    De brug gaat dicht .
    Dat duurt .

    # Geen veerpont

    Er is geen pont .
    ");
}

#[test]
fn a_chunk_of_many_megabytes_takes_linear_time() {
    for unit in [
        "a",
        ".",
        "'",
        ",",
        "(a",
        "a.B",
        "A.",
        "www.",
        "-",
        "!'",
        "é\u{301}",
        "👍\u{200d}",
        "\0",
        "1,",
        "\"a",
        "x.'",
    ] {
        let text = unit.repeat(300_000) + "x";
        let sentences = segment(&document(&text));
        let tokens = sentences.iter().flat_map(|sentence| &sentence.tokens);
        let length: u32 = tokens.map(|token| token.span.len()).sum();
        assert_eq!(length as usize, text.len(), "{unit:?}");
    }
}

/// Text in which the characters that matter here are frequent.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "\\PC{0,8}",
        any::<char>().prop_map(String::from),
        proptest::sample::select(vec![
            ".", ",", "'", "''", ",,", "\"", "“", "”", "‘", "’", "(", ")", "-", "…", "...", "!",
            "?", ":", " ", "\n", "\r\n", "\n\n", "De", "het", "dhr.", "A.", "3", "'s", "http://a",
            "\u{301}", "\u{200d}", "👍", "\0", "\u{feff}", "- ", "# ", "en-a", "-ie",
        ])
        .prop_map(String::from),
    ];
    proptest::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

/// Marks some stretches of the block as mark-up.
fn with_markup(text: &str, cuts: &[usize]) -> Document {
    let boundaries: Vec<usize> = (0..=text.len())
        .filter(|&at| text.is_char_boundary(at))
        .collect();
    let mut ends: Vec<usize> = cuts
        .iter()
        .map(|cut| boundaries[cut % boundaries.len()])
        .collect();
    ends.sort_unstable();
    let markup = ends
        .chunks_exact(2)
        .map(|pair| Span::of(pair[0]..pair[1]))
        .collect();
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::of(0..text.len()),
        markup,
    };
    Document {
        blocks: vec![block],
        ..document(text)
    }
}

fn is_blank_or_markup(document: &Document, at: usize, c: char) -> bool {
    let at = u32::try_from(at).unwrap();
    let inside = |span: &Span| span.start <= at && at < span.end;
    let block = document.blocks.iter().find(|block| inside(&block.span));
    c.is_whitespace() || block.is_none_or(|block| block.markup.iter().any(inside))
}

fn check(document: &Document) {
    let sentences = segment(document);
    let spans: Vec<Span> = sentences
        .iter()
        .flat_map(|s| &s.tokens)
        .map(|t| t.span)
        .collect();
    assert!(
        spans.windows(2).all(|pair| pair[0].end <= pair[1].start),
        "ordered and disjoint"
    );
    let mut covered = vec![false; document.text.len()];
    for span in &spans {
        assert!(
            document
                .text
                .get(span.range())
                .is_some_and(|token| !token.is_empty())
        );
        covered[span.range()].fill(true);
    }
    for (at, c) in document.text.char_indices() {
        assert_ne!(
            covered[at],
            is_blank_or_markup(document, at, c),
            "{c:?} at {at}"
        );
    }
    for (sentence, number) in sentences.iter().zip(1..) {
        assert_eq!(sentence.number, number);
        assert_eq!(sentence.span.start, sentence.tokens[0].span.start);
        assert_eq!(
            Some(sentence.span.end),
            sentence.tokens.last().map(|token| token.span.end)
        );
    }
}

proptest! {
    #[test]
    fn every_visible_character_is_in_one_token(text in any_text()) {
        check(&document(&text));
    }

    #[test]
    fn markup_is_in_no_token(text in any_text(), cuts in proptest::collection::vec(any::<usize>(), 0..8)) {
        check(&with_markup(&text, &cuts));
    }

    #[test]
    fn a_paragraph_in_front_shifts_and_changes_nothing_else(text in any_text()) {
        let prefix = "Een zin vooraf.\n\n";
        let alone = document(&text);
        let length = u32::try_from(prefix.len()).unwrap();
        let shifted = with_blocks_shifted(&alone, prefix, length);
        let expected: Vec<Vec<Span>> = segment(&alone).iter().map(|s| spans(s, length)).collect();
        let found: Vec<Vec<Span>> = segment(&shifted).iter().skip(1).map(|s| spans(s, 0)).collect();
        prop_assert_eq!(found, expected);
    }
}

fn spans(sentence: &Sentence, by: u32) -> Vec<Span> {
    let tokens = sentence.tokens.iter();
    tokens.map(|token| shifted(token.span, by)).collect()
}

fn shifted(span: Span, by: u32) -> Span {
    Span::new(span.start + by, span.end + by)
}

fn with_blocks_shifted(document: &Document, prefix: &str, by: u32) -> Document {
    let mut prefixed = plain_text("d".into(), "d.txt".into(), prefix.to_owned());
    prefixed.text.push_str(&document.text);
    prefixed
        .blocks
        .extend(document.blocks.iter().map(|block| Block {
            span: shifted(block.span, by),
            ..block.clone()
        }));
    prefixed
}
