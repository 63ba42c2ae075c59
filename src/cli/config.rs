//! `ticketlint config`: the settings in force for a draft, and where each of
//! them comes from.

use std::fmt::Write as _;

use owo_colors::{OwoColorize as _, Style};
use serde_json::{Map, Value, json};

use super::args::{ConfigArgs, ListFormat};
use super::judge::{Judges, command_line};
use super::output::Terminal;
use super::page::cropped;
use super::{CLEAN, FAILED, Status};
use crate::config::{At, FailOn, Origin, SEVERITIES, Settings};
use crate::engine;
use crate::facts::Kind;
use crate::knowledge::{Closure, STALE_DAYS, Severity};
use crate::report::json_line;
use crate::text::Language;
use crate::text::display::visible_line;
use crate::text::width::cells;

/// Up to this many cells, a value has its origin beside it; else below it.
const VALUE: usize = 28;

pub(super) fn run(args: &ConfigArgs, terminal: &mut Terminal) -> Status {
    let layer = command_line(&args.nature, Some(&args.judge));
    let mut judges = Judges::new(&args.file, layer, engine::Settings::default())?;
    // What is asked for a folder holds for a draft in it.
    let path = if args.why.is_dir() {
        args.why.join("draft.md")
    } else {
        args.why.clone()
    };
    let Some(judge) = judges.at(&path, terminal) else {
        return terminal.finish(FAILED);
    };
    let rows = rows(&judge.settings);
    let name = args.why.display().to_string();
    let files: Vec<&str> = judge
        .chain
        .iter()
        .flat_map(|chain| chain.names().rev())
        .collect();
    let text = match args.format {
        ListFormat::Json => {
            let answer = json!({
                "version": 1,
                "path": name,
                "files": files,
                "settings": members(&rows),
            });
            json_line(&answer)
        }
        ListFormat::Human => human(&name, &files, &rows, terminal.unicode()),
    };
    terminal.print(&text);
    terminal.finish(CLEAN)
}

/// A setting, or one of several under a key.
struct Row {
    key: &'static str,
    /// Which one of several; `None` of a key with one value.
    name: Option<String>,
    /// As people read it.
    shown: String,
    value: Value,
    /// `None` of what is built in.
    origin: Option<Origin>,
}

/// Collects rows.
#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    /// A key with one value.
    fn one<T: Clone>(
        &mut self,
        key: &'static str,
        at: &Option<At<T>>,
        usual: T,
        show: impl Fn(&T) -> Value,
    ) {
        let value = show(at.as_ref().map_or(&usual, |at| &at.value));
        let shown = match &value {
            Value::String(text) => text.clone(),
            Value::Array(items) => {
                let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                items.join(", ")
            }
            Value::Null => String::new(),
            other => other.to_string(),
        };
        self.0.push(Row {
            key,
            name: None,
            shown,
            value,
            origin: at.as_ref().map(|at| at.origin.clone()),
        });
    }

    /// A key with values by name; one row says so where there are none.
    fn many<'a, T: 'a>(
        &mut self,
        key: &'static str,
        values: impl Iterator<Item = (String, &'a At<T>)>,
        show: impl Fn(&T) -> String,
    ) {
        let before = self.0.len();
        for (name, at) in values {
            let value = show(&at.value);
            self.0.push(Row {
                key,
                shown: format!("{name}: {value}"),
                name: Some(name),
                value: value.into(),
                origin: Some(at.origin.clone()),
            });
        }
        if self.0.len() == before {
            self.0.push(Row {
                key,
                name: None,
                shown: String::new(),
                value: json!({}),
                origin: None,
            });
        }
    }
}

fn rows(settings: &Settings) -> Vec<Row> {
    let auto = |name: Option<&str>| Value::from(name.unwrap_or("auto"));
    let list = |names: &Vec<String>| Value::from(names.clone());
    let mut rows = Rows::default();
    rows.one("provider", &settings.provider, None, |p| auto(*p));
    rows.one("kind", &settings.kind, None, |kind| {
        auto(kind.map(Kind::name))
    });
    rows.one("language", &settings.language, None, |l| {
        auto(l.map(Language::code))
    });
    let zone = settings.timezone.as_ref().map(|at| At {
        value: Some(at.value.name().to_owned()),
        origin: at.origin.clone(),
    });
    rows.one("timezone", &zone, None, |zone| Value::from(zone.clone()));
    rows.many(
        "rule-paths",
        settings
            .own
            .iter()
            .map(|(name, at)| ((*name).to_owned(), at)),
        |own| own.file.clone(),
    );
    rows.many(
        "account",
        settings
            .account
            .iter()
            .map(|(provider, at)| (provider.unwrap_or("all").to_owned(), at)),
        String::clone,
    );
    rows.one("fail-on", &settings.fail_on, FailOn::default(), |level| {
        level.name().into()
    });
    rows.one("pedantic", &settings.pedantic, false, |flag| {
        Value::from(*flag)
    });
    rows.one("stale-days", &settings.stale_days, STALE_DAYS, |days| {
        Value::from(*days)
    });
    rows.one("select", &settings.select, Vec::new(), list);
    rows.one("ignore", &settings.ignore, Vec::new(), list);
    rows.many(
        "rules",
        settings
            .rules
            .iter()
            .map(|(rule, at)| ((*rule).to_owned(), at)),
        severity_word,
    );
    rows.many(
        "glossary",
        settings
            .glossary
            .iter()
            .map(|(term, at)| (term.clone(), at)),
        String::clone,
    );
    rows.one("holidays", &settings.holidays, Vec::new(), |closures| {
        closures.iter().map(days).collect()
    });
    rows.many(
        "identifiers",
        settings
            .identifiers
            .iter()
            .map(|(name, at)| (name.clone(), at)),
        |form| form.written.to_string(),
    );
    rows.many(
        "suppressions",
        settings.suppressions.iter().map(|at| {
            let name = match &at.value.field {
                Some(field) => format!("{} ({field})", at.value.rule),
                None => at.value.rule.to_owned(),
            };
            (name, at)
        }),
        |suppression| suppression.reason.clone(),
    );
    rows.0
}

