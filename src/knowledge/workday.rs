//! Business days in Japan: the days from Monday to Friday that are no national
//! holiday.
//!
//! Computed from the Act on National Holidays (国民の祝日に関する法律, Act No.
//! 178 of 1948) as in force since 2020, with the days that the special measures
//! for the Tokyo Games moved in 2020 and 2021. The equinoxes follow the usual
//! approximation for 1980 to 2099; the one the law means is published each
//! February for the year after. Holidays of single companies are those of
//! [`super::House`].

use jiff::civil::{Date, Weekday};

/// Names of the days, in Japanese and in English.
pub type Name = (&'static str, &'static str);

const SUBSTITUTE: Name = ("振替休日", "a substitute holiday");
const CITIZENS: Name = ("国民の休日", "a citizens' holiday");

/// Days of every year: month, day, name.
const FIXED: [(i8, i8, Name); 9] = [
    (1, 1, ("元日", "New Year's Day")),
    (2, 11, ("建国記念の日", "National Foundation Day")),
    (2, 23, ("天皇誕生日", "the Emperor's Birthday")),
    (4, 29, ("昭和の日", "Showa Day")),
    (5, 3, ("憲法記念日", "Constitution Memorial Day")),
    (5, 4, ("みどりの日", "Greenery Day")),
    (5, 5, ("こどもの日", "Children's Day")),
    (11, 3, ("文化の日", "Culture Day")),
    (11, 23, ("勤労感謝の日", "Labor Thanksgiving Day")),
];

const MARINE: Name = ("海の日", "Marine Day");
const MOUNTAIN: Name = ("山の日", "Mountain Day");
const SPORTS: Name = ("スポーツの日", "Sports Day");

/// Days that were moved for the Games: year, month, day.
const MOVED: [(i16, i8, i8, Name); 6] = [
    (2020, 7, 23, MARINE),
    (2020, 7, 24, SPORTS),
    (2020, 8, 10, MOUNTAIN),
    (2021, 7, 22, MARINE),
    (2021, 7, 23, SPORTS),
    (2021, 8, 8, MOUNTAIN),
];

/// The holiday that a date is, if it is one. Holds from 2020 on.
#[must_use]
pub fn holiday(date: Date) -> Option<Name> {
    national(date)
        .or_else(|| substitutes(date).then_some(SUBSTITUTE))
        .or_else(|| between_holidays(date).then_some(CITIZENS))
}

/// Whether a date is a Saturday or a Sunday.
#[must_use]
pub fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Whether offices work on a date.
#[must_use]
pub fn is_workday(date: Date) -> bool {
    !is_weekend(date) && holiday(date).is_none()
}

/// The business days after `from`, in order, but for those that are `closed`.
pub fn workdays_after(from: Date, closed: impl Fn(Date) -> bool) -> impl Iterator<Item = Date> {
    let days = std::iter::successors(from.tomorrow().ok(), |day| day.tomorrow().ok());
    days.filter(move |day| is_workday(*day) && !closed(*day))
}

/// A holiday by its own right.
fn national(date: Date) -> Option<Name> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let fixed = FIXED.iter().find(|(m, d, _)| (*m, *d) == (month, day));
    let moved = MOVED
        .iter()
        .find(|(y, m, d, _)| (*y, *m, *d) == (year, month, day));
    let in_place = !matches!(year, 2020 | 2021);
    fixed
        .map(|(.., name)| *name)
        .or_else(|| moved.map(|(.., name)| *name))
        .or_else(|| match month {
            1 if is_monday(date, 2) => Some(("成人の日", "Coming of Age Day")),
            3 if i32::from(day) == equinox(year, 20_843_100) => {
                Some(("春分の日", "Vernal Equinox Day"))
            }
            7 if in_place && is_monday(date, 3) => Some(MARINE),
            8 if in_place && day == 11 => Some(MOUNTAIN),
            9 if is_monday(date, 3) => Some(("敬老の日", "Respect for the Aged Day")),
            9 if i32::from(day) == equinox(year, 23_248_800) => {
                Some(("秋分の日", "Autumnal Equinox Day"))
            }
            10 if in_place && is_monday(date, 2) => Some(SPORTS),
            _ => None,
        })
}

/// Whether a date is that Monday of its month, the first being 1.
fn is_monday(date: Date, which: i8) -> bool {
    date.weekday() == Weekday::Monday && (date.day() + 6) / 7 == which
}

/// Day of the month of an equinox; `base` is that of 1980 in millionths.
fn equinox(year: i16, base: i32) -> i32 {
    let years = i32::from(year) - 1980;
    (base + 242_194 * years) / 1_000_000 - years / 4
}

