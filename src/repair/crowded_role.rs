use super::detached_adverbial::is_time;
use crate::tree::{AUXILIARIES, DepRel, Parse, Place, SUBJECTS, TokenIx, Upos, role};

/// A place that is so many times less likely than the one that a word has is no way out.
const UNLIKELY: u32 = 20;

/// *zodra de autoriteiten die doorspelen*: no verb has two subjects or two objects. Where the other repairs leave it two, the
/// one that loses least goes to another place that the parser holds possible, if that makes sense.
pub(super) fn settled(mut parse: Parse) -> Parse {
    for _ in parse.indices() {
        let crowds = crowds(&parse);
        let best = |crowd: &Vec<TokenIx>| {
            let ways = crowd.iter().flat_map(|&word| ways(&parse, word, crowd));
            ways.reduce(|a, b| if b.2 > a.2 { b } else { a })
                .filter(|(word, place, _)| is_sound(&parse, *word, place, crowd))
        };
        let Some((word, place, _)) = crowds
            .iter()
            .filter_map(best)
            .reduce(|a, b| if b.2 > a.2 { b } else { a })
        else {
            break;
        };
        parse = parse.moved(word, place);
    }
    parse
}

/// The words that share a role, by head and role.
fn crowds(parse: &Parse) -> Vec<Vec<TokenIx>> {
    let mut taken: Vec<_> = parse
        .indices()
        .filter_map(|ix| Some((parse[ix].head?, role(parse[ix].deprel)?, ix)))
        .collect();
    taken.sort_unstable();
    taken
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .filter(|crowd| crowd.len() > 1)
        .map(|crowd| crowd.iter().map(|place| place.2).collect())
        .collect()
}

/// The places that the word may go to, and how likely each is compared with the one that it has, in thousandths.
fn ways(parse: &Parse, word: TokenIx, crowd: &[TokenIx]) -> Vec<(TokenIx, Place, u32)> {
    let places = parse.places(word);
    let own = |place: &Place| Some(place.head) == parse[word].head;
    let here = places
        .iter()
        .find(|place| own(place) && place.deprel == parse[word].deprel);
    let Some(here) = here.filter(|_| !stays(parse, word, crowd)) else {
        return Vec::new();
    };
    let leads = leads(parse, word, crowd);
    let apart = takes_no_part(parse, word);
    let free = |place: &&Place| {
        let taken = |&&ix: &&TokenIx| role(parse[ix].deprel) == role(place.deprel);
        let others = parse.children(place.head).iter();
        role(place.deprel).is_none() || others.filter(taken).all(|&ix| ix == word && !own(place))
    };
    let subject = |place: &Place| SUBJECTS.contains(&place.deprel);
    places
        .iter()
        .filter(|place| place.share >= here.share / UNLIKELY)
        .filter(free)
        .filter(|place| role(place.deprel).is_none() || !(leads && own(place) || apart))
        .filter(|place| !subject(place) || parse.finite_verb(place.head).is_some())
        .filter(|place| subject(here) || own(place) || !parse.is_verbal(place.head))
        .filter(|place| !AUXILIARIES.contains(&parse[place.head].deprel))
        .filter(|place| !parse.is_under(place.head, word))
        .map(|&place| {
            let odds = place.share.saturating_mul(1000) / here.share.max(1);
            (word, place, odds)
        })
        .collect()
}

/// Whether the place makes sense beside the others of the crowd.
fn is_sound(parse: &Parse, word: TokenIx, place: &Place, crowd: &[TokenIx]) -> bool {
    let own = Some(place.head) == parse[word].head;
    let subject = |relation: DepRel| SUBJECTS.contains(&relation);
    let promoted = subject(place.deprel) && !subject(parse[word].deprel);
    let idle = own && is_astride(parse, word, crowd);
    let swallowed = crowd.contains(&place.head) && !modifies(parse, word, place);
    let verbal = VERBAL.contains(&place.deprel) && !parse.is_verbal(word);
    let torn = own && role(place.deprel).is_some() && names_rival(parse, word, crowd);
    !(promoted || idle || swallowed || verbal || torn || is_parted(parse, word, place.head))
}

