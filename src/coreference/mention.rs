//! The noun phrases and names of a sentence.

use super::{
    label::{self, Label, is_named_by, label, name_words},
    nature::{Class, Genders, Nature, first_name, is_epithet, nature},
    role::{Role, is_coordinated, place, role},
    scene::Scene,
};
use crate::tree::{DepRel, Parse, TokenIx, Upos};

/// The form of a mention, which tells whether it is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A name, or a noun with a name.
    Name,
    /// The name of somebody whom the words before describe: *de voorzitter van de bond, Hernan Mejia*.
    NameBehind,
    /// Brings up something new: *een kok*.
    Indefinite,
    /// A definite noun that tells something new of somebody who is known: *de 19-jarige spits*.
    Epithet,
    /// No more than a definite article and a noun.
    Bare,
    /// Definite, with more.
    Full,
}

/// A noun phrase or a name.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Its head.
    pub head: TokenIx,
    /// What it is.
    pub nature: Nature,
    /// What it does.
    pub role: Role,
    /// The parts of its name, if it has one.
    pub name: Vec<String>,
    /// The word as a name, if it may be one that the tagger does not know: *Rietveld*.
    pub maybe_name: Option<String>,
    /// The lemmas of the nouns that say what it is: *burgemeester*; also those of loose appositions.
    pub nouns: Vec<String>,
    /// In which form it stands.
    pub form: Form,
    /// How it can be named elsewhere.
    pub label: Label,
}

/// The mentions of a sentence in the order of their heads.
pub fn mentions(scene: &Scene<'_>) -> Vec<Mention> {
    let parse = scene.syntax.parse;
    let heads = parse.indices().filter(|&ix| is_head(scene, ix));
    heads
        .flat_map(|ix| {
            coordination(scene, ix)
                .into_iter()
                .chain([mention(scene, ix)])
        })
        .filter(|mention| mention.nature.class != Class::Measure)
        .collect()
}

/// A noun or name that is no part of another name or of an apposition.
fn is_head(scene: &Scene<'_>, ix: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let word = &parse[ix];
    let apart = !matches!(
        word.deprel,
        DepRel::Flat | DepRel::Fixed | DepRel::Compound | DepRel::Appos | DepRel::Cc | DepRel::Amod
    );
    let noun =
        matches!(word.tag.upos, Upos::Noun | Upos::Propn) || word.tag.is_nominalized_adjective();
    noun && (apart || identifies_pronoun(scene, ix) || names_what_precedes(scene, ix))
        && !is_negated(scene, ix)
}

/// *een van hen, Maaike, …*
fn identifies_pronoun(scene: &Scene<'_>, ix: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let governor = parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Appos);
    governor.is_some_and(|governor| matches!(parse[governor].tag.upos, Upos::Pron | Upos::Num))
}

/// *de voorzitter van de bond, Hernan Mejia*: a human name in apposition to what is no person.
fn names_what_precedes(scene: &Scene<'_>, ix: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let noun = parse[ix]
        .head
        .filter(|_| parse[ix].deprel == DepRel::Appos && parse[ix].tag.upos == Upos::Propn);
    noun.is_some_and(|noun| {
        parse[noun].tag.upos == Upos::Noun
            && !is_named_by(parse, noun, ix)
            && first_name(&parse[ix].form).is_some()
    })
}

/// *geen sprake*
fn is_negated(scene: &Scene<'_>, ix: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    parse
        .dependents(ix, &[DepRel::Det])
        .any(|det| scene.syntax.negation(det).is_some())
}

fn mention(scene: &Scene<'_>, head: TokenIx) -> Mention {
    let parse = scene.syntax.parse;
    let named = name_words(parse, head);
    let name: Vec<String> = named.iter().map(|&ix| parse[ix].form.clone()).collect();
    let mut nature = whole_nature(scene, head, &named);
    nature.plural |= word_is_plural(scene, head);
    Mention {
        head,
        nature,
        role: role(scene, head),
        maybe_name: maybe_name(scene, head),
        nouns: nouns(scene, head),
        form: form(scene, head, nature, &named),
        label: label(scene, head, &named, nature.class),
        name,
    }
}

/// *Chittister en Poole* as several.
fn coordination(scene: &Scene<'_>, head: TokenIx) -> Option<Mention> {
    let parse = scene.syntax.parse;
    let begins = parse[head].deprel != DepRel::Conj && is_coordinated(scene, head);
    begins.then(|| Mention {
        nature: Nature {
            genders: Genders::ANY,
            plural: true,
            ..nature(parse, head)
        },
        role: place(scene, head),
        maybe_name: None,
        nouns: Vec::new(),
        form: Form::Full,
        label: label::coordination(scene, head),
        name: Vec::new(),
        head,
    })
}

fn form(scene: &Scene<'_>, head: TokenIx, nature: Nature, named: &[TokenIx]) -> Form {
    let definite = determiner_is(scene, head, "Def");
    if names_what_precedes(scene, head) {
        Form::NameBehind
    } else if !named.is_empty() {
        Form::Name
    } else if determiner_is(scene, head, "Ind") || !scene.syntax.parse.has_determiner(head) {
        Form::Indefinite
    } else if definite && nature.class == Class::Person && can_be_epithet(scene, head) {
        Form::Epithet
    } else if is_bare(scene, head) {
        Form::Bare
    } else {
        Form::Full
    }
}

/// *de 19-jarige spits*, but not *de beste spits*, *de spits van Portugal*
fn can_be_epithet(scene: &Scene<'_>, head: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let plain = |ix: TokenIx| match parse[ix].deprel {
        DepRel::Amod => parse[ix].tag.feat("Degree") != Some("Sup"),
        DepRel::Det | DepRel::Case => true,
        _ => parse.is_punct(ix),
    };
    is_epithet(&parse[head].lemma)
        && !is_coordinated(scene, head)
        && parse.children(head).iter().all(|&ix| plain(ix))
}