/// Whether a date stands in for a holiday on a Sunday: it is the first day after
/// it that is none.
fn substitutes(date: Date) -> bool {
    let before = std::iter::successors(date.yesterday().ok(), |day| day.yesterday().ok());
    before
        .take_while(|day| national(*day).is_some())
        .any(|day| day.weekday() == Weekday::Sunday)
}

/// Whether a date stands between two holidays.
fn between_holidays(date: Date) -> bool {
    let is_holiday = |day: Result<Date, _>| day.is_ok_and(|day| national(day).is_some());
    is_holiday(date.yesterday()) && is_holiday(date.tomorrow())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// The days off of a year that fall on Monday to Friday are what counts, but
    /// all are compared, as month × 100 + day.
    fn holidays(year: i16) -> Vec<i32> {
        let days = std::iter::successors(Some(date(year, 1, 1)), |day| day.tomorrow().ok());
        days.take_while(|day| day.year() == year)
            .filter(|day| holiday(*day).is_some())
            .map(|day| i32::from(day.month()) * 100 + i32::from(day.day()))
            .collect()
    }

    #[test]
    fn holidays_are_those_of_the_calendar() {
        // 2020 and 2021: moved for the Games; 2026 and 2032: a citizens' holiday.
        let known: &[(i16, &[i32])] = &[
            (
                2020,
                &[
                    101, 113, 211, 223, 224, 320, 429, 503, 504, 505, 506, 723, 724, 810, 921, 922,
                    1103, 1123,
                ],
            ),
            (
                2021,
                &[
                    101, 111, 211, 223, 320, 429, 503, 504, 505, 722, 723, 808, 809, 920, 923,
                    1103, 1123,
                ],
            ),
            (
                2022,
                &[
                    101, 110, 211, 223, 321, 429, 503, 504, 505, 718, 811, 919, 923, 1010, 1103,
                    1123,
                ],
            ),
            (
                2024,
                &[
                    101, 108, 211, 212, 223, 320, 429, 503, 504, 505, 506, 715, 811, 812, 916, 922,
                    923, 1014, 1103, 1104, 1123,
                ],
            ),
            (
                2025,
                &[
                    101, 113, 211, 223, 224, 320, 429, 503, 504, 505, 506, 721, 811, 915, 923,
                    1013, 1103, 1123, 1124,
                ],
            ),
            (
                2026,
                &[
                    101, 112, 211, 223, 320, 429, 503, 504, 505, 506, 720, 811, 921, 922, 923,
                    1012, 1103, 1123,
                ],
            ),
            (
                2027,
                &[
                    101, 111, 211, 223, 321, 322, 429, 503, 504, 505, 719, 811, 920, 923, 1011,
                    1103, 1123,
                ],
            ),
            (
                2032,
                &[
                    101, 112, 211, 223, 320, 429, 503, 504, 505, 719, 811, 920, 921, 922, 1011,
                    1103, 1123,
                ],
            ),
            (
                2033,
                &[
                    101, 110, 211, 223, 320, 321, 429, 503, 504, 505, 718, 811, 919, 923, 1010,
                    1103, 1123,
                ],
            ),
            (
                2035,
                &[
                    101, 108, 211, 212, 223, 321, 429, 430, 503, 504, 505, 716, 811, 917, 923, 924,
                    1008, 1103, 1123,
                ],
            ),
        ];
        for (year, days) in known {
            assert_eq!(holidays(*year), *days, "{year}");
        }
        assert_eq!(holiday(date(2025, 11, 24)), Some(SUBSTITUTE));
        assert_eq!(holiday(date(2026, 9, 22)), Some(CITIZENS));
        assert_eq!(holiday(date(2026, 5, 6)), Some(SUBSTITUTE));
        assert_eq!(holiday(date(2025, 11, 25)), None);
    }

    #[test]
    fn business_days_skip_weekends_and_holidays() {
        let nth = |from: Date, n: usize| workdays_after(from, |_| false).nth(n - 1);
        // 3 November 2025, a Monday, is a holiday.
        assert_eq!(nth(date(2025, 10, 31), 1), Some(date(2025, 11, 4)));
        assert_eq!(nth(date(2025, 11, 4), 5), Some(date(2025, 11, 11)));
        // 23 November 2025 is a Sunday: the Monday stands in for it.
        assert_eq!(nth(date(2025, 11, 18), 6), Some(date(2025, 11, 27)));
        // A citizens' holiday between two others.
        assert_eq!(nth(date(2026, 9, 18), 1), Some(date(2026, 9, 24)));
        assert!(!is_workday(date(2026, 9, 22)));
    }
}
