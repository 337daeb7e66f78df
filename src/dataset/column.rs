use super::cell::{Cell, Kind};

/// One column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// As in the header row.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    pub(super) about: &'static str,
    /// How a cell of this kind is written again.
    pub(super) normal: fn(&str) -> Option<String>,
}

impl Column {
    /// What it means, in one sentence or two.
    pub fn about(&self) -> &'static str {
        self.about.trim()
    }

    /// The cell as we would write it; none if it does not hold what the column should.
    pub fn normal(&self, cell: &str) -> Option<String> {
        (self.normal)(cell)
    }
}

/// A cell that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellError {
    /// The table has no such column.
    #[error("column `{0}` is missing")]
    Missing(&'static str),
    /// There are more or fewer pieces than places for them.
    #[error("column `{0}` does not have the length of its offsets")]
    Pieces(&'static str),
    /// The cell does not hold what its column should.
    #[error("column `{column}`: found `{found}`, expected {expected}")]
    Invalid {
        /// The name of the column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: String,
    },
}

/// Makes the row type, the table of columns and both directions of the cells from one list, so that they agree.
macro_rules! columns {
    (
        $(#[$row_doc:meta])+ $row:ident;
        $(#[$columns_doc:meta])+ $columns:ident;
        $($(#[doc = $about:literal])+ $name:ident: $cell:ty,)+
    ) => {
        $(#[$row_doc])+
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $row {
            $($(#[doc = $about])+ pub $name: $cell,)+
        }

        $(#[$columns_doc])+
        pub const $columns: &[Column] = &[$(Column {
            name: stringify!($name),
            kind: <$cell as Cell>::KIND,
            about: concat!($($about),+),
            normal: |cell| Some(<$cell as Cell>::read(cell)?.write().into_owned()),
        },)+];

        impl $row {
            /// The cells in the order of the columns.
            pub fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
                [$(self.$name.write(),)+].into_iter()
            }

            /// Reads a row from the cells that `cell` finds by the names of their columns.
            pub fn from_cells<'c>(
                mut cell: impl FnMut(&'static str) -> Option<&'c str>,
            ) -> Result<Self, CellError> {
                Ok(Self { $($name: read(stringify!($name), cell(stringify!($name)))?,)+ })
            }
        }
    };
}
pub(super) use columns;

pub(super) fn read<T: Cell>(column: &'static str, cell: Option<&str>) -> Result<T, CellError> {
    let found = cell.ok_or(CellError::Missing(column))?;
    T::read(found).ok_or_else(|| CellError::Invalid {
        column,
        found: found.to_owned(),
        expected: T::KIND.expected(),
    })
}
