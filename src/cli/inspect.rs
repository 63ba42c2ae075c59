//! `ticketlint inspect`: what was understood of drafts.

use std::collections::BTreeMap;

use jiff::Zoned;
use owo_colors::{OwoColorize as _, Style};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::args::{InspectArgs, ListFormat};
use super::output::Terminal;
use super::page::{Page, cropped};
use super::{CLEAN, FAILED, Failure, Status, input};
use crate::engine::{self, Reading, Settings};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::{GENERIC, PROVIDERS};
use crate::text::display::visible_line;
use crate::text::width::cells;
use crate::text::{Language, SourceFile, Span, position::Place};

/// The member that says where the form of an identifier is known from. It is for
/// programs that weigh their sources; people need not be bothered with it.
const GENERAL: &str = "general_knowledge";
/// What stands for a credential.
const MASK: &str = "****";

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
    facts: ByKind,
}

/// Every kind of fact in the order of the contract, each with its facts.
struct ByKind(Vec<(&'static str, Vec<Entry>)>);

impl Serialize for ByKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, entries) in &self.0 {
            map.serialize_entry(name, entries)?;
        }
        map.end()
    }
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
    let settings = Settings {
        provider: args.drafts.provider.name(),
        kind: args.drafts.kind,
        ..Settings::default()
    };
    let inputs = input::collect(&args.drafts)?;
    let mut files = Vec::new();
    let mut status = CLEAN;
    terminal.remarks(&inputs.remarks);
    for failure in &inputs.failures {
        terminal.complain(failure);
        status = FAILED;
    }
    for draft in inputs.drafts {
        let source = match draft.read() {
            Ok(source) => source,
            Err(failure) => {
                terminal.complain(&failure);
                status = FAILED;
                continue;
            }
        };
        let (readings, concealed) = engine::read_to_show(&source, &settings);
        let view = View {
            source: &source,
            hidden: Hidden::of(concealed),
            now: args.drafts.now.as_ref(),
        };
        match args.format {
            ListFormat::Json => files.push(view.file(&readings)),
            ListFormat::Human => terminal.print(&view.human(terminal, &readings)),
        }
    }
    if args.format == ListFormat::Json {
        let text = serde_json::to_string(&Answer { version: 1, files })
            .map_err(|error| Failure::new(error.to_string()))?;
        terminal.print(&text);
        terminal.print("\n");
    }
    terminal.finish(status)
}

/// One file, and the day it is seen from.
struct View<'a> {
    source: &'a SourceFile,
    hidden: Hidden,
    now: Option<&'a Zoned>,
}

impl View<'_> {
    fn file(&self, readings: &[Reading]) -> File {
        let facts = FactKind::ALL.iter().map(|kind| {
            let entries = readings.iter().flat_map(|reading| {
                let facts = reading.facts.of(*kind);
                facts.map(|fact| self.entry(reading, fact))
            });
            (kind.name(), entries.collect())
        });
        let facts = ByKind(facts.collect());
        let (provider, kind, language) = sort(readings);
        File {
            path: self.source.name().to_owned(),
            provider,
            kind,
            language,
            facts,
        }
    }

    fn entry(&self, reading: &Reading, fact: &Fact) -> Entry {
        let span = reading.ticket.span_of(&fact.range);
        Entry {
            span: self.source.place(span),
            text: self.hidden.mask(self.source, span),
            detail: detail(fact, self.now),
        }
    }

    fn human(&self, terminal: &Terminal, readings: &[Reading]) -> String {
        let mut page = Page::new(terminal, Language::En);
        let dot = page.sign("·", "-");
        let name = visible_line(self.source.name());
        for (at, reading) in readings.iter().enumerate() {
            let profile = reading.profile;
            let title = match readings.len() {
                1 => name.to_string(),
                all => format!("{name} ({} of {all})", at + 1),
            };
            let sort = format!(
                "{} {dot} {} {dot} {}",
                profile.provider,
                profile.kind.name(),
                profile.language.code()
            );
            page.title(&title, &sort, Style::new().cyan());
            self.facts(&mut page, reading);
            page.blank();
        }
        page.finish()
    }

    /// The facts as a table; on a narrow page each kind has a heading instead.
    fn facts(&self, page: &mut Page, reading: &Reading) {
        let ellipsis = page.sign("…", "...");
        let wide = page.width() >= WIDE;
        let margin = if wide { 2 + NAME } else { 2 };
        let room = page.width().saturating_sub(margin + PLACE + 2);
        let mut any = false;
        for kind in FactKind::ALL {
            for (at, fact) in reading.facts.of(*kind).enumerate() {
                any = true;
                let entry = self.entry(reading, fact);
                let start = entry.span.start;
                let place = format!("{}:{}", start.line, start.column);
                // The words come first; what is known of them takes the rest.
                let more = more(&entry.detail);
                let reserved = (cells(&more) + 2).min(room / 3);
                let text = cropped(&entry.text, room - reserved, ellipsis);
                let more = cropped(&more, room - cells(&text) - 2, ellipsis);
                let name = if at == 0 { kind.name() } else { "" };
                let name_style = Style::new().cyan();
                if !wide && at == 0 {
                    page.line(&format!("  {}", name.style(name_style)));
                }
                let head = if wide {
                    format!("  {:NAME$}", name.style(name_style))
                } else {
                    "  ".to_owned()
                };
                let more = match more.as_str() {
                    "" => more,
                    _ => format!("  {}", more.style(Style::new().dimmed())),
                };
                page.line(&format!("{head}{place:>PLACE$}  {text}{more}"));
            }
        }
        if !any {
            page.line("  nothing was understood of it");
        }
    }
}

