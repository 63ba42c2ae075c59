//! Data of persons, and the people to contact.
//!
//! What a person gives so that the desk can reach him is contact data and
//! wanted; the same data anywhere else (a customer in a log) is personal data.
//! Runs after the credentials: a password in a URL is no e-mail address.

mod person;

use super::dense::Dense;
use super::{Detail, FactKind, Facts};
use crate::knowledge::{FieldKind, cues};
use crate::text::{Range, ceil_char_boundary, floor_char_boundary};
use crate::ticket::Ticket;

/// An e-mail address.
pub const EMAIL: &str = "email";
/// A telephone number.
pub const PHONE: &str = "phone";
/// A postal address.
pub const ADDRESS: &str = "address";
/// The name of somebody the author serves.
pub const NAME: &str = "name";
/// The number of a payment card.
pub const CARD: &str = "card";
/// The Japanese individual number.
pub const MY_NUMBER: &str = "my-number";

/// Digits and marks of a number after a label.
const NUMBER: usize = 20;

/// Digits at the end of a telephone number by which those of one house differ.
const EXTENSION: usize = 4;

/// Labels of a number or an address in a list.
pub(super) const LABELS: [&str; 6] = ["電話", "tel", "phone", "メール", "e-mail", "mail"];

/// What may stand before a label.
const LIST_MARKS: [char; 6] = [' ', '*', '・', '>', '-', '|'];

/// Adds personal data and contacts.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    let text = ticket.folded();
    let mut data = Vec::new();
    emails(ticket, &mut data);
    let numbers = numbers(text);
    phones(text, &numbers, &mut data);
    person::addresses(text, &mut data);
    person::names(text, &mut data);
    my_numbers(text, &mut data);
    if !numbers.text().is_empty() {
        cards(text, &numbers, &mut data);
    }
    data.sort_by_key(|d: &(Range, _)| d.0.start);
    data.dedup_by(|b, a| b.0.start < a.0.end);
    let secrets: Vec<Range> = facts
        .of(FactKind::Secret)
        .map(|f| f.range.clone())
        .collect();
    data.retain(|d| !touches(&secrets, &d.0));

    let mut contacts = fields(ticket);
    contacts.extend(labelled_lines(ticket));
    contacts.extend(signature(ticket, &data));
    let contacts = joined(contacts);
    // Of several numbers, others' may be among them, unless all are of one exchange.
    let exchange = |range: &Range| {
        let number = &text[range.clone()];
        let end = number.len().saturating_sub(EXTENSION);
        number.get(..end).unwrap_or(number)
    };
    let phones = || data.iter().filter(|(_, case)| *case == PHONE);
    let first = phones().next().map(|(range, _)| exchange(range));
    let alone = phones().all(|(range, _)| Some(exchange(range)) == first);
    for (range, case) in data {
        if touches(&contacts, &range) {
            continue;
        }
        // Nobody is reached by his card.
        let reaches = matches!(case, EMAIL | PHONE | ADDRESS);
        let way = ticket.is_in_field(range.start, FieldKind::Channel);
        let offered = || is_offered(ticket, &range) || is_among_terms(ticket, &range);
        let signs = || case == PHONE && alone && is_beside_address(ticket, &range);
        if reaches && (way || offered() || signs()) {
            facts.add(FactKind::Contact, range, Detail::Case(case));
        } else {
            facts.add(FactKind::PersonalData, range, Detail::Case(case));
        }
    }
    for range in contacts {
        facts.add(FactKind::Contact, range, Detail::None);
    }
}

type Data = (Range, &'static str);

fn emails(ticket: &Ticket, data: &mut Vec<Data>) {
    const LOCAL: usize = 64;
    const DOMAIN: usize = 160;
    let text = ticket.folded();
    let belongs =
        |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-');
    for (at, _) in text.match_indices('@') {
        let before = text.as_bytes()[..at].iter().rev().take(LOCAL);
        let after = text.as_bytes()[at + 1..].iter().take(DOMAIN);
        let from = at - before.take_while(belongs).count();
        let to = at + 1 + after.take_while(belongs).count();
        let Some(found) = cues::PERSONAL_EMAIL.find(&text[from..to]) else {
            continue;
        };
        let range = from + found.start..from + found.end;
        let address = &text[range.clone()];
        let cased = ticket.slice(&range);
        let domain = cased.rsplit('@').next().unwrap_or("");
        // `user@REALM.LOCAL` is a Kerberos principal.
        let realm = domain.bytes().all(|b| !b.is_ascii_lowercase())
            && cased.bytes().any(|b| b.is_ascii_lowercase());
        if !realm
            && !cues::PERSONAL_EMAIL_OF_NOBODY.is_in(address)
            && !is_part_of_identifier(text, range.start)
        {
            data.push((range, EMAIL));
        }
    }
}

/// In a URL or ARN, after `git@host:` marks, in a message ID, in a command that
/// logs in: there it names a thing.
fn is_part_of_identifier(text: &str, at: usize) -> bool {
    const LONGEST: usize = 160;
    let from = ceil_char_boundary(text, at.saturating_sub(LONGEST));
    let before = &text[from..at];
    if before.ends_with(['*', '@', '$', '%', '●', '…']) {
        return true;
    }
    let word = before
        .rsplit(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '"' | '\'' | '(' | ','))
        .next()
        .unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    word.contains("://")
        || word.contains("arn:")
        || line.contains("message-id")
        || cues::LOGS_IN.is_in(line)
}

