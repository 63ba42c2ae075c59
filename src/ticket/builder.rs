//! Putting a ticket together, block by block.

use std::borrow::Cow;

use super::model::{Block, BlockKind, Field, FieldId, InlineCode, Sentence, Syntax, Ticket};
use super::problem::Problem;
use super::prompt::{is_template, is_within, prompts};
use super::scalar::Scalar;
use super::titles;
use super::unwrapped::Unwrapped;
use crate::knowledge::pattern::{Kept, Sieve, View};
use crate::knowledge::{FieldKind, vocabulary};
use crate::text::{MappedText, Range, Span, fold, sentence};

/// Text on its way into a ticket: not yet folded, with the code inside it.
#[derive(Debug, Clone, Default)]
pub struct Chunk {
    /// The text as decoded by the front-end.
    pub text: MappedText,
    /// Code inside it, as ranges of `text`.
    pub code: Vec<Range>,
}

impl Chunk {
    /// A chunk without code.
    #[must_use]
    pub const fn plain(text: MappedText) -> Self {
        Self {
            text,
            code: Vec::new(),
        }
    }

    /// A part of the chunk, its code with it.
    #[must_use]
    pub fn slice(&self, range: Range) -> Self {
        let code = self
            .code
            .iter()
            .filter(|c| c.start < range.end && range.start < c.end)
            .map(|c| c.start.max(range.start) - range.start..c.end.min(range.end) - range.start)
            .collect();
        Self {
            text: self.text.slice(range),
            code,
        }
    }

    /// The chunk without blanks at its ends; itself where there are none.
    #[must_use]
    pub fn trimmed(&self) -> Cow<'_, Self> {
        let words = self.words();
        if words.len() == self.text.len() {
            Cow::Borrowed(self)
        } else {
            Cow::Owned(self.slice(words))
        }
    }

    /// Like [`Chunk::trimmed`], for a chunk that is of no more use.
    #[must_use]
    pub fn into_trimmed(self) -> Self {
        let words = self.words();
        if words.len() == self.text.len() {
            self
        } else {
            self.slice(words)
        }
    }

    /// Where its text stands without the blanks at its ends.
    fn words(&self) -> Range {
        let text = self.text.as_str();
        let start = text.len() - text.trim_start().len();
        start..start + text.trim().len()
    }
}

/// What the heading of a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// One of that level, in the words of the author.
    Headed(u8),
    /// The label of a form, whose words tell nothing of the matter.
    Asked,
}

/// Labels of the name of whatever they stand in.
const NAME: [&str; 3] = ["name", "名前", "名称"];

/// Builds a [`Ticket`]. Front-ends call it in the order of the file.
#[derive(Debug)]
pub struct TicketBuilder {
    syntax: Syntax,
    span: Span,
    text: MappedText,
    fields: Vec<Field>,
    open: Vec<FieldId>,
    blocks: Vec<Block>,
    /// What a form says, and not the author.
    foreign: Vec<Range>,
    inline_code: Vec<InlineCode>,
    problems: Vec<Problem>,
    scalars: Vec<Scalar>,
    /// Once it is closed.
    noted: Option<Noted>,
}

/// The lower-cased text of a ticket, and what there is of patterns in it.
#[derive(Debug)]
struct Noted {
    folded: String,
    kept: Kept,
}

impl Noted {
    fn of(text: &MappedText) -> Self {
        let folded = text.as_str().to_ascii_lowercase();
        let kept = Kept::default();
        drop(Sieve::over(&kept, &[View::Folded(&folded)]));
        Self { folded, kept }
    }
}

impl TicketBuilder {
    /// Begins a ticket that takes the part `span` of its file.
    #[must_use]
    pub fn new(syntax: Syntax, span: Span) -> Self {
        let root = Field {
            kind: None,
            label: None,
            parent: None,
            range: 0..0,
            metadata: false,
        };
        Self {
            syntax,
            span,
            text: MappedText::with_capacity(span.len()),
            fields: vec![root],
            open: vec![FieldId::TICKET],
            blocks: Vec::new(),
            foreign: Vec::new(),
            inline_code: Vec::new(),
            problems: Vec::new(),
            scalars: Vec::new(),
            noted: None,
        }
    }

    /// Notes a fault of syntax.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Notes a value in YAML.
    pub fn scalar(&mut self, scalar: Scalar) {
        self.scalars.push(scalar);
    }

