//! The situation that a draft tells, of those that levels of severity are for.

use super::gravity::{Gravity, Sign};
use super::{FactKind, Facts, Kind, Profile, Situation};
use crate::knowledge::{Level, cues, provider};
use crate::text::Range;
use crate::ticket::Ticket;

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
        let mut places = signs.apart(sign, Sign::NonProduction);
        (!elsewhere).then(|| places.next().cloned()).flatten()
    };
    let lost = grave(Sign::DataLoss);
    // A way around means that nobody is at a stop, whatever is broken.
    if let Some(range) = signs.first(Sign::Workaround) {
        return told(Situation::Workaround, range.clone());
    }
    if let Some(range) = lost {
        return told(Situation::DataLoss, range);
    }
    // Not every desk speaks of each in its definitions.
    let spoken_of = |situation| levels_for(profile.provider, situation).next().is_some();
    if let Some(range) = grave(Sign::Down) {
        if let Some(part) = part(signs) {
            return told(Situation::Part, part);
        }
        if let Some(runs) = production_runs(ticket, signs) {
            return told(Situation::NotDown, runs);
        }
        let whole = signs.has(Sign::Business) && spoken_of(Situation::BusinessDown);
        let situation = match whole {
            true => Situation::BusinessDown,
            false => Situation::ProductionDown,
        };
        return told(situation, range);
    }
    if let Some(range) = signs.first(Sign::Breach)
        && spoken_of(Situation::Breach)
    {
        return told(Situation::Breach, range.clone());
    }
    let trouble = FactKind::COMPLAINTS.into_iter().any(|kind| facts.has(kind));
    if !trouble
        && !facts.has(FactKind::Impact)
        && matches!(
            profile.kind,
            Kind::Question | Kind::Incident | Kind::Billing | Kind::FeatureRequest
        )
        && let Some(range) = asked(ticket, facts, profile, signs)
    {
        return told(Situation::Question, range);
    }
    if !signs.has(Sign::Production)
        && let Some(range) = signs.first(Sign::NonProduction)
    {
        return told(Situation::NonProduction, range.clone());
    }
    if !signs.has(Sign::PrimaryBackup) {
        let failing = signs.all(Sign::SecondaryBackup).find(|range| {
            let sentence = super::sentence_around(ticket, range);
            FactKind::COMPLAINTS
                .into_iter()
                .any(|kind| facts.within(kind, &sentence).next().is_some())
        });
        if let Some(range) = failing {
            return told(Situation::SecondaryBackup, range.clone());
        }
    }
    if let Some(range) = signs.first(Sign::Over) {
        return told(Situation::Over, range.clone());
    }
    if let Some(range) = part(signs).filter(|_| trouble) {
        return told(Situation::Part, range);
    }
    if let Some(range) = signs.first(Sign::NotDown) {
        return told(Situation::NotDown, range.clone());
    }
    let range = signs.first(Sign::NoImpact)?;
    told(Situation::NoImpact, range.clone())
}

/// The words that say of production that it runs, where no stop is told of production:
/// what everybody lacks is something beside it, a console or a tool.
fn production_runs(ticket: &Ticket, signs: &Gravity<'_>) -> Option<Range> {
    const PRODUCTION: [&str; 3] = ["本番", "商用", "production"];
    let stops = signs.all(Sign::Down);
    let apart = signs.apart(Sign::Down, Sign::Production);
    if stops.count() != apart.count() {
        return None;
    }
    let names = |range: &&Range| {
        let words = ticket.prose_of(range);
        PRODUCTION.iter().any(|word| words.contains(word))
    };
    signs.all(Sign::NotDown).find(names).cloned()
}

