use super::rows::Row;
use super::*;

use std::{collections::BTreeSet, fmt::Debug};

/// The cells of the rows below the header, as they stand in the file.
fn cells<R: Row>() -> Vec<Vec<&'static str>> {
    let rows = R::TEXT.lines().skip(1);
    rows.map(|row| row.split('\t').collect()).collect()
}

/// How many first columns make a row unique.
fn key_width(file: &str) -> usize {
    let wide = ["predicates.tsv", "idioms.tsv", "denials.tsv"];
    if wide.contains(&file) { 2 } else { 1 }
}

fn is_canonical<R: Row>() {
    let rows = cells::<R>();
    assert!(!R::TEXT.contains('\r'), "{}: line ends", R::FILE);
    assert!(rows.is_sorted(), "{}: not sorted", R::FILE);
    let keys: BTreeSet<_> = rows.iter().map(|row| &row[..key_width(R::FILE)]).collect();
    assert_eq!(keys.len(), rows.len(), "{}: a key stands twice", R::FILE);
    for row in &rows {
        let (example, labels) = row.split_last().unwrap();
        is_clean(R::FILE, row);
        is_lower_case(R::FILE, labels);
        is_sentence(R::FILE, example);
        mentions(R::FILE, example, &row[..key_width(R::FILE)]);
    }
}

fn is_clean(file: &str, row: &[&str]) {
    for cell in row {
        assert_eq!(*cell, cell.trim(), "{file}: space around a cell");
        assert!(!cell.is_empty(), "{file}: an empty cell in {row:?}");
        assert!(!cell.contains("  "), "{file}: two spaces in {cell}");
        let combining = |c| ('\u{300}'..='\u{36f}').contains(&c);
        assert!(!cell.contains(combining), "{file}: not NFC: {cell}");
    }
}

fn is_lower_case(file: &str, labels: &[&str]) {
    for label in labels {
        assert_eq!(*label, label.to_lowercase(), "{file}: not lower case");
    }
}

fn is_sentence(file: &str, example: &str) {
    let begins = example
        .trim_start_matches('‘')
        .starts_with(char::is_uppercase);
    assert!(
        begins && example.ends_with('.'),
        "{file}: no sentence: {example}"
    );
}

/// Whether the example has each part of the cue in some form, loosely: a word with the same beginning.
fn mentions(file: &str, example: &str, cue: &[&str]) {
    let example = example.to_lowercase();
    let cue = if file == "predicates.tsv" {
        &cue[..1]
    } else {
        cue
    };
    let parts = cue.iter().flat_map(|cell| cell.split([' ', '_']));
    for part in parts.filter(|part| !IRREGULAR.contains(part)) {
        let onset = onset(part);
        assert!(example.contains(onset), "{file}: no {part} in: {example}");
    }
}

/// Verbs whose forms do not begin alike.
const IRREGULAR: [&str; 2] = ["zijn", "hebben"];

/// The unstressed prefix, if any, and the consonants after it: `bew` of `beweren`, `spr` of `spreken`.
fn onset(word: &str) -> &str {
    let prefixes = ["be", "ver", "ont", "her", "er"];
    let prefix = prefixes.iter().find(|prefix| word.starts_with(**prefix));
    let start = prefix.map_or(0, |prefix| prefix.len());
    let consonants = word[start..].find(['a', 'e', 'i', 'o', 'u', 'y']);
    &word[..start + consonants.unwrap_or(0)]
}

#[test]
fn the_tables_load() {
    Lexicon::load().unwrap();
}

#[test]
fn the_tables_are_canonical() {
    is_canonical::<Predicate>();
    is_canonical::<Idiom>();
    is_canonical::<DenialIdiom>();
    is_canonical::<ContentNoun>();
    is_canonical::<ContentAdjective>();
    is_canonical::<Marker>();
    is_canonical::<AttributionPhrase>();
    is_canonical::<KeepingNoun>();
    is_canonical::<NegativeWord>();
    is_canonical::<Connective>();
    is_canonical::<Auxiliary>();
}

/// Asserts that each value stands in one of the rows.
fn all_used<V: PartialEq + Debug>(values: &[V], rows: impl Iterator<Item = V>) {
    let used: Vec<V> = rows.collect();
    for value in values {
        assert!(used.contains(value), "no row has {value:?}");
    }
}

