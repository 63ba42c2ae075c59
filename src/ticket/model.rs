//! Ticket, field, block, sentence.

use super::problem::Problem;
use super::scalar::Scalar;
use crate::knowledge::pattern::{Kept, Sieve, View};
use crate::knowledge::{FieldKind, cues};
use crate::text::display::is_hidden;
use crate::text::span::narrow;
use crate::text::{MappedText, Range, Span};

/// The syntax a draft was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Markdown, with or without front matter.
    Markdown,
    /// YAML.
    Yaml,
    /// Lines of `label: value`, an e-mail, plain text.
    Form,
}

/// Index of a field in [`Ticket::fields`]. Field 0 is the ticket itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(u32);

impl FieldId {
    /// The ticket itself.
    pub const TICKET: Self = Self(0);

    /// The field of that index.
    #[must_use]
    pub const fn new(index: usize) -> Self {
        Self(narrow(index))
    }

    /// Its index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A labelled part of a ticket. Its text is what stands under the label, the
/// parts of its sub-headings included.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it is about, if the vocabulary knows the label.
    pub kind: Option<FieldKind>,
    /// The label in the ticket's text; `None` for the ticket itself.
    pub label: Option<Range>,
    /// The part it stands in.
    pub parent: Option<FieldId>,
    /// Its value in the ticket's text.
    pub range: Range,
    /// A metadata value (front matter, YAML key, form line) rather than a
    /// section of prose.
    pub metadata: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading or title of that level.
    Heading(u8),
    /// The label of a form line or the key of a mapping.
    Label,
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item {
        /// It is numbered.
        ordered: bool,
        /// Nesting, from 0.
        depth: u8,
    },
    /// A cell of a table.
    Cell {
        /// It stands in the table's head.
        head: bool,
        /// Row from 0, the head being row 0.
        row: u32,
        /// Column from 0.
        column: u32,
    },
    /// A short metadata value.
    Value,
    /// Code or log, fenced, indented or recognised by its look.
    Code,
    /// Quoted text: an earlier mail, somebody's words.
    Quote,
}

/// A piece of the ticket's text of one kind.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the ticket's text.
    pub range: Range,
    /// The innermost field it belongs to.
    pub field: FieldId,
}

impl Block {
    /// Text the author copied rather than wrote: code, logs, quotes.
    #[must_use]
    pub const fn is_verbatim(&self) -> bool {
        matches!(self.kind, BlockKind::Code | BlockKind::Quote)
    }
}

/// Code inside a line of prose, without its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineCode {
    /// Where it stands in the ticket's text.
    pub range: Range,
}

/// A sentence of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the ticket's text.
    pub range: Range,
    /// Index of its block in [`Ticket::blocks`].
    pub block: usize,
}

/// A draft as every later layer sees it.
///
/// The texts of all parts stand one after another in [`Ticket::text`], folded
/// (NFKC) and mapped back to the file. Every range in the model is a range of
/// that text. Three views of equal length serve the rules: `text` keeps case,
/// `folded` is lower-cased, `prose` is `folded` with all blanked out that is not
/// the author's own: what is verbatim (code, quotes, inline code), the labels of
/// a form.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// The syntax it was written in.
    pub syntax: Syntax,
    /// Its part of the file.
    pub span: Span,
    pub(super) text: MappedText,
    pub(super) folded: String,
    /// Nothing where it is `folded`: a long draft has no room for one more text.
    pub(super) prose: Option<String>,
    pub(super) kept: Kept,
    /// Labelled parts in order of appearance; the first is the ticket itself.
    pub fields: Vec<Field>,
    /// All text, in order.
    pub blocks: Vec<Block>,
    /// Sentences of the prose, in order.
    pub sentences: Vec<Sentence>,
    /// Code inside prose, in order.
    pub inline_code: Vec<InlineCode>,
    /// Faults of syntax.
    pub problems: Vec<Problem>,
    /// Values in YAML, in order.
    pub scalars: Vec<Scalar>,
}

impl Ticket {
    /// What `prose` shows in place of each byte of verbatim text.
    pub const BLANK: char = '\u{1}';

