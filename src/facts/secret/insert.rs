//! Rows of a dump: the values of the columns that name a credential.

use super::Found;
use super::cell::{believed, in_cell};
use super::label::Label;
use super::tuple::items;
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::Ticket;

/// More rows of one statement are not read.
const MOST: usize = 4096;
/// The longest list of columns, and the longest row.
const COLUMNS: usize = 2048;
const ROW: usize = 1 << 14;

pub(super) fn collect(ticket: &Ticket, found: &mut Vec<Found>) {
    let text = ticket.text().as_str();
    let mut done = 0;
    for at in cues::SECRET_INSERT.find_all(ticket.folded()) {
        if at.start < done {
            continue;
        }
        let Some((columns, end)) = items(text, at.end.saturating_sub(1), COLUMNS) else {
            continue;
        };
        done = end;
        let columns: Vec<(usize, Label)> = columns
            .iter()
            .enumerate()
            .filter_map(|(number, column)| Some((number, in_cell(ticket, column)?)))
            .collect();
        if columns.is_empty() {
            continue;
        }
        let mut push =
            |row: &[Range]| {
                for (number, label) in &columns {
                    let value = row.get(*number);
                    found.extend(value.and_then(|value| believed(text, *label, value)).map(
                        |range| Found {
                            range,
                            kind: label.kind,
                        },
                    ));
                }
            };
        done = match text[at.clone()].to_ascii_lowercase().starts_with("copy") {
            true => lines(text, end, &mut push),
            false => values(text, end, &mut push),
        };
    }
}

/// Hands on the rows of `VALUES (…), (…)`, and tells where they end.
fn values(text: &str, at: usize, push: &mut impl FnMut(&[Range])) -> usize {
    let rest = text[at..].trim_start();
    let Some(name) = rest
        .get(.."values".len())
        .filter(|name| name.eq_ignore_ascii_case("values"))
    else {
        return at;
    };
    let mut from = text.len() - rest.len() + name.len();
    for _ in 0..MOST {
        let rest = text[from..].trim_start_matches([' ', '\n', '\r', '\t', ',']);
        let Some((row, end)) = items(text, text.len() - rest.len(), ROW) else {
            break;
        };
        push(&row);
        from = end;
    }
    from
}

/// Hands on the lines below `COPY … FROM stdin;`, whose cells are parted by tabs.
fn lines(text: &str, at: usize, push: &mut impl FnMut(&[Range])) -> usize {
    let Some(head) = text[at..].find('\n') else {
        return at;
    };
    if !text[at..at + head]
        .to_ascii_lowercase()
        .contains("from stdin")
    {
        return at;
    }
    let mut from = at + head + 1;
    for line in text[from..].split('\n').take(MOST) {
        if line.starts_with("\\.") || !line.contains('\t') {
            break;
        }
        let mut cell = from;
        let row: Vec<Range> = line
            .trim_end_matches('\r')
            .split('\t')
            .map(|words| {
                let range = cell..cell + words.len();
                cell = range.end + 1;
                range
            })
            .collect();
        push(&row);
        from += line.len() + 1;
    }
    from.min(text.len())
}
