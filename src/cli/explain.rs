//! `ticketlint explain RULE`: the card, readable.

use std::fmt::Write as _;

use owo_colors::{OwoColorize as _, Style};

use super::args::ExplainArgs;
use super::output::Terminal;
use super::{CLEAN, Failure, Status};
use crate::facts::Language;
use crate::knowledge::schema::Example;
use crate::knowledge::{Applicability, Bilingual, Card, Severity, provider, statement};
use crate::rules::{self, Selection};
use crate::text::width;

pub(super) fn run(args: &ExplainArgs, terminal: &mut Terminal) -> Status {
    let Some(card) = rules::card(&args.rule) else {
        let hint = Selection::new(vec![args.rule.clone()], Vec::new())
            .err()
            .and_then(|unknown| unknown.suggestion)
            .map(|name| format!("; did you mean `{name}`?"))
            .unwrap_or_else(|| "; `ticketlint rules` lists them".to_owned());
        return Err(Failure::new(format!(
            "no rule is called `{}`{hint}",
            args.rule
        )));
    };
    let page = Page {
        card,
        language: args.lang.or_environment(),
        width: terminal.width().clamp(40, 88),
    };
    terminal.print(&page.render());
    terminal.finish();
    Ok(CLEAN)
}

struct Page {
    card: &'static Card,
    language: Language,
    width: usize,
}

impl Page {
    fn say(&self, words: &'static Bilingual) -> &'static str {
        match self.language {
            Language::Ja => words.ja.trim(),
            Language::En => words.en.trim(),
        }
    }

    const fn word(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Ja => ja,
            Language::En => en,
        }
    }

    fn render(&self) -> String {
        let card = self.card;
        let mut out = String::new();
        let severity = severity_word(card.severity, self.language);
        let _ = writeln!(
            out,
            "{}  {}",
            card.name.style(Style::new().bold()),
            format!("{severity} · {}", card.family).style(severity_style(card.severity)),
        );
        self.paragraph(&mut out, self.say(&card.summary), 0);
        self.section(&mut out, self.word("なぜ", "Why"));
        self.paragraph(&mut out, self.say(&card.why), 2);
        self.section(&mut out, self.word("何をすればよいか", "What to do"));
        for message in card.messages.iter() {
            self.paragraph(&mut out, self.say(&message.what), 2);
            self.paragraph(&mut out, &format!("→ {}", self.say(&message.action)), 2);
            if let Some(rewrite) = &message.rewrite {
                for line in self.say(rewrite).lines() {
                    let _ = writeln!(out, "      {}", line.style(Style::new().green()));
                }
            }
        }
        if let Some(silent) = &card.silent {
            self.section(
                &mut out,
                self.word("指摘しない場合", "When it stays silent"),
            );
            self.paragraph(&mut out, self.say(silent), 2);
        }
        self.section(&mut out, self.word("対象", "Applies to"));
        self.paragraph(&mut out, &self.scope(), 2);
        self.section(&mut out, self.word("指摘される例", "Drafts it points at"));
        self.examples(&mut out, &card.examples.fail);
        self.section(
            &mut out,
            self.word("指摘されない例", "Drafts it leaves alone"),
        );
        self.examples(&mut out, &card.examples.pass);
        self.section(&mut out, self.word("出典", "Sources"));
        self.sources(&mut out);
        out
    }

    fn section(&self, out: &mut String, title: &str) {
        let _ = writeln!(out, "\n{}", title.style(Style::new().cyan().bold()));
    }

    fn scope(&self) -> String {
        let card = self.card;
        let all = self.word("すべて", "all");
        let list = |items: &[std::borrow::Cow<'static, str>]| {
            if items.is_empty() {
                all.to_owned()
            } else {
                items.join(", ")
            }
        };
        let fix = match card.fix {
            Applicability::None => self.word("なし", "none"),
            Applicability::Display => self.word("書き足す文を示す", "shows the line to add"),
            Applicability::Unsafe => self.word(
                "前提つきで直せる",
                "can be mended under a stated assumption",
            ),
            Applicability::Safe => self.word("安全に直せる", "can be mended safely"),
        };
        let mut text = format!(
            "{}: {} / {}: {} / {}: {fix}",
            self.word("プロバイダ", "providers"),
            list(&card.providers),
            self.word("種類", "kinds"),
            list(&card.kinds),
            self.word("書き直し", "rewrite"),
        );
        for own in card.severity_for.iter() {
            let _ = write!(
                text,
                " / {}: {}",
                own.provider,
                severity_word(own.severity, self.language)
            );
        }
        text
    }

