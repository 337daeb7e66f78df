use sha2::{Digest, Sha256};

use super::record::Record;
use crate::text::{OffsetUnit, Positions};

/// The id of a claim: the first 16 hexadecimal digits of the SHA-256 of what identifies it.
///
/// `head` is the byte at which the head begins in the sentence, so that the id does not change with the unit of the
/// data set. `count` tells apart what is the same so far: how many earlier sentences of the document have the same text,
/// and how many earlier claims of the sentence have the same head.
pub(super) fn claim_id(document: &str, sentence: &str, head: u32, count: [u32; 2]) -> String {
    let mut hash = Sha256::new();
    for part in [document, sentence] {
        // The length in front keeps "ab" + "c" apart from "a" + "bc".
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    for number in [head, count[0], count[1]] {
        hash.update(number.to_le_bytes());
    }
    let digits = hash
        .finalize()
        .iter()
        .take(8)
        .fold(0, |id, &byte| id << 8 | u64::from(byte));
    format!("{digits:016x}")
}

/// The ids that a record can have, of which the source decides: for up to so many earlier sentences with the same text,
/// and for so many claims with the same head. None if the head is not a place in the sentence.
pub fn derived_ids(record: &Record, unit: OffsetUnit, [repeats, twins]: [u32; 2]) -> Vec<String> {
    let sentence = Positions::new(&record.sentence_text, unit);
    let head = record.head_start.checked_sub(record.sentence_start);
    let head = head.and_then(|head| u32::try_from(sentence.byte(head)?).ok());
    let Some(head) = head else {
        return Vec::new();
    };
    let counts = (0..=repeats).flat_map(|repeat| (0..twins.max(1)).map(move |twin| [repeat, twin]));
    counts
        .map(|count| claim_id(&record.doc_id, &record.sentence_text, head, count))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_counts() {
        let ids = [
            claim_id("ab", "c", 0, [0, 0]),
            claim_id("a", "bc", 0, [0, 0]),
            claim_id("ab", "c", 1, [0, 0]),
            claim_id("ab", "c", 0, [1, 0]),
            claim_id("ab", "c", 0, [0, 1]),
        ];
        for (i, id) in ids.iter().enumerate() {
            assert_eq!(id.len(), 16);
            assert!(!ids[..i].contains(id));
        }
    }

    #[test]
    fn ids_stay_as_they_are() {
        assert_eq!(
            claim_id("haftar", "Hij vertrok.", 4, [0, 0]),
            "8ded38d6fc25a08a"
        );
    }
}
