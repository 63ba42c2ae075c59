//! The names of zones that drafts use, and what they mean.

use super::super::beginnings::{Beginnings, Letters};

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// Minutes east of UTC, all the year.
    Fixed(i32),
    /// Moves with summer time.
    Seasonal,
    /// One of several zones.
    Several,
    /// As `Fixed`, but the word has a common other meaning: it counts only
    /// right beside a clock time.
    Beside(i32),
    /// As `Seasonal`, only right beside a clock time.
    SeasonalBeside,
}

/// Abbreviations. All but the first row must be in capitals.
pub(super) const ABBREVIATIONS: &[(&str, Means)] = &[
    ("jst", Means::Fixed(540)),
    ("utc", Means::Fixed(0)),
    ("gmt", Means::Fixed(0)),
    // Japan, China, South-East Asia, Oceania
    ("kst", Means::Fixed(540)),
    ("hkt", Means::Fixed(480)),
    ("sgt", Means::Fixed(480)),
    ("myt", Means::Beside(480)),
    ("pht", Means::Beside(480)),
    ("ict", Means::Beside(420)),
    ("wib", Means::Beside(420)),
    ("awst", Means::Fixed(480)),
    ("acst", Means::Fixed(570)),
    ("aest", Means::Fixed(600)),
    ("aedt", Means::Fixed(660)),
    ("nzst", Means::Fixed(720)),
    ("nzdt", Means::Fixed(780)),
    // China, US Central, Cuba
    ("cst", Means::Several),
    // India, Israel, Ireland
    ("ist", Means::Several),
    // British Summer, Bangladesh
    ("bst", Means::Several),
    // Atlantic, Arabia
    ("ast", Means::Several),
    // US Mountain, Malaysia, Myanmar
    ("mst", Means::Several),
    // North America, RFC 5322
    ("pst", Means::Fixed(-480)),
    ("pdt", Means::Fixed(-420)),
    ("mdt", Means::Fixed(-360)),
    ("cdt", Means::Fixed(-300)),
    ("edt", Means::Fixed(-240)),
    // Australia has its own AEST by now.
    ("est", Means::Fixed(-300)),
    ("akst", Means::Fixed(-540)),
    ("hst", Means::Beside(-600)),
    ("et", Means::SeasonalBeside),
    ("pt", Means::SeasonalBeside),
    // Europe
    ("wet", Means::Beside(0)),
    ("west", Means::Beside(60)),
    ("cet", Means::Fixed(60)),
    ("cest", Means::Fixed(120)),
    ("eet", Means::Beside(120)),
    ("eest", Means::Fixed(180)),
    ("msk", Means::Beside(180)),
    ("trt", Means::Fixed(180)),
    // Africa
    ("wat", Means::Beside(60)),
    ("cat", Means::Beside(120)),
    ("sast", Means::Fixed(120)),
    ("eat", Means::Beside(180)),
    // The Gulf, South Asia, Indonesia
    ("gst", Means::Beside(240)),
    ("pkt", Means::Fixed(300)),
    ("npt", Means::Fixed(345)),
    ("wita", Means::Fixed(480)),
    ("wit", Means::Beside(540)),
    // South America
    ("brt", Means::Fixed(-180)),
    ("art", Means::Beside(-180)),
    ("clt", Means::SeasonalBeside),
    ("cot", Means::Beside(-300)),
    ("pet", Means::Beside(-300)),
    // North America, of winter and summer
    ("akdt", Means::Fixed(-480)),
    ("ct", Means::SeasonalBeside),
    ("mt", Means::SeasonalBeside),
];

/// How many rows of [`ABBREVIATIONS`] are read in any case.
pub(super) const ANY_CASE: usize = 3;

