//! `ticketlint explain NAME`: the card of a rule, advice, or a statement of a
//! document, readable.

mod options;
mod sources;
mod statement;
mod topic;
mod words;

use owo_colors::Style;

use super::args::ExplainArgs;
use super::judge::own_rules;
use super::output::Terminal;
use super::page::{Page, severity_style};
use super::{CLEAN, FAILED, Failure, Status, did_you_mean};
use crate::config::said;
use crate::knowledge::schema::{Example, ProviderSeverity};
use crate::knowledge::{
    self, ADVICE, Advice, Applicability, CARDS, Card, OwnRule, STATEMENTS, Severity, Statement,
    Text, advice,
};
use crate::rules;
use crate::text::Language;
use crate::text::nearest::begun_or_nearest;
use crate::text::width::cells;
use sources::{general_knowledge, sources};

/// Examples shown of each sort.
const EXAMPLES: usize = 3;

/// What can be explained.
#[derive(Clone, Copy)]
enum Subject {
    Rule(&'static Card),
    Topic(&'static Advice),
    Statement(&'static Statement),
}

pub(super) fn run(args: &ExplainArgs, terminal: &mut Terminal) -> Status {
    // What ships is explained whatever the configuration is.
    let shipped = args.rule.as_deref().and_then(subject);
    let own = match shipped {
        Some(_) => Vec::new(),
        None => match own_rules(&args.file, terminal)? {
            Some(own) => own,
            None => return terminal.finish(FAILED),
        },
    };
    let cards = own.iter().map(|own| &own.card);
    let subjects: Vec<Subject> = match &args.rule {
        Some(name) => {
            let of_house = || cards.clone().find(|card| card.name == *name);
            let known = shipped.or_else(|| of_house().map(Subject::Rule));
            vec![known.ok_or_else(|| unknown(name, &own))?]
        }
        None => CARDS
            .iter()
            .chain(cards)
            .map(Subject::Rule)
            .chain(ADVICE.iter().map(Subject::Topic))
            .collect(),
    };
    for (at, subject) in subjects.into_iter().enumerate() {
        let mut page = Page::new(terminal, args.lang.or_environment());
        if at > 0 {
            page.blank();
            page.blank();
        }
        match subject {
            Subject::Rule(card) => explain(&mut page, card),
            Subject::Topic(advice) => topic::explain(&mut page, advice),
            Subject::Statement(said) => statement::explain(&mut page, said),
        }
        terminal.print(&page.finish());
    }
    terminal.finish(CLEAN)
}

fn subject(name: &str) -> Option<Subject> {
    let rule = rules::card(name).map(Subject::Rule);
    let topic = || advice(name).map(Subject::Topic);
    let said = || knowledge::statement(&name.to_ascii_uppercase()).map(Subject::Statement);
    rule.or_else(topic).or_else(said)
}

fn unknown(name: &str, own: &[&'static OwnRule]) -> Failure {
    let cards = || CARDS.iter().chain(own.iter().map(|own| &own.card));
    if cards().any(|card| card.family == name) {
        return Failure::new(said!(
            "`{name}` は規則の分類です",
            "`{name}` is a family of rules",
        ))
        .help(said!(
            "`ticketlint rules --family {name}` で一覧できます",
            "`ticketlint rules --family {name}` lists them",
        ));
    }
    let names = cards()
        .flat_map(|card| [card.name.as_ref(), card.family.as_ref()])
        .chain(ADVICE.iter().map(|advice| advice.topic.as_ref()));
    let id = name.to_ascii_uppercase();
    let of = id.split('-').next().unwrap_or_default();
    let mut alike = STATEMENTS
        .iter()
        .filter(|s| s.id.split('-').next() == Some(of));
    if let (Some(first), Some(last)) = (alike.next(), alike.next_back()) {
        return Failure::new(said!(
            "`{name}` という記述はありません",
            "no statement is called `{name}`",
        ))
        .help(said!(
            "{0} から {1} まであります",
            "they go from {0} to {1}",
            first.id,
            last.id,
        ));
    }
    let help = begun_or_nearest(name, names).map_or_else(
        || {
            said!(
                "規則と分類の一覧は `ticketlint rules`、助言も含めた一覧は `ticketlint rules --checklist` で見られます",
                "`ticketlint rules` lists all rules with their families, \
                 and `ticketlint rules --checklist` the advice as well",
            )
        },
        did_you_mean,
    );
    Failure::new(said!(
        "`{name}` という規則や助言はありません",
        "no rule or advice is called `{name}`",
    ))
    .help(help)
}

fn explain(page: &mut Page, card: &Card) {
    let sort = format!(
        "{} {} {}",
        card.severity.word(page.language),
        page.sign("·", "-"),
        card.family
    );
    page.title(&card.name, &sort, severity_style(card.severity));
    page.paragraph(page.say(&card.summary), 0);

    page.section(page.word("なぜ", "Why"));
    page.paragraph(page.say(&card.why), 2);

    page.section(page.word("指摘と対処", "What it says, and what to do"));
    words::said(page, card);

    if !card.find_out.is_empty() {
        page.section(page.word("調べ方", "How to find it out"));
        words::ways(page, card);
    }

    if let Some(silent) = &card.silent {
        page.section(page.word("指摘しない場合", "When it stays silent"));
        page.paragraph(page.say(silent), 2);
    }

    if !card.options.is_empty() {
        page.section(page.word("設定できること", "What can be set"));
        options::options(page, card);
    }

    page.section(page.word("指摘する例", "Drafts it points at"));
    examples(page, &card.examples.fail);
    page.section(page.word("指摘しない例", "Drafts it leaves alone"));
    examples(page, &card.examples.pass);

    page.section(page.word("対象", "Applies to"));
    scope(page, card);
    // Rules on the file itself rest on no document.
    if !card.statements.is_empty() {
        page.section(page.word("出典", "Sources"));
        sources(page, &card.statements);
        general_knowledge(page, card);
    }
    let beside: Vec<&Advice> = ADVICE.iter().filter(|a| a.goes_with(card)).collect();
    if !beside.is_empty() {
        page.section(page.word("知っておくこと", "Good to know"));
    }
    for (at, advice) in beside.into_iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        page.advice(advice);
    }
}

/// Examples in the language of the page; in the other if there are none.
fn examples(page: &mut Page, examples: &[Example]) {
    let is_japanese = |e: &&Example| {
        e.text
            .chars()
            .any(|c| matches!(c, 'ぁ'..='ん' | 'ァ'..='ヶ'))
    };
    let wanted = page.language == Language::Ja;
    // What rests on somebody's configuration does not speak for itself.
    let alone =
        |e: &&Example| e.glossary.is_empty() && e.holidays.is_empty() && e.options.is_empty();
    let (own, other): (Vec<&Example>, Vec<&Example>) = examples
        .iter()
        .filter(alone)
        .partition(|example| is_japanese(example) == wanted);
    let shown = if own.is_empty() { other } else { own };
    let mark = page.sign("  │ ", "  | ");
    for (at, example) in shown.into_iter().take(EXAMPLES).enumerate() {
        if at > 0 {
            page.blank();
        }
        if example.text.trim().is_empty() {
            page.paragraph(page.word("(空のファイル)", "(an empty file)"), 2);
        } else {
            page.verbatim(&example.text, mark, Style::new());
        }
    }
}

fn scope(page: &mut Page, card: &Card) {
    let fix = match card.fix {
        Applicability::None => page.word("なし", "none"),
        Applicability::Display => page.word("書き足す文例を示す", "shows what to write"),
        Applicability::Unsafe => page.word(
            "前提を確かめれば、そのまま使える",
            "ready to use once its assumption holds",
        ),
        Applicability::Safe => page.word("そのまま使える", "ready to use"),
    };
    let mut rows = reach(page, &card.providers, &card.kinds);
    rows.push((page.word("書き直し", "rewrite"), fix.to_owned()));
    let own = severities(page, None, &card.severity_for);
    if !own.is_empty() {
        rows.push((page.word("重大度", "severity"), own));
    }
    table(page, rows);
}

/// The rows that tell the providers and kinds something is for.
fn reach(page: &Page, providers: &[Text], kinds: &[Text]) -> Vec<(&'static str, String)> {
    let list = |items: &[Text]| match items {
        [] => page.word("すべて", "all").to_owned(),
        items => items.join(", "),
    };
    vec![
        (page.word("提供元", "providers"), list(providers)),
        (page.word("種類", "kinds"), list(kinds)),
    ]
}

/// Rows of a head and a text, the texts below each other.
fn table(page: &mut Page, rows: Vec<(&str, String)>) {
    let indent = 4 + rows.iter().map(|(head, _)| cells(head)).max().unwrap_or(0);
    for (head, text) in rows {
        let style = Style::new().dimmed();
        page.hanging(&format!("  {head}"), style, &text, indent);
    }
}

/// A severity of its own and those for single providers; empty where there are
/// none.
fn severities(page: &Page, own: Option<Severity>, single: &[ProviderSeverity]) -> String {
    let word = |severity: Severity| severity.word(page.language);
    let single = single
        .iter()
        .map(|one| format!("{} {}", one.provider, word(one.severity)));
    let all: Vec<String> = own
        .map(|own| word(own).to_owned())
        .into_iter()
        .chain(single)
        .collect();
    all.join(", ")
}
