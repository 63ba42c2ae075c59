//! The table, the parser and the schema agree.

use serde_json::Value;

use super::card::OWN_CARD;
use super::check::{CONFIGURATION, check};
use super::parsed::Parsed;
use super::rules::RULE;
use super::schema;
use super::shape::{Key, Shape};
use super::table::{self, FILE};
use crate::knowledge::CARDS;
use crate::text::SourceFile;

/// What may be set of any rule.
const OF_RULE: Shape = Shape::Record(&[table::RULE]);

/// Every key there is, each with the keys above it.
fn keys(shape: &'static Shape, above: &[&'static Key], out: &mut Vec<Vec<&'static Key>>) {
    match shape {
        Shape::List(item) | Shape::Some(item) | Shape::Table(_, item) => keys(item, above, out),
        Shape::Either(line, other) => {
            keys(line, above, out);
            keys(other, above, out);
        }
        Shape::Record(groups) | Shape::Setting(groups) => {
            groups.iter().for_each(|group| of_group(group, above, out));
        }
        Shape::Ways(_, group) => of_group(group, above, out),
        Shape::Word(_)
        | Shape::Rule(_)
        | Shape::Flag
        | Shape::Count(..)
        | Shape::Words
        | Shape::Names(_)
        | Shape::Filled
        | Shape::Text(_)
        | Shape::Form(_)
        | Shape::Account
        | Shape::Paths => {}
        Shape::OfRule => keys(&OF_RULE, above, out),
    }
}

fn of_group(group: &'static [Key], above: &[&'static Key], out: &mut Vec<Vec<&'static Key>>) {
    for key in group {
        let path: Vec<_> = above.iter().copied().chain([key]).collect();
        keys(&key.shape, &path, out);
        out.push(path);
    }
}

fn every_key() -> Vec<Vec<&'static Key>> {
    const ALL: &Shape = &FILE;
    let mut out = Vec::new();
    keys(ALL, &[], &mut out);
    out
}

fn faults(text: &str) -> Vec<String> {
    let source = SourceFile::new("c.yaml", text);
    let faults = check(&source, &Parsed::of(&source), CONFIGURATION, &[]).into_iter();
    faults
        .map(|fault| format!("{text}: {}", fault.what.en))
        .collect()
}

#[test]
fn every_example_is_right() {
    for key in every_key()
        .iter()
        .filter(|path| path.len() == 1)
        .map(|path| path[0])
    {
        assert_eq!(faults(&format!("{}: {}\n", key.name, key.example)), [""; 0]);
    }
}

#[test]
fn every_example_of_a_card_is_right() {
    let Shape::Record(groups) = OWN_CARD else {
        panic!("a card is keys and values");
    };
    for key in groups.iter().copied().flatten() {
        let text = format!("{}: {}\n", key.name, key.example);
        let source = SourceFile::new("card.yaml", text.as_str());
        let faults = check(&source, &Parsed::of(&source), RULE, &[]);
        let mut wrong = faults.iter().map(|fault| &fault.what.en);
        let other = wrong.find(|what| !what.ends_with("is missing here"));
        assert_eq!(other, None, "{text}");
    }
}

/// The names of the properties anywhere below a schema, with those above them.
fn properties(schema: &Value, above: &str, out: &mut Vec<String>) {
    if let Some(named) = schema["properties"].as_object() {
        for (name, below) in named {
            let path = format!("{above}/{name}");
            properties(below, &path, out);
            out.push(path);
        }
    }
    for below in schema["anyOf"].as_array().into_iter().flatten() {
        properties(below, above, out);
    }
    for below in [&schema["items"], &schema["additionalProperties"]] {
        if below.is_object() {
            properties(below, above, out);
        }
    }
}

#[test]
fn the_schema_has_the_keys_of_the_parser_and_no_others() {
    let mut parsed: Vec<String> = every_key()
        .iter()
        .map(|path| path.iter().map(|key| format!("/{}", key.name)).collect())
        .collect();
    // Below the rules that have options there are those as well.
    for card in CARDS.iter().filter(|card| !card.options.is_empty()) {
        for above in ["", "/overrides"] {
            let rule = format!("{above}/rules/{}", card.name);
            let common = table::RULE.iter().map(|key| key.name);
            let own = card.options.iter().map(|option| option.name.as_ref());
            parsed.extend(common.chain(own).map(|name| format!("{rule}/{name}")));
            parsed.push(rule);
        }
    }
    // Each provider has accounts of its own form.
    for above in ["", "/overrides"] {
        let providers = table::providers().into_iter();
        parsed.extend(providers.map(|name| format!("{above}/account/{name}")));
    }
    let mut described = Vec::new();
    properties(&schema(), "", &mut described);
    for list in [&mut parsed, &mut described] {
        list.sort();
        list.dedup();
    }
    assert_eq!(described, parsed);
    assert!(
        parsed.contains(&"/overrides/rules/severity".to_owned()),
        "{parsed:?}"
    );
}

