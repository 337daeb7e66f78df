use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Tot de oorlog kwam en zij moest vluchten.*, *Zij verkocht het huis vlak voor de markt instortte*: what looks like a
/// preposition in front of a noun and a verb that ends its clause, with no other subject, introduces the clause of that noun.
pub(super) struct UntilClause;

impl Repair for UntilClause {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&word| is_double(parse, word))
            .filter_map(|until| clause(parse, until))
            .flatten()
            .collect()
    }
}

/// Whether the word, taken for a preposition, may introduce a clause as well.
fn is_double(parse: &Parse, word: TokenIx) -> bool {
    const DOUBLE: [&str; 4] = ["tot", "totdat", "voor", "sinds"];
    parse[word].deprel == DepRel::Case && DOUBLE.contains(&parse[word].form.to_lowercase().as_str())
}

fn clause(parse: &Parse, until: TokenIx) -> Option<Vec<Edit>> {
    let noun = parse[until].head.filter(|&noun| {
        let known = parse[noun].tag.upos == Upos::Noun && parse.has_determiner(noun);
        (known || parse[noun].tag.upos == Upos::Propn)
            && parse
                .after(until)
                .is_some_and(|next| parse.is_under(next, noun))
    })?;
    let verb = own_verb(parse, until, noun).or_else(|| verb_behind(parse, noun))?;
    let finite = parse.finite_verb(verb)?;
    let agrees = parse.agrees(noun, finite) || parse.dependent(noun, DepRel::Conj).is_some();
    if !agrees {
        return None;
    }
    let passive = parse.dependent(verb, DepRel::AuxPass).is_some();
    let subject = if passive {
        DepRel::NsubjPass
    } else {
        DepRel::Nsubj
    };
    let place = match parse[verb].deprel {
        DepRel::Root => DepRel::Root,
        _ => DepRel::Advcl,
    };
    // *vlak voor de markt instortte*
    let measures = parse.children(noun).iter().filter(|&&ix| ix < until);
    let measures = measures.map(|&ix| Edit::new(ix, verb, parse[ix].deprel));
    let objects = parse.dependents(verb, &SUBJECTS);
    let objects = objects.map(|ix| Edit::new(ix, verb, DepRel::Obj));
    let edits = [
        Edit {
            tag: Some(Arc::new(tags::complementizer())),
            ..Edit::new(until, verb, DepRel::Mark)
        },
        Edit::new(noun, verb, subject),
        Edit::place(verb, parse[verb].head, place),
    ];
    Some(measures.chain(objects).chain(edits).collect())
}

/// The verb that the noun hangs on and that ends the clause, which has no other subject.
fn own_verb(parse: &Parse, until: TokenIx, noun: TokenIx) -> Option<TokenIx> {
    let verb = parse[noun].head.filter(|&verb| is_unmarked(parse, verb))?;
    let finite = parse.finite_verb(verb)?;
    let alone = [&SUBJECTS[..], &[DepRel::Expl, DepRel::Iobj]].concat();
    let lone = parse.dependents(verb, &alone).next().is_none();
    let opens = parse
        .subtree(verb)
        .into_iter()
        .filter(|&ix| ix < until && !parse.is_punct(ix))
        .all(|ix| parse[ix].deprel == DepRel::Advmod);
    let place = match parse[verb].deprel {
        DepRel::Root => parse[until].lemma == "tot" && ends(parse, verb, noun),
        DepRel::Acl => true,
        _ => is_inside(parse, verb),
    };
    // *Voor de raad geldt dat minder*
    let behind = |ix: TokenIx| {
        ix > finite
            && matches!(
                parse[ix].deprel,
                DepRel::Obj | DepRel::Xcomp | DepRel::Advmod
            )
            && parse.dependent(ix, DepRel::Case).is_none()
    };
    let last = parse.last_of(noun) < finite && !parse.children(verb).iter().any(|&ix| behind(ix));
    (lone && opens && place && last).then_some(verb)
}

/// *Tot de oorlog kwam.*: a fragment that is nothing but the clause.
fn ends(parse: &Parse, verb: TokenIx, noun: TokenIx) -> bool {
    let object = [&AUXILIARIES[..], &[DepRel::Obj]].concat();
    parse.after(parse.last_of(noun)) == Some(verb)
        && parse.dependents(verb, &object).next().is_none()
        && parse
            .after(verb)
            .is_none_or(|next| parse.is_punct(next) || parse[next].tag.upos == Upos::Cconj)
}

/// *tot de plant het formaat heeft*: the verb of a clause that begins right behind the noun, though nothing introduces it.
fn verb_behind(parse: &Parse, noun: TokenIx) -> Option<TokenIx> {
    let first = parse.after(parse.last_of(noun))?;
    let verb = parse.ancestors(first).find(|&verb| {
        is_inside(parse, verb)
            && parse[noun].head != Some(verb)
            && parse.first_of(verb) == first
            && is_unmarked(parse, verb)
    })?;
    let taken = [DepRel::Obj, DepRel::Cop, DepRel::Expl, DepRel::NsubjPass];
    let introduced = parse[first].deprel == DepRel::Case && is_double(parse, first)
        || parse[first].tag.feat("PronType").is_some() && parse[first].tag.upos == Upos::Adv;
    let last = parse.finite_verb(verb).is_some_and(|finite| finite > first);
    let lone =
        parse.subject(verb).is_none() || last && parse.dependents(verb, &taken).next().is_none();
    (!introduced && lone && !parse.is_under(verb, noun)).then_some(verb)
}

/// Whether the clause of the verb stands inside another; *Voor de brug wordt betaald* may be what somebody says.
fn is_inside(parse: &Parse, verb: TokenIx) -> bool {
    match parse[verb].deprel {
        DepRel::Advcl => true,
        DepRel::Ccomp | DepRel::Xcomp => parse.dependent(verb, DepRel::AuxPass).is_none(),
        _ => false,
    }
}

/// Whether no subordinator and no relative or asking word introduces the clause of the verb.
fn is_unmarked(parse: &Parse, verb: TokenIx) -> bool {
    let relates = |ix: TokenIx| matches!(parse[ix].tag.feat("PronType"), Some("Rel" | "Int"));
    parse.dependent(verb, DepRel::Mark).is_none()
        && parse.dependent(verb, DepRel::Cc).is_none()
        && !parse.children(verb).iter().any(|&ix| relates(ix))
}
