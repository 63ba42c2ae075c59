//! A ticket as what an API takes: JSON, its members in the order of the table.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::part::{line, parts};
use super::text::body;
use super::{Blank, Case, Excess, Exported};
use crate::facts::form::{self, key};
use crate::facts::{FactKind, declared};
use crate::knowledge::schema::{Member, Origin};
use crate::knowledge::{Export, FieldKind};
use crate::text::Range;
use crate::ticket::Block;

/// The members with their values, in order.
struct Members(Vec<(&'static str, Value)>);

enum Value {
    One(String),
    Many(Vec<String>),
}

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            match value {
                Value::One(text) => map.serialize_entry(name, text)?,
                Value::Many(list) => map.serialize_entry(name, list)?,
            }
        }
        map.end()
    }
}

/// The JSON, with what is to be filled in marked as `<…>`.
pub(super) fn write(case: &Case<'_>, export: &'static Export) -> Exported {
    let mut out = Exported::whole(String::new());
    // What has a member of its own need not stand in the text, too.
    let mut taken: Vec<Range> = export
        .members
        .iter()
        .flat_map(|member| {
            let named = named(case, member).into_iter();
            named.filter(|range| is_taken(case, member, range))
        })
        .collect();
    let has_severity = export.members.iter().any(|m| m.from == Origin::Severity);
    let ticket = &case.reading.ticket;
    let open = case.open_severity(&export.provider);
    if has_severity && open.is_none() && declared::level(ticket, &export.provider).is_some() {
        // A severity that says more than its level is text.
        let fields = ticket.fields_of(FieldKind::Severity);
        let words = fields.map(|field| &field.range);
        taken.extend(words.filter(|range| is_word(ticket.slice(range))).cloned());
    }
    let mut members = Vec::new();
    for member in export.members.iter() {
        match value(case, export, member, &taken) {
            Some(Value::One(text)) if !text.is_empty() => {
                measure(member, text.chars().count(), &mut out);
                members.push((member.name.as_ref(), Value::One(text)));
            }
            Some(Value::Many(list)) if !list.is_empty() => {
                measure(member, list.len(), &mut out);
                members.push((member.name.as_ref(), Value::Many(list)));
            }
            _ if member.from == Origin::Attachments && has_attachments(case) => {
                out.blanks
                    .push(blank(member, case.say(&member.wants).to_owned()));
            }
            _ if member.optional => {}
            _ => {
                let open = open.as_ref().filter(|_| member.from == Origin::Severity);
                let wants = case.say(&member.wants);
                let wants =
                    open.map_or_else(|| wants.to_owned(), |open| format!("{wants}: {open}"));
                members.push((member.name.as_ref(), Value::One(format!("<{wants}>"))));
                out.blanks.push(blank(member, wants));
            }
        }
        if member.from == Origin::Secret {
            let each = case.masked.iter();
            out.blanks
                .extend(each.map(|name| blank(member, name.clone())));
        }
    }
    out.text = serde_json::to_string_pretty(&Members(members)).unwrap_or_default();
    out.text.push('\n');
    out
}

fn blank(member: &'static Member, wants: String) -> Blank {
    Blank {
        name: member.name.to_string(),
        wants,
        how: member.how.as_ref(),
    }
}

fn measure(member: &Member, has: usize, out: &mut Exported) {
    for (most, values) in [(member.longest, false), (member.most, true)] {
        if let Some(most) = most.filter(|most| has > *most) {
            out.excesses.push(Excess {
                name: member.name.to_string(),
                has,
                most,
                values,
            });
        }
    }
}

