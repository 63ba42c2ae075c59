//! `ticketlint new`: a draft to fill in, that asks for what the desk asks for.

use std::path::Path;

use super::args::{DraftFormat, NewArgs, file};
use super::output::Terminal;
use super::shell::operand;
use super::{CLEAN, Failure, Status, write};
use crate::compose;
use crate::config::said;
use crate::facts::Kind;
use crate::knowledge::{self, GENERIC, OUTLINES, Outline};
use crate::text::Language;
use crate::ticket::Syntax;

pub(super) fn run(args: &NewArgs, terminal: &mut Terminal) -> Status {
    let provider = args.provider.name().unwrap_or(GENERIC);
    let kind = args.kind.as_deref().unwrap_or(Kind::Incident.name());
    let outline = outline(provider, kind)?;
    let language = args.lang.or_environment();
    let syntax = syntax(args)?;
    let mut draft = compose::asking(outline, syntax, language);
    let file = file(args.output.as_deref());
    let name = file.map_or_else(
        || format!("draft.{}", ending(syntax)),
        |path| path.display().to_string(),
    );
    let command = format!("ticketlint {}", operand(&name));
    draft.notes = notes(&command, syntax, language);
    let text = compose::render(&draft, syntax, language);
    match file {
        None => terminal.print(&text),
        Some(path) => {
            save(path, &text, args.force)?;
            let blanks = outline.asks.len();
            let note = said!(
                "{name}: 空欄が {blanks} か所あります。埋めたら `{command}`",
                "{name}: {blanks} blanks to fill in; then `{command}`",
            );
            terminal.remark(note.in_language(terminal.language()));
        }
    }
    terminal.finish(CLEAN)
}

/// What the desk asks for in tickets of that kind.
fn outline(provider: &str, kind: &str) -> Result<&'static Outline, Failure> {
    knowledge::outline(provider, kind).ok_or_else(|| {
        let known: Vec<&str> = OUTLINES
            .iter()
            .filter(|outline| outline.provider == provider)
            .map(|outline| outline.kind.as_ref())
            .collect();
        let known = known.join(", ");
        Failure::new(said!(
            "{provider} に `{kind}` という種類のチケットはありません",
            "{provider} has no tickets of the kind `{kind}`",
        ))
        .help(said!("あるのは {known} です", "it has {known}"))
    })
}

/// As asked for, or as the name of the file says.
fn syntax(args: &NewArgs) -> Result<Syntax, Failure> {
    if let Some(format) = args.format {
        return Ok(format.syntax());
    }
    let ending = file(args.output.as_deref()).and_then(Path::extension);
    match ending
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .as_deref()
    {
        None | Some("md" | "markdown") => Ok(Syntax::Markdown),
        Some("yaml" | "yml") => Ok(Syntax::Yaml),
        Some("txt" | "text") => Ok(Syntax::Form),
        Some(other) => Err(Failure::new(said!(
            ".{other} の下書きは書けません",
            "no drafts are written as .{other}",
        ))
        .help(said!(
            "形式を指定してください: --format md、yaml、txt",
            "name the format: --format md, yaml or txt",
        ))),
    }
}

const fn ending(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Markdown => DraftFormat::Md.ending(),
        Syntax::Yaml => DraftFormat::Yaml.ending(),
        Syntax::Form => DraftFormat::Txt.ending(),
    }
}

/// How the draft is checked. Plain text has no comments: a line there has to go.
fn notes(command: &str, syntax: Syntax, language: Language) -> Vec<String> {
    let note = match (language, syntax) {
        (Language::Ja, Syntax::Form) => {
            format!("空欄を埋めたら {command} で点検し、この行は消してください")
        }
        (Language::Ja, _) => format!("＿＿ を埋めたら、送る前に点検します: {command}"),
        (Language::En, Syntax::Form) => {
            format!("Fill in the blanks, check with {command}, and delete this line")
        }
        (Language::En, _) => format!("Fill in what is in <…>, and check it: {command}"),
    };
    vec![note]
}

/// Writes the file; one that is there already only with `force`.
fn save(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    write::save(path, text.as_bytes(), force, "--force")
        .map_err(|failure| failure.of(&path.display().to_string()))
}
