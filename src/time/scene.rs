//! What the readers of times look at: the words of a sentence, and what is known of the time that it is told at.

use super::{
    calendar::Date,
    unit::{Period, Unit},
    words::{Sense, senses},
};
use crate::{
    claim::Tense,
    clauses::{Clause, Syntax},
    factuality,
    tree::{DepRel, TokenIx, Upos, Word},
};

/// The words of a sentence with what they may mean.
#[derive(Debug)]
pub(super) struct Words<'a> {
    syntax: &'a Syntax<'a>,
    senses: Vec<&'static [(Sense, i32)]>,
    tenses: Vec<Tense>,
}

impl<'a> Words<'a> {
    /// Each word has the tense of its clause, and one outside of all that of the first.
    pub(super) fn new(syntax: &'a Syntax<'a>, clauses: &[Clause]) -> Self {
        let tense = |clause| factuality::tense(syntax, clauses, clause);
        let main = clauses.first().map_or(Tense::Present, tense);
        let mut tenses = vec![main; syntax.parse.words().len()];
        for clause in clauses {
            let own = tense(clause);
            for ix in &clause.tokens {
                tenses[ix.at()] = own;
            }
        }
        let meant = |ix| senses(syntax.form(ix));
        Self {
            senses: syntax.parse.indices().map(meant).collect(),
            syntax,
            tenses,
        }
    }
}

/// Where to look for a thing that comes again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// The last that has begun.
    Back,
    /// The first that has not ended.
    Forward,
    /// The last that has ended.
    Before,
    /// The first that has not begun.
    After,
    /// The one that begins the fewest days away.
    Closest,
}

impl Way {
    /// Which of the periods, given in order, is meant; none if that depends on what is not known of `now`.
    pub(super) fn pick(self, periods: &[Period], now: Period) -> Option<Period> {
        let seen_from = |day| match self {
            Self::Back => periods.iter().rfind(|period| period.first <= day),
            Self::Before => periods.iter().rfind(|period| period.last < day),
            Self::Forward => periods.iter().find(|period| period.last >= day),
            Self::After => periods.iter().find(|period| period.first > day),
            Self::Closest => periods
                .iter()
                .min_by_key(|period| period.first.distance(day)),
        };
        let found = seen_from(now.first)?;
        (seen_from(now.last) == Some(found)).then_some(*found)
    }
}

/// The words and the times that they are told at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    words: &'a Words<'a>,
    /// When the document was written, as precisely as it says.
    pub(super) today: Option<Period>,
    /// The time that was named last.
    pub(super) focus: Option<Period>,
    /// Where to look for what comes again and again, whatever the tense.
    from: Option<(Option<Period>, Way)>,
}

impl<'a> Scene<'a> {
    pub(super) const fn new(
        words: &'a Words<'a>,
        today: Option<Period>,
        focus: Option<Period>,
    ) -> Self {
        Self {
            words,
            today,
            focus,
            from: None,
        }
    }

    /// The same with what comes again and again sought from another day, whatever the tense.
    pub(super) const fn looking(self, way: Way, from: Option<Period>) -> Self {
        Self {
            from: Some((from, way)),
            ..self
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.senses.len()
    }

    /// The word in lower case; empty behind the last.
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.ix(at).map_or("", |ix| self.words.syntax.form(ix))
    }

    fn ix(&self, at: usize) -> Option<TokenIx> {
        let ix = TokenIx(u32::try_from(at).ok()?);
        (at < self.len()).then_some(ix)
    }

    /// The number that a word has with a sense, if it can be meant so.
    pub(super) fn value(&self, at: usize, sense: Sense) -> Option<i32> {
        let senses = self.words.senses.get(at)?;
        let own = senses.iter().find(|(own, _)| *own == sense)?;
        Some(own.1)
    }

    /// Whether a word can be meant so.
    pub(super) fn is(&self, at: usize, sense: Sense) -> bool {
        self.value(at, sense).is_some()
    }

