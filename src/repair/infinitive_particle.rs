use super::Repair;
use crate::{
    lexicon::{Lexicon, With},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De minister riep de raad op het rapport openbaar te maken*: what opens an infinitive with *te* is no preposition of its
/// object, but the particle of the verb before, if that takes infinitives with it; *De buurman gaf toe te hebben gelogen*: nor does
/// a perfect have a particle in front of *te*.
pub(super) struct InfinitiveParticle;

impl Repair for InfinitiveParticle {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| joined(parse, lexicon, ix))
            .flatten()
            .collect()
    }
}

fn joined(parse: &Parse, lexicon: &Lexicon, infinitive: TokenIx) -> Option<Vec<Edit>> {
    let verb = parse[infinitive].head.filter(|&verb| {
        matches!(
            parse[infinitive].deprel,
            DepRel::Xcomp | DepRel::Ccomp | DepRel::Advcl
        ) && (parse.is_infinitive(infinitive) || is_perfect(parse, infinitive))
            && parse.dependent(infinitive, DepRel::Mark).is_some()
            && parse.is_finite_verb(verb)
            && parse.dependent(verb, DepRel::CompoundPrt).is_none()
    })?;
    let lemma = |particle: TokenIx| {
        let lemma = format!("{}_{}", parse[particle].form, parse[verb].lemma);
        let mut senses = lexicon.predicates(&lemma).iter();
        let takes = senses.any(|row| row.with == With::Clause);
        (takes && verb < particle).then_some(lemma)
    };
    let moved = |particle: TokenIx, lemma: String| {
        [
            Edit::new(particle, verb, DepRel::CompoundPrt),
            Edit {
                lemma: Some(lemma),
                ..Edit::stay(parse, verb)
            },
        ]
    };
    // *stelt voor het te halen*
    let first = parse.first_of(infinitive);
    if parse[first].deprel == DepRel::Mark && parse[first].head == Some(infinitive) {
        return lemma(first).map(|lemma| moved(first, lemma).into());
    }
    // *gaf toe te hebben gelogen*
    if parse[first].deprel == DepRel::CompoundPrt && is_perfect(parse, infinitive) {
        let bare = parse[infinitive].lemma.split_once('_')?.1.to_owned();
        let mut edits: Vec<_> = moved(first, lemma(first)?).into();
        edits.push(Edit {
            lemma: Some(bare),
            ..Edit::new(infinitive, verb, DepRel::Xcomp)
        });
        return Some(edits);
    }
    // *riep de bewoners op ramen te sluiten*, *riep de leden op massaal te staken*
    let hung_low = parse
        .dependents(infinitive, &[DepRel::Obj])
        .flat_map(|object| parse.dependents(object, &[DepRel::Nmod]));
    let (noun, particle, lemma) = parse
        .dependents(infinitive, &[DepRel::Obl, DepRel::OblArg, DepRel::Advmod])
        .chain(hung_low)
        .find_map(|noun| {
            // but *zegt te werken aan een boek*
            let particle = parse
                .dependent(noun, DepRel::Case)
                .filter(|&case| case == parse.first_of(noun) && case < infinitive)?;
            Some((noun, particle, lemma(particle)?))
        })?;
    let mut objects = parse.dependents(infinitive, &[DepRel::Obj]);
    if objects.any(|object| object > particle) {
        return None;
    }
    let earlier = parse.children(infinitive).iter().copied();
    let mut edits: Vec<_> = earlier
        .filter(|&ix| ix < particle)
        .map(|ix| Edit::new(ix, verb, parse[ix].deprel))
        .collect();
    edits.extend(moved(particle, lemma));
    let relation = match parse[noun].deprel {
        DepRel::Advmod => DepRel::Advmod,
        _ => DepRel::Obj,
    };
    edits.push(Edit::new(noun, infinitive, relation));
    Some(edits)
}

/// *te hebben gelogen*, where the participle has no particle of its own (*te hebben toegezegd*).
fn is_perfect(parse: &Parse, participle: TokenIx) -> bool {
    let particle = parse
        .dependents(participle, &[DepRel::CompoundPrt])
        .any(|ix| parse[participle].form.starts_with(&parse[ix].form));
    let infinitive = parse
        .dependents(participle, &[DepRel::Aux])
        .any(|ix| parse.is_infinitive(ix));
    parse.is_participle(participle) && infinitive && !particle
}
