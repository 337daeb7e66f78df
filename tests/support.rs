//! What several tests need: documents, rows, and the program in a folder of its own.

use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
    process::{Command, Stdio},
};

use stelling::{
    dataset::{Assembler, Entry, Record},
    model::Model,
    pipeline::{Analysis, Extractor},
    read::{Input, READERS},
    text::{Document, OffsetUnit},
};
use tempfile::TempDir;

/// The root of the package.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Whether expectations are to be rewritten instead of compared.
pub(crate) fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// A plain text with the id `text`.
pub(crate) fn document(text: &str) -> Document {
    let input = Input {
        id: "text".to_owned(),
        path: "text.txt".to_owned(),
        bytes: Box::new(Cursor::new(text.to_owned())),
    };
    READERS[0]
        .documents(input)
        .next()
        .expect("one document")
        .expect("readable")
}

/// The extractor with the embedded model.
pub(crate) fn extractor() -> Extractor<'static> {
    Extractor::new(Model::embedded())
}

/// The rows of documents with offsets in `unit`.
pub(crate) fn rows(documents: &[Document], unit: OffsetUnit) -> Vec<Record> {
    let mut rows = Vec::new();
    let mut assembler: Option<Assembler<'_>> = None;
    extractor().each(documents, |passage| {
        let assembler = match &mut assembler {
            Some(assembler) if assembler.is_of(passage.document) => assembler,
            other => other.insert(Assembler::new(passage.document, unit)),
        };
        for Analysis {
            sentence, claims, ..
        } in passage.analyses()
        {
            let own = assembler.rows(sentence, claims).expect("verified");
            rows.extend(own.into_iter().map(|row| row.record));
        }
    });
    rows
}

/// The ledger of documents with offsets in `unit`.
pub(crate) fn ledger(documents: &[Document], unit: OffsetUnit) -> Vec<Entry> {
    let mut entries = Vec::new();
    extractor().each(documents, |passage| {
        let assembler = Assembler::new(passage.document, unit);
        entries.extend(passage.analyses().map(|analysis| {
            assembler.entry(analysis.sentence, analysis.claims.len(), analysis.reason())
        }));
    });
    entries
}

/// What `work` gives on so many threads.
pub(crate) fn on_threads<T: Send>(count: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new()
        .num_threads(count)
        .build()
        .expect("threads")
        .install(work)
}

/// A folder in which the program runs.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("writable");
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect(name)
    }

    /// Runs the program with arguments that are separated by blanks.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        self.run_with(arguments, "")
    }

    /// Runs the program with something on its standard input.
    pub(crate) fn run_with(&self, arguments: &str, input: &str) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_stelling"))
            .args(arguments.split_whitespace())
            .current_dir(self.path())
            .env_remove("COLUMNS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut stdin = child.stdin.take().expect("a pipe");
        // The program may end without reading it all.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("an end");
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// How the program ended and what it said.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = self
            .code
            .map_or_else(|| "none".to_owned(), |code| code.to_string());
        write!(
            f,
            "exit code {code}\n--- stdout\n{}--- stderr\n{}",
            self.stdout, self.stderr
        )
    }
}
