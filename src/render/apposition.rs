use super::{
    Draft, Step,
    participant::{Participant, antecedent, article, mentioned, named, subject_of},
    restriction::restricted,
    wording::{Word, Wording},
};
use crate::{
    clauses::{self, ClauseKind, Function},
    coreference::{Class, nature::nature},
    inflect::{Agreement, BE, Time, finite},
    repair::is_year,
    tree::{DepRel, Parse, SUBJECTS, TokenIx, Upos},
};

/// Says of the anchor of a loose apposition that it *is* that: *Lotte Bakker is directeur van het museum*.
pub(super) struct Identity;

impl Step for Identity {
    fn rule(&self) -> &'static str {
        "identity"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        if draft.clause.kind != ClauseKind::Apposition {
            return false;
        }
        let Some(anchor) = anchor(draft) else {
            return false;
        };
        let (subject, verb) = predicated(draft, anchor).unwrap_or_else(|| {
            let subject = before(draft, anchor);
            let verb = finite(BE, time(draft), subject.agreement);
            (subject, Word::new(verb.form))
        });
        wording.begin(subject.words, verb);
        true
    }
}

/// *Gert Mol, destijds wethouder van Goes, …*, *Gert Mol, in 1990 wethouder van Goes, …*: the adverb or year that opens it
/// tells that it is not so now.
fn time(draft: &Draft<'_>) -> Time {
    let parse = draft.syntax.parse;
    let first = parse.opening(&draft.clause.tokens);
    let function = first.and_then(|ix| draft.syntax.function(ix));
    let year = first.is_some_and(|ix| {
        let noun = parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Case);
        OVER.contains(&draft.syntax.form(ix))
            && noun.is_some_and(|noun| noun < draft.clause.root && is_year(&parse[noun].form))
    });
    // *later burgemeester*
    if year || matches!(function, Some(Function::Formerly | Function::Later)) {
        Time::Past
    } else {
        Time::Present
    }
}

/// Prepositions of years that are over; not *sinds*.
const OVER: [&str; 3] = ["in", "tot", "van"];

/// *Een ever is een zwijn, geen huisdier*, *Dat land was een lege vlakte, een woestijn*: behind a predicate it is said of
/// the subject, with the same copula.
fn predicated(draft: &Draft<'_>, anchor: TokenIx) -> Option<(Participant, Word)> {
    let parse = draft.syntax.parse;
    let copula = parse.dependent(anchor, DepRel::Cop).filter(|&copula| {
        parse.is_finite_verb(copula)
            && copula < draft.clause.root
            && parse[anchor].tag.upos == Upos::Noun
    })?;
    let subject = subject_of(draft, anchor)?;
    Some((subject, Word::of(draft.syntax, copula)))
}

/// Without what stands behind the apposition: *een aap, Tetra, op de wereld*.
fn before(draft: &Draft<'_>, anchor: TokenIx) -> Participant {
    let parse = draft.syntax.parse;
    let start = parse.first_of(draft.clause.root);
    let mut named = named(draft, anchor);
    // *Zelfs Anna Bos, de voorzitter van de bond, …*
    let focus = |ix: TokenIx| {
        ix < anchor
            && parse[ix].head == Some(anchor)
            && draft.syntax.function(ix) == Some(Function::Also)
    };
    named.words.retain(|word| !word.source.is_some_and(focus));
    // *de enige die zweeg, Anna Bos*: a pronoun is nobody without its clause
    let holder = draft
        .clauses
        .iter()
        .find(|clause| clause.tokens.contains(&anchor))
        .filter(|_| parse[anchor].tag.upos == Upos::Pron);
    if let Some(holder) = holder {
        named.words = restricted(draft, holder, named.words);
    }
    if anchor > start {
        return named;
    }
    named
        .words
        .retain(|word| word.source.is_none_or(|ix| ix < start));
    let joined = |ix: TokenIx| parse[ix].deprel == DepRel::Conj;
    let mut conjuncts = parse.children(anchor).iter().filter(|&&ix| joined(ix));
    // a name alone does not tell whether it is several; the apposition does, and so does the verb of *Bakkers, een dichter, leest*
    let telling = match parse[anchor].tag.upos {
        Upos::Noun if is_said_to_be_one(parse, anchor, draft.clause.root) => {
            Some(draft.clause.root)
        }
        Upos::Propn if parse.dependent(anchor, DepRel::Det).is_none() => Some(draft.clause.root),
        Upos::Noun | Upos::Propn => Some(anchor),
        // *zij* may be several
        Upos::Pron if parse[anchor].form.eq_ignore_ascii_case("zij") => Some(draft.clause.root),
        _ => None,
    };
    if let Some(telling) = telling.filter(|_| conjuncts.all(|&ix| ix > start)) {
        named.agreement = if is_plural(parse, telling) {
            Agreement::Plural
        } else {
            Agreement::Third
        };
    }
    named.words = owned(draft, anchor, named.words);
    named
}

