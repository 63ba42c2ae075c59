//! Which of its zones an abbreviation means, where the rest of the draft tells.

use crate::detect::Context;
use crate::facts::time::Zone;
use crate::facts::{Detail, FactKind};

/// An abbreviation of several zones, with each by its offset and its other names.
type Several = (&'static str, &'static [(i32, &'static [&'static str])]);

/// The abbreviations that drafts use.
const SEVERAL: [Several; 4] = [
    (
        "cst",
        &[
            (-360, &["central", "chicago", "cdt"]),
            (
                480,
                &[
                    "china", "chinese", "beijing", "shanghai", "中国", "北京", "上海",
                ],
            ),
        ],
    ),
    (
        "ist",
        &[
            (330, &["india", "kolkata", "インド"]),
            (120, &["israel", "jerusalem"]),
            (60, &["irish", "dublin"]),
        ],
    ),
    (
        "bst",
        &[
            (60, &["british", "london", "uk", "英国", "ロンドン"]),
            (360, &["bangladesh", "dhaka"]),
        ],
    ),
    ("mst", &[(-420, &["mountain", "denver", "mdt"])]),
];

/// Whether another time of the draft names the zone that the abbreviation means: "9 AM
/// US Central … 2 PM CST".
pub(super) fn is_settled(context: &Context<'_>, zone: &Zone) -> bool {
    let short = zone.written.to_lowercase();
    let Some((_, meanings)) = SEVERAL.iter().find(|(name, _)| *name == short) else {
        return false;
    };
    let zones = context.facts.of(FactKind::Timestamp).filter_map(|fact| {
        let Detail::Time(time) = &fact.detail else {
            return None;
        };
        time.zone.as_ref().filter(|other| !other.ambiguous)
    });
    zones.into_iter().any(|other| {
        let written = other.written.to_lowercase();
        meanings.iter().any(|(offset, names)| {
            other.offset_minutes == Some(*offset) || names.iter().any(|n| written.contains(n))
        })
    })
}