    fn examples(&self, out: &mut String, examples: &'static [Example]) {
        let japanese = |text: &str| text.chars().any(|c| matches!(c, 'ぁ'..='ん'));
        let wanted = self.language == Language::Ja;
        let own: Vec<_> = examples
            .iter()
            .filter(|e| japanese(&e.text) == wanted)
            .collect();
        let shown = if own.is_empty() {
            examples.iter().collect()
        } else {
            own
        };
        for (i, example) in shown.iter().take(3).enumerate() {
            if i > 0 {
                out.push('\n');
            }
            for line in example.text.trim_end().lines() {
                let _ = writeln!(
                    out,
                    "  {} {}",
                    "│".style(Style::new().dimmed()),
                    printable(line)
                );
            }
        }
    }

    fn sources(&self, out: &mut String) {
        for id in self.card.statements.iter() {
            let Some(said) = statement(id) else { continue };
            let title = provider(&said.provider)
                .and_then(|p| p.documents.iter().find(|d| d.code == said.document))
                .map_or("", |d| self.say(&d.title));
            let _ = writeln!(out, "  {:8}{title}「{}」", id, said.section,);
            self.paragraph(out, &said.gloss, 10);
        }
    }

    /// Writes text wrapped to the page, `indent` cells in.
    fn paragraph(&self, out: &mut String, text: &str, indent: usize) {
        for line in text.lines() {
            for piece in wrap(line, self.width.saturating_sub(indent)) {
                let _ = writeln!(out, "{:indent$}{}", "", printable(&piece));
            }
        }
    }
}

/// Control characters as visible ones; cards of users are not to be trusted.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

/// Breaks a line at blanks, or between Japanese letters, at `width` cells.
/// Punctuation does not begin a line.
fn wrap(line: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut word = String::new();
    let flush = |current: &mut String, word: &mut String, lines: &mut Vec<String>| {
        if width::cells(current) + width::cells(word) > width && !current.trim().is_empty() {
            lines.push(current.trim_end().to_owned());
            current.clear();
        }
        let piece = std::mem::take(word);
        current.push_str(if current.is_empty() {
            piece.trim_start()
        } else {
            &piece
        });
    };
    for c in line.chars() {
        let closes = matches!(
            c,
            '、' | '。' | '」' | ')' | '）' | ',' | '.' | '!' | '?' | 'ー'
        );
        if (!c.is_ascii() || c == ' ') && !closes {
            flush(&mut current, &mut word, &mut lines);
        }
        word.push(c);
    }
    flush(&mut current, &mut word, &mut lines);
    if !current.trim().is_empty() || lines.is_empty() {
        lines.push(current.trim_end().to_owned());
    }
    lines
}

/// The word for a severity.
pub(super) const fn severity_word(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Ja) => "エラー",
        (Severity::Warning, Language::Ja) => "警告",
        (Severity::Info, Language::Ja) => "情報",
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Info, Language::En) => "info",
    }
}

/// The colour of a severity.
pub(super) const fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => Style::new().red(),
        Severity::Warning => Style::new().yellow(),
        Severity::Info => Style::new().blue(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_counts_cells_and_keeps_every_letter() {
        let lines = wrap(
            "発生時刻にはタイムゾーンを添えてください。 Please add a zone.",
            20,
        );
        assert!(lines.iter().all(|l| width::cells(l) <= 22), "{lines:?}");
        let joined: String = lines.concat().split_whitespace().collect();
        assert_eq!(
            joined,
            "発生時刻にはタイムゾーンを添えてください。Pleaseaddazone."
        );
    }
}
