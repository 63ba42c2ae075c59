//! The types of facts.

use super::secret::SecretKind;
use super::shelf::Shelf;
use super::time::Time;
use crate::knowledge::IdentifierKind;
use crate::text::Range;

macro_rules! fact_kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The kinds of facts, by the names of the JSON contract.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FactKind { $($(#[$doc])* $variant,)* }

        impl FactKind {
            /// Every kind, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in `inspect --format json`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

fact_kinds! {
    /// A claim that something is wrong.
    Symptom = "symptom",
    /// What actually happens.
    ObservedBehavior = "observed_behavior",
    /// What should happen.
    ExpectedBehavior = "expected_behavior",
    /// How to make it happen.
    ReproductionSteps = "reproduction_steps",
    /// What the author wants to achieve.
    Goal = "goal",
    /// A question to the desk.
    Question = "question",
    /// Something that was tried.
    Attempts = "attempts",
    /// Effect on business and users.
    Impact = "impact",
    /// A word that claims urgency.
    Urgency = "urgency",
    /// A point in time.
    Timestamp = "timestamp",
    /// Whether the trouble goes on.
    OngoingStatus = "ongoing_status",
    /// How often, or under which conditions.
    Frequency = "frequency",
    /// The text of an error.
    ErrorMessage = "error_message",
    /// An error that is claimed or paraphrased.
    VagueError = "vague_error",
    /// A command or operation that was run.
    Command = "command",
    /// Output that was pasted.
    Log = "log",
    /// A resource support can look up.
    ResourceId = "resource_id",
    /// An account, contract or tenant.
    AccountId = "account_id",
    /// A region or zone.
    Region = "region",
    /// A product or service.
    Product = "product",
    /// A release or build.
    Version = "version",
    /// An API request.
    RequestId = "request_id",
    /// An earlier support case.
    CaseReference = "case_reference",
    /// A web address.
    Url = "url",
    /// Somebody to contact.
    Contact = "contact",
    /// A file that comes with the ticket.
    Attachment = "attachment",
    /// A credential.
    Secret = "secret",
    /// Data of a person.
    PersonalData = "personal_data",
    /// A word only insiders know.
    Jargon = "jargon",
    /// Environment or configuration.
    Environment = "environment",
}

/// What a fact holds beyond its text.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// Nothing more.
    None,
    /// A point in time.
    Time(Box<Time>),
    /// An identifier.
    Identifier {
        /// What it names.
        kind: IdentifierKind,
        /// The provider whose grammar it follows, if only one does.
        provider: Option<&'static str>,
        /// Name of the grammar.
        name: &'static str,
        /// The account inside it.
        account: Option<String>,
        /// The author masked it (`i-***`).
        masked: bool,
        /// It names a place in a network.
        address: bool,
        /// It sits in the author's own devices.
        client_side: bool,
    },
    /// A product.
    Product {
        /// The provider that has it.
        provider: &'static str,
        /// Its official name.
        name: &'static str,
        /// Which one must be said.
        resource: bool,
        /// It is reached over the network.
        endpoint: bool,
        /// It sits in the author's own devices.
        client_side: bool,
    },
    /// A credential.
    Secret(SecretKind),
    /// A name for the case, for facts that come in several.
    Case(&'static str),
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
                !matches!(fact.detail, Detail::Identifier { .. })
                    || !secrets.within(&fact.range).any(inside)
            });
        }
        self.shelves[FactKind::Secret as usize] = secrets;
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
