use std::{collections::HashSet, sync::LazyLock};

use super::{ClauseKind, Function, Opened, Opening, Splitter, Syntax, span::is_called};
use crate::{
    coreference::{Class as Nature, nature::nature},
    lexicon::Class,
    repair::byline_dash,
    table,
    text::is_dash,
    tree::{DepRel, Parse, TokenIx, Upos},
};

/// A loose apposition: *Ansar al-Sharia, het Libische filiaal van al Qaida*.
///
/// Close appositions (*premier Rutte*), ages, places and abbreviations in brackets and lists after a colon are none.
pub(super) struct Apposition;

impl Splitter for Apposition {
    fn rule(&self) -> &'static str {
        "apposition"
    }

    fn about(&self) -> &'static str {
        "a loose apposition (Lotte Bakker, directeur van het museum, …)"
    }

    fn open(&self, syntax: &Syntax<'_>, _: &Opened, ix: TokenIx) -> Option<Opening> {
        let parse = syntax.parse;
        if takes_up(syntax, ix) {
            return Some(Opening::Clause(ClauseKind::Apposition, None));
        }
        let anchor = parse[ix]
            .head
            .filter(|_| parse[ix].deprel == DepRel::Appos)?;
        let first = parse.first_of(ix);
        let byline = byline_dash(syntax.parse).is_some_and(|dash| anchor < dash);
        let aldus = syntax.function(first) == Some(Function::Thus)
            || parse
                .before(first)
                .is_some_and(|at| syntax.function(at) == Some(Function::Thus));
        let noun = matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn)
            || parse[ix].tag.upos == Upos::Num && parse.children(ix).len() > 1
            || has_rank(parse, ix)
            || is_somebody(parse, ix) && is_name(syntax, anchor);
        let names = parse.is_nominal(anchor) && noun && ix > anchor;
        (names
            && !aldus
            && !byline
            && syntax.is_set_off(first)
            && !is_list(syntax, first)
            && !is_listed(syntax, anchor)
            && !is_cry(syntax, anchor, first)
            && !is_negated(syntax, anchor, ix)
            && !is_label(syntax, ix, first)
            && !is_specified(syntax, ix, first)
            && !is_behind_bracket(syntax, first)
            && !is_place(syntax, anchor, ix)
            && !is_enumerated(syntax, anchor, ix)
            && !is_item(syntax, anchor, ix)
            && !is_in_row(syntax, anchor, ix)
            && !is_added(syntax, ix, first)
            && !is_without_verb(syntax, anchor)
            && !is_several(syntax, anchor, ix)
            && !is_another_thing(syntax, anchor, ix)
            && !is_credit(syntax, ix)
            && !is_lacking(syntax, anchor)
            && !is_share(syntax, anchor, ix)
            && !is_repeated(syntax, ix)
            && !is_dislocated(syntax, ix)
            && !is_open_list(syntax, ix)
            && !is_range(syntax, anchor, first)
            && !is_posture(syntax, ix)
            && !is_outside(syntax, anchor, first)
            && !is_second(syntax, anchor, ix)
            && !is_called(syntax, ix)
            && !is_date(syntax, anchor, ix))
        .then_some(Opening::Clause(ClauseKind::Apposition, None))
    }
}

/// *De boot zou te laat zijn, een lezing die de rederij tegenspreekt*: something said, in apposition to a whole clause.
fn takes_up(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let said = matches!(
        syntax.noun(ix),
        Some(Class::Report | Class::Accusation | Class::Belief)
    ) || syntax.function(ix) == Some(Function::Something);
    // *een lezing*, *beschuldigingen*, *iets*
    let indefinite = parse
        .dependents(ix, &[DepRel::Det])
        .all(|det| parse[det].tag.feat("Definite") == Some("Ind"));
    let loose = matches!(
        parse[ix].deprel,
        DepRel::Parataxis | DepRel::Appos | DepRel::Obl | DepRel::Advcl
    );
    let behind = parse[ix].head.is_some_and(|head| {
        head < ix && (parse.is_verbal(head) || parse.finite_verb(head).is_some())
    });
    said && indefinite
        && loose
        && behind
        && parse.dependent(ix, DepRel::Cop).is_none()
        && parse.dependent(ix, DepRel::AclRelcl).is_some()
        && syntax.is_set_off(parse.first_of(ix))
}

