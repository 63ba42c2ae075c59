//! What a desk answers, to whom and when.

use serde::Deserialize;

use super::{Bilingual, List, Text};

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
    /// Those of them in which it is the one to choose, where nothing more is told.
    #[serde(default)]
    pub advised: List<Text>,
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

/// How long releases are supported.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lifecycle {
    /// Months from the day of the release, where the desk names them.
    #[serde(default)]
    pub supported_months: Option<usize>,
    /// The oldest release that is still supported, where the desk counts them.
    #[serde(default)]
    pub oldest: Option<Oldest>,
    /// Not from the source documents.
    #[serde(default)]
    pub general_knowledge: bool,
    /// The statements it rests on.
    #[serde(default)]
    pub statements: List<Text>,
}

/// The oldest release of a product that is still supported.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oldest {
    /// The product, by its name in the table.
    pub product: Text,
    /// The first number of the release: every one below it is out of support.
    pub number: usize,
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