/// Japanese names.
pub(super) const JAPANESE: &[(&str, Means)] = &[
    ("日本標準時", Means::Fixed(540)),
    ("日本時間", Means::Fixed(540)),
    ("日本の時間", Means::Fixed(540)),
    ("中国標準時", Means::Fixed(480)),
    ("中国時間", Means::Fixed(480)),
    ("北京時間", Means::Fixed(480)),
    ("上海時間", Means::Fixed(480)),
    ("台湾時間", Means::Fixed(480)),
    ("台北時間", Means::Fixed(480)),
    ("香港時間", Means::Fixed(480)),
    ("韓国時間", Means::Fixed(540)),
    ("シンガポール時間", Means::Fixed(480)),
    ("マレーシア時間", Means::Fixed(480)),
    ("インド標準時", Means::Fixed(330)),
    ("インド時間", Means::Fixed(330)),
    ("タイ時間", Means::Fixed(420)),
    ("ベトナム時間", Means::Fixed(420)),
    ("ハノイ時間", Means::Fixed(420)),
    ("ホーチミン時間", Means::Fixed(420)),
    ("バンコク時間", Means::Fixed(420)),
    ("ジャカルタ時間", Means::Fixed(420)),
    ("フィリピン時間", Means::Fixed(480)),
    ("マニラ時間", Means::Fixed(480)),
    ("ソウル時間", Means::Fixed(540)),
    ("ドバイ時間", Means::Fixed(240)),
    ("ブラジリア時間", Means::Fixed(-180)),
    ("シカゴ時間", Means::Seasonal),
    ("ロサンゼルス時間", Means::Seasonal),
    ("パリ時間", Means::Seasonal),
    ("ベルリン時間", Means::Seasonal),
    ("シドニー時間", Means::Seasonal),
    ("ハワイ時間", Means::Fixed(-600)),
    ("ハワイ標準時", Means::Fixed(-600)),
    ("協定世界時", Means::Fixed(0)),
    ("世界協定時", Means::Fixed(0)),
    ("世界標準時", Means::Fixed(0)),
    ("グリニッジ標準時", Means::Fixed(0)),
    ("米国東部標準時", Means::Fixed(-300)),
    ("米国東部夏時間", Means::Fixed(-240)),
    ("米国東部時間", Means::Seasonal),
    ("東部標準時", Means::Fixed(-300)),
    ("東部夏時間", Means::Fixed(-240)),
    ("東部時間", Means::Seasonal),
    ("米国太平洋標準時", Means::Fixed(-480)),
    ("米国太平洋夏時間", Means::Fixed(-420)),
    ("米国太平洋時間", Means::Seasonal),
    ("太平洋標準時", Means::Fixed(-480)),
    ("太平洋夏時間", Means::Fixed(-420)),
    ("太平洋時間", Means::Seasonal),
    ("米国中部時間", Means::Seasonal),
    ("米国時間", Means::Several),
    ("アメリカ時間", Means::Several),
    ("英国時間", Means::Seasonal),
    ("ロンドン時間", Means::Seasonal),
    ("ドイツ時間", Means::Seasonal),
    ("フランクフルト時間", Means::Seasonal),
    ("中央ヨーロッパ時間", Means::Seasonal),
    ("欧州中央時間", Means::Seasonal),
    ("欧州時間", Means::Several),
    ("ニューヨーク時間", Means::Seasonal),
    ("現地時間", Means::Several),
    ("現地時刻", Means::Several),
    ("ローカル時間", Means::Several),
    ("ローカルタイム", Means::Several),
];

/// The characters that [`JAPANESE`] begin with.
pub(super) static JAPANESE_FIRST: Letters = {
    let mut all = Letters::NONE;
    let mut at = 0;
    while at < JAPANESE.len() {
        all = all.and(JAPANESE[at].0, 0);
        at += 1;
    }
    all
};

/// English names, to be followed by "time" or "standard time".
pub(super) const ENGLISH: &[(&str, Means)] = &[
    ("japan", Means::Fixed(540)),
    ("japanese", Means::Fixed(540)),
    ("tokyo", Means::Fixed(540)),
    ("korea", Means::Fixed(540)),
    ("korean", Means::Fixed(540)),
    ("seoul", Means::Fixed(540)),
    ("china", Means::Fixed(480)),
    ("chinese", Means::Fixed(480)),
    ("beijing", Means::Fixed(480)),
    ("shanghai", Means::Fixed(480)),
    ("hong kong", Means::Fixed(480)),
    ("taipei", Means::Fixed(480)),
    ("taiwan", Means::Fixed(480)),
    ("singapore", Means::Fixed(480)),
    ("india", Means::Fixed(330)),
    ("indian", Means::Fixed(330)),
    ("coordinated universal", Means::Fixed(0)),
    ("universal", Means::Fixed(0)),
    ("greenwich", Means::Fixed(0)),
    ("us eastern", Means::Seasonal),
    ("us pacific", Means::Seasonal),
    ("us central", Means::Seasonal),
    ("us mountain", Means::Seasonal),
    ("eastern", Means::Seasonal),
    ("pacific", Means::Seasonal),
    ("central european", Means::Seasonal),
    ("central", Means::Seasonal),
    ("mountain", Means::Seasonal),
    ("new york", Means::Seasonal),
    ("london", Means::Seasonal),
    ("uk", Means::Seasonal),
    ("british", Means::Seasonal),
    ("berlin", Means::Seasonal),
    ("german", Means::Seasonal),
    ("paris", Means::Seasonal),
    ("sydney", Means::Seasonal),
    ("australian eastern", Means::Seasonal),
    ("new zealand", Means::Seasonal),
    ("lisbon", Means::Seasonal),
    ("lima", Means::Fixed(-300)),
    ("bangkok", Means::Fixed(420)),
    ("thai", Means::Fixed(420)),
    ("thailand", Means::Fixed(420)),
    ("vietnam", Means::Fixed(420)),
    ("jakarta", Means::Fixed(420)),
    ("malaysia", Means::Fixed(480)),
    ("philippine", Means::Fixed(480)),
    ("manila", Means::Fixed(480)),
    ("pakistan", Means::Fixed(300)),
    ("gulf", Means::Fixed(240)),
    ("dubai", Means::Fixed(240)),
    ("arabian", Means::Fixed(180)),
    ("moscow", Means::Fixed(180)),
    ("istanbul", Means::Fixed(180)),
    ("west africa", Means::Fixed(60)),
    ("central africa", Means::Fixed(120)),
    ("south africa", Means::Fixed(120)),
    ("east africa", Means::Fixed(180)),
    ("lagos", Means::Fixed(60)),
    ("nairobi", Means::Fixed(180)),
    ("brasilia", Means::Fixed(-180)),
    ("sao paulo", Means::Fixed(-180)),
    ("argentina", Means::Fixed(-180)),
    ("chicago", Means::Seasonal),
    ("los angeles", Means::Seasonal),
    ("western european", Means::Seasonal),
    ("eastern european", Means::Seasonal),
    ("amsterdam", Means::Seasonal),
    ("madrid", Means::Seasonal),
    ("dublin", Means::Seasonal),
    ("local", Means::Several),
];