/// What is asked about the use of something: by its words, or because the draft is
/// a question, one about a bill, or a wish for something new or for more of it, and
/// tells no trouble.
fn asked(ticket: &Ticket, facts: &Facts, profile: Profile, signs: &Gravity<'_>) -> Option<Range> {
    let raise = cues::LIMIT_RAISE.is_in(ticket.prose());
    // More that is needed by some day, or in production, may be worth more.
    let presses = raise && (signs.has(Sign::Deadline) || signs.has(Sign::Production));
    let asks = matches!(profile.kind, Kind::Question | Kind::Billing) && !presses;
    let plain = |range: &Range| !cues::ASKS_WAY_OUT.is_in(ticket.prose_of(range));
    let question = || {
        let mut all = facts.of(FactKind::Question).filter(|_| asks);
        all.find(|fact| plain(&fact.range))
    };
    let more = asks && (raise || profile.kind == Kind::Billing);
    let wishes = profile.kind == Kind::FeatureRequest || more;
    let wish = || facts.of(FactKind::Goal).next().filter(|_| wishes);
    let words = signs.first(Sign::HowTo).cloned();
    words.or_else(|| Some(question().or_else(wish)?.range.clone()))
}

/// The words that confine the trouble to a part: those beside every stop there
/// is, or those that say that all the rest works.
fn part(signs: &Gravity<'_>) -> Option<Range> {
    if signs.has(Sign::AllUsers) || signs.has(Sign::Business) {
        return None;
    }
    let confined = signs.apart(Sign::Down, Sign::Part).next().is_none();
    let part = signs.first(Sign::Part).filter(|_| confined);
    let rest = || signs.apart(Sign::Rest, Sign::NonProduction).next();
    part.or_else(rest).cloned()
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
    use super::super::testing::{fields, paragraph};
    use super::super::{extract, gravity};
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
        situation(ticket, &facts, profile, &gravity::read(ticket)).map(|t| t.situation)
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
                "本番の検索機能だけが使えません。購入はできます。",
                Some(Situation::Part),
            ),
            (
                "本番の DB が停止しましたが、待機系に切り替えて業務は続けられています。",
                Some(Situation::Workaround),
            ),
            (
                "We switched to the standby server and work continues. Production is down.",
                Some(Situation::Workaround),
            ),
            (
                "How many clusters can one licence cover?",
                Some(Situation::Question),
            ),
            (
                "How long will it take to restore the production service? It is down for everybody.",
                Some(Situation::ProductionDown),
            ),
            (
                "本番の通販サイトで、全注文を受け付けられません。",
                Some(Situation::ProductionDown),
            ),
            (
                "No customer can place an order in our production shop.",
                Some(Situation::ProductionDown),
            ),
            (
                "本番環境の DB が停止していますが、代わりのサーバで業務は続けられます。",
                Some(Situation::Workaround),
            ),
            (
                "本番の DB が停止しています。別の PC からは処理できています。",
                Some(Situation::ProductionDown),
            ),
            (
                "復元ポイントの保持期間を変える手順を教えてください。",
                Some(Situation::Question),
            ),
            ("本番が停止する恐れがあります。", None),
            ("もし本番が停止した場合、全ユーザーが利用できません。", None),
            ("If the shop stopped, all customers would be blocked.", None),
            (
                "昨日は全断しましたが、復旧済みです。",
                Some(Situation::Over),
            ),
            (
                "本番のサイトが停止しました。現在は復旧しています。",
                Some(Situation::Over),
            ),
            (
                "Production went down at 10:12 JST. It is back up since 10:40.",
                Some(Situation::Over),
            ),
            (
                "本番が停止しました。いったん復旧しましたが、その後また本番が停止しています。",
                Some(Situation::ProductionDown),
            ),
            (
                "検証環境は復旧しました。本番の DB は停止しています。",
                Some(Situation::ProductionDown),
            ),
            (
                "本番の 30 テナントのうち 1 つだけが停止しています。",
                Some(Situation::Part),
            ),
            (
                "The app in 1 of our 40 production namespaces is down.",
                Some(Situation::Part),
            ),
            (
                "本番の社内向け管理画面が停止しています。",
                Some(Situation::Part),
            ),
            (
                "本番の 2 台のうち 1 台が落ち、全ユーザーが注文できません。",
                Some(Situation::ProductionDown),
            ),
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
