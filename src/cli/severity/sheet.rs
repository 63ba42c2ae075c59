//! The advice for people.

use owo_colors::Style;

use super::super::page::Page;
use super::advice::{Advice, Proof, sign_words, situation_words};
use crate::facts::gravity::Sign;
use crate::facts::verdict::Relation;
use crate::knowledge::{Level, Plan};
use crate::text::Language;

/// How far what stands under a heading is indented, in cells.
const INDENT: usize = 2;

pub(super) fn write(page: &mut Page, name: &str, advice: &Advice) {
    head(page, name, advice);
    if advice.ladder().is_empty() {
        without_ladder(page, name, advice);
        return;
    }
    match advice.level {
        Some(level) => supported(page, advice, level),
        None => {
            page.section(page.word("支持される緊急度", "Severity that the facts support"));
            let text = page.word(
                "この下書きだけでは決まりません。",
                "The draft alone does not decide it.",
            );
            page.paragraph(text, INDENT);
            ladder(page, advice);
        }
    }
    stated(page, advice);
    proofs(page, name, advice, |_| true);
    targets(page, advice);
    questions(page, advice);
}

fn head(page: &mut Page, name: &str, advice: &Advice) {
    let title = match advice.ticket {
        Some(number) => format!("{name} #{number}"),
        None => name.to_owned(),
    };
    let desk = advice
        .desk
        .map_or_else(String::new, |desk| page.say(&desk.title).to_owned());
    let sort = match advice.plan {
        Some(plan) => {
            let plan = page.say(&plan.title);
            format!("{desk}{}{plan}", page.sign(" · ", " - "))
        }
        None => desk,
    };
    page.title(&title, &sort, Style::new().cyan());
}

/// A desk that defines no levels: impact and deadline tell it what matters.
fn without_ladder(page: &mut Page, name: &str, advice: &Advice) {
    page.section(page.word("緊急度", "Severity"));
    let text = page.word(
        "この窓口の資料には、緊急度の区分の定義がありません。本文に業務影響と期限を書いて伝えます。",
        "The documents of this desk define no levels of severity. What it goes by is the impact and the deadline in the text.",
    );
    page.paragraph(text, INDENT);
    proofs(page, name, advice, |proof| {
        let tells = |sign: &Sign| {
            matches!(
                sign,
                Sign::Impact
                    | Sign::Deadline
                    | Sign::Down
                    | Sign::AllUsers
                    | Sign::Business
                    | Sign::DataLoss
            )
        };
        proof.signs.iter().any(tells)
    });
    let has = |sign: Sign| advice.proofs.iter().any(|p| p.signs.contains(&sign));
    let mut lines = Vec::new();
    if !has(Sign::Impact) && !has(Sign::AllUsers) {
        lines.push(page.word(
            "業務影響: ＿＿",
            "Business impact: <who is affected and how>",
        ));
    }
    if !has(Sign::Deadline) {
        lines.push(page.word(
            "期限: ＿＿(理由: ＿＿)",
            "Deadline: <date, time and time zone>, because <reason>",
        ));
    }
    if !lines.is_empty() {
        page.section(page.word("本文に加える行", "Lines to add"));
        let text = lines.join("\n");
        page.verbatim(&text, "  ", Style::new());
    }
}

fn supported(page: &mut Page, advice: &Advice, level: &Level) {
    page.section(page.word("支持される緊急度", "Severity that the facts support"));
    let mark = page.sign("▸ ", "> ").to_owned();
    let title = named(page, level);
    page.hanging(&format!("  {mark}"), Style::new().green(), &title, 4);
    // Of a level that is the plan's highest, the definition speaks of less.
    if advice.beyond.is_none() {
        page.paragraph(&definition(page, level), 4);
    }
    if let Some(situation) = advice.situation {
        let (ja, en) = situation_words(situation);
        let text = match page.language {
            Language::Ja => format!("状況: {ja}"),
            Language::En => format!("Situation: {en}"),
        };
        page.paragraph(&text, 4);
    }
    if let Some(limit) = limit(page, advice, level) {
        page.paragraph(&limit, 4);
    }
    if !advice.also.is_empty() {
        let names: Vec<&str> = advice.also.iter().map(|l| l.name.as_ref()).collect();
        let names = names.join(page.word("、", ", "));
        let text = match page.language {
            Language::Ja => format!("定義上は {names} も選べます。"),
            Language::En => format!("The definitions allow {names}, too."),
        };
        page.paragraph(&text, 4);
    }
}

/// What the plan, or the lack of one, makes of the level.
fn limit(page: &Page, advice: &Advice, level: &Level) -> Option<String> {
    if let (Some(beyond), Some(plan)) = (advice.beyond, advice.plan) {
        let plan = page.say(&plan.title);
        return Some(match page.language {
            Language::Ja => format!(
                "定義に合うのは {}({})ですが、{plan} にはありません。{} は {plan} で最も高い緊急度です。",
                beyond.name, beyond.meaning.ja, level.name
            ),
            Language::En => format!(
                "By the definitions it is {} ({}), which {plan} does not have. {} is the highest that {plan} has.",
                beyond.name, beyond.meaning.en, level.name
            ),
        });
    }
    let plans = advice.plans_with(level);
    if advice.plan.is_some() || plans.is_empty() {
        return None;
    }
    let names: Vec<&str> = plans.iter().map(|plan| page.say(&plan.title)).collect();
    let names = names.join(page.word("、", ", "));
    Some(match page.language {
        Language::Ja => format!("{} があるプラン: {names}", level.name),
        Language::En => format!("Plans that have {}: {names}", level.name),
    })
}

