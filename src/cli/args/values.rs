//! What the values of options may be.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{
    NonEmptyStringValueParser, PathBufValueParser, PossibleValue, PossibleValuesParser,
    TypedValueParser,
};

use crate::cli::calm;
use crate::config::{FailOn, Said, said};
use crate::export;
use crate::facts::Kind;
use crate::facts::time::ClockZone;
use crate::knowledge::{Applicability, OUTLINES, PROVIDERS, Severity};
use crate::report::Format;
use crate::text::{Encoding, Language};
use crate::ticket::Syntax;

/// A provider as named on the command line.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) enum Provider {
    /// To be guessed from the draft.
    Auto,
    Named(&'static str),
}

impl Provider {
    /// The name, unless it is to be guessed.
    pub(in crate::cli) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Named(name) => Some(name),
        }
    }
}

/// How a draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DraftFormat {
    /// Markdown with front matter
    Md,
    /// YAML
    Yaml,
    /// Lines of `label: value`
    Txt,
}

impl DraftFormat {
    pub(in crate::cli) const fn syntax(self) -> Syntax {
        match self {
            Self::Md => Syntax::Markdown,
            Self::Yaml => Syntax::Yaml,
            Self::Txt => Syntax::Form,
        }
    }

    /// The ending of the names of such files.
    pub(in crate::cli) const fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Yaml => "yaml",
            Self::Txt => "txt",
        }
    }
}

/// A language, or whatever fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Lang {
    Auto,
    Ja,
    En,
}

impl Lang {
    /// The language, unless it is to be found out.
    pub(in crate::cli) const fn fixed(self) -> Option<Language> {
        match self {
            Self::Auto => None,
            Self::Ja => Some(Language::Ja),
            Self::En => Some(Language::En),
        }
    }

    /// The language, from the environment when not fixed.
    pub(in crate::cli) fn or_environment(self) -> Language {
        self.fixed().unwrap_or_else(|| {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty());
            if locale.is_some_and(|l| l.starts_with("ja")) {
                Language::Ja
            } else {
                Language::En
            }
        })
    }
}

/// An encoding as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum NamedEncoding {
    One(Encoding),
    /// UTF-16, whichever of its bytes comes first.
    Utf16,
}

impl NamedEncoding {
    /// The names that are shown.
    pub(in crate::cli) const NAMES: [&'static str; 7] = [
        "UTF-8",
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "Shift_JIS",
        "EUC-JP",
        "ISO-2022-JP",
    ];

    pub(in crate::cli) const fn name(self) -> &'static str {
        match self {
            Self::One(encoding) => encoding.name(),
            Self::Utf16 => "UTF-16",
        }
    }

    fn named(name: &str) -> Option<Self> {
        let plain = name.replace(['-', '_', ' '], "");
        match plain.eq_ignore_ascii_case("utf16") {
            true => Some(Self::Utf16),
            false => Encoding::named(name).map(Self::One),
        }
    }
}

/// A report that goes to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct ReportFile {
    pub(in crate::cli) format: Format,
    pub(in crate::cli) path: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Level {
    Error,
    Warning,
    Info,
}

impl Level {
    pub(in crate::cli) const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

/// The class of a rewrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FixClass {
    /// There is no rewrite
    None,
    /// Words with blanks, to be filled in by hand
    Display,
    /// Ready to use once its assumption holds
    Unsafe,
    /// Ready to use
    Safe,
}

impl FixClass {
    pub(in crate::cli) const fn applicability(self) -> Applicability {
        match self {
            Self::None => Applicability::None,
            Self::Display => Applicability::Display,
            Self::Unsafe => Applicability::Unsafe,
            Self::Safe => Applicability::Safe,
        }
    }
}

fn provider_names() -> impl Iterator<Item = &'static str> {
    PROVIDERS.iter().map(|p| p.name.as_ref())
}

pub(super) fn provider() -> impl TypedValueParser<Value = Provider> {
    PossibleValuesParser::new(provider_names()).try_map(|name| named(&name))
}

pub(super) fn provider_or_auto() -> impl TypedValueParser<Value = Provider> {
    let names = std::iter::once("auto").chain(provider_names());
    PossibleValuesParser::new(names).try_map(|name| match name.as_str() {
        "auto" => Ok(Provider::Auto),
        name => named(name),
    })
}

fn named(name: &str) -> Result<Provider, String> {
    provider_names()
        .find(|known| *known == name)
        .map(Provider::Named)
        .ok_or_else(|| format!("no provider is called `{name}`"))
}

pub(super) fn kind() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name))
        .try_map(|name| Kind::from_name(&name).ok_or_else(|| format!("no kind is called `{name}`")))
}

