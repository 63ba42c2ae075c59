//! An outline as the text of a file, in each of the syntaxes that drafts are
//! written in. What is written reads back as the same parts.

use super::{Outline, Part};
use crate::text::Language;
use crate::ticket::{Syntax, scalar};

/// The text of a draft, with line feeds. In Markdown values come before prose,
/// whatever their order.
#[must_use]
pub fn render(outline: &Outline, syntax: Syntax, language: Language) -> String {
    match syntax {
        Syntax::Markdown => markdown(outline),
        Syntax::Yaml => yaml(outline),
        Syntax::Form => form(outline, language),
    }
}

/// A value in one line under a label, as one line without its break.
#[must_use]
pub fn line(label: &str, value: &str, syntax: Syntax, language: Language) -> String {
    match syntax {
        Syntax::Yaml => format!("{}: {}", scalar::written(label), scalar::written(value)),
        _ if language == Language::Ja => format!("{label}：{value}"),
        _ => format!("{label}: {value}"),
    }
}

fn markdown(outline: &Outline) -> String {
    let mut out = String::from("---\n");
    let (prose, values): (Vec<&Part>, Vec<&Part>) = outline.parts.iter().partition(|p| p.prose);
    comments(&mut out, &outline.notes);
    values.iter().for_each(|part| entry(&mut out, part));
    out.push_str("---\n");
    for part in prose {
        out.push_str(&format!("\n## {}\n\n", part.label));
        if let Some(hint) = &part.hint {
            // Nothing else ends a comment.
            let hint = one_line(hint).replace("-->", "-- >");
            out.push_str(&format!("<!-- {hint} -->\n\n"));
        }
        out.push_str(part.value.trim_end());
        out.push('\n');
    }
    out
}

fn yaml(outline: &Outline) -> String {
    let mut out = String::new();
    comments(&mut out, &outline.notes);
    outline.parts.iter().for_each(|part| entry(&mut out, part));
    out
}

/// A key of a mapping with its value; prose is a block, be it one line.
fn entry(out: &mut String, part: &Part) {
    comments(out, part.hint.as_slice());
    let value = part.value.trim_end();
    let block = part.prose || value.contains('\n');
    let brk = if block { "\n" } else { "" };
    out.push_str(&scalar::entry(&key(&part.label), &format!("{value}{brk}")));
}

/// A label as the keys of a mapping are written.
fn key(label: &str) -> String {
    if label.is_ascii() {
        label.to_ascii_lowercase().replace(' ', "_")
    } else {
        label.to_owned()
    }
}

fn comments(out: &mut String, lines: &[String]) {
    for line in lines {
        out.push_str(&format!("# {}\n", one_line(line)));
    }
}

fn form(outline: &Outline, language: Language) -> String {
    let bracketed = |words: &str| {
        if language == Language::Ja {
            format!("（{}）", one_line(words))
        } else {
            format!(" ({})", one_line(words))
        }
    };
    let mut out = String::new();
    for note in &outline.notes {
        out.push_str(&format!("{}\n\n", bracketed(note).trim_start()));
    }
    for part in &outline.parts {
        let hint = part.hint.as_deref().map(bracketed).unwrap_or_default();
        // Where the first line is indented, one that is not would end the part.
        let value = part.value.trim();
        if part.prose || value.contains('\n') {
            let label = line(&part.label, "", Syntax::Form, language);
            out.push_str(&format!("\n{}\n{value}{hint}\n", label.trim_end()));
        } else {
            let line = line(&part.label, value, Syntax::Form, language);
            out.push_str(&format!("{line}{hint}\n"));
        }
    }
    out
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
