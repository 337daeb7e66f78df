use super::{
    Advice, Effect, Future, Plan, Possible, Reading,
    signs::{Sign, verb_sign},
    usage::{Usage, is_definite},
};
use crate::{
    clauses::{ClauseKind, Function, adjective_class},
    factuality::{condition, negation},
    lexicon::{Class, Modal},
    tree::{DepRel, TokenIx, Upos},
};

/// *Als de brug open was geweest, zou …*, *in dat geval zou …*, *dat zou jammer zijn*: nothing is said to be so.
pub(in crate::factuality) struct Unreal;

impl Reading for Unreal {
    fn name(&self) -> &'static str {
        "zou_unreal"
    }

    fn about(&self) -> &'static str {
        "zou(den) tells what is not so (als hij kwam, zou …)"
    }

    fn effect(&self) -> Effect {
        Effect::Bar
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        condition::has_condition(usage.syntax(), usage.clause)
            || is_told_as_unreal(usage)
            || is_answered(usage)
            || is_supposed_deed(usage)
            || is_imagined(usage)
            || is_own(usage)
            || is_at_a_loss(usage)
            || is_too_late(usage)
            || !usage.names_source()
                && (is_supposed(usage)
                    || is_evaluated(usage)
                    || is_supposed_of_that(usage)
                    || is_judged_deed(usage)
                    || is_any(usage))
    }
}

/// *in dat geval*, *anders*; not *zou anders hebben gestemd*, which tells how
fn is_told_as_unreal(usage: &Usage<'_>) -> bool {
    let parse = usage.syntax().parse;
    let tells_how = |last: TokenIx| {
        let next = parse.after(last);
        next.is_none_or(|next| parse.is_punct(next) || usage.clause.predicate.contains(&next))
    };
    // *zou dan een andere loop hebben genomen*, *De winst zou dan dalen*; not *zou dan ook dalen*
    let aimed = |&then: &TokenIx| {
        let also = parse
            .after(then)
            .is_some_and(|next| usage.syntax().function(next) == Some(Function::Also));
        !also && !usage.is_told() && !reads_otherwise(usage)
    };
    let then = parse
        .after(usage.verb)
        .filter(|&then| usage.syntax().function(then) == Some(Function::Then))
        .filter(|then| usage.perfect || aimed(then));
    then.is_some()
        || usage
            .at(Sign::Unreal)
            .any(|last| last < usage.verb || !tells_how(last))
}

/// *…, want dan zou de brug dicht zijn*, *Dan zou het land failliet gaan*: *dan* answers what was supposed before; not *Dan
/// zou hij in mei vertrekken*.
fn is_answered(usage: &Usage<'_>) -> bool {
    const FOR: &str = "want";
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let then = parse
        .before(usage.verb)
        .filter(|&then| syntax.function(then) == Some(Function::Then));
    let opens = then.is_some() && parse.opening(&usage.clause.tokens) == then;
    let argues = then
        .and_then(|then| parse.before(then))
        .is_some_and(|before| syntax.form(before) == FOR);
    let others: [&dyn Reading; 3] = [&Possible, &Plan, &Future];
    opens && (argues || !usage.is_reported() && !others.iter().any(|other| other.fits(usage)))
}

/// *De brug te slopen zou een vergissing zijn*, *Wijken voor die eis zou dom zijn*: what nobody has done yet stands in front
/// for the subject; *Het treffen zou in mei zijn* has a noun there.
fn is_supposed_deed(usage: &Usage<'_>) -> bool {
    let parse = usage.syntax().parse;
    let opens = |ix: TokenIx| {
        usage.subject == Some(ix)
            && !usage.is_told()
            && (parse.is_infinitive(ix) || parse[ix].tag.feat("Number") == Some("Plur"))
            && parse.opening(&usage.clause.tokens) == Some(ix)
            && parse[usage.verb].tag.feat("Number") == Some("Sing")
    };
    let last = parse.before(usage.verb);
    let subject = usage
        .subject
        .filter(|&subject| Some(parse.last_of(subject)) == last);
    let deed = last
        .filter(|&ix| parse.is_infinitive(ix) && parse[ix].head == Some(usage.clause.root))
        .or(subject.filter(|&ix| opens(ix)))
        .filter(|&ix| parse.dependent(ix, DepRel::Det).is_none());
    deed.is_some() && usage.subject.is_none_or(|subject| Some(subject) == deed)
}

/// *Je zou denken*
fn is_imagined(usage: &Usage<'_>) -> bool {
    !usage.perfect && usage.has_person(&["2"]) && usage.shows(Sign::Imagined)
}

