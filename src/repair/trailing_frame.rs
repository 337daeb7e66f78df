use super::{Repair, detached_adverbial::is_time, says, shows};
use crate::{
    coreference::{Class as Nature, nature::nature},
    lexicon::{Addressee, Class, Lexicon},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De dijk, voorspelt de bouwer, houdt het*, *Hij verscheen en zweeg, meldt de krant*: a verb of saying in front of its subject behind a comma, with nothing that
/// coordinates it, is the frame of all before.
pub(super) struct TrailingFrame;

impl Repair for TrailingFrame {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let Some(root) = parse.root() else {
            return Vec::new();
        };
        if let Some(content) = content_before(parse, lexicon, root) {
            let frame = Edit::new(root, content, DepRel::Parataxis);
            return vec![Edit::root(content), frame];
        }
        if let Some(edits) = so_is(parse, lexicon, root).or_else(|| told_of(parse, lexicon, root)) {
            return edits;
        }
        parse
            .indices()
            .filter(|&verb| verb != root && is_frame(parse, lexicon, verb))
            .flat_map(|verb| {
                let subject = speaker(parse, lexicon, verb);
                [(verb, root, DepRel::Parataxis)]
                    .into_iter()
                    .chain(subject.map(|subject| (subject, verb, DepRel::Nsubj)))
            })
            .map(|(word, head, deprel)| Edit::new(word, head, deprel))
            .collect()
    }
}

/// *…, zo is de gedachte*: the noun with content at the end is what the words before it are.
fn so_is(parse: &Parse, lexicon: &Lexicon, root: TokenIx) -> Option<Vec<Edit>> {
    let noun = parse
        .indices()
        .rfind(|&ix| !parse.is_punct(ix))
        .filter(|&noun| {
            root < noun
                && parse[noun].tag.upos == Upos::Noun
                && lexicon.nouns(&parse[noun].lemma).is_some()
        })?;
    let article = parse.before(noun)?;
    let copula = parse.before(article)?;
    let so = parse.before(copula)?;
    let comma = parse.before(so)?;
    let fits = parse[so].form == "zo"
        && parse[comma].form == ","
        && parse[copula].deprel == DepRel::Cop
        && parse.is_finite_verb(copula)
        && parse[article].deprel == DepRel::Det
        && parse[article].head == Some(noun);
    fits.then(|| {
        vec![
            Edit::new(noun, root, DepRel::Parataxis),
            // as in *zo luidt de gedachte*
            Edit::new(so, noun, DepRel::Ccomp),
            Edit::new(copula, noun, DepRel::Cop),
        ]
    })
}

/// *De kunstenaar is overleden, werd gisteren bekendgemaakt*: who died was not made known himself.
fn told_of(parse: &Parse, lexicon: &Lexicon, root: TokenIx) -> Option<Vec<Edit>> {
    let auxiliary = parse
        .dependents(root, &[DepRel::AuxPass])
        .find(|&ix| parse.is_finite_verb(ix))?;
    let set_off = parse
        .before(auxiliary)
        .is_some_and(|at| parse[at].form == ",");
    let content = parse
        .dependents(root, &[DepRel::Parataxis])
        .find(|&content| content < auxiliary && parse.finite_verb(content).is_some())
        .filter(|&content| parse.subject(content).is_none())?;
    let subject = parse
        .dependent(root, DepRel::NsubjPass)
        .filter(|&subject| subject < content)?;
    (set_off && says(parse, lexicon, root)).then(|| {
        vec![
            Edit::root(content),
            Edit::new(subject, content, DepRel::Nsubj),
            Edit::new(root, content, DepRel::Parataxis),
        ]
    })
}

/// *De cijfers zouden kloppen, beweert de bond*: the sentence that a verb of saying with no more than its subject has
/// in front of it, and for an adverbial.
fn content_before(parse: &Parse, lexicon: &Lexicon, root: TokenIx) -> Option<TokenIx> {
    let content = parse
        .dependents(root, &[DepRel::Advcl, DepRel::Parataxis])
        .next()
        .filter(|&content| content < root && parse.finite_verb(content).is_some())?;
    let plain = parse.dependent(content, DepRel::Mark).is_none()
        && parse.dependent(content, DepRel::Cc).is_none()
        && parse
            .subject(content)
            .is_some_and(|subject| subject < content);
    // who speaks is easily taken for an object
    let speaks = |ix: TokenIx| {
        root < ix && (SUBJECTS.contains(&parse[ix].deprel) || parse[ix].deprel == DepRel::Obj)
    };
    let adds = |ix: TokenIx| {
        root < ix
            && parse[content].deprel == DepRel::Parataxis
            && matches!(parse[ix].deprel, DepRel::Obl | DepRel::Advmod)
    };
    let alone = parse
        .children(root)
        .iter()
        .all(|&ix| ix == content || parse.is_punct(ix) || speaks(ix) || adds(ix));
    let named = parse.children(root).iter().any(|&ix| speaks(ix));
    let first =
        parse.is_finite_verb(root) && parse.before(root).is_some_and(|at| parse.is_punct(at));
    (plain && alone && named && first && says(parse, lexicon, root)).then_some(content)
}

/// Who stands right behind the verb; also as an object where the verb has not the number of the subject before: *Het dak
/// lekt, vinden de buren*, where a clause on a noun would not begin with its verb, or where the object of the verb cannot
/// be a person: *Schepen zijn vergaan, zeiden vissers*.
fn speaker(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<TokenIx> {
    let shared = parse[verb].head.and_then(|first| parse.subject(first));
    let disagrees = shared.is_some_and(|subject| !parse.agrees(subject, verb));
    let inserted = parse[verb].deprel != DepRel::Conj && parse.subject(verb).is_none();
    let tells = lexicon
        .predicates(&parse[verb].lemma)
        .iter()
        .any(|row| row.class == Class::Report && row.addressee != Addressee::Object);
    let person = |ix: TokenIx| {
        (inserted || tells && nature(parse, ix).class == Nature::Person) && parse.agrees(ix, verb)
    };
    parse.indices().skip(verb.at() + 1).find(|&ix| {
        matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn | Upos::Pron)
            && parse.before(parse.first_of(ix)) == Some(verb)
            && !(parse[ix].deprel == DepRel::Obl && is_time(parse, ix))
            && (disagrees || person(ix) || !matches!(parse[ix].deprel, DepRel::Obj | DepRel::Iobj))
    })
}

fn is_frame(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    let joined = parse[verb].deprel == DepRel::Conj && parse.dependent(verb, DepRel::Cc).is_none();
    let inserted = matches!(
        parse[verb].deprel,
        DepRel::Acl | DepRel::AclRelcl | DepRel::Appos
    );
    let form = parse.is_finite_verb(verb) || joined && parse.is_participle(verb);
    // *zo geeft het toe*
    let so = parse
        .before(verb)
        .filter(|&so| parse[so].form == "zo" && parse[so].head == Some(verb));
    let begins = so.unwrap_or(verb);
    let first = form
        && parse.first_of(verb) == begins
        && parse.finite_verb(verb).is_none_or(|at| at == verb);
    let set_off = parse.before(begins).is_some_and(|at| parse.is_punct(at));
    (joined || inserted)
        && first
        && set_off
        && (speaker(parse, lexicon, verb).is_some() && says(parse, lexicon, verb)
            || shows(parse, lexicon, verb))
}
