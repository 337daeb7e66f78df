use std::sync::Arc;

use super::{Repair, tags::finite_verb};
use crate::{
    inflect::{Agreement, Time, finite},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *Onze plannen stranden op geld*, *Zij vlucht naar het eiland*: a word with a subject and neither a copula nor anything
/// else that a noun has before it is no noun where the form of a verb looks the same. *Daar is de huur laag en kosten huizen
/// weinig*: nor is one behind *en* with its subject behind it. *Zij blijft vrolijk en haat stoot af*: nor has a noun a
/// particle.
pub(super) struct MistakenNoun;

impl Repair for MistakenNoun {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let separable = || Some(separable(parse, ix)?.edits(parse, ix));
                verb(parse, ix)
                    .map(|(lemma, agreement)| edits(parse, ix, lemma, agreement))
                    .or_else(separable)
            })
            .flatten()
            .collect()
    }
}

fn edits(parse: &Parse, ix: TokenIx, lemma: String, agreement: Agreement) -> Vec<Edit> {
    made_verb(
        parse,
        ix,
        lemma,
        finite_verb(Upos::Verb, Time::Present, agreement),
    )
}

/// The noun as a verb, with what follows it.
pub(super) fn made_verb(parse: &Parse, ix: TokenIx, lemma: String, tag: Tag) -> Vec<Edit> {
    let retagged = Edit {
        tag: Some(Arc::new(tag)),
        lemma: Some(lemma),
        ..Edit::stay(parse, ix)
    };
    let own = parse
        .children(ix)
        .iter()
        .filter(|&&child| child > ix)
        .filter_map(|&child| Some(Edit::new(child, ix, of_verb(parse[child].deprel)?)));
    std::iter::once(retagged).chain(own).collect()
}

/// A verb with its particle and its subject.
struct Separable {
    lemma: String,
    agreement: Agreement,
    subject: TokenIx,
}

impl Separable {
    fn edits(self, parse: &Parse, ix: TokenIx) -> Vec<Edit> {
        let mut edits = edits(parse, ix, self.lemma, self.agreement);
        edits.push(Edit::new(self.subject, ix, DepRel::Nsubj));
        edits.extend(object_behind(parse, ix, self.subject));
        edits
    }
}

/// The conjunct with a particle: right behind *en* in the plural, or right behind a subject that *en* stands before.
fn separable(parse: &Parse, ix: TokenIx) -> Option<Separable> {
    let particle = parse
        .dependent(ix, DepRel::CompoundPrt)
        .filter(|&particle| ix < particle && parse[ix].tag.upos == Upos::Noun)?;
    let cc = parse
        .dependent(ix, DepRel::Cc)
        .filter(|_| parse[ix].deprel == DepRel::Conj)?;
    let form = parse[ix].form.as_str();
    let arguments = [DepRel::Nsubj, DepRel::Obj];
    let subject = parse
        .dependents(ix, &arguments)
        .find(|&noun| parse.after(cc) == Some(ix.min(parse.first_of(noun))))?;
    let (verb, agreement) = if subject > ix {
        (form.ends_with("en") && is_several(parse, subject))
            .then(|| (form.to_owned(), Agreement::Plural))?
    } else {
        let beside = parse.after(parse.last_of(subject)) == Some(ix);
        let verb =
            infinitive(form, Agreement::Third).filter(|_| beside && !is_several(parse, subject))?;
        (verb, Agreement::Third)
    };
    Some(Separable {
        lemma: format!("{}_{verb}", parse[particle].form),
        agreement,
        subject,
    })
}

fn is_several(parse: &Parse, noun: TokenIx) -> bool {
    let tag = &parse[noun].tag;
    tag.feat("Number") == Some("Plur") || parse.dependent(noun, DepRel::Conj).is_some()
}

