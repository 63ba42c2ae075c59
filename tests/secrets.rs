//! Credentials wherever they may stand: none survives `--fix`, none is printed;
//! and what only looks like one stays as it is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
#[path = "secrets/lookalikes.rs"]
mod lookalikes;
#[path = "secrets/planted.rs"]
mod planted;

use binary::{Folder, TicketLint};
use lookalikes::LOOKALIKES;
use planted::{APART, CREDENTIALS, PLACES, PLANTS, planted};
use ticketlint::diagnostic::Applicability;
use ticketlint::engine::{Settings, lint};
use ticketlint::repair::repair;
use ticketlint::report::{self, FileReport, Format, Style, Summary};
use ticketlint::text::{Encoding, SourceFile};

fn indented(text: &str) -> String {
    text.replace('\n', "\n  ")
}

/// A line in all the places it may stand in.
fn drafts(line: &str) -> Vec<(&'static str, String)> {
    let one_line = !line.contains('\n');
    let mut drafts = vec![
        (
            "a.md",
            format!("# 接続できない\n\n昨日から失敗します。\n\n{line}\n\n以上です。\n"),
        ),
        (
            "a.md",
            format!("# 接続できない\n\n```\n07:18:01 INFO start\n{line}\n```\n"),
        ),
        (
            "a.md",
            format!("失敗します。\n\n> {}\n", line.replace('\n', "\n> ")),
        ),
        ("a.md", format!("- 設定は次です\n  {}\n", indented(line))),
        (
            "a.yaml",
            format!("subject: x\nbody: |\n  設定です。\n  {}\n", indented(line)),
        ),
        (
            "a.yaml",
            format!(
                "subject: x\nbody: {}\n",
                serde_json::to_string(line).unwrap()
            ),
        ),
        (
            "a.txt",
            format!("件名：接続できない\n内容：次のとおりです。\n{line}\n連絡先：佐藤\n"),
        ),
    ];
    if one_line {
        drafts.push(("a.md", format!("設定は `{line}` です。\n")));
        drafts.push((
            "a.md",
            format!("| 項目 | 値 |\n|---|---|\n| 設定 | {line} |\n"),
        ));
        drafts.push((
            "a.yaml",
            format!("subject: x\nbody: >-\n  設定です。\n\n  {line}\n"),
        ));
        drafts.push((
            "a.yaml",
            format!("subject: x\nbody: '{}'\n", line.replace('\'', "''")),
        ));
    }
    drafts
}

/// Everything the tool prints about a draft.
fn printed(source: &SourceFile) -> String {
    let settings = Settings::default();
    let outcome = lint(source, &settings);
    let mended = repair(source, &settings, Applicability::Unsafe);
    let mut out = report::diff(source, &outcome.concealed, &mended.source, false);
    for format in Format::ALL {
        let mut reporter = format.reporter(Style::default());
        reporter.begin(&mut out);
        let file = FileReport {
            suppressed: &outcome.suppressed,
            ..FileReport::of(source, &outcome.diagnostics, &outcome.concealed)
        };
        reporter.file(&mut out, &file);
        reporter.end(&mut out, &Summary::default());
    }
    out
}

