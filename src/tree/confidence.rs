//! How sure a parser is of its tree.

use super::{DepRel, Parse, TokenIx};

/// No word makes more doubtful than this, in thousandths.
const LEAST: u16 = 20;

/// What a parser holds of the place of a word: probabilities in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odds {
    /// That it depends on the word that the tree says.
    pub head: u16,
    /// That its relation to that word is the one that the tree says.
    pub deprel: u16,
    /// Words that it may depend on instead (none: it may be the root); unlikely ones are left out.
    pub others: Vec<(Option<TokenIx>, u16)>,
    /// Of a word that shares its role with another of its head (see [`super::role`]): all places that it may have.
    pub places: Vec<Place>,
}

/// A place that a word may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The head.
    pub head: TokenIx,
    /// The relation to it.
    pub deprel: DepRel,
    /// How likely both are together, in millionths.
    pub share: u32,
}

impl Odds {
    /// Of a place about which there is no doubt.
    pub(super) const SURE: Self = Self {
        head: 1000,
        deprel: 1000,
        others: Vec::new(),
        places: Vec::new(),
    };

    /// Of a word that was moved to this place.
    pub(super) fn of(place: Place) -> Self {
        Self {
            head: u16::try_from(place.share / 1000).unwrap_or(1000),
            ..Self::SURE
        }
    }
}

impl Parse {
    /// The same tree with what its parser holds of each word, in text order.
    #[must_use]
    pub fn with_odds(self, odds: Vec<Odds>) -> Self {
        Self { odds, ..self }
    }

    /// The places that the parser holds possible of a word that shares its role with another, unless it was put right.
    pub fn places(&self, word: TokenIx) -> &[Place] {
        self.odds.get(word.at()).map_or(&[], |odds| &odds.places)
    }

    /// How sure the parser is, in per cent, that these words, in text order, belong together and that `head`, one of
    /// them, has its place in the sentence; 100 for a tree that was given.
    ///
    /// The parser gives each word a probability for every head. Taken as independent, they give the probability that
    /// the head of the words has its arc and relation, that no other of the words belongs elsewhere, that no word from
    /// elsewhere belongs to them, and that those which they share with another clause have their arcs.
    pub fn confidence(&self, words: &[TokenIx], head: TokenIx) -> u32 {
        let mut inside = vec![false; self.words().len()];
        for word in words {
            inside[word.at()] = true;
        }
        let is_inside = |ix: Option<TokenIx>| ix.is_some_and(|ix| inside[ix.at()]);
        let share = |thousandths: u16| f64::from(thousandths.max(LEAST)) / 1000.0;
        let mut confidence = 100.0;
        for (ix, odds) in self.indices().zip(&self.odds) {
            let stays = match (inside[ix.at()], is_inside(self[ix].head)) {
                _ if self.is_punct(ix) => continue,
                _ if ix == head => {
                    confidence *= share(odds.deprel);
                    odds.head
                }
                // what it shares with another clause, such as the subject of both
                (true, false) => odds.head,
                // a clause of its own, or a frame
                (false, true) => continue,
                (_, own) => {
                    let elsewhere = odds
                        .others
                        .iter()
                        .filter(|(head, _)| is_inside(*head) != own);
                    let elsewhere: u16 = elsewhere.map(|(_, share)| share).sum();
                    1000_u16.saturating_sub(elsewhere)
                }
            };
            confidence *= share(stays);
        }
        whole(confidence)
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "per cent are between 0 and 100"
)]
fn whole(per_cent: f64) -> u32 {
    per_cent.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::conllu;

    const SENTENCE: &str = "\
1\tDe\tde\tDET\t_\t_\t2\tdet\t_\t_
2\tsluis\tsluis\tNOUN\t_\t_\t4\tnsubj\t_\t_
3\tgisteren\tgisteren\tADV\t_\t_\t2\tadvmod\t_\t_
4\tlekte\tlekken\tVERB\t_\t_\t0\troot\t_\t_
5\tvolgens\tvolgens\tADP\t_\t_\t6\tcase\t_\t_
6\thaar\thaar\tPRON\t_\t_\t4\tobl\t_\t_

";

    fn parse(odds: &[(usize, Odds)]) -> Parse {
        let parse = conllu::read(SENTENCE.as_bytes()).unwrap()[0].to_parse();
        let mut all = vec![Odds::SURE; 6];
        for (at, odds) in odds {
            all[*at] = odds.clone();
        }
        parse.with_odds(all)
    }

    fn confidence(odds: &[(usize, Odds)]) -> u32 {
        let words: Vec<_> = (0..4).map(TokenIx).collect();
        parse(odds).confidence(&words, TokenIx(3))
    }

    fn maybe(head: u16, other: Option<u32>, share: u16) -> Odds {
        Odds {
            head,
            others: vec![(other.map(TokenIx), share)],
            ..Odds::SURE
        }
    }

    #[test]
    fn what_would_change_the_words_counts() {
        assert_eq!(confidence(&[]), 100);
        // inside, or outside, a word may hang elsewhere
        assert_eq!(confidence(&[(2, maybe(600, Some(3), 400))]), 100);
        assert_eq!(confidence(&[(4, maybe(600, Some(5), 400))]), 100);
        // it would go out, or come in
        assert_eq!(confidence(&[(2, maybe(600, Some(5), 400))]), 60);
        assert_eq!(confidence(&[(4, maybe(700, Some(3), 300))]), 70);
        // what hangs on the words without being one of them is a clause of its own or a frame
        assert_eq!(confidence(&[(5, maybe(700, None, 300))]), 100);
        // the head itself
        assert_eq!(confidence(&[(3, maybe(500, Some(1), 500))]), 50);
        let deprel = Odds {
            deprel: 800,
            ..maybe(500, Some(1), 500)
        };
        assert_eq!(confidence(&[(3, deprel)]), 40);
    }

    #[test]
    fn what_was_put_right_is_certain() {
        let doubted = parse(&[(2, maybe(600, Some(5), 400))]);
        let edit = crate::tree::Edit::new(TokenIx(2), TokenIx(3), DepRel::Advmod);
        let words: Vec<_> = (0..4).map(TokenIx).collect();
        assert_eq!(
            doubted.edited(vec![edit]).confidence(&words, TokenIx(3)),
            100
        );
    }
}