/// *de zanger, wiens broer, Jan Bos, …*: the brother of the singer.
fn owned(draft: &Draft<'_>, thing: TokenIx, mut words: Vec<Word>) -> Vec<Word> {
    const OF: &str = "van";
    let parse = draft.syntax.parse;
    let relative = |ix: TokenIx| parse[ix].tag.has_part("gen") && parse[ix].lemma == "wie";
    let whose = parse.children(thing).iter().find(|&&ix| relative(ix));
    let root = parse
        .ancestors(thing)
        .find(|&ix| parse[ix].deprel == DepRel::AclRelcl);
    let owner = root.and_then(|root| Some((root, antecedent(parse, root)?)));
    let (Some(&whose), Some((root, owner))) = (whose, owner) else {
        return words;
    };
    words.retain(|word| word.source != Some(whose));
    words.splice(0..0, article(&parse[thing].tag).map(Word::new));
    words.push(Word::new(OF));
    words.extend(mentioned(draft, owner, root));
    words
}

/// What the apposition is said of: its head in the tree, or the noun right before it if that agrees or fits better.
fn anchor(draft: &Draft<'_>) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let head = parse[draft.clause.root].head?;
    if let Some(work) = work(draft, head) {
        return Some(work);
    }
    let head = compared(draft, head)
        .or_else(|| likened(draft, head))
        .unwrap_or(head);
    if let Some(person) = person(draft, head) {
        return Some(person);
    }
    if let Some(body) = named_body(draft, head).or_else(|| titled(draft, head)) {
        return Some(body);
    }
    let before = noun_before(draft);
    if let Some(name) = before.filter(|&name| is_renamed(draft, head, name)) {
        return Some(name);
    }
    let is_person = |ix: TokenIx| nature(parse, ix).class == Class::Person;
    let root = draft.clause.root;
    // *is oprichter van De Kring, een vereniging*: what the subject is has been said
    let predicative = parse[head].tag.upos == Upos::Noun
        && parse.dependent(head, DepRel::Cop).is_some()
        && !(is_person(head) && (is_person(root) || parse[root].tag.upos == Upos::Propn));
    let disagrees = is_plural(parse, head) && !is_plural(parse, root);
    let noun = before.filter(|&before| {
        (disagrees || predicative)
            && parse.is_under(before, head)
            && parse.is_nominal(before)
            && is_plural(parse, before) == is_plural(parse, root)
            && (parse[before].deprel == DepRel::Nmod
                || predicative && parse[before].deprel == DepRel::Appos)
    });
    noun.or(Some(head))
}

/// *een boek van Els Bos, De laatste ronde*: an article with a capital begins a title, which is that of the work.
fn work(draft: &Draft<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let first = parse.first_of(draft.clause.root);
    let title = parse[first].tag.upos == Upos::Det
        && parse[first].form.starts_with(char::is_uppercase)
        && parse.before(first).is_some();
    let above = std::iter::successors(Some(head), |&ix| {
        parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Nmod)
    });
    let below = parse.subtree(head).into_iter().rev();
    above
        .chain(below)
        .find(|&ix| title && ix < first && clauses::has_title(parse, ix))
}

/// *draagt een rok als sjaal, een nieuwe dracht*: what is taken for something is what is told of, not that.
fn compared(draft: &Draft<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let marked = parse
        .dependents(head, &[DepRel::Mark, DepRel::Case])
        .any(|mark| draft.syntax.function(mark) == Some(Function::As));
    let bare = parse.dependent(head, DepRel::Det).is_none();
    let above = parse[head].head.filter(|_| marked && bare)?;
    let object = match parse[head].deprel {
        DepRel::Nmod => Some(above),
        DepRel::Advcl | DepRel::Xcomp | DepRel::Obl => parse.dependent(above, DepRel::Obj),
        _ => None,
    };
    object.filter(|&object| object < head && parse[object].tag.upos == Upos::Noun)
}

/// *heeft iets van een feest, een lange avond*: not *iets*, but the noun behind it.
fn likened(draft: &Draft<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let something = draft.syntax.function(head) == Some(Function::Something);
    noun_before(draft)
        .filter(|&noun| something && parse[noun].head == Some(head))
        .filter(|&noun| parse[noun].deprel == DepRel::Nmod)
}

/// The noun or name that ends right before the apposition.
fn noun_before(draft: &Draft<'_>) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let first = draft.clause.tokens.first()?;
    let mark = draft.syntax.punct_before(*first).last()?;
    let last = parse.before(mark)?;
    match parse[last].deprel {
        DepRel::Flat => parse[last].head,
        _ => Some(last),
    }
}

