//! The mistakes that people make in YAML, and what to tell them about each.
//!
//! The words stand here, beside the cases, in both languages: `message` says
//! what is wrong and why, `help` what to do about it.

use std::borrow::Cow;

/// The mistakes that people make in YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YamlFault {
    /// A value has a colon and a blank in it: `件名: 障害: ログイン不可`.
    ColonInValue,
    /// A value begins with a character that means something to YAML.
    Indicator(char),
    /// A tab in the indentation.
    Tab,
    /// `件名：x`: a full-width colon makes no key.
    FullWidthColon,
    /// `件名:x`: without a blank after it, a colon makes no key.
    NoBlankAfterColon,
    /// A quote that is opened and not closed.
    UnclosedQuote(char),
    /// Text goes on after the closing quote.
    TextAfterQuote(char),
    /// A backslash in double quotes that begins no escape YAML knows.
    UnknownEscape,
    /// A bracket that is opened and not closed.
    UnclosedBracket(char),
    /// A text without quotes that has a name in braces, inside of brackets.
    BraceInText,
    /// A bracket that is closed and not opened.
    UnmatchedBracket(char),
    /// A line that is indented more or less than its neighbours.
    Indentation,
    /// The text under `|` or `>` is not indented.
    BlockNotIndented,
    /// A line among keys that has no colon.
    MissingColon,
    /// `#` after a blank begins a comment, so that text is lost.
    Comment,
    /// A character that no text should hold.
    ControlCharacter(char),
    /// Nested deeper than any ticket is.
    TooDeep,
    /// More values than any draft holds.
    TooMuch,
    /// More drafts than any file holds.
    TooManyDrafts,
    /// Aliases that refer to themselves or multiply without end.
    Aliases,
    /// Anything else, in the words of the parser.
    Other(String),
}

impl YamlFault {
    /// Whether it is no mistake of form: there is more than is read, and none of
    /// it is. Its words are those of what could not be done.
    #[must_use]
    pub const fn is_excess(&self) -> bool {
        matches!(self, Self::TooMuch | Self::TooManyDrafts)
    }

    /// What is wrong and why, in Japanese if `ja`, else in English.
    #[must_use]
    pub fn message(&self, ja: bool) -> String {
        let [japanese, english] = self.words();
        (if ja { japanese } else { english }).into_owned()
    }

    fn words(&self) -> [Cow<'static, str>; 2] {
        match self {
            Self::ColonInValue => both(
                "値の中に「: 」(コロンと空白)があるため、YAML として読めません。",
                "The value has a colon followed by a blank in it, which YAML reads as another key.",
            ),
            Self::Indicator(c) => [
                format!("「{c}」で始まる値は YAML では特別な意味を持つため、文字どおりに読めません。")
                    .into(),
                format!("A value that begins with `{c}` has a special meaning in YAML and is not read as text.")
                    .into(),
            ],
            Self::Tab => both(
                "字下げにタブがあります。YAML の字下げに使えるのは半角空白だけです。",
                "There is a tab in the indentation. YAML allows only spaces there.",
            ),
            Self::FullWidthColon => both(
                "全角コロン「：」は YAML ではキーの区切りにならず、次の行と一つの文になってしまいます。",
                "A full-width colon does not make a key in YAML; the line runs on into the next one.",
            ),
            Self::NoBlankAfterColon => both(
                "コロンの後に半角空白がないため、YAML ではキーと値に分かれません。",
                "Without a blank after the colon, YAML does not see a key and a value.",
            ),
            Self::UnclosedQuote(c) => [
                format!("引用符「{c}」が閉じられていません。").into(),
                format!("The quote `{c}` is opened here and never closed.").into(),
            ],
            Self::TextAfterQuote(c) => [
                format!("引用符「{c}」が閉じた後に文字が続いているため、YAML として読めません。").into(),
                format!("There is more text after the closing quote `{c}`, which YAML does not allow.")
                    .into(),
            ],
            Self::UnknownEscape => both(
                "二重引用符の中の「\\」は特殊文字の始まりですが、この組み合わせは YAML にありません。",
                "In double quotes a backslash begins an escape, and YAML does not know this one.",
            ),
            Self::UnclosedBracket(c) => [
                format!("「{c}」で始まった括弧が正しく閉じられていません。").into(),
                format!("The bracket `{c}` opened here is not closed properly.").into(),
            ],
            Self::BraceInText => both(
                "括弧の中の値に「{…}」があり、YAML では別の括弧の始まりになります。",
                "A value inside brackets has a `{…}` in it, which YAML reads as one more bracket.",
            ),
            Self::UnmatchedBracket(c) => [
                format!("閉じ括弧「{c}」に対応する開き括弧がありません。").into(),
                format!("The bracket `{c}` closes nothing.").into(),
            ],
            Self::Indentation => both(
                "この行の字下げが前後の行と合わないため、どの項目に属するか決まりません。",
                "The indentation of this line does not fit its neighbours, so it belongs to no part.",
            ),
            Self::BlockNotIndented => both(
                "「|」や「>」の下の本文が字下げされていないため、値として読めません。",
                "The text under `|` or `>` is not indented, so it is not read as the value.",
            ),
            Self::MissingColon => both(
                "「キー: 値」の並びの中に、コロンのない行があります。",
                "Among `key: value` lines, this line has no colon.",
            ),
            Self::Comment => both(
                "空白の後の「#」から行末までは YAML のコメントになり、内容として伝わりません。",
                "`#` after a blank begins a comment in YAML; the rest of the line is not part of the text.",
            ),
            Self::ControlCharacter(c) => [
                format!("目に見えない文字 U+{:04X} が混じっています。", u32::from(*c)).into(),
                format!("There is an invisible character U+{:04X} here.", u32::from(*c)).into(),
            ],
            Self::TooDeep => both(
                "入れ子が深すぎるため、YAML として読むのをやめました。",
                "This is nested too deeply to be read as YAML.",
            ),
            Self::TooMuch => both(
                "値が 50 万個を超えるため、ここで読むのをやめました",
                "more than 500,000 values",
            ),
            Self::TooManyDrafts => both(
                "1 つのファイルに下書きが 1 万件を超えてあります",
                "more than 10,000 drafts in one file",
            ),
            Self::Aliases => both(
                "別の場所への参照(*名前)が自分自身を含むか、際限なく増えるため、展開をやめました。",
                "References (`*name`) contain themselves or multiply without end; they are not expanded further.",
            ),
            Self::Other(words) => [
                format!("YAML として読めません({words})。").into(),
                format!("This does not read as YAML ({words}).").into(),
            ],
        }
    }

