//! Which of its zones an abbreviation means, where the rest of the draft tells.

use std::cell::OnceCell;
use std::collections::HashSet;

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

/// The abbreviations whose meaning other times of a draft tell: "9 AM US Central … 2 PM
/// CST". It is read once, when it is asked for.
#[derive(Default)]
pub(super) struct Settled(OnceCell<Vec<&'static str>>);

impl Settled {
    /// Whether the draft tells which zone this one means.
    pub(super) fn tells(&self, context: &Context<'_>, zone: &Zone) -> bool {
        let settled = self.0.get_or_init(|| settled(context));
        let short = zone.written.to_lowercase();
        settled.iter().any(|name| *name == short)
    }
}

/// Whether a zone is called by that name and nothing else: not "Central European Time".
fn is_named(written: &str, name: &str) -> bool {
    const BESIDE: [&str; 7] = [
        "time", "standard", "daylight", "us", "america", "asia", "europe",
    ];
    if !name.is_ascii() {
        return written.strip_prefix(name).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with("時間") || rest.starts_with("標準")
        });
    }
    let words = written.split(|c: char| !c.is_ascii_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty() && !BESIDE.contains(word));
    words.next() == Some(name) && words.next().is_none()
}

fn settled(context: &Context<'_>) -> Vec<&'static str> {
    let times = context.facts.of(FactKind::Timestamp);
    let zones = times.filter_map(|fact| match &fact.detail {
        Detail::Time(time) => time.zone.as_ref().filter(|zone| !zone.ambiguous),
        _ => None,
    });
    // Of a long log most are the same.
    let told: HashSet<(&str, Option<i32>)> = zones
        .map(|zone| (zone.written.as_str(), zone.offset_minutes))
        .collect();
    let mut settled = Vec::new();
    for (written, offset) in told {
        let written = written.to_lowercase();
        for (short, meanings) in SEVERAL {
            let means = meanings.iter().any(|(of, names)| {
                offset.is_none_or(|offset| offset == *of)
                    && names.iter().any(|name| is_named(&written, name))
            });
            if means && !settled.contains(&short) {
                settled.push(short);
            }
        }
    }
    settled
}
