//! Times as people write them, in real sentences.

mod absent;
mod found;
mod properties;
mod resolve;
mod zones;

use super::Time;
use crate::facts::{Detail, FactKind, Facts};
use crate::knowledge::vocabulary;
use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk, Section, Syntax, Ticket, TicketBuilder};

/// A ticket under construction, for tests.
struct Draft {
    builder: TicketBuilder,
}

impl Draft {
    fn new() -> Self {
        Self {
            builder: TicketBuilder::new(Syntax::Markdown, Span::new(0, 0)),
        }
    }

    fn chunk(text: &str) -> Chunk {
        Chunk::plain(MappedText::verbatim(text, Span::new(0, text.len())))
    }

    fn block(mut self, kind: BlockKind, text: &str) -> Self {
        self.builder.block(kind, &Self::chunk(text));
        self
    }

    fn paragraph(self, text: &str) -> Self {
        self.block(BlockKind::Paragraph, text)
    }

    fn item(self, text: &str) -> Self {
        self.block(
            BlockKind::Item {
                ordered: false,
                depth: 0,
            },
            text,
        )
    }

    fn code(self, text: &str) -> Self {
        self.block(BlockKind::Code, text)
    }

    fn field(mut self, label: &str, value: &str) -> Self {
        self.builder.open_field(&Self::chunk(label), true);
        self.builder.block(BlockKind::Value, &Self::chunk(value));
        self.builder.close_field();
        self
    }

    fn section(mut self, heading: &str) -> Self {
        let kind = vocabulary::kind_of(heading);
        self.builder
            .open_section(&Self::chunk(heading), kind, Section::Headed(2));
        self
    }

    fn table(mut self, rows: &[&[&str]]) -> Self {
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let kind = BlockKind::Cell {
                    head: row == 0,
                    row: u32::try_from(row).unwrap(),
                    column: u32::try_from(column).unwrap(),
                };
                self.builder.block(kind, &Self::chunk(cell));
            }
        }
        self
    }

    fn finish(self) -> Ticket {
        self.builder.finish()
    }

    fn seen(self) -> String {
        let ticket = self.finish();
        seen(&ticket)
    }
}

/// The times of a ticket with their text.
fn times(ticket: &Ticket) -> Vec<(String, Time)> {
    let mut facts = Facts::default();
    super::collect(ticket, &mut facts);
    facts
        .of(FactKind::Timestamp)
        .filter_map(|fact| match &fact.detail {
            Detail::Time(time) => Some((ticket.slice(&fact.range).to_owned(), *time.clone())),
            _ => None,
        })
        .collect()
}

/// The times in short: `text|precision|zone`, joined by ` ; `. An inherited
/// zone has `^` before it; none is `-`. `~` marks what is rough, `@` what is
/// recurring.
fn seen(ticket: &Ticket) -> String {
    let list: Vec<String> = times(ticket)
        .iter()
        .map(|(text, time)| {
            let zone = time.zone.as_ref().map_or_else(
                || "-".to_owned(),
                |zone| format!("{}{}", if zone.inherited { "^" } else { "" }, zone.written),
            );
            format!(
                "{text}|{}{}{}|{zone}",
                time.precision.name(),
                if time.approximate { "~" } else { "" },
                if time.recurring { "@" } else { "" },
            )
        })
        .collect();
    list.join(" ; ")
}

/// The times of one paragraph.
fn in_paragraph(text: &str) -> String {
    Draft::new().paragraph(text).seen()
}

/// The only time of one paragraph.
fn only(text: &str) -> Time {
    let found = times(&Draft::new().paragraph(text).finish());
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].1.clone()
}

/// Checks a table of sentences, and reports every line that is off.
fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = in_paragraph(text);
            (found != *expected)
                .then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} lines:\n{}",
        wrong.len(),
        table.len(),
        wrong.join("\n")
    );
}
