//! Where what is missing would stand.

use crate::knowledge::{Card, FieldKind};
use crate::text::{Language, Range, Span};
use crate::ticket::{Field, Ticket};

/// Fields that tell the matter: what is missing goes with them, where nothing
/// more exact is known.
const MATTER: [FieldKind; 4] = [
    FieldKind::Symptom,
    FieldKind::Actual,
    FieldKind::Error,
    FieldKind::Description,
];

/// A place to write what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The label of a field for it.
    Field(Span),
    /// Words that it goes with.
    Beside(Span),
    /// Nothing tells: the title, else the start.
    Start(Span),
}

impl Place {
    /// The place in `ticket` for what the rule of `card` misses. `beside` are
    /// the words it is missing for, if any.
    pub(super) fn of(card: &Card, beside: Option<&Range>, ticket: &Ticket) -> Self {
        let kinds = card.belongs.iter().filter_map(|k| FieldKind::from_name(k));
        let own = || labels(kinds.clone(), ticket);
        let empty = own().find(|(field, _)| ticket.is_unfilled(&field.range));
        if let Some((_, label)) = empty.or_else(|| own().next()) {
            return Self::Field(ticket.span_of(label));
        }
        let beside = beside.or_else(|| Some(labels(MATTER.into_iter(), ticket).next()?.1));
        if let Some(words) = beside {
            return Self::Beside(ticket.span_of(words));
        }
        let title = ticket.sentences.first();
        Self::Start(title.map_or_else(
            || Span::point(ticket.span.start()),
            |title| ticket.span_of(&title.range),
        ))
    }

    /// Where it is, in bytes of the file.
    pub(super) const fn span(self) -> Span {
        match self {
            Self::Field(span) | Self::Beside(span) | Self::Start(span) => span,
        }
    }

    /// A word on the place, for the reader.
    pub(super) const fn words(self, language: Language) -> Option<&'static str> {
        match (self, language) {
            (Self::Field(_), Language::Ja) => Some("ここに書きます"),
            (Self::Field(_), Language::En) => Some("write it here"),
            (Self::Beside(_), Language::Ja) => Some("これに書き添えます"),
            (Self::Beside(_), Language::En) => Some("say it along with this"),
            (Self::Start(_), _) => None,
        }
    }
}

/// The labelled fields of some kinds, kind by kind, with their labels.
fn labels(
    kinds: impl Iterator<Item = FieldKind>,
    ticket: &Ticket,
) -> impl Iterator<Item = (&Field, &Range)> {
    kinds
        .flat_map(|kind| ticket.fields_of(kind))
        .filter_map(|field| Some((field, field.label.as_ref()?)))
}
