use super::{
    Draft, Step, middle,
    participant::subject_of,
    phrases::{phrases, spine},
    relative,
    remnant::agree,
    restriction::restricted,
    te_infinitive,
    wording::{Phrase, Role, Wording, conjunct_before, first_conjunct, is_subordinate},
};
use crate::{
    clauses::{Clause, ClauseKind, Function, polar},
    coreference::{Class, nature::nature},
    inflect::{BE, auxiliary},
    lexicon::{Modal, With},
    repair::{is_intransitive, is_transitive},
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

/// Gives a further conjunct what it shares with the first: the subject, the auxiliary or copula, the verb of a gapped
/// clause, a fronted adverbial: *keerde terug en werd commandant* as *Haftar werd commandant*.
pub(super) struct Shared;

impl Step for Shared {
    fn rule(&self) -> &'static str {
        "shared"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let whole = polar(draft.syntax, draft.clause).is_some();
        if draft.clause.kind != ClauseKind::Conjunct || whole || te_infinitive::is_adverbial(draft)
        {
            return false;
        }
        let parse = draft.syntax.parse;
        let Some(first) = parse[draft.clause.root].head.and_then(|head| {
            // *wil kopen en verkopen*
            let joins = |clause: &&Clause| clause.root == head || clause.head == head;
            draft.clauses.iter().find(joins)
        }) else {
            return false;
        };
        let before = wording.clone();
        share_gap(draft, wording);
        share_object(draft, first, wording);
        share_object_before(draft, first, wording);
        share_object_of_predicate(draft, first, wording);
        let other_time = is_other_time(draft, first);
        if other_time {
            for phrase in &mut wording.phrases {
                phrase.role = Role::Other;
            }
        } else {
            name_remnant(draft, wording);
        }
        name_quality(draft, first, wording);
        let own_verb = wording.has(Role::Finite);
        share_verbs(draft, first, wording);
        let remnant = is_remnant_subject(draft, wording).then_some(draft.clause.root);
        let subject = remnant.or_else(|| parse.subject(draft.clause.root));
        if let Some(subject) = subject.filter(|_| !own_verb) {
            agree(draft, wording, subject);
        }
        own_subject(draft, first, wording);
        if !own_verb {
            middle::share(draft, first, wording);
        }
        let fronted = !other_time && share_front(draft, first, wording, own_verb);
        share_subject(draft, own_verb && !fronted, wording);
        *wording != before
    }
}

/// *de fiets die zij koopt en meteen verkoopt*, *het dorp waar zij woont en werkt*: a relative word in front of both has its
/// gap in both.
fn share_gap(draft: &Draft<'_>, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let relative = first_conjunct(draft, draft.clause);
    let gap = relative
        .marker
        .filter(|_| relative.kind == ClauseKind::Relative && parse.is_verbal(draft.clause.root));
    let Some(gap) = gap else { return };
    let object = parse[gap].deprel == DepRel::Obj;
    let root = draft.clause.root;
    let full = [DepRel::Obj, DepRel::NsubjPass, DepRel::Cop];
    // not *de trein die hij nam en te laat kwam*
    let transitive =
        auxiliary(&parse[root].lemma) != BE && parse.dependents(root, &full).next().is_none();
    let full = object && !transitive;
    // without another subject it is the gap that acts
    let acts = parse
        .subject(root)
        .or_else(|| parse.subject(relative.root))
        .is_none();
    if full || acts || relative::relative_word(draft).is_some() {
        return;
    }
    let told = Draft {
        clause: relative,
        ..*draft
    };
    if let Some(filled) = relative::filled(&told, gap) {
        wording.phrases.insert(0, filled);
        wording.verb_last = true;
    }
}

/// *koopt en renoveert panden*: what follows both verbs belongs to both.
fn share_object(draft: &Draft<'_>, first: &Clause, wording: &mut Wording) {
    let Some(&last) = draft.clause.tokens.last() else {
        return;
    };
    if draft
        .syntax
        .parse
        .dependent(draft.clause.root, DepRel::Obj)
        .is_some()
    {
        return;
    }
    let after: Vec<_> = first
        .tokens
        .iter()
        .copied()
        .filter(|&ix| ix > last && !draft.clause.tokens.contains(&ix))
        .collect();
    let shared = phrases(draft.syntax, first, &after)
        .into_iter()
        .filter(|phrase| phrase.role == Role::Other);
    wording.phrases.extend(shared);
}

