use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, Function},
    inflect::{Agreement, Time, finite},
    tree::{AUXILIARIES, DepRel, Parse, SUBJECTS, TokenIx, Upos},
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
                    || is_remnant(context, clause)
            }
            ClauseKind::Parataxis => is_remnant(context, clause) || is_instruction(context, clause),
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
                    || parse.looks_infinitive(clause.root)
                        && (parse.subject(clause.root).is_none() || is_joined(parse, clause.root))
                        && clause.parent.is_some_and(|first| self.bars(context, first))
                    || is_afterthought(context, clause.root)
                    || goes_on_as_remnant(context, clause)
            }
            _ => false,
        }
    }
}

/// *Het plan is duur en traag, kenmerken die niemand waardeert*: a noun behind a coordination of adjectives that *en* has
/// closed is another word for what they say, and no third of them.
fn is_afterthought(context: &Context<'_>, root: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let closes = |first: TokenIx| {
        let mut earlier = parse
            .dependents(first, &[DepRel::Conj])
            .filter(|&other| other < root);
        parse[first].tag.upos == Upos::Adj
            && earlier.any(|other| parse.dependent(other, DepRel::Cc).is_some())
    };
    parse[root].tag.upos == Upos::Noun
        && parse.dependent(root, DepRel::Cc).is_none()
        && parse.dependent(root, DepRel::Cop).is_none()
        && parse.subject(root).is_none()
        && context.syntax.is_set_off(parse.first_of(root))
        && parse[root].head.is_some_and(closes)
}

/// *Met olie op smaak brengen*, *De muur verven en de tuin omspitten*, *één doel: de molen redden*: what looks like a plural but has no subject and does
/// not open its clause, or stands behind more than one phrase, is an infinitive.
fn is_instruction(context: &Context<'_>, clause: &Clause) -> bool {
    const LOOSE: [DepRel; 8] = [
        DepRel::Obl,
        DepRel::OblArg,
        DepRel::Nmod,
        DepRel::Advcl,
        DepRel::Ccomp,
        DepRel::Conj,
        DepRel::Parataxis,
        DepRel::Punct,
    ];
    let parse = context.syntax.parse;
    let root = clause.root;
    if is_joined(parse, root) {
        return true;
    }
    let participants = [&SUBJECTS[..], &AUXILIARIES[..], &[DepRel::Expl]].concat();
    let mut behind = parse.children(root).iter().filter(|&&ix| ix > root);
    parse.looks_infinitive(root)
        && clause.tokens.first() != Some(&root)
        && behind.all(|&ix| LOOSE.contains(&parse[ix].deprel))
        && (parse.dependents(root, &participants).next().is_none() || is_third(parse, root))
}

/// *De bloemen afknippen na de bloei*: in a main clause a plural leaves its particle behind.
fn is_joined(parse: &Parse, verb: TokenIx) -> bool {
    let whole = parse[verb].lemma.replace('_', "");
    let plural = finite(&whole, Time::Present, Agreement::Plural);
    // *De bedrijven afficheren zich …*
    let behind = [DepRel::Obj, DepRel::Iobj, DepRel::ExplPv, DepRel::Ccomp];
    let acts = parse.subject(verb).is_some_and(|subject| subject < verb)
        && parse.dependents(verb, &behind).any(|ix| verb < ix);
    let governs = [&AUXILIARIES[..], &[DepRel::Mark]].concat();
    parse.looks_infinitive(verb)
        && plural.particle.is_some()
        && parse[verb].form == whole
        && !acts
        && parse.dependents(verb, &governs).next().is_none()
}

/// Whether two or more phrases stand in front of the verb, with no punctuation between them and it.
fn is_third(parse: &Parse, verb: TokenIx) -> bool {
    const PHRASES: [DepRel; 5] = [
        DepRel::Nsubj,
        DepRel::Obj,
        DepRel::Iobj,
        DepRel::Obl,
        DepRel::OblArg,
    ];
    let start = (0..verb.0).rfind(|&at| parse.is_punct(TokenIx(at)));
    let before = parse.children(verb).iter().filter(|&&ix| {
        ix < verb
            && PHRASES.contains(&parse[ix].deprel)
            && start.is_none_or(|start| parse.first_of(ix).0 > start)
    });
    before.count() > 1
}

/// *Met wie ze al vier jaar samenwoonde.*, *Waar iets nieuws altijd meer kost.*: a relative clause by itself, with its
/// verb at the end.
fn is_remnant(context: &Context<'_>, clause: &Clause) -> bool {
    let syntax = context.syntax;
    let parse = syntax.parse;
    let Some(first) = parse.opening(&clause.tokens) else {
        return false;
    };
    let word = if parse[first].deprel == DepRel::Case {
        parse.after(first)
    } else {
        Some(first)
    };
    let relates = word.filter(|&word| {
        parse[word].head == Some(clause.root)
            && (syntax.is_interrogative(word)
                || matches!(
                    syntax.function(word),
                    Some(Function::Where | Function::SentenceRelative)
                ))
    });
    let verb = parse.finite_verb(clause.root);
    let between = |word: TokenIx, verb: TokenIx| {
        let mut parts = parse.children(clause.root).iter();
        parts.any(|&ix| word < ix && ix < verb && !parse.is_punct(ix))
    };
    // *Wanneer zij komt, is onbekend*
    let finite = clause.tokens.iter().filter(|&&ix| parse.is_finite_verb(ix));
    let alone = finite.count() == 1;
    relates
        .zip(verb)
        .is_some_and(|(word, verb)| alone && between(word, verb))
}

/// *Hoe zij de winkel vulden en alle kasten kochten.*: with its verb at the end it goes on with the clause that stands by
/// itself.
fn goes_on_as_remnant(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let first = clause.parent.map(|first| &context.clauses[first]);
    let remains =
        first.is_some_and(|first| first.kind == ClauseKind::Main && is_remnant(context, first));
    let verb = parse.finite_verb(clause.root);
    remains && verb.is_some() && verb == clause.tokens.last().copied() && clause.tokens.len() > 1
}

/// *De boer verkocht zijn koeien*: a past that looks like a participle, but has a subject and an object; *voer de
/// veerboot uit*: one that looks like a noun, but has a subject and no copula.
fn is_mistaken_past(context: &Context<'_>, root: TokenIx) -> bool {
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

fn is_main(context: &Context<'_>, root: TokenIx) -> bool {
    context
        .clauses
        .iter()
        .any(|clause| clause.root == root && clause.kind == ClauseKind::Main)
}
