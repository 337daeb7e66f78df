//! What the lemmatizer learns from the treebank.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::corpus::{Part, by_count, tag};
use crate::model::{Lemmatizer, PARTICLE, Script, end_hashes, first_part, whole_hash};
use crate::tree::conllu::Sentence;
use crate::tree::{DepRel, Upos};

type Votes = BTreeMap<Script, usize>;

/// Scripts for whole words, for first parts of compounds, and for those word ends that decide otherwise than a
/// shorter end does.
pub(crate) fn learn(parts: &[Part], tags: &HashMap<[String; 3], usize>) -> Lemmatizer {
    let particles = particles(parts);
    let words = words(parts, tags, &particles);
    let seen: BTreeSet<&str> = words.keys().map(|(_, _, form)| form.as_str()).collect();
    let mut chosen: BTreeMap<u32, Script> = BTreeMap::new();
    let mut ends: BTreeMap<u32, Votes> = BTreeMap::new();
    let mut firsts: BTreeMap<u32, Votes> = BTreeMap::new();
    for ((tag, upos, form), lemmas) in &words {
        let mut whole = Votes::new();
        for ((cased, lemma), count) in lemmas {
            vote(&mut whole, cased, lemma, *count);
            let (first, last) = cut(cased, lemma, &seen).unwrap_or((None, (cased, lemma)));
            if let Some((surface, lemma)) =
                first.filter(|(surface, lemma)| *upos != Upos::Verb || surface == lemma)
            {
                let hash = whole_hash(&surface.to_lowercase(), first_part(*upos));
                vote(firsts.entry(hash).or_default(), surface, lemma, 1);
            }
            for hash in inner_hashes(&last.0.to_lowercase(), *tag) {
                vote(ends.entry(hash).or_default(), last.0, last.1, 1);
            }
        }
        chosen.extend(most(&whole).map(|script| (whole_hash(form, *tag), script.clone())));
    }
    let particle = |particle: &String| (whole_hash(particle, PARTICLE), Script::default());
    chosen.extend(particles.iter().map(particle));
    firsts.retain(|_, votes| votes.values().sum::<usize>() >= FIRSTS);
    chosen.extend(
        firsts
            .iter()
            .filter_map(|(hash, votes)| Some((*hash, most(votes)?.clone()))),
    );
    for (tag, _, form) in words.keys() {
        let mut above = None;
        for hash in inner_hashes(form, *tag) {
            let script = ends.get(&hash).and_then(most);
            if let Some(script) = script.filter(|_| script != above) {
                chosen.entry(hash).or_insert_with(|| script.clone());
            }
            above = script.or(above);
        }
    }
    pack(&chosen)
}

/// First parts of compounds are learned from this many.
const FIRSTS: usize = 2;

fn vote(votes: &mut Votes, form: &str, lemma: &str, count: usize) {
    for script in Script::shortest(form, lemma) {
        *votes.entry(script).or_default() += count;
    }
}

fn inner_hashes(lower: &str, tag: usize) -> Vec<u32> {
    let mut hashes = end_hashes(lower, tag);
    hashes.pop();
    hashes
}

/// Numbers the scripts, the most frequent first.
fn pack(chosen: &BTreeMap<u32, Script>) -> Lemmatizer {
    let scripts: Vec<&Script> = by_count(chosen.values())
        .into_iter()
        .map(|script| script.0)
        .collect();
    let places: BTreeMap<&Script, u16> = scripts.iter().copied().zip(0..).collect();
    Lemmatizer {
        ends: chosen
            .iter()
            .filter_map(|(hash, script)| Some((*hash, *places.get(script)?)))
            .collect(),
        scripts: scripts.into_iter().cloned().collect(),
    }
}

/// For each tag, part of speech and lower-case form, the forms as written with their lemmas, counted.
type Words = BTreeMap<(usize, Upos, String), BTreeMap<(String, String), usize>>;

