//! Joining neighbouring parts into moments: a date, its clock time, its zone.

use super::calendar::YEARS;
use super::guard;
use super::part::{Day, Hand, Kind, Needs, Part, PartialDate, Precision};
use super::scan::Text;
use super::zone::Zone;
use crate::text::Range;

/// A point in time as written in one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Moment {
    /// Date and clock time; a zone only where it clings to them.
    pub(super) range: Range,
    pub(super) day: Option<Day>,
    pub(super) hand: Option<(Hand, Range)>,
    pub(super) zone: Option<Zone>,
    pub(super) approximate: bool,
    pub(super) recurring: bool,
    /// Index of the block it stands in.
    pub(super) block: usize,
    pub(super) in_log: bool,
}

/// A zone that is named by itself: 「時刻は日本時間です」, "(UTC)".
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) zone: Zone,
    /// Index of the block it stands in.
    pub(super) block: usize,
    /// It stands beside a time of its own.
    pub(super) attached: bool,
}

/// What a block says, in order of place.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub(super) moments: Vec<Moment>,
    pub(super) mentions: Vec<Mention>,
}

/// Joins the parts of one block.
pub(super) fn join(text: &Text<'_>, parts: &[Part], block: usize, out: &mut Joined) {
    let mut at = 0;
    while at < parts.len() {
        at = Group::gather(text, parts, at).settle(text, block, out);
    }
}

/// Parts that belong together, while they are gathered.
struct Group<'p> {
    parts: &'p [Part],
    /// Index after the last part.
    next: usize,
    day: Option<Day>,
    day_needs: Needs,
    half: Option<&'p Part>,
    hand: Option<&'p Part>,
    zone: Option<Zone>,
    zone_needs: Needs,
    /// Date, half and clock time, as far as gathered.
    range: Option<Range>,
    /// End of the last part, the zone included.
    end: usize,
}

impl<'p> Group<'p> {
    fn gather(text: &Text<'_>, parts: &'p [Part], first: usize) -> Self {
        let mut group = Self {
            parts,
            next: first,
            day: None,
            day_needs: Needs::Nothing,
            half: None,
            hand: None,
            zone: None,
            zone_needs: Needs::Nothing,
            range: None,
            end: parts[first].range.start,
        };
        while let Some(part) = parts.get(group.next) {
            if !group.takes(text, part) {
                break;
            }
            group.take(part);
            group.next += 1;
        }
        group
    }

    /// Whether the part goes on with what was gathered.
    fn takes(&self, text: &Text<'_>, part: &Part) -> bool {
        if self.range.is_none() && self.zone.is_none() {
            return true;
        }
        let Some(gap) = text_between(text, self.end, part.range.start) else {
            return false;
        };
        match &part.kind {
            Kind::Zone(_) if self.zone.is_some() => {
                is_gloss(gap) && (self.range.is_none() || !self.zone_leads_on(text, part, gap))
            }
            Kind::Zone(_) => is_before_zone(gap) && !self.zone_leads_on(text, part, gap),
            _ if self.range.is_none() => is_after_zone(gap),
            Kind::Half(_) => self.hand.is_none() && self.half.is_none() && is_before_hand(gap),
            Kind::Hand(hand) => {
                let half_fits = self.half.is_none() || !hand.half_known;
                self.hand.is_none() && half_fits && is_before_hand(gap)
            }
            Kind::Day(day) if self.hand.is_some() || self.half.is_some() => {
                self.day.is_none() && self.hand.is_some() && self.is_after_hand(text, part, gap)
                    // "15:52 on Monday, 27 October"
                    || self.day.as_ref().is_some_and(|own| is_same_day(own, day, gap))
            }
            Kind::Day(day) => self
                .day
                .as_ref()
                .is_none_or(|own| is_same_day(own, day, gap)),
        }
    }