/// Whether a value has the form of a schema, as far as [`schema`] uses it.
fn fits(value: &Value, schema: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_u64(),
        Some("null") => value.is_null(),
        _ => false,
    };
    let of_type = match &schema["type"] {
        Value::Null => true,
        Value::Array(names) => names.iter().any(is),
        name => is(name),
    };
    let number = |bound: &str| schema[bound].as_u64();
    let in_bounds = value.as_u64().is_none_or(|n| {
        number("minimum").is_none_or(|least| least <= n)
            && number("maximum").is_none_or(|most| n <= most)
    });
    let enough = value.as_object().is_none_or(|members| {
        number("minProperties").is_none_or(|least| least <= members.len() as u64)
    });
    let of_words = schema["enum"]
        .as_array()
        .is_none_or(|words| words.contains(value));
    let of_any = schema["anyOf"]
        .as_array()
        .is_none_or(|any| any.iter().any(|s| fits(value, s)));
    let of_pattern = schema["pattern"].as_str().is_none_or(|pattern| {
        let pattern = regex::Regex::new(pattern).unwrap();
        value.as_str().is_none_or(|text| pattern.is_match(text))
    });
    let otherwise = match &schema["if"] {
        Value::Null => true,
        condition => fits(value, condition) || fits(value, &schema["else"]),
    };
    let denied = !schema["not"].is_null() && fits(value, &schema["not"]);
    let items = value.as_array().is_none_or(|items| {
        let first = schema["prefixItems"].as_array().into_iter().flatten();
        items.len() as u64 >= number("minItems").unwrap_or(0)
            && first.zip(items).all(|(schema, item)| fits(item, schema))
            && items
                .iter()
                .all(|item| schema["items"].is_null() || fits(item, &schema["items"]))
    });
    let members = value.as_object().is_none_or(|members| {
        let required = schema["required"].as_array().into_iter().flatten();
        required
            .filter_map(Value::as_str)
            .all(|name| members.contains_key(name))
            && members.iter().all(|(name, value)| {
                let names = &schema["propertyNames"];
                let named = names.is_null() || fits(&Value::from(name.as_str()), names);
                named
                    && match (&schema["properties"][name], &schema["additionalProperties"]) {
                        (Value::Null, Value::Bool(more)) => *more,
                        (Value::Null, Value::Null) => true,
                        (Value::Null, more) => fits(value, more),
                        (known, _) => fits(value, known),
                    }
            })
    });
    of_type
        && in_bounds
        && enough
        && of_words
        && of_any
        && of_pattern
        && otherwise
        && !denied
        && items
        && members
}

#[test]
fn the_schema_takes_what_the_parser_takes() {
    let schema = schema();
    let right = [
        "provider: aws\nkind: auto\nlanguage: ja\n",
        "account: 222233334444\n",
        "account: {aws: '222233334444', veeam: 01234567}\n",
        "rules:\n  missing-goal: off\n  vague-symptom: {severity: info}\n",
        "rules: {multiple-issues: {at-most: 2}, missing-contact: {parts: [name, phone]}}\n",
        "rules: {unfilled-blank: {severity: error, also: TBX, accept: [a, b], fix: off}}\n",
        "holidays: [2026-12-28, {date: 12-28, provider: soracom}]\n",
        "identifiers: {name: host, pattern: 'HOST-\\d+'}\n",
        "overrides: [{paths: 'a/', pedantic: true, select: goal}]\n",
        "extends: [a.yaml, b.yaml]\n",
        "suppressions: [{rule: missing-goal, reason: sample}]\n",
        "suppressions: {rule: [missing-goal, vague-symptom], field: 症状, paths: a/, reason: x}\n",
    ];
    let wrong = [
        "provder: aws\n",
        "provider: azure\n",
        "rules: missing-goal\n",
        "rules: {missing-gaol: off}\n",
        "rules: {missing-goal: fatal}\n",
        "rules: {missing-goal: {level: info}}\n",
        "rules: {missing-goal: {at-most: 2}}\n",
        "rules: {multiple-issues: {at-most: 0}}\n",
        "rules: {multiple-issues: {at-mots: 2}}\n",
        "rules: {multiple-issues: {}}\n",
        "rules: {missing-contact: {parts: [fone]}}\n",
        "rules: {vague-symptom: {also: {a: b}}}\n",
        "overrides: [{pedantic: true}]\n",
        "overrides: [{paths: a, extends: b}]\n",
        "pedantic: 'yes'\n",
        "- provider: aws\n",
        "identifiers: [{name: host}]\n",
        "suppressions: [{rule: missing-goal}]\n",
        "suppressions: [{rule: missing-gaol, reason: x}]\n",
        "overrides: [{paths: a, suppressions: []}]\n",
    ];
    for text in right.into_iter().chain(wrong) {
        let value: Value = serde_yaml::from_str(text).unwrap();
        let good = right.contains(&text);
        assert_eq!(fits(&value, &schema), good, "{text}");
        assert_eq!(faults(text).is_empty(), good, "{text}: {:?}", faults(text));
    }
}
