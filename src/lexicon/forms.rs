//! From a verb form to the lemma of a verb that the tables know, whatever a lemmatizer made of it.

use std::collections::HashMap;

use crate::inflect::{Agreement, Time, finite, participle};

/// The forms of some verbs, in lower case.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms(HashMap<String, String>);

impl Forms {
    /// All finite forms, with a separable particle in front, and the participles.
    pub(super) fn of<'v>(lemmas: impl Iterator<Item = &'v str>) -> Self {
        let mut forms = HashMap::new();
        for lemma in lemmas {
            for form in inflected(lemma) {
                forms.entry(form).or_insert_with(|| lemma.to_owned());
            }
        }
        Self(forms)
    }

    /// The lemma of a form.
    pub(super) fn lemma(&self, form: &str) -> Option<&str> {
        self.0.get(form).map(String::as_str)
    }
}

fn inflected(lemma: &str) -> impl Iterator<Item = String> + '_ {
    let agreements = [Agreement::First, Agreement::Third, Agreement::Plural];
    let times = [Time::Present, Time::Past];
    times
        .into_iter()
        .flat_map(move |time| agreements.map(|agreement| finite(lemma, time, agreement)))
        .map(|verb| format!("{}{}", verb.particle.unwrap_or_default(), verb.form))
        .chain([participle(lemma)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_lemma() {
        let forms = Forms::of(["weerleggen", "toe_geven", "schatten"].into_iter());
        assert_eq!(forms.lemma("weerlegd"), Some("weerleggen"));
        assert_eq!(forms.lemma("toegaf"), Some("toe_geven"));
        assert_eq!(forms.lemma("schat"), Some("schatten"));
        assert_eq!(forms.lemma("liep"), None);
    }
}
