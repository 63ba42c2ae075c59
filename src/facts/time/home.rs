//! The zone that a clock runs in, as its owner names it.

use jiff::tz::{Offset, TimeZone};

use super::Zone;

/// A zone that is named and known: every moment has a day in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockZone {
    name: String,
    rules: TimeZone,
}

/// Why a name is no [`ClockZone`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneFault {
    /// It is the name of no zone.
    Unknown,
    /// Several zones go by it, or its offset cannot be told.
    Ambiguous,
}

impl ZoneFault {
    /// What to do about it, in Japanese.
    #[must_use]
    pub const fn words_in_japanese(self) -> &'static str {
        match self {
            Self::Ambiguous => {
                "いくつものタイムゾーンを指す名前です。Asia/Shanghai や UTC+8 のように書いてください"
            }
            Self::Unknown => "Asia/Tokyo、JST、UTC、+09:00 のように書いてください",
        }
    }

    /// What to do about it, in English.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Ambiguous => {
                "that may be one of several zones; say which, such as Asia/Shanghai or UTC+8"
            }
            Self::Unknown => "not a time zone; try Asia/Tokyo, JST, UTC or +09:00",
        }
    }
}

impl ClockZone {
    /// The zone of that name: "Asia/Tokyo", "JST", 「日本時間」, "UTC+9".
    ///
    /// # Errors
    /// The name says no zone, or not which.
    pub fn named(name: &str) -> Result<Self, ZoneFault> {
        let zone = Zone::named(name).ok_or(ZoneFault::Unknown)?;
        if zone.ambiguous {
            return Err(ZoneFault::Ambiguous);
        }
        let fixed = zone
            .offset_minutes
            .and_then(|minutes| Offset::from_seconds(minutes * 60).ok())
            .map(TimeZone::fixed);
        // What has no offset of its own moves with summer time.
        let rules = fixed
            .or_else(|| TimeZone::get(&zone.written).ok())
            .ok_or(ZoneFault::Ambiguous)?;
        Ok(Self {
            name: zone.written,
            rules,
        })
    }

    /// Its name, as the tz database or its owner has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it counts the hours.
    #[must_use]
    pub const fn rules(&self) -> &TimeZone {
        &self.rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_of_a_zone_mean_its_hours() {
        let moment: jiff::Timestamp = "2026-06-01T20:00:00Z".parse().unwrap_or_default();
        for (name, hour) in [
            ("Asia/Tokyo", 5),
            ("JST", 5),
            ("日本時間", 5),
            ("UTC+9", 5),
            ("+09:00", 5),
            ("UTC", 20),
            ("Europe/Paris", 22),
        ] {
            let zone = ClockZone::named(name).map(|zone| zone.rules().clone());
            let there = zone.map(|rules| moment.to_zoned(rules).hour());
            assert_eq!(there, Ok(hour), "{name}");
        }
    }

    #[test]
    fn what_names_no_single_zone_is_refused() {
        assert_eq!(ClockZone::named("Tokio"), Err(ZoneFault::Unknown));
        assert_eq!(ClockZone::named("CST"), Err(ZoneFault::Ambiguous));
    }
}
