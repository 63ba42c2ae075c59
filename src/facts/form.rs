//! Where a draft answers the lines of a desk's form.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use memchr::memmem;

use super::{Detail, Fact, FactKind, Facts, IdentifierDetail};
use crate::knowledge::schema::label_key;
use crate::knowledge::{FieldKind, Form, FormField, PROVIDERS, Text, cues};
use crate::text::Range;
use crate::text::fold::lower;
use crate::ticket::{Field, FieldId, Ticket};

/// The labelled fields of a draft.
pub fn fields(ticket: &Ticket) -> impl Iterator<Item = (FieldId, &Field)> {
    let fields = ticket.fields.iter().enumerate();
    fields
        .filter(|(_, field)| field.label.is_some())
        .map(|(at, field)| (FieldId::new(at), field))
}

/// The labelled fields of a draft, to be found by the lines of a form.
pub struct Labelled<'t> {
    ticket: &'t Ticket,
    /// Each with its label as labels are compared.
    fields: Vec<(FieldId, &'t Field, String)>,
}

impl<'t> Labelled<'t> {
    /// Those of that draft.
    #[must_use]
    pub fn of(ticket: &'t Ticket) -> Self {
        let fields = fields(ticket).map(|(id, field)| {
            let label = field.label.as_ref();
            let label = label.map_or("", |label| ticket.slice(label));
            (id, field, key(label))
        });
        Self {
            ticket,
            fields: fields.collect(),
        }
    }

    /// Those that a line of a form stands for, by label or kind.
    pub fn under(&self, line: &FormField) -> impl Iterator<Item = (FieldId, &'t Field)> {
        let keys = keys_of(line);
        let fields = self.fields.iter().filter(move |(_, field, label)| {
            let kind = field.kind.map(FieldKind::name);
            kind.is_some_and(|kind| line.fields.iter().any(|f| f == kind)) || keys.contains(label)
        });
        fields.map(|&(id, field, _)| (id, field))
    }

    /// Those of them that say something. None lies in another.
    pub fn answers(&self, line: &FormField) -> impl Iterator<Item = &'t Field> {
        let ticket = self.ticket;
        let mut end = 0;
        self.under(line)
            .map(|(_, field)| field)
            .filter(move |field| {
                let answers = field.range.start >= end && is_answer(ticket, &field.range);
                if answers {
                    end = field.range.end;
                }
                answers
            })
    }

    /// Whether the draft answers a line, or has it with a blank: what that lacks is
    /// another matter.
    #[must_use]
    pub fn is_answered(&self, facts: &Facts, line: &FormField) -> bool {
        let ticket = self.ticket;
        let answered =
            |field: &Field| is_answer(ticket, &field.range) || is_blank(ticket, &field.range);
        if self.under(line).any(|(_, field)| answered(field)) || stated(ticket, line).is_some() {
            return true;
        }
        // Where its label stands with nothing behind it, what is under another label is
        // no answer to it.
        let open = self.under(line).next().is_some();
        let elsewhere = |fact: &Fact| {
            let mut kinds = ticket.field_kinds_at(fact.range.start);
            kinds.any(|kind| kind != FieldKind::Subject)
        };
        by_name(facts, line)
            .chain(by_grammar(facts, line))
            .any(|fact| !open || !elsewhere(fact))
    }

    /// Whether the draft leaves a line out which the desk finds out by another that
    /// is there, in the contract that is given.
    #[must_use]
    pub fn is_found(&self, facts: &Facts, form: &Form, line: &FormField) -> bool {
        let contract = facts.has(FactKind::AccountId)
            || self
                .ticket
                .field(FieldKind::Account)
                .is_some_and(|field| is_answer(self.ticket, &field.range));
        let is_there = |name: &Text| {
            let mut lines = form.fields.iter();
            lines.any(|other| other.name == *name && self.is_answered(facts, other))
        };
        // What has its line was meant to be told.
        contract && self.under(line).next().is_none() && line.found_by.iter().any(is_there)
    }
}

/// The words anywhere in the draft that answer a line: its facts, or the
/// provider's identifiers. A fact that is part of a sentence has the sentence.
#[must_use]
pub fn words(ticket: &Ticket, facts: &Facts, line: &FormField) -> Option<Range> {
    let all = || by_name(facts, line);
    // The title only says it in short.
    let named = all()
        .find(|fact| !ticket.is_in_field(fact.range.start, FieldKind::Subject))
        .or_else(|| all().next());
    let fact = named.or_else(|| by_grammar(facts, line).next())?;
    Some(words_of(ticket, fact))
}

/// The facts of the kinds that answer a line.
pub fn by_name<'f>(facts: &'f Facts, line: &FormField) -> impl Iterator<Item = &'f Fact> {
    let named = FactKind::ALL.iter().copied();
    named
        .filter(|kind| line.facts.iter().any(|name| name == kind.name()))
        .flat_map(|kind| facts.of(kind))
}

/// The identifiers of the provider that answer a line.
pub fn by_grammar<'f>(facts: &'f Facts, line: &FormField) -> impl Iterator<Item = &'f Fact> {
    [FactKind::ResourceId, FactKind::Region]
        .into_iter()
        .flat_map(|kind| facts.of(kind))
        .filter(|fact| {
            let asked = |id: &IdentifierDetail| line.identifiers.contains(&id.name);
            fact.identifier().is_some_and(asked)
        })
}

