//! Negation and its scope.

use crate::{
    claim::Polarity,
    clauses::{Clause, ClauseKind, Function, Syntax},
    inflect::HAVE,
    lexicon::Negation,
    repair::is_time,
    text::is_dash,
    tree::{DepRel, Parse, TokenIx, Upos},
};

/// Whether the claim of the clause is negated as it is worded.
pub fn polarity(syntax: &Syntax<'_>, clause: &Clause) -> Polarity {
    let without = clause.kind == ClauseKind::Infinitive || clause.kind == ClauseKind::Adverbial;
    let introduced = without
        && clause
            .marker
            .is_some_and(|marker| introduces_negation(syntax, marker, clause));
    let negated = || negating_word(syntax, clause).or_else(|| shared_negation(syntax, clause));
    if introduced || negated().is_some() {
        Polarity::Negative
    } else {
        Polarity::Positive
    }
}

/// *zonder te stoppen*, *zonder dat de buren het wisten*
fn introduces_negation(syntax: &Syntax<'_>, marker: TokenIx, clause: &Clause) -> bool {
    let phrase = syntax.phrase_up_to(marker).map(|(first, _)| first);
    [Some(marker), phrase]
        .into_iter()
        .flatten()
        .any(|word| syntax.function(word) == Some(Function::Without))
        || syntax
            .marks(clause.root)
            .any(|mark| syntax.function(mark) == Some(Function::Without))
}

/// The word that negates the clause.
pub fn negating_word(syntax: &Syntax<'_>, clause: &Clause) -> Option<TokenIx> {
    clause
        .tokens
        .iter()
        .copied()
        .find(|&ix| syntax.negation(ix) == Some(Negation::Clause) && reaches(syntax, clause, ix))
}

/// The negation in front of two conjuncts that is that of both: *kan niet zingen en dansen*, *is niet rijk en machtig*,
/// *heeft niets gezien en gehoord*; but *is niet verschenen en bij verstek veroordeeld*.
pub fn shared_negation(syntax: &Syntax<'_>, clause: &Clause) -> Option<TokenIx> {
    let parse = syntax.parse;
    let root = clause.root;
    let first = parse[root]
        .head
        .filter(|_| clause.kind == ClauseKind::Conjunct && shares_verbs(syntax, clause))?;
    // *kan* in *kan niet zingen en dansen*
    let governor = parse[first]
        .head
        .filter(|_| parse[first].deprel == DepRel::Xcomp);
    let roots = || [Some(first), governor].into_iter().flatten();
    let own = [DepRel::Advmod, DepRel::Obl, DepRel::OblArg, DepRel::Obj];
    let bare = parse.dependents(root, &own).next().is_none();
    let infinitives = parse.is_infinitive(first) && parse.is_infinitive(root);
    let finite = roots().any(|ix| parse.finite_verb(ix).is_some());
    if !finite || !infinitives && !bare {
        return None;
    }
    // *wil het huis niet verkopen en de tuin opknappen*: what is denied stands before the negation
    let objects_of = |ix: TokenIx| parse.dependents(ix, &[DepRel::Obj]);
    let apart = |ix: TokenIx| {
        objects_of(root).next().is_some() && objects_of(first).any(|object| object < ix)
    };
    let negates = |ix: &TokenIx| {
        *ix < first
            && syntax.negation(*ix) == Some(Negation::Clause)
            && !is_focus(syntax, *ix)
            && !apart(*ix)
    };
    let adverbs = roots().flat_map(|ix| parse.dependents(ix, &[DepRel::Advmod]));
    let objects = parse
        .dependents(first, &[DepRel::Obj])
        .filter(|_| clause.tokens == [root])
        .flat_map(|object| parse.dependents(object, &[DepRel::Det]).chain([object]));
    adverbs.chain(objects).find(negates)
}

