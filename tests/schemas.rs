//! The JSON Schemas that the tool prints tell the truth.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use binary::{Folder, TicketLint, run};
use regex::Regex;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use ticketlint::knowledge::schema::{
    Card, Example, Examples, FindOut, Gloss, LabelWords, Match, Message, RuleOption, Topic, Variant,
};
use ticketlint::knowledge::{OUTLINES, PROVIDERS};

/// What of a value does not fit a schema; nothing where it fits. A keyword that
/// this does not know is a fault of the schema.
fn misfits(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut out = Vec::new();
    let within = |schema: &Value, value: &Value, at: &str| misfits(root, schema, value, at);
    let fits = |schema: &Value| within(schema, value, at).is_empty();
    for (keyword, wanted) in schema.as_object().unwrap() {
        let holds = match keyword.as_str() {
            "$schema" | "title" | "description" | "examples" | "$defs" => true,
            "$ref" => fits(root.pointer(&wanted.as_str().unwrap()[1..]).unwrap()),
            "if" => fits(wanted) || fits(&schema["else"]),
            "else" => schema.get("if").is_some(),
            "anyOf" => wanted.as_array().unwrap().iter().any(fits),
            "not" => !fits(wanted),
            "oneOf" => {
                wanted
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|s| fits(s))
                    .count()
                    == 1
            }
            "enum" => wanted.as_array().unwrap().contains(value),
            "type" => match wanted {
                Value::Array(names) => names.iter().any(|name| is(name, value)),
                name => is(name, value),
            },
            "pattern" => value
                .as_str()
                .is_none_or(|text| Regex::new(wanted.as_str().unwrap()).unwrap().is_match(text)),
            "minLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as u64 >= wanted.as_u64().unwrap()),
            "minimum" => value.as_i64().is_none_or(|n| n >= wanted.as_i64().unwrap()),
            "maximum" => value.as_i64().is_none_or(|n| n <= wanted.as_i64().unwrap()),
            "minItems" => value
                .as_array()
                .is_none_or(|items| items.len() as u64 >= wanted.as_u64().unwrap()),
            "minProperties" => value
                .as_object()
                .is_none_or(|members| members.len() as u64 >= wanted.as_u64().unwrap()),
            "required" => value.as_object().is_none_or(|members| {
                let mut names = wanted.as_array().unwrap().iter();
                names.all(|name| members.contains_key(name.as_str().unwrap()))
            }),
            "prefixItems" => {
                let items = value.as_array().into_iter().flatten();
                for (i, (wanted, item)) in wanted.as_array().unwrap().iter().zip(items).enumerate()
                {
                    out.extend(within(wanted, item, &format!("{at}/{i}")));
                }
                true
            }
            "items" => {
                for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                    out.extend(within(wanted, item, &format!("{at}/{i}")));
                }
                true
            }
            "properties" => {
                for (name, schema) in wanted.as_object().unwrap() {
                    if let Some(member) = value.get(name) {
                        out.extend(within(schema, member, &format!("{at}/{name}")));
                    }
                }
                true
            }
            "propertyNames" => value.as_object().is_none_or(|members| {
                let mut names = members.keys();
                names.all(|name| within(wanted, &json!(name), at).is_empty())
            }),
            "additionalProperties" => {
                let known = |name: &String| schema["properties"].get(name).is_some();
                for (name, member) in value.as_object().into_iter().flatten() {
                    let at = format!("{at}/{name}");
                    match wanted {
                        _ if known(name) => {}
                        Value::Bool(allowed) if !allowed => out.push(format!("{at}: unknown")),
                        Value::Bool(_) => {}
                        schema => out.extend(within(schema, member, &at)),
                    }
                }
                true
            }
            other => panic!("nobody here knows the keyword `{other}`"),
        };
        if !holds {
            out.push(format!("{at}: {keyword} {wanted}"));
        }
    }
    out
}

fn is(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("nobody knows the type `{other}`"),
    }
}

fn schema(of: &str) -> Value {
    let schema = run(&["schema", of]).json();
    let dialect = "https://json-schema.org/draft/2020-12/schema";
    assert_eq!(schema["$schema"], dialect);
    schema
}

/// The documents of a YAML file, as JSON.
fn documents(text: &str) -> Vec<Value> {
    let text = text.trim_start_matches('\u{feff}');
    serde_yaml::Deserializer::from_str(text)
        .filter_map(|document| serde_yaml::Value::deserialize(document).ok())
        .map(|document| serde_json::to_value(document).unwrap())
        .filter(|document| !document.is_null())
        .collect()
}

fn yaml_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            yaml_below(&path, found);
        } else if path.extension().is_some_and(|e| e == "yaml" || e == "yml") {
            found.push(path);
        }
    }
}

