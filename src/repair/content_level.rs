use super::{Repair, is_intransitive};
use crate::{
    lexicon::{Class, Lexicon, Modal, With},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *Zij vertelt de buren die daar wonen dat de school sluit*, *Daarom weigert de man die vertrok te betalen*, *Daar staan
/// de bussen die komen laden te ronken*: what stands behind a relative clause whose verb takes no content belongs to the
/// verb in front of the noun, which does.
pub(super) struct ContentLevel;

impl Repair for ContentLevel {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let inner = parse[ix].head?;
                let main = governor(parse, ix, inner)?;
                match parse[ix].deprel {
                    DepRel::Xcomp => takes_infinitive(parse, lexicon, ix, main)
                        .then(|| Edit::new(ix, main, DepRel::Xcomp)),
                    DepRel::Ccomp | DepRel::Advcl => takes_clause(parse, lexicon, ix, main)
                        .then(|| Edit::new(ix, main, DepRel::Ccomp)),
                    _ => None,
                }
            })
            .collect()
    }
}

/// The finite verb, still without content, in front of the noun whose relative clause ends right in front of the content.
fn governor(parse: &Parse, content: TokenIx, inner: TokenIx) -> Option<TokenIx> {
    const PARTS: [DepRel; 4] = [DepRel::Obj, DepRel::Iobj, DepRel::Obl, DepRel::OblArg];
    const CONTENT: [DepRel; 3] = [DepRel::Ccomp, DepRel::Csubj, DepRel::Xcomp];
    let noun = parse[inner]
        .head
        .filter(|_| parse[inner].deprel == DepRel::AclRelcl && parse.is_verbal(inner))?;
    let last = parse.before(parse.first_of(content))?;
    let ends = inner <= last && parse.is_verbal(last) && parse.is_under(last, inner);
    let relation = parse[noun].deprel;
    parse[noun].head.filter(|&main| {
        ends && main < noun
            && (PARTS.contains(&relation) || SUBJECTS.contains(&relation))
            && parse.is_finite_verb(main)
            && parse.dependents(main, &CONTENT).next().is_none()
    })
}

/// *weigert … te betalen*, *staan … te ronken*, where the verb of the relative clause has no room for it.
fn takes_infinitive(parse: &Parse, lexicon: &Lexicon, infinitive: TokenIx, main: TokenIx) -> bool {
    let te = |ix: TokenIx| {
        parse
            .dependents(ix, &[DepRel::Mark])
            .any(|mark| parse[mark].form == "te")
    };
    let Some(inner) = parse[infinitive].head.filter(|_| te(infinitive)) else {
        return false;
    };
    // *komen laden*
    let bare = parse
        .dependents(inner, &[DepRel::Xcomp])
        .any(|ix| ix < infinitive && parse.is_infinitive(ix) && !te(ix));
    let stands = lexicon.modal(&parse[main].lemma) == Some(Modal::Aspect);
    let wants = has_sense(parse, lexicon, main, &[Class::Wish]);
    bare && (stands || wants) || wants && is_intransitive(parse, inner)
}

/// *vertelt … dat*, *vraagt … wat*, where the verb of the relative clause neither says nor knows.
fn takes_clause(parse: &Parse, lexicon: &Lexicon, content: TokenIx, main: TokenIx) -> bool {
    const ASKS: [&str; 9] = [
        "hoe", "hoeveel", "of", "waar", "waarom", "wanneer", "wat", "welk", "welke",
    ];
    const TELLS: [Class; 6] = [
        Class::Report,
        Class::Belief,
        Class::Factive,
        Class::Doubt,
        Class::Wish,
        Class::Question,
    ];
    let first = parse[parse.first_of(content)].form.as_str();
    let content_word = first == "dat" || ASKS.contains(&first);
    let inner = parse[content].head;
    let open = inner.is_some_and(|inner| lexicon.predicates(&parse[inner].lemma).is_empty());
    content_word && open && has_sense(parse, lexicon, main, &TELLS)
}

fn has_sense(parse: &Parse, lexicon: &Lexicon, verb: TokenIx, classes: &[Class]) -> bool {
    let mut senses = lexicon.predicates(&parse[verb].lemma).iter();
    senses.any(|row| classes.contains(&row.class) && matches!(row.with, With::Clause | With::Any))
}
