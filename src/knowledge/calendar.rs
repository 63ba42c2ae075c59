//! Names of days and months.

/// The days of the week from Monday, in Japanese and in English.
pub const WEEKDAYS: [(char, &str); 7] = [
    ('月', "Monday"),
    ('火', "Tuesday"),
    ('水', "Wednesday"),
    ('木', "Thursday"),
    ('金', "Friday"),
    ('土', "Saturday"),
    ('日', "Sunday"),
];

/// The months of the year in English.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The usual abbreviation of an English day or month: its first three letters.
#[must_use]
pub fn short(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}
