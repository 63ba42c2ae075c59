//! Headings by which a form asked: GitHub puts the label of each entry of an
//! issue form above its answer as a heading. Such a label names its field, and
//! what it says is the word of the form, not of the author.
//!
//! A draft of headings and text looks much the same. So a heading is a label
//! where the answer below can only be one (`_No response_`, a yes or no), or
//! where the whole draft is built as a form is, and the heading either speaks to
//! its author or stands among labels.

use pulldown_cmark::TagEnd;

use super::events::{Element, Event, Events};
use crate::frontend::lines::label;
use crate::knowledge::{FieldKind, NEED_CUES, NEEDS, Need, cues};
use crate::text::Span;
use crate::text::fold::lowered;

/// What GitHub writes below a label that was not answered.
const UNANSWERED: &str = "_No response_";

/// The level of the headings that GitHub makes.
const GITHUB: u8 = 3;

/// No answer of a word or two is longer, in characters.
const SHORT: usize = 40;

/// Where the heading of a label starts, and what it names.
pub(super) type FormLabel = (usize, Option<FieldKind>);

/// A heading and what stands below it.
struct Section {
    start: usize,
    level: u8,
    /// The words of the heading, as written.
    words: String,
    /// The same as cues want them.
    said: String,
    /// What stands below, up to the next heading.
    answer: Span,
}

/// The headings of `text` that are labels of a form, in order: where each starts,
/// and what it names.
pub(super) fn find(text: &str, rest: Span, events: &Events) -> Vec<FormLabel> {
    let sections = sections(text, rest, events);
    let answer = |section: &Section| section.answer.slice(text).unwrap_or("").trim();
    let told: Vec<&str> = sections.iter().map(answer).collect();
    let mut asked: Vec<bool> = sections
        .iter()
        .zip(&told)
        .map(|(section, told)| section.level > 1 && can_only_ask(section, told))
        .collect();
    // What GitHub made is a form, whatever headings stand in its answers.
    let is_rendered = told.contains(&UNANSWERED);
    let level = match is_rendered {
        true => Some(GITHUB),
        false => level_of_form(text, rest, &sections),
    };
    if let Some(level) = level {
        let of_level = |at: usize| sections[at].level == level;
        for at in (0..sections.len()).filter(|&at| of_level(at)) {
            asked[at] |= is_rendered || speaks_to_author(&sections[at], told[at]);
        }
        let at_level = (0..sections.len()).filter(|&at| of_level(at));
        let (labels, others): (Vec<usize>, Vec<usize>) =
            at_level.partition(|&at| asked[at] || label::kind_of(&sections[at].words).is_some());
        // What opens a draft may be its title.
        let first = sections.iter().position(|section| section.level == level);
        if labels.iter().any(|&at| asked[at]) && labels.len() >= others.len() {
            for at in others {
                let section = &sections[at];
                let names = Some(at) != first && label::is_noun_like(&section.words);
                asked[at] = names || is_question(&section.said) && is_about_draft(&section.said);
            }
        }
    }
    let labels = sections.iter().zip(&told).zip(&asked);
    labels
        .filter(|&(_, &asked)| asked)
        .map(|((section, told), _)| (section.start, kind_of(section, told)))
        .collect()
}

