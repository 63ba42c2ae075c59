//! The table of what may stand in a file as a JSON Schema.

use serde_json::{Map, Value, json};

use super::card::CARD;
use super::shape::{Key, Names, Shape};
use super::table::{FILE, rules};

/// The JSON Schema (2020-12) of a configuration file.
#[must_use]
pub fn schema() -> Value {
    let mut schema = of(&FILE);
    if let Value::Object(members) = &mut schema {
        members.insert(
            "$schema".into(),
            "https://json-schema.org/draft/2020-12/schema".into(),
        );
        members.insert(
            "title".into(),
            "Configuration of ticketlint (.ticketlint.yaml)".into(),
        );
        // An empty file sets nothing, and keeps those above it away.
        members.insert("type".into(), json!(["object", "null"]));
    }
    schema
}

/// The JSON Schema (2020-12) of a card of a rule, of those that ship and those of
/// a house.
#[must_use]
pub fn card_schema() -> Value {
    let mut schema = of(&CARD);
    if let Value::Object(members) = &mut schema {
        members.insert(
            "$schema".into(),
            "https://json-schema.org/draft/2020-12/schema".into(),
        );
        members.insert("title".into(), "Rule of ticketlint (a card)".into());
        // What finds it: data, or for those that ship Rust.
        let one = json!([{"required": ["match"]}, {"required": ["detector"]}]);
        members.insert("oneOf".into(), one);
    }
    schema
}

/// The name of a rule: one that ships, or one that looks like a rule of a house.
fn rule(families_too: bool) -> Value {
    json!({"anyOf": [
        {"enum": rules(&[], families_too)},
        {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    ]})
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Rule(families_too) => rule(*families_too),
        Shape::Count(most) => json!({"type": "integer", "minimum": 0, "maximum": most}),
        Shape::Words => {
            let words = json!({"type": "string", "minLength": 1});
            json!({"anyOf": [words, {
                "type": "object",
                "properties": {"ja": words, "en": words},
                "minProperties": 1,
                "additionalProperties": false,
            }]})
        }
        Shape::Word(words) => json!({"enum": words()}),
        Shape::Flag => json!({"type": "boolean"}),
        // What YAML takes for a number or a date may be meant as text.
        Shape::Text(_) => json!({"type": ["string", "number", "boolean"]}),
        Shape::List(item) => {
            let item = of(item);
            json!({"anyOf": [item, {"type": "array", "items": item}]})
        }
        Shape::Table(Names::Any, item) => {
            json!({"type": "object", "additionalProperties": of(item)})
        }
        Shape::Table(Names::Rules, item) => json!({
            "type": "object",
            "propertyNames": rule(false),
            "additionalProperties": of(item),
        }),
        Shape::Table(Names::Of(_, names), item) => json!({
            "type": "object",
            "propertyNames": {"enum": names()},
            "additionalProperties": of(item),
        }),
        Shape::Record(groups) => record(groups.iter().copied().flatten()),
        Shape::Either(line, keys) => json!({"anyOf": [of(line), of(keys)]}),
    }
}

fn record<'k>(keys: impl Iterator<Item = &'k Key>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for key in keys {
        let mut value = of(&key.shape);
        value["description"] = key.about.into();
        properties.insert(key.name.to_owned(), value);
        if key.required {
            required.push(key.name);
        }
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}
