use super::{
    EntityId, Kind, Reference,
    entity::{Entities, Entity},
    linking::link_all,
    mention::{Form, Mention, mentions},
    nature::{Class, Genders, nature},
    pronoun::{Pronoun, pronoun},
    role::Role,
    scene::{Reading, Scene},
    sieves, sort,
};
use crate::tree::{DepRel, SUBJECTS, TokenIx, Upos};

/// One way through a sentence: nouns and pronouns in text order, then what belongs to a noun and who speaks, which the
/// other words of the sentence may decide.
pub(super) struct Walk<'a> {
    scene: &'a Scene<'a>,
    entities: &'a mut Entities,
    mentions: Vec<(Mention, EntityId)>,
    /// The pronouns that are resolved.
    resolved: Vec<(TokenIx, EntityId)>,
    kinds: Vec<Kind>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(scene: &'a Scene<'a>, entities: &'a mut Entities) -> Self {
        Self {
            mentions: link_all(entities, mentions(scene)),
            scene,
            entities,
            resolved: Vec::new(),
            kinds: Vec::new(),
        }
    }

    /// The references of the sentence in text order.
    pub(super) fn references(mut self) -> Vec<Reference> {
        let short = self.short_names();
        self.walk();
        let pronouns = self
            .resolved
            .iter()
            .zip(&self.kinds)
            .map(|(&(ix, id), &kind)| (ix, kind, id));
        let mut references: Vec<_> = short
            .into_iter()
            .chain(pronouns)
            .filter_map(|(ix, kind, id)| self.reference(ix, kind, id))
            .collect();
        references.sort_by_key(|reference| reference.word);
        self.keep_places();
        references
    }

    /// *de burgemeester* for somebody who was named before.
    fn short_names(&self) -> Vec<(TokenIx, Kind, EntityId)> {
        let parse = self.scene.syntax.parse;
        // *een van de besten, de aanvoerder zelfs*
        let is_apart = |ix: TokenIx| parse[ix].deprel == DepRel::Parataxis;
        let short = |(mention, id): &&(Mention, EntityId)| {
            let named = self
                .entities
                .get(*id)
                .is_some_and(|entity| entity.earlier && entity.label.is_name);
            matches!(mention.form, Form::Bare | Form::Epithet)
                && named
                && (mention.nature.class == Class::Person || self.is_sortal(mention, *id))
                && mention.role != Role::Predicate
                && !is_apart(mention.head)
        };
        let found = self.mentions.iter().filter(short);
        found
            .map(|(mention, id)| (mention.head, Kind::Noun, *id))
            .collect()
    }

    /// *het land*, *de rederij* for the only one with a name that the section calls so.
    fn is_sortal(&self, mention: &Mention, id: EntityId) -> bool {
        let can_be_called = |entity: &Entity| {
            entity.label.is_name
                && mention
                    .nouns
                    .iter()
                    .any(|noun| entity.nouns.contains(noun) || sort::can_call(noun, entity))
        };
        let near = self.entities.near(self.scene.number);
        near.filter(|entity| can_be_called(entity))
            .all(|entity| entity.id == id)
    }

    fn walk(&mut self) {
        let parse = self.scene.syntax.parse;
        let pronouns: Vec<_> = parse
            .indices()
            .filter_map(|ix| pronoun(self.scene.syntax, ix))
            .collect();
        let (first, later): (Vec<_>, Vec<_>) = pronouns
            .into_iter()
            .partition(|pronoun| matches!(pronoun.kind, Kind::Personal | Kind::Demonstrative));
        let mut first = first.into_iter().peekable();
        for at in 0..self.mentions.len() {
            let head = self.mentions[at].0.head;
            while let Some(pronoun) = first.next_if(|pronoun| pronoun.ix < head) {
                self.resolve(pronoun);
            }
            self.note(at);
        }
        for pronoun in first.chain(later) {
            self.resolve(pronoun);
        }
    }

    /// A mention comes to the reader's mind.
    fn note(&mut self, at: usize) {
        let (mention, id) = &self.mentions[at];
        let (head, role, id) = (mention.head, mention.role, *id);
        if role == Role::Topic && self.goes_on(head, mention.nature.class) {
            self.entities.pass_on(self.scene.number);
        }
        self.entities
            .mention(id, role, self.scene.number, self.scene.quoted[head.at()]);
        if role == Role::Source || self.is_saying(head) || self.is_somebody(head) {
            self.entities.acts(id);
        }
    }

    /// Whether this is what a further main clause is about: *Mol werd derde, maar Bos won*.
    fn goes_on(&self, subject: TokenIx, class: Class) -> bool {
        let parse = self.scene.syntax.parse;
        let root = parse[subject]
            .head
            .filter(|&root| parse[root].deprel == DepRel::Conj);
        root.is_some_and(|root| self.scene.is_main(root))
            && matches!(class, Class::Person | Class::Name)
    }

    /// Whether the word is the subject of a verb with content: *zegt*, *gelooft*.
    fn is_saying(&self, ix: TokenIx) -> bool {
        let syntax = self.scene.syntax;
        let verb = syntax.parse[ix]
            .head
            .filter(|_| SUBJECTS.contains(&syntax.parse[ix].deprel));
        verb.is_some_and(|verb| !syntax.predicates(verb).is_empty())
    }

    /// Whether the clause says that the subject is a human being: *Canas is een tennisser*.
    fn is_somebody(&self, ix: TokenIx) -> bool {
        let parse = self.scene.syntax.parse;
        let root = parse[ix]
            .head
            .filter(|_| SUBJECTS.contains(&parse[ix].deprel));
        let said = |root| std::iter::once(root).chain(parse.dependents(root, &[DepRel::Xcomp]));
        root.is_some_and(|root| {
            said(root).any(|noun| {
                parse[noun].tag.upos == Upos::Noun && nature(parse, noun).class == Class::Person
            })
        })
    }

    fn resolve(&mut self, pronoun: Pronoun) {
        if self.repeats_unknown(pronoun) {
            return;
        }
        let reading = Reading {
            scene: self.scene,
            entities: self.entities,
            mentions: &self.mentions,
            resolved: &self.resolved,
        };
        let Some(id) = sieves::resolve(&reading, pronoun) else {
            return;
        };
        self.resolved.push((pronoun.ix, id));
        self.kinds.push(pronoun.kind);
        let role = self.role(pronoun);
        let quoted = self.scene.quoted[pronoun.ix.at()];
        self.entities.mention(id, role, self.scene.number, quoted);
        if !matches!(pronoun.kind, Kind::Speaker | Kind::SpeakerPossessive) {
            self.entities.learn(id, pronoun);
        }
    }

    /// *sloegen ze de ramen in en vernielden ze de deuren*: the same subject again, of whom nobody knows.
    fn repeats_unknown(&self, pronoun: Pronoun) -> bool {
        let syntax = self.scene.syntax;
        let same = |ix: &TokenIx| {
            syntax.form(*ix) == syntax.form(pronoun.ix)
                && SUBJECTS.contains(&syntax.parse[*ix].deprel)
                && self.scene.quoted[ix.at()] == self.scene.quoted[pronoun.ix.at()]
        };
        let known = |ix: TokenIx| self.resolved.iter().any(|(word, _)| *word == ix);
        let mut before = (0..pronoun.ix.0).map(TokenIx).filter(same);
        pronoun.subject
            && pronoun.kind == Kind::Personal
            && pronoun.genders != Genders::NEUT
            && before.next_back().is_some_and(|ix| !known(ix))
    }

    fn role(&self, pronoun: Pronoun) -> Role {
        let head = self.scene.syntax.parse[pronoun.ix].head;
        match head {
            _ if pronoun.is_possessive() => Role::Inner,
            Some(root) if pronoun.subject && self.scene.is_main(root) => Role::Topic,
            _ if pronoun.subject => Role::Subject,
            _ => Role::Object,
        }
    }

    fn reference(&self, word: TokenIx, kind: Kind, id: EntityId) -> Option<Reference> {
        let entity = self.entities.get(id)?;
        let parse = self.scene.syntax.parse;
        let words = self.words(word, kind);
        let named = self
            .mentions
            .iter()
            .filter(|(mention, other)| *other == id && mention.head != word);
        Some(Reference {
            word,
            span: words
                .iter()
                .fold(parse[word].span, |span, &ix| span.join(parse[ix].span)),
            words,
            kind,
            entity: id,
            label: entity.label.clone(),
            plural: entity.nature.plural,
            genders: entity.nature.genders,
            named: named.map(|(mention, _)| mention.head).collect(),
        })
    }

    /// A pronoun, or a noun with its article and what stands between.
    fn words(&self, word: TokenIx, kind: Kind) -> Vec<TokenIx> {
        let article = self
            .scene
            .syntax
            .parse
            .dependent(word, DepRel::Det)
            .filter(|_| kind == Kind::Noun);
        (article.unwrap_or(word).0..=word.0).map(TokenIx).collect()
    }

    /// Where everybody was mentioned, for quotations that name their speaker by that.
    fn keep_places(&mut self) {
        let parse = self.scene.syntax.parse;
        let nouns = self
            .mentions
            .iter()
            .map(|(mention, id)| (mention.head, *id));
        let mut places: Vec<_> = nouns.chain(self.resolved.iter().copied()).collect();
        places.sort_unstable();
        for (ix, id) in places {
            self.entities.place(id, parse[ix].span);
        }
    }
}
