//! From bytes to [`Document`](crate::text::Document)s, one file a format.
