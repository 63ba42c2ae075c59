//! What is wrong with a suppression, and what to tell the author about it. The
//! words stand here, beside the cases, in both languages.

use crate::diagnostic::Edit;
use crate::text::Span;

/// Something wrong with a suppression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The ticket it stands in, from 0.
    pub ticket: usize,
    /// Where, in bytes of the file.
    pub span: Span,
    /// What.
    pub mistake: Mistake,
    /// What mends it, changing nothing of the ticket; none where only the
    /// author can.
    pub edits: Vec<Edit>,
}

/// What may be wrong with a suppression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// What the tool is told is no word it knows.
    Slip {
        /// The word.
        written: String,
        /// The word that may be meant.
        meant: &'static str,
    },
    /// It stands where none is read.
    Unread {
        /// How it is written where it is.
        form: String,
    },
    /// No rule is named after the word.
    NoRule {
        /// The word.
        order: String,
    },
    /// No rule has that name.
    UnknownRule {
        /// The name.
        name: String,
        /// The name that may be meant.
        meant: Option<&'static str>,
    },
    /// A family stands where a rule should.
    Family(String),
    /// The rule is one about suppressions.
    OwnRule(&'static str),
    /// The comment has no end.
    Open,
    /// Words follow the rule without the colon before a reason.
    NoColon,
    /// It is not said why.
    NoReason,
    /// It is said in fewer characters than the house wants.
    ShortReason {
        /// So many.
        least: usize,
    },
    /// These rules are named before in the same comment.
    Twice(Vec<&'static str>),
    /// These rules have nothing to say there.
    Unused(Vec<&'static str>),
}

impl Mistake {
    /// The rule that speaks of it.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoReason | Self::ShortReason { .. } => "suppression-without-reason",
            Self::Unused(_) | Self::Twice(_) => "unused-suppression",
            _ => "unreadable-suppression",
        }
    }

    /// The case of the rule that it is.
    #[must_use]
    pub const fn case(&self) -> &'static str {
        match self {
            Self::Unread { .. } => "unread",
            _ => "main",
        }
    }

    /// What is wrong, in Japanese if `ja`, else in English.
    #[must_use]
    pub fn message(&self, ja: bool) -> String {
        match self {
            Self::Slip { written, .. } if ja => {
                format!("「{written}」という指示はなく、何も抑制されません。")
            }
            Self::Slip { written, .. } => {
                format!("`{written}` is no order that is known, and suppresses nothing.")
            }
            Self::Unread { .. } if ja => {
                "抑制の指示は、ここに書いても読まれません。本文の一部になります。".to_owned()
            }
            Self::Unread { .. } => {
                "A suppression is not read here: it is a part of the text.".to_owned()
            }
            Self::NoRule { order } if ja => {
                format!("「{order}」のあとに規則の名前がなく、何も抑制されません。")
            }
            Self::NoRule { order } => {
                format!("`{order}` names no rule, and suppresses nothing.")
            }
            Self::UnknownRule { name, .. } if ja => format!("「{name}」という規則はありません。"),
            Self::UnknownRule { name, .. } => format!("No rule is called `{name}`."),
            Self::Family(name) if ja => {
                format!("「{name}」は規則ではなく、規則の分類です。")
            }
            Self::Family(name) => format!("`{name}` is no rule but a family of rules."),
            Self::OwnRule(rule) if ja => {
                format!("「{rule}」は抑制そのものについての規則で、コメントでは抑制できません。")
            }
            Self::OwnRule(rule) => {
                format!("`{rule}` is about suppressions themselves; a comment cannot suppress it.")
            }
            Self::Open if ja => {
                "コメントがこの行で閉じられておらず、何も抑制されません。".to_owned()
            }
            Self::Open => {
                "The comment does not end on its line, and suppresses nothing.".to_owned()
            }
            Self::NoColon if ja => "理由の前のコロンがありません。".to_owned(),
            Self::NoColon => "The colon before the reason is missing.".to_owned(),
            Self::NoReason if ja => "抑制の理由がありません。(抑制は効いています。)".to_owned(),
            Self::NoReason => {
                "The suppression gives no reason. (It works all the same.)".to_owned()
            }
            Self::ShortReason { least } if ja => {
                format!("抑制の理由が {least} 文字に足りません。(抑制は効いています。)")
            }
            Self::ShortReason { least } => format!(
                "The reason of the suppression has fewer than {least} characters. (It works all the same.)"
            ),
            Self::Twice(rules) if ja => {
                format!(
                    "「{}」は、同じコメントで二度書かれています。",
                    rules.join("」「")
                )
            }
            Self::Twice(rules) => {
                format!("The comment names `{}` twice.", rules.join("`, `"))
            }
            Self::Unused(rules) if ja => {
                format!(
                    "「{}」の指摘はここにはなく、抑制は不要です。",
                    rules.join("」「")
                )
            }
            Self::Unused(rules) => format!(
                "There is nothing to suppress here: no finding of `{}`.",
                rules.join("`, `")
            ),
        }
    }

    /// What to do about it, in Japanese if `ja`, else in English.
    #[must_use]
    pub fn help(&self, ja: bool) -> String {
        match self {
            Self::Slip { meant, .. } if ja => format!("「{meant} 規則: 理由」と書いてください。"),
            Self::Slip { meant, .. } => format!("did you mean `{meant} RULE: reason`?"),
            Self::Unread { form } if ja => {
                format!("抑制するものの前に、独立した行で「{form}」と理由を書いてください。")
            }
            Self::Unread { form } => {
                format!(
                    "Write `{form}`, with the reason, on a line of its own before what it is about."
                )
            }
            Self::NoRule { order } if ja => {
                format!("「{order} 規則: 理由」のように、規則の名前と理由を書いてください。")
            }
            Self::NoRule { order } => {
                format!("Name the rule, and say why: `{order} RULE: reason`.")
            }
            Self::UnknownRule {
                meant: Some(meant), ..
            } if ja => format!("「{meant}」のことですか。"),
            Self::UnknownRule {
                meant: Some(meant), ..
            } => format!("did you mean `{meant}`?"),
            Self::UnknownRule { .. } if ja => {
                "規則の名前は `ticketlint rules` で確かめられます。理由はコロンのあとに書きます。"
                    .to_owned()
            }
            Self::UnknownRule { .. } => {
                "`ticketlint rules` lists all rules; a reason stands after a colon.".to_owned()
            }
            Self::Family(name) if ja => {
                format!(
                    "抑制する規則を一つずつ書いてください(`ticketlint rules --family {name}` で一覧)。"
                )
            }
            Self::Family(name) => {
                format!(
                    "Name each rule to suppress; `ticketlint rules --family {name}` lists them."
                )
            }
            Self::OwnRule(rule) if ja => {
                format!("設定ファイルに `rules: {{{rule}: off}}` と書くと止められます。")
            }
            Self::OwnRule(rule) => {
                format!("`rules: {{{rule}: off}}` in the configuration turns it off.")
            }
            Self::Open if ja => "行の終わりに「-->」を書いてください。".to_owned(),
            Self::Open => "Write `-->` at the end of the line.".to_owned(),
            Self::NoColon if ja => {
                "「規則: 理由」のように、規則の名前と理由をコロンで区切ってください。".to_owned()
            }
            Self::NoColon => "Write `RULE: reason`.".to_owned(),
            Self::NoReason if ja => "規則の名前のあとに、コロンと理由を書いてください。".to_owned(),
            Self::NoReason => "Say why after the rule and a colon.".to_owned(),
            Self::ShortReason { .. } if ja => {
                "なぜ抑制してよいのかを、もう少し詳しく書いてください。".to_owned()
            }
            Self::ShortReason { .. } => "Say in more words why it may stay.".to_owned(),
            Self::Twice(_) if ja => "一度だけにしてください。".to_owned(),
            Self::Twice(_) => "Once is enough.".to_owned(),
            Self::Unused(_) if ja => "不要になった抑制を取り除いてください。".to_owned(),
            Self::Unused(_) => "Take the suppression out.".to_owned(),
        }
    }

    /// What its edits do, in Japanese if `ja`, else in English.
    #[must_use]
    pub const fn remedy(ja: bool) -> &'static str {
        if ja {
            "不要な抑制を取り除く"
        } else {
            "take out what suppresses nothing"
        }
    }
}
