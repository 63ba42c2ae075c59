//! What is to be said about the severity of a ticket.

use super::super::hidden::Hidden;
use crate::engine::Reading;
use crate::facts::declared::Declared;
use crate::facts::gravity::{self, Gravity, Sign};
use crate::facts::verdict::{self, Relation};
use crate::facts::{FactKind, Situation};
use crate::knowledge::{FieldKind, Level, Plan, Provider, Target, provider};
use crate::text::position::Place;
use crate::text::{Range, SourceFile};

/// A sentence of the draft that bears on its severity.
pub(super) struct Proof {
    /// What it shows.
    pub(super) signs: Vec<Sign>,
    /// Its words, secrets masked.
    pub(super) text: String,
    pub(super) place: Place,
}

/// What the draft leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Production,
    Running,
    Users,
    Workaround,
    Deadline,
    Plan,
}

/// What is to be said about the severity of a ticket.
pub(super) struct Advice {
    /// Its number, where the file has several.
    pub(super) ticket: Option<usize>,
    pub(super) desk: Option<&'static Provider>,
    pub(super) plan: Option<&'static Plan>,
    pub(super) stated: Option<(&'static Level, Place)>,
    pub(super) situation: Option<Situation>,
    /// The level that the facts support, as far as the plan has it.
    pub(super) level: Option<&'static Level>,
    /// The one that they support and the plan does not have.
    pub(super) beyond: Option<&'static Level>,
    /// Others that the desk's definitions allow.
    pub(super) also: Vec<&'static Level>,
    pub(super) relation: Relation,
    pub(super) proofs: Vec<Proof>,
    pub(super) open: Vec<Open>,
}

impl Advice {
    pub(super) fn of(
        reading: &Reading,
        source: &SourceFile,
        hidden: &Hidden,
        ticket: Option<usize>,
    ) -> Self {
        let draft = &reading.ticket;
        let desk = reading.profile.provider;
        let signs = gravity::read(draft);
        let declared = Declared::of(draft, desk);
        let verdict = verdict::weigh(draft, &reading.facts, reading.profile, &signs, &declared);
        let advised = verdict::advised(desk, &verdict, &signs);
        let situation = advised.as_ref().map(|advised| advised.told.situation);
        let level = advised.as_ref().map(|advised| advised.level);
        let plan = verdict.plan;
        let mut also =
            situation.map_or_else(Vec::new, |situation| verdict::levels(desk, plan, situation));
        also.retain(|other| level.is_none_or(|level| level.name != other.name));
        let show = |range: &Range| source.place(draft.span_of(range));
        let mut proofs = Proofs {
            reading,
            source,
            hidden,
            list: Vec::new(),
        };
        if let Some(advised) = &advised {
            proofs.add(None, &signs, &advised.told.range);
        }
        for (sign, range) in signs.every() {
            proofs.add(Some(sign), &signs, range);
        }
        // What decides comes first, the rest as it stands in the draft.
        let decides = usize::from(advised.is_some()).min(proofs.list.len());
        proofs.list[decides..].sort_by_key(|proof| proof.place.start.byte);
        proofs.list.truncate(SHOWN);
        Self {
            ticket,
            desk: provider(desk),
            plan,
            stated: verdict.stated.as_ref().map(|s| (s.value, show(&s.range))),
            situation,
            level,
            beyond: advised.as_ref().and_then(|advised| advised.beyond),
            also,
            relation: verdict.relation,
            proofs: proofs.list,
            open: open(reading, &signs, situation, plan.is_some()),
        }
    }

    /// The ladder of the desk; empty where it has none.
    pub(super) fn ladder(&self) -> &'static [Level] {
        self.desk.map_or(&[], |desk| &desk.levels)
    }

