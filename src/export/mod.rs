//! What a draft becomes for the desk it is meant for: the input of an API, the
//! lines of a form, or the same draft in another syntax. Nothing is sent, and
//! nothing is invented: what the draft does not give is a blank.
//!
//! Secrets are not masked here: what comes in has been masked.

mod api;
mod block;
mod comment;
mod cover;
mod decoded;
mod entries;
mod group;
mod markdown;
mod marks;
mod part;
mod record;
mod region;
mod said;
mod shield;
mod text;
mod tree;
mod unread;
mod yaml;

pub use cover::covered;

use crate::engine::Reading;
use crate::facts::{Kind, declared};
use crate::knowledge::{self, Bilingual, Export, FieldKind};
use crate::text::{Language, Range, SourceFile, Span};
use crate::ticket::{Block, BlockKind, Field};
use part::Part;
use unread::{Unread, Woven};

/// What a draft can be exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The members of an API, as JSON.
    Api(&'static Export),
    /// The lines of a form.
    Record(&'static Export),
    /// Markdown.
    Markdown,
    /// YAML.
    Yaml,
    /// Plain text.
    Text,
}

/// Names of the formats that are syntaxes.
const SYNTAXES: [(&str, Format); 3] = [
    ("markdown", Format::Markdown),
    ("yaml", Format::Yaml),
    ("text", Format::Text),
];

impl Format {
    /// The names of all formats.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let desks = knowledge::EXPORTS.iter().map(|export| export.name.as_ref());
        desks.chain(SYNTAXES.iter().map(|(name, _)| *name))
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if let Some(export) = knowledge::export(name) {
            return Some(if export.members.is_empty() {
                Self::Record(export)
            } else {
                Self::Api(export)
            });
        }
        SYNTAXES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, format)| *format)
    }

    /// The provider whose desk takes it, if it is for one.
    #[must_use]
    pub fn provider(self) -> Option<&'static str> {
        match self {
            Self::Api(export) | Self::Record(export) => Some(&export.provider),
            Self::Markdown | Self::Yaml | Self::Text => None,
        }
    }

    /// Whether several tickets can stand one after the other in it.
    #[must_use]
    pub const fn holds_several(self) -> bool {
        matches!(self, Self::Yaml)
    }
}

/// A ticket that is to be exported. Its secrets have been masked.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    source: &'a SourceFile,
    reading: &'a Reading,
    masked: &'a [String],
    /// The comments of a draft in Markdown, in order.
    comments: Vec<Span>,
    unread: Unread,
}

impl<'a> Case<'a> {
    /// The ticket of a file, with what was understood of it, and the placeholders
    /// of the secrets that were masked in it.
    #[must_use]
    pub fn new(source: &'a SourceFile, reading: &'a Reading, masked: &'a [String]) -> Self {
        Self {
            source,
            reading,
            masked,
            comments: comment::places(&reading.ticket, source.text()),
            unread: Unread::default(),
        }
    }

    /// The same with what the model of a ticket leaves out, as the format has it.
    fn whole(&self, format: Format) -> Self {
        let plain = !matches!(format, Format::Markdown | Format::Yaml);
        Self {
            unread: Unread::of(self, plain),
            ..self.clone()
        }
    }

    /// The words of a range as the author wrote them, with those between that are
    /// struck out.
    fn words(&self, range: &Range) -> String {
        self.woven(range, |_| true)
    }

    /// The same with some of those between alone.
    fn woven(&self, range: &Range, with: impl Fn(&Woven) -> bool) -> String {
        let mut out = String::new();
        let mut from = range.start;
        for woven in self.unread.within(range).filter(|woven| with(woven)) {
            out.push_str(&self.read(&(from..woven.at)));
            from = woven.at;
            let rest = self.reading.ticket.slice(&(from..range.end));
            woven.push(&mut out, rest);
        }
        out.push_str(&self.read(&(from..range.end)));
        out
    }

