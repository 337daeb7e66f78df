use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De club zette de reserves in die al weken meetrainden*: no preposition stands before the relative *die* and *dat*;
/// it is the particle of the verb before, as is *in* or *binnen* before *waar*. *Hij hoort hen uit en brieft alles door*: a second particle, behind a
/// conjunct, is that of the conjunct. *Zij is moe, heeft een lange reis achter de rug en slaapt*: no adjective has a particle.
/// *Zij gaf het voorbeeld door zelf te betalen*: nor is *door* one that opens a clause with *te*.
pub(super) struct StrayParticle;

impl Repair for StrayParticle {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let strays = parse.indices().filter(|&ix| is_stray(parse, ix));
        strays
            .filter_map(|ix| Some(joined(parse, ix, verb_before(parse, ix)?)))
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| Some(joined(parse, ix, conjunct_before(parse, ix)?))),
            )
            .flatten()
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| of_adjective(parse, ix).or_else(|| opening(parse, ix)))
                    .flatten(),
            )
            .collect()
    }
}

/// The particle of an adjective as that of the verb that is coordinated with it, the last one in front.
fn of_adjective(parse: &Parse, particle: TokenIx) -> Option<Vec<Edit>> {
    let bare = parse[particle].deprel == DepRel::Obl && parse[particle].tag.upos == Upos::Adp;
    let is_particle = bare || parse[particle].deprel == DepRel::CompoundPrt;
    let adjective = parse[particle]
        .head
        .filter(|&head| is_particle && parse[head].tag.upos == Upos::Adj)?;
    let verb = parse
        .dependents(adjective, &[DepRel::Conj])
        .rfind(|&ix| adjective < ix && ix < particle && parse.is_finite_verb(ix))?;
    let bare = parse[adjective].lemma.rsplit('_').next()?.to_owned();
    let adjective = Edit {
        lemma: Some(bare),
        ..Edit::stay(parse, adjective)
    };
    let [particle, verb] = joined(parse, particle, verb);
    Some(vec![adjective, particle, verb])
}

/// *door* right in front of the infinitive with *te* that its verb would have beside it.
fn opening(parse: &Parse, particle: TokenIx) -> Option<Vec<Edit>> {
    const BY: &str = "door";
    let verb = parse[particle].head.filter(|&verb| {
        parse[particle].deprel == DepRel::CompoundPrt
            && parse[particle].form == BY
            && verb < particle
    })?;
    let infinitive = parse.dependents(verb, &[DepRel::Xcomp]).find(|&ix| {
        parse.is_infinitive(ix)
            && parse.dependent(ix, DepRel::Mark).is_some()
            && parse.before(parse.first_of(ix)) == Some(particle)
    })?;
    let lemma = parse[verb].lemma.rsplit('_').next()?.to_owned();
    Some(vec![
        Edit::new(particle, infinitive, DepRel::Mark),
        Edit::new(infinitive, verb, DepRel::Advcl),
        Edit {
            lemma: Some(lemma),
            ..Edit::stay(parse, verb)
        },
    ])
}

/// *van waar*, *tot waar*, *de vraag over waar zij woont*
const AWAY: [&str; 5] = ["naar", "over", "tot", "van", "vanaf"];

/// A preposition of what a relative pronoun opens.
fn is_stray(parse: &Parse, ix: TokenIx) -> bool {
    let relative = |next: TokenIx| {
        parse[next].tag.upos == Upos::Pron
            && parse.is_relative_pronoun(next)
            && parse[next].tag.xpos.contains("betr")
            || parse[next].form == "waar" && !AWAY.contains(&parse[ix].form.as_str())
    };
    parse[ix].tag.upos == Upos::Adp
        && matches!(parse[ix].deprel, DepRel::Case | DepRel::Mark)
        && parse[ix].head.is_some_and(|head| head > ix)
        && parse.after(ix).is_some_and(relative)
}

/// The finite verb above the relative clause, if it has no particle yet.
fn verb_before(parse: &Parse, stray: TokenIx) -> Option<TokenIx> {
    let clause = parse[stray].head?;
    let clause = std::iter::once(clause)
        .chain(parse.ancestors(clause))
        .find(|&ix| matches!(parse[ix].deprel, DepRel::Acl | DepRel::AclRelcl))?;
    parse
        .ancestors(clause)
        .find(|&ix| parse.is_finite_verb(ix))
        .filter(|&verb| verb < stray && parse.dependent(verb, DepRel::CompoundPrt).is_none())
}

/// The last conjunct in front of the particle of a verb that has another, if that conjunct has none.
fn conjunct_before(parse: &Parse, particle: TokenIx) -> Option<TokenIx> {
    let verb = parse[particle]
        .head
        .filter(|_| parse[particle].deprel == DepRel::CompoundPrt)?;
    let other = parse.dependent(verb, DepRel::CompoundPrt)?;
    let conjunct = parse
        .dependents(verb, &[DepRel::Conj])
        .rfind(|&ix| other < ix && ix < particle && parse.is_finite_verb(ix))?;
    (other < particle && parse.dependent(conjunct, DepRel::CompoundPrt).is_none())
        .then_some(conjunct)
}

fn joined(parse: &Parse, particle: TokenIx, verb: TokenIx) -> [Edit; 2] {
    let lemma = format!("{}_{}", parse[particle].form, parse[verb].lemma);
    [
        Edit::new(particle, verb, DepRel::CompoundPrt),
        Edit {
            lemma: Some(lemma),
            ..Edit::stay(parse, verb)
        },
    ]
}
