use super::{Repair, detached_adverbial::is_time, said_plural::are_people, speaks};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *In totaal honderd ouders hebben gezegd …*, *Dat ontkent de jongste zoon*, *…, laat de club weten*, *…, menen
/// betrokkenen*, *Daarom heeft Mulder verstand van zaken*: where a main clause has no subject, the bare noun that agrees with
/// its finite verb, in front of it or right behind it, is one; *dat elk
/// slachtoffer aangifte doet*, *het pad dat de storm had vernield*: of two objects without a subject the first noun is
/// one.
pub(super) struct BareSubject;

impl Repair for BareSubject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| Some(Edit::new(noun_in_front(parse, root)?, root, DepRel::Nsubj)))
            .into_iter()
            .chain(parse.indices().filter_map(|verb| {
                let noun = noun_behind(parse, lexicon, verb)
                    .or_else(|| possessing_name(parse, verb))
                    .or_else(|| first_of_two(parse, verb))
                    .or_else(|| beside_relative(parse, verb))?;
                Some(Edit::new(noun, verb, DepRel::Nsubj))
            }))
            .collect()
    }
}

/// What the parser takes a subject behind its verb for: *menen betrokkenen* has a participle.
const BEHIND: [DepRel; 3] = [DepRel::Obj, DepRel::Xcomp, DepRel::Ccomp];

/// The object right behind a finite verb that begins its clause behind a comma, or has another object in front.
fn noun_behind(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<TokenIx> {
    let lone = parse.is_finite_verb(verb)
        && parse.dependents(verb, &SUBJECTS).next().is_none()
        && parse.dependent(verb, DepRel::Expl).is_none();
    let clause = match parse[verb].deprel {
        DepRel::Parataxis | DepRel::Root => true,
        // *maar dat ontkent de zoon*, not *en dat verraste de zoon*
        DepRel::Conj => speaks(parse, lexicon, verb),
        _ => false,
    };
    let begins = parse[verb].deprel == DepRel::Parataxis
        && parse.first_of(verb) == verb
        && parse.before(verb).is_some_and(|at| parse.is_punct(at));
    let inverted = parse
        .dependents(verb, &[DepRel::Obj])
        .any(|ix| ix < verb && parse[ix].tag.upos == Upos::Pron && !is_it(parse, ix));
    parse
        .dependents(verb, &[DepRel::Xcomp, DepRel::CompoundPrt])
        .chain([verb])
        .flat_map(|governor| parse.dependents(governor, &BEHIND))
        .find(|&noun| {
            // *…, menen betrokkenen*
            let people = parse[noun].deprel != DepRel::Obj && are_people(parse, noun);
            let named = parse[noun].deprel == DepRel::Obj
                && matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn);
            lone && clause
                && (begins || inverted)
                && (named || people)
                && parse.before(parse.first_of(noun)) == Some(verb)
                && (parse.agrees(noun, verb) || parse.dependent(noun, DepRel::Conj).is_some())
        })
}

/// The bare name right behind the finite verb in front of an object that it cannot possess: *heeft Mulder ervaring*.
fn possessing_name(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let finite = parse.finite_verb(verb).filter(|&finite| {
        parse.dependents(verb, &SUBJECTS).next().is_none()
            && parse.dependent(verb, DepRel::Expl).is_none()
            && parse.before(finite).is_some()
            && parse[verb].deprel != DepRel::Conj
    })?;
    let object = parse.dependent(verb, DepRel::Obj)?;
    let name = parse.dependent(object, DepRel::NmodPoss)?;
    let genitive = parse[parse.last_of(name)]
        .form
        .ends_with(['s', 'x', 'z', '\'', '’']);
    let named = parse[name].tag.upos == Upos::Propn && !genitive;
    (named && parse.after(finite) == Some(parse.first_of(name)) && parse.agrees(name, finite))
        .then_some(name)
}

/// The noun in front of the verb of a relative clause that has two objects and no subject: *dat de storm had vernield*.
fn beside_relative(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let finite = parse.finite_verb(verb)?;
    let lone = parse[verb].deprel == DepRel::AclRelcl && parse.subject(verb).is_none();
    let mut objects = parse.dependents(verb, &[DepRel::Obj]);
    let (pronoun, noun) = (objects.next()?, objects.next()?);
    let relative = parse.is_relative_pronoun(pronoun);
    let named = matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
        && parse.dependent(noun, DepRel::Case).is_none();
    (lone && relative && named && noun < finite && parse.agrees(noun, finite)).then_some(noun)
}

/// The first of two objects of a finite verb that has no subject and shares none.
fn first_of_two(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let finite = parse.finite_verb(verb)?;
    let lone = parse.subject(verb).is_none()
        && parse.dependent(verb, DepRel::Expl).is_none()
        && parse[verb].deprel != DepRel::Conj;
    let mut objects = parse.dependents(verb, &[DepRel::Obj]);
    let (first, second) = (objects.next()?, objects.next()?);
    let nouns = [first, second]
        .iter()
        .all(|&ix| parse[ix].tag.upos == Upos::Noun && parse.dependent(ix, DepRel::Case).is_none());
    (lone && nouns && parse.is_verbal(verb) && parse.agrees(first, finite)).then_some(first)
}

/// The bare noun right in front of the finite verb.
fn noun_in_front(parse: &Parse, root: TokenIx) -> Option<TokenIx> {
    let verb = parse.finite_verb(root)?;
    let lone = parse.dependents(root, &SUBJECTS).next().is_none()
        && parse.dependent(root, DepRel::Expl).is_none();
    let bare = [DepRel::Obl, DepRel::Obj, DepRel::Iobj];
    parse
        .dependents(root, &bare)
        .filter(|_| lone && parse.is_verbal(root))
        .find(|&noun| {
            // *Die dag begint in de haven*
            let begins = parse.dependent(noun, DepRel::Det).is_some()
                && parse.dependent(root, DepRel::AuxPass).is_none();
            noun.0 + 1 == verb.0
                && (begins || !is_time(parse, noun))
                && (matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn) || is_it(parse, noun))
                && parse.dependent(noun, DepRel::Case).is_none()
                && parse.agrees(noun, verb)
        })
}

/// *Het meet de druk*: no object that is *het* stands in front of the verb.
fn is_it(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].tag.upos == Upos::Pron && parse[ix].lemma == "het"
}
