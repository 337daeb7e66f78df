use super::{Repair, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat alles wat duur is, verdwijnt*: a complementizer in front of a noun does not introduce the relative clause
/// behind that noun. *, zodra de bewoners die hebben gezien*: where another verb would get a second subject, what looks
/// relative is that clause itself.
pub(super) struct ComplementizerLevel;

impl Repair for ComplementizerLevel {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|mark| {
                let level = clause_of_noun(parse, lexicon, mark)
                    .map(|clause| vec![Edit::new(mark, clause, DepRel::Mark)]);
                level
                    .or_else(|| clause_with_object(parse, lexicon, mark))
                    .or_else(|| clause_with_determiner(parse, lexicon, mark))
                    .or_else(|| clause_of_all(parse, lexicon, mark))
            })
            .flatten()
            .collect()
    }
}

/// The clause that the noun between the complementizer and its relative clause belongs to.
fn clause_of_noun(parse: &Parse, lexicon: &Lexicon, mark: TokenIx) -> Option<TokenIx> {
    let relative = relative_behind(parse, mark).filter(|_| {
        matches!(
            relation(parse, lexicon, mark),
            Some(Relation::Content | Relation::Fact)
        )
    })?;
    let noun = parse[relative].head.filter(|&noun| mark < noun)?;
    let clause = parse[noun].head.filter(|&clause| noun < clause)?;
    let bare = parse.dependent(clause, DepRel::Mark).is_none();
    (bare && parse.finite_verb(clause).is_some()).then_some(clause)
}

/// The noun right behind the complementizer as the subject of what looks like its relative clause, whose pronoun is the
/// object.
fn clause_with_object(parse: &Parse, lexicon: &Lexicon, mark: TokenIx) -> Option<Vec<Edit>> {
    let clause =
        relative_behind(parse, mark).filter(|_| relation(parse, lexicon, mark).is_some())?;
    let noun = parse[clause]
        .head
        .filter(|&noun| parse[noun].deprel == DepRel::Nsubj && first_behind(parse, noun, mark))?;
    let verb = parse[noun].head?;
    let other = parse
        .dependents(verb, &[DepRel::Nsubj])
        .any(|subject| subject < mark);
    let pronoun = parse
        .dependent(clause, DepRel::Nsubj)
        .filter(|&pronoun| parse.is_relative_pronoun(pronoun))?;
    let free = parse.dependent(clause, DepRel::Obj).is_none();
    (other && free && verb < mark && parse.is_verbal(clause)).then(|| {
        vec![
            Edit::new(clause, verb, DepRel::Advcl),
            Edit::new(noun, clause, DepRel::Nsubj),
            Edit::new(pronoun, clause, DepRel::Obj),
        ]
    })
}

/// *bezweert dat zijn vereniging die eis steunt*: the noun right behind the complementizer as the subject of what looks
/// like its relative clause, whose pronoun goes with the next noun.
fn clause_with_determiner(parse: &Parse, lexicon: &Lexicon, mark: TokenIx) -> Option<Vec<Edit>> {
    let clause = relative_behind(parse, mark)
        .filter(|_| relation(parse, lexicon, mark) == Some(Relation::Content))?;
    let noun = parse[clause]
        .head
        .filter(|&noun| first_behind(parse, noun, mark))?;
    let verb = parse[noun].head.filter(|&verb| verb < mark)?;
    let pronoun = parse
        .dependent(clause, DepRel::Nsubj)
        .filter(|&pronoun| matches!(parse[pronoun].form.as_str(), "dat" | "die"))?;
    let object = parse.dependent(clause, DepRel::Obj).filter(|&object| {
        parse.before(parse.first_of(object)) == Some(pronoun)
            && parse.dependent(object, DepRel::Det).is_none()
            && parse[object].tag.upos == Upos::Noun
    })?;
    let fits = parse
        .finite_verb(clause)
        .is_some_and(|finite| parse.agrees(noun, finite));
    fits.then(|| {
        vec![
            Edit::new(clause, verb, DepRel::Ccomp),
            Edit::new(noun, clause, DepRel::Nsubj),
            Edit::new(pronoun, object, DepRel::Det),
        ]
    })
}

/// *meent dat alles wat duur is, verdwijnt*: taken for two content clauses, of which the second has no complementizer and
/// its subject in front of the *wat* of the first.
fn clause_of_all(parse: &Parse, lexicon: &Lexicon, mark: TokenIx) -> Option<Vec<Edit>> {
    let relative = parse[mark].head.filter(|&clause| {
        parse[mark].deprel == DepRel::Mark
            && parse[clause].deprel == DepRel::Ccomp
            && relation(parse, lexicon, mark) == Some(Relation::Content)
    })?;
    let all = parse.after(mark)?;
    let what = parse
        .after(all)
        .filter(|&what| parse[what].form == "wat" && parse[what].head == Some(relative))?;
    let clause = parse[all].head.filter(|&clause| {
        SUBJECTS.contains(&parse[all].deprel)
            && relative < clause
            && parse[clause].head == parse[relative].head
            && parse.dependent(clause, DepRel::Mark).is_none()
    })?;
    (what < relative).then(|| {
        vec![
            Edit::new(relative, all, DepRel::AclRelcl),
            Edit::new(mark, clause, DepRel::Mark),
        ]
    })
}

/// The relative clause that the word introduces, by the tree.
fn relative_behind(parse: &Parse, mark: TokenIx) -> Option<TokenIx> {
    let introduces = parse[mark].deprel == DepRel::Mark;
    parse[mark]
        .head
        .filter(|&head| introduces && parse[head].deprel == DepRel::AclRelcl)
}

/// Whether the noun phrase begins right behind the complementizer, which the tree may count in.
fn first_behind(parse: &Parse, noun: TokenIx, mark: TokenIx) -> bool {
    let own = parse
        .subtree_without(noun, |ix| parse[ix].deprel == DepRel::AclRelcl)
        .into_iter()
        .find(|&ix| ix > mark);
    own == parse.after(mark)
}