/// *heeft de studie uitgebreid en herzien*, *dat zij de studie uitbreidt en herziet*: two participles, infinitives or verbs at
/// the end side by side have one object; *heeft het plan
/// verdedigd en later bestreden*: so have those with adverbs between where the verb cannot do without; not *zou leden
/// verliezen en verdwijnen*.
fn share_object_before(draft: &Draft<'_>, first: &Clause, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    // *wil kopen en verkopen*
    let Some(partner) = parse[root].head else {
        return;
    };
    let nonfinite = |ix: TokenIx| parse.is_participle(ix) || parse.is_infinitive(ix);
    let last = is_subordinate(draft) && [root, partner].iter().all(|&ix| parse.is_finite_verb(ix));
    let pair = last || nonfinite(root) && nonfinite(partner);
    let alone = draft.clause.tokens == [root];
    let cc = parse.dependent(root, DepRel::Cc).map(|cc| cc.0);
    let beside = cc == Some(partner.0 + 1) && cc == root.0.checked_sub(1);
    let needed = needs_object(draft, root) || is_transitive(parse, root);
    let modified = parse.is_participle(root) && needed && {
        let mut own = draft.clause.tokens.iter().filter(|&&ix| ix != root);
        own.all(|&ix| parse[ix].head == Some(root) && parse[ix].deprel == DepRel::Advmod)
    };
    let transitive = auxiliary(&parse[root].lemma) != BE && !is_intransitive(parse, root);
    if !pair || !transitive || !(alone && beside || modified) {
        return;
    }
    let objects = parse
        .dependents(partner, &[DepRel::Obj, DepRel::Iobj])
        .filter(|&ix| ix < partner && !parse.is_relative_pronoun(ix));
    put_first(draft, first, objects, wording);
    wording.verb_last |= last;
}

/// Verbs that take a noun as their content.
fn needs_object(draft: &Draft<'_>, verb: TokenIx) -> bool {
    let mut senses = draft.syntax.predicates(verb).iter();
    senses.any(|row| {
        matches!(
            row.with,
            With::Noun | With::Any | With::Predicate | With::Als
        )
    })
}

/// *maakt de reis langer, maar ook duurder*: what two predicative adjectives are said of.
fn share_object_of_predicate(draft: &Draft<'_>, first: &Clause, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let adjective = |ix: TokenIx| parse[ix].tag.upos == Upos::Adj;
    let root = draft.clause.root;
    let predicative = adjective(root)
        && parse.finite_verb(root).is_none()
        && parse
            .dependents(first.root, &[DepRel::Xcomp])
            .any(adjective);
    let Some(object) = parse
        .dependent(first.root, DepRel::Obj)
        .filter(|_| predicative)
    else {
        return;
    };
    put_first(draft, first, [object], wording);
}

/// Opens the wording with dependents of the first conjunct.
fn put_first(
    draft: &Draft<'_>,
    first: &Clause,
    dependents: impl IntoIterator<Item = TokenIx>,
    wording: &mut Wording,
) {
    let words: Vec<_> = dependents
        .into_iter()
        .flat_map(|ix| draft.syntax.parse.subtree(ix))
        .filter(|ix| first.tokens.contains(ix))
        .collect();
    let shared = phrases(draft.syntax, first, &words);
    wording.phrases.splice(0..0, shared);
}

/// *de Belgische zilver*: without a verb, the subject stands at the top of the tree.
fn name_remnant(draft: &Draft<'_>, wording: &mut Wording) {
    let gapped = draft
        .syntax
        .parse
        .dependent(draft.clause.root, DepRel::Orphan)
        .is_some();
    if let Some(at) = wording
        .position(Role::Predicate)
        .filter(|_| gapped && !wording.has(Role::Subject))
    {
        wording.phrases[at].role = Role::Subject;
        // the parts of a name
        let further = wording.phrases[at + 1..].iter();
        let parts = further
            .take_while(|phrase| phrase.role == Role::Predicate)
            .count();
        let parts: Vec<_> = wording.phrases.drain(at + 1..=at + parts).collect();
        let words = parts.into_iter().flat_map(|phrase| phrase.words);
        wording.phrases[at].words.extend(words);
    }
}

/// *de kinderen melk*, of a clause whose verb is left out: the first remnant is its subject.
fn is_remnant_subject(draft: &Draft<'_>, wording: &Wording) -> bool {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    parse.is_nominal(root)
        && parse.dependent(root, DepRel::Orphan).is_some()
        && wording
            .position(Role::Subject)
            .is_some_and(|at| wording.phrases[at].top == Some(root))
}

/// *Zij won met gemak; deze keer met moeite*: without a verb, a time beside a subject of another kind says when else.
fn is_other_time(draft: &Draft<'_>, first: &Clause) -> bool {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    let measure = |ix: TokenIx| nature(parse, ix).class == Class::Measure;
    let gapped = parse
        .dependents(root, &[DepRel::Orphan])
        .any(|orphan| parse.dependent(orphan, DepRel::Case).is_some());
    let subject = parse.subject(first.root);
    gapped
        && parse.dependent(root, DepRel::Case).is_none()
        && parse.subject(root).is_none()
        && measure(root)
        && subject.is_some_and(|subject| !measure(subject))
}

