//! Puts together what frames, in-clause signs and the clauses above say of one clause.

use super::{
    findings::{findings, point},
    rules::{FRAME, POINTING},
};
use crate::{
    attribution::{self, Attribution, Context, Pointing, Reach, Speaking},
    claim::{Finding, Polarity, Scope, Status},
    clauses::{Clause, ClauseKind, Function},
    factuality::{self, Judgement, negation},
    lexicon::Class,
    text::Span,
    tree::{DepRel, TokenIx, Upos},
};

/// What the text does with one clause.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    /// The rule by which it is no claim.
    pub(super) reason: Option<&'static str>,
    pub(super) is_frame: bool,
    /// The gate that bars it.
    barred: Option<&'static str>,
    /// Whether somebody is said to say it.
    speaks: bool,
    pub(super) status: Status,
    pub(super) polarity: Polarity,
    pub(super) cues: Vec<Span>,
    pub(super) cue_words: Vec<TokenIx>,
    pub(super) sources: Vec<Span>,
    pub(super) rules: Vec<&'static str>,
    /// Whose word the status is.
    pub(super) decider: Decider,
    /// What each rule says, the one that decided first; none unless asked for.
    pub(super) findings: Option<Vec<Finding>>,
    /// What clauses below and beside it share.
    voice: Option<Attribution>,
    /// What a frame stands inside of: it shares nobody's voice, but what it vouches for is vouched for by a speaker only.
    around: Option<Attribution>,
    /// Who says that it is known, and so all that hangs on it.
    said: Option<Attribution>,
    judgement: Option<Judgement>,
}

/// Whose word counts for the status of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decider {
    /// The writer's: nobody else says it, and no word leaves it open.
    Writer,
    /// That of those who put the clause forward.
    Voice,
    /// That of those who put the clause above forward.
    VoiceAbove,
    /// That of the clause's own words.
    Judgement,
}

impl Verdict {
    /// The verdict on the clause with this number; a clause that is only the frame of another is no claim and shares
    /// nobody's voice. `above` are the verdicts on the clauses before it.
    pub(super) fn new(
        context: &Context<'_>,
        number: usize,
        own: Option<&Attribution>,
        is_frame: bool,
        above: &[Self],
    ) -> Self {
        let clause = &context.clauses[number];
        let parent = clause.parent.and_then(|parent| above.get(parent));
        let passed_on = parent
            .and_then(|parent| parent.passed_on(context, clause))
            .filter(|voice| !describes_source(context, clause, voice));
        let around = passed_on.clone().filter(|_| is_frame);
        let voice = own.cloned().or(passed_on.filter(|_| !is_frame));
        let judgement =
            factuality::judge(context, number).or_else(|| shared(context, number, parent));
        let unfinished =
            clause.kind == ClauseKind::Conjunct && !context.syntax.is_finite(clause.root);
        let barred = factuality::barred(context, number, is_frame).or_else(|| {
            parent
                .filter(|_| unfinished)
                .and_then(|parent| parent.barred)
        });
        let mut verdict = Self {
            reason: barred.or(is_frame.then_some(FRAME.name)),
            is_frame,
            barred,
            speaks: false,
            status: Status::Asserted,
            polarity: negation::polarity(context.syntax, clause),
            cues: Vec::new(),
            cue_words: Vec::new(),
            sources: Vec::new(),
            rules: vec![clause.rule],
            decider: Decider::Writer,
            findings: None,
            voice,
            around,
            said: None,
            judgement,
        };
        verdict.decide(context, parent);
        verdict
    }

    /// Asks all rules what they say, not only those that decide.
    pub(super) fn explain(&mut self, context: &Context<'_>, number: usize, above: Option<&Self>) {
        self.findings = Some(findings(context, number, self, above));
    }

    fn decide(&mut self, context: &Context<'_>, parent: Option<&Self>) {
        match (self.voice.take(), self.judgement.take()) {
            (Some(voice), judgement) => {
                self.attributed(context, &voice, judgement.as_ref(), parent);
                self.voice = Some(voice);
                self.judgement = judgement;
            }
            (None, Some(judgement)) => {
                self.judged(context, &judgement);
                self.judgement = Some(judgement);
            }
            (None, None) => {}
        }
    }

