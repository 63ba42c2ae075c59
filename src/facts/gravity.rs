//! How grave the matter is, in the terms in which desks define their levels of
//! severity: production or not, down or not, a workaround, lost data … Read on
//! demand, for the rules on severity and for advice on it.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::Range;
use crate::ticket::Ticket;

/// Something a draft says that bears on its severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// The trouble is in production.
    Production,
    /// It is in a place that is not production.
    NonProduction,
    /// Production, a business or everybody is at a stop.
    Down,
    /// Production still runs.
    NotDown,
    /// It works, but badly.
    Degraded,
    /// Everybody is affected.
    AllUsers,
    /// What the business lives on stands still: all its customers, its revenue.
    Business,
    /// Only a part is affected: one of many, a tool for a few.
    Part,
    /// What else there is works.
    Rest,
    /// It was, and is over.
    Over,
    /// There is a workaround.
    Workaround,
    /// There is none.
    NoWorkaround,
    /// Data is lost.
    DataLoss,
    /// A duty that law or a regulator sets is broken.
    Breach,
    /// There is a time by which it must be done.
    Deadline,
    /// The copy of a backup is concerned.
    SecondaryBackup,
    /// First backups or restores are concerned.
    PrimaryBackup,
    /// It is asked how something is used.
    HowTo,
    /// There is no harm, or no hurry.
    NoImpact,
    /// It is said whom or what it harms.
    Impact,
}

/// What each sign is told by.
static SIGNS: [(Sign, &Cue); 20] = [
    (Sign::Production, &cues::GRAVITY_PRODUCTION),
    (Sign::NonProduction, &cues::GRAVITY_NON_PRODUCTION),
    (Sign::Down, &cues::GRAVITY_DOWN),
    (Sign::NotDown, &cues::GRAVITY_NOT_DOWN),
    (Sign::Degraded, &cues::GRAVITY_DEGRADED),
    (Sign::AllUsers, &cues::GRAVITY_ALL_USERS),
    (Sign::Business, &cues::GRAVITY_BUSINESS),
    (Sign::Part, &cues::GRAVITY_PART),
    (Sign::Rest, &cues::GRAVITY_REST),
    (Sign::Over, &cues::GRAVITY_OVER),
    (Sign::Workaround, &cues::GRAVITY_WORKAROUND),
    (Sign::NoWorkaround, &cues::GRAVITY_NO_WORKAROUND),
    (Sign::DataLoss, &cues::GRAVITY_DATA_LOSS),
    (Sign::Breach, &cues::GRAVITY_BREACH),
    (Sign::Deadline, &cues::GRAVITY_DEADLINE),
    (Sign::SecondaryBackup, &cues::GRAVITY_SECONDARY_BACKUP),
    (Sign::PrimaryBackup, &cues::GRAVITY_PRIMARY_BACKUP),
    (Sign::HowTo, &cues::GRAVITY_HOW_TO),
    (Sign::NoImpact, &cues::GRAVITY_NO_IMPACT),
    (Sign::Impact, &cues::GRAVITY_IMPACT),
];

/// Parts of a ticket that do not tell what happens: choices of the form, and
/// what is wished, expected or tried.
const ASIDE: [FieldKind; 14] = [
    FieldKind::Plan,
    FieldKind::Severity,
    FieldKind::Kind,
    FieldKind::Category,
    FieldKind::Contact,
    FieldKind::Engineer,
    FieldKind::Channel,
    FieldKind::Expected,
    FieldKind::Goal,
    FieldKind::Request,
    FieldKind::Question,
    FieldKind::Attempts,
    FieldKind::Steps,
    FieldKind::Background,
];

/// Signs with their places, in the order of the signs, each in order of place.
type Signs = Vec<(Sign, Range)>;

/// The signs of a draft, once somebody asked for them.
#[derive(Debug, Default)]
pub struct Kept(OnceCell<Signs>);

impl Kept {
    /// The signs of the draft, which is always the same.
    pub fn read<'t>(&'t self, ticket: &'t Ticket) -> Gravity<'t> {
        let signs = self.0.get_or_init(|| read(ticket).signs.into_owned());
        Gravity {
            ticket,
            signs: Cow::Borrowed(signs),
        }
    }
}

