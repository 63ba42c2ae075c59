//! Finding the label at the start of a line: `発生日時：`, `【件名】`, `**Symptom**`.

mod gap;
mod kind;
mod ordinal;

use memchr::{memchr2, memchr2_iter};

use crate::knowledge::{FieldKind, cues};
use crate::text::{Range, fold};

pub(in crate::frontend) use gap::{behind_mark, latin};
pub(in crate::frontend) use kind::kind_of;

/// No label people write is longer, in characters.
const LONGEST_KNOWN: usize = 60;
/// No unknown text before a colon that is longer is taken for a label.
const LONGEST_UNKNOWN: usize = 24;

/// How a label is set off from its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) enum Style {
    /// `【X】`, `[X]`, `＜X＞`.
    Bracket,
    /// `**X**`, with or without a colon.
    Bold,
    /// `X:`.
    Colon,
    /// `X = `.
    Equal,
    /// `X` and a tab or several blanks.
    Gap,
    /// `X` alone on its line.
    Bare,
}

/// A label found at the start of a text, and the value after it. Ranges are
/// of the text that was searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::frontend) struct Parsed {
    /// The label without its decoration.
    pub(in crate::frontend) label: Range,
    /// The rest, without blanks around it; maybe empty.
    pub(in crate::frontend) value: Range,
    /// What the vocabulary makes of it.
    pub(in crate::frontend) kind: Option<FieldKind>,
    /// How it is set off.
    pub(in crate::frontend) style: Style,
}

impl Parsed {
    /// Nothing follows on the line.
    pub(in crate::frontend) const fn is_alone(&self) -> bool {
        self.value.start >= self.value.end
    }
}

/// Reads the label at the start of `text`, one line without blanks at its
/// ends. `bold` is the length of a bold beginning whose marks are gone already.
/// Unknown labels are given too, if they look like labels at all; the caller
/// knows whether one may stand there.
pub(in crate::frontend) fn parse(text: &str, bold: usize) -> Option<Parsed> {
    let mut parsed = bracketed(text)
        .or_else(|| emphasised(text, bold))
        .or_else(|| with_colon(text))
        .or_else(|| with_equal_sign(text))
        .or_else(|| with_dash(text))
        .or_else(|| gap::read(text))
        .or_else(|| bare(text))?;
    // 「宛先」 heads the other end of a connection, or the head of a mail.
    if &text[parsed.label.clone()] == "宛先" && text[parsed.value.clone()].contains('@') {
        parsed.kind = Some(FieldKind::Contact);
    }
    if parsed.kind == Some(FieldKind::Severity) && parsed.is_alone() {
        parsed = with_level(text, parsed);
    }
    Some(parsed)
}

/// 「Severity 1」 alone on its line is the label and its value.
fn with_level(text: &str, parsed: Parsed) -> Parsed {
    let label = &text[parsed.label.clone()];
    let name = label.trim_end_matches(|c: char| c.is_ascii_digit());
    if name.len() == label.len() || !name.ends_with(' ') {
        return parsed;
    }
    let value = parsed.label.start + name.len()..parsed.label.end;
    Parsed {
        label: parsed.label.start..parsed.label.start + name.trim_end().len(),
        value,
        ..parsed
    }
}

/// Whether a text has more characters than so many.
fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().nth(most).is_some()
}

/// Whether an unknown text reads like the name of something, not like a
/// piece of a sentence.
pub(in crate::frontend) fn is_noun_like(label: &str) -> bool {
    if is_longer(label, LONGEST_UNKNOWN) || label.split_ascii_whitespace().count() > 4 {
        return false;
    }
    let folded = fold::lowered(label);
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && !cues::LABEL_REFUSED.is_in(&folded)
}

/// Whether the words in brackets only shout (`【至急】`).
pub(in crate::frontend) fn is_tag(label: &str) -> bool {
    cues::BRACKET_TAG.is_in(&fold::lowered(label))
}

fn trimmed(text: &str, range: Range) -> Range {
    let part = text.get(range.clone()).unwrap_or("");
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

/// The first byte of a colon beyond ASCII.
const WIDE_COLON: u8 = 0xef;

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '﹕')
}

/// Whether a text has a colon, at a glance: most have not even the first byte of one.
pub(in crate::frontend) fn may_hold_colon(text: &str) -> bool {
    memchr2(b':', WIDE_COLON, text.as_bytes()).is_some()
}

/// The value after a label that ends at `at`: without a colon and blanks.
fn value_after(text: &str, at: usize) -> Range {
    let rest = trimmed(text, at..text.len());
    match text[rest.clone()].chars().next() {
        Some(c) if is_colon(c) => trimmed(text, rest.start + c.len_utf8()..rest.end),
        _ => rest,
    }
}