/// Relations of verbs and of their particles.
const VERBAL: [DepRel; 5] = [
    DepRel::Acl,
    DepRel::AclRelcl,
    DepRel::Advcl,
    DepRel::Ccomp,
    DepRel::CompoundPrt,
];

/// *Hij had geen vader, en het beste is ook weg*: a conjunction in front parts it from the clause before.
fn is_parted(parse: &Parse, word: TokenIx, head: TokenIx) -> bool {
    let mut between = (head.0 + 1..word.0).map(TokenIx);
    between.any(|ix| {
        parse[ix].tag.upos == Upos::Cconj && parse[ix].head != parse[word].head
            || parse[ix].form == ";"
    })
}

/// *zei nuntius Acerbi*, *zegt hoofd afdeling Verkoop*: a bare noun or name right behind another is part of it.
fn names_rival(parse: &Parse, word: TokenIx, crowd: &[TokenIx]) -> bool {
    let before = parse.before(parse.first_of(word));
    let ends = |&&rival: &&TokenIx| before == Some(rival);
    let rival = crowd.iter().find(ends);
    let alone = |ix: TokenIx| !parse.has_determiner(ix);
    rival.is_some_and(|&rival| alone(word) && alone(rival))
}

/// *Angst kent de kampioene niet*: with the verb between them, the order of words is the same whoever is the subject, and what
/// it means tells more than the parser's second choice.
fn is_astride(parse: &Parse, word: TokenIx, crowd: &[TokenIx]) -> bool {
    finite_of(parse, word).is_some_and(|finite| {
        let before = crowd.iter().filter(|&&ix| ix < finite).count();
        before > 0 && before < crowd.len()
    })
}

/// Of two that share a role, one belongs to the other only as what stands in front of a noun does, or as part of a name.
fn modifies(parse: &Parse, word: TokenIx, place: &Place) -> bool {
    let front = [DepRel::Amod, DepRel::Det, DepRel::Nummod, DepRel::NmodPoss];
    let name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    word < place.head && front.contains(&place.deprel)
        || place.deprel == DepRel::Flat && name(word) && name(place.head)
}

/// The only one of the crowd in the nominative, or that agrees with the verb, is the subject; beside a time or a way, nothing
/// else gives way.
fn stays(parse: &Parse, word: TokenIx, crowd: &[TokenIx]) -> bool {
    if crowd.iter().any(|&ix| takes_no_part(parse, ix)) {
        return !takes_no_part(parse, word);
    }
    let nominative = |ix: TokenIx| parse[ix].tag.is_nominative();
    let only = |is: &dyn Fn(TokenIx) -> bool| crowd.iter().all(|&ix| is(ix) == (ix == word));
    let finite = finite_of(parse, word);
    let agrees = |ix: TokenIx| finite.is_some_and(|finite| parse.agrees(ix, finite));
    SUBJECTS.contains(&parse[word].deprel) && (only(&nominative) || only(&agrees))
}

/// *dit kwartaal*, *schopt de bal het veld in*: a time, and what stands in front of its preposition.
fn takes_no_part(parse: &Parse, word: TokenIx) -> bool {
    let behind = parse.after(parse.last_of(word));
    let particle = behind.filter(|&ix| parse[ix].deprel == DepRel::CompoundPrt);
    let way = particle.is_some_and(|ix| parse[ix].tag.upos == Upos::Adp);
    is_time(parse, word) || way && !SUBJECTS.contains(&parse[word].deprel)
}

/// A subject stands in front of the objects on its side of the verb, and a name in front of the verb is no object of it if
/// pronouns or other names follow: *Ludwig zegt het*, *Ludwig looft Kim*.
fn leads(parse: &Parse, word: TokenIx, crowd: &[TokenIx]) -> bool {
    let Some(finite) = finite_of(parse, word).filter(|_| SUBJECTS.contains(&parse[word].deprel))
    else {
        return false;
    };
    let mut others = crowd.iter().copied().filter(|&ix| ix != word);
    if others.clone().any(|ix| parse[ix].tag.is_nominative()) {
        return false;
    }
    let name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    let pronoun = |ix: TokenIx| parse[ix].tag.upos == Upos::Pron;
    let asks = parse
        .subtree(word)
        .iter()
        .any(|&ix| matches!(parse[ix].tag.feat("PronType"), Some("Int" | "Rel")));
    word < finite
        && name(word)
        && others
            .clone()
            .all(|ix| ix > finite && (name(ix) || pronoun(ix)))
        || !asks && others.all(|ix| word < ix && (ix < finite) == (word < finite))
}

