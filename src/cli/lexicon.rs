use std::{fs, path::PathBuf};

use anyhow::Context;

use crate::{dataset::Metadata, lexicon::Lexicon, read::ReadError};

/// Words of the user's own.
#[derive(Debug, clap::Args)]
pub(super) struct Own {
    /// Also use the rows of FILE, words and phrases of your own; may be given several times.
    ///
    /// FILE has sections: a line `[predicates]` with the name of a table, then a line with its columns, then rows, all
    /// separated by tabs. A row takes the place of a built-in one for the same word and sense.
    #[arg(long = "lexicon", value_name = "FILE")]
    lexicons: Vec<PathBuf>,
}

/// The word lists of the program with those of the user.
#[derive(Debug)]
pub(super) struct Words {
    /// All of them.
    pub(super) lexicon: Lexicon,
    /// The files of the user, each with its path.
    files: Vec<(String, String)>,
}

impl Own {
    /// Reads all files; the later ones overrule those before.
    pub(super) fn read(&self) -> anyhow::Result<Words> {
        let mut lexicon = Lexicon::embedded().clone();
        let mut files = Vec::new();
        for path in &self.lexicons {
            let name = path.display().to_string();
            let bytes = fs::read(path).with_context(|| name.clone())?;
            let text = String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
                path: name.clone(),
                at: error.utf8_error().valid_up_to() as u64,
            })?;
            lexicon = lexicon.with(&name, &text)?;
            files.push((name, text));
        }
        Ok(Words { lexicon, files })
    }
}

impl Words {
    /// Names the files of the user in the description of a table.
    pub(super) fn describe(&self, metadata: &mut Metadata) {
        for (path, text) in &self.files {
            metadata.add_lexicon(path, text);
        }
    }
}
