//! What the form states in the desk's own terms: the support plan, the level of
//! severity, the way of contact. Read on demand, since few rules ask.

use memchr::memmem;

pub use super::channel::Channel;
use crate::knowledge::{FieldKind, Level, Plan, Text, cues, provider};
use crate::text::Range;
use crate::ticket::Ticket;

/// A value that the draft states, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// The words that state it, in the ticket's text.
    pub range: Range,
}

/// The plan and the level that a draft states to its desk.
#[derive(Debug)]
pub struct Declared {
    /// The support plan or licence.
    pub plan: Option<Stated<&'static Plan>>,
    /// The level of severity.
    pub level: Option<Stated<&'static Level>>,
}

impl Declared {
    /// Reads both, in the terms of the provider.
    #[must_use]
    pub fn of(ticket: &Ticket, provider: &str) -> Self {
        Self {
            plan: plan(ticket, provider),
            level: level(ticket, provider),
        }
    }
}

/// The support plan or licence the draft states: in its field, or in a sentence
/// that calls it a plan (「Developer プランを契約しています」).
#[must_use]
pub fn plan(ticket: &Ticket, of: &str) -> Option<Stated<&'static Plan>> {
    let plans = &provider(of)?.plans;
    in_field(ticket, FieldKind::Plan, plans, |p| &p.aliases)
        .or_else(|| in_words(ticket, &cues::PLAN_CALLED, plans, |p| &p.aliases))
}

/// Whether folded words name a support plan or licence of that provider.
#[must_use]
pub fn is_plan(words: &str, of: &str) -> bool {
    provider(of).is_some_and(|desk| longest(words, 0, &desk.plans, |p| &p.aliases).is_some())
}

/// The level of severity the draft states: in its field, or in a sentence that
/// calls it a severity (「緊急度は「高」です」).
#[must_use]
pub fn level(ticket: &Ticket, of: &str) -> Option<Stated<&'static Level>> {
    let levels = &provider(of)?.levels;
    in_field(ticket, FieldKind::Severity, levels, |l| &l.aliases)
        .or_else(|| in_words(ticket, &cues::SEVERITY_CALLED, levels, |l| &l.aliases))
        .or_else(|| by_title(ticket, levels))
        .or_else(|| as_impact(ticket, levels))
}