fn bracketed(text: &str) -> Option<Parsed> {
    let open = text.chars().next()?;
    let close = match open {
        '【' => '】',
        '[' => ']',
        '［' => '］',
        '<' => '>',
        '＜' => '＞',
        '〔' => '〕',
        '≪' => '≫',
        '《' => '》',
        '〈' => '〉',
        _ => return None,
    };
    let start = open.len_utf8();
    let inner = text[start..]
        .char_indices()
        .take(LONGEST_KNOWN)
        .find(|&(_, c)| c == close || c == open)
        .filter(|&(_, c)| c == close)
        .map(|(at, _)| start..start + at)?;
    let end = inner.end + close.len_utf8();
    // A link or an array, not a label.
    if text[end..].starts_with(['(', '[', '.']) && open == '[' {
        return None;
    }
    let label = trimmed(text, inner);
    let kind = kind_of(&text[label.clone()]);
    let plain = matches!(open, '[' | '<' | '［' | '＜' | '〈' | '《');
    if label.is_empty() || (plain && kind.is_none()) {
        return None;
    }
    Some(Parsed {
        value: value_after(text, end),
        label,
        kind,
        style: Style::Bracket,
    })
}

fn emphasised(text: &str, bold: usize) -> Option<Parsed> {
    let (inner, end) = if bold > 0 && text.is_char_boundary(bold) {
        (0..bold, bold)
    } else {
        let mark = ["**", "__", "*"]
            .into_iter()
            .find(|m| text.starts_with(m))?;
        let rest = &text[mark.len()..];
        let close = rest.char_indices().take(80).find_map(|(at, _)| {
            (at > 0 && rest[at..].starts_with(mark)).then_some(mark.len() + at)
        })?;
        (mark.len()..close, close + mark.len())
    };
    let mut label = trimmed(text, inner);
    // `* item` is a bullet, `** x **` is no emphasis.
    if label.is_empty() || text[end..].starts_with('*') {
        return None;
    }
    let mut colon = false;
    if let Some(c) = text[label.clone()]
        .chars()
        .next_back()
        .filter(|&c| is_colon(c))
    {
        colon = true;
        label = trimmed(text, label.start..label.end - c.len_utf8());
    }
    let after = trimmed(text, end..text.len());
    colon |= text[after.clone()].starts_with(is_colon);
    // `**深刻度:2**(…)` sets off the value, too.
    if !colon
        && let Some((at, mark)) = first_outside_brackets(&text[label.clone()], is_colon)
        && let Some(kind) = kind_of(&text[label.start..label.start + at])
    {
        let value = label.start + at + mark.len_utf8();
        return Some(Parsed {
            label: trimmed(text, label.start..label.start + at),
            value: trimmed(text, value..text.len()),
            kind: Some(kind),
            style: Style::Bold,
        });
    }
    let value = if colon { value_after(text, end) } else { after };
    let kind = kind_of(&text[label.clone()]);
    let latin = text[label.clone()].is_ascii();
    if !colon && !value.is_empty() && (kind.is_none() || goes_on(&text[end..], latin)) {
        return None;
    }
    if label.is_empty() || text[label.clone()].contains('。') {
        return None;
    }
    Some(Parsed {
        label,
        value,
        kind,
        style: Style::Bold,
    })
}

/// Whether the text after a bold word, in Latin letters or not, goes on with its sentence.
fn goes_on(rest: &str, latin: bool) -> bool {
    let Some(first) = rest.trim_start().chars().next() else {
        return false;
    };
    let blank = rest.starts_with(char::is_whitespace);
    // Behind 「ゴール」 and a blank, a name in small letters begins the value.
    first.is_ascii_lowercase() && (latin || !blank)
        || matches!(first, ',' | '.' | ')' | '、' | '。' | '）')
        || (!blank && !first.is_ascii_punctuation())
        || matches!(
            first,
            'は' | 'が' | 'を' | 'に' | 'の' | 'で' | 'も' | 'と' | 'へ'
        )
}

fn with_colon(text: &str) -> Option<Parsed> {
    if !may_hold_colon(text) {
        return None;
    }
    let (at, colon) = first_outside_brackets(text, is_colon)?;
    let label = trimmed(text, 0..at);
    let after = at + colon.len_utf8();
    let rest = &text[after..];
    if label.is_empty() || rest.starts_with("//") || rest.starts_with(is_colon) {
        return None;
    }
    // 「Since 3:15 pm」 is a time.
    let is_digit = |c: char| c.is_numeric();
    if text[..at].ends_with(is_digit) && rest.starts_with(is_digit) {
        return None;
    }
    let kind = kind_of(&text[label.clone()]);
    let spaced = rest
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || !c.is_ascii());
    if kind.is_none() && ((colon == ':' && !spaced) || !is_noun_like(&text[label.clone()])) {
        return None;
    }
    if text[label.clone()].contains(['{', '}', '\\', '$', '=', '[']) && kind.is_none() {
        return None;
    }
    Some(Parsed {
        value: trimmed(text, after..text.len()),
        label,
        kind,
        style: Style::Colon,
    })
}

