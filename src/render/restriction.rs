use super::{
    Draft, Step, participant,
    phrases::phrases,
    quantity,
    wording::{Word, Wording},
};
use crate::{
    clauses::{self, Clause, ClauseKind, Function},
    inflect::BE,
    tree::{DepRel, Parse, TokenIx, Upos},
};

/// Keeps a clause without which the claim says too much or nothing: *Getuigen die niets zagen, gingen naar huis*, *Dat is
/// een ontwikkeling die zorgen baart*, *De weg was zo glad dat hij viel*.
///
/// It is a claim of its own all the same; one behind a comma, or one that only tells which *the* is meant, is left out.
pub(super) struct Restriction;

impl Step for Restriction {
    fn rule(&self) -> &'static str {
        "restriction"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let own = wording.phrases.iter().flat_map(|phrase| &phrase.words);
        let mut tokens: Vec<_> = own.filter_map(|word| word.source).collect();
        let count = tokens.len();
        tokens.extend(needed(draft).flat_map(|clause| words(draft, clause.root)));
        tokens.sort_unstable();
        tokens.dedup();
        let changed = tokens.len() > count;
        if changed {
            wording.phrases = phrases(draft.syntax, draft.clause, &tokens);
        }
        changed
    }
}

/// *Huurders die weinig verdienen, krijgen steun en betalen minder*: the subject that the conjuncts of `holder` share keeps
/// such a clause too.
pub(super) fn restricted(draft: &Draft<'_>, holder: &Clause, mut subject: Vec<Word>) -> Vec<Word> {
    let parse = draft.syntax.parse;
    let told = Draft {
        clause: holder,
        ..*draft
    };
    // *elke hond die blaft*: no claim of its own
    let opens = |ix: TokenIx| draft.clauses.iter().any(|clause| clause.root == ix);
    let close = |ix: TokenIx| {
        let mut marks = draft.syntax.punct_before(parse.first_of(ix));
        marks.next().is_none()
    };
    let tokens = holder.tokens.iter().copied();
    let sealed =
        tokens.filter(|&ix| parse[ix].deprel == DepRel::AclRelcl && !opens(ix) && close(ix));
    let roots: Vec<_> = sealed
        .chain(needed(&told).map(|clause| clause.root))
        .collect();
    for root in roots {
        let start = parse.first_of(root);
        let bears = subject.iter().any(|word| word.source == parse[root].head);
        let before = |word: &Word| word.source.is_some_and(|ix| ix < start);
        if let Some(at) = subject.iter().rposition(before).filter(|_| bears) {
            let words = words(draft, root).into_iter();
            let behind = subject.split_off(at + 1);
            subject.extend(words.map(|ix| Word::of(draft.syntax, ix)));
            subject.extend(behind);
        }
    }
    subject
}

/// The clauses that must stay.
fn needed<'a>(draft: &'a Draft<'a>) -> impl Iterator<Item = &'a Clause> {
    let parse = draft.syntax.parse;
    draft.clauses.iter().filter(move |clause| {
        parse[clause.root].head.is_some_and(|head| {
            draft.clause.tokens.contains(&head)
                && !draft.cues.contains(&head)
                && match clause.kind {
                    ClauseKind::Relative => is_bound(draft, head, clause),
                    ClauseKind::Adverbial | ClauseKind::Complement => {
                        is_degree(draft, head, clause)
                    }
                    _ => false,
                }
        })
    })
}

/// *zo glad dat hij viel*: how much so, only the clause says.
fn is_degree(draft: &Draft<'_>, word: TokenIx, clause: &Clause) -> bool {
    let syntax = draft.syntax;
    let that = |mark| syntax.function(mark) == Some(Function::That);
    syntax.marks(clause.root).any(that)
        && word < clause.root
        && clauses::result_degree(syntax, word, clause.root)
}

