use super::{Judge, Judgement, alleged, guess, perfect::is_perfect};
use crate::{
    attribution::Context,
    clauses::{Clause, Syntax},
    inflect::{BE, auxiliary},
    lexicon::Modal,
    tree::{DepRel, TokenIx, Upos},
};

/// *moeten in het gebouw hebben gezeten*, *kan zijn ontstaan*, *zal wel slapen*: a guess.
pub(super) struct Epistemic;

impl Judge for Epistemic {
    fn rule(&self) -> &'static str {
        "epistemic_modal"
    }

    fn about(&self) -> &'static str {
        "moeten or kunnen makes it a guess (moet binnen zijn geweest)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let (syntax, clause) = (context.syntax, &context.clauses[clause]);
        let (finite, modal) = finite_modal(syntax, clause)?;
        let beside = guess::cues(syntax, clause, modal);
        let guesses = beside.is_some() || is_past_event(syntax, clause, modal);
        guesses.then(|| {
            alleged(
                self.rule(),
                [vec![finite], beside.unwrap_or_default()].concat(),
            )
        })
    }
}

/// The modal of the clause: in the present, or in the past above *zijn geweest* (*moest een vergissing zijn geweest*).
fn finite_modal(syntax: &Syntax<'_>, clause: &Clause) -> Option<(TokenIx, Modal)> {
    let parse = syntax.parse;
    let been = parse
        .dependents(clause.head, &[DepRel::Cop])
        .any(|ix| parse.is_participle(ix));
    let told = |ix: TokenIx| match parse[ix].tag.feat("Tense") {
        Some("Pres") => true,
        Some("Past") => been && syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Necessity),
        _ => false,
    };
    let finite = |ix: TokenIx| parse.is_finite_verb(ix) && told(ix) && ix != clause.head;
    let verbs = clause.predicate.iter().copied().filter(|&ix| finite(ix));
    verbs
        .filter_map(|ix| Some((ix, syntax.lexicon.modal(&parse[ix].lemma)?)))
        .find(|(_, modal)| {
            matches!(
                modal,
                Modal::Necessity | Modal::Possibility | Modal::Evidential
            )
        })
}

/// A perfect under *moet* or *kan*, which nobody can ask for any more; not *moet zijn ingeleverd*, *kandidaten moeten
/// de cursus hebben afgerond*.
fn is_past_event(syntax: &Syntax<'_>, clause: &Clause, modal: Modal) -> bool {
    let parse = syntax.parse;
    let perfect = is_perfect(syntax, clause);
    let passive = auxiliary(&parse[clause.head].lemma) != BE
        && parse.dependent(clause.head, DepRel::AuxPass).is_some();
    match modal {
        Modal::Possibility => perfect,
        Modal::Necessity => perfect && !passive && !is_anybody(syntax, clause),
        _ => false,
    }
}

/// *Kandidaten moeten …*: a bare plural stands for whoever it may be.
fn is_anybody(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    parse.subject(clause.root).is_some_and(|subject| {
        parse[subject].tag.upos == Upos::Noun
            && parse[subject].tag.feat("Number") == Some("Plur")
            && parse
                .dependents(subject, &[DepRel::Det, DepRel::Nummod, DepRel::NmodPoss])
                .next()
                .is_none()
    })
}
