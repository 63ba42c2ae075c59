//! The YAML of a file as a tree in which every node knows where it stands.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScanError, Span};

/// A place in a file. Lines and columns (in characters) count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    /// The start of a file.
    pub(super) const START: Self = Self { line: 1, column: 1 };
}

/// One step from a node to a part of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    /// To the value under a key.
    Key(&'a str),
    /// To the item at an index.
    Item(usize),
    /// To a key itself; the last step.
    Name(&'a str),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(key: &'a str) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(item: usize) -> Self {
        Self::Item(item)
    }
}

/// A path of steps: `at!["messages", 0, "what"]`. A key or an item may be given
/// as it is.
macro_rules! at {
    ($($step:expr),* $(,)?) => { &[$($crate::compiler::node::Step::from($step)),*] };
}
pub(super) use at;

/// A node and its place.
#[derive(Debug)]
pub(super) struct Node {
    place: Place,
    shape: Shape,
}

#[derive(Debug)]
enum Shape {
    Leaf,
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>),
}

#[derive(Debug)]
struct Entry {
    key: String,
    key_place: Place,
    value: Node,
}

impl Node {
    /// The node of the first document of a file; where and why it is no YAML.
    pub(super) fn read(text: &str) -> Result<Self, (Place, String)> {
        let mut parser = Parser::new_from_str(text);
        let read = read_document(&mut parser);
        read.map_err(|error| {
            let said = error.to_string();
            let why = said.split(" at char ").next().unwrap_or_default();
            (place(error.marker()), why.to_owned())
        })
    }

    /// Where the end of a path stands, or the last node before the path leaves
    /// the tree: what is missing is missing there.
    pub(super) fn place(&self, path: &[Step<'_>]) -> Place {
        let mut node = self;
        for step in path {
            let next = match (step, &node.shape) {
                (Step::Item(at), Shape::Sequence(items)) => items.get(*at),
                (Step::Key(name) | Step::Name(name), Shape::Mapping(entries)) => {
                    let entry = entries.iter().find(|entry| entry.key == *name);
                    match (entry, step) {
                        (Some(entry), Step::Name(_)) => return entry.key_place,
                        (entry, _) => entry.map(|entry| &entry.value),
                    }
                }
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node.place
    }

    /// Keys that stand twice in one mapping: the key, its second place, and the
    /// line of the first.
    pub(super) fn doubles(&self) -> Vec<(&str, Place, usize)> {
        let mut doubles = Vec::new();
        self.collect_doubles(&mut doubles);
        doubles
    }

    fn collect_doubles<'n>(&'n self, doubles: &mut Vec<(&'n str, Place, usize)>) {
        match &self.shape {
            Shape::Leaf => {}
            Shape::Sequence(items) => {
                for item in items {
                    item.collect_doubles(doubles);
                }
            }
            Shape::Mapping(entries) => {
                let mut seen = BTreeMap::new();
                for entry in entries {
                    match seen.get(entry.key.as_str()) {
                        Some(line) => doubles.push((&entry.key, entry.key_place, *line)),
                        None => {
                            seen.insert(entry.key.as_str(), entry.key_place.line);
                        }
                    }
                    entry.value.collect_doubles(doubles);
                }
            }
        }
    }
}

fn place(marker: &granit_parser::Marker) -> Place {
    Place {
        line: marker.line().max(1),
        column: marker.col() + 1,
    }
}

type Next<'t> = Result<(Event<'t>, Span), ScanError>;

fn read_document<'t>(events: &mut impl Iterator<Item = Next<'t>>) -> Result<Node, ScanError> {
    while let Some(next) = events.next() {
        let (event, span) = next?;
        if event.is_node() {
            return read_node(events, &event, &span);
        }
    }
    Ok(Node {
        place: Place::START,
        shape: Shape::Leaf,
    })
}

fn read_node<'t>(
    events: &mut impl Iterator<Item = Next<'t>>,
    event: &Event<'t>,
    span: &Span,
) -> Result<Node, ScanError> {
    let shape = match event {
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            while let Some((event, span)) = next_in(events)? {
                items.push(read_node(events, &event, &span)?);
            }
            Shape::Sequence(items)
        }
        Event::MappingStart(..) => {
            let mut entries = Vec::new();
            while let Some((event, span)) = next_in(events)? {
                let key = event.scalar().map_or("", |(key, _)| key).to_owned();
                read_node(events, &event, &span)?;
                let Some((event, value)) = next_in(events)? else {
                    break;
                };
                entries.push(Entry {
                    key,
                    key_place: place(&span.start),
                    value: read_node(events, &event, &value)?,
                });
            }
            Shape::Mapping(entries)
        }
        _ => Shape::Leaf,
    };
    Ok(Node {
        place: place(&span.start),
        shape,
    })
}

/// The next node of the collection that is open; `None` at its end.
fn next_in<'t>(
    events: &mut impl Iterator<Item = Next<'t>>,
) -> Result<Option<(Event<'t>, Span)>, ScanError> {
    for next in events {
        let (event, span) = next?;
        if event.is_node() {
            return Ok(Some((event, span)));
        }
        if matches!(event, Event::SequenceEnd | Event::MappingEnd) {
            break;
        }
    }
    Ok(None)
}
