//! A file as YAML, before anything is made of it.

use super::fault::Fault;
use super::said::{Said, said};
use crate::text::{SourceFile, Span};
use crate::yaml::{self, Node, YamlFault};

/// A file in nodes.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// The nodes, root first; none where the file does not parse or is empty.
    pub(super) nodes: Vec<Node<'static>>,
    /// What is wrong with it as YAML.
    pub(super) fault: Option<Fault>,
}

impl Parsed {
    /// Reads a file as YAML.
    pub(super) fn of(source: &SourceFile) -> Self {
        let text = source.text();
        let parts = yaml::split(text);
        let Some(&part) = parts.first() else {
            return Self::default();
        };
        let nodes = match yaml::parse(text, part) {
            Ok(nodes) => nodes.into_iter().map(Node::into_owned).collect(),
            Err(failure) => {
                return Self {
                    nodes: Vec::new(),
                    fault: Some(of_yaml(&failure.fault, failure.span)),
                };
            }
        };
        let second = parts.get(1).map(|&second| {
            let fault = Fault::new(
                first_line(text, second),
                said!(
                    "1 つのファイルに 2 つ目の文書があります",
                    "a second document in one file"
                ),
            );
            fault.help(said!(
                "このファイルに書ける文書は 1 つです。この行を取り除いてください",
                "such a file is one document; take this line out",
            ))
        });
        Self {
            nodes,
            fault: second,
        }
    }
}

/// A mistake of YAML in the words for it.
pub(super) fn of_yaml(mistake: &YamlFault, span: Span) -> Fault {
    let both = |words: &dyn Fn(bool) -> String| Said {
        ja: words(true),
        en: words(false),
    };
    let what = both(&|japanese| mistake.message(japanese));
    Fault::new(span, what).help(both(&|japanese| mistake.help(japanese).into()))
}

/// The part of a span that is on its first line.
pub(super) fn first_line(text: &str, span: Span) -> Span {
    let inside = span.slice(text).unwrap_or("");
    let line = inside.split(['\n', '\r']).next().unwrap_or("").trim_end();
    Span::new(span.start(), span.start() + line.len())
}
