//! Which labelled parts are open, and how far each of them reaches.

use crate::knowledge::FieldKind;
use crate::text::Range;
use crate::ticket::{BlockKind, Chunk, Section, TicketBuilder};

/// How labels rank; a part ends where one of the same or a higher rank (a
/// lower number) begins. Headings of Markdown rank 1 to 6.
pub(in crate::frontend) mod rank {
    /// `■ 症状`, `【症状】`, a label alone on its line.
    pub(in crate::frontend) const SECTION: u8 = 7;
    /// `症状: …`.
    pub(in crate::frontend) const LINE: u8 = 8;
    /// `- 症状: …`.
    pub(in crate::frontend) const ITEM: u8 = 9;
}

/// How far an open part reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) enum Reach {
    /// To the next label of its rank.
    Section,
    /// As far as the text is indented more than the label.
    Deeper,
    /// It has its value on its line; a passage may go on below.
    Value {
        /// The value is no whole sentence: a list below may belong to it.
        open: bool,
    },
    /// Its value is still to come.
    Pending {
        /// It stands under other filled-in lines of a form, where a blank
        /// line below means that it was left empty.
        in_form: bool,
    },
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) enum Next {
    /// Running text.
    Paragraph,
    /// Code, a quote.
    Verbatim,
    /// A list item or a table.
    List,
    /// Another label.
    Label,
}

#[derive(Debug)]
struct Part {
    rank: u8,
    indent: usize,
    reach: Reach,
    prose: bool,
    /// Its label is bold.
    bold: bool,
    /// Something stands in it.
    filled: bool,
}

/// A label about to open a part.
#[derive(Debug, Clone, Copy)]
pub(in crate::frontend) struct Opening<'a> {
    /// The label without decoration.
    pub(in crate::frontend) label: &'a Chunk,
    /// What it names.
    pub(in crate::frontend) kind: Option<FieldKind>,
    /// See [`rank`].
    pub(in crate::frontend) rank: u8,
    /// Where the label's line begins.
    pub(in crate::frontend) indent: usize,
    /// How far it reaches.
    pub(in crate::frontend) reach: Reach,
    /// How it stands.
    pub(in crate::frontend) mark: Mark,
    /// It is set in bold.
    pub(in crate::frontend) bold: bool,
}

/// How a label stands above or before its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) enum Mark {
    /// As the label of a form line.
    Line,
    /// As a heading on a line of its own.
    Heading,
    /// As such a heading, put there by a form: the author did not choose it.
    Question,
}

impl Mark {
    /// What the author wrote, as a heading or not.
    pub(in crate::frontend) const fn of(heading: bool) -> Self {
        match heading {
            true => Self::Heading,
            false => Self::Line,
        }
    }
}

/// The open parts of one ticket, innermost last.
#[derive(Debug)]
pub(in crate::frontend) struct Outline {
    parts: Vec<Part>,
    headings: usize,
    touched: bool,
    titled: bool,
}

impl Outline {
    /// For a whole draft. `titled` says that a subject was given already.
    pub(in crate::frontend) const fn of_draft(titled: bool) -> Self {
        Self {
            parts: Vec::new(),
            headings: 0,
            touched: false,
            titled,
        }
    }

    /// For a text inside a draft, which has no title of its own.
    pub(in crate::frontend) const fn of_text() -> Self {
        Self {
            parts: Vec::new(),
            headings: 1,
            touched: true,
            titled: true,
        }
    }

    /// How many parts are open; see [`Outline::close_to`].
    pub(in crate::frontend) const fn depth(&self) -> usize {
        self.parts.len()
    }

    /// Closes the parts that were opened since [`Outline::depth`] gave `depth`.
    pub(in crate::frontend) fn close_to(&mut self, builder: &mut TicketBuilder, depth: usize) {
        while self.parts.len() > depth {
            self.parts.pop();
            builder.close_field();
        }
    }

    /// Closes the parts of `rank` and below.
    pub(in crate::frontend) fn close_rank(&mut self, builder: &mut TicketBuilder, rank: u8) {
        while self.parts.last().is_some_and(|p| p.rank >= rank) {
            self.parts.pop();
            builder.close_field();
        }
    }

    /// Notes the value that stands on the label's own line.
    pub(in crate::frontend) fn note_value(&mut self, value: &str) {
        if let Some(part) = self.parts.last_mut()
            && let Reach::Value { open } = &mut part.reach
        {
            *open = !value.ends_with(['。', '.', '!', '?', '！', '？']);
        }
    }

    /// Whether the innermost part still waits for its value.
    pub(in crate::frontend) fn is_pending(&self) -> bool {
        matches!(self.parts.last(), Some(p) if matches!(p.reach, Reach::Pending { .. }))
    }

    /// Closes what does not reach to the next piece of text, which is indented
    /// by `indent`, after a `blank` line or not.
    pub(in crate::frontend) fn settle(
        &mut self,
        builder: &mut TicketBuilder,
        next: Next,
        indent: usize,
        blank: bool,
    ) {
        self.touched = true;
        while let Some(part) = self.parts.last_mut() {
            let deeper = indent > part.indent;
            let keep = match part.reach {
                Reach::Section => true,
                Reach::Deeper => deeper,
                Reach::Value { open } => {
                    let below = deeper && (part.prose || !blank);
                    let goes_on = match next {
                        Next::Verbatim => true,
                        Next::List => open || !blank,
                        Next::Paragraph => !blank,
                        Next::Label => false,
                    };
                    below || (part.prose && goes_on)
                }
                Reach::Pending { in_form } => match next {
                    Next::Label => deeper,
                    _ => !blank || deeper || !in_form,
                },
            };
            if keep {
                part.filled |= next != Next::Label;
                if matches!(part.reach, Reach::Pending { .. }) {
                    part.reach = match next {
                        Next::Label => Reach::Deeper,
                        // What begins as a passage goes on as one; a list or
                        // a log under a bare label is all of it.
                        Next::Paragraph if part.prose && !deeper => Reach::Section,
                        _ => Reach::Value { open: true },
                    };
                }
                return;
            }
            self.parts.pop();
            builder.close_field();
        }
    }

