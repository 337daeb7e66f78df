//! A parsed sentence with what the rules look up in it again and again.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    lexicon::{Class, Lexicon, Modal, Negation, Predicate, Relation},
    text::unstressed,
    tree::{AUXILIARIES, DepRel, Parse, SUBJECTS, TokenIx, Upos},
};

const SAY: &str = "zeggen";

/// What a grammatical word does, by `functions.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// *ook*, *juist*: adds something to what is said
    Also,
    /// *aantal*, *meerderheid*: so many of them
    Amount,
    /// *binnen*, *onder* before who has a view
    Among,
    /// *ja*, *nee*
    Answer,
    /// *als* before a role
    As,
    /// *vroeger*, *ooit*: is so no longer
    Formerly,
    /// *aan het* + infinitive
    Progressive,
    /// *u*, with the verb of the third person
    Polite,
    /// *omdat*, *wegens*: tells why
    Reason,
    /// *zodra*: tells a fact only in the past
    Once,
    /// *om … te*
    Purpose,
    /// *naar verluidt*, *zoals hij zegt*
    Reportedly,
    /// *zodat*
    Result,
    /// *of*
    Whether,
    /// *maar*
    But,
    /// *wat de prijs betreft*: only names what is talked about
    About,
    /// *voor* before whom something matters to
    Concern,
    /// *die*, *deze*
    Demonstrative,
    /// *zo … dat*
    Degree,
    /// *alle*, *elke*
    Every,
    /// *uit* before what shows something
    Evidence,
    /// *niet alleen*, *niet meer dan*: the negation before it stays inside the modifier
    Focus,
    /// *degene die*: a relative on it has no antecedent to fill in
    FreeAntecedent,
    /// *graag*
    Gladly,
    /// *te*
    InfinitiveMarker,
    /// *hoe*, *waarom*
    Interrogative,
    /// *het*
    It,
    /// *niet ver van*, *niet lang na*: the negation before it stays inside the modifier
    Measure,
    /// *niet meer dan*
    More,
    /// *nooit*
    Never,
    /// *pas … toen*: at that time and not before
    NotBefore,
    /// *jaren later*: told from an earlier point of view
    Later,
    /// *dus*: draws a conclusion, in front of all
    Hence,
    /// *in*, *op* before where something stands
    Locative,
    /// *juli*
    Month,
    /// *daarvan*
    OfThat,
    /// *enige*
    Only,
    /// *eigen*
    Own,
    /// *van* before whose it is
    Owner,
    /// *vlak nadat*, *net toen*: at that very time
    Right,
    /// *bijna*, *ruim* before a number
    Roughly,
    /// *waarna*, *hetgeen*: relates to a whole clause
    SentenceRelative,
    /// *dat*, *dit* as pronouns
    That,
    /// *iemand*
    Somebody,
    /// *iets wat hij ontkent*
    Something,
    /// *daar … van*
    ThereOf,
    /// *dan* after a condition
    Then,
    /// *aldus*: the source follows, outside the claim
    Thus,
    /// *er*
    There,
    /// *tot*: before a finite clause only
    Until,
    /// *meneer*: calls to somebody where it stands alone
    Vocative,
    /// *wat*
    What,
    /// *waar*
    Where,
    /// *wie*
    Who,
    /// *manier*, *moment*: says nothing without the clause behind it
    Manner,
    /// *met*
    With,
    /// *zonder*: negates what it introduces
    Without,
}

#[derive(serde::Deserialize)]
struct Row {
    word: String,
    function: Function,
}

static FUNCTIONS: LazyLock<HashMap<String, Function>> = LazyLock::new(|| {
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(include_str!("functions.tsv").as_bytes())
        .deserialize()
        .map(|row: Result<Row, _>| row.expect("functions.tsv is well-formed"))
        .map(|row| (row.word, row.function))
        .collect()
});

/// One sentence as the rules see it: its tree, its lower-cased forms and the lexicon.
#[derive(Debug)]
pub struct Syntax<'a> {
    /// The tree.
    pub parse: &'a Parse,
    /// The words that rules know.
    pub lexicon: &'a Lexicon,
    lower: Vec<String>,
    functions: Vec<Option<Function>>,
    phrases: Vec<Option<(TokenIx, Relation)>>,
}