/// *een oorlog met Perzië, het huidige Iran*: another time has another name for a name.
fn is_renamed(draft: &Draft<'_>, head: TokenIx, name: TokenIx) -> bool {
    const THEN_OR_NOW: [&str; 6] = [
        "huidige",
        "latere",
        "tegenwoordige",
        "toenmalige",
        "voormalige",
        "vroegere",
    ];
    let parse = draft.syntax.parse;
    let is_name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    let renamed = parse
        .dependents(draft.clause.root, &[DepRel::Amod])
        .any(|ix| THEN_OR_NOW.contains(&draft.syntax.form(ix)));
    renamed
        && is_name(draft.clause.root)
        && is_name(name)
        && !is_name(head)
        && parse.is_under(name, head)
}

/// *de minister van Defensie, Mulder*: a name alone is that of who has the office, not of what has no article.
fn titled(draft: &Draft<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    let bare = |ix: TokenIx| parse.dependent(ix, DepRel::Det).is_none();
    let office = parse[head].head.filter(|&office| {
        parse[head].deprel == DepRel::Nmod
            && parse[office].tag.upos == Upos::Noun
            && nature(parse, office).class == Class::Person
    })?;
    let named = parse[root].tag.upos == Upos::Propn && bare(root);
    (named && bare(head) && !is_plural(parse, office)).then_some(office)
}

/// *voorzitter Jan Bos van de kleinste partij, de SGP*: who has a name is not called by another one with an article.
fn named_body(draft: &Draft<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    let is_name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    let named = parse
        .dependents(head, &[DepRel::Appos, DepRel::Flat])
        .any(|ix| ix < root && is_name(ix) && parse.dependent(ix, DepRel::Det).is_none());
    let called = is_name(root) && parse.dependent(root, DepRel::Det).is_some();
    let body = parse
        .dependents(head, &[DepRel::Nmod])
        .rfind(|&ix| ix < parse.first_of(root) && parse[ix].tag.upos == Upos::Noun)?;
    (named && called && !is_plural(parse, body)).then_some(body)
}

/// *het onderzoek van psycholoog Bos, hoofd van de kliniek*, *de voorzitter van de bond, Jan Smit*: a person is another
/// word for a person.
fn person(draft: &Draft<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let is_person = |ix: TokenIx| nature(parse, ix).class == Class::Person;
    // *de rabbijn Arie Bos*
    let close =
        |name: TokenIx| parse[name].tag.upos == Upos::Propn && parse.after(head) == Some(name);
    let named =
        parse[head].tag.upos == Upos::Noun && parse.dependents(head, &[DepRel::Appos]).any(close);
    if !is_person(draft.clause.root) || is_person(head) || named {
        return None;
    }
    let inner = parse.subtree(head).into_iter().rev();
    let inner = inner.filter(|&ix| ix > head && ix < parse.first_of(draft.clause.root));
    let outer = std::iter::successors(Some(head), |&ix| {
        parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Nmod)
    });
    let own = |&ix: &TokenIx| !matches!(parse[ix].deprel, DepRel::Flat | DepRel::Appos);
    // *een brief aan Bos, docent in Gent*
    let thing = nature(parse, head).class == Class::Thing;
    let name = inner
        .clone()
        .filter(own)
        .find(|&ix| thing && parse[ix].tag.upos == Upos::Propn);
    inner
        .chain(outer)
        .filter(own)
        .find(|&ix| {
            let agrees = is_plural(parse, ix) == is_plural(parse, draft.clause.root);
            parse.is_nominal(ix) && is_person(ix) && agrees
        })
        .or(name)
        .or_else(|| owner(draft, head))
}

/// *het huis van de concierge, de bewaker van de school*: hardly any noun with *het* is that of a person, and one with *de*
/// may be.
fn owner(draft: &Draft<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let gender = |ix: TokenIx| parse[ix].tag.feat("Gender");
    let thing = |ix: TokenIx| nature(parse, ix).class == Class::Thing;
    noun_before(draft).filter(|&noun| {
        let owns = parse
            .dependent(noun, DepRel::Case)
            .is_some_and(|case| draft.syntax.function(case) == Some(Function::Owner));
        gender(head) == Some("Neut")
            && gender(noun) == Some("Com")
            && thing(head)
            && thing(noun)
            && owns
            && parse[noun].head == Some(head)
            && parse.dependent(noun, DepRel::Det).is_some()
            && !is_plural(parse, draft.clause.root)
    })
}

/// Whether a bare noun that looks like a plural is the subject of a verb in the singular, and the apposition is too.
fn is_said_to_be_one(parse: &Parse, anchor: TokenIx, root: TokenIx) -> bool {
    let verb = parse[anchor]
        .head
        .filter(|_| SUBJECTS.contains(&parse[anchor].deprel))
        .and_then(|head| parse.finite_verb(head));
    let single = |ix: TokenIx| parse[ix].tag.feat("Number") == Some("Sing");
    is_plural(parse, anchor)
        && parse.dependent(anchor, DepRel::Det).is_none()
        && single(root)
        && verb.is_some_and(single)
}

fn is_plural(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].tag.feat("Number") == Some("Plur")
}