fn severity_word(severity: &Option<Severity>) -> String {
    let mut known = SEVERITIES.iter();
    let name = known.find(|(_, known)| known == severity);
    name.map_or("", |(name, _)| *name).to_owned()
}

/// The days of a closure, and what is known of it.
fn days(closure: &Closure) -> String {
    let mut text = closure.from.to_string();
    if closure.to != closure.from {
        let _ = write!(text, "..{}", closure.to);
    }
    if let Some(name) = closure.name.as_ref() {
        let _ = write!(text, " {}", name.0);
    }
    if let Some(provider) = closure.provider {
        let _ = write!(text, " ({provider})");
    }
    text
}

fn members(rows: &[Row]) -> Map<String, Value> {
    let mut out = Map::new();
    for row in rows {
        let entry = json!({"value": row.value, "origin": origin(row.origin.as_ref())});
        match &row.name {
            None => {
                // Of a key with values by name, there are none.
                let entry = if row.value.is_object() {
                    json!({})
                } else {
                    entry
                };
                out.insert(row.key.to_owned(), entry);
            }
            Some(name) => {
                let named = out.entry(row.key).or_insert_with(|| json!({}));
                named[name.as_str()] = entry;
            }
        }
    }
    out
}

fn origin(origin: Option<&Origin>) -> Value {
    match origin {
        None => json!({"from": "built-in"}),
        Some(Origin::CommandLine(option)) => json!({"from": "command-line", "option": option}),
        Some(Origin::File {
            file,
            line,
            column,
            paths,
        }) => json!({
            "from": "file",
            "file": &**file,
            "line": line,
            "column": column,
            "paths": paths.as_deref(),
        }),
    }
}

fn human(name: &str, files: &[&str], rows: &[Row], unicode: bool) -> String {
    let ellipsis = if unicode { "…" } else { "..." };
    let mut out = String::new();
    let _ = writeln!(out, "{}", visible_line(name).style(Style::new().bold()));
    match files {
        [] => out.push_str("no configuration file\n"),
        [file] => {
            let _ = writeln!(out, "settings of {}", visible_line(file));
        }
        [file, extended @ ..] => {
            let extended = extended.join(", ");
            let _ = writeln!(
                out,
                "settings of {}, which extends {}",
                visible_line(file),
                visible_line(&extended)
            );
        }
    }
    out.push('\n');
    let keys = rows.iter().map(|row| cells(row.key)).max().unwrap_or(0);
    let room = Terminal::width().saturating_sub(keys + 4);
    let shown: Vec<String> = rows
        .iter()
        .map(|row| match row.shown.as_str() {
            "" => "-".to_owned(),
            shown => cropped(shown, room.max(8), ellipsis),
        })
        .collect();
    let values = shown
        .iter()
        .map(|value| cells(value))
        .filter(|&width| width <= VALUE)
        .max()
        .unwrap_or(0);
    let mut last = "";
    for (row, value) in rows.iter().zip(&shown) {
        let key = if row.key == last { "" } else { row.key };
        last = row.key;
        let pad = keys - cells(key);
        let _ = write!(
            out,
            "  {}{:pad$}  {value}",
            key.style(Style::new().cyan()),
            ""
        );
        let from = row
            .origin
            .as_ref()
            .map_or_else(|| "built in".to_owned(), ToString::to_string);
        let from = visible_line(&from).into_owned();
        let gap = values.saturating_sub(cells(value)) + 2;
        if cells(value) <= values && keys + values + cells(&from) + 6 <= Terminal::width() {
            let _ = write!(out, "{:gap$}", "");
        } else {
            let indent = keys + 6;
            let _ = write!(out, "\n{:indent$}", "");
        }
        let _ = writeln!(out, "{}", from.style(Style::new().dimmed()));
    }
    out
}
