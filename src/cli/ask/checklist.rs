//! The questions as a page, and as JSON.

use owo_colors::Style;
use serde::Serialize;

use super::Job;
use super::question::Question;
use crate::cli::output::Terminal;
use crate::cli::page::{Page, severity_style};
use crate::cli::shell::operand;
use crate::knowledge::Severity;
use crate::report::{Concealed, json_line};
use crate::text::Language;
use crate::text::display::visible_line;
use crate::text::position::Place;
use crate::text::width::cells;

/// Cells that what belongs to a question stands in.
const INDENT: usize = 3;

/// The page: every question with what helps to answer it, of `all` there are.
pub(super) fn page(
    job: &Job<'_>,
    shown: &[Question<'_>],
    all: usize,
    terminal: &Terminal,
) -> String {
    let mut page = start(job, terminal);
    if all == 0 {
        page.blank();
        let none = page.word(
            "尋ねることはありません。",
            "There is nothing the desk would have to ask.",
        );
        page.paragraph(none, 0);
        return page.finish();
    }
    for (at, question) in shown.iter().enumerate() {
        write(job, &mut page, question, at + 1);
    }
    page.blank();
    let name = visible_line(&operand(job.source.name())).into_owned();
    let rest = all - shown.len();
    if rest > 0 {
        let more = match page.language {
            Language::Ja => format!("ほかに {rest} 問あります(--all ですべて表示)。"),
            Language::En => format!("{rest} more (--all shows them)."),
        };
        page.paragraph(&more, 0);
    }
    let how = match page.language {
        Language::Ja => format!(
            "端末で ticketlint ask {name} を実行するか、--answers に答えを渡すと、下書きに書き込みます。"
        ),
        Language::En => format!(
            "To have the answers written into the draft, run ticketlint ask {name} in a terminal, or give them with --answers."
        ),
    };
    page.paragraph(&how, 0);
    page.finish()
}

/// The head of the page.
pub(super) fn head(job: &Job<'_>, terminal: &Terminal) -> String {
    let mut page = start(job, terminal);
    let how = page.word(
        "答えを入力してください。空のまま Enter で次へ進みます。Ctrl-D でそこまでの答えを書き込んで終わり、Ctrl-C では何も書き込みません。分からないことは飛ばせます。",
        "Type your answers. Enter alone passes a question over. Ctrl-D ends and writes what was answered so far, Ctrl-C writes nothing. Answer only what you know.",
    );
    page.paragraph(how, 0);
    page.finish()
}

/// One question.
pub(super) fn entry(
    job: &Job<'_>,
    question: &Question<'_>,
    number: usize,
    terminal: &Terminal,
) -> String {
    let mut page = Page::new(terminal, job.language);
    write(job, &mut page, question, number);
    page.finish()
}

fn start(job: &Job<'_>, terminal: &Terminal) -> Page {
    let mut page = Page::new(terminal, job.language);
    let profile = job.outcome.profile;
    let dot = page.sign("·", "-");
    let name = visible_line(job.source.name()).into_owned();
    let sort = format!(
        "{name} {dot} {} {dot} {}",
        profile.provider,
        profile.kind.name()
    );
    let title = page.word("サポートが次に尋ねること", "What the desk would ask next");
    page.title(title, &sort, Style::new().cyan());
    page
}

fn write(job: &Job<'_>, page: &mut Page, question: &Question<'_>, number: usize) {
    let secrets = Concealed::at(job.source, &job.outcome.concealed);
    let finding = question.finding;
    page.blank();
    let head = format!("{number}.");
    let severity = match finding.severity {
        Severity::Warning => String::new(),
        severity => format!(", {}", severity.word(page.language)),
    };
    let ticket = match (finding.ticket, page.language) {
        (Some(ticket), Language::Ja) => format!("(チケット {ticket})"),
        (Some(ticket), Language::En) => format!(" (ticket {ticket})"),
        (None, _) => String::new(),
    };
    let text = format!(
        "{}{ticket} [{}{severity}]",
        secrets.mask(question.text),
        finding.rule
    );
    page.hanging(
        &head,
        severity_style(finding.severity).bold(),
        &text,
        INDENT.max(cells(&head) + 1),
    );
    let line = job.source.position(question.place.start()).line;
    let place = match (&question.label, page.language) {
        (Some(label), Language::Ja) => format!("{line} 行目(「{label}」として)"),
        (Some(label), Language::En) => format!("line {line}, as “{label}”"),
        (None, Language::Ja) => format!("{line} 行目"),
        (None, Language::En) => format!("line {line}"),
    };
    let heads = [
        page.word("理由", "why"),
        page.word("調べ方", "how"),
        page.word("場所", "where"),
        page.word("文例", "as in"),
    ];
    let column = INDENT + 2 + heads.iter().map(|head| cells(head)).max().unwrap_or(0);
    let notes = [
        Some(finding.why.as_ref()),
        question.find_out,
        Some(place.as_str()),
    ];
    for (head, note) in heads.iter().zip(notes) {
        if let Some(note) = note {
            let head = format!("{:INDENT$}{head}", "");
            page.hanging(&head, Style::new().dimmed(), &secrets.mask(note), column);
        }
    }
    if let Some(rewrite) = &finding.rewrite {
        let rewrite = secrets.mask(rewrite);
        for (at, line) in rewrite.lines().enumerate() {
            let head = if at == 0 { heads[3] } else { "" };
            let head = format!("{:INDENT$}{head}", "");
            page.hanging(&head, Style::new().dimmed(), line, column);
        }
    }
}

/// The answer of `ask --format json`, version 1.
#[derive(Serialize)]
struct Questions<'a> {
    version: u32,
    path: &'a str,
    provider: &'a str,
    kind: &'a str,
    language: &'a str,
    /// How many questions there are, shown or not.
    open: usize,
    questions: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: &'static str,
    question: String,
    why: &'a str,
    help: String,
    find_out: Option<&'static str>,
    field: Option<&'static str>,
    place: Place,
    rewrite: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<usize>,
}

/// The questions for programs.
pub(super) fn json(job: &Job<'_>, shown: &[Question<'_>], all: usize) -> String {
    let secrets = Concealed::at(job.source, &job.outcome.concealed);
    let profile = job.outcome.profile;
    let masked = |text: &str| secrets.mask(text).into_owned();
    let questions = shown
        .iter()
        .map(|question| {
            let finding = question.finding;
            Entry {
                rule: &finding.rule,
                severity: finding.severity.name(),
                question: masked(question.text),
                why: &finding.why,
                help: masked(&finding.help),
                find_out: question.find_out,
                field: question.field.map(|kind| kind.name()),
                place: job.source.place(question.place),
                rewrite: finding.rewrite.as_deref().map(masked),
                ticket: finding.ticket,
            }
        })
        .collect();
    let page = Questions {
        version: 1,
        path: job.source.name(),
        provider: profile.provider,
        kind: profile.kind.name(),
        language: profile.language.code(),
        open: all,
        questions,
    };
    json_line(&page)
}
