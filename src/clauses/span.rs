//! Which words of the sentence are a clause's own, and the pieces of text that they make.

use super::{Clause, ClauseKind, Function, Syntax, thus};
use crate::{
    repair::byline_dash,
    text::Span,
    tree::{DepRel, SUBJECTS, TokenIx, Upos},
};

/// The clause's own words, punctuation left out, of all the words in its part of the tree.
pub(super) fn own_words(syntax: &Syntax<'_>, clause: &Clause, all: &[TokenIx]) -> Vec<TokenIx> {
    let parse = syntax.parse;
    let aside = thus(syntax).map(|thus| thus.words).unwrap_or_default();
    let loose: Vec<_> = all
        .iter()
        .copied()
        .filter(|&ix| ix != clause.root && is_left_behind(syntax, all, ix))
        .collect();
    let leading = |ix: TokenIx| {
        let mut before = all.iter().take_while(|&&other| other < ix);
        before.all(|&other| parse.is_punct(other) || is_conjunction(syntax, clause, other))
    };
    let mut words: Vec<_> = all
        .iter()
        .copied()
        .filter(|&ix| !parse.is_punct(ix) && !is_correlate(syntax, clause, ix))
        .filter(|&ix| !is_called(syntax, ix))
        .filter(|&ix| !loose.iter().any(|&noun| parse.is_under(ix, noun)))
        .filter(|&ix| !is_conjunction(syntax, clause, ix) || !leading(ix))
        .filter(|ix| !aside.contains(ix))
        .collect();
    if let Some(dash) = byline_dash(syntax.parse) {
        words.retain(|&ix| ix > dash);
    }
    if let Some(colon) = announcing_colon(syntax, clause.root) {
        words.retain(|&ix| ix > colon);
    }
    if let Some(colon) = explaining_colon(syntax, clause.root, &words) {
        words.retain(|&ix| ix < colon);
    }
    if let Some(comma) = loose_opening(syntax, clause) {
        words.retain(|&ix| ix > comma);
    }
    if let Some(marker) = clause.marker.filter(|_| drops_marker(clause.kind)) {
        words.retain(|&ix| ix > marker);
    }
    if let Some(marker) = focused_marker(syntax, clause, &words) {
        words.retain(|&ix| ix > marker);
    }
    words
}

/// *Minister Verbeek: ‘De cijfers vallen tegen.’*, *Zijn conclusie: de brug moet dicht.*: the colon that opens the sentence
/// itself, if no verb stands before it and it says neither when nor how many.
fn announcing_colon(syntax: &Syntax<'_>, root: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let verb = parse.finite_verb(root)?;
    let colon = parse.indices().find(|&ix| syntax.form(ix) == ":")?;
    let quoted = parse
        .after(colon)
        .is_some_and(|next| opens(syntax.form(next)));
    let mut subjects = parse.dependents(root, &SUBJECTS);
    let complete = subjects.any(|subject| colon < parse.first_of(subject));
    let before = || parse.indices().take(colon.at());
    let silent = before().all(|ix| !parse.is_finite_verb(ix));
    let counts = before().any(|ix| parse[ix].tag.upos == Upos::Num);
    (colon < verb && colon < root && silent && (quoted || complete && !counts)).then_some(colon)
}

/// *Het werd stil, terwijl de kerk wachtte op het hoogtepunt: een lied*: the colon that ends another clause inside this one;
/// the noun behind it explains what that one says.
fn explaining_colon(syntax: &Syntax<'_>, root: TokenIx, words: &[TokenIx]) -> Option<TokenIx> {
    let parse = syntax.parse;
    let top = parse.children(root).iter().copied().find(|&top| {
        parse.is_nominal(top)
            && parse[top].deprel != DepRel::Obj
            && words.contains(&top)
            && syntax
                .punct_before(parse.first_of(top))
                .any(|at| syntax.form(at) == ":")
    })?;
    let colon = syntax
        .punct_before(parse.first_of(top))
        .find(|&at| syntax.form(at) == ":")?;
    let before = (0..colon.0)
        .rev()
        .map(TokenIx)
        .find(|&ix| !parse.is_punct(ix))?;
    let other = std::iter::once(before)
        .chain(parse.ancestors(before))
        .take_while(|&ix| ix != root)
        .last()
        .is_some_and(|other| {
            let loose = [DepRel::Advcl, DepRel::Conj, DepRel::Parataxis];
            parse[root].deprel == DepRel::Appos || loose.contains(&parse[other].deprel)
        });
    let verb = parse.finite_verb(root).unwrap_or(root);
    (root < colon && verb < colon && other && !words.contains(&before)).then_some(colon)
}