    fn attributed(
        &mut self,
        context: &Context<'_>,
        voice: &Attribution,
        judgement: Option<&Judgement>,
        parent: Option<&Self>,
    ) {
        self.rules.push(voice.rule);
        self.decider = Decider::Voice;
        self.cues.clone_from(&voice.cues);
        self.cue_words.clone_from(&voice.words);
        self.sources.clone_from(&voice.sources);
        self.speaks = voice.class != Class::Denial && !voice.sources.is_empty();
        if self.sources.is_empty() && voice.class != Class::Denial {
            self.sources = unnamed(voice, judgement, parent);
        }
        if let Some(judgement) = judgement.filter(|judgement| judgement.removable) {
            self.hedged(context, judgement);
        }
        self.status = match given(voice) {
            Status::Asserted => self.vouched(judgement, parent),
            status => status,
        };
        if voice.negated && matches!(voice.class, Class::Belief | Class::Veridical) {
            self.polarity = Polarity::Negative;
        }
        if let Some(judgement) = judgement.filter(|judgement| judgement.status == Status::Denied) {
            self.judged(context, judgement);
            // *Volgens de kapitein is van gevaar geen sprake*: who rejects it is named
            if judgement.sources.is_empty() && alleges(voice.class) {
                self.sources.clone_from(&voice.sources);
                self.cues.extend(&voice.cues);
                self.cues.sort_unstable_by_key(|cue| cue.start);
            }
        }
    }

    /// What the words of the clause add to its frame: *meldt dat de man zou zijn gevlucht*.
    fn hedged(&mut self, context: &Context<'_>, judgement: &Judgement) {
        self.rules.extend(&judgement.rules);
        if judgement.status == Status::Alleged {
            self.cues.extend(cue_spans(context, judgement));
            self.cues.sort_unstable_by_key(|cue| cue.start);
            self.cues.dedup();
            self.cue_words.extend(judgement.cue_words());
        }
    }

    /// Content of a factive frame: the writer vouches for it unless somebody else says so or it is hedged itself.
    fn vouched(&mut self, judgement: Option<&Judgement>, parent: Option<&Self>) -> Status {
        // *‘Wij weten dat het dak lekt en dat het waait’, zegt X*: of the second clause too
        let said = parent.and_then(|parent| {
            let voices = [&parent.said, &parent.voice, &parent.around];
            voices.into_iter().find_map(Option::as_ref)
        });
        if let Some(voice) = said.filter(|voice| alleges(voice.class)) {
            self.sources.clone_from(&voice.sources);
            self.said = Some(voice.clone());
            self.decider = Decider::VoiceAbove;
            return Status::Alleged;
        }
        match judgement {
            Some(judgement) if judgement.status == Status::Alleged => {
                self.decider = Decider::Judgement;
                Status::Alleged
            }
            _ => Status::Asserted,
        }
    }

    fn judged(&mut self, context: &Context<'_>, judgement: &Judgement) {
        self.rules.extend(&judgement.rules);
        self.decider = Decider::Judgement;
        self.status = judgement.status;
        self.cues = cue_spans(context, judgement).collect();
        if judgement.removable {
            self.cue_words.extend(judgement.cue_words());
        }
        self.sources.clone_from(&judgement.sources);
        if judgement.status == Status::Denied {
            self.polarity = Polarity::Positive;
            // *is geen sprake van*: what is denied is that there is
            let negations = judgement.cue_words();
            let negations = negations.filter(|&ix| {
                context.syntax.negation(ix).is_some()
                    && context.syntax.parse[ix].tag.upos != Upos::Pron
            });
            self.cue_words.extend(negations);
        }
    }

    /// Who says that it is known, if that decides.
    pub(super) fn said(&self) -> Option<&Attribution> {
        self.said.as_ref()
    }

    /// Whether somebody is named who says it.
    pub(super) fn speaks(&self) -> bool {
        self.speaks && !self.sources.is_empty()
    }

    /// Who says it, or rejects what is said.
    pub(super) fn own(&self) -> Speaking {
        Speaking {
            sources: self.sources.clone(),
            cues: self.cues.clone(),
        }
    }

    /// Who is said to say it, if that is not said inside a quotation: *‘De kok zegt dat het brandt, maar Bos ontkent dat’,
    /// zegt X* tells of X.
    pub(super) fn speaking(&self, context: &Context<'_>) -> Option<Speaking> {
        // not *‘Ze riepen: ‘Weg!’ Ik bleef’*
        let beside = self.voice.as_ref().filter(|voice| {
            let named = !super::memory::is_pronoun(context, &voice.sources);
            self.quotes() && voice.sources == self.sources && named && !is_announced(context, voice)
        });
        let named = [&self.voice, &self.around].into_iter().flatten();
        let named = named.map(|voice| Speaking {
            sources: voice.sources.clone(),
            cues: voice.cues.clone(),
        });
        std::iter::once(self.own())
            .filter(|own| beside.is_some() || !is_quoted(context, &own.sources))
            .chain(named.filter(|other| !is_quoted(context, &other.sources)))
            .find(|speaking| !speaking.sources.is_empty())
    }