/// Whether a conjunct has neither verb nor subject nor polarity of its own and is not held against the first.
fn shares_verbs(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    const INDEED: &str = "wel";
    let parse = syntax.parse;
    let root = clause.root;
    let own = [DepRel::Orphan, DepRel::Nsubj, DepRel::NsubjPass];
    let mut conjunctions = parse.dependents(root, &[DepRel::Cc]);
    let mut words = clause.tokens.iter();
    parse.finite_verb(root).is_none()
        && parse.dependents(root, &own).next().is_none()
        && !words.any(|&ix| syntax.negation(ix).is_some() || syntax.form(ix) == INDEED)
        && !conjunctions.any(|cc| syntax.function(cc) == Some(Function::But))
}

/// Whether the frame around the word `governor` is negated: *zegt niet dat*, *kan niet ontkennen dat*.
pub fn negates(syntax: &Syntax<'_>, governor: TokenIx, frame: Option<&Clause>) -> bool {
    let direct = syntax.parse.children(governor).iter().any(|&child| {
        // not *blijkt niet alleen hieruit dat …*
        syntax.negation(child) == Some(Negation::Clause) && !is_focus(syntax, child)
    });
    direct || frame.is_some_and(|frame| negating_word(syntax, frame).is_some())
}

/// The negation right before or after one of the words: *denkt niet*, *niet ontkennen*.
pub fn negator_beside(syntax: &Syntax<'_>, words: &[TokenIx]) -> Option<TokenIx> {
    let beside = |&ix: &TokenIx| {
        [syntax.parse.after(ix), syntax.parse.before(ix)]
            .into_iter()
            .flatten()
    };
    words
        .iter()
        .flat_map(beside)
        .find(|&ix| syntax.negation(ix) == Some(Negation::Clause))
}

/// *geen bewijs*
pub fn is_negated_phrase(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    syntax
        .parse
        .dependents(noun, &[DepRel::Det, DepRel::Advmod])
        .any(|ix| syntax.negation(ix) == Some(Negation::Clause))
}

/// Whether the negation reaches the clause and does not stay inside a modifier.
fn reaches(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    if is_focus(syntax, ix) && !is_predicated(syntax, clause, ix)
        || is_of_times(syntax, clause, ix)
        || is_doubled(syntax, ix)
        || is_compared(syntax, ix)
        || is_contrasted(syntax, clause, ix)
        || is_of_infinitive(syntax, clause, ix)
        || is_bracketed(syntax, clause, ix)
        || is_remnant(syntax, clause, ix)
    {
        return false;
    }
    let Some(head) = parse[ix].head else {
        return true;
    };
    let is_core = |ix: TokenIx| is_core(clause, ix) || is_perceived(syntax, clause, ix);
    if ix == clause.root {
        return true;
    }
    if is_core(head) {
        // not *Als het voor niets is, kom ik*
        return !syntax.is_finite(ix);
    }
    let determines = matches!(
        parse[ix].deprel,
        DepRel::Det | DepRel::CcPreconj | DepRel::Cc
    );
    // *De raad noch de burgemeester belde*
    let first = parse[head]
        .head
        .filter(|_| parse[ix].deprel == DepRel::Cc && parse[head].deprel == DepRel::Conj);
    let phrase = first.unwrap_or(head);
    let argument = first.is_some_and(is_core) || parse[phrase].head.is_some_and(is_core);
    match parse[ix].deprel {
        // not *mannen die geen familie zijn*
        _ if determines => {
            argument && parse.finite_verb(head).is_none() && !is_added(syntax, head, ix)
        }
        _ if argument && is_phrase(syntax, head) && is_licensed(syntax, clause) => true,
        DepRel::Advmod => {
            // *niet alles*
            let all = parse[head].tag.upos == Upos::Pron;
            // *niet meer veilig naar huis*
            let no_longer = || parse.after(ix).is_some_and(|next| is_more(syntax, next));
            let adverbial =
                parse[head].deprel == DepRel::Advmod && (is_light(syntax, head) || no_longer());
            argument
                && (all || adverbial || is_felt(syntax, head) || is_whole_phrase(syntax, head, ix))
        }
        // *niets meer*
        DepRel::Nmod => argument && is_more(syntax, head),
        DepRel::Amod => argument && parse[head].tag.upos != Upos::Noun,
        // *heeft met die zaak niets te maken*: trees easily give the infinitive to the noun in front of it
        DepRel::Obj => {
            let noun = parse[head].head.filter(|&noun| {
                noun < ix
                    && parse.dependent(noun, DepRel::Case).is_some()
                    && parse[noun].head.is_some_and(is_core)
            });
            parse[head].deprel == DepRel::Acl
                && parse[clause.root].lemma == HAVE
                && syntax.has_te(head)
                && noun.is_some()
        }
        // *zelden of nooit*
        DepRel::Conj => argument && parse[head].tag.upos == Upos::Adv,
        _ => false,
    }
}