impl<'a> Syntax<'a> {
    /// Prepares a sentence for the rules.
    pub fn new(parse: &'a Parse, lexicon: &'a Lexicon) -> Self {
        let lower: Vec<_> = parse
            .words()
            .iter()
            .map(|word| word.form.to_lowercase())
            .collect();
        let functions: Vec<_> = lower.iter().map(|form| function(form)).collect();
        Self {
            parse,
            lexicon,
            phrases: phrases(parse, lexicon, &lower, &functions),
            functions,
            lower,
        }
    }

    /// The form in lower case.
    pub fn form(&self, ix: TokenIx) -> &str {
        &self.lower[ix.at()]
    }

    /// The forms in lower case from `ix` on, as many as the longest phrase of the lexicon may have.
    pub fn forms_from(&self, ix: TokenIx) -> Vec<&str> {
        const LONGEST: usize = 8;
        self.lower[ix.at()..]
            .iter()
            .take(LONGEST)
            .map(String::as_str)
            .collect()
    }

    /// What the word does as a grammatical word.
    pub fn function(&self, ix: TokenIx) -> Option<Function> {
        self.functions[ix.at()]
    }

    /// The relation that the word expresses if it introduces a subordinate clause, by itself or for a phrase: *dat*,
    /// *ondanks dat*.
    pub fn relation(&self, ix: TokenIx) -> Option<Relation> {
        let word = self.lexicon.connective(self.form(ix))?;
        let phrase = self.phrase_up_to(ix).map(|(_, relation)| relation);
        Some(phrase.or_else(|| self.phrase_from(ix)).unwrap_or(word))
    }

    /// The relation of a subordinator in several words that begins with `ix`, which stands for it in the tree: *voor zover*.
    fn phrase_from(&self, ix: TokenIx) -> Option<Relation> {
        self.parse
            .dependents(ix, &[DepRel::Fixed])
            .filter_map(|last| self.phrase_up_to(last))
            .find(|&(start, _)| start == ix)
            .map(|(_, relation)| relation)
    }

    /// The first word and the relation of a subordinator in several words that ends in `ix`: *ondanks het feit dat*.
    pub fn phrase_up_to(&self, ix: TokenIx) -> Option<(TokenIx, Relation)> {
        self.phrases[ix.at()]
    }

    /// How the word negates.
    pub fn negation(&self, ix: TokenIx) -> Option<Negation> {
        self.lexicon.negation(self.form(ix))
    }