    /// "15:52 UTC 16:10" – whether the zone belongs to the time after it: only
    /// where something other than a blank parts it from the time before it.
    fn zone_leads_on(&self, text: &Text<'_>, zone: &Part, gap: &str) -> bool {
        let Some(next) = self.parts.get(self.next + 1) else {
            return false;
        };
        let after = text_between(text, zone.range.end, next.range.start);
        // "06:52 (JST 15:52)", but not "06:52 (UTC) 15:52"
        let opens = gap.contains('(') && after.is_some_and(|after| !after.contains(')'));
        (opens || gap.contains([',', ')']))
            && !matches!(next.kind, Kind::Zone(_))
            && after.is_some_and(is_after_zone)
    }

    /// Whether a date may follow the clock time.
    fn is_after_hand(&self, text: &Text<'_>, day: &Part, gap: &str) -> bool {
        let gap = gap.trim();
        if matches!(gap, "on" | ", on" | "of" | ") on") {
            return true;
        }
        if !matches!(gap, "" | "(" | "," | "[" | "- " | ")") {
            return false;
        }
        // "15:52, 11/5 10:00": the date belongs to the next clock time.
        let next = self.parts.get(self.next + 1);
        !next.is_some_and(|next| {
            matches!(next.kind, Kind::Hand(_) | Kind::Half(_))
                && text_between(text, day.range.end, next.range.start).is_some_and(is_before_hand)
        })
    }

    fn take(&mut self, part: &'p Part) {
        let is_first = self.range.is_none();
        match &part.kind {
            Kind::Zone(zone) => {
                match &mut self.zone {
                    Some(own) => own.explained_by(zone),
                    None => {
                        self.zone = Some(zone.clone());
                        self.zone_needs = part.needs;
                    }
                }
                self.end = part.range.end;
                return;
            }
            Kind::Day(day) => match &mut self.day {
                Some(own) => {
                    merge(own, day);
                    if self.day_needs == Needs::Company || part.needs == Needs::Nothing {
                        self.day_needs = Needs::Nothing;
                    }
                }
                None => {
                    self.day = Some(day.clone());
                    self.day_needs = part.needs;
                }
            },
            Kind::Half(_) => self.half = Some(part),
            Kind::Hand(_) => self.hand = Some(part),
        }
        self.end = part.range.end;
        self.range = Some(match (&self.range, is_first) {
            (Some(range), false) => range.start..part.range.end.max(range.end),
            _ => part.range.clone(),
        });
    }

    /// Adds what was gathered and gives the index of the next part.
    fn settle(mut self, text: &Text<'_>, block: usize, out: &mut Joined) -> usize {
        let next = self.next;
        let first_zone = self.zone.clone();
        self.drop_lonely();
        if self.hand.is_none() && self.zone_needs == Needs::Company {
            self.zone = None;
        }
        let moment = self.moment(text, block);
        if let Some(zone) = first_zone
            && (moment.is_some() || self.zone.is_some())
        {
            out.mentions.push(Mention {
                zone,
                block,
                attached: moment.is_some(),
            });
        }
        out.moments.extend(moment);
        next
    }

    /// Parts without the company they need do not count.
    fn drop_lonely(&mut self) {
        let lonely_hand = self.hand.is_some_and(|hand| match hand.needs {
            Needs::Zone => self.zone.is_none(),
            Needs::Company => self.zone.is_none() && self.day.is_none(),
            Needs::Clock | Needs::Nothing => false,
        });
        if lonely_hand {
            self.hand = None;
        }
        let lonely_day = match self.day_needs {
            Needs::Clock => self.hand.is_none(),
            Needs::Company => self.hand.is_none() && self.half.is_none(),
            Needs::Zone | Needs::Nothing => false,
        };
        if lonely_day {
            self.day = None;
        }
        if self.hand.is_none() && self.day.is_none() {
            self.half = self.half.filter(|half| half.needs == Needs::Nothing);
        }
    }