fn words(parts: &[Part], tags: &HashMap<[String; 3], usize>, particles: &[String]) -> Words {
    let mut words = Words::new();
    for sentence in parts.iter().flat_map(|part| &part.sentences) {
        for (row, lemma) in sentence
            .rows
            .iter()
            .zip(lemmas_without_particles(sentence, particles))
        {
            let upos = row.upos.parse().unwrap_or(Upos::X);
            let key = (tags[&tag(row)], upos, row.form.to_lowercase());
            *words
                .entry(key)
                .or_default()
                .entry((row.form.clone(), lemma))
                .or_default() += 1;
        }
    }
    words
}

/// The item with most votes, the last of equals: lower case rather than none.
fn most<T>(votes: &BTreeMap<T, usize>) -> Option<&T> {
    votes
        .iter()
        .max_by_key(|(_, count)| **count)
        .map(|(item, _)| item)
}

/// A form and its lemma.
type Pair<'w> = (&'w str, &'w str);

/// Cuts a compound before its last part: `verzekeringskamers`, `verzekering_kamer` gives `verzekerings`,
/// `verzekering` and `kamers`, `kamer`. The form is cut where the last part is a word that was seen.
fn cut<'w>(
    form: &'w str,
    lemma: &'w str,
    seen: &BTreeSet<&str>,
) -> Option<(Option<Pair<'w>>, Pair<'w>)> {
    let (first, last) = lemma
        .rsplit_once('_')
        .filter(|(first, last)| !first.is_empty() && !last.is_empty())?;
    let cuts = form.char_indices().map(|(at, _)| at).skip(1);
    let letters = first.chars().filter(|&c| c != '_').count();
    let near = |at: &usize| form[..*at].chars().count().abs_diff(letters) <= 3;
    let same = |at: usize| last.chars().next() == form[at..].chars().next();
    let fits = |at: &usize| seen.contains(form[*at..].to_lowercase().as_str());
    let candidates: Vec<usize> = cuts.filter(near).collect();
    let rank = |at: &usize| {
        (
            !fits(at),
            !same(*at),
            form[..*at].chars().count().abs_diff(letters),
        )
    };
    let at = candidates.into_iter().min_by_key(rank)?;
    let known = fits(&at) || same(at);
    Some((
        known.then_some((&form[..at], first)),
        if known {
            (&form[at..], last)
        } else {
            (form, lemma)
        },
    ))
}

/// The particles of separable verbs that are part of the verb's lemma more often than not.
fn particles(parts: &[Part]) -> Vec<String> {
    let mut votes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for sentence in parts.iter().flat_map(|part| &part.sentences) {
        for (particle, verb) in separated(sentence) {
            let (joined, all) = votes.entry(particle.clone()).or_default();
            *joined += usize::from(
                sentence.rows[verb]
                    .lemma
                    .starts_with(&format!("{particle}_")),
            );
            *all += 1;
        }
    }
    votes
        .into_iter()
        .filter(|(_, (joined, all))| 2 * joined > *all)
        .map(|(particle, _)| particle)
        .collect()
}

/// The particles of a sentence, in lower case, with the places of their verbs.
fn separated(sentence: &Sentence) -> impl Iterator<Item = (String, usize)> {
    let prt = sentence
        .rows
        .iter()
        .filter(|row| row.deprel == DepRel::CompoundPrt.as_str());
    prt.filter_map(|row| {
        Some((
            row.form.to_lowercase(),
            (row.head? as usize).checked_sub(1)?,
        ))
    })
}

/// The lemmas, those of separated verbs without their particle: prediction puts it back.
fn lemmas_without_particles(sentence: &Sentence, particles: &[String]) -> Vec<String> {
    let mut lemmas: Vec<String> = sentence.rows.iter().map(|row| row.lemma.clone()).collect();
    for (particle, verb) in separated(sentence).filter(|(particle, _)| particles.contains(particle))
    {
        let bare = lemmas[verb]
            .strip_prefix(&format!("{particle}_"))
            .map(str::to_owned);
        if let Some(bare) = bare {
            lemmas[verb] = bare;
        }
    }
    lemmas
}
