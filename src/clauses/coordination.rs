use std::{collections::HashMap, sync::LazyLock};

use super::{
    Clause, ClauseKind, Function, Opened, Opening, Splitter, Syntax,
    complement::opens_with_asking_phrase, relative::is_topic,
};
use crate::{
    inflect::BE,
    lexicon::{Class, Relation, With},
    tree::{DepRel, TokenIx, Upos},
};

/// Coordinated predicates: *keerde terug en werd commandant*, *is rijk en machtig*.
pub(super) struct Coordination;

impl Splitter for Coordination {
    fn rule(&self) -> &'static str {
        "coordination"
    }

    fn about(&self) -> &'static str {
        "a predicate coordinated with another (hij viel en brak een arm)"
    }

    fn open(&self, syntax: &Syntax<'_>, opened: &Opened, ix: TokenIx) -> Option<Opening> {
        let parse = syntax.parse;
        let first = parse[ix]
            .head
            .filter(|_| parse[ix].deprel == DepRel::Conj)?;
        let splits = match opened.kind(first) {
            Some(ClauseKind::Apposition) => false,
            Some(_) => is_parallel(syntax, first, ix),
            None => is_shared_cluster(syntax, opened, first, ix),
        };
        let cc = parse.dependent(ix, DepRel::Cc);
        (splits && !is_neither(syntax, first, ix))
            .then_some(Opening::Clause(ClauseKind::Conjunct, cc))
    }
}

/// Whether the second conjunct predicates something, as the first does.
fn is_parallel(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    // *…, en niet om er geld in te bewaren*
    let subordinate = [Relation::Condition, Relation::Purpose];
    let mut relations = subordinate.iter();
    if relations.any(|&relation| syntax.mark_with(second, relation).is_some())
        || is_topic(syntax, second)
    {
        return false;
    }
    if parse[second].tag.upos == Upos::Intj || syntax.function(second) == Some(Function::Answer) {
        return false;
    }
    if is_alternative(syntax, first, second) || is_embedded_question(syntax, first, second) {
        return false;
    }
    if is_vague(syntax, second)
        || is_doubled(syntax, first, second)
        || is_same(syntax, first, second)
        || is_pair(syntax, first, second)
        || is_of_remnant(syntax, first, second)
        || is_focused(syntax, first, second)
    {
        return false;
    }
    let truncated = [first, second]
        .iter()
        .any(|&ix| parse[ix].form.ends_with('-'));
    let apart =
        !truncated && !is_elliptical(syntax, first) && !is_shared_out(syntax, first, second);
    if !apart && parse.finite_verb(second).is_none() {
        return false;
    }
    if syntax.is_predicate(second) && syntax.is_predicate(first) {
        return true;
    }
    let gapped = parse
        .dependents(second, &[DepRel::Orphan, DepRel::Nsubj, DepRel::NsubjPass])
        .next()
        .is_some();
    // *wordt groter, maar niet mooier*
    let predicative = parse[second].tag.upos == Upos::Adj
        && parse
            .dependents(first, &[DepRel::Xcomp])
            .any(|ix| parse[ix].tag.upos == Upos::Adj);
    gapped
        || predicative
        || (!parse.is_verbal(first) && is_predicative(syntax, second))
        || parse.is_participle(first) && parse[second].tag.upos == Upos::Adj
}

/// The *niet*, *wel* or *ook* of a conjunct that says no more than who or what is another matter: *zijn broer niet*, *wel
/// zijn broer*.
pub(crate) fn polar(syntax: &Syntax<'_>, clause: &Clause) -> Option<TokenIx> {
    let parse = syntax.parse;
    let mut orphans = parse.dependents(clause.root, &[DepRel::Orphan]);
    let polar = orphans
        .next()
        .filter(|_| orphans.next().is_none() && clause.kind == ClauseKind::Conjunct)?;
    let joins = |ix: TokenIx| parse[ix].deprel == DepRel::Cc;
    let mut below = clause
        .tokens
        .iter()
        .filter(|&&ix| !parse.is_punct(ix) && !joins(ix));
    let outside = below.clone().max() == Some(&polar) || below.next() == Some(&polar);
    (outside && parse.is_nominal(clause.root) && parse[polar].tag.upos == Upos::Adv)
        .then_some(polar)
}

