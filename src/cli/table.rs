//! Data sets that are read back.

use std::{
    fs::{self, File},
    io::{BufReader, Write},
    path::Path,
};

use anyhow::{Context, anyhow};

use super::output::{Target, metadata_path};
use crate::{
    agreement::SETTLED_COLUMNS,
    dataset::{ANNOTATION_COLUMNS, Described, Metadata, ROW_STATE, Table},
    export::{EXPORTERS, by_extension},
    reanchor::ANCHOR_COLUMNS,
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

/// The metadata beside a data set, which another table is to have as well; none if there is no metadata.
pub(super) fn metadata(dataset: &Path) -> anyhow::Result<Option<Metadata>> {
    let path = metadata_path(dataset);
    if !path.exists() {
        return Ok(None);
    }
    let name = || path.display().to_string();
    let json = fs::read(&path).with_context(name)?;
    Metadata::read(&json).map(Some).with_context(name)
}

/// Writes a table with these columns beside ours, and the metadata that describes it, if there is some.
pub(super) fn write(
    target: Target,
    table: &[u8],
    metadata: Option<Metadata>,
    others: &[String],
) -> anyhow::Result<()> {
    let mut out = target.writer();
    out.write_all(table)?;
    out.flush()?;
    drop(out);
    if let Some(mut metadata) = metadata {
        describe(&mut metadata, others);
        target.describe(|name| metadata.to_json(name, EXPORTERS[0].dialect()))?;
    }
    target.publish()
}

/// Adds columns that are not of the data set itself, with what they mean.
pub(super) fn describe(metadata: &mut Metadata, others: &[String]) {
    let annotation = ANNOTATION_COLUMNS
        .iter()
        .map(|column| (column.name, column.about()));
    let known: Vec<_> = annotation
        .chain([ROW_STATE])
        .chain(ANCHOR_COLUMNS)
        .chain(SETTLED_COLUMNS)
        .collect();
    for name in others {
        let about = known.iter().find(|(column, _)| column == name);
        metadata.add_column(name, about.map(|(_, about)| *about));
    }
}
