//! Values after a word that says what they are.

use super::connector::{self, Connector};
use super::grammar::{Grammar, Grammars};
use super::name::{self, Words};
use super::row::Rows;
use super::{Found, trimmed};
use crate::knowledge::{GENERIC, IdentifierKind, RESOURCE_NAME, cues};
use crate::text::{Range, ceil_char_boundary};
use crate::ticket::{Block, Ticket};

/// The longest quoted name, in bytes.
const LONGEST_NAME: usize = 80;
/// How far is read for the end of a word, in bytes: the longest name and the
/// punctuation behind it. A word that goes on is no name.
const FARTHEST: usize = LONGEST_NAME + 16;
/// How much of a value may be shown before its mask, in bytes.
const LONGEST_LEAD: usize = 24;

/// The values after the labels of the ticket.
pub(super) fn collect(ticket: &Ticket) -> Vec<Found> {
    let folded = ticket.folded();
    let mut found = Vec::new();
    let mut rows = Rows::of(ticket);
    for (label, grammars) in Grammars::all().labels(folded) {
        if is_of_time(folded, &label) {
            continue;
        }
        let verbatim = ticket.block_at(label.start).is_some_and(Block::is_verbatim);
        let connector = connector::read(folded, label.end);
        if let Some(mask) = mask(ticket, &grammars, &connector) {
            found.push(mask);
            continue;
        }
        let command = is_command(ticket, &label);
        for grammar in grammars {
            if !grammar.is_name() {
                rows.read(grammar, &connector, &mut found);
            } else if !verbatim && !command {
                found.extend(name_after(ticket, &connector));
                found.extend(name_before(ticket, &label));
            }
        }
    }
    found
}

