//! The types of facts.

use std::sync::Arc;

use super::fact_kind::FactKind;
use super::secret::SecretKind;
use super::shelf::Shelf;
use super::time::Time;
use crate::knowledge::{IdentifierKind, Product, Provider, Text};
use crate::text::Range;

/// What a fact holds beyond its text.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// Nothing more.
    None,
    /// A point in time.
    Time(Box<Time>),
    /// An identifier.
    Identifier(Arc<IdentifierDetail>),
    /// A product.
    Product(ProductDetail),
    /// A credential.
    Secret(SecretKind),
    /// A name for the case, for facts that come in several.
    Case(&'static str),
}

/// What an identifier is.
#[derive(Debug, Clone, PartialEq)]
pub struct IdentifierDetail {
    /// What it names.
    pub kind: IdentifierKind,
    /// The provider whose grammar it follows, if only one does.
    pub provider: Option<&'static str>,
    /// Name of the grammar.
    pub name: Text,
    /// The account inside it.
    pub account: Option<String>,
    /// The author masked it (`i-***`).
    pub masked: bool,
    /// It names a place in a network.
    pub address: bool,
    /// It sits in the author's own devices.
    pub client_side: bool,
}

/// A product that is named.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProductDetail {
    /// The provider that has it.
    pub owner: &'static Provider,
    /// What is known of it.
    pub entry: &'static Product,
}

impl ProductDetail {
    /// The name of the provider that has it.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.owner.name.as_ref()
    }

    /// Its official name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.entry.name.as_ref()
    }
}

/// Something the draft says, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is.
    pub kind: FactKind,
    /// Where it stands in the ticket's text.
    pub range: Range,
    /// What it holds beyond its text.
    pub detail: Detail,
}

impl Fact {
    /// The identifier, if it is one.
    #[must_use]
    pub fn identifier(&self) -> Option<&IdentifierDetail> {
        match &self.detail {
            Detail::Identifier(identifier) => Some(identifier),
            _ => None,
        }
    }

    /// The product, if it is one.
    #[must_use]
    pub const fn product(&self) -> Option<ProductDetail> {
        match self.detail {
            Detail::Product(product) => Some(product),
            _ => None,
        }
    }
}

/// Everything a draft says, in order of place within each kind.
#[derive(Debug, Clone)]
pub struct Facts {
    /// One a kind, in the order of [`FactKind::ALL`].
    shelves: Vec<Shelf>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            shelves: vec![Shelf::default(); FactKind::ALL.len()],
        }
    }
}

impl Facts {
    /// Adds a fact.
    pub fn add(&mut self, kind: FactKind, range: Range, detail: Detail) {
        self.shelves[kind as usize].add(Fact {
            kind,
            range,
            detail,
        });
    }

    /// Puts the facts of each kind in order of place, and drops what was found
    /// twice and identifiers that are credentials. Call once, after the last
    /// family.
    pub(super) fn settle(&mut self) {
        self.shelves.iter_mut().for_each(Shelf::settle);
        let secrets = std::mem::take(&mut self.shelves[FactKind::Secret as usize]);
        for shelf in &mut self.shelves {
            shelf.retain(|fact| {
                let inside =
                    |s: &Fact| s.range.start <= fact.range.start && fact.range.end <= s.range.end;
                fact.identifier().is_none() || !secrets.within(&fact.range).any(inside)
            });
        }
        self.shelves[FactKind::Secret as usize] = secrets;
    }

    /// Forgets what is claimed and asked within some parts: what another case is
    /// called says nothing of this one.
    pub(super) fn forget_claims_in<'r>(&mut self, parts: impl Iterator<Item = &'r Range>) {
        const CLAIMS: [FactKind; 9] = [
            FactKind::Symptom,
            FactKind::ObservedBehavior,
            FactKind::ExpectedBehavior,
            FactKind::Goal,
            FactKind::Question,
            FactKind::Impact,
            FactKind::OngoingStatus,
            FactKind::ErrorMessage,
            FactKind::VagueError,
        ];
        for part in parts {
            let outside =
                |fact: &Fact| fact.range.end <= part.start || part.end <= fact.range.start;
            for kind in CLAIMS {
                self.shelves[kind as usize].retain(outside);
            }
        }
    }

    /// The facts of a kind, in order of place.
    pub fn of(&self, kind: FactKind) -> impl Iterator<Item = &Fact> {
        self.shelves[kind as usize].iter()
    }

    /// Whether the draft says something of that kind.
    #[must_use]
    pub fn has(&self, kind: FactKind) -> bool {
        self.of(kind).next().is_some()
    }

    /// The facts of a kind that touch a range.
    pub fn within<'a>(
        &'a self,
        kind: FactKind,
        range: &'a Range,
    ) -> impl Iterator<Item = &'a Fact> {
        self.shelves[kind as usize].within(range)
    }
}