#[test]
fn every_class_role_and_content_is_used() {
    use Class::{
        Accusation, Belief, Denial, Doubt, Emotive, Factive, Opinion, Question, Quote, Raising,
        Report, Veridical, Wish,
    };
    let rows = || Lexicon::embedded().predicates.rows().iter();
    let classes = [
        Report, Quote, Belief, Doubt, Factive, Emotive, Denial, Accusation, Raising, Veridical,
        Wish, Question, Opinion,
    ];
    all_used(&classes, rows().map(|row| row.class));
    let roles = [Role::Subject, Role::Object, Role::None];
    all_used(&roles, rows().map(|row| row.source));
    let contents = [
        With::Clause,
        With::Noun,
        With::Any,
        With::Van,
        With::Predicate,
        With::Als,
    ];
    all_used(&contents, rows().map(|row| row.with));
    let addressees = [
        Addressee::Object,
        Addressee::Indirect,
        Addressee::Aan,
        Addressee::Tegen,
        Addressee::Bij,
        Addressee::Met,
        Addressee::None,
    ];
    all_used(&addressees, rows().map(|row| row.addressee));
}

/// How many verbs and idioms have one of the classes.
fn count_verbs(classes: &[Class]) -> usize {
    let lexicon = Lexicon::embedded();
    let predicates = lexicon.predicates.rows().iter().map(|row| row.class);
    let idioms = lexicon.idioms.rows().iter().map(|row| row.class);
    let all = predicates.chain(idioms);
    all.filter(|class| classes.contains(class)).count()
}

#[test]
fn the_tables_are_broad() {
    use Class::{
        Accusation, Belief, Denial, Doubt, Factive, Opinion, Quote, Raising, Report, Veridical,
    };
    let lexicon = Lexicon::embedded();
    let reporting = count_verbs(&[Report, Belief, Doubt, Accusation, Opinion, Raising]);
    assert!(reporting >= 350, "{reporting} reporting verbs");
    let quoting = count_verbs(&[Quote]);
    assert!(quoting >= 80, "{quoting} quoting verbs");
    let factive = count_verbs(&[Factive, Veridical]);
    assert!(factive >= 110, "{factive} factive verbs");
    let denying = count_verbs(&[Denial]) + lexicon.denials.rows().len();
    assert!(denying >= 85, "{denying} denying verbs");
    let nouns = lexicon.nouns.rows().len();
    assert!(nouns >= 280, "{nouns} nouns");
    let wishes = [MarkerKind::Wish, MarkerKind::Wrongly];
    let markers = lexicon.markers().iter();
    let markers = markers.filter(|row| !wishes.contains(&row.kind)).count();
    assert!(markers >= 130, "{markers} markers");
}

/// A section for each table, so that a user can add to it.
#[test]
fn every_table_is_a_section() {
    let files = [
        Predicate::FILE,
        Idiom::FILE,
        DenialIdiom::FILE,
        ContentNoun::FILE,
        ContentAdjective::FILE,
        Marker::FILE,
        AttributionPhrase::FILE,
        KeepingNoun::FILE,
        NegativeWord::FILE,
        Connective::FILE,
        Auxiliary::FILE,
    ];
    assert_eq!(files.map(|file| file.trim_end_matches(".tsv")), TABLES);
    for table in TABLES {
        let added = Lexicon::embedded()
            .clone()
            .with("my.tsv", &format!("[{table}]"));
        assert!(added.is_ok(), "{table}");
    }
}

#[test]
fn every_kind_is_used() {
    let lexicon = Lexicon::embedded();
    {
        use MarkerKind::{Attributive, Epistemic, Evident, Hearsay, SelfReport, Wish, Wrongly};
        let kinds = [
            Epistemic,
            Hearsay,
            SelfReport,
            Evident,
            Attributive,
            Wrongly,
            Wish,
        ];
        all_used(&kinds, lexicon.markers().iter().map(|row| row.kind));
    }
    {
        use AttributionKind::{Possessive, Preposition, Veridical};
        let rows = lexicon.attribution.rows().iter();
        all_used(
            &[Preposition, Veridical, Possessive],
            rows.map(|row| row.kind),
        );
    }
    {
        use Relation::{Comparison, Concession, Condition, Content, Fact, Purpose};
        let relations = [Fact, Condition, Purpose, Comparison, Content, Concession];
        let rows = lexicon.connectives.rows().iter();
        all_used(&relations, rows.map(|row| row.relation));
    }
    {
        use Modal::{
            Aspect, Causative, Evidential, Future, Necessity, Passive, Perfect, Permission,
            Possibility, Volition,
        };
        let modals = [
            Evidential,
            Necessity,
            Possibility,
            Permission,
            Volition,
            Future,
            Causative,
            Aspect,
            Perfect,
            Passive,
        ];
        all_used(&modals, lexicon.modals.rows().iter().map(|row| row.kind));
    }
    let negations = lexicon.negation.rows().iter().map(|row| row.kind);
    all_used(&[Negation::Clause, Negation::Constituent], negations);
    let contents = lexicon.denials.rows().iter().map(|row| row.content);
    all_used(
        &[ContentRole::Object, ContentRole::Subject, ContentRole::Van],
        contents,
    );
}

