use super::{Repair, intransitive_object::is_intransitive};
use crate::{
    coreference::{Class, nature::nature},
    inflect::{BE, auxiliary},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *nadat een agent Jansen aanhield*, *terwijl jonge schilders Gent verlaten*: nobody is called *een agent Jansen*, and
/// several not by one name; in front of a verb at the end that has no object, the name is that object.
pub(super) struct NameObject;

impl Repair for NameObject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|name| Some(Edit::new(name, verb(parse, name)?, DepRel::Obj)))
            .collect()
    }
}

fn verb(parse: &Parse, name: TokenIx) -> Option<TokenIx> {
    let noun = parse[name].head.filter(|&noun| {
        parse[name].deprel == DepRel::Appos
            && parse[name].tag.upos == Upos::Propn
            && parse.after(noun) == Some(parse.first_of(name))
            && parse[noun].deprel == DepRel::Nsubj
            && nature(parse, noun).class == Class::Person
    })?;
    let described = parse.dependent(noun, DepRel::Amod).is_some();
    let one = parse.is_indefinite(noun) && !described;
    // *schilders Gent en Brugge*
    let known = |ix: TokenIx| parse[ix].tag.feat("Definite") == Some("Def");
    let several = parse[noun].tag.is_plural()
        && !parse.dependents(noun, &[DepRel::Det]).any(known)
        && parse.dependent(noun, DepRel::NmodPoss).is_none()
        && parse.dependent(name, DepRel::Conj).is_none();
    let verb = parse[noun].head?;
    let full = [
        DepRel::Obj,
        DepRel::Iobj,
        DepRel::Ccomp,
        DepRel::Cop,
        DepRel::Xcomp,
    ];
    let last = parse.dependent(verb, DepRel::Mark).is_some()
        && parse.finite_verb(verb).is_some_and(|finite| finite > name);
    let lacks = parse.dependents(verb, &full).next().is_none();
    // *een agent Jansen overleed*
    let transitive = !is_intransitive(parse, verb) && auxiliary(&parse[verb].lemma) != BE;
    ((one || several) && last && lacks && parse.is_verbal(verb) && transitive).then_some(verb)
}
