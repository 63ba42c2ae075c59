//! From the nodes of a card to a rule of a house, and what must hold of it
//! beyond its shape.

use serde_json::json;

use super::card::OWN_CARD;
use super::fault::Fault;
use super::parsed::first_line;
use super::said::{Said, said};
use super::value::{get, items, value};
use crate::knowledge::schema::holes;
use crate::knowledge::{Applicability, Bilingual, Card, OwnRule, searched};
use crate::text::{SourceFile, Span};
use crate::yaml::{Node, NodeKind};

/// Reads a card that fits its table.
pub(super) struct CardReader<'a> {
    /// The file.
    pub(super) source: &'a SourceFile,
    /// Its nodes, root first.
    pub(super) nodes: &'a [Node<'a>],
}

impl CardReader<'_> {
    /// The rule of that name and family, or what is wrong with its card.
    pub(super) fn rule(&self, name: &str, family: &str) -> Result<&'static OwnRule, Vec<Fault>> {
        let mut value = value(self.nodes, 0, &OWN_CARD);
        if value.get("statements").is_none() {
            value["statements"] = json!([]);
        }
        let mut card: Card = serde_json::from_value(value)
            .map_err(|error| vec![Fault::new(Span::point(0), Said::same(error.to_string()))])?;
        card.name = name.to_owned().into();
        card.family = family.to_owned().into();
        let faults = self.beyond(&card);
        if !faults.is_empty() {
            return Err(faults);
        }
        let lines = (self.lines("fail"), self.lines("pass"));
        let rule = OwnRule::keep(card, self.source.name(), lines);
        let again = |rule: &&'static OwnRule| {
            let replace = rule.card.matcher.as_ref()?.replace.as_deref()?;
            rule.find.is_in(&searched(replace)).then(|| {
                let what = said!(
                    "`replace` の言葉を `find` がまた見つけます",
                    "`find` finds the words of `replace` again",
                );
                vec![Fault::new(self.place(&["match", "replace"]), what)]
            })
        };
        if let Some(faults) = rule.as_ref().ok().and_then(again) {
            return Err(faults);
        }
        rule.map_err(|(list, why)| {
            let what = said!(
                "「{list}」の全部を合わせると: {why}",
                "all of `{list}` together: {why}"
            );
            vec![Fault::new(self.place(&["match", list]), what)]
        })
    }

    /// What must hold of a card beyond its shape.
    fn beyond(&self, card: &Card) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |path: &[&str], what: Said, help: Said| {
            faults.push(Fault::new(self.place(path), what).help(help));
        };
        let empty = |list: &str| {
            card.matcher.as_ref().is_none_or(|m| match list {
                "find" => m.find.is_empty(),
                _ => m.unless.is_empty() && m.unless_facts.is_empty(),
            })
        };
        let matcher = card.matcher.as_ref();
        let topics = card.topics().count() > 0;
        let words = !(empty("find") && empty("unless"));
        if topics && words {
            let what = said!(
                "`topics` と `find`、`unless` は一緒に使えません",
                "`topics` stands alone, without `find` and `unless`",
            );
            let help = said!(
                "規則を 2 つに分けるか、`unless` を題目の下に移してください",
                "make two rules of it, or move `unless` below the topic",
            );
            add(&["match", "topics"], what, help);
        }
        if !words && !topics {
            let help = said!(
                "`find` は語があるとき、`unless` だけなら語がないときに指摘します",
                "`find` raises it by words; `unless` alone where words are missing",
            );
            let what = said!("何があっても指摘しない規則です", "nothing raises this rule");
            add(&["match"], what, help);
        }
        if card.messages.len() != 1 {
            let what = said!(
                "自作の規則のメッセージは 1 つです",
                "a rule of a house has one message",
            );
            add(
                &["messages"],
                what,
                said!("規則を 2 つに分けてください", "make two rules of it"),
            );
        }
        let displays = card.messages.iter().any(|m| m.rewrite.is_some());
        if card.fix == Applicability::Display && !displays {
            let what = said!(
                "`fix: display` には、メッセージの `rewrite` が要ります",
                "`fix: display` needs a `rewrite` in the message",
            );
            let help = said!(
                "例: `rewrite: 'Team: <name>'`",
                "such as `rewrite: 'Team: <name>'`",
            );
            add(&["fix"], what, help);
        }
        let replace = matcher.and_then(|matcher| matcher.replace.as_deref());
        let mends = card.fix >= Applicability::Unsafe;
        if mends && replace.is_none() {
            let what = said!(
                "`fix: safe` と `fix: unsafe` には `match` の `replace` が要ります",
                "`fix: safe` and `fix: unsafe` need a `replace` under `match`",
            );
            let help = said!(
                "見つけた語に代わる言葉を書きます。取り除くなら '' です",
                "the words that take the place of what `find` finds; '' takes them out",
            );
            add(&["fix"], what, help);
        }
        if replace.is_some() && (!mends || empty("find")) {
            let what = said!(
                "`replace` には `find` と、`fix: safe` か `fix: unsafe` が要ります",
                "`replace` needs `find`, and `fix: safe` or `fix: unsafe`",
            );
            let help = said!(
                "意味が変わらないなら safe、確かめてから直すものなら unsafe です",
                "safe where no meaning can change, unsafe where the author has to look",
            );
            add(&["match", "replace"], what, help);
        }
        if replace.is_some_and(refers_to_group) {
            let what = said!(
                "`replace` は書かれたとおりに入ります。`$1` や `\\1` は置き換わりません",
                "`replace` is written as it stands: `$1` and `\\1` stand for nothing",
            );
            let help = said!(
                "見つけた語によって書く言葉が変わるなら、規則を分けてください",
                "where the words depend on what was found, write a rule for each",
            );
            add(&["match", "replace"], what, help);
        }
        if mends && !card.examples.fail.iter().any(|e| e.fixed.is_some()) {
            let what = said!(
                "直した結果の例がありません",
                "no example shows what is mended",
            );
            let help = said!(
                "`fail` の例のどれかに `fixed` を書いてください",
                "give an example under `fail` a `fixed`: the draft after the fix",
            );
            add(&["examples", "fail"], what, help);
        }
        for list in ["fail", "pass"] {
            let examples = match list {
                "fail" => &card.examples.fail,
                _ => &card.examples.pass,
            };
            if examples.is_empty() {
                let what = said!("`{list}` に例がありません", "`{list}` has no example");
                let help = said!(
                    "人が書くような下書きを 1〜2 件書いてください。規則のテストになります",
                    "a draft or two, as people write them: they are its tests",
                );
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
            Some(said!(
                "ここで穴 `{{{hole}}}` を埋めるものはありません",
                "nothing fills the hole `{{{hole}}}` here",
            ))
        };
        let help = match topics {
            true => said!(
                "使える穴は、メッセージの `{{quote}}`、`{{topic}}`、`{{redirect}}` です",
                "the holes are `{{quote}}`, `{{topic}}` and `{{redirect}}`, in messages",
            ),
            false => said!(
                "使える穴は、`find` のある規則のメッセージの `{{quote}}` だけです",
                "`{{quote}}`, in a message of a rule that has `find`, is the only hole",
            ),
        };
        for (key, words) in whole {
            if let Some(what) = open(words, false) {
                add(&[key], what, help.clone());
            }
        }
        for (key, words) in holed {
            if let Some(what) = open(words, true) {
                add(&["messages", key], what, help.clone());
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

/// Whether words to write refer to a part of what was found, as editors take it.
fn refers_to_group(replace: &str) -> bool {
    ['$', '\\'].iter().any(|mark| {
        replace
            .split(*mark)
            .skip(1)
            .map(|rest| rest.strip_prefix('{').unwrap_or(rest))
            .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}
