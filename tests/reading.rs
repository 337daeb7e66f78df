//! From files to documents.