    /// The senses of the verb `ix` that takes content, with its particle if that stands apart: *spreekt … tegen*.
    pub fn predicates(&self, ix: TokenIx) -> &'a [Predicate] {
        if self.means(ix) {
            return &[];
        }
        let lemma = &self.parse[ix].lemma;
        let joined = self.particles(ix).map(|particle| {
            self.lexicon
                .predicates(&format!("{}{lemma}", self.form(particle)))
        });
        joined
            .chain([self.lexicon.predicates(lemma)])
            .find(|senses| !senses.is_empty())
            .unwrap_or_else(|| self.lexicon.predicates_of_form(self.form(ix)))
    }

    /// *Dat wil zeggen dat …*, *…, wat niet wil zeggen dat …*: it means that, and nobody says it.
    fn means(&self, ix: TokenIx) -> bool {
        if self.parse[ix].lemma != SAY {
            return false;
        }
        let wants =
            |&verb: &TokenIx| self.lexicon.modal(&self.parse[verb].lemma) == Some(Modal::Volition);
        let thing = |root: TokenIx| {
            self.parse.subject(root).is_some_and(|subject| {
                let pointer = matches!(
                    self.function(subject),
                    Some(
                        Function::That | Function::It | Function::What | Function::SentenceRelative
                    )
                );
                pointer || self.noun(subject).is_some()
            })
        };
        let mut auxiliaries = self.parse.dependents(ix, &AUXILIARIES);
        self.parse[ix].head.filter(wants).is_some_and(thing)
            || thing(ix) && auxiliaries.any(|verb| wants(&verb))
    }

    /// How the noun `ix` presents content, by its lemma or its form.
    pub fn noun(&self, ix: TokenIx) -> Option<Class> {
        let nouns = |word: &str| self.lexicon.nouns(word);
        nouns(&self.parse[ix].lemma).or_else(|| nouns(self.form(ix)))
    }

    /// Whether the phrase of `ix` is a marker as a whole: *voor zover bekend*.
    pub fn is_marker(&self, ix: TokenIx) -> bool {
        let words = self.parse.subtree(ix);
        let words: Vec<_> = words
            .into_iter()
            .filter(|&ix| !self.parse.is_punct(ix))
            .collect();
        let marker = words
            .first()
            .and_then(|&first| self.lexicon.marker_at(&self.forms_from(first)));
        marker.is_some_and(|marker| marker.words.len() == words.len())
    }

    /// The verb `ix` in one of its senses.
    pub fn predicate(&self, ix: TokenIx, class: Class) -> Option<&'a Predicate> {
        self.predicates(ix).iter().find(|row| row.class == class)
    }

    /// Words that may be the particle of the verb: prepositions and adverbs at the end of their stretch of the sentence.
    fn particles(&self, verb: TokenIx) -> impl Iterator<Item = TokenIx> + '_ {
        let parse = self.parse;
        let ends = move |ix: TokenIx| {
            parse.after(ix).is_none_or(|next| {
                parse.is_punct(next) || self.relation(next) == Some(Relation::Content)
            })
        };
        let stretch = parse
            .indices()
            .skip(verb.at() + 1)
            .take_while(move |&ix| !parse.is_punct(ix));
        stretch
            .filter(move |&ix| matches!(parse[ix].tag.upos, Upos::Adp | Upos::Adv) && ends(ix))
            .filter(move |_| parse.is_finite_verb(verb))
    }

    /// The words that introduce the clause of `root`: complementizers, *te*, conjunctive adverbs.
    pub fn marks(&self, root: TokenIx) -> impl Iterator<Item = TokenIx> + '_ {
        let parse = self.parse;
        let marks = move |ix: &TokenIx| {
            parse[*ix].deprel == DepRel::Mark
                || parse[*ix].tag.upos == Upos::Sconj && parse[*ix].deprel != DepRel::Cc
                || self.is_second_subject(root, *ix)
        };
        parse.children(root).iter().copied().filter(marks)
    }

    /// *het bericht dat de brug dicht was*: what looks like a relative *dat* is none where the clause has a subject and
    /// the noun content.
    fn is_second_subject(&self, root: TokenIx, ix: TokenIx) -> bool {
        let parse = self.parse;
        let has_content = |noun: TokenIx| self.lexicon.nouns(&parse[noun].lemma).is_some();
        parse[root].head.is_some_and(has_content)
            && self.function(ix) == Some(Function::That)
            && parse.is_relative_pronoun(ix)
            && SUBJECTS.contains(&parse[ix].deprel)
            && parse.dependents(root, &SUBJECTS).any(|other| other > ix)
    }

    /// Whether the word asks, wherever it stands: *hoe*, *wat*, *wie*.
    pub fn is_interrogative(&self, ix: TokenIx) -> bool {
        matches!(
            self.function(ix),
            Some(Function::Interrogative | Function::What | Function::Who)
        )
    }

    /// Whether the clause of `root` is a *te*-infinitive.
    pub fn has_te(&self, root: TokenIx) -> bool {
        self.marks(root)
            .any(|mark| self.function(mark) == Some(Function::InfinitiveMarker))
    }

    /// The first word that introduces the clause with the relation.
    pub fn mark_with(&self, root: TokenIx, relation: Relation) -> Option<TokenIx> {
        self.marks(root)
            .find(|&mark| self.relation(mark) == Some(relation))
    }

    /// Whether the clause of `root` has a finite verb.
    pub fn is_finite(&self, root: TokenIx) -> bool {
        self.parse.finite_verb(root).is_some()
    }

    /// Whether `ix` governs a clause: a verb that is no attribute, or a word with a copula or subject.
    pub fn is_predicate(&self, ix: TokenIx) -> bool {
        let parse = self.parse;
        let verb = parse[ix].tag.upos == Upos::Verb && parse[ix].deprel != DepRel::Amod;
        verb || self.is_finite(ix)
            || parse
                .dependents(
                    ix,
                    &[DepRel::Cop, DepRel::Nsubj, DepRel::NsubjPass, DepRel::Csubj],
                )
                .next()
                .is_some()
    }

    /// The punctuation between the word before `ix` and `ix`, nearest first.
    pub fn punct_before(&self, ix: TokenIx) -> impl Iterator<Item = TokenIx> + '_ {
        self.parse.punct_before(ix)
    }

    /// *ook de burgemeester*: what sets somebody apart from others in one clause is not said in another.
    pub fn sets_apart(&self, ix: TokenIx) -> bool {
        self.parse[ix].tag.upos == Upos::Adv
            && matches!(self.function(ix), Some(Function::Also | Function::Focus))
    }

    /// Whether the word is a quotation mark of any style.
    pub fn is_quotation_mark(&self, ix: TokenIx) -> bool {
        self.parse.is_quotation_mark(ix)
    }

    /// Whether a comma, dash or bracket stands right before `ix`.
    pub fn is_set_off(&self, ix: TokenIx) -> bool {
        self.punct_before(ix).any(|at| is_separator(self.form(at)))
    }

    /// The lemmas of the words, as the lexicon asks for them, and the words as they stand; of *brengt op de hoogte*,
    /// which may be taken for `op_brengen`, the lemma of the bare verb too.
    pub fn lemmas(&self, tokens: &[TokenIx]) -> Vec<&str> {
        let parse = self.parse;
        tokens
            .iter()
            .flat_map(|&ix| {
                let lemma = parse[ix].lemma.as_str();
                let form = Some(self.form(ix)).filter(|&form| form != lemma);
                std::iter::once(lemma).chain(self.bare_verb(ix)).chain(form)
            })
            .collect()
    }

    /// The lemma of a separable verb without its particle: `brengen` of `op_brengen`; none where both are one word
    /// (*toelaat*).
    fn bare_verb(&self, ix: TokenIx) -> Option<&str> {
        let (particle, bare) = self.parse[ix].lemma.split_once('_')?;
        let joined = self.form(ix).starts_with(particle);
        (self.parse[ix].tag.upos == Upos::Verb && !joined).then_some(bare)
    }

    /// Whether the lexicon means the word by this lemma: one of [`Self::lemmas`].
    pub fn has_lemma(&self, ix: TokenIx, lemma: &str) -> bool {
        self.lemmas(&[ix]).contains(&lemma)
    }

    /// Whether the clause of `root` opens with its finite verb, as questions, orders and some conditions do.
    pub fn is_verb_first(&self, root: TokenIx, tokens: &[TokenIx]) -> bool {
        let first = self.parse.opening(tokens);
        first.is_some() && first == self.parse.finite_verb(root)
    }
}