#[test]
fn a_verb_may_have_several_senses() {
    let lexicon = Lexicon::embedded();
    let senses = lexicon.predicates("vinden").iter();
    let classes: Vec<Class> = senses.map(|row| row.class).collect();
    assert_eq!(classes, [Class::Belief, Class::Opinion]);
    assert!(lexicon.predicates("fietsen").is_empty());
}

#[test]
fn verbs_with_everyday_uses_take_no_noun_phrase() {
    for verb in [
        "verwerpen",
        "bestrijden",
        "af_wijzen",
        "lezen",
        "zien",
        "horen",
        "tonen",
    ] {
        let senses = Lexicon::embedded().predicates(verb);
        assert!(!senses.is_empty(), "{verb}");
        assert!(senses.iter().all(|row| row.with != With::Any), "{verb}");
    }
}

#[test]
fn everyday_verbs_and_zogeheten_are_no_cues() {
    let lexicon = Lexicon::embedded();
    for verb in [
        "doen", "gaan", "maken", "geven", "komen", "nemen", "hebben", "zijn",
    ] {
        assert!(lexicon.predicates(verb).is_empty(), "{verb}");
    }
    assert_eq!(lexicon.marker_at(&["zogeheten"]), None);
}

#[test]
fn idioms_need_all_their_words() {
    let lexicon = Lexicon::embedded();
    let found = |lemmas: &[&str]| lexicon.idiom(lemmas).map(|row| row.class);
    assert_eq!(
        found(&["de", "club", "laten", "weten"]),
        Some(Class::Report)
    );
    assert_eq!(found(&["de", "club", "weten"]), None);
    let denied = |lemmas: &[&str]| lexicon.denial_idiom(lemmas).map(|row| row.content);
    let words = [
        "de", "bank", "wijzen", "het", "verwijt", "van", "de", "hand",
    ];
    assert_eq!(denied(&words), Some(ContentRole::Object));
    assert_eq!(denied(&["wijzen", "hand"]), None);
}

#[test]
fn a_compound_noun_goes_by_its_last_part() {
    let lexicon = Lexicon::embedded();
    assert_eq!(lexicon.nouns("pers_bericht"), Some(Class::Report));
    assert_eq!(lexicon.nouns("bericht_pers"), None);
    assert!(lexicon.keeping_with("trainings_schema"));
    assert!(lexicon.keeping_with("draai_boek"));
    assert!(!lexicon.keeping_with("akkoord"));
}

#[test]
fn the_longest_phrase_wins() {
    let lexicon = Lexicon::embedded();
    let marker = lexicon.marker_at(&["naar", "eigen", "zeggen", "rijk"]);
    assert_eq!(marker.map(|row| row.kind), Some(MarkerKind::SelfReport));
    let length = |forms: &[&str]| lexicon.attribution_at(forms).map(|row| row.words.len());
    assert_eq!(length(&["in", "de", "ogen", "van", "de", "pers"]), Some(4));
    assert_eq!(length(&["in", "de", "ogen"]), None);
    assert_eq!(length(&["volgens", "de", "pers"]), Some(1));
    assert_eq!(length(&[]), None);
    let relation = |forms: &[&str]| lexicon.connective_at(forms).map(|row| row.relation);
    assert_eq!(relation(&["dan", "dat"]), Some(Relation::Comparison));
    assert_eq!(relation(&["zelfs", "als"]), Some(Relation::Concession));
    assert_eq!(lexicon.connective("ook"), None);
}