/// The value of a member, if the draft has it.
fn value(
    case: &Case<'_>,
    export: &Export,
    member: &'static Member,
    taken: &[Range],
) -> Option<Value> {
    let ticket = &case.reading.ticket;
    let profile = case.reading.profile;
    let coded = |name: &str| {
        let code = member
            .codes
            .iter()
            .find(|code| code.names.iter().any(|other| other == name))?;
        Some(Value::One(code.code.to_string()))
    };
    match member.from {
        Origin::Subject => {
            let subject = case.subject()?;
            Some(Value::One(line(&case.words(&subject.range))))
        }
        Origin::Body => {
            let is_taken = |block: &Block| {
                let holds = |range: &Range| {
                    range.start <= block.range.start && block.range.end <= range.end
                };
                taken.iter().any(holds) || case.is_for_the_tool(block)
            };
            let is_text = |label: &str| key(label) == key(&member.name);
            let text = body(case, is_taken, is_text);
            Some(Value::One(text.trim_end().to_owned()))
        }
        Origin::Severity => {
            // Which of two is meant is for the author to say.
            let is_open = case.open_severity(&export.provider).is_some();
            let level = declared::level(ticket, &export.provider).filter(|_| !is_open)?;
            Some(Value::One(level.value.name.to_string()))
        }
        Origin::Kind => own_code(case, member).or_else(|| coded(profile.kind.name())),
        Origin::Language => own_code(case, member).or_else(|| coded(profile.language.code())),
        Origin::Secret => {
            (!case.masked.is_empty()).then(|| Value::One(format!("<{}>", case.say(&member.wants))))
        }
        Origin::Stated | Origin::Attachments => {
            let range = stated(case, member).into_iter().next()?;
            Some(Value::One(line(&case.words(&range))))
        }
        Origin::StatedList => {
            let ranges = stated(case, member);
            let words = ranges.iter().map(|range| case.words(range));
            let addresses: Vec<String> = words
                .flat_map(|words| {
                    let parts = words.split([',', ';', '、', ' ', '\n']);
                    parts.map(|part| part.trim().to_owned()).collect::<Vec<_>>()
                })
                .filter(|address| !address.is_empty())
                .collect();
            Some(Value::Many(addresses))
        }
    }
}

/// Whether the draft speaks of files that go with it.
fn has_attachments(case: &Case<'_>) -> bool {
    let named = case.reading.ticket.field(FieldKind::Attachments);
    named.is_some() || case.reading.facts.has(FactKind::Attachment)
}

/// Whether a value is a single word.
fn is_word(value: &str) -> bool {
    let value = value.trim();
    !value.contains(char::is_whitespace) && value.chars().count() <= 12
}

/// Where the draft gives a member under one of its labels.
fn stated(case: &Case<'_>, member: &Member) -> Vec<Range> {
    let ticket = &case.reading.ticket;
    let mut ranges = named(case, member);
    ranges.retain(|range| form::is_answer(ticket, range));
    ranges
}

/// What stands under a label of a member, or under its own name, as it does in a draft
/// that was exported before; blanks among it.
fn named(case: &Case<'_>, member: &Member) -> Vec<Range> {
    let names = member.labels.iter().chain([&member.name]);
    let labels: Vec<String> = names.map(|label| key(label)).collect();
    let ticket = &case.reading.ticket;
    parts(case)
        .into_iter()
        .filter(|part| {
            part.label
                .as_ref()
                .is_some_and(|l| labels.contains(&key(l)))
        })
        .filter_map(|part| {
            let blocks = ticket.blocks.get(part.blocks)?;
            Some(blocks.first()?.range.start..blocks.last()?.range.end)
        })
        .collect()
}

/// Whether a member takes what stands under its name, so that the text goes without it:
/// its value, or a blank for it.
fn is_taken(case: &Case<'_>, member: &Member, range: &Range) -> bool {
    match member.from {
        Origin::Stated | Origin::StatedList | Origin::Attachments => true,
        Origin::Kind | Origin::Language => code_at(case, member, range).is_some(),
        Origin::Severity => !form::is_answer(&case.reading.ticket, range),
        Origin::Subject | Origin::Body | Origin::Secret => false,
    }
}

/// The code of a member that the draft gives under its name.
fn own_code(case: &Case<'_>, member: &Member) -> Option<Value> {
    let ranges = named(case, member);
    let code = ranges
        .iter()
        .find_map(|range| code_at(case, member, range))?;
    Some(Value::One(code))
}

fn code_at(case: &Case<'_>, member: &Member, range: &Range) -> Option<String> {
    let value = case.reading.ticket.slice(range).trim();
    let mut codes = member.codes.iter();
    codes
        .find(|code| code.code == value)
        .map(|code| code.code.to_string())
}
