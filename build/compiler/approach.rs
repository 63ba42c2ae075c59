//! How a program comes to a match: where it is entered, and what of it is looked at
//! first, from a needle.

use regex_syntax::hir::{Hir, HirKind, Look};

use super::program::{Program, number};
use super::required::Set;
use super::schema::program::{LINE_START, START, WORD, WORD_START};

/// Up to so many bytes between the first and the last place where a match may begin
/// before a needle all are tried at once.
const FEW: usize = 4;

/// The word at which the program is entered where `starts` is known to hold.
pub(super) fn entry(hir: &Hir, starts: u32) -> usize {
    let first = sequence(hir).and_then(|parts| parts.first());
    let asks = match first.map(Hir::kind) {
        Some(HirKind::Look(Look::Start)) => starts == START,
        Some(HirKind::Look(Look::StartLF)) => starts == LINE_START,
        Some(HirKind::Look(Look::WordAscii)) => matches!(starts, WORD | WORD_START),
        _ => false,
    };
    usize::from(asks)
}

/// Whether to go back from a needle of the first set, as long as there is what may stand
/// before it, is worth it.
pub(super) fn is_worth_going_back(first: &Set) -> bool {
    let is_near = first.reach.is_some_and(|most| most < first.least + FEW);
    !is_near && first.between.are_few()
}

/// Where the program goes on from the part that begins with a needle of the first set,
/// if it is worth it to look at that before all places where a match may begin; and where
/// it comes to a part that has no end: to go through it at each needle would take long.
pub(super) fn rest(hir: &Hir, first: &Set, program: &Program) -> Option<(u32, u32)> {
    let parts = sequence(hir)?;
    let part = first.part?;
    let few = first.reach.is_some_and(|most| most < first.least + FEW);
    let is_all = part + 1 == parts.len() && matches!(parts[part].kind(), HirKind::Literal(_));
    let word = |part: usize| program.parts.get(part).copied().map(number);
    let is_endless = |part: &Hir| part.properties().maximum_len().is_none();
    let until = match parts[part..].iter().position(is_endless) {
        Some(0) => return None,
        Some(ahead) => word(part + ahead)?,
        None => u32::MAX,
    };
    word(part)
        .filter(|_| !few && !is_all)
        .map(|from| (from, until))
}

/// The parts of a sequence.
fn sequence(hir: &Hir) -> Option<&[Hir]> {
    match hir.kind() {
        HirKind::Concat(parts) => Some(parts),
        HirKind::Capture(capture) => sequence(&capture.sub),
        _ => None,
    }
}
