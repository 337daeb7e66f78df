use super::{
    Repair, relation,
    shared_object::{OBJECTS, is_transitive},
};
use crate::{
    inflect::BE,
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *dat de leider van de VVD banen schept*, *nadat Dekker de Spurs versterkte*: in a subordinate clause whose verb cannot do without an
/// object, a noun phrase that begins right behind another noun at the end of the subject is the object.
pub(super) struct SwallowedObject;

impl Repair for SwallowedObject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| {
                let subject = subject(parse, lexicon, verb)?;
                behind_noun(parse, verb, subject)
                    .or_else(|| behind_name(parse, verb, subject))
                    .or_else(|| with_article(parse, verb, subject))
            })
            .flatten()
            .collect()
    }
}

/// The subject in front of the verbs of a clause that lacks an object.
fn subject(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<TokenIx> {
    let marked = parse.dependents(verb, &[DepRel::Mark]).any(|mark| {
        let relation = relation(parse, lexicon, mark);
        matches!(
            relation,
            Some(Relation::Content | Relation::Fact | Relation::Condition)
        )
    });
    let finite = parse.finite_verb(verb).filter(|_| marked)?;
    let passive = parse.dependent(verb, DepRel::AuxPass).is_some()
        || parse.is_participle(verb) && parse[finite].lemma == BE;
    let lacks = is_transitive(parse, verb) && parse.dependents(verb, &OBJECTS).next().is_none();
    parse
        .dependent(verb, DepRel::Nsubj)
        .filter(|&subject| lacks && !passive && parse.last_of(subject) < finite)
}

fn is_noun(parse: &Parse, ix: TokenIx) -> bool {
    matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn)
}

/// *de smaak van bloed agressie*, *de pers in Hollywood de Golden Globes*: behind a phrase of the subject, where no number
/// or measure is.
fn behind_noun(parse: &Parse, verb: TokenIx, subject: TokenIx) -> Option<Vec<Edit>> {
    let last = parse.last_of(subject);
    let below = parse.subtree(subject);
    let noun = below.into_iter().find(|&ix| {
        let before = parse.before(parse.first_of(ix));
        let head = parse[ix].head;
        let bare = matches!(parse[ix].deprel, DepRel::Nmod | DepRel::Appos)
            && parse.dependent(ix, DepRel::Case).is_none();
        ix != subject
            && bare
            && is_noun(parse, ix)
            && parse.last_of(ix) == last
            && before.is_some_and(|before| before > subject && is_noun(parse, before))
            && (before != head || parse.has_determiner(ix))
            && parse.counted_whole(ix) == ix
    })?;
    Some(vec![Edit::new(noun, verb, DepRel::Obj)])
}

/// *het lidmaatschap van de NAVO nieuwe banen*: no name stands in front of an adjective of a noun, unless it owns that.
fn behind_name(parse: &Parse, verb: TokenIx, subject: TokenIx) -> Option<Vec<Edit>> {
    let last = parse.last_of(subject);
    let noun = parse
        .dependents(subject, &[DepRel::Nmod])
        .find(|&ix| ix == last && parse[ix].tag.upos == Upos::Noun)?;
    let name = parse.dependents(noun, &[DepRel::Nmod]).find(|&ix| {
        let owns = parse[ix].form.ends_with(['s', '\'', '’']);
        let adjective = parse.after(parse.last_of(ix)).filter(|&next| {
            parse[next].deprel == DepRel::Amod
                && parse[next].head == Some(noun)
                && parse[next].tag.upos == Upos::Adj
        });
        ix < noun
            && parse[ix].tag.upos == Upos::Propn
            && parse.dependent(ix, DepRel::Case).is_none()
            && !owns
            && adjective.is_some()
    })?;
    let front = parse
        .dependents(noun, &[DepRel::Case, DepRel::Det])
        .filter(|&ix| ix < name);
    let mut edits: Vec<_> = front
        .map(|ix| Edit::new(ix, name, parse[ix].deprel))
        .collect();
    edits.extend([
        Edit::new(name, subject, DepRel::Nmod),
        Edit::new(noun, verb, DepRel::Obj),
    ]);
    Some(edits)
}

/// *Dekker de Spurs*, *de raad van de VN Pyongyang*: where a name goes on with an article behind its first word, or behind an abbreviation.
fn with_article(parse: &Parse, verb: TokenIx, subject: TokenIx) -> Option<Vec<Edit>> {
    let last = parse.last_of(subject);
    let head = parse[last].head.filter(|&head| {
        parse[last].deprel == DepRel::Flat && parse[last].tag.upos == Upos::Propn && head < last
    })?;
    let next = parse.after(head)?;
    let article = next.0 + 1 == last.0
        && head == subject
        && matches!(parse[next].form.as_str(), "de" | "het")
        && parse[next].head == Some(head);
    let abbreviated = next == last
        && head != subject
        && parse[head].form.chars().count() > 1
        && !parse[head].form.chars().any(char::is_lowercase);
    (article || abbreviated).then(|| {
        let article = article.then(|| Edit::new(next, last, DepRel::Det));
        article
            .into_iter()
            .chain([Edit::new(last, verb, DepRel::Obj)])
            .collect()
    })
}