/// *niet alleen de mannen*: what it is not; but *Een ever is een zwijn, geen huisdier* says that of the subject.
fn is_negated(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let words = parse.subtree(ix).into_iter();
    let mut negations = words
        .take_while(|&word| word < ix)
        .filter(|&word| syntax.negation(word).is_some());
    let predicative = parse.dependent(anchor, DepRel::Cop).is_some();
    negations.any(|word| !predicative || parse[word].deprel != DepRel::Det)
}

/// *Wasilla, Alaska*, *de provincie Qinghai, China*, *hij, Heath*: a bare name behind a name or its pronoun; but *Els Bos, CEO
/// van Bolwerk*.
fn is_place(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let bare = parse[ix].tag.upos == Upos::Propn
        && determiner(parse, ix).is_none()
        && !has_owner(syntax, ix);
    bare && (is_name(syntax, anchor) || parse[anchor].tag.feat("PronType") == Some("Prs"))
}

/// *CEO van Bolwerk*
fn has_owner(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    parse
        .dependents(ix, &[DepRel::Nmod])
        .filter_map(|of| parse.dependent(of, DepRel::Case))
        .any(|case| syntax.function(case) == Some(Function::Owner))
}

/// *Wasilla*, *minister Bos*, *de heer Bos*
fn is_name(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let close = |ix: TokenIx| {
        parse[ix].deprel == DepRel::Flat
            || parse[ix].tag.upos == Upos::Propn && !syntax.is_set_off(parse.first_of(ix))
    };
    parse[ix].tag.upos == Upos::Propn
        || parse
            .dependents(ix, &[DepRel::Flat, DepRel::Appos])
            .any(close)
}

/// *van mishandeling, inbraak en diefstal*: bare nouns in a row.
fn is_enumerated(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let bare = |ix: TokenIx| parse.dependent(ix, DepRel::Det).is_none();
    let joined = parse
        .dependents(ix, &[DepRel::Conj])
        .any(|conjunct| bare(conjunct) && parse.dependent(conjunct, DepRel::Cc).is_some());
    parse[anchor].tag.upos == Upos::Noun && bare(ix) && joined
}

/// *een nieuwe brug, een nieuw plein, een nieuwe school*, *zijn vrouw, zijn zoon en zijn dochter*: what is formed like
/// its neighbours in a row is one of them; *Jan Smit, de bakker, vader van drie* has no such neighbours.
fn is_item(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let alike = |other: TokenIx| {
        other != ix
            && other > anchor
            && is_name(syntax, other) == is_name(syntax, ix)
            && determiner(parse, other) == determiner(parse, ix)
            && syntax.is_set_off(parse.first_of(other))
    };
    let last = parse.subtree(ix).into_iter().next_back();
    let joins = |other: TokenIx| {
        let cc = parse.dependent(other, DepRel::Cc);
        ix < other && cc.is_some() && cc == last.and_then(|last| parse.after(last))
    };
    let same = is_name(syntax, anchor) == is_name(syntax, ix);
    // *zijn tafel, zijn stoel, zijn bed*, whatever the third hangs on
    let behind = last
        .and_then(|last| parse.after(last))
        .filter(|&comma| syntax.form(comma) == ",");
    let loose = |other: TokenIx| {
        matches!(parse[other].deprel, DepRel::Parataxis | DepRel::Appos)
            && parse[other].tag.upos == Upos::Noun
            && parse.before(parse.first_of(other)) == behind
            && alike(other)
    };
    let determined =
        determiner(parse, ix).is_some() && determiner(parse, ix) == determiner(parse, anchor);
    same && parse.dependents(anchor, &[DepRel::Appos]).any(alike)
        || same && determined && behind.is_some() && parse.indices().any(loose)
        || parse.dependents(anchor, &[DepRel::Conj]).any(joins)
}

/// *een plein, een kunstroute, musea, theaters*: where further nouns follow without *en*, or with *of*, the first of
/// them is one too.
fn is_in_row(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    // *een bus, een trein of een taxi*
    let or = parse
        .dependents(ix, &[DepRel::Conj])
        .flat_map(|other| parse.dependents(other, &[DepRel::Cc]))
        .any(|cc| syntax.function(cc) == Some(Function::Whether));
    let mut further = parse
        .dependents(anchor, &[DepRel::Conj])
        .filter(|&other| other > ix)
        .peekable();
    let row = further.peek().is_some()
        && further.all(|other| {
            parse.dependent(other, DepRel::Cc).is_none()
                && parse[other].tag.upos == Upos::Noun
                && syntax.is_set_off(parse.first_of(other))
        });
    or || row
}

