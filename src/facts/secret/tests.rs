//! Drafts with the value marked `⟦…⟧`, and drafts without one.
//!
//! All values are made up; those with a provider's prefix are put together so
//! that no scanner takes this file for a leak.

use super::SecretKind::{self, *};
use super::*;
use crate::text::{MappedText, Span};
use crate::ticket::BlockKind;
use crate::ticket::{Chunk, Section, Syntax, TicketBuilder};

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
    add(find(ticket, &[]), &mut facts);
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

#[test]
fn a_copy_of_a_credential_is_one_too() {
    let sources = [
        "EC2 が動かない。Hunter22x で試した。productive の件。",
        "password=Hunter22x と Hunter22x、xHunter22x、Hunter２2x",
        "パスワード: productive",
    ];
    let whole = sources.concat();
    let mut at = 0;
    let tickets: Vec<Ticket> = sources
        .iter()
        .map(|source| {
            let span = Span::new(at, at + source.len());
            at = span.end();
            let mut builder = TicketBuilder::new(Syntax::Form, span);
            let chunk = Chunk::plain(MappedText::verbatim(&whole, span));
            builder.block(BlockKind::Paragraph, &chunk);
            builder.finish()
        })
        .collect();
    let mut secrets = Secrets::of(&whole, &tickets, None, &[]);
    let told = |ticket: &Ticket, found: Vec<Found>| {
        let words = found.iter().map(|f| ticket.span_of(&f.range));
        words
            .map(|span| span.slice(&whole).unwrap_or("").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&tickets[0], secrets.take(0)), ["Hunter22x"]);
    assert_eq!(
        told(&tickets[1], secrets.take(1)),
        ["Hunter22x", "Hunter22x", "Hunter２2x"]
    );
    // A word that others use is not reported, but never shown either.
    assert_eq!(told(&tickets[2], secrets.take(2)), ["productive"]);
    let mut shown = whole.clone();
    for span in secrets.spans().iter().rev() {
        let cover = "*".repeat(span.len());
        shown.replace_range(span.start()..span.end(), &cover);
    }
    for word in ["Hunter", "productive"] {
        assert!(!shown.contains(word), "{shown}");
    }
    assert_eq!(secrets.mask("a Hunter22x b"), "a ********* b");
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