/// *Jammer genoeg, dan blijft de winkel dicht*, *Even kijken, zij …*, *Dus, morgen …*: the comma behind what stands in
/// front of a main clause that has something else in first place.
fn loose_opening(syntax: &Syntax<'_>, clause: &Clause) -> Option<TokenIx> {
    let parse = syntax.parse;
    let main = matches!(clause.kind, ClauseKind::Main | ClauseKind::Parataxis);
    let verb = parse.finite_verb(clause.root).filter(|_| main)?;
    let start = parse.first_of(clause.root);
    let comma = (start.0..verb.0)
        .map(TokenIx)
        .find(|&ix| parse.is_punct(ix))
        .filter(|&ix| syntax.form(ix) == "," && parse.after(ix) != Some(verb))?;
    let mut tops = parse.tops(start..comma);
    let top = tops
        .next()
        .filter(|&top| tops.next().is_none() && top != clause.root)?;
    let quality = matches!(parse[top].tag.upos, Upos::Adj | Upos::Adv | Upos::Intj)
        || parse.is_infinitive(top) && parse.subject(top).is_none();
    let loose = match parse[top].deprel {
        DepRel::Parataxis | DepRel::Discourse => quality,
        _ => syntax.function(top) == Some(Function::Hence),
    };
    let verbless = (start.0..comma.0).all(|at| !parse.is_finite_verb(TokenIx(at)));
    (loose && verbless).then_some(comma)
}

/// Complementizers and prepositions are no words of the claim; relative words are.
fn drops_marker(kind: ClauseKind) -> bool {
    matches!(
        kind,
        ClauseKind::Complement | ClauseKind::Adverbial | ClauseKind::Infinitive
    )
}

/// *…, maar ook omdat zij moe was*: the complementizer of a conjunct behind an adverb that tells of the reason, not of the
/// clause.
fn focused_marker(syntax: &Syntax<'_>, clause: &Clause, words: &[TokenIx]) -> Option<TokenIx> {
    let parse = syntax.parse;
    let marker = parse
        .dependent(clause.root, DepRel::Mark)
        .filter(|&ix| clause.kind == ClauseKind::Conjunct && parse[ix].tag.upos == Upos::Sconj)?;
    let mut before = words.iter().take_while(|&&ix| ix < marker);
    before
        .all(|&ix| parse[ix].tag.upos == Upos::Adv)
        .then_some(marker)
}

fn is_conjunction(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    let word = &syntax.parse[ix];
    // *is arm noch rijk*, *…, noch weten zij waarom*: what denies it stays with it
    word.deprel == DepRel::Cc && word.head == Some(clause.root) && syntax.negation(ix).is_none()
}

/// *Wij zijn boeren, meneer.*: who is spoken to, set off by a comma.
pub(super) fn is_called(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let loose = [DepRel::Appos, DepRel::Parataxis, DepRel::Discourse];
    let alone = parse
        .children(ix)
        .iter()
        .all(|&child| parse.is_punct(child));
    syntax.function(ix) == Some(Function::Vocative)
        && loose.contains(&parse[ix].deprel)
        && alone
        && syntax.is_set_off(ix)
}

