use super::{Repair, finite_behind};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *De schuur werd een atelier en de stal werd gesloopt*: what somebody or something becomes is not coordinated with the
/// noun behind *en* that has a finite verb of its own right behind it.
pub(super) struct TurnedSubject;

impl Repair for TurnedSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|noun| Turn::find(parse, noun))
            .flat_map(|turn| turn.edits(parse))
            .collect()
    }
}

const BECOME: &str = "worden";

struct Turn {
    verb: TokenIx,
    predicate: TokenIx,
    subject: TokenIx,
    conjunction: TokenIx,
    clause: TokenIx,
}

impl Turn {
    fn find(parse: &Parse, subject: TokenIx) -> Option<Self> {
        let predicate = parse[subject]
            .head
            .filter(|_| parse[subject].deprel == DepRel::Conj)?;
        let conjunction = parse.dependent(subject, DepRel::Cc)?;
        let finite = finite_behind(parse, subject)?;
        let clause = parse[predicate].head.filter(|&clause| {
            SUBJECTS.contains(&parse[predicate].deprel)
                && (clause == finite || parse[finite].head == Some(clause))
        })?;
        let verb = parse.before(parse.first_of(predicate)).filter(|&verb| {
            parse.is_finite_verb(verb)
                && parse[verb].lemma == BECOME
                && (parse[verb].head == Some(clause) || parse[clause].head == Some(verb))
        })?;
        parse.agrees(subject, finite).then_some(Self {
            verb,
            predicate,
            subject,
            conjunction,
            clause,
        })
    }

    fn edits(&self, parse: &Parse) -> Vec<Edit> {
        let mut edits = vec![
            Edit::new(self.subject, self.clause, parse[self.predicate].deprel),
            Edit::new(self.conjunction, self.clause, DepRel::Cc),
            Edit::new(self.predicate, self.verb, DepRel::Xcomp),
        ];
        if AUXILIARIES.contains(&parse[self.verb].deprel) {
            edits.extend(self.parted(parse));
        }
        edits
    }

    /// The first clause, which is taken for a part of the second.
    fn parted(&self, parse: &Parse) -> Vec<Edit> {
        let before = parse.children(self.clause).iter().copied();
        before
            .filter(|&ix| ix < self.verb)
            .map(|ix| match parse[ix].deprel {
                DepRel::NsubjPass => Edit::new(ix, self.verb, DepRel::Nsubj),
                relation => Edit::new(ix, self.verb, relation),
            })
            .chain([
                Edit::place(
                    self.verb,
                    parse[self.clause].head,
                    parse[self.clause].deprel,
                ),
                Edit::new(self.clause, self.verb, DepRel::Conj),
            ])
            .collect()
    }
}