/// Runs of digits, and of what stands between them in numbers.
fn numbers(text: &str) -> Dense {
    const SHORTEST: usize = 9;
    Dense::of(
        text,
        SHORTEST,
        |b| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'(' | b')' | b'+'),
        |run| run.bytes().filter(u8::is_ascii_digit).count() >= SHORTEST,
    )
}

fn phones(text: &str, numbers: &Dense, data: &mut Vec<Data>) {
    for range in cues::PERSONAL_PHONE.find_all(numbers.text()) {
        let range = numbers.place(&range);
        if is_phone(&text[range.clone()]) && stands_free(text, &range) && !is_dialled(text, &range)
        {
            data.push((range, PHONE));
        }
    }
    for lead in cues::PERSONAL_PHONE_BARE.find_all(text) {
        let number = text[lead.end..]
            .bytes()
            .take(NUMBER)
            .take_while(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'.' | b'(' | b')'))
            .count();
        let number = text[lead.end..lead.end + number].trim_end_matches([' ', '-', '.', '(']);
        let range = lead.end..lead.end + number.len();
        if is_phone(number) && stands_free(text, &range) {
            data.push((range, PHONE));
        }
    }
}

/// Whether the number is what the matter is about: that of a line or a service
/// that takes calls. A mobile telephone is a person's all the same.
fn is_dialled(text: &str, range: &Range) -> bool {
    const MOBILE: [&str; 6] = ["070", "080", "090", "8170", "8180", "8190"];
    const NEAR: usize = 40;
    let number: String = text[range.clone()]
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let from = ceil_char_boundary(text, range.start.saturating_sub(NEAR));
    // What is sought begins here and ends with the line, so that this is not cut out.
    let after = &text[range.end..];
    !MOBILE.iter().any(|lead| number.starts_with(lead))
        && (cues::PERSONAL_PHONE_DIALLED.is_in(after)
            || cues::PERSONAL_PHONE_DIALLING.is_in(&text[from..range.start]))
}

/// Ten or eleven digits in Japan. Toll-free numbers belong to companies, and
/// 020 to machines.
fn is_phone(number: &str) -> bool {
    const OF_COMPANIES: [&str; 5] = ["0120", "0800", "0570", "0990", "020"];
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if number.starts_with('+') {
        return (9..=15).contains(&digits.len());
    }
    if digits.starts_with('0') {
        return matches!(digits.len(), 10 | 11)
            && !OF_COMPANIES.iter().any(|c| digits.starts_with(c))
            && !digits.starts_with("00");
    }
    digits.len() == 10
}

/// Not a piece of something longer: a UUID, a path, a decimal number.
fn stands_free(text: &str, range: &Range) -> bool {
    let part =
        |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'/' | b'=' | b'+');
    let before = range
        .start
        .checked_sub(1)
        .and_then(|i| text.as_bytes().get(i));
    let mut after = text.as_bytes()[range.end..].iter();
    let next = after.next();
    let ends = next.is_none_or(|b| !part(b))
        || matches!(next, Some(b'.' | b'/'))
            && after.next().is_none_or(|b| !b.is_ascii_alphanumeric());
    before.is_none_or(|b| !part(b) || *b == b'/' || *b == b'=') && ends
}

fn my_numbers(text: &str, data: &mut Vec<Data>) {
    const DIGITS: usize = 12;
    for lead in cues::PERSONAL_MY_NUMBER.find_all(text) {
        let mut digits = 0;
        let len = text[lead.end..]
            .bytes()
            .take(NUMBER)
            .take_while(|b| {
                digits += usize::from(b.is_ascii_digit());
                digits <= DIGITS && (b.is_ascii_digit() || matches!(b, b' ' | b'-'))
            })
            .count();
        let number = text[lead.end..lead.end + len].trim_end_matches([' ', '-']);
        if number.bytes().filter(u8::is_ascii_digit).count() == DIGITS && digits == DIGITS {
            data.push((lead.end..lead.end + number.len(), MY_NUMBER));
        }
    }
}

