//! What the README tells is true.

use std::{fs, path::Path};

use crate::support::{Folder, ROOT};

/// The commands in the code blocks of the README.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README");
    let blocks = readme.split("```").skip(1).step_by(2);
    let lines = blocks
        .filter_map(|block| block.strip_prefix("sh\n"))
        .flat_map(str::lines);
    lines
        .map(|line| {
            line.split(" # ")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        })
        .collect()
}

/// The word list that the README shows.
fn words() -> String {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README");
    let mut blocks = readme.split("```").skip(1).step_by(2);
    let block = blocks.find_map(|block| block.strip_prefix("tsv\n"));
    block.expect("a block of rows").to_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
    }
}

#[test]
fn every_command_works() {
    let folder = Folder::new().with("words.tsv", words());
    for name in ["seeds", "claims", "tests/gold"] {
        let from = Path::new(ROOT).join(name);
        if from.exists() {
            copy(&from, &folder.path().join(name));
        }
    }
    // A fresh clone has them; the program does not make folders.
    fs::create_dir_all(folder.path().join("claims")).expect("a folder");
    let makefile = fs::read_to_string(Path::new(ROOT).join("Makefile")).expect("the Makefile");
    for command in commands() {
        if let Some(target) = command.strip_prefix("make ") {
            assert!(
                makefile.contains(&format!("\n{target}:")),
                "no target {target}"
            );
        } else if let Some(arguments) = command.strip_prefix("stelling ") {
            let run = folder.run(arguments);
            assert_eq!(run.code, Some(0), "{command}\n{run}");
        }
    }
}

/// The rows of the excerpt stand in the data set that is checked in.
#[test]
fn the_excerpt_is_real() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README");
    let claims = fs::read(Path::new(ROOT).join("claims/claims.csv")).expect("the data set");
    let mut reader = csv::Reader::from_reader(claims.as_slice());
    let names = reader.headers().expect("a header").clone();
    let columns = ["status", "polarity", "claim", "cue", "source", "doc_id"]
        .map(|name| names.iter().position(|one| one == name).expect("a column"));
    let rows: Vec<String> = reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            columns
                .map(|column| format!("| {} ", &row[column]))
                .concat()
                + "|"
        })
        .collect();
    let excerpt: Vec<_> = readme
        .lines()
        .skip_while(|line| !line.starts_with("| status | polarity"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert!(excerpt.len() > 5, "no excerpt");
    for line in excerpt {
        assert!(
            rows.iter().any(|row| row == line),
            "not in the data set: {line}"
        );
    }
}
