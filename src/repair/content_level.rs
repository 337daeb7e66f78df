use super::{Repair, comma_before, is_intransitive};
use crate::{
    lexicon::{Class, Lexicon, Modal, With},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *Zij vertelt de buren die daar wonen dat de school sluit*, *Daarom weigert de man die vertrok te betalen*, *Daar staan
/// de bussen die komen laden te ronken*: what stands behind a relative clause whose verb takes no content belongs to the
/// verb in front of the noun, which does. *Gisteren zei Bos, de chef die vorig jaar aantrad, dat de zaak sluit*: so does *dat*
/// behind the comma that closes the clause, whatever the verb of that is, if the verb in front says something.
pub(super) struct ContentLevel;

impl Repair for ContentLevel {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| raised(parse, lexicon, ix))
            .flatten()
            .collect()
    }
}

fn raised(parse: &Parse, lexicon: &Lexicon, content: TokenIx) -> Option<Vec<Edit>> {
    let inner = parse[content].head?;
    if let Some(main) = speaker_verb(parse, lexicon, content) {
        return Some(vec![Edit::new(content, main, DepRel::Ccomp)]);
    }
    match parse[content].deprel {
        DepRel::Xcomp => {
            // *terug te komen*
            let words = parse.subtree(content);
            let first = words.into_iter().find(|&ix| inner < ix)?;
            let main = governor(parse, first, inner)
                .filter(|&main| takes_infinitive(parse, lexicon, content, main))?;
            // *die gisteren vertrok te betalen*
            let strays = parse.children(content).iter().filter(|&&ix| ix < inner);
            let mut edits: Vec<_> = strays
                .map(|&ix| Edit::new(ix, inner, parse[ix].deprel))
                .collect();
            edits.push(Edit::new(content, main, DepRel::Xcomp));
            Some(edits)
        }
        DepRel::Ccomp | DepRel::Advcl => {
            let main = governor(parse, parse.first_of(content), inner)
                .filter(|&main| takes_clause(parse, lexicon, content, main))?;
            Some(vec![Edit::new(content, main, DepRel::Ccomp)])
        }
        _ => None,
    }
}

/// The finite verb of saying, still without content, in front of the subject whose relative clause a comma and *dat* follow.
fn speaker_verb(parse: &Parse, lexicon: &Lexicon, content: TokenIx) -> Option<TokenIx> {
    const SAYING: [Class; 4] = [Class::Report, Class::Belief, Class::Factive, Class::Denial];
    const CLAUSES: [DepRel; 4] = [DepRel::Ccomp, DepRel::Advcl, DepRel::Acl, DepRel::AclRelcl];
    const OBJECTS: [DepRel; 3] = [DepRel::Ccomp, DepRel::Obj, DepRel::Xcomp];
    let comma =
        comma_before(parse, content).filter(|_| CLAUSES.contains(&parse[content].deprel))?;
    let last = parse.before(comma)?;
    let mark = parse.first_of(content);
    let told = parse[mark].form == "dat"
        && parse[mark].head == Some(content)
        && parse[mark].deprel == DepRel::Mark;
    let main = parse
        .ancestors(content)
        .filter(|&ix| parse.is_finite_verb(ix) && ix < mark)
        .find(|&ix| parse.subject(ix).is_some_and(|subject| ix < subject))?;
    let subject = parse.subject(main)?;
    let mut clauses = parse.subtree(subject).into_iter();
    let behind = clauses.any(|ix| {
        parse[ix].deprel == DepRel::AclRelcl
            && ix != content
            && parse.dependent(ix, DepRel::Mark).is_none()
            && (ix <= last && parse.is_under(last, ix))
            && parse.finite_verb(ix) <= Some(last)
    });
    let open = parse.dependents(main, &OBJECTS).all(|ix| ix == content);
    (told
        && behind
        && open
        && parse.is_under(content, subject)
        && has_sense(parse, lexicon, main, &SAYING))
    .then_some(main)
}

/// The *te* of an infinitive.
fn te(parse: &Parse, infinitive: TokenIx) -> Option<TokenIx> {
    parse
        .dependent(infinitive, DepRel::Mark)
        .filter(|&mark| parse[mark].form == "te")
}

/// The finite verb, still without content, in front of the noun whose relative clause ends right in front of the content.
fn governor(parse: &Parse, first: TokenIx, inner: TokenIx) -> Option<TokenIx> {
    const PARTS: [DepRel; 4] = [DepRel::Obj, DepRel::Iobj, DepRel::Obl, DepRel::OblArg];
    const CONTENT: [DepRel; 3] = [DepRel::Ccomp, DepRel::Csubj, DepRel::Xcomp];
    let noun = parse[inner]
        .head
        .filter(|_| parse[inner].deprel == DepRel::AclRelcl && parse.is_verbal(inner))?;
    let last = parse.before(first)?;
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
    let Some(inner) = parse[infinitive]
        .head
        .filter(|_| te(parse, infinitive).is_some())
    else {
        return false;
    };
    // *komen laden*
    let bare = parse.dependents(inner, &[DepRel::Xcomp]).any(|ix| {
        let infinitive_form = parse.is_infinitive(ix) || parse.looks_infinitive(ix);
        ix < infinitive && infinitive_form && te(parse, ix).is_none()
    });
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
