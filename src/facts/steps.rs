//! How to make it happen.
//!
//! A part labelled as steps says it outright. Elsewhere each discourse pattern
//! is a clue worth some points, and the clues of a draft count together: one
//! "when I click it" is no procedure, a list of instructions is.

use std::collections::HashSet;

use super::discourse::Discourse;
use super::{Detail, FactKind, Facts};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::Range;
use crate::ticket::BlockKind;

/// Points from which the clues of a draft amount to steps.
const ENOUGH: i32 = 8;

/// Parts that never hold steps.
const APART: &[FieldKind] = &[
    FieldKind::Expected,
    FieldKind::Goal,
    FieldKind::Question,
    FieldKind::Request,
    FieldKind::Attempts,
    FieldKind::Environment,
    FieldKind::Log,
    FieldKind::Error,
    FieldKind::Contact,
];

/// Parts that hold steps.
const STEPS: &[FieldKind] = &[FieldKind::Steps, FieldKind::Operation];

/// A discourse pattern and what its first, second and third occurrence add.
struct Pattern {
    cue: &'static Cue,
    points: [i32; 3],
    /// It tells when it happens.
    tells_when: bool,
}

const fn pattern(cue: &'static Cue, points: [i32; 3]) -> Pattern {
    Pattern {
        cue,
        points,
        tells_when: false,
    }
}

const fn condition(cue: &'static Cue, points: [i32; 3]) -> Pattern {
    Pattern {
        cue,
        points,
        tells_when: true,
    }
}

/// English weights here and below: a logistic regression over human labels of
/// 496 bug reports of four systems, in quarter logits, then rounded. A clue was
/// kept if it also told steps in a system whose reports were left out of the
/// fit. The Japanese ones were set by hand.
const PATTERNS: &[Pattern] = &[
    pattern(&cues::STEP_CHAIN, [3, 0, 0]),
    condition(&cues::STEP_CONDITION, [2, 0, 0]),
    condition(&cues::STEP_GERUND, [1, 0, 0]),
    pattern(&cues::STEP_OWN_ACTION, [4, 2, 0]),
    pattern(&cues::STEP_TRY, [5, 0, 0]),
    pattern(&cues::STEP_PATH, [3, 0, 0]),
    pattern(&cues::STEP_TRIGGER_JA, [ENOUGH, 0, 0]),
    pattern(&cues::STEP_INTRO_JA, [ENOUGH, 0, 0]),
];

/// A line of a list that opens with an instruction.
const LISTED_INSTRUCTION: [i32; 3] = [4, 4, 0];
/// A sentence that opens with an instruction.
const INSTRUCTION: [i32; 3] = [4, 0, 1];
/// A line that is source code.
const SNIPPET: [i32; 3] = [5, 0, 0];
/// A numbered line.
const NUMBERED: [i32; 3] = [1, 1, 0];
/// A numbered line that tells what came of those above it.
const LEADS_TO: [i32; 3] = [ENOUGH, 0, 0];
/// A block of code.
const CODE: [i32; 3] = [1, 2, 0];
/// A command quoted in a sentence or on a line of its own.
const COMMAND: [i32; 3] = [3, 0, 0];
/// A sentence that names a part of a screen or a gesture on one.
const CONTROL: [i32; 3] = [2, 2, 0];
/// A sentence that does so and tells when it happens.
const CONTROL_USED: [i32; 3] = [2, 0, 0];
/// The text opens with when it happens.
const OPENING: i32 = 2;
/// The title names what was being done.
const TITLE_DEED: i32 = 3;
/// The title asks for a change.
const TITLE_DEMAND: i32 = -3;
/// A sentence that wishes or demands.
const WISH: [i32; 3] = [-1, -4, 0];

/// Clues of a draft, each with its place.
#[derive(Default)]
struct Clues {
    points: i32,
    ranges: Vec<Range>,
}

impl Clues {
    /// Counts the occurrences of something that supports other clues (or speaks
    /// against them) and says nothing on its own.
    fn support(&mut self, worth: [i32; 3], times: usize) {
        self.points += worth.iter().take(times).sum::<i32>();
    }