/// The noun decides the class, the first name the gender: *burgemeester Lies Kamphof*; *Canas, een tennisser* is a person,
/// and so is who has a family name or whose age is told.
fn whole_nature(scene: &Scene<'_>, head: TokenIx, named: &[TokenIx]) -> Nature {
    let parse = scene.syntax.parse;
    let mut own = nature(parse, head);
    // but neither *De Miranda* nor, as the last of several, the surname of *Giselle Maurice*
    let given = match named {
        [given @ .., _] if !given.is_empty() => given,
        sole => sole,
    };
    let mut given = given.iter().filter(|&&ix| !parse.has_determiner(ix));
    let first = given.find_map(|&ix| first_name(&parse[ix].form));
    if first.is_none() && own.class == Class::Name && has_article(scene, head) {
        own.class = Class::Group;
    }
    if let (Some(gender), Class::Person | Class::Name) = (first, own.class) {
        own.class = Class::Person;
        own.genders = narrowed(own.genders, gender);
    }
    let human = is_family_name(parse, head) || tells_age(scene, head);
    if own.class == Class::Name && human {
        own.class = Class::Person;
        own.genders = narrowed(own.genders, Genders::COMMON);
    }
    for apposed in parse
        .dependents(head, &[DepRel::Appos])
        .filter(|ix| !named.contains(ix))
    {
        let other = nature(parse, apposed);
        if own.class == Class::Name && matches!(other.class, Class::Person | Class::Group) {
            own = Nature {
                plural: own.plural,
                ..other
            };
        }
    }
    own
}

/// *Van der Schans*, *J. Mol*, *Dr. Mol*, but not *St. Gallen*
fn is_family_name(parse: &Parse, name: TokenIx) -> bool {
    const SAINT: &str = "St.";
    let form = parse[name].form.as_str();
    let follows = parse.dependents(name, &[DepRel::Flat]).next().is_some();
    let short = form.ends_with('.') && form != SAINT;
    follows && (short || matches!(form, "Van" | "Vander" | "Vanden" | "Vande" | "Von"))
}

/// *Palin, 26 jaar*, *Palin (26)*, *de 26-jarige Palin*
fn tells_age(scene: &Scene<'_>, name: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let number = |ix: TokenIx| parse[ix].form.len() == 2 && parse[ix].tag.upos == Upos::Num;
    let years = |ix: TokenIx| {
        parse[ix].lemma == "jaar" && parse.dependents(ix, &[DepRel::Nummod]).any(number)
    };
    let apart = |ix: TokenIx| scene.syntax.is_set_off(parse.first_of(ix));
    parse
        .children(name)
        .iter()
        .any(|&ix| match parse[ix].deprel {
            DepRel::Amod => {
                parse[ix].form.starts_with(|c: char| c.is_ascii_digit())
                    && parse[ix].lemma.ends_with("jarig")
            }
            DepRel::Appos | DepRel::Nummod => apart(ix) && (number(ix) || years(ix)),
            _ => false,
        })
}

/// The genders of the noun that the name leaves; *mevrouw Maurice* has a first name for a surname, *generaal Anna Bos* an
/// office for both.
fn narrowed(genders: Genders, other: Genders) -> Genders {
    let common = genders.common_with(other);
    match genders {
        _ if common.meet(Genders::ANY) => common,
        Genders::FEM => genders,
        _ => other,
    }
}

fn word_is_plural(scene: &Scene<'_>, head: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    parse[head]
        .tag
        .xpos
        .split('|')
        .any(|part| part.starts_with("mv"))
}

fn maybe_name(scene: &Scene<'_>, head: TokenIx) -> Option<String> {
    let parse = scene.syntax.parse;
    let word = &parse[head];
    let lone = !scene.syntax.parse.has_determiner(head)
        && word.tag.upos == Upos::Noun
        && word.form.starts_with(char::is_uppercase);
    lone.then(|| word.form.clone())
}

/// The lemmas that say what it is: of the head, and of what stands in apposition to it.
fn nouns(scene: &Scene<'_>, head: TokenIx) -> Vec<String> {
    let parse = scene.syntax.parse;
    std::iter::once(head)
        .chain(parse.dependents(head, &[DepRel::Appos]))
        .filter(|&ix| parse[ix].tag.upos != Upos::Propn)
        .map(|ix| parse[ix].lemma.clone())
        .collect()
}

/// *de burgemeester*, without more
fn is_bare(scene: &Scene<'_>, head: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let own = parse.children(head).iter().filter(|&&child| {
        let loose =
            parse[child].deprel == DepRel::Appos && scene.syntax.is_set_off(parse.first_of(child));
        !parse.is_punct(child)
            && !loose
            && !matches!(
                parse[child].deprel,
                DepRel::Case | DepRel::AclRelcl | DepRel::Advmod
            )
    });
    let own: Vec<_> = own.copied().collect();
    matches!(own.as_slice(), &[det] if parse[det].tag.feat("Definite") == Some("Def"))
        && parse[head].tag.upos != Upos::Propn
}

/// *het Ira*, but not *de 24-jarige Canas*
fn has_article(scene: &Scene<'_>, name: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let mut determiners = parse.dependents(name, &[DepRel::Det]);
    determiners.any(|det| parse.after(det) == Some(name))
}

fn determiner_is(scene: &Scene<'_>, head: TokenIx, kind: &str) -> bool {
    let parse = scene.syntax.parse;
    parse
        .dependents(head, &[DepRel::Det])
        .any(|det| parse[det].tag.feat("Definite") == Some(kind))
}
