//! What must not get lost where a draft is exported. The fuzz targets check the
//! same.

use ticketlint::engine::{Reading, Settings, read};
use ticketlint::knowledge::FieldKind;
use ticketlint::text::{SourceFile, fold};
use ticketlint::ticket::{Block, BlockKind};

/// What is read of a draft.
pub(crate) fn readings(name: &str, text: &str) -> (SourceFile, Vec<Reading>) {
    let source = SourceFile::new(name, text);
    let readings = read(&source, &Settings::default());
    (source, readings)
}

/// The letters of a text: what no layout, width or escape may change.
pub(crate) fn letters(text: &str) -> String {
    let folded = fold::fold_str(text);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The texts that stand in YAML, or in the front matter of Markdown, key by key: a
/// key may stand twice.
fn texts(exported: &str) -> Vec<String> {
    fn leaves(value: &serde_yaml::Value, texts: &mut Vec<String>) {
        match value {
            serde_yaml::Value::Sequence(items) => items.iter().for_each(|v| leaves(v, texts)),
            serde_yaml::Value::Mapping(pairs) => pairs.values().for_each(|v| leaves(v, texts)),
            value => texts.extend(value.as_str().map(str::to_owned)),
        }
    }
    let yaml = exported.strip_prefix("---\n");
    let yaml = yaml.and_then(|rest| rest.split_once("\n---\n"));
    let yaml = yaml.map_or(exported, |(front, _)| front);
    let mut entries: Vec<String> = Vec::new();
    for line in yaml.lines() {
        let goes_on = line.is_empty() || line.starts_with([' ', '#', '-', ']', '}']);
        match entries.last_mut().filter(|_| goes_on) {
            Some(entry) => *entry += &format!("{line}\n"),
            None => entries.push(format!("{line}\n")),
        }
    }
    let mut texts = Vec::new();
    for entry in entries {
        if let Ok(value) = serde_yaml::from_str(&entry) {
            leaves(&value, &mut texts);
        }
    }
    texts
}

/// A text without what is struck out in it, which the sentence around goes on
/// without.
fn without_struck(text: &str) -> String {
    let text = text.replace("~~~", "");
    text.split("~~").step_by(2).collect()
}

/// Every sentence that is not to be found in what was exported: as it is read, as
/// it is written, or as the Markdown that a text of YAML may be.
pub(crate) fn lost(before: &Reading, name: &str, exported: &str) -> Vec<String> {
    let read = |name, text: &str| -> String {
        let (_, readings) = readings(name, text);
        readings.iter().map(|r| r.ticket.text().as_str()).collect()
    };
    let marked: Vec<String> = texts(exported)
        .iter()
        .map(|text| letters(&read("any.md", text)))
        .collect();
    let views = [
        letters(&read(name, exported)),
        letters(exported),
        letters(&without_struck(exported)),
        marked.concat(),
    ];
    let ticket = &before.ticket;
    let is_plain = |block: &Block| {
        let kind = ticket.fields[block.field.index()].kind;
        let untold = [FieldKind::Subject, FieldKind::Description].map(Some);
        block.kind == BlockKind::Label && untold.contains(&kind)
    };
    let all = ticket
        .sentences
        .iter()
        .map(|s| &s.range)
        // The label of a title is a mark in Markdown, that of the text is none.
        .chain(
            ticket
                .blocks
                .iter()
                .filter(|b| !is_plain(b))
                .map(|b| &b.range),
        );
    let is_lost = |words: &String| !views.iter().any(|view| view.contains(&letters(words)));
    all.map(|range| ticket.slice(range).to_owned())
        .filter(is_lost)
        .collect()
}