    /// The plans that have a level, where some have it and others do not.
    pub(super) fn plans_with(&self, level: &Level) -> Vec<&'static Plan> {
        let all = self.desk.map_or(&[] as &[Plan], |desk| &desk.plans);
        let leveled = || all.iter().filter(|plan| !plan.targets.is_empty());
        let with: Vec<&Plan> = leveled()
            .filter(|plan| verdict::has_level(plan, level))
            .collect();
        if with.len() == leveled().count() {
            return Vec::new();
        }
        with
    }

    /// Whether the level that the draft states is none of its plan's.
    pub(super) fn is_stated_beyond(&self) -> bool {
        let (Some(plan), Some((level, _))) = (self.plan, &self.stated) else {
            return false;
        };
        !verdict::has_level(plan, level)
    }

    /// The first answer that a plan promises for the level.
    pub(super) fn target(&self, plan: &'static Plan) -> Option<&'static Target> {
        let level = self.level?;
        plan.targets
            .iter()
            .find(|target| target.level == level.name)
    }
}

/// How many sentences are shown.
const SHOWN: usize = 8;

struct Proofs<'a> {
    reading: &'a Reading,
    source: &'a SourceFile,
    hidden: &'a Hidden,
    list: Vec<Proof>,
}

impl Proofs<'_> {
    /// Adds the sentence around some words, or what else it shows.
    fn add(&mut self, sign: Option<Sign>, signs: &Gravity<'_>, range: &Range) {
        let sentence = signs.sentence(range);
        let span = self.reading.ticket.span_of(&sentence);
        let place = self.source.place(span);
        if let Some(known) = self.list.iter_mut().find(|proof| proof.place == place) {
            known
                .signs
                .extend(sign.filter(|sign| !known.signs.contains(sign)));
        } else {
            self.list.push(Proof {
                signs: sign.into_iter().collect(),
                text: self.hidden.mask(self.source, span),
                place,
            });
        }
    }
}

/// What would decide the level, and the draft does not tell.
fn open(
    reading: &Reading,
    signs: &Gravity<'_>,
    situation: Option<Situation>,
    plan: bool,
) -> Vec<Open> {
    let any = |wanted: &[Sign]| wanted.iter().any(|sign| signs.has(*sign));
    let field = |kind: FieldKind| reading.ticket.field(kind).is_some();
    let settled = matches!(
        situation,
        Some(
            Situation::Question | Situation::NonProduction | Situation::NoImpact | Situation::Over
        )
    );
    let mut open = Vec::new();
    if !settled {
        let where_known = any(&[Sign::Production, Sign::NonProduction, Sign::Down]);
        let users = any(&[
            Sign::AllUsers,
            Sign::Business,
            Sign::Part,
            Sign::Impact,
            Sign::NoImpact,
        ]) || reading.facts.has(FactKind::Impact)
            || field(FieldKind::Impact);
        for (known, what) in [
            (where_known, Open::Production),
            (
                any(&[
                    Sign::Down,
                    Sign::NotDown,
                    Sign::Degraded,
                    Sign::DataLoss,
                    Sign::Over,
                ]),
                Open::Running,
            ),
            (users, Open::Users),
            (
                any(&[Sign::Workaround, Sign::NoWorkaround]),
                Open::Workaround,
            ),
            (
                signs.has(Sign::Deadline) || field(FieldKind::Deadline),
                Open::Deadline,
            ),
        ] {
            if !known {
                open.push(what);
            }
        }
    }
    let has_plans = provider(reading.profile.provider)
        .is_some_and(|p| p.plans.iter().any(|plan| !plan.targets.is_empty()));
    if !plan && has_plans {
        open.push(Open::Plan);
    }
    open
}

impl Open {
    /// Its name for programs.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Running => "running",
            Self::Users => "users",
            Self::Workaround => "workaround",
            Self::Deadline => "deadline",
            Self::Plan => "plan",
        }
    }

    /// The question that settles it: in Japanese, in English.
    pub(super) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Production => ("本番環境での問題ですか。", "Is it in production?"),
            Self::Running => (
                "止まっていますか。性能の低下や一部の異常にとどまりますか。",
                "Is it down, or does it work, but badly or in part?",
            ),
            Self::Users => (
                "誰の、どの業務に影響していますか(人数・割合)。",
                "Whom does it affect, how many, and in which work?",
            ),
            Self::Workaround => ("回避策はありますか。", "Is there a workaround?"),
            Self::Deadline => (
                "いつまでに必要ですか。その理由は何ですか。",
                "By when is it needed, and why then?",
            ),
            Self::Plan => ("どのサポートプランですか。", "Which support plan is it?"),
        }
    }
}

