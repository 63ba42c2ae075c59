//! What a template should ask for, and whether it does.

use std::cmp::Reverse;

use super::model::{Input, Question, Sort, Template};
use crate::knowledge::schema::TEMPLATE;
use crate::knowledge::{
    self, Bilingual, CARDS, Cue, FieldKind, NEED_CUES, NEEDS, Need, Purpose, Text, cues, vocabulary,
};
use crate::rules::Selection;
use crate::text::fold::fold_str;

/// Something that a template should ask for.
pub(super) struct Want {
    /// What it is called.
    pub(super) title: &'static Bilingual,
    /// The label and the hint of a question for it.
    pub(super) label: &'static Bilingual,
    pub(super) hint: &'static Bilingual,
    /// It would be good to have, no more.
    pub(super) helpful: bool,
    /// What asks for it.
    needs: Vec<&'static Need>,
    /// The kind of field whose labels do.
    pub(super) field: Option<FieldKind>,
}

impl Want {
    /// What asks for it first.
    pub(super) fn first(&self) -> Option<&'static Need> {
        self.needs.first().copied()
    }
}

/// What the template should ask for: what the selected rules will look for, else
/// what the desk of that name asks for in drafts of that kind, else what its
/// purpose wants. What the house names beside it is wanted in any case.
pub(super) fn wants(
    template: &Template,
    purpose: Option<&'static Purpose>,
    provider: Option<&str>,
    kind: &str,
    selection: &Selection,
    own: Option<&[Text]>,
) -> Vec<Want> {
    let mut wants = asked_of(template, purpose, provider, kind, selection);
    let of_house = own.unwrap_or_default().iter();
    for need in of_house.filter_map(|name| NEEDS.iter().find(|need| need.name == *name)) {
        let known = |want: &Want| want.needs.iter().any(|n| n.name == need.name);
        match wants.iter_mut().find(|want| known(want)) {
            Some(want) => want.helpful = false,
            None => wants.push(Want {
                title: &need.title,
                label: &need.label,
                hint: &need.hint,
                helpful: false,
                needs: vec![need],
                field: None,
            }),
        }
    }
    wants
}

/// The same without what the house adds.
fn asked_of(
    template: &Template,
    purpose: Option<&'static Purpose>,
    provider: Option<&str>,
    kind: &str,
    selection: &Selection,
) -> Vec<Want> {
    let chosen = chosen(selection);
    if !chosen.is_empty() {
        return chosen;
    }
    if let Some(outline) = provider.and_then(|provider| knowledge::outline(provider, kind)) {
        // The title of an issue has a field of its own.
        let titled = !matches!(template.sort, Sort::Draft(_));
        let asks = outline.asks.iter();
        return asks
            .map(|asked| {
                let field = asked.field.as_deref().and_then(FieldKind::from_name);
                Want {
                    title: &asked.label,
                    label: &asked.label,
                    hint: &asked.hint,
                    helpful: false,
                    needs: field.map(needs_of).unwrap_or_default(),
                    field,
                }
            })
            .filter(|want| !(titled && want.field == Some(FieldKind::Subject)))
            .collect();
    }
    let wanted = purpose.map_or(&[][..], |purpose| &purpose.needs);
    let of = |name: &str| NEEDS.iter().find(|need| need.name == name);
    wanted
        .iter()
        .filter_map(|wanted| {
            let first = wanted.any.first().and_then(|name| of(name))?;
            Some(Want {
                title: &first.title,
                label: &first.label,
                hint: &first.hint,
                helpful: wanted.helpful,
                needs: wanted.any.iter().filter_map(|name| of(name)).collect(),
                field: None,
            })
        })
        .collect()
}

/// What the rules on drafts look for that somebody named, the same once.
pub(super) fn chosen(selection: &Selection) -> Vec<Want> {
    let mut out: Vec<Want> = Vec::new();
    let named = CARDS
        .iter()
        .filter(|card| card.family != TEMPLATE && selection.names(card));
    for card in named {
        let field = card
            .belongs
            .first()
            .and_then(|name| FieldKind::from_name(name));
        let Some(field) = field else { continue };
        let needs = needs_of(field);
        if let Some(need) = needs.first()
            && !out.iter().any(|want| std::ptr::eq(want.title, &need.title))
        {
            out.push(Want {
                title: &need.title,
                label: &need.label,
                hint: &need.hint,
                helpful: false,
                needs,
                field: Some(field),
            });
        }
    }
    out
}

/// What asks for a kind of field: what is foremost for that, else what is for
/// that, too.
fn needs_of(field: FieldKind) -> Vec<&'static Need> {
    let foremost = |need: &&Need| need.fields.first().is_some_and(|f| f == field.name());
    let some: Vec<&Need> = NEEDS.iter().filter(foremost).collect();
    if !some.is_empty() {
        return some;
    }
    let too = |need: &&Need| need.fields.iter().any(|f| f == field.name());
    NEEDS.iter().filter(too).take(1).collect()
}

