//! What a match of a pattern is bound to hold.

use std::collections::BTreeSet;

use regex_syntax::hir::literal::{ExtractKind, Extractor};
use regex_syntax::hir::{Class, Hir, HirKind};

use super::chars::Chars;
use super::schema::program::{SETS, WORD, WORD_START};

/// Most literals of a set; a greater one says little and costs much.
const MOST: usize = 400;
/// Most characters of a class that is taken apart.
const SMALL_CLASS: usize = 12;

/// Marks that are rare enough to be needles of their own.
const RARE: &[u8] = b"\\@?*$%<>[{&#|~^`\"'!=;";

/// How many bytes before a needle are tried: at most, where the reach is known, where
/// the line bounds it, and where nothing does. Rough, as all that follows.
const REACH: usize = 200;
const LINE: usize = 100;
const TEXT: usize = 400;

/// What it costs to meet a needle, and to try one place before it: always, or only if
/// what follows the needle fits. In the same unit, whatever it is; these came out best
/// of several that were measured (`benches/instructions`).
const NEEDLE: f64 = 3.0;
const PLACE: f64 = 0.3;
const IF_REST_FITS: f64 = 0.05;

/// Literals one of which is in every match.
#[derive(Debug, Clone)]
pub(super) struct Set {
    /// Of two bytes or more, or rare marks; whole characters.
    pub(super) literals: BTreeSet<Vec<u8>>,
    /// Least bytes from the start of the match to it.
    pub(super) least: usize,
    /// Most bytes from the start of the match to it, if they are bounded.
    pub(super) reach: Option<usize>,
    /// The characters that may stand between the start of the match and it.
    pub(super) between: Chars,
    /// Of a sequence: which of its parts begins with it.
    pub(super) part: Option<usize>,
}

/// Whether a needle has a mark of what is blanked out, and may be in a view of a text
/// and not in the text itself.
fn is_blanked(needle: &[u8]) -> bool {
    let layout = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'\t');
    needle
        .iter()
        .any(|byte| byte.is_ascii_control() && !layout(byte))
}

impl Set {
    /// Whether it can be noted of a text for all views of it.
    pub(super) fn is_noted(&self) -> bool {
        !self.literals.iter().any(|needle| is_blanked(needle))
    }

    /// What it costs to look for matches near it: how often the literals are met in a
    /// text, and how much is tried then.
    fn cost(&self) -> f64 {
        let places = match (self.reach, !self.between.end_lines()) {
            (Some(reach), _) => reach.saturating_sub(self.least).min(REACH),
            (None, true) => LINE,
            (None, false) => TEXT,
        };
        // What follows the needle is looked at before all that may stand before it.
        let each = match self.part {
            Some(_) => IF_REST_FITS,
            None => PLACE,
        };
        let tried = NEEDLE + each * places as f64;
        self.literals
            .iter()
            .map(|needle| tried * rate(needle))
            .sum()
    }

    /// One needle inside another makes the longer one needless; the match then
    /// begins the further before the shorter one.
    fn thin(&mut self) {
        let place = |inner: &Vec<u8>, outer: &Vec<u8>| {
            let mut pieces = outer.windows(inner.len());
            pieces.position(|piece| piece == inner)
        };
        let (kept, needless): (Vec<_>, Vec<_>) = self.literals.iter().cloned().partition(|outer| {
            let mut others = self.literals.iter().filter(|inner| *inner != outer);
            others.all(|inner| place(inner, outer).is_none())
        });
        let mut farthest = 0;
        for outer in needless {
            let nearest = kept.iter().filter_map(|inner| place(inner, &outer)).min();
            let at = nearest.unwrap_or(outer.len());
            farthest = farthest.max(at);
            self.between.add(&Chars::of_text(&outer[..at]));
        }
        self.part = self.part.filter(|_| farthest == 0);
        self.reach = self.reach.map(|reach| reach + farthest);
        self.literals = kept.into_iter().collect();
    }

