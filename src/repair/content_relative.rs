use super::{Repair, intransitive_object::is_intransitive};
use crate::{
    inflect::{BE, auxiliary},
    lexicon::{Class, Lexicon, Predicate, Relation, With},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *het verhaal (van de buren) dat hij zou vertrekken*, *Gisteren ontdekte een jongen uit Gent dat twee zwanen waren verdwenen*: *dat* behind
/// a noun or verb with content is no object of a verb that takes none or has another, nor
/// behind the phrase of a verb of saying (*De bakker meldt in het krantje dat de winkel dichtgaat*); it is never one behind
/// *is kwaad* or *was het ergste*.
pub(super) struct ContentRelative;

impl Repair for ContentRelative {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| mistaken(parse, lexicon, verb))
            .flatten()
            .collect()
    }
}

fn mistaken(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Vec<Edit>> {
    let near = parse[verb]
        .head
        .filter(|_| parse[verb].deprel == DepRel::AclRelcl)?;
    let noun = owned(parse, lexicon, near).unwrap_or(near);
    let first = parse.first_of(verb);
    let content = lexicon.nouns(&parse[noun].lemma).is_some();
    let governor = governor(parse, lexicon, noun).filter(|_| !content);
    let behind = |before: TokenIx| {
        before == noun
            || governor.is_some() && parse.is_under(before, noun)
            || content && is_owner(parse, noun, before)
    };
    let complementizer = parse[first].head == Some(verb)
        && parse.before(first).is_some_and(behind)
        && lexicon.connective(&parse[first].form) == Some(Relation::Content);
    // *is kwaad dat de prijs daalt*
    let felt = parse.dependent(noun, DepRel::Cop).is_some()
        && parse.dependent(noun, DepRel::Det).is_none()
        && lexicon.adjectives(&parse[noun].form).is_some();
    // *vertelde Ada Bos dat de brug dicht was*
    let person = governor.is_some() && parse[noun].tag.upos == Upos::Propn;
    // *Misschien was het ergste dat het dak lekte*: else it would not be told what was so
    let worst = parse[noun].tag.feat("Degree") == Some("Sup")
        && parse
            .dependent(noun, DepRel::Cop)
            .is_some_and(|copula| copula < noun)
        && parse.subject(noun).is_none();
    let needless = if felt || person || worst {
        true
    } else if content || governor.is_some() {
        is_needless(parse, verb, first)
    } else {
        is_doubled(parse, verb, first)
    };
    let own = match (felt, worst) {
        (true, _) => DepRel::Ccomp,
        (_, true) => DepRel::Csubj,
        _ => DepRel::Acl,
    };
    let (head, relation) = governor.map_or((noun, own), |ix| (ix, DepRel::Ccomp));
    let open = governor.is_some_and(|governor| is_open(parse, lexicon, governor));
    let subject = taken_for_object(parse, verb, first)
        .filter(|_| governor.is_some() || content)
        .or_else(|| taken_for_other(parse, verb, first).filter(|_| open));
    (complementizer && (needless || subject.is_some())).then(|| {
        let mut edits = vec![
            Edit::new(first, verb, DepRel::Mark),
            Edit::new(verb, head, relation),
        ];
        edits.extend(subject.map(|ix| Edit::new(ix, verb, DepRel::Nsubj)));
        edits
    })
}

/// *het bericht van de boer dat …*: the noun with content that the phrase belongs to.
fn owned(parse: &Parse, lexicon: &Lexicon, near: TokenIx) -> Option<TokenIx> {
    let bare = lexicon.nouns(&parse[near].lemma).is_none();
    parse[near].head.filter(|&noun| {
        bare && is_owner(parse, noun, near) && lexicon.nouns(&parse[noun].lemma).is_some()
    })
}

/// Whether the word ends whose content it is: *de aankondiging van de stad*.
fn is_owner(parse: &Parse, noun: TokenIx, last: TokenIx) -> bool {
    const OF: &str = "van";
    parse.dependents(noun, &[DepRel::Nmod]).any(|owner| {
        let of = parse.dependent(owner, DepRel::Case);
        of.is_some_and(|of| parse[of].form == OF) && noun < owner && parse.is_under(last, owner)
    })
}

/// *dat de winkel dichtgaat*, *dat nog weinig is gebeurd*: the only noun of a verb that takes no object is its subject, and
/// so is a pronoun.
fn taken_for_object(parse: &Parse, verb: TokenIx, word: TokenIx) -> Option<TokenIx> {
    let pronoun = |ix: TokenIx| parse[ix].tag.upos == Upos::Pron;
    let mut objects = parse
        .dependents(verb, &[DepRel::Obj, DepRel::Advmod])
        .filter(|&ix| parse[ix].deprel == DepRel::Obj || pronoun(ix));
    let object = objects
        .next()
        .filter(|&ix| ix < verb && objects.next().is_none())?;
    let alone = parse[word].deprel == DepRel::Nsubj
        && parse
            .dependents(verb, &[DepRel::Nsubj])
            .all(|ix| ix == word);
    (alone && takes_none(parse, verb)).then_some(object)
}

/// *Gisteren meldde het blad dat morgen alles duurder wordt*: where the verb in front says something and nothing else can be
/// what it says, the noun or pronoun beside the word is the subject.
fn taken_for_other(parse: &Parse, verb: TokenIx, word: TokenIx) -> Option<TokenIx> {
    let finite = parse.finite_verb(verb)?;
    let relations = [DepRel::Obj, DepRel::Iobj, DepRel::Xcomp, DepRel::Advmod];
    let mut others = parse.dependents(verb, &relations).filter(|&ix| {
        ix < verb
            && matches!(
                parse[ix].tag.upos,
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
            )
            && parse.dependent(ix, DepRel::Case).is_none()
    });
    let other = others.next().filter(|_| others.next().is_none())?;
    let object = parse[other].tag.feat("Case") == Some("Acc") || parse[other].tag.has_part("refl");
    let alone = matches!(parse[word].deprel, DepRel::Nsubj | DepRel::NsubjPass)
        && parse.dependents(verb, &SUBJECTS).all(|ix| ix == word);
    (alone && !object && parse.agrees(other, finite)).then_some(other)
}

/// Whether nothing in front of the verb can be what it says: no quotation, and no *zo*.
fn is_open(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    const THUS: &str = "zo";
    let mut before = (0..verb.0).map(TokenIx);
    let mut senses = lexicon.predicates(&parse[verb].lemma).iter();
    before.all(|ix| !parse.is_punct(ix) && !parse[ix].form.eq_ignore_ascii_case(THUS))
        && senses.any(tells)
}

/// The finite verb that takes a content clause and has none, if the noun ends the subject behind it or a phrase of saying.
fn governor(parse: &Parse, lexicon: &Lexicon, noun: TokenIx) -> Option<TokenIx> {
    parse
        .ancestors(noun)
        .find(|&ix| parse.is_verbal(ix))
        .filter(|&verb| {
            let ends_subject = parse
                .subject(verb)
                .is_some_and(|subject| verb < subject && parse.is_under(noun, subject));
            parse.is_finite_verb(verb)
                && (ends_subject || ends_phrase(parse, lexicon, verb, noun))
                && !lexicon.predicates(&parse[verb].lemma).is_empty()
                && parse
                    .dependents(verb, &[DepRel::Ccomp, DepRel::Obj])
                    .next()
                    .is_none()
        })
}

/// *meldt in het krantje dat*
fn ends_phrase(parse: &Parse, lexicon: &Lexicon, verb: TokenIx, noun: TokenIx) -> bool {
    let mut senses = lexicon.predicates(&parse[verb].lemma).iter();
    let says = senses.any(tells);
    let mut phrases = parse.dependents(verb, &[DepRel::Obl, DepRel::OblArg]);
    says && verb < noun && phrases.any(|phrase| parse.is_under(noun, phrase))
}

/// Whether the verb in this sense has a clause with *dat* for what it says, knows or wants.
fn tells(sense: &Predicate) -> bool {
    matches!(
        sense.class,
        Class::Report | Class::Factive | Class::Wish | Class::Belief
    ) && matches!(sense.with, With::Clause | With::Any)
}

/// Whether the verb has two of what there can be only one.
fn is_doubled(parse: &Parse, verb: TokenIx, word: TokenIx) -> bool {
    let relation = parse[word].deprel;
    let others = parse.dependents(verb, &[relation]).any(|ix| ix != word);
    let full = relation == DepRel::NsubjPass
        || relation == DepRel::Obj && parse.dependent(verb, DepRel::Nsubj).is_some()
        || relation == DepRel::Nsubj && parse.dependent(verb, DepRel::Obj).is_some();
    others && full
}

/// Whether the verb or predicate takes no object.
fn takes_none(parse: &Parse, verb: TokenIx) -> bool {
    auxiliary(&parse[verb].lemma) == BE
        || is_intransitive(parse, verb)
        || parse.dependent(verb, DepRel::Cop).is_some()
}

/// Whether the verb has what it takes without the word.
fn is_needless(parse: &Parse, verb: TokenIx, word: TokenIx) -> bool {
    let others = |relation| parse.dependents(verb, &[relation]).any(|ix| ix != word);
    let intransitive = takes_none(parse, verb);
    match parse[word].deprel {
        DepRel::Obj => others(DepRel::Obj) || intransitive,
        DepRel::Nsubj => others(DepRel::Nsubj) && (others(DepRel::Obj) || intransitive),
        DepRel::NsubjPass => others(DepRel::NsubjPass),
        _ => false,
    }
}
