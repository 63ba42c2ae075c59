//! Findings about templates, in the words of their cards.

use std::borrow::Cow;

use super::model::Fault;
use super::write::Insertion;
use crate::detect::{Hit, Hole};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rules::{self, Wording};
use crate::text::{Language, Span};
use crate::ticket::{Syntax, TicketBuilder};

/// What fills the holes of a card's words.
pub(super) type Holes = Vec<(&'static str, Hole)>;

/// A finding of the rule `name` at a place of the file.
pub(super) fn finding(
    name: &str,
    case: &'static str,
    holes: Holes,
    span: Span,
    wording: Wording,
) -> Option<Diagnostic> {
    let mut hit = Hit::at(0..0).case(case);
    hit.holes = holes;
    // The places are those of the file, not those of a draft in it.
    let ticket = TicketBuilder::new(Syntax::Markdown, Span::point(0)).finish();
    let mut diagnostic = rules::dress(rules::card(name)?, &hit, &ticket, "", wording)?;
    diagnostic.span = span;
    Some(diagnostic)
}

/// Adds words to write, and the edit that writes them where they have a place.
pub(super) fn propose(diagnostic: &mut Diagnostic, insertion: Insertion, title: &str) {
    diagnostic.rewrite = Some(insertion.text.trim_matches(['\n', '\r']).to_owned());
    if let Some(at) = insertion.at {
        let edit = Edit {
            span: Span::point(at),
            text: insertion.text,
        };
        diagnostic.fixes.push(fix(Applicability::Safe, title, edit));
    }
}

/// A fix of one edit.
pub(super) fn fix(applicability: Applicability, title: &str, edit: Edit) -> Fix {
    Fix {
        applicability,
        title: title.into(),
        edits: vec![edit],
    }
}

/// What is wrong with a form, and what to do.
pub(super) fn fault_holes(fault: &Fault, reader: Language) -> Holes {
    let ja = reader == Language::Ja;
    let (what, remedy): (Cow<'_, str>, &str) = match (fault, ja) {
        (Fault::Missing(key), true) => (
            format!("フォームに必要なキー `{key}` がありません。").into(),
            "キーを書き足してください。",
        ),
        (Fault::Missing(key), false) => (
            format!("The key `{key}`, which a form needs, is missing or empty.").into(),
            "Add it.",
        ),
        (Fault::Type(name), true) => (
            format!("`{name}` という種類の項目はありません。").into(),
            "markdown、input、textarea、dropdown、checkboxes、upload のどれかにしてください。",
        ),
        (Fault::Type(name), false) => (
            format!("No entry of a form is of the type `{name}`.").into(),
            "Make it markdown, input, textarea, dropdown, checkboxes or upload.",
        ),
        (Fault::Twice(id), true) => (
            format!("`id: {id}` が二度使われています。").into(),
            "項目ごとに別の id にしてください。",
        ),
        (Fault::Twice(id), false) => (
            format!("`id: {id}` stands twice.").into(),
            "Give each entry an id of its own.",
        ),
        (Fault::Id(id), true) => (
            format!("`id: {id}` には英数字・ハイフン・下線しか使えません。").into(),
            "id を英数字・ハイフン・下線だけにしてください。",
        ),
        (Fault::Id(id), false) => (
            format!("`id: {id}` may hold only letters, digits, `-` and `_`.").into(),
            "Write the id with these alone.",
        ),
        (Fault::Option(option), true) => (
            format!("選択肢「{option}」が二度あります。").into(),
            "選択肢の名前は、それぞれ別にしてください。",
        ),
        (Fault::Option(option), false) => (
            format!("The option `{option}` stands twice.").into(),
            "Give each option words of its own.",
        ),
        (Fault::Reserved(option), true) => (
            format!("選択肢「{option}」は GitHub が自動で加える名前で、使えません。").into(),
            "`Not applicable` など、別の名前にしてください。",
        ),
        (Fault::Reserved(option), false) => (
            format!("GitHub adds an option `{option}` itself, and takes no other.").into(),
            "Call it something else, such as `Not applicable`.",
        ),
        (Fault::Parted, true) => (
            "`---` で区切られ、`body` が別の文書になっています。".into(),
            "この `---` の行を消してください。",
        ),
        (Fault::Parted, false) => (
            "This `---` puts `body` into a document of its own.".into(),
            "Delete the line.",
        ),
        (Fault::NoQuestion, true) => (
            "答えられる項目が一つもありません。".into(),
            "input や textarea などの項目を加えてください。",
        ),
        (Fault::NoQuestion, false) => (
            "Nothing in this form can be answered.".into(),
            "Add an entry such as an input or a textarea.",
        ),
    };
    vec![
        ("fault", Hole::Quote(what.into_owned())),
        ("remedy", Hole::Quote(remedy.to_owned())),
    ]
}