    /// Whether its own words are spoken beside their frame: *‘…’, legt ze uit*.
    pub(super) fn quotes(&self) -> bool {
        self.voice
            .as_ref()
            .is_some_and(|voice| voice.rule == attribution::QUOTATION)
    }

    /// A denial or report that points to this clause from another.
    pub(super) fn turn(&mut self, status: Status, pointing: &Pointing) {
        if self.status == Status::Denied && status == Status::Denied {
            self.sources.extend(&pointing.sources);
        } else {
            self.sources.clone_from(&pointing.sources);
        }
        self.status = status;
        for cue in &pointing.cues {
            if !self.cues.contains(cue) {
                self.cues.push(*cue);
            }
        }
        self.rules.push(POINTING.name);
        point(&mut self.findings, status, pointing);
    }

    /// The attribution that a clause of the kind below or beside this one shares.
    pub(super) fn passed_on(&self, context: &Context<'_>, clause: &Clause) -> Option<Attribution> {
        let kind = clause.kind;
        let said = self.said.as_ref().filter(|_| kind != ClauseKind::Conjunct);
        let voice = said.or(self.voice.as_ref())?.clone();
        let beside = matches!(kind, ClauseKind::Conjunct | ClauseKind::Parataxis);
        let loose = beside || kind == ClauseKind::Adverbial;
        let shares_subject = context.syntax.parse.subject(clause.root).is_none();
        let reaches = match voice.reach {
            // *‘…’, zegt X, maar uit de cijfers blijkt …*, *‘…’, zegt X, terwijl hij wijst*
            _ if loose && leaves_quotation(context, clause) => false,
            Reach::Shared => kind == ClauseKind::Conjunct && shares_subject,
            _ if kind == ClauseKind::Conjunct => true,
            Reach::Coordinated => beside,
            Reach::All => alleges(voice.class),
        };
        // *denkt niet dat de man, die hier woont, terugkomt*: what is only told beside the content is not negated with it
        let aside = !matches!(kind, ClauseKind::Conjunct | ClauseKind::Complement);
        let keeps = matches!(voice.class, Class::Belief | Class::Veridical);
        reaches.then_some(Attribution {
            frame: None,
            negated: voice.negated && !(aside && keeps),
            ..voice
        })
    }
}

/// Whether one of the places stands inside quotation marks of the sentence.
fn is_quoted(context: &Context<'_>, places: &[Span]) -> bool {
    let parse = context.syntax.parse;
    let mut quoted = parse.indices().filter(|ix| context.quoted[ix.at()]);
    quoted.any(|ix| places.iter().any(|place| place.contains(parse[ix].span)))
}

/// *‘Mensen zeggen: ga weg’*: whether the frame stands in front of a colon, and no quotation of its own begins there.
fn is_announced(context: &Context<'_>, voice: &Attribution) -> bool {
    const COLON: &str = ":";
    let parse = context.syntax.parse;
    let frame = voice.frame.map(|frame| &context.clauses[frame]);
    let last = frame.and_then(|frame| frame.tokens.last());
    let behind = last
        .and_then(|&last| parse.after(last))
        .filter(|&behind| context.syntax.form(behind) == COLON);
    let opened = behind.and_then(|colon| parse.after(colon));
    behind.is_some() && !opened.is_some_and(|ix| context.syntax.is_quotation_mark(ix))
}

/// Whether the clause before is quoted and this one is not.
fn leaves_quotation(context: &Context<'_>, clause: &Clause) -> bool {
    let before = clause.parent.map(|parent| &context.clauses[parent]);
    before.is_some_and(|before| context.is_quoted(before)) && !context.is_quoted(clause)
}

/// *aldus Molenkamp, die zich beroept op cijfers*: what is told of a speaker is not part of the speech.
fn describes_source(context: &Context<'_>, clause: &Clause, voice: &Attribution) -> bool {
    let parse = context.syntax.parse;
    let described = matches!(clause.kind, ClauseKind::Relative | ClauseKind::Apposition);
    parse[clause.root].head.is_some_and(|anchor| {
        let within = |source: &Span| source.contains(parse[anchor].span);
        described && voice.sources.iter().any(within)
    })
}