/// How surely a question asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surety {
    /// By words that tell so in a label only.
    Loose,
    /// By words that ask for it.
    Words,
    /// By a label that drafts have for it, the better the more it is about just
    /// that.
    Known(Reverse<usize>),
    /// By the very label that a question for it is given.
    Own,
}

/// The place among the questions of the one that asks for it; `None` beyond them
/// is what the template says beside. Of several labels it is the one that asks
/// for it most surely, and for none of the `others` as surely.
pub(super) fn asked(template: &Template, want: &Want, others: &[Want]) -> Option<Option<usize>> {
    let questions = &template.questions;
    let others = || others.iter().filter(|other| !std::ptr::eq(*other, want));
    let by_label = questions.iter().enumerate().filter_map(|(at, question)| {
        let surety = want.surety(question)?;
        let claimed = others().any(|other| other.surety(question) >= Some(surety));
        Some((surety, !claimed, Reverse(at)))
    });
    if let Some((_, _, Reverse(at))) = by_label.max() {
        return Some(Some(at));
    }
    let by_hint = questions.iter().position(|question| {
        let hint = telling(question);
        let asks = |need: &&Need| asks(need).is_in(&hint) && (need.beside || !is_beside(question));
        want.needs.iter().any(asks)
    });
    if by_hint.is_some() {
        return Some(by_hint);
    }
    let beside = instructions(template);
    let found = want.needs.iter().any(|need| asks(need).is_in(&beside));
    found.then_some(None)
}

impl Want {
    /// How surely the label of a question asks for it, if it does.
    fn surety(&self, question: &Question) -> Option<Surety> {
        let label = &question.label.text;
        let key = label.replace(['_', '-'], " ");
        let own = [&self.label.ja, &self.label.en];
        if own.iter().any(|own| own.eq_ignore_ascii_case(&key))
            || (self.field.is_some() && vocabulary::kind_of(label) == self.field)
        {
            return Some(Surety::Own);
        }
        let needs = self.needs.iter();
        needs.filter_map(|need| surety(question, need)).max()
    }
}

/// How surely the label of a question asks for something, if it does.
fn surety(question: &Question, need: &Need) -> Option<Surety> {
    let text = &question.label.text;
    let label = read(text);
    if question.input == Input::Boxes && cues::TEMPLATE_CONFIRMATION.is_in(&label) {
        return None;
    }
    let kind = vocabulary::kind_of(text);
    let of_kind = kind.and_then(|kind| need.fields.iter().position(|field| field == kind.name()));
    if let Some(at) = of_kind {
        return Some(Surety::Known(Reverse(at)));
    }
    let label = if need.beside {
        label
    } else {
        without_beside(&label)
    };
    let (asks, labels) = cues_of(need);
    if asks.is_in(&label) {
        return Some(Surety::Words);
    }
    (!need.labels.is_empty() && labels.is_in(&label)).then_some(Surety::Loose)
}

/// Whether the label of a question asks for what is beside the matter, and for
/// nothing else.
fn is_beside(question: &Question) -> bool {
    !without_beside(&read(&question.label.text)).contains(char::is_alphanumeric)
}

/// A label without its parts that ask for a person, a date or a page.
fn without_beside(label: &str) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for found in cues::TEMPLATE_ASKS_BESIDE.find_all(label) {
        rest.push_str(label.get(from..found.start).unwrap_or(""));
        rest.push('\n');
        from = found.end;
    }
    rest.push_str(label.get(from..).unwrap_or(""));
    rest
}

/// Whether the label of a question asks for it.
pub(super) fn is_labelled(template: &Template, need: &Need) -> bool {
    let mut questions = template.questions.iter();
    questions.any(|question| surety(question, need).is_some())
}

/// What is said of a question, what its author only ticks off left out.
fn telling(question: &Question) -> String {
    let hint = read(&question.hint);
    if question.input != Input::Boxes {
        return hint;
    }
    let tells = |line: &&str| !cues::TEMPLATE_CONFIRMATION.is_in(line);
    hint.lines().filter(tells).collect::<Vec<_>>().join("\n")
}

/// The lines beside the questions that tell what to write, and what they list.
/// In Markdown that is all of them.
fn instructions(template: &Template) -> String {
    let notices = read(&template.notices);
    if template.sort != Sort::Form {
        return notices;
    }
    let is_item = |line: &str| {
        let line = line.trim_start();
        line.starts_with(['-', '*', '+', '・']) || line.starts_with(|c: char| c.is_ascii_digit())
    };
    let tells = |line: &&str| is_item(line) || cues::TEMPLATE_INSTRUCTS.is_in(line);
    notices.lines().filter(tells).collect::<Vec<_>>().join("\n")
}

/// The text as cues want it.
pub(super) fn read(text: &str) -> String {
    fold_str(text).to_lowercase()
}

fn asks(need: &Need) -> &'static Cue {
    cues_of(need).0
}

fn cues_of(need: &Need) -> (&'static Cue, &'static Cue) {
    let at = NEEDS.iter().position(|other| other.name == need.name);
    let (asks, labels) = &NEED_CUES[at.unwrap_or_default()];
    (asks, labels)
}