/// What a sign shows: in Japanese, in English.
pub(super) const fn sign_words(sign: Sign) -> (&'static str, &'static str) {
    match sign {
        Sign::Production => ("本番", "production"),
        Sign::NonProduction => ("本番以外", "not production"),
        Sign::Down => ("停止", "down"),
        Sign::NotDown => ("停止していない", "not down"),
        Sign::Degraded => ("性能低下・一部の異常", "degraded"),
        Sign::AllUsers => ("全員に影響", "everybody"),
        Sign::Business => ("事業全体", "the whole business"),
        Sign::Part => ("一部に限られる", "only a part"),
        Sign::Rest => ("ほかは正常", "the rest works"),
        Sign::Over => ("復旧済み", "over"),
        Sign::Workaround => ("回避策あり", "a workaround"),
        Sign::NoWorkaround => ("回避策なし", "no workaround"),
        Sign::DataLoss => ("データの消失", "data lost"),
        Sign::Breach => ("法令・規制への違反", "a duty broken"),
        Sign::Deadline => ("期限", "a deadline"),
        Sign::SecondaryBackup => ("バックアップの複製", "secondary backups"),
        Sign::PrimaryBackup => ("バックアップ", "primary backups"),
        Sign::HowTo => ("使い方の質問", "a how-to question"),
        Sign::NoImpact => ("影響なし", "no impact"),
        Sign::Impact => ("影響", "impact"),
    }
}

/// The situation in words: in Japanese, in English.
pub(super) const fn situation_words(situation: Situation) -> (&'static str, &'static str) {
    match situation {
        Situation::ProductionDown => ("本番が止まっている", "production is down"),
        Situation::BusinessDown => (
            "事業の根幹を担うシステムが止まっている",
            "what the business stands on is down",
        ),
        Situation::Part => (
            "影響は本番の一部に限られる",
            "only a part of production is affected",
        ),
        Situation::Over => ("停止したが、すでに復旧している", "it was down, and is over"),
        Situation::DataLoss => ("データが失われている", "data is lost"),
        Situation::Breach => ("法令や規制に違反する", "a legal duty is broken"),
        Situation::Workaround => ("回避策がある", "there is a workaround"),
        Situation::NotDown => (
            "本番に支障があるが、止まってはいない",
            "production is hurt, but not down",
        ),
        Situation::NonProduction => ("本番以外の問題である", "it is not in production"),
        Situation::SecondaryBackup => (
            "バックアップの複製の問題である",
            "secondary backups are concerned",
        ),
        Situation::NoImpact => (
            "影響がない、または急がない",
            "nothing is harmed, or nothing presses",
        ),
        Situation::Question => ("使い方の質問である", "it is a question"),
    }
}

/// How the stated level stands, by its name for programs.
pub(super) const fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::Unstated => "unstated",
        Relation::Undecided => "undecided",
        Relation::Fits => "fits",
        Relation::Overstated => "higher",
        Relation::Understated => "lower",
    }
}

/// The name of a sign for programs.
pub(super) const fn sign_name(sign: Sign) -> &'static str {
    match sign {
        Sign::Production => "production",
        Sign::NonProduction => "non-production",
        Sign::Down => "down",
        Sign::NotDown => "not-down",
        Sign::Degraded => "degraded",
        Sign::Breach => "breach",
        Sign::AllUsers => "all-users",
        Sign::Business => "business",
        Sign::Part => "part",
        Sign::Rest => "rest-works",
        Sign::Over => "over",
        Sign::Workaround => "workaround",
        Sign::NoWorkaround => "no-workaround",
        Sign::DataLoss => "data-loss",
        Sign::Deadline => "deadline",
        Sign::SecondaryBackup => "secondary-backup",
        Sign::PrimaryBackup => "primary-backup",
        Sign::HowTo => "how-to",
        Sign::NoImpact => "no-impact",
        Sign::Impact => "impact",
    }
}
