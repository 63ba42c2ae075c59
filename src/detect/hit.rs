//! What a detector sees and what it says.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::Zoned;

use super::Placeholders;
use super::looks::Looks;
use crate::facts::declared::{Declared, Stated};
use crate::facts::time::ClockZone;
use crate::facts::{Fact, FactKind, Facts, Profile, Secrets};
use crate::knowledge::schema::List;
use crate::knowledge::{
    Applicability, Bilingual, Confidence, Cue, FieldKind, House, Level, Plan, Severity, Text, cues,
};
use crate::text::{Range, Span, floor_char_boundary};
use crate::ticket::{BlockKind, FieldId, Ticket};

/// How far, in bytes, a detector looks around a place even where no sentence
/// ends: text without full stops must not make every look a look at all of it.
pub(super) const REACH: usize = 2_000;

/// Everything a detector may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The text of the file the draft stands in.
    pub source: &'a str,
    /// The draft.
    pub ticket: &'a Ticket,
    /// What it says.
    pub facts: &'a Facts,
    /// What sort of draft it is.
    pub profile: Profile,
    /// The zone the author's clock runs in, if it is known (`--timezone`).
    pub timezone: Option<&'a ClockZone>,
    /// The moment of writing on the author's calendar, if it is known (`--now`).
    pub now: Option<&'a Zoned>,
    /// What the caller's clock shows, if it tells.
    pub clock: Option<&'a Zoned>,
    /// What the author's house adds to what the tool knows.
    pub house: &'a House,
    /// What stands for the credentials of the file.
    pub placeholders: &'a Placeholders,
    /// The credentials of the file.
    pub secrets: &'a Secrets,
    /// What was read of it last.
    pub looks: &'a Looks,
    /// Places of which rules that ran before have spoken: labels under which
    /// something is missing, and words.
    pub spoken: &'a BTreeSet<Span>,
}

impl<'a> Context<'a> {
    /// The plan and the level that the draft states, in the terms of its provider.
    pub(super) fn declared(&self) -> &Declared {
        let looks = &self.looks.declared;
        looks.get_or_init(|| Declared::of(self.ticket, self.profile.provider))
    }

