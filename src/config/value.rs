//! From the nodes of a file that fits its table to a value as programs know it.

use serde_json::{Map, Value, json};

use super::shape::{Key, Shape};
use crate::yaml::{self, Node, NodeKind};

/// What stands at a node, by its shape: a single item is a list of one, and
/// words in one language are words in both.
pub(super) fn value(nodes: &[Node], at: usize, shape: &Shape) -> Value {
    let item = |at, shape: &Shape| value(nodes, at, shape);
    match shape {
        Shape::Flag => json!(text(nodes, at) == Some("true")),
        Shape::Count(..) => {
            let number = text(nodes, at).and_then(|text| text.parse::<usize>().ok());
            number.map_or(Value::Null, Value::from)
        }
        Shape::Words => {
            let side = |key| get(nodes, at, key).and_then(|at| text(nodes, at));
            let (ja, en) = match text(nodes, at) {
                Some(text) => (Some(text), Some(text)),
                None => (side("ja"), side("en")),
            };
            json!({"ja": ja.or(en), "en": en.or(ja)})
        }
        Shape::Names(_) | Shape::Paths => items(nodes, at)
            .into_iter()
            .map(|at| json!(text(nodes, at)))
            .collect(),
        // No card holds what a configuration sets of a rule.
        Shape::OfRule => Value::Null,
        Shape::List(shape) | Shape::Some(shape) => items(nodes, at)
            .into_iter()
            .map(|at| item(at, shape))
            .collect(),
        Shape::Table(_, shape) => pairs(nodes, at)
            .map(|(key, at)| (key.to_owned(), item(at, shape)))
            .collect(),
        Shape::Record(groups) | Shape::Setting(groups) => record(nodes, at, groups),
        Shape::Ways(_, keys) => record(nodes, at, &[keys]),
        Shape::Either(line, keys) => match text(nodes, at) {
            Some(_) => item(at, line),
            None => item(at, keys),
        },
        Shape::Word(_)
        | Shape::Rule(_)
        | Shape::Filled
        | Shape::Text(_)
        | Shape::Form(_)
        | Shape::Account => json!(text(nodes, at)),
    }
}

/// What stands under the keys of a record.
fn record(nodes: &[Node], at: usize, groups: &[&[Key]]) -> Value {
    let key_of = |name: &str| {
        let mut keys = groups.iter().copied().flatten();
        keys.find(|key: &&Key| key.name == name)
    };
    let members = pairs(nodes, at)
        .filter_map(|(name, at)| Some((name.to_owned(), value(nodes, at, &key_of(name)?.shape))));
    Value::Object(members.collect::<Map<_, _>>())
}

/// The text of a scalar.
pub(super) fn text<'a>(nodes: &'a [Node<'_>], at: usize) -> Option<&'a str> {
    match &nodes.get(at)?.kind {
        NodeKind::Scalar(scalar) => Some(&scalar.value),
        _ => None,
    }
}

/// The keys of a mapping, with the nodes of their values; nothing of anything
/// else.
pub(super) fn pairs<'a>(
    nodes: &'a [Node<'_>],
    at: usize,
) -> impl Iterator<Item = (&'a str, usize)> {
    let is_mapping = matches!(
        nodes.get(at).map(|node| &node.kind),
        Some(NodeKind::Mapping { .. })
    );
    let pairs = is_mapping.then(|| yaml::pairs(nodes, at));
    pairs
        .into_iter()
        .flatten()
        .filter_map(|(key, value)| Some((text(nodes, key)?, value)))
}

/// The value of a key.
pub(super) fn get(nodes: &[Node], at: usize, name: &str) -> Option<usize> {
    let mut pairs = pairs(nodes, at);
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The items of a list, or the one thing that stands for a list.
pub(super) fn items(nodes: &[Node], at: usize) -> Vec<usize> {
    match nodes.get(at).map(|node| &node.kind) {
        Some(NodeKind::Sequence { .. }) => yaml::children(nodes, at).collect(),
        Some(NodeKind::Null) | None => Vec::new(),
        Some(_) => vec![at],
    }
}
