//! `ticketlint inspect`: what was understood of drafts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use owo_colors::{OwoColorize as _, Style};
use serde::Serialize;

use super::args::{InspectArgs, ListFormat};
use super::output::Terminal;
use super::{CLEAN, FAILED, Failure, Status, input};
use crate::engine::{self, Reading, Settings};
use crate::facts::{Detail, Fact, FactKind};
use crate::text::{SourceFile, position::Place, width};

/// The answer of `inspect --format json`, version 1.
#[derive(Serialize)]
struct Answer {
    version: u32,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    provider: &'static str,
    kind: &'static str,
    language: &'static str,
    facts: BTreeMap<&'static str, Vec<Entry>>,
}

/// One fact. Which of the optional members a fact has depends on its kind.
#[derive(Serialize)]
struct Entry {
    span: Place,
    text: String,
    #[serde(flatten)]
    detail: BTreeMap<&'static str, serde_json::Value>,
}

pub(super) fn run(args: &InspectArgs, terminal: &mut Terminal) -> Status {
    if args.drafts.paths.is_empty() {
        return Err(Failure::new(
            "name the drafts to inspect, or - for standard input",
        ));
    }
    let settings = Settings {
        provider: args.drafts.provider.name(),
        kind: args.drafts.kind,
        ..Settings::default()
    };
    let mut files = Vec::new();
    let mut status = CLEAN;
    for input in input::collect(&args.drafts)? {
        let source = match input.read() {
            Ok(source) => source,
            Err(reason) => {
                terminal.complain(&format!("{}: {reason}", input.name()));
                status = FAILED;
                continue;
            }
        };
        let readings = engine::read(&source, &settings);
        match args.format {
            ListFormat::Json => files.push(file(&source, &readings)),
            ListFormat::Human => terminal.print(&human(&source, &readings)),
        }
    }
    if args.format == ListFormat::Json {
        let text = serde_json::to_string(&Answer { version: 1, files })
            .map_err(|error| Failure::new(error.to_string()))?;
        terminal.print(&text);
        terminal.print("\n");
    }
    terminal.finish();
    Ok(status)
}

fn file(source: &SourceFile, readings: &[Reading]) -> File {
    let mut facts: BTreeMap<&'static str, Vec<Entry>> = FactKind::ALL
        .iter()
        .map(|kind| (kind.name(), Vec::new()))
        .collect();
    for reading in readings {
        for kind in FactKind::ALL {
            let list = facts.entry(kind.name()).or_default();
            list.extend(
                reading
                    .facts
                    .of(*kind)
                    .map(|fact| entry(source, reading, fact)),
            );
        }
    }
    let (provider, kind, language) = sort(readings);
    File {
        path: source.name().to_owned(),
        provider,
        kind,
        language,
        facts,
    }
}

fn sort(readings: &[Reading]) -> (&'static str, &'static str, &'static str) {
    readings.first().map_or(("generic", "incident", "ja"), |r| {
        (
            r.profile.provider,
            r.profile.kind.name(),
            r.profile.language.code(),
        )
    })
}

fn entry(source: &SourceFile, reading: &Reading, fact: &Fact) -> Entry {
    let span = reading.ticket.span_of(&fact.range);
    Entry {
        span: source.place(span),
        text: shown(source, reading, fact),
        detail: detail(fact),
    }
}

/// The words of the file, unless they are a credential.
fn shown(source: &SourceFile, reading: &Reading, fact: &Fact) -> String {
    let span = reading.ticket.span_of(&fact.range);
    let mut text = String::new();
    let mut from = span.start();
    for secret in reading.facts.of(FactKind::Secret) {
        let hidden = reading.ticket.span_of(&secret.range);
        if hidden.overlaps(span) && hidden.end() > from {
            text.push_str(
                source
                    .text()
                    .get(from..hidden.start().max(from))
                    .unwrap_or(""),
            );
            text.push_str("****");
            from = hidden.end();
        }
    }
    text.push_str(source.text().get(from..span.end().max(from)).unwrap_or(""));
    text
}

fn detail(fact: &Fact) -> BTreeMap<&'static str, serde_json::Value> {
    let mut members = BTreeMap::new();
    match &fact.detail {
        Detail::None => {}
        Detail::Case(case) => {
            members.insert("case", (*case).into());
        }
        Detail::Time(time) => {
            members.insert("precision", time.precision.name().into());
            let zone = time.zone.as_ref().map(|z| z.written.clone());
            members.insert("zone", zone.into());
            members.insert("relative", time.relative.into());
            members.insert("in_log", time.in_log.into());
        }
        Detail::Identifier {
            name,
            provider,
            account,
            masked,
            ..
        } => {
            members.insert("name", (*name).into());
            members.insert("provider", (*provider).into());
            members.insert("account", account.clone().into());
            members.insert("masked", (*masked).into());
        }
        Detail::Product { provider, name, .. } => {
            members.insert("provider", (*provider).into());
            members.insert("name", (*name).into());
        }
        Detail::Secret(kind) => {
            members.insert("name", kind.name().into());
        }
    }
    members
}

fn human(source: &SourceFile, readings: &[Reading]) -> String {
    let mut out = String::new();
    for reading in readings {
        let profile = reading.profile;
        let _ = writeln!(
            out,
            "{}  {} · {} · {}",
            source.name().style(Style::new().bold()),
            profile.provider,
            profile.kind.name(),
            profile.language.code(),
        );
        for kind in FactKind::ALL {
            for (i, fact) in reading.facts.of(*kind).enumerate() {
                let at = source.position(reading.ticket.span_of(&fact.range).start());
                let place = format!("{}:{}", at.line, at.column);
                let name = if i == 0 { kind.name() } else { "" };
                let text = one_line(&shown(source, reading, fact));
                let more: Vec<String> = detail(fact)
                    .into_iter()
                    .filter(|(_, value)| {
                        !value.is_null() && *value != serde_json::Value::Bool(false)
                    })
                    .map(|(key, value)| {
                        format!(
                            "{key}={}",
                            value
                                .as_str()
                                .map_or_else(|| value.to_string(), str::to_owned)
                        )
                    })
                    .collect();
                let _ = writeln!(
                    out,
                    "  {:20} {:>8}  {text}  {}",
                    name.style(Style::new().cyan()),
                    place,
                    more.join(" ").style(Style::new().dimmed()),
                );
            }
        }
        out.push('\n');
    }
    out
}

/// The text on one line, cropped, with nothing a terminal would obey.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for c in text.chars() {
        let c = if c.is_control() || c.is_whitespace() {
            ' '
        } else {
            c
        };
        if width::cells(&line) >= 60 {
            line.push('…');
            break;
        }
        line.push(c);
    }
    line
}
