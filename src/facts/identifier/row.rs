//! Values in a row: 「IMSI は 440103217765041、440103217765058」.

use std::collections::BTreeSet;

use super::connector::Connector;
use super::grammar::Grammar;
use super::label::bare;
use super::name::Words;
use super::{Found, trimmed};
use crate::knowledge::IdentifierKind;
use crate::text::Range;
use crate::ticket::Ticket;

/// The rows of values after the labels of a ticket.
pub(super) struct Rows<'t> {
    ticket: &'t Ticket,
    /// Where values were found: offset, and provider and name of the grammar. A label
    /// may stand in the row of another and be a value itself (`Zone Zone Zone`): what
    /// follows from a place on is the same for both, and is read once.
    read: BTreeSet<(usize, &'static str, &'static str)>,
}

impl<'t> Rows<'t> {
    /// No row of `ticket` is read yet.
    pub(super) const fn of(ticket: &'t Ticket) -> Self {
        Self {
            ticket,
            read: BTreeSet::new(),
        }
    }

    /// Adds the value after a label, and those in a row with it, but for those that
    /// the row of an earlier label had.
    pub(super) fn read(
        &mut self,
        grammar: &Grammar,
        connector: &Connector,
        found: &mut Vec<Found>,
    ) {
        let text = self.ticket.text().as_str();
        let mut at = connector.end;
        // 「アカウント1234」 is one word in Japanese, "case12345" is none.
        if !connector.gap && text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            return;
        }
        // 「サーバ web01(113000000001)」
        if grammar.identifier.kind == IdentifierKind::Resource
            && let Some(word) = bare(text, at)
            && text[word.end..].starts_with('(')
            && grammar.at_start(&text[at..]).is_none()
        {
            at = word.end + 1;
        }
        while let Some(length) = grammar.at_start(&text[at..]) {
            let range = trimmed(text, at..at + length);
            let place = (at, grammar.provider, grammar.identifier.name.as_ref());
            if range.is_empty() || !fits(self.ticket, grammar, &range) || !self.read.insert(place) {
                return;
            }
            at = range.end;
            found.push(Found::new(grammar, range));
            at += joint(&text[at..]);
        }
    }
}

/// How far behind a value the next one of its row would begin.
fn joint(rest: &str) -> usize {
    let next = rest.trim_start_matches([
        ' ', ',', '、', '/', '・', '&', '`', '"', '」', '「', '#', '→',
    ]);
    let next = next
        .strip_prefix("と")
        .or_else(|| next.strip_prefix("および"))
        .or_else(|| next.strip_prefix("and "))
        .unwrap_or(next)
        .trim_start_matches([' ', '`', '"', '「', '#']);
    rest.len() - next.len()
}

/// What the expression cannot say: that the number does not go on.
fn fits(ticket: &Ticket, grammar: &Grammar, range: &Range) -> bool {
    let text = ticket.text().as_str();
    let after = text[range.end..].chars().next().unwrap_or(' ');
    match grammar.identifier.kind {
        IdentifierKind::Version => {
            let mut rest = text[range.end..].chars();
            rest.next();
            let digit = rest.next().is_some_and(|c| c.is_ascii_digit());
            let counted = "年月日時分秒回台件%/".contains(after);
            let goes_on = matches!(after, '-' | ':' | '.') && digit;
            !(counted || goes_on)
        }
        IdentifierKind::Case => !matches!(
            after,
            '年' | '件' | '円' | '台' | '回' | '-' | '.' | '%' | '/' | ':'
        ),
        _ => !grammar.leaves_open(Words::of(ticket, range).lower),
    }
}
