//! The shape of the files under `rules/`.
//!
//! This file is compiled twice: by `build/`, which reads the YAML and turns it
//! into constants, and by the library, which holds those constants. It must
//! therefore stand on `std` and `serde` alone.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

/// A string that is a constant for what ships, and owned for a user's card.
pub type Text = Cow<'static, str>;
/// A list that is a constant for what ships, and owned for a user's card.
pub type List<T> = Cow<'static, [T]>;

/// The same words in both languages of the tool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Japanese.
    pub ja: Text,
    /// English.
    pub en: Text,
}

/// How much a finding matters. Ordered: the greater is the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Advice.
    Info,
    /// A certain round trip with the desk.
    Warning,
    /// The desk refuses or cannot act, or the harm cannot be undone.
    Error,
}

/// How sure the tool is of a finding. Ordered: the greater is the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Shown only on request.
    Low,
    /// A heuristic that is usually right.
    Medium,
    /// The words of the draft leave no doubt.
    #[default]
    High,
}

/// What a rule judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// What a passage says; judged in a fragment too.
    #[default]
    Passage,
    /// What a whole draft lacks; not judged in a fragment.
    Document,
}

/// The class of a rule's rewrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// There is no rewrite.
    #[default]
    None,
    /// Words with a blank that only the author can fill; never applied.
    Display,
    /// Rests on a stated assumption.
    Unsafe,
    /// Cannot change the meaning.
    Safe,
}

/// The words of one message of a rule, with `{holes}` for the draft's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Message {
    /// Names the case the detector tells apart; `main` where there is one.
    #[serde(default = "main_case")]
    pub case: Text,
    /// How much the case matters, where that is less than the card says.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// The same for single providers.
    #[serde(default, deserialize_with = "provider_severities")]
    pub severity_for: List<ProviderSeverity>,
    /// What was found.
    pub what: Bilingual,
    /// What the desk would ask, where the finding is about something missing.
    #[serde(default)]
    pub ask: Option<Bilingual>,
    /// What to do.
    #[serde(rename = "do")]
    pub action: Bilingual,
    /// Text to copy, with blanks.
    #[serde(default)]
    pub rewrite: Option<Bilingual>,
}

fn main_case() -> Text {
    Cow::Borrowed("main")
}

/// A matcher that needs no Rust. Regular expressions are searched in the
/// folded, lower-cased prose (no code, no quoted mail).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Match {
    /// What raises the rule. Without it the rule is raised once, by absence.
    #[serde(default)]
    pub find: List<Text>,
    /// Words taken away before `find` is searched (緊急度 before 緊急).
    #[serde(default)]
    pub strip: List<Text>,
    /// What keeps the rule silent in the same sentence.
    #[serde(default)]
    pub unless: List<Text>,
    /// How many sentences on either side `unless` also looks at.
    #[serde(default)]
    pub within: usize,
    /// Facts, any of which anywhere in the draft keeps the rule silent.
    #[serde(default)]
    pub unless_facts: List<Text>,
    /// Topics that raise the rule when they are the matter of the draft rather
    /// than mentioned in it; instead of all the above. At one place the first counts.
    #[serde(default)]
    pub topics: List<Topic>,
}

/// How a topic must be said to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// The desk is asked about it.
    #[default]
    Asked,
    /// The desk is asked about it, or it is what does not work.
    Troubled,
    /// The draft says so, and does not deny it.
    Stated,
}

/// Something a draft may be about. All expressions are searched like those of
/// [`Match`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topic {
    /// The message it raises.
    #[serde(default = "main_case")]
    pub case: Text,
    /// What it is called, for the hole `{topic}`.
    pub name: Bilingual,
    /// Providers whose drafts it is sought in; none named: those of the card.
    #[serde(default)]
    pub providers: List<Text>,
    /// Kinds of draft it is sought in; none named: those of the card.
    #[serde(default)]
    pub kinds: List<Text>,
    /// What names it.
    pub find: List<Text>,
    /// Words taken away before `find` is searched.
    #[serde(default)]
    pub strip: List<Text>,
    /// What must be said of it in the same clause.
    #[serde(default)]
    pub with: List<Text>,
    /// The name carries over: what `with` says may stand in another clause of
    /// its sentence or in the next sentence, if that asks.
    #[serde(default)]
    pub carries: bool,
    /// How it must be said.
    #[serde(default)]
    pub said: Said,
    /// What keeps it silent in the same sentence.
    #[serde(default)]
    pub unless: List<Text>,
    /// How many sentences on either side `unless` also looks at.
    #[serde(default)]
    pub within: usize,
    /// What keeps it silent anywhere in the draft.
    #[serde(default)]
    pub unless_draft: List<Text>,
    /// A severity below the card's.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// A confidence other than the card's.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// Where to turn instead, for the hole `{redirect}`.
    pub redirect: Bilingual,
    /// What differs by desk and contract; the first that fits counts.
    #[serde(default, rename = "where")]
    pub variants: List<Variant>,
}

