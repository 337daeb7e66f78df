//! CoNLL-U, the column format of Universal Dependencies.

use std::io::{self, BufRead, Write};

use super::Parse;

/// One sentence as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// The lines that begin with `#`, without it and the white space after it: `text = Dit is het .`
    pub comments: Vec<String>,
    /// The words; empty nodes are left out.
    pub rows: Vec<Row>,
    /// Tokens of several words: the line as it stands, and how many words come before it.
    pub ranges: Vec<(usize, String)>,
}

/// The columns of one word; `_` stands where there is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As written.
    pub form: String,
    /// The lemma.
    pub lemma: String,
    /// The universal part of speech.
    pub upos: String,
    /// The treebank's own tag.
    pub xpos: String,
    /// Universal features.
    pub feats: String,
    /// The head, counted from 1; 0 is the root, none is `_`.
    pub head: Option<u32>,
    /// The relation to the head.
    pub deprel: String,
    /// Enhanced dependencies.
    pub deps: String,
    /// Anything else.
    pub misc: String,
}

impl Row {
    /// Whether white space follows.
    pub fn space_after(&self) -> bool {
        !self.misc.split('|').any(|entry| entry == "SpaceAfter=No")
    }
}

impl Sentence {
    /// The value of a comment: `comment("text")` for `# text = …`.
    pub fn comment(&self, name: &str) -> Option<&str> {
        self.comments.iter().find_map(|comment| {
            let value = comment.strip_prefix(name)?.trim_start().strip_prefix('=')?;
            Some(value.strip_prefix(' ').unwrap_or(value))
        })
    }

    /// The text: the comment, or else the forms with white space between them.
    pub fn text(&self) -> String {
        self.comment("text")
            .map_or_else(|| joined(&self.rows), str::to_owned)
    }
}

fn joined(rows: &[Row]) -> String {
    let mut text = String::new();
    for (i, row) in rows.iter().enumerate() {
        text.push_str(&row.form);
        if row.space_after() && i + 1 < rows.len() {
            text.push(' ');
        }
    }
    text
}

/// Why a file is not CoNLL-U.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConlluError {
    /// The file could not be read, or is not UTF-8.
    #[error("line {line}: {source}")]
    Io {
        /// From 1.
        line: usize,
        /// What went wrong.
        source: io::Error,
    },
    /// A line does not have ten columns.
    #[error("line {line}: {found} columns instead of 10")]
    Columns {
        /// From 1.
        line: usize,
        /// How many there are.
        found: usize,
    },
    /// The words are not numbered 1, 2, 3 …
    #[error("line {line}: word number `{found}` instead of {expected}")]
    Number {
        /// From 1.
        line: usize,
        /// What stands there.
        found: String,
        /// What should.
        expected: usize,
    },
    /// A form is empty.
    #[error("line {line}: the form is empty")]
    EmptyForm {
        /// From 1.
        line: usize,
    },
    /// A head is neither `_` nor a word of the sentence nor 0.
    #[error("line {line}: head `{found}` is not a word of the sentence")]
    Head {
        /// From 1.
        line: usize,
        /// What stands there.
        found: String,
    },
}

/// Reads all sentences.
pub fn read(source: impl BufRead) -> Result<Vec<Sentence>, ConlluError> {
    sentences(source).collect()
}

/// Reads sentences one by one; nothing is read after an error.
///
/// Empty nodes (`3.1`) are skipped.
pub fn sentences(source: impl BufRead) -> impl Iterator<Item = Result<Sentence, ConlluError>> {
    let mut lines = (1..).zip(source.lines());
    let mut reader = Some(Reader::default());
    std::iter::from_fn(move || {
        let found = reader.as_mut()?.next(&mut lines).transpose();
        if !matches!(found, Some(Ok(_))) {
            reader = None;
        }
        found
    })
}

/// The sentence that is being read.
#[derive(Default)]
struct Reader {
    sentence: Sentence,
    /// For each of its words, the line that it is on.
    lines: Vec<usize>,
}

impl Reader {
    /// Reads up to the end of a sentence; none if there are no more.
    fn next(
        &mut self,
        lines: impl Iterator<Item = (usize, io::Result<String>)>,
    ) -> Result<Option<Sentence>, ConlluError> {
        for (line, text) in lines {
            let text = text.map_err(|source| ConlluError::Io { line, source })?;
            if self.line(line, text.trim_end_matches('\r'))?
                && let Some(sentence) = self.end_sentence()?
            {
                return Ok(Some(sentence));
            }
        }
        self.end_sentence()
    }

