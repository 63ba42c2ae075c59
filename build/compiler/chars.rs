//! Which characters the matches of a pattern are made of.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind};

use super::program::Ranges;

/// A letter, a kanji, a kana and a blank: what texts are mostly made of.
const COMMON: [char; 4] = ['a', '件', 'の', ' '];

/// A set of characters.
#[derive(Debug, Clone)]
pub(super) struct Chars(ClassUnicode);

impl Chars {
    /// No characters.
    pub(super) fn none() -> Self {
        Self(ClassUnicode::empty())
    }

    /// Those of a text in UTF-8.
    pub(super) fn of_text(text: &[u8]) -> Self {
        let text = String::from_utf8_lossy(text);
        let ranges = text.chars().map(|c| ClassUnicodeRange::new(c, c));
        Self(ClassUnicode::new(ranges))
    }

    /// Those that the matches of `hir` may hold.
    pub(super) fn of(hir: &Hir) -> Self {
        let mut ranges = Vec::new();
        collect(hir, &mut ranges);
        Self(ClassUnicode::new(ranges))
    }

    pub(super) fn add(&mut self, others: &Self) {
        self.0.union(&others.0);
    }

    /// Whether a line break is among them.
    pub(super) fn end_lines(&self) -> bool {
        self.has('\n')
    }

    /// Whether little of a text can be made of them.
    pub(super) fn are_few(&self) -> bool {
        !COMMON.iter().all(|&c| self.has(c))
    }

    pub(super) fn ranges(&self) -> Ranges {
        let ranges = self.0.iter();
        ranges
            .map(|range| (range.start() as u32, range.end() as u32))
            .collect()
    }

    fn has(&self, c: char) -> bool {
        let mut ranges = self.0.iter();
        ranges.any(|range| range.start() <= c && c <= range.end())
    }
}

fn collect(hir: &Hir, ranges: &mut Vec<ClassUnicodeRange>) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => ranges.extend(Chars::of_text(&literal.0).0.iter()),
        HirKind::Class(Class::Unicode(class)) => ranges.extend(class.iter()),
        HirKind::Class(Class::Bytes(_)) => ranges.push(ClassUnicodeRange::new('\0', char::MAX)),
        HirKind::Repetition(repetition) => collect(&repetition.sub, ranges),
        HirKind::Capture(capture) => collect(&capture.sub, ranges),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().for_each(|part| collect(part, ranges));
        }
    }
}
