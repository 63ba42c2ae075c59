//! Keeps the notes on the texts in which many patterns are looked for.
//!
//! Most of the patterns are looked for in the same few texts (the prose of a
//! ticket, and parts of it), so the notes on these are kept while the ticket is
//! read, and found again by the place of the text in memory.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::notes::Notes;

/// Below this length (bytes) of a text notes on a view of it cost more than they spare.
const SMALL: usize = 4096;

thread_local! {
    static OPEN: OpenNotes = const { OpenNotes::new() };
}

/// The notes that are looked at.
struct OpenNotes {
    notes: RefCell<Vec<Open>>,
    /// Where those begin that are kept together with the last that were sought: mostly
    /// one of these is sought next.
    last: Cell<usize>,
}

/// Notes, and where their text is: most are not those that are sought.
struct Open {
    place: (usize, usize),
    notes: Arc<Notes>,
    /// Where those begin that are kept together with them.
    group: usize,
}

impl OpenNotes {
    const fn new() -> Self {
        Self {
            notes: RefCell::new(Vec::new()),
            last: Cell::new(0),
        }
    }

    /// Calls `look` with the notes on a text, or on one of which it is a part, and where
    /// in that it starts.
    fn at<T>(&self, text: &str, look: impl FnOnce(Option<(&Notes, usize)>) -> T) -> T {
        let start = text.as_ptr() as usize;
        let end = start + text.len();
        let covers = |open: &&Open| open.place.0 <= start && end <= open.place.1;
        let notes = self.notes.borrow();
        let last = self.last.get();
        let together = notes.get(last..).unwrap_or_default();
        let mut together = together.iter().take_while(|open| open.group == last);
        let found = together
            .find(covers)
            .or_else(|| notes.iter().rev().find(covers));
        if let Some(found) = found {
            self.last.set(found.group);
        }
        look(found.map(|open| (&*open.notes, start - open.place.0)))
    }
}

/// A text in which patterns are looked for.
#[derive(Debug, Clone, Copy)]
pub enum View<'t> {
    /// Lower-cased.
    Folded(&'t str),
    /// The same with bytes replaced by control characters, and the text without.
    Blanked(&'t str, &'t str),
    /// The same with capitals where there are some, and the text without.
    Cased(&'t str, &'t str),
}

/// Keeps the notes on some texts until it is dropped. While it lives they are
/// borrowed, so that whatever lies in the same memory is a part of them.
#[derive(Debug)]
pub struct Sieve<'t> {
    before: usize,
    /// The notes are those of the thread, so that it stays there.
    texts: PhantomData<(&'t str, *const ())>,
}

/// Sieves that are dropped together: the last first, as each ends those that came after
/// it, too.
#[derive(Debug)]
pub struct Sieves<'t>(Vec<Sieve<'t>>);

impl<'t> FromIterator<Sieve<'t>> for Sieves<'t> {
    fn from_iter<I: IntoIterator<Item = Sieve<'t>>>(sieves: I) -> Self {
        Self(sieves.into_iter().collect())
    }
}

impl Drop for Sieves<'_> {
    fn drop(&mut self) {
        while self.0.pop().is_some() {}
    }
}

/// The notes on texts that are kept beside it, as far as they are made. What is
/// made of the same words is another text: a clone begins without notes.
#[derive(Default)]
pub struct Kept {
    noted: Mutex<Vec<Arc<Notes>>>,
    /// The texts wait, and their notes are made anew when they are wanted.
    waits: AtomicBool,
}