/// What differs in a topic for certain desks, plans or levels of severity.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Variant {
    /// The providers; none named: any.
    #[serde(default)]
    pub providers: List<Text>,
    /// The support plans, one of which the draft states; none named: any or none.
    #[serde(default)]
    pub plans: List<Text>,
    /// The levels of severity, one of which the draft states; none named: any or none.
    #[serde(default)]
    pub levels: List<Text>,
    /// The desk answers it: no finding.
    #[serde(default)]
    pub answered: bool,
    /// Another message.
    #[serde(default)]
    pub case: Option<Text>,
    /// A severity below the card's.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// Where to turn instead.
    #[serde(default)]
    pub redirect: Option<Bilingual>,
}

/// One example of a card: documentation and test at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The draft.
    pub text: Text,
    /// `md`, `yaml` or `txt`.
    #[serde(default = "markdown")]
    pub syntax: Text,
    /// The provider, when not to be guessed.
    #[serde(default)]
    pub provider: Option<Text>,
    /// The kind of draft, when not to be guessed.
    #[serde(default)]
    pub kind: Option<Text>,
    /// A whole draft rather than a passage of one.
    #[serde(default)]
    pub whole: bool,
    /// The case of message expected (failing examples).
    #[serde(default)]
    pub case: Option<Text>,
    /// The draft after the rule's rewrite.
    #[serde(default)]
    pub fixed: Option<Text>,
}

fn markdown() -> Text {
    Cow::Borrowed("md")
}

/// Drafts that must and must not raise a rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// Must raise the rule.
    pub fail: List<Example>,
    /// Must not.
    pub pass: List<Example>,
}

/// What stands at a place related to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelWords {
    /// The name the detector uses.
    pub name: Text,
    /// The words.
    pub words: Bilingual,
}

/// A severity that holds for one provider only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSeverity {
    /// The provider's name.
    pub provider: Text,
    /// Its severity.
    pub severity: Severity,
}

/// Name of the provider that is none: a draft for a desk that is not known, and
/// forms and words that belong to nobody.
pub const GENERIC: &str = "generic";

/// The family of rules about the file itself, which rest on no document.
pub const SYNTAX: &str = "syntax";

/// Everything about one rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Card {
    /// Kebab-case name: the file's stem.
    #[serde(skip)]
    pub name: Text,
    /// The family: the name of the file's folder.
    #[serde(skip)]
    pub family: Text,
    /// Default severity.
    pub severity: Severity,
    /// Severities of single providers.
    #[serde(default, deserialize_with = "provider_severities")]
    pub severity_for: List<ProviderSeverity>,
    /// How sure its findings are.
    #[serde(default)]
    pub confidence: Confidence,
    /// Kinds of draft it applies to; none named: all.
    #[serde(default)]
    pub kinds: List<Text>,
    /// Providers it applies to; none named: all.
    #[serde(default)]
    pub providers: List<Text>,
    /// Passage or whole draft.
    #[serde(default)]
    pub scope: Scope,
    /// Kinds of fields in which what is missing would stand, best first: a
    /// finding by absence points at the label of one that the draft has.
    #[serde(default)]
    pub belongs: List<Text>,
    /// Its place in the order in which a desk asks for what is missing, the
    /// first question the least; no two rules share one.
    #[serde(default)]
    pub asked: Option<usize>,
    /// Rules that say what this one would say, and say it better: where one of
    /// them speaks, of the same words or of what is missing, it stays silent.
    #[serde(default)]
    pub yields_to: List<Text>,
    /// One line for lists.
    pub summary: Bilingual,
    /// What the author is to do, as a line of a checklist.
    #[serde(default)]
    pub wants: Option<Bilingual>,
    /// Why the desk asks for it.
    pub why: Bilingual,
    /// When it stays silent.
    #[serde(default)]
    pub silent: Option<Bilingual>,
    /// The statements of the source documents it rests on.
    pub statements: List<Text>,
    /// Providers for which it rests on general knowledge, not on a statement.
    #[serde(default)]
    pub general_knowledge: List<Text>,
    /// The class of its rewrite.
    #[serde(default)]
    pub fix: Applicability,
    /// The detector in Rust that finds it; exactly one of this and `match`.
    #[serde(default)]
    pub detector: Option<Text>,
    /// The matcher that finds it.
    #[serde(default, rename = "match")]
    pub matcher: Option<Match>,
    /// Its words.
    pub messages: List<Message>,
    /// Words for related places.
    #[serde(default)]
    pub labels: List<LabelWords>,
    /// The holes its detector fills, if not `quote` alone.
    #[serde(default)]
    pub holes: Option<List<Text>>,
    /// Its tests and documentation.
    pub examples: Examples,
}