/// The headings of a draft that stand in no quotation and no list.
fn sections(text: &str, rest: Span, events: &Events) -> Vec<Section> {
    let mut out: Vec<Section> = Vec::new();
    let (mut depth, mut words) = (0_usize, None::<String>);
    for &(event, span) in events.list() {
        match event {
            Event::Start(Element::Quote { .. } | Element::List { .. }) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Start(Element::Heading) if depth == 0 => words = Some(String::new()),
            Event::Text | Event::Decoded(_) | Event::Code(_) => {
                if let Some(words) = &mut words {
                    words.push_str(match event {
                        Event::Decoded(read) | Event::Code(read) => events.words(read),
                        _ => span.slice(text).unwrap_or(""),
                    });
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                let Some(words) = words.take() else { continue };
                if let Some(last) = out.last_mut() {
                    last.answer = Span::new(last.answer.start(), span.start());
                }
                out.push(Section {
                    start: span.start(),
                    level: level as u8,
                    said: lowered(words.trim()).into_owned(),
                    words: words.trim().to_owned(),
                    answer: Span::new(span.end(), rest.end()),
                });
            }
            _ => {}
        }
    }
    out
}

/// The level of the headings of a draft that is built as a form is: sections of
/// one level from its beginning on, but for a title.
fn level_of_form(text: &str, rest: Span, sections: &[Section]) -> Option<u8> {
    let (title, sections) = match sections {
        [first, others @ ..] if first.level == 1 => (Some(first), others),
        _ => (None, sections),
    };
    let first = sections.first()?;
    let lead = match title {
        Some(title) => title.answer,
        None => Span::new(rest.start(), first.start),
    };
    let begins = lead.slice(text).is_some_and(|lead| lead.trim().is_empty());
    let levels = 2..=4;
    let even = sections.iter().all(|section| section.level >= first.level);
    let several = sections
        .iter()
        .filter(|section| section.level == first.level);
    let enough = several.count() > usize::from(first.level != GITHUB);
    (begins && even && enough && levels.contains(&first.level)).then_some(first.level)
}

/// Whether nothing but the heading of a form has such an answer.
fn can_only_ask(section: &Section, told: &str) -> bool {
    told == UNANSWERED || is_question(&section.said) && is_yes_or_no(told)
}

fn is_yes_or_no(told: &str) -> bool {
    cues::FORM_YES_OR_NO.is_in(&lowered(told))
}

/// Whether a heading wants to know something of the one who writes the draft.
fn speaks_to_author(section: &Section, told: &str) -> bool {
    let said = section.said.as_str();
    let short = || {
        let sentence = told.contains(['\n', '。', '?', '？']) || told.ends_with('.');
        let words = told.split_whitespace().count();
        (1..=4).contains(&words) && !sentence && told.chars().nth(SHORT).is_none()
    };
    cues::FORM_ASKS_AUTHOR.is_in(said) || is_question(said) && is_about_draft(said) && short()
}

/// Whether a question is one about what drafts tell: what happened, where, since
/// when. Of a desk other things are asked, and something is done.
fn is_about_draft(said: &str) -> bool {
    !cues::FORM_ASKS_DESK.is_in(said) && told_by(said).next().is_some()
}

/// What of all that drafts tell a label asks for.
fn told_by(said: &str) -> impl Iterator<Item = &'static Need> {
    let needs = NEEDS.iter().zip(&NEED_CUES);
    needs
        .filter(move |(need, (asks, _))| need.told && asks.is_in(said))
        .map(|(need, _)| need)
}

/// What is told below a label of a form, where that asks for one thing only.
fn kind_of(section: &Section, told: &str) -> Option<FieldKind> {
    if let Some(kind) = label::kind_of(&section.words) {
        return Some(kind);
    }
    let mut needs = told_by(&section.said);
    let (need, other) = (needs.next()?, needs.next());
    let kind = FieldKind::from_name(need.fields.first()?)?;
    let fits = match kind {
        FieldKind::Ongoing | FieldKind::Frequency | FieldKind::OccurredAt => true,
        // A yes or no is no passage.
        kind => kind.is_passage() && !is_yes_or_no(told),
    };
    (other.is_none() && fits).then_some(kind)
}

/// Whether words ask, a remark in brackets left out.
fn is_question(said: &str) -> bool {
    let bare = said.split('(').next().unwrap_or("").trim_end();
    said.ends_with('?') || bare.ends_with(['?', 'か'])
}

/// Whether the words beside a box to tick are those of a form, which the author of
/// an answer only confirms. `asked`: the box stands below a label of a form.
pub(super) fn is_confirmation(words: &str, asked: bool) -> bool {
    let words = lowered(words);
    cues::FORM_CONFIRMATION.is_in(&words) || asked && cues::TEMPLATE_CONFIRMATION.is_in(&words)
}