/// *Het is niet anders dan vroeger*; not *Het zijn niet anders dan pogingen*, which are nothing else.
fn is_predicated(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    const NOT: &str = "niet";
    const OTHERWISE: &str = "anders";
    let parse = syntax.parse;
    let word = parse
        .after(ix)
        .filter(|&next| next == clause.root)
        .filter(|&next| syntax.form(ix) == NOT && syntax.form(next) == OTHERWISE);
    let bare = |noun: TokenIx| {
        parse[noun].tag.upos == Upos::Noun && {
            let mut own = parse.dependents(noun, &[DepRel::Case, DepRel::Det, DepRel::NmodPoss]);
            own.all(|ix| parse[ix].tag.feat("Definite") == Some("Ind"))
        }
    };
    word.is_some_and(|word| {
        parse.dependent(word, DepRel::Cop).is_some()
            && !parse
                .dependents(word, &[DepRel::Advcl, DepRel::Obl])
                .any(|ix| bare(ix) && !is_time(parse, ix))
    })
}

/// *De raad hield een feest, geen alledaagse gebeurtenis*, *Het is een bos, geen park*, *won met 8-0 - geen kleine
/// prestatie*: a noun that is added behind a comma or a dash tells what something else is not.
fn is_added(syntax: &Syntax<'_>, noun: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let dash = |at: TokenIx| is_dash(&parse[at].form);
    // but *De raad had - dat wist iedereen - geen geld*
    let dashed = || {
        let before = parse.before(ix).filter(|&before| dash(before));
        let lone = before.is_some_and(|before| !(0..before.0).any(|at| dash(TokenIx(at))));
        let behind = parse[noun].head.is_some_and(|head| head < ix);
        lone && behind && parse.ends_sentence(parse.last_of(noun))
    };
    // but *De raad had, zoals iedereen wist, geen geld*
    let once = || {
        parse[noun].head.is_some_and(|head| {
            let between = (head.0..ix.0).map(TokenIx);
            between.filter(|&at| parse.is_punct(at)).count() == 1
        })
    };
    let loose = match parse[noun].deprel {
        DepRel::Parataxis => once(),
        DepRel::Conj => parse.dependent(noun, DepRel::Cc).is_none() && once(),
        _ => dashed(),
    };
    loose && parse.first_of(noun) == ix && syntax.is_set_off(ix)
}

/// *Daar hoeft niet smalend over te worden gepraat*: without a negation of its clause *hoeven* does not stand.
fn is_licensed(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    const NEED: &str = "hoeven";
    let mut verbs = clause.predicate.iter();
    verbs.any(|&ix| syntax.parse[ix].lemma == NEED)
}

/// Whether the word heads no clause.
fn is_phrase(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    syntax.marks(ix).next().is_none() && !syntax.is_finite(ix)
}

fn is_core(clause: &Clause, ix: TokenIx) -> bool {
    ix == clause.root || ix == clause.head || clause.predicate.contains(&ix)
}

/// *ziet de ploeg niet winnen*: an infinitive without *te* shares the negation of the verb above it.
fn is_perceived(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    parse[ix].deprel == DepRel::Xcomp
        && parse.is_infinitive(ix)
        && !syntax.has_te(ix)
        && parse[ix].head.is_some_and(|above| is_core(clause, above))
}