    /// The words of a range as the author wrote them, and as they are read.
    fn read(&self, range: &Range) -> String {
        let text = self.reading.ticket.text();
        text.unfolded(range.clone(), self.source.text())
    }

    /// The title of the ticket.
    fn subject(&self) -> Option<&Field> {
        self.reading.ticket.field(FieldKind::Subject)
    }

    /// Whether a part says nothing but the title, where it stands or once more.
    fn is_subject(&self, part: &Part) -> bool {
        let ticket = &self.reading.ticket;
        let own = ticket.blocks.get(part.blocks.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return part.kind == Some(FieldKind::Subject);
        };
        let range = first.range.start..last.range.end;
        let is_title = |subject: &Field| {
            let inside = subject.range.start <= range.start && range.end <= subject.range.end;
            inside || ticket.slice(&subject.range).trim() == ticket.slice(&range).trim()
        };
        (part.title || part.kind == Some(FieldKind::Subject))
            && self.subject().is_some_and(is_title)
    }

    /// Whether a block only says whose desk the ticket is for, or what sort of
    /// ticket it is, in the words of this tool: the desk learns nothing by it.
    fn is_for_the_tool(&self, block: &Block) -> bool {
        let ticket = &self.reading.ticket;
        let is_in = |kind| ticket.is_in_field(block.range.start, kind);
        let value = ticket.slice(&block.range).trim();
        block.kind == BlockKind::Value
            && (is_in(FieldKind::Provider)
                || is_in(FieldKind::Kind) && Kind::from_name(value).is_some())
    }

    /// What is left to choose where the field of the severity names two levels.
    fn open_severity(&self, desk: &str) -> Option<String> {
        let stated = declared::two_levels(&self.reading.ticket, desk)?;
        let [one, other] = stated.value.map(|level| level.name.as_ref());
        Some(match self.language() {
            Language::Ja => format!("{one} か {other}"),
            Language::En => format!("{one} or {other}"),
        })
    }

    fn language(&self) -> Language {
        self.reading.profile.language
    }

    /// One of two words, in the language of the draft.
    fn word<'w>(&self, ja: &'w str, en: &'w str) -> &'w str {
        match self.language() {
            Language::Ja => ja,
            Language::En => en,
        }
    }

    fn say<'w>(&self, words: &'w Bilingual) -> &'w str {
        self.word(&words.ja, &words.en)
    }
}

/// What is still to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Name of the member or label of the line.
    pub name: String,
    /// What is wanted, in the language of the draft.
    pub wants: String,
    /// How to find it out.
    pub how: Option<&'static Bilingual>,
}

/// What is too long, or too much, for the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excess {
    /// Name of the member.
    pub name: String,
    /// How many characters it has, or values.
    pub has: usize,
    /// How many it may have.
    pub most: usize,
    /// Values are counted, not characters.
    pub values: bool,
}

/// A draft in another form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The text, lines ended by line feeds.
    pub text: String,
    /// What is still to be filled in, in order.
    pub blanks: Vec<Blank>,
    /// What the desk would refuse.
    pub excesses: Vec<Excess>,
    /// How many comments are left out: they are for the author, not the desk.
    pub left_out: usize,
}

impl Exported {
    const fn whole(text: String) -> Self {
        Self {
            text,
            blanks: Vec::new(),
            excesses: Vec::new(),
            left_out: 0,
        }
    }
}

/// Puts a ticket into another form.
#[must_use]
pub fn export(case: &Case<'_>, format: Format) -> Exported {
    let case = &case.whole(format);
    let mut exported = match format {
        Format::Api(export) => api::write(case, export),
        Format::Record(export) => record::write(case, export),
        Format::Markdown => Exported::whole(markdown::write(case)),
        Format::Yaml => Exported::whole(yaml::write(case)),
        Format::Text => Exported::whole(text::write(case)),
    };
    if !matches!(format, Format::Markdown | Format::Yaml) {
        exported.left_out = comment::Comments::of(case).len();
    }
    exported
}
