//! The kinds of facts. The build checks the data against them, so this file
//! stands on its own.

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

impl FactKind {
    /// What a complaint is told by.
    pub const COMPLAINTS: [Self; 3] = [Self::Symptom, Self::VagueError, Self::ErrorMessage];
}
