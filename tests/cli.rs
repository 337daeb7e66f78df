//! The program as a user meets it: output, help, messages, exit codes.

use std::process::{Command, Stdio};

use crate::support::Folder;

const ARTICLE: &str = "date 2019-04-12\n\nDe gemeente sloopt het zwembad.\n\nVolgens de wethouder is het gebouw onveilig.\n";

/// A snapshot of a text; versions and model ids do not count.
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        omit_expression => true,
        filters => vec![
            (r#""version": "[^"]+""#, r#""version": "VERSION""#),
            (r#""model": "[0-9a-f]+""#, r#""model": "MODEL""#),
        ],
    }, { insta::assert_snapshot!(name, text) });
}

#[test]
fn help_is_understood_by_a_stranger() {
    let folder = Folder::new();
    snapshot("help", &folder.run("--help").to_string());
    for command in [
        "extract",
        "explain",
        "parse",
        "validate",
        "handout",
        "collect",
        "agreement",
        "adjudicate",
        "view",
        "stats",
        "diff",
        "reanchor",
        "score",
        "train",
    ] {
        snapshot(
            &format!("help_{command}"),
            &folder.run(&format!("{command} --help")).to_string(),
        );
    }
}

#[test]
fn extract_writes_table_and_metadata() {
    let folder = Folder::new().with("bad.txt", ARTICLE);
    let run = folder.run("extract bad.txt -o claims.csv");
    assert_eq!(run.to_string(), "exit code 0\n--- stdout\n--- stderr\n");
    snapshot("csv", &folder.read("claims.csv"));
    snapshot("metadata", &folder.read("claims.csv-metadata.json"));
    let run = folder.run("extract bad.txt -o claims.csv --check");
    assert_eq!(run.to_string(), "exit code 0\n--- stdout\n--- stderr\n");
}

/// As a user who throws output away would be surprised by: a device that has become a file.
#[cfg(unix)]
#[test]
fn devices_pipes_and_links_are_written_to_and_never_replaced() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new().with("bad.txt", ARTICLE).with("old.csv", "");
    let expected = folder.run("extract bad.txt").stdout;
    for (link, target) in [
        ("nowhere.csv", "/dev/null"),
        ("pipe.csv", "/dev/stdout"),
        ("link.csv", "old.csv"),
    ] {
        symlink(target, folder.path().join(link)).expect("a link");
        let run = folder.run(&format!("extract bad.txt -o {link}"));
        assert_eq!(run.code, Some(0), "{link}: {run}");
        let is_pipe = link == "pipe.csv";
        assert_eq!(run.stdout, if is_pipe { expected.as_str() } else { "" });
        assert!(folder.path().join(link).is_symlink(), "{link}");
        let described = folder.path().join(format!("{link}-metadata.json"));
        assert_eq!(described.exists(), link == "link.csv", "{link}");
    }
    assert_eq!(folder.read("old.csv"), expected);
}

#[test]
fn stats_are_told_and_drawn() {
    let folder = Folder::new()
        .with("bad.txt", ARTICLE)
        .with("zee/schip & co.txt", ARTICLE);
    folder.run("extract bad.txt zee -o claims.csv");
    let run = folder.run("stats claims.csv --top 1 --chart claims.svg");
    snapshot("stats", &run.to_string());
    snapshot("stats_chart", &folder.read("claims.svg"));
    folder.run("handout claims.csv -o ronde --annotators anna,bram");
    folder.run("collect ronde -o terug.csv");
    let run = folder.run("stats terug.csv --format json");
    snapshot("stats_json", &run.to_string());
}

/// A heading, a frame with content, a report of the sentence before, a question, and what is no sentence.
#[test]
fn the_ledger_accounts_for_every_sentence() {
    let text = "Zwembad dicht\n\nDe wethouder zegt dat het dak lekt en dat de vloer zakt. De gemeente sloopt het \
                zwembad. Dat meldt de krant. Hoe moet het verder? „Kom binnen!”, riep hij.\n\n...\n";
    let folder = Folder::new().with("bad.txt", text);
    let command = "extract bad.txt -o claims.csv --ledger ledger.csv";
    let run = folder.run(command);
    snapshot(
        "ledger",
        &format!("{run}--- ledger.csv\n{}", folder.read("ledger.csv")),
    );
    snapshot("ledger_metadata", &folder.read("ledger.csv-metadata.json"));
    assert_eq!(folder.run(&format!("{command} --check")).code, Some(0));
    let changed = folder.read("ledger.csv").replace(",question,", ",order,");
    let folder = folder.with("ledger.csv", changed);
    let run = folder.run(&format!("{command} --check"));
    assert_eq!(run.code, Some(1), "{run}");
    assert!(run.stdout.starts_with("--- ledger.csv\n"), "{run}");
    let run = folder.run("extract bad.txt -o claims.csv --ledger - --offsets byte");
    assert_eq!(run.stdout.lines().count(), 8, "{run}");
}

