//! What the tz database knows.

use super::names::Means;

/// The offset of a name of the tz database: the same in winter and in summer,
/// or seasonal.
pub(super) fn tz_database(name: &str) -> Option<Means> {
    // 1 January and 1 July 2026, 00:00 UTC.
    const WINTER: i64 = 1_767_225_600;
    const SUMMER: i64 = 1_782_864_000;
    let zone = jiff::tz::TimeZone::get(name).ok()?;
    let minutes = |second| {
        let at = jiff::Timestamp::from_second(second).ok()?;
        Some(zone.to_offset(at).seconds() / 60)
    };
    let (winter, summer) = (minutes(WINTER)?, minutes(SUMMER)?);
    Some(if winter == summer {
        Means::Fixed(winter)
    } else {
        Means::Seasonal
    })
}

/// A name of the tz database, in its own capitals. Abbreviations that the
/// database has too ("EST") are none.
pub(super) fn tz_name(name: &str) -> Option<String> {
    let zone = jiff::tz::TimeZone::get(name).ok()?;
    zone.iana_name()
        .filter(|known| known.bytes().any(|b| b.is_ascii_lowercase()))
        .map(str::to_owned)
}
