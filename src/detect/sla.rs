//! What the author expects of the time of an answer, against what the desk
//! promises.

use super::{Context, Hit};
use crate::knowledge::{FieldKind, Level, Plan, Target, cues, provider};
use crate::text::Range;

/// Fires on a demand to be answered or helped within a time. Promised, if at
/// all, is a first answer, and which one depends on plan and level.
pub(super) fn expectation(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let prose = ticket.prose();
    let first = cues::SLA_DEMAND.find_all(prose).into_iter().find(|range| {
        let own = [FieldKind::Impact, FieldKind::Expected, FieldKind::Goal];
        ticket.sentence_at(range.start).is_some()
            && !own
                .iter()
                .any(|kind| ticket.is_in_field(range.start, *kind))
    });
    let Some(range) = first else { return };
    let text = ticket.prose_of(&range);
    let resolution = cues::SLA_RESOLUTION.is_in(text);
    let quote = context.quote(&range);
    let hit = Hit::at(range.clone()).hole("quote", quote);
    let Some(promise) = Promise::of(context) else {
        hits.push(hit.case(if resolution { "resolution" } else { "reply" }));
        return;
    };
    let hit = promise.words(hit);
    let Some(target) = promise.target else {
        hits.push(hit.case("no-promise"));
        return;
    };
    let Some(within) = &target.within else { return };
    let hit = hit.named("target", within);
    let sooner = Wait::of(text).is_some_and(|wait| wait.is_sooner_than(target));
    if sooner {
        hits.push(hit.case("sooner"));
    } else if resolution {
        hits.push(hit.case("resolution-known"));
    }
}

/// What a plan says about a level.
struct Promise {
    plan: &'static Plan,
    level: &'static Level,
    target: Option<&'static Target>,
    places: [Range; 2],
}

impl Promise {
    /// The promise that holds for the draft; `None` when plan or level is not
    /// known, or the desk publishes its targets elsewhere.
    fn of(context: &Context<'_>) -> Option<Self> {
        let desk = context.profile.provider;
        let plan = context.stated_plan()?;
        let level = context.stated_level()?;
        let published = provider(desk)?.plans.iter().any(|p| !p.targets.is_empty());
        published.then(|| Self {
            plan: plan.value,
            level: level.value,
            target: plan
                .value
                .targets
                .iter()
                .find(|target| target.level == level.value.name),
            places: [plan.range, level.range],
        })
    }

    fn words(&self, hit: Hit) -> Hit {
        let [plan, level] = &self.places;
        hit.named("plan", &self.plan.title)
            .hole("level", self.level.name.to_string())
            .related(plan.clone(), "plan")
            .related(level.clone(), "level")
    }
}

/// A time that somebody is willing to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wait {
    minutes: usize,
    /// It was told in days of business, which clocks do not measure.
    business_days: bool,
}

impl Wait {
    /// The first such time in a demand.
    fn of(text: &str) -> Option<Self> {
        let found = cues::SLA_AMOUNT.find(text)?;
        let words = &text[found];
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        let half = cues::SLA_HALF.is_in(words);
        // 「半」 and "an hour" have no digit.
        let number: usize = if digits.is_empty() {
            1
        } else {
            digits.parse().ok()?
        };
        let business_days = cues::SLA_BUSINESS_DAYS.is_in(words);
        let unit = if cues::SLA_MINUTES.is_in(words) {
            1
        } else if cues::SLA_DAYS.is_in(words) {
            24 * 60
        } else {
            60
        };
        let minutes = number.checked_mul(unit)?;
        Some(Self {
            minutes: if half && digits.is_empty() {
                minutes / 2
            } else {
                minutes
            },
            business_days,
        })
    }

    /// Whether the time is over before the desk promises to answer. Hours of
    /// business are never shorter than those of the clock.
    fn is_sooner_than(self, target: &Target) -> bool {
        !self.business_days
            && target
                .minutes
                .is_some_and(|promised| self.minutes < promised)
    }
}