/// *heeft besloten niet te komen*, *riep hen op niet te komen*: the verb above is complete before the negation, which is
/// that of the infinitive alone.
fn is_of_infinitive(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let infinitive = std::iter::once(ix)
        .chain(parse.ancestors(ix))
        .take_while(|&at| at != clause.head && at != clause.root)
        .find(|&at| parse[at].deprel == DepRel::Xcomp && syntax.has_te(at));
    let Some(governor) = infinitive.and_then(|infinitive| parse[infinitive].head) else {
        return false;
    };
    let end = if parse.is_finite_verb(governor) {
        parse.dependent(governor, DepRel::CompoundPrt)
    } else {
        Some(governor)
    };
    end.is_some_and(|end| end < ix)
}

/// *niet voor niets*, *niet zelden*: two negations that take each other away.
fn is_doubled(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let seldom = |next| syntax.negation(next) == Some(Negation::Constituent);
    if parse.after(ix).is_some_and(seldom) {
        return true;
    }
    let across = |step: fn(&Parse, TokenIx) -> Option<TokenIx>| {
        let case = step(parse, ix).filter(|&case| parse[case].tag.upos == Upos::Adp)?;
        step(parse, case).filter(|&ix| syntax.negation(ix) == Some(Negation::Clause))
    };
    across(Parse::after)
        .or_else(|| across(Parse::before))
        .is_some()
}

/// *bloeit als nooit tevoren*, *kent de stad als geen ander*: more than ever, more than anybody; not *zo goed als nooit*.
fn is_compared(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let compares = |link: &TokenIx| {
        let linked = parse[*link].head.filter(|&head| !syntax.is_finite(head));
        syntax.function(*link) == Some(Function::As)
            && linked.is_some_and(|head| head == ix || parse[ix].head == Some(head))
    };
    let link = parse.before(ix).filter(compares);
    let so_good = link
        .and_then(|link| parse.before(link))
        .is_some_and(|good| {
            let so = parse.before(good);
            so.is_some_and(|so| syntax.function(so) == Some(Function::Degree))
        });
    link.is_some() && !so_good
}

/// An adverb without dependents of its own but the negation: *niet meer*, *nooit eerder*; not *niet ver van huis*.
fn is_light(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    syntax
        .parse
        .children(ix)
        .iter()
        .all(|&child| syntax.parse[child].deprel == DepRel::Advmod)
}

fn is_more(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    syntax.function(ix) == Some(Function::More)
}

/// *voelt zich niet begrepen*, *acht de schade niet bewezen*, *blijft niet beperkt tot Gent*: what somebody or something is
/// said or held to be.
fn is_felt(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    parse[ix].deprel == DepRel::Xcomp && !parse.is_infinitive(ix) && !syntax.has_te(ix)
}

/// *was niet in de kerk*, *is niet van deze tijd*: behind the verb, in front of a phrase that says where or what something is;
/// not *kwam niet zonder reden*, *lag er, niet op tafel*.
fn is_whole_phrase(syntax: &Syntax<'_>, phrase: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let case = parse
        .after(ix)
        .filter(|&case| parse[case].head == Some(phrase) && parse[case].deprel == DepRel::Case)
        .filter(|&case| syntax.function(case) != Some(Function::Without));
    let verb = parse[phrase]
        .head
        .and_then(|root| parse.finite_verb(root))
        .filter(|&verb| verb < ix);
    let loose = parse
        .before(ix)
        .is_some_and(|before| parse.is_punct(before) || parse[before].tag.upos == Upos::Cconj);
    matches!(parse[phrase].deprel, DepRel::Obl | DepRel::OblArg)
        && case.is_some()
        && verb.is_some()
        && !loose
}

/// *omdat zo'n plan (daar niet van) duur is*: what stands in brackets is said aside.
fn is_bracketed(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let open = (0..ix.0)
        .rev()
        .map(TokenIx)
        .find_map(|at| match syntax.form(at) {
            "(" => Some(Some(at)),
            ")" => Some(None),
            _ => None,
        });
    let close = || {
        let mut behind = parse.indices().skip(ix.at());
        behind.find(|&at| syntax.form(at) == ")")
    };
    open.flatten()
        .is_some_and(|open| close().is_some_and(|close| clause.root < open || close < clause.root))
}

