//! What the README tells is true.

use std::{fs, path::Path};

use crate::support::{Folder, ROOT, is_update};
use stelling::discourse::reasons;

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

/// A folder with what a fresh clone has.
fn clone() -> Folder {
    let folder = Folder::new().with("words.tsv", words());
    for name in ["seeds", "claims", "tests/gold"] {
        let from = Path::new(ROOT).join(name);
        if from.exists() {
            copy(&from, &folder.path().join(name));
        }
    }
    // The program does not make folders.
    fs::create_dir_all(folder.path().join("claims")).expect("a folder");
    folder
}

/// What a command line prints: `stelling …`, perhaps after `echo '…' |`.
fn printed(folder: &Folder, command: &str) -> String {
    let (input, command) = command
        .strip_prefix("echo '")
        .and_then(|rest| rest.split_once("' | "))
        .unwrap_or(("", command));
    let arguments = command.strip_prefix("stelling ").expect(command);
    let run = folder.run_with(arguments, input);
    assert_eq!(run.code, Some(0), "{command}\n{run}");
    run.stdout + &run.stderr
}

/// Blocks that begin with a prompt show what the program really prints; `UPDATE=1` makes it so.
#[test]
fn every_session_is_real() {
    let folder = clone();
    let mut sessions = 0;
    for name in ["README.md", "src/GUIDE.md"] {
        let path = Path::new(ROOT).join(name);
        let markdown = fs::read_to_string(&path).expect("readable");
        let blocks = markdown.split("```").map(|block| {
            let Some(session) = block.strip_prefix("text\n$ ") else {
                return block.to_owned();
            };
            sessions += 1;
            let command = session.lines().next().unwrap_or_default();
            let printed = printed(&folder, command);
            format!("text\n$ {command}\n{}\n", printed.trim_end())
        });
        let real = blocks.collect::<Vec<_>>().join("```");
        if is_update() {
            fs::write(&path, &real).expect("writable");
        } else {
            assert!(real == markdown, "{name} should be:\n{real}");
        }
    }
    assert!(sessions > 2, "no sessions");
}

#[test]
fn the_guide_explains_all_reasons() {
    let guide = fs::read_to_string(Path::new(ROOT).join("src/GUIDE.md")).expect("the guide");
    let rows: Vec<_> = guide
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let expected: Vec<_> = reasons()
        .map(|reason| format!("| `{}` | {} |", reason.name, reason.about))
        .collect();
    assert_eq!(rows.join("\n"), expected.join("\n"));
}

#[test]
fn every_command_works() {
    let folder = clone();
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
