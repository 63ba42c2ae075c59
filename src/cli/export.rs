//! `ticketlint export`: a draft as a desk takes it. Nothing is sent.

use std::collections::HashSet;

use super::args::{ExportArgs, file};
use super::input::Input;
use super::judge::{Judges, base, command_line};
use super::output::Terminal;
use super::{CLEAN, FINDINGS, Failure, Status, faults, input, name_one, no_ticket, write};
use crate::config::said;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::engine::{self, Credential, Outcome, Settings};
use crate::export::{self, Case, Excess, Exported};
use crate::knowledge::{GENERIC, Severity};
use crate::repair::repair;
use crate::rules::{SECRETS, Selection};
use crate::text::{Language, SourceFile};

pub(super) fn run(args: &ExportArgs, terminal: &mut Terminal) -> Status {
    let draft = only_draft(args)?;
    let layer = command_line(&args.drafts.nature, None);
    let mut judges = Judges::new(&args.drafts.file, layer, base(&args.drafts))?;
    // Why not is told.
    let Some(judge) = judges.of(&draft, terminal) else {
        return terminal.finish(super::FAILED);
    };
    if judges.is_passed_by(&draft, &judge, terminal) {
        return terminal.finish(super::FAILED);
    }
    let source = draft.read(args.drafts.encoding)?;
    let mut settings = Settings::clone(&judge.engine);
    settings.usual_provider = settings.usual_provider.or(args.to.provider());
    settings.language = args.lang.fixed().or(settings.language);
    let outcome = engine::lint(&source, &settings);
    faults::refuse_excess(&source, &outcome)?;
    let language = settings.language.unwrap_or(outcome.profile.language);
    let errors = errors(&outcome, args.ticket);
    if !errors.is_empty() && !args.force {
        refuse(&source, &outcome, &errors, language, terminal);
        return terminal.finish(FINDINGS);
    }
    let masked = Masked::of(&source, &settings).map_err(|failure| failure.of(source.name()))?;
    let text = Exporter {
        args,
        language,
        masked: &masked,
    }
    .run(&settings, terminal)
    .map_err(|failure| failure.of(source.name()))?;
    match file(args.output.as_deref()) {
        Some(path) => write::save(path, text.as_bytes(), args.overwrite, "--overwrite")
            .map_err(|failure| failure.of(&path.to_string_lossy()))?,
        None => terminal.write(text.as_bytes()),
    }
    terminal.finish(CLEAN)
}

/// The one draft that the arguments name.
fn only_draft(args: &ExportArgs) -> Result<Input, Failure> {
    let mut inputs = input::collect(&args.drafts)?;
    if let Some(failure) = inputs.failures.pop() {
        return Err(failure);
    }
    let several = inputs.drafts.len() > 1;
    match inputs.drafts.pop() {
        Some(draft) if !several => Ok(draft),
        _ => Err(Failure::new(said!(
            "一度に書き出せる下書きは 1 つです",
            "one draft is exported at a time",
        ))
        .help(name_one())),
    }
}

/// What keeps the draft from being exported.
fn errors(outcome: &Outcome, ticket: Option<usize>) -> Vec<Diagnostic> {
    let counts = |d: &&Diagnostic| {
        d.severity == Severity::Error
            && (ticket.is_none() || d.ticket.is_none() || d.ticket == ticket)
    };
    let errors = outcome.diagnostics.iter().filter(counts);
    errors.cloned().collect()
}

/// Shows what keeps the draft from being exported.
fn refuse(
    source: &SourceFile,
    outcome: &Outcome,
    errors: &[Diagnostic],
    language: Language,
    terminal: &mut Terminal,
) {
    faults::lament(source, outcome, errors, language, terminal);
    terminal.remark(match language {
        Language::Ja => {
            "エラーがあるため書き出しません。直すか、--force を付けてください(機密情報は必ず伏せます)。"
        }
        Language::En => {
            "Not exported while errors stand. Mend them, or add --force (secrets are masked all the same)."
        }
    });
}

/// How many placeholders are named of those that stand for secrets.
const LISTED: usize = 10;

/// How often what is left of secrets is looked for.
const ROUNDS: usize = 10;

/// A draft without its secrets.
struct Masked {
    source: SourceFile,
    /// The secrets that it had.
    secrets: Vec<Credential>,
    /// What stands for each of them, in order of place.
    placeholders: Vec<String>,
}

impl Masked {
    /// Masks every secret, whatever the configuration says of the rule, and the
    /// draft of the secret: as a fix does where there is one, else by its place
    /// alone.
    ///
    /// # Errors
    /// One cannot be masked.
    fn of(source: &SourceFile, settings: &Settings) -> Result<Self, Failure> {
        let selection = Selection::new(vec![SECRETS.to_owned()], Vec::new())
            .map_err(|unknown| Failure::unknown(false, &unknown))?;
        let settings = Settings {
            selection,
            no_suppressions: true,
            ..settings.clone()
        };
        let mut secrets = engine::credentials(source, &settings);
        let mut masked = repair(source, &settings, Applicability::Safe).source;
        for _ in 0..ROUNDS {
            let left = engine::credentials(&masked, &settings);
            if left.is_empty() {
                let mut seen = HashSet::new();
                let names = secrets.iter().map(|secret| &secret.placeholder);
                let placeholders = names.filter(|name| seen.insert(*name)).cloned().collect();
                return Ok(Self {
                    source: masked,
                    secrets,
                    placeholders,
                });
            }
            let edits = left.iter().map(|one| (one.span, one.placeholder.as_str()));
            let Ok(next) = masked.edited(edits) else {
                break;
            };
            masked = next;
            secrets.extend(left);
        }
        Err(Failure::new(said!(
            "伏せられない機密情報があるので、書き出しません",
            "a secret cannot be masked, and nothing is exported",
        ))
        .help(said!(
            "手で伏せてください。場所は `ticketlint check` で分かります",
            "mask it by hand; `ticketlint check` shows where it is",
        )))
    }
}