/// *was rijk noch machtig*, *is noch rijk, noch machtig*: without another negation the first says the opposite; not *slaapt
/// niet, noch werkt hij*, where the second has a verb of its own.
fn is_neither(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    let negates = |ix: TokenIx| syntax.negation(ix).is_some();
    let nor = parse
        .dependent(second, DepRel::Cc)
        .filter(|&cc| negates(cc));
    nor.is_some_and(|nor| {
        let own = parse.children(first).iter().chain([&first]);
        let mut before = own.filter(|&&ix| ix < nor && negates(ix));
        parse.finite_verb(second).is_none() && before.all(|&ix| syntax.form(ix) == syntax.form(nor))
    })
}

/// *over de buren en weet ik wat*: and more of the kind.
fn is_vague(syntax: &Syntax<'_>, second: TokenIx) -> bool {
    const KNOW: &str = "weet";
    const I: &str = "ik";
    let parse = syntax.parse;
    let what = parse
        .after(second)
        .filter(|&who| syntax.form(second) == KNOW && syntax.form(who) == I)
        .and_then(|who| parse.after(who))
        .filter(|&what| parse.last_of(second) == what);
    what.is_some_and(|what| syntax.is_interrogative(what))
}

/// *Het is en blijft een park*: two verbs side by side that are one.
fn is_doubled(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    let be = parse[first].lemma == BE && parse.is_finite_verb(first);
    let beside = parse
        .dependent(second, DepRel::Cc)
        .is_some_and(|cc| parse.after(first) == Some(cc) && parse.after(cc) == Some(second));
    be && beside && parse.is_finite_verb(second)
}

/// *Die twee zijn één en dezelfde*: a number and a word that are one.
fn is_same(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    const SAME: [&str; 2] = ["dezelfde", "hetzelfde"];
    syntax.parse[first].tag.upos == Upos::Num && SAME.contains(&syntax.form(second))
}

/// Two words of one expression, by `pairs.tsv`.
static PAIRS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| crate::table::pairs(include_str!("pairs.tsv")));

/// *is schering en inslag*, *valt of staat met*: two words with nothing between them but the conjunction, that say one
/// thing together.
fn is_pair(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    let other = PAIRS.get(syntax.form(first));
    let beside = parse
        .dependent(second, DepRel::Cc)
        .is_some_and(|cc| parse.after(first) == Some(cc) && parse.after(cc) == Some(second));
    beside && other.is_some_and(|&other| syntax.form(second) == other)
}

/// *zijn vrouw en kinderen niet*: of what a verb is left out of, a noun is no more than another of them.
fn is_of_remnant(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    let gapped = |ix: TokenIx| parse.dependent(ix, DepRel::Orphan).is_some();
    gapped(first) && !gapped(second) && parse.is_nominal(second) && !syntax.is_predicate(second)
}

/// *mag slechts kijken en luisteren*, *zijn niet alleen grapjes en raadsels*: only both together are all, or are not all;
/// but *is niet alleen rijk maar ook machtig*.
fn is_focused(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    let focus = |&ix: &TokenIx| {
        ix < first
            && syntax.function(ix) == Some(Function::Focus)
            && parse
                .children(ix)
                .iter()
                .all(|&own| syntax.function(own) == Some(Function::Roughly))
    };
    let before = parse.children(first).iter().any(focus);
    let joined = joined_by(syntax, first, second)
        .is_some_and(|cc| syntax.function(cc) != Some(Function::But));
    before && joined && parse.finite_verb(second).is_none() && parse.subject(second).is_none()
}

/// *wordt opgepakt of bewaakt*, *is vrij, hetzij ziek of op reis*: of two alternatives neither is put forward by itself. Where the verbs stand at the end
/// of their clauses, they cannot be told together.
fn is_alternative(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    // *Hij was nog niet binnen of het begon*, where the tree may have a complementizer
    let or = joined_by(syntax, first, second)
        .or_else(|| syntax.marks(second).next())
        .is_some_and(|cc| syntax.function(cc) == Some(Function::Whether));
    let apart =
        parse.finite_verb(second).is_some() && parse.dependent(first, DepRel::Mark).is_some();
    // *ontkent te hebben gebeld of gelogen*: of what is denied both are
    let denied = parse
        .ancestors(first)
        .any(|above| syntax.predicate(above, Class::Denial).is_some());
    or && !apart && !denied && !syntax.has_te(second) && syntax.is_predicate(first)
}