fn provider_severities<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<List<ProviderSeverity>, D::Error> {
    let map = BTreeMap::<String, Severity>::deserialize(deserializer)?;
    Ok(Cow::Owned(
        map.into_iter()
            .map(|(provider, severity)| ProviderSeverity {
                provider: Cow::Owned(provider),
                severity,
            })
            .collect(),
    ))
}

/// Whether a list has a name; one that names nothing has all.
pub(super) fn all_or_named(list: &[Text], name: &str) -> bool {
    list.is_empty() || list.iter().any(|named| named == name)
}

impl Card {
    /// Whether it judges drafts for that provider.
    #[must_use]
    pub fn is_for_provider(&self, provider: &str) -> bool {
        all_or_named(&self.providers, provider)
    }

    /// Whether it judges drafts of that kind.
    #[must_use]
    pub fn is_for_kind(&self, kind: &str) -> bool {
        all_or_named(&self.kinds, kind)
    }
}

/// The holes of cards that name none.
const QUOTE: &[Text] = &[Cow::Borrowed("quote")];
/// The holes of cards that match topics.
const TOPIC: &[Text] = &[
    Cow::Borrowed("quote"),
    Cow::Borrowed("topic"),
    Cow::Borrowed("redirect"),
];

impl Card {
    /// The holes of its words that are filled.
    #[must_use]
    pub fn filled(&self) -> &[Text] {
        match (&self.holes, &self.matcher) {
            (Some(holes), _) => holes,
            (None, Some(matcher)) if !matcher.topics.is_empty() => TOPIC,
            // Absence has no words to quote.
            (None, Some(matcher)) if matcher.find.is_empty() => &[],
            (None, _) => QUOTE,
        }
    }

    /// The topics it is raised by.
    pub fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.matcher.iter().flat_map(|m| m.topics.iter())
    }
}

/// What an identifier names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentifierKind {
    /// A resource support can look up.
    Resource,
    /// The account, contract or tenant.
    Account,
    /// One request to an API.
    Request,
    /// An earlier support case.
    Case,
    /// A release or build of a product.
    Version,
    /// A region.
    Region,
    /// A zone of a region.
    Zone,
}

/// The grammar of one identifier of a provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Identifier {
    /// Name for people and machines, kebab-case.
    pub name: Text,
    /// What it names.
    pub kind: IdentifierKind,
    /// Regular expression over the folded text, case kept. A group named
    /// `account` marks the account inside it.
    pub pattern: Text,
    /// It proves the provider when found.
    #[serde(default)]
    pub telling: bool,
    /// Words before it, folded and lower-cased. With labels the form alone
    /// means nothing: it counts after one of them only, or in `fields`.
    #[serde(default)]
    pub labels: List<Text>,
    /// Kinds of fields in which it needs no label.
    #[serde(default)]
    pub fields: List<Text>,
    /// It names a place in a network, which may be where an access comes from
    /// rather than a resource.
    #[serde(default)]
    pub address: bool,
    /// What it names sits in the author's own devices and is never what they
    /// try to reach.
    #[serde(default)]
    pub client_side: bool,
    /// Regular expression over the folded text for what its author meant as one:
    /// what it matches and `pattern` does not is mistyped.
    #[serde(default)]
    pub near: Option<Text>,
    /// One that is found, with its label if it needs one.
    pub example: Text,
    /// Its form is not from the source documents.
    #[serde(default)]
    pub general_knowledge: bool,
    /// Literals of which every match of `pattern` holds one; the build finds them.
    #[serde(skip)]
    pub needles: List<Text>,
}

