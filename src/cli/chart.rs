//! Charts as files.

use std::path::{Path, PathBuf};

use super::output::Draft;
use crate::chart::{Chart, FORMATS, by_extension};

/// A path whose extension tells how to draw.
pub(super) fn path(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if by_extension(&path).is_some() {
        return Ok(path);
    }
    let names: Vec<_> = FORMATS.iter().map(|format| format.extension).collect();
    let names = names.join(" or .");
    Err(format!("a chart is a file that ends in .{names}"))
}

/// A chart as the extension of its file says, to be moved to its place.
pub(super) fn draft(path: &Path, chart: &Chart) -> anyhow::Result<Draft> {
    let draft = Draft::new(path)?;
    if let Some(format) = by_extension(path) {
        draft.fill((format.draw)(chart).as_bytes())?;
    }
    Ok(draft)
}