#[test]
fn claims_that_the_parser_is_less_sure_of_can_be_left_out() {
    let text =
        "Zij sprak met de broer van de bakker, die in Gent woont.\nWat de boer wil is regen.\n";
    let rows = |least: u32| -> Vec<(String, u32)> {
        let run = Folder::new().run_with(
            &format!("extract - --format jsonl --min-confidence {least}"),
            text,
        );
        let row = |line: &str| -> serde_json::Value { serde_json::from_str(line).expect("JSON") };
        let cells = run.stdout.lines().map(row).map(|row| {
            let confidence = row["confidence"]
                .as_u64()
                .and_then(|sure| sure.try_into().ok());
            (row["claim"].to_string(), confidence.expect("per cent"))
        });
        cells.collect()
    };
    let all = rows(0);
    let least = all.iter().map(|row| row.1).min().expect("claims");
    assert!(least < 90, "{all:?}");
    let (sure, doubtful): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row.1 > least);
    assert_eq!((rows(least + 1), doubtful.len()), (sure, 1));
    let folder = Folder::new().with("a.txt", text);
    let run = folder.run("extract a.txt -o a.csv --ledger - --min-confidence 100");
    assert!(run.stderr.contains("low_confidence"), "{run}");
}

#[test]
fn extract_prints_json_lines() {
    let folder = Folder::new();
    let run = folder.run_with("extract - --format jsonl --offsets byte", ARTICLE);
    snapshot("jsonl", &run.to_string());
}

#[test]
fn check_shows_what_differs() {
    let folder = Folder::new().with("bad.txt", ARTICLE);
    folder.run("extract bad.txt -o claims.csv");
    let table = folder
        .read("claims.csv")
        .replace("sloopt het zwembad", "bouwt een zwembad");
    let folder = folder.with("claims.csv", table);
    snapshot(
        "check",
        &folder
            .run("extract bad.txt -o claims.csv --check")
            .to_string(),
    );
    let run = folder.run("extract bad.txt -o new.csv --check");
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.stdout,
        "new.csv does not exist\nnew.csv-metadata.json does not exist\n"
    );
}

#[test]
fn explain_shows_tree_and_rules() {
    let folder = Folder::new();
    snapshot(
        "explain",
        &folder
            .run_with("explain -", "De gemeente sloopt het zwembad.")
            .to_string(),
    );
}

const WORDS: &str = "# ours\n[predicates]\nlemma\tclass\tsource\twith\taddressee\n\n\
                     toeteren\treport\tsubject\tclause\tnone\n[nouns]\nlemma\tclass\nklapje\treport\n";

#[test]
fn words_of_ones_own_change_claims() {
    let folder = Folder::new()
        .with("words.tsv", WORDS)
        .with("bond.txt", "De bond toetert dat de lonen dalen.");
    let explain = |arguments: &str| {
        folder
            .run(&format!("explain --no-trees {arguments}"))
            .stdout
    };
    let built_in = explain("bond.txt");
    assert!(built_in.contains("asserted, positive"), "{built_in}");
    snapshot("own_words", &explain("bond.txt --lexicon words.tsv"));
    folder.run("extract bond.txt --lexicon words.tsv -o claims.csv");
    let metadata = folder.read("claims.csv-metadata.json");
    let entry = metadata
        .lines()
        .skip_while(|line| !line.contains("\"lexicons\""));
    let entry: Vec<_> = entry.take(7).collect();
    snapshot("own_words_metadata", &entry.join("\n"));
    let same = folder.run("extract bond.txt --lexicon words.tsv -o claims.csv --check");
    assert_eq!(same.code, Some(0), "{same}");
    let other = folder.run("extract bond.txt -o claims.csv --check");
    assert_eq!(other.code, Some(1), "{other}");
}