/// The signs of a draft, each with its places in order.
#[derive(Debug)]
pub struct Gravity<'t> {
    ticket: &'t Ticket,
    signs: Cow<'t, [(Sign, Range)]>,
}

/// Searches a draft for everything that bears on its severity.
#[must_use]
pub fn read(ticket: &Ticket) -> Gravity<'_> {
    let mut signs = Signs::new();
    for (sign, cue) in SIGNS {
        for range in super::said(ticket, cue) {
            // A how-to question is one wherever it is asked, as is a deadline.
            let anywhere = matches!(sign, Sign::HowTo | Sign::Deadline | Sign::Impact);
            let aside = ticket
                .field_kinds_at(range.start)
                .any(|kind| ASIDE.contains(&kind));
            // A plan called Business or Production tells nothing.
            let plan = ticket.is_in_field(range.start, FieldKind::Plan);
            let present = match sign {
                Sign::Down
                | Sign::DataLoss
                | Sign::AllUsers
                | Sign::Business
                | Sign::Degraded
                | Sign::Over => !is_supposed(ticket, &range),
                _ => true,
            };
            if present && ((anywhere && !plan) || !aside) {
                signs.push((sign, range));
            }
        }
    }
    let mut read = Gravity {
        ticket,
        signs: Cow::Owned(signs),
    };
    read.end();
    read
}

/// Whether a sentence only supposes what it tells: 「もし本番が停止した場合」.
fn is_supposed(ticket: &Ticket, range: &Range) -> bool {
    let sentence = super::sentence_around(ticket, range);
    let text = ticket.prose_of(&sentence);
    // A supposition after the words does not touch them: 「停止しています。もし…」.
    cues::GRAVITY_SUPPOSED
        .find_all(text)
        .iter()
        .any(|found| sentence.start + found.start < range.end)
}

impl Gravity<'_> {
    /// The places of a sign.
    pub fn all(&self, sign: Sign) -> impl Iterator<Item = &Range> {
        self.signs
            .iter()
            .filter(move |(s, _)| *s == sign)
            .map(|(_, range)| range)
    }

    /// The first place of a sign.
    #[must_use]
    pub fn first(&self, sign: Sign) -> Option<&Range> {
        self.all(sign).next()
    }

    /// Every sign with its place, in the order of the signs.
    pub fn every(&self) -> impl Iterator<Item = (Sign, &Range)> {
        self.signs.iter().map(|(sign, range)| (*sign, range))
    }

    /// The sentence around a place.
    #[must_use]
    pub fn sentence(&self, range: &Range) -> Range {
        super::sentence_around(self.ticket, range)
    }

    /// Whether the draft shows a sign.
    #[must_use]
    pub fn has(&self, sign: Sign) -> bool {
        self.first(sign).is_some()
    }

    /// The places of a sign whose sentences do not show the other.
    pub(super) fn apart(&self, sign: Sign, other: Sign) -> impl Iterator<Item = &Range> {
        self.all(sign).filter(move |range| {
            let sentence = self.sentence(range);
            !self.all(other).any(|o| sentence.contains(&o.start))
        })
    }

    /// Settles what is over: a stop that is followed by its end is none, and an
    /// end after which it stops again is none either.
    fn end(&mut self) {
        let stops: Vec<usize> = self.all(Sign::Down).map(|range| range.start).collect();
        let now = |at: usize| {
            [FieldKind::Ongoing, FieldKind::EndedAt]
                .into_iter()
                .any(|kind| self.ticket.is_in_field(at, kind))
        };
        // Of another place than production, it is no end of what is told.
        let ends: Vec<Range> = self
            .apart(Sign::Over, Sign::NonProduction)
            .filter(|end| now(end.start) || stops.iter().all(|stop| *stop < end.start))
            .cloned()
            .collect();
        let is_over = |at: usize| ends.iter().any(|end| at < end.start || now(end.start));
        self.signs.to_mut().retain(|(sign, range)| match sign {
            Sign::Down => !is_over(range.start),
            Sign::Over => ends.contains(range) && stops.iter().any(|stop| is_over(*stop)),
            _ => true,
        });
    }
}
