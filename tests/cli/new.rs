//! `new`: a draft to fill in.

use std::fs;

use crate::binary::{Folder, TicketLint, run};

#[test]
fn drafts_to_fill_in() {
    for (name, args) in [
        ("aws_incident_md", ["aws", "incident", "ja", "md"]),
        ("veeam_question_yaml", ["veeam", "question", "en", "yaml"]),
        ("sakura_incident_txt", ["sakura", "incident", "ja", "txt"]),
        (
            "soracom_office_hours_txt",
            ["soracom", "office-hours", "en", "txt"],
        ),
    ] {
        let [provider, kind, lang, format] = args;
        let draft = run(&[
            "new",
            "--provider",
            provider,
            "--kind",
            kind,
            "--lang",
            lang,
            "--format",
            format,
        ]);
        assert_eq!((draft.status, draft.err.as_str()), (0, ""), "{name}");
        insta::assert_snapshot!(format!("new_{name}"), draft.out);
    }
}

/// Only kinds that some desk has a draft of are named, and for a desk its own.
#[test]
fn kinds_that_cannot_be_made_are_not_offered() {
    let help = run(&["new", "--help"]).out;
    let kinds = help.split("What sort of draft").nth(1).unwrap();
    let kinds = kinds.split("--lang").next().unwrap();
    assert!(
        kinds.contains("office-hours") && !kinds.contains("presales"),
        "{kinds}"
    );
    let refused = run(&["new", "--provider", "veeam", "--kind", "incidnet"]);
    assert_eq!(refused.status, 2);
    assert!(
        refused
            .err
            .contains("it has incident, question, feature-request"),
        "{}",
        refused.err
    );
}

#[test]
fn a_kind_that_the_desk_does_not_have_is_refused() {
    let refused = run(&["new", "--provider", "veeam", "--kind", "billing"]);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(
        refused
            .err
            .contains("veeam has no tickets of the kind `billing`"),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("incident, question, feature-request"),
        "{}",
        refused.err
    );
}

#[test]
fn a_file_is_made_in_the_format_of_its_name_and_never_replaced() {
    let folder = Folder::new("new");
    for (name, mark) in [("a.md", "---\n"), ("a.yml", "# "), ("a.txt", "(")] {
        let path = folder.at(name);
        let args = [
            "new",
            "--provider",
            "aws",
            "--lang",
            "en",
            "--output",
            &path,
        ];
        let made = run(&args);
        assert_eq!((made.status, made.out.as_str()), (0, ""), "{}", made.err);
        assert!(
            made.err.contains(&format!("ticketlint {path}")),
            "{}",
            made.err
        );
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(mark) && text.contains(&format!("ticketlint {path}")));

        fs::write(&path, "mine\n").unwrap();
        let refused = run(&args);
        assert_eq!(refused.status, 2);
        assert!(refused.err.contains("is there already"), "{}", refused.err);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine\n");

        let forced = TicketLint::new(&args).arg("--force").run();
        assert_eq!(forced.status, 0, "{}", forced.err);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let odd = folder.at("a.docx");
    let refused = run(&["new", "--provider", "aws", "--output", &odd]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("--format"), "{}", refused.err);
    let missing = folder.at("no/such/a.md");
    let refused = run(&["new", "--provider", "aws", "--output", &missing]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("cannot be written"), "{}", refused.err);
}

/// The labels of a Japanese form stay as they are; what is said of an English
/// draft is English all the same, and Japanese of a Japanese one.
#[test]
fn the_labels_of_a_form_are_not_the_language_of_a_draft() {
    let folder = Folder::new("new-language");
    let is_japanese = |text: &str| text.contains(|c| matches!(c, 'ぁ'..='ゖ'));
    for format in ["md", "yaml", "txt"] {
        for lang in ["en", "ja"] {
            let path = folder.at(&format!("{lang}.{format}"));
            let args = [
                "new",
                "--provider",
                "sakura",
                "--lang",
                lang,
                "--output",
                &path,
            ];
            assert_eq!(run(&args).status, 0);
            let checked = run(&["--format", "json", &path]).json();
            assert_eq!(checked["files"][0]["language"], lang, "{format}");
            for found in checked["files"][0]["diagnostics"].as_array().unwrap() {
                let help = found["help"].as_str().unwrap();
                assert_eq!(is_japanese(help), lang == "ja", "{format}: {help}");
            }
        }
    }
}

#[test]
fn the_line_that_says_how_to_check_says_so() {
    let folder = Folder::new("new-check");
    let path = folder.at("draft.yaml");
    assert_eq!(
        run(&["new", "--provider", "kasten", "--output", &path]).status,
        0
    );
    let checked = run(&["--format", "json", &path]);
    assert_eq!(checked.status, 1);
    assert!(checked.rules().iter().any(|rule| rule == "unfilled-blank"));
}
