//! Template, question, part.

use super::fault::Fault;
use crate::text::{Encoding, Language, Span};
use crate::ticket::Syntax;

/// A file, as far as it is a template.
#[derive(Debug)]
pub(super) enum Found {
    /// It is one.
    Template(Box<Template>),
    /// The page that offers the templates of a repository (`config.yml`).
    Chooser,
    /// Something else.
    Other,
}

/// How a template is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// An issue form of GitHub: YAML with a `body`.
    Form,
    /// Markdown; the marks of its headings.
    Markdown(Marks),
    /// A draft that is left blank.
    Draft(Syntax),
}

/// What makes a line of Markdown a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// So many `#`.
    Hashes(usize),
    /// Two stars on either side.
    Stars,
}

/// A piece of text and where it stands, in bytes of the file.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) span: Span,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    /// In words.
    Words,
    /// By a choice, of which one may be made before.
    Choice,
    /// By ticking boxes.
    Boxes,
    /// By a file.
    File,
}

/// Something that a template asks for.
#[derive(Debug, Clone)]
pub(super) struct Question {
    /// What it is called.
    pub(super) label: Part,
    /// What else is said of it: a hint, an example, the choices.
    pub(super) hint: String,
    /// What stands there already, and is sent unless its author changes it.
    pub(super) prefilled: Option<Prefilled>,
    /// It has to be answered.
    pub(super) required: bool,
    /// How it is answered.
    pub(super) input: Input,
    /// The start of the line where it begins.
    pub(super) start: usize,
}

/// What stands in an answer before anybody wrote it.
#[derive(Debug, Clone)]
pub(super) struct Prefilled {
    /// The text, or the number of the choice.
    pub(super) span: Span,
    /// The key that it stands under, where it could be an example instead.
    pub(super) key: Option<Span>,
}

/// A template, read.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) sort: Sort,
    /// What names it, the most telling first: its name, title, labels, file.
    pub(super) names: Vec<String>,
    /// Where findings about all of it point.
    pub(super) place: Span,
    /// What it asks for, in order.
    pub(super) questions: Vec<Question>,
    /// What it says beside.
    pub(super) notices: String,
    /// The language it is written in.
    pub(super) language: Language,
    /// Where a further question goes, in bytes of the file.
    pub(super) end: Option<usize>,
    /// Whether the entries of a form stand between brackets: `body: [{…}, {…}]`.
    pub(super) flow: bool,
    /// The line before it has no break.
    pub(super) unended: bool,
    /// How far entries of a form are indented, and the names they have.
    pub(super) indent: usize,
    pub(super) ids: Vec<String>,
    /// What is wrong with it.
    pub(super) faults: Vec<(Fault, Span)>,
    /// Its faults leave nothing to judge.
    pub(super) broken: bool,
}

impl Template {
    /// One in which nothing was read yet.
    pub(super) const fn unread(sort: Sort, names: Vec<String>, place: Span) -> Self {
        Self {
            sort,
            names,
            place,
            questions: Vec::new(),
            notices: String::new(),
            language: Language::En,
            end: None,
            flow: false,
            unended: false,
            indent: 0,
            ids: Vec::new(),
            faults: Vec::new(),
            broken: false,
        }
    }

    /// Everything that it says, for what need not stand at one place.
    pub(super) fn words(&self) -> String {
        let mut words = self.notices.clone();
        for question in &self.questions {
            words.push('\n');
            words.push_str(&question.label.text);
            words.push('\n');
            words.push_str(&question.hint);
        }
        words
    }
}

/// The language of a text: Japanese if it has kana, and not only in a line
/// that leads to another version of it; or if it has nothing but kanji, all of
/// them such as are written in Japan.
pub(super) fn language_of(text: &str) -> Language {
    let is_kana = |c: &char| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ');
    let is_kanji = |c: &char| matches!(c, '一'..='鿿' | '々');
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let kanji: String = text.chars().filter(is_kanji).collect();
    let kana = text.chars().filter(is_kana).count();
    let enough = (kanji.chars().count() + kana) * 10 >= letters;
    let japanese = match kana {
        // The code page has none of the letters that only Chinese simplifies.
        0 => {
            !kanji.is_empty()
                && !kanji.contains(CHINESE)
                && Encoding::ShiftJis.encode(&kanji).is_ok()
        }
        _ => true,
    };
    match japanese && enough {
        true => Language::Ja,
        false => Language::En,
    }
}

/// Letters that no text in Chinese is long without, and that labels in Japanese
/// have not.
const CHINESE: [char; 9] = ['是', '你', '您', '們', '這', '嗎', '麼', '吧', '裡'];