/// Whether the word is the end of 「タイムゾーン」, "time zone".
fn is_of_time(folded: &str, label: &Range) -> bool {
    let before = &folded[..label.start];
    ["タイム", "タイム・", "time ", "time-", "time_"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Whether the word is a part of a command line: `aws ecs execute-command`.
fn is_command(ticket: &Ticket, label: &Range) -> bool {
    const TOOLS: &[&str] = &[
        "aws ",
        "aliyun ",
        "usacloud ",
        "soracom ",
        "gcloud ",
        "az ",
        "docker ",
    ];
    let text = ticket.text().as_str();
    let (before, word) = (&text[..label.start], &text[label.clone()]);
    before.ends_with("--")
        || TOOLS
            .iter()
            .any(|t| before.ends_with(t) || word.starts_with(t))
}

/// A mask after a label: 「ケース ID=****」「ELB 名***」.
fn mask(ticket: &Ticket, grammars: &[&'static Grammar], c: &Connector) -> Option<Found> {
    let text = ticket.text().as_str();
    let rest = &text[c.end..];
    let mut near = rest.char_indices().take(LONGEST_LEAD + 1);
    let (lead, _) = near.find(|&(_, ch)| !(ch.is_ascii_alphanumeric() || "_-.".contains(ch)))?;
    let marks = &rest[lead..];
    let run = marks.find(|ch| !is_mask(ch)).unwrap_or(marks.len());
    let count = marks[..run].chars().count();
    let announced = c.names || c.numbers || c.assigns || c.closer.is_some() || c.bracket;
    if count < 2 || (!c.gap && lead == 0) || (count < 3 && !(announced || lead > 0)) {
        return None;
    }
    // A name needs more than to stand beside an ordinary word.
    let grammar = grammars
        .iter()
        .find(|g| !g.is_name() && g.provider == GENERIC)
        .or_else(|| grammars.iter().find(|g| !g.is_name()))
        .or_else(|| {
            grammars
                .iter()
                .find(|_| announced || lead > 0 || count >= 3)
        })?;
    let more = |ch: char| ch.is_ascii_alphanumeric() || is_mask(ch) || "_-.".contains(ch);
    let more = length_of(&marks[run..], more);
    let range = trimmed(text, c.end..c.end + lead + run + more);
    let provider = if grammars.len() == 1 {
        grammar.provider
    } else {
        GENERIC
    };
    Some(Found {
        provider,
        ..Found::new(grammar, range)
    })
}

/// Length of what `text` begins with that is all of such characters; no more of it is
/// looked at than a word is long.
fn length_of(text: &str, is_inside: impl Fn(char) -> bool) -> usize {
    let mut near = text.char_indices().take_while(|&(at, _)| at <= FARTHEST);
    let end = near.find(|&(_, c)| !is_inside(c));
    end.map_or(text.len().min(FARTHEST), |(at, _)| at)
}

const fn is_mask(c: char) -> bool {
    matches!(c, '*' | '●' | '○' | '〇' | '◯' | '■' | '✕')
}

/// The name after a word for a resource.
fn name_after(ticket: &Ticket, c: &Connector) -> Option<Found> {
    let text = ticket.text().as_str();
    let rest = &text[c.end..];
    let range = if let Some(code) = code_at(ticket, c.end) {
        let written = ticket.slice(&code);
        let titled = !c.states && !written.contains(' ') && is_titled(written);
        judge_quoted(ticket, code.clone(), c).or_else(|| titled.then_some(code))?
    } else if let Some(closer) = c.closer {
        let mut near = rest.char_indices().take_while(|&(n, _)| n <= LONGEST_NAME);
        let (length, end) = near.find(|&(_, ch)| ch == closer || ch == '\n')?;
        if end != closer {
            return None;
        }
        judge_quoted(ticket, c.end..c.end + length, c)?
    } else {
        match bare(text, c.end) {
            Some(range) => judge_bare(ticket, range, c)?,
            None => set_apart(text, c)?,
        }
    };
    Some(Found::named(range, IdentifierKind::Resource, RESOURCE_NAME))
}

/// The code inside prose that begins at an offset.
fn code_at(ticket: &Ticket, at: usize) -> Option<Range> {
    let i = ticket.inline_code.partition_point(|c| c.range.start < at);
    let code = ticket.inline_code.get(i)?;
    (code.range.start == at && code.range.len() <= LONGEST_NAME).then(|| code.range.clone())
}

fn judge_quoted(ticket: &Ticket, range: Range, c: &Connector) -> Option<Range> {
    let words = Words::of(ticket, &range).trim();
    let word = words.written;
    let told = c.names || c.numbers || c.assigns;
    let named = c.names || (c.numbers && (c.assigns || c.states));
    // 「ジョブは「失敗」になる」
    let blank = word.is_empty() || name::is_placeholder(words.lower);
    if blank || word.contains(['<', '>']) || (c.states && !told) {
        return None;
    }
    let accepted = name::may_be_quoted_name(words)
        || (named
            && !word.contains(['。', '、'])
            && word.len() <= 60
            && word.chars().any(char::is_alphanumeric))
        || (c.closer == Some('」') && name::may_be_japanese_name(word))
        || (c.closer == Some('"') && word.contains(['-', '_']) && name::is_built_like_name(words))
        || (c.closer.is_some() && is_titled(word));
    accepted.then_some(range)
}

/// `Copy-To-Leeds`, `Weekly-to-Tape`, `Weekly Full`, `OLD-FS`: a few words with capitals, however
/// ordinary they are, unless they read like a message.
fn is_titled(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '_', ' ']).collect();
    // Small words may join the others.
    const JOINING: [&str; 9] = ["to", "of", "and", "for", "from", "in", "on", "with", "by"];
    let begins = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
            && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let [first, inner @ .., last] = parts.as_slice() else {
        return false;
    };
    parts.len() <= 5
        && begins(first)
        && begins(last)
        && inner
            .iter()
            .all(|part| begins(part) || JOINING.contains(part))
        && (word.contains('-') || word.bytes().any(|b| b.is_ascii_lowercase()))
        && !cues::ERROR_SHAPE.is_in(word)
}

/// The Latin word at an offset.
pub(super) fn bare(text: &str, at: usize) -> Option<Range> {
    let rest = &text[at..];
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let length = length_of(rest, |c| c.is_ascii_alphanumeric() || "-_./@".contains(c));
    let range = trimmed(text, at..at + length);
    (range.len() <= LONGEST_NAME).then_some(range)
}

/// The Japanese name that blanks set apart: 「ジョブ 夜間バックアップ が」.
fn set_apart(text: &str, c: &Connector) -> Option<Range> {
    let rest = &text[c.end..];
    let mut near = rest
        .char_indices()
        .take_while(|&(at, _)| at <= LONGEST_NAME);
    let (length, _) = near.find(|&(_, c)| matches!(c, ' ' | '\n'))?;
    let (word, after) = rest.split_at(length);
    let apart = c.gap && text[..c.end].ends_with(' ') && after.starts_with(' ');
    let fine = apart && name::is_followed_by_particle(after) && name::may_be_japanese_name(word);
    fine.then(|| c.end..c.end + length)
}

fn judge_bare(ticket: &Ticket, range: Range, c: &Connector) -> Option<Range> {
    let text = ticket.text().as_str();
    let words = Words::of(ticket, &range);
    let Words {
        written: word,
        lower,
    } = words;
    let after = text[range.end..].chars().next().unwrap_or(' ');
    // No operation has a hyphen in its name: 「dwh-main(5439/tcp)」 is no call.
    let call = after == '(' && !word.contains('-');
    // An operation, an option's value, a masked or placeholder form, an address.
    if call
        || matches!(after, '*' | '<' | '@' | '=' | '%')
        || word.contains('@')
        || word.contains("//")
    {
        return None;
    }
    let numbered = c.numbers && (c.assigns || c.states);
    if (c.names || numbered) && word.len() >= 2 {
        let ordinary = if c.called {
            name::is_ordinary(lower) || name::is_placeholder(lower)
        } else {
            name::is_ordinary(lower) || name::is_compound(lower)
        };
        let letters = word.bytes().any(|b| b.is_ascii_alphabetic());
        return (letters && !ordinary).then_some(range);
    }
    let separated = c.gap || !text[..range.start].ends_with(|p: char| p.is_ascii_alphanumeric());
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let named = name::is_built_like_name(words)
        || c.gap
            && (name::stands_as_name(words, before, after)
                || name::is_verbal_name(lower, before, after)
                || name::is_capitalized_name(words, before, after));
    (separated && named).then_some(range)
}

/// The quoted or code-marked name before a word for a resource:
/// 「Daily」ジョブ, `nagi-stg` cluster.
fn name_before(ticket: &Ticket, label: &Range) -> Option<Found> {
    let text = ticket.text().as_str();
    let before = text[..label.start].trim_end_matches([' ', '\t']);
    let called = CALLING.iter().find_map(|words| before.strip_suffix(words));
    let before = called.map_or(before, |before| before.trim_end_matches([' ', '\t']));
    let end = before.len();
    let i = ticket.inline_code.partition_point(|c| c.range.end < end);
    let code = ticket.inline_code.get(i).filter(|c| c.range.end == end);
    let range = if let Some(code) = code {
        code.range.clone()
    } else {
        let closer = before.chars().next_back()?;
        let opener = match closer {
            '」' => '「',
            '』' => '『',
            '"' | '`' => closer,
            _ if called.is_some() => return unquoted(text, end),
            _ => return None,
        };
        let inner = &before[..end - closer.len_utf8()];
        let from = ceil_char_boundary(inner, inner.len().saturating_sub(LONGEST_NAME));
        let start = from + inner[from..].rfind(opener)? + opener.len_utf8();
        start..inner.len()
    };
    let words = Words::of(ticket, &range);
    let word = words.written;
    let built = name::may_be_quoted_name(words) && name::is_built_like_name(words);
    let said = called.is_some() && name::may_be_japanese_name(word);
    let fine = word.len() <= LONGEST_NAME && (built || said);
    fine.then(|| Found::named(range, IdentifierKind::Resource, RESOURCE_NAME))
}

/// Words between a name and what it is the name of. Longer ones before their parts.
const CALLING: &[&str] = &["という名前の", "という名称の", "という名の", "という"];

/// The Latin word without quotes that ends at `end`: 「backend という EC2」.
fn unquoted(text: &str, end: usize) -> Option<Found> {
    let before = &text[..end];
    let start = before
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)))
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &before[start..];
    let lower = word.to_lowercase();
    let named = lower == word && word.len() <= LONGEST_NAME && name::may_be_called(&lower);
    named.then(|| Found::named(start..end, IdentifierKind::Resource, RESOURCE_NAME))
}