fn fitting(schema: &Value, value: &Value, name: &str) {
    let misfits = misfits(schema, schema, value, "");
    assert!(misfits.is_empty(), "{name}:\n{}", misfits.join("\n"));
}

#[test]
fn every_draft_of_the_fixtures_fits() {
    let schema = schema("draft");
    let mut files = Vec::new();
    for folder in ["drafts", "ok", "err", "split", "suppressions", "samples"] {
        yaml_below(&Path::new("fixtures").join(folder), &mut files);
    }
    assert!(files.len() > 15, "{files:?}");
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for draft in documents(&text) {
            fitting(&schema, &draft, &file.display().to_string());
        }
    }
}

#[test]
fn every_new_draft_fits() {
    let schema = schema("draft");
    for outline in OUTLINES.iter() {
        for language in ["ja", "en"] {
            let name = format!("{} {} {language}", outline.provider, outline.kind);
            let made = run(&[
                "new",
                "--provider",
                &outline.provider,
                "--kind",
                &outline.kind,
                "--lang",
                language,
                "--format",
                "yaml",
            ]);
            assert_eq!(made.status, 0, "{name}: {}", made.err);
            let drafts = documents(&made.out);
            assert_eq!(drafts.len(), 1, "{name}");
            fitting(&schema, &drafts[0], &name);
        }
    }
}

#[test]
fn the_schema_of_drafts_has_every_label_and_refuses_what_is_no_draft() {
    let schema = schema("draft");
    let properties = schema["$defs"]["draft"]["properties"].as_object().unwrap();
    let vocabulary = fs::read_to_string("rules/vocabulary.yaml").unwrap();
    let vocabulary = documents(&vocabulary).remove(0);
    let lists = vocabulary.as_object().unwrap().values();
    let labels: BTreeSet<&str> = lists
        .flat_map(|labels| labels.as_array().unwrap())
        .map(|label| label.as_str().unwrap())
        .collect();
    let known: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
    assert_eq!(known, labels);
    let providers = &properties["provider"]["examples"];
    assert_eq!(providers.as_array().unwrap().len(), PROVIDERS.len());
    for broken in [
        json!("件名"),
        json!([]),
        json!({}),
        json!([{"件名": "x"}, "y"]),
        json!({"provider": {"aws": true}}),
    ] {
        assert!(
            !misfits(&schema, &schema, &broken, "").is_empty(),
            "{broken}"
        );
    }
}

/// Every card that ships, with its file.
fn cards() -> Vec<(PathBuf, Value)> {
    let mut files = Vec::new();
    for folder in fs::read_dir("rules").unwrap().flatten() {
        let name = folder.file_name();
        let other = ["cues", "exports", "outlines", "providers", "templates"];
        if folder.path().is_dir() && !other.iter().any(|other| name == *other) {
            yaml_below(&folder.path(), &mut files);
        }
    }
    let read = |file: &PathBuf| documents(&fs::read_to_string(file).unwrap()).remove(0);
    files
        .into_iter()
        .map(|file| (file.clone(), read(&file)))
        .collect()
}

#[test]
fn every_card_fits_and_a_broken_one_does_not() {
    let schema = schema("card");
    let cards = cards();
    assert!(cards.len() > 70, "{}", cards.len());
    for (file, card) in &cards {
        fitting(&schema, card, &file.display().to_string());
    }
    let own = fs::read_to_string("fixtures/own-rules/rules/change-without-number.yaml").unwrap();
    let own = documents(&own).remove(0);
    fitting(&schema, &own, "a rule of a house");
    let with = |path: &[&str], value: Value| {
        let mut card = own.clone();
        let mut at = &mut card;
        for key in path {
            at = &mut at[*key];
        }
        *at = value;
        card
    };
    let mut broken = vec![
        with(&["sumary"], json!("x")),
        with(&["severity"], json!("warn")),
        with(&["kinds"], json!(["incidnt"])),
        with(&["providers"], json!(["awz"])),
        with(&["severity-for"], json!({"awz": "info"})),
        with(&["summary"], json!({})),
        with(&["summary"], json!({"fr": "x"})),
        with(&["match", "within"], json!("two")),
        with(&["match", "fnd"], json!(["x"])),
        with(&["match", "unless-facts"], json!(["contct"])),
        with(&["messages", "what"], json!(null)),
        with(&["examples", "pas"], json!([])),
        with(&["examples", "fail"], json!([{"txt": "x"}])),
        with(&["detector"], json!("missing-goal")),
        json!([]),
        json!("x"),
    ];
    for key in [
        "severity", "summary", "why", "messages", "examples", "match",
    ] {
        let mut card = own.clone();
        card.as_object_mut().unwrap().remove(key);
        broken.push(card);
    }
    for card in broken {
        assert!(!misfits(&schema, &schema, &card, "").is_empty(), "{card}");
    }
}

