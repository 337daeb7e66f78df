use super::{Repair, is_time};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Haar toon is opvallend luchtig*, *Gemiddeld genomen is het verlies drie procent*: the finite verb of a sentence is that of
/// its root; where the tree has it, and the subject, for that of a word which only tells more of the root, both go up. *De
/// stad was al weken in de ban*, *Zij is, ondanks haar leeftijd, een beginneling*: where what the tree has for the root tells
/// when or how, the word with the verb is the root.
pub(super) struct StrandedVerb;

impl Repair for StrandedVerb {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .filter(|&root| parse.finite_verb(root).is_none() && !parse[root].tag.asks_or_relates())
            .and_then(|root| {
                let mut verbs = parse.indices().filter(|&ix| is_finite_helper(parse, ix));
                verbs.find_map(|verb| settled(parse, root, verb))
            })
            .unwrap_or_default()
    }
}

fn is_finite_helper(parse: &Parse, ix: TokenIx) -> bool {
    AUXILIARIES.contains(&parse[ix].deprel) && parse.is_finite_verb(ix)
}

/// What puts the verb right that hangs on a word right below the root.
fn settled(parse: &Parse, root: TokenIx, verb: TokenIx) -> Option<Vec<Edit>> {
    let word = parse[verb]
        .head
        .filter(|&word| parse[word].head == Some(root) && !opens_clause(parse, word))?;
    match parse[word].deprel {
        DepRel::Nsubj | DepRel::NsubjPass => from_subject(parse, root, word, verb),
        DepRel::Nmod | DepRel::Obl if is_predicate_of_time(parse, root, word, verb) => {
            Some(turned(parse, root, word, verb, DepRel::Obl))
        }
        DepRel::Appos if is_inserted(parse, root, verb) => {
            Some(turned(parse, root, word, verb, DepRel::Obl))
        }
        DepRel::Obj if parse[verb].deprel == DepRel::Cop && verb < word && word < root => {
            Some(turned(parse, root, word, verb, DepRel::Nmod))
        }
        DepRel::Advmod
        | DepRel::Amod
        | DepRel::Nummod
        | DepRel::Obl
        | DepRel::Nmod
        | DepRel::Appos => raised(parse, root, word, verb),
        DepRel::Acl | DepRel::Advcl | DepRel::Xcomp if is_lone_form(parse, word) => {
            raised(parse, root, word, verb)
        }
        _ => None,
    }
}

/// Whether a subordinator, a relative or an interrogative word makes a clause of its own of the word.
fn opens_clause(parse: &Parse, word: TokenIx) -> bool {
    const INFINITIVE_MARKER: &str = "te";
    parse[word].tag.upos == Upos::Adp
        || parse.children(word).iter().any(|&ix| {
            parse[ix].deprel == DepRel::Mark && parse[ix].form != INFINITIVE_MARKER
                || parse[ix].tag.asks_or_relates()
        })
}

/// A participle or infinitive with no other auxiliary.
fn is_lone_form(parse: &Parse, word: TokenIx) -> bool {
    (parse.is_participle(word) || parse.is_infinitive(word))
        && parse.dependents(word, &AUXILIARIES).count() == 1
}

/// *De stad is al jaren in de ban van het spel*: where somebody is stands behind how long.
fn is_predicate_of_time(parse: &Parse, root: TokenIx, word: TokenIx, verb: TokenIx) -> bool {
    is_time(parse, root)
        && verb < root
        && root < word
        && parse.dependent(word, DepRel::Case).is_some()
        && parse.dependent(root, DepRel::Case).is_none()
}

/// *Zij is, ondanks haar leeftijd, een beginneling*: a phrase between commas behind the verb.
fn is_inserted(parse: &Parse, root: TokenIx, verb: TokenIx) -> bool {
    let first = parse.dependent(root, DepRel::Case);
    let comma = parse.after(verb).filter(|&ix| parse[ix].form == ",");
    comma.is_some_and(|comma| first.is_some() && parse.after(comma) == first)
}

/// *De tuin is een klein wonder*, with the verb on *tuin* or on *klein*.
fn from_subject(parse: &Parse, root: TokenIx, word: TokenIx, verb: TokenIx) -> Option<Vec<Edit>> {
    if parse.subject(word).is_none() {
        let relation = relation(parse, root, verb, parse[word].deprel)?;
        return Some(vec![Edit::new(verb, root, relation)]);
    }
    // *Dat is een stap op weg naar vrede*
    if parse[root].tag.upos == Upos::Adp && verb < word && word < root {
        return Some(turned(parse, root, word, verb, DepRel::Nmod));
    }
    let beside = parse.after(word) == Some(root) && verb < word;
    let own = match parse[word].tag.upos {
        Upos::Adj => DepRel::Amod,
        _ => DepRel::Nmod,
    };
    let mut edits = raised(parse, root, word, verb).filter(|_| beside)?;
    edits.push(Edit::new(word, root, own));
    Some(edits)
}

/// The verb, the subject and what stands on their side of the verb go from the word to the root.
fn raised(parse: &Parse, root: TokenIx, word: TokenIx, verb: TokenIx) -> Option<Vec<Edit>> {
    let subject = parse.subject(word).or_else(|| parse.subject(root))?;
    let relation = relation(parse, root, verb, parse[subject].deprel)?;
    let across = |ix: TokenIx| (ix < verb) != (word < verb) && !parse.is_punct(ix);
    let moves = |ix: TokenIx| across(ix) || SUBJECTS.contains(&parse[ix].deprel);
    let others = parse.children(word).iter().filter(|&&ix| moves(ix));
    let edits = others.map(|&ix| {
        let own = match parse[ix].deprel {
            DepRel::Case => DepRel::Advmod,
            DepRel::NsubjPass if relation != DepRel::AuxPass => DepRel::Nsubj,
            own => own,
        };
        Edit::new(ix, root, own)
    });
    Some(edits.chain([Edit::new(verb, root, relation)]).collect())
}

/// What the verb is to the root; nothing if it cannot go with it.
fn relation(parse: &Parse, root: TokenIx, verb: TokenIx, subject: DepRel) -> Option<DepRel> {
    const COPULAS: [&str; 3] = [BE, "blijven", "worden"];
    if parse.is_participle(root) && subject == DepRel::NsubjPass {
        return Some(DepRel::AuxPass);
    }
    if parse.is_participle(root) || parse.is_infinitive(root) {
        return Some(DepRel::Aux);
    }
    COPULAS
        .contains(&parse[verb].lemma.as_str())
        .then_some(DepRel::Cop)
}

/// The word is the root itself, and what the tree has for the root is a part of the clause.
fn turned(
    parse: &Parse,
    root: TokenIx,
    word: TokenIx,
    verb: TokenIx,
    relation: DepRel,
) -> Vec<Edit> {
    let outside = |ix: TokenIx| ix < verb || SUBJECTS.contains(&parse[ix].deprel);
    let moved = parse
        .children(root)
        .iter()
        .filter(|&&ix| ix != word && outside(ix))
        .map(|&ix| Edit::new(ix, word, parse[ix].deprel));
    moved
        .chain([
            Edit::place(word, parse[root].head, parse[root].deprel),
            Edit::new(root, word, relation),
        ])
        .collect()
}
