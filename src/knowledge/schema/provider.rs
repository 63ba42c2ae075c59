//! Providers: what they have, and how it is named.

use serde::Deserialize;

use super::contract::{Contract, Desk, Level, Lifecycle, Plan};
use super::form::{Consultation, Form};
use super::{Bilingual, List, Text};

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

/// What stands between the parts of an identifier that holds an account, `:` in an ARN
/// and `/` in an address.
pub const ACCOUNT_SEPARATORS: [char; 2] = [':', '/'];

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
}

/// What a name of a product stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProductName {
    /// The place of its provider among all, from 0.
    pub provider: u16,
    /// The place of the product among those of the provider, from 0.
    pub product: u16,
    /// The place of the name among those that mean it in a draft of the provider only;
    /// nothing where it is none of these.
    pub weak: Option<u16>,
}

/// Name of the grammar of names, which stand after the words for resources.
pub const RESOURCE_NAME: &str = "resource-name";

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
    /// Its sections that statements stand in.
    #[serde(default)]
    pub sections: List<Section>,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Section {
    /// What statements call it: its heading in the document.
    pub name: Text,
    /// Its heading for readers.
    pub title: Bilingual,
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
