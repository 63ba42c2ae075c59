//! Which parts of a contact a draft gives. Read on demand, since few rules ask.

use super::{Detail, FactKind, Facts, personal};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::{Range, floor_char_boundary};
use crate::ticket::{Block, BlockKind, Field, Ticket};

/// A part of what a desk asks for to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who it is.
    Name,
    /// For which company.
    Company,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// When he is there.
    Hours,
    /// Whether to write or to call.
    Way,
}

impl Part {
    /// Every part, in the order of a form.
    pub const ALL: [Self; 6] = [
        Self::Name,
        Self::Company,
        Self::Phone,
        Self::Email,
        Self::Hours,
        Self::Way,
    ];
}

/// What each part looks like in the words of a contact.
static LOOKS: [(Part, &Cue); 6] = [
    (Part::Name, &cues::CONTACT_PART_NAME),
    (Part::Company, &cues::CONTACT_PART_COMPANY),
    (Part::Phone, &cues::CONTACT_PART_PHONE),
    (Part::Email, &cues::CONTACT_PART_EMAIL),
    (Part::Hours, &cues::CONTACT_PART_HOURS),
    (Part::Way, &cues::CONTACT_PART_WAY),
];

/// How many lines of a signature may stand above a number or address.
const ABOVE: usize = 3;

/// Bytes of a line of a signature; more is a sentence.
const SIGNATURE: usize = 160;

