//! A speech frame beside the words it reports: *'Ik kom', zegt X*, *X zegt: ik kom*, *…, zo meldt X*.

use crate::{
    clauses::{self, Clause, ClauseKind},
    lexicon::Class,
    tree::{DepRel, TokenIx},
};

use super::{Attribution, Context, Sieve, content_clause, source};

pub(super) struct Quotation;

/// The name of the sieve.
pub const RULE: &str = "quotation";

impl Sieve for Quotation {
    fn rule(&self) -> &'static str {
        RULE
    }

    fn about(&self) -> &'static str {
        "a verb of saying stands beside direct speech (‘Het dak lekt’, zegt X)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let (frame, class) = frame_of(context, clause)?;
        Some(content_clause::under(
            context,
            self.rule(),
            class,
            context.clauses[frame].head,
            Some(frame),
        ))
    }
}

/// The speech frame that covers the clause.
fn frame_of(context: &Context<'_>, clause: usize) -> Option<(usize, Class)> {
    let content = &context.clauses[clause];
    if !matches!(
        content.kind,
        ClauseKind::Main | ClauseKind::Parataxis | ClauseKind::Conjunct
    ) {
        return None;
    }
    let mut beside = (0..context.clauses.len())
        .filter(|&at| at != clause)
        .filter(|&at| {
            let frame = &context.clauses[at];
            let below = frame.kind == ClauseKind::Parataxis && frame.parent == Some(clause);
            // *De reus keek op en zei: …*
            let conjunct = frame.kind == ClauseKind::Conjunct && frame.parent == content.parent;
            let above = content.kind == ClauseKind::Parataxis && content.parent == Some(at)
                || content.kind != ClauseKind::Main && conjunct;
            below && reports_aside(context, frame) || above && announces(context, frame, content)
        });
    beside.find_map(|at| {
        speech_class(context, &context.clauses[at], content).map(|class| (at, class))
    })
}

/// Whether the clause has nothing to say of its own: no content clause, no object.
fn reports_aside(context: &Context<'_>, frame: &Clause) -> bool {
    let parse = context.syntax.parse;
    // *was er geen daling vast te stellen: …*
    let seen = context.syntax.has_te(frame.head) && parse.is_infinitive(frame.head);
    let relations = [DepRel::Obj, DepRel::Ccomp, DepRel::Nsubj];
    // *zag zich gedwongen*
    let of_itself = |relation| parse.dependent(frame.root, relation).is_some();
    if of_itself(DepRel::ExplPv) && of_itself(DepRel::Xcomp) {
        return false;
    }
    let full = parse
        .dependents(frame.head, if seen { &relations } else { &relations[..2] })
        .filter(|&ix| source::inverted_subject(context, frame.head) != Some(ix))
        .any(|ix| {
            // *het bovennatuurlijke*
            let noun = parse.is_nominal(ix) || parse.dependent(ix, DepRel::Det).is_some();
            noun && !is_pointer(context, ix)
                || context.clauses.iter().any(|clause| clause.root == ix)
        });
    !full && !context.is_quoted(frame)
}

/// *dat*, *het*: points to the words that the frame reports.
pub(super) fn is_pointer(context: &Context<'_>, ix: TokenIx) -> bool {
    let word = &context.syntax.parse[ix];
    matches!(word.tag.feat("PronType"), Some("Dem" | "Prs"))
        && word.tag.upos == crate::tree::Upos::Pron
}

/// *X zegt: P*, *X zegt, 'P'*: the frame stands first and a colon or quotation mark opens the content.
fn announces(context: &Context<'_>, frame: &Clause, content: &Clause) -> bool {
    let Some(&first) = content.tokens.first() else {
        return false;
    };
    let opened = context
        .syntax
        .punct_before(first)
        .any(|at| is_opening(context.syntax.form(at)));
    frame.root < first && opened && reports_aside(context, frame)
}

fn is_opening(form: &str) -> bool {
    matches!(form, ":" | "‘" | "“" | "„" | ",," | "\"" | "'" | "«")
}

/// How the frame's verb presents speech: as its row in the lexicon says; any verb that stands first after quoted words
/// reports them (*‘…’, hekelt de voorzitter*).
fn speech_class(context: &Context<'_>, frame: &Clause, content: &Clause) -> Option<Class> {
    // *hoort het ijs kraken*
    let does = context.syntax.parse.is_infinitive(frame.head) && frame.head != frame.root;
    if does && clauses::verb_classes(context.syntax, frame.head).is_empty() {
        return None;
    }
    // *laat de club weten*
    let mut senses = clauses::verb_classes(context.syntax, frame.root);
    senses.extend(clauses::verb_classes(context.syntax, frame.head));
    let speech = [
        (Class::Report, Class::Report),
        (Class::Quote, Class::Report),
        (Class::Belief, Class::Belief),
        (Class::Factive, Class::Report),
        (Class::Emotive, Class::Report),
        (Class::Veridical, Class::Veridical),
        (Class::Raising, Class::Raising),
    ];
    let known = speech.into_iter().find(|(class, _)| senses.contains(class));
    let verb_first = context.syntax.is_verb_first(frame.root, &frame.tokens);
    let after_quotation = context.is_quoted(content) && frame.root > content.root && verb_first;
    // *…, stelt de raad voor, …*
    let proposes = verb_first && senses.contains(&Class::Wish);
    known
        .map(|(_, class)| class)
        .or((after_quotation || proposes).then_some(Class::Report))
}