    fn moment(&mut self, text: &Text<'_>, block: usize) -> Option<Moment> {
        self.day
            .as_ref()
            .map(|_| ())
            .or(self.hand.map(|_| ()))
            .or(self.half.map(|_| ()))?;
        let mut range = self.range.clone()?;
        if self.day.is_none() || self.hand.is_none() {
            // Something was dropped: what is left may be shorter.
            let parts = [self.half, self.hand];
            if self.day.is_none() {
                let left = parts.into_iter().flatten();
                let start = left.clone().map(|p| p.range.start).min()?;
                let end = left.map(|p| p.range.end).max()?;
                range = start..end;
            }
        }
        let mut hand = self.hand.and_then(|part| match &part.kind {
            Kind::Hand(hand) => Some((hand.clone(), part.range.clone())),
            _ => None,
        });
        let half = self.half.and_then(|part| match part.kind {
            Kind::Half(half) => Some((half, part.range.clone())),
            _ => None,
        });
        if let (Some((hand, place)), Some((half, from))) = (&mut hand, &half) {
            hand.clock.hour = half.hour(hand.clock.hour);
            place.start = place.start.min(from.start);
        }
        if let Some((hand, place)) = &hand
            && hand.colon
            && self.day.is_none()
            && self.zone.is_none()
            && half.is_none()
            && guard::is_amount(
                text,
                place,
                hand.clock.hour,
                hand.precision == Precision::Second,
            )
        {
            return None;
        }
        if let (Some(day), Some(_)) = (&mut self.day, &hand) {
            take_last_year(text, day, self.end, &mut range);
        }
        range.end = past_bracket(text, &range);
        if let Some(zone) = &self.zone
            && zone.range.start == range.end
        {
            range.end = zone.range.end;
        }
        let approximate = self
            .day
            .as_ref()
            .is_some_and(|day| day.approximate && hand.is_none())
            || hand.is_none() && half.is_some()
            || is_rough(text, &range);
        Some(Moment {
            range,
            day: self.day.clone(),
            hand,
            zone: self.zone.clone(),
            approximate,
            recurring: false,
            block,
            in_log: false,
        })
    }
}

/// The year that ctime writes after the clock: "Fri Nov 20 09:31:44 2026".
fn take_last_year(text: &Text<'_>, day: &mut Day, end: usize, range: &mut Range) {
    if !day.named_month || day.date.year.is_some() || text.byte(end) != b' ' {
        return;
    }
    if let Some((year, to)) = text.digits(end + 1, 4)
        && to == end + 5
        && YEARS.contains(&year)
        && guard::ends_clean(text, to, b' ')
        && !matches!(text.byte(to), b'-' | b'/')
        && text.past(to, "年").is_none()
    {
        day.date.year = u16::try_from(year).ok();
        range.end = to;
    }
}

/// With the bracket that closes one inside the range: 「昨日(11/4)」.
fn past_bracket(text: &Text<'_>, range: &Range) -> usize {
    let inside = text.slice(range);
    let open = inside.matches('(').count() > inside.matches(')').count();
    range.end + usize::from(open && text.byte(range.end) == b')')
}

const ROUGHLY_AFTER: &[&str] = &[
    "頃",
    "ごろ",
    "ころ",
    "くらい",
    "ぐらい",
    "前後",
    "過ぎ",
    "すぎ",
    "台",
    "あたり",
    "or so",
    "ish",
];

const ROUGHLY_BEFORE: &[&str] = &[
    "約",
    "およそ",
    "だいたい",
    "おおよそ",
    "おそらく",
    "around",
    "about",
    "approximately",
    "approx",
    "approx.",
    "roughly",
    "circa",
    "ca.",
];

fn is_rough(text: &Text<'_>, range: &Range) -> bool {
    let after = text.after(range.end, 16).trim_start();
    let before = text.before(range.start, 18).trim_end();
    let inside = text.slice(range);
    ROUGHLY_AFTER.iter().any(|word| after.starts_with(word))
        || ROUGHLY_BEFORE
            .iter()
            .any(|word| guard::ends_with_word(before, word))
        || before == "~"
        || before.ends_with(" ~")
        || ["around ", "about ", "approximately ", "約"]
            .iter()
            .any(|word| inside.contains(word))
}

