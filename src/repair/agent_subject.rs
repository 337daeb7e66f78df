use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Gisteren is door graafwerk aardgas ontsnapt*: of two bare nouns behind one preposition, in a clause without a subject,
/// the second is the subject.
pub(super) struct AgentSubject;

impl Repair for AgentSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let cases = parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Case);
        cases
            .filter_map(|case| apart(parse, case))
            .flatten()
            .collect()
    }
}

/// Prepositions before what is measured: *met liters water*, *van tonnen graan*.
const AMOUNTS: [&str; 3] = ["met", "tot", "van"];

fn apart(parse: &Parse, case: TokenIx) -> Option<[Edit; 3]> {
    let first = parse.after(case)?;
    let second = parse.after(first)?;
    let top = [first, second]
        .into_iter()
        .find(|&ix| parse[case].head == Some(ix))?;
    let below = if top == first { second } else { first };
    let relation = parse[top].deprel;
    let verb = parse[top].head?;
    let joined = parse[below].head == Some(top)
        && matches!(
            parse[below].deprel,
            DepRel::Nmod | DepRel::Appos | DepRel::Fixed | DepRel::Flat
        );
    let bare = |ix: TokenIx| {
        let others = [DepRel::Case, DepRel::Det, DepRel::Nummod, DepRel::Conj];
        parse[ix].tag.upos == Upos::Noun && parse.dependents(ix, &others).all(|other| other == case)
    };
    let adverbial = matches!(relation, DepRel::Obl | DepRel::OblAgent);
    let measures = AMOUNTS.contains(&parse[case].form.to_lowercase().as_str());
    let fits = joined && adverbial && !measures && bare(first) && bare(second);
    let subject = subject_relation(parse, verb, second).filter(|_| fits)?;
    Some([
        Edit::new(first, verb, relation),
        Edit::new(case, first, DepRel::Case),
        Edit::new(second, verb, subject),
    ])
}

/// What the noun is to the verb, if that has a finite form that agrees with it and lacks a subject.
fn subject_relation(parse: &Parse, verb: TokenIx, noun: TokenIx) -> Option<DepRel> {
    let full = [DepRel::Obj, DepRel::Expl, DepRel::Cop];
    let finite = parse.finite_verb(verb)?;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let lacks = parse.subject(verb).is_none() && parse.dependents(verb, &full).next().is_none();
    let passive = parse.dependent(verb, DepRel::AuxPass).is_some();
    (lacks && number(noun) == number(finite)).then_some(if passive {
        DepRel::NsubjPass
    } else {
        DepRel::Nsubj
    })
}
