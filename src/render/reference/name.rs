use super::{
    super::{
        Draft,
        participant::article,
        wording::{Word, Wording},
    },
    put,
};
use crate::{
    coreference::{Label, LabelWord, Reference},
    inflect::inflected,
};

/// *hij* as *Leka*
pub(super) fn replace(draft: &Draft<'_>, wording: &mut Wording, reference: &Reference) -> bool {
    let parse = draft.syntax.parse;
    let mut words = words(&reference.label);
    // the marks before or behind it stay
    let opens = parse
        .before(reference.word)
        .is_some_and(|before| parse.is_punct(before));
    let place = if opens {
        words.first_mut()
    } else {
        words.last_mut()
    };
    if let Some(word) = place {
        word.source = Some(reference.word);
    }
    put(wording, &reference.words, &words)
}

/// The words that name somebody, who has been mentioned: *een agente* is *de agente*, *een jong meisje* is *het jonge
/// meisje*, *veertien Nederlanders* are *de veertien Nederlanders*.
pub(super) fn words(label: &Label) -> Vec<Word> {
    let article = article(&label.tag).filter(|_| label.is_counted);
    let known = label.words.iter().any(|word| word.indefinite.is_some());
    let words = label.words.iter();
    let words = words.filter_map(|word| spelt(word, known));
    article.map(Word::new).into_iter().chain(words).collect()
}

/// There is no plural of *een*.
fn spelt(word: &LabelWord, known: bool) -> Option<Word> {
    if let Some(noun) = &word.indefinite {
        return article(noun).map(Word::new);
    }
    Some(Word {
        source: None,
        from: Some(word.span),
        form: if known && word.is_bare {
            inflected(&word.form)
        } else {
            word.form.clone()
        },
    })
}