#[test]
fn a_later_row_takes_the_place_of_an_earlier_one() {
    let row = |class: &str| format!("[nouns]\nlemma\tclass\ngerucht\t{class}\n");
    let folder = Folder::new()
        .with("a.tsv", row("wish"))
        .with("b.tsv", row("factive"))
        .with(
            "kort.txt",
            "Het gerucht dat de school sluit, is hardnekkig.",
        );
    let statuses = |arguments: &str| {
        let run = folder.run(&format!("explain --no-trees kort.txt {arguments}"));
        let lines = run.stdout.lines();
        let lines = lines.filter(|line| line.ends_with(", present"));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let asserted = "asserted, positive, present";
    assert_eq!(statuses(""), [asserted, "alleged, positive, present"]);
    assert_eq!(statuses("--lexicon a.tsv"), [asserted]);
    let both = statuses("--lexicon a.tsv --lexicon b.tsv");
    assert_eq!(both, [asserted, asserted]);
}

/// Hearsay inside a report, a coordinated clause, a report of a report, a denial that points back, and no claims.
#[test]
fn explain_tells_what_decided_and_what_was_overruled() {
    let text = "Zwembad gaat dicht\n\n\
        De wethouder zegt dat het dak zou lekken. Volgens de buurman is het gebouw vermoedelijk onveilig en vertrok \
        de eigenaar. De directeur beweert dat de chauffeur weet dat de lading is gestolen. De politie bevestigt dat \
        er vermoedelijk geld verdwenen is.\n\n\
        De club ontkent dat de spits zou vertrekken. Hij zou drie huizen hebben gekocht, maar dat wordt door zijn \
        advocaat ontkend. De winkel sloot gisteren. Dat meldt de krant. Er zijn onderzoekers die menen dat de brug \
        te zwak is. Hoe moet het verder?\n";
    let folder = Folder::new();
    let run = folder.run_with("explain --no-trees -", text);
    snapshot("explain_findings", &run.to_string());
    assert!(
        run.stdout
            .lines()
            .filter(|line| line.starts_with(' '))
            .all(|line| line.chars().count() <= 100),
        "{run}"
    );
}

#[test]
fn explain_lists_all_rules() {
    snapshot(
        "explain_rules",
        &Folder::new().run("explain --rules").to_string(),
    );
}

#[test]
fn parse_reads_text_and_conllu() {
    let folder = Folder::new().with("bad.txt", "De gemeente sloopt het zwembad.");
    let parsed = folder.run("parse bad.txt");
    snapshot("parse", &parsed.to_string());
    let folder = folder.with("bad.conllu", &parsed.stdout);
    let again = folder.run("parse bad.conllu");
    assert_eq!(again.to_string(), parsed.to_string());
    let scored = folder.run("score --conllu bad.conllu bad.conllu -v --min LAS=100");
    snapshot("score_conllu", &scored.to_string());
}

#[test]
fn lemmas_come_whole_if_asked_for() {
    let folder = Folder::new();
    let lemmas = |arguments: &str| -> Vec<String> {
        let run = folder.run_with(arguments, "De rechter wees het verzoek af.");
        let words = run.stdout.lines().filter(|line| line.contains('\t'));
        words
            .filter_map(|line| line.split('\t').nth(2).map(str::to_owned))
            .collect()
    };
    let given = ["de", "rechter", "af_wijzen", "het", "verzoek", "af", "."];
    assert_eq!(lemmas("parse -"), given);
    assert_eq!(lemmas("parse - --whole-lemmas")[2], "afwijzen");
}

#[test]
fn a_trained_model_parses() {
    let bank =
        "1\tDag\tdag\tINTJ\tTSW\t_\t0\troot\t_\t_\n2\t!\t!\tPUNCT\tLET\t_\t1\tpunct\t_\t_\n\n";
    let folder = Folder::new()
        .with("train-own.conllu", bank.repeat(20))
        .with("text/own.txt", "Dag !\n");
    let trained = folder.run(
        "train . --part own --text text --labels own.jsonl --teachers 1 --teacher-epochs 1 --epochs 2 \
         -o own.model --dev train-own.conllu",
    );
    assert_eq!(trained.code, Some(0), "{trained}");
    assert!(
        trained.stderr.contains("teacher 1, epoch 1: losses"),
        "{trained}"
    );
    let parsed = folder.run("parse --model own.model train-own.conllu");
    assert_eq!(parsed.stdout, bank.repeat(20));
    let bytes = std::fs::read(folder.path().join("own.model")).expect("the model");
    let folder = folder.with("short.model", &bytes[..bytes.len() - 40]);
    let refused = folder.run("parse --model short.model train-own.conllu");
    assert_eq!(refused.code, Some(2));
    assert!(
        refused
            .stderr
            .starts_with("stelling: short.model: the model ends"),
        "{refused}"
    );
    let mut changed = bytes;
    changed[1000] ^= 1;
    let folder = folder.with("changed.model", changed);
    assert_eq!(
        folder
            .run("parse --model changed.model train-own.conllu")
            .code,
        Some(2)
    );
}

#[test]
fn trees_before_a_bad_line_are_not_lost() {
    let good = "1\tDag\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    let folder = Folder::new().with("half.conllu", format!("{good}2\n"));
    let run = folder.run("parse half.conllu");
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.starts_with("1\tDag\tdag\t"), "{run}");
    assert_eq!(
        run.stderr,
        "stelling: half.conllu: line 3: 1 columns instead of 10\n"
    );
}

