//! What is wrong with a template, so that GitHub does not take it, in words.

use crate::text::Language;

/// A fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// A key is missing, or empty.
    Missing(&'static str),
    /// There is no such key, and the one that may have been meant.
    UnknownKey(String, Option<&'static str>),
    /// The value of a key is no text, as it is written.
    NotText(&'static str),
    /// The value of a key is no list.
    NotList(&'static str),
    /// The value of a key is neither true nor false.
    NotBoolean(&'static str),
    /// The list under a key is empty.
    NothingIn(&'static str),
    /// No such type of entry.
    Type(String),
    /// An `id` stands twice.
    Twice(String),
    /// An `id` of letters that none may have.
    Id(String),
    /// A label stands twice, or next to the same.
    Label(String),
    /// A choice stands twice.
    Option(String),
    /// A choice has the name of one that is always there.
    Reserved(String),
    /// A choice that is read as true or false.
    Truth(String),
    /// A box to tick without the key for its words.
    Box,
    /// No choice has the number that is chosen before; how many there are.
    Default(usize),
    /// The entries stand in a document of their own.
    Parted,
    /// There is one more document.
    Documents,
    /// Nothing in it can be answered.
    NoQuestion,
    /// It is in an encoding that GitHub does not read.
    Encoding(&'static str),
    /// What it says of itself is not closed.
    FrontMatter,
    /// A template in Markdown says nothing of itself.
    Unintroduced,
    /// It lacks a key without which it is not offered.
    NotOffered(&'static str),
    /// A file that stands where forms do is none.
    NoForm,
    /// A choice says nothing.
    Blank,
}

impl Fault {
    /// What is wrong, and what to do, in the reader's language.
    pub(super) fn words(&self, reader: Language) -> (String, String) {
        match reader {
            Language::Ja => (self.what_ja(), self.remedy_ja()),
            Language::En => (self.what_en(), self.remedy_en()),
        }
    }

    fn what_ja(&self) -> String {
        match self {
            Self::Missing(key) => format!("フォームに必要なキー `{key}` がありません。"),
            Self::UnknownKey(key, _) => format!("ここに `{key}` というキーは置けません。"),
            Self::NotText(key) => format!("`{key}` の値が文字列ではありません。"),
            Self::NotList(key) => format!("`{key}` の値がリストではありません。"),
            Self::NotBoolean(key) => format!("`{key}` の値が true でも false でもありません。"),
            Self::NothingIn(key) => format!("`{key}` のリストが空です。"),
            Self::Type(name) => format!("`{name}` という種類の項目はありません。"),
            Self::Twice(id) => format!("`id: {id}` が二度使われています。"),
            Self::Id(id) => format!("`id: {id}` には英数字・ハイフン・下線しか使えません。"),
            Self::Label(label) => {
                format!("ラベル「{label}」と同じか、ほぼ同じものが前にあります。")
            }
            Self::Option(option) => format!("選択肢「{option}」が二度あります。"),
            Self::Reserved(option) => {
                format!("選択肢「{option}」は GitHub が自動で加える名前で、使えません。")
            }
            Self::Truth(option) => {
                format!("選択肢 `{option}` は、文字列ではなく真偽値と読まれます。")
            }
            Self::Box => "チェック項目に `label` がありません。".to_owned(),
            Self::Default(count) => {
                format!(
                    "`default` は、選択肢の番号(0 から {})ではありません。",
                    last(*count)
                )
            }
            Self::Parted => "`---` で区切られ、`body` が別の文書になっています。".to_owned(),
            Self::Documents => "`---` のあとに、もう一つ文書があります。".to_owned(),
            Self::NoQuestion => "答えられる項目が一つもありません。".to_owned(),
            Self::Encoding(name) => format!("フォームが UTF-8 ではありません({name})。"),
            Self::FrontMatter => "先頭の `---` が閉じられていません。".to_owned(),
            Self::Unintroduced => {
                "`name` と `about` が先頭にないため、GitHub の選択肢に出ません。".to_owned()
            }
            Self::NotOffered(key) => {
                format!("先頭に `{key}` がないか空のため、GitHub の選択肢に出ません。")
            }
            Self::NoForm => "フォームの置き場所にありますが、フォームではありません。".to_owned(),
            Self::Blank => "何も書かれていない選択肢があります。".to_owned(),
        }
    }

    fn what_en(&self) -> String {
        match self {
            Self::Missing(key) => {
                format!("The key `{key}`, which a form needs, is missing or empty.")
            }
            Self::UnknownKey(key, _) => format!("No key `{key}` may stand here."),
            Self::NotText(key) => format!("The value of `{key}` is no text."),
            Self::NotList(key) => format!("The value of `{key}` is no list."),
            Self::NotBoolean(key) => format!("The value of `{key}` is neither true nor false."),
            Self::NothingIn(key) => format!("The list under `{key}` is empty."),
            Self::Type(name) => format!("No entry of a form is of the type `{name}`."),
            Self::Twice(id) => format!("`id: {id}` stands twice."),
            Self::Id(id) => format!("`id: {id}` may hold only letters, digits, `-` and `_`."),
            Self::Label(label) => {
                format!("The label “{label}” stands there before, or nearly so.")
            }
            Self::Option(option) => format!("The option `{option}` stands twice."),
            Self::Reserved(option) => {
                format!("GitHub adds an option `{option}` itself, and takes no other.")
            }
            Self::Truth(option) => {
                format!("The option `{option}` is read as true or false, not as a word.")
            }
            Self::Box => "A box to tick has no `label`.".to_owned(),
            Self::Default(count) => {
                format!(
                    "`default` is not the number of an option (0 to {}).",
                    last(*count)
                )
            }
            Self::Parted => "This `---` puts `body` into a document of its own.".to_owned(),
            Self::Documents => "After this `---` there is one more document.".to_owned(),
            Self::NoQuestion => "Nothing in this form can be answered.".to_owned(),
            Self::Encoding(name) => format!("The form is not in UTF-8 but in {name}."),
            Self::FrontMatter => "The `---` at the start is not closed.".to_owned(),
            Self::Unintroduced => {
                "GitHub does not offer this template: no `name` and `about` stand at its start."
                    .to_owned()
            }
            Self::NotOffered(key) => format!(
                "GitHub does not offer this template: `{key}` at its start is missing or empty."
            ),
            Self::NoForm => "This file stands where forms do, and is none.".to_owned(),
            Self::Blank => "An option says nothing.".to_owned(),
        }
    }

    fn remedy_ja(&self) -> String {
        match self {
            Self::Missing(_) => "キーを書き足してください。",
            Self::UnknownKey(_, Some(meant)) => return format!("`{meant}` のことですか。"),
            Self::UnknownKey(_, None) => "キーを消すか、置く場所を直してください。",
            Self::NotText(_) => "値を引用符で囲んでください。",
            Self::NotList(_) => "`- ` で始まる行に並べてください。",
            Self::NotBoolean(_) => "引用符を付けずに true か false と書いてください。",
            Self::NothingIn(_) => "一つ以上書いてください。",
            Self::Type(_) => {
                "markdown、input、textarea、dropdown、checkboxes、upload のどれかにしてください。"
            }
            Self::Twice(_) => "項目ごとに別の id にしてください。",
            Self::Id(_) => "id を英数字・ハイフン・下線だけにしてください。",
            Self::Label(_) => "項目ごとに、記号だけでなく言葉の違うラベルにしてください。",
            Self::Option(_) => "選択肢の名前は、それぞれ別にしてください。",
            Self::Reserved(_) => "`Not applicable` など、別の名前にしてください。",
            Self::Truth(_) => "引用符で囲んでください。",
            Self::Box => "`- label: ` のあとに文を書いてください。",
            Self::Default(_) => "選択肢を 0 から数えた番号にしてください。",
            Self::Parted => "この `---` の行を消してください。",
            Self::Documents => "一つのファイルには、フォームを一つだけ書いてください。",
            Self::NoQuestion => "input や textarea などの項目を加えてください。",
            Self::Encoding(_) => "UTF-8 で保存し直してください。",
            Self::FrontMatter => "本文の前に `---` の行を加えてください。",
            Self::Unintroduced => "`---` の行の間に、`name: ` と `about: ` の行を書いてください。",
            Self::NotOffered(_) => "先頭の `---` の間に書き足してください。",
            Self::NoForm => "`name`、`description`、`body` を書くか、別の場所へ移してください。",
            Self::Blank => "言葉を書くか、行を消してください。",
        }
        .to_owned()
    }

    fn remedy_en(&self) -> String {
        match self {
            Self::Missing(_) => "Add it.",
            Self::UnknownKey(_, Some(meant)) => return format!("Did you mean `{meant}`?"),
            Self::UnknownKey(_, None) => "Take it out, or put it where it belongs.",
            Self::NotText(_) => "Put the value in quotation marks.",
            Self::NotList(_) => "Write its items on lines that begin with `- `.",
            Self::NotBoolean(_) => "Write true or false, without quotation marks.",
            Self::NothingIn(_) => "Add at least one.",
            Self::Type(_) => "Make it markdown, input, textarea, dropdown, checkboxes or upload.",
            Self::Twice(_) => "Give each entry an id of its own.",
            Self::Id(_) => "Write the id with these alone.",
            Self::Label(_) => "Give each entry a label that differs in more than marks.",
            Self::Option(_) => "Give each option words of its own.",
            Self::Reserved(_) => "Call it something else, such as `Not applicable`.",
            Self::Truth(_) => "Put it in quotation marks.",
            Self::Box => "Write its words after `- label: `.",
            Self::Default(_) => "Write the number of an option, counted from 0.",
            Self::Parted => "Delete the line.",
            Self::Documents => "Keep one form in one file.",
            Self::NoQuestion => "Add an entry such as an input or a textarea.",
            Self::Encoding(_) => "Save it as UTF-8.",
            Self::FrontMatter => "Put a line `---` before the text.",
            Self::Unintroduced => {
                "Begin with lines `name: ` and `about: ` between two lines `---`."
            }
            Self::NotOffered(_) => "Add it between the lines `---`.",
            Self::NoForm => "Give it `name`, `description` and `body`, or move it elsewhere.",
            Self::Blank => "Give it words, or delete it.",
        }
        .to_owned()
    }
}

/// The number of the last of so many, counted from 0.
const fn last(count: usize) -> usize {
    count.saturating_sub(1)
}
