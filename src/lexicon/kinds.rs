//! What the words of the tables can be.

use serde::Deserialize;

/// What a verb, noun or adjective does with its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Says the content, does not vouch for it: *de wethouder zegt dat het dak lekt*.
    Report,
    /// Introduces or follows quoted speech only: *‘Het dak lekt’, zucht de koster*.
    Quote,
    /// Holds or expects the content: *de koster vermoedt dat het dak lekt*.
    Belief,
    /// Leaves the content open: *de koster betwijfelt of het dak lekt*.
    Doubt,
    /// Takes the content for true: *de koster weet dat het dak lekt*.
    Factive,
    /// Feels something about a content that is taken for true: *het verbaast de koster dat het dak lekt*.
    Emotive,
    /// Rejects the content: *de koster ontkent dat het dak lekt*.
    Denial,
    /// Says that somebody did the content: *men beschuldigt de koster ervan dat hij sliep*.
    Accusation,
    /// Lets the content seem so, with a raised subject: *het dak schijnt te lekken*.
    Raising,
    /// Turns out the content: *het dak blijkt te lekken*.
    Veridical,
    /// Wants, asks, orders, promises, plans or prevents the content, which is no claim: *de koster eist dat hij verlof krijgt*.
    Wish,
    /// Asks for the content, which is no claim: *de koster vraagt zich af of het dak lekt*.
    Question,
    /// Judges its object by a predicate: *de koster noemt het dak lek*.
    Opinion,
}

/// Which argument of the active verb is the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// *De koster zegt dat …*
    Subject,
    /// *Het verbaast de koster dat …*
    Object,
    /// *Het schijnt dat …*
    None,
}

/// Which argument of the active verb is the one addressed, or of an accusation the one spoken of; never a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// *De raad beschuldigt de koster ervan dat …*, *waarschuwt de buurt dat …*
    Object,
    /// *De raad verwijt de koster dat …*, *vertelt de buurt dat …*
    Indirect,
    /// *De raad legt aan de buurt uit dat …*
    Aan,
    /// *De raad zegt tegen de buurt dat …*
    Tegen,
    /// *De raad klaagt bij de minister dat …*
    Bij,
    /// *De raad wedt met de koster dat …*
    Met,
    /// Nobody.
    None,
}

/// What the content of a verb can be, besides a clause or a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum With {
    /// Nothing else: *meldt dat …*
    Clause,
    /// A noun that has content itself: *verwerpt de beschuldiging*, but not *verwerpt de fusie*.
    Noun,
    /// Any noun phrase: *ontkent de diefstal*, *vermoedt fraude*.
    Any,
    /// A phrase with *van*: *spreekt van een ramp*.
    Van,
    /// An object with its own predicate: *noemt het plan mager*.
    Predicate,
    /// An object with its own predicate after *als*: *beschouwt het plan als mager*.
    Als,
}

/// What an adverbial does with its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkerKind {
    /// The writer is not certain: *mogelijk*, *vermoedelijk*.
    Epistemic,
    /// Others say it, nobody named: *naar verluidt*.
    Hearsay,
    /// The subject says it: *naar eigen zeggen*.
    SelfReport,
    /// The writer infers it and vouches for it: *blijkbaar*.
    Evident,
    /// A word or title is not vouched for, before a noun or as an adverb: *vermeende*, *zogenaamd*.
    Attributive,
    /// The writer rejects what is reported in the same clause: *ten onrechte*.
    Wrongly,
    /// The writer wishes it: *hopelijk*.
    Wish,
}

/// Where the source stands in a phrase that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributionKind {
    /// After the phrase: *volgens de koster*.
    Preposition,
    /// After the phrase, and the writer takes it for true: *blijkens het rapport*.
    Veridical,
    /// A possessive inside the phrase: *naar zijn mening*.
    Possessive,
}

/// What a negative word negates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Negation {
    /// The clause, whose polarity is negative: *niet*, *niemand*.
    Clause,
    /// Less than that; the polarity stays positive: *nauwelijks*.
    Constituent,
}

/// How a clause relates to the one that it depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The writer presents it as a fact: *omdat*, *nadat*.
    Fact,
    /// It may be so or not: *als*, *tenzij*.
    Condition,
    /// It is aimed at: *om*, *opdat*.
    Purpose,
    /// Something is compared with it: *alsof*, *dan*.
    Comparison,
    /// It is what is said, thought, felt or asked: *dat*, *of*.
    Content,
    /// It would change nothing: *ook al*.
    Concession,
}

/// What an auxiliary adds to its lexical verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modal {
    /// *zou hebben gekocht*: hearsay in the past forms of *zullen*; the present ones tell the future.
    Evidential,
    /// *moet vertrekken*
    Necessity,
    /// *kan vertrekken*
    Possibility,
    /// *mag vertrekken*
    Permission,
    /// *wil vertrekken*
    Volition,
    /// *gaat vertrekken*
    Future,
    /// *laat vertrekken*
    Causative,
    /// *zit te lezen*
    Aspect,
    /// *heeft gelezen*
    Perfect,
    /// *wordt gelezen*
    Passive,
}

/// Where the rejected content stands in a denial idiom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentRole {
    /// *De bank wijst het verwijt van de hand.*
    Object,
    /// *Het verhaal is uit de lucht gegrepen.*
    Subject,
    /// *Van een breuk is geen sprake.*
    Van,
}