/// What a lower-cased form does, also with the accents of stress.
fn function(form: &str) -> Option<Function> {
    let function = if form.is_ascii() {
        FUNCTIONS.get(form)
    } else {
        FUNCTIONS.get(&unstressed(form))
    };
    function.copied()
}

/// For each word the subordinator in several words that ends in it: its first word and its relation.
fn phrases(
    parse: &Parse,
    lexicon: &Lexicon,
    lower: &[String],
    functions: &[Option<Function>],
) -> Vec<Option<(TokenIx, Relation)>> {
    let forms: Vec<_> = lower.iter().map(String::as_str).collect();
    let mut phrases = vec![None; forms.len()];
    for start in parse.indices() {
        // *Hij zegt dan dat …*
        let then =
            functions[start.at()] == Some(Function::Then) && parse[start].deprel == DepRel::Advmod;
        let phrase = lexicon
            .connective_at(&forms[start.at()..])
            .filter(|phrase| phrase.words.len() > 1 && !then);
        if let Some(phrase) = phrase {
            let last = start.at() + phrase.words.len() - 1;
            phrases[last].get_or_insert((start, phrase.relation));
        }
    }
    phrases
}

/// Commas, dashes and brackets: what sets off a loose part.
fn is_separator(form: &str) -> bool {
    form.chars()
        .all(|c| matches!(c, ',' | '(' | ')' | '[' | ']' | '-' | '–' | '—' | ':' | ';'))
        && form != ",,"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammatical_words_are_sorted_and_unique() {
        let words: Vec<_> = include_str!("functions.tsv")
            .lines()
            .skip(1)
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert!(words.is_sorted_by(|a, b| a < b));
        assert_eq!(FUNCTIONS.get("te"), Some(&Function::InfinitiveMarker));
    }
}
