//! What a proposed text is about, part by part.

use crate::knowledge::{FieldKind, vocabulary};

/// A part of a text: what it is about, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// What it is about, if that is known.
    pub kind: Option<FieldKind>,
    /// The label it has.
    pub label: Option<String>,
    /// Its words, in lines.
    pub words: String,
}

impl Matter {
    /// The words, placed.
    #[must_use]
    pub fn words(&self) -> super::Words<'_> {
        super::Words {
            kind: self.kind,
            label: self.label.as_deref(),
            text: &self.words,
        }
    }
}

/// Takes a text apart at the lines that begin with a label the vocabulary
/// knows. What stands before the first is about `kind`; so is the first part
/// itself, where its label says something else.
#[must_use]
pub fn matters(text: &str, kind: Option<FieldKind>) -> Vec<Matter> {
    let mut out: Vec<Matter> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        let label = labelled(line).filter(|_| !fenced);
        fenced ^= line.trim_start().starts_with("```");
        match (label, out.last_mut()) {
            (Some((own, label, value)), None) if kind.is_none() || kind == Some(own) => {
                out.push(Matter {
                    kind: Some(own),
                    label: Some(label.to_owned()),
                    words: value.to_owned(),
                });
            }
            (Some((own, label, value)), Some(_)) => out.push(Matter {
                kind: Some(own),
                label: Some(label.to_owned()),
                words: value.to_owned(),
            }),
            (_, None) => out.push(Matter {
                kind,
                label: None,
                words: line.to_owned(),
            }),
            (None, Some(last)) => {
                if !last.words.is_empty() {
                    last.words.push('\n');
                }
                last.words.push_str(line);
            }
        }
    }
    for matter in &mut out {
        matter.words = unfenced(&matter.words).to_owned();
        if let Some(value) = matter.kind.and_then(|kind| named_so(&matter.words, kind)) {
            matter.words = value.to_owned();
        }
    }
    out
}

/// The value on a line whose label is another name for a kind: 「会員 ID: 1」
/// for an account.
fn named_so(line: &str, kind: FieldKind) -> Option<&str> {
    let (label, value) = line.split_once([':', '：'])?;
    let key = letters(label);
    let mut names = [true, false]
        .into_iter()
        .flat_map(|japanese| vocabulary::labels_of(kind, japanese));
    let whole = !value.contains([':', '：', '\n']);
    (whole && names.any(|name| key.contains(&letters(name)))).then_some(value.trim())
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The same parts, those of one kind together as lines.
#[must_use]
pub fn merged(parts: &[Matter]) -> Vec<Matter> {
    let mut out: Vec<Matter> = Vec::new();
    for part in parts {
        match out.iter_mut().find(|other| other.kind == part.kind) {
            Some(other) => {
                if let Some(label) = other.label.take() {
                    other.words = format!("{label}: {}", other.words);
                }
                let label = part.label.as_deref().map(|label| format!("{label}: "));
                other.words.push('\n');
                other.words.push_str(&label.unwrap_or_default());
                other.words.push_str(&part.words);
            }
            None => out.push(part.clone()),
        }
    }
    out
}

/// The words without fences around all of them: each syntax has its own way to
/// set off what was copied.
fn unfenced(words: &str) -> &str {
    let inside = words.strip_prefix("```\n");
    let inside = inside.and_then(|rest| rest.strip_suffix("\n```"));
    inside.filter(|text| !text.contains("```")).unwrap_or(words)
}

/// The label at the start of a line: its kind, itself, the value after it.
fn labelled(line: &str) -> Option<(FieldKind, &str, &str)> {
    let (label, value) = line.split_once([':', '：'])?;
    let kind = vocabulary::kind_of(label)?;
    Some((kind, label.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_at_its_labels() {
        let show = |text: &str, kind| -> Vec<(Option<FieldKind>, String)> {
            let parts = matters(text, kind).into_iter();
            parts.map(|m| (m.kind, m.words)).collect()
        };
        assert_eq!(
            show("ゴール: ＿＿になること\n依頼: ＿＿を教えてください。", None),
            [
                (Some(FieldKind::Goal), "＿＿になること".to_owned()),
                (
                    Some(FieldKind::Request),
                    "＿＿を教えてください。".to_owned()
                ),
            ]
        );
        assert_eq!(
            show("再現手順:\n1. ＿＿\n2. ＿＿", Some(FieldKind::Steps)),
            [(Some(FieldKind::Steps), "1. ＿＿\n2. ＿＿".to_owned())]
        );
        assert_eq!(
            show("製品: ＿＿、ビルド: ＿＿", Some(FieldKind::Version)),
            [(
                Some(FieldKind::Version),
                "製品: ＿＿、ビルド: ＿＿".to_owned()
            )]
        );
    }
}
