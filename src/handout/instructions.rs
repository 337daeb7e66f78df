use pulldown_cmark::{Options, Parser, html::push_html};

const FILLING: &str = include_str!("filling.md");
const GUIDE: &str = include_str!("../GUIDE.md");
const STYLE: &str = include_str!("instructions.css");

/// The page for annotators: how to fill the columns, and the annotator's guide. It needs nothing beside itself.
pub fn instructions() -> String {
    let mut body = String::new();
    for markdown in [FILLING, GUIDE] {
        push_html(&mut body, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>Annotating claims</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n{body}</body>\n</html>\n"
    )
}
