use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, Function, idiom_around},
    inflect::{Agreement, Time, finite},
    lexicon::Modal,
    tree::{DepRel, SUBJECTS, TokenIx, Upos},
};

/// *Kijk voor de uitslagen op onze website.* tells somebody to do something.
pub(super) struct Order;

impl Gate for Order {
    fn rule(&self) -> &'static str {
        "order"
    }

    fn about(&self) -> &'static str {
        "tells or invites somebody to do something (Kijk op onze website.)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let clause = &context.clauses[clause];
        let parse = context.syntax.parse;
        let verb = parse.finite_verb(clause.root);
        if verb.is_some_and(|verb| is_adhortative(context, verb)) || is_called_for(context, clause)
        {
            return true;
        }
        // *Blijf binnen en sluit de ramen*, *Snijd het brood en bestrooi dat met kaas*
        let goes_on = |root: TokenIx| parse.subject(root).is_none_or(|subject| root < subject);
        if clause.kind == ClauseKind::Conjunct && goes_on(clause.root) {
            return clause.parent.is_some_and(|first| {
                self.bars(context, first)
                    || follows_order(self, context, first, clause)
                    || turns_to_reader(context, first, clause)
            });
        }
        let loose = matches!(clause.kind, ClauseKind::Main | ClauseKind::Parataxis);
        // *Maar kijk op de website*, *Nee wacht even*
        let outside = [Upos::Cconj, Upos::Intj];
        let mut words = clause.tokens.iter().copied();
        let first = words.find(|&ix| {
            !parse.is_punct(ix)
                && !outside.contains(&parse[ix].tag.upos)
                && !is_called_out(context, ix)
        });
        loose
            && verb.is_some_and(|verb| {
                follows_list(context, clause.root, verb)
                    || is_asked_politely(context, clause.root, verb)
                    || first == Some(verb) && is_imperative(context, clause.root, verb)
            })
    }
}

/// *Nou, kijk maar*: an adverb at the beginning, and a comma.
fn is_called_out(context: &Context<'_>, ix: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let comma = parse.after(ix).is_some_and(|next| parse[next].form == ",");
    let opens = parse.before(ix).is_none_or(|before| parse.is_punct(before));
    comma && opens && parse[ix].tag.upos == Upos::Adv
}

/// *Lang leve de bruid*, *Men drinke het koel*, *Wie dat wil weten, leze het boek*: a subjunctive.
fn is_called_for(context: &Context<'_>, clause: &Clause) -> bool {
    const MEN: &str = "men";
    let parse = context.syntax.parse;
    // not *dat was de ware*
    let tagged = parse.finite_verb(clause.root).is_some_and(|verb| {
        parse[verb].tag.has_part("conj") && parse.dependent(verb, DepRel::Det).is_none()
    });
    let first = parse.opening(&clause.tokens);
    let second = first.and_then(|first| match context.syntax.function(first) {
        Some(Function::Who) => {
            let comma = (first.0..=clause.root.0)
                .map(TokenIx)
                .find(|&ix| parse[ix].form == ",")?;
            parse.after(comma)
        }
        _ if context.syntax.form(first) == MEN => parse.after(first),
        _ => None,
    });
    matches!(
        clause.kind,
        ClauseKind::Main | ClauseKind::Conjunct | ClauseKind::Parataxis
    ) && (tagged || second.is_some_and(|second| is_subjunctive(context, second)))
}

/// *drinke*: no verb of the present ends in *e* but this one, and no past looks like it that is not the past of its verb.
fn is_subjunctive(context: &Context<'_>, verb: TokenIx) -> bool {
    let word = &context.syntax.parse[verb];
    let form = context.syntax.form(verb);
    let past = finite(&word.lemma, Time::Past, Agreement::First).form == form;
    let open = [Upos::Verb, Upos::Adj, Upos::Noun, Upos::Adv].contains(&word.tag.upos);
    open && !past
        && word.deprel != DepRel::Amod
        && form.len() > 3
        && form.ends_with('e')
        && !form.ends_with("ee")
}

/// *Hij zei: Ga naar huis, maar neem de trein*: beside an order behind a colon, whatever the tree coordinates it with.
fn follows_order(order: &Order, context: &Context<'_>, first: usize, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let opens = parse.opening(&clause.tokens) == parse.finite_verb(clause.root);
    let between = |other: &Clause| {
        other.kind == ClauseKind::Parataxis
            && other.parent == Some(first)
            && context.clauses[first].root < other.root
            && other.root < clause.root
    };
    let nearest = context.clauses.iter().rposition(between);
    opens && nearest.is_some_and(|nearest| order.bars(context, nearest))
}

/// *Wij hebben geen brood, dus vraag er niet om*: of the subject that it would share the verb has not the ending.
fn turns_to_reader(context: &Context<'_>, first: usize, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let shared = parse.subject(context.clauses[first].root);
    let speaker = |subject: TokenIx| {
        let tag = &parse[subject].tag;
        matches!(tag.feat("Person"), Some("1" | "2")) && !tag.has_part("mv")
    };
    parse.opening(&clause.tokens) == Some(clause.root)
        && is_bare_stem(context, clause.root, clause.root)
        && parse[clause.root].tag.feat("Tense") == Some("Pres")
        && shared.is_some_and(|subject| !speaker(subject))
}

/// *Dekens, jassen, schoenen, haal ze uit de kast*: what to do with them is told behind a comma.
fn follows_list(context: &Context<'_>, root: TokenIx, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let stem = finite(&parse[verb].lemma, Time::Present, Agreement::First);
    let plural = |subject: TokenIx| {
        subject < verb
            && parse.is_nominal(subject)
            && parse[subject].tag.feat("Number") == Some("Plur")
    };
    let commands = is_bare_stem(context, root, verb)
        || is_stem(context, root, verb)
        || verb == root && parse.subject(root).is_some_and(plural);
    commands
        && stem.form == context.syntax.form(verb)
        && lacks_ending(context, verb)
        && parse
            .before(verb)
            .is_some_and(|comma| parse[comma].form == ",")
}

