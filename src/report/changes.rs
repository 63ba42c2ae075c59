//! Which lines of a text were changed.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// So many lines of both texts are looked at together, so that texts take time in
/// proportion to their length: the fewest changes are found in the square of it. What
/// is further from its like than that is taken out and put in.
const WINDOW: usize = 512;

/// A run of lines that stayed: where in the old text, where in the new, and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Same {
    old: usize,
    new: usize,
    len: usize,
}

/// What makes of the `old` lines the `new` ones, in order.
pub(super) fn changes<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<DiffOp> {
    // Long lines are compared once.
    let mut numbers: HashMap<&'t str, usize> = HashMap::new();
    let mut number = |line: &&'t str| {
        let next = numbers.len();
        *numbers.entry(*line).or_insert(next)
    };
    let mut numbered = |lines: &[&'t str]| lines.iter().map(&mut number).collect::<Vec<_>>();
    let (old, new) = (numbered(old), numbered(new));
    operations(&same(&old, &new), old.len(), new.len())
}

/// The runs of lines that stayed, in order, the last of them empty at the end of both.
fn same(old: &[usize], new: &[usize]) -> Vec<Same> {
    let ends = || old.iter().rev().zip(new.iter().rev());
    let begins = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - begins;
    let end = ends().take(room).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    let mut runs = Vec::new();
    let mut add = |old: usize, new: usize, len: usize| match runs.last_mut() {
        Some(Same {
            old: last,
            new: beside,
            len: so_far,
        }) if *last + *so_far == old && *beside + *so_far == new => *so_far += len,
        _ => runs.push(Same { old, new, len }),
    };
    add(0, 0, begins);
    let (mut at, mut beside) = (begins, begins);
    while at < old_end || beside < new_end {
        let here = &old[at..old_end.min(at + WINDOW)];
        let there = &new[beside..new_end.min(beside + WINDOW)];
        let mut seen = None;
        for op in capture_diff_slices(Algorithm::Myers, here, there) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                add(at + old_index, beside + new_index, len);
                seen = Some((old_index + len, new_index + len));
            }
        }
        // What follows the last of them may have its like behind the window.
        let (gone, come) = seen.unwrap_or((here.len(), there.len()));
        at += gone;
        beside += come;
        if at + here.len() - gone == old_end && beside + there.len() - come == new_end {
            break;
        }
    }
    add(old_end, new_end, end);
    runs
}

/// The changes between runs of lines that stayed.
fn operations(same: &[Same], old_len: usize, new_len: usize) -> Vec<DiffOp> {
    let end = Same {
        old: old_len,
        new: new_len,
        len: 0,
    };
    let mut ops = Vec::new();
    let (mut old_index, mut new_index) = (0, 0);
    for run in same.iter().chain([&end]) {
        let (old_len, new_len) = (run.old - old_index, run.new - new_index);
        match (old_len, new_len) {
            (0, 0) => {}
            (_, 0) => ops.push(DiffOp::Delete {
                old_index,
                old_len,
                new_index,
            }),
            (0, _) => ops.push(DiffOp::Insert {
                old_index,
                new_index,
                new_len,
            }),
            _ => ops.push(DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            }),
        }
        if run.len > 0 {
            ops.push(DiffOp::Equal {
                old_index: run.old,
                new_index: run.new,
                len: run.len,
            });
        }
        old_index = run.old + run.len;
        new_index = run.new + run.len;
    }
    ops
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The lines that stay, after what the changes make of the old ones was made sure of.
    fn stay(old: &[usize], new: &[usize]) -> usize {
        let mut made = Vec::new();
        let mut kept = 0;
        let mut at = 0;
        for op in operations(&same(old, new), old.len(), new.len()) {
            assert_eq!(
                (op.old_range().start, op.new_range().start),
                (at, made.len())
            );
            at = op.old_range().end;
            if matches!(op, DiffOp::Equal { .. }) {
                assert_eq!(old[op.old_range()], new[op.new_range()]);
                kept += op.old_range().len();
            }
            made.extend_from_slice(&new[op.new_range()]);
        }
        assert_eq!((at, &made[..]), (old.len(), new));
        kept
    }

    #[test]
    fn lines_that_stay_are_found_in_long_texts() {
        let old: Vec<usize> = (0..5_000).collect();
        // Each third is another, and some lines are new.
        let new: Vec<usize> = old
            .iter()
            .flat_map(|&line| match line % 3 {
                0 => vec![line + 10_000],
                _ if line % 100 == 0 => vec![line, line + 20_000],
                _ => vec![line],
            })
            .collect();
        assert_eq!(stay(&old, &new), old.iter().filter(|l| *l % 3 > 0).count());
        // All but the middle of one is gone.
        assert_eq!(stay(&old, &old[2_000..2_100]), 0);
        let mut less = old.clone();
        less.drain(100..3_000);
        assert_eq!(stay(&old, &less), less.len());
        assert_eq!(stay(&old, &old), old.len());
        assert_eq!(stay(&old, &[]), 0);
        assert_eq!(stay(&[], &old), 0);
    }

    proptest! {
        #[test]
        fn the_changes_make_the_new_of_the_old(
            old in prop::collection::vec(0_usize..6, 0..1_400),
            new in prop::collection::vec(0_usize..6, 0..1_400),
        ) {
            stay(&old, &new);
        }
    }
}
