use super::Repair;
use crate::{
    lexicon::{Class, Lexicon, Modal},
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *De dijk moet omhoog, wil de stad droog blijven*, *De prijs moet dalen wil de boer het redden*: behind its clause and
/// with its subject behind it, *wil* opens what the other clause is needed for, and no clause that shares the subject.
pub(super) struct VolitionCondition;

impl Repair for VolitionCondition {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| condition(parse, lexicon, verb))
            .flatten()
            .collect()
    }
}

fn condition(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Vec<Edit>> {
    let wants = parse.is_finite_verb(verb)
        && parse[verb].tag.feat("Tense") == Some("Pres")
        && lexicon.modal(&parse[verb].lemma) == Some(Modal::Volition)
        && parse.dependent(verb, DepRel::Cc).is_none();
    let infinitive = parse
        .dependents(verb, &[DepRel::Xcomp])
        .find(|&ix| verb < ix && parse.is_infinitive(ix) && !presents(parse, lexicon, ix))
        .filter(|_| wants)?;
    let subject = subject_behind(parse, verb, infinitive)?;
    let fronted = || is_fronted(parse, verb).then(Vec::new);
    let mut edits = loosened(parse, verb)
        .or_else(|| turned(parse, verb))
        .or_else(fronted)?;
    if parse[subject].head != Some(verb) {
        edits.push(Edit::new(subject, verb, DepRel::Nsubj));
    }
    Some(edits)
}

/// Whether the verb has content, so that *wil* may be that of a frame: *…, wil hij weten*.
fn presents(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    lexicon.predicates(&parse[verb].lemma).iter().any(|row| {
        matches!(
            row.class,
            Class::Report | Class::Quote | Class::Belief | Class::Factive | Class::Question
        )
    })
}

/// The noun or pronoun that begins right behind the verb, which trees take for the object of its infinitive.
fn subject_behind(parse: &Parse, verb: TokenIx, infinitive: TokenIx) -> Option<TokenIx> {
    let behind = |ix: TokenIx| Some(parse.first_of(ix)) == parse.after(verb);
    let mut objects = parse.dependents(infinitive, &[DepRel::Obj]);
    parse
        .subject(verb)
        .or_else(|| objects.find(|&ix| parse.is_nominal(ix) && behind(ix)))
        .filter(|&subject| behind(subject))
}

/// The clause hangs beside one that it follows.
fn loosened(parse: &Parse, verb: TokenIx) -> Option<Vec<Edit>> {
    let beside = [DepRel::Conj, DepRel::Parataxis];
    let first = parse[verb]
        .head
        .filter(|&head| beside.contains(&parse[verb].deprel) && head < verb)?;
    let nearest = parse
        .dependents(first, &[DepRel::Conj])
        .rfind(|&ix| ix < verb && parse.finite_verb(ix).is_some())
        .unwrap_or(first);
    let bare = parse.first_of(verb) == verb;
    let told = parse.finite_verb(nearest).is_some();
    (bare && told).then(|| vec![Edit::new(verb, nearest, DepRel::Advcl)])
}

/// *Wil de stad droog blijven, moet de dijk omhoog*
fn is_fronted(parse: &Parse, verb: TokenIx) -> bool {
    parse.first_word() == Some(verb) && parse[verb].head.is_some_and(|main| verb < main)
}

/// The clause is said to govern the one that it follows, which has a finite verb of its own.
fn turned(parse: &Parse, verb: TokenIx) -> Option<Vec<Edit>> {
    let main = parse.dependents(verb, &[DepRel::Xcomp]).find(|&ix| {
        let mut auxiliaries = parse.dependents(ix, &AUXILIARIES);
        ix < verb && auxiliaries.any(|aux| parse.is_finite_verb(aux))
    })?;
    let around = parse.children(verb).iter().copied();
    let closes = |ix: TokenIx| parse.is_punct(ix) && parse.ends_sentence(ix);
    let mut edits: Vec<_> = around
        .filter(|&ix| ix != main && (ix < verb || closes(ix)))
        .map(|ix| Edit::new(ix, main, parse[ix].deprel))
        .collect();
    edits.push(Edit::place(main, parse[verb].head, parse[verb].deprel));
    edits.push(Edit::new(verb, main, DepRel::Advcl));
    Some(edits)
}
