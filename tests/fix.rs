//! `--fix` and `--diff` on real files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use std::fs;
use std::path::Path;

use binary::{Folder, TicketLint, run};
use ticketlint::text::Encoding;

const PASSWORD: &str = "Tr0ub4dor3x9";

const DRAFT: &str = "\
---
provider: aws
---
# 【至急】接続できない

2026-06-02 07:18 から i-0a1b2c3d4e5f60718 に接続できません。パスワードは Tr0ub4dor3x9 です。

```
login: admin password: Tr0ub4dor3x9
```
";

const MENDED: &str = "\
---
provider: aws
---
# 接続できない

2026-06-02 07:18 から i-0a1b2c3d4e5f60718 に接続できません。パスワードは <PASSWORD_1> です。

```
login: admin password: <PASSWORD_1>
```
";

fn fixed(name: &str, bytes: &[u8], args: &[&str]) -> Vec<u8> {
    let folder = Folder::new(&format!("fix-{name}"));
    let path = folder.write(name, bytes);
    let path = path.as_str();
    let ran = run(&[&["--fix"], args, &[path]].concat());
    assert_ne!(ran.status, 2, "{}", ran.err);
    assert!(!ran.out.contains(PASSWORD) && !ran.err.contains(PASSWORD));
    fs::read(path).unwrap()
}

#[test]
fn a_draft_is_mended_in_place_whatever_its_bytes() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(fixed("lf.md", DRAFT.as_bytes(), &[]), MENDED.as_bytes());
    assert_eq!(
        fixed("crlf.md", crlf(DRAFT).as_bytes(), &[]),
        crlf(MENDED).as_bytes()
    );
    for encoding in Encoding::ALL {
        let bytes = |text: &str| encoding.encode(&crlf(text)).unwrap();
        let name = format!("{}.md", encoding.name());
        // Without a byte order mark UTF-16 of kana can be anything.
        let named = ["--encoding", encoding.name()];
        assert_eq!(fixed(&name, &bytes(DRAFT), &named), bytes(MENDED), "{name}");
    }
    let marked = |text: &str| format!("\u{feff}{text}");
    assert_eq!(
        fixed("bom.md", marked(DRAFT).as_bytes(), &[]),
        marked(MENDED).as_bytes()
    );
}

#[test]
fn what_rests_on_an_assumption_waits_for_its_option() {
    let args = ["--unsafe-fixes", "--timezone", "Asia/Tokyo"];
    let text = String::from_utf8(fixed("zone.md", DRAFT.as_bytes(), &args)).unwrap();
    assert_eq!(text, MENDED.replace("07:18", "07:18(日本時間)"));
}

#[test]
fn the_report_is_about_what_is_left() {
    let folder = Folder::new("fix-report");
    let path = folder.write("a.md", DRAFT);
    let path = path.as_str();
    let ran = run(&["--fix", "--format", "json", path]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(!ran.rules().iter().any(|rule| rule == "unmasked-secret"));
    let answer = ran.json();
    assert_eq!(answer["summary"]["fixed"], 3);
    let rules: Vec<&str> = answer["files"][0]["fixed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fixed| fixed["rule"].as_str().unwrap())
        .collect();
    assert_eq!(
        rules,
        [
            "urgency-words-in-text",
            "unmasked-secret",
            "unmasked-secret"
        ]
    );
    let again = run(&["--fix", "--format", "json", path]);
    assert_eq!(again.json()["summary"]["fixed"], 0);
    assert_eq!(fs::read_to_string(path).unwrap(), MENDED);
}

#[test]
fn standard_input_goes_mended_to_standard_output() {
    let bytes = Encoding::ShiftJis.encode(DRAFT).unwrap();
    let ran = TicketLint::new(&["--fix", "--stdin-filename", "a.md", "-"])
        .input(DRAFT)
        .run();
    assert_eq!(ran.out, MENDED);
    assert!(ran.err.contains("3 か所を直しました"), "{}", ran.err);
    let folder = Folder::new("fix-stdin");
    TicketLint::new(&["--fix", "--stdin-filename", "a.md", "-"])
        .input(bytes)
        .output_to(&folder.at("out"));
    let raw = fs::read(folder.at("out")).unwrap();
    assert_eq!(raw, Encoding::ShiftJis.encode(MENDED).unwrap());
}

#[test]
fn a_diff_changes_nothing_and_shows_no_secret() {
    let folder = Folder::new("fix-diff");
    let path = folder.write("a.md", DRAFT);
    let ran = run(&["--diff", path.as_str()]);
    assert_eq!(ran.status, 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), DRAFT);
    let shown = ran.out.replace(&path, "a.md");
    insta::assert_snapshot!("diff", shown);
    let colored = run(&["--diff", "--color", "always", path.as_str()]);
    assert!(
        colored.out.contains("\u{1b}[32m+# 接続できない\u{1b}"),
        "{}",
        colored.out
    );
}

#[test]
#[cfg(unix)]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new("fix-links");
    let real = folder.write("real.md", DRAFT);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.at("link.md");
    symlink("real.md", &link).unwrap();
    run(&["--fix", link.as_str()]);
    assert_eq!(fs::read_to_string(&real).unwrap(), MENDED);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let mode = fs::metadata(&real).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(names(Path::new(folder.path())), ["link.md", "real.md"]);
}