    /// Counts the occurrences of one pattern.
    fn count(&mut self, worth: [i32; 3], places: impl IntoIterator<Item = Range>) {
        for (nth, place) in places.into_iter().enumerate() {
            self.points += worth.get(nth).copied().unwrap_or(0);
            self.ranges.push(place);
        }
    }
}

/// Adds the steps.
pub(super) fn collect(discourse: &Discourse<'_>, facts: &mut Facts) {
    let unknown: Vec<usize> = lines_with(discourse, &cues::STEP_UNKNOWN);
    let labelled = labelled(discourse, &unknown);
    for range in &labelled {
        facts.add(FactKind::ReproductionSteps, range.clone(), Detail::None);
    }
    let troubled = discourse.troubled(facts);
    let mut clues = Clues::default();
    let usable = |at: usize, found: &Range| {
        let line = &discourse.lines[at];
        !line.title
            && found.start >= line.range.start
            && !line.part.is_some_and(|part| APART.contains(&part))
            && unknown.binary_search(&at).is_err()
            && !discourse.is_blank(line)
    };
    let mut when = Vec::new();
    for pattern in PATTERNS {
        let hits = discourse.find(pattern.cue);
        if pattern.tells_when {
            when.extend(hits.iter().cloned());
        }
        let mut asks = asking(discourse);
        let hits = hits.into_iter().filter(|(at, found)| {
            usable(*at, found) && (troubled.binary_search(at).is_ok() || !asks(*at))
        });
        clues.count(
            pattern.points,
            hits.map(|(at, _)| discourse.lines[at].range.clone()),
        );
    }
    instructions(discourse, &usable, &mut clues);
    lists_of_lines(discourse, &usable, &mut clues);
    code_blocks(discourse, &mut clues);
    commands(discourse, facts, &mut clues);
    circumstances(discourse, &usable, when, &mut clues);
    clues.points += title(discourse);
    clues.support(WISH, wishes(discourse));
    if clues.points >= ENOUGH {
        let mut told: Vec<Range> = clues.ranges;
        told.retain(|range| {
            let after = labelled.partition_point(|l| l.start <= range.start);
            let inside = after > 0 && labelled[after - 1].end >= range.end;
            !range.is_empty() && !inside
        });
        told.sort_by_key(|range| range.start);
        told.dedup();
        for range in told {
            facts.add(FactKind::ReproductionSteps, range, Detail::None);
        }
    }
}

/// What stands under a label for steps: one range for each unbroken run of lines.
fn labelled(discourse: &Discourse<'_>, unknown: &[usize]) -> Vec<Range> {
    let mut run: Option<(usize, Range)> = None;
    let mut runs = Vec::new();
    for (at, line) in discourse.lines.iter().enumerate() {
        let tried = || {
            discourse
                .ticket
                .is_in_field(line.range.start, FieldKind::Attempts)
        };
        if !discourse.says(line, STEPS) || tried() || unknown.binary_search(&at).is_ok() {
            continue;
        }
        run = match run {
            Some((last, range)) if last + 1 == at => Some((at, range.start..line.range.end)),
            ended => {
                runs.extend(ended.map(|(_, range)| range));
                Some((at, line.range.clone()))
            }
        };
    }
    runs.extend(run.map(|(_, range)| range));
    runs.extend(discourse.code_of(STEPS));
    runs.sort_by_key(|range| range.start);
    runs
}

/// Sentences and items that open (or, in Japanese, close) with an instruction.
fn instructions(
    discourse: &Discourse<'_>,
    usable: &impl Fn(usize, &Range) -> bool,
    clues: &mut Clues,
) {
    let folded = discourse.ticket.folded();
    let mut listed = Vec::new();
    let mut single = Vec::new();
    for (at, found) in discourse.find(&cues::STEP_IMPERATIVE) {
        let line = &discourse.lines[at];
        if !usable(at, &found) {
            continue;
        }
        match lead(&folded[line.range.start..found.start]) {
            Some(Lead::Number) => listed.push(line.range.clone()),
            Some(Lead::Nothing) if line.is_item() => listed.push(line.range.clone()),
            Some(Lead::Nothing) => single.push(line.range.clone()),
            None => {}
        }
    }
    for (at, found) in discourse.find(&cues::STEP_ACTION_JA) {
        let line = &discourse.lines[at];
        if usable(at, &found) && (line.is_item() || number(discourse.text(line)).is_some()) {
            listed.push(line.range.clone());
        }
    }
    clues.count(LISTED_INSTRUCTION, listed);
    clues.count(INSTRUCTION, single);
}

