//! Levels of severity that a draft states at once, where a desk works by one.

use super::declared::{self, word_at};
use super::form::key;
use crate::knowledge::{FieldKind, Level, cues, provider};
use crate::text::Range;
use crate::ticket::Ticket;

/// Levels that a draft states at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The levels, each once, as they come: two or more.
    pub levels: Vec<&'static Level>,
    /// The words that name the first of them, in the ticket's text.
    pub first: Range,
    /// Those that name the last: the same where one value names all.
    pub last: Range,
}

/// The levels that the draft states at once: in a value that names nothing else,
/// 「本番システムの障害 (critical)」, "urgent / high", 「緊急または高」; or in several
/// fields of the same label.
#[must_use]
pub fn of(ticket: &Ticket, desk: &str) -> Option<Conflict> {
    let levels = &provider(desk)?.levels;
    in_value(ticket, levels).or_else(|| between_fields(ticket, levels))
}

fn in_value(ticket: &Ticket, levels: &'static [Level]) -> Option<Conflict> {
    let field = ticket.field(FieldKind::Severity)?;
    let value = ticket.folded().get(field.range.clone())?;
    let levels = listed(value, levels);
    (levels.len() > 1 && !cues::BLANK_MARK.is_in(value)).then(|| Conflict {
        levels,
        first: field.range.clone(),
        last: field.range.clone(),
    })
}

/// Fields of other labels may measure something else: 緊急度 and 優先度. So may those of
/// another part of the draft, and those of a column of a table, which share one label.
fn between_fields(ticket: &Ticket, levels: &'static [Level]) -> Option<Conflict> {
    let mut stated = ticket
        .fields_of(FieldKind::Severity)
        .filter_map(|field| Some((field, field.label.as_ref()?)))
        .filter_map(|(field, label)| {
            Some((field, label, declared::level_in(ticket, field, levels)?))
        });
    let (first, label, level) = stated.next()?;
    let name = key(ticket.slice(label));
    let mut conflict = Conflict {
        levels: vec![level.value],
        first: level.range.clone(),
        last: level.range,
    };
    for (field, other, level) in stated {
        let same =
            field.parent == first.parent && other != label && key(ticket.slice(other)) == name;
        if same && !has(&conflict.levels, level.value) {
            conflict.levels.push(level.value);
            conflict.last = level.range;
        }
    }
    (conflict.levels.len() > 1).then_some(conflict)
}

fn has(levels: &[&Level], level: &Level) -> bool {
    levels.iter().any(|known| known.name == level.name)
}

/// What may stand between two names, and around them. An arrow is none: it tells what
/// became of a level.
const MARKS: [char; 21] = [
    '/', '・', '、', ',', '|', '&', '+', '~', '〜', '-', '–', '—', ':', ';', '(', ')', '「', '」',
    '"', '\'', '\n',
];

/// Words that leave a choice.
const CHOICE: [&str; 8] = [
    "または",
    "又は",
    "もしくは",
    "若しくは",
    "あるいは",
    "ないし",
    "か",
    "or ",
];

/// The levels, each once, that folded words name one after another, if they name
/// nothing else.
fn listed(words: &str, levels: &'static [Level]) -> Vec<&'static Level> {
    let mut found: Vec<&Level> = Vec::new();
    let mut is_choice = false;
    let mut rest = without_marks(words);
    while let Some((level, length)) = first(rest, levels) {
        if !has(&found, level) {
            found.push(level);
        }
        let behind = rest.get(length..).unwrap_or("");
        let next = without_marks(behind);
        // What is wished may follow: 「緊急または高でお願いします」.
        let is_wish = is_choice && behind.starts_with(|c| matches!(c, 'ぁ'..='ゖ'));
        let is_end = is_wish || !next.contains(char::is_alphanumeric);
        let choice = CHOICE.iter().find_map(|word| next.strip_prefix(word));
        // Without anything in between, it is another word: 「高緊急」.
        let apart = choice.is_some() || behind.trim_start_matches(' ').starts_with(MARKS);
        rest = without_marks(choice.unwrap_or(next));
        if !apart || first(rest, levels).is_none() {
            return if is_end { found } else { Vec::new() };
        }
        is_choice |= choice.is_some();
    }
    Vec::new()
}

fn without_marks(words: &str) -> &str {
    words.trim_start_matches(|c: char| c.is_whitespace() || MARKS.contains(&c))
}

/// The level whose longest name words begin with, and how long that is, in bytes.
fn first(words: &str, levels: &'static [Level]) -> Option<(&'static Level, usize)> {
    let begins = |name: &str| {
        let next = words.strip_prefix(name)?.chars().next();
        let end = name.len() + next.map_or(0, char::len_utf8);
        (word_at(words.get(..end)?, name) == Some(0)).then_some(name.len())
    };
    levels
        .iter()
        .flat_map(|level| level.aliases.iter().map(move |name| (level, name)))
        .filter_map(|(level, name)| Some((level, begins(name)?)))
        .max_by_key(|(_, length)| *length)
}

#[cfg(test)]
mod tests {
    use super::super::testing::fields;
    use super::*;

    fn named(value: &str, desk: &str) -> Vec<&'static str> {
        let conflict = of(&fields(&[("severity", value)]), desk);
        let levels = conflict.into_iter().flat_map(|conflict| conflict.levels);
        levels.map(|level| level.name.as_ref()).collect()
    }

    #[test]
    fn whole_names_of_different_levels_are_in_conflict() {
        for (value, levels) in [
            ("本番システムの障害 (critical)", ["high", "critical"]),
            ("高（重大）", ["high", "critical"]),
            ("urgent / high", ["urgent", "high"]),
            ("Urgent or High", ["urgent", "high"]),
            ("緊急または高", ["urgent", "high"]),
            ("「緊急」か「高」", ["urgent", "high"]),
            ("緊急もしくは高でお願いします。", ["urgent", "high"]),
            ("緊急／高", ["urgent", "high"]),
            ("緊急 (urgent) / 高 (high)", ["urgent", "high"]),
            ("high, low", ["high", "low"]),
        ] {
            assert_eq!(named(value, "aws"), levels, "{value}");
        }
        assert_eq!(named("P2-P3", "kasten"), ["P2", "P3"]);
        assert_eq!(named("1 (Severity 3)", "veeam"), ["1", "3"]);
    }

    #[test]
    fn one_level_in_other_words_or_with_a_gloss_is_in_none() {
        for value in [
            "緊急 (urgent)",
            "urgent / 緊急",
            "本番システムのダウン (urgent)",
            "高 (普段は critical)",
            "高、緊急時は電話してください",
            "high - production is impaired, not urgent",
            "low -> high",
            "urgent/＿＿",
            "最高",
        ] {
            assert_eq!(named(value, "aws"), [""; 0], "{value}");
        }
        assert_eq!(named("本番システムの障害 (critical)", "veeam"), [""; 0]);
    }

    #[test]
    fn fields_of_one_label_are_in_conflict_and_others_measure_something_else() {
        let levels = |given: &[(&str, &str)]| {
            let conflict = of(&fields(given), "aws");
            conflict.map(|conflict| (conflict.levels.len(), conflict.first != conflict.last))
        };
        assert_eq!(
            levels(&[("緊急度", "緊急"), ("緊急度", "低")]),
            Some((2, true))
        );
        assert_eq!(levels(&[("緊急度", "緊急"), ("緊急度", "urgent")]), None);
        assert_eq!(levels(&[("緊急度", "緊急"), ("緊急度", "＿＿")]), None);
        assert_eq!(levels(&[("緊急度", "高"), ("重要度", "中")]), None);
    }
}
