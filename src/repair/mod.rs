//! Mistakes that parsers make again and again, put right where grammar leaves no choice: one mistake a file.
//!
//! The parser learns what is likely; that a Dutch clause has a subject, that its last verb ends it, or that *aan het*
//! makes a verb of an infinitive it only mostly respects. A repair looks at such a certainty and at nothing else. Where a verb
//! has two subjects or two objects after all of them, the parser's own second choice is taken (`crowded_role`).

mod according_apposition;
mod adjacent_conjuncts;
mod adjacent_subjects;
mod adverse_phrase;
mod agent_subject;
mod among_others;
mod announced_condition;
mod announced_topic;
mod apposed_name;
mod apposed_noun;
mod apposed_participle;
mod apposed_speaker;
mod apposed_subject;
mod as_if;
mod asyndetic_end;
mod asyndeton;
mod auxiliary_dependents;
mod bare_subject;
mod behind_cluster;
mod but_conjunct;
mod byline;
mod called_name;
mod chained_infinitive;
mod closed_apposition;
mod closed_quotation;
mod colon_content;
mod colon_relative;
mod compared_subject;
mod complementizer_level;
mod conjunct_level;
mod conjunction_level;
mod content_condition;
mod content_infinitive;
mod content_level;
mod content_object;
mod content_phrase;
mod content_relative;
mod copula;
mod copula_level;
mod correlated_adverbs;
mod correlative_subject;
mod counted_subject;
mod crowded_role;
mod dashed_aside;
mod date_subject;
mod detached_adverbial;
mod detached_participle;
mod double_subject;
mod embedded_question;
mod embraced_relative;
mod embracing_clause;
mod enclosed_predicate;
mod enclosed_subject;
mod exemplified_noun;
mod existential;
mod extraposed_apposition;
mod finite_conjunct;
mod finite_root;
mod framed_conjunct;
mod framed_relative;
mod free_predicate;
mod free_relative;
mod french_phrase;
mod fronted_concession;
mod fronted_condition;
mod fronted_conjunct;
mod gapped_conjunct;
mod gapped_subject;
mod governed_phrase;
mod hearsay_frame;
mod infinitive_object;
mod infinitive_particle;
mod infinitive_root;
mod infinitive_subject;
mod inserted_frame;
mod interrupted_clause;
mod intransitive_object;
mod inverse_moment;
mod inverted_conjunct;
mod inverted_copula;
mod known_verb;
mod late_particle;
mod lone_article;
mod lone_copula;
mod lone_modal;
mod lost_infinitive;
mod measured_moment;
mod merged_clauses;
mod mistagged_copula;
mod mistagged_relative;
mod mistaken_conjunct;
mod mistaken_noun;
mod mistaken_participle;
mod mistaken_verb;
mod name_object;
mod name_suffix;
mod name_time;
mod nearest_conjunct;
mod negation_level;
mod noun_conjunct;
mod noun_infinitive;
mod noun_topic;
mod number_conjunct;
mod object_conjunct;
mod obliging_relative;
mod opinion_object;
mod owner_subject;
mod paired_modals;
mod paratactic_subject;
mod participle_subject;
mod partitive_relative;
mod perfect;
mod phrase_conjunct;
mod plural_name;
mod pointed_ordinal;
mod polar_remnant;
mod posture_participle;
mod predicate_level;
mod prefixed_verb;
mod preposition_dependents;
mod prepositional_participle;
mod prepositional_predicate;
mod prepositional_subject;
mod present_participle;
mod preverbal_subject;
mod progressive;
mod pronoun_object;
mod quoted_comparison;
mod raised_infinitive;
mod raised_phrase;
mod relative_antecedent;
mod relative_apposition;
mod relative_cluster;
mod relative_conjunct;
mod relative_end;
mod relative_frame;
mod relative_maker;
mod relative_manner;
mod relative_name;
mod relative_number;
mod relative_person;
mod relative_subject;
mod repeated_content;
mod repeated_modal;
mod resumed_conjunct;
mod resumed_speech;
mod said_plural;
mod said_subject;
mod second_copula;
mod second_finite;
mod sentence_relative;
mod several_object;
mod shared_adjunct;
mod shared_copula;
mod shared_object;
mod sole_subject;
mod something_relative;
mod speaker_label;
mod speaking_conjunct;
mod split_cluster;
mod split_quotation;
mod split_subject;
mod spoken_condition;
mod spoken_occasion;
mod stacked_infinitive;
mod stranded_verb;
mod stray_adverb;
mod stray_comparison;
mod stray_moment;
mod stray_particle;
mod stray_subject;
mod subject_clause;
mod subject_level;
mod surname;
mod swallowed_complementizer;
mod swallowed_object;
mod swallowed_relative;
mod tags;
mod title_case;
mod titled_speaker;
mod trailing_frame;
mod turned_subject;
mod until_clause;
mod verb_first_condition;
mod verb_second_relative;
mod verbless_root;
mod volition_condition;
mod waiting_adjective;
mod what_subject;
mod where_clause;
mod who_knows;
mod who_subject;