/// A region of a provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Region {
    /// Its code, as identifiers hold it.
    pub code: Text,
    /// What people call it, folded and lower-cased.
    pub names: List<Text>,
}

/// A product or a resource word of a provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Product {
    /// The official name.
    pub name: Text,
    /// Other ways to write it, folded and lower-cased.
    #[serde(default)]
    pub aliases: List<Text>,
    /// Ordinary words that mean it only in a draft of this provider. One with
    /// a capital counts only when it is written with it.
    #[serde(default)]
    pub weak: List<Text>,
    /// The desk needs to know which one: an ID or a name belongs to it.
    #[serde(default)]
    pub resource: bool,
    /// It is reached over the network: where from and where to matter.
    #[serde(default)]
    pub endpoint: bool,
    /// It sits in the author's own devices and is never what they try to reach.
    #[serde(default)]
    pub client_side: bool,
    /// It is the same everywhere: no region or zone belongs to it.
    #[serde(default)]
    pub global: bool,
    /// It proves the provider when found.
    #[serde(default)]
    pub telling: bool,
    /// How one of them is named, for the hint.
    #[serde(default)]
    pub id_example: Option<Text>,
}

/// A published document of a provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Document {
    /// The code statements use.
    pub code: Text,
    /// Its title.
    pub title: Bilingual,
    /// Where it is published; empty when not known.
    pub url: Text,
    /// The date of the edition the rules were read from, if it has one.
    #[serde(default)]
    pub edition: Option<Text>,
}

/// A first answer that a desk promises for one level of severity.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Target {
    /// Name of the level.
    pub level: Text,
    /// Within which time, in words; no promise when absent.
    #[serde(default)]
    pub within: Option<Bilingual>,
    /// The same in minutes of the clock, or of business hours.
    #[serde(default)]
    pub minutes: Option<usize>,
    /// The minutes count in business hours only.
    #[serde(default)]
    pub business_hours: bool,
}

/// A support plan, programme or licence, as the desk knows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Plan {
    /// Name for machines, kebab-case.
    pub name: Text,
    /// Name for people.
    pub title: Bilingual,
    /// How people write it, folded and lower-cased, without the word for plan.
    pub aliases: List<Text>,
    /// Ways to reach the desk: `web`, `mail`, `phone`, `chat`. None named: no
    /// technical support, or for an `entitled` plan that they are not known.
    #[serde(default)]
    pub channels: List<Text>,
    /// It is paid for and maintained: what comes with a contract comes with it.
    #[serde(default)]
    pub entitled: bool,
    /// Consultations by appointment come with it.
    #[serde(default)]
    pub office_hours: bool,
    /// When the desk works.
    #[serde(default)]
    pub hours: Option<Bilingual>,
    /// First answers it promises.
    #[serde(default)]
    pub targets: List<Target>,
    /// The statements it rests on.
    #[serde(default)]
    pub statements: List<Text>,
    /// Not from the source documents.
    #[serde(default)]
    pub general_knowledge: bool,
}

/// A level of severity, by the words of the desk that defines it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Level {
    /// Name for machines: what the form takes.
    pub name: Text,
    /// Name for people.
    pub title: Bilingual,
    /// How people write it, folded and lower-cased.
    pub aliases: List<Text>,
    /// When it applies, in short.
    pub meaning: Bilingual,
    /// The situations it may be chosen for; `Situation::name` of the facts.
    pub situations: List<Text>,
    /// The statements it rests on.
    #[serde(default)]
    pub statements: List<Text>,
    /// Not from the source documents.
    #[serde(default)]
    pub general_knowledge: bool,
}

/// What a desk calls the contract a ticket is filed under.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Contract {
    /// Its name.
    pub title: Bilingual,
    /// The key of a draft's metadata that holds it.
    pub key: Text,
    /// How one looks.
    pub example: Text,
    /// It is for a time, and the desk answers only while it holds.
    #[serde(default)]
    pub runs_out: bool,
    /// A matter between two of them takes a ticket from each.
    #[serde(default)]
    pub two_sided: bool,
    /// Not from the source documents.
    #[serde(default)]
    pub general_knowledge: bool,
}