/// *Laten we niet op de zaken vooruitlopen*, *Stop, laten we …*, *maar laten we …*; but *De fiets, die kapot is, laten we
/// thuis*.
fn is_adhortative(context: &Context<'_>, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let opens = parse
        .before(verb)
        .is_none_or(|before| parse.is_punct(before) || parse[before].tag.upos == Upos::Cconj);
    let pronoun = |ix: TokenIx| parse[ix].tag.feat("Person") == Some("1");
    let fronted = parse
        .dependents(verb, &[DepRel::Obj])
        .any(|object| object < verb);
    opens
        && !fronted
        && context.syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Causative)
        && parse.after(verb).is_some_and(pronoun)
}

fn is_imperative(context: &Context<'_>, root: TokenIx, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let participants = [
        &SUBJECTS[..],
        &[DepRel::Expl, DepRel::AuxPass, DepRel::Ccomp],
    ]
    .concat();
    let addressed = parse.dependents(root, &participants).next().is_none();
    let disagrees = parse.subject(root).is_some_and(|subject| {
        parse.is_nominal(subject)
            && parse[subject].tag.feat("Number") == Some("Plur")
            && parse[verb].tag.feat("Number") == Some("Sing")
    });
    // after a comma or quotation mark it is a frame: *…, roept een koopman*
    let mut marks = context.syntax.punct_before(verb).peekable();
    let aside = parse[root].deprel == DepRel::Parataxis
        && marks.peek().is_some()
        && marks.all(|at| context.syntax.form(at) != ":");
    let orders =
        is_let(context, root, verb) || is_told(context, root, verb) || is_stem(context, root, verb);
    (orders || !aside && (addressed || disagrees || is_bare_stem(context, root, verb)))
        && parse[verb].tag.feat("Tense") == Some("Pres")
        && parse[verb].tag.feat("Number") != Some("Plur")
}

/// *Laat de saus inkoken*, *laat iedereen maar komen*, *laat u niets wijsmaken*: what is let is no subject; but *…, laat de
/// bond weten*.
fn is_let(context: &Context<'_>, root: TokenIx, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let let_be = parse.subject(root).is_some_and(|subject| {
        let pronoun = parse[subject].tag.feat("PronType");
        matches!(parse[subject].tag.upos, Upos::Noun | Upos::Propn)
            || matches!(pronoun, Some("Ind" | "Tot"))
            || context.syntax.function(subject) == Some(Function::Polite)
    });
    let_be
        && context.syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Causative)
        && idiom_around(context.syntax, verb).is_none()
}

/// *Komt u eens kijken*, *Oh ja, gaat u zitten*: a verb in front of *u* asks, supposes or orders; not *Omdat het regent, komt
/// u binnen*.
fn is_asked_politely(context: &Context<'_>, root: TokenIx, verb: TokenIx) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let outside = [Upos::Punct, Upos::Cconj, Upos::Intj, Upos::X];
    let begins = |&ix: &TokenIx| !syntax.is_quotation_mark(ix) && syntax.form(ix) != ":";
    let mut before = (0..verb.0).rev().map(TokenIx).take_while(begins);
    let opens =
        before.all(|ix| outside.contains(&parse[ix].tag.upos) || is_called_out(context, ix));
    opens
        && parse[verb].tag.feat("Tense") == Some("Pres")
        && parse.subject(root).is_some_and(|subject| {
            syntax.function(subject) == Some(Function::Polite) && parse.after(verb) == Some(subject)
        })
}

/// *Bemoei je er niet mee*: what is no question is an order, and *je* its reflexive.
fn is_told(context: &Context<'_>, root: TokenIx, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let you = parse
        .subject(root)
        .filter(|&subject| parse.after(verb) == Some(subject));
    let stem = finite(&parse[verb].lemma, Time::Present, Agreement::First);
    // *Voor je gaat, zit je al vast*
    let opens =
        context.syntax.punct_before(verb).next().is_some_and(|at| {
            context.syntax.is_quotation_mark(at) || context.syntax.form(at) == ":"
        });
    you.is_some_and(|you| context.syntax.form(you) == "je")
        && (opens || verb.0 == 0)
        && verb == root
        && stem.form == context.syntax.form(verb)
}

/// *Vergeet dat plan*, *Waag het eens*: without a subject the bare stem orders, whatever seems to be its content.
fn is_bare_stem(context: &Context<'_>, root: TokenIx, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    verb == root && parse.subject(root).is_none() && lacks_ending(context, verb)
}

/// Whether the third person has a *t* that the verb has not.
fn lacks_ending(context: &Context<'_>, verb: TokenIx) -> bool {
    let lemma = &context.syntax.parse[verb].lemma;
    let third = finite(lemma, Time::Present, Agreement::Third);
    third.form.strip_suffix('t') == Some(context.syntax.form(verb))
}

/// *Schenk die over de vruchten*, *Meld u aan*: the bare stem with somebody or something else behind it, where the third
/// person has a *t*.
fn is_stem(context: &Context<'_>, root: TokenIx, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let other = parse.subject(root).is_some_and(|subject| {
        verb < subject
            && (!matches!(parse[subject].tag.feat("Person"), Some("1" | "2"))
                || context.syntax.function(subject) == Some(Function::Polite))
    });
    other && verb == root && lacks_ending(context, verb)
}
