//! What a title loses with its urgency: the words themselves and what parted them
//! from the rest, never another fact.

use super::Context;
use super::signs::{closes, closing, is_blank, is_kana, is_pair, is_sign, opens, parts};
use crate::facts::{Fact, FactKind};
use crate::knowledge::cues;
use crate::text::Range;

/// Longest line, in bytes, that is read as a title.
const LONGEST: usize = 400;

/// What stands at the head of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    /// A title.
    Own,
    /// The first words of a text that has none.
    FirstWords,
}

/// What marks a title as urgent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// What can go, with its blanks.
    pub(super) range: Range,
    /// The title says something beside it.
    pub(super) rest: bool,
}

/// The mark that the word is, or is a part of, if the title reads on without it.
pub(super) fn around(context: &Context<'_>, fact: &Fact, title: Title) -> Option<Tag> {
    let line = Line::at(context, fact.range.start)?;
    let whole = line.range();
    let words = context.facts.within(FactKind::Urgency, &whole);
    let mut marks: Vec<Mark> = words.map(|word| line.mark(&word.range)).collect();
    marks.sort_by_key(|mark| mark.range.start);
    let marks = line.joined(marks);
    let mark = marks.into_iter().find(|mark| {
        mark.range.start <= line.of(fact.range.start) && line.of(fact.range.end) <= mark.range.end
    })?;
    let range = match line.bracket_around(&mark.range) {
        Some(inside) => line.within(&mark.range, &inside)?,
        None => line.apart(&mark, title)?,
    };
    let says = |text: &str| text.contains(char::is_alphanumeric);
    let rest = says(&line.text[..range.start]) || says(&line.text[range.end..]);
    // The next lines of a heading, or of the first words, go on with it.
    let rest = rest || title == Title::FirstWords;
    Some(Tag {
        range: line.start + range.start..line.start + range.end,
        rest,
    })
}

/// Urgency words as far as they hang together; ranges are those of the line.
#[derive(Debug, Clone)]
struct Mark {
    range: Range,
    /// Brackets or signs set it off from the rest.
    set_off: bool,
}

/// The line of a title.
struct Line<'c, 'a> {
    context: &'c Context<'a>,
    text: &'a str,
    /// Where it begins in the ticket's text.
    start: usize,
}

impl<'c, 'a> Line<'c, 'a> {
    fn at(context: &'c Context<'a>, at: usize) -> Option<Self> {
        let block = &context.ticket.block_at(at)?.range;
        let prose = context.ticket.prose();
        // A text of a megabyte may be one line: no more of it is looked at.
        let from = context
            .boundary(at.saturating_sub(LONGEST))
            .max(block.start);
        let to = context.boundary(at + LONGEST).min(block.end);
        let start = match prose.get(from..at)?.rfind('\n') {
            Some(found) => from + found + 1,
            None => from,
        };
        let end = match prose.get(at..to)?.find('\n') {
            Some(found) => at + found,
            None => to,
        };
        (end - start <= LONGEST).then(|| Self {
            context,
            text: &prose[start..end],
            start,
        })
    }

    fn range(&self) -> Range {
        self.start..self.start + self.text.len()
    }

    /// An offset of the ticket as one of the line.
    fn of(&self, at: usize) -> usize {
        at.saturating_sub(self.start).min(self.text.len())
    }