    /// Whether the word before can be meant so.
    pub(super) fn follows(&self, at: usize, sense: Sense) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.is(before, sense))
    }

    /// Behind a word that can be meant so; none if it cannot.
    pub(super) fn after(&self, at: usize, sense: Sense) -> Option<usize> {
        self.is(at, sense).then_some(at + 1)
    }

    /// Behind an article, if one stands there: *het* can be a pronoun, as before *dit jaar*.
    pub(super) fn skip_article(&self, at: usize) -> usize {
        let is_tagged = |ix| self.word(ix).tag.upos == Upos::Pron;
        let is_pronoun = self.ix(at).is_some_and(is_tagged) || self.is(at + 1, Sense::This);
        if is_pronoun {
            at
        } else {
            self.skip(at, Sense::Article)
        }
    }

    /// Behind the word, if it can be meant so.
    pub(super) fn skip(&self, at: usize, sense: Sense) -> usize {
        self.after(at, sense).unwrap_or(at)
    }

    /// Whether the clause of a word tells the past.
    pub(super) fn is_past(&self, at: usize) -> bool {
        self.words.tenses.get(at) == Some(&Tense::Past)
    }

    /// The day from which what comes again and again is sought.
    pub(super) fn now(&self) -> Option<Period> {
        self.from.map_or(self.today, |(from, _)| from)
    }

    /// Which of the periods, given in order, is meant: looking back if the clause of the word tells the past, else
    /// ahead; what comes once a year may be either if it belongs to a noun.
    pub(super) fn nearest(
        &self,
        at: usize,
        periods: &[Period],
        comes_yearly: bool,
    ) -> Option<Period> {
        let by_tense = match (self.is_past(at), comes_yearly && self.is_attribute(at)) {
            (true, _) => Way::Back,
            (false, true) => Way::Closest,
            (false, false) => Way::Forward,
        };
        let (now, way) = self.from.unwrap_or((self.today, by_tense));
        way.pick(periods, now?)
    }

    /// The day that a time of day is of if none is named with it: the one named last, else that of the document.
    pub(super) fn day_in_question(&self) -> Option<Date> {
        let named = self.focus.and_then(Period::day);
        named.or_else(|| self.today.and_then(Period::day))
    }

    /// The unit that is so many after the one of the document.
    pub(super) fn beside_today(&self, unit: Unit, count: i32) -> Option<Period> {
        unit.shifted(self.today?, count)
    }

    /// The unit that is so many after the one of the time named last.
    pub(super) fn beside_focus(&self, unit: Unit, count: i32) -> Option<Period> {
        unit.shifted(self.focus?, count)
    }

    /// Whether the word introduces a clause: *toen hij kwam*, *nu het vriest*, *die zaterdag kwam*.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let is = |ix| {
            let word = self.word(ix);
            let is_relative = word.tag.feat("PronType") == Some("Rel");
            word.tag.upos == Upos::Sconj || word.deprel == DepRel::Mark || is_relative
        };
        self.ix(at).is_some_and(is)
    }

    /// Whether a comma, bracket or the like stands there, or nothing at all.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        let is = |ix| self.words.syntax.parse.is_punct(ix);
        self.ix(at).is_none_or(is)
    }

    fn word(&self, ix: TokenIx) -> &'a Word {
        &self.words.syntax.parse[ix]
    }

    /// Whether the word belongs to a noun: *de brief van 3 juni*.
    fn is_attribute(&self, at: usize) -> bool {
        let is_noun = |ix| matches!(self.word(ix).tag.upos, Upos::Noun | Upos::Propn);
        let is =
            |ix| self.word(ix).deprel == DepRel::Nmod && self.word(ix).head.is_some_and(is_noun);
        self.ix(at).is_some_and(is)
    }

    /// Whether the word is a preposition.
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        let is = |ix| self.word(ix).tag.upos == Upos::Adp;
        self.ix(at).is_some_and(is)
    }

    /// Whether the word counts what stands behind it: *2000 mensen*.
    pub(super) fn counts(&self, at: usize) -> bool {
        let parse = self.words.syntax.parse;
        let counts = |ix: TokenIx| {
            parse[ix].deprel == DepRel::Nummod && parse[ix].head.is_some_and(|head| head > ix)
        };
        self.ix(at).is_some_and(counts)
    }

    /// Whether the word has a capital that no sentence or quotation gives it: *Goede Vrijdag*.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let parse = self.words.syntax.parse;
        let is = |ix: TokenIx| {
            let begins = parse.before(ix).is_none_or(|before| parse.is_punct(before));
            !begins && parse[ix].form.starts_with(char::is_uppercase)
        };
        self.ix(at).is_some_and(is)
    }
}