    /// The level of severity that the draft states.
    pub(super) fn stated_level(&self) -> Option<Stated<&'static Level>> {
        self.declared().level.clone()
    }

    /// The support plan or licence that the draft states.
    pub(super) fn stated_plan(&self) -> Option<Stated<&'static Plan>> {
        self.declared().plan.clone()
    }

    /// Index range of the sentences from `before` before to `after` after the
    /// one at `at`, as a range of text.
    #[must_use]
    pub fn around(&self, at: usize, before: usize, after: usize) -> Range {
        let Some(i) = self.ticket.sentence_at(at) else {
            return self
                .ticket
                .block_at(at)
                .map_or(at..at, |block| block.range.clone());
        };
        let sentences = &self.ticket.sentences;
        let first = i.saturating_sub(before);
        let last = (i + after).min(sentences.len() - 1);
        // Cut at steps of the same length everywhere: places near each other
        // then see the same words, which are read once for all of them.
        let step = at - at % REACH;
        let start = self.boundary(step.saturating_sub(REACH));
        let end = self.boundary(step.saturating_add(2 * REACH));
        sentences[first].range.start.max(start)..sentences[last].range.end.min(end)
    }

    /// The character boundary at or before an offset of the prose. What is blanked
    /// there has others in the text.
    pub(super) fn boundary(&self, at: usize) -> usize {
        floor_char_boundary(self.ticket.prose(), at)
    }

    /// Whether the author's words in a range say it.
    #[must_use]
    pub fn says(&self, range: &Range, cue: &'static Cue) -> bool {
        let words = self.ticket.prose_of(range);
        // What a glance rules out is not worth being kept.
        cue.may_be_in(words) && self.looks.says(range, cue, || cue.is_in(words))
    }

    /// Whether the range stands in the title or a heading.
    #[must_use]
    pub fn in_title(&self, range: &Range) -> bool {
        let block = self.ticket.block_at(range.start);
        block.is_some_and(|b| matches!(b.kind, BlockKind::Heading(_)))
            || self.ticket.fields_at(range.start).any(|field| {
                // A "summary" of several sentences is the report itself.
                field.kind == Some(FieldKind::Subject)
                    && field.range.contains(&range.start)
                    && self.ticket.sentence_at(field.range.start)
                        == self.ticket.sentence_at(range.start)
            })
    }

    /// Whether the draft has text beside its title.
    #[must_use]
    pub fn has_body(&self) -> bool {
        self.ticket
            .sentences
            .iter()
            .any(|s| !self.in_title(&s.range))
    }

    /// Whether the draft pastes output: a code block, a log.
    #[must_use]
    pub fn shows_output(&self) -> bool {
        self.facts.has(FactKind::Log)
            || self
                .ticket
                .blocks
                .iter()
                .any(|b| b.kind == BlockKind::Code && !b.range.is_empty())
    }

    /// The number that the house sets of an option of a rule, or that of the card.
    pub(super) fn count(&self, rule: &str, option: &str) -> usize {
        self.house.options.count(rule, option).unwrap_or(0)
    }

    /// Whether a rule that ran before asks for what stands under the label.
    #[must_use]
    pub fn is_asked_for(&self, label: &Range) -> bool {
        self.spoken.contains(&self.ticket.span_of(label))
    }

    /// The facts of a kind that are not in the title, or all where there is
    /// nothing but a title.
    pub fn in_body(&self, kind: FactKind) -> impl Iterator<Item = &'a Fact> {
        let body = self.has_body();
        let this = *self;
        self.facts
            .of(kind)
            .filter(move |f| !body || !this.in_title(&f.range))
    }

    /// Whether the words are those of somebody else, quoted.
    pub(super) fn is_quoted(&self, range: &Range) -> bool {
        let block = self.ticket.block_at(range.start);
        block.is_some_and(|b| b.kind == BlockKind::Quote)
    }

    /// Whether a message that the draft quotes says it.
    pub(super) fn was_asked(&self, cue: &Cue) -> bool {
        let quotes = self.ticket.blocks.iter();
        let mut quotes = quotes.filter(|b| b.kind == BlockKind::Quote);
        let folded = self.ticket.folded();
        quotes.any(|b| folded.get(b.range.clone()).is_some_and(|q| cue.is_in(q)))
    }

    /// The end of a range, moved on where it would cut a word: 「落ちま」.
    fn word_end(&self, range: &Range) -> usize {
        const BEFORE: usize = 24;
        const AFTER: usize = 36;
        let folded = self.ticket.folded();
        let next = folded.get(range.end..).and_then(|rest| rest.chars().next());
        // None of these words goes on with a stop, or on another line.
        if next.is_none_or(|c| matches!(c, '\n' | '。' | '、' | '」' | ')')) {
            return range.end;
        }
        let from = floor_char_boundary(folded, range.end.saturating_sub(BEFORE).max(range.start));
        let to = floor_char_boundary(folded, range.end.saturating_add(AFTER));
        let around = folded.get(from..to).unwrap_or("");
        let end = range.end - from.min(range.end);
        let words = cues::UNCUT_WORD.find_all(around).into_iter();
        words
            .filter(|word| word.start < end && end < word.end)
            .map(|word| from + word.end)
            .max()
            .unwrap_or(range.end)
    }

    /// The words of a range as a message may quote them: those of the author,
    /// full-width as they may be, in one line, not long.
    #[must_use]
    pub fn quote(&self, range: &Range) -> String {
        self.quoted(range.start..self.word_end(range))
    }

    /// The same, cut where the range is, unless that would cut a credential: half
    /// of one is not known for one.
    #[must_use]
    pub fn quote_exactly(&self, range: &Range) -> String {
        let span = self.ticket.span_of(range);
        if !self.secrets.touch(span) {
            return self.quoted(range.clone());
        }
        let text = self.ticket.folded();
        let is_apart = |c: char| c.is_whitespace() || !c.is_ascii();
        let before = text.get(..range.start).unwrap_or("");
        let start = before.trim_end_matches(|c| !is_apart(c)).len();
        let after = text.get(range.end..).unwrap_or("");
        let rest = after.len() - after.trim_start_matches(|c| !is_apart(c)).len();
        self.quoted(start..range.end + rest)
    }

    fn quoted(&self, range: Range) -> String {
        // So much of a range has the words that are quoted, blanks and all.
        const LONGEST: usize = 1 << 12;
        let end = range.end.min(range.start.saturating_add(LONGEST));
        let end = self.boundary(end);
        let text = self.ticket.text().unfolded(range.start..end, self.source);
        let text = text.trim().trim_end_matches('。');
        let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() <= 48 {
            return line;
        }
        // Before the cut: half a credential is not known for one.
        let line = self.secrets.mask(&line);
        let mut short: String = line.chars().take(46).collect();
        short.push('…');
        short
    }
}

/// The place a hit points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// Words of the draft.
    At(Range),
    /// No words of the draft: something is missing.
    Missing {
        /// The words it is missing for.
        beside: Option<Range>,
    },
}

/// A text edit a detector proposes, in ranges of the ticket's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub range: Range,
    /// What comes in its place.
    pub text: String,
    /// Its class of safety.
    pub applicability: Applicability,
}