/// The first word of a noun phrase that determines it, by its features; none of a bare noun or name.
fn determiner(parse: &Parse, noun: TokenIx) -> Option<&str> {
    parse
        .dependents(noun, &[DepRel::Det, DepRel::NmodPoss, DepRel::Nummod])
        .next()
        .map(|ix| parse[ix].tag.feats.as_str())
}

/// *mannen juist door het totaalbeeld*, *ook ondernemers*: an addition, not another word for the noun.
fn is_added(syntax: &Syntax<'_>, ix: TokenIx, first: TokenIx) -> bool {
    let parse = syntax.parse;
    let adds = |at: TokenIx| syntax.function(at) == Some(Function::Also);
    adds(first) || parse.children(ix).iter().any(|&at| adds(at))
}

/// *Een lange man, een mager gezicht, een leren jas.*: a sentence without a verb is a list of what there is.
fn is_without_verb(syntax: &Syntax<'_>, anchor: TokenIx) -> bool {
    let parse = syntax.parse;
    parse[anchor].head.is_none()
        && parse.finite_verb(anchor).is_none()
        && parse[anchor].tag.upos != Upos::Propn
}

/// *jongste van zes kinderen*, *derde in de rij*: one of several by rank, with no noun of its own.
fn has_rank(parse: &Parse, ix: TokenIx) -> bool {
    let tag = &parse[ix].tag;
    tag.upos == Upos::Adj && tag.ranks() && parse.dependent(ix, DepRel::Nmod).is_some()
}

/// *de afgevaardigde van de bond*: a participle or adjective with an article in front is a noun; not *de ander*.
fn is_somebody(parse: &Parse, ix: TokenIx) -> bool {
    const OTHER: &str = "ander";
    let article = |det: TokenIx| parse[det].tag.feat("Definite").is_some();
    parse[ix].tag.has_part("nom")
        && parse[ix].lemma != OTHER
        && parse.dependents(ix, &[DepRel::Det]).any(article)
}

/// *velen, met name de oudere leden*: what opens with a preposition of its own tells who or what among others.
fn is_specified(syntax: &Syntax<'_>, ix: TokenIx, first: TokenIx) -> bool {
    let parse = syntax.parse;
    parse[first].tag.upos == Upos::Adp && parse[first].head == Some(ix)
}

/// *de PvdA-VVD (een kleine meerderheid) ploeg*: what follows a bracket with no comma goes on with what stands before it.
fn is_behind_bracket(syntax: &Syntax<'_>, first: TokenIx) -> bool {
    let mut marks = syntax.punct_before(first).peekable();
    marks.peek().is_some() && marks.all(|at| matches!(syntax.form(at), ")" | "]"))
}

/// *een omweg, de gasten van Duys*: one is not several.
fn is_several(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    number(anchor) == Some("Sing")
        && number(ix) == Some("Plur")
        && parse.dependent(anchor, DepRel::Conj).is_none()
}

/// *Zij kregen nieuwe schoenen, een fiets*, *een veldslag – traangas tegen stenen*: one thing is not several of a kind,
/// and a kind without an article is not one thing; but *kregen bloemen, een teken van dank*, *won drie titels, een record*,
/// *een bus, eigendom van de stad*.
fn is_another_thing(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let one = |ix: TokenIx| number(ix) == Some("Sing") && parse.is_indefinite(ix);
    let alone = |ix: TokenIx| parse.last_of(ix) == ix;
    let bare = |ix: TokenIx| determiner(parse, ix).is_none() && parse[ix].tag.upos == Upos::Noun;
    let owned = has_owner(syntax, ix);
    let ranked = parse
        .dependents(ix, &[DepRel::Amod])
        .any(|amod| parse[amod].tag.ranks());
    let thing = |ix: TokenIx| nature(parse, ix).class == Nature::Thing;
    let several = bare(anchor) && number(anchor) == Some("Plur") && one(ix) && alone(ix);
    let described = parse.first_of(ix) != parse.last_of(ix);
    let kind =
        one(anchor) && bare(ix) && number(ix) == Some("Sing") && described && !owned && !ranked;
    thing(anchor) && thing(ix) && (several || kind || are_alike(parse, anchor, ix))
}

