use std::io::{self, Write};

use super::{Differences, json::Json, markdown::Markdown, text::Text};

/// One way to show differences.
pub trait Renderer: Sync {
    /// What the command line calls it.
    fn name(&self) -> &'static str;

    /// One line of help.
    fn about(&self) -> &'static str;

    /// Writes all of it, with a line end after the last line.
    fn render(&self, differences: &Differences<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// All ways; the first is the default.
pub const RENDERERS: &[&dyn Renderer] = &[&Text, &Json, &Markdown];

/// The way that is called `name`.
pub fn renderer(name: &str) -> Option<&'static dyn Renderer> {
    RENDERERS
        .iter()
        .copied()
        .find(|renderer| renderer.name() == name)
}