#[test]
fn no_credential_survives_and_none_is_printed() {
    let mut wrong = Vec::new();
    for (line, secret) in CREDENTIALS {
        for (name, text) in drafts(line) {
            for ending in ["\n", "\r\n"] {
                let text = text.replace('\n', ending);
                let source = SourceFile::new(name, text.as_str());
                let mended = repair(&source, &Settings::default(), Applicability::Safe);
                if mended.source.text().contains(secret) {
                    wrong.push(format!("survives: {text}"));
                }
                if printed(&source).contains(secret) {
                    wrong.push(format!("is printed: {text}"));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} drafts\n{}",
        wrong.len(),
        wrong.join("\n---\n")
    );
}

#[test]
fn what_only_looks_like_one_stays() {
    let mut wrong = Vec::new();
    for line in LOOKALIKES {
        for (name, text) in drafts(line) {
            let source = SourceFile::new(name, text.as_str());
            let mended = repair(&source, &Settings::default(), Applicability::Unsafe);
            if mended.source.text() != text {
                wrong.push(format!("{text}\n{}", mended.source.text()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} drafts\n{}",
        wrong.len(),
        wrong.join("\n---\n")
    );
}

/// Logs can still be told apart: the same secret gets the same name, wherever
/// and however often it stands.
#[test]
fn the_same_secret_has_the_same_name() {
    let text = "パスワードは Zq8vR2kLmW です。\n\n```\nlogin password=Zq8vR2kLmW ok\nlogin password=Xy7wT4nPqR ng\n```\n";
    let source = SourceFile::new("a.md", text);
    let mended = repair(&source, &Settings::default(), Applicability::Safe);
    assert_eq!(
        mended.source.text(),
        "パスワードは <PASSWORD_1> です。\n\n```\nlogin password=<PASSWORD_1> ok\nlogin password=<PASSWORD_2> ng\n```\n"
    );
}

/// It is counted on from the names that are there: another secret has another. What
/// stands in an address is the same as what is told in prose.
#[test]
fn another_secret_has_another_name() {
    for (name, text, wanted) in [
        (
            "a.md",
            "前の鍵は <PASSWORD_1> でした。\n\nroot のパスワードは Nw4#pL7z です。\n",
            "前の鍵は <PASSWORD_1> でした。\n\nroot のパスワードは <PASSWORD_2> です。\n",
        ),
        (
            "a.md",
            "パスワードは Nw4#pL7z です。\n\n`postgres://app:Nw4%23pL7z@db/x` と `mysql://app:Zq8vR2kLm@db/y`\n",
            "パスワードは <PASSWORD_1> です。\n\n`postgres://app:<PASSWORD_1>@db/x` と `mysql://app:<URL_PASSWORD_1>@db/y`\n",
        ),
        (
            "a.txt",
            "password=<PASSWORD_3>\npassword=Zq8vR2kLmW\npassword=Xy7wT4nPqR\n",
            "password=<PASSWORD_3>\npassword=<PASSWORD_4>\npassword=<PASSWORD_5>\n",
        ),
    ] {
        let source = SourceFile::new(name, text);
        let mended = repair(&source, &Settings::default(), Applicability::Safe);
        assert_eq!(mended.source.text(), wanted);
    }
}

/// Several secrets of a place read as one proposal.
#[test]
fn secrets_together_are_one_proposal() {
    let folder = Folder::new("together");
    let at = folder.write(
        "a.md",
        "# 接続\n\n```\nmysql -pS3cretPw98 && curl -u a:P4ssw0rdXy https://a.example.com && PGPASSWORD=hoshi55a! psql\n```\n",
    );
    let run = TicketLint::new(&["check", "--no-config", at.as_str()]).run();
    let proposals = run.out.matches("修正:").count();
    assert_eq!(proposals, 1, "{}", run.out);
    assert!(
        run.out.contains("「<PASSWORD_1>」に置き換える(ほか 2 か所"),
        "{}",
        run.out
    );
}

/// A key that lost its end goes as far as it reaches, and no further.
#[test]
fn a_key_without_its_end_is_masked() {
    let key = "-----BEGIN OPENSSH PRIVATE KEY-----\n  b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n  QyNTUxOQAAACDx9mZk3Qw7hVb2Lk8TtYpR4sEo";
    let text = format!("subject: x\ndescription: |\n  鍵です\n  {key}\ncontact: 山田\n");
    let source = SourceFile::new("a.yaml", text);
    let mended = repair(&source, &Settings::default(), Applicability::Safe);
    assert_eq!(
        mended.source.text(),
        "subject: x\ndescription: |\n  鍵です\n  <PRIVATE_KEY_1>\ncontact: 山田\n"
    );
}

/// A key of one short line, whatever the part it stands in does to its lines.
#[test]
fn a_short_key_between_its_marks_is_masked() {
    const BODY: &str = "MIIEpAIBAAKCAQEAzX2";
    let key = format!(
        "-----BEGIN RSA PRIV{0}-----\n{BODY}\n-----END RSA PRIV{0}-----",
        "ATE KEY"
    );
    for (name, draft) in [
        ("a.md", format!("# 鍵の形式\n\n{key}\n")),
        ("a.txt", format!("件名: 鍵の形式\n内容:\n{key}\n")),
        (
            "a.yaml",
            format!("subject: x\nbody: |\n  {}\n", indented(&key)),
        ),
        (
            "a.yaml",
            format!("subject: x\nbody: >\n  {}\n", indented(&key)),
        ),
    ] {
        let run = TicketLint::new(&["-", "--stdin-filename", name, "--no-config", "--fix"])
            .input(draft.as_bytes())
            .run();
        assert!(
            !run.out.contains(BODY) && !run.err.contains(BODY),
            "{draft}"
        );
        assert!(
            run.out.contains("<PRIVATE_KEY_1>"),
            "{}{}",
            run.out,
            run.err
        );
    }
}

#[test]
fn secrets_go_from_drafts_in_shift_jis() {
    for (line, secret) in CREDENTIALS {
        for (name, text) in drafts(line) {
            let bytes = Encoding::ShiftJis.encode(&text).unwrap();
            let decoded = Encoding::ShiftJis.decode(bytes).unwrap();
            let source = SourceFile::decoded(name, decoded);
            let mended = repair(&source, &Settings::default(), Applicability::Safe);
            let after = Encoding::ShiftJis.decode(mended.source.bytes().to_vec());
            assert!(!after.unwrap().text.contains(secret), "{text}");
        }
    }
}

/// Every planted draft, and what must not be seen of it.
fn plantings() -> Vec<(&'static str, String, &'static str)> {
    let mut drafts = Vec::new();
    for (line, secret) in PLANTS {
        let line = line.replacen("{}", secret, 1);
        for (name, place) in PLACES {
            drafts.push((*name, planted(place, &line), *secret));
        }
        // Full-width signs are ordinary in Japanese.
        if line.contains(": ") && !line.contains("//") {
            let wide = line.replace(": ", "：");
            drafts.push(("a.md", planted(PLACES[0].1, &wide), *secret));
        }
    }
    for (name, text, secret) in APART {
        drafts.push((*name, text.replacen("{}", secret, 1), *secret));
    }
    drafts
}

#[test]
fn no_planted_credential_survives_and_none_is_printed() {
    let drafts = plantings();
    assert!(drafts.len() > 1_000, "{}", drafts.len());
    let mut wrong = Vec::new();
    for (at, (name, text, secret)) in drafts.iter().enumerate() {
        let text = if at % 2 == 0 {
            text.clone()
        } else {
            text.replace('\n', "\r\n")
        };
        let source = match Encoding::ShiftJis.encode(&text) {
            Ok(bytes) if at % 3 == 0 => {
                SourceFile::decoded(*name, Encoding::ShiftJis.decode(bytes).unwrap())
            }
            _ => SourceFile::new(*name, text.as_str()),
        };
        let mended = repair(&source, &Settings::default(), Applicability::Safe);
        if mended.source.text().contains(secret) {
            wrong.push(format!("survives: {text}\n=> {}", mended.source.text()));
        } else if at % 7 == 0 && printed(&source).contains(secret) {
            wrong.push(format!("is printed: {text}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} drafts\n{}",
        wrong.len(),
        drafts.len(),
        wrong.join("\n---\n")
    );
}

/// All of the planted lines in one draft of each sort, through the binary.
#[test]
fn no_command_prints_a_planted_credential() {
    let folder = Folder::new("secrets");
    let lines: Vec<String> = PLANTS
        .iter()
        .map(|(line, secret)| line.replacen("{}", secret, 1))
        .collect();
    let block = |margin: &str| lines.join(&format!("\n{margin}"));
    let drafts = [
        (
            "a.md",
            format!(
                "# 接続できない\n\n本日 15:52 から失敗します。\n\n- {}\n\n<!--\n{}\n-->\n",
                block("- "),
                block("")
            ),
        ),
        (
            "b.md",
            format!(
                "# 接続できない\n\n本日 15:52 から失敗します。\n\n```\n{}\n```\n",
                block("")
            ),
        ),
        (
            "c.yaml",
            format!(
                "# {}\nsubject: 接続できない\nbody: |\n  本日 15:52 から失敗します。\n  {}\n",
                block("# "),
                block("  ")
            ),
        ),
        (
            "d.txt",
            format!(
                "件名：接続できない\n内容：本日 15:52 から失敗します。\n{}\n",
                block("")
            ),
        ),
    ];
    for (name, text) in &drafts {
        let at = folder.write(name, text);
        let at = at.as_str();
        let mut commands: Vec<Vec<&str>> = vec![
            vec!["check", "--diff", at],
            vec!["check", "--pedantic", "--statistics", at],
            vec!["inspect", at],
            vec!["inspect", "--format", "json", at],
            vec!["ask", at],
            vec!["ask", "--format", "json", at],
            vec!["split", at],
            vec!["severity", at],
            vec!["severity", "--format", "json", at],
        ];
        for to in ["yaml", "markdown", "text"] {
            commands.push(vec!["export", at, "--force", "--to", to]);
        }
        for args in commands {
            let run = TicketLint::new(&args).run();
            for (_, secret) in PLANTS {
                assert!(!run.out.contains(secret), "{args:?} shows {secret}");
                assert!(!run.err.contains(secret), "{args:?} tells {secret}");
            }
        }
    }
}

/// A key that begins in a comment is in a value from there on: no part of the file has
/// the whole of it.
#[test]
fn a_key_that_a_comment_cuts_in_two_is_masked() {
    const LINES: [&str; 2] = [
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ",
        "Zk3fQx9bLmT2vWc8rYh5nPj7dGs4aKe6uMo1iXyBzCqRtDwEvF",
    ];
    for lead in ["", "key: "] {
        let [first, second] = LINES;
        let key = format!(
            "# -----BEGIN RSA PRIV{0}-----\n{lead}{first}\n{second}\n-----END RSA PRIV{0}-----\n",
            "ATE KEY"
        );
        let source = SourceFile::new("a.yaml", key);
        let shown = printed(&source);
        let mended = repair(&source, &Settings::default(), Applicability::Safe);
        for line in LINES {
            assert!(!shown.contains(line), "{shown}");
            assert!(!mended.source.text().contains(line), "{lead:?}");
        }
    }
}

/// What stands for the name of a rule is quoted, but for a secret in it.
#[test]
fn a_secret_in_the_place_of_a_name_is_not_quoted() {
    let text = "<!-- ticketlint-ignore docker login -u a -p Tr0ub4dor: x -->\n\n接続できない。\n";
    let shown = printed(&SourceFile::new("a.md", text.to_owned()));
    assert!(shown.contains("docker"), "{shown}");
    assert!(!shown.contains("Tr0ub4dor"), "{shown}");
}