/// One run over the tickets of a draft.
struct Exporter<'a> {
    args: &'a ExportArgs,
    language: Language,
    masked: &'a Masked,
}

impl Exporter<'_> {
    const fn word<'w>(&self, ja: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Language::Ja => ja,
            Language::En => en,
        }
    }

    /// The text of all tickets that are asked for.
    fn run(&self, settings: &Settings, terminal: &mut Terminal) -> Result<String, Failure> {
        let source = &self.masked.source;
        let mut readings = engine::read(source, settings);
        if let Some(number) = self.args.ticket {
            let has = readings.len();
            if number == 0 || number > has {
                return Err(no_ticket(number, has));
            }
            readings = readings.drain(number - 1..number).collect();
        }
        if readings.len() > 1 && !self.args.to.holds_several() {
            let several = readings.len();
            return Err(Failure::new(said!(
                "チケットが {several} 件ありますが、この形式には 1 件しか入りません",
                "holds {several} tickets; this format takes one",
            ))
            .help(said!(
                "--ticket N で選んでください",
                "choose one with --ticket N",
            )));
        }
        let mut text = String::new();
        for (at, reading) in readings.iter().enumerate() {
            if at > 0 {
                text.push_str("---\n");
            }
            let desk = reading.profile.provider;
            if let Some(wanted) = self
                .args
                .to
                .provider()
                .filter(|p| *p != desk && desk != GENERIC)
            {
                let ja = format!(
                    "注意: この下書きは {desk} 宛てのようですが、{wanted} の形式で書き出します。"
                );
                let en = format!(
                    "note: the draft looks like one for {desk}, and is exported for {wanted}."
                );
                terminal.remark(self.word(&ja, &en));
            }
            let exported = export::export(
                &Case::new(source, reading, &self.masked.placeholders),
                self.args.to,
            );
            self.refuse_excess(&exported)?;
            self.tell(&exported, terminal);
            text.push_str(&export::covered(&exported.text, &self.masked.secrets));
        }
        self.tell_masked(terminal);
        Ok(text)
    }

    /// Nothing is cut: what is too long is for the author to shorten.
    fn refuse_excess(&self, exported: &Exported) -> Result<(), Failure> {
        if exported.excesses.is_empty() {
            return Ok(());
        }
        let each: Vec<String> = exported.excesses.iter().map(|e| self.excess(e)).collect();
        Err(match self.language {
            Language::Ja => Failure::new(each.join("。"))
                .help("何も切り捨てません。短くするか、ログを添付ファイルに移してください"),
            Language::En => Failure::new(each.join(". "))
                .help("nothing is cut: shorten it, or attach logs as files"),
        })
    }

    fn excess(&self, excess: &Excess) -> String {
        let unit = if excess.values {
            self.word("件", "values")
        } else {
            self.word("文字", "characters")
        };
        let Excess {
            name, has, most, ..
        } = excess;
        match self.language {
            Language::Ja => {
                format!("{name} が {has} {unit}あり、上限の {most} {unit}を超えています")
            }
            Language::En => format!("{name} has {has} {unit}; no more than {most} are taken"),
        }
    }

    /// Says what is left out, and what is to be filled in.
    fn tell(&self, exported: &Exported, terminal: &mut Terminal) {
        if exported.left_out > 0 {
            let count = exported.left_out;
            let ja = format!("コメント {count} 件は書き手の控えなので、書き出していません。");
            let en = format!("Comments are for you, not the desk: {count} left out.");
            terminal.remark(self.word(&ja, &en));
        }
        if exported.blanks.is_empty() {
            return;
        }
        terminal.remark(self.word("記入が必要な項目:", "To fill in:"));
        for blank in &exported.blanks {
            let how = blank.how.map_or_else(String::new, |how| {
                let how = self.word(&how.ja, &how.en);
                format!(" ({how})")
            });
            terminal.remark(&format!("  {}: {}{how}", blank.name, blank.wants));
        }
    }

    /// Says what was masked.
    fn tell_masked(&self, terminal: &mut Terminal) {
        let names = &self.masked.placeholders;
        if names.is_empty() {
            return;
        }
        let (named, others) = names.split_at(names.len().min(LISTED));
        let list = named.join(" ");
        let (mut ja, mut en) = (
            format!("機密情報を伏せました: {list}"),
            format!("Secrets were masked: {list}"),
        );
        if !others.is_empty() {
            let more = others.len();
            ja.push_str(&format!(" ほか {more} 件"));
            en.push_str(&format!(" and {more} more"));
        }
        terminal.remark(self.word(&ja, &en));
    }
}
