use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind},
    tree::{AUXILIARIES, DepRel, SUBJECTS, Upos},
};

/// *Nieuwe regels voor vuurwerk*: without a finite verb a main clause puts nothing forward.
pub(super) struct Fragment;

impl Gate for Fragment {
    fn rule(&self) -> &'static str {
        "fragment"
    }

    fn about(&self) -> &'static str {
        "has no finite verb (Nieuwe regels voor vuurwerk)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let parse = context.syntax.parse;
        let clause = &context.clauses[clause];
        match clause.kind {
            ClauseKind::Main => {
                !context.syntax.is_finite(clause.root) && !is_mistaken_past(context, clause.root)
                    || is_instruction(context, clause)
            }
            ClauseKind::Conjunct => {
                let first = parse[clause.root].head;
                let gapped = parse
                    .dependents(clause.root, &[DepRel::Orphan, DepRel::Nsubj, DepRel::Obj])
                    .next()
                    .is_some();
                !context.syntax.is_finite(clause.root)
                    && !gapped
                    && first.is_some_and(|first| {
                        !context.syntax.is_finite(first) && is_main(context, first)
                    })
            }
            _ => false,
        }
    }
}

/// *Met olie op smaak brengen*: what looks like a plural but has no subject and does not open its clause is an
/// infinitive.
fn is_instruction(context: &Context<'_>, clause: &Clause) -> bool {
    const LOOSE: [DepRel; 7] = [
        DepRel::Obl,
        DepRel::OblArg,
        DepRel::Nmod,
        DepRel::Advcl,
        DepRel::Conj,
        DepRel::Parataxis,
        DepRel::Punct,
    ];
    let parse = context.syntax.parse;
    let root = clause.root;
    let tag = &parse[root].tag;
    let participants = [&SUBJECTS[..], &AUXILIARIES[..], &[DepRel::Expl]].concat();
    let mut behind = parse.children(root).iter().filter(|&&ix| ix > root);
    parse.is_finite_verb(root)
        && tag.feat("Number") == Some("Plur")
        && tag.feat("Tense") == Some("Pres")
        && clause.tokens.first() != Some(&root)
        && behind.all(|&ix| LOOSE.contains(&parse[ix].deprel))
        && parse.dependents(root, &participants).next().is_none()
}

/// *De boer verkocht zijn koeien*: a past that looks like a participle, but has a subject and an object; *voer de
/// veerboot uit*: one that looks like a noun, but has a subject and no copula.
fn is_mistaken_past(context: &Context<'_>, root: crate::tree::TokenIx) -> bool {
    let parse = context.syntax.parse;
    let subject = parse
        .dependents(root, &[DepRel::Nsubj, DepRel::NsubjPass])
        .any(|ix| ix < root);
    let object = parse.dependents(root, &[DepRel::Obj]).any(|ix| ix > root);
    let noun = parse[root].tag.upos == Upos::Noun
        && parse.subject(root).is_some()
        && parse.dependent(root, DepRel::Cop).is_none();
    parse.is_participle(root) && subject && object || noun
}

fn is_main(context: &Context<'_>, root: crate::tree::TokenIx) -> bool {
    context
        .clauses
        .iter()
        .any(|clause| clause.root == root && clause.kind == ClauseKind::Main)
}
