//! `rules test`: the examples of cards, each judged.

use owo_colors::{OwoColorize as _, Style};
use serde_json::{Value, json};

use super::super::args::{ListFormat, RulesTestArgs};
use super::super::judge::{current_folder, own_rules};
use super::super::output::Terminal;
use super::super::page::Page;
use super::super::{CLEAN, FAILED, FINDINGS, Failure, Status, input, trouble};
use crate::config;
use crate::diagnostic::Applicability;
use crate::engine::{examples, lint};
use crate::facts::Veil;
use crate::knowledge::schema::{Scope, TEMPLATE};
use crate::knowledge::{CARDS, Card, Example, OwnRule};
use crate::repair::repair;
use crate::template;
use crate::text::Language;

/// What came of a rule.
struct Tested {
    card: &'static Card,
    own: Option<&'static OwnRule>,
    results: Vec<Tried>,
}

/// What came of an example.
struct Tried {
    /// `fail` or `pass`.
    list: &'static str,
    /// Which of them, from 1.
    number: usize,
    /// The line of the card, from 1, where that is known.
    line: Option<usize>,
    /// What went wrong.
    wrong: Option<String>,
}

pub(super) fn run(args: &RulesTestArgs, terminal: &mut Terminal) -> Status {
    let language = args.lang.or_environment();
    let (own, ship): (Vec<&'static OwnRule>, bool) = match &args.folder {
        Some(folder) => {
            let cards = config::read_cards(input::read_config, folder, &current_folder());
            let cards = cards.map_err(|why| trouble::unread(&why).of(&folder.to_string_lossy()))?;
            if !cards.troubles.is_empty() {
                trouble::tell(&cards.troubles, language, terminal);
                return terminal.finish(FAILED);
            }
            (cards.rules, false)
        }
        None => match own_rules(&args.file, terminal)? {
            Some(own) => (own, true),
            None => return terminal.finish(FAILED),
        },
    };
    let shipped = CARDS.iter().filter(|_| ship).map(|card| (card, None));
    let of_house = own.iter().map(|own| (&own.card, Some(*own)));
    let mut tested = Vec::new();
    for (card, rule) in shipped.chain(of_house) {
        tested.push(test(card, rule, &own, language)?);
    }
    let text = match args.format {
        ListFormat::Json => {
            let answer = json!({
                "version": 1,
                "rules": tested.iter().map(entry).collect::<Vec<_>>(),
            });
            let text = serde_json::to_string_pretty(&answer);
            text.map_err(|error| Failure::new(error.to_string()))? + "\n"
        }
        ListFormat::Human => {
            let mut page = Page::new(terminal, language);
            write(&mut page, &tested);
            page.finish()
        }
    };
    terminal.print(&text);
    let well = tested.iter().all(Tested::went_well);
    terminal.finish(if well { CLEAN } else { FINDINGS })
}

impl Tested {
    fn went_well(&self) -> bool {
        self.results.iter().all(|tried| tried.wrong.is_none())
    }
}

