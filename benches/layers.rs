//! What the layers cost on the same drafts: `cargo bench --bench layers`.
//! Throughput is in bytes of drafts. `facts` and `rules` go through the layers
//! before them, too, so that what a layer costs is the difference of two lines.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use ticketlint::engine::{self, Outcome, Settings};
use ticketlint::frontend;
use ticketlint::report::{FileReport, Format, Style};
use ticketlint::text::SourceFile;

/// How many drafts a round takes.
const DRAFTS: u64 = 100;
/// How many rounds there are.
const ROUNDS: u32 = 20;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = ROUNDS)]
fn frontend_alone(bencher: Bencher<'_, '_>) {
    each(bencher, |source, _| frontend::read(source, None));
}

#[divan::bench(sample_count = ROUNDS)]
fn facts(bencher: Bencher<'_, '_>) {
    each(bencher, engine::read);
}

#[divan::bench(sample_count = ROUNDS)]
fn rules(bencher: Bencher<'_, '_>) {
    each(bencher, engine::lint);
}

/// The same with all drafts at once, as the program does it with 32.
#[divan::bench(sample_count = ROUNDS)]
fn rules_together(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let settings = Settings::default();
    let counted = bencher.counter(BytesCount::new(size(&sources)));
    let sources: Vec<&SourceFile> = sources.iter().collect();
    counted.bench_local(|| {
        for together in sources.chunks(32) {
            black_box(engine::lint_all(together, &settings));
        }
    });
}

#[divan::bench(sample_count = ROUNDS, args = ["human", "concise", "json", "sarif"])]
fn report(bencher: Bencher<'_, '_>, format: &str) {
    let settings = Settings::default();
    let sources = sources();
    let judged: Vec<(&SourceFile, Outcome)> = sources
        .iter()
        .map(|source| (source, engine::lint(source, &settings)))
        .collect();
    let format = Format::named(format).unwrap_or(Format::Human);
    let counted = bencher.counter(BytesCount::new(size(&sources)));
    counted.bench_local(|| reported(format, &judged));
}

/// From the text of a draft to the report on it.
#[divan::bench(sample_count = ROUNDS)]
fn whole(bencher: Bencher<'_, '_>) {
    each(bencher, |source, settings| {
        let outcome = engine::lint(source, settings);
        reported(Format::Human, &[(source, outcome)])
    });
}

fn sources() -> Vec<SourceFile> {
    let drafts = corpus::drafts(DRAFTS).into_iter();
    drafts
        .map(|draft| SourceFile::new(draft.name, draft.text))
        .collect()
}

fn size(sources: &[SourceFile]) -> usize {
    sources.iter().map(|source| source.text().len()).sum()
}

/// Does the same with every draft.
fn each<T>(bencher: Bencher<'_, '_>, work: impl Fn(&SourceFile, &Settings) -> T) {
    let sources = sources();
    let settings = Settings::default();
    let counted = bencher.counter(BytesCount::new(size(&sources)));
    counted.bench_local(|| {
        for source in &sources {
            black_box(work(source, &settings));
        }
    });
}

fn reported(format: Format, judged: &[(&SourceFile, Outcome)]) -> String {
    let mut reporter = format.reporter(Style::default());
    let mut out = String::new();
    reporter.begin(&mut out);
    for (source, outcome) in judged {
        let report = FileReport {
            provider: outcome.profile.provider,
            kind: outcome.profile.kind.name(),
            language: outcome.profile.language.code(),
            ..FileReport::of(source, &outcome.diagnostics, &outcome.concealed)
        };
        reporter.file(&mut out, &report);
    }
    out
}