    /// Reads one line; answers whether it ends a sentence.
    fn line(&mut self, line: usize, text: &str) -> Result<bool, ConlluError> {
        // A byte-order mark may open the file.
        let text = if line == 1 {
            text.trim_start_matches('\u{feff}')
        } else {
            text
        };
        if text.trim().is_empty() {
            return Ok(true);
        }
        if let Some(comment) = text
            .strip_prefix('#')
            .filter(|_| self.sentence.rows.is_empty())
        {
            let comment = comment.strip_prefix(' ').unwrap_or(comment);
            self.sentence.comments.push(comment.to_owned());
            return Ok(false);
        }
        let columns: Vec<&str> = text.split('\t').collect();
        let [id, rest @ ..] = columns.as_slice() else {
            return Ok(false);
        };
        let Ok(rest) = <&[&str; 9]>::try_from(rest) else {
            let found = columns.len();
            return Err(ConlluError::Columns { line, found });
        };
        if is_numbered(id, '.') {
            return Ok(false);
        }
        if is_numbered(id, '-') {
            let range = (self.sentence.rows.len(), text.to_owned());
            self.sentence.ranges.push(range);
            return Ok(false);
        }
        let expected = self.sentence.rows.len() + 1;
        if id.parse() != Ok(expected) {
            let found = (*id).to_owned();
            return Err(ConlluError::Number {
                line,
                found,
                expected,
            });
        }
        self.sentence.rows.push(row(line, rest)?);
        self.lines.push(line);
        Ok(false)
    }

    /// The sentence, if it has words.
    fn end_sentence(&mut self) -> Result<Option<Sentence>, ConlluError> {
        let Self { sentence, lines } = std::mem::take(self);
        for (row, line) in sentence.rows.iter().zip(lines) {
            if let Some(head) = row.head.filter(|&head| head as usize > sentence.rows.len()) {
                let found = head.to_string();
                return Err(ConlluError::Head { line, found });
            }
        }
        Ok(Some(sentence).filter(|sentence| !sentence.rows.is_empty()))
    }
}

/// Whether the id is two numbers: with `-` between them of a token of several words, with `.` of an empty node.
fn is_numbered(id: &str, between: char) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    id.split_once(between)
        .is_some_and(|(a, b)| number(a) && number(b))
}

fn row(line: usize, columns: &[&str; 9]) -> Result<Row, ConlluError> {
    let [form, lemma, upos, xpos, feats, head, deprel, deps, misc] = columns.map(str::to_owned);
    if form.is_empty() {
        return Err(ConlluError::EmptyForm { line });
    }
    let head = match head.as_str() {
        "_" => None,
        number => Some(number.parse().map_err(|_| ConlluError::Head {
            line,
            found: number.to_owned(),
        })?),
    };
    Ok(Row {
        form,
        lemma,
        upos,
        xpos,
        feats,
        head,
        deprel,
        deps,
        misc,
    })
}

/// Writes one sentence with the blank line after it.
pub fn write(out: &mut impl Write, sentence: &Sentence) -> io::Result<()> {
    for comment in &sentence.comments {
        writeln!(out, "# {comment}")?;
    }
    let mut ranges = sentence.ranges.iter().peekable();
    for (number, row) in (1..).zip(&sentence.rows) {
        while let Some((_, range)) = ranges.next_if(|range| range.0 < number) {
            writeln!(out, "{range}")?;
        }
        let head = row
            .head
            .map_or_else(|| "_".to_owned(), |head| head.to_string());
        let Row {
            form,
            lemma,
            upos,
            xpos,
            feats,
            deprel,
            deps,
            misc,
            ..
        } = row;
        writeln!(
            out,
            "{number}\t{form}\t{lemma}\t{upos}\t{xpos}\t{feats}\t{head}\t{deprel}\t{deps}\t{misc}"
        )?;
    }
    writeln!(out)
}

impl Sentence {
    /// The tree of a sentence of which `text` is the verbatim text, with `SpaceAfter=No` where no gap follows a word.
    pub fn from_parse(parse: &Parse, id: &str, text: &str) -> Self {
        let one_line = text.split(['\n', '\r']).collect::<Vec<_>>().join(" ");
        Self {
            comments: vec![format!("sent_id = {id}"), format!("text = {one_line}")],
            rows: rows_of(parse),
            ranges: Vec::new(),
        }
    }
}