    /// Whether nothing is written in it: no text that can be seen but the
    /// keys of a form that is to be filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let is_key = |block: &Block| {
            let field = self.fields.get(block.field.index());
            block.kind == BlockKind::Label && field.is_some_and(|field| field.metadata)
        };
        let is_blank = |block: &Block| {
            let mut chars = self.slice(&block.range).chars();
            chars.all(|c| c.is_whitespace() || is_hidden(c))
        };
        self.blocks
            .iter()
            .all(|block| is_key(block) || is_blank(block))
    }

    /// Why it was not read, where there is more of it than is.
    #[must_use]
    pub fn excess(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.is_excess())
    }

    /// The folded text, case kept, with its map.
    #[must_use]
    pub const fn text(&self) -> &MappedText {
        &self.text
    }

    /// The folded text, lower-cased. Same length as [`Ticket::text`].
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Makes cues quick to look for in the texts of the ticket, and in parts of
    /// them, while it is kept.
    pub(crate) fn sieve(&self) -> Sieve<'_> {
        let views = [
            View::Folded(&self.folded),
            View::Blanked(self.prose(), &self.folded),
            View::Cased(self.text.as_str(), &self.folded),
        ];
        Sieve::over(&self.kept, &views)
    }

    /// Lets go of what was noted for quick cues until the ticket is wanted again
    /// ([`Ticket::resume`]).
    pub(crate) fn wait(&self) {
        self.kept.wait();
    }

    /// Keeps what is noted from now on.
    pub(crate) fn resume(&self) {
        self.kept.resume();
    }

    /// Whether nothing that is noted is kept.
    pub(crate) fn is_waiting(&self) -> bool {
        self.kept.is_waiting()
    }

    /// What the author wrote himself, lower-cased: verbatim text, the labels of a
    /// form and the words of a template that were to be replaced are blanked with
    /// [`Ticket::BLANK`]. Same length as [`Ticket::text`].
    #[must_use]
    pub fn prose(&self) -> &str {
        self.prose.as_deref().unwrap_or(&self.folded)
    }

    /// The text of a range, case kept.
    #[must_use]
    pub fn slice(&self, range: &Range) -> &str {
        self.text.as_str().get(range.clone()).unwrap_or("")
    }

    /// The prose of a range.
    #[must_use]
    pub fn prose_of(&self, range: &Range) -> &str {
        self.prose().get(range.clone()).unwrap_or("")
    }

    /// Where a range stands in the file.
    #[must_use]
    pub fn span_of(&self, range: &Range) -> Span {
        self.text.span(range.clone())
    }

    /// The value in YAML that a part of the file stands in.
    #[must_use]
    pub fn scalar_at(&self, span: Span) -> Option<Scalar> {
        let i = self
            .scalars
            .partition_point(|scalar| scalar.span.end() < span.end());
        self.scalars
            .get(i)
            .filter(|scalar| scalar.span.start() <= span.start())
            .copied()
    }

    /// The fields of a kind.
    pub fn fields_of(&self, kind: FieldKind) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |f| f.kind == Some(kind))
    }

    /// The first field of a kind that says something.
    #[must_use]
    pub fn field(&self, kind: FieldKind) -> Option<&Field> {
        self.fields_of(kind)
            .find(|f| !self.slice(&f.range).trim().is_empty())
    }

    /// Whether all that a range says is said by a form, or by a template whose
    /// words were to be replaced.
    #[must_use]
    pub fn is_prompt(&self, range: &Range) -> bool {
        let says = |text: &str| text.contains(char::is_alphanumeric);
        let text = self.folded.get(range.clone()).unwrap_or("");
        says(text) && !says(self.prose_of(range)) && !self.is_verbatim(range)
    }

    /// Whether a range, such as a field's, still waits for words: nothing is
    /// written there, or a blank to fill in, or that it will be written later.
    #[must_use]
    pub fn is_unfilled(&self, range: &Range) -> bool {
        let value = self.folded.get(range.clone()).unwrap_or("");
        !value.contains(char::is_alphanumeric)
            || cues::BLANK_VALUE.is_in(value)
            || cues::BLANK_LEFT.is_in(value)
            || self.is_prompt(range)
    }

    /// The trimmed text of the first field of a kind that says something.
    #[must_use]
    pub fn value(&self, kind: FieldKind) -> Option<&str> {
        self.field(kind).map(|f| self.slice(&f.range).trim())
    }

    /// The block at an offset of the text.
    #[must_use]
    pub fn block_at(&self, at: usize) -> Option<&Block> {
        let i = self.blocks.partition_point(|b| b.range.end <= at);
        self.blocks.get(i).filter(|b| b.range.start <= at)
    }

    /// The blocks that stand wholly inside a range, such as a field's.
    #[must_use]
    pub fn blocks_in(&self, range: &Range) -> &[Block] {
        let from = self.blocks.partition_point(|b| b.range.start < range.start);
        let to = self.blocks.partition_point(|b| b.range.end <= range.end);
        self.blocks.get(from..to).unwrap_or_default()
    }

    /// The fields around an offset, innermost first.
    pub fn fields_at(&self, at: usize) -> impl Iterator<Item = &Field> {
        let mut next = self.block_at(at).map(|b| b.field);
        std::iter::from_fn(move || {
            let id = next?;
            let field = self.fields.get(id.index())?;
            next = field.parent;
            Some(field)
        })
    }

    /// The kinds of the fields around an offset, innermost first.
    pub fn field_kinds_at(&self, at: usize) -> impl Iterator<Item = FieldKind> {
        self.fields_at(at).filter_map(|field| field.kind)
    }

    /// Whether the offset stands in a field of that kind, however deep.
    #[must_use]
    pub fn is_in_field(&self, at: usize, kind: FieldKind) -> bool {
        self.field_kinds_at(at).any(|k| k == kind)
    }

    /// Whether the range touches verbatim text or inline code.
    #[must_use]
    pub fn is_verbatim(&self, range: &Range) -> bool {
        self.block_at(range.start).is_some_and(Block::is_verbatim)
            || self
                .inline_code
                .get(
                    self.inline_code
                        .partition_point(|c| c.range.end <= range.start),
                )
                .is_some_and(|c| c.range.start < range.end)
    }

    /// Index of the sentence at an offset, if it stands in prose.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.range.end <= at);
        self.sentences
            .get(i)
            .filter(|s| s.range.start <= at)
            .map(|_| i)
    }
}
