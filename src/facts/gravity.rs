//! How grave the matter is, in the terms in which desks define their levels of
//! severity: production or not, down or not, a workaround, lost data … Read on
//! demand, for the rules on severity and for advice on it.

pub use super::situation::Situation;
use super::{FactKind, Facts, Kind, Profile};
use crate::knowledge::{Cue, FieldKind, Level, cues, provider};
use crate::text::Range;
use crate::ticket::Ticket;

/// Something a draft says that bears on its severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// The trouble is in production.
    Production,
    /// It is in a place that is not production.
    NonProduction,
    /// Production, a business or everybody is at a stop.
    Down,
    /// Production still runs.
    NotDown,
    /// It works, but badly.
    Degraded,
    /// Everybody is affected.
    AllUsers,
    /// There is a workaround.
    Workaround,
    /// There is none.
    NoWorkaround,
    /// Data is lost.
    DataLoss,
    /// A duty that law or a regulator sets is broken.
    Breach,
    /// There is a time by which it must be done.
    Deadline,
    /// The copy of a backup is concerned.
    SecondaryBackup,
    /// First backups or restores are concerned.
    PrimaryBackup,
    /// It is asked how something is used.
    HowTo,
    /// There is no harm, or no hurry.
    NoImpact,
    /// It is said whom or what it harms.
    Impact,
}

/// What each sign is told by.
static SIGNS: [(Sign, &Cue); 16] = [
    (Sign::Production, &cues::GRAVITY_PRODUCTION),
    (Sign::NonProduction, &cues::GRAVITY_NON_PRODUCTION),
    (Sign::Down, &cues::GRAVITY_DOWN),
    (Sign::NotDown, &cues::GRAVITY_NOT_DOWN),
    (Sign::Degraded, &cues::GRAVITY_DEGRADED),
    (Sign::AllUsers, &cues::GRAVITY_ALL_USERS),
    (Sign::Workaround, &cues::GRAVITY_WORKAROUND),
    (Sign::NoWorkaround, &cues::GRAVITY_NO_WORKAROUND),
    (Sign::DataLoss, &cues::GRAVITY_DATA_LOSS),
    (Sign::Breach, &cues::GRAVITY_BREACH),
    (Sign::Deadline, &cues::GRAVITY_DEADLINE),
    (Sign::SecondaryBackup, &cues::GRAVITY_SECONDARY_BACKUP),
    (Sign::PrimaryBackup, &cues::GRAVITY_PRIMARY_BACKUP),
    (Sign::HowTo, &cues::GRAVITY_HOW_TO),
    (Sign::NoImpact, &cues::GRAVITY_NO_IMPACT),
    (Sign::Impact, &cues::GRAVITY_IMPACT),
];

/// Parts of a ticket that do not tell what happens: choices of the form, and
/// what is wished, expected or tried.
const ASIDE: [FieldKind; 14] = [
    FieldKind::Plan,
    FieldKind::Severity,
    FieldKind::Kind,
    FieldKind::Category,
    FieldKind::Contact,
    FieldKind::Engineer,
    FieldKind::Channel,
    FieldKind::Expected,
    FieldKind::Goal,
    FieldKind::Request,
    FieldKind::Question,
    FieldKind::Attempts,
    FieldKind::Steps,
    FieldKind::Background,
];

/// The signs of a draft, each with its places in order.
#[derive(Debug)]
pub struct Gravity<'t> {
    ticket: &'t Ticket,
    signs: Vec<(Sign, Range)>,
}

/// Searches a draft for everything that bears on its severity.
#[must_use]
pub fn read(ticket: &Ticket) -> Gravity<'_> {
    let mut signs = Vec::new();
    for (sign, cue) in SIGNS {
        for range in super::said(ticket, cue) {
            // A how-to question is one wherever it is asked, as is a deadline.
            let anywhere = matches!(sign, Sign::HowTo | Sign::Deadline | Sign::Impact);
            let aside = ticket
                .field_kinds_at(range.start)
                .any(|kind| ASIDE.contains(&kind));
            // A plan called Business or Production tells nothing.
            let plan = ticket.is_in_field(range.start, FieldKind::Plan);
            let present = match sign {
                Sign::Down => !is_supposed(ticket, &range) && !is_over(ticket, &range),
                Sign::DataLoss | Sign::AllUsers | Sign::Degraded => !is_supposed(ticket, &range),
                _ => true,
            };
            if present && ((anywhere && !plan) || !aside) {
                signs.push((sign, range));
            }
        }
    }
    Gravity { ticket, signs }
}