    /// Opens a labelled part inside the one that is open. The label stays in
    /// the text, so that 「ケース ID: 123」 reads the same in every syntax.
    pub fn open_field(&mut self, label: &Chunk, metadata: bool) -> FieldId {
        let label_text = label.text.as_str();
        let named = self.current_kind().filter(|kind| !kind.is_person());
        let kind = match named.filter(|_| NAME.contains(&label_text.to_lowercase().as_str())) {
            // The name of a product is nobody's.
            Some(kind) => Some(kind),
            None => vocabulary::kind_of(label_text),
        };
        self.open_field_as(label, kind, metadata)
    }

    /// Like [`TicketBuilder::open_field`], the kind being known already.
    pub fn open_field_as(
        &mut self,
        label: &Chunk,
        kind: Option<FieldKind>,
        metadata: bool,
    ) -> FieldId {
        let id = FieldId::new(self.fields.len());
        let parent = self.open.last().copied();
        self.fields.push(Field {
            kind,
            label: None,
            parent,
            range: 0..0,
            metadata,
        });
        self.open.push(id);
        let range = self.block(BlockKind::Label, label);
        let at = self.text.offset(self.text.len());
        self.text.push_synthetic(": ", at);
        let start = self.text.len();
        if let Some(field) = self.fields.get_mut(id.index()) {
            field.label = Some(range);
            field.range = start..start;
        }
        id
    }

    /// Opens a part under a heading, which is text of its own right too unless it
    /// only names the part.
    pub fn open_section(
        &mut self,
        heading: &Chunk,
        kind: Option<FieldKind>,
        section: Section,
    ) -> FieldId {
        let id = FieldId::new(self.fields.len());
        let parent = self.open.last().copied();
        self.fields.push(Field {
            kind,
            label: None,
            parent,
            range: 0..0,
            metadata: false,
        });
        self.open.push(id);
        let block = match section {
            Section::Headed(level) if kind.is_none() => BlockKind::Heading(level),
            _ => BlockKind::Label,
        };
        let range = self.block(block, heading);
        if section == Section::Asked {
            self.disown(range.clone());
        }
        self.separate();
        let start = self.text.len();
        if let Some(field) = self.fields.get_mut(id.index()) {
            field.label = Some(range);
            field.range = start..start;
        }
        id
    }

    /// Opens a part that has no label before it: a title, a signature, or a
    /// table cell, whose label (`label`, a place in the text) heads the column.
    pub fn open_part(&mut self, kind: Option<FieldKind>, label: Option<Range>) -> FieldId {
        self.separate();
        let id = FieldId::new(self.fields.len());
        let start = self.text.len();
        self.fields.push(Field {
            kind,
            label,
            parent: self.open.last().copied(),
            range: start..start,
            metadata: false,
        });
        self.open.push(id);
        id
    }

    /// Closes the innermost open part.
    pub fn close_field(&mut self) {
        if self.open.len() > 1
            && let Some(id) = self.open.pop()
        {
            let end = self.text.len();
            if let Some(field) = self.fields.get_mut(id.index()) {
                field.range.end = end.max(field.range.start);
            }
        }
    }