/// *een nieuwe kantine, een gemeenschappelijke fietsenstalling*: two of one shape with no more said of either; but *Het is
/// een arm land, een mislukte staat*.
fn are_alike(parse: &Parse, anchor: TokenIx, ix: TokenIx) -> bool {
    let shaped = |noun: TokenIx| {
        let own = parse.dependents(noun, &[DepRel::Amod]).count() == 1;
        own && parse.is_indefinite(noun) && parse[noun].tag.feat("Number") == Some("Sing")
    };
    let beside = parse.after(anchor) == parse.before(parse.first_of(ix));
    let predicative = parse.dependent(anchor, DepRel::Cop).is_some();
    shaped(anchor) && shaped(ix) && beside && parse.ends_sentence(ix) && !predicative
}

/// *Het werk, het gezin, wat dan ook*: what ends so is a list.
fn is_open_list(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    const WHATEVER: [&str; 4] = ["waar", "wat", "welke", "wie"];
    let parse = syntax.parse;
    let form = |at: u32| {
        let at = TokenIx(parse.last_of(ix).0 + at);
        parse.indices().next_back().filter(|&last| at <= last)?;
        Some(syntax.form(at))
    };
    form(1) == Some(",")
        && form(2).is_some_and(|what| WHATEVER.contains(&what))
        && form(3) == Some("dan")
        && form(4) == Some("ook")
}

/// *van Gent tot in Luik, een afstand van …*: neither end is what lies between.
fn is_range(syntax: &Syntax<'_>, anchor: TokenIx, first: TokenIx) -> bool {
    let parse = syntax.parse;
    let from = parse
        .dependent(anchor, DepRel::Case)
        .is_some_and(|case| syntax.function(case) == Some(Function::Owner));
    let to = |ix: TokenIx| parse[ix].deprel == DepRel::Case && syntax.form(ix) == "tot";
    from && (anchor.0..first.0).map(TokenIx).any(to)
}

/// Parts of the body and what is worn or held, by `body.tsv`.
static BODY: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("body.tsv")));

/// *Zij verliet de zaal, de handen in de zakken*, *…, gebogen hoofd*: how somebody stands or moves.
fn is_posture(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let own = parse
        .dependents(ix, &[DepRel::Det, DepRel::NmodPoss])
        .any(|det| parse[det].tag.feat("Definite") != Some("Ind"));
    let placed = parse
        .dependents(ix, &[DepRel::Nmod])
        .filter_map(|place| parse.dependent(place, DepRel::Case))
        .any(|case| syntax.function(case) != Some(Function::Owner));
    let held = determiner(parse, ix).is_none()
        && parse.last_of(ix) == ix
        && parse
            .children(ix)
            .iter()
            .any(|&child| child < ix && parse.is_participle(child));
    (own && placed || held) && BODY.contains(parse[ix].lemma.as_str())
}

/// *De ouders – vaak mensen met weinig tijd – boeken massaal*: what stands behind the second dash is no other word for what
/// stands between the two.
fn is_outside(syntax: &Syntax<'_>, anchor: TokenIx, first: TokenIx) -> bool {
    let parse = syntax.parse;
    let dash = |ix: TokenIx| is_dash(syntax.form(ix));
    let byline = byline_dash(syntax.parse);
    let opened = (0..anchor.0)
        .map(TokenIx)
        .filter(|&ix| parse.is_punct(ix) && dash(ix) && Some(ix) != byline)
        .count();
    syntax.punct_before(first).any(dash) && opened % 2 == 1
}

/// *een dorp zonder winkels, een spookdorp*, *geen winkel, de trots van het dorp*: of what is not there nothing is said.
fn is_lacking(syntax: &Syntax<'_>, anchor: TokenIx) -> bool {
    let parse = syntax.parse;
    let without = parse
        .dependents(anchor, &[DepRel::Case])
        .any(|case| syntax.function(case) == Some(Function::Without));
    let none = parse
        .dependents(anchor, &[DepRel::Det])
        .any(|det| syntax.negation(det).is_some());
    let predicative = parse.dependent(anchor, DepRel::Cop).is_some();
    without || none && !predicative
}