#[test]
fn one_bad_document_does_not_lose_the_others() {
    let folder = Folder::new()
        .with("in/latin1.txt", b"De burgemeester\nis ge\xEFnstalleerd.\n")
        .with("in/goed.txt", "Het zwembad sluit.\n");
    let run = folder.run("extract in missing.txt -o claims.csv");
    snapshot("bad_document", &run.to_string());
    assert!(folder.read("claims.csv").contains("Het zwembad sluit"));
}

#[test]
fn empty_input_gives_an_empty_table() {
    let folder = Folder::new()
        .with("leeg.txt", "")
        .with("wit.txt", "\u{feff} \r\n\n");
    let run = folder.run("extract leeg.txt wit.txt");
    assert_eq!(run.code, Some(0));
    assert_eq!(run.stdout.lines().count(), 1);
}

#[test]
fn messages_are_exact() {
    let folder = Folder::new()
        .with(
            "krom.jsonl",
            "{\"id\": \"a\", \"text\": \"Het zwembad sluit.\"}\n{\"id\": \"b\" \"text\"}\n",
        )
        .with("kort.conllu", "1\tDe\tde\n")
        .with("a/x.txt", "Het zwembad sluit.")
        .with("b/x.txt", "Het zwembad opent.")
        .with("geen.csv", "a,b\n1,2\n")
        .with("gold.jsonl", "{\"doc\": 1}\n")
        .with(
            "class.tsv",
            WORDS.replace("report\tsubject", "reprot\tsubject"),
        )
        .with("section.tsv", WORDS.replace("[nouns]", "[names]"))
        .with("column.tsv", WORDS.replace("\taddressee", ""))
        .with("cell.tsv", WORDS.replace("klapje\treport", "klapje\t"))
        .with("latin1.tsv", b"[nouns]\nlemma\tclass\nid\xE9e\tbelief\n");
    let commands = [
        ("bad_class", "extract a/x.txt --lexicon class.tsv -o a.csv"),
        ("bad_section", "explain a/x.txt --lexicon section.tsv"),
        ("bad_column", "explain a/x.txt --lexicon column.tsv"),
        ("bad_cell", "explain a/x.txt --lexicon cell.tsv"),
        ("bad_encoding", "explain a/x.txt --lexicon latin1.tsv"),
        ("no_lexicon", "explain a/x.txt --lexicon nergens.tsv"),
        ("bad_json", "explain --no-trees krom.jsonl"),
        ("bad_conllu", "parse kort.conllu"),
        ("same_id", "explain --no-trees a b"),
        ("unknown_format", "extract krom.jsonl --format xml"),
        ("no_threads", "extract krom.jsonl --threads 0"),
        ("check_of_stdout", "extract krom.jsonl --output - --check"),
        (
            "check_of_printed_ledger",
            "extract krom.jsonl -o claims.csv --ledger - --check",
        ),
        ("two_on_stdout", "extract krom.jsonl --ledger -"),
        (
            "one_file_for_two",
            "extract krom.jsonl -o claims.csv --ledger claims.csv",
        ),
        ("no_folder", "extract a/x.txt -o nergens/claims.csv"),
        ("not_claims", "score gold.jsonl geen.csv --texts a"),
        ("no_texts", "score gold.jsonl geen.csv"),
        (
            "bad_minimum",
            "score gold.jsonl geen.csv --texts a --min claim_F1",
        ),
    ];
    for (name, arguments) in commands {
        snapshot(
            name,
            &format!("$ stelling {arguments}\n{}", folder.run(arguments)),
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new().with("lang.txt", "Het zwembad sluit.\n\n".repeat(20_000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_stelling"))
        .args(["extract", "lang.txt"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