/// *Ik zou hem hebben ontslagen*, *dat zou ik niet kopen*: nobody has to be told by others what he did himself.
fn is_own(usage: &Usage<'_>) -> bool {
    usage.has_person(&["1"])
        && !usage.names_source()
        && !usage.is_hedged()
        && (usage.perfect || !reads_otherwise(usage))
}

/// *Hij zou niet weten hoe*: the question is left at its first word.
fn is_at_a_loss(usage: &Usage<'_>) -> bool {
    const KNOW: &str = "weten";
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let head = usage.clause.head;
    let asks = parse
        .after(head)
        .filter(|&ix| syntax.is_interrogative(ix) || syntax.function(ix) == Some(Function::Where));
    let ends = |ix: TokenIx| parse.after(ix).is_none_or(|next| parse.is_punct(next));
    parse[head].lemma == KNOW
        && asks.is_some_and(ends)
        && negation::negating_word(syntax, usage.clause).is_some()
}

/// *Sommige scènes zouden korter hebben gekund*
fn is_too_late(usage: &Usage<'_>) -> bool {
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let head = usage.clause.head;
    parse.is_participle(head)
        && syntax.lexicon.modal(&parse[head].lemma) == Some(Modal::Possibility)
}

/// *Met een reddingsvest zou hij nog leven*, *zonder de vrijwilligers zou de kerk er niet staan*: the condition is a
/// phrase.
fn is_supposed(usage: &Usage<'_>) -> bool {
    let syntax = usage.syntax();
    usage.clause.tokens.iter().any(|&ix| {
        let Some(noun) = syntax.parse[ix]
            .head
            .filter(|_| syntax.parse[ix].deprel == DepRel::Case)
        else {
            return false;
        };
        let first = usage.clause.tokens.first() == Some(&ix);
        match syntax.function(ix) {
            Some(Function::With) if first => with(usage, noun),
            Some(Function::Without) => without(usage, noun, first),
            _ => false,
        }
    })
}

/// Not *met een mes zou hij de deur hebben geforceerd*, which tells how.
fn with(usage: &Usage<'_>, noun: TokenIx) -> bool {
    let parse = usage.syntax().parse;
    let mut attributes = parse.dependents(noun, &[DepRel::Amod]);
    let compares = |ix: TokenIx| parse[ix].tag.feat("Degree") == Some("Cmp");
    // *Met een trainer zou een beter resultaat zijn behaald*
    let mut words = usage.clause.tokens.iter();
    let compared = words.any(|&ix| compares(ix) && parse[ix].deprel == DepRel::Amod);
    let better = attributes.any(compares);
    let open = (!usage.perfect || compared) && !is_definite(usage.syntax(), noun);
    (better || open) && !usage.has_modal(Modal::Possibility)
}

/// Not *zonder vergunning zou hij hebben gebouwd*.
fn without(usage: &Usage<'_>, noun: TokenIx, first: bool) -> bool {
    let syntax = usage.syntax();
    let negated = negation::negating_word(syntax, usage.clause).is_some();
    // *zonder de kortingen zou de winst hoger zijn geweest*: a state is not done in any manner
    let state = syntax
        .parse
        .dependent(usage.clause.head, DepRel::Cop)
        .is_some();
    negated || is_definite(syntax, noun) || first && (!usage.perfect || state)
}

/// *Dat zou rampzalig zijn*, *dat zou een ramp betekenen*, *dat zou geen zin hebben*: what would follow from it; not *dat
/// zou onwaar zijn*, *dat zou de reden zijn*.
fn is_supposed_of_that(usage: &Usage<'_>) -> bool {
    let syntax = usage.syntax();
    let parse = syntax.parse;
    let head = usage.clause.head;
    let that = usage.subject.is_some_and(|subject| {
        syntax.function(subject) == Some(Function::That) && !parse.is_relative_pronoun(subject)
    });
    let indefinite = parse.is_indefinite(head);
    let content = |noun| !matches!(syntax.noun(noun), None | Some(Class::Factive));
    let predicate = match parse[head].tag.upos {
        Upos::Adj => matches!(
            adjective_class(syntax, head),
            None | Some(Class::Emotive | Class::Wish)
        ),
        Upos::Noun => indefinite && !content(head),
        _ => false,
    };
    let is = parse.dependent(head, DepRel::Cop).is_some() && predicate;
    // *zou geen zin hebben*, not *zou een zin hebben bevat*
    let follows = usage.at(Sign::Consequence).any(|last| last == head)
        || verb_sign(syntax, head) == Some(Sign::Consequence);
    // *Dat zou hun macht aantasten*; not *Dat zou twee keer per dag gebeuren*
    let does = that
        && parse.is_verbal(head)
        && parse.dependent(head, DepRel::Obj).is_some()
        && matches!(usage.clause.kind, ClauseKind::Main | ClauseKind::Parataxis)
        && !reads_otherwise(usage);
    !usage.is_reported() && (follows || does) || !usage.is_reported_feeling() && that && is
}

