//! Faults of syntax, and what to tell the author about each.
//!
//! The words stand here, beside the cases, in both languages: `message` says
//! what is wrong and why, `help` what to do about it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::text::Span;
use crate::yaml::YamlFault;

/// What a front-end could not read, or read in spite of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
}

impl Problem {
    /// Whether it is no fault of form: the file holds more than is read, and nothing of
    /// it is known.
    #[must_use]
    pub const fn is_excess(&self) -> bool {
        matches!(&self.kind, ProblemKind::Yaml(fault) if fault.is_excess())
    }
}

/// Faults of syntax that a front-end reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The YAML does not parse, or not as its author meant it.
    Yaml(YamlFault),
    /// A key stands twice in one mapping: its words, shared by all where it stands.
    DuplicateKey(Arc<str>),
    /// An alias that no anchor defines.
    UnknownAlias(Box<str>),
    /// A comment that has no end: all that follows is in it.
    OpenComment,
    /// Nothing in the file can be read as a ticket.
    Empty,
}

impl ProblemKind {
    /// What is wrong and why, in Japanese if `ja`, else in English.
    #[must_use]
    pub fn message(&self, ja: bool) -> String {
        match self {
            Self::Yaml(fault) => fault.message(ja),
            Self::DuplicateKey(key) if ja => {
                format!("キー「{key}」が同じ階層に 2 回あります。どちらか一方しか伝わりません。")
            }
            Self::DuplicateKey(key) => {
                format!("The key `{key}` stands twice at one level; only one of them gets through.")
            }
            Self::UnknownAlias(name) if ja => format!(
                "「*{name}」は YAML では別の場所の値への参照ですが、参照先「&{name}」がありません。"
            ),
            Self::UnknownAlias(name) => format!(
                "In YAML, `*{name}` refers to a value elsewhere, but nothing here is named `&{name}`."
            ),
            Self::OpenComment if ja => {
                "「<!--」で始まるコメントに終わりの「-->」がなく、この先はすべてコメントとみなされて、読まれません。"
                    .to_owned()
            }
            Self::OpenComment => {
                "The comment that `<!--` begins has no `-->`: all that follows is taken for a part of it, and read by nobody."
                    .to_owned()
            }
            Self::Empty if ja => "チケットとして読める内容がありません。".to_owned(),
            Self::Empty => "There is nothing here that reads as a ticket.".to_owned(),
        }
    }

    /// What to do about it, in Japanese if `ja`, else in English.
    #[must_use]
    pub fn help(&self, ja: bool) -> String {
        match self {
            Self::Yaml(fault) => fault.help(ja).into_owned(),
            Self::DuplicateKey(_) => pick(
                ja,
                "2 つの内容を 1 つのキーにまとめるか、別の名前に変えてください。",
                "Put both values under one key, or give one of them another name.",
            )
            .into_owned(),
            Self::UnknownAlias(_) => pick(
                ja,
                "文字どおりの「*」なら、値全体を引用符 \"…\" で囲んでください。",
                "If the `*` is meant literally, put the whole value in double quotes.",
            )
            .into_owned(),
            Self::OpenComment => pick(
                ja,
                "コメントの終わりに「-->」を書いてください。文字どおりの「<!--」なら、`<!--` のようにコードにします。",
                "Write `-->` where the comment ends; if the `<!--` is meant literally, put it in backticks.",
            )
            .into_owned(),
            Self::Empty => pick(
                ja,
                "何が起きているか、何をしてほしいかを書いてください。",
                "Say what happens and what you need.",
            )
            .into_owned(),
        }
    }
}

const fn pick(ja: bool, japanese: &'static str, english: &'static str) -> Cow<'static, str> {
    Cow::Borrowed(if ja { japanese } else { english })
}
