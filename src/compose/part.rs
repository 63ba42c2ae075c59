//! A new part of a text, in the look of those that it joins.

use super::shape::Label;
use super::{Draft, Words, value};

/// A part to be, in the look of another.
pub(super) struct New<'d> {
    pub(super) draft: &'d Draft<'d>,
    pub(super) words: &'d Words<'d>,
    pub(super) name: &'d str,
    /// One of those that it joins.
    pub(super) model: &'d Label<'d>,
    /// It becomes the last of them.
    pub(super) last: bool,
}

impl New<'_> {
    /// The label with what stands before it and, up to the value, behind it.
    fn head(&self, suffix: &str) -> String {
        let model = self.model;
        let prefix = number_after(model, self.last);
        let prefix = prefix.unwrap_or_else(|| model.unnumbered().to_owned());
        format!("{prefix}{}{suffix}", self.name)
    }

    /// On one line.
    pub(super) fn in_line(&self) -> String {
        let Label { suffix, tail, .. } = self.model;
        let text = value::one_line(self.words.text);
        if !self.model.alone {
            return self.head(&format!("{suffix}{text}{tail}"));
        }
        let blank = if suffix.ends_with(':') { " " } else { "" };
        self.head(&format!("{}{blank}{text}", suffix.trim_end()))
    }

    /// The label on a line, or two, of its own.
    fn top(&self) -> String {
        match self.model.underline {
            Some(line) => format!("{}\n{line}", self.head("")),
            None => self.head(self.model.suffix.trim_end()),
        }
    }

    /// As a line among lines; what has several lines goes below it.
    pub(super) fn line(&self) -> Vec<String> {
        let text = self.words.text;
        if !text.contains('\n') || self.model.prefix.trim_start().starts_with('|') {
            return vec![self.in_line()];
        }
        let top = self.top();
        vec![
            format!("{top}\n{text}"),
            // Under a bullet or a label, what is indented belongs to it.
            format!("{top}\n{}", value::lines(text, "    ", "\n")),
        ]
    }

    /// As a section among sections.
    pub(super) fn section(&self) -> Vec<String> {
        let model = self.model;
        let text = self.words.text;
        let top = self.top();
        let below = model.line + 1 + usize::from(model.underline.is_some());
        let below = self.draft.source.line_span(below);
        let below = below.slice(self.draft.text()).unwrap_or("");
        let blank = if model.is_heading() && below.trim().is_empty() {
            "\n"
        } else {
            ""
        };
        let mut texts = Vec::new();
        if self.words.wants_fence() && model.is_heading() {
            texts.push(format!("{top}\n{blank}{}", value::fenced(text)));
        }
        texts.push(format!("{top}\n{blank}{text}"));
        texts.push(format!("{top}\n{}", value::lines(text, "    ", "\n")));
        texts
    }

    /// Set off as what was copied is, below its label.
    pub(super) fn copied(&self) -> Option<String> {
        let in_table = self.model.prefix.trim_start().starts_with('|');
        let text = value::fenced(self.words.text);
        (!in_table).then(|| format!("{}\n\n{text}", self.top()))
    }
}

/// The prefix of the part that comes after the last of a numbered row.
fn number_after(model: &Label<'_>, last: bool) -> Option<String> {
    let digits = |c: char| c.is_ascii_digit();
    let from = model.prefix.find(digits).filter(|_| last)?;
    let rest = &model.prefix[from..];
    let len = rest.find(|c: char| !digits(c)).unwrap_or(rest.len());
    let number: u32 = rest[..len].parse().ok()?;
    let next = number.checked_add(1)?;
    Some(format!("{}{next}{}", &model.prefix[..from], &rest[len..]))
}