    fn length(&self) -> usize {
        self.literals.iter().map(Vec::len).min().unwrap_or(0)
    }

    /// Whether it rules much out beside another set.
    fn is_telling(&self) -> bool {
        self.length() >= 6 && self.literals.len() <= 16
    }

    fn is_of_use(&self) -> bool {
        let rare = |literal: &Vec<u8>| match literal[..] {
            [byte] => RARE.contains(&byte),
            _ => literal.len() >= 2,
        };
        let few = (1..=MOST).contains(&self.literals.len());
        few && self.literals.iter().all(rare)
    }
}

/// How often a literal is met in a text, for each byte of it: by how often its characters
/// are, roughly, as if each stood for itself.
fn rate(needle: &[u8]) -> f64 {
    let each = String::from_utf8_lossy(needle);
    let each = each.chars().map(|c| match c {
        'a'..='z' | '0'..='9' => 0.07,
        ' ' => 0.12,
        'ぁ'..='ヿ' => 0.03,
        '一'..='鿿' => 0.003,
        _ => 0.015,
    });
    each.product()
}

/// What every match of `hir` holds: the set first that serves best to find it. `starts`:
/// what holds wherever a match begins.
pub(super) fn required(hir: &Hir, starts: u32) -> Vec<Set> {
    let mut sets = of(hir);
    for set in &mut sets {
        // A needle with which a match begins is told at a glance where no word begins.
        if set.reach != Some(0) || !matches!(starts, WORD | WORD_START) {
            set.thin();
        }
    }
    let mut first = true;
    // To note what is in nearly every text costs more than it rules out.
    sets.retain(|set| std::mem::take(&mut first) || set.is_telling() && set.is_noted());
    // What is not noted is looked for, and then the others tell nothing.
    if sets.first().is_some_and(|set| !set.is_noted()) {
        sets.truncate(1);
    }
    sets
}

/// The best first.
fn of(hir: &Hir) -> Vec<Set> {
    let mut sets = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => Vec::new(),
        HirKind::Literal(literal) => vec![at_start([literal.0.to_vec()])],
        HirKind::Class(Class::Unicode(class)) => {
            let count: usize = class.iter().map(|range| range.len()).sum();
            if count > SMALL_CLASS {
                return Vec::new();
            }
            let chars = class.iter().flat_map(|range| range.start()..=range.end());
            vec![at_start(chars.map(|c| c.to_string().into_bytes()))]
        }
        HirKind::Repetition(repetition) if repetition.min > 0 => apart(of(&repetition.sub)),
        HirKind::Repetition(_) => Vec::new(),
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Concat(parts) => of_sequence(parts),
        HirKind::Alternation(branches) => of_branches(branches).into_iter().collect(),
    };
    sets.extend(at_end(hir, ExtractKind::Prefix).map(at_start));
    sets.extend(at_end(hir, ExtractKind::Suffix).map(|literals| {
        let longest = literals.iter().map(Vec::len).max().unwrap_or(0);
        Set {
            least: least(hir).saturating_sub(longest),
            literals,
            reach: hir.properties().maximum_len(),
            between: Chars::of(hir),
            part: None,
        }
    }));
    sets.retain(Set::is_of_use);
    sets.sort_by(|one, other| one.cost().total_cmp(&other.cost()));
    sets.dedup_by(|one, other| one.literals == other.literals);
    sets.truncate(SETS);
    sets
}

fn at_start(literals: impl IntoIterator<Item = Vec<u8>>) -> Set {
    Set {
        literals: literals.into_iter().collect(),
        least: 0,
        reach: Some(0),
        between: Chars::none(),
        part: None,
    }
}