    /// Opens a part under a label. What is open and ends here is closed first.
    pub(in crate::frontend) fn open(
        &mut self,
        builder: &mut TicketBuilder,
        opening: Opening<'_>,
        blank: bool,
    ) {
        let Opening { rank, indent, .. } = opening;
        self.settle(builder, Next::Label, indent, blank);
        // 「**試したこと**」 over a list, then 「**影響**: …」: labels of one kind, and
        // the first has what it heads.
        let ended = |part: &Part| part.bold && part.filled && part.rank == rank::SECTION;
        if opening.bold
            && opening.kind.is_some()
            && blank
            && indent == 0
            && let Some(depth) = self.parts.iter().rposition(ended)
        {
            self.close_to(builder, depth);
        }
        while let Some(part) = self.parts.last() {
            let nests = part.rank >= rank::LINE && indent > part.indent;
            if part.rank < rank || (part.rank == rank && nests) {
                break;
            }
            self.parts.pop();
            builder.close_field();
        }
        self.open_inside(builder, opening);
    }

    /// Opens a part inside whatever is open.
    pub(in crate::frontend) fn open_inside(
        &mut self,
        builder: &mut TicketBuilder,
        opening: Opening<'_>,
    ) {
        let Opening {
            label,
            kind,
            rank,
            indent,
            reach,
            mark,
            bold,
        } = opening;
        let heading = mark != Mark::Line;
        self.touched = true;
        // 「概要」 below a title is no second title.
        let kind = match kind {
            Some(FieldKind::Subject) if heading && self.titled => Some(FieldKind::Description),
            kind => kind,
        };
        let prose = kind.map_or(heading, is_prose);
        if heading {
            let section = match mark {
                Mark::Question => Section::Asked,
                _ => Section::Headed(rank.min(6)),
            };
            builder.open_section(label, kind, section);
        } else {
            let metadata = matches!(reach, Reach::Value { .. }) && !prose;
            builder.open_field_as(label, kind, metadata);
        }
        self.titled |= kind == Some(FieldKind::Subject);
        self.parts.push(Part {
            rank,
            indent,
            reach,
            prose,
            bold,
            filled: false,
        });
    }

    /// Opens the part of a heading that is no title.
    pub(in crate::frontend) fn heading(
        &mut self,
        builder: &mut TicketBuilder,
        label: &Chunk,
        kind: Option<FieldKind>,
        level: u8,
        mark: Mark,
    ) {
        self.headings += 1;
        let opening = Opening {
            label,
            kind,
            rank: level,
            indent: 0,
            reach: Reach::Section,
            mark,
            bold: false,
        };
        self.open(builder, opening, true);
    }

    /// Whether a heading of that level that names no part is the title: the
    /// first of level 1, or one that begins the draft.
    pub(in crate::frontend) const fn is_title(&self, level: u8) -> bool {
        self.headings == 0 && (level == 1 || !(self.touched || self.titled))
    }

    /// Adds the title of the ticket.
    pub(in crate::frontend) fn title(
        &mut self,
        builder: &mut TicketBuilder,
        title: &Chunk,
        level: u8,
    ) {
        self.headings += 1;
        self.touched = true;
        self.titled = true;
        self.close_to(builder, 0);
        builder.open_part(Some(FieldKind::Subject), None);
        builder.block(BlockKind::Heading(level), title);
        builder.close_field();
    }

    /// Opens the signature, a part without a label that ends the draft.
    pub(in crate::frontend) fn signature(&mut self, builder: &mut TicketBuilder) {
        self.close_to(builder, 0);
        builder.open_part(Some(FieldKind::Contact), None);
        self.parts.push(Part {
            rank: rank::SECTION,
            indent: 0,
            reach: Reach::Section,
            prose: false,
            bold: false,
            filled: true,
        });
    }

    /// Adds one block whose label stands elsewhere in the text.
    pub(in crate::frontend) fn labelled_elsewhere(
        builder: &mut TicketBuilder,
        kind: FieldKind,
        label: Range,
        block: BlockKind,
        chunk: &Chunk,
    ) {
        builder.open_part(Some(kind), Some(label));
        builder.block(block, chunk);
        builder.close_field();
    }
}

/// Whether a part of that kind holds passages, not one value.
pub(in crate::frontend) const fn is_prose(kind: FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Ongoing
            | FieldKind::Frequency
            | FieldKind::Attachments
            | FieldKind::Impact
            | FieldKind::References
            | FieldKind::Resources
            | FieldKind::Changes
    ) || is_essay(kind)
}

/// Whether people write so much into a part of that kind that they begin it
/// below a blank line even in a form.
pub(in crate::frontend) const fn is_essay(kind: FieldKind) -> bool {
    kind.is_passage()
        && !matches!(
            kind,
            FieldKind::Impact | FieldKind::Changes | FieldKind::References | FieldKind::Topic
        )
}
