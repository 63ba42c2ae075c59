//! Parting a draft that holds several matters into one draft for each.
//!
//! Where it is parted is what the rules on one issue a ticket find; what belongs
//! to no matter in particular is in every part, and nothing is in none.

mod adapt;
mod assign;
mod carry;
mod closeness;
mod cut;
mod fence;
mod joint;
mod leaf;
mod numbered;
mod own_account;
mod parting;
mod pointer;
mod related;
mod section;
mod shelf;
mod subject;
mod title;
mod unit;
mod wish;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::engine::{self, Reading, Settings};
use crate::facts::Profile;
use crate::text::encoding::Unwritable;
use crate::text::{SourceFile, Span};
use adapt::Adapting;
use carry::Carried;
use joint::Joints;
use leaf::Leaf;
use parting::Parting;
pub use pointer::Pointer;
use related::Other;

/// Why a draft belongs into several tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// The rule that says so.
    pub rule: &'static str,
    /// Words of one matter, in the text of the file.
    pub first: Span,
    /// Words of another.
    pub second: Span,
}

/// A piece of the draft: a line, a sentence of it, a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in the text of the file.
    pub span: Span,
    /// The parts it is in, from 0, in order. Never none.
    pub parts: Vec<usize>,
    /// It is in several because nothing tells in which it belongs.
    pub unclear: bool,
}

/// A draft for one of the tickets.
#[derive(Debug, Clone)]
pub struct Part {
    /// The draft, in the encoding, syntax and line breaks of the whole.
    pub draft: SourceFile,
    /// The name of its file, without a folder.
    pub name: String,
    /// Its subject; `None` where the whole has none.
    pub subject: Option<String>,
    /// What was added to its subject.
    pub suffix: String,
}

/// How a draft is parted.
#[derive(Debug)]
pub struct Plan {
    /// Its number, from 1, where the file holds several drafts.
    pub number: Option<usize>,
    /// What sort of draft it is.
    pub profile: Profile,
    /// Why it is parted; empty where it holds one matter.
    pub reasons: Vec<Reason>,
    /// All words of the draft, in order, but those that only joined the matters.
    pub pieces: Vec<Piece>,
    /// Words that only joined the matters, and are in no part; in order.
    pub joints: Vec<Span>,
    /// Words that point at the matter of another part; in order.
    pub pointers: Vec<Pointer>,
    /// The drafts: two or more; one, the whole, where only another draft of the
    /// file is parted; none where there is nothing to part.
    pub parts: Vec<Part>,
    /// Words of the file that must never be shown, in bytes of its text: the same for
    /// all drafts of it.
    pub concealed: Arc<[Span]>,
}

impl Plan {
    /// Whether it holds several matters.
    #[must_use]
    pub const fn is_parted(&self) -> bool {
        !self.reasons.is_empty()
    }
}

/// Why a draft cannot be parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file holds so many drafts, not all of them one matter, and they do
    /// not stand in documents of their own.
    Several(usize),
    /// The encoding of the file has no bytes for what is added.
    Unwritable(char),
}

impl From<Unwritable> for Fault {
    fn from(unwritable: Unwritable) -> Self {
        Self::Unwritable(unwritable.0)
    }
}

/// Parts each draft of a file, or one of them (`only`, from 1). It is parted
/// exactly where a rule on one issue a ticket, as `settings` have them, finds
/// something. There is a plan for each draft, in order; spans are of the file.
///
/// # Errors
/// The drafts cannot be taken apart, or the file cannot take the words that are
/// added.
pub fn split(
    source: &SourceFile,
    settings: &Settings,
    only: Option<usize>,
) -> Result<Vec<Plan>, Fault> {
    let (readings, concealed) = engine::read_to_show(source, settings);
    let concealed: Arc<[Span]> = concealed.into();
    let count = readings.len();
    if let [reading] = &readings[..] {
        let mut plan = one(source, reading, settings, None, &concealed)?;
        plan.concealed = concealed;
        return Ok(vec![plan]);
    }
    let mut plans = Vec::with_capacity(count);
    let mut apart = true;
    for (at, reading) in readings.iter().enumerate() {
        let number = Some(at + 1);
        if only.is_some() && only != number {
            continue;
        }
        let (alone, offset) = alone(source, reading)?;
        let (read, hidden) = engine::read_to_show(&alone, settings);
        apart &= matches!(&read[..], [same] if reads_as(&same.ticket, &reading.ticket));
        let Some(first) = read.first() else { continue };
        let mut plan = one(&alone, first, settings, number, &hidden)?;
        plan.shift(offset);
        plan.concealed = Arc::clone(&concealed);
        plans.push(plan);
    }
    let parted = plans.iter().any(Plan::is_parted);
    if parted && !apart {
        return Err(Fault::Several(count));
    }
    if parted {
        for plan in plans.iter_mut().filter(|plan| !plan.is_parted()) {
            plan.whole(source, &readings, settings)?;
        }
    }
    Ok(plans)
}