fn cards(text: &str, numbers: &Dense, data: &mut Vec<Data>) {
    const NEAR: usize = 60;
    for range in cues::PERSONAL_CARD.find_all(numbers.text()) {
        let range = numbers.place(&range);
        let number = &text[range.clone()];
        let grouped = number.contains([' ', '-']);
        let from = ceil_char_boundary(text, range.start.saturating_sub(NEAR));
        let named = || {
            let line = text[from..range.start].rsplit('\n').next().unwrap_or("");
            cues::PERSONAL_CARD_WORD.is_in(line)
        };
        let account = || {
            let line = text[from..range.start].rsplit('\n').next().unwrap_or("");
            cues::PERSONAL_ACCOUNT_LEAD.is_in(line)
        };
        let card = grouped && !account() || named();
        if passes_luhn(number) && stands_free(text, &range) && card {
            data.push((range, CARD));
        }
    }
}

fn passes_luhn(number: &str) -> bool {
    let digits = number.bytes().rev().filter(u8::is_ascii_digit);
    let sum: u32 = digits
        .enumerate()
        .map(|(i, b)| {
            let digit = u32::from(b - b'0') * if i % 2 == 1 { 2 } else { 1 };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    let varied = number
        .bytes()
        .filter(u8::is_ascii_digit)
        .any(|b| b != number.as_bytes()[0]);
    sum.is_multiple_of(10) && varied
}

/// The values of the fields that ask for people.
fn fields(ticket: &Ticket) -> Vec<Range> {
    ticket
        .fields_of(FieldKind::Contact)
        .chain(ticket.fields_of(FieldKind::Submitter))
        .chain(ticket.fields_of(FieldKind::Engineer))
        .filter_map(|field| trimmed(ticket.folded(), field.range.clone()))
        .map(|range| with_lines_below(ticket.folded(), range))
        .collect()
}

/// The value of a contact with the lines right below that go on with it: "Contact: Jane
/// Doe" and, on the next line, "Phone +49 …, e-mail …".
fn with_lines_below(text: &str, range: Range) -> Range {
    /// A contact takes no more lines than that.
    const LINES: usize = 4;
    let mut end = range.end;
    let mut at = range.end;
    for (row, line) in text[range.end..]
        .split_inclusive('\n')
        .take(LINES + 1)
        .enumerate()
    {
        // The rest of the value's own line comes first.
        if row > 0 && !goes_on_with_contact(line) {
            break;
        }
        at += line.len();
        if row > 0 {
            end = at - (line.len() - line.trim_end().len());
        }
    }
    range.start..end
}

/// Whether a line gives a number or an address behind its label, and nobody else's.
fn goes_on_with_contact(line: &str) -> bool {
    let words = line.trim_start_matches(LIST_MARKS);
    let Some(rest) = LABELS.iter().find_map(|label| words.strip_prefix(label)) else {
        return false;
    };
    let value = rest.trim_start_matches([' ', ':', '/']);
    let word = value.split([' ', ',', '、', '/']).next().unwrap_or("");
    let number = value.starts_with(|c: char| matches!(c, '+' | '(') || c.is_ascii_digit());
    (number || cues::PERSONAL_EMAIL.is_in(word)) && !cues::OF_OTHERS.is_in(line)
}

/// `連絡先: …`, `Tel: …` in running text.
fn labelled_lines(ticket: &Ticket) -> Vec<Range> {
    let text = ticket.folded();
    cues::CONTACT_LABEL
        .find_all(text)
        .into_iter()
        .filter_map(|label| {
            // Nothing but the marks of a list stands before it, or a sentence
            // that is over: then it must name a contact, and the next sentence
            // is none of it.
            let before = text[..label.start].trim_end_matches(LIST_MARKS);
            let leads = before.is_empty() || before.ends_with('\n');
            let follows = before.ends_with(['。', '.', '!', '?'])
                && cues::CONTACT_LABEL_OF_AUTHOR.is_in(&text[label.clone()]);
            if !leads && !follows {
                return None;
            }
            let ends: &[char] = if leads { &['\n'] } else { &['\n', '。'] };
            let end = text[label.end..]
                .find(ends)
                .map_or(text.len(), |n| label.end + n);
            // In a log or a form's code it is data about somebody else.
            let verbatim =
                ticket.prose().as_bytes().get(label.end - 1) == Some(&(Ticket::BLANK as u8));
            (!verbatim).then(|| trimmed(text, label.end..end)).flatten()
        })
        .collect()
}

/// The lines after the last dividing line or closing words, if the author
/// gives an address or number there. `data` is in order.
fn signature(ticket: &Ticket, data: &[Data]) -> Option<Range> {
    const LINES: usize = 10;
    let text = ticket.prose();
    let last = data.last()?.0.start;
    // Where at most so many lines are left, blank ones at the ends not counted.
    let earliest = text
        .trim_end()
        .rmatch_indices('\n')
        .nth(LINES - 1)
        .map_or(0, |(at, _)| text[..at].trim_end().len());
    let start = cues::CONTACT_SIGNATURE
        .find_all(text)
        .into_iter()
        .map(|r| r.end)
        .find(|end| *end >= earliest && *end <= last)?;
    let range = trimmed(text, start..text.len())?;
    (!text[range.clone()].contains(Ticket::BLANK)).then_some(range)
}

/// 「連絡先は…です」, "call me at …", 「…までご連絡ください」.
fn is_offered(ticket: &Ticket, range: &Range) -> bool {
    const NEAR: usize = 120;
    let text = ticket.prose();
    let from = ceil_char_boundary(text, range.start.saturating_sub(NEAR));
    let to = floor_char_boundary(text, range.end + NEAR);
    let before = text[from..range.start].rsplit('\n').next().unwrap_or("");
    let after = text[range.end..to].split('\n').next().unwrap_or("");
    cues::CONTACT_SAID.is_in(before) || cues::CONTACT_SAID_AFTER.is_in(after)
}

/// Whether it is an item of a list that tells when or how somebody can be reached, too:
/// 「森 (例示商事、03-0000-0123、平日 10-17 時、メール希望)」.
fn is_among_terms(ticket: &Ticket, range: &Range) -> bool {
    const SEPARATORS: [char; 8] = ['、', ',', '/', '(', ')', ';', '\n', '。'];
    // A list of ways to be reached is short.
    const NEAR: usize = 160;
    let sentence = super::sentence_around(ticket, range);
    let prose = ticket.prose();
    let from = floor_char_boundary(prose, range.start.saturating_sub(NEAR)).max(sentence.start);
    let to = floor_char_boundary(prose, range.end + NEAR).min(sentence.end);
    let (Some(before), Some(after), Some(words)) = (
        prose.get(from..range.start),
        prose.get(range.end..to),
        prose.get(from..to),
    ) else {
        return false;
    };
    let before = before.trim_end_matches([' ', ':']);
    // A label may stand before it.
    let before = LABELS
        .iter()
        .find_map(|label| before.strip_suffix(label))
        .unwrap_or(before)
        .trim_end();
    let after = after.trim_start();
    let opens = before.is_empty() || before.ends_with(SEPARATORS);
    let closes = after.is_empty() || after.starts_with(SEPARATORS);
    // Another way may come before or follow in words.
    (opens || cues::WAY_BEFORE.is_in(before))
        && (closes || cues::WAY_AFTER.is_in(after))
        && cues::CONTACT_TERMS.is_in(words)
        && !cues::OF_OTHERS.is_in(words)
}

/// Whether a number stands beside an e-mail address behind a name, as one who signs gives
/// both: "Jane Doe, Acme Ltd, +44 161 555 0154, jane@acme.example".
fn is_beside_address(ticket: &Ticket, number: &Range) -> bool {
    /// Nothing but the address stands that near, in bytes.
    const NEAR: usize = 64;
    const PARTING: [char; 7] = [',', ';', '/', '、', ' ', '(', ')'];
    let prose = ticket.prose();
    let sentence = super::sentence_around(ticket, number);
    let to = floor_char_boundary(prose, number.end + NEAR);
    let from = floor_char_boundary(prose, number.start.saturating_sub(2 * NEAR));
    let (Some(after), Some(before)) = (
        prose.get(number.end..to),
        prose.get(from.max(sentence.start)..number.start),
    ) else {
        return false;
    };
    let after = after.trim_start_matches(PARTING);
    let after = LABELS
        .iter()
        .find_map(|label| after.strip_prefix(label))
        .unwrap_or(after)
        .trim_start_matches([':', ' ']);
    let word = after.split(PARTING).next().unwrap_or("");
    let named = before.split([',', ';', '、', '/']).next();
    let named = named.is_some_and(|name| name.contains(char::is_alphabetic));
    let words = prose.get(from.max(sentence.start)..to).unwrap_or("");
    named && cues::PERSONAL_EMAIL.is_in(word) && !cues::OF_OTHERS.is_in(words)
}

fn trimmed(text: &str, range: Range) -> Option<Range> {
    let inner = text.get(range.clone())?;
    let start = range.start + (inner.len() - inner.trim_start().len());
    let len = inner.trim().len();
    (len > 0).then(|| start..start + len)
}

/// Sorted, what overlaps joined.
fn joined(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.sort_by_key(|r| r.start);
    let mut out: Vec<Range> = Vec::with_capacity(ranges.len());
    for next in ranges {
        match out.last_mut() {
            Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
            _ => out.push(next),
        }
    }
    out
}

/// Whether one of the sorted ranges touches `range`.
fn touches(sorted: &[Range], range: &Range) -> bool {
    let i = sorted.partition_point(|r| r.end <= range.start);
    sorted.get(i).is_some_and(|r| r.start < range.end)
}

#[cfg(test)]
mod tests;