/// *lijkt vaag en verouderd*: a participle beside an adjective says what something is like.
fn name_quality(draft: &Draft<'_>, first: &Clause, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    let beside = parse.is_participle(root)
        && parse[first.head].tag.upos == Upos::Adj
        && parse.is_finite_verb(first.root);
    for phrase in wording
        .phrases
        .iter_mut()
        .filter(|phrase| beside && phrase.role == Role::Verb && phrase.top == Some(root))
    {
        phrase.role = Role::Predicate;
    }
}

/// The verbs of the first conjunct that the second lacks: all its auxiliaries, or only the finite one.
fn share_verbs(draft: &Draft<'_>, first: &Clause, wording: &mut Wording) {
    if wording.has(Role::Finite) {
        return;
    }
    let verbs = verbs(draft, first, wording.has(Role::Verb));
    let infinitive = |own: &Phrase| own.role == Role::Verb && is_infinitive(draft, own);
    let own = wording.phrases.iter().position(infinitive);
    for phrase in verbs {
        match (phrase.role, own) {
            (Role::Finite, _) if wording.verb_last => wording.phrases.push(phrase),
            (Role::Finite, _) => wording.phrases.insert(opening(wording), phrase),
            (_, None) => wording.phrases.push(phrase),
            (_, Some(_)) if is_modal(draft, &phrase) && !is_repeated(draft, &phrase, wording) => {
                let before = wording.right_edge();
                wording.phrases.insert(before, phrase);
            }
            (_, Some(_)) => {}
        }
    }
}

/// *had kunnen bellen en praten*: the *kunnen* of both.
fn is_modal(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    is_infinitive(draft, phrase)
        && phrase.top.is_some_and(|top| {
            let lemma = &draft.syntax.parse[top].lemma;
            matches!(
                draft.syntax.lexicon.modal(lemma),
                Some(Modal::Necessity | Modal::Possibility | Modal::Permission | Modal::Volition)
            )
        })
}

/// *moet kunnen remmen en kunnen draaien*: the conjunct has a *kunnen* of its own.
fn is_repeated(draft: &Draft<'_>, phrase: &Phrase, wording: &Wording) -> bool {
    let lemma = |phrase: &Phrase| phrase.top.map(|top| &draft.syntax.parse[top].lemma);
    let mut own = wording.phrases.iter();
    own.any(|other| other.role == Role::Verb && lemma(other) == lemma(phrase))
}

fn is_infinitive(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    phrase
        .words
        .iter()
        .filter_map(|word| word.source)
        .any(|ix| draft.syntax.parse.is_infinitive(ix))
}

/// One place after the subject, which may still be missing.
fn opening(wording: &Wording) -> usize {
    usize::from(
        wording
            .phrases
            .first()
            .is_some_and(|phrase| phrase.role == Role::Subject),
    )
}

/// The verbs of a clause that another can share; its lexical verb only if the other has none.
fn verbs(draft: &Draft<'_>, first: &Clause, has_verb: bool) -> Vec<Phrase> {
    let parse = draft.syntax.parse;
    let source = bearer(draft, first);
    let predicative = !parse.is_nominal(draft.clause.root)
        || parse.subject(draft.clause.root).is_none()
            && parse.dependent(draft.clause.root, DepRel::Orphan).is_none();
    // *is opwindend en het decor saai*
    let copular = parse.dependent(source.root, DepRel::Cop).is_some();
    let lexical = |ix: TokenIx| spine(draft.syntax, source).contains(&ix);
    // *wil kopen en verkopen*
    let root = draft.clause.root;
    let governed = parse.is_infinitive(root)
        && parse.is_infinitive(source.head)
        && draft.syntax.has_te(root) == draft.syntax.has_te(source.head);
    let governs = |ix: TokenIx| governed && lexical(ix) && ix != source.head;
    let auxiliary = |ix: TokenIx| AUXILIARIES.contains(&parse[ix].deprel);
    phrases(draft.syntax, source, &source.tokens)
        .into_iter()
        .filter(|phrase| matches!(phrase.role, Role::Finite | Role::Verb))
        .filter(|phrase| {
            let shared = |top| {
                lexical(top)
                    && !has_verb
                    && (phrase.role == Role::Finite || !predicative && !copular)
            };
            phrase
                .top
                .is_some_and(|top| auxiliary(top) || governs(top) || shared(top))
        })
        .collect()
}

/// The nearest conjunct before that has a finite verb.
fn bearer<'a>(draft: &Draft<'a>, first: &'a Clause) -> &'a Clause {
    std::iter::successors(Some(first), |clause| conjunct_before(draft, clause))
        .find(|clause| draft.syntax.parse.finite_verb(clause.root).is_some())
        .unwrap_or(first)
}

