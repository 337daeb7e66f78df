use super::{Repair, comma_before};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *de Koerden in het noorden, die in opstand kwamen*: where the noun right before a relative pronoun has neither the
/// number of the verb nor the gender of the pronoun, the one before it that has both is the antecedent. *boeren die blijven
/// en boeren die stoppen*: a second one is that of the conjunct right before it, and so is one behind *zij* or *degenen*, or a
/// plural behind one with an article (*de burgemeester en boeren die klagen*), or one of several that has a singular verb (*de
/// burgemeester en de boer, die klaagt*). *een contract met bewoners
/// waarin …*: people hold nothing. *een brief van Jansen die zij verbrandde*: a clause with no comma in front tells which one,
/// and a name needs none. *eigenaar van De Kring, dat groeit*: where only the noun inside agrees, it is that one. *een golf van tien
/// meter die de stad vernielt*: nor does it tell of meters. *de Hoge Veluwe, dat park is*: a part of a name has no clause of its own.
/// *mensen zonder papieren die vluchten*: nor does what there is not do what people do. *de inzet van Anna Bos, die de ploeg
/// aanvoert*: what is told behind a comma and the first and last name of a person is told of that person. *de roep om vrede die
/// klinkt*: an article asks for the clause, and a noun without one does not.
pub(super) struct RelativeAntecedent;

impl Repair for RelativeAntecedent {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|ix| {
                let noun = conjunct(parse, ix)
                    .or_else(|| whole_name(parse, ix))
                    .or_else(|| measured(parse, ix))
                    .or_else(|| lacking(parse, ix))
                    .or_else(|| named_person(parse, ix))
                    .or_else(|| determined(parse, ix))
                    .or_else(|| antecedent(parse, ix))
                    .or_else(|| inside(parse, ix))
                    .or_else(|| container(parse, ix))
                    .or_else(|| people(parse, ix))
                    .or_else(|| bearer(parse, ix))?;
                Some(Edit::new(ix, noun, DepRel::AclRelcl))
            })
            .collect()
    }
}

/// The conjunct right before a relative clause on the first conjunct, which has one already.
fn conjunct(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let first = parse[relative].head?;
    let pronoun = parse
        .children(relative)
        .iter()
        .copied()
        .find(|&ix| parse.is_relative_pronoun(ix))?;
    let before = parse.before(pronoun)?;
    let comma = parse[before].form == ",";
    let last = if comma { parse.before(before)? } else { before };
    // *de broers Jan en Piet, die …*
    let names = parse
        .dependents(first, &[DepRel::Appos])
        .filter(|&name| comma_before(parse, name).is_none());
    let conjunct = std::iter::once(first)
        .chain(names)
        .flat_map(|ix| parse.dependents(ix, &[DepRel::Conj]))
        .find(|&conjunct| parse.is_under(last, conjunct))?;
    let second = parse
        .dependents(first, &[DepRel::AclRelcl])
        .any(|other| other < conjunct);
    let pointer = !comma && conjunct == last && parse[last].tag.upos == Upos::Pron;
    let own = second && is_noun(parse, conjunct)
        || is_unlike(parse, first, conjunct, relative)
        || is_one(parse, conjunct, pronoun);
    (own || pointer).then_some(conjunct)
}

/// *de burgemeester en de boer, die klaagt*: one with an article or name of its own, and not both; but *rust en orde die
/// heerst*, *Peek en Van Dam, dat winkels heeft*.
fn is_one(parse: &Parse, conjunct: TokenIx, pronoun: TokenIx) -> bool {
    const AND: &str = "en";
    let added = parse
        .dependent(conjunct, DepRel::Cc)
        .is_some_and(|cc| parse[cc].form == AND);
    let named = parse[conjunct].tag.upos == Upos::Propn && parse[pronoun].form == "die";
    let apart = named || parse.has_determiner(conjunct);
    let verb = parse[pronoun]
        .head
        .filter(|_| SUBJECTS.contains(&parse[pronoun].deprel))
        .and_then(|root| parse.finite_verb(root))
        .filter(|&verb| parse[verb].tag.feat("Number") == Some("Sing"));
    added && apart && verb.is_some_and(|verb| fits(parse, conjunct, pronoun, verb))
}

/// *de burgemeester en boeren die klagen*, *een plein en de winkels die open zijn*: with no comma in front, what is true of
/// several has a plural for its antecedent, and no single one that has an article or name already.
fn is_unlike(parse: &Parse, first: TokenIx, conjunct: TokenIx, relative: TokenIx) -> bool {
    let tag = &parse[conjunct].tag;
    // *jongeren*
    let adjective = tag.has_part("nom") && tag.has_part("mv-n");
    let several = adjective || tag.feat("Number") == Some("Plur") && is_noun(parse, conjunct);
    let named = parse[first].tag.upos == Upos::Propn
        || parse
            .dependents(first, &[DepRel::Appos, DepRel::Flat])
            .any(|name| parse[name].tag.upos == Upos::Propn && comma_before(parse, name).is_none());
    let one = parse[first].tag.feat("Number") != Some("Plur");
    several
        && one
        && (named || parse.has_determiner(first))
        && comma_before(parse, relative).is_none()
}

