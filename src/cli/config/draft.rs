//! What a draft is taken for: what it names itself, what is set, and what it
//! looks like.

use std::fmt::Write as _;

use owo_colors::{OwoColorize as _, Style};
use serde_json::{Value, json};

use super::super::Failure;
use super::super::input::Input;
use super::super::judge::Judge;
use crate::config::{At, Origin, Said, said};
use crate::engine::{self, Reading};
use crate::facts::{Kind, stated_provider};
use crate::knowledge::FieldKind;
use crate::text::display::visible_line;
use crate::text::width::cells;
use crate::text::{Language, Range, SourceFile};

/// A draft of more tickets is told by its first.
const MOST: usize = 10;

/// What one ticket is taken for.
pub(super) struct Taken {
    /// Its number, where the file holds several.
    number: Option<usize>,
    entries: Vec<Entry>,
}

/// A trait of a ticket, and why it is believed.
struct Entry {
    key: &'static str,
    value: String,
    why: Why,
}

enum Why {
    /// The draft says so, on this line.
    Draft(usize),
    /// It is set.
    Set(Origin),
    /// The draft looks like it.
    Look,
}

/// What the tickets of a draft are taken for.
///
/// # Errors
/// The draft cannot be read.
pub(super) fn taken(draft: &Input, judge: &Judge) -> Result<Vec<Taken>, Failure> {
    let source = draft.read(None)?;
    let source = source.with_line_feeds();
    let readings = engine::read(&source, &judge.engine);
    let several = readings.len() > 1;
    let numbered = readings.iter().enumerate().take(MOST);
    let taken = numbered.map(|(at, reading)| Taken {
        number: several.then_some(at + 1),
        entries: entries(&source, reading, judge),
    });
    Ok(taken.collect())
}

fn entries(source: &SourceFile, reading: &Reading, judge: &Judge) -> Vec<Entry> {
    let ticket = &reading.ticket;
    let settings = &judge.settings;
    let line = |range: &Range| source.position(ticket.span_of(range).start()).line;
    let field = |kinds: &[FieldKind]| {
        let mut fields = kinds.iter().flat_map(|kind| ticket.fields_of(*kind));
        fields.find(|field| !ticket.slice(&field.range).trim().is_empty())
    };
    let named = |kinds: &[FieldKind]| field(kinds).map(|field| line(&field.range));
    let provider = stated_provider(ticket).and_then(|_| named(&[FieldKind::Provider]));
    let kind = Kind::stated(ticket).and_then(|_| named(&[FieldKind::Kind, FieldKind::Category]));
    let mut entries = vec![
        Entry {
            key: "provider",
            value: reading.profile.provider.to_owned(),
            why: why(provider, settings.provider.as_ref()),
        },
        Entry {
            key: "kind",
            value: reading.profile.kind.name().to_owned(),
            why: why(kind, settings.kind.as_ref()),
        },
        Entry {
            key: "language",
            value: reading.profile.language.code().to_owned(),
            why: Why::Look,
        },
    ];
    for (key, kinds) in [
        ("account", &[FieldKind::Account, FieldKind::SupportId][..]),
        ("timezone", &[FieldKind::Timezone]),
    ] {
        if let Some(field) = field(kinds) {
            entries.push(Entry {
                key,
                value: ticket.slice(&field.range).trim().to_owned(),
                why: Why::Draft(line(&field.range)),
            });
        }
    }
    entries
}

/// Why a trait is believed: the command line counts most, then the draft, then a
/// file.
fn why<T>(named: Option<usize>, set: Option<&At<Option<T>>>) -> Why {
    let set = set.filter(|at| at.value.is_some()).map(|at| &at.origin);
    match (set, named) {
        (Some(origin @ Origin::CommandLine(_)), _) => Why::Set(origin.clone()),
        (_, Some(line)) => Why::Draft(line),
        (Some(origin), None) => Why::Set(origin.clone()),
        (None, None) => Why::Look,
    }
}

impl Taken {
    /// As members of an object.
    pub(super) fn members(&self) -> Value {
        let mut out = json!({});
        for entry in &self.entries {
            let from = match &entry.why {
                Why::Draft(line) => json!({"from": "draft", "line": line}),
                Why::Set(origin) => super::origin(Some(origin)),
                Why::Look => json!({"from": "look"}),
            };
            out[entry.key] = json!({"value": entry.value, "origin": from});
        }
        out
    }
}

/// What tickets are taken for, as people read it.
pub(super) fn text(taken: &[Taken], language: Language) -> String {
    let mut out = String::new();
    for ticket in taken {
        let title = match ticket.number {
            Some(number) => said!("チケット {number} の扱い", "ticket {number} is taken for"),
            None => said!("下書きの扱い", "the draft is taken for"),
        };
        let _ = writeln!(out, "\n{}\n", title.in_language(language));
        let entries = ticket.entries.iter();
        let widths = entries.clone().map(|entry| cells(&entry.value));
        let widest = widths.filter(|width| *width <= 28).max().unwrap_or(0);
        for entry in entries {
            let why = match &entry.why {
                Why::Draft(line) => {
                    said!(
                        "下書きの {line} 行目による",
                        "the draft says so, line {line}"
                    )
                }
                Why::Set(origin) => Said::new(origin.told(Language::Ja), origin.told(Language::En)),
                Why::Look => said!("見たところ", "as it looks"),
            };
            let why = why.in_language(language);
            let gap = widest.saturating_sub(cells(&entry.value)) + 2;
            let _ = writeln!(
                out,
                "  {}  {}{:gap$}{}",
                format_args!("{:12}", entry.key).style(Style::new().cyan()),
                visible_line(&entry.value),
                "",
                visible_line(why).style(Style::new().dimmed()),
            );
        }
    }
    out
}