/// The file without its other drafts, and how far that moves this one.
fn alone(source: &SourceFile, reading: &Reading) -> Result<(SourceFile, usize), Unwritable> {
    let span = reading.ticket.span;
    let start = source.bom_len();
    let end = source.text().len();
    let gone = [
        (Span::new(start, span.start().max(start)), ""),
        (Span::new(span.end().min(end), end), ""),
    ];
    Ok((source.edited(gone)?, span.start().max(start) - start))
}

fn reads_as(one: &crate::ticket::Ticket, other: &crate::ticket::Ticket) -> bool {
    one.text().as_str() == other.text().as_str() && one.problems.len() == other.problems.len()
}

impl Plan {
    fn of(profile: Profile, number: Option<usize>) -> Self {
        Self {
            number,
            profile,
            reasons: Vec::new(),
            pieces: Vec::new(),
            joints: Vec::new(),
            pointers: Vec::new(),
            parts: Vec::new(),
            concealed: Arc::default(),
        }
    }

    /// Moves it by so many bytes.
    fn shift(&mut self, by: usize) {
        for reason in &mut self.reasons {
            reason.first = reason.first.shifted(by);
            reason.second = reason.second.shifted(by);
        }
        for piece in &mut self.pieces {
            piece.span = piece.span.shifted(by);
        }
        for joint in &mut self.joints {
            *joint = joint.shifted(by);
        }
        for pointer in &mut self.pointers {
            pointer.span = pointer.span.shifted(by);
        }
    }

    /// Takes the draft as it is for its only part.
    fn whole(
        &mut self,
        source: &SourceFile,
        readings: &[Reading],
        settings: &Settings,
    ) -> Result<(), Fault> {
        let at = self.number.unwrap_or(1);
        let Some(reading) = readings.get(at - 1) else {
            return Ok(());
        };
        let (draft, _) = alone(source, reading)?;
        self.parts = vec![Part {
            subject: subject(&draft, settings),
            draft,
            name: named(source.name(), &at.to_string()),
            suffix: String::new(),
        }];
        let spans = unit::units(&reading.ticket)
            .iter()
            .map(|unit| reading.ticket.span_of(&unit.range))
            .collect();
        self.pieces = pieces(source, spans, &[Leaf::default()]);
        Ok(())
    }
}

/// The subject of a draft, as it may be shown.
fn subject(draft: &SourceFile, settings: &Settings) -> Option<String> {
    let (tickets, concealed) = engine::tickets_to_show(draft, settings);
    let ticket = tickets.first()?;
    let range = title::of(ticket)?;
    let span = ticket.span_of(&range);
    let shown = !concealed.iter().any(|c| c.overlaps(span));
    let text = ticket.text().unfolded(range, draft.text());
    Some(if shown { text } else { BLANK.to_owned() })
}

/// What stands for words that are not known, or not to be shown.
const BLANK: &str = "＿＿";

/// `NAME-NUMBER.ext`, without a folder.
fn named(name: &str, number: &str) -> String {
    let path = std::path::Path::new(name);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    match path.extension() {
        Some(ending) => format!("{stem}-{number}.{}", ending.to_string_lossy()),
        None => format!("{stem}-{number}"),
    }
}

