//! Quoted words whose speaker stands in another sentence.

use crate::{
    clauses::{ClauseKind, Function, owner},
    coreference::{Class as Nature, nature::nature},
    lexicon::Class,
    tree::{DepRel, TokenIx, Upos},
};

use super::{Attribution, Context, Reach, Sieve, Speaking, source};

pub(super) struct Speaker;

impl Sieve for Speaker {
    fn rule(&self) -> &'static str {
        "speaker"
    }

    fn about(&self) -> &'static str {
        "another sentence names who is quoted (De bakker belt. ‘Ik ben dicht.’)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let content = &context.clauses[clause];
        let loose = matches!(
            content.kind,
            ClauseKind::Main | ClauseKind::Parataxis | ClauseKind::Conjunct | ClauseKind::Adverbial
        );
        if !loose
            || !context.is_quoted(content)
            || content
                .parent
                .is_some_and(|parent| context.is_quoted(&context.clauses[parent]))
        {
            return None;
        }
        let known = context.memory.speaker.clone();
        let Speaking { sources, cues } = introduced(context, clause)
            .or_else(|| begun(context, clause))
            .or_else(|| known.filter(|_| !follows_colon(context, clause)))
            .unwrap_or_default();
        let is_mark = |&at: &TokenIx| super::quotes::is_mark(context.syntax.form(at));
        let mut before = context.syntax.punct_before(*content.tokens.first()?);
        let mark = before.find(is_mark).or_else(|| {
            // what was opened in a sentence before is closed in this one
            let behind = content.tokens.last()?.at() + 1;
            context.syntax.parse.indices().skip(behind).find(is_mark)
        });
        let cues = if cues.is_empty() {
            mark.map(|at| context.syntax.parse[at].span)
                .into_iter()
                .collect()
        } else {
            cues
        };
        Some(Attribution {
            rule: self.rule(),
            class: Class::Report,
            cues,
            words: Vec::new(),
            sources,
            negated: false,
            frame: None,
            reach: Reach::All,
        })
    }
}

/// *De wethouder zei dat het plan ‘goed is, en dat blijft zo’*: who says the words that the quotation begins with.
fn begun(context: &Context<'_>, clause: usize) -> Option<Speaking> {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let first = *context.clauses[clause].tokens.first()?;
    let before = (0..first.0)
        .rev()
        .map(TokenIx)
        .take_while(|&ix| !syntax.is_quotation_mark(ix))
        .find(|&ix| !parse.is_punct(ix) && parse[ix].tag.upos != Upos::Cconj)?;
    let number = context
        .clauses
        .iter()
        .position(|other| other.tokens.contains(&before))?;
    let reported = context.clauses[number].kind == ClauseKind::Complement;
    let found = super::attributions(context, number).next();
    let found = found.filter(|_| reported && context.quoted[before.at()])?;
    Some(Speaking {
        sources: found.sources,
        cues: found.cues,
    })
}

/// *De directeur is duidelijk: 'Wij verkopen niet.'*, *Minister Verbeek: 'De cijfers vallen tegen.'*
fn introduced(context: &Context<'_>, clause: usize) -> Option<Speaking> {
    let parse = context.syntax.parse;
    let content = &context.clauses[clause];
    let colon = colon_before(context, clause)?;
    let before = (0..colon.0).map(TokenIx);
    let outer = content
        .parent
        .map(|at| context.clauses[at].root)
        .filter(|&root| root < colon);
    // *Bos zei dat zij kwam: ‘…’*: the parser may hang the clause in front on the words behind
    let beside = || {
        let mut frames = parse.dependents(content.root, &[DepRel::Parataxis]);
        frames.find(|&root| root < colon && parse.is_verbal(root))
    };
    let named = outer
        .or_else(beside)
        .and_then(|root| who_acts(context, root))
        .or_else(|| {
            before.clone().find(|&ix| {
                // *Met een knipoog: ‘…’* names nobody
                is_name(context, ix)
                    && parse.dependent(ix, DepRel::Case).is_none()
                    && parse[ix].head.is_none_or(|head| head > colon)
            })
        })
        .or(outer.filter(|&root| parse.is_nominal(root)))
        .map(|named| {
            let told = before.clone().any(|ix| parse.is_finite_verb(ix));
            let owner = who_has(context, named).filter(|_| !told);
            owner.unwrap_or(named)
        })?;
    Some(Speaking {
        sources: super::source_spans(context, named),
        cues: Vec::new(),
    })
}

/// *In de brief wordt gesteld: ‘…’*: a clause in front of the colon tells where the words come from, though it names nobody.
fn follows_colon(context: &Context<'_>, clause: usize) -> bool {
    let parse = context.syntax.parse;
    colon_before(context, clause).is_some_and(|colon| {
        let mut before = (0..colon.0).map(TokenIx);
        before.any(|ix| parse.is_finite_verb(ix) && !context.quoted[ix.at()])
    })
}

/// The colon in front of the quoted words that the clause is among.
fn colon_before(context: &Context<'_>, clause: usize) -> Option<TokenIx> {
    const COLON: &str = ":";
    let quoted = |ix: TokenIx| context.quoted[ix.at()];
    let first = context.clauses[clause].tokens.first()?;
    (0..first.0)
        .rev()
        .map(TokenIx)
        .take_while(|&ix| quoted(ix) || context.syntax.parse.is_punct(ix))
        .find(|&ix| context.syntax.form(ix) == COLON && !quoted(ix))
}

/// *De reactie van de wethouder: ‘…’*, *Zijn conclusie: ‘…’*: whose words a thing in front of the colon is.
fn who_has(context: &Context<'_>, named: TokenIx) -> Option<TokenIx> {
    let parse = context.syntax.parse;
    let thing = parse[named].tag.upos == Upos::Noun && nature(parse, named).class == Nature::Thing;
    let owner = owner(context.syntax, named, &[Function::Owner]).filter(|_| thing)?;
    let speaks = parse[owner].deprel == DepRel::NmodPoss
        || parse[owner].tag.upos == Upos::Propn
        || nature(parse, owner).class == Nature::Person;
    speaks.then_some(owner)
}

/// The subject, or who acts in the passive: *Het plan werd door de buren gehekeld: ‘…’*
fn who_acts(context: &Context<'_>, root: TokenIx) -> Option<TokenIx> {
    let thing = |ix: TokenIx| {
        matches!(
            context.syntax.function(ix),
            Some(Function::That | Function::It | Function::There)
        )
    };
    source::agent(context, root)
        .or_else(|| context.syntax.parse.subject(root))
        .filter(|&ix| !thing(ix))
}

/// *Bakker*, *Van der Meer*, of which a parser may take the first word for a preposition.
fn is_name(context: &Context<'_>, ix: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let mut rest = parse.dependents(ix, &[DepRel::Flat]);
    parse.is_nominal(ix) || rest.any(|part| parse[part].tag.upos == Upos::Propn)
}
