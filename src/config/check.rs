//! Holds a file against the table of what may stand in it, and notes all that
//! does not fit.

mod mapping;
mod value;

use std::cell::OnceCell;

use super::fault::Fault;
use super::parsed::{Parsed, of_yaml};
use super::said::said;
use super::shape::Shape;
use super::table::FILE;
use super::value::{get, items};
use crate::facts::Veil;
use crate::knowledge::OwnRule;
use crate::text::{SourceFile, Span};
use crate::yaml::{self, Node, NodeKind};

/// What a file is to hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sort {
    /// What may stand in it.
    pub(super) shape: &'static Shape,
    /// What it is called.
    pub(super) called: &'static str,
    /// A line of it.
    pub(super) example: &'static str,
}

/// A configuration.
pub(super) const CONFIGURATION: Sort = Sort {
    shape: &FILE,
    called: "a configuration",
    example: "provider: aws",
};

/// Holds a file against the table of its sort: what is wrong with it, in order
/// of place. It may name these rules of the house.
pub(super) fn check(
    source: &SourceFile,
    parsed: &Parsed,
    sort: Sort,
    own: &[&'static OwnRule],
) -> Vec<Fault> {
    let mut checker = Checker {
        text: source.text(),
        nodes: &parsed.nodes,
        sort,
        own,
        items: 0,
        faults: Vec::new(),
        veil: OnceCell::new(),
    };
    checker.root();
    let mut faults = checker.faults;
    faults.extend(parsed.fault.clone());
    faults.sort_by_key(|fault| fault.span);
    faults
}

struct Checker<'a> {
    text: &'a str,
    nodes: &'a [Node<'a>],
    sort: Sort,
    /// The rules of the house.
    own: &'a [&'static OwnRule],
    /// Items of lists so far.
    items: usize,
    faults: Vec<Fault>,
    /// Made when words of the file are quoted: most files have nothing wrong.
    veil: OnceCell<Veil>,
}

/// A key on the way down: what messages call the value under it.
#[derive(Clone, Copy)]
struct Under<'a> {
    name: &'a str,
    example: &'a str,
}

impl Checker<'_> {
    /// Words of the file as a message may show them.
    fn shown(&self, words: &str) -> String {
        let veil = self.veil.get_or_init(|| {
            let values = self.nodes.iter().filter_map(|node| match &node.kind {
                NodeKind::Scalar(scalar) => {
                    let written = node.span.slice(self.text).unwrap_or("");
                    Some(&*scalar.value).filter(|value| !written.contains(*value))
                }
                _ => None,
            });
            Veil::over([self.text].into_iter().chain(values))
        });
        veil.shown(words)
    }

    fn root(&mut self) {
        let Some(root) = self.nodes.first() else {
            return;
        };
        match &root.kind {
            // Nothing but comments.
            NodeKind::Null if root.span.is_empty() => {}
            NodeKind::Mapping { .. } => {
                self.dress(root);
                self.value(
                    0,
                    self.sort.shape,
                    Under {
                        name: "",
                        example: "",
                    },
                );
                self.idle_select();
            }
            NodeKind::Scalar(_) => {
                let line = root.span.slice(self.text).unwrap_or("");
                let fault = match yaml::stray_colon(line) {
                    Some((mistake, range)) => {
                        let span = Span::new(range.start, range.end);
                        of_yaml(&mistake, span.shifted(root.span.start()))
                    }
                    None => self.not_keys(root.span),
                };
                self.faults.push(fault);
            }
            _ => self.faults.push(self.not_keys(root.span)),
        }
    }

    /// Notes that nothing is selected, where that sets nothing aside: all rules
    /// would run.
    fn idle_select(&mut self) {
        let is_none = |at: &usize| items(self.nodes, *at).is_empty();
        let select = get(self.nodes, 0, "select").filter(is_none);
        let extends = get(self.nodes, 0, "extends").is_some();
        let node = select.and_then(|at| self.nodes.get(at));
        if let Some(Node {
            kind: NodeKind::Sequence { .. },
            span,
            ..
        }) = node
            && !extends
        {
            let what = said!(
                "`select` が空なので、すべての規則が動きます",
                "`select` is empty, and all rules run",
            );
            self.faults.push(Fault::new(*span, what).help(said!(
                "動かす規則を書くか、この行を取り除いてください",
                "name the rules that are to run, or take the line out",
            )));
        }
    }

    fn not_keys(&self, span: Span) -> Fault {
        let Sort {
            called, example, ..
        } = self.sort;
        let point = Span::new(span.start(), span.start());
        let what = said!(
            "キーと値でできているはずのファイルです",
            "{called} is made of keys and values",
        );
        Fault::new(point, what).help(said!(
            "独立した行に `{example}` のように書きます",
            "such as `{example}` on a line of its own",
        ))
    }

    /// Notes what YAML can do with any value and such a file has no use for.
    fn dress(&mut self, node: &Node) {
        let plain = || said!("値そのものを書いてください", "write the value itself");
        if let Some(tag) = node.own_tag() {
            let fault = Fault::new(
                tag,
                said!(
                    "タグ(`!name`)です。ここでは意味がありません",
                    "a tag (`!name`), which means nothing here",
                ),
            );
            self.faults.push(fault.help(plain()));
        }
        if let Some(anchor) = node.idle_anchor() {
            let fault = Fault::new(
                anchor,
                said!(
                    "アンカー(`&name`)です。ここでは意味がありません",
                    "an anchor (`&name`), which means nothing here",
                ),
            );
            self.faults.push(fault.help(plain()));
        }
    }
}

const fn is_mapping(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Mapping { .. })
}