/// One line of a desk's form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FormField {
    /// Name for machines, kebab-case.
    pub name: Text,
    /// The label as the form prints it.
    pub label: Text,
    /// What it asks for, in a few words.
    pub title: Bilingual,
    /// Other labels under which drafts give it.
    #[serde(default)]
    pub aliases: List<Text>,
    /// Kinds of fields of a draft that answer it, whatever their label.
    #[serde(default)]
    pub fields: List<Text>,
    /// Facts that answer it wherever they stand, by the names of the contract.
    #[serde(default)]
    pub facts: List<Text>,
    /// The provider's identifiers that answer it wherever they stand.
    #[serde(default)]
    pub identifiers: List<Text>,
    /// The value the desk expects.
    pub expects: Bilingual,
    /// One that it takes.
    pub example: Text,
    /// What to write where the author does not know; absent where only the
    /// author can know.
    #[serde(default)]
    pub unknown: Option<Text>,
    /// The desk does without.
    #[serde(default)]
    pub optional: bool,
    /// The statements it rests on.
    #[serde(default)]
    pub statements: List<Text>,
}

/// A form that a desk asks to be filled in for one kind of ticket.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Form {
    /// Name for machines, kebab-case.
    pub name: Text,
    /// Name for people.
    pub title: Bilingual,
    /// The kind of draft it is for.
    pub kind: Text,
    /// The sentence that opens it, where the desk asks for one.
    #[serde(default)]
    pub opening: Option<Bilingual>,
    /// Its lines, in order.
    pub fields: List<FormField>,
}

/// A tool for meetings, as a desk sees it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MeetingTool {
    /// Its name.
    pub name: Text,
    /// How people write it, folded and lower-cased.
    pub aliases: List<Text>,
    /// The desk sends the invitation itself.
    #[serde(default)]
    pub invited: bool,
    /// It is a call, not a meeting on the web.
    #[serde(default)]
    pub call: bool,
    /// Nobody gets in without an account.
    #[serde(default)]
    pub account_only: bool,
    /// Not from the source documents.
    #[serde(default)]
    pub general_knowledge: bool,
}

/// Meetings by appointment: under which conditions a desk holds them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Consultation {
    /// The zone its hours are in, by its IANA name.
    pub timezone: Text,
    /// Business days from the application, its day not counted, to the first
    /// day that is surely possible.
    pub lead_days: usize,
    /// The hour from which it may begin.
    pub opens: usize,
    /// The hour by which it must have begun, and should be over.
    pub closes: usize,
    /// The shortest length, in minutes.
    pub shortest: usize,
    /// The longest length, in minutes.
    pub longest: usize,
    /// How many times of choice the application gives.
    pub choices: usize,
    /// Days of every year, as `MM-DD`, on which the desk may be closed though the
    /// law names no holiday.
    #[serde(default)]
    pub closed: List<Text>,
    /// Tools that the desk speaks of, and well-known ones.
    pub tools: List<MeetingTool>,
    /// The statements it rests on.
    #[serde(default)]
    pub statements: List<Text>,
}

/// How long releases are supported.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lifecycle {
    /// Months from the day of the release.
    pub supported_months: usize,
    /// The statements it rests on.
    #[serde(default)]
    pub statements: List<Text>,
}

/// What must be so before a desk speaks on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhoneCondition {
    /// The case was opened in the portal, and its number is at hand.
    CaseFirst,
    /// It is about a technical matter or a licence, not a general inquiry.
    NotGeneral,
    /// The desk calls back: it needs the number.
    CallsBack,
}

/// The languages a desk answers in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Languages {
    /// Products for which only English is spoken.
    pub english_only: List<Text>,
    /// For the other products, by where the customer is.
    pub regions: List<LanguageRegion>,
    /// Hour of the customer's day from which they are spoken; before, English.
    pub from_hour: usize,
    /// Hour until which they are spoken.
    pub to_hour: usize,
}

