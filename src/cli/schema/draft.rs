//! The vocabulary as a JSON Schema of drafts in YAML.

use serde_json::{Map, Value, json};

use crate::facts::Kind;
use crate::knowledge::vocabulary::labels_of;
use crate::knowledge::{FieldKind, PROVIDERS};

/// The JSON Schema (2020-12) of a draft in YAML, or of several in a list.
///
/// It completes the labels that the tool knows. Any other key is read as well,
/// so that one is no mistake.
pub(super) fn schema() -> Value {
    let mut properties = Map::new();
    for &kind in FieldKind::ALL {
        let about = about(kind);
        for japanese in [true, false] {
            for label in labels_of(kind, japanese) {
                properties.insert(label.to_owned(), about.clone());
            }
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Draft of a support request (ticketlint)",
        "anyOf": [
            {"$ref": "#/$defs/draft"},
            {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/draft"}},
        ],
        "$defs": {
            "draft": {
                "type": "object",
                "minProperties": 1,
                "properties": properties,
            },
        },
    })
}

/// What may stand under the labels of a kind: one of a few values, or anything.
fn about(kind: FieldKind) -> Value {
    let first = |japanese| labels_of(kind, japanese).next();
    let names: Vec<&str> = [first(true), first(false)].into_iter().flatten().collect();
    let mut about = json!({"description": format!("{}: {}", kind.name(), names.join(", "))});
    if kind.is_choice() {
        about["type"] = json!(["string", "number", "boolean", "null", "array"]);
    }
    match kind {
        FieldKind::Provider => {
            let names = PROVIDERS.iter().map(|provider| provider.name.as_ref());
            about["examples"] = names.collect();
        }
        FieldKind::Kind => about["examples"] = json!(Kind::ALL.map(Kind::name)),
        _ => {}
    }
    about
}