fn of_sequence(parts: &[Hir]) -> Vec<Set> {
    let mut sets = Vec::new();
    let mut least_before = 0;
    let mut before = Some(0);
    let mut between = Chars::none();
    for (at, part) in parts.iter().enumerate() {
        // What begins here goes on in the next parts: `:` and `[0-9]`.
        let joint = (at > 0).then(|| joint(&parts[at..])).flatten();
        let joint = joint.map(at_start).filter(Set::is_of_use);
        let own = match joint {
            Some(joint) if is_narrow(part) => vec![joint],
            Some(joint) if is_branched(part) => {
                let mut sets = of(part);
                sets.push(joint);
                sets
            }
            _ => of(part),
        };
        for mut set in own {
            set.part = (set.reach == Some(0)).then_some(at);
            set.least += least_before;
            set.reach = before.zip(set.reach).map(|(before, reach)| before + reach);
            set.between.add(&between);
            sets.push(set);
        }
        least_before += least(part);
        before = before
            .zip(part.properties().maximum_len())
            .map(|(a, b)| a + b);
        between.add(&Chars::of(part));
    }
    sets
}

/// The same sets where the parts of the sequence that they are of are not those of the
/// whole.
fn apart(mut sets: Vec<Set>) -> Vec<Set> {
    for set in &mut sets {
        set.part = None;
    }
    sets
}

/// Whether it is one of few characters, which tell little alone.
fn is_narrow(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => literal.0.len() < 4,
        HirKind::Class(Class::Unicode(class)) => {
            let count: usize = class.iter().map(|range| range.len()).sum();
            count <= SMALL_CLASS
        }
        _ => false,
    }
}

/// Whether it is one of several ways, of which some may be short.
fn is_branched(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Capture(capture) => is_branched(&capture.sub),
        kind => matches!(kind, HirKind::Alternation(_)),
    }
}

fn of_branches(branches: &[Hir]) -> Option<Set> {
    let mut all = at_start([]);
    all.least = usize::MAX;
    for branch in branches {
        let set = of(branch).into_iter().next()?;
        all.literals.extend(set.literals);
        all.least = all.least.min(set.least);
        all.reach = all.reach.zip(set.reach).map(|(a, b)| a.max(b));
        all.between.add(&set.between);
    }
    Some(all)
}

/// Least bytes of a match.
pub(super) fn least(hir: &Hir) -> usize {
    hir.properties().minimum_len().unwrap_or(0)
}

/// What every match begins or ends with.
fn at_end(hir: &Hir, kind: ExtractKind) -> Option<BTreeSet<Vec<u8>>> {
    let prefix = matches!(kind, ExtractKind::Prefix);
    let mut extractor = Extractor::new();
    extractor
        .kind(kind)
        .limit_total(MOST)
        .limit_literal_len(24)
        .limit_repeat(4);
    let mut seq = extractor.extract(hir);
    if prefix {
        seq.optimize_for_prefix_by_preference();
    } else {
        seq.optimize_for_suffix_by_preference();
    }
    let literals = seq.literals()?.iter();
    literals
        .map(|literal| whole_characters(literal.as_bytes(), prefix))
        .collect()
}

/// What the matches of a sequence begin with, its first parts taken together.
fn joint(parts: &[Hir]) -> Option<BTreeSet<Vec<u8>>> {
    let mut extractor = Extractor::new();
    extractor
        .kind(ExtractKind::Prefix)
        .limit_class(16)
        .limit_total(MOST)
        .limit_literal_len(16)
        .limit_repeat(2);
    let seq = extractor.extract(&Hir::concat(parts.to_vec()));
    let literals = seq.literals()?.iter();
    literals
        .map(|literal| whole_characters(literal.as_bytes(), true))
        .collect()
}

/// What is left of a literal that was cut inside a character.
fn whole_characters(literal: &[u8], prefix: bool) -> Option<Vec<u8>> {
    let mut bytes = literal;
    while let Err(error) = std::str::from_utf8(bytes) {
        bytes = if prefix {
            &bytes[..error.valid_up_to()]
        } else {
            bytes.get(1..)?
        };
    }
    Some(bytes.to_vec())
}
