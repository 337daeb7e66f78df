//! Data sets that are read back.

use std::{
    fs::{self, File},
    io::BufReader,
    path::Path,
};

use anyhow::{Context, anyhow};

use super::output::metadata_path;
use crate::{
    dataset::{Described, Table},
    export::{EXPORTERS, by_extension},
    text::OffsetUnit,
};

/// The data set at `path`; the extension tells its format, and any dialect of CSV is read.
pub(super) fn read(path: &Path) -> anyhow::Result<Table> {
    let name = || path.display().to_string();
    let unit = unit(path)?;
    let mut file = BufReader::new(File::open(path).with_context(name)?);
    let exporter = by_extension(path).unwrap_or(EXPORTERS[0]);
    exporter.read(&mut file, unit).with_context(name)
}

/// The unit of the table's offsets as its metadata has it; code points if there is no metadata.
pub(super) fn unit(table: &Path) -> anyhow::Result<OffsetUnit> {
    let Some(described) = described(table)? else {
        return Ok(OffsetUnit::default());
    };
    let unit = described.unit;
    unit.ok_or_else(|| {
        let path = metadata_path(table);
        anyhow!("{}: names no offset unit that is known", path.display())
    })
}

/// What the metadata beside the table says; none if there is no such file.
pub(super) fn described(table: &Path) -> anyhow::Result<Option<Described>> {
    let path = metadata_path(table);
    if !path.exists() {
        return Ok(None);
    }
    let name = || path.display().to_string();
    let json = fs::read(&path).with_context(name)?;
    Described::read(&json).map(Some).with_context(name)
}

/// The text of the metadata beside a data set as that of another table; none if there is no metadata.
pub(super) fn metadata_for(dataset: &Path, table: &Path) -> anyhow::Result<Option<String>> {
    let path = metadata_path(dataset);
    if !path.exists() {
        return Ok(None);
    }
    let name = || path.display().to_string();
    let json = fs::read(&path).with_context(name)?;
    let mut json: serde_json::Value = serde_json::from_slice(&json).with_context(name)?;
    json["url"] = table
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into();
    Ok(Some(serde_json::to_string_pretty(&json)? + "\n"))
}