/// What stands before an instruction in its line.
enum Lead {
    Number,
    Nothing,
}

fn lead(text: &str) -> Option<Lead> {
    const LINKS: &[&str] = &["then", "now", "next", "first", "please", "finally", "and"];
    let text = text.trim();
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let rest = text.trim_start_matches(|c: char| !c.is_alphabetic());
        return rest.is_empty().then_some(Lead::Number);
    }
    let word = text.trim_matches(|c: char| !c.is_alphanumeric());
    (word.is_empty() || LINKS.contains(&word)).then_some(Lead::Nothing)
}

/// Numbered lines and lines of source code.
fn lists_of_lines(
    discourse: &Discourse<'_>,
    usable: &impl Fn(usize, &Range) -> bool,
    clues: &mut Clues,
) {
    let mut numbered = 0;
    let mut snippets = Vec::new();
    let mut leads_to = Vec::new();
    let wanting = clues.points < ENOUGH;
    let mut last = 0;
    let mut done = false;
    for (at, line) in discourse.lines.iter().enumerate() {
        let text = discourse.text(line).trim_end();
        let number = number(text).filter(|&n| n <= 1 || n == last + 1);
        let counts = line.is_item() || number.is_some();
        let code = is_source_code(text);
        if !(counts || code) || line.range.is_empty() || !usable(at, &line.range) {
            continue;
        }
        if counts {
            last = number.unwrap_or(last);
            numbered += 1;
        }
        let ordered = matches!(line.block, BlockKind::Item { ordered: true, .. });
        if ordered || number.is_some() {
            done |= wanting && cues::STEP_DEED_JA.is_in(text);
            if done && cues::STEP_OUTCOME_JA.is_in(text) {
                leads_to.push(line.range.clone());
            }
        }
        if code {
            snippets.push(line.range.clone());
        }
    }
    clues.support(NUMBERED, numbered);
    clues.count(SNIPPET, snippets);
    clues.count(LEADS_TO, leads_to);
}

/// Code shown: anything, a program.
fn code_blocks(discourse: &Discourse<'_>, clues: &mut Clues) {
    let ticket = discourse.ticket;
    let blocks = ticket.blocks.iter().filter(|b| b.kind == BlockKind::Code);
    let programs = blocks.clone().filter(|block| {
        let lines = ticket.folded()[block.range.clone()].lines();
        lines.filter(|l| is_source_code(l.trim())).count() >= 2
    });
    clues.support(CODE, blocks.clone().count());
    clues.count(SNIPPET, programs.map(|block| block.range.clone()));
}

/// Commands told by the way, other than those that ask for a version.
fn commands(discourse: &Discourse<'_>, facts: &Facts, clues: &mut Clues) {
    let ticket = discourse.ticket;
    let told = facts.of(FactKind::Command).filter(|fact| {
        let told = match fact.detail {
            Detail::Case("inline") => true,
            Detail::Case("line") => {
                let block = ticket.block_at(fact.range.start);
                block.is_some_and(|b| b.kind != BlockKind::Code)
            }
            _ => false,
        };
        told && !cues::COMMAND_INQUIRY.is_in(&ticket.folded()[fact.range.clone()])
    });
    clues.support(COMMAND, told.count());
}