/// The finite verb of the clause; beside *heeft*, *vergeven* is none, whatever its tag.
fn finite_of(parse: &Parse, word: TokenIx) -> Option<TokenIx> {
    let head = parse[word].head?;
    let mut auxiliaries = parse.dependents(head, &AUXILIARIES);
    let finite = auxiliaries.find(|&ix| parse.is_finite_verb(ix));
    finite.or_else(|| parse.finite_verb(head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Odds, conllu};

    const SENTENCE: &str = "\
1\tZuur\tzuur\tNOUN\t_\tNumber=Sing\t5\tnsubj\t_\t_
2\tbrood\tbrood\tNOUN\t_\tNumber=Sing\t5\tnsubj\t_\t_
3\tvaak\tvaak\tADV\t_\t_\t5\tadvmod\t_\t_
4\tzij\tzij\tPRON\t_\tCase=Nom|Number=Sing\t5\tnsubj\t_\t_
5\tbakt\tbakken\tVERB\t_\tNumber=Sing|VerbForm=Fin\t0\troot\t_\t_

";

    /// A word and its places by head, relation and share.
    type Maybe<'p> = (u32, &'p [(u32, DepRel, u32)]);

    /// The places of the words that may have these.
    fn settled_with(places: &[Maybe<'_>]) -> Vec<(Option<u32>, DepRel)> {
        let parse = conllu::read(SENTENCE.as_bytes()).unwrap()[0].to_parse();
        let place = |&(head, deprel, share): &(u32, DepRel, u32)| Place {
            head: TokenIx(head),
            deprel,
            share,
        };
        let odds = parse.indices().map(|ix| Odds {
            head: 500,
            deprel: 500,
            others: Vec::new(),
            places: places
                .iter()
                .filter(|(word, _)| *word == ix.0)
                .flat_map(|(_, places)| places.iter().map(place))
                .collect(),
        });
        let odds = odds.collect();
        let settled = settled(parse.with_odds(odds));
        settled
            .words()
            .iter()
            .map(|word| (word.head.map(|head| head.0), word.deprel))
            .collect()
    }

    #[test]
    fn who_loses_least_gives_way_and_the_nominative_stays() {
        let places = [
            (
                0,
                &[(4, DepRel::Nsubj, 500_000), (1, DepRel::Amod, 450_000)][..],
            ),
            (
                1,
                &[(4, DepRel::Nsubj, 500_000), (4, DepRel::Obj, 400_000)][..],
            ),
            (
                3,
                &[(4, DepRel::Nsubj, 500_000), (4, DepRel::Obj, 490_000)][..],
            ),
        ];
        let settled = settled_with(&places);
        assert_eq!(settled[0], (Some(1), DepRel::Amod));
        assert_eq!(settled[1], (Some(4), DepRel::Obj));
        assert_eq!(settled[3], (Some(4), DepRel::Nsubj));
    }

    #[test]
    fn without_a_likely_and_sound_place_nothing_moves() {
        let unlikely = [(1, &[(4, DepRel::Nsubj, 900_000), (4, DepRel::Obj, 900)][..])];
        assert_eq!(settled_with(&unlikely)[1], (Some(4), DepRel::Nsubj));
        let unsound = [(
            1,
            &[(4, DepRel::Nsubj, 500_000), (0, DepRel::Nmod, 400_000)][..],
        )];
        assert_eq!(settled_with(&unsound)[1], (Some(4), DepRel::Nsubj));
        assert_eq!(settled_with(&[])[0], (Some(4), DepRel::Nsubj));
    }
}
