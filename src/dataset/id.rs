use sha2::{Digest, Sha256};

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
