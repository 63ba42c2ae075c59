//! Faults of the program itself: told as what they are, without hiding what
//! else there is to say.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, Location};

use super::{Failure, our_fault};
use crate::config::said;

thread_local! {
    /// Where the last fault of this thread is, in our own code.
    static PLACE: Cell<Option<String>> = const { Cell::new(None) };
}

/// Keeps the words of a panic to ourselves: they may quote the draft, with the
/// secrets in it. Where it happened is noted.
pub(super) fn keep_quiet() {
    panic::set_hook(Box::new(|fault| {
        PLACE.set(fault.location().map(Location::to_string));
    }));
}

/// Does `work`.
///
/// # Errors
/// It came upon a fault of the program.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    // What it was about is not looked at any more.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = PLACE.take().unwrap_or_else(|| "a place unknown".to_owned());
        Failure::new(said!(
            "ticketlint が {place} で止まりました",
            "ticketlint broke off at {place}",
        ))
        .help(our_fault())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_without_its_words() {
        assert_eq!(guarded(|| 1), Ok(1));
        let quoting = |text: &str| text[1..].to_owned();
        let failure = guarded(|| quoting("密AKIA4QXTZ7MPLNBD5WKE")).unwrap_err();
        assert!(failure.what.en.starts_with("ticketlint broke off"));
        assert!(!failure.what.en.contains("AKIA"));
    }
}
