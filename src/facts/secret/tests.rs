//! Drafts with the value marked `⟦…⟧`, and drafts without one.
//!
//! All values are made up; those with a provider's prefix are put together so
//! that no scanner takes this file for a leak.

use super::SecretKind::{self, *};
use super::*;
use crate::text::{MappedText, Span};
use crate::ticket::BlockKind;
use crate::ticket::{Chunk, Syntax, TicketBuilder};

mod negative;
mod positive;
mod robust;

fn chunk(source: &str) -> Chunk {
    Chunk::plain(MappedText::verbatim(source, Span::new(0, source.len())))
}

/// A ticket of one block.
fn ticket(kind: BlockKind, source: &str) -> Ticket {
    let mut builder = TicketBuilder::new(Syntax::Form, Span::new(0, source.len()));
    builder.block(kind, &chunk(source));
    builder.finish()
}

/// A ticket of one metadata field.
fn field(label: &str, value: &str) -> Ticket {
    let source = format!("{label}{value}");
    let mapped = |span: Span| Chunk::plain(MappedText::verbatim(&source, span));
    let mut builder = TicketBuilder::new(Syntax::Yaml, Span::new(0, source.len()));
    builder.open_field(&mapped(Span::new(0, label.len())), true);
    builder.block(
        BlockKind::Value,
        &mapped(Span::new(label.len(), source.len())),
    );
    builder.close_field();
    builder.finish()
}

fn secrets(ticket: &Ticket) -> Vec<(SecretKind, String)> {
    let mut facts = Facts::default();
    collect(ticket, &mut facts);
    facts
        .of(FactKind::Secret)
        .map(|f| {
            let Detail::Secret(kind) = f.detail else {
                panic!("{:?} is no secret", f.detail)
            };
            (kind, ticket.slice(&f.range).to_owned())
        })
        .collect()
}

/// The draft without marks, and what stood between them.
fn unmarked(marked: &str) -> (String, Vec<String>) {
    let mut values = Vec::new();
    for part in marked.split('⟦').skip(1) {
        values.push(part.split('⟧').next().unwrap_or("").to_owned());
    }
    (marked.replace(['⟦', '⟧'], ""), values)
}

fn check_positive(cases: &[(SecretKind, &str)], block: BlockKind) {
    let mut faults = Vec::new();
    for (kind, marked) in cases {
        let (source, values) = unmarked(marked);
        let found = secrets(&ticket(block, &source));
        let slices: Vec<&String> = found.iter().map(|f| &f.1).collect();
        if slices != values.iter().collect::<Vec<_>>() || found[0].0 != *kind {
            faults.push(format!("{marked}\n    wanted {kind:?}, found {found:?}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {}:\n{}",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
}

fn check_negative(cases: &[&str], block: BlockKind) {
    let faults: Vec<String> = cases
        .iter()
        .filter_map(|source| {
            let found = secrets(&ticket(block, source));
            (!found.is_empty()).then(|| format!("{source}\n    found {found:?}"))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} of {}:\n{}",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
}
