//! The last line: how many of what, and what to do about them.

use super::NotDone;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::text::Language;

/// What a run found, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files judged.
    pub files: usize,
    /// Findings of severity error.
    pub error: usize,
    /// Findings of severity warning.
    pub warning: usize,
    /// Findings of severity info.
    pub info: usize,
    /// Findings that a safe repair would mend.
    pub fixable_safe: usize,
    /// Findings that only a repair resting on an assumption would mend.
    pub fixable_unsafe: usize,
    /// Findings of low confidence that are not shown.
    pub hidden: usize,
    /// Findings that are suppressed.
    pub suppressed: usize,
    /// What a baseline made of the findings, where there is one.
    pub baseline: Option<Baselined>,
    /// Places of findings that are not shown, and in no baseline either: it could not be
    /// written.
    pub unwritten: usize,
    /// Fixes that were made, where they were asked for.
    pub fixed: Option<usize>,
    /// Places of the findings, where each was shown on a line of its own.
    pub places: Option<usize>,
    /// What could not be done.
    pub not_done: Vec<NotDone>,
}

/// Findings that a baseline takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Baselined {
    /// Places of findings that it knows.
    pub known: usize,
    /// Places that it knows and where nothing is found any more.
    pub stale: usize,
}

impl Summary {
    /// Counts the findings of a file that are shown; `by_place` where a report has
    /// a line for each place.
    pub fn count(&mut self, findings: &[Diagnostic], by_place: bool) {
        self.files += 1;
        for finding in findings {
            self.add(finding);
            if by_place {
                *self.places.get_or_insert(0) += finding.places().count();
            }
        }
    }

    /// Counts one finding that is shown.
    pub fn add(&mut self, diagnostic: &Diagnostic) {
        match diagnostic.severity {
            Severity::Error => self.error += 1,
            Severity::Warning => self.warning += 1,
            Severity::Info => self.info += 1,
        }
        let fixes = diagnostic.fixes.iter().map(|fix| fix.applicability);
        match fixes.max() {
            Some(Applicability::Safe) => self.fixable_safe += 1,
            Some(Applicability::Unsafe) => self.fixable_unsafe += 1,
            _ => {}
        }
    }

    /// Findings shown.
    #[must_use]
    pub const fn findings(&self) -> usize {
        self.error + self.warning + self.info
    }