/// *moesten de badgasten vertrekken* beside *werd het strand gesloten*: what agrees with the verb and follows it is its
/// subject, if the other subject does not agree.
fn own_subject(draft: &Draft<'_>, first: &Clause, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let [verb, next, ..] = wording.phrases.as_slice() else {
        return;
    };
    let (Some(verb), Some(noun)) = (verb.top.filter(|_| verb.role == Role::Finite), next.top)
    else {
        return;
    };
    let plural = |ix: TokenIx| parse[ix].tag.feat("Number") == Some("Plur");
    let other = parse
        .finite_verb(first.root)
        .is_some_and(|first| plural(first) != plural(verb));
    let bare = parse.is_nominal(noun) && parse.dependent(noun, DepRel::Case).is_none();
    if other
        && bare
        && plural(noun) == plural(verb)
        && !wording.has(Role::Subject)
        && !wording.verb_last
    {
        wording.phrases[1].role = Role::Subject;
    }
}

/// *Gisteren werd de route bekend en konden de renners …*, *Als het regent, komt hij en leest hij*, *Brood koopt zij en eet zij*:
/// an inverted conjunct shares what opens the first; one without a subject shares the time and the condition. Whether there
/// was anything to share.
fn share_front(draft: &Draft<'_>, first: &Clause, wording: &mut Wording, own_verb: bool) -> bool {
    let subject = wording.has(Role::Subject);
    // *Toen had zij gegeten, over haar jeugd verteld en gelachen*
    let holder = if own_verb || subject {
        first
    } else {
        bearer(draft, first)
    };
    let opened = phrases(draft.syntax, holder, &holder.tokens);
    let [front, finite, ..] = opened.as_slice() else {
        return false;
    };
    let begins = own_verb && wording.position(Role::Finite) == Some(0) && !is_opened(draft);
    let same = match (begins, subject) {
        (true, true) => is_adverbial(draft, front) || is_missing_object(draft, front),
        (true, false) => middle::is_setting(draft, front) && !middle::has_setting(draft, wording),
        (false, false) => !own_verb && is_adverbial(draft, front),
        (false, true) => false,
    };
    let shares =
        same && !wording.verb_last && front.role == Role::Other && finite.role == Role::Finite;
    if shares {
        wording.phrases.insert(0, front.clone());
    }
    shares
}

/// *Brood*, of a verb that has no object of its own and may have one.
fn is_missing_object(draft: &Draft<'_>, front: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    let full = [DepRel::Obj, DepRel::Ccomp, DepRel::Xcomp, DepRel::Cop];
    front
        .top
        .is_some_and(|top| parse[top].deprel == DepRel::Obj && parse.is_nominal(top))
        && parse.is_verbal(root)
        && auxiliary(&parse[root].lemma) != BE
        && !is_intransitive(parse, root)
        && parse.dependents(root, &full).next().is_none()
}

/// *maar toen zij belde was het huis leeg*: a clause of its own opens the conjunct.
fn is_opened(draft: &Draft<'_>) -> bool {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    parse.finite_verb(root).is_some_and(|verb| {
        let clauses = [DepRel::Advcl, DepRel::Csubj, DepRel::Ccomp];
        parse.dependents(root, &clauses).any(|ix| ix < verb)
    })
}

fn is_adverbial(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    phrase
        .top
        .map(|top| draft.syntax.parse[top].deprel)
        .is_some_and(|relation| matches!(relation, DepRel::Advmod | DepRel::Obl | DepRel::Advcl))
}

/// The shared subject comes first, or behind the verb where something else opens the clause.
fn share_subject(draft: &Draft<'_>, own_verb: bool, wording: &mut Wording) {
    let there = wording
        .phrases
        .first()
        .and_then(|first| first.top)
        .is_some_and(|top| draft.syntax.function(top) == Some(Function::There));
    // *want met dit weer is het zwaar*: what opens the conjunct leaves no room for a shared subject
    let opened = wording
        .position(Role::Finite)
        .is_some_and(|finite| finite > 0);
    if wording.has(Role::Subject) || own_verb && (there || opened) && !wording.verb_last {
        return;
    }
    if let Some(subject) = subject_of(draft, draft.clause.root) {
        let second = wording.position(Role::Finite) == Some(1) && !wording.verb_last;
        let at = if second { 2 } else { 0 };
        let parse = draft.syntax.parse;
        let words =
            std::iter::successors(Some(draft.clause), |&clause| conjunct_before(draft, clause))
                .find(|clause| parse.subject(clause.root).is_some())
                .map_or_else(
                    || subject.words.clone(),
                    |holder| restricted(draft, holder, subject.words.clone()),
                );
        wording
            .phrases
            .insert(at, Phrase::new(Role::Subject, words));
    }
}