impl Kept {
    /// Lets go of the notes, and keeps none until [`Kept::resume`]: there may be
    /// thousands of texts, and the notes on a short one take many times its size.
    pub fn wait(&self) {
        self.waits.store(true, Ordering::Relaxed);
        self.noted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Keeps from now on what is noted.
    pub fn resume(&self) {
        self.waits.store(false, Ordering::Relaxed);
    }

    /// Whether it keeps none.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.waits.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Kept {
    // What is noted so far tells nothing of the texts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<'t> Sieve<'t> {
    /// Notes what is in `views`, unless it is noted already: `kept` and these are
    /// parts of one thing, and always come together.
    #[must_use]
    pub fn over(kept: &Kept, views: &[View<'t>]) -> Self {
        let mut own = Vec::new();
        let mut held = kept.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let noted = match kept.is_waiting() {
            true => &mut own,
            false => &mut *held,
        };
        for view in views {
            let notes = match *view {
                View::Folded(text) | View::Cased(text, _) | View::Blanked(text, _)
                    if noted.iter().any(|notes| notes.are_on(text)) =>
                {
                    continue;
                }
                View::Folded(text) => Notes::of(text),
                View::Cased(text, folded) => match on(noted, folded) {
                    Some(notes) => notes.on_view(text),
                    None => Notes::of(folded).on_view(text),
                },
                View::Blanked(text, folded) => match on(noted, folded) {
                    Some(notes) if is_mostly_left(text, folded) => notes.on_view(text),
                    _ => Notes::of(text),
                },
            };
            noted.push(Arc::new(notes));
        }
        OPEN.with(|open| {
            let mut open = open.notes.borrow_mut();
            let before = open.len();
            open.extend(noted.iter().map(|notes| Open {
                place: notes.place(),
                notes: Arc::clone(notes),
                group: before,
            }));
            Self {
                before,
                texts: PhantomData,
            }
        })
    }
}

impl Drop for Sieve<'_> {
    fn drop(&mut self) {
        OPEN.with(|open| open.notes.borrow_mut().truncate(self.before));
    }
}

/// The notes on a text.
fn on<'n>(noted: &'n [Arc<Notes>], text: &str) -> Option<&'n Arc<Notes>> {
    noted.iter().find(|notes| notes.are_on(text))
}

/// Whether a text is small, or no more than half of it is blanked out. What is noted of
/// the whole serves then; of a long log it would be looked for at many places in vain.
fn is_mostly_left(view: &str, text: &str) -> bool {
    if text.len() < SMALL {
        return true;
    }
    let bytes = view.bytes().zip(text.bytes());
    bytes.filter(|(left, was)| left != was).count() <= text.len() / 2
}

/// Calls `look` with the notes on `text`, or on a text of which it is a part,
/// and where in that it starts; none for one that nobody keeps notes on.
pub(super) fn noted<T>(text: &str, look: impl FnOnce(Option<(&Notes, usize)>) -> T) -> T {
    OPEN.with(|open| open.at(text, look))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_a_text_waits_its_notes_are_kept_by_the_sieve_alone() {
        let text = "one".to_owned();
        let (kept, views) = (Kept::default(), [View::Folded(&text)]);
        let kept_notes = |kept: &Kept| kept.noted.lock().map_or(0, |noted| noted.len());
        let is_noted = || noted(&text, |notes| notes.is_some());
        drop(Sieve::over(&kept, &views));
        assert_eq!(kept_notes(&kept), 1);
        kept.wait();
        let sieve = Sieve::over(&kept, &views);
        assert!(is_noted() && kept_notes(&kept) == 0);
        drop(sieve);
        assert!(!is_noted());
        kept.resume();
        drop(Sieve::over(&kept, &views));
        assert_eq!(kept_notes(&kept), 1);
    }

    #[test]
    fn notes_are_found_for_as_long_as_they_are_kept() {
        let [one, two, three] = ["one".to_owned(), "two".to_owned(), "three".to_owned()];
        let kept: [Kept; 3] = Default::default();
        let place = |text: &str| noted(text, |notes| notes.map(|(_, at)| at));
        let _first = Sieve::over(&kept[0], &[View::Folded(&one)]);
        assert_eq!((place(&one[1..]), place(&two)), (Some(1), None));
        let second = Sieve::over(&kept[1], &[View::Folded(&two)]);
        assert_eq!((place(&one), place(&two)), (Some(0), Some(0)));
        drop(second);
        assert_eq!((place(&two), place(&one)), (None, Some(0)));
        // In the place of the last that were found.
        let third: Sieves<'_> = [(&kept[2], &three), (&kept[1], &two)]
            .into_iter()
            .map(|(kept, text)| Sieve::over(kept, &[View::Folded(text)]))
            .collect();
        assert_eq!((place(&three[2..]), place(&two)), (Some(2), Some(0)));
        drop(third);
        assert_eq!(
            (place(&three), place(&two), place(&one)),
            (None, None, Some(0))
        );
    }
}