#[cfg(test)]
impl Sentence {
    /// The tree that the rows describe.
    pub(crate) fn to_parse(&self) -> Parse {
        let mut at = 0;
        let words = self.rows.iter().map(|row| {
            let start = at;
            let end = start + u32::try_from(row.form.len()).unwrap();
            at = end + u32::from(row.space_after());
            row.to_word(crate::text::Span::new(start, end))
        });
        Parse::new(words.collect())
    }
}

#[cfg(test)]
impl Row {
    fn to_word(&self, span: crate::text::Span) -> super::Word {
        use super::{DepRel, Tag, TokenIx, Upos, Word};

        let tag = Tag {
            upos: self.upos.parse().unwrap_or(Upos::X),
            xpos: self.xpos.clone(),
            feats: self.feats.clone(),
        };
        Word {
            span,
            form: self.form.clone(),
            lemma: self.lemma.clone(),
            tag: std::sync::Arc::new(tag),
            head: self.head.and_then(|head| head.checked_sub(1)).map(TokenIx),
            deprel: self.deprel.parse().unwrap_or(DepRel::Dep),
        }
    }
}

/// The words of a tree as rows.
pub fn rows_of(parse: &Parse) -> Vec<Row> {
    let words = parse.words();
    let glued = |at: usize| {
        words
            .get(at + 1)
            .is_some_and(|next| next.span.start == words[at].span.end)
    };
    let row = |(at, word): (usize, &super::Word)| Row {
        form: word.form.clone(),
        lemma: word.lemma.clone(),
        upos: word.tag.upos.as_str().to_owned(),
        xpos: word.tag.xpos.clone(),
        feats: word.tag.feats.clone(),
        head: Some(word.head.map_or(0, |head| head.0 + 1)),
        deprel: word.deprel.as_str().to_owned(),
        deps: "_".to_owned(),
        misc: if glued(at) { "SpaceAfter=No" } else { "_" }.to_owned(),
    };
    words.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# sent_id = 1\n# text = In 't bos.\n1-2\tIn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tIn\tin\tADP\tVZ|init\t_\t3\tcase\t_\t_\n2\t't\thet\tDET\tLID\t_\t3\tdet\t_\t_\n\
        3\tbos\tbos\tNOUN\tN\tNumber=Sing\t0\troot\t_\tSpaceAfter=No\n3.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\
        4\t.\t.\tPUNCT\tLET\t_\t3\tpunct\t_\t_\n\n";

    fn error(text: &str) -> String {
        read(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_read_is_written() {
        let sentences = read(SAMPLE.as_bytes()).unwrap();
        assert_eq!(sentences.len(), 1);
        assert_eq!(sentences[0].comment("text"), Some("In 't bos."));
        assert_eq!(joined(&sentences[0].rows), "In 't bos.");
        let mut out = Vec::new();
        write(&mut out, &sentences[0]).unwrap();
        let skipped = |line: &&str| line.starts_with("3.1");
        let kept: Vec<&str> = SAMPLE.lines().filter(|line| !skipped(line)).collect();
        let kept = kept.join("\n") + "\n";
        assert_eq!(String::from_utf8(out).unwrap(), kept);
    }

    #[test]
    fn errors_name_the_line() {
        assert_eq!(error("1\ta\n"), "line 1: 2 columns instead of 10");
        assert_eq!(
            error("\n2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"),
            "line 2: word number `2` instead of 1"
        );
        assert_eq!(
            error("1\ta\t_\t_\t_\t_\t7\t_\t_\t_\n"),
            "line 1: head `7` is not a word of the sentence"
        );
        assert_eq!(
            error("1\ta\t_\t_\t_\t_\tx\t_\t_\t_\n"),
            "line 1: head `x` is not a word of the sentence"
        );
        let good = "1\ta\t_\t_\t_\t_\t0\t_\t_\t_\n\n";
        let text = [good, "1\n\n", good].concat();
        let mut found = sentences(text.as_bytes());
        assert!(found.next().unwrap().is_ok());
        assert!(found.next().unwrap().is_err());
        assert!(found.next().is_none(), "nothing is read after an error");
        assert_eq!(
            error("1\t\t_\t_\t_\t_\t0\t_\t_\t_\n"),
            "line 1: the form is empty"
        );
    }
}
