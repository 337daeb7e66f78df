use std::collections::HashMap;

use super::batch::READING;
use crate::{
    dataset::{Record, Table},
    sheet::{Dialect, Sheet, guard, unguard},
};

/// Whether the cells of a sheet carry the guards of [`Dialect::ExcelNl`], by those that were given; if they do not tell,
/// by the dialect in which the sheet was handed out.
pub fn carries_guards(sheet: &Sheet, given: &Table, dialect: Dialect) -> bool {
    let rows: HashMap<&str, &Record> = given
        .records
        .iter()
        .map(|record| (record.claim_id.as_str(), record))
        .collect();
    let (mut with, mut without) = (0, 0);
    for row in &sheet.rows {
        let cell = |name: &str| row.cell(sheet.column(name)?);
        let id = cell("claim_id").unwrap_or_default();
        let Some(record) = rows.get(unguard(id).unwrap_or(id)) else {
            continue;
        };
        for name in READING {
            let given = record.cell(name);
            let (guarded, found) = (guard(&given), cell(name));
            if guarded != given {
                with += usize::from(found == Some(&*guarded));
                without += usize::from(found == Some(&*given));
            }
        }
    }
    if with + without > 0 {
        with >= without
    } else {
        dialect == Dialect::ExcelNl || sheet.is_guarded()
    }
}