/// The infinitive with this form in the singular: *stoten*, *zetten*, *treffen*.
pub(super) fn infinitive(form: &str, agreement: Agreement) -> Option<String> {
    let last = form.chars().next_back()?;
    let (before, coda) = form.split_at(form.len() - last.len_utf8());
    let mut vowels = before.chars().rev();
    let long = vowels.next().filter(|&vowel| vowels.next() == Some(vowel));
    let open = long.map(|vowel| format!("{}{coda}en", &before[..before.len() - vowel.len_utf8()]));
    [format!("{form}en"), format!("{form}{last}en")]
        .into_iter()
        .chain(open)
        .find(|verb| finite(verb, Time::Present, agreement).form == form)
}

/// *gapen de ramen je aan*: the pronoun right in front of the particle is no owner.
fn object_behind(parse: &Parse, verb: TokenIx, subject: TokenIx) -> Option<Edit> {
    let particle = parse.dependent(verb, DepRel::CompoundPrt)?;
    let owner = parse.before(particle)?;
    (parse[owner].head == Some(subject)
        && parse[owner].deprel == DepRel::NmodPoss
        && subject < owner)
        .then(|| Edit::new(owner, verb, DepRel::Obj))
}

/// What the dependent of a noun is to a verb.
const fn of_verb(relation: DepRel) -> Option<DepRel> {
    match relation {
        DepRel::Nmod => Some(DepRel::Obl),
        DepRel::Appos => Some(DepRel::Obj),
        DepRel::Amod => Some(DepRel::Advmod),
        _ => None,
    }
}

/// The lemma and number of the verb.
fn verb(parse: &Parse, ix: TokenIx) -> Option<(String, Agreement)> {
    const BEFORE: [DepRel; 6] = [
        DepRel::Det,
        DepRel::Amod,
        DepRel::Case,
        DepRel::Nummod,
        DepRel::NmodPoss,
        DepRel::Mark,
    ];
    let main = matches!(
        parse[ix].deprel,
        DepRel::Root | DepRel::Parataxis | DepRel::Conj
    );
    let introduced = |child: &TokenIx| {
        let relation = parse[*child].deprel;
        AUXILIARIES.contains(&relation) || *child < ix && BEFORE.contains(&relation)
    };
    let form = parse[ix].form.as_str();
    let noun = parse[ix].tag.upos == Upos::Noun && form.starts_with(char::is_lowercase);
    let subject = parse
        .dependent(ix, DepRel::Nsubj)
        .filter(|&subject| main && noun && (subject < ix || is_inverted(parse, ix, subject)))?;
    if parse.children(ix).iter().any(introduced) {
        return None;
    }
    if (is_plural(parse, subject) || subject > ix) && form.ends_with("en") {
        return Some((form.to_owned(), Agreement::Plural));
    }
    let nominative = parse[subject].tag.is_nominative();
    let third = parse[subject].tag.feat("Person") == Some("3") && parse.after(subject) == Some(ix);
    let lemma = format!("{form}en");
    let same = finite(&lemma, Time::Present, Agreement::Third).form == form;
    (nominative && third && same).then_some((lemma, Agreement::Third))
}

/// *Daar is de huur laag en kosten huizen weinig*: right behind the conjunction, with its plural subject behind it.
fn is_inverted(parse: &Parse, verb: TokenIx, subject: TokenIx) -> bool {
    let cc = parse.dependent(verb, DepRel::Cc);
    parse[verb].deprel == DepRel::Conj
        && cc.is_some()
        && cc == parse.before(verb)
        && parse.after(verb) == Some(parse.first_of(subject))
        && parse[subject].tag.feat("Number") == Some("Plur")
}

/// A plural that is determined or coordinated; *Kinderen slachtoffers* is a headline.
fn is_plural(parse: &Parse, subject: TokenIx) -> bool {
    const TOLD: [DepRel; 4] = [DepRel::Det, DepRel::NmodPoss, DepRel::Nummod, DepRel::Conj];
    let tag = &parse[subject].tag;
    let plural = tag.feat("Number") == Some("Plur") || tag.has_part("mv") || tag.has_part("mv-n");
    let several = parse.dependent(subject, DepRel::Conj).is_some();
    (plural || several) && parse.dependents(subject, &TOLD).next().is_some()
}
