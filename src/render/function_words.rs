use std::collections::BTreeSet;

use super::{negation, order, participant, reference, relative};
use crate::inflect::{Agreement, BE, BECOME, HAVE, Time, finite};

/// All words that a wording can have and its source has not, in lower case, by the tables that they come from.
pub fn function_words() -> BTreeSet<String> {
    let listed = relative::words()
        .chain(negation::words())
        .chain(participant::articles())
        .chain(reference::words())
        .chain(order::words());
    listed.map(str::to_owned).chain(auxiliaries()).collect()
}

/// The finite forms of the verbs that carry a participle or a predicative word.
fn auxiliaries() -> impl Iterator<Item = String> {
    let times = [Time::Present, Time::Past];
    let persons = [
        Agreement::First,
        Agreement::Second,
        Agreement::Third,
        Agreement::Plural,
    ];
    [BE, BECOME, HAVE].into_iter().flat_map(move |verb| {
        let each = times
            .into_iter()
            .flat_map(move |time| persons.map(|person| (time, person)));
        each.map(move |(time, person)| finite(verb, time, person).form)
    })
}
