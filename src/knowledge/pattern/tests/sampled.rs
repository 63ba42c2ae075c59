//! Texts made for each pattern from the pattern itself: what it matches, cut short
//! or run together, amid words that none or another looks for.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::super::{Pattern, View};
use super::{blanked, compare_under, patterns};

/// How many texts for each pattern.
const TEXTS: usize = 3;
/// Most repetitions beyond the least that are written out.
const REPEATED: u32 = 9;
/// What stands between two samples.
const JOINTS: &[&str] = &[
    "", " ", "  ", "\n", "\r\n", "あ", "の", "、", "。", ".", "-", "0", "x", "é", "🦀", "\u{1}",
];
/// What stands around them.
const FILL: &[&str] = &[
    "",
    "を",
    "あいう漢字",
    "abc def ",
    "no ",
    "0123 4567 ",
    "    ",
    "\n\n",
    "\u{1}\u{1}",
];

/// Chooses the same in every run.
struct Chooser(u64);

impl Chooser {
    /// A number below `count`, or 0.
    fn below(&mut self, count: usize) -> usize {
        // Xorshift.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % count.max(1) as u64) as usize
    }

    fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    /// Appends what the expression matches, whatever must stand around it.
    fn sample(&mut self, of: &Hir, out: &mut String) {
        match of.kind() {
            HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => {}
            HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
            HirKind::Class(Class::Unicode(class)) if class.ranges().is_empty() => {}
            HirKind::Class(Class::Unicode(class)) => {
                let range = self.one_of(class.ranges());
                let (first, last) = (range.start(), range.end());
                let any = (first..=last).nth(self.below(range.len().min(300)));
                out.push(*self.one_of(&[first, last, any.unwrap_or(first)]));
            }
            HirKind::Repetition(repetition) => {
                let least = repetition.min;
                let more = repetition.max.map_or(REPEATED, |most| most - least);
                let more = more.min(REPEATED) as usize;
                let any = self.below(more + 1);
                for _ in 0..least as usize + *self.one_of(&[0, more, any, any]) {
                    self.sample(&repetition.sub, out);
                }
            }
            HirKind::Capture(capture) => self.sample(&capture.sub, out),
            HirKind::Concat(all) => all.iter().for_each(|part| self.sample(part, out)),
            HirKind::Alternation(all) => {
                let one = self.one_of(all);
                self.sample(one, out);
            }
        }
    }

    /// A part of a text, between two characters.
    fn part<'t>(&mut self, text: &'t str) -> &'t str {
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (one, other) = (self.below(bounds.len() + 1), self.below(bounds.len() + 1));
        let at = |number: usize| bounds.get(number).copied().unwrap_or(text.len());
        &text[at(one.min(other))..at(one.max(other))]
    }

    /// A text of samples of an expression, whole and cut, and of some others.
    fn text(&mut self, of: &Hir, others: &[Hir]) -> String {
        let most = *self.one_of(&[6, 6, 120]);
        let mut text = String::new();
        for _ in 0..=self.below(5) {
            let other = self.below(5) == 0;
            let mut sample = String::new();
            let hir = if other { self.one_of(others) } else { of };
            self.sample(hir, &mut sample);
            let cut = self.below(3) == 0;
            text += if cut { self.part(&sample) } else { &sample };
            text += *self.one_of(JOINTS);
            let fill = self.one_of(FILL);
            text += &fill.repeat(self.below(most));
        }
        text
    }
}

#[test]
fn samples_of_the_patterns_are_read_alike() {
    let patterns = patterns();
    let parsed = |pattern: &&Pattern| regex_syntax::parse(&pattern.written).expect("it parses");
    let parsed: Vec<Hir> = patterns.iter().map(parsed).collect();
    let mut chooser = Chooser(0x9e37_79b9_7f4a_7c15);
    let mut matched = 0;
    for (pattern, hir) in patterns.iter().zip(&parsed) {
        let by_regex = Regex::new(&pattern.written).expect("it compiles");
        for _ in 0..TEXTS {
            let text = chooser.text(hir, &parsed);
            matched += usize::from(by_regex.is_match(&text));
            let folded = text.to_ascii_lowercase();
            let hole = (chooser.below(folded.len()), chooser.below(12));
            let prose = blanked(&folded, [hole]);
            let views = [
                View::Folded(&folded),
                View::Blanked(&prose, &folded),
                View::Cased(&text, &folded),
            ];
            for view in [&folded, &prose, &text] {
                compare_under(&views, pattern, &by_regex, view);
                compare_under(&views, pattern, &by_regex, chooser.part(view));
            }
        }
    }
    // Most of the texts are of use.
    assert!(matched * 2 > patterns.len() * TEXTS, "{matched}");
}