/// *de Hoge Veluwe, die …*: the first word of the name.
fn whole_name(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let part = parse[relative]
        .head
        .filter(|&part| parse[part].deprel == DepRel::Flat)
        .filter(|&part| parse[part].tag.upos == Upos::Propn)?;
    parse[part].head.filter(|&name| name < part)
}

/// *een boete van honderd euro die hij betaalt*: what is so big, long or old.
fn measured(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let pronoun = pronoun(parse, relative)?;
    let amount = parse[relative].head.filter(|&amount| {
        parse[amount].deprel == DepRel::Nmod
            && nature(parse, amount).class == Class::Measure
            && parse.dependent(amount, DepRel::Nummod).is_some()
            && parse
                .dependent(amount, DepRel::Case)
                .is_some_and(|case| parse[case].form == OF)
    })?;
    let acts = SUBJECTS.contains(&parse[pronoun].deprel);
    let verb = parse.finite_verb(relative)?;
    parse[amount].head.filter(|&noun| {
        noun < amount
            && parse[noun].tag.upos == Upos::Noun
            && nature(parse, noun).class != Class::Measure
            && (has_gender(parse, noun, pronoun) || parse.is_indefinite(noun))
            && (!acts || parse.agrees(noun, verb))
    })
}

const OF: &str = "van";

/// *mensen zonder papieren die vluchten*: the people.
fn lacking(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    const WITHOUT: &str = "zonder";
    let pronoun = parse
        .dependents(relative, &SUBJECTS)
        .find(|&ix| parse.is_relative_pronoun(ix))?;
    let class = |ix: TokenIx| nature(parse, ix).class;
    let thing = parse[relative].head.filter(|&thing| {
        parse[thing].deprel == DepRel::Nmod
            && class(thing) == Class::Thing
            && parse
                .dependent(thing, DepRel::Case)
                .is_some_and(|case| parse[case].form == WITHOUT)
    })?;
    let verb = parse.finite_verb(relative)?;
    parse[thing].head.filter(|&people| {
        people < thing && class(people) == Class::Person && fits(parse, people, pronoun, verb)
    })
}

/// *de roep om vrede die klinkt*, *de roep om vrede in Gent die klinkt*: the noun with the article.
fn determined(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let pronoun = pronoun(parse, relative).filter(|&ix| parse[ix].form == "die")?;
    let own = [DepRel::Det, DepRel::NmodPoss, DepRel::Amod, DepRel::Nummod];
    let bare = parse[relative].head.filter(|&bare| {
        parse[bare].tag.upos == Upos::Noun
            && parse[bare].tag.feat("Number") == Some("Sing")
            && parse[bare].deprel == DepRel::Nmod
            && parse.dependent(bare, DepRel::Case).is_some()
            && parse.dependent(bare, DepRel::Conj).is_none()
            && parse.dependents(bare, &own).next().is_none()
            && (bare.0 + 1..pronoun.0).all(|at| {
                let tag = &parse[TokenIx(at)].tag;
                matches!(tag.upos, Upos::Adp | Upos::Propn)
            })
    })?;
    let verb = parse.finite_verb(relative)?;
    // *de brief over vrede die de bisschoppen schreven*: neither is the subject
    let acts = SUBJECTS.contains(&parse[pronoun].deprel) && parse.agrees(bare, verb);
    parse[bare].head.filter(|&noun| {
        noun < bare
            && parse[noun].tag.upos == Upos::Noun
            && nature(parse, noun).class != Class::Measure
            && parse.has_determiner(noun)
            && !parse.is_indefinite(noun)
            && has_gender(parse, noun, pronoun)
            && (!acts || parse.agrees(noun, verb))
    })
}

/// *de inzet van Anna Bos, die de ploeg aanvoert*: the person, not the thing; but *de trap van Anna Bos, die naast ging*.
fn named_person(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let class = |ix: TokenIx| nature(parse, ix).class;
    let pronoun = parse
        .dependent(relative, DepRel::Nsubj)
        .filter(|&ix| parse[ix].form == "die" && parse.is_relative_pronoun(ix))?;
    let thing = parse[relative]
        .head
        .filter(|&thing| parse[thing].tag.upos == Upos::Noun && class(thing) == Class::Thing)?;
    let last = parse.before(comma_before(parse, relative)?)?;
    let name = parse[last]
        .head
        .filter(|_| parse[last].deprel == DepRel::Flat)?;
    let verb = parse.finite_verb(relative)?;
    let fits = parse[name].deprel == DepRel::Nmod
        && parse[name].tag.upos == Upos::Propn
        && class(name) == Class::Person
        && parse.is_under(name, thing)
        && parse.dependent(relative, DepRel::Obj).is_some()
        && parse[verb].tag.feat("Number") == Some("Sing");
    (fits && name < pronoun).then_some(name)
}

