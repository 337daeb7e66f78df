//! Past participles.

use super::{
    PREFIXES,
    irregular::irregular,
    particle,
    stem::{is_voiceless, stem},
    without,
};

/// The past participle of a verb: *gewerkt*, *veranderd*, `op_bellen` *opgebeld*, *geëist*.
pub fn participle(lemma: &str) -> String {
    let (particle, verb) = particle(lemma);
    format!("{}{}", particle.unwrap_or_default(), simple(&verb))
}

fn simple(verb: &str) -> String {
    let irregular = irregular(verb).filter(|(_, forms)| !forms.participle.is_empty());
    match irregular {
        Some(("", forms)) => forms.participle.to_owned(),
        Some((prefix, forms)) => format!(
            "{prefix}{}",
            forms
                .participle
                .strip_prefix("ge")
                .unwrap_or(forms.participle)
        ),
        None if is_prefixed(verb) => regular(verb),
        None => with_ge(&regular(verb)),
    }
}

fn is_prefixed(verb: &str) -> bool {
    PREFIXES
        .iter()
        .any(|prefix| without(prefix, verb).is_some())
}

fn regular(verb: &str) -> String {
    let stem = stem(verb);
    match stem.chars().next_back() {
        Some('t' | 'd') => stem,
        _ if is_voiceless(verb) => format!("{stem}t"),
        _ => format!("{stem}d"),
    }
}

/// *gewerkt*, and with a diaeresis *geëist*, *geïsoleerd*, *geüpdatet*.
fn with_ge(rest: &str) -> String {
    let marked = match rest.chars().next() {
        Some('e') => Some('ë'),
        Some('i') if !rest.starts_with("ij") => Some('ï'),
        Some('u') if !rest.starts_with("ui") => Some('ü'),
        _ => None,
    };
    match marked {
        Some(first) => format!("ge{first}{}", &rest[1..]),
        None => format!("ge{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participles() {
        let verbs = [
            "werken",
            "leven",
            "veranderen",
            "op_bellen",
            "isoleren",
            "oefenen",
            "winnen",
            "verkopen",
            "aan_vallen",
            "ergeren",
            "beuken",
            "updaten",
            "racen",
            "skiën",
            "ruziën",
            "spijten",
            "vastvriezen",
        ];
        let forms = [
            "gewerkt",
            "geleefd",
            "veranderd",
            "opgebeld",
            "geïsoleerd",
            "geoefend",
            "gewonnen",
            "verkocht",
            "aangevallen",
            "geërgerd",
            "gebeukt",
            "geüpdatet",
            "geracet",
            "geskied",
            "geruzied",
            "gespeten",
            "vastgevroren",
        ];
        assert_eq!(verbs.map(participle), forms);
    }
}
