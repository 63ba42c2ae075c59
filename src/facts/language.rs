//! The language a draft is written in.

use crate::text::Language;
use crate::ticket::Ticket;

impl Language {
    /// The language of a ticket's prose. Product names, logs and code are Latin
    /// in Japanese drafts too, so a tenth of Japanese letters makes it Japanese.
    #[must_use]
    pub fn of(ticket: &Ticket) -> Self {
        let mut japanese = 0_usize;
        let mut latin = 0_usize;
        for c in ticket.prose().chars() {
            if matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}') {
                japanese += 1;
            } else if c.is_ascii_alphabetic() {
                latin += 1;
            }
        }
        if japanese > 0 && japanese * 9 >= latin {
            Self::Ja
        } else {
            Self::En
        }
    }
}