/// Where and when it happens: parts of a screen, gestures, and the text that
/// opens with a circumstance (`When I close the tab, ...`), which are the places of
/// `when`.
fn circumstances(
    discourse: &Discourse<'_>,
    usable: &impl Fn(usize, &Range) -> bool,
    mut when: Vec<(usize, Range)>,
    clues: &mut Clues,
) {
    /// Words that may stand before the circumstance that opens a text.
    const LEAD_IN: usize = 3;
    let whole = |at: usize| usable(at, &discourse.lines[at].range);
    let on_screen = lines_with(discourse, &cues::STEP_CONTROL);
    let on_screen: Vec<usize> = on_screen.into_iter().filter(|&at| whole(at)).collect();
    let opening = (0..discourse.lines.len()).find(|&at| {
        let text = discourse.text(&discourse.lines[at]);
        text.split_whitespace().nth(LEAD_IN).is_some() && whole(at)
    });
    let opens = |(at, found): &(usize, Range)| {
        let line = &discourse.lines[*at];
        let before = discourse.ticket.prose_of(&(line.range.start..found.start));
        opening == Some(*at)
            && before.split_whitespace().nth(LEAD_IN).is_none()
            && !cues::EXPECTED_MODAL.is_in(discourse.text(line))
    };
    let mut asks = asking(discourse);
    when.retain(|(at, found)| usable(*at, found) && !asks(*at));
    if when.iter().any(opens) {
        clues.points += OPENING;
    }
    let told: HashSet<usize> = when.iter().map(|(line, _)| *line).collect();
    let used = |at: &&usize| told.contains(*at);
    clues.support(CONTROL_USED, on_screen.iter().filter(used).count());
    clues.support(CONTROL, on_screen.len());
}

/// What the title says for or against steps.
fn title(discourse: &Discourse<'_>) -> i32 {
    let mut lines = discourse.lines.iter();
    let Some(line) = lines.find(|line| line.part == Some(FieldKind::Subject)) else {
        return 0;
    };
    let text = discourse.text(line);
    let mut points = 0;
    if cues::TITLE_DEED.is_in(text) {
        points += TITLE_DEED;
    }
    if cues::TITLE_DEMAND.is_in(text) {
        points += TITLE_DEMAND;
    }
    points
}

/// The number a line begins with: `2. `, `2) `, `2 `.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].trim_start_matches(['.', ')', ':', '、']);
    if digits <= 2 && rest.starts_with(' ') {
        text[..digits].parse().ok()
    } else {
        None
    }
}

fn is_source_code(text: &str) -> bool {
    text.len() > 4 && text.ends_with([';', '{', '}'])
        || (text.starts_with('<') && text.ends_with('>'))
}

/// Sentences that wish or demand: a draft made of them is a request.
fn wishes(discourse: &Discourse<'_>) -> usize {
    let mut at = lines_with(discourse, &cues::EXPECTED_WISH);
    at.extend(lines_with(discourse, &cues::EXPECTED_MODAL));
    at.sort_unstable();
    at.dedup();
    at.retain(|&i| !discourse.lines[i].title);
    at.len()
}

fn lines_with(discourse: &Discourse<'_>, cue: &Cue) -> Vec<usize> {
    let mut at: Vec<usize> = discourse.find(cue).into_iter().map(|(at, _)| at).collect();
    at.dedup();
    at
}

/// Whether a line asks, by its number: of several in a row that are the same it is read
/// once, however many clues it holds.
fn asking<'d>(discourse: &'d Discourse<'_>) -> impl FnMut(usize) -> bool + 'd {
    let mut last = None;
    move |at| match last {
        Some((line, asks)) if line == at => asks,
        _ => {
            let asks = is_question(discourse.text(&discourse.lines[at]));
            last = Some((at, asks));
            asks
        }
    }
}

/// A question or request asks about an action rather than telling it.
fn is_question(sentence: &str) -> bool {
    if sentence.is_ascii() {
        return sentence.trim_end().ends_with('?');
    }
    let end = sentence.trim_end_matches(['。', '?', '.', ' ']);
    end.ends_with("ますか")
        || end.ends_with("ですか")
        || end.ends_with("でしょうか")
        || end.ends_with("ください")
        || end.ends_with("下さい")
        || end.ends_with("たいです")
}
