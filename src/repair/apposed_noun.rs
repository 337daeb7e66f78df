use super::{Repair, comma_before, is_time};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Het eiland is een vergeten land, een mislukte staat*, *…, bromt de portier, de enige werknemer*: a noun without a verb
/// right behind a predicative noun or a subject and a comma is another word for it, and no sentence beside it. *Zij woont in
/// Gent, een stad met veel kerken*, *Zij heeft in Gent gewoond, de stad waar …*: so it is behind a name that ends the
/// clause, the verbs aside, or its first conjunct: *Zij woont in Gent, een stad met veel kerken, en werkt in Brugge*, and one with
/// an article right behind a name is no second member of a row: *ten zuiden van Texel, het grootste eiland, …*. *Bos, hoofd
/// inkoop van de bank*: of two with no comma between them the second belongs to the first, or an adjective to the second
/// (*Bos, Technisch Directeur van de bank*). *een groep jonge schilders, De Kring*: one name is that of the whole.
pub(super) struct ApposedNoun;

impl Repair for ApposedNoun {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let first = first_of_two(parse, ix).map(|first| (first, DepRel::Nmod));
                let (head, relation) = first
                    .or_else(|| Some((whole(parse, ix)?, DepRel::Appos)))
                    .or_else(|| Some((anchor(parse, ix)?, DepRel::Appos)))?;
                Some(Edit::new(ix, head, relation))
            })
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| described(parse, ix))
                    .flatten(),
            )
            .collect()
    }
}

/// *hoofd* of *hoofd inkoop*
fn first_of_two(parse: &Parse, second: TokenIx) -> Option<TokenIx> {
    let anchor = parse[second]
        .head
        .filter(|_| parse[second].deprel == DepRel::Appos && parse.first_of(second) == second)?;
    let noun = |ix: TokenIx| parse[ix].tag.upos == Upos::Noun;
    parse.before(second).filter(|&first| {
        noun(first)
            && noun(second)
            && parse[first].deprel == DepRel::Appos
            && parse[first].head == Some(anchor)
            && comma_before(parse, first).is_some()
    })
}

/// *groep* of *een groep jonge schilders, De Kring*
fn whole(parse: &Parse, one: TokenIx) -> Option<TokenIx> {
    let several = |ix: TokenIx| parse[ix].tag.feat("Number") == Some("Plur");
    let members = parse[one].head.filter(|&members| {
        parse[one].deprel == DepRel::Appos
            && !several(one)
            && parse.dependent(one, DepRel::Conj).is_none()
            && comma_before(parse, one).is_some()
            && several(members)
            && parse[members].deprel == DepRel::Nmod
            && parse.dependent(members, DepRel::Case).is_none()
    })?;
    parse[members]
        .head
        .filter(|&whole| whole < members && parse[whole].tag.feat("Number") == Some("Sing"))
}

/// *Technisch* or *Technisch Directeur van …*, and what was taken for the rest of its name.
fn described(parse: &Parse, quality: TokenIx) -> Option<Vec<Edit>> {
    let anchor = parse[quality]
        .head
        .filter(|_| parse[quality].deprel == DepRel::Appos && parse.first_of(quality) == quality)?;
    let noun = parse.after(quality).filter(|&noun| {
        parse[noun].tag.upos == Upos::Noun
            && parse[noun].deprel == DepRel::Appos
            && parse[noun].head == Some(anchor)
            && comma_before(parse, quality).is_some()
            && matches!(parse[quality].tag.upos, Upos::Adj | Upos::Propn)
    })?;
    let rest = parse.children(quality).iter().map(|&ix| {
        let phrase = parse.dependent(ix, DepRel::Case).is_some();
        let relation = if phrase {
            DepRel::Nmod
        } else {
            parse[ix].deprel
        };
        Edit::new(ix, noun, relation)
    });
    let own = Edit::new(quality, noun, DepRel::Amod);
    Some(rest.chain([own]).collect())
}

fn anchor(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    let noun = |ix: TokenIx| {
        parse[ix].tag.upos == Upos::Noun && parse.dependent(ix, DepRel::Det).is_some()
    };
    let verbless = parse
        .dependents(ix, &[&SUBJECTS[..], &AUXILIARIES[..]].concat())
        .next()
        .is_none();
    let last = parse.before(comma_before(parse, ix)?)?;
    let row = named(parse, ix).filter(|_| noun(ix) && verbless);
    if row.is_some() {
        return row;
    }
    let loose = match parse[ix].deprel {
        DepRel::Parataxis => true,
        DepRel::Conj => parse.dependent(ix, DepRel::Cc).is_none(),
        _ => false,
    };
    let head = parse[ix].head.filter(|&head| {
        loose && noun(ix) && verbless && (parse.is_verbal(head) || parse[ix].deprel != DepRel::Conj)
    })?;
    let predicate = noun(head) && head == last && parse.dependent(head, DepRel::Cop).is_some();
    if predicate {
        return Some(head);
    }
    parse
        .dependents(head, &[DepRel::Nsubj])
        .find(|&subject| noun(subject) && parse.subtree(subject).last() == Some(&last))
        .or_else(|| name_before(parse, ix, head, last))
}

