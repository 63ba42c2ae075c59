//! Texts that have a form of their own: what each may be, for the parser and for
//! the JSON Schema.

use std::sync::LazyLock;

use ignore::gitignore::GitignoreBuilder;
use regex::Regex;
use serde_json::{Value, json};

use super::said::{Said, said};
use super::shape::{Form, Refusal};
use crate::facts::time::{ClockZone, zone_names};
use crate::knowledge::{Day, Identifier, IdentifierKind, identifiers};
use crate::text::fold::fold_str;

/// A zone of a clock. There are hundreds: the schema has them once.
pub(super) const ZONE: Form = Form {
    check: zone,
    schema: || json!({"$ref": "#/$defs/zone"}),
};

/// What the schema refers to.
pub(super) fn definitions() -> Value {
    // YAML takes `+9` for a number.
    let offset = "^(?:(?:UTC|GMT) ?)?[+-][0-9]{1,2}(?::?[0-9]{2})?$";
    json!({"zone": {"anyOf": [
        {"enum": zone_names()},
        {"type": "string", "pattern": offset},
        {"type": "integer", "minimum": -12, "maximum": 14},
    ]}})
}

/// A day of one year or of all.
pub(super) const DAY: Form = Form {
    check: day,
    schema: || {
        let long = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
        let short = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
        let pattern = format!("^(?:[0-9]{{4}}-)?(?:{long}|{short}|02-(?:0[1-9]|[12][0-9]))$");
        json!({"type": "string", "pattern": pattern})
    },
};

/// A pattern of paths.
pub(super) const GLOB: Form = Form {
    check: glob,
    schema: || {
        let any: Vec<&str> = IDLE_GLOBS.iter().map(|idle| idle.pattern).collect();
        let not = json!({"type": "string", "pattern": any.join("|")});
        json!({"type": ["string", "number", "boolean"], "not": not})
    },
};

fn zone(text: &str) -> Result<(), Refusal> {
    ClockZone::named(text).map(|_| ()).map_err(|fault| {
        let what = said!(
            "`{text}` というタイムゾーンはありません",
            "`{text}` is no zone",
        );
        let help = Said::new(fault.words_in_japanese(), fault.words());
        Refusal::new(what, Some(help))
    })
}

fn day(text: &str) -> Result<(), Refusal> {
    match Day::read(text) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(
            said!("`{text}` は日付ではありません", "`{text}` is no day"),
            Some(said!(
                "2026-12-28 か、毎年なら 12-28 のように書いてください",
                "write the day as 2026-12-28 or, for every year, as 12-28",
            )),
        )),
    }
}

/// A sort of patterns that fit no path.
struct IdleGlob {
    /// What such a pattern looks like, in a dialect that JSON Schema has, too.
    pattern: &'static str,
    /// Why it fits none, in Japanese and English.
    why: (&'static str, &'static str),
    /// What would be right.
    help: (&'static str, &'static str),
}

const FROM_HERE: (&str, &str) = (
    "このファイルのフォルダーからのパスを書いてください(例: `closing/`)",
    "write the path from the folder of this file, such as `closing/`",
);

const IDLE_GLOBS: [IdleGlob; 9] = [
    IdleGlob {
        pattern: "^\\s*$",
        why: ("空のパターンです", "the pattern is empty"),
        help: FROM_HERE,
    },
    IdleGlob {
        pattern: "^#",
        why: (
            "`#` で始まるパターンは注釈になり、どのパスにも合いません",
            "a pattern that begins with `#` is a comment, and fits no path",
        ),
        help: (
            "ファイル名の `#` は `\\#` と書いてください",
            "write the `#` of a name as `\\#`",
        ),
    },
    IdleGlob {
        pattern: "^\\s",
        why: (
            "空白で始まる名前にしか合いません",
            "it fits only names that begin with a blank",
        ),
        help: (
            "初めの空白を取り除いてください",
            "take the blank at its beginning out",
        ),
    },
    IdleGlob {
        pattern: "[\\n\\r]",
        why: (
            "改行を含む名前にしか合いません",
            "it fits only names with a line break in them",
        ),
        help: (
            "パターンを並びにしてください(例: `[a.md, b.md]`)",
            "make a list of several patterns, such as `[a.md, b.md]`",
        ),
    },
    IdleGlob {
        pattern: "(?:^|/)\\.\\.(?:/|$)",
        why: (
            "このフォルダーの外を指していて、この設定の下書きはそこにありません",
            "it leads out of the folder, where no draft is of this file",
        ),
        help: FROM_HERE,
    },
    IdleGlob {
        pattern: "^~",
        why: (
            "`~` はここではホームディレクトリになりません",
            "`~` is no home directory here",
        ),
        help: FROM_HERE,
    },
    IdleGlob {
        pattern: "^[A-Za-z]:|^file:",
        why: (
            "ドライブや URL から始まるパスは、どの下書きにも合いません",
            "a path that begins with a drive or as a URL fits no draft",
        ),
        help: FROM_HERE,
    },
    IdleGlob {
        pattern: "\\\\(?:[*?]|[^*?\\[\\]{}!#\\\\ ]|$)",
        why: (
            "`\\` はフォルダーの区切りではなく、次の文字をただの文字にします",
            "`\\` parts no folders: it makes a plain character of the next",
        ),
        help: (
            "`/` で区切ってください(例: `closing/*.md`)",
            "write `/`, as in `closing/*.md`",
        ),
    },
    IdleGlob {
        pattern: "^\\.?/?$|^\\./+$|//|(?:^|[^.])/\\.(?:/|$)",
        why: (
            "名前がないので、どのパスにも合いません",
            "it has no name in it, and fits no path",
        ),
        help: (
            "すべての下書きなら `*` と書いてください",
            "for all drafts, write `*`",
        ),
    },
];