    fn before(&self, at: usize) -> &'a str {
        self.text.get(..at).unwrap_or("")
    }

    fn after(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    /// The word with the small words that belong to it, its signs and its brackets.
    fn mark(&self, word: &Range) -> Mark {
        let mut range = self.of(word.start)..self.of(word.end);
        // A word may be found by the bracket before it.
        let inner = self.text[range.clone()].trim_start_matches(|c| opens(c) || is_blank(c));
        range.start = range.end - inner.len();
        if let Some(lead) = cues::URGENCY_LEAD.find(self.before(range.start)) {
            range.start = lead.start;
        }
        if let Some(tail) = cues::URGENCY_TAIL.find(self.after(range.end)) {
            // What goes on is a word of its own: 「至急対応窓口」.
            let to = range.end + tail.end;
            if self.ends_at(to) {
                range.end = to;
            }
        }
        let set_off = self.is_emphasised(&range);
        self.set_off(Mark { range, set_off })
    }

    /// Whether the draft has marks of emphasis around the words: `**URGENT**`.
    fn is_emphasised(&self, range: &Range) -> bool {
        let own = self.start + range.start..self.start + range.end;
        let span = self.context.ticket.span_of(&own);
        let source = self.context.source;
        let before = source.get(..span.start()).unwrap_or("");
        let after = source.get(span.end()..).unwrap_or("");
        ['*', '_']
            .iter()
            .any(|mark| before.ends_with(*mark) && after.starts_with(*mark))
    }

    /// The mark with the signs and the brackets around it, as far as they hold
    /// nothing else.
    fn set_off(&self, mut mark: Mark) -> Mark {
        loop {
            let Range { start, end } = mark.range;
            let before = self.before(start).trim_end_matches(is_sign);
            let after = self.after(end).trim_start_matches(is_sign);
            let range = before.len()..self.text.len() - after.len();
            if range != mark.range {
                mark = Mark {
                    range,
                    set_off: true,
                };
                continue;
            }
            let before = before.trim_end_matches(is_blank);
            let after = after.trim_start_matches(is_blank);
            let pair = before.chars().next_back().zip(after.chars().next());
            let Some((open, close)) = pair.filter(is_pair) else {
                return mark;
            };
            mark = Mark {
                range: before.len() - open.len_utf8()
                    ..self.text.len() - after.len() + close.len_utf8(),
                set_off: true,
            };
        }
    }

    /// The marks, those joined that only blanks, signs and separators part:
    /// 「【至急】【緊急】」, "URGENT/ASAP".
    fn joined(&self, marks: Vec<Mark>) -> Vec<Mark> {
        let mut out: Vec<Mark> = Vec::with_capacity(marks.len());
        for mark in marks {
            if let Some(last) = out.last_mut() {
                let gap = self
                    .text
                    .get(last.range.end..mark.range.start)
                    .unwrap_or("");
                if gap.chars().all(|c| is_blank(c) || is_sign(c) || parts(c)) {
                    let joined = Mark {
                        range: last.range.start..mark.range.end.max(last.range.end),
                        set_off: last.set_off || mark.set_off,
                    };
                    *last = self.set_off(joined);
                    continue;
                }
            }
            out.push(mark);
        }
        out
    }

    /// The inside of the nearest brackets around a range.
    fn bracket_around(&self, range: &Range) -> Option<Range> {
        let mut open_needed = 0usize;
        let (at, open) = self
            .before(range.start)
            .char_indices()
            .rev()
            .find(|(_, c)| {
                if closes(*c) {
                    open_needed += 1;
                    return false;
                }
                if opens(*c) && open_needed > 0 {
                    open_needed -= 1;
                    return false;
                }
                opens(*c)
            })?;
        let close = closing(open)?;
        let end = self.after(range.end).find(close)?;
        let inside = at + open.len_utf8()..range.end + end;
        let tail = self.text.get(range.end..inside.end)?;
        (!tail.contains(open)).then_some(inside)
    }

    /// The mark with what parts it from the rest of its brackets.
    fn within(&self, mark: &Range, inside: &Range) -> Option<Range> {
        let before = self.text.get(inside.start..mark.start)?;
        let after = self.text.get(mark.end..inside.end)?;
        let is_free = |side: &str, edge: Option<char>| {
            edge.is_none_or(|c| parts(c) || is_sign(c))
                || edge.is_some_and(is_blank) && !cues::SMALL_WORD.is_in(side)
        };
        let word = self.text.get(mark.clone())?;
        let free_before = word.starts_with(is_sign) || is_free(before, before.chars().next_back());
        let free_after = word.ends_with(is_sign) || is_free(after, after.chars().next());
        // 「本番至急」, 「至急本番確認」: Japanese words need nothing between them.
        let glued = !word.is_ascii() && !cues::URGENCY_COMPOUND.is_in(after);
        let ends = |c: char| c.is_alphanumeric() && !is_kana(c);
        let free_before = free_before || glued && free_after && before.ends_with(ends);
        let free_after = free_after || glued && free_before && after.starts_with(ends);
        if !free_before || !free_after {
            return None;
        }
        let gap = |c: char| is_blank(c) || parts(c);
        let to = mark.end + (after.len() - after.trim_start_matches(gap).len());
        let from = before.trim_end_matches(gap).len() + inside.start;
        // One of the two gaps goes: that after it, unless nothing comes there.
        Some(if to == inside.end {
            from..to
        } else {
            mark.start..to
        })
    }

    /// A mark outside of brackets, with what parted it from the rest of the title.
    fn apart(&self, mark: &Mark, title: Title) -> Option<Range> {
        let gap = |c: char| is_blank(c) || parts(c) || is_sign(c);
        let (before, after) = (self.before(mark.range.start), self.after(mark.range.end));
        let word = self.text.get(mark.range.clone())?;
        let rest = after.trim_start_matches(gap);
        let mut between = &after[..after.len() - rest.len()];
        // A minus or a path may begin the rest: only what a blank follows is a mark.
        if !rest.is_empty() {
            between = between.trim_end_matches(['-', '/', '+', '~', '_', '*', '=', '&']);
        }
        let is_cut_off = between.contains(parts) || between.contains(is_sign);
        // 「至急 EC2 停止」
        let is_said = !word.is_ascii() && between.starts_with(is_blank);
        if before.chars().all(gap) {
            let free = mark.set_off
                || between.contains(':')
                || title == Title::Own && (is_cut_off || is_said || before.contains(is_sign));
            let is_indent = before.trim().is_empty();
            let from = if is_indent { mark.range.start } else { 0 };
            return free.then(|| from..mark.range.end + between.len());
        }
        if title == Title::FirstWords {
            return mark.set_off.then(|| self.bracketed(mark)).flatten();
        }
        let kept = before.trim_end_matches(gap);
        let joint = &before[kept.len()..];
        let is_parted = |joint: &str| {
            joint.contains(|c| parts(c) && c != '-' && c != '/')
                || joint.contains(" - ")
                || joint.contains(" / ")
        };
        let is_last = rest.trim_start_matches(['.', '。', '!', '?']).is_empty();
        if is_last {
            let is_said = joint.contains(is_blank) && !word.is_ascii();
            let free = mark.set_off || is_parted(joint) || is_said;
            return free.then_some(kept.len()..self.text.len());
        }
        let begins = is_parted(joint) || before.ends_with(closes);
        if begins && is_parted(between) {
            return Some(mark.range.start..mark.range.end + between.len());
        }
        self.bracketed(mark)
    }

    /// A mark in brackets of its own amid the title: one of the blanks around it
    /// is left.
    fn bracketed(&self, mark: &Mark) -> Option<Range> {
        let (before, after) = (self.before(mark.range.start), self.after(mark.range.end));
        let word = self.text.get(mark.range.clone())?;
        if !word.starts_with(opens) || !word.ends_with(closes) {
            return None;
        }
        let blanks = after.len() - after.trim_start_matches(is_blank).len();
        let all = before.is_empty() || before.ends_with(is_blank);
        Some(mark.range.start..mark.range.end + if all { blanks } else { 0 })
    }

    /// Whether words end at an offset: a bracket, a sign, a separator or nothing
    /// comes after it.
    fn ends_at(&self, at: usize) -> bool {
        let next = self.after(at).trim_start_matches(is_blank).chars().next();
        next.is_none_or(|c| closes(c) || parts(c) || is_sign(c) || matches!(c, '。' | '.'))
    }
}