/// What goes on behind the word is a word of its own: 「対応窓口」.
#[test]
fn urgency_is_taken_out_of_a_tag_with_no_other_word() {
    let folder = Folder::new("fix-urgency-tag");
    let draft = folder.write("a.txt", "件名: 【至急対応窓口の件】\n");
    run(&["--fix", "--provider", "aws", draft.as_str()]);
    let mended = fs::read_to_string(&draft).unwrap();
    assert_eq!(mended, "件名: 【対応窓口の件】\n");
    let draft = "---\nprovider: aws\n---\n\n# The site is down **URGENT**\n";
    let mended = fixed("urgency-in-bold.md", draft.as_bytes(), &[]);
    assert_eq!(mended, draft.replace(" **URGENT**", "").as_bytes());
}

/// One name is given to the new file at a stroke; another keeps the old one.
#[cfg(unix)]
#[test]
fn other_names_of_a_file_are_told() {
    let folder = Folder::new("fix-hard-links");
    let draft = folder.write("a.txt", "件名: 【至急】EC2 に接続できない\n");
    let other = folder.at("b.txt");
    fs::hard_link(&draft, &other).unwrap();
    let out = run(&["--fix", "--lang", "en", draft.as_str()]);
    assert!(out.err.contains("hard links: 1"), "{}", out.err);
    assert!(!fs::read_to_string(&draft).unwrap().contains("至急"));
    assert!(fs::read_to_string(&other).unwrap().contains("至急"));
    let again = run(&["--fix", "--lang", "en", other.as_str()]);
    assert!(!again.err.contains("hard links"), "{}", again.err);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
#[cfg(unix)]
fn a_file_that_is_not_to_be_written_stays_and_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("fix-readonly");
    let path = folder.write("a.md", DRAFT);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let ran = run(&["--fix", path.as_str()]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("read-only"), "{}", ran.err);
    assert!(ran.out.contains("unmasked-secret"), "{}", ran.out);
    assert_eq!(fs::read_to_string(&path).unwrap(), DRAFT);
}

#[test]
fn the_encoding_that_was_found_is_said() {
    let draft = "件名: SIM\r\n発生: 7:18 から。\r\n";
    let folder = Folder::new("fix-encoding");
    let path = folder.write("a.txt", Encoding::ShiftJis.encode(draft).unwrap());
    let ran = run(&[
        "--fix",
        "--unsafe-fixes",
        "--timezone",
        "Asia/Tokyo",
        path.as_str(),
    ]);
    assert!(ran.err.contains("is read as Shift_JIS"), "{}", ran.err);
    let mended = draft.replace("7:18", "7:18(日本時間)");
    assert_eq!(
        fs::read(&path).unwrap(),
        Encoding::ShiftJis.encode(&mended).unwrap()
    );
}

/// A place in the file is none in its text.
#[test]
fn a_report_on_another_encoding_shows_the_right_words() {
    let draft = "件名: ログインできない\n本文: パスワードは Zq8!vR2#kLmW です。\n";
    let bytes = Encoding::ShiftJis.encode(draft).unwrap();
    let at = bytes.windows(3).position(|bytes| bytes == b"Zq8").unwrap();
    let folder = Folder::new("fix-places");
    let path = folder.write("a.txt", bytes);
    let shown = run(&["--select", "unmasked-secret", &path]);
    assert!(
        shown.out.contains("パスワードは ************ です"),
        "{}",
        shown.out
    );
    let ran = run(&["--select", "unmasked-secret", "--format", "json", &path]);
    let found = &ran.json()["files"][0]["diagnostics"][0];
    assert_eq!(found["span"]["start"]["byte"], at);
    assert_eq!(found["fixes"][0]["edits"][0]["start"], at);
    assert_eq!(ran.json()["files"][0]["encoding"], "Shift_JIS");
}

/// What is called fixable is what is mended.
#[test]
fn the_sum_promises_what_is_done() {
    let folder = Folder::new("fix-sum");
    let zone = ["--timezone", "Asia/Tokyo", "--no-config"];
    let now = ["--now", "2026-11-20T10:00:00+09:00"];
    let only = ["--select", "timestamp-without-timezone", "--format", "json"];
    let head = "subject: 接続できない\n";
    for (text, mended) in [
        (
            "occurred_at: 昨日 15:52\n",
            "occurred_at: 2026-11-19 15:52(日本時間)\n",
        ),
        (
            "occurred_at: '昨日 15:52'\n",
            "occurred_at: '2026-11-19 15:52(日本時間)'\n",
        ),
        (
            "occurred_at: |\n  昨日の 15:52\n",
            "occurred_at: |\n  2026-11-19 15:52(日本時間)\n",
        ),
        (
            "occurred_at: 先週金曜 15:52 # 頃\n",
            "occurred_at: 2026-11-13 15:52(日本時間) # 頃\n",
        ),
        (
            "occurred_at: おとといの深夜2時\n",
            "occurred_at: おとといの深夜2時\n",
        ),
        (
            "note: 所要 0:45、比率 10:10\n",
            "note: 所要 0:45、比率 10:10\n",
        ),
    ] {
        let path = folder.write("a.yaml", format!("{head}{text}"));
        let args = [&zone[..], &now, &only].concat();
        let before = run(&[&args[..], &[&path]].concat()).json();
        let promised = &before["summary"]["fixable"]["unsafe"];
        let fix = ["--fix", "--unsafe-fixes"];
        let after = run(&[&args[..], &fix, &[&path]].concat()).json();
        assert_eq!(promised, &after["summary"]["fixed"], "{text}");
        assert_eq!(after["summary"]["fixable"]["unsafe"], 0, "{text}");
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            format!("{head}{mended}")
        );
    }
}