/// The parts of a contact that the draft gives, sorted.
#[must_use]
pub fn parts(ticket: &Ticket, facts: &Facts) -> Vec<Part> {
    let mut parts = Vec::new();
    for field in ticket.fields.iter().filter(|f| is_contact(ticket, f)) {
        let label = field
            .label
            .clone()
            .and_then(|range| ticket.folded().get(range))
            .unwrap_or_default();
        read(ticket, label, &field.range, &mut parts);
    }
    for fact in facts.of(FactKind::Contact) {
        read_before(ticket, fact.range.start, &mut parts);
        match fact.detail {
            Detail::Case(case @ (personal::EMAIL | personal::PHONE)) => {
                parts.push(match case {
                    personal::EMAIL => Part::Email,
                    _ => Part::Phone,
                });
                // The sentence that gives it often gives the rest, too.
                let own = super::sentence_around(ticket, &fact.range);
                let words = ticket.prose_of(&own);
                let ways = LOOKS[3..].iter().filter(|(_, look)| look.is_in(words));
                parts.extend(ways.map(|(part, _)| *part));
                // Hours, and which way is best, may follow: "Weekdays 8-16 CET, by mail."
                let terms = || LOOKS[4..].iter();
                if terms().any(|(part, _)| !parts.contains(part)) {
                    let next = terms_behind(ticket, &own);
                    let told = terms().filter(|(_, look)| look.is_in(next));
                    parts.extend(told.map(|(part, _)| *part));
                }
                let before = own.start..fact.range.start;
                let known = [Part::Name, Part::Company]
                    .iter()
                    .all(|p| parts.contains(p));
                if !known
                    && (names_two(ticket, &before) || names_in_japanese(ticket.prose_of(&before)))
                {
                    parts.extend([Part::Name, Part::Company]);
                }
            }
            _ => {
                let line = line_start(ticket.folded(), fact.range.start);
                let label = &ticket.folded()[line..fact.range.start];
                read(ticket, label, &fact.range, &mut parts);
            }
        }
    }
    if ticket.value(FieldKind::Submitter).is_some() {
        parts.push(Part::Name);
    }
    // "Who: Jane Doe, IT lead, Example Trust"
    let people = [FieldKind::OperatingUser, FieldKind::Submitter];
    let people = people.into_iter().flat_map(|kind| ticket.fields_of(kind));
    if people
        .map(|field| ticket.slice(&field.range))
        .any(|value| value.contains(", ") && signs(value))
    {
        parts.extend([Part::Name, Part::Company]);
    }
    if ticket.value(FieldKind::Channel).is_some() {
        parts.push(Part::Way);
    }
    if cues::CONTACT_INTRODUCED.is_in(ticket.prose()) {
        parts.extend([Part::Name, Part::Company]);
    }
    read_closing(ticket, &mut parts);
    read_card(ticket, &mut parts);
    if answers_here(ticket) {
        parts.push(Part::Way);
    }
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// Whether the author says that the answer goes into the ticket itself, where he reads it.
#[must_use]
pub fn answers_here(ticket: &Ticket) -> bool {
    cues::ANSWER_HERE.is_in(ticket.prose())
        || ticket
            .fields_of(FieldKind::Contact)
            .chain(ticket.fields_of(FieldKind::Channel))
            .filter_map(|field| ticket.folded().get(field.range.clone()))
            .any(|value| cues::TICKET_NAMED.is_in(value))
}

/// Sentences at the end of a draft among which a signature stands.
const CLOSING: usize = 4;

/// Adds what the last lines say, as the author signs them, and the sentences in which he
/// gives his own address: 「後任の私 (森、mori@…)」.
fn read_closing(ticket: &Ticket, parts: &mut Vec<Part>) {
    let sentences = &ticket.sentences;
    let closing = sentences.len().saturating_sub(CLOSING);
    let written = |at: usize| {
        let block = sentences.get(at).and_then(|s| ticket.blocks.get(s.block));
        block.is_some_and(|block| block.kind == BlockKind::Paragraph)
    };
    let mut signed = false;
    for at in (0..sentences.len()).rev() {
        let Some(sentence) = sentences.get(at) else {
            continue;
        };
        let words = ticket.prose_of(&sentence.range);
        let mail = cues::CONTACT_PART_EMAIL.is_in(words);
        let own = cues::OWN_ADDRESS.is_in(words);
        let last = at >= closing && written(at);
        let line = || ticket.slice(&sentence.range).lines().any(signs);
        // 「ご連絡可能な時間は平日 10:00〜17:00 です。」 stands beside the address.
        if last && cues::HOURS_OF_CONTACT.is_in(words) {
            let terms = LOOKS[4..].iter().filter(|(_, look)| look.is_in(words));
            parts.extend(terms.map(|(part, _)| *part));
        }
        if mail && (own || last) || own && last && cues::CONTACT_PART_PHONE.is_in(words) {
            let told = LOOKS.iter().filter(|(_, look)| look.is_in(words));
            parts.extend(told.map(|(part, _)| *part));
            signed |= last;
            parts.extend((last && line()).then_some(Part::Name));
        } else if last && (signed || at + 1 == sentences.len()) {
            // The name stands on the last line, or above the address.
            let named = line() || cues::CONTACT_PART_NAME.is_in(words);
            parts.extend(named.then_some(Part::Name));
        }
    }
}

/// Adds what the author, who signs the draft, says of himself where he sets it off like a
/// quotation.
fn read_card(ticket: &Ticket, parts: &mut Vec<Part>) {
    // So many lines are no card, but a mail.
    const LINES: usize = 8;
    let last = ticket
        .sentences
        .last()
        .map_or("", |s| ticket.slice(&s.range));
    let name = last.split([' ', ',', '\n', '\u{3000}']).next_back();
    let Some(name) = name.filter(|name| name.starts_with(char::is_uppercase)) else {
        return;
    };
    let quoted = |block: &&Block| block.kind == BlockKind::Quote;
    let begins = |block: &Block| quoted(&block) && ticket.slice(&block.range).starts_with(name);
    let Some(first) = ticket.blocks.iter().position(begins) else {
        return;
    };
    let card = ticket.blocks.iter().skip(first).take_while(quoted);
    let lines = card.flat_map(|block| {
        let mut start = block.range.start;
        ticket.slice(&block.range).split('\n').map(move |line| {
            let line = start..start + line.len();
            start = line.end + 1;
            line
        })
    });
    for line in lines.take(LINES).filter(|line| line.len() <= SIGNATURE) {
        read(ticket, "", &line, parts);
    }
}

/// Whether a line is signed with a name in Latin letters: "Jane Doe, jane@…", "Jane".
fn signs(line: &str) -> bool {
    // "Ana Maria da Costa"
    const WORDS: usize = 5;
    let mut items = line.split([',', '—', '–', '·', '|', '/', '(']);
    let Some(first) = items.next().map(str::trim) else {
        return false;
    };
    let begins = |word: &str| word.starts_with(char::is_uppercase);
    let named = |word: &str| {
        let is_name = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.');
        word.chars().all(is_name) && !word.ends_with("...")
    };
    let words: Vec<&str> = first.split_whitespace().collect();
    let ends = !first.ends_with(['.', ':', '!', '?']);
    ends && (1..=WORDS).contains(&words.len())
        && words.iter().all(|word| named(word))
        && words.first().is_some_and(|word| begins(word))
        && words.last().is_some_and(|word| begins(word))
        && first.chars().any(char::is_lowercase)
}

/// Whether a field is one of the contact, or stands in one (`contact: {method:
/// …}`).
fn is_contact(ticket: &Ticket, field: &Field) -> bool {
    let mut next = Some(field);
    std::iter::from_fn(|| {
        let here = next?;
        next = here.parent.and_then(|id| ticket.fields.get(id.index()));
        Some(here)
    })
    .any(|f| f.kind == Some(FieldKind::Contact))
}

/// Adds the parts that a label and its value give.
fn read(ticket: &Ticket, label: &str, range: &Range, parts: &mut Vec<Part>) {
    let Some(value) = ticket.folded().get(range.clone()) else {
        return;
    };
    if !value.contains(char::is_alphanumeric) || cues::VALUE_UNDECIDED.is_in(value) {
        return;
    }
    for (part, look) in LOOKS {
        if parts.contains(&part) {
            continue;
        }
        // A label for a telephone is no number yet.
        let by_label = !matches!(part, Part::Phone | Part::Email) && look.is_in(label);
        if by_label || look.is_in(value) {
            parts.push(part);
        }
    }
    if !parts.contains(&Part::Name) && [value, label].into_iter().any(names_beside_company) {
        parts.push(Part::Name);
    }
    let left = [Part::Name, Part::Company];
    if left.iter().all(|part| parts.contains(part))
        || LOOKS[2..].iter().any(|(_, look)| look.is_in(label))
    {
        return;
    }
    // What is left over of a list are its name and its company.
    let plain = value
        .split(['、', ',', '/', '\n', '(', ')', '・', ';', '<'])
        .map(str::trim)
        .filter(|piece| {
            piece.contains(char::is_alphabetic)
                && LOOKS[2..].iter().all(|(_, look)| !look.is_in(piece))
        })
        .take(2)
        .count();
    if plain >= 1 {
        parts.push(Part::Name);
    }
    if plain == 2 {
        parts.push(Part::Company);
    }
}

/// 「例示商事株式会社 情報部 田中」: beside the company, who is there.
fn names_beside_company(text: &str) -> bool {
    text.lines()
        .filter(|line| cues::CONTACT_PART_COMPANY.is_in(line) && line.len() <= SIGNATURE)
        .flat_map(|line| line.split([' ', '、', ',']))
        .any(|word| {
            let named = word.contains(char::is_alphabetic) && !word.ends_with(':');
            named && !cues::CONTACT_PART_COMPANY.is_in(word)
        })
}

/// 「例示商事株式会社 情報部 田中 電話 …」: blanks part the company from the name. In
/// English they part all words.
fn names_in_japanese(before: &str) -> bool {
    let words = before.trim_end();
    let words = personal::LABELS
        .iter()
        .find_map(|label| words.strip_suffix(label))
        .unwrap_or(words);
    !words.is_ascii() && names_beside_company(words)
}

/// Whether the items of a list before a number or address are a name and a company:
/// "Jane Doe, Acme Printing, +49 …".
fn names_two(ticket: &Ticket, before: &Range) -> bool {
    // A name with the role before it is no longer.
    const LONGEST: usize = 64;
    let from = floor_char_boundary(ticket.prose(), before.end.saturating_sub(SIGNATURE));
    let words = ticket.prose_of(&(from.max(before.start)..before.end));
    let is_name = |item: &str| {
        item.len() <= LONGEST
            && item.contains(char::is_alphabetic)
            && !cues::CONTACT_PART_OTHER.is_in(item)
    };
    let reaches = |item: &&str| LOOKS[2..].iter().any(|(_, look)| look.is_in(item));
    let items = words.rsplit(['、', ',', '/', '(', ';']).map(str::trim);
    let mut items = items.filter(|item| !reaches(item));
    // The last item is what stands between the separator and the number.
    let last = items.next().map(|item| item.trim_end_matches([' ', ':']));
    last.is_some_and(|item| item.is_empty() || personal::LABELS.contains(&item))
        && items.next().is_some_and(is_name)
        && items.next().is_some_and(is_name)
}

/// The sentence behind one that gives a contact, in the same paragraph.
fn terms_behind<'t>(ticket: &'t Ticket, own: &Range) -> &'t str {
    let next = ticket
        .sentences
        .partition_point(|s| s.range.start < own.end);
    let block = ticket
        .sentence_at(own.start)
        .map(|at| ticket.sentences[at].block);
    let next = ticket
        .sentences
        .get(next)
        .filter(|s| Some(s.block) == block);
    next.map_or("", |s| ticket.prose_of(&s.range))
}