pub(crate) use byline::byline_dash;
pub(crate) use detached_adverbial::{is_settled, is_time, is_year};
pub(crate) use detached_participle::has_agent;
pub(crate) use intransitive_object::is_intransitive;
pub(crate) use relative_antecedent::gender;
pub(crate) use shared_object::is_transitive;

use crate::{
    lexicon::{Class, Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// One mistake, and what should stand there.
trait Repair: Sync {
    /// What to change in the tree; nothing if the mistake was not made.
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit>;
}

/// Tried in this order, each on what the one before left.
const REPAIRS: [&dyn Repair; 190] = [
    &known_verb::KnownVerb,
    &byline::Byline,
    &mistagged_copula::MistaggedCopula,
    &mistaken_noun::MistakenNoun,
    &mistaken_conjunct::MistakenConjunct,
    &mistaken_verb::MistakenVerb,
    &said_plural::SaidPlural,
    &plural_name::PluralName,
    &mistaken_participle::MistakenParticiple,
    &finite_conjunct::FiniteConjunct,
    &repeated_modal::RepeatedModal,
    &paired_modals::PairedModals,
    &prefixed_verb::PrefixedVerb,
    &sentence_relative::SentenceRelative,
    &who_knows::WhoKnows,
    &mistagged_relative::MistaggedRelative,
    &relative_frame::RelativeFrame,
    &relative_end::RelativeEnd,
    &behind_cluster::BehindCluster,
    &embraced_relative::EmbracedRelative,
    &relative_subject::RelativeSubject,
    &relative_manner::RelativeManner,
    &pointed_ordinal::PointedOrdinal,
    &prepositional_participle::PrepositionalParticiple,
    &verbless_root::VerblessRoot,
    &stray_subject::StraySubject,
    &enclosed_predicate::EnclosedPredicate,
    &raised_infinitive::RaisedInfinitive,
    &predicate_level::PredicateLevel,
    &relative_cluster::RelativeCluster,
    &stacked_infinitive::StackedInfinitive,
    &paratactic_subject::ParatacticSubject,
    &copula_level::CopulaLevel,
    &shared_copula::SharedCopula,
    // before and behind: a free predicate takes a copula that is owned, and makes clauses that have two
    &second_copula::SecondCopula,
    &free_predicate::FreePredicate,
    &second_copula::SecondCopula,
    &lone_copula::LoneCopula,
    &pronoun_object::PronounObject,
    &complementizer_level::ComplementizerLevel,
    &conjunction_level::ConjunctionLevel,
    &speaker_label::SpeakerLabel,
    &surname::Surname,
    &name_suffix::NameSuffix,
    &name_time::NameTime,
    &french_phrase::FrenchPhrase,
    &adjacent_subjects::AdjacentSubjects,
    &title_case::TitleCase,
    &among_others::AmongOthers,
    &preposition_dependents::PrepositionDependents,
    &quoted_comparison::QuotedComparison,
    &exemplified_noun::ExemplifiedNoun,
    &framed_conjunct::FramedConjunct,
    &present_participle::PresentParticiple,
    &adverse_phrase::AdversePhrase,
    &apposed_noun::ApposedNoun,
    &apposed_participle::ApposedParticiple,
    &apposed_name::ApposedName,
    &extraposed_apposition::ExtraposedApposition,
    &closed_apposition::ClosedApposition,
    &waiting_adjective::WaitingAdjective,
    &detached_participle::DetachedParticiple,
    &posture_participle::PostureParticiple,
    &shared_adjunct::SharedAdjunct,
    &lone_article::LoneArticle,
    &swallowed_complementizer::SwallowedComplementizer,
    &finite_root::FiniteRoot,
    &progressive::Progressive,
    &inverted_copula::InvertedCopula,
    &existential::Existential,
    &noun_infinitive::NounInfinitive,
    &lost_infinitive::LostInfinitive,
    &negation_level::NegationLevel,
    &chained_infinitive::ChainedInfinitive,
    &infinitive_particle::InfinitiveParticle,
    &but_conjunct::ButConjunct,
    &fronted_conjunct::FrontedConjunct,
    &conjunct_level::ConjunctLevel,
    &object_conjunct::ObjectConjunct,
    &turned_subject::TurnedSubject,
    &noun_conjunct::NounConjunct,
    &phrase_conjunct::PhraseConjunct,
    &adjacent_conjuncts::AdjacentConjuncts,
    &correlated_adverbs::CorrelatedAdverbs,
    &embedded_question::EmbeddedQuestion,
    &content_infinitive::ContentInfinitive,
    &content_level::ContentLevel,
    &repeated_content::RepeatedContent,
    &content_phrase::ContentPhrase,
    &raised_phrase::RaisedPhrase,
    &spoken_occasion::SpokenOccasion,
    &where_clause::WhereClause,
    &late_particle::LateParticle,
    &stray_particle::StrayParticle,
    &colon_relative::ColonRelative,
    &something_relative::SomethingRelative,
    &content_relative::ContentRelative,
    &swallowed_relative::SwallowedRelative,
    &verb_second_relative::VerbSecondRelative,
    &content_condition::ContentCondition,
    &stray_moment::StrayMoment,
    &stray_adverb::StrayAdverb,
    &perfect::Perfect,
    &participle_subject::ParticipleSubject,
    &second_finite::SecondFinite,
    &merged_clauses::MergedClauses,
    &dashed_aside::DashedAside,
    &auxiliary_dependents::AuxiliaryDependents,
    &correlative_subject::CorrelativeSubject,
    &counted_subject::CountedSubject,
    &date_subject::DateSubject,
    &prepositional_predicate::PrepositionalPredicate,
    &infinitive_subject::InfinitiveSubject,
    &subject_level::SubjectLevel,
    &inserted_frame::InsertedFrame,
    &double_subject::DoubleSubject,
    &split_subject::SplitSubject,
    &number_conjunct::NumberConjunct,
    &preverbal_subject::PreverbalSubject,
    &owner_subject::OwnerSubject,
    &several_object::SeveralObject,
    &intransitive_object::IntransitiveObject,
    &name_object::NameObject,
    &swallowed_object::SwallowedObject,
    &shared_object::SharedObject,
    &nearest_conjunct::NearestConjunct,
    &colon_content::ColonContent,
    &partitive_relative::PartitiveRelative,
    &prepositional_subject::PrepositionalSubject,
    &framed_relative::FramedRelative,
    &enclosed_subject::EnclosedSubject,
    &relative_conjunct::RelativeConjunct,
    &as_if::AsIf,
    &free_relative::FreeRelative,
    &relative_name::RelativeName,
    &relative_antecedent::RelativeAntecedent,
    &relative_apposition::RelativeApposition,
    &relative_number::RelativeNumber,
    &obliging_relative::ObligingRelative,
    &relative_maker::RelativeMaker,
    &relative_person::RelativePerson,
    &governed_phrase::GovernedPhrase,
    &compared_subject::ComparedSubject,
    &called_name::CalledName,
    &content_object::ContentObject,
    &inverted_conjunct::InvertedConjunct,
    &according_apposition::AccordingApposition,
    &titled_speaker::TitledSpeaker,
    &apposed_speaker::ApposedSpeaker,
    &said_subject::SaidSubject,
    &detached_adverbial::DetachedAdverbial,
    &noun_topic::NounTopic,
    &until_clause::UntilClause,
    &measured_moment::MeasuredMoment,
    &inverse_moment::InverseMoment,
    &subject_clause::SubjectClause,
    &fronted_concession::FrontedConcession,
    &fronted_condition::FrontedCondition,
    &announced_condition::AnnouncedCondition,
    &stray_comparison::StrayComparison,
    &lone_modal::LoneModal,
    &spoken_condition::SpokenCondition,
    &volition_condition::VolitionCondition,
    &verb_first_condition::VerbFirstCondition,
    &who_subject::WhoSubject,
    &split_quotation::SplitQuotation,
    &announced_topic::AnnouncedTopic,
    &trailing_frame::TrailingFrame,
    &resumed_conjunct::ResumedConjunct,
    &speaking_conjunct::SpeakingConjunct,
    &resumed_speech::ResumedSpeech,
    &closed_quotation::ClosedQuotation,
    &infinitive_object::InfinitiveObject,
    &split_cluster::SplitCluster,
    &infinitive_root::InfinitiveRoot,
    &opinion_object::OpinionObject,
    &apposed_subject::ApposedSubject,
    &agent_subject::AgentSubject,
    &bare_subject::BareSubject,
    &sole_subject::SoleSubject,
    &interrupted_clause::InterruptedClause,
    &embracing_clause::EmbracingClause,
    &asyndetic_end::AsyndeticEnd,
    &asyndeton::Asyndeton,
    &hearsay_frame::HearsayFrame,
    &polar_remnant::PolarRemnant,
    &gapped_conjunct::GappedConjunct,
    &gapped_subject::GappedSubject,
    &what_subject::WhatSubject,
    &stranded_verb::StrandedVerb,
];

/// The relation that the word marks as a subordinator, also at the start of a sentence.
fn relation(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Relation> {
    lexicon.connective(&parse[word].form.to_lowercase())
}

/// Whether the verb has a sense of one of these classes.
fn has_sense(parse: &Parse, lexicon: &Lexicon, verb: TokenIx, classes: &[Class]) -> bool {
    let mut senses = lexicon.predicates(&parse[verb].lemma).iter();
    senses.any(|row| classes.contains(&row.class))
}

/// Whether a quotation mark stands in front of the word.
fn is_quoted(parse: &Parse, ix: TokenIx) -> bool {
    parse
        .punct_before(ix)
        .any(|mark| parse.is_quotation_mark(mark))
}

/// Whether the verb says or denies something.
fn speaks(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    has_sense(parse, lexicon, verb, &[Class::Report, Class::Denial])
}

/// Whether the verb tells what somebody says or thinks, as the frame of a quotation does.
fn says(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    let classes = [Class::Report, Class::Quote, Class::Belief];
    has_sense(parse, lexicon, verb, &classes)
}

/// Whether the verb tells that something has come out, with nobody who says so: *…, blijkt uit een rapport*.
fn shows(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    let full = [DepRel::Xcomp, DepRel::Obj];
    has_sense(parse, lexicon, verb, &[Class::Veridical])
        && parse.subject(verb).is_none()
        && parse.dependents(verb, &full).next().is_none()
}

/// Whether a determiner tells which: *de rijen*, *zijn rij*, not *een rij* or *rijen*.
fn is_determined(parse: &Parse, noun: TokenIx) -> bool {
    parse
        .dependents(noun, &[DepRel::Det, DepRel::NmodPoss])
        .any(|det| parse[det].tag.feat("Definite") != Some("Ind"))
}

/// The comma right in front of a word and all that depends on it.
fn comma_before(parse: &Parse, word: TokenIx) -> Option<TokenIx> {
    parse
        .before(parse.first_of(word))
        .filter(|&before| parse[before].form == ",")
}

/// The finite verb right behind all that depends on a word.
fn finite_behind(parse: &Parse, word: TokenIx) -> Option<TokenIx> {
    let last = parse.last_of(word);
    std::iter::successors(parse.after(last), |&at| parse.after(at))
        .find(|&at| !parse.is_punct(at))
        .filter(|&next| parse.is_finite_verb(next))
}

/// The tree without the mistakes.
pub fn repair(mut parse: Parse, lexicon: &Lexicon) -> Parse {
    for repair in REPAIRS {
        let edits = repair.edits(&parse, lexicon);
        if !edits.is_empty() {
            parse = parse.edited(edits);
        }
    }
    crowded_role::settled(parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::conllu::{Row, Sentence, read, rows_of};

    /// Trees with a mistake; the last column of a wrong word has what should stand there: `Repaired=3:nsubj`, with a
    /// new lemma behind a slash.
    const FIXTURES: &str = include_str!("fixtures.conllu");

    fn fixtures() -> Vec<Sentence> {
        read(FIXTURES.as_bytes()).unwrap()
    }

    fn place(row: &Row) -> String {
        let head = row.head.unwrap_or_default();
        format!("{head}:{}/{}", row.deprel, row.lemma)
    }

    fn expected(row: &Row) -> String {
        match row.misc.strip_prefix("Repaired=") {
            Some(place) if place.contains('/') => place.to_owned(),
            Some(place) => format!("{place}/{}", row.lemma),
            None => place(row),
        }
    }

    #[test]
    fn mistakes_are_put_right() {
        for sentence in fixtures() {
            let repaired = rows_of(&repair(sentence.to_parse(), Lexicon::embedded()));
            let places: Vec<_> = repaired.iter().map(place).collect();
            let wanted: Vec<_> = sentence.rows.iter().map(expected).collect();
            assert_eq!(places, wanted, "{}", sentence.text());
        }
    }

    #[test]
    fn every_repair_has_its_fixture() {
        let parses: Vec<_> = fixtures().iter().map(Sentence::to_parse).collect();
        for (number, repair) in REPAIRS.iter().enumerate() {
            let made = |parse| !repair.edits(parse, Lexicon::embedded()).is_empty();
            assert!(parses.iter().any(made), "repair {number} has none");
        }
    }

    #[test]
    fn what_is_right_stays() {
        for sentence in fixtures() {
            let right = repair(sentence.to_parse(), Lexicon::embedded());
            assert_eq!(repair(right.clone(), Lexicon::embedded()), right);
        }
    }
}