/// The keys that a part of a card may have, as its reader tells them.
fn accepted<T: DeserializeOwned + std::fmt::Debug>() -> BTreeSet<String> {
    let error = serde_json::from_value::<T>(json!({"no such key": 1}));
    let error = error.unwrap_err().to_string();
    let (_, list) = error.split_once("expected ").expect(&error);
    list.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_key_that_a_card_may_have_is_in_the_schema() {
    let schema = schema("card");
    let item = "/anyOf/0/properties";
    let messages = format!("/properties/messages{item}");
    let topics = format!("/properties/match/properties/topics{item}");
    for (place, accepted) in [
        ("/properties".to_owned(), accepted::<Card>()),
        (
            "/properties/match/properties".to_owned(),
            accepted::<Match>(),
        ),
        (topics.clone(), accepted::<Topic>()),
        (format!("{topics}/where{item}"), accepted::<Variant>()),
        (messages, accepted::<Message>()),
        (format!("/properties/find-out{item}"), accepted::<FindOut>()),
        (
            format!("/properties/options{item}"),
            accepted::<RuleOption>(),
        ),
        (
            format!("/properties/labels{item}"),
            accepted::<LabelWords>(),
        ),
        (
            "/properties/examples/properties".to_owned(),
            accepted::<Examples>(),
        ),
        (
            format!("/properties/examples/properties/fail{item}"),
            accepted::<Example>(),
        ),
        (
            format!("/properties/examples/properties/fail{item}/glossary{item}"),
            accepted::<Gloss>(),
        ),
    ] {
        let properties = schema.pointer(&place).expect(&place);
        let known: BTreeSet<String> = properties.as_object().unwrap().keys().cloned().collect();
        assert_eq!(known, accepted, "{place}");
    }
}

#[test]
fn the_configurations_of_the_fixtures_fit() {
    let schema = schema("config");
    for file in [
        "fixtures/config/.ticketlint.yaml",
        "fixtures/own-rules/.ticketlint.yaml",
    ] {
        for config in documents(&fs::read_to_string(file).unwrap()) {
            fitting(&schema, &config, file);
        }
    }
    fitting(
        &schema,
        &json!({"rule-paths": "rules/", "rules": {"shop-not-named": "off"}}),
        "a rule of a house",
    );
    for broken in [
        json!({"rules": {"shop-not-named": "off"}}),
        json!({"rule-paths": {"a": "b"}}),
        json!({"rules": {"Not A Name": "off"}}),
        json!({"rules": {"missing-goal": "no"}}),
    ] {
        assert!(
            !misfits(&schema, &schema, &broken, "").is_empty(),
            "{broken}"
        );
    }
}

/// Configurations that both the tool and the schema take.
const RIGHT: [&str; 30] = [
    "# nothing\n",
    "provider: auto\nkind: reply\nlanguage: en\n",
    "timezone: Asia/Tokyo\n",
    "timezone: JST\n",
    "timezone: 日本時間\n",
    "timezone: +09:00\n",
    "timezone: UTC+9\n",
    "timezone: +9\n",
    "account: 1234\n",
    "account: {aws: 222233334444, soracom: OP0012345678, generic: ACME}\n",
    "account: {aws: '0123-4567-8901', veeam: '02417738'}\n",
    "stale-days: 1\n",
    "stale-days: 3650\n",
    "select: goal\n",
    "select: [goal, missing-frequency]\nignore: []\n",
    "extends: []\nselect: []\n",
    "overrides: [{paths: a/, select: []}]\n",
    "overrides: {paths: [a/, '!a/b.md'], pedantic: false}\n",
    "overrides: [{paths: './a.md', rules: {missing-goal: off}}]\n",
    "overrides: []\nsuppressions: []\nidentifiers: []\nrule-paths: []\n",
    "rules: {}\nglossary: {}\n",
    "rules: {missing-goal: {fix: off}}\n",
    "glossary: {かもめ: 在庫, 12: 34}\n",
    "holidays: 12-28\n",
    "holidays: [2026-12-28, {date: 02-29}, {from: 12-29, to: 01-03, name: 年末年始}]\n",
    "holidays: {from: 2026-12-29, to: 2027-01-03, provider: soracom}\n",
    "identifiers: [{name: host, pattern: 'HOST-\\d+', kind: account}]\n",
    "suppressions: {rule: missing-goal, reason: 見本}\n",
    "suppressions: [{rule: [missing-goal, vague-symptom], paths: '*.md', field: 件名, reason: x}]\n",
    "fail-on: never\npedantic: true\n",
];

/// Those that both refuse.
const WRONG: [&str; 66] = [
    "- provider: aws\n",
    "provider\n",
    "provder: aws\n",
    "提供元: aws\n",
    "provider:\n",
    "provider: null\n",
    "provider: ''\n",
    "provider: AWS\n",
    "provider: azure\n",
    "provider: [aws]\n",
    "provider: true\n",
    "kind: bug\n",
    "kind: {incident: true}\n",
    "language: jp\n",
    "timezone: Tokyo\n",
    "timezone: CST\n",
    "timezone: ''\n",
    "timezone: [JST]\n",
    "timezone:\n",
    "account: {aws: banana}\n",
    "account: {aws: '12345678901'}\n",
    "account: {soracom: banana}\n",
    "account: {azure: '1'}\n",
    "account: {aws: [1]}\n",
    "account: ''\n",
    "account: [1]\n",
    "fail-on: warn\n",
    "fail-on: off\n",
    "pedantic: 'yes'\n",
    "pedantic: 1\n",
    "stale-days: 0\n",
    "stale-days: 3651\n",
    "stale-days: -1\n",
    "stale-days: 1.5\n",
    "stale-days: '30'\n",
    "stale-days: 30d\n",
    "select: []\n",
    "select: all\n",
    "select: [gaol]\n",
    "ignore: {time: true}\n",
    "rules: missing-goal\n",
    "rules: [missing-goal]\n",
    "rules:\n",
    "rules: {goal: off}\n",
    "rules: {missing-goal: warn}\n",
    "rules: {missing-goal: {}}\n",
    "rules: {missing-goal: {level: error}}\n",
    "rules: {multiple-issues: {at-most: '2'}}\n",
    "glossary: {かもめ: ''}\n",
    "glossary: [かもめ]\n",
    "holidays: 2026/12/28\n",
    "holidays: [02-30]\n",
    "holidays: [{from: 12-29}]\n",
    "holidays: [{date: 12-28, to: 12-29}]\n",
    "holidays: [{name: 年末}]\n",
    "identifiers: [{name: host}]\n",
    "identifiers: [{name: host, pattern: x, kind: host}]\n",
    "overrides: [{paths: a/}]\n",
    "overrides: [{pedantic: true}]\n",
    "overrides: [{paths: [], pedantic: true}]\n",
    "overrides: [{paths: '!a.md', pedantic: true}]\n",
    "overrides: [{paths: ' a.md', pedantic: true}]\n",
    "overrides: [{paths: 'a\\b.md', pedantic: true}]\n",
    "overrides: [{paths: ../a.md, pedantic: true}]\n",
    "suppressions: [{rule: [], reason: x}]\n",
    "suppressions: [{rule: missing-goal, reason: ''}]\n",
];

/// What only one of them refuses: what one value shows by another is for the tool
/// to say, and a schema knows names in one spelling.
const APART: [(&str, bool); 9] = [
    ("holidays: [{from: 2026-03-03, to: 2026-03-01}]\n", false),
    ("holidays: [2026-02-29]\n", false),
    ("identifiers: [{name: x, pattern: '('}]\n", false),
    (
        "identifiers: [{name: x, pattern: a}, {name: x, pattern: b}]\n",
        false,
    ),
    ("overrides: [{paths: '[', pedantic: true}]\n", false),
    ("account: {aws: 12345678901}\n", false),
    ("timezone: 9\n", false),
    ("timezone: asia/tokyo\n", true),
    ("timezone: Japan time\n", true),
];

#[test]
fn the_schema_and_the_tool_are_of_one_mind() {
    let folder = Folder::new("schema-and-tool");
    let schema = schema("config");
    let right = RIGHT.iter().map(|config| (*config, true, true));
    let wrong = WRONG.iter().map(|config| (*config, false, false));
    let apart = APART.iter().map(|(config, tool)| (*config, *tool, !*tool));
    let cases: Vec<(&str, bool, bool)> = right.chain(wrong).chain(apart).collect();
    let mut names = Vec::new();
    for (number, (config, ..)) in cases.iter().enumerate() {
        folder.write(&format!("{number}/.ticketlint.yaml"), config);
        folder.write(&format!("{number}/draft.md"), "# 画面が開かない\n");
        names.push(format!("{number}/draft.md"));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let run = TicketLint::new(&["--format", "json", "--fail-on", "never"])
        .args(&names)
        .folder(folder.path())
        .run();
    let answer = run.json();
    let told = answer["errors"].as_array().unwrap();
    for (number, (config, tool, by_schema)) in cases.into_iter().enumerate() {
        let path = format!("{number}/.ticketlint.yaml");
        let refused = told.iter().any(|error| error["path"] == path.as_str());
        assert_eq!(!refused, tool, "the tool on {config}{told:?}");
        let value: serde_yaml::Value = serde_yaml::from_str(config).unwrap();
        let value = serde_json::to_value(value).unwrap();
        let misfits = misfits(&schema, &schema, &value, "");
        assert_eq!(
            misfits.is_empty(),
            by_schema,
            "the schema on {config}{misfits:?}"
        );
    }
}