/// Adds what the lines just before a contact say, as those of a signature do.
fn read_before(ticket: &Ticket, at: usize, parts: &mut Vec<Part>) {
    let end = ticket.sentences.partition_point(|s| s.range.start < at);
    let lines = &ticket.sentences[end.saturating_sub(ABOVE)..end];
    for line in lines {
        let text = ticket.prose_of(&line.range);
        let told = text.ends_with(['。', '.', '?', '!']);
        if !told && text.len() <= SIGNATURE && cues::CONTACT_PART_COMPANY.is_in(text) {
            parts.push(Part::Company);
            if names_beside_company(text) {
                parts.push(Part::Name);
            }
        }
    }
}

/// Where the line of an offset begins.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |n| n + 1)
}

#[cfg(test)]
mod tests {
    use super::super::extract;
    use super::super::testing::fields;
    use super::*;

    fn of(lines: &[(&str, &str)]) -> Vec<Part> {
        let ticket = fields(lines);
        let facts = extract(&ticket, Some("veeam")).0;
        parts(&ticket, &facts)
    }

    #[test]
    fn a_line_gives_all_parts() {
        let line = "木村 直子、北斗食品株式会社、電話 03-0000-0123、メール n.kimura@example.co.jp、平日 10:00〜17:00(日本時間)、メールを希望";
        assert_eq!(of(&[("連絡先", line)]), Part::ALL);
    }

    #[test]
    fn fields_give_a_part_each() {
        assert_eq!(
            of(&[
                ("contact_name", "Doe"),
                ("contact_phone", "+81-3-1234-5678")
            ]),
            [Part::Name, Part::Phone]
        );
        assert_eq!(of(&[("contact_email", "a@b.example")]), [Part::Email]);
        assert_eq!(of(&[("連絡方法", "メール")]), [Part::Way]);
        assert_eq!(of(&[("症状", "ジョブが失敗します。")]), [] as [Part; 0]);
    }
}