    /// What to do about it, in Japanese if `ja`, else in English.
    #[must_use]
    pub fn help(&self, ja: bool) -> Cow<'static, str> {
        match self {
            Self::ColonInValue | Self::Indicator(_) => pick(
                ja,
                "値全体を引用符 \"…\" で囲むか、「|」の次の行に字下げして書いてください。",
                "Put the whole value in double quotes, or indented on the lines after a `|`.",
            ),
            Self::Tab => pick(
                ja,
                "タブを半角空白 2 個に置き換えてください。",
                "Replace the tab with two spaces.",
            ),
            Self::FullWidthColon => pick(
                ja,
                "半角コロンと半角空白「: 」に置き換えてください。",
                "Write an ASCII colon and a blank, `: `.",
            ),
            Self::NoBlankAfterColon => pick(
                ja,
                "コロンの後に半角空白を 1 つ入れてください。",
                "Put a blank after the colon.",
            ),
            Self::UnclosedQuote(c) => match (ja, c) {
                (true, _) => Cow::Owned(format!(
                    "値の終わりに「{c}」を付けるか、始まりの「{c}」を消してください。"
                )),
                (false, _) => Cow::Owned(format!(
                    "Close it with `{c}` at the end of the value, or remove it."
                )),
            },
            Self::TextAfterQuote(c) => {
                let inside = if *c == '\'' { "''" } else { "\\\"" };
                Cow::Owned(if ja {
                    format!("値全体を引用符で囲み、中の「{c}」は「{inside}」と書いてください。")
                } else {
                    format!(
                        "Put the whole value in quotes and write a `{c}` inside it as `{inside}`."
                    )
                })
            }
            Self::UnknownEscape => pick(
                ja,
                "「\\\\」と重ねるか、一重引用符 '…' を使ってください。",
                "Double it (`\\\\`), or use single quotes.",
            ),
            Self::UnclosedBracket(_) | Self::UnmatchedBracket(_) => pick(
                ja,
                "括弧の対応を確かめるか、文字としての括弧なら値全体を引用符 \"…\" で囲んでください。",
                "Match the brackets or, if they are plain text, put the whole value in double quotes.",
            ),
            Self::BraceInText => pick(
                ja,
                "その値を引用符 \"…\" で囲んでください。",
                "Put that value in double quotes.",
            ),
            Self::Indentation => pick(
                ja,
                "同じ階層の行は、行頭の半角空白の数をそろえてください。",
                "Give lines of one level the same number of leading spaces.",
            ),
            Self::BlockNotIndented => pick(
                ja,
                "本文の各行の先頭に半角空白を 2 個入れてください。",
                "Put two spaces at the start of every line of the text.",
            ),
            Self::MissingColon => pick(
                ja,
                "「キー: 値」の形にするか、上の値の続きなら字下げしてください。",
                "Write it as `key: value`, or indent it if it continues the value above.",
            ),
            Self::Comment => pick(
                ja,
                "「#」も内容なら、値全体を引用符 \"…\" で囲んでください。",
                "If the `#` belongs to the text, put the whole value in double quotes.",
            ),
            Self::ControlCharacter(_) => {
                pick(ja, "その文字を削除してください。", "Delete the character.")
            }
            Self::TooMuch => pick(
                ja,
                "下書きだけを残し、ログやデータは添付ファイルにしてください",
                "keep the draft alone, and attach logs and data as files",
            ),
            Self::TooManyDrafts => {
                pick(ja, "ファイルを分けてください", "part it into several files")
            }
            Self::TooDeep | Self::Aliases => pick(
                ja,
                "入れ子や参照を使わず、値をそのまま書いてください。",
                "Write the values out plainly, without nesting or references.",
            ),
            Self::Other(_) => pick(
                ja,
                "この付近の記号を確かめるか、値を「|」の次の行に字下げして書いてください。",
                "Check the punctuation around here, or write the value indented on the lines after a `|`.",
            ),
        }
    }
}

const fn both(ja: &'static str, en: &'static str) -> [Cow<'static, str>; 2] {
    [Cow::Borrowed(ja), Cow::Borrowed(en)]
}

const fn pick(ja: bool, japanese: &'static str, english: &'static str) -> Cow<'static, str> {
    Cow::Borrowed(if ja { japanese } else { english })
}
