//! The syntax of a file, by its name or else by its content.

use std::path::Path;

use super::yaml;
use crate::text::SourceFile;
use crate::ticket::{Syntax, is_addressed};

/// How far into a file of unknown syntax a heading or a fence is looked for, in
/// lines.
const LINES: usize = 400;

/// The syntax of a file with line feeds: by the extension of its name, else by its
/// content.
pub(super) fn syntax(source: &SourceFile) -> Syntax {
    let text = &source.text()[source.bom_len()..];
    match by_name(source.name()) {
        // Copied from the page of an issue, it is Markdown under any name.
        Some(Syntax::Form) if is_filled_form(text) => Syntax::Markdown,
        Some(named) => named,
        None => by_content(text),
    }
}

/// What GitHub makes of a form that was filled in: each label a heading of the
/// third level, from the first line on, with an empty line on either side.
fn is_filled_form(text: &str) -> bool {
    const LABEL: &str = "### ";
    let mut labels = 0;
    let mut lines = text.lines().peekable();
    let mut above = "";
    while let Some(line) = lines.next() {
        let is_label = line.starts_with(LABEL);
        let is_apart = above.trim().is_empty() && lines.peek().is_none_or(|l| l.trim().is_empty());
        if is_label && !is_apart || labels == 0 && !is_label && !line.trim().is_empty() {
            return false;
        }
        labels += usize::from(is_label);
        above = line;
    }
    labels > 1
}

fn by_name(name: &str) -> Option<Syntax> {
    let extension = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "md" | "markdown" | "mdown" | "mkd" => Some(Syntax::Markdown),
        // JSON is YAML as well.
        "yaml" | "yml" | "json" => Some(Syntax::Yaml),
        "txt" | "text" | "eml" | "log" => Some(Syntax::Form),
        _ => None,
    }
}

fn by_content(text: &str) -> Syntax {
    if has_front_matter(text) || text.lines().take(LINES).any(is_markdown_line) {
        return Syntax::Markdown;
    }
    if !is_mail(text) && yaml::is_ticket(text) {
        return Syntax::Yaml;
    }
    if text.lines().take(LINES).any(is_title) {
        return Syntax::Markdown;
    }
    Syntax::Form
}

/// YAML between two lines `---`, and text after it that is no YAML.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.split_inclusive('\n');
    if lines.next().is_none_or(|line| line.trim_end() != "---") {
        return false;
    }
    let rest = &text[text.find('\n').map_or(text.len(), |at| at + 1)..];
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            let body = &rest[at..];
            return !body.trim().is_empty() && !yaml::is_ticket(body);
        }
    }
    false
}

/// A sub-heading or a fence. A single `#` may be a comment of YAML.
fn is_markdown_line(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~") || heading_level(line) >= 2
}

fn is_title(line: &str) -> bool {
    heading_level(line) == 1 && !is_addressed(line.trim_start_matches('#'))
}

/// The level of an ATX heading; 0 if the line is none.
fn heading_level(line: &str) -> usize {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let has_words = title.starts_with(' ') && title.contains(char::is_alphanumeric);
    if has_words && level <= 6 { level } else { 0 }
}

/// Two header lines of a mail to begin with.
fn is_mail(text: &str) -> bool {
    let is_header = |line: &str| {
        let label = line.split([':', '：']).next().unwrap_or("").trim();
        matches!(
            label.to_ascii_lowercase().as_str(),
            "from"
                | "to"
                | "cc"
                | "bcc"
                | "subject"
                | "date"
                | "reply-to"
                | "message-id"
                | "received"
                | "return-path"
                | "delivered-to"
                | "mime-version"
                | "差出人"
                | "宛先"
                | "送信者"
                | "送信日時"
                | "件名"
        )
    };
    let says_who = |line: &str| {
        let line = line.to_ascii_lowercase();
        [
            "from:",
            "to:",
            "差出人",
            "宛先",
            "送信者",
            "received:",
            "return-path:",
        ]
        .iter()
        .any(|header| line.starts_with(header))
    };
    let mut first = text.lines().take(2);
    let head: Vec<&str> = first.by_ref().collect();
    head.len() == 2 && head.iter().all(|line| is_header(line)) && head.iter().any(|l| says_who(l))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> Syntax {
        syntax(&SourceFile::new(name, text))
    }

    #[test]
    fn the_name_decides() {
        assert_eq!(of("a/b.MD", "件名: x"), Syntax::Markdown);
        assert_eq!(of("b.yml", "# x"), Syntax::Yaml);
        assert_eq!(of("b.txt", "# x"), Syntax::Form);
    }

    #[test]
    fn a_form_that_was_filled_in_is_markdown_under_any_name() {
        let filled = "### What happened?\n\nIt stops.\n\n### バージョン\n\n_No response_\n";
        assert_eq!(of("b.txt", filled), Syntax::Markdown);
        assert_eq!(of("b.txt", &format!("\n{filled}")), Syntax::Markdown);
        for other in [
            "### What happened?\n\nIt stops.\n",
            "### What happened?\nIt stops.\n\n### Version\n4.2\n",
            &format!("件名：画面が開かない\n\n{filled}"),
            "## A\n\nx\n\n## B\n\ny\n",
        ] {
            assert_eq!(of("b.txt", other), Syntax::Form, "{other}");
        }
    }

    #[test]
    fn the_content_decides_where_the_name_says_nothing() {
        for (text, expected) in [
            ("件名: 障害\n症状: つながらない\n", Syntax::Yaml),
            ("# コメント\n件名: 障害\n症状: つながらない\n", Syntax::Yaml),
            (
                "---\n件名: a\n本文: b\n---\n件名: c\n本文: d\n",
                Syntax::Yaml,
            ),
            ("{\"subject\": \"x\", \"body\": \"y\"}", Syntax::Yaml),
            (
                "\u{feff}---\nsubject: a\n---\n本文です。\n",
                Syntax::Markdown,
            ),
            ("## 症状\n\nつながらない\n", Syntax::Markdown),
            ("# 件名\n\nつながらない\n", Syntax::Markdown),
            ("困っています\n```\nls\n```\n", Syntax::Markdown),
            ("困っています。\n", Syntax::Form),
            ("# ticketlint-ignore x: y\n困っています。\n", Syntax::Form),
            ("件名：障害\n症状：つながらない\n", Syntax::Form),
            (
                "From: a@example.com\nSubject: x\nsymptom: y\n",
                Syntax::Form,
            ),
            ("foo: 1\nbar: 2\n", Syntax::Form),
            ("件名: x\n", Syntax::Form),
            ("", Syntax::Form),
        ] {
            assert_eq!(of("-", text), expected, "{text:?}");
        }
    }
}
