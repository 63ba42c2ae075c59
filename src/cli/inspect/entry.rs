//! One fact, and what is known of it.

use std::collections::BTreeMap;

use jiff::Zoned;
use serde::Serialize;

use crate::facts::{Detail, Fact};
use crate::knowledge::PROVIDERS;
use crate::text::position::Place;

/// The member that says where the form of an identifier is known from. It is for
/// programs that weigh their sources; people need not be bothered with it.
const GENERAL: &str = "general_knowledge";

/// One fact. Which of the optional members a fact has depends on its kind.
#[derive(Serialize)]
pub(super) struct Entry {
    /// The ticket that tells it, counted from 1, where a file has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ticket: Option<usize>,
    pub(super) span: Place,
    pub(super) text: String,
    #[serde(flatten)]
    pub(super) detail: BTreeMap<&'static str, serde_json::Value>,
}

impl Entry {
    /// What is known of a fact, in short.
    pub(super) fn more(&self) -> String {
        let said: Vec<String> = self
            .detail
            .iter()
            .filter(|(key, _)| **key != GENERAL)
            .filter_map(|(key, value)| match value {
                serde_json::Value::Bool(true) => Some((*key).to_owned()),
                serde_json::Value::String(text) if *key == "resolved" => Some(format!("= {text}")),
                serde_json::Value::String(text) => Some(text.clone()),
                _ => None,
            })
            .collect();
        said.join(", ")
    }
}

/// Whether the form of an identifier is known from elsewhere than the documents
/// of the desks.
fn is_general_knowledge(name: &str, provider: Option<&str>) -> bool {
    let mut grammars = PROVIDERS
        .iter()
        .filter(|p| provider.is_none_or(|name| p.name == name))
        .flat_map(|p| p.identifiers.iter())
        .filter(|i| i.name == name)
        .peekable();
    grammars.peek().is_some() && grammars.all(|i| i.general_knowledge)
}

pub(super) fn detail(
    fact: &Fact,
    now: Option<&Zoned>,
) -> BTreeMap<&'static str, serde_json::Value> {
    let mut members = BTreeMap::new();
    match &fact.detail {
        Detail::None => {}
        Detail::Case(case) => {
            members.insert("case", (*case).into());
        }
        Detail::Time(time) => {
            members.insert("precision", time.precision.name().into());
            let zone = time.zone.as_ref().map(|z| z.written.clone());
            members.insert("zone", zone.into());
            members.insert("relative", time.relative.into());
            members.insert("in_log", time.in_log.into());
            members.insert("resolved", time.resolved(now).into());
        }
        Detail::Identifier(id) => {
            members.insert("name", id.name.to_string().into());
            members.insert("provider", id.provider.into());
            members.insert("account", id.account.clone().into());
            members.insert("masked", id.masked.into());
            let general = is_general_knowledge(&id.name, id.provider);
            members.insert(GENERAL, general.into());
        }
        Detail::Product(product) => {
            members.insert("provider", product.provider().into());
            members.insert("name", product.name().into());
        }
        Detail::Secret(kind) => {
            members.insert("name", kind.name().into());
        }
    }
    members
}
