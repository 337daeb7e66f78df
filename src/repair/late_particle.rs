use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *deed het verhaal dat hij zou vertrekken af als onzin*: the particle behind the last verb of a clause inside belongs
/// to the verb around it, and so does what follows. *nam het aantal boeren dat stopt sterk toe*: so do the adverbials in
/// front of it.
pub(super) struct LateParticle;

impl Repair for LateParticle {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|clause| moved(parse, clause))
            .unwrap_or_default()
    }
}

fn moved(parse: &Parse, clause: TokenIx) -> Option<Vec<Edit>> {
    let head = parse[clause].head?;
    let verb = match parse[clause].deprel {
        DepRel::Acl | DepRel::AclRelcl => parse[head].head.filter(|&verb| verb < head),
        DepRel::Ccomp if parse.dependent(clause, DepRel::Mark).is_some() => Some(head),
        _ => None,
    }
    .filter(|&verb| parse.is_finite_verb(verb) && verb < clause)?;
    let last = parse
        .dependents(clause, &AUXILIARIES)
        .chain([clause])
        .max()?;
    let particle = parse
        .after(last)
        .filter(|&ix| is_stranded(parse, clause, ix) || is_settled(parse, clause, verb, ix))
        .or_else(|| behind_adverbials(parse, clause, verb, last))?;
    let mut edits = Vec::new();
    if parse[particle].head != Some(verb) {
        edits.push(Edit::new(particle, verb, DepRel::CompoundPrt));
    }
    if !edits.is_empty() && parse.children(particle).is_empty() {
        let joined = |ix: TokenIx, lemma: String| Edit {
            lemma: Some(lemma),
            ..Edit::stay(parse, ix)
        };
        let (own, prefix) = (&parse[clause].lemma, format!("{}_", parse[particle].form));
        edits.push(joined(verb, format!("{prefix}{}", parse[verb].lemma)));
        edits.extend(
            own.strip_prefix(&prefix)
                .map(|bare| joined(clause, bare.to_owned())),
        );
    }
    let later = parse.children(clause).iter().copied();
    edits.extend(
        later
            .filter(|&ix| ix > last && ix != particle)
            .map(|ix| Edit::new(ix, verb, parse[ix].deprel)),
    );
    Some(edits)
}

/// The bare particle at the end of the sentence, with only adverbials between it and the last verb: *dat stopt sterk toe*.
fn behind_adverbials(
    parse: &Parse,
    clause: TokenIx,
    verb: TokenIx,
    last: TokenIx,
) -> Option<TokenIx> {
    let particle = parse.indices().rfind(|&ix| !parse.is_punct(ix))?;
    let owned = parse[particle].head == Some(clause) || parse[particle].head == Some(verb);
    let bare = parse[particle].deprel == DepRel::CompoundPrt
        && parse[particle].tag.upos == Upos::Adp
        && parse.children(particle).is_empty();
    let mut between = (last.0 + 1..particle.0).map(TokenIx).peekable();
    let adverbials = between.peek().is_some()
        && between
            .all(|ix| !parse.is_punct(ix) && !parse.is_verbal(ix) && parse.is_under(ix, clause));
    (owned && bare && adverbials && last < particle).then_some(particle)
}

/// The particle hangs on its verb, but what follows still on the clause inside.
fn is_settled(parse: &Parse, clause: TokenIx, verb: TokenIx, ix: TokenIx) -> bool {
    let own = parse[ix].deprel == DepRel::CompoundPrt && parse[ix].head == Some(verb);
    own && parse.children(clause).iter().any(|&child| child > ix)
}

/// A particle of the clause, or a preposition that is left without a noun.
fn is_stranded(parse: &Parse, clause: TokenIx, ix: TokenIx) -> bool {
    let particle = parse[ix].deprel == DepRel::CompoundPrt && parse[ix].head == Some(clause);
    let bare = parse[ix].deprel == DepRel::Case && parse[ix].head.is_some_and(|head| head < ix);
    parse[ix].tag.upos == Upos::Adp && (particle || bare)
}