fn with_equal_sign(text: &str) -> Option<Parsed> {
    if !text.contains('=') && !text.contains('＝') {
        return None;
    }
    let (at, sign) = first_outside_brackets(text, |c| matches!(c, '=' | '＝'))?;
    let label = trimmed(text, 0..at);
    let kind = kind_of(&text[label.clone()])?;
    let value = trimmed(text, at + sign.len_utf8()..text.len());
    if value.is_empty() || text[value.clone()].starts_with(['=', '>', '~']) {
        return None;
    }
    Some(Parsed {
        label,
        value,
        kind: Some(kind),
        style: Style::Equal,
    })
}

/// The longest value behind a dash, in characters.
const LONGEST_BEHIND_DASH: usize = 40;

/// `Severity - normal`: only for what is a word or a number, since a title and its
/// subtitle look alike.
fn with_dash(text: &str) -> Option<Parsed> {
    use FieldKind::{
        Account, Channel, Kind, Plan, Provider, Region, Severity, SupportId, Version, Zone,
    };
    // All but the hyphen begin with one and the same byte.
    let (at, dash) = memchr2_iter(b'-', 0xe2, text.as_bytes()).find_map(|at| {
        let mut dashes = [" - ", " – ", " — ", " → "].into_iter();
        let at = at.checked_sub(1).filter(|&at| text.is_char_boundary(at))?;
        Some((at, dashes.find(|dash| text[at..].starts_with(dash))?))
    })?;
    let label = trimmed(text, 0..at);
    let value = trimmed(text, at + dash.len()..text.len());
    let kind = kind_of(&text[label.clone()])?;
    let is_word = matches!(
        kind,
        Account | Channel | Kind | Plan | Provider | Region | Severity | SupportId | Version | Zone
    );
    let words = &text[value.clone()];
    let short = words.chars().count() <= LONGEST_BEHIND_DASH;
    let fine = is_word && short && !words.is_empty() && !words.ends_with(['.', '。', '?', '？']);
    fine.then_some(Parsed {
        label,
        value,
        kind: Some(kind),
        style: Style::Equal,
    })
}

fn bare(text: &str) -> Option<Parsed> {
    let kind = kind_of(text)?;
    Some(Parsed {
        label: 0..text.len(),
        value: text.len()..text.len(),
        kind: Some(kind),
        style: Style::Bare,
    })
}

/// The first wanted character near the start that stands in no brackets.
fn first_outside_brackets(text: &str, wanted: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(LONGEST_KNOWN + 20) {
        match c {
            '(' | '（' | '[' | '「' | '『' => depth += 1,
            ')' | '）' | ']' | '」' | '』' => depth = depth.saturating_sub(1),
            _ if depth == 0 && wanted(c) => return Some((at, c)),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        match parse(text, 0) {
            Some(p) => format!(
                "{}|{}|{}|{:?}",
                &text[p.label.clone()],
                &text[p.value.clone()],
                p.kind.map_or("-", FieldKind::name),
                p.style
            ),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn decorations_are_taken_off() {
        assert_eq!(
            show("【件名】サーバ停止"),
            "件名|サーバ停止|subject|Bracket"
        );
        assert_eq!(show("[Symptom]"), "Symptom||symptom|Bracket");
        assert_eq!(
            show("**発生日時：** 10時"),
            "発生日時|10時|occurred-at|Bold"
        );
        assert_eq!(show("*Impact*: all"), "Impact|all|impact|Bold");
        assert_eq!(show("**Version** 8.0"), "Version|8.0|version|Bold");
        assert_eq!(show("**Version** is old"), "none");
        assert_eq!(show("件名 ： x"), "件名|x|subject|Colon");
        assert_eq!(show("件名:x"), "件名|x|subject|Colon");
        assert_eq!(show("リージョン＝東京"), "リージョン|東京|region|Equal");
        assert_eq!(show("会員ID　abc12345"), "会員ID|abc12345|account|Gap");
        assert_eq!(show("What we tried"), "What we tried||attempts|Bare");
        assert_eq!(show("Severity 1"), "Severity|1|severity|Bare");
        assert_eq!(show("**Severity 2**"), "Severity|2|severity|Bold");
        assert_eq!(
            show("Steps to reproduce (required: yes): a"),
            "Steps to reproduce (required: yes)|a|steps|Colon"
        );
    }

    #[test]
    fn times_paths_urls_and_sentences_are_no_labels() {
        for text in [
            "15:52 に停止",
            "Since 3:15 pm on 18 November it fails",
            "Time 10：20 に停止",
            "https://example.jp/ を見た",
            "C:\\Users\\x",
            "10.0.0.1:8080 に接続",
            "java.lang.IllegalStateException: closed",
            "To see it: open Policies",
            "The client prints: foo",
            "サーバを再起動したところ、次のように表示されました：x",
            "2026/11/21 22:07:33 :: Processing",
            "std::vector が",
            "Error[E0308]: x",
            "[link](件名) x",
        ] {
            assert_eq!(show(text), "none", "{text}");
        }
        assert_eq!(show("VPG: 5b0e7d91"), "VPG|5b0e7d91|-|Colon");
        assert_eq!(show("対象期間: 10月"), "対象期間|10月|-|Colon");
    }
}