static IDLE: LazyLock<Vec<(Option<Regex>, &IdleGlob)>> = LazyLock::new(|| {
    let idle = IDLE_GLOBS.iter();
    idle.map(|idle| (Regex::new(idle.pattern).ok(), idle))
        .collect()
});

fn glob(text: &str) -> Result<(), Refusal> {
    let idle = IDLE
        .iter()
        .find(|(form, _)| form.as_ref().is_some_and(|form| form.is_match(text)));
    if let Some((_, IdleGlob { why, help, .. })) = idle {
        let what = Said::same(format!("`{}`:", text.trim_end())).and(&Said::new(why.0, why.1));
        return Err(Refusal::new(what, Some(Said::new(help.0, help.1))));
    }
    let mut builder = GitignoreBuilder::new("");
    builder.allow_unclosed_class(false);
    builder.add_line(None, text).map(|_| ()).map_err(|error| {
        // What the pattern is, is shown.
        let error = error.to_string();
        let why = error.rsplit("': ").next().unwrap_or(&error);
        let what = said!(
            "パスのパターンではありません: {why}",
            "not a pattern of paths: {why}",
        );
        let help = said!(
            "括弧そのものなら `\\[` のように書いてください",
            "write a bracket that is meant as `\\[`",
        );
        Refusal::new(what, Some(help))
    })
}

/// The grammars of a provider's accounts. Those of `generic` are of anybody's.
fn accounts(provider: &str) -> impl Iterator<Item = &'static Identifier> {
    let name = provider.to_owned();
    identifiers()
        .filter(move |(owner, identifier, _)| {
            owner.name == name && name != "generic" && identifier.kind == IdentifierKind::Account
        })
        .map(|(_, identifier, _)| identifier)
}

/// Whether a text may be an account of a provider. Where the desk's documents
/// tell its form, it has that; else there are digits in it, as in all we know of.
/// What is masked shows neither.
pub(super) fn account(provider: &str, text: &str) -> Result<(), Refusal> {
    let folded = fold_str(text.trim());
    let Some(first) = accounts(provider).next() else {
        return Ok(());
    };
    let whole = |known: &Identifier| {
        identifiers().any(|(owner, identifier, cues)| {
            owner.name == provider && identifier == known && cues.whole.is_in(&folded)
        })
    };
    let documented: Vec<_> = documented(provider).collect();
    let fits = folded.contains(['*', '●'])
        || match documented.is_empty() {
            true => folded.contains(|c: char| c.is_ascii_digit()),
            false => documented.into_iter().any(whole),
        };
    if fits {
        return Ok(());
    }
    let what = said!(
        "`{text}` は {provider} のアカウントの形ではありません",
        "`{text}` has not the form of an account of {provider}",
    );
    let example = first.example.rsplit(' ').next().unwrap_or_default();
    let help = said!(
        "例: '{example}'(引用符で囲むと、先頭の 0 も残ります)",
        "such as '{example}', in quotes, which keep a 0 at its beginning",
    );
    Err(Refusal::new(what, Some(help)))
}

/// Those of them that the desk's documents tell.
fn documented(provider: &str) -> impl Iterator<Item = &'static Identifier> {
    accounts(provider).filter(|identifier| !identifier.general_knowledge)
}

/// What an account of a provider may be. A bare number is not looked into, for it
/// has lost what it began with.
pub(super) fn account_schema(provider: &str) -> Value {
    let patterns: Vec<&str> = documented(provider).map(|i| i.pattern.as_ref()).collect();
    let pattern = match (patterns.is_empty(), accounts(provider).next()) {
        (false, _) => format!("^\\s*(?:{})\\s*$|[*●]", patterns.join("|")),
        (true, Some(_)) => "[0-9*●]".to_owned(),
        (true, None) => "\\S".to_owned(),
    };
    json!({"type": ["string", "number"], "pattern": pattern})
}