/// Whether a sentence only supposes what it tells: 「もし本番が停止した場合」.
fn is_supposed(ticket: &Ticket, range: &Range) -> bool {
    let sentence = super::sentence_around(ticket, range);
    let text = ticket.prose_of(&sentence);
    // A supposition after the words does not touch them: 「停止しています。もし…」.
    cues::GRAVITY_SUPPOSED
        .find_all(text)
        .iter()
        .any(|found| sentence.start + found.start < range.end)
}

/// Whether the sentence goes on to say that it is over: 「停止しましたが、復旧済み」.
fn is_over(ticket: &Ticket, range: &Range) -> bool {
    let sentence = super::sentence_around(ticket, range);
    let rest = range.end.min(sentence.end)..sentence.end;
    cues::GRAVITY_OVER.is_in(ticket.prose_of(&rest))
}

impl Gravity<'_> {
    /// The places of a sign.
    pub fn all(&self, sign: Sign) -> impl Iterator<Item = &Range> {
        self.signs
            .iter()
            .filter(move |(s, _)| *s == sign)
            .map(|(_, range)| range)
    }

    /// The first place of a sign.
    #[must_use]
    pub fn first(&self, sign: Sign) -> Option<&Range> {
        self.all(sign).next()
    }

    /// Every sign with its place, in the order of the signs.
    pub fn every(&self) -> impl Iterator<Item = (Sign, &Range)> {
        self.signs.iter().map(|(sign, range)| (*sign, range))
    }

    /// The sentence around a place.
    #[must_use]
    pub fn sentence(&self, range: &Range) -> Range {
        super::sentence_around(self.ticket, range)
    }

    /// Whether the draft shows a sign.
    #[must_use]
    pub fn has(&self, sign: Sign) -> bool {
        self.first(sign).is_some()
    }

    /// The first place of a sign whose sentence does not show the other.
    fn apart(&self, sign: Sign, other: Sign) -> Option<Range> {
        self.all(sign)
            .find(|range| {
                let sentence = super::sentence_around(self.ticket, range);
                !self.all(other).any(|o| sentence.contains(&o.start))
            })
            .cloned()
    }
}

/// A situation the draft is in, and the words that tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The situation.
    pub situation: Situation,
    /// The words that tell it.
    pub range: Range,
}

/// The situation a draft is in, if its words leave little doubt.
#[must_use]
pub fn situation(
    ticket: &Ticket,
    facts: &Facts,
    profile: Profile,
    signs: &Gravity<'_>,
) -> Option<Told> {
    let told = |situation, range| Some(Told { situation, range });
    // A place that is not production, and production said to run: the rest of the
    // draft is about that place.
    let elsewhere =
        signs.has(Sign::NonProduction) && signs.has(Sign::NotDown) && !signs.has(Sign::Production);
    let grave = |sign| {
        (!elsewhere)
            .then(|| signs.apart(sign, Sign::NonProduction))
            .flatten()
    };
    let down = grave(Sign::Down);
    let lost = grave(Sign::DataLoss);
    // A way around means that nobody is at a stop, whatever is broken.
    if let Some(range) = signs.first(Sign::Workaround) {
        return told(Situation::Workaround, range.clone());
    }
    if let Some(range) = lost {
        return told(Situation::DataLoss, range);
    }
    if let Some(range) = down {
        return told(Situation::ProductionDown, range);
    }
    // Not every desk speaks of it in its definitions.
    if levels_for(profile.provider, Situation::Breach)
        .next()
        .is_some()
        && let Some(range) = signs.first(Sign::Breach)
    {
        return told(Situation::Breach, range.clone());
    }
    let trouble = [
        FactKind::Symptom,
        FactKind::VagueError,
        FactKind::ErrorMessage,
    ]
    .into_iter()
    .any(|kind| facts.has(kind));
    if !trouble
        && !facts.has(FactKind::Impact)
        && matches!(profile.kind, Kind::Question | Kind::Incident)
        && let Some(range) = signs.first(Sign::HowTo)
    {
        return told(Situation::Question, range.clone());
    }
    if !signs.has(Sign::Production)
        && let Some(range) = signs.first(Sign::NonProduction)
    {
        return told(Situation::NonProduction, range.clone());
    }
    if !signs.has(Sign::PrimaryBackup) {
        let failing = signs.all(Sign::SecondaryBackup).find(|range| {
            let sentence = super::sentence_around(ticket, range);
            [
                FactKind::Symptom,
                FactKind::VagueError,
                FactKind::ErrorMessage,
            ]
            .into_iter()
            .any(|kind| facts.within(kind, &sentence).next().is_some())
        });
        if let Some(range) = failing {
            return told(Situation::SecondaryBackup, range.clone());
        }
    }
    if let Some(range) = signs.first(Sign::NotDown) {
        return told(Situation::NotDown, range.clone());
    }
    let range = signs.first(Sign::NoImpact)?;
    told(Situation::NoImpact, range.clone())
}

