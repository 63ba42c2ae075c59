//! One of the tickets that a draft is parted into, as the parting tells it.

use super::cut::covers;
use crate::text::{Language, Span};

/// One of the tickets: what of the draft it goes without.
#[derive(Debug, Clone, Default)]
pub(super) struct Leaf {
    /// What is not in it, in the text of the file, in order.
    pub(super) gone: Vec<Span>,
    /// The heading its matter has in the draft.
    pub(super) heading: Option<String>,
    /// What it asks for, where a sentence of it asks for more.
    pub(super) asks: Option<Asks>,
    /// How it differs from another with the same words.
    pub(super) twin: Option<Twin>,
}

impl Leaf {
    /// Whether a piece of the file is in it.
    pub(super) fn keeps(&self, span: Span) -> bool {
        !covers(&self.gone, span)
    }
}

/// The only one that a piece of the file is in.
pub(super) fn only_in(leaves: &[Leaf], span: Span) -> Option<usize> {
    let mut holders = (0..leaves.len()).filter(|at| leaves[*at].keeps(span));
    let first = holders.next()?;
    holders.next().is_none().then_some(first)
}

/// The words of a ticket that say what it asks for.
#[derive(Debug, Clone)]
pub(super) struct Asks {
    /// As a report shows them.
    pub(super) quote: String,
    /// Where they stand, in the text of the file.
    pub(super) span: Span,
}

/// What tells two tickets with the same words apart.
#[derive(Debug, Clone)]
pub(super) enum Twin {
    /// What it asks about; the draft says both in one sentence.
    About(String),
    /// The account it is opened from.
    Account {
        /// Its number, where the draft does not show it already.
        own: Option<String>,
        /// The value that holds the number of the other one.
        field: Option<Span>,
        /// The number of the other one, if it is known.
        other: Option<String>,
    },
}

impl Twin {
    /// What comes in the place of a value of the draft.
    pub(super) fn swapped(&self) -> Option<(Span, &str)> {
        match self {
            Self::Account {
                own: Some(own),
                field: Some(field),
                ..
            } => Some((*field, own)),
            _ => None,
        }
    }

    /// What the draft has to say of it.
    pub(super) fn words(&self, language: Language) -> String {
        match (self, language) {
            (Self::About(about), Language::Ja) => {
                format!("このチケットでお尋ねするのは「{about}」の件です")
            }
            (Self::About(about), Language::En) => format!("This ticket asks about “{about}” only"),
            (Self::Account { other, .. }, Language::Ja) => {
                let other = other.as_deref().unwrap_or("＿＿");
                format!("もう片方のアカウント({other})からも起票しています(ケース ID: ＿＿)")
            }
            (Self::Account { other, .. }, Language::En) => {
                let other = other.as_deref().unwrap_or("<account ID>");
                format!(
                    "A case from the other account ({other}) is open too (case ID <to be filled in>)"
                )
            }
        }
    }
}
