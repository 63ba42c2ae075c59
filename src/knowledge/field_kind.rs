//! What a labelled part of a ticket is about. The build checks the data against
//! these, so this file stands on its own.

macro_rules! field_kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a labelled part of a ticket is about, whatever its label says.
        /// The labels of each are in `rules/vocabulary.yaml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FieldKind { $($(#[$doc])* $variant,)* }

        impl FieldKind {
            /// Every kind, in the order of a ticket.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Kebab-case name, as in `rules/vocabulary.yaml`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The kind of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

field_kinds! {
    /// Title of the ticket.
    Subject = "subject",
    /// The cloud or vendor.
    Provider = "provider",
    /// Product or service concerned.
    Product = "product",
    /// Category of the form.
    Category = "category",
    /// Kind of the request: incident, question …
    Kind = "kind",
    /// Support plan or licence type.
    Plan = "plan",
    /// Stated severity, urgency or priority.
    Severity = "severity",
    /// The account, contract or tenant the ticket is filed from.
    Account = "account",
    /// Veeam: the support ID of the licence.
    SupportId = "support-id",
    /// Veeam: the support ID of the installed licence.
    InstalledSupportId = "installed-support-id",
    /// Region.
    Region = "region",
    /// Zone.
    Zone = "zone",
    /// Identifiers or names of the resources concerned.
    Resources = "resources",
    /// When it happened.
    OccurredAt = "occurred-at",
    /// When it ended.
    EndedAt = "ended-at",
    /// Whether it goes on.
    Ongoing = "ongoing",
    /// How often or when it happens.
    Frequency = "frequency",
    /// Time zone of the times in the ticket.
    Timezone = "timezone",
    /// Language of the correspondence.
    Language = "language",
    /// Web, phone, chat.
    Channel = "channel",
    /// The people to contact.
    Contact = "contact",
    /// An engineer on the author's side who is there around the clock.
    Engineer = "engineer",
    /// Customer, or partner who serves customers.
    UserType = "user-type",
    /// Who files it.
    Submitter = "submitter",
    /// What the one who files it may do: case administrator, partner …
    SubmitterRole = "submitter-role",
    /// The user or role that carried out the operation.
    OperatingUser = "operating-user",
    /// Earlier tickets it refers to.
    PreviousCases = "previous-cases",
    /// The ticket on the other side of a cross-account problem.
    PairedCase = "paired-case",
    /// The number of this ticket.
    CaseNumber = "case-number",
    /// Files that come with it.
    Attachments = "attachments",
    /// Release or build.
    Version = "version",
    /// Environment and configuration.
    Environment = "environment",
    /// What shall be achieved.
    Goal = "goal",
    /// What the desk is asked.
    Question = "question",
    /// What the desk is asked to do.
    Request = "request",
    /// By when.
    Deadline = "deadline",
    /// Effect on business and users.
    Impact = "impact",
    /// Identifier of an API request.
    RequestId = "request-id",
    /// What happens.
    Symptom = "symptom",
    /// What should happen.
    Expected = "expected",
    /// What happens instead.
    Actual = "actual",
    /// How to make it happen.
    Steps = "steps",
    /// What was done about it so far, and what came of it.
    Attempts = "attempts",
    /// The error's text.
    Error = "error",
    /// Logs and outputs.
    Log = "log",
    /// Where the access comes from.
    Source = "source",
    /// Where the access goes to.
    Destination = "destination",
    /// The operation or command.
    Operation = "operation",
    /// Why it is asked.
    Background = "background",
    /// What was changed lately.
    Changes = "changes",
    /// Documents that were followed.
    References = "references",
    /// Free description.
    Description = "description",
    /// Remarks.
    Notes = "notes",
    /// A machine's clock: when the draft was written.
    Today = "today",
    /// Times of choice for a meeting.
    Candidates = "candidates",
    /// How long a meeting shall last.
    Duration = "duration",
    /// The tool for a meeting.
    MeetingTool = "meeting-tool",
    /// The address of a meeting.
    MeetingUrl = "meeting-url",
    /// Whether guests get into a meeting.
    GuestAccess = "guest-access",
    /// What a meeting is about.
    Topic = "topic",
    /// Months in which meetings were held already.
    UsedMonths = "used-months",
    /// Whether a release is still supported.
    LifecycleStatus = "lifecycle-status",
    /// When a release came out.
    ReleasedAt = "released-at",
    /// Until when the contract entitles to support.
    SupportExpires = "support-expires",
    /// When the desk's page on faults was looked at, and what it said.
    StatusPage = "status-page",
}

impl FieldKind {
    /// Whether it is told in sentences rather than by a value.
    #[must_use]
    pub const fn is_passage(self) -> bool {
        matches!(
            self,
            Self::Environment
                | Self::Goal
                | Self::Question
                | Self::Request
                | Self::Impact
                | Self::Symptom
                | Self::Expected
                | Self::Actual
                | Self::Steps
                | Self::Attempts
                | Self::Error
                | Self::Log
                | Self::Operation
                | Self::Background
                | Self::Changes
                | Self::References
                | Self::Description
                | Self::Notes
                | Self::Topic
        )
    }

    /// Whether it names somebody.
    #[must_use]
    pub const fn is_person(self) -> bool {
        matches!(
            self,
            Self::Contact | Self::Engineer | Self::Submitter | Self::OperatingUser
        )
    }

    /// Whether it says whose and which ticket it is, with a name or a choice,
    /// rather than what the matter is.
    #[must_use]
    pub const fn is_choice(self) -> bool {
        matches!(
            self,
            Self::Provider
                | Self::Product
                | Self::Category
                | Self::Kind
                | Self::Plan
                | Self::Severity
                | Self::Account
                | Self::SupportId
                | Self::InstalledSupportId
                | Self::Region
                | Self::Zone
                | Self::Timezone
                | Self::Language
                | Self::Channel
                | Self::Version
                | Self::Today
        )
    }
}