/// The levels a desk defines for a situation, the gravest first.
pub fn levels_for(of: &str, situation: Situation) -> impl Iterator<Item = &'static Level> {
    provider(of)
        .into_iter()
        .flat_map(|p| p.levels.iter())
        .filter(move |level| level.situations.iter().any(|s| s == situation.name()))
}

#[cfg(test)]
mod tests {
    use super::super::extract;
    use super::super::testing::{fields, paragraph};
    use super::*;
    use crate::knowledge::PROVIDERS;
    use crate::text::Language;

    fn told(ticket: &Ticket) -> Option<Situation> {
        let (facts, provider) = extract(ticket, Some("veeam"));
        let profile = Profile {
            provider,
            kind: Kind::guess(ticket, &facts),
            language: Language::of(ticket),
        };
        situation(ticket, &facts, profile, &read(ticket)).map(|t| t.situation)
    }

    #[test]
    fn every_situation_of_the_tables_is_known() {
        for level in PROVIDERS.iter().flat_map(|p| p.levels.iter()) {
            for name in level.situations.iter() {
                let known = Situation::ALL.iter().any(|s| s.name() == name);
                assert!(known, "{}: unknown situation {name}", level.name);
            }
        }
    }

    #[test]
    fn words_tell_the_situation() {
        for (text, situation) in [
            (
                "本番の受注サイトが停止しています。",
                Some(Situation::ProductionDown),
            ),
            (
                "Production is down for all users.",
                Some(Situation::ProductionDown),
            ),
            (
                "検証環境のサーバが停止しています。",
                Some(Situation::NonProduction),
            ),
            (
                "テープジョブが失敗します。",
                Some(Situation::SecondaryBackup),
            ),
            ("バックアップジョブが失敗します。", None),
            (
                "本番のジョブが失敗しますが、手動で実行すれば回避できています。",
                Some(Situation::Workaround),
            ),
            (
                "復元できないままだと、当局の定める保存の規制に違反します。",
                Some(Situation::Breach),
            ),
            ("回避策はありますか?", None),
            (
                "復元ポイントの保持期間を変える手順を教えてください。",
                Some(Situation::Question),
            ),
            ("本番が停止する恐れがあります。", None),
            ("もし本番が停止した場合、全ユーザーが利用できません。", None),
            ("If the shop stopped, all customers would be blocked.", None),
            ("昨日は全断しましたが、復旧済みです。", None),
            (
                "昨日に続き全断しましたが、復旧していません。",
                Some(Situation::ProductionDown),
            ),
            (
                "検証環境の障害です。サービスが停止しています。本番には影響ありません。",
                Some(Situation::NonProduction),
            ),
            (
                "本番が停止しています。代替手段はありません。",
                Some(Situation::ProductionDown),
            ),
        ] {
            assert_eq!(told(&paragraph(text)), situation, "{text}");
        }
    }

    #[test]
    fn a_plan_called_production_tells_nothing() {
        let form = fields(&[
            ("plan", "Production"),
            ("症状", "検証環境のジョブが失敗します。"),
        ]);
        assert_eq!(told(&form), Some(Situation::NonProduction));
    }
}