/// Who says what nobody is named for: who holds the opinion that is quoted (*'Vier op de vijf vindt het duur.'*), or who
/// says that it is uncertain (*De raad zegt dat niet vaststaat dat …*).
fn unnamed(
    voice: &Attribution,
    judgement: Option<&Judgement>,
    parent: Option<&Verdict>,
) -> Vec<Span> {
    let holder = judgement.filter(|judgement| judgement.status == Status::Alleged);
    let outer = parent
        .filter(|parent| parent.is_frame && given(voice) == Status::Alleged)
        .and_then(|parent| parent.voice.as_ref().or(parent.around.as_ref()))
        .filter(|voice| voice.class != Class::Denial);
    let holders = holder.map(|judgement| &judgement.sources);
    let sources = holders.filter(|sources| !sources.is_empty());
    sources
        .or(outer.map(|voice| &voice.sources))
        .cloned()
        .unwrap_or_default()
}

/// The places in the text of the words that decided.
pub(super) fn cue_spans<'j>(
    context: &'j Context<'_>,
    judgement: &'j Judgement,
) -> impl Iterator<Item = Span> + 'j {
    let cues = judgement.cues.iter();
    cues.flat_map(|cue| context.cue_spans(cue))
}

/// The status that an attribution gives by itself.
pub(super) fn given(voice: &Attribution) -> Status {
    match voice.class {
        Class::Denial if !voice.negated => Status::Denied,
        Class::Factive | Class::Emotive | Class::Veridical => Status::Asserted,
        _ => Status::Alleged,
    }
}

/// How far an attribution goes.
pub(super) fn scope(voice: &Attribution) -> Scope {
    match voice.reach {
        Reach::All if alleges(voice.class) => Scope::Reported,
        Reach::Shared => Scope::Clause,
        _ => Scope::Coordinated,
    }
}

/// Whether content of the class is not vouched for.
fn alleges(class: Class) -> bool {
    !matches!(
        class,
        Class::Denial | Class::Factive | Class::Emotive | Class::Veridical
    )
}

/// A conjunct without a finite verb shares the *zou* or *mogelijk* of the first, an inverted one what stands in front:
/// *Misschien is hij ziek en heeft hij koorts*.
pub(super) fn shared(
    context: &Context<'_>,
    number: usize,
    parent: Option<&Verdict>,
) -> Option<Judgement> {
    let clause = &context.clauses[number];
    let dependent = !context.syntax.is_finite(clause.root);
    parent
        .filter(|_| clause.kind == ClauseKind::Conjunct)?
        .judgement
        .clone()
        .filter(|judgement| judgement.shared)
        .filter(|judgement| dependent || shares_front(context, clause, judgement))
}

/// Whether both clauses have their subject behind the verb, and the words that decide in front of all.
fn shares_front(context: &Context<'_>, clause: &Clause, judgement: &Judgement) -> bool {
    let syntax = context.syntax;
    let inverted = |clause: &Clause| {
        let verb = syntax.parse.finite_verb(clause.root)?;
        let subject = syntax.parse.subject(clause.root)?;
        (verb < subject).then_some(verb)
    };
    let front = clause
        .parent
        .and_then(|parent| inverted(&context.clauses[parent]));
    let mut cues = judgement.cues.iter().flatten();
    inverted(clause).is_some()
        && syntax.is_verb_first(clause.root, &clause.tokens)
        && front.is_some_and(|verb| cues.all(|&cue| cue < verb))
}

/// *Er zijn onderzoekers die menen dat P*: the main clause only presents the subject of a frame.
pub(super) fn only_presents(context: &Context<'_>, number: usize, verdicts: &[Verdict]) -> bool {
    let clause = &context.clauses[number];
    let parse = context.syntax.parse;
    let there = parse
        .children(clause.root)
        .iter()
        .any(|&child| context.syntax.function(child) == Some(Function::There));
    there
        && parse
            .dependents(clause.root, &[DepRel::Nsubj])
            .any(|subject| {
                context
                    .clauses
                    .iter()
                    .zip(verdicts)
                    .any(|(other, verdict)| {
                        verdict.is_frame
                            && other.kind == ClauseKind::Relative
                            && parse[other.root].head == Some(subject)
                    })
            })
}