/// *De zaal is voor kinderen, niet voor ouders*, *Zij spreekt Frans en geen Duits*: what is added behind the verbs and the only
/// comma, or behind a conjunction, is held against what is said; not *Zij zijn, zegt hij, niet bang*.
fn is_remnant(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    const AND: &str = "en";
    let parse = syntax.parse;
    let Some(before) = parse.before(ix) else {
        return false;
    };
    let verbs = clause.predicate.iter().chain([&clause.root]);
    let Some(&last) = verbs.max().filter(|&&last| last < before) else {
        return false;
    };
    let conjunction = parse[before].deprel == DepRel::Cc
        && (syntax.function(before) == Some(Function::But) || syntax.form(before) == AND);
    let between = || (last.0 + 1..ix.0).map(TokenIx);
    let commas = between().filter(|&at| parse.is_punct(at) && !syntax.is_quotation_mark(at));
    let comma = syntax.form(before) == "," && commas.count() == 1;
    (conjunction || comma) && !between().any(|at| parse.is_finite_verb(at))
}

/// *niet op het podium, maar in de zaal*: the phrase behind the negation is put right, not the clause.
fn is_contrasted(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let Some(next) = parse.after(ix) else {
        return false;
    };
    let phrase = std::iter::once(next)
        .chain(parse.ancestors(next))
        .take_while(|&at| !is_core(clause, at))
        .last();
    phrase.is_some_and(|phrase| {
        parse.first_of(phrase) == next
            && parse.dependents(phrase, &[DepRel::Conj]).any(|conjunct| {
                parse
                    .dependents(conjunct, &[DepRel::Cc])
                    .any(|cc| syntax.function(cc) == Some(Function::But))
            })
    })
}

/// *verloor niet voor het eerst*, *kwam niet voor de derde keer*: it happened; but *Het is niet voor het eerst dat …*.
fn is_of_times(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    const NOT: &str = "niet";
    const FIRST: [&str; 3] = ["voor", "het", "eerst"];
    const TIMES: [&str; 2] = ["keer", "maal"];
    let parse = syntax.parse;
    let words: Vec<_> = parse.indices().skip(ix.at() + 1).take(4).collect();
    let [case, article, rank, noun] = words[..] else {
        return false;
    };
    let first = [case, article, rank];
    let told = first.map(|ix| syntax.form(ix)) == FIRST && !first.contains(&clause.root);
    let ranked = syntax.form(case) == FIRST[0]
        && parse[rank].tag.ranks()
        && TIMES.contains(&syntax.form(noun))
        && !words.contains(&clause.root);
    syntax.form(ix) == NOT && (told || ranked)
}

const MUCH: &str = "veel";

/// *niet alleen*, *niet zozeer*, *niet meer dan*, *niet ver van*; *nooit meer dan*, *nooit alleen* are about all times
fn is_focus(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let Some(next) = parse.after(ix) else {
        return false;
    };
    if syntax.function(ix) == Some(Function::Never) {
        return false;
    }
    let after = parse.after(next);
    // *niet veel later*
    let much = syntax.form(next) == MUCH;
    if much && after.is_some_and(|after| syntax.function(after) == Some(Function::Later)) {
        return true;
    }
    let comparative = parse[next].tag.feat("Degree") == Some("Cmp") || is_more(syntax, next);
    match syntax.function(next) {
        // but *hoeft niet lang te wachten*
        Some(Function::Measure) => after.is_some_and(|after| match syntax.function(after) {
            Some(Function::InfinitiveMarker) => false,
            Some(Function::Later) => true,
            _ => parse[after].tag.upos == Upos::Adp,
        }),
        // but *Zij is niet alleen*
        Some(Function::Focus) if parse.ends_sentence(next) => false,
        Some(Function::Focus | Function::More) => {
            !comparative
                || after.is_some_and(|after| syntax.function(after) == Some(Function::Then))
        }
        _ => false,
    }
}
