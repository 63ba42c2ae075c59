//! Words of other tools, and of Japanese, for what a configuration has.

use super::shape::Key;
use crate::facts::{Kind, provider_named};
use crate::text::fold::fold_str;

/// What values are called elsewhere: the word here, and those that stand for it.
/// Of several with the same word, the first that may stand at the place counts.
const VALUES: [(&str, &[&str]); 7] = [
    (
        "off",
        &[
            "0", "allow", "disable", "disabled", "false", "ignore", "never", "no", "none", "skip",
            "オフ", "なし", "無効", "無視",
        ],
    ),
    (
        "never",
        &[
            "0", "disable", "disabled", "false", "no", "none", "off", "なし", "無効",
        ],
    ),
    (
        "error",
        &[
            "2",
            "blocker",
            "critical",
            "deny",
            "err",
            "fatal",
            "forbid",
            "high",
            "severe",
            "エラー",
            "致命的",
            "重大",
        ],
    ),
    (
        "warning",
        &["1", "major", "medium", "moderate", "warn", "注意", "警告"],
    ),
    (
        "info",
        &[
            "hint",
            "information",
            "low",
            "minor",
            "note",
            "notice",
            "style",
            "suggestion",
            "参考",
            "情報",
        ],
    ),
    ("ja", &["ja-jp", "japanese", "jp", "jpn", "日本語"]),
    ("en", &["en-gb", "en-us", "eng", "english", "英語"]),
];

/// The same of keys.
const KEYS: [(&str, &[&str]); 14] = [
    ("extends", &["extend", "inherit", "継承", "拡張"]),
    (
        "fail-on",
        &["fail-level", "fail-severity", "min-severity", "threshold"],
    ),
    (
        "glossary",
        &["dictionary", "terms", "words", "用語", "用語集"],
    ),
    (
        "holidays",
        &["closures", "days-off", "休業日", "休日", "祝日"],
    ),
    ("identifiers", &["ids", "識別子"]),
    (
        "ignore",
        &[
            "disable", "disabled", "except", "ignored", "skip", "無視", "除外",
        ],
    ),
    ("language", &["lang", "locale"]),
    ("overrides", &["per-file", "per-file-ignores", "上書き"]),
    (
        "paths",
        &[
            "exclude", "file", "files", "glob", "globs", "include", "path", "パス",
        ],
    ),
    ("reason", &["comment", "description", "why", "理由"]),
    ("rule", &["id", "rules", "規則"]),
    (
        "rules",
        &[
            "checks",
            "rule",
            "severities",
            "severity",
            "ルール",
            "規則",
            "重大度",
        ],
    ),
    ("select", &["enable", "enabled", "only", "選択"]),
    ("suppressions", &["baseline", "exceptions", "抑制"]),
];

fn plain(written: &str) -> String {
    fold_str(written.trim())
        .to_lowercase()
        .replace(['_', ' '], "-")
}

/// What is meant by a word that is none of `words`.
pub(super) fn value(written: &str, words: &[&'static str]) -> Option<&'static str> {
    let plain = plain(written);
    let here = |name: &str| words.iter().find(|word| **word == name).copied();
    let mut values = VALUES.iter();
    let said = values.find_map(|(word, others)| {
        let is_it = others.contains(&plain.as_str());
        is_it.then(|| here(word)).flatten()
    });
    let folded = fold_str(written.trim()).to_ascii_lowercase();
    let kind = || here(Kind::said_by(&folded)?.name());
    let provider = || here(provider_named(&folded)?);
    said.or_else(provider).or_else(kind)
}

/// Whether a key stands for paths.
pub(super) fn is_paths(written: &str) -> bool {
    let mut keys = KEYS.iter().filter(|(name, _)| *name == "paths");
    written == "paths" || keys.any(|(_, others)| others.contains(&plain(written).as_str()))
}

/// What is meant by a key that is none of these.
pub(super) fn key(written: &str, known: &[&Key]) -> Option<&'static str> {
    let plain = plain(written);
    let mut keys = KEYS.iter();
    keys.find_map(|(name, others)| {
        let here = known.iter().find(|key| key.name == *name)?;
        others.contains(&plain.as_str()).then_some(here.name)
    })
}
