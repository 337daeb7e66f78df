use super::{Judge, Judgement, accusation::accuser, alleged};
use crate::{attribution::Context, lexicon::Class, tree::DepRel};

/// *noemt de reis essentieel*, *acht hem schuldig*, *schat de schade op een miljoen*: the holder's view, in one clause.
pub(super) struct Opinion;

impl Judge for Opinion {
    fn rule(&self) -> &'static str {
        "opinion"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let clause = &context.clauses[clause];
        let parse = context.syntax.parse;
        let row = |class| {
            context
                .syntax
                .lexicon
                .predicate(&parse[clause.head].lemma, class)
                .is_some()
        };
        let holds = row(Class::Opinion) && holds_view(context, clause)
            || row(Class::Belief) && has_object(context, clause);
        (parse.is_verbal(clause.head) && holds).then(|| {
            let mut judgement = alleged(self.rule(), vec![clause.head]);
            judgement.sources = accuser(context, clause.head);
            judgement.removable = false;
            judgement.shared = false;
            judgement
        })
    }
}

/// A predicative word about the object or, in the passive, about the subject.
fn holds_view(context: &Context<'_>, clause: &crate::clauses::Clause) -> bool {
    let parse = context.syntax.parse;
    let object = parse
        .dependents(
            clause.head,
            &[DepRel::Obj, DepRel::NsubjPass, DepRel::Expl, DepRel::Nsubj],
        )
        .next()
        .is_some();
    let predicative = parse
        .dependents(clause.head, &[DepRel::Xcomp])
        .any(|ix| !parse.is_infinitive(ix) && clause.tokens.contains(&ix));
    object && predicative
}

fn has_object(context: &Context<'_>, clause: &crate::clauses::Clause) -> bool {
    let parse = context.syntax.parse;
    parse
        .dependents(clause.head, &[DepRel::Obj, DepRel::NsubjPass])
        .any(|ix| parse.is_nominal(ix) && parse[ix].tag.upos != crate::tree::Upos::Pron)
        && parse
            .dependents(clause.head, &[DepRel::CompoundPrt])
            .next()
            .is_none()
}