/// The name that the noun seems to be coordinated with, with no more conjuncts.
fn named(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    let name = parse[ix].head.filter(|&name| {
        let close =
            |part: TokenIx| parse[part].tag.upos == Upos::Propn && parse.after(name) == Some(part);
        let parts = [DepRel::Appos, DepRel::Flat];
        let title = parse.dependents(name, &parts).any(close);
        parse[ix].deprel == DepRel::Conj
            && (parse[name].tag.upos == Upos::Propn || title)
            && !is_time(parse, name)
    })?;
    let last = parse.before(comma_before(parse, ix)?)?;
    let beside = parse
        .subtree_without(name, |part| part == ix)
        .into_iter()
        .all(|part| part <= last);
    let conjuncts = parse.dependents(name, &[DepRel::Conj]).count();
    let alone = conjuncts == 1 && parse.dependent(ix, DepRel::Cc).is_none();
    (alone && beside && parse.is_under(last, name) && is_one(parse, ix) && is_closed(parse, ix))
        .then_some(name)
}

/// *een eiland*, *het eiland*; not *het eiland en de kust*
fn is_one(parse: &Parse, ix: TokenIx) -> bool {
    let article = |&det: &TokenIx| parse[det].tag.feat("Definite").is_some();
    let mut articles = parse.dependents(ix, &[DepRel::Det]);
    let mut conjuncts = parse.dependents(ix, &[DepRel::Conj]);
    parse[ix].tag.feat("Number") == Some("Sing")
        && conjuncts.all(|other| parse.dependent(other, DepRel::Det).is_none())
        && articles.any(|det| article(&det) && parse.first_of(ix) == det)
}

/// Whether a comma, a bracket or the end of the sentence closes it.
fn is_closed(parse: &Parse, ix: TokenIx) -> bool {
    let next = parse.after(parse.last_of(ix));
    next.is_none_or(|next| parse.is_punct(next))
}

/// The name that ends the last phrase of the verb, where a noun that is new, or that a relative clause describes, or that no
/// row can have (*Zij zag Vos, de nummer drie*), follows and closes the sentence.
fn name_before(parse: &Parse, ix: TokenIx, verb: TokenIx, last: TokenIx) -> Option<TokenIx> {
    let cluster = |&ix: &TokenIx| parse.is_verbal(ix) || parse[ix].form == "te";
    let last = std::iter::successors(Some(last), |&at| parse.before(at)).find(|at| !cluster(at))?;
    let name = match parse[last].deprel {
        DepRel::Flat => parse[last].head?,
        _ => last,
    };
    let phrases = [
        DepRel::Obl,
        DepRel::OblArg,
        DepRel::Obj,
        DepRel::Nsubj,
        DepRel::NsubjPass,
    ];
    // not *Zij zag hem in Gent, een man met een hoed*
    let thing = matches!(nature(parse, ix).class, Class::Thing | Class::Group)
        || nature(parse, name).class == Class::Person
        || SUBJECTS.contains(&parse[name].deprel);
    let end = parse.last_of(ix);
    let apart = parse[ix].deprel == DepRel::Parataxis && is_one(parse, ix) && is_closed(parse, ix);
    let closes = apart || parse.ends_sentence(end) || is_followed(parse, verb, end);
    let described = parse.dependent(ix, DepRel::AclRelcl).is_some()
        && parse[ix].tag.feat("Number") == Some("Sing");
    let named = parse[name].tag.upos == Upos::Propn && !is_held(parse, ix);
    let own = phrases.contains(&parse[name].deprel) && parse.is_under(name, verb);
    ((parse.is_indefinite(ix) || described || apart)
        && thing
        && closes
        && named
        && own
        && parse.finite_verb(verb).unwrap_or(verb) < name)
        .then_some(name)
}

/// *, en werkt in Brugge*: whether a comma and a conjunct of the verb come next.
fn is_followed(parse: &Parse, verb: TokenIx, end: TokenIx) -> bool {
    let comma = parse.after(end).filter(|&comma| parse[comma].form == ",");
    comma
        .and_then(|comma| parse.after(comma))
        .is_some_and(|and| {
            parse[and].deprel == DepRel::Cc
                && parse[and].head.is_some_and(|other| {
                    parse[other].deprel == DepRel::Conj && parse[other].head == Some(verb)
                })
        })
}

/// *een hond aan de lijn*: what somebody has with him.
fn is_held(parse: &Parse, ix: TokenIx) -> bool {
    const AT: [&str; 4] = ["aan", "om", "onder", "op"];
    parse
        .dependents(ix, &[DepRel::Nmod])
        .filter_map(|place| parse.dependent(place, DepRel::Case))
        .any(|case| AT.contains(&parse[case].form.as_str()))
}