/// Whether two dates are the same day given twice, or as date and weekday.
fn is_same_day(own: &Day, other: &Day, gap: &str) -> bool {
    let compatible = |a: bool, b: bool| !(a && b);
    let dated = compatible(!own.date.is_empty(), !other.date.is_empty());
    let named = compatible(own.weekday.is_some(), other.weekday.is_some());
    let apart = own.relative.is_some()
        && other.relative.is_some()
        // 「先週金曜」
        && (own.weekday.is_some() == other.weekday.is_some());
    dated && named && !apart && matches!(gap.trim(), "" | "(" | "," | "の" | ")" | "、" | "[")
}

fn merge(own: &mut Day, other: &Day) {
    if own.date.is_empty() {
        own.date = other.date;
        own.named_month = other.named_month;
    }
    own.weekday = own.weekday.or(other.weekday);
    let days = own.relative.flatten().or(other.relative.flatten());
    own.relative = if own.relative.is_some() || other.relative.is_some() {
        Some(days)
    } else {
        None
    };
    own.precision = own.precision.max(other.precision);
    own.approximate |= other.approximate && own.precision != Precision::Date;
}

impl Moment {
    /// The finest unit given.
    pub(super) fn precision(&self) -> Precision {
        match (&self.hand, &self.day) {
            (Some((hand, _)), _) => hand.precision,
            (None, Some(day)) => day.precision,
            (None, None) => Precision::Date,
        }
    }

    /// The calendar date, if any of it is given.
    pub(super) fn date(&self) -> Option<PartialDate> {
        self.day
            .as_ref()
            .map(|day| day.date)
            .filter(|date| !date.is_empty())
    }
}

/// The text between two parts, if it is short enough to join them.
fn text_between<'a>(text: &Text<'a>, from: usize, to: usize) -> Option<&'a str> {
    // The parts of an epoch number stand in one place.
    (to.saturating_sub(from) <= 32).then(|| text.slice(&(from.min(to)..to)))
}

/// Whether only these words stand in the gap.
fn consists_of(gap: &str, words: &[&str]) -> bool {
    let mut rest = gap;
    while !rest.is_empty() {
        let Some(word) = words.iter().find(|word| {
            rest.strip_prefix(**word).is_some_and(|after| {
                // A whole word, if it is one of letters.
                !word.ends_with(|c: char| c.is_ascii_lowercase())
                    || !after.starts_with(|c: char| c.is_ascii_alphanumeric())
                    || **word == "t"
            })
        }) else {
            return false;
        };
        rest = &rest[word.len()..];
    }
    true
}

/// From a date to its clock time.
fn is_before_hand(gap: &str) -> bool {
    const WORDS: &[&str] = &[
        " ",
        "の",
        ",",
        "、",
        "(",
        ")",
        "t",
        "_",
        "@",
        "~",
        "[",
        "]",
        "- ",
        ":",
        "は",
        "約",
        "およそ",
        "だいたい",
        "おおよそ",
        "頃",
        "ごろ",
        "中",
        "at",
        "approximately",
        "approx.",
        "approx",
        "around",
        "about",
        "roughly",
        "from",
        "between",
        "since",
        "ca.",
        "just after",
        "just before",
        "shortly after",
        "shortly before",
        "after",
        "before",
        "in the",
    ];
    // A dash parts only with blanks around it, else it is a range.
    consists_of(gap, WORDS) && !gap.contains("[(")
}

/// From a time to its zone.
fn is_before_zone(gap: &str) -> bool {
    const WORDS: &[&str] = &[
        " ", "(", ")", "[", "頃", "ごろ", "ころ", "過ぎ", "すぎ", "前後", "台", "の", "in", ",",
        "/", "※", "hrs", "hours", "h",
    ];
    consists_of(gap, WORDS)
}

/// From a zone to the time that follows it.
fn is_after_zone(gap: &str) -> bool {
    const WORDS: &[&str] = &[
        " ", "の", "で", "は", ")", "]", "、", ":", "では", "(", "at",
    ];
    consists_of(gap, WORDS)
}

/// From a zone to another name for it: 「CST(UTC+8)」.
fn is_gloss(gap: &str) -> bool {
    consists_of(gap, &[" ", "(", "=", "、", ",", "つまり", "すなわち"])
        && gap.contains(['(', '=', '、'])
}
