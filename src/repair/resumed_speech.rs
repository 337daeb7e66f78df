use super::{Repair, has_sense, is_quoted, relation, says};
use crate::{
    lexicon::{Class, Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De school sluit, zegt de directeur, omdat het dak lekt*, *Het dak lekt, melden de buren, wat veel geld kost*, *Het lijkt
/// erop, meldt de gids, dat het dorp leegloopt*: what follows a frame between commas is no part of that, but goes on with
/// what is said.
pub(super) struct ResumedSpeech;

impl Repair for ResumedSpeech {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|clause| resumed(parse, lexicon, clause))
            .flatten()
            .collect()
    }
}

fn resumed(parse: &Parse, lexicon: &Lexicon, clause: TokenIx) -> Option<Vec<Edit>> {
    let below = parse[clause].head?;
    let speaker = parse[clause].deprel == DepRel::AclRelcl && parse[below].deprel == DepRel::Nsubj;
    let frame = parse[below].head.filter(|_| speaker).unwrap_or(below);
    let content = frame_content(parse, lexicon, frame)?;
    // *Het lijkt erop*: the adverb in front of the frame may hang on the clause
    let first = parse
        .subtree(clause)
        .into_iter()
        .find(|&ix| frame < ix && !parse.is_punct(ix))?;
    let comma = parse.before(first).filter(|&at| parse[at].form == ",")?;
    let speaks = |subject: TokenIx| frame < subject && subject < comma;
    parse.subject(frame).filter(|&subject| speaks(subject))?;
    let relation = if tells_of_content(parse, clause) || is_circumstance(parse, lexicon, clause) {
        DepRel::Advcl
    } else {
        DepRel::Ccomp
    };
    let fits = relation == DepRel::Advcl
        || parse[clause].deprel == DepRel::Ccomp && is_announced(parse, content, frame);
    let narrates = || past(parse, frame) && past(parse, clause) && resumes_person(parse, clause);
    let closed = is_quoted(parse, frame) && !is_quoted(parse, first);
    (fits && !narrates() && !closed).then(|| {
        let stray = parse
            .children(clause)
            .iter()
            .filter(|&&ix| ix < frame)
            .map(|&ix| Edit::new(ix, content, DepRel::Advmod));
        // *Het lijkt erop, meldt de gids, dat waar de dijk lekt, het dorp leegloopt*
        let inner = parse
            .dependents(frame, &[DepRel::Ccomp])
            .filter(|&ix| first < ix && ix < clause)
            .map(|ix| Edit::new(ix, clause, DepRel::Advcl));
        stray
            .chain(inner)
            .chain([Edit::new(clause, content, relation)])
            .collect()
    })
}

/// What a frame between commas stands beside: its verb comes first, and speaks.
fn frame_content(parse: &Parse, lexicon: &Lexicon, frame: TokenIx) -> Option<TokenIx> {
    let mut front = parse.children(frame).iter().filter(|&&ix| ix < frame);
    let first = parse.is_finite_verb(frame)
        && parse
            .before(frame)
            .is_some_and(|comma| parse[comma].form == ",")
        && front.all(|&ix| parse.is_punct(ix));
    // *stelt de gids vast*
    let tells = || has_sense(parse, lexicon, frame, &[Class::Factive]);
    parse[frame].head.filter(|&content| {
        first
            && content < frame
            && parse[frame].deprel == DepRel::Parataxis
            && parse.finite_verb(content).is_some()
            && (says(parse, lexicon, frame) || tells())
    })
}

/// *hetgeen veel geld kost*: says something of a whole clause.
fn tells_of_content(parse: &Parse, clause: TokenIx) -> bool {
    let first = parse[parse.first_of(clause)].form.as_str();
    matches!(parse[clause].deprel, DepRel::AclRelcl | DepRel::Advcl)
        && matches!(first, "hetgeen" | "waardoor" | "wat")
}

/// *omdat*, *terwijl*, *hoewel*, *als*
fn is_circumstance(parse: &Parse, lexicon: &Lexicon, clause: TokenIx) -> bool {
    let mark = parse.dependent(clause, DepRel::Mark);
    let introduces = |mark: TokenIx| {
        matches!(
            relation(parse, lexicon, mark),
            Some(Relation::Fact | Relation::Condition | Relation::Concession)
        )
    };
    parse[clause].deprel == DepRel::Advcl
        && parse.finite_verb(clause).is_some()
        && mark.is_some_and(|mark| parse.first_of(clause) == mark && introduces(mark))
}

/// *Het lijkt erop*, *Ik denk*: what stands in front of the frame still lacks its *dat*.
fn is_announced(parse: &Parse, content: TokenIx, frame: TokenIx) -> bool {
    const FULL: [DepRel; 4] = [DepRel::Ccomp, DepRel::Csubj, DepRel::Obj, DepRel::Xcomp];
    parse.dependents(content, &FULL).next().is_none()
        && parse.dependent(frame, DepRel::Obj).is_none()
}

fn past(parse: &Parse, root: TokenIx) -> bool {
    parse
        .finite_verb(root)
        .is_some_and(|verb| parse[verb].tag.feat("Tense") == Some("Past"))
}

/// *zei de directeur, terwijl hij opstond*: what the speaker did meanwhile.
fn resumes_person(parse: &Parse, clause: TokenIx) -> bool {
    parse.subject(clause).is_some_and(|subject| {
        parse[subject].tag.upos == Upos::Pron && parse[subject].tag.feat("Person") == Some("3")
    })
}