/// The relative pronoun that is subject or object of the clause.
fn pronoun(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let roles = [&SUBJECTS[..], &[DepRel::Obj]].concat();
    parse
        .dependents(relative, &roles)
        .find(|&ix| parse.is_relative_pronoun(ix))
}

/// *eigenaar van De Kring, dat groeit*: the last noun inside the phrase.
fn inside(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let pronoun = pronoun(parse, relative)?;
    let near = parse[relative].head.filter(|&noun| {
        is_noun(parse, noun)
            && nature(parse, noun).class != Class::Measure
            && !has_gender(parse, noun, pronoun)
            && parse.dependent(noun, DepRel::Conj).is_none()
    })?;
    let before = parse.before(pronoun)?;
    let last = match parse[before].form.as_str() {
        "," => parse.before(before)?,
        _ => before,
    };
    let noun = match parse[last].deprel {
        DepRel::Flat => parse[last].head?,
        _ => last,
    };
    let acts = SUBJECTS.contains(&parse[pronoun].deprel);
    let verb = parse.finite_verb(relative)?;
    let counted = nature(parse, noun).class == Class::Measure
        && parse.dependent(noun, DepRel::Nummod).is_some();
    let fits = is_noun(parse, noun)
        && !counted
        && near < noun
        && parse.is_under(noun, near)
        && parse[noun].deprel == DepRel::Nmod
        && has_gender(parse, noun, pronoun)
        && (!acts || parse.agrees(noun, verb));
    fits.then_some(noun)
}

fn antecedent(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let near = parse[relative].head.filter(|&noun| is_noun(parse, noun))?;
    let pronoun = parse
        .dependents(relative, &SUBJECTS)
        .find(|&ix| parse.is_relative_pronoun(ix))?;
    let verb = parse.finite_verb(relative)?;
    let coordinated = parse.dependent(near, DepRel::Conj).is_some();
    if coordinated || fits(parse, near, pronoun, verb) {
        return None;
    }
    let before = parse.before(parse.first_of(near))?;
    let nouns = std::iter::once(before)
        .chain(parse.ancestors(before))
        .take_while(|&ix| parse.is_nominal(ix) && ix < near);
    let above = parse
        .ancestors(near)
        .take_while(|&ix| !parse.is_finite_verb(ix))
        .filter(|&ix| ix < near);
    // of *vier ton vis* the tons
    let measured = |ix: TokenIx| {
        parse[ix].deprel == DepRel::Nmod && parse.dependent(ix, DepRel::Case).is_none()
    };
    let mut nouns = nouns
        .chain(above)
        .filter(|&ix| is_noun(parse, ix) && !measured(ix));
    nouns.find(|&noun| fits(parse, noun, pronoun, verb))
}

/// *een contract met bewoners waarin de huur staat*: nothing stands in people; nor is *waar* among them, unless a preposition
/// belongs to it: *een zaal voor de ouders, waar zij slapen*.
fn container(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let word = parse.first_of(relative);
    let stranded = |ix: TokenIx| parse[ix].tag.upos == Upos::Adp;
    let place = parse[word].form == WHERE
        && parse[word].head == Some(relative)
        && parse.children(word).is_empty()
        && !parse.children(relative).iter().any(|&ix| stranded(ix));
    let inside = place || INSIDE.contains(&parse[word].form.as_str());
    let person = |ix: TokenIx| nature(parse, ix).class == Class::Person;
    let people = parse[relative]
        .head
        .filter(|&noun| inside && person(noun))?;
    let thing = parse[people].head.filter(|&thing| {
        parse[people].deprel == DepRel::Nmod && is_noun(parse, thing) && !person(thing)
    })?;
    (thing < people).then_some(thing)
}

/// *foto's en brieven van soldaten die sneuvelden*: with no comma in front, what people do is told of the people right before
/// it, and not of things that are coordinated or further away than other things.
fn people(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let class = |ix: TokenIx| nature(parse, ix).class;
    let pronoun = parse
        .dependents(relative, &SUBJECTS)
        .find(|&ix| parse.is_relative_pronoun(ix))?;
    let near = parse
        .before(pronoun)
        .filter(|&near| parse[near].deprel == DepRel::Nmod && class(near) == Class::Person)?;
    let things = parse[relative].head.filter(|&things| {
        // *de kosten van een pas voor bewoners die werken*
        let between = parse
            .ancestors(near)
            .take_while(|&ix| ix != things)
            .filter(|&ix| parse.is_nominal(ix))
            .count();
        class(things) == Class::Thing
            && parse.is_under(near, things)
            && (parse.dependent(things, DepRel::Conj).is_some() || between > 0)
    })?;
    let fits = fits(parse, near, pronoun, parse.finite_verb(relative)?);
    (fits && things < near && !parse.is_under(near, relative)).then_some(near)
}

