use super::{
    Repair,
    mistaken_noun::{infinitive, made_verb},
    tags::finite_verb,
};
use crate::{
    inflect::{Agreement, Time},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Ik pak mijn jas en storm de trap af*, *De huizen zijn leeg en ogen somber*: no noun is coordinated with a finite verb,
/// and has an object, a particle or a quality of its own; what has the form that the subject of that verb asks for is a
/// second verb.
pub(super) struct MistakenConjunct;

impl Repair for MistakenConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Sharing::find(parse, ix)?.edits(parse, ix)))
            .flatten()
            .collect()
    }
}

/// A verb that shares its subject with the one before.
struct Sharing {
    lemma: String,
    time: Time,
    agreement: Agreement,
    /// The next word or phrase, which is taken for a conjunct too.
    next: Option<TokenIx>,
    /// The object and the particle behind, which are taken for those of the verb before.
    object: Option<TokenIx>,
    particle: Option<TokenIx>,
}

impl Sharing {
    fn find(parse: &Parse, ix: TokenIx) -> Option<Self> {
        let form = parse[ix].form.as_str();
        let first = parse[ix].head.filter(|&first| {
            first < ix
                && parse[ix].deprel == DepRel::Conj
                && parse[ix].tag.upos == Upos::Noun
                && form.starts_with(char::is_lowercase)
        })?;
        let finite = parse.finite_verb(first).filter(|&finite| finite < ix)?;
        // *Dan staat de boot stil en stoot de golf hem om*
        let subject = parse.subject(first).filter(|&subject| subject < finite)?;
        let cc = parse.dependent(ix, DepRel::Cc);
        let before = parse.before(ix)?;
        let plural = parse[finite].tag.feat("Number") == Some("Plur");
        let opens = (cc == Some(before) || cc.is_none() && plural && parse[before].form == ",")
            && parse.first_of(ix) == cc.unwrap_or(ix)
            && parse.dependent(first, DepRel::Mark).is_none();
        let time = match parse[finite].tag.feat("Tense") {
            Some("Past") => Time::Past,
            _ => Time::Present,
        };
        let own = parse[subject].tag.feat("Person") == Some("1");
        let (lemma, agreement) = match (plural, time) {
            (true, _) if form.ends_with("en") => (form.to_owned(), Agreement::Plural),
            (false, Time::Present) if own => {
                (infinitive(form, Agreement::First)?, Agreement::First)
            }
            (false, Time::Present) => (infinitive(form, Agreement::Third)?, Agreement::Third),
            _ => return None,
        };
        let next = parse.dependents(first, &[DepRel::Conj]).find(|&next| {
            let opens = parse.before(parse.first_of(next)) == Some(ix);
            let verbal = parse.is_verbal(next) || parse.finite_verb(next).is_some();
            opens && !verbal && parse.dependent(next, DepRel::Cc).is_none()
        });
        let object = parse
            .dependents(first, &[DepRel::Obj])
            .find(|&object| object > ix);
        let quality = parse
            .after(ix)
            .filter(|&next| parse[next].tag.upos == Upos::Adj && parse[next].head == Some(first));
        let particle = parse
            .dependents(first, &[DepRel::CompoundPrt])
            .find(|&particle| particle > ix);
        let full = parse.dependents(ix, &[DepRel::Obj]).any(|own| own > ix);
        let found = opens && (full || next.or(object).or(quality).is_some());
        found.then_some(Self {
            lemma,
            time,
            agreement,
            next: next.or(quality),
            object,
            particle,
        })
    }

    fn edits(self, parse: &Parse, ix: TokenIx) -> Vec<Edit> {
        let joined = |particle: TokenIx| format!("{}_{}", parse[particle].form, self.lemma);
        let lemma = self.particle.map_or_else(|| self.lemma.clone(), joined);
        let tag = finite_verb(Upos::Verb, self.time, self.agreement);
        let next = self.next.map(|next| match parse[next].tag.upos {
            Upos::Adj => Edit::new(next, ix, DepRel::Xcomp),
            _ => Edit::new(next, ix, DepRel::Obj),
        });
        let particle = self.particle.into_iter().flat_map(|particle| {
            let first = parse[particle].head;
            let bare = first.and_then(|first| {
                let prefix = format!("{}_", parse[particle].form);
                Some(Edit {
                    lemma: Some(parse[first].lemma.strip_prefix(&prefix)?.to_owned()),
                    ..Edit::stay(parse, first)
                })
            });
            bare.into_iter()
                .chain([Edit::new(particle, ix, DepRel::CompoundPrt)])
        });
        made_verb(parse, ix, lemma, tag)
            .into_iter()
            .chain(next)
            .chain(self.object.map(|object| Edit::new(object, ix, DepRel::Obj)))
            .chain(particle)
            .collect()
    }
}
