use super::{Check, Finding, Subject};

/// Encoding, delimiter, quotes, line ends and the lengths of rows.
pub(super) struct Form;

impl Check for Form {
    fn name(&self) -> &'static str {
        "form"
    }

    fn about(&self) -> &'static str {
        "the file is UTF-8 with commas, a header, rows of one length that end in LF, and quotes in pairs"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let faults = subject.sheet.faults.iter();
        faults
            .map(|fault| Finding::new(self.name(), fault.kind.to_string()).on_line(fault.line))
            .collect()
    }
}
