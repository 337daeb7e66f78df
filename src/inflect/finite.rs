//! Finite forms.

use super::{
    irregular::irregular,
    particle,
    stem::{is_voiceless, stem},
};

/// Whom the verb agrees with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// *ik*
    First,
    /// *jij*, *u*
    Second,
    /// *hij*, *het huis*
    Third,
    /// *wij*, *de huizen*
    Plural,
}

/// The two simple tenses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// *loopt*
    Present,
    /// *liep*
    Past,
}

/// A finite verb in a main clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finite {
    /// *wijst*
    pub form: String,
    /// *af*, which stands at the end of the clause.
    pub particle: Option<String>,
}

/// The finite form of a verb: `af_wijzen` in the past of the plural gives *wezen … af*.
///
/// ```
/// use stelling::inflect::{Agreement, Time, finite};
///
/// let verb = finite("af_wijzen", Time::Past, Agreement::Plural);
/// assert_eq!((verb.form.as_str(), verb.particle.as_deref()), ("wezen", Some("af")));
/// ```
pub fn finite(lemma: &str, time: Time, agreement: Agreement) -> Finite {
    let (particle, verb) = particle(lemma);
    let form = match time {
        Time::Present => present(&verb, agreement),
        Time::Past => past(&verb, agreement),
    };
    Finite { form, particle }
}

fn present(verb: &str, agreement: Agreement) -> String {
    let person = match agreement {
        Agreement::First => 0,
        Agreement::Second => 1,
        Agreement::Third => 2,
        Agreement::Plural => return verb.to_owned(),
    };
    match irregular(verb) {
        Some((prefix, forms)) if !forms.present[person].is_empty() => {
            format!("{prefix}{}", forms.present[person])
        }
        _ if person == 0 => stem(verb),
        _ => with_t(&stem(verb)),
    }
}

/// *loopt*, *wordt*; *eet* and *ga(at)* as they are spelt.
fn with_t(stem: &str) -> String {
    if stem.ends_with('t') {
        stem.to_owned()
    } else if stem.ends_with('a') && !stem.ends_with("aa") {
        format!("{stem}at")
    } else {
        format!("{stem}t")
    }
}

fn past(verb: &str, agreement: Agreement) -> String {
    let plural = agreement == Agreement::Plural;
    if let Some((prefix, forms)) = irregular(verb)
        && !forms.past[0].is_empty()
    {
        return format!("{prefix}{}", forms.past[usize::from(plural)]);
    }
    let ending = match (is_voiceless(verb), plural) {
        (true, false) => "te",
        (true, true) => "ten",
        (false, false) => "de",
        (false, true) => "den",
    };
    format!("{}{ending}", stem(verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(lemma: &str, time: Time, agreement: Agreement) -> String {
        finite(lemma, time, agreement).form
    }

    #[test]
    fn present_forms() {
        let third = [
            "lopen",
            "worden",
            "eten",
            "gaan",
            "zijn",
            "kunnen",
            "komen",
            "verbranden",
            "doen",
            "veranderen",
        ];
        let forms = third.map(|verb| form(verb, Time::Present, Agreement::Third));
        assert_eq!(
            forms,
            [
                "loopt",
                "wordt",
                "eet",
                "gaat",
                "is",
                "kan",
                "komt",
                "verbrandt",
                "doet",
                "verandert"
            ]
        );
        assert_eq!(form("hebben", Time::Present, Agreement::First), "heb");
        assert_eq!(form("aan_komen", Time::Present, Agreement::Plural), "komen");
    }

    #[test]
    fn past_forms() {
        let singular = [
            "werken",
            "leven",
            "reizen",
            "praten",
            "laden",
            "isoleren",
            "bekijken",
            "herkiezen",
            "faxen",
        ];
        let forms = singular.map(|verb| form(verb, Time::Past, Agreement::Third));
        assert_eq!(
            forms,
            [
                "werkte",
                "leefde",
                "reisde",
                "praatte",
                "laadde",
                "isoleerde",
                "bekeek",
                "herkoos",
                "faxte"
            ]
        );
        assert_eq!(form("op_nemen", Time::Past, Agreement::Plural), "namen");
    }
}
