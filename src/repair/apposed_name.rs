use super::{Repair, comma_before, is_determined};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De woordvoerder van Lichtnet, een stroombedrijf, reageerde*: nobody is a company, and no thing is somebody; what stands
/// behind the comma is the name in front of it. *De chef van de afdeling, Mertens, zwijgt*: and a name is that of the person
/// in front, not of what that person is the head of, be it *de afdeling* or *de Deltabank*. *Het ministerie van milieu,
/// VROM*, *het spel van Lichtnet, de Stroomkring*: nor is it that of a noun without an article, or of another name if it
/// has one. *Zij is de zus van Jan Bos, de bassist*: behind a predicate that ends in a name, a noun with an article is that of the
/// name. *Els Bos, CEO van Bolwerk*: an office in capitals is no first name.
pub(super) struct ApposedName;

impl Repair for ApposedName {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let anchor = name(parse, ix)
                    .or_else(|| head(parse, ix))
                    .or_else(|| inside(parse, ix))?;
                Some(Edit::new(ix, anchor, DepRel::Appos))
            })
            .chain(parse.indices().filter_map(|ix| office(parse, ix)).flatten())
            .collect()
    }
}

/// The person in *de chef van de afdeling*, where a name hangs on the other noun.
fn head(parse: &Parse, name: TokenIx) -> Option<TokenIx> {
    let class = |ix: TokenIx| nature(parse, ix).class;
    let article = parse.dependent(name, DepRel::Det).is_some();
    let group = parse[name].head.filter(|&group| {
        parse[name].deprel == DepRel::Appos
            && parse[name].tag.upos == Upos::Propn
            && comma_before(parse, name).is_some()
            && matches!(parse[group].tag.upos, Upos::Noun | Upos::Propn)
            && class(group) != Class::Person
    })?;
    let of = parse
        .dependent(group, DepRel::Case)
        .is_some_and(|case| parse[case].form == "van");
    let head = parse[group].head.filter(|&head| {
        parse[group].deprel == DepRel::Nmod && parse[head].tag.upos == Upos::Noun
    })?;
    let single = parse[head].tag.feat("Number") == Some("Sing");
    // *het hoofd van de dienst, Jan Mertens*
    let full = class(name) == Class::Person || parse.dependent(name, DepRel::Flat).is_some();
    let leads = class(head) == Class::Person
        || class(head) == Class::Measure && class(group) == Class::Group && full;
    let known = is_determined(parse, group);
    // *het ministerie van milieu, VROM*, *het spel van Lichtnet, de Stroomkring*
    let other = match parse[group].tag.upos {
        // *de president van Kenia, Jomo Kenyatta*
        Upos::Propn => article || leads && full,
        _ => !known && parse[group].tag.feat("Number") == Some("Sing"),
    };
    let belongs = leads && known && !article || other;
    (of && single && is_determined(parse, head) && belongs).then_some(head)
}

/// *CEO van Bolwerk*, with the preposition and the name of the company taken for parts of one name.
fn office(parse: &Parse, office: TokenIx) -> Option<Vec<Edit>> {
    let capitals = |form: &str| form.len() > 1 && form.chars().all(char::is_uppercase);
    let of = parse.after(office).filter(|&of| {
        parse[office].deprel == DepRel::Appos
            && parse[office].tag.upos == Upos::Propn
            && capitals(&parse[office].form)
            && comma_before(parse, office).is_some()
            && parse[of].form == "van"
            && parse[of].deprel == DepRel::Flat
    })?;
    let mut names = parse
        .dependents(office, &[DepRel::Flat])
        .filter(|&ix| of < ix);
    let company = names.next()?;
    let rest = names.map(|ix| Edit::new(ix, company, DepRel::Flat));
    let own = [
        Edit::new(of, company, DepRel::Case),
        Edit::new(company, office, DepRel::Nmod),
    ];
    Some(own.into_iter().chain(rest).collect())
}

/// The name at the end of the predicate that the noun seems to belong to.
fn inside(parse: &Parse, noun: TokenIx) -> Option<TokenIx> {
    let predicate = parse[noun].head.filter(|&predicate| {
        parse[noun].deprel == DepRel::Appos
            && parse[noun].tag.upos == Upos::Noun
            && parse[noun].tag.feat("Number") == Some("Sing")
            && parse[predicate].tag.upos == Upos::Noun
            && parse.dependent(predicate, DepRel::Cop).is_some()
    })?;
    let article = parse
        .dependents(noun, &[DepRel::Det])
        .any(|det| parse[det].tag.feat("Definite").is_some() && parse.first_of(noun) == det);
    let row = [DepRel::Appos, DepRel::Conj];
    let alone = parse.dependents(predicate, &row).all(|other| other <= noun);
    last_name(parse, noun, predicate)
        .filter(|&named| article && alone && parse[named].deprel == DepRel::Nmod)
}

fn name(parse: &Parse, person: TokenIx) -> Option<TokenIx> {
    let class = |ix: TokenIx| nature(parse, ix).class;
    let anchor = parse[person].head.filter(|&anchor| {
        parse[person].deprel == DepRel::Appos
            && parse[person].tag.upos == Upos::Noun
            && parse[anchor].tag.upos == Upos::Noun
            && matches!(class(person), Class::Person | Class::Group)
            && class(anchor) != class(person)
    })?;
    last_name(parse, person, anchor)
        .filter(|&named| matches!(parse[named].deprel, DepRel::Nmod | DepRel::Appos))
}

/// The name, or the title in front of it, that ends what belongs to the anchor in front of the apposition.
fn last_name(parse: &Parse, apposition: TokenIx, anchor: TokenIx) -> Option<TokenIx> {
    let last = parse.before(comma_before(parse, apposition)?)?;
    let flat = |ix: TokenIx| parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Flat);
    let name = flat(last).unwrap_or(last);
    // *psycholoog Bos*
    let title = parse[name]
        .head
        .filter(|&title| parse[name].deprel == DepRel::Appos && parse.after(title) == Some(name));
    let named = title.unwrap_or(name);
    let right =
        parse[name].tag.upos == Upos::Propn && named != anchor && parse.is_under(named, anchor);
    right.then_some(named)
}