/// How the names of [`ABBREVIATIONS`] begin.
pub(super) static ABBREVIATED: Beginnings = beginnings(ABBREVIATIONS);
/// How those of [`ENGLISH`] begin, [`BARE`] among them.
pub(super) static SPELT: Beginnings = beginnings(ENGLISH);

/// How all that is read in Latin letters begins.
pub(in super::super) static NAMED: Beginnings = {
    let mut all = ABBREVIATED.or(&SPELT).and("zulu");
    let mut at = 0;
    while at < AREAS.len() {
        all = all.and(AREAS[at]);
        at += 1;
    }
    all
};

const fn beginnings(names: &[(&str, Means)]) -> Beginnings {
    let mut all = Beginnings::NONE;
    let mut at = 0;
    while at < names.len() {
        all = all.and(names[at].0);
        at += 1;
    }
    all
}

/// Names of zones that people leave at that right beside a clock time: "3 PM
/// Eastern". Which zone is vague, but given.
pub(super) const BARE: &[&str] = &[
    "eastern",
    "pacific",
    "central",
    "mountain",
    "us eastern",
    "us pacific",
    "us central",
    "us mountain",
];

/// First parts of names of the tz database.
pub(super) const AREAS: &[&str] = &[
    "africa",
    "america",
    "antarctica",
    "asia",
    "atlantic",
    "australia",
    "etc",
    "europe",
    "indian",
    "pacific",
    "us",
];

/// The minutes east of UTC, in winter and in summer, of what moves with the seasons. Names
/// that begin with another stand before it.
const SEASONS: &[(&str, &[i32])] = &[
    ("central european", &[60, 120]),
    ("eastern european", &[120, 180]),
    ("western european", &[0, 60]),
    ("australian eastern", &[600, 660]),
    ("pacific", &[-480, -420]),
    ("los angeles", &[-480, -420]),
    ("太平洋", &[-480, -420]),
    ("mountain", &[-420, -360]),
    ("central", &[-360, -300]),
    ("chicago", &[-360, -300]),
    ("中部", &[-360, -300]),
    ("eastern", &[-300, -240]),
    ("new york", &[-300, -240]),
    ("new_york", &[-300, -240]),
    ("東部", &[-300, -240]),
    ("london", &[0, 60]),
    ("british", &[0, 60]),
    ("uk", &[0, 60]),
    ("英国", &[0, 60]),
    ("ロンドン", &[0, 60]),
    ("berlin", &[60, 120]),
    ("german", &[60, 120]),
    ("paris", &[60, 120]),
    ("amsterdam", &[60, 120]),
    ("madrid", &[60, 120]),
    ("ドイツ", &[60, 120]),
    ("欧州中央", &[60, 120]),
    ("中央ヨーロッパ", &[60, 120]),
    ("sydney", &[600, 660]),
    ("new zealand", &[720, 780]),
];

/// The offsets of a zone that moves with the seasons, by its name; none where it is not
/// known.
pub(super) fn seasons(name: &str) -> &'static [i32] {
    let name = name.to_lowercase();
    let row = SEASONS.iter().find(|(known, _)| name.contains(known));
    row.map_or(&[], |(_, minutes)| minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_is_an_hour_ahead() {
        for (name, minutes) in SEASONS {
            let summer: Vec<i32> = minutes.iter().skip(1).map(|m| m - 60).collect();
            assert_eq!(summer, minutes[..1], "{name}");
        }
    }
}