/// The words that give a fact: what is part of a sentence has the sentence.
#[must_use]
pub fn words_of(ticket: &Ticket, fact: &Fact) -> Range {
    match &fact.detail {
        // A time is none without its zone.
        Detail::Time(time) => match &time.zone {
            Some(zone) if !zone.inherited => with_zone(ticket, &fact.range, &zone.range),
            _ => fact.range.clone(),
        },
        // An error is quoted word for word, without the sentence.
        Detail::None | Detail::Case(_) if fact.kind != FactKind::ErrorMessage => {
            super::sentence_around(ticket, &fact.range)
        }
        _ => fact.range.clone(),
    }
}

/// The range of a time with that of its zone, if that stands beside it.
fn with_zone(ticket: &Ticket, time: &Range, zone: &Range) -> Range {
    let text = ticket.text().as_str();
    let between = text.get(time.end..zone.start.max(time.end)).unwrap_or("");
    let beside = between.trim_matches([' ', '(', '、', ',']).is_empty();
    if zone.start < time.start || !beside {
        return time.clone();
    }
    let end = zone.end.max(time.end);
    let closes = between.contains('(') && text[end..].starts_with(')');
    time.start..end + usize::from(closes)
}

/// Shortest name, in bytes, that no other thing goes by in a sentence.
const TELLING: usize = 12;

/// The line or sentence that states it by its name: `- Host: unknown`,
/// 「収容ホストは分かりません」; or the line of a form that was pasted as code.
#[must_use]
pub fn stated(ticket: &Ticket, line: &FormField) -> Option<Range> {
    said(ticket, line).or_else(|| pasted(ticket, line))
}

/// The value of a line in a form that was pasted as code.
fn pasted(ticket: &Ticket, line: &FormField) -> Option<Range> {
    /// A form is no longer, in bytes.
    const LONGEST: usize = 4000;
    let folded = ticket.folded();
    let keys = keys_of(line);
    // It may be set off as a quotation.
    let codes = ticket.blocks.iter().filter(|b| b.is_verbatim());
    let mut short = codes.filter(|b| b.range.len() <= LONGEST);
    short.find_map(|block| {
        let text = folded.get(block.range.clone())?;
        let mut start = block.range.start;
        text.split('\n').find_map(|row| {
            let from = start;
            start += row.len() + 1;
            let (name, value) = row.split_once(':')?;
            let name = name.trim();
            let named = name.len() >= TELLING && keys.contains(&key(name));
            let range = from + row.len() - value.len()..from + row.len();
            (named && is_answer(ticket, &range)).then_some(range)
        })
    })
}

/// The line or sentence of the author's words that states it.
fn said(ticket: &Ticket, line: &FormField) -> Option<Range> {
    let prose = ticket.prose();
    let mut labels = labels(line).map(|label| label.to_lowercase());
    labels.find_map(|label| {
        let places = memmem::find_iter(prose.as_bytes(), label.as_bytes());
        let mut places = places.filter(|&at| {
            let before = prose[..at].trim_end_matches([' ', '-', '*', '・', '(', '「']);
            let rest = prose[at + label.len()..].trim_start_matches([' ', '」']);
            let opens =
                before.is_empty() || before.ends_with(['\n', '。', '、', ',', '.', '\u{1}']);
            let stated = |rest: &str| {
                rest.trim_start_matches(' ')
                    .starts_with(|c: char| c.is_alphanumeric() || c == '*')
            };
            let verb = ["は", "is ", "are "]
                .into_iter()
                .any(|verb| rest.strip_prefix(verb).is_some_and(stated));
            // `関連するリソースID 113000000002` on a line of its own.
            let aligned = (before.is_empty() || before.ends_with('\n'))
                && prose[at + label.len()..].starts_with(' ')
                && rest.starts_with(|c: char| c.is_ascii_digit());
            let said = verb || aligned;
            opens && (rest.strip_prefix(':').is_some_and(stated) || said && label.len() >= TELLING)
        });
        let at = places.next()?;
        Some(super::sentence_around(ticket, &(at..at + label.len())))
    })
}

/// Whether a value is marked as still to be written.
fn is_blank(ticket: &Ticket, range: &Range) -> bool {
    let value = ticket.folded().get(range.clone()).unwrap_or("");
    cues::STILL_BLANK.is_in(value)
}

/// Whether a value says something; that it is not known is an answer too.
#[must_use]
pub fn is_answer(ticket: &Ticket, range: &Range) -> bool {
    let value = ticket.folded().get(range.clone()).unwrap_or("");
    value.contains(|c: char| c.is_alphanumeric() || c == '*') && !cues::STILL_BLANK.is_in(value)
}

/// The label as labels are compared: without the remark in brackets.
#[must_use]
pub fn key(label: &str) -> String {
    let folded = lower(label);
    label_key(without_remark(&folded)).into_owned()
}

/// The labels of a line of a form, as labels are compared. Those of the forms there are
/// are kept, by the place of the line in memory.
fn keys_of(line: &FormField) -> Cow<'static, [String]> {
    static KEYS: LazyLock<BTreeMap<usize, Vec<String>>> = LazyLock::new(|| {
        let forms = PROVIDERS.iter().flat_map(|provider| provider.forms.iter());
        let lines = forms.flat_map(|form| form.fields.iter());
        lines.map(|line| (place(line), keys(line))).collect()
    });
    fn place(line: &FormField) -> usize {
        std::ptr::from_ref(line).addr()
    }
    fn keys(line: &FormField) -> Vec<String> {
        labels(line).map(|label| key(label)).collect()
    }
    match KEYS.get(&place(line)) {
        Some(keys) => Cow::Borrowed(keys),
        None => Cow::Owned(keys(line)),
    }
}

/// What a line of a form is called.
fn labels(line: &FormField) -> impl Iterator<Item = &Text> {
    std::iter::once(&line.label).chain(line.aliases.iter())
}

fn without_remark(label: &str) -> &str {
    label.split(['(', '[']).next().unwrap_or("")
}
