//! Drafts of one line each, and whether a rule fires on them.

use ticketlint::diagnostic::Diagnostic;
use ticketlint::engine::{Settings, lint};
use ticketlint::facts::Kind;
use ticketlint::knowledge::provider;
use ticketlint::text::SourceFile;

/// Checks a table, a line a draft: whose desk it is for, its kind, the rule (with
/// words of its message, behind `@`), whether that `fires` or is `silent`, and the
/// text, `\n` standing for a line break.
pub(crate) fn check(table: &str) {
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let [desk, kind, rule, fires, text] = line.splitn(5, " | ").collect::<Vec<_>>()[..] else {
            panic!("not a line of the table: {line}");
        };
        let (rule, words) = rule.split_once('@').unwrap_or((rule, ""));
        let found = found(desk, kind, &text.replace("\\n", "\n"));
        let mut said = found
            .iter()
            .filter(|d| d.rule == rule && d.message.contains(words));
        assert_eq!(said.next().is_some(), fires == "fires", "{rule}: {text}");
    }
}

/// What is found in a draft of a kind for a desk.
pub(crate) fn found(desk: &str, kind: &str, text: &str) -> Vec<Diagnostic> {
    let settings = Settings {
        provider: Some(provider(desk).unwrap().name.as_ref()),
        kind: Some(Kind::from_name(kind).unwrap()),
        now: "2026-11-20T10:00:00+09:00[Asia/Tokyo]".parse().ok(),
        ..Settings::default()
    };
    lint(&SourceFile::new("a.txt", text.to_owned()), &settings).diagnostics
}