fn test(
    card: &'static Card,
    own: Option<&'static OwnRule>,
    house: &[&'static OwnRule],
    language: Language,
) -> Result<Tested, Failure> {
    let line = |fails: bool, at: usize| {
        let (fail, pass) = &own?.lines;
        let lines = if fails { fail } else { pass };
        lines.get(at).copied()
    };
    let mut results = Vec::new();
    for (list, all) in [("fail", &card.examples.fail), ("pass", &card.examples.pass)] {
        for (at, example) in all.iter().enumerate() {
            let fails = list == "fail";
            results.push(Tried {
                list,
                number: at + 1,
                line: line(fails, at),
                wrong: wrong(card, example, fails, house, language)?,
            });
        }
    }
    Ok(Tested { card, own, results })
}

/// What is wrong with an example, if anything is.
fn wrong(
    card: &Card,
    example: &Example,
    fails: bool,
    house: &[&'static OwnRule],
    language: Language,
) -> Result<Option<String>, Failure> {
    let unknown = |rule| Failure::unknown(false, &rule);
    let word = |ja: &'static str, en: &'static str| match language {
        Language::Ja => ja,
        Language::En => en,
    };
    let settings = examples::settings(card, example, house).map_err(unknown)?;
    let source = examples::draft(example);
    let of_templates = card.family == TEMPLATE;
    let (found, provider, kind) = if of_templates {
        let outcome = template::judge(&source, &settings);
        (outcome.diagnostics, outcome.provider, outcome.kind)
    } else {
        let outcome = lint(&source, &settings);
        let profile = outcome.profile;
        (outcome.diagnostics, profile.provider, profile.kind.name())
    };
    if !fails {
        let finding = found.first();
        return Ok(finding.map(|finding| {
            let what = word("指摘されました: ", "it is raised: ");
            // Reports cover what they quote of a draft; this is none.
            let told = Veil::over([source.text()]);
            format!("{what}{}", told.covered(&finding.message))
        }));
    }
    if !examples::fired(example, &found) {
        let passage = card.scope == Scope::Document && settings.fragment;
        return Ok(Some(match language {
            Language::Ja => {
                let hint = match passage {
                    true => {
                        "。`scope: document` は下書き全体だけを点検します。例に `whole: true` を付けてください"
                    }
                    false => "",
                };
                format!("指摘されませんでした({provider} の {kind} として点検しました){hint}")
            }
            Language::En => {
                let hint = match passage {
                    true => {
                        "; `scope: document` judges whole drafts only: give the example `whole: true`"
                    }
                    false => "",
                };
                format!("it is not raised (judged as a draft for {provider}, {kind}){hint}")
            }
        }));
    }
    // A template is mended by its own command, and all at once.
    let Some(fixed) = example.fixed.as_ref().filter(|_| !of_templates) else {
        return Ok(None);
    };
    let mended = repair(&source, &settings, Applicability::Unsafe);
    let differs = mended.source.text().trim_end() != fixed.trim_end();
    Ok(differs.then(|| {
        let what = word(
            "修正の結果が fixed と違います",
            "its rewrite is not what `fixed` shows",
        );
        what.to_owned()
    }))
}

fn entry(tested: &Tested) -> Value {
    let results = tested.results.iter().map(|tried| {
        json!({
            "list": tried.list,
            "number": tried.number,
            "line": tried.line,
            "ok": tried.wrong.is_none(),
            "what": tried.wrong,
        })
    });
    json!({
        "name": tested.card.name,
        "family": tested.card.family,
        "file": tested.own.map(|own| own.file.as_str()),
        "ok": tested.went_well(),
        "examples": results.collect::<Vec<_>>(),
    })
}

/// The results for people: each example of a rule of the house; of those that
/// ship, which have hundreds, what went wrong.
fn write(page: &mut Page, tested: &[Tested]) {
    let (good, bad) = (page.sign("✓", "ok"), page.sign("✗", "no"));
    let (mut examples, mut failures) = (0, 0);
    for one in tested {
        let well = one.went_well();
        let (mark, style) = match well {
            true => (good, Style::new().green()),
            false => (bad, Style::new().red().bold()),
        };
        let name = one.card.name.style(Style::new().bold());
        let count = one.results.len();
        let file = one.own.map_or("", |own| &own.file);
        let about = match page.language {
            Language::Ja => format!("例 {count} 件"),
            Language::En => format!("{count} examples"),
        };
        page.line(&format!("{} {name}  {about}  {file}", mark.style(style)));
        for tried in &one.results {
            examples += 1;
            failures += usize::from(tried.wrong.is_some());
            if one.own.is_none() && tried.wrong.is_none() {
                continue;
            }
            let place = match (one.own, tried.line) {
                (Some(own), Some(line)) => format!("  {}:{line}", own.file),
                _ => String::new(),
            };
            let mark = if tried.wrong.is_none() { good } else { bad };
            page.line(&format!("  {mark} {} {}{place}", tried.list, tried.number));
            if let Some(what) = &tried.wrong {
                page.paragraph(what, 6);
            }
        }
    }
    page.blank();
    let rules = tested.len();
    let line = match page.language {
        Language::Ja => format!("{rules} 規則、例 {examples} 件: 失敗 {failures} 件"),
        Language::En => format!(
            "{rules} rule{}, {examples} examples: {failures} failed",
            if rules == 1 { "" } else { "s" }
        ),
    };
    page.paragraph(&line, 0);
}
