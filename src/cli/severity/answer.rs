//! The answer for programs.

use serde::Serialize;

use super::advice::{Advice, relation_name, sign_name};
use crate::facts::Situation;
use crate::knowledge::{Bilingual, Level, Plan};
use crate::text::position::Place;

/// The answer of `severity --format json`, version 1.
#[derive(Serialize)]
pub(super) struct Answer {
    version: u32,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    tickets: Vec<Ticket>,
}

#[derive(Serialize)]
struct Ticket {
    ticket: usize,
    provider: &'static str,
    plan: Option<&'static str>,
    /// Whether the desk has levels at all.
    ladder: bool,
    situation: Option<&'static str>,
    supported: Option<Row>,
    /// The level that the facts support, where the plan does not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    beyond_plan: Option<&'static str>,
    also: Vec<Row>,
    stated: Option<Stated>,
    relation: &'static str,
    evidence: Vec<Evidence>,
    targets: Vec<Target>,
    questions: Vec<Question>,
}

#[derive(Serialize)]
struct Words {
    ja: &'static str,
    en: &'static str,
}

#[derive(Serialize)]
struct Row {
    level: &'static str,
    title: Words,
    meaning: Words,
    statements: Vec<&'static str>,
    general_knowledge: bool,
}

#[derive(Serialize)]
struct Stated {
    level: &'static str,
    span: Place,
}

#[derive(Serialize)]
struct Evidence {
    signs: Vec<&'static str>,
    text: String,
    span: Place,
}

#[derive(Serialize)]
struct Target {
    plan: &'static str,
    within: Option<Words>,
    minutes: Option<usize>,
    business_hours: bool,
}

#[derive(Serialize)]
struct Question {
    about: &'static str,
    ask: Words,
}

impl From<&'static Bilingual> for Words {
    fn from(words: &'static Bilingual) -> Self {
        Self {
            ja: &words.ja,
            en: &words.en,
        }
    }
}

impl From<&'static Level> for Row {
    fn from(level: &'static Level) -> Self {
        Self {
            level: &level.name,
            title: (&level.title).into(),
            meaning: (&level.meaning).into(),
            statements: level.statements.iter().map(AsRef::as_ref).collect(),
            general_knowledge: level.general_knowledge,
        }
    }
}

impl Answer {
    pub(super) const fn new() -> Self {
        Self {
            version: 1,
            files: Vec::new(),
        }
    }

    /// Adds a file with the advice on each of its tickets.
    pub(super) fn add(&mut self, path: &str, advices: &[Advice]) {
        let tickets = advices.iter().map(|advice| Ticket {
            ticket: advice.ticket.unwrap_or(1),
            provider: advice.desk.map_or("", |desk| &desk.name),
            plan: advice.plan.map(|plan| plan.name.as_ref()),
            ladder: !advice.ladder().is_empty(),
            situation: advice.situation.map(Situation::name),
            supported: advice.level.map(Row::from),
            beyond_plan: advice.beyond.map(|level| level.name.as_ref()),
            also: advice.also.iter().copied().map(Row::from).collect(),
            stated: advice.stated.as_ref().map(|(level, span)| Stated {
                level: &level.name,
                span: *span,
            }),
            relation: relation_name(advice.relation),
            evidence: advice
                .proofs
                .iter()
                .map(|proof| Evidence {
                    signs: proof.signs.iter().map(|sign| sign_name(*sign)).collect(),
                    text: proof.text.clone(),
                    span: proof.place,
                })
                .collect(),
            targets: targets(advice),
            questions: advice
                .open
                .iter()
                .map(|open| {
                    let (ja, en) = open.words();
                    Question {
                        about: open.name(),
                        ask: Words { ja, en },
                    }
                })
                .collect(),
        });
        self.files.push(File {
            path: path.to_owned(),
            tickets: tickets.collect(),
        });
    }
}

/// The targets of the plan, or of all where none is stated.
fn targets(advice: &Advice) -> Vec<Target> {
    let all = advice.desk.map_or(&[] as &[Plan], |desk| &desk.plans);
    all.iter()
        .filter(|plan| advice.plan.is_none_or(|own| own.name == plan.name))
        .filter_map(|plan| {
            let target = advice.target(plan)?;
            Some(Target {
                plan: &plan.name,
                within: target.within.as_ref().map(Words::from),
                minutes: target.minutes,
                business_hours: target.business_hours,
            })
        })
        .collect()
}