/// The level whose title is the value of a field for the impact: 「影響度: 一般的な
/// ガイダンス」.
fn as_impact(ticket: &Ticket, levels: &'static [Level]) -> Option<Stated<&'static Level>> {
    let field = ticket.field(FieldKind::Impact)?;
    let named = in_field(ticket, FieldKind::Impact, levels, |l| &l.aliases)?;
    let rest = ticket
        .folded()
        .get(named.range.end..field.range.end)?
        .trim();
    // 「システムの障害により」 goes on to tell of an impact.
    let whole = rest.is_empty() || rest.starts_with('(');
    let heads = named.range.start == field.range.start;
    (heads && whole && named.range.len() >= TITLE).then_some(named)
}

/// The level whose title, as the desk's form shows it, stands in a sentence that says
/// how the ticket is filed: "so I opened this as Production system impaired".
fn by_title(ticket: &Ticket, levels: &'static [Level]) -> Option<Stated<&'static Level>> {
    let prose = ticket.prose();
    let filed = cues::LEVEL_CHOSEN.find_all(prose).into_iter();
    // A sentence is read once, however often it chooses.
    let mut filed: Vec<usize> = filed
        .filter_map(|range| ticket.sentence_at(range.start))
        .collect();
    filed.dedup();
    filed
        .into_iter()
        .filter_map(|at| ticket.sentences.get(at))
        .find_map(|sentence| {
            let words = prose.get(sentence.range.clone())?;
            // 「元ケースは … で起票しました」
            if cues::LEVEL_OF_OTHER_CASE.is_in(words) {
                return None;
            }
            let named = longest(words, sentence.range.start, levels, |l| &l.aliases)?;
            // Short names are words of any sentence: "high", 「通常」.
            (named.range.len() >= TITLE).then_some(named)
        })
}

/// Bytes from which on a name of a level is its title.
const TITLE: usize = 14;

/// Two levels of severity that the field names at once: one by the desk's words, the
/// other in brackets behind it, 「本番システムの障害 (critical)」; or one beside the other,
/// "urgent / high". Where figures stand beside each other, the second may be the size of
/// the scale.
#[must_use]
pub fn two_levels(ticket: &Ticket, of: &str) -> Option<Stated<[&'static Level; 2]>> {
    let field = ticket.field(FieldKind::Severity)?;
    let value = ticket.folded().get(field.range.clone())?;
    let value = value.trim();
    let (first, second) = match value.strip_suffix(')') {
        Some(value) => value.split_once('(')?,
        None => value
            .split_once('/')
            .filter(|_| value.contains(char::is_alphabetic))?,
    };
    let levels = &provider(of)?.levels;
    let named = |words: &str| {
        let is_name = |name: &Text| name == words.trim();
        levels
            .iter()
            .find(|level| level.aliases.iter().any(is_name))
    };
    let two = [named(first)?, named(second)?];
    (two[0].name != two[1].name).then(|| Stated {
        value: two,
        range: field.range.clone(),
    })
}

/// The way of contact that the form's field asks for.
#[must_use]
pub fn channel(ticket: &Ticket) -> Option<Stated<Channel>> {
    let field = ticket.field(FieldKind::Channel)?;
    let text = ticket.folded().get(field.range.clone())?;
    if cues::BLANK_MARK.is_in(text) {
        return None;
    }
    // 「Web(夜間は電話可)」 asks for the first.
    let text = match text.split_once('(') {
        Some((first, _)) if !first.trim().is_empty() => first,
        _ => text,
    };
    let cases = [
        (&cues::CHANNEL_ON_SITE, Channel::OnSite),
        (&cues::CHANNEL_PHONE, Channel::Phone),
        (&cues::CHANNEL_CHAT, Channel::Chat),
        (&cues::CHANNEL_MAIL, Channel::Mail),
        (&cues::CHANNEL_WEB, Channel::Web),
    ];
    cases.into_iter().find_map(|(cue, value)| {
        let found = cue.find(text)?;
        let start = field.range.start;
        Some(Stated {
            value,
            range: start + found.start..start + found.end,
        })
    })
}

/// The row of a table whose name stands in a field of the form.
fn in_field<T>(
    ticket: &Ticket,
    kind: FieldKind,
    rows: &'static [T],
    names: impl Fn(&T) -> &[Text],
) -> Option<Stated<&'static T>> {
    let field = ticket.field(kind)?;
    let text = ticket.folded().get(field.range.clone())?;
    // A blank may name what there is to choose from.
    if cues::BLANK_MARK.is_in(text) {
        return None;
    }
    longest(text, field.range.start, rows, names)
}

/// The row whose name stands where the author says what it is a name of.
fn in_words<T>(
    ticket: &Ticket,
    called: &crate::knowledge::Cue,
    rows: &'static [T],
    names: impl Fn(&T) -> &[Text],
) -> Option<Stated<&'static T>> {
    let prose = ticket.prose();
    called
        .find_all(prose)
        .into_iter()
        .filter(|range| ticket.sentence_at(range.start).is_some())
        .find_map(|range| longest(prose.get(range.clone())?, range.start, rows, &names))
}

/// The row whose longest name stands in `text` as a word; `text` begins at
/// `start` of the ticket's text.
fn longest<T>(
    text: &str,
    start: usize,
    rows: &'static [T],
    names: impl Fn(&T) -> &[Text],
) -> Option<Stated<&'static T>> {
    let mut best: Option<(usize, Stated<&'static T>)> = None;
    for row in rows {
        for name in names(row) {
            let longer = best.as_ref().is_none_or(|(length, _)| *length < name.len());
            if !longer || name.len() > text.len() {
                continue;
            }
            let Some(at) = words_at(text, name).find(|at| !is_denied(text, *at, name)) else {
                continue;
            };
            let range = start + at..start + at + name.len();
            best = Some((name.len(), Stated { value: row, range }));
        }
    }
    best.map(|(_, stated)| stated)
}

/// Whether the word at `at` is named as what it is not: 「評価版ではなく」, "not a trial".
fn is_denied(text: &str, at: usize, word: &str) -> bool {
    cues::DENIED_AFTER.is_in(&text[at + word.len()..]) || cues::DENIED_BEFORE.is_in(&text[..at])
}