/// Names of kinds, those that some desk has a draft of for help and completion.
/// Which the desk at hand has is told by the command, which knows the desk.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutlineKind;

impl TypedValueParser for OutlineKind {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Self::Value, clap::Error> {
        NonEmptyStringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let has = |kind: &Kind| OUTLINES.iter().any(|outline| outline.kind == kind.name());
        let kinds = Kind::ALL.into_iter().filter(has);
        Some(Box::new(kinds.map(|kind| PossibleValue::new(kind.name()))))
    }
}

pub(super) fn export_format() -> impl TypedValueParser<Value = export::Format> {
    PossibleValuesParser::new(export::Format::names()).try_map(|name| {
        export::Format::named(&name).ok_or_else(|| format!("no format is called `{name}`"))
    })
}

pub(super) fn encoding(name: &str) -> Result<NamedEncoding, String> {
    NamedEncoding::named(name).ok_or_else(|| {
        let known = NamedEncoding::NAMES.join(", ");
        spoken(&said!(
            "知られている文字コードではありません: {known}",
            "not an encoding that is known: {known}",
        ))
    })
}

pub(super) fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .try_map(|name| Format::named(&name).ok_or_else(|| format!("no format is called `{name}`")))
}

pub(super) fn report_file(text: &str) -> Result<ReportFile, String> {
    let formats = || Format::ALL.map(Format::name).join(", ");
    let (name, path) = text.split_once('=').ok_or_else(|| {
        spoken(&said!(
            "形式=ファイル と書きます(例: sarif=out.sarif)",
            "expected FORMAT=FILE, such as sarif=out.sarif",
        ))
    })?;
    let format = Format::named(name).ok_or_else(|| {
        spoken(&said!(
            "`{name}` という形式はありません。次のいずれかです: {0}",
            "no format is called `{name}`; there are {0}",
            formats(),
        ))
    })?;
    match path {
        "" => Err(spoken(&said!(
            "ファイルがありません。{name}=ファイル と書きます",
            "no file is named: expected {name}=FILE",
        ))),
        "-" => Err(spoken(&said!(
            "標準出力へのレポートは --format {name} で指定します",
            "a report to standard output is asked for by --format {name}",
        ))),
        path => Ok(ReportFile {
            format,
            path: path.into(),
        }),
    }
}

/// A file of what is known. It is read again by its name, and standard output is for
/// the report.
pub(super) fn baseline_file() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| match path == Path::new("-") {
        true => Err(spoken(&said!(
            "ベースラインはファイルです(例: known.json)",
            "a baseline is a file, such as known.json",
        ))),
        false => Ok(path),
    })
}

pub(super) fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(FailOn::ALL.map(FailOn::name)).try_map(|name| {
        FailOn::from_name(&name).ok_or_else(|| format!("no severity is called `{name}`"))
    })
}

pub(super) fn zone(name: &str) -> Result<ClockZone, String> {
    ClockZone::named(name)
        .map_err(|fault| spoken(&Said::new(fault.words_in_japanese(), fault.words())))
}

/// Words in the language that the arguments name, which are not read yet, or that
/// of the environment. What they quote gives no commands.
fn spoken(words: &Said) -> String {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let named = args.iter().enumerate().find_map(|(at, arg)| {
        let arg = arg.to_str()?;
        let next = || args.get(at + 1)?.to_str();
        match arg.strip_prefix("--lang") {
            Some("") => next(),
            Some(value) => value.strip_prefix('='),
            None => None,
        }
    });
    let named = named.and_then(|name| Lang::from_str(name, true).ok());
    let language = named.unwrap_or(Lang::Auto).or_environment();
    calm(words.in_language(language))
}

/// The moment on the calendar of its own offset.
pub(super) fn moment(text: &str) -> Result<jiff::Zoned, String> {
    let fault = || {
        spoken(&said!(
            "RFC 3339 の形で書きます(例: 2026-11-23T09:30:00+09:00)",
            "expected RFC 3339, such as 2026-11-23T09:30:00+09:00",
        ))
    };
    let pieces = jiff::fmt::temporal::Pieces::parse(text).ok();
    let offset = pieces
        .as_ref()
        .and_then(|pieces| pieces.to_numeric_offset());
    let is_whole = offset.is_some() && pieces.is_some_and(|pieces| pieces.time().is_some());
    let moment: jiff::Timestamp = text.parse().map_err(|_| match is_whole {
        true => spoken(&said!(
            "扱える日時の範囲を超えています。{0} までです",
            "out of range: no later than {0}",
            jiff::Timestamp::MAX,
        )),
        false => fault(),
    })?;
    let offset = offset.unwrap_or(jiff::tz::Offset::UTC);
    Ok(moment.to_zoned(jiff::tz::TimeZone::fixed(offset)))
}