/// *De brug is geopend, een bouwwerk dat miljoenen kostte*: of what is loosely added to a clause nothing is left to say there,
/// once its relative clause is a claim; but *Zij verschijnen weer, de kranten die …* says who they are.
fn is_left_behind(syntax: &Syntax<'_>, all: &[TokenIx], noun: TokenIx) -> bool {
    let parse = syntax.parse;
    if !matches!(parse[noun].deprel, DepRel::Parataxis | DepRel::Appos) {
        return false;
    }
    let first = parse.first_of(noun);
    let verb = parse[noun].head.filter(|&head| head < first);
    let apposed = parse[noun].deprel == DepRel::Appos;
    let loose = verb.is_some_and(|verb| !apposed || !parse.is_nominal(verb));
    let known = parse
        .dependents(noun, &[DepRel::Det, DepRel::NmodPoss])
        .any(|det| parse[det].tag.feat("Definite") != Some("Ind"));
    let told = |ix: TokenIx| !all.contains(&ix) && parse.ends_sentence(parse.last_of(ix));
    loose
        && !known
        && parse[noun].tag.upos == Upos::Noun
        && parse.dependents(noun, &SUBJECTS).next().is_none()
        && parse.finite_verb(noun).is_none()
        && parse
            .before(first)
            .is_some_and(|mark| syntax.form(mark) == ",")
        && parse.dependents(noun, &[DepRel::AclRelcl]).any(told)
}

/// *ervan* in *beschuldigt hem ervan dat …* hangs on the content but is a word of the frame; not the *van* of *dat het van
/// belang is*.
fn is_correlate(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    let word = &syntax.parse[ix];
    clause.kind == ClauseKind::Complement
        && word.deprel == DepRel::Case
        && word.head == Some(clause.root)
        && (word.tag.upos != Upos::Adp || syntax.parse.is_verbal(clause.root))
}

/// The pieces of text that `tokens` make: maximal runs of words with only punctuation between them.
///
/// A bracket or quotation mark at the edge of a piece belongs to it if its partner lies inside.
pub fn pieces(syntax: &Syntax<'_>, tokens: &[TokenIx]) -> Vec<Span> {
    runs(syntax, tokens)
        .into_iter()
        .map(|run| widen(syntax, run))
        .map(|(first, last)| syntax.parse[first].span.join(syntax.parse[last].span))
        .collect()
}

fn runs(syntax: &Syntax<'_>, tokens: &[TokenIx]) -> Vec<(TokenIx, TokenIx)> {
    let mut runs: Vec<(TokenIx, TokenIx)> = Vec::new();
    for &ix in tokens {
        let joined = runs
            .last_mut()
            .filter(|run| (run.1.0 + 1..ix.0).all(|at| syntax.parse.is_punct(TokenIx(at))));
        match joined {
            Some(run) => run.1 = ix,
            None => runs.push((ix, ix)),
        }
    }
    runs
}

fn widen(syntax: &Syntax<'_>, (mut first, mut last): (TokenIx, TokenIx)) -> (TokenIx, TokenIx) {
    let inside = |first: TokenIx, last: TokenIx, test: fn(&str) -> i32| {
        (first.0..=last.0)
            .map(|at| test(syntax.form(TokenIx(at))))
            .sum::<i32>()
    };
    if let Some(after) = syntax
        .parse
        .after(last)
        .filter(|&after| closes(syntax.form(after)))
    {
        let balance = if is_bracket(syntax.form(after)) {
            brackets
        } else {
            quotes
        };
        if inside(first, last, balance) > 0 {
            last = after;
        }
    }
    if let Some(before) = syntax
        .parse
        .before(first)
        .filter(|&before| opens(syntax.form(before)))
    {
        let balance = if is_bracket(syntax.form(before)) {
            brackets
        } else {
            quotes
        };
        if inside(first, last, balance) < 0 {
            first = before;
        }
    }
    (first, last)
}

fn is_bracket(form: &str) -> bool {
    matches!(form, "(" | ")" | "[" | "]")
}

fn opens(form: &str) -> bool {
    matches!(
        form,
        "(" | "[" | "'" | "\"" | "‘" | "“" | "„" | ",," | "«" | "‚"
    )
}

fn closes(form: &str) -> bool {
    matches!(form, ")" | "]" | "'" | "\"" | "’" | "”" | "''" | "»" | "“")
}

/// +1 for an opening bracket, -1 for a closing one.
fn brackets(form: &str) -> i32 {
    match form {
        "(" | "[" => 1,
        ")" | "]" => -1,
        _ => 0,
    }
}

/// +1 for an opening quotation mark, -1 for a closing one; straight marks count as either where alone.
fn quotes(form: &str) -> i32 {
    match form {
        "‘" | "“" | "„" | ",," | "«" | "'" | "\"" => 1,
        "’" | "”" | "''" | "»" => -1,
        _ => 0,
    }
}