/// Where `word` stands in `text`, both folded, with no Latin letter or digit running on at
/// either end of it, nor the 度 that makes it the name of the scale (緊急度).
#[must_use]
pub fn word_at(text: &str, word: &str) -> Option<usize> {
    words_at(text, word).next()
}

/// Every such place of `word`.
fn words_at<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    // Most words are not there, and to find that out takes less than to begin a search.
    let first = memmem::find(text.as_bytes(), word.as_bytes());
    let found = first
        .into_iter()
        .flat_map(move |_| text.match_indices(word));
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    found.map(|(at, _)| at).filter(move |&at| {
        let end = at + word.len();
        let before = text[..at].chars().next_back();
        let opens = !latin(word.chars().next()) || !latin(before);
        let next = text[end..].chars().next();
        // 「最高」 is not 「高」, 「低下」 not 「低」.
        let kanji = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && c != '度';
        let joined = word.chars().count() == 1
            && !word.is_ascii()
            && (before.is_some_and(kanji) || next.is_some_and(|c| "下減速額断止".contains(c)));
        let closes = !latin(word.chars().next_back()) || !latin(next);
        opens && closes && !joined && next != Some('度')
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{fields, paragraph};
    use super::*;

    fn plan_of(text: &str, provider: &str) -> Option<&'static str> {
        plan(&paragraph(text), provider).map(|p| p.value.name.as_ref())
    }

    fn level_in(value: &str, provider: &str) -> Option<&'static str> {
        level(&fields(&[("severity", value)]), provider).map(|l| l.value.name.as_ref())
    }

    #[test]
    fn a_plan_is_read_from_its_field_and_from_a_sentence() {
        let form = fields(&[("プラン", "Enterprise On-Ramp")]);
        let stated = plan(&form, "aws").unwrap();
        assert_eq!(stated.value.name, "enterprise-on-ramp");
        assert_eq!(form.slice(&stated.range), "Enterprise On-Ramp");
        assert_eq!(
            plan_of("デベロッパープランを契約しています。", "aws"),
            Some("developer")
        );
        assert_eq!(
            plan_of("We are on the Business support plan.", "aws"),
            Some("business")
        );
        assert_eq!(
            plan_of("Our business depends on this service.", "aws"),
            None
        );
    }

    #[test]
    fn a_level_is_read_by_any_of_its_names() {
        assert_eq!(level_in("高", "aws"), Some("high"));
        assert_eq!(
            level_in("本番システムのダウン (urgent)", "aws"),
            Some("urgent")
        );
        assert_eq!(level_in("Sev 2", "veeam"), Some("2"));
        assert_eq!(level_in("P3", "kasten"), Some("P3"));
        assert_eq!(level_in("P3", "aws"), None);
        assert_eq!(level_in("最高", "aws"), None);
        let said = paragraph("緊急度は「低」で起票しました。");
        assert_eq!(level(&said, "aws").unwrap().value.name, "low");
    }

    #[test]
    fn two_levels_are_two_whole_names() {
        let two = |value: &str, desk: &str| {
            let stated = two_levels(&fields(&[("severity", value)]), desk)?;
            Some(stated.value.map(|level| level.name.as_ref()))
        };
        let both = Some(["high", "critical"]);
        assert_eq!(two("本番システムの障害 (critical)", "aws"), both);
        assert_eq!(two("高（重大）", "aws"), both);
        assert_eq!(two("本番システムのダウン (urgent)", "aws"), None);
        assert_eq!(two("高 (普段は critical)", "aws"), None);
        assert_eq!(two("本番システムの障害 (critical)", "veeam"), None);
        assert_eq!(two("high / critical", "aws"), both);
        assert_eq!(two("高／重大", "aws"), both);
        assert_eq!(two("high / high", "aws"), None);
        assert_eq!(two("low / normal / high", "aws"), None);
        assert_eq!(two("2/4", "veeam"), None);
    }

    #[test]
    fn a_channel_is_read_from_its_field_only() {
        let form = fields(&[("連絡方法", "お電話を希望")]);
        assert_eq!(channel(&form).unwrap().value, Channel::Phone);
        assert_eq!(channel(&paragraph("電話で確認しました。")), None);
    }
}
