//! What would pass though nobody wrote it, and what should not be sent at all.

use super::finding::{fix, propose};
use super::judge::Judging;
use super::model::{Input, Question, Sort};
use super::{want, write};
use crate::detect::Hole;
use crate::diagnostic::{Applicability, Edit};
use crate::engine;
use crate::facts::FactKind;
use crate::knowledge::{Purpose, cues};
use crate::text::{Language, SourceFile, Span};
use crate::ticket::Block;

const PREFILLED: &str = "template-prefilled-answer";
const EXAMPLE: &str = "template-example-passes";
const SECRETS: &str = "template-without-secret-warning";

impl Judging<'_> {
    /// Answers that have to be given, and are there before anybody wrote them.
    pub(super) fn prefilled(&mut self) {
        for question in self.template.questions.iter().filter(|q| q.required) {
            let Some(prefilled) = &question.prefilled else {
                continue;
            };
            let holes = vec![("label", Hole::Quote(question.label.text.trim().to_owned()))];
            let title = self.word(
                "`value` を `placeholder` にする",
                "make `value` a `placeholder`",
            );
            let span = prefilled.key.map_or(prefilled.span, |key| key);
            let case = match question.input {
                Input::Choice => "chosen",
                _ => "main",
            };
            self.add(PREFILLED, case, holes, span, |diagnostic| {
                if let Some(key) = prefilled.key {
                    let edit = Edit {
                        span: key,
                        text: "placeholder".to_owned(),
                    };
                    let fix = fix(Applicability::Unsafe, title, edit);
                    diagnostic.fixes.push(fix);
                }
            });
        }
    }

    /// Examples that will be taken for what the author said.
    pub(super) fn examples(&mut self) {
        const TELLING: [FactKind; 6] = [
            FactKind::Timestamp,
            FactKind::ResourceId,
            FactKind::AccountId,
            FactKind::RequestId,
            FactKind::CaseReference,
            FactKind::Version,
        ];
        let mut seen: Vec<Span> = Vec::new();
        self.examples_below_labels(&mut seen);
        for reading in engine::read(self.source, self.settings) {
            for kind in TELLING {
                for fact in reading.facts.of(kind) {
                    let span = reading.ticket.span_of(&fact.range);
                    let apart = seen.iter().all(|other| !other.overlaps(span));
                    let quote = span.slice(self.source.text()).unwrap_or("").to_owned();
                    let block = reading.ticket.block_at(fact.range.start);
                    if block.is_some_and(Block::is_verbatim) && self.template.sort != Sort::Form {
                        continue;
                    }
                    let tells = match kind {
                        FactKind::ResourceId => is_identifier(&quote),
                        // Hours at which a desk is open are no example.
                        FactKind::Timestamp => digits(&quote) >= 6,
                        // Nor is the release that a sentence speaks of.
                        FactKind::Version => {
                            let alone = |block: &Block| {
                                let text = reading.ticket.slice(&block.range).trim();
                                let blank = cues::STILL_BLANK.is_in(&text.to_lowercase());
                                text.len() == fact.range.len() && !blank
                            };
                            digits(&quote) >= 2 && block.is_some_and(alone)
                        }
                        _ => true,
                    };
                    if span.is_empty() || !apart || !tells || !self.is_sent(span) {
                        continue;
                    }
                    seen.push(span);
                    self.add(
                        EXAMPLE,
                        "main",
                        vec![("quote", Hole::Quote(quote))],
                        span,
                        |_| {},
                    );
                }
            }
        }
    }

    /// Examples in a form that tell only with the label of their question, as a
    /// number does: such an answer is read as GitHub sends it.
    fn examples_below_labels(&mut self, seen: &mut Vec<Span>) {
        const TELLING: [FactKind; 2] = [FactKind::AccountId, FactKind::Version];
        if self.template.sort != Sort::Form {
            return;
        }
        for question in self
            .template
            .questions
            .iter()
            .filter(|q| q.input == Input::Words)
        {
            let Some(prefilled) = &question.prefilled else {
                continue;
            };
            let value = prefilled.span.slice(self.source.text()).unwrap_or("");
            let value = value.trim().trim_matches(['"', '\'']);
            if value.contains('\n') || digits(value) < 2 || value.chars().any(char::is_whitespace) {
                continue;
            }
            let sent = format!("### {}\n\n{value}\n", question.label.text.trim());
            let sent = SourceFile::new("answer.md", sent);
            let tells = engine::read(&sent, self.settings).iter().any(|reading| {
                let mut facts = TELLING.iter().flat_map(|kind| reading.facts.of(*kind));
                facts.any(|fact| reading.ticket.slice(&fact.range).trim() == value)
            });
            if tells {
                seen.push(prefilled.span);
                let holes = vec![("quote", Hole::Quote(value.to_owned()))];
                self.add(EXAMPLE, "main", holes, prefilled.span, |_| {});
            }
        }
    }

    /// Whether what stands there is sent with the answers, unless it is changed.
    fn is_sent(&self, span: Span) -> bool {
        let questions = &self.template.questions;
        match self.template.sort {
            Sort::Form => questions
                .iter()
                .filter_map(|question| question.prefilled.as_ref())
                .any(|prefilled| prefilled.span.cover(span) == prefilled.span),
            Sort::Markdown(_) => questions
                .first()
                .is_some_and(|first| first.label.span.end() <= span.start()),
            Sort::Draft(_) => true,
        }
    }

    /// Logs and settings are asked for, and nothing warns of what is in them.
    pub(super) fn secrets(&mut self, purpose: Option<&Purpose>) {
        // A list of work to do names logs, too.
        if purpose.is_some_and(|purpose| purpose.lists) {
            return;
        }
        if cues::TEMPLATE_SECRET_WARNING.is_in(&want::read(&self.template.words())) {
            return;
        }
        let Some(question) = self.template.questions.iter().find(|q| collects(q)) else {
            return;
        };
        let words = match self.template.language {
            Language::Ja => {
                "パスワードや鍵などの秘密の値と個人情報は、伏せてから貼り付けてください。"
            }
            Language::En => "Mask passwords, keys and personal data before you paste anything.",
        };
        let text = self.source.text();
        let start = match self.template.sort {
            Sort::Markdown(_) => super::line::after(text, question.label.span.end()),
            _ => question.start,
        };
        let insertion = write::warning(self.template, words, start, self.source.line_break());
        let title = self.word("注意書きを加える", "add the warning");
        let holes = vec![("label", Hole::Quote(question.label.text.trim().to_owned()))];
        let span = question.label.span;
        self.add(SECRETS, "main", holes, span, |diagnostic| {
            propose(diagnostic, insertion, Applicability::Safe, title);
        });
    }
}

/// Whether what is answered may hold what is secret: by its label, or because
/// its hint wants something pasted.
fn collects(question: &Question) -> bool {
    let label = want::read(&question.label.text);
    let pasted =
        |line: &str| cues::TEMPLATE_COLLECTS.is_in(line) && cues::TEMPLATE_PASTE.is_in(line);
    cues::TEMPLATE_COLLECTS.is_in(&label) || want::read(&question.hint).lines().any(pasted)
}

/// Whether words are an identifier rather than a name: of a host, of a product.
fn is_identifier(words: &str) -> bool {
    words.starts_with("arn:") || digits(words) >= 3
}

fn digits(words: &str) -> usize {
    words.chars().filter(char::is_ascii_digit).count()
}
