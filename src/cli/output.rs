use std::{
    ffi::OsString,
    fs::{self, OpenOptions},
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use clap::builder::PossibleValuesParser;
use tempfile::NamedTempFile;

use crate::sheet::Dialect;

/// A file that is written beside its place and moved there only when it is whole.
///
/// What is there and is no file, such as `/dev/null` or a pipe, is never replaced: it is given the content at the end, as
/// is standard output for `-`.
#[derive(Debug)]
pub(super) struct Draft {
    file: NamedTempFile,
    target: PathBuf,
}

impl Draft {
    /// For a file that will be at `target`.
    pub(super) fn new(target: &Path) -> anyhow::Result<Self> {
        if is_stream(target) || is_stdout(target) {
            return Self::to_compare(target);
        }
        ensure!(!target.is_dir(), "{}: it is a folder", failure(target));
        let place = place(target);
        let parent = place
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = parent.unwrap_or(Path::new("."));
        ensure!(
            folder.is_dir(),
            "{}: there is no folder {}",
            failure(target),
            folder.display()
        );
        Ok(Self {
            file: builder()
                .tempfile_in(folder)
                .with_context(|| failure(target))?,
            target: target.to_owned(),
        })
    }

    /// For a file that is written elsewhere, such as one that is only compared with the one at `target`.
    pub(super) fn to_compare(target: &Path) -> anyhow::Result<Self> {
        Ok(Self {
            file: builder()
                .tempfile()
                .context("cannot write a temporary file")?,
            target: target.to_owned(),
        })
    }

    /// Writes all of its content.
    pub(super) fn fill(&self, content: &[u8]) -> anyhow::Result<()> {
        self.file
            .as_file()
            .write_all(content)
            .with_context(|| failure(&self.target))
    }

    /// Where to write.
    pub(super) fn writer(&self) -> impl Write + '_ {
        BufWriter::new(self.file.as_file())
    }

    /// What has been written.
    pub(super) fn text(&self) -> io::Result<String> {
        fs::read_to_string(self.file.path())
    }

    /// Where it will be.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Moves it to its place.
    pub(super) fn publish(self) -> anyhow::Result<()> {
        let Self { file, target } = self;
        if is_stdout(&target) {
            let copy = || {
                let mut out = stdout();
                io::copy(&mut file.reopen()?, &mut out)?;
                out.flush()
            };
            return copy().with_context(|| failure(&target));
        }
        if is_stream(&target) {
            let copy = || {
                let mut stream = OpenOptions::new().write(true).open(&target)?;
                io::copy(&mut file.reopen()?, &mut stream)
            };
            return copy().map(drop).with_context(|| failure(&target));
        }
        file.persist(place(&target))
            .map(drop)
            .with_context(|| failure(&target))
    }
}

/// Where a table goes: standard output, or a file with its description beside it.
#[derive(Debug)]
pub(super) enum Target {
    Stdout,
    File {
        table: Draft,
        /// None beside a pipe.
        description: Option<Draft>,
    },
}

impl Target {
    /// For a table at `path`, where `-` is standard output; it may be only compared with what is there.
    pub(super) fn new(path: &Path, is_compared: bool) -> anyhow::Result<Self> {
        if is_stdout(path) {
            return Ok(Self::Stdout);
        }
        let draft = if is_compared {
            Draft::to_compare
        } else {
            Draft::new
        };
        Ok(Self::File {
            table: draft(path)?,
            description: (!is_stream(path))
                .then(|| draft(&metadata_path(path)))
                .transpose()?,
        })
    }

    /// Where to write the table.
    pub(super) fn writer(&self) -> Box<dyn Write + '_> {
        match self {
            Self::Stdout => Box::new(stdout()),
            Self::File { table, .. } => Box::new(table.writer()),
        }
    }

    /// Writes what `json` says of a table in a file of this name.
    pub(super) fn describe(&self, json: impl FnOnce(&str) -> String) -> anyhow::Result<()> {
        let Self::File {
            table,
            description: Some(description),
        } = self
        else {
            return Ok(());
        };
        let name = table.target().file_name().unwrap_or_default();
        description.fill(json(&name.to_string_lossy()).as_bytes())
    }

    /// Moves everything to its place.
    pub(super) fn publish(self) -> anyhow::Result<()> {
        self.into_drafts().into_iter().try_for_each(Draft::publish)
    }

    /// The files, to be moved to their places or compared.
    pub(super) fn into_drafts(self) -> Vec<Draft> {
        match self {
            Self::Stdout => Vec::new(),
            Self::File { table, description } => {
                std::iter::once(table).chain(description).collect()
            }
        }
    }
}

/// Whether the path stands for standard output.
pub(super) fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether something is there that is neither file nor folder, such as a device or a pipe.
fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Where a file will be: a link stays a link, what it leads to is replaced.
fn place(target: &Path) -> PathBuf {
    fs::canonicalize(target).unwrap_or_else(|_| target.to_owned())
}

fn failure(target: &Path) -> String {
    format!("cannot write {}", target.display())
}

/// Temporary files are private by default; these will be ordinary files.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".stelling-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// `claims.csv-metadata.json` for `claims.csv`.
pub(super) fn metadata_path(table: &Path) -> PathBuf {
    let mut path = OsString::from(table);
    path.push("-metadata.json");
    path.into()
}

/// Whether two paths are those of one file that is there.
pub(super) fn is_same(a: &Path, b: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    whole(a).is_some_and(|a| Some(a) == whole(b))
}

/// That a file to be written is none of those that are read.
pub(super) fn check_apart<'p>(
    target: &Path,
    inputs: impl IntoIterator<Item = &'p PathBuf>,
) -> anyhow::Result<()> {
    ensure!(
        !inputs.into_iter().any(|input| is_same(target, input)),
        "{}: it is read, too; write to another file",
        failure(target)
    );
    Ok(())
}

/// The names of the dialects that sheets are written in.
pub(super) fn dialects() -> PossibleValuesParser {
    Dialect::ALL.map(Dialect::as_str).into()
}

/// Standard output, buffered; a terminal is spared characters by which a text could play with it.
pub(super) fn stdout() -> impl Write {
    let out = io::stdout().lock();
    let is_terminal = out.is_terminal();
    Shown {
        out: BufWriter::new(out),
        is_terminal,
    }
}

struct Shown<W> {
    out: W,
    is_terminal: bool,
}

impl<W: Write> Write for Shown<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_terminal {
            let plain: Vec<u8> = bytes.iter().map(|&byte| plain(byte)).collect();
            self.out.write_all(&plain)?;
            return Ok(bytes.len());
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A character for a terminal: a question mark in place of what is a command to it.
const fn plain(byte: u8) -> u8 {
    match byte {
        b'\n' | b'\t' => byte,
        0..0x20 | 0x7f => b'?',
        _ => byte,
    }
}