    /// The summary as one sentence, without a line break.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        match language {
            Language::Ja => self.japanese(),
            Language::En => self.english(),
        }
    }

    /// The places, where they are told and are more than the findings.
    fn further_places(&self) -> Option<usize> {
        self.places.filter(|&places| places > self.findings())
    }

    /// Whether a baseline takes some findings for granted.
    fn knows_some(&self) -> bool {
        self.baseline.is_some_and(|baseline| baseline.known > 0)
    }

    fn by_severity(&self) -> impl Iterator<Item = (Severity, usize)> {
        [
            (Severity::Error, self.error),
            (Severity::Warning, self.warning),
            (Severity::Info, self.info),
        ]
        .into_iter()
        .filter(|&(_, count)| count > 0)
    }

    fn japanese(&self) -> String {
        let mut out = match (self.files, self.findings()) {
            (0, _) => "調べたファイルはありません。".to_owned(),
            (files, 0) if self.unwritten > 0 => format!(
                "ベースラインを書き出せなかったので、{} か所の問題はどこにも示していません。({files} ファイル)",
                self.unwritten
            ),
            (files, 0) => {
                let new = if self.knows_some() { "新しい" } else { "" };
                format!("{new}問題は見つかりませんでした。({files} ファイル)")
            }
            (files, findings) => {
                let counts: Vec<String> = self
                    .by_severity()
                    .map(|(severity, n)| format!("{} {n}", severity.word(Language::Ja)))
                    .collect();
                let place = match files {
                    1 => String::new(),
                    _ => format!("{files} ファイルに "),
                };
                let lines = self
                    .further_places()
                    .map_or_else(String::new, |n| format!("({n} か所)"));
                format!("{place}{findings}件{lines}: {}", counts.join("、"))
            }
        };
        if let Some(fixed) = self.fixed {
            out.insert_str(0, &format!("{fixed} か所を直しました。"));
        }
        let hint = match (self.fixable_safe, self.fixable_unsafe) {
            (0, 0) => String::new(),
            (safe, 0) => format!("{safe} 件は --fix で直せます。"),
            (0, more) => {
                format!("{more} 件は --fix --unsafe-fixes で直せます(前提の確認が要ります)。")
            }
            (safe, more) => format!(
                "{safe} 件は --fix で、さらに {more} 件は --unsafe-fixes を加えると直せます。"
            ),
        };
        let mut add = |note: &str| {
            let stop = if out.ends_with(['。', ')']) {
                ""
            } else {
                "。"
            };
            out.push_str(stop);
            out.push_str(note);
        };
        if !hint.is_empty() {
            add(&hint);
        }
        if self.hidden > 0 {
            add(&format!(
                "確信度の低い {} 件は省きました(--pedantic で表示)。",
                self.hidden
            ));
        }
        if self.suppressed > 0 {
            add(&format!(
                "{} 件は抑制されています(--no-suppressions で表示)。",
                self.suppressed
            ));
        }
        let Baselined { known, stale } = self.baseline.unwrap_or_default();
        if known > 0 {
            add(&format!("既知の {known} か所はベースラインにあります。"));
        }
        if stale > 0 {
            add(&format!(
                "ベースラインの {stale} か所はもう見つかりません(--update-baseline で取り除きます)。"
            ));
        }
        out
    }

    fn english(&self) -> String {
        let files = count(self.files, "file");
        let mut out = match (self.files, self.findings()) {
            (0, _) => "No files checked.".to_owned(),
            (_, 0) if self.unwritten > 0 => format!(
                "Problems at {} are told nowhere: the baseline could not be written. ({files})",
                count(self.unwritten, "place")
            ),
            (_, 0) if self.knows_some() => format!("No new problems found. ({files})"),
            (_, 0) => format!("No problems found. ({files})"),
            (_, findings) => {
                let counts: Vec<String> = self
                    .by_severity()
                    .map(|(severity, n)| match severity {
                        Severity::Error => count(n, "error"),
                        Severity::Warning => count(n, "warning"),
                        // As with “advice”, many are still one.
                        Severity::Info => format!("{n} info"),
                    })
                    .collect();
                let place = match self.files {
                    1 => String::new(),
                    _ => format!(" in {files}"),
                };
                let findings = count(findings, "finding");
                let lines = self
                    .further_places()
                    .map_or_else(String::new, |n| format!(" at {n} places"));
                format!("{findings}{lines}{place}: {}", counts.join(", "))
            }
        };
        if let Some(fixed) = self.fixed {
            out.insert_str(0, &format!("Fixed {}. ", count(fixed, "place")));
        }
        let hint = match (self.fixable_safe, self.fixable_unsafe) {
            (0, 0) => String::new(),
            (safe, 0) => format!("--fix mends {safe}."),
            (0, more) => format!("--fix --unsafe-fixes mends {more}, on an assumption."),
            (safe, more) => format!("--fix mends {safe}; with --unsafe-fixes {more} more."),
        };
        let mut add = |note: &str| {
            let stop = if out.ends_with(['.', ')']) { "" } else { "." };
            out.push_str(stop);
            out.push(' ');
            out.push_str(note);
        };
        if !hint.is_empty() {
            add(&hint);
        }
        if self.hidden > 0 {
            add(&format!(
                "{} of low confidence not shown (--pedantic shows them).",
                self.hidden
            ));
        }
        if self.suppressed > 0 {
            add(&format!(
                "{} suppressed (--no-suppressions shows them).",
                self.suppressed
            ));
        }
        let Baselined { known, stale } = self.baseline.unwrap_or_default();
        if known > 0 {
            add(&format!("{known} known from the baseline."));
        }
        if stale > 0 {
            add(&format!(
                "{stale} of the baseline not found any more (--update-baseline takes them out)."
            ));
        }
        out
    }
}

fn count(n: usize, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_run_says_so() {
        let summary = Summary {
            files: 1,
            ..Summary::default()
        };
        assert_eq!(
            summary.line(Language::Ja),
            "問題は見つかりませんでした。(1 ファイル)"
        );
        assert_eq!(summary.line(Language::En), "No problems found. (1 file)");
    }

    #[test]
    fn what_was_fixed_is_said_first() {
        let summary = Summary {
            files: 1,
            warning: 1,
            fixable_unsafe: 1,
            fixed: Some(2),
            ..Summary::default()
        };
        assert_eq!(
            summary.line(Language::Ja),
            "2 か所を直しました。1件: 警告 1。1 件は --fix --unsafe-fixes で直せます(前提の確認が要ります)。"
        );
        assert_eq!(
            summary.line(Language::En),
            "Fixed 2 places. 1 finding: 1 warning. --fix --unsafe-fixes mends 1, on an assumption."
        );
    }

    #[test]
    fn only_what_there_is_is_counted() {
        let summary = Summary {
            files: 2,
            warning: 2,
            info: 1,
            fixable_safe: 1,
            hidden: 3,
            ..Summary::default()
        };
        assert_eq!(
            summary.line(Language::Ja),
            "2 ファイルに 3件: 警告 2、情報 1。1 件は --fix で直せます。\
             確信度の低い 3 件は省きました(--pedantic で表示)。"
        );
        assert_eq!(
            summary.line(Language::En),
            "3 findings in 2 files: 2 warnings, 1 info. --fix mends 1. \
             3 of low confidence not shown (--pedantic shows them)."
        );
    }
}
