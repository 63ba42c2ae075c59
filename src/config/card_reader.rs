//! From the nodes of a card to a rule of a house, and what must hold of it
//! beyond its shape.

use serde_json::json;

use super::card::OWN_CARD;
use super::fault::Fault;
use super::parsed::first_line;
use super::value::{get, items, value};
use crate::knowledge::schema::holes;
use crate::knowledge::{Applicability, Bilingual, Card, OwnRule};
use crate::text::{SourceFile, Span};
use crate::yaml::{Node, NodeKind};

/// Reads a card that fits its table.
pub(super) struct CardReader<'a> {
    /// The file.
    pub(super) source: &'a SourceFile,
    /// Its nodes, root first.
    pub(super) nodes: &'a [Node],
}

impl CardReader<'_> {
    /// The rule of that name and family, or what is wrong with its card.
    pub(super) fn rule(&self, name: &str, family: &str) -> Result<&'static OwnRule, Vec<Fault>> {
        let mut value = value(self.nodes, 0, &OWN_CARD);
        if value.get("statements").is_none() {
            value["statements"] = json!([]);
        }
        let mut card: Card = serde_json::from_value(value)
            .map_err(|error| vec![Fault::new(Span::point(0), error.to_string())])?;
        card.name = name.to_owned().into();
        card.family = family.to_owned().into();
        let faults = self.beyond(&card);
        if !faults.is_empty() {
            return Err(faults);
        }
        let lines = (self.lines("fail"), self.lines("pass"));
        OwnRule::keep(card, self.source.name(), lines).map_err(|(list, why)| {
            let what = format!("all of `{list}` together: {why}");
            vec![Fault::new(self.place(&["match", list]), what)]
        })
    }

    /// What must hold of a card beyond its shape.
    fn beyond(&self, card: &Card) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |path: &[&str], what: String, help: &str| {
            faults.push(Fault::new(self.place(path), what).help(help));
        };
        let empty = |list: &str| {
            card.matcher.as_ref().is_none_or(|m| match list {
                "find" => m.find.is_empty(),
                _ => m.unless.is_empty() && m.unless_facts.is_empty(),
            })
        };
        if empty("find") && empty("unless") {
            let help = "`find` raises it by words; `unless` alone where words are missing";
            add(&["match"], "nothing raises this rule".to_owned(), help);
        }
        if card.messages.len() != 1 {
            let what = "a rule of a house has one message".to_owned();
            add(&["messages"], what, "make two rules of it");
        }
        let displays = card.messages.iter().any(|m| m.rewrite.is_some());
        if card.fix == Applicability::Display && !displays {
            let what = "`fix: display` needs a `rewrite` in the message".to_owned();
            add(&["fix"], what, "such as `rewrite: 'Team: <name>'`");
        }
        for list in ["fail", "pass"] {
            let examples = match list {
                "fail" => &card.examples.fail,
                _ => &card.examples.pass,
            };
            if examples.is_empty() {
                let what = format!("`{list}` has no example");
                let help = "a draft or two, as people write them: they are its tests";
                add(&["examples", list], what, help);
            }
        }
        let whole = [
            ("summary", Some(&card.summary)),
            ("wants", card.wants.as_ref()),
            ("why", Some(&card.why)),
            ("silent", card.silent.as_ref()),
        ];
        let message = card.messages.first();
        let holed = [
            ("what", message.map(|m| &m.what)),
            ("ask", message.and_then(|m| m.ask.as_ref())),
            ("do", message.map(|m| &m.action)),
            ("rewrite", message.and_then(|m| m.rewrite.as_ref())),
        ];
        let filled = card.filled();
        let open = |words: Option<&Bilingual>, holed: bool| {
            let words = words?;
            let mut all = holes(&words.ja).into_iter().chain(holes(&words.en));
            let hole = all.find(|hole| !(holed && filled.iter().any(|known| known == hole)))?;
            Some(format!("nothing fills the hole `{{{hole}}}` here"))
        };
        let help = "`{quote}`, in a message of a rule that has `find`, is the only hole";
        for (key, words) in whole {
            if let Some(what) = open(words, false) {
                add(&[key], what, help);
            }
        }
        for (key, words) in holed {
            if let Some(what) = open(words, true) {
                add(&["messages", key], what, help);
            }
        }
        faults
    }

    /// The first line of what stands at the end of a path of keys, as far as it
    /// leads; the first item of a list stands for the list.
    fn place(&self, path: &[&str]) -> Span {
        let mut at = 0;
        for key in path {
            let item = match self.nodes.get(at).map(|node| &node.kind) {
                Some(NodeKind::Sequence { .. }) => items(self.nodes, at).first().copied(),
                _ => Some(at),
            };
            let Some(next) = item.and_then(|item| get(self.nodes, item, key)) else {
                break;
            };
            at = next;
        }
        let span = self.nodes.get(at).map_or(Span::point(0), |node| node.span);
        first_line(self.source.text(), span)
    }

    /// The line on which each example of a list begins.
    fn lines(&self, list: &str) -> Vec<usize> {
        let at = get(self.nodes, 0, "examples").and_then(|at| get(self.nodes, at, list));
        let items = at.map_or_else(Vec::new, |at| items(self.nodes, at));
        let line = |item: usize| {
            let start = self.nodes.get(item).map_or(0, |node| node.span.start());
            self.source.position(start).line
        };
        items.into_iter().map(line).collect()
    }
}
