//! Drafts in other forms, and drafts parted: no sentence is lost, and no secret
//! that was masked comes back.

use ticketlint::diagnostic::Applicability;
use ticketlint::engine::{self, Settings};
use ticketlint::export::{Case, Format, export};
use ticketlint::repair::repair;
use ticketlint::rules::{SECRETS, Selection};
use ticketlint::split::split;
use ticketlint::text::{SourceFile, Span};

use crate::draft::telling_secrets;
use crate::kept::lost;
use crate::parted::nothing_is_lost;
use crate::settings;

/// A draft in every form there is, its secrets masked.
pub fn export_all(source: &SourceFile) {
    // What documentation prints for everybody is none of them, and is left as it is.
    let before = engine::credentials(source, settings());
    let places: Vec<Span> = before.iter().map(|secret| secret.span).collect();
    let secrets = telling_secrets(source.text(), &places);
    let masked = masked(source);
    let all_masked = engine::credentials(&masked, settings()).is_empty();
    for reading in &engine::read(&masked, settings()) {
        let case = Case::new(&masked, reading, &[]);
        for name in Format::names() {
            let Some(format) = Format::named(name) else {
                panic!("{name} is no format");
            };
            let text = export(&case, format).text;
            for secret in &secrets {
                assert!(
                    !all_masked || !text.contains(secret),
                    "{name} shows {secret}: {text}"
                );
            }
            check(name, format, reading, &text);
        }
    }
}

fn masked(source: &SourceFile) -> SourceFile {
    let selection = Selection::new(vec![SECRETS.to_owned()], Vec::new());
    let settings = Settings {
        selection: selection.unwrap_or_default(),
        no_suppressions: true,
        ..settings().clone()
    };
    repair(source, &settings, Applicability::Safe).source
}

fn check(name: &str, format: Format, before: &engine::Reading, text: &str) {
    let again = match format {
        Format::Yaml => "e.yaml",
        Format::Markdown => "e.md",
        Format::Text => "e.txt",
        Format::Api(_) => {
            if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
                panic!("{name}: {error}: {text}");
            }
            return;
        }
        Format::Record(_) => return,
    };
    // What YAML is broken is not to be read again as it was.
    if !before.ticket.problems.is_empty() {
        return;
    }
    let lost = lost(before, again, text);
    assert!(lost.is_empty(), "{name} loses {lost:?}: {text}");
    if matches!(format, Format::Yaml) {
        for reading in engine::read(&SourceFile::new(again, text), settings()) {
            let problems = &reading.ticket.problems;
            assert!(
                problems.is_empty() || reading.ticket.is_empty(),
                "{problems:?}: {text}"
            );
        }
    }
}

/// A draft parted as far as it can be.
pub fn part(source: &SourceFile) {
    let Ok(plans) = split(source, settings(), None) else {
        return;
    };
    let text = source.text();
    for plan in &plans {
        let pointers = plan.pointers.iter().map(|pointer| pointer.span);
        let pieces = plan.pieces.iter().map(|piece| piece.span);
        for span in plan.joints.iter().copied().chain(pointers).chain(pieces) {
            assert!(span.slice(text).is_some(), "{span:?}");
        }
    }
    if let [plan] = &plans[..]
        && !plan.parts.is_empty()
        && let Err(lost) = nothing_is_lost(source, plan)
    {
        panic!("{lost}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_documentation_stand_in_an_export() {
        for text in [
            "AKIAIOSFODNN7EXAMPLE を使うと失敗します。\n",
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n",
        ] {
            export_all(&SourceFile::new("d.md", text));
        }
    }

    #[test]
    fn a_secret_is_masked_in_every_export() {
        export_all(&SourceFile::new(
            "d.md",
            "password=Zq8vR2kLmWx9 では入れません。\n",
        ));
    }
}
