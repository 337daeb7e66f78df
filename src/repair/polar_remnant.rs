use super::{Repair, is_determined};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::{Lexicon, Negation},
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De koster bleef thuis, zijn broer niet*, *maar in het dorp wel*: a phrase with *niet*, *wel* or *ook* and nothing else
/// behind a clause is a conjunct of it that leaves out all but what differs; so is one behind *wel*. *Een jas die nat is, kan
/// drogen; een hoed die nat is niet*: nor does the polar word belong to a relative clause that has ended in its verb.
pub(super) struct PolarRemnant;

impl Repair for PolarRemnant {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_polar(parse, lexicon, ix) && ends(parse, ix))
            .find_map(|polar| {
                remnant(parse, lexicon, polar).or_else(|| related(parse, lexicon, polar))
            })
            .or_else(|| parse.indices().find_map(|ix| affirmed(parse, lexicon, ix)))
            .unwrap_or_default()
    }
}

/// What affirms or adds, and does nothing else at the end of a clause.
const AFFIRM: [&str; 3] = ["ook", "wel", "evenzeer"];

/// What may stand right before the polar word and belongs to it: *nog niet*, *juist wel*.
const DEGREE: [&str; 8] = [
    "al", "echter", "helemaal", "juist", "nog", "ook", "weer", "zeker",
];