/// The conjunction of the coordination: in *rijden, varen of vliegen* that of the last conjunct.
fn joined_by(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let later = parse
        .dependents(first, &[DepRel::Conj])
        .chain(parse.dependents(second, &[DepRel::Conj]))
        .filter(|&ix| ix > second);
    std::iter::once(second)
        .chain(later)
        .find_map(|ix| parse.dependent(ix, DepRel::Cc))
}

/// *over de prijs en over wat we moeten doen*; not *die het leidde en volgens wie het klopt*
fn is_embedded_question(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    if parse[first].deprel == DepRel::AclRelcl {
        return false;
    }
    let subject_first = parse
        .subject(second)
        .is_some_and(|subject| parse.finite_verb(second).is_some_and(|verb| subject < verb));
    opens_with_asking_phrase(syntax, second) && subject_first
}

/// *een gouden en een zilveren ring*, *een Afrikaans en Arabisch land*: an adjective with an article waits for its noun.
fn is_elliptical(syntax: &Syntax<'_>, first: TokenIx) -> bool {
    syntax.parse[first].tag.upos == Upos::Adj
        && syntax.parse.dependent(first, DepRel::Det).is_some()
}

/// *De nieuwe leden zijn een leraar en een advocaat*: several are not one each.
fn is_shared_out(syntax: &Syntax<'_>, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let determined = |ix: TokenIx| parse.dependent(ix, DepRel::Det).is_some();
    // *De thema's zijn angst en onmacht*, but *Zij zijn arts en docent*
    let things = parse
        .subject(first)
        .is_some_and(|subject| parse[subject].tag.upos == Upos::Noun);
    let one = |ix: TokenIx| match parse[ix].tag.upos {
        Upos::Propn => true,
        Upos::Noun => number(ix) == Some("Sing") && (things || determined(ix)),
        _ => false,
    };
    let several = parse.subject(first).and_then(number) == Some("Plur");
    several && one(first) && one(second)
}

/// A further predicative word under a shared copula; a bare negation (*of niet*) is none.
fn is_predicative(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let word = &syntax.parse[ix];
    matches!(
        word.tag.upos,
        Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adp
    ) && syntax.negation(ix).is_none()
}

/// *wil kopen en verkopen*, *lijkt te slapen en te dromen*: the infinitives under one verb; *lijkt vaag en verouderd*: what
/// seems so.
fn is_shared_cluster(
    syntax: &Syntax<'_>,
    opened: &Opened,
    first: TokenIx,
    second: TokenIx,
) -> bool {
    let parse = syntax.parse;
    let Some(governor) = parse[first].head else {
        return false;
    };
    if is_shared_quality(syntax, governor, first, second) {
        return opened.kind(governor).is_some() && !is_focused(syntax, first, second);
    }
    let infinitives = parse[first].deprel == DepRel::Xcomp
        && parse.is_infinitive(first)
        && parse.is_infinitive(second);
    let modal = syntax.lexicon.modal(&parse[governor].lemma).is_some();
    let governed = if syntax.has_te(first) {
        syntax.has_te(second) && syntax.predicate(governor, Class::Raising).is_some()
    } else {
        modal
    };
    infinitives && governed && !is_focused(syntax, first, second) && opened.kind(governor).is_some()
}

/// *lijkt vaag en verouderd*, *blijkt onhaalbaar en duur*
fn is_shared_quality(syntax: &Syntax<'_>, verb: TokenIx, first: TokenIx, second: TokenIx) -> bool {
    let parse = syntax.parse;
    let seems = [Class::Raising, Class::Veridical].iter().any(|&class| {
        let sense = syntax.predicate(verb, class);
        sense.is_some_and(|row| row.with == With::Predicate)
    });
    let quality = |ix: TokenIx| parse[ix].tag.upos == Upos::Adj || parse.is_participle(ix);
    parse[first].deprel == DepRel::Xcomp
        && parse[first].tag.upos == Upos::Adj
        && quality(second)
        && seems
        && parse.dependent(verb, DepRel::Obj).is_none()
}

#[cfg(test)]
mod tests {
    #[test]
    fn pairs_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = crate::table::rows(include_str!("pairs.tsv")).collect();
        assert!(rows.is_sorted());
        for row in rows {
            let joined = |cc: &str| format!(" {} {cc} {}", row[0], row[1]);
            let held = ["en", "of"].iter().any(|cc| row[2].contains(&joined(cc)));
            assert!(held, "{}", row[0]);
        }
    }
}
