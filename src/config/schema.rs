//! The table of what may stand in a file as a JSON Schema.

use serde_json::{Map, Value, json};

use super::shape::{Key, Names, Shape};
use super::table::FILE;

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

fn of(shape: &Shape) -> Value {
    match shape {
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
