//! Quotations that run on over sentences, and who is named where they end.

use crate::{
    attribution::{self, Context, Memory, Speaking, attribute},
    clauses::{Syntax, split},
};

/// For each sentence of a paragraph who is named behind the quotation that runs on from it: *‘Ik kom. Jij ook’, zegt Bos.*
///
/// `quoted` tells of the words of each sentence which are quoted.
pub(super) fn named_at_end(syntaxes: &[Syntax<'_>], quoted: &[Vec<bool>]) -> Vec<Option<Speaking>> {
    let mut named = vec![None; syntaxes.len()];
    for last in 1..syntaxes.len() {
        let runs =
            |at: usize| runs_on(&syntaxes[at], &quoted[at]) && begins_inside(&quoted[at + 1]);
        if !runs(last - 1) {
            continue;
        }
        let Some(speaking) = named_behind(&syntaxes[last], &quoted[last]) else {
            continue;
        };
        for at in (0..last).rev() {
            named[at] = Some(speaking.clone());
            if !begins_inside(&quoted[at]) || at == 0 || !runs(at - 1) {
                break;
            }
        }
    }
    named
}

/// Whether the name of a speaker is the end of that of another: *De Jong* behind what *Tonny de Jong* says.
pub(super) fn is_same(syntaxes: &[Syntax<'_>], known: &Speaking, named: &Speaking) -> bool {
    let last = |speaking: &Speaking| {
        let &[source] = speaking.sources.as_slice() else {
            return None;
        };
        let words = syntaxes.iter().flat_map(|syntax| syntax.parse.words());
        let mut inside = words.filter(|word| source.contains(word.span));
        inside.next_back().map(|word| word.form.as_str())
    };
    last(known).is_some_and(|form| last(named) == Some(form))
}

/// Whether one of the first two words is quoted: the first may be the quotation mark.
pub(super) fn begins_inside(quoted: &[bool]) -> bool {
    quoted.iter().take(2).any(|inside| *inside)
}

/// Whether the last word is quoted and nothing closes the quotation.
fn runs_on(syntax: &Syntax<'_>, quoted: &[bool]) -> bool {
    let closed = syntax
        .parse
        .indices()
        .next_back()
        .is_some_and(|ix| syntax.is_quotation_mark(ix));
    !closed && quoted.last().is_some_and(|inside| *inside)
}

/// Who says the quoted words that the sentence begins with, if the sentence has the frame and a noun or name for that.
fn named_behind(syntax: &Syntax<'_>, quoted: &[bool]) -> Option<Speaking> {
    let parse = syntax.parse;
    // nothing is split where all is quoted
    let end = parse
        .indices()
        .find(|&ix| !quoted[ix.at()] && !parse.is_punct(ix))?;
    let clauses = split(syntax);
    let context = Context {
        syntax,
        clauses: &clauses,
        quoted,
        memory: &Memory::default(),
        precedes_quotation: false,
    };
    let attributions = attribute(&context);
    let found = clauses
        .iter()
        .zip(attributions)
        .find_map(|(clause, found)| {
            let first = *clause.tokens.first()?;
            found.filter(|found| {
                first < end && context.is_quoted(clause) && found.rule == attribution::QUOTATION
            })
        })?;
    (!super::memory::is_pronoun(&context, &found.sources)).then_some(Speaking {
        sources: found.sources,
        cues: found.cues,
    })
}