/// Where which languages are spoken.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LanguageRegion {
    /// Name for people.
    pub title: Bilingual,
    /// How people write it, folded and lower-cased.
    pub aliases: List<Text>,
    /// Two-letter codes.
    pub languages: List<Text>,
    /// The languages in words.
    pub words: Bilingual,
}

/// How a desk is reached, beyond what its plans say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Desk {
    /// Ways of contact it offers under no plan.
    #[serde(default)]
    pub refuses: List<Text>,
    /// What must be so before it speaks on the phone.
    #[serde(default)]
    pub phone: List<PhoneCondition>,
    /// It asks to use the web unless there is a reason for a talk.
    #[serde(default)]
    pub web_first: bool,
    /// It asks for the people to contact in the ticket.
    #[serde(default)]
    pub wants_contact: bool,
    /// Name of the level on which it works around the clock, if the customer
    /// has an engineer at hand.
    #[serde(default)]
    pub engineer_for: Option<Text>,
    /// The languages it speaks; not known when absent.
    #[serde(default)]
    pub languages: Option<Languages>,
}

/// A provider: its words and its identifiers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Provider {
    /// Name on the command line: the file's stem.
    #[serde(skip)]
    pub name: Text,
    /// Name for people.
    pub title: Bilingual,
    /// Words that name the provider itself, folded and lower-cased.
    #[serde(default)]
    pub names: List<Text>,
    /// It runs on or connects to the clouds of others, so that drafts for it
    /// name those too.
    #[serde(default)]
    pub on_others: bool,
    /// Where several share a name and nothing tells whose is meant, it is this
    /// provider's.
    #[serde(default)]
    pub first_guess: bool,
    /// How a resource is named whose product has no example of its own.
    #[serde(default)]
    pub id_example: Option<Text>,
    /// A region or a zone, for the hint.
    #[serde(default)]
    pub place_example: Option<Text>,
    /// What shows trouble with its products, for the hint.
    #[serde(default)]
    pub evidence: Option<Bilingual>,
    /// Accounts of the provider's own that appear in customers' policies.
    #[serde(default)]
    pub own_accounts: List<Text>,
    /// Accounts of the provider's documentation, which belong to nobody.
    #[serde(default)]
    pub sample_accounts: List<Text>,
    /// Its published documents.
    #[serde(default)]
    pub documents: List<Document>,
    /// What a ticket is filed under.
    #[serde(default)]
    pub contract: Option<Contract>,
    /// Its support plans, the least first.
    #[serde(default)]
    pub plans: List<Plan>,
    /// Its levels of severity, the gravest first; empty when it has none.
    #[serde(default)]
    pub levels: List<Level>,
    /// The forms it asks to be filled in.
    #[serde(default)]
    pub forms: List<Form>,
    /// Meetings by appointment, if it holds any.
    #[serde(default)]
    pub consultation: Option<Consultation>,
    /// How long its releases are supported, where that is one rule for all.
    #[serde(default)]
    pub lifecycle: Option<Lifecycle>,
    /// How it is reached.
    #[serde(default)]
    pub desk: Option<Desk>,
    /// Names of products that belong together: who chooses one of a row may
    /// write about another. The first of a row is the umbrella.
    #[serde(default)]
    pub related_products: List<List<Text>>,
    /// Names of products that accompany others: a text that names one need not
    /// be about it.
    #[serde(default)]
    pub common_products: List<Text>,
    /// Its products and resource words.
    #[serde(default)]
    pub products: List<Product>,
    /// Its regions that have a name of their own.
    #[serde(default)]
    pub regions: List<Region>,
    /// Its identifiers.
    #[serde(default)]
    pub identifiers: List<Identifier>,
}

/// One statement of a source document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// `AWS-32`.
    pub id: Text,
    /// The provider whose document says it.
    pub provider: Text,
    /// The document's code.
    pub document: Text,
    /// The section it stands in.
    pub section: Text,
    /// What it says, in English.
    pub gloss: Text,
}

/// A family of rules: the folder its cards are in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Kebab-case name: that of the folder.
    pub name: Text,
    /// What its rules are about, as a heading.
    pub title: Bilingual,
}

