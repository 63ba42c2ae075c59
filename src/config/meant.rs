//! What was meant by a name that is none.

use super::fault::Fault;
use super::other_words;
use super::said::{Said, said};
use super::shape::Key;
use super::table::families;
use crate::knowledge::{CARDS, vocabulary};
use crate::text::Span;
use crate::text::fold::fold_str;
use crate::text::nearest::begun_or_nearest;

/// A name as the file has it, and as a message may show it.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    pub(super) shown: &'a str,
}

/// A key of a table that is no name of a thing of that sort. Where nothing is
/// `known`, nothing is suggested.
pub(super) fn unknown_name(
    span: Span,
    sort: &str,
    name: Written<'_>,
    known: &[&'static str],
) -> Fault {
    let in_japanese = sort_in_japanese(sort);
    let Written { name, shown } = name;
    let what = said!(
        "`{shown}` という{in_japanese}はありません",
        "no {sort} is called `{shown}`",
    );
    let fault = Fault::new(span, what);
    if known.is_empty() {
        return fault;
    }
    let families = families();
    if sort == "rule" && families.contains(&name) {
        return fault.help(said!(
            "それは規則の分類です。ここには規則を書くか、`ignore` か `select` に移してください",
            "that is a family: name its rules here, or put it under `ignore` or `select`",
        ));
    }
    fault.help(match near(name, known) {
        Some(meant) => did_you_mean(meant),
        None if sort == "rule" => said!(
            "規則の一覧は `ticketlint rules` で見られます",
            "`ticketlint rules` lists all rules",
        ),
        None => one_of(known),
    })
}

/// Keys of cards that a rule of a house has no use for: they are for detectors,
/// and for the order of the rules that ship.
const SHIPPED_ONLY: [&str; 11] = [
    "asked",
    "asked-for",
    "case",
    "detector",
    "general-knowledge",
    "holes",
    "in-place",
    "labels",
    "last",
    "options",
    "rests-on",
];

/// A key of a record that is none of `known`, and what may be meant. Where
/// nothing is known, nothing is suggested.
pub(super) fn unknown_key(span: Span, name: Written<'_>, known: &[&Key], under: &str) -> Fault {
    let Written { name, shown } = name;
    let what = match under {
        "" => said!(
            "`{shown}` というキーはありません",
            "there is no key `{shown}`",
        ),
        above => said!(
            "`{above}` の下に `{shown}` というキーはありません",
            "there is no key `{shown}` under `{above}`",
        ),
    };
    let fault = Fault::new(span, what);
    if known.is_empty() {
        return fault;
    }
    let names: Vec<&'static str> = known.iter().map(|key| key.name).collect();
    if let Some(meant) = other_words::key(name, known).or_else(|| near(name, &names)) {
        return fault.help(did_you_mean(meant));
    }
    let field = vocabulary::kind_of(name);
    let alike = known
        .iter()
        .find(|key| key.like.is_some() && key.like == field);
    if let Some(key) = alike {
        return fault.help(did_you_mean(key.name));
    }
    if names.contains(&"rules") && CARDS.iter().any(|card| card.name == name) {
        return fault.help(said!(
            "規則は `rules` の下に、字下げして書きます: rules: {{{name}: off}}",
            "a rule stands under `rules`, indented: rules: {{{name}: off}}",
        ));
    }
    if names.contains(&"overrides") && other_words::is_paths(name) {
        return fault.help(said!(
            "どの下書きを点検するかは、コマンドラインと .gitignore で決まります。一部のパスだけの設定は `overrides` に書きます",
            "the command line and .gitignore tell which drafts are judged; settings for some paths go under `overrides`",
        ));
    }
    let of_card = ["messages", "find", "what", "text"];
    if SHIPPED_ONLY.contains(&name) && of_card.iter().any(|key| names.contains(key)) {
        return fault.help(said!(
            "組み込みの規則だけが持つキーです",
            "only a rule that ships has it",
        ));
    }
    if matches!(
        name,
        "extends" | "overrides" | "suppressions" | "rule-paths"
    ) {
        return fault.help(said!(
            "ファイルのいちばん外側にだけ書けます",
            "it stands at the top of a file only",
        ));
    }
    fault.help(the_keys(&names))
}

/// The name that was meant: the same in other letters, a part of it, or a near
/// one.
pub(super) fn near(written: &str, known: &[&'static str]) -> Option<&'static str> {
    const PART: usize = 4;
    const LONGEST: usize = 64;
    if written.chars().nth(LONGEST).is_some() {
        return None;
    }
    let is_frame = |c: char| c.is_whitespace() || "\u{200b}\"'“”‘’「」『』:：".contains(c);
    let plain = fold_str(written.trim_matches(is_frame))
        .to_lowercase()
        .replace(['_', ' '], "-");
    let same = known.iter().find(|name| **name == plain).copied();
    same.or_else(|| begun_or_nearest(&plain, known.iter().copied()))
        .or_else(|| {
            let long = plain.chars().count() >= PART;
            known
                .iter()
                .find(|name| long && name.starts_with(&plain))
                .copied()
        })
}

pub(super) fn did_you_mean(name: &str) -> Said {
    said!("`{name}` のことですか。", "did you mean `{name}`?")
}

pub(super) fn one_of(names: &[&str]) -> Said {
    let names = names.join(", ");
    said!("次のいずれかです: {names}", "one of: {names}")
}

pub(super) fn the_keys(names: &[&str]) -> Said {
    let names = names.join(", ");
    said!("使えるキー: {names}", "the keys are {names}")
}

pub(super) fn such_as(example: &str) -> Said {
    said!("例: `{example}`", "such as `{example}`")
}

fn sort_in_japanese(sort: &str) -> &str {
    match sort {
        "rule" => "規則",
        "provider" => "提供元",
        other => other,
    }
}