/// Cells of the table: a page as wide as this has one, the name of a kind, a
/// place.
const WIDE: usize = 64;
const NAME: usize = 19;
const PLACE: usize = 7;

/// The credentials of a file, apart and in order.
struct Hidden(Vec<Span>);

impl Hidden {
    fn of(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match apart.last_mut() {
                Some(last) if span.start() <= last.end() => {
                    *last = Span::new(last.start(), last.end().max(span.end()));
                }
                _ => apart.push(span),
            }
        }
        Self(apart)
    }

    /// The words of the file, credentials masked.
    fn mask(&self, source: &SourceFile, span: Span) -> String {
        let mut text = String::new();
        let mut from = span.start();
        let first = self.0.partition_point(|h| h.end() <= span.start());
        for hidden in self.0[first..]
            .iter()
            .take_while(|h| h.start() < span.end())
        {
            text.push_str(source.text().get(from..hidden.start()).unwrap_or(""));
            text.push_str(MASK);
            from = hidden.end();
        }
        text.push_str(source.text().get(from..span.end()).unwrap_or(""));
        text
    }
}

fn sort(readings: &[Reading]) -> (&'static str, &'static str, &'static str) {
    readings.first().map_or((GENERIC, "incident", "ja"), |r| {
        (
            r.profile.provider,
            r.profile.kind.name(),
            r.profile.language.code(),
        )
    })
}

/// What is known of a fact, in short.
fn more(detail: &BTreeMap<&'static str, serde_json::Value>) -> String {
    let said: Vec<String> = detail
        .iter()
        .filter(|(key, _)| **key != GENERAL)
        .filter_map(|(key, value)| match value {
            serde_json::Value::Bool(true) => Some((*key).to_owned()),
            serde_json::Value::String(text) if *key == "resolved" => Some(format!("= {text}")),
            serde_json::Value::String(text) => Some(text.clone()),
            _ => None,
        })
        .collect();
    said.join(", ")
}

/// Whether the form of an identifier is known from elsewhere than the documents
/// of the desks.
fn is_general_knowledge(name: &str, provider: Option<&str>) -> bool {
    let mut grammars = PROVIDERS
        .iter()
        .filter(|p| provider.is_none_or(|name| p.name == name))
        .flat_map(|p| p.identifiers.iter())
        .filter(|i| i.name == name)
        .peekable();
    grammars.peek().is_some() && grammars.all(|i| i.general_knowledge)
}

fn detail(fact: &Fact, now: Option<&Zoned>) -> BTreeMap<&'static str, serde_json::Value> {
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
            members.insert("resolved", time.resolved(now).into());
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
            let general = is_general_knowledge(name, *provider);
            members.insert(GENERAL, general.into());
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
