//! Speed, start-up time and peak memory; run by `make bench`, never as a test.
//!
//! Speed is measured on the seeds, repeated to about a million characters, on one thread: the best of three runs of each
//! stage. Start-up is the best of ten runs of the program on a document of one line. Memory is the peak of the resident
//! set (`VmHWM`, Linux) of a run over one file of 50 MB, sampled while it runs; `BENCH_MB` changes the size, 0 skips it.

#![allow(clippy::print_stdout)]

use std::{
    fs,
    hint::black_box,
    io,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use stelling::{
    dataset::Assembler,
    export::EXPORTERS,
    model::Model,
    pipeline::{Analysis, Extractor},
    read::{documents, sources},
    segment::segment,
    text::{Document, OffsetUnit},
};

/// The seeds are repeated to this many bytes.
const CORPUS: usize = 1 << 20;

fn main() -> io::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .map_err(io::Error::other)?;
    pool.install(|| speed(&corpus(CORPUS)));
    let folder = tempfile::tempdir()?;
    println!(
        "start-up    {:>10.0} ms",
        start_up(folder.path())?.as_secs_f64() * 1000.0
    );
    let megabytes = std::env::var("BENCH_MB")
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(50);
    if megabytes > 0 {
        println!(
            "peak memory {:>10} MB on {megabytes} MB",
            memory(folder.path(), megabytes)? / 1000
        );
    }
    Ok(())
}

/// One document of at least so many bytes: the seeds, over and over.
fn corpus(bytes: usize) -> Document {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let sources = sources(&[seeds], None).expect("the seeds");
    let texts: Vec<String> = documents(sources)
        .map(|document| document.expect("a seed").text)
        .collect();
    let text = texts.join("\n\n");
    document(&(text.clone() + "\n\n").repeat(bytes / text.len() + 1))
}

fn document(text: &str) -> Document {
    let input = stelling::read::Input {
        id: "bench".to_owned(),
        path: "bench".to_owned(),
        bytes: Box::new(io::Cursor::new(text.to_owned())),
    };
    stelling::read::READERS[0]
        .documents(input)
        .next()
        .expect("one")
        .expect("readable")
}

/// Prints the tokens a second of each stage by itself, and of all from text to CSV.
fn speed(document: &Document) {
    let sentences = segment(document);
    let tokens: usize = sentences.iter().map(|sentence| sentence.tokens.len()).sum();
    let words: Vec<Vec<_>> = sentences
        .iter()
        .map(|sentence| {
            sentence
                .tokens
                .iter()
                .map(|token| (document.slice(token.span), token.span))
                .collect()
        })
        .collect();
    let extractor = Extractor::new(Model::embedded());
    let claims = extractor.claims(document).len();
    println!(
        "{tokens} tokens, {} sentences, {claims} claims",
        sentences.len()
    );
    let segmenting = best(3, || black_box(segment(document)));
    let parsing = best(3, || black_box(Model::embedded().parse(&words)));
    let reading = best(3, || black_box(extractor.claims(document)));
    let whole = best(3, || black_box(table(document)));
    let rest = reading.saturating_sub(segmenting + parsing);
    for (name, time) in [
        ("segment", segmenting),
        ("parse", parsing),
        ("claims", rest),
        ("text to CSV", whole),
    ] {
        println!(
            "{name:<11} {:>10.0} tokens/s",
            tokens as f64 / time.as_secs_f64()
        );
    }
}

fn table(document: &Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rows = EXPORTERS[0].begin(Box::new(&mut bytes)).expect("a table");
    let mut assembler = Assembler::new(document, OffsetUnit::Codepoint);
    Extractor::new(Model::embedded()).each(std::slice::from_ref(document), |passage| {
        for Analysis {
            sentence, claims, ..
        } in passage.analyses()
        {
            for row in assembler.rows(sentence, claims).expect("verified") {
                rows.row(&row).expect("written");
            }
        }
    });
    rows.end().expect("written");
    bytes
}

fn best<T>(runs: usize, work: impl Fn() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(time).min().unwrap_or_default()
}

fn start_up(folder: &Path) -> io::Result<Duration> {
    let path = folder.join("line.txt");
    fs::write(&path, "De gemeente sloopt het zwembad.\n")?;
    let run = || extract(&path, Stdio::null()).and_then(|mut child| child.wait());
    run()?;
    Ok(best(10, run))
}

/// The peak memory in kB of a run on so many megabytes.
fn memory(folder: &Path, megabytes: usize) -> io::Result<usize> {
    let path = folder.join("large.txt");
    fs::write(&path, corpus(megabytes * 1_000_000).text)?;
    let start = Instant::now();
    let mut child = extract(&path, Stdio::null())?;
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        peak = peak.max(high_water(&child).unwrap_or(0));
        thread::sleep(Duration::from_millis(50));
    }
    println!(
        "{megabytes} MB took {:>10.0} s on all threads",
        start.elapsed().as_secs_f64()
    );
    Ok(peak)
}

fn high_water(child: &Child) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn extract(path: &Path, out: Stdio) -> io::Result<Child> {
    Command::new(env!("CARGO_BIN_EXE_stelling"))
        .arg("extract")
        .arg(path)
        .stdout(out)
        .spawn()
}
