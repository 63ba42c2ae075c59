//! Work that is shared among all cores and handed back in the order it was given out.

use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much may be given out and not yet handed back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// How many pieces.
    pub(super) pieces: usize,
    /// How heavy they are together. One alone may be heavier.
    pub(super) weight: u64,
}

/// A piece of work, and how heavy it is.
pub(super) struct Piece<P> {
    pub(super) weight: u64,
    pub(super) of: P,
}

/// What gives work out and takes what comes of it, on one thread.
pub(super) trait Giver<P, R> {
    /// The next piece; `None` when there is no more.
    fn give(&mut self) -> Option<Piece<P>>;

    /// Takes what came of the first piece that was not taken yet.
    fn take(&mut self, made: R);
}

/// Pieces that wait for somebody and those that are done, by their number.
struct Desk<P, R> {
    waiting: VecDeque<(usize, P)>,
    done: HashMap<usize, R>,
    /// No more will come.
    closed: bool,
    /// A helper broke off: what it had is lost.
    broken: bool,
}

struct Shared<P, R> {
    desk: Mutex<Desk<P, R>>,
    /// Something waits, or nothing will.
    given: Condvar,
    /// Something is done, or will never be.
    made: Condvar,
}

impl<P, R> Shared<P, R> {
    /// Nobody panics while holding it.
    fn desk(&self) -> MutexGuard<'_, Desk<P, R>> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waits<'a>(on: &Condvar, desk: MutexGuard<'a, Desk<P, R>>) -> MutexGuard<'a, Desk<P, R>> {
        on.wait(desk).unwrap_or_else(PoisonError::into_inner)
    }

    /// Works until no more comes.
    fn help(&self, work: &impl Fn(P) -> R) {
        let _leaving = Leaving(self);
        let mut desk = self.desk();
        loop {
            if let Some((at, piece)) = desk.waiting.pop_front() {
                drop(desk);
                let made = work(piece);
                desk = self.desk();
                desk.done.insert(at, made);
                self.made.notify_one();
            } else if desk.closed {
                break;
            } else {
                desk = Self::waits(&self.given, desk);
            }
        }
        drop(desk);
    }
}

/// A helper that leaves. If it broke off, nobody is to wait for what it had.
struct Leaving<'a, P, R>(&'a Shared<P, R>);

impl<P, R> Drop for Leaving<'_, P, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.desk().broken = true;
            self.0.made.notify_one();
        }
    }
}

/// The helpers go home, whatever ends the work.
struct Closing<'a, P, R>(&'a Shared<P, R>);

impl<P, R> Drop for Closing<'_, P, R> {
    fn drop(&mut self) {
        self.0.desk().closed = true;
        self.0.given.notify_all();
    }
}

