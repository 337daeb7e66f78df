use super::{Repair, comma_before, has_sense, says, shows};
use crate::{
    lexicon::{Class, Lexicon, Modal},
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Had de keeper die bal gepakt, dan was de ploeg kampioen geweest*: a sentence with a finite verb in front and another
/// behind the comma is two clauses; *Mocht de raad vinden dat het plan deugt, dan begint de bouw*: of the two the one with
/// *dan* is the main clause, and so is the second of two that begin with their verbs (*Komt er geen akkoord, sluit de
/// fabriek*), unless it is a frame.
pub(super) struct VerbFirstCondition;

impl Repair for VerbFirstCondition {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| {
                split(parse, root)
                    .or_else(|| turned(parse, root))
                    .or_else(|| answered(parse, lexicon, root))
                    .or_else(|| loosened(parse, lexicon, root))
            })
            .unwrap_or_default()
    }
}

fn split(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let mut finite = parse
        .dependents(root, &AUXILIARIES)
        .filter(|&ix| parse.is_finite_verb(ix));
    let first = finite.next().filter(|&ix| Some(ix) == parse.first_word())?;
    let second = finite.next()?;
    let comma = parse
        .indices()
        .take_while(|&ix| ix < second)
        .filter(|&ix| parse.is_punct(ix))
        .last()
        .filter(|&comma| comma > first && comma < root)?;
    let verb = (first.0 + 1..comma.0)
        .map(TokenIx)
        .rfind(|&ix| parse.is_verbal(ix) && !parse.is_finite_verb(ix))
        .unwrap_or(first);
    let mut edits = vec![Edit::new(verb, root, DepRel::Advcl)];
    if verb != first {
        edits.push(Edit::new(first, verb, DepRel::Aux));
    }
    let inside = parse.children(root).iter().copied();
    edits.extend(
        inside
            .filter(|&ix| ix <= comma && ix != first && ix != verb)
            .map(|ix| Edit::new(ix, verb, parse[ix].deprel)),
    );
    Some(edits)
}

const THEN: &str = "dan";

fn turned(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let opens = parse.finite_verb(root).is_some() && parse.finite_verb(root) == parse.first_word();
    let main = parse
        .dependents(root, &[DepRel::Parataxis])
        .find(|&ix| {
            let first = parse.first_of(ix);
            parse[first].form == THEN
                && parse.finite_verb(ix) == parse.after(first)
                && comma_before(parse, ix).is_some()
        })
        .filter(|_| opens)?;
    Some(vec![
        Edit::place(main, None, DepRel::Root),
        Edit::new(root, main, DepRel::Advcl),
    ])
}

/// The second clause hangs on the first.
fn answered(parse: &Parse, lexicon: &Lexicon, condition: TokenIx) -> Option<Vec<Edit>> {
    let first = parse.finite_verb(condition)?;
    let main = parse
        .dependents(condition, &[DepRel::Parataxis, DepRel::Conj])
        .find(|&main| condition < main && answers(parse, lexicon, condition, main))
        .filter(|_| supposes(parse, condition))?;
    let around = parse.children(condition).iter().copied();
    let mut edits: Vec<_> = around
        .filter(|&ix| ix < first || ix > main)
        .map(|ix| Edit::new(ix, main, parse[ix].deprel))
        .collect();
    edits.push(Edit::root(main));
    edits.push(Edit::new(condition, main, DepRel::Advcl));
    Some(edits)
}

/// The first clause hangs loosely on the second.
fn loosened(parse: &Parse, lexicon: &Lexicon, main: TokenIx) -> Option<Vec<Edit>> {
    let condition = parse
        .dependents(main, &[DepRel::Parataxis])
        .find(|&ix| ix < main && supposes(parse, ix) && answers(parse, lexicon, ix, main))?;
    Some(vec![Edit::new(condition, main, DepRel::Advcl)])
}

/// The subject, or the noun right behind the verb that is easily taken for an object.
fn acts(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    parse.subject(clause).or_else(|| {
        let verb = parse.finite_verb(clause)?;
        let mut objects = parse.dependents(clause, &[DepRel::Obj]);
        objects.find(|&ix| {
            let next = Some(parse.first_of(ix)) == parse.after(verb);
            next && parse[ix].tag.upos == Upos::Noun && parse.agrees(ix, verb)
        })
    })
}

/// Whether the clause begins with its finite verb and has its subject behind that, at the start of the
/// sentence or of what is said.
fn supposes(parse: &Parse, condition: TokenIx) -> bool {
    let said = |first: TokenIx| parse.punct_before(first).any(|at| parse[at].form == ":");
    let asked = parse
        .indices()
        .rev()
        .take_while(|&ix| parse.is_punct(ix))
        .any(|ix| matches!(parse[ix].form.as_str(), "?" | "!"));
    // *Maar komt er geen akkoord, sluit de fabriek*
    let joins = |ix: &TokenIx| parse[*ix].tag.upos != Upos::Cconj;
    let sentence = parse
        .indices()
        .filter(|&ix| !parse.is_punct(ix))
        .find(joins);
    parse.finite_verb(condition).is_some_and(|verb| {
        let opens = Some(verb) == sentence || said(verb);
        let subject = parse.subject(condition).filter(|&subject| verb < subject);
        opens && subject.is_some() && !asked
    })
}

/// *Komt opa, vroeg ze*, *Ging het goed, wilde ze weten*: the clause in front is a question.
fn asks(parse: &Parse, lexicon: &Lexicon, main: TokenIx) -> bool {
    const KNOW: &str = "weten";
    let wants = lexicon.modal(&parse[main].lemma) == Some(Modal::Volition);
    let mut infinitives = parse.dependents(main, &[DepRel::Xcomp]);
    has_sense(parse, lexicon, main, &[Class::Question])
        || wants && infinitives.any(|ix| parse[ix].lemma == KNOW)
}

/// Whether the clause begins with its finite verb behind the comma that ends the condition, in the same tense, and is no
/// frame.
fn answers(parse: &Parse, lexicon: &Lexicon, condition: TokenIx, main: TokenIx) -> bool {
    let comma = parse
        .after(parse.last_of(condition))
        .filter(|&comma| parse[comma].form == ",");
    let verb = parse.finite_verb(main);
    let tense = |ix: TokenIx| parse[ix].tag.feat("Tense");
    let behind = acts(parse, main).filter(|&subject| Some(subject) > verb);
    let alone = parse
        .dependents(main, &[DepRel::Obj])
        .all(|ix| Some(ix) == behind);
    let frame = alone && (says(parse, lexicon, main) || shows(parse, lexicon, main))
        || asks(parse, lexicon, main);
    let before = verb.and_then(|verb| parse.before(verb));
    let follows = if parse.is_under(main, condition) {
        comma_before(parse, main).is_some() && verb == Some(parse.first_of(main))
    } else {
        comma.is_some() && before == comma
    };
    let same = verb.and_then(tense) == parse.finite_verb(condition).and_then(tense);
    follows && behind.is_some() && !frame && same
}