/// Advice on the way a case goes, by which no draft can be judged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Advice {
    /// Kebab-case name, which no rule and no family has.
    pub topic: Text,
    /// A heading.
    pub title: Bilingual,
    /// What to know and to do.
    pub text: Bilingual,
    /// Providers it holds for; none named: all.
    #[serde(default)]
    pub providers: List<Text>,
    /// Kinds of draft it is of use with; none named: all.
    #[serde(default)]
    pub kinds: List<Text>,
    /// Names of rules and families beside which it is shown.
    pub goes_with: List<Text>,
    /// The statements of the source documents it rests on.
    pub statements: List<Text>,
    /// Those of them that rules rest on as well.
    #[serde(default)]
    pub shared: List<Shared>,
}

/// Statements that both rules and advice rest on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shared {
    /// Their ids.
    pub statements: List<Text>,
    /// What the rules leave to advice.
    pub why: Bilingual,
}

impl Advice {
    /// Whether it holds for that provider.
    #[must_use]
    pub fn is_for_provider(&self, provider: &str) -> bool {
        all_or_named(&self.providers, provider)
    }

    /// Whether it is of use with drafts of that kind.
    #[must_use]
    pub fn is_for_kind(&self, kind: &str) -> bool {
        all_or_named(&self.kinds, kind)
    }

    /// Whether it is shown beside that rule: it is named, and holds for a
    /// provider that the rule has.
    #[must_use]
    pub fn goes_with(&self, card: &Card) -> bool {
        let named = |name: &Text| *name == card.name || *name == card.family;
        let both = match (&self.providers[..], &card.providers[..]) {
            ([], _) | (_, []) => true,
            (own, _) => own.iter().any(|provider| card.is_for_provider(provider)),
        };
        both && self.goes_with.iter().any(named)
    }

    /// Whether it says why it rests on a statement that rules rest on, too.
    #[must_use]
    pub fn shares(&self, statement: &str) -> bool {
        let mut shared = self.shared.iter().flat_map(|s| s.statements.iter());
        shared.any(|id| id == statement)
    }
}

/// A family of expressions that say one thing, with its own tests.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueSource {
    /// What the expressions have in common.
    pub about: Text,
    /// The case of letters matters; else the text is lower-cased first.
    #[serde(default)]
    pub cased: bool,
    /// Regular expressions, any of which says it.
    pub any: List<Text>,
    /// Expressions taken away first.
    #[serde(default)]
    pub strip: List<Text>,
    /// Texts that say it.
    pub yes: List<Text>,
    /// Texts that do not.
    pub no: List<Text>,
}

/// The dialect of patterns under `rules/`: short classes are ASCII, so that
/// they are cheap to compile and a word may end where kana begin.
///
/// `\b` is an ASCII boundary (kana are word characters to Unicode), `\d` is
/// `[0-9]`, `\s` is a blank but not a line break, `\w` is `[0-9A-Za-z_]`.
#[must_use]
pub fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut chars = pattern.chars();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        if c != '\\' {
            match c {
                '[' => in_class = true,
                ']' => in_class = false,
                _ => {}
            }
            out.push(c);
            continue;
        }
        match (chars.next(), in_class) {
            (Some('b'), false) => out.push_str(r"(?-u:\b)"),
            (Some('B'), false) => out.push_str(r"(?-u:\B)"),
            (Some('d'), false) => out.push_str("[0-9]"),
            (Some('d'), true) => out.push_str("0-9"),
            (Some('s'), false) => out.push_str(r"[ \t]"),
            (Some('s'), true) => out.push_str(r" \t"),
            (Some('w'), false) => out.push_str("[0-9A-Za-z_]"),
            (Some('w'), true) => out.push_str("0-9A-Za-z_"),
            (Some(other), _) => {
                out.push('\\');
                out.push(other);
            }
            (None, _) => out.push('\\'),
        }
    }
    out
}

/// One regular expression from several alternatives.
#[must_use]
pub fn alternation(patterns: &[Text]) -> String {
    patterns
        .iter()
        .map(|p| format!("(?:{})", translate(p)))
        .collect::<Vec<_>>()
        .join("|")
}

/// The form under which a label is looked up in the vocabulary: letters and
/// digits only, without a leading list number. `label` is folded and
/// lower-cased.
#[must_use]
pub fn label_key(label: &str) -> String {
    let numbered = label.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | ' ' | '\u{2460}'..='\u{2473}')
    });
    let body = if numbered.is_empty() { label } else { numbered };
    body.chars().filter(|c| c.is_alphanumeric()).collect()
}