    /// How many parts are open, the ticket itself not counted.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len() - 1
    }

    /// The kind of the innermost open part.
    #[must_use]
    pub fn current_kind(&self) -> Option<FieldKind> {
        let id = self.open.last()?;
        self.fields.get(id.index())?.kind
    }

    /// Whether nothing was added since the innermost open part was labelled.
    #[must_use]
    pub fn is_at_label(&self) -> bool {
        self.blocks
            .last()
            .is_some_and(|b| b.kind == BlockKind::Label)
    }

    /// Adds a block of text to the innermost open part and gives its place in
    /// the ticket's text. Line breaks become `\n`, or vanish where a sentence
    /// was only wrapped.
    pub fn block(&mut self, kind: BlockKind, chunk: &Chunk) -> Range {
        debug_assert!(self.noted.is_none(), "it is closed");
        let in_line = matches!(self.blocks.last(), Some(b) if b.kind == BlockKind::Label)
            && self.text.as_str().ends_with(": ");
        if !in_line || kind == BlockKind::Label {
            self.separate();
        }
        let start = self.text.len();
        let keep_lines = matches!(kind, BlockKind::Code | BlockKind::Quote);
        let text = if keep_lines {
            Unwrapped::keeping_breaks(&chunk.text)
        } else {
            Unwrapped::of(&chunk.text)
        };
        // Fold piece by piece so that inline code keeps its place.
        let mut at = 0;
        for code in &chunk.code {
            let code = text.place(code);
            fold::push_folded(&mut self.text, &text.text, at..code.start);
            let from = self.text.len();
            fold::push_folded(&mut self.text, &text.text, code.clone());
            self.inline_code.push(InlineCode {
                range: from..self.text.len(),
            });
            at = code.end;
        }
        fold::push_folded(&mut self.text, &text.text, at..text.text.len());
        let range = start..self.text.len();
        let field = self.open.last().copied().unwrap_or(FieldId::TICKET);
        self.blocks.push(Block {
            kind,
            range: range.clone(),
            field,
        });
        range
    }

    /// Notes that a piece of the ticket's text is in the words of a form, and
    /// tells nothing of the matter.
    pub fn disown(&mut self, range: Range) {
        self.foreign.push(range);
    }

    /// Starts a new line in the text unless it is at one.
    fn separate(&mut self) {
        if !self.text.is_empty() && !self.text.as_str().ends_with('\n') {
            let at = self.text.offset(self.text.len());
            self.text.push_synthetic("\n", at);
        }
    }

    /// Closes everything: nothing is added from now on.
    pub fn close(&mut self) {
        while self.depth() > 0 {
            self.close_field();
        }
        if let Some(root) = self.fields.first_mut() {
            root.range = 0..self.text.len();
        }
    }

    /// Closes everything, and notes what there is of patterns in the text. It is done in
    /// the end if it was not before.
    pub fn note(&mut self) {
        if self.noted.is_none() {
            self.close();
            self.noted = Some(Noted::of(&self.text));
        }
    }

    /// Whether it has neither words nor faults.
    #[must_use]
    pub const fn is_bare(&self) -> bool {
        self.blocks.is_empty() && self.problems.is_empty()
    }

    /// The folded text so far, case kept, with its map.
    #[must_use]
    pub const fn text(&self) -> &MappedText {
        &self.text
    }

    /// The parts so far; those that are open have no end yet.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The blocks so far.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Closes everything and makes the views.
    #[must_use]
    pub fn finish(mut self) -> Ticket {
        self.close();
        let noted = self.noted.take();
        let Noted { folded, kept } = noted.unwrap_or_else(|| Noted::of(&self.text));
        let sieve = Sieve::over(&kept, &[View::Folded(&folded)]);
        self.foreign.extend(prompts(&self.blocks, &folded));
        self.foreign.sort_by_key(|range| range.start);
        let verbatim = self
            .blocks
            .iter()
            .filter(|b| b.is_verbatim() || is_template(b, &folded))
            .map(|b| &b.range)
            .chain(&self.foreign);
        let mut others: Vec<&Range> = verbatim
            .chain(self.inline_code.iter().map(|c| &c.range))
            .collect();
        others.sort_by_key(|range| range.start);
        drop(sieve);
        // Ranges are of whole characters.
        let prose = match others.is_empty() {
            true => None,
            false => blanked(&folded, &others),
        };
        let mut sentences = Vec::new();
        for (block, b) in self.blocks.iter().enumerate() {
            if b.is_verbatim() || b.kind == BlockKind::Label {
                continue;
            }
            let cut = sentence::split(prose.as_deref().unwrap_or(&folded), b.range.clone());
            let told = cut
                .into_iter()
                .filter(|range| !is_within(&self.foreign, range));
            sentences.extend(told.map(|range| Sentence { range, block }));
        }
        titles::settle(&mut self.fields, &folded, &sentences);
        Ticket {
            syntax: self.syntax,
            span: self.span,
            text: self.text,
            folded,
            prose,
            kept,
            fields: self.fields,
            blocks: self.blocks,
            sentences,
            inline_code: self.inline_code,
            problems: self.problems,
            scalars: self.scalars,
        }
    }
}

/// A text with blanks for all but the line breaks of some ranges, which come in the
/// order of their starts; nothing if one of them cuts a character.
fn blanked(text: &str, ranges: &[&Range]) -> Option<String> {
    let blank = Ticket::BLANK.to_string();
    let mut out = String::with_capacity(text.len());
    for range in ranges {
        let from = range.start.max(out.len());
        if from < range.end {
            out.push_str(text.get(out.len()..from)?);
            for line in text.get(from..range.end)?.split_inclusive('\n') {
                let words = line.strip_suffix('\n').unwrap_or(line);
                out.push_str(&blank.repeat(words.len()));
                out.push_str(&line[words.len()..]);
            }
        }
    }
    out.push_str(text.get(out.len()..)?);
    Some(out)
}