/// Does `work` with the pieces that `giver` gives, here and on as many threads more as
/// make `cores`, and lets it take what comes of each in their order. It is asked for
/// pieces ahead as far as there is `room`, so that nobody waits for it.
///
/// # Panics
/// `work` did.
pub(super) fn in_order<P: Send, R: Send>(
    cores: usize,
    room: Room,
    giver: &mut impl Giver<P, R>,
    work: impl Fn(P) -> R + Sync,
) {
    let shared = Shared {
        desk: Mutex::new(Desk {
            waiting: VecDeque::new(),
            done: HashMap::new(),
            closed: false,
            broken: false,
        }),
        given: Condvar::new(),
        made: Condvar::new(),
    };
    let (shared, work) = (&shared, &work);
    thread::scope(|scope| {
        let _closing = Closing(shared);
        let mut free = cores.saturating_sub(1);
        // The weights of the pieces that are out, from the one to be taken next.
        let mut out: VecDeque<u64> = VecDeque::new();
        let mut weight = 0;
        let mut taken = 0;
        let mut more = true;
        loop {
            while more && out.len() < room.pieces && (out.is_empty() || weight < room.weight) {
                let Some(piece) = giver.give() else {
                    more = false;
                    break;
                };
                let mut desk = shared.desk();
                desk.waiting.push_back((taken + out.len(), piece.of));
                let for_others = desk.waiting.len() > 1;
                drop(desk);
                out.push_back(piece.weight);
                weight += piece.weight;
                shared.given.notify_one();
                if for_others && free > 0 {
                    // Where the system gives no more threads, the others do it all.
                    let helper = thread::Builder::new().spawn_scoped(scope, || shared.help(work));
                    free = if helper.is_ok() { free - 1 } else { 0 };
                }
            }
            let mut desk = shared.desk();
            let made = if let Some(made) = desk.done.remove(&taken) {
                made
            } else if let Some((at, piece)) = desk.waiting.pop_front() {
                drop(desk);
                let made = work(piece);
                if at != taken {
                    shared.desk().done.insert(at, made);
                    continue;
                }
                made
            } else if out.is_empty() || desk.broken {
                // The scope tells of what broke off.
                break;
            } else {
                drop(Shared::waits(&shared.made, desk));
                continue;
            };
            giver.take(made);
            taken += 1;
            weight -= out.pop_front().unwrap_or_default();
        }
    });
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Numbers up to an end; what comes of them; and how much was out at most.
    struct Numbers {
        next: usize,
        end: usize,
        weight: u64,
        taken: Vec<usize>,
        most: usize,
    }

    impl Numbers {
        fn up_to(end: usize, weight: u64) -> Self {
            Self {
                next: 0,
                end,
                weight,
                taken: Vec::new(),
                most: 0,
            }
        }
    }

    impl Giver<usize, usize> for Numbers {
        fn give(&mut self) -> Option<Piece<usize>> {
            let of = self.next;
            (of < self.end).then(|| {
                self.next += 1;
                self.most = self.most.max(self.next - self.taken.len());
                Piece {
                    weight: self.weight,
                    of,
                }
            })
        }

        fn take(&mut self, made: usize) {
            self.taken.push(made);
        }
    }

    /// Some take longer than others.
    fn uneven(number: usize) -> usize {
        let turns = (number * 7919) % 5000;
        (0..turns).fold(0, |sum: usize, turn| sum.wrapping_mul(31) ^ turn);
        thread::yield_now();
        number
    }

    #[test]
    fn all_is_handed_back_in_order_and_no_more_is_out_than_there_is_room() {
        for cores in [1, 2, 3, 8] {
            for (pieces, weight, at_most) in [(1, 9, 1), (6, 100, 6), (6, 2, 2), (100, 0, 1)] {
                for end in [0, 1, 2, 5, 300] {
                    let mut numbers = Numbers::up_to(end, 1);
                    in_order(cores, Room { pieces, weight }, &mut numbers, uneven);
                    assert!(numbers.taken.iter().copied().eq(0..end), "{cores} {end}");
                    assert!(numbers.most <= at_most, "{cores} {pieces} {weight} {end}");
                }
            }
        }
    }

    #[test]
    fn one_that_is_too_heavy_is_done_alone() {
        let mut numbers = Numbers::up_to(5, 1000);
        let room = Room {
            pieces: 9,
            weight: 10,
        };
        in_order(2, room, &mut numbers, uneven);
        assert_eq!(numbers.taken, [0, 1, 2, 3, 4]);
        assert_eq!(numbers.most, 1);
    }

    /// Wherever it is done.
    #[test]
    fn what_breaks_off_ends_it() {
        for cores in [1, 2, 4] {
            for broken in [0, 1, 17, 39] {
                let done = AtomicUsize::new(0);
                let mut numbers = Numbers::up_to(40, 1);
                let room = Room {
                    pieces: 8,
                    weight: 100,
                };
                let ended = catch_unwind(AssertUnwindSafe(|| {
                    in_order(cores, room, &mut numbers, |number| {
                        assert!(number != broken, "a fault");
                        done.fetch_add(1, Ordering::Relaxed);
                        number
                    });
                }));
                assert!(ended.is_err(), "{cores} {broken}");
                assert!(numbers.taken.iter().copied().eq(0..numbers.taken.len()));
                assert!(numbers.taken.len() <= broken);
                assert!(done.into_inner() < 40);
            }
        }
    }
}