fn named(page: &Page, level: &Level) -> String {
    let title = page.say(&level.title);
    if title == level.name {
        return title.to_owned();
    }
    match page.language {
        Language::Ja => format!("{}({title})", level.name),
        Language::En => format!("{} ({title})", level.name),
    }
}

/// The desk's own row for a level.
fn definition(page: &Page, level: &Level) -> String {
    let meaning = page.say(&level.meaning);
    let known = if level.general_knowledge {
        page.word("(一般に知られている定義)", " (as is generally known)")
    } else {
        ""
    };
    match page.language {
        Language::Ja => format!("定義: {meaning}{known}"),
        Language::En => format!("Defined as: {meaning}{known}"),
    }
}

/// All levels with their definitions, where none can be named.
fn ladder(page: &mut Page, advice: &Advice) {
    for level in advice.ladder() {
        let text = format!("{}: {}", named(page, level), page.say(&level.meaning));
        let mark = page.sign("・", "- ");
        page.hanging(&format!("  {mark}"), Style::new().dimmed(), &text, 4);
    }
}

fn stated(page: &mut Page, advice: &Advice) {
    page.section(page.word("下書きの緊急度", "Severity that the draft states"));
    let Some((level, place)) = &advice.stated else {
        page.paragraph(page.word("書かれていません。", "It states none."), INDENT);
        return;
    };
    let (ja, en, style) = match advice.relation {
        Relation::Fits if advice.is_stated_beyond() => (
            "本文の状況には合っていますが、プランにありません",
            "it fits what is told, but not the plan",
            Style::new().yellow(),
        ),
        Relation::Fits => ("合っています", "it fits", Style::new().green()),
        Relation::Overstated => (
            "本文の状況より高い",
            "higher than what is told",
            Style::new().yellow(),
        ),
        Relation::Understated => (
            "本文の状況より低い",
            "lower than what is told",
            Style::new().yellow(),
        ),
        Relation::Undecided | Relation::Unstated => (
            "本文だけでは判断できません",
            "the text does not decide",
            Style::new().dimmed(),
        ),
    };
    let line = place.start.line;
    let text = match page.language {
        Language::Ja => format!("{}({line} 行目): {ja}", level.name),
        Language::En => format!("{} (line {line}): {en}", level.name),
    };
    let mark = match advice.relation {
        Relation::Fits if advice.is_stated_beyond() => page.sign("✗ ", "x "),
        Relation::Fits => page.sign("✓ ", "+ "),
        Relation::Overstated | Relation::Understated => page.sign("✗ ", "x "),
        Relation::Undecided | Relation::Unstated => "? ",
    };
    page.hanging(&format!("  {mark}"), style, &text, 4);
    if advice.relation != Relation::Fits {
        page.paragraph(&definition(page, level), 4);
    }
    if let Some(plan) = advice.plan.filter(|_| advice.is_stated_beyond()) {
        let plan = page.say(&plan.title);
        let text = match page.language {
            Language::Ja => format!("{plan} に {} はありません。", level.name),
            Language::En => format!("{plan} does not have {}.", level.name),
        };
        page.paragraph(&text, 4);
    }
}

fn proofs(page: &mut Page, name: &str, advice: &Advice, shown: impl Fn(&Proof) -> bool) {
    let shown: Vec<&Proof> = advice.proofs.iter().filter(|proof| shown(proof)).collect();
    if shown.is_empty() {
        return;
    }
    page.section(page.word("根拠となる文", "Sentences that prove it"));
    for proof in shown {
        let signs: Vec<&str> = proof
            .signs
            .iter()
            .map(|sign| {
                let (ja, en) = sign_words(*sign);
                page.word(ja, en)
            })
            .collect();
        let start = proof.place.start;
        let text = format!(
            "{name}:{}:{}  {}",
            start.line,
            start.column,
            signs.join(page.word("・", ", "))
        );
        page.paragraph(&text, INDENT);
        let mark = page.sign("    │ ", "    | ");
        page.verbatim(&proof.text, mark, Style::new());
    }
}

fn targets(page: &mut Page, advice: &Advice) {
    let Some(desk) = advice.desk.filter(|_| advice.level.is_some()) else {
        return;
    };
    let plans: Vec<&'static Plan> = match advice.plan {
        Some(plan) => vec![plan],
        None => desk
            .plans
            .iter()
            .filter(|plan| advice.target(plan).is_some())
            .collect(),
    };
    if plans.is_empty() {
        return;
    }
    page.section(page.word("最初の応答の目標", "Target of the first answer"));
    for plan in plans {
        let within = match advice.target(plan).and_then(|t| t.within.as_ref()) {
            Some(within) => page.say(within),
            None => page.word("この緊急度の目標はありません", "none for this level"),
        };
        let hours = plan.hours.as_ref().map_or_else(String::new, |hours| {
            let hours = page.say(hours);
            match page.language {
                Language::Ja => format!("({hours})"),
                Language::En => format!(" ({hours})"),
            }
        });
        let text = format!("{}: {within}{hours}", page.say(&plan.title));
        let mark = page.sign("・", "- ");
        page.hanging(&format!("  {mark}"), Style::new().dimmed(), &text, 4);
    }
}

fn questions(page: &mut Page, advice: &Advice) {
    if advice.open.is_empty() {
        return;
    }
    page.section(match advice.level {
        Some(_) => page.word("書けば確かになること", "What would make it surer"),
        None => page.word("書けば決まること", "What would decide it"),
    });
    for open in &advice.open {
        let (ja, en) = open.words();
        let text = page.word(ja, en);
        page.hanging("  ? ", Style::new().yellow(), text, 4);
    }
}