/// Whether the clause follows its noun without a comma, and the noun is nothing without it.
fn is_bound(draft: &Draft<'_>, noun: TokenIx, clause: &Clause) -> bool {
    let parse = draft.syntax.parse;
    let mut marks = draft.syntax.punct_before(parse.first_of(clause.root));
    let close = noun < clause.root && marks.next().is_none();
    let empty = is_predicative(draft, noun)
        || is_presented(draft, noun)
        || is_any(draft, noun)
        || quantifies(draft, noun, clause.root)
        || is_bare_object(draft, noun)
        || is_bare_apposition(draft, noun)
        || is_of_kind(draft, noun);
    // *elke Belg die …*
    let of_many =
        is_quantified(draft, noun) || quantity::is_limited(draft, noun) || is_amount(draft, noun);
    let whole = !is_name(parse, noun)
        && (!is_described(parse, noun, clause) || is_kind(draft, noun) && is_general(draft, noun));
    close && (of_many || empty && whole)
}

fn is_name(parse: &Parse, noun: TokenIx) -> bool {
    parse[noun].tag.upos == Upos::Propn
        || parse
            .dependents(noun, &[DepRel::Flat, DepRel::Appos])
            .next()
            .is_some()
}

/// Whether something else stands between the noun and the clause: *een reeks van incidenten die …*, not the *mensen* of
/// *drie miljoen mensen die …*.
fn is_described(parse: &Parse, noun: TokenIx, clause: &Clause) -> bool {
    let start = parse.first_of(clause.root);
    parse
        .dependents(noun, &[DepRel::Nmod, DepRel::Acl])
        .any(|ix| ix > noun && ix < start && parse.counted_whole(ix) == ix)
}

/// *Mertens, de bakker die …*: what somebody is said to be, with nothing else said of it.
fn is_bare_apposition(draft: &Draft<'_>, noun: TokenIx) -> bool {
    draft.clause.kind == ClauseKind::Apposition
        && noun == draft.clause.root
        && is_bare(draft.syntax.parse, noun)
        && draft.syntax.parse.dependent(noun, DepRel::Det).is_some()
}

/// *mist het charisma dat …*: an object of which nothing else is said; the subject is what the claim is about.
fn is_bare_object(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let definite = |ix: TokenIx| parse[ix].tag.feat("Definite") == Some("Def");
    let object = matches!(
        parse[noun].deprel,
        DepRel::Obj | DepRel::Obl | DepRel::OblArg | DepRel::Nmod
    );
    object && is_bare(parse, noun) && parse.dependents(noun, &[DepRel::Det]).any(definite)
}

/// Whether only an article and a preposition stand before the noun.
fn is_bare(parse: &Parse, noun: TokenIx) -> bool {
    let mut dependents = parse.children(noun).iter().filter(|&&ix| ix < noun);
    dependents.all(|&ix| matches!(parse[ix].deprel, DepRel::Det | DepRel::Case | DepRel::Punct))
}

/// *Dat is een ontwikkeling die …*, *Het wordt een winter die …*
fn is_predicative(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let below = parse[noun].deprel == DepRel::Xcomp
        && parse[noun].head == Some(draft.clause.root)
        && parse.dependent(draft.clause.root, DepRel::Obj).is_none();
    noun == draft.clause.root && parse.dependent(noun, DepRel::Cop).is_some()
        || below && parse[noun].tag.upos == Upos::Noun
}

/// *Er bestaat een brief waarin …*, *Er zijn drie winkels die …*: all that is said of it.
fn is_presented(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let indefinite = |ix: TokenIx| participant::is_indefinite(parse, ix);
    let there = |&ix: &TokenIx| {
        ix < noun
            && parse[ix].head == Some(draft.clause.root)
            && draft.syntax.function(ix) == Some(Function::There)
    };
    let determiners = || parse.dependents(noun, &[DepRel::Det, DepRel::NmodPoss]);
    let is = parse[draft.clause.root].lemma == BE;
    let counted = parse.dependent(noun, DepRel::Nummod).is_some();
    let new = determiners().any(indefinite) || counted || is && determiners().next().is_none();
    parse.subject(draft.clause.root) == Some(noun) && new && draft.clause.tokens.iter().any(there)
}

/// *Een hond die blaft, bijt niet*: what is told of any such one, not of one that was there.
fn is_any(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let indefinite = |ix: TokenIx| participant::is_indefinite(parse, ix);
    let verb = parse.finite_verb(draft.clause.root);
    parse.subject(draft.clause.root) == Some(noun)
        && parse.dependents(noun, &[DepRel::Det]).any(indefinite)
        && verb.is_some_and(|verb| {
            // but *Op het plein staat een fontein die …*
            let allowed = draft.syntax.lexicon.modal(&parse[verb].lemma).is_some();
            parse[verb].tag.feat("Tense") == Some("Pres") && (noun < verb || allowed)
        })
        && !parse.is_participle(draft.clause.root)
}