/// Lines a detector proposes to add to a draft: values under labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The field after which they go; the end of the draft when `None`.
    pub after: Option<FieldId>,
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// How safe it is to add them.
    pub applicability: Applicability,
}

/// A value under a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The label.
    pub label: Text,
    /// The value, in one line.
    pub value: String,
    /// The field of that label which the draft has, with nothing in it.
    pub field: Option<FieldId>,
}

/// What goes into a hole of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hole {
    /// Words of the draft.
    Quote(String),
    /// A name the tool has for something, in Japanese and in English.
    Name(Text, Text),
    /// Names from the tables, in both languages, to be listed.
    Names(Vec<&'static Bilingual>),
}

/// A place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub anchor: Anchor,
    /// Which of the card's messages.
    pub case: Text,
    /// The draft's words for the holes of the message.
    pub holes: Vec<(&'static str, Hole)>,
    /// Related places, by the name of the card's label.
    pub related: Vec<(Range, &'static str)>,
    /// The severity of the card's topic that was found; the case's when `None`.
    pub severity: Option<Severity>,
    /// Judged only in a whole draft, not in a fragment of one.
    pub document: bool,
    /// A confidence other than the card's.
    pub confidence: Option<Confidence>,
    /// The words at the anchor must never be shown.
    pub conceal: bool,
    /// Hits of one group are one finding with several places; those without a
    /// group are one when they say the same.
    pub group: Option<Text>,
    /// Edits that would mend it.
    pub edits: Vec<Edit>,
    /// Lines that would mend it.
    pub lines: Option<Lines>,
    /// The statements that decide the card's topic that was found.
    pub rests_on: List<Text>,
}

impl Hit {
    /// A hit at words of the draft.
    #[must_use]
    pub const fn at(range: Range) -> Self {
        Self::new(Anchor::At(range))
    }

    /// A hit about something the whole draft lacks.
    #[must_use]
    pub const fn absent() -> Self {
        let mut hit = Self::new(Anchor::Missing { beside: None });
        hit.document = true;
        hit
    }

    /// Names the words that something is missing for.
    #[must_use]
    pub fn beside(mut self, range: Range) -> Self {
        self.anchor = Anchor::Missing {
            beside: Some(range),
        };
        self
    }

    const fn new(anchor: Anchor) -> Self {
        Self {
            anchor,
            case: Cow::Borrowed("main"),
            holes: Vec::new(),
            related: Vec::new(),
            severity: None,
            document: false,
            confidence: None,
            conceal: false,
            group: None,
            edits: Vec::new(),
            lines: None,
            rests_on: Cow::Borrowed(&[]),
        }
    }

    /// Names the case of message.
    #[must_use]
    pub fn case(mut self, case: impl Into<Text>) -> Self {
        self.case = case.into();
        self
    }

    /// Fills a hole of the message.
    #[must_use]
    pub fn hole(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.holes.reserve_exact(1);
        self.holes.push((name, Hole::Quote(text.into())));
        self
    }

    /// Fills a hole of the message with a name in both languages.
    #[must_use]
    pub fn words(mut self, name: &'static str, ja: impl Into<Text>, en: impl Into<Text>) -> Self {
        self.holes.reserve_exact(1);
        self.holes.push((name, Hole::Name(ja.into(), en.into())));
        self
    }

    /// Fills a hole of the message with a list of names in both languages.
    #[must_use]
    pub fn names(mut self, name: &'static str, list: Vec<&'static Bilingual>) -> Self {
        self.holes.reserve_exact(1);
        self.holes.push((name, Hole::Names(list)));
        self
    }

    /// Fills a hole of the message with words of the tables.
    #[must_use]
    pub fn named(self, name: &'static str, words: &Bilingual) -> Self {
        self.words(name, words.ja.clone(), words.en.clone())
    }

    /// Points to a related place.
    #[must_use]
    pub fn related(mut self, range: Range, label: &'static str) -> Self {
        self.related.reserve_exact(1);
        self.related.push((range, label));
        self
    }

    /// Sets the confidence.
    #[must_use]
    pub const fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = Some(confidence);
        self
    }

    /// Marks the hit as judged only in whole drafts.
    #[must_use]
    pub const fn whole_draft(mut self) -> Self {
        self.document = true;
        self
    }

    /// Names the group: its hits are mended together.
    #[must_use]
    pub fn group(mut self, group: impl Into<Text>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// Proposes an edit.
    #[must_use]
    pub fn edit(
        mut self,
        range: Range,
        text: impl Into<String>,
        applicability: Applicability,
    ) -> Self {
        self.edits.reserve_exact(1);
        self.edits.push(Edit {
            range,
            text: text.into(),
            applicability,
        });
        self
    }
}
