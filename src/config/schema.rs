//! The table of what may stand in a file as a JSON Schema.

use serde_json::{Map, Value, json};

use super::card::CARD;
use super::forms;
use super::options;
use super::shape::{Key, Names, Shape};
use super::table::{FILE, RULE, rules};
use crate::knowledge::CARDS;

/// The JSON Schema (2020-12) of a configuration file.
#[must_use]
pub fn schema() -> Value {
    let mut schema = of(&FILE, true);
    if let Value::Object(members) = &mut schema {
        members.insert(
            "$schema".into(),
            "https://json-schema.org/draft/2020-12/schema".into(),
        );
        members.insert(
            "title".into(),
            "Configuration of ticketlint (.ticketlint.yaml)".into(),
        );
        // Where no file can bring rules of a house in, there are none.
        let brings = [
            json!({"required": ["rule-paths"]}),
            json!({"required": ["extends"]}),
        ];
        members.insert("if".into(), json!({"type": "object", "anyOf": brings}));
        let mut without = of(&FILE, false);
        without["type"] = json!(["object", "null"]);
        members.insert("else".into(), without);
        members.insert("$defs".into(), forms::definitions());
        // An empty list sets aside what an extended file selects, or nothing.
        let nothing = json!({"properties": {"select": {"enum": [[]]}}, "required": ["select"]});
        let any = json!([{"required": ["extends"]}, {"not": nothing}]);
        members.insert("anyOf".into(), any);
        // An empty file sets nothing, and keeps those above it away.
        members.insert("type".into(), json!(["object", "null"]));
    }
    schema
}

/// The JSON Schema (2020-12) of a card of a rule, of those that ship and those of
/// a house.
#[must_use]
pub fn card_schema() -> Value {
    let mut schema = of(&CARD, false);
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

/// The name of a rule: one that ships, or with rules of a house one that looks
/// like theirs.
fn rule(families_too: bool, of_house: bool) -> Value {
    let shipped = json!({"enum": rules(&[], families_too)});
    if !of_house {
        return shipped;
    }
    json!({"anyOf": [
        shipped,
        {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    ]})
}

/// The schema of a shape, in which rules of a house may be named or not.
fn of(shape: &Shape, of_house: bool) -> Value {
    match shape {
        Shape::Rule(families_too) => rule(*families_too, of_house),
        Shape::Count(least, most) => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Shape::Names(names) => {
            let item = json!({"enum": names});
            json!({"anyOf": [item, {"type": "array", "items": item}]})
        }
        Shape::OfRule => of_rule(RULE.iter(), of_house),
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
        Shape::Filled => json!({"type": ["string", "number", "boolean"], "pattern": "\\S"}),
        Shape::Form(form) => (form.schema)(),
        Shape::Account => forms::account_schema(""),
        Shape::Some(item) => {
            let item = of(item, of_house);
            json!({"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]})
        }
        Shape::Paths => {
            let mut first = (forms::GLOB.schema)();
            let item = first.clone();
            // What takes paths out has none before it.
            let begins = json!({"type": "string", "pattern": "^!"});
            first["not"] = json!({"anyOf": [item["not"], begins]});
            json!({"anyOf": [first, {
                "type": "array",
                "prefixItems": [first],
                "items": item,
                "minItems": 1,
            }]})
        }
        Shape::List(item) => {
            let item = of(item, of_house);
            json!({"anyOf": [item, {"type": "array", "items": item}]})
        }
        Shape::Table(Names::Any, item) => {
            json!({"type": "object", "additionalProperties": of(item, of_house)})
        }
        Shape::Table(Names::Rules, item) => json!({
            "type": "object",
            "propertyNames": rule(false, of_house),
            "properties": with_options(of_house),
            "additionalProperties": of(item, of_house),
        }),
        Shape::Table(Names::Of(_, names), Shape::Account) => {
            let accounts = names().into_iter();
            let properties: Map<String, Value> = accounts
                .map(|name| (name.to_owned(), forms::account_schema(name)))
                .collect();
            json!({"type": "object", "properties": properties, "additionalProperties": false})
        }
        Shape::Table(Names::Of(_, names), item) => json!({
            "type": "object",
            "propertyNames": {"enum": names()},
            "additionalProperties": of(item, of_house),
        }),
        Shape::Record(groups) => record(groups.iter().copied().flatten(), of_house),
        Shape::Setting(groups) => {
            let keys = || groups.iter().copied().flatten();
            let mut schema = record(keys(), of_house);
            let needed = keys().filter(|key| key.required).count();
            schema["minProperties"] = json!(needed + 1);
            schema
        }
        Shape::Ways(ways, keys) => {
            let mut schema = record(keys.iter(), of_house);
            schema["anyOf"] = ways.iter().map(|way| one_way(way, ways)).collect();
            schema
        }
        Shape::Either(line, keys) => json!({"anyOf": [of(line, of_house), of(keys, of_house)]}),
    }
}

/// All keys of one way are there, and none of the others.
fn one_way(way: &[&str], ways: &[&[&str]]) -> Value {
    let others = ways.iter().filter(|other| **other != way);
    let keys = others.flat_map(|other| other.iter());
    let any: Vec<Value> = keys.map(|key| json!({"required": [key]})).collect();
    json!({"required": way, "not": {"anyOf": any}})
}

/// What may be set of each rule that has options.
fn with_options(of_house: bool) -> Map<String, Value> {
    let cards = CARDS.iter().filter(|card| !card.options.is_empty());
    let members = cards.map(|card| {
        let own = options::keys(&card.name);
        let severity = RULE.iter().map(|key| of(&key.shape, of_house));
        let any: Vec<Value> = severity
            .chain([of_rule(RULE.iter().chain(&own), of_house)])
            .collect();
        (card.name.to_string(), json!({"anyOf": any}))
    });
    members.collect()
}

/// Keys of which at least one is set.
fn of_rule<'k>(keys: impl Iterator<Item = &'k Key>, of_house: bool) -> Value {
    let mut schema = record(keys, of_house);
    schema["minProperties"] = json!(1);
    schema
}

fn record<'k>(keys: impl Iterator<Item = &'k Key>, of_house: bool) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for key in keys {
        let mut value = of(&key.shape, of_house);
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