fn is_polar(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> bool {
    let form = parse[ix].form.as_str();
    parse[ix].tag.upos == Upos::Adv
        && (AFFIRM.contains(&form) || lexicon.negation(form) == Some(Negation::Clause))
}

/// Whether nothing but punctuation, or the verb of a frame behind a comma, follows.
fn ends(parse: &Parse, ix: TokenIx) -> bool {
    let behind = |at| std::iter::successors(parse.after(at), |&at| parse.after(at));
    let Some(next) = parse.after(ix) else {
        return true;
    };
    let frame = parse
        .after(next)
        .is_some_and(|verb| parse[next].form == "," && parse.is_finite_verb(verb));
    parse[next].form == ";" || frame || behind(ix).all(|at| parse.is_punct(at))
}

/// The edits that make the phrase between the last separator and the polar word a conjunct.
fn remnant(parse: &Parse, lexicon: &Lexicon, polar: TokenIx) -> Option<Vec<Edit>> {
    let degree = before_all(parse, polar, |ix| DEGREE.contains(&parse[ix].form.as_str()));
    let (separator, inside) = [true, false].into_iter().find_map(|coordinated| {
        let inside = before_all(parse, degree, |ix| {
            let and = coordinated && parse[ix].form == AND;
            let stops = parse.is_punct(ix) || parse[ix].tag.upos == Upos::Cconj && !and;
            !stops && !parse.is_verbal(ix)
        });
        let separator = parse.before(inside).filter(|_| inside < degree)?;
        separates(parse, lexicon, separator, polar).then_some((separator, inside))
    })?;
    let mut tops = parse.tops(inside..degree);
    let top = tops.next().filter(|_| tops.next().is_none())?;
    let governor = clause_before(parse, separator)?;
    let told = parse.is_nominal(top) && parse.subject(governor).is_some();
    if !told || is_ambiguous(parse, governor, top) {
        return None;
    }
    let conjunction = (separator.0..inside.0)
        .map(TokenIx)
        .filter(|&ix| !parse.is_punct(ix))
        .map(|ix| Edit::new(ix, top, DepRel::Cc));
    let degrees = (degree.0..polar.0).map(|at| Edit::new(TokenIx(at), polar, DepRel::Advmod));
    let conjunct = [
        Edit::new(top, governor, DepRel::Conj),
        Edit::new(polar, top, DepRel::Orphan),
    ];
    Some(conjunction.chain(degrees).chain(conjunct).collect())
}

/// The noun with a relative clause right in front of the polar word, behind a semicolon.
fn related(parse: &Parse, lexicon: &Lexicon, polar: TokenIx) -> Option<Vec<Edit>> {
    let relative = parse[polar].head?;
    let noun = parse[relative]
        .head
        .filter(|_| parse[relative].deprel == DepRel::AclRelcl)?;
    let verb = parse.finite_verb(relative)?;
    let separator = parse.before(parse.first_of(noun))?;
    let governor = clause_before(parse, separator)?;
    let closed = parse.after(verb) == Some(polar) && parse.first_of(relative) < verb;
    let beside = parse[separator].form == ";" && separates(parse, lexicon, separator, polar);
    (closed && beside && parse.subject(governor).is_some()).then(|| {
        vec![
            Edit::new(noun, governor, DepRel::Conj),
            Edit::new(polar, noun, DepRel::Orphan),
        ]
    })
}

/// *De huren dalen niet, wel de prijzen*: a definite phrase behind *wel* that ends the sentence, held against the subject of
/// a negated clause that has no other noun.
fn affirmed(parse: &Parse, lexicon: &Lexicon, wel: TokenIx) -> Option<Vec<Edit>> {
    let comma = parse.before(wel).filter(|&at| parse[at].form == ",")?;
    let top = parse[wel].head.filter(|&top| {
        parse[wel].form == "wel"
            && parse.after(wel) == Some(first_behind(parse, top, wel))
            && parse[top].tag.upos == Upos::Noun
            && is_determined(parse, top)
            && parse.dependent(top, DepRel::Case).is_none()
            && parse.ends_sentence(parse.last_of(top))
    })?;
    let governor = clause_before(parse, comma)?;
    let negated = parse
        .children(governor)
        .iter()
        .any(|&ix| ix < comma && lexicon.negation(&parse[ix].form) == Some(Negation::Clause));
    let subject = parse.subject(governor).filter(|&subject| subject < comma)?;
    let other = |&ix: &TokenIx| {
        ix < comma
            && matches!(
                parse[ix].deprel,
                DepRel::Obj | DepRel::Iobj | DepRel::Obl | DepRel::OblArg | DepRel::Xcomp
            )
    };
    let lone = parse.is_verbal(governor)
        && parse[subject].tag.upos == Upos::Noun
        && !parse.children(governor).iter().any(other);
    (negated && lone).then(|| {
        vec![
            Edit::new(top, governor, DepRel::Conj),
            Edit::new(wel, top, DepRel::Orphan),
        ]
    })
}

/// The first word of a phrase behind a word of it.
fn first_behind(parse: &Parse, top: TokenIx, ix: TokenIx) -> TokenIx {
    parse
        .subtree(top)
        .into_iter()
        .find(|&at| at > ix)
        .unwrap_or(top)
}

/// The first of the words right before `ix` that all pass.
fn before_all(parse: &Parse, ix: TokenIx, passes: impl Fn(TokenIx) -> bool) -> TokenIx {
    std::iter::successors(Some(ix), |&at| parse.before(at).filter(|&at| passes(at)))
        .last()
        .unwrap_or(ix)
}

const AND: &str = "en";

/// What governs the last clause before a word, relative clauses apart; none that ends in *niet alleen …*.
pub(super) fn clause_before(parse: &Parse, separator: TokenIx) -> Option<TokenIx> {
    let below = [DepRel::AclRelcl, DepRel::Acl, DepRel::Advcl, DepRel::Cop];
    let told = |ix: &TokenIx| {
        let relation = &parse[*ix].deprel;
        !below.contains(relation) && !AUXILIARIES.contains(relation)
    };
    let (_, root) = parse
        .indices()
        .take_while(|&ix| ix < separator)
        .filter(told)
        .filter_map(|ix| Some((parse.finite_verb(ix).filter(|&verb| verb < separator)?, ix)))
        .max()?;
    let only = parse
        .subtree(root)
        .into_iter()
        .any(|ix| parse[ix].form == "alleen");
    (!only).then_some(root)
}

/// A comma, a semicolon or *maar*; *kaas en worst niet* is one phrase, but *en de kinderen ook* none.
fn separates(parse: &Parse, lexicon: &Lexicon, separator: TokenIx, polar: TokenIx) -> bool {
    match parse[separator].form.as_str() {
        "," | ";" | "maar" => true,
        AND => {
            let comma = parse.before(separator).is_some_and(|at| parse.is_punct(at));
            comma || lexicon.negation(&parse[polar].form).is_none()
        }
        _ => false,
    }
}

/// *Hij kocht de jas, de hoed niet*, *Ik vind dat mooi, die nieuwe gevel ook*: held against the object and not the subject.
fn is_ambiguous(parse: &Parse, governor: TokenIx, top: TokenIx) -> bool {
    let pronoun = parse
        .subject(governor)
        .is_some_and(|subject| parse[subject].tag.upos == Upos::Pron);
    let thing = nature(parse, top).class == Class::Thing;
    let object = parse
        .dependents(governor, &[DepRel::Obj])
        .any(|ix| thing || parse[ix].tag.upos != Upos::Pron);
    pronoun && object && parse[top].tag.upos == Upos::Noun
}
