//! Which of its zones an abbreviation means, where the rest of the draft tells.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::detect::Context;
use crate::facts::time::Zone;
use crate::facts::{Detail, Fact, FactKind, personal};

/// A zone that an abbreviation may mean: its offset, its other names, the code of its
/// countries in telephone numbers, and places where its clocks are.
type Meaning = (
    i32,
    &'static [&'static str],
    &'static str,
    &'static [&'static str],
);

/// An abbreviation of several zones.
type Several = (&'static str, &'static [Meaning]);

/// The abbreviations that drafts use.
const SEVERAL: [Several; 4] = [
    (
        "cst",
        &[
            (
                -360,
                &["central", "chicago", "cdt"],
                "+1",
                &["chicago", "texas", "dallas", "houston", "illinois"],
            ),
            (
                480,
                &[
                    "china", "chinese", "beijing", "shanghai", "中国", "北京", "上海",
                ],
                "+86",
                &[
                    "cn-",
                    "china",
                    "beijing",
                    "shanghai",
                    "中国",
                    "北京",
                    "上海",
                    "hangzhou",
                    "shenzhen",
                    "guangzhou",
                    "taipei",
                    "台湾",
                    "深圳",
                    "杭州",
                ],
            ),
        ],
    ),
    (
        "ist",
        &[
            (
                330,
                &["india", "kolkata", "インド"],
                "+91",
                &[
                    "india",
                    "kolkata",
                    "インド",
                    "ap-south-1",
                    "ap-south-2",
                    "mumbai",
                    "bengaluru",
                    "bangalore",
                    "hyderabad",
                    "chennai",
                    "delhi",
                    "pune",
                    "ムンバイ",
                ],
            ),
            (
                120,
                &["israel", "jerusalem"],
                "+972",
                &[
                    "israel",
                    "jerusalem",
                    "il-central-1",
                    "tel aviv",
                    "haifa",
                    "テルアビブ",
                ],
            ),
            (
                60,
                &["irish", "dublin"],
                "+353",
                &["dublin", "ireland", "eu-west-1", "アイルランド"],
            ),
        ],
    ),
    (
        "bst",
        &[
            (
                60,
                &["british", "london", "uk", "英国", "ロンドン"],
                "+44",
                &[
                    "london",
                    "英国",
                    "ロンドン",
                    "eu-west-2",
                    "united kingdom",
                    "manchester",
                    "edinburgh",
                ],
            ),
            (
                360,
                &["bangladesh", "dhaka"],
                "+880",
                &["bangladesh", "dhaka", "chittagong"],
            ),
        ],
    ),
    (
        "mst",
        &[(
            -420,
            &["mountain", "denver", "mdt"],
            "+1",
            &["denver", "arizona", "phoenix", "utah", "colorado"],
        )],
    ),
];

/// The abbreviations whose meaning other times of a draft tell: "9 AM US Central … 2 PM
/// CST". It is read once, when it is asked for.
#[derive(Default)]
pub(super) struct Settled(OnceCell<Vec<String>>);

impl Settled {
    /// Whether the draft tells which zone this one means.
    pub(super) fn tells(&self, context: &Context<'_>, zone: &Zone) -> bool {
        let settled = self.0.get_or_init(|| settled(context));
        let short = zone.written.to_lowercase();
        settled.contains(&short)
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

fn settled(context: &Context<'_>) -> Vec<String> {
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
        // "21:06 AST (UTC-4)" tells it of every other.
        if offset.is_some() && !settled.contains(&written) {
            settled.push(written.clone());
        }
        for (short, meanings) in SEVERAL {
            let means = meanings.iter().any(|(of, names, ..)| {
                offset.is_none_or(|offset| offset == *of)
                    && names.iter().any(|name| is_named(&written, name))
            });
            if means && !settled.iter().any(|name| name == short) {
                settled.push(short.to_owned());
            }
        }
    }
    let folded = context.ticket.folded();
    for (short, meanings) in SEVERAL {
        let count = |test: &dyn Fn(&Meaning) -> bool| meanings.iter().filter(|m| test(m)).count();
        // A place that is told outweighs a telephone.
        let means = match count(&|(.., places)| names_any(folded, places)) {
            0 => count(&|(_, _, code, _)| dials(context, code)) == 1,
            places => places == 1,
        };
        if means && !settled.iter().any(|name| name == short) {
            settled.push(short.to_owned());
        }
    }
    settled
}

/// Whether the number at which the author is reached begins with that code: he reads his
/// clock where his telephone is.
fn dials(context: &Context<'_>, code: &str) -> bool {
    let folded = context.ticket.folded();
    let phone = |fact: &&Fact| fact.detail == Detail::Case(personal::PHONE);
    let contacts = context.facts.of(FactKind::Contact);
    let numbers = context.facts.of(FactKind::PersonalData).filter(phone);
    let mut words = contacts
        .chain(numbers)
        .filter_map(|fact| folded.get(fact.range.clone()));
    words.any(|words| {
        words.match_indices(code).any(|(at, _)| {
            let after = words[at + code.len()..].chars().next();
            // "UTC+1" is no number.
            let starts = !words[..at].ends_with(char::is_alphanumeric);
            starts
                && after.is_some_and(|c| matches!(c, ' ' | '-' | '(' | '.') || c.is_ascii_digit())
        })
    })
}

/// Whether one of some places is named, as a word of its own.
fn names_any(folded: &str, places: &[&str]) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    places.iter().any(|place| {
        folded.match_indices(place).any(|(at, _)| {
            let after = folded[at + place.len()..].starts_with(latin);
            let whole = !place.ends_with(latin) || !after;
            whole && !folded[..at].ends_with(latin)
        })
    })
}
