use std::sync::Arc;

use super::{
    Repair, comma_before, gender, is_intransitive, is_time, obliging_relative::is_somebody,
    relative_conjunct,
};
use crate::{
    coreference::{Class, nature::nature},
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *België, dat dit jaar de voorzitter levert, …*: behind a name and a comma *dat* is no complementizer; it is the subject
/// of its clause if that has none but a time, or else the object. Nor is it one behind a noun without content, if the clause has
/// room for it: *een schuurtje, dat zij verhuurt*, *een schuurtje dat zij aan de buren laat zien*.
pub(super) struct RelativeName;

impl Repair for RelativeName {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|clause| relative(parse, lexicon, clause))
            .flatten()
            .collect()
    }
}

fn relative(parse: &Parse, lexicon: &Lexicon, clause: TokenIx) -> Option<Vec<Edit>> {
    let named = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    let name = parse[clause].head.filter(|&name| {
        (named(name) || is_thing(parse, lexicon, name))
            && name < clause
            && matches!(parse[clause].deprel, DepRel::Acl | DepRel::AclRelcl)
    })?;
    let word = parse
        .dependent(clause, DepRel::Mark)
        .filter(|&mark| parse[mark].form == "dat" && parse.first_of(clause) == mark)?;
    let behind = match comma_before(parse, clause) {
        Some(comma) => parse
            .before(comma)
            .is_some_and(|last| parse.is_under(last, name)),
        None => !named(name) && parse.before(word) == Some(name),
    };
    let mut subjects = parse.dependents(clause, &SUBJECTS);
    let (subject, second) = (subjects.next(), subjects.next());
    let time = subject.filter(|&subject| is_time(parse, subject));
    let object = parse
        .dependents(clause, &[DepRel::Obj, DepRel::Ccomp])
        .next();
    let role = if subject.is_none() || time.is_some() {
        DepRel::Nsubj
    } else {
        DepRel::Obj
    };
    let full =
        role == DepRel::Obj && object.is_some() || !named(name) && !has_room(parse, clause, role);
    let last = parse.finite_verb(clause).is_some_and(|verb| word < verb);
    (behind && last && second.is_none() && !full).then(|| {
        let pronoun = Edit {
            tag: Some(Arc::new(relative_conjunct::tag(&parse[word].form))),
            ..Edit::new(word, clause, role)
        };
        let when = time.map(|time| Edit::new(time, clause, DepRel::Obl));
        [pronoun, Edit::new(clause, name, DepRel::AclRelcl)]
            .into_iter()
            .chain(when)
            .collect()
    })
}

/// A single noun that may be neuter and has no content: not *het bericht, dat …*, *het jaar dat …*, *zoveel water dat …*.
fn is_thing(parse: &Parse, lexicon: &Lexicon, noun: TokenIx) -> bool {
    const SO: &str = "zo";
    let word = &parse[noun];
    let last = word.lemma.rsplit('_').next().unwrap_or_default();
    let content = lexicon.nouns(&word.lemma).or(lexicon.nouns(last)).is_some();
    let mut own = parse.children(noun).iter();
    word.tag.upos == Upos::Noun
        && gender(parse, noun) != Some("Com")
        && word.tag.feat("Number") == Some("Sing")
        && !content
        && lexicon.adjectives(&word.form).is_none()
        && nature(parse, noun).class == Class::Thing
        && !is_time(parse, noun)
        && !own.any(|&ix| ix < noun && parse[ix].form.starts_with(SO))
}

/// Whether somebody does it, and the verb may take an object and has none.
fn has_room(parse: &Parse, clause: TokenIx, role: DepRel) -> bool {
    let full = [
        DepRel::Cop,
        DepRel::AuxPass,
        DepRel::Iobj,
        DepRel::Expl,
        DepRel::ExplPv,
        DepRel::Advcl,
    ];
    let somebody = parse.subject(clause).is_some_and(|subject| {
        let tag = &parse[subject].tag;
        let points = tag.feat("PronType") == Some("Dem");
        tag.feat("Person").is_some() && !points || is_somebody(parse, subject)
    });
    // *zijn gegaan*
    let gone = parse
        .dependents(clause, &[DepRel::Aux])
        .any(|aux| parse[aux].lemma == BE);
    // *besluit de prijs te geven*
    let settled = parse.dependents(clause, &[DepRel::Xcomp]).any(|ix| {
        let objects = [DepRel::Obj, DepRel::Iobj, DepRel::Mark];
        parse.dependents(ix, &objects).next().is_some()
    });
    role == DepRel::Obj
        && somebody
        && parse[clause].tag.upos == Upos::Verb
        && parse.dependents(clause, &full).next().is_none()
        && !gone
        && !settled
        && !is_intransitive(parse, clause)
}