/// *een brief van Jansen die …*: the noun that a name without an article belongs to.
fn bearer(parse: &Parse, relative: TokenIx) -> Option<TokenIx> {
    let pronoun = pronoun(parse, relative)?;
    let name = parse[relative].head.filter(|&name| {
        let bare = [DepRel::Det, DepRel::Conj, DepRel::Amod];
        parse[name].tag.upos == Upos::Propn
            && parse[name].deprel == DepRel::Nmod
            && parse.dependent(name, DepRel::Case).is_some()
            && parse.dependents(name, &bare).next().is_none()
    })?;
    let before = parse.before(pronoun)?;
    let comma = comma_before(parse, relative).and_then(|comma| parse.before(comma));
    let noun = parse[name].head.filter(|&noun| {
        // *de enige in Gent die …*, *de eerste in Gent die …*
        let alone = parse[noun].tag.is_nominalized_adjective()
            || parse[noun].lemma == "enig" && parse.has_determiner(noun);
        noun < name
            && (parse[noun].tag.upos == Upos::Noun || alone)
            && parse.dependent(noun, DepRel::Conj).is_none()
    })?;
    let acts = SUBJECTS.contains(&parse[pronoun].deprel);
    let verb = parse.finite_verb(relative)?;
    let fits = fits(parse, noun, pronoun, verb) || !acts && has_gender(parse, noun, pronoun);
    // *de inzet van Anna Bos, die de ploeg aanvoert*
    let told = comma.is_some()
        && parse[pronoun].deprel == DepRel::Nsubj
        && parse.dependent(relative, DepRel::Obj).is_some()
        && nature(parse, name).class == Class::Person
        && nature(parse, noun).class == Class::Thing
        && parse.dependent(name, DepRel::Flat).is_some();
    // *een vriend van Bos bij de krant, die …*
    let apart = parse.is_indefinite(noun) && comma.is_some_and(|last| !parse.is_under(last, noun));
    ((apart || parse.is_under(before, name)) && fits && !told).then_some(noun)
}

const WHERE: &str = "waar";

/// Relative adverbs that ask for a thing.
const INSIDE: [&str; 2] = ["waarin", "waaruit"];

fn is_noun(parse: &Parse, ix: TokenIx) -> bool {
    matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn)
}

/// Whether the noun has the number of the verb and the gender of the pronoun; *een golf van tien meter die de haven raakt*:
/// several meters do not.
fn fits(parse: &Parse, noun: TokenIx, pronoun: TokenIx, verb: TokenIx) -> bool {
    let measured = nature(parse, noun).class == Class::Measure
        && parse.dependent(noun, DepRel::Nummod).is_some()
        && parse[pronoun].form == "die"
        && parse[verb].tag.feat("Number") == Some("Sing");
    has_gender(parse, noun, pronoun) && parse.agrees(noun, verb) && !measured
}

/// Whether the noun has, as far as that is known, the gender of *die* or *dat*.
fn has_gender(parse: &Parse, noun: TokenIx, pronoun: TokenIx) -> bool {
    let gender = gender(parse, noun);
    let plural = parse[noun].tag.is_plural();
    match parse[pronoun].form.to_lowercase().as_str() {
        "die" if parse[noun].tag.upos == Upos::Propn => !has_neuter_article(parse, noun),
        "die" => plural || gender != Some("Neut"),
        "dat" => !plural && gender != Some("Com"),
        _ => true,
    }
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// The gender of a noun: *een fraai scherm* shows that it is neuter, whatever the tagger holds of it.
pub(crate) fn gender(parse: &Parse, noun: TokenIx) -> Option<&str> {
    // *een houten tafel*, *een extra tafel*, *een groot schrijver*
    let bare = |ix: TokenIx| {
        let form = &parse[ix].form;
        parse[ix].tag.is_bare() && !form.ends_with("en") && !form.ends_with(VOWELS)
    };
    let shown = parse.is_indefinite(noun)
        && nature(parse, noun).class == Class::Thing
        && parse
            .before(noun)
            .is_some_and(|ix| parse[ix].deprel == DepRel::Amod && bare(ix));
    if shown {
        return Some("Neut");
    }
    parse[noun].tag.feat("Gender")
}

/// *het Gerechtshof*
fn has_neuter_article(parse: &Parse, noun: TokenIx) -> bool {
    let mut articles = parse.dependents(noun, &[DepRel::Det]);
    articles.any(|article| parse[article].form.eq_ignore_ascii_case("het"))
}
