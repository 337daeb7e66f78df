use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, verb_classes},
    lexicon::{Addressee, Class},
    tree::{AUXILIARIES, DepRel, Parse, TokenIx, Upos},
};

/// *‘Waar is de uitgang?’, vroeg een bezoeker*, *De reus zei: ‘Ga weg.’*: the verb of saying beside quoted words, with
/// nothing of its own to say.
pub(super) struct Said;

impl Gate for Said {
    fn rule(&self) -> &'static str {
        "said"
    }

    fn about(&self) -> &'static str {
        "a verb of saying beside quoted words, no more (…, vroeg een bezoeker)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let clause = &context.clauses[clause];
        let loose = matches!(
            clause.kind,
            ClauseKind::Main | ClauseKind::Parataxis | ClauseKind::Conjunct | ClauseKind::Adverbial
        ) || clause.kind == ClauseKind::Relative
            && colon_behind(context.syntax.parse, clause).is_some();
        loose
            && (follows_quotation(context, clause)
                || ends_quotation(context, clause)
                || announces(context, clause)
                || is_bare(context, clause))
            && speaks(context, clause)
    }
}

/// The verb stands first, right after a closing quotation mark.
fn follows_quotation(context: &Context<'_>, clause: &Clause) -> bool {
    let Some(&first) = clause.tokens.first() else {
        return false;
    };
    let verb_first = context.syntax.parse.finite_verb(clause.root) == Some(first);
    let after_quotation = context.syntax.punct_before(first).any(|mark| {
        let word = context.syntax.parse.before(mark);
        context.syntax.is_quotation_mark(mark) && word.is_some_and(|word| context.quoted[word.at()])
    });
    verb_first && after_quotation && !context.quoted[first.at()]
}

/// *‘Mijn tuin, mijn regels’, luidt haar antwoord*: all in front of the verb is quoted.
fn ends_quotation(context: &Context<'_>, clause: &Clause) -> bool {
    let Some(verb) = context.syntax.parse.finite_verb(clause.root) else {
        return false;
    };
    let mut before = clause.tokens.iter().take_while(|&&ix| ix < verb).peekable();
    let closed = context
        .syntax
        .punct_before(verb)
        .any(|mark| context.syntax.is_quotation_mark(mark));
    closed
        && before.peek().is_some()
        && before.all(|ix| context.quoted[ix.at()])
        && !context.quoted[verb.at()]
}

/// A colon and an opening quotation mark stand right behind the clause.
fn announces(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    colon_behind(parse, clause)
        .and_then(|colon| parse.after(colon))
        .is_some_and(|mark| context.syntax.is_quotation_mark(mark))
}

/// The colon right behind the clause.
fn colon_behind(parse: &Parse, clause: &Clause) -> Option<TokenIx> {
    let behind = clause.tokens.last().and_then(|&last| parse.after(last));
    behind.filter(|&next| parse[next].form == ":")
}

/// *…, zegt Bakker*, *De landen zeggen: …*: the verb stands first or in front of a colon and has nothing but its
/// subject.
fn is_bare(context: &Context<'_>, clause: &Clause) -> bool {
    // *vraagt hij zich opeens af*
    const OWN: [DepRel; 3] = [DepRel::Advmod, DepRel::CompoundPrt, DepRel::ExplPv];
    let parse = context.syntax.parse;
    let subject = parse.subject(clause.root);
    let first = clause.tokens.first() == parse.finite_verb(clause.root).as_ref();
    let others = parse.children(clause.root).iter().any(|&ix| {
        // *zal ik maar zeggen*
        let aside = parse.is_punct(ix)
            || OWN.contains(&parse[ix].deprel)
            || AUXILIARIES.contains(&parse[ix].deprel);
        !aside && Some(ix) != subject && clause.tokens.contains(&ix)
    });
    let colon = colon_behind(parse, clause).is_some();
    // *Toen het lukte, knikte hij*
    let aside = clause.kind != ClauseKind::Main;
    // *Soms ziet niemand het en wordt het niet gemeld*
    let told = clause.kind == ClauseKind::Conjunct
        && subject.is_some_and(|subject| parse[subject].deprel == DepRel::NsubjPass);
    // *en stond die niet meer af*
    let joined = parse.dependent(clause.root, DepRel::Cc).is_some()
        && parse.dependent(clause.root, DepRel::CompoundPrt).is_some();
    (first && aside && !joined || colon) && subject.is_some() && !others && !told
}

/// A verb of saying or asking without content of its own.
fn speaks(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let senses = context.syntax.predicates(clause.head);
    // *krijgt de huurder te horen*
    let says = verb_classes(context.syntax, clause.head)
        .iter()
        .any(|&class| {
            let thinks =
                matches!(class, Class::Belief | Class::Factive) && is_bare(context, clause);
            thinks || matches!(class, Class::Report | Class::Quote | Class::Question)
        });
    // *vertelde hij de raad*; a question is told with whom it was put to
    let first = clause.tokens.first();
    let asked = first.is_some_and(|&first| {
        let mut marks = context.syntax.punct_before(first);
        marks.any(|mark| context.syntax.form(mark).ends_with('?'))
    });
    let addressed = senses
        .iter()
        .any(|row| matches!(row.addressee, Addressee::Object | Addressee::Indirect));
    // without a subject the object is a mistaken one: *vroeg een bezoeker*
    let object = parse.subject(clause.root).is_some()
        && (asked || !addressed)
        && parse
            .dependents(clause.head, &[DepRel::Obj])
            .any(|ix| parse.is_nominal(ix))
        && !ends_quotation(context, clause);
    // *De daders zijn bekend: …*
    let verbal = parse[clause.head].tag.upos != Upos::Adj;
    says && verbal && !object && parse.dependent(clause.head, DepRel::Ccomp).is_none()
}