/// Parts one draft, which is alone in its file.
fn one(
    source: &SourceFile,
    reading: &Reading,
    settings: &Settings,
    number: Option<usize>,
    concealed: &[Span],
) -> Result<Plan, Fault> {
    let ticket = &reading.ticket;
    let mut plan = Plan::of(reading.profile, number);
    let mut parting = Parting::new(source, ticket.syntax, settings);
    let mut leaves = parting.leaves(ticket);
    without_copies(&mut leaves);
    let spans: Vec<Span> = unit::units(ticket)
        .iter()
        .map(|unit| ticket.span_of(&unit.range))
        .collect();
    // Where nothing is left of a matter but the words that announce it, there
    // is no ticket in it.
    let joints = loop {
        if leaves.len() < 2 {
            return Ok(plan);
        }
        let joints = Joints::of(source, ticket, &leaves);
        let mut parted = leaves.clone();
        for (leaf, gone) in parted.iter_mut().zip(&joints.gone) {
            leaf.gone.clone_from(gone);
        }
        let pieces = pieces(source, spans.clone(), &parted);
        let has_own = |(at, leaf): (usize, &Leaf)| {
            let own = |piece: &Piece| piece.parts == [at];
            leaf.twin.is_some() || leaf.asks.is_some() || pieces.iter().any(own)
        };
        // One at a time: two of them may share what is in no other.
        match leaves.iter().enumerate().position(|leaf| !has_own(leaf)) {
            Some(at) => drop(leaves.remove(at)),
            None => {
                leaves = parted;
                break joints;
            }
        }
    };
    plan.reasons = parting.reasons;
    let count = leaves.len();
    let language = plan.profile.language;
    let titles = title::titles(source, ticket, &leaves, &joints, concealed, language);
    let accounts = own_account::swaps(reading, &leaves);
    plan.pointers = pointer::find(source, ticket, &leaves);
    let mut firsts = BTreeMap::new();
    for pointer in &plan.pointers {
        firsts.entry((pointer.part, pointer.at)).or_insert(pointer);
    }
    let pointed = |part: usize, at: usize| {
        let words = firsts.get(&(part, at))?;
        let hidden = concealed.iter().any(|c| c.overlaps(words.span));
        let words = words.span.slice(source.text()).filter(|_| !hidden)?;
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let name = |at: usize| match number {
        Some(number) => named(source.name(), &format!("{number}-{}", at + 1)),
        None => named(source.name(), &(at + 1).to_string()),
    };
    let carried = Carried::of(source, reading, settings);
    let mut parts = Vec::with_capacity(count);
    for (at, leaf) in leaves.iter().enumerate() {
        let suffix = format!("({}/{count})", at + 1);
        let others = (0..count).filter(|other| *other != at).map(|other| Other {
            title: titles[other].clone(),
            suffix: format!("({}/{count})", other + 1),
            name: name(other),
            pointer: pointed(at, other),
        });
        let draft = Adapting {
            source,
            ticket,
            leaf,
            joint: joints.starts[at],
            account: accounts[at].as_ref(),
            title: &titles[at],
            suffix: &suffix,
            others: others.collect(),
        }
        .draft(plan.profile)?;
        let draft = carried.completed(draft)?;
        parts.push(Part {
            subject: subject(&draft, settings),
            draft,
            name: name(at),
            suffix,
        });
    }
    plan.parts = parts;
    plan.pieces = pieces(source, spans, &leaves);
    for (at, swap) in accounts.iter().enumerate() {
        let Some((value, _)) = swap else { continue };
        let told = plan.pieces.iter_mut().filter(|p| p.span.overlaps(*value));
        told.for_each(|piece| piece.parts.retain(|part| *part != at));
    }
    plan.joints = joints.spans();
    for piece in &mut plan.pieces {
        for joint in joints.starts.iter().flatten() {
            if joint.start() == piece.span.start() {
                piece.span = Span::new(joint.end(), piece.span.end());
            }
        }
        let touches = |span: &Span| span.overlaps(piece.span);
        piece.unclear = piece.parts.len() > 1 && parting.unclear.iter().any(touches);
    }
    Ok(plan)
}

/// Leaves of each several that are the same only the first.
fn without_copies(leaves: &mut Vec<Leaf>) {
    let all = std::mem::take(leaves);
    for leaf in all {
        let same = |other: &Leaf| other.gone == leaf.gone && other.twin.is_none();
        if leaf.twin.is_some() || !leaves.iter().any(same) {
            leaves.push(leaf);
        }
    }
}

/// The pieces of the draft: what stands in one line and goes to the same
/// tickets is one.
fn pieces(source: &SourceFile, spans: Vec<Span>, leaves: &[Leaf]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        let kept = (0..leaves.len()).filter(|at| leaves[*at].keeps(span));
        let parts: Vec<usize> = kept.collect();
        match out.last_mut() {
            Some(last)
                if last.parts == parts
                    && source.line_of(last.span.end()) == source.line_of(span.start()) =>
            {
                last.span = last.span.cover(span);
            }
            // It only joined the matters.
            _ if parts.is_empty() => {}
            _ => out.push(Piece {
                span,
                parts,
                unclear: false,
            }),
        }
    }
    for piece in &mut out {
        piece.span = to_the_end(source, piece.span);
    }
    out
}

/// The span with the rest of its line, if that is nothing but signs: a quote, a
/// bracket.
fn to_the_end(source: &SourceFile, span: Span) -> Span {
    let end = source.line_span(source.line_of(span.end())).end();
    let rest = source.text().get(span.end()..end).unwrap_or("");
    if rest.contains(char::is_alphanumeric) {
        span
    } else {
        Span::new(span.start(), span.end() + rest.trim_end().len())
    }
}

/// Where a span of the text without `hidden` (in order, apart) stands in the text.
fn origin(span: Span, hidden: &[Span]) -> Span {
    let place = |at: usize, is_end: bool| {
        let mut at = at;
        for gone in hidden {
            let Range { start, end } = gone.start()..gone.end();
            if start > at || (is_end && start == at) {
                break;
            }
            at += end - start;
        }
        at
    };
    let start = place(span.start(), false);
    Span::new(start, place(span.end(), true).max(start))
}
