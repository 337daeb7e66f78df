use std::borrow::Cow;

use super::{
    cell::Cell,
    column::{CellError, Column, columns, read},
};
use crate::claim::{Polarity, Status};

/// The column of a collected table that says what happened to a row, and what it means.
pub const ROW_STATE: (&str, &str) = (
    "row_state",
    "What happened to the row: nothing, or altered (given cells were changed), duplicate (it came back before), unknown \
     (no such claim was handed out).",
);

columns! {
    /// What an annotator says of a claim; the fields are columns that stand after those of the data set.
    ///
    /// What is left empty agrees with the data set.
    Annotation;
    /// The columns of the annotation, in order.
    ANNOTATION_COLUMNS;
    /// Who annotated the row.
    annotator: String,
    /// The right status, if the one in the data set is wrong.
    status_new: Option<Status>,
    /// The right polarity, if the one in the data set is wrong.
    polarity_new: Option<Polarity>,
    /// The right source, if the one in the data set is wrong; `-` if there is none.
    source_new: String,
    /// A better wording, if the one in the data set is wrong.
    claim_new: String,
    /// What checking the claim gave, in the words of the project.
    verdict: String,
    /// Anything else.
    comment: String,
}