/// *Een brug zou beter zijn*, *dat zou jammer zijn*: an opinion of what is not so; not *de nieuwe trein zou sneller zijn*.
fn is_evaluated(usage: &Usage<'_>) -> bool {
    let syntax = usage.syntax();
    let head = &syntax.parse[usage.clause.head];
    let better = head.tag.upos == Upos::Adj && head.tag.feat("Degree") == Some("Cmp");
    let felt = matches!(
        adjective_class(syntax, usage.clause.head),
        Some(Class::Emotive | Class::Wish)
    );
    let modal = [Modal::Necessity, Modal::Possibility, Modal::Permission]
        .into_iter()
        .any(|modal| usage.has_modal(modal));
    !usage.is_reported_feeling() && !modal && usage.is_general() && (better || felt)
}

/// *Het zou de stad sieren om te helpen*, *Het zou getuigen van moed om toe te geven*: what doing it would be; not *Het zou
/// verboden zijn om te roken*, *Het zou de bedoeling zijn om te verhuizen*.
fn is_judged_deed(usage: &Usage<'_>) -> bool {
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let root = usage.clause.root;
    let content = [DepRel::Csubj, DepRel::Ccomp, DepRel::Advcl, DepRel::Xcomp];
    let deed = |ix: TokenIx| {
        let bare = syntax.has_te(ix) && parse.finite_verb(ix).is_none();
        bare && usage.verb < ix && !syntax.is_set_off(parse.first_of(ix))
    };
    let mut deeds = parse.dependents(root, &content);
    let copula = parse.dependent(root, DepRel::Cop).is_some();
    let judges = if copula {
        parse[root].tag.upos == Upos::Adj && adjective_class(syntax, root).is_none()
            || parse.is_indefinite(root)
    } else {
        parse[root].tag.upos == Upos::Verb && parse.dependent(root, DepRel::Aux).is_some()
    };
    usage.is_impersonal()
        && judges
        && !usage.perfect
        && !parse.is_participle(root)
        && !usage.is_told()
        && deeds.any(deed)
}

/// *Een strengere trainer zou hem wegsturen*, *Zo'n plan zou uitkomst bieden*: whichever that may be; not *Een van hen zou
/// ziek zijn*, *Een agent zou zijn gebeten*.
fn is_any(usage: &Usage<'_>) -> bool {
    const SUCH: &str = "zo'n";
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let noun = usage.subject.filter(|&noun| {
        parse[noun].tag.upos == Upos::Noun
            && parse.last_of(noun).0 + 1 == usage.verb.0
            && parse.opening(&usage.clause.tokens) == Some(parse.first_of(noun))
    });
    let such = |noun: TokenIx| {
        let mut determiners = parse.dependents(noun, &[DepRel::Det]);
        determiners.any(|ix| syntax.form(ix) == SUCH)
    };
    let single = |noun: TokenIx| {
        parse[noun].tag.feat("Number") == Some("Sing")
            && (parse.is_indefinite(noun) || such(noun))
            && parse.dependent(noun, DepRel::Nummod).is_none()
    };
    // *Een deel van de winst zou verdwenen zijn*
    let part = |noun: TokenIx| {
        let mut owners = parse.dependents(noun, &[DepRel::Nmod]);
        owners.any(|owner| {
            parse
                .dependents(owner, &[DepRel::Case])
                .any(|case| syntax.function(case) == Some(Function::Owner))
        })
    };
    let passive = parse
        .dependent(usage.clause.root, DepRel::AuxPass)
        .is_some();
    let content = parse.dependent(usage.clause.root, DepRel::Ccomp).is_some();
    noun.is_some_and(|noun| single(noun) && !part(noun))
        && !usage.perfect
        && !passive
        && !content
        && !usage.is_told()
        && !reads_otherwise(usage)
}

/// Whether the words ask for a reading that is not unreal.
fn reads_otherwise(usage: &Usage<'_>) -> bool {
    let others: [&dyn Reading; 4] = [&Possible, &Advice, &Plan, &Future];
    others.iter().any(|other| other.fits(usage))
}
