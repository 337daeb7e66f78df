use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Daders in de cel houden op die leeftijd heeft geen zin*: a verb in the form of the infinitive right in front of the
/// finite verb, with no punctuation between them, is no sentence beside it but its subject.
pub(super) struct InfinitiveSubject;

impl Repair for InfinitiveSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| matches!(parse[ix].deprel, DepRel::Parataxis | DepRel::Advcl))
            .filter_map(|infinitive| subject(parse, infinitive))
            .flatten()
            .collect()
    }
}

fn subject(parse: &Parse, infinitive: TokenIx) -> Option<Vec<Edit>> {
    let root = parse[infinitive].head?;
    let verb = parse
        .finite_verb(root)
        .filter(|&verb| parse.after(parse.last_of(infinitive)) == Some(verb))?;
    let verbal = parse.is_infinitive(infinitive) || parse.looks_infinitive(infinitive);
    let singular = parse[verb].tag.feat("Number") == Some("Sing");
    let bare = parse.dependent(infinitive, DepRel::Mark).is_none();
    // *Na weken zwijgen gaf hij toe*
    let first = parse.first_of(infinitive);
    let opens = first == parse.first_of(root) && parse[first].tag.upos != Upos::Adp;
    let what = parse
        .dependents(root, &[DepRel::Nsubj])
        .filter(|&ix| ix > verb);
    let mut edits = vec![Edit::new(infinitive, root, DepRel::Nsubj)];
    edits.extend(what.map(|ix| Edit::new(ix, root, DepRel::Obj)));
    let named = parse
        .dependents(infinitive, &[DepRel::Nsubj])
        .filter(|&ix| ix < infinitive);
    edits.extend(named.map(|ix| Edit::new(ix, infinitive, DepRel::Obj)));
    (verbal && singular && bare && opens).then_some(edits)
}