/// *landen die …*, *zieken die …*, *rook die …*, *iemand die …*: of how many or how much it is said depends on the clause.
fn quantifies(draft: &Draft<'_>, noun: TokenIx, relative: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let counted = parse.dependent(noun, DepRel::Nummod).is_some();
    let pronoun = parse[noun].tag.upos == Upos::Pron;
    let bare = parse[noun].tag.upos == Upos::Noun && !parse.has_determiner(noun);
    // not *collega's als Mertens die …*, whatever the tag of the name
    let named =
        parse[noun].form.starts_with(char::is_uppercase) && parse.first_word() != Some(noun);
    let unclear = bare || is_subject_of_plural(parse, relative);
    !counted && (parse[noun].tag.is_plural() || unclear && !named) || pronoun
}

/// Whether the relative pronoun is the subject of a verb in the plural, and so its antecedent several.
fn is_subject_of_plural(parse: &Parse, relative: TokenIx) -> bool {
    let pronoun = parse
        .subject(relative)
        .is_some_and(|subject| parse.is_relative_pronoun(subject));
    let verb = parse.finite_verb(relative).filter(|_| pronoun);
    verb.is_some_and(|verb| parse[verb].tag.feat("Number") == Some("Plur"))
}

/// *Dorpen kiezen een raad die …*: what is told of a whole kind is not told of just any council.
fn is_of_kind(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let subject = parse.subject(draft.clause.root);
    subject.is_some_and(|subject| {
        subject < noun
            && !parse.is_under(noun, subject)
            && parse.is_indefinite(noun)
            && is_kind(draft, subject)
            && is_general(draft, subject)
    })
}

/// *huurders*: none in particular.
fn is_kind(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let several = parse[noun].tag.upos == Upos::Noun && parse[noun].tag.is_plural();
    let counted = parse.dependent(noun, DepRel::Nummod).is_some();
    several && !counted && !parse.has_determiner(noun)
}

/// Whether the noun is the subject of a verb in the present.
fn is_general(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    let verb = parse.finite_verb(root);
    parse.subject(root) == Some(noun)
        && verb.is_some_and(|verb| parse[verb].tag.feat("Tense") == Some("Pres"))
}

/// *het aantal huizen dat leegstaat*, *de helft van wie er wonen*
fn is_amount(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let amount = |ix: TokenIx| draft.syntax.function(ix) == Some(Function::Amount);
    let parse = draft.syntax.parse;
    let part = |ix: TokenIx| parse[ix].deprel == DepRel::Nmod;
    amount(noun) || part(noun) && parse[noun].head.is_some_and(amount)
}

/// *alle clubs*, *elke Belg*, *de enige kans*, *de enige in Gent*
fn is_quantified(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    // not *een derde van …*
    let known = |ix: TokenIx| parse[ix].tag.feat("Definite") == Some("Def");
    parse
        .dependents(noun, &[DepRel::Det, DepRel::Amod, DepRel::Nmod])
        .any(|ix| ix < noun && is_quantifier(draft, ix))
        || parse.dependents(noun, &[DepRel::Det]).any(known) && is_quantifier(draft, noun)
}

/// *alle*, *elke*, *geen*, *de enige*, *de eerste*, *de beste*
fn is_quantifier(draft: &Draft<'_>, ix: TokenIx) -> bool {
    let word = &draft.syntax.parse[ix];
    let part = |wanted| word.tag.has_part(wanted);
    let indefinite = word.deprel == DepRel::Det && part("onbep") && !part("LID");
    indefinite
        || part("rang")
        || word.tag.feat("Degree") == Some("Sup")
        || draft.syntax.function(ix) == Some(Function::Only)
}

fn words(draft: &Draft<'_>, root: TokenIx) -> Vec<TokenIx> {
    let words = draft.syntax.parse.subtree(root);
    words
        .into_iter()
        .filter(|&ix| !draft.syntax.parse.is_punct(ix))
        .collect()
}
