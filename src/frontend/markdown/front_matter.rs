//! The YAML between `---` lines at the top of a Markdown file.

use crate::frontend::lines::label;
use crate::knowledge::FieldKind;
use crate::text::Span;

/// Front matter found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// The YAML between the marks.
    pub(super) yaml: Span,
    /// The rest of the file.
    pub(super) rest: Span,
}

/// The front matter at the start of `text[span]`. What stands between two
/// lines across the page is front matter only if it looks like a mapping.
pub(super) fn find(text: &str, span: Span) -> Option<FrontMatter> {
    let body = span.slice(text)?;
    let first = body.split_inclusive('\n').next()?;
    if first.trim_end() != "---" || first.len() == body.len() {
        return None;
    }
    let mut at = first.len();
    for line in body[at..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = Span::new(span.start() + first.len(), span.start() + at);
            let rest = Span::new(span.start() + at + line.len(), span.end());
            return is_mapping(yaml.slice(text)?).then_some(FrontMatter { yaml, rest });
        }
        at += line.len();
    }
    None
}

fn is_mapping(yaml: &str) -> bool {
    let first = yaml
        .lines()
        .map(str::trim_end)
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_none_or(|line| {
        let key = line.split(':').next().unwrap_or("");
        key.len() < line.len() && !key.starts_with([' ', '-', '*', '|', '>', '`'])
    })
}

/// Whether the front matter gives the ticket's subject.
pub(super) fn has_subject(yaml: &str) -> bool {
    yaml.lines().any(|line| {
        line.split_once(':').is_some_and(|(key, value)| {
            !value.trim().is_empty() && label::kind_of(key) == Some(FieldKind::Subject)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> Option<&str> {
        find(text, Span::new(0, text.len())).and_then(|f| f.yaml.slice(text))
    }

    #[test]
    fn only_a_mapping_at_the_top_counts() {
        assert_eq!(yaml("---\r\na: b\r\n---\r\n# x"), Some("a: b\r\n"));
        assert_eq!(yaml("---\n---\nx"), Some(""));
        assert_eq!(yaml("---\n\nお世話になっております。\n\n---\n"), None);
        assert_eq!(yaml("---\na: b\n"), None);
        assert_eq!(yaml("x\n---\na: b\n---\n"), None);
        assert!(has_subject("kind: incident\n件名: x\n"));
    }
}