/// *meer dan hun baas, 33 procent tegen 15 procent*, *steeg 3 procent, Vandaag zelfs 10 procent*: a percentage is another
/// word for an amount only, and a name for none.
fn is_share(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let measured = |ix: TokenIx| {
        nature(parse, ix).class == Nature::Measure && parse.dependent(ix, DepRel::Nummod).is_some()
    };
    let amount = syntax.function(anchor) == Some(Function::Amount) || measured(anchor);
    let percentage = parse[ix].lemma == PERCENT && measured(ix);
    let name = parse[ix].tag.upos == Upos::Propn && parse[anchor].lemma == PERCENT;
    percentage && !amount || name
}

const PERCENT: &str = "procent";

/// *steen voor steen*, *nacht na nacht*: how something goes on.
fn is_repeated(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let again = |other: TokenIx| {
        parse[other].lemma == parse[ix].lemma && parse.dependent(other, DepRel::Det).is_none()
    };
    determiner(parse, ix).is_none() && parse.dependents(ix, &[DepRel::Nmod]).any(again)
}

/// *Niets voor Jan Bos, dit lawaai*: what stands behind a sentence without a verb and points at something is what it tells of.
fn is_dislocated(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let points = parse.dependents(ix, &[DepRel::Det]).any(|det| {
        matches!(
            syntax.function(det),
            Some(Function::Demonstrative | Function::That)
        )
    });
    let verbless = parse
        .root()
        .is_some_and(|root| parse.finite_verb(root).is_none());
    points && verbless && parse.ends_sentence(parse.last_of(ix))
}

/// *Tekst: Jan Bos, muziek: Els Vos*: what a colon follows says who did it.
fn is_credit(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let colon = parse.after(ix).is_some_and(|next| syntax.form(next) == ":");
    colon && parse[ix].tag.upos == Upos::Noun && parse.first_of(ix) == ix
}

/// *Toen vertelde Anna Bos, directeur van de kring, het publiek …*: what stands behind a subject that follows its verb,
/// the apposition and the comma may be the object.
fn is_second(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let loose = |other: TokenIx| other < ix && syntax.is_set_off(parse.first_of(other));
    let inverted = parse[anchor].head.is_some_and(|verb| {
        parse[anchor].deprel == DepRel::Nsubj
            && parse
                .finite_verb(verb)
                .is_some_and(|finite| finite < anchor)
            && parse.dependent(verb, DepRel::Obj).is_none()
    });
    inverted && parse.dependents(anchor, &[DepRel::Appos]).any(loose)
}

/// *Amsterdam, 15 januari 2001*, *in november, de heer Bos*: a date is nothing else.
fn is_date(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let month = |ix: TokenIx| syntax.function(ix) == Some(Function::Month);
    // the month belongs to its number
    let dated = || syntax.parse.dependents(ix, &[DepRel::Flat]).any(month);
    month(anchor) || month(ix) || syntax.parse[ix].tag.upos == Upos::Num && dated()
}

fn is_list(syntax: &Syntax<'_>, first: TokenIx) -> bool {
    syntax.punct_before(first).any(|at| syntax.form(at) == ":")
}

/// *Zij wilde één ding: een huis, een thuis*: what stands behind a colon is a list; but *Zij kreeg hulp: Jan Bos, de bakker*.
fn is_listed(syntax: &Syntax<'_>, anchor: TokenIx) -> bool {
    !is_name(syntax, anchor) && is_list(syntax, syntax.parse.first_of(anchor))
}

/// *honderd gulden – ziedaar, de hele opbrengst*: behind an interjection something is shown.
fn is_cry(syntax: &Syntax<'_>, anchor: TokenIx, first: TokenIx) -> bool {
    let parse = syntax.parse;
    let before = (anchor.0..first.0)
        .map(TokenIx)
        .rfind(|&ix| !parse.is_punct(ix));
    before.is_some_and(|ix| parse[ix].tag.upos == Upos::Intj)
}

/// *(Libië)*, *(CDA)*, *(34)*: a bare name or number in brackets.
fn is_label(syntax: &Syntax<'_>, ix: TokenIx, first: TokenIx) -> bool {
    let parse = syntax.parse;
    let bracketed = syntax.punct_before(first).any(|at| syntax.form(at) == "(");
    bracketed && (parse[ix].tag.upos != Upos::Noun || parse.subtree(ix).len() < 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_body_are_sorted_and_have_examples() {
        let rows: Vec<_> = table::rows(include_str!("body.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row.len() == 2));
    }
}
