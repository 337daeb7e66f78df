use std::ops::Range;

use super::{Repair, has_sense, is_intransitive, says};
use crate::{
    inflect::BE,
    lexicon::{Class, Lexicon, Modal},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De soep was, vond ik, veel te zout*, *Dat is geloof ik het woord*: what stands around a frame is one clause, of which
/// the frame takes no part: in front of it stands a finite verb that still lacks what follows.
pub(super) struct EmbracingClause;

impl Repair for EmbracingClause {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| Inserted::at(parse, lexicon, verb))
            .find_map(|frame| frame.edits(parse, lexicon))
            .unwrap_or_default()
    }
}

/// A frame inside a main clause that opens the sentence.
struct Inserted {
    /// The finite verb of the clause around.
    finite: TokenIx,
    /// The verb of the frame.
    verb: TokenIx,
    /// Who says or thinks so.
    subject: TokenIx,
    /// The clause in front of the frame.
    front: Range<TokenIx>,
    /// The words of the frame.
    frame: Range<TokenIx>,
    /// The clause behind the frame.
    rest: Range<TokenIx>,
}

impl Inserted {
    /// The frame of a verb, if there is one: between commas, or no more than *denk ik* behind the finite verb.
    fn at(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Self> {
        let subject = speaker(parse, verb)?;
        let personal = parse[subject].tag.feat("Person") == Some("1");
        let before = parse.before(verb)?;
        let comma = parse[before].form == ",";
        let thinks = says(parse, lexicon, verb)
            || comma && has_sense(parse, lexicon, verb, &[Class::Wish, Class::Emotive]);
        let (open, close) = if comma {
            (before, comma_from(parse, subject)?)
        } else {
            (verb, parse.after(subject)?)
        };
        let start = if comma { parse.after(close)? } else { close };
        let comma_behind = comma_from(parse, start);
        // *zegt Jan, de koster, …*
        let listed = comma_behind.is_some() && parse[subject].tag.upos != Upos::Pron;
        let end = comma_behind.or_else(|| stop(parse)).filter(|_| !listed)?;
        let finite = parse
            .indices()
            .take(open.at())
            .rfind(|&ix| parse.is_finite_verb(ix))?;
        let lacking = personal || lexicon.modal(&parse[finite].lemma).is_some();
        let inserted = Self {
            finite,
            verb,
            subject,
            front: TokenIx(0)..open,
            frame: verb..close,
            rest: start..end,
        };
        let near = comma || personal && finite == before;
        (thinks && near && lacking && inserted.is_split(parse, lexicon)).then_some(inserted)
    }

    /// Whether the clause in front has its verb in second place and ends with it, and none stands behind it.
    fn is_split(&self, parse: &Parse, lexicon: &Lexicon) -> bool {
        let finite = |range: &Range<TokenIx>| {
            let words = words(range);
            words.filter(|&ix| parse.is_finite_verb(ix)).count()
        };
        let subordinate = |ix: TokenIx| {
            let tag = &parse[ix].tag;
            tag.upos == Upos::Sconj || tag.asks_or_relates()
        };
        let first = words(&self.front).find(|&ix| !parse.is_punct(ix));
        let opening = self
            .tops(parse, &self.front)
            .filter(|&ix| ix < self.finite && parse[ix].tag.upos != Upos::Cconj);
        let personal = parse[self.subject].tag.upos == Upos::Pron;
        let mut late = words(&(self.finite..self.front.end)).skip(1);
        let opens = |ix: TokenIx| {
            let light = personal && matches!(parse[ix].tag.upos, Upos::Adv | Upos::Pron);
            light || lexicon.negation(&parse[ix].form).is_some()
        };
        let joined = |ix: TokenIx| matches!(parse[ix].deprel, DepRel::Mark | DepRel::Cc);
        finite(&self.front) == 1
            && finite(&self.frame) == 1
            && finite(&self.rest) == 0
            && opening.count() == 1
            && !first.is_some_and(subordinate)
            && late.all(opens)
            && !words(&self.front).any(|ix| parse.is_punct(ix))
            && !joined(self.rest.start)
    }

    /// The words of a stretch, the finite verb aside, that depend on it or on none of the others.
    fn tops<'p>(
        &'p self,
        parse: &'p Parse,
        stretch: &'p Range<TokenIx>,
    ) -> impl Iterator<Item = TokenIx> + 'p {
        let loose = |ix: TokenIx| {
            parse[ix]
                .head
                .is_none_or(|head| head == self.finite || !stretch.contains(&head))
        };
        words(stretch).filter(move |&ix| ix != self.finite && !parse.is_punct(ix) && loose(ix))
    }

    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Option<Vec<Edit>> {
        let root = parse.root().filter(|root| *root < self.rest.end)?;
        let rest: Vec<_> = self.tops(parse, &self.rest).collect();
        let stray = |ix: TokenIx| {
            parse[ix]
                .head
                .is_some_and(|head| self.frame.contains(&head))
        };
        let mistaken = self.frame.contains(&root)
            || parse[self.subject].head != Some(self.verb)
            || rest.iter().any(|&ix| stray(ix));
        let last = rest
            .last()
            .copied()
            .filter(|&last| mistaken && !self.tells_of_speaker(parse, lexicon, last))?;
        let (head, own) = self.join(parse, lexicon, last);
        let around = self
            .tops(parse, &self.front)
            .chain(rest)
            .map(|ix| (ix, head, self.relation(parse, lexicon, ix, own)));
        let within = self
            .tops(parse, &self.frame)
            .filter(|&ix| ix != self.verb)
            .map(|ix| (ix, self.verb, parse[ix].deprel));
        let beyond = (self.rest.end.0..)
            .map_while(|at| parse.after(TokenIx(at - 1)))
            .filter(|&ix| parse[ix].head.is_some_and(|above| above < self.rest.end))
            .map(|ix| (ix, head, parse[ix].deprel));
        let edits = [
            (self.verb, head, DepRel::Parataxis),
            (self.finite, head, own),
        ]
        .into_iter()
        .chain(around)
        .chain(within)
        .chain(beyond)
        .chain([(self.subject, self.verb, DepRel::Nsubj)])
        .filter(|&(ix, _, _)| ix != head)
        .map(|(ix, head, deprel)| Edit::new(ix, head, deprel));
        Some(std::iter::once(Edit::root(head)).chain(edits).collect())
    }

    /// *Dat kan, zegt Verbeek, voorzitter van de bond*, *Dat mag, zegt de koster, een oude man*: more about who speaks.
    fn tells_of_speaker(&self, parse: &Parse, lexicon: &Lexicon, last: TokenIx) -> bool {
        let modal = lexicon.modal(&parse[self.finite].lemma);
        let lacks = matches!(modal, Some(Modal::Perfect | Modal::Passive))
            && (parse.has_determiner(last) || parse.dependent(last, DepRel::Nummod).is_some());
        parse[self.subject].tag.upos != Upos::Pron
            && matches!(parse[last].tag.upos, Upos::Noun | Upos::Propn)
            && parse.dependent(last, DepRel::Case).is_none()
            && !lacks
    }

    /// The head of the clause, and what the finite verb is to it.
    fn join(&self, parse: &Parse, lexicon: &Lexicon, last: TokenIx) -> (TokenIx, DepRel) {
        let lemma = parse[self.finite].lemma.as_str();
        let modal = lexicon.modal(lemma);
        let plain = parse.dependent(last, DepRel::Case).is_none();
        if parse.is_participle(last) && modal.is_some() && plain {
            let passive =
                modal == Some(Modal::Passive) || lemma == BE && !is_intransitive(parse, last);
            let auxiliary = if passive {
                DepRel::AuxPass
            } else {
                DepRel::Aux
            };
            (last, auxiliary)
        } else if parse.is_infinitive(last) && modal.is_some() {
            (last, DepRel::Aux)
        } else if lemma == BE && plain {
            (last, DepRel::Cop)
        } else {
            (self.finite, DepRel::Root)
        }
    }

    /// What a part of the clause is to its head.
    fn relation(&self, parse: &Parse, lexicon: &Lexicon, ix: TokenIx, own: DepRel) -> DepRel {
        let nominal = parse.is_nominal(ix) && parse.dependent(ix, DepRel::Case).is_none();
        let becomes = lexicon.modal(&parse[self.finite].lemma) == Some(Modal::Passive);
        if self.front.contains(&ix) {
            let named = self
                .tops(parse, &self.front)
                .any(|other| other != ix && SUBJECTS.contains(&parse[other].deprel));
            return match own {
                _ if named || !nominal => parse[ix].deprel,
                DepRel::AuxPass => DepRel::NsubjPass,
                _ => DepRel::Nsubj,
            };
        }
        match parse[ix].tag.upos {
            Upos::Adv => DepRel::Advmod,
            Upos::Adj => DepRel::Xcomp,
            _ if !nominal => DepRel::Obl,
            _ if becomes => DepRel::Xcomp,
            _ => DepRel::Obj,
        }
    }
}

/// Who stands right behind the verb; a parser may take it for an object.
fn speaker(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let next = parse.after(verb).filter(|_| parse.is_finite_verb(verb))?;
    let pronoun = parse[next].tag.is_nominative();
    let mut nominals = parse.dependents(verb, &[DepRel::Nsubj, DepRel::Obj]);
    let noun = nominals.find(|&ix| parse.is_nominal(ix) && parse.first_of(ix) == next);
    Some(next).filter(|_| pronoun).or(noun)
}

/// The first comma from a word on.
fn comma_from(parse: &Parse, from: TokenIx) -> Option<TokenIx> {
    parse
        .indices()
        .skip(from.at())
        .find(|&ix| parse[ix].form == ",")
}

/// What stands behind the last word.
fn stop(parse: &Parse) -> Option<TokenIx> {
    let last = parse.indices().rfind(|&ix| !parse.is_punct(ix))?;
    Some(TokenIx(last.0 + 1))
}

fn words(stretch: &Range<TokenIx>) -> impl Iterator<Item = TokenIx> + use<> {
    (stretch.start.0..stretch.end.0).map(TokenIx)
}
