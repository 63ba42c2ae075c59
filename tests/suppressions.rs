//! Suppressions: in comments of every syntax, in the configuration, and what is
//! said of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use std::fs;
use std::time::{Duration, Instant};

use binary::{Folder, Run, TicketLint, run};
use serde_json::Value;
use ticketlint::text::Encoding;

/// What a draft comes to: places of findings as `line rule`, and of those that
/// are suppressed.
fn found(name: &str, text: &str, args: &[&str]) -> (Vec<String>, Vec<String>) {
    let all = ["-", "--stdin-filename", name, "--no-config", "--lang", "en"];
    let args = [&all[..], &["--format", "json"], args].concat();
    let answer = TicketLint::new(&args).input(text.as_bytes()).run().json();
    let file = &answer["files"][0];
    let lines = |list: &Value| {
        let list = list.as_array().map_or(&[][..], Vec::as_slice).iter();
        let mut lines: Vec<String> = list
            .flat_map(|finding| {
                let rule = finding["rule"].as_str().unwrap().to_owned();
                let own = std::iter::once(&finding["span"]);
                let repeats = finding["repeats"].as_array().map_or(&[][..], Vec::as_slice);
                own.chain(repeats)
                    .map(move |span| format!("{} {rule}", span["start"]["line"]))
            })
            .collect();
        lines.sort();
        lines
    };
    (lines(&file["diagnostics"]), lines(&file["suppressed"]))
}

/// What comes of a draft on standard input, under a name.
fn answer(name: &str, text: &str, args: &[&str]) -> Run {
    let all = ["-", "--stdin-filename", name, "--no-config"];
    let args = [&all[..], args].concat();
    TicketLint::new(&args).input(text.as_bytes()).run()
}

/// Whether a list has a place.
fn has(list: &[String], place: &str) -> bool {
    list.iter().any(|line| line == place)
}

const VAGUE: &str = "画面がうまく動かないです。";

#[test]
fn a_comment_is_about_the_next_block_of_markdown() {
    let text = format!(
        "# 出荷画面が開かない\n\n<!-- ticketlint-ignore vague-symptom: 引用 -->\n\n{VAGUE}\n\n{VAGUE}\n"
    );
    let (shown, suppressed) = found("a.md", &text, &[]);
    assert!(has(&shown, "7 vague-symptom"), "{shown:?}");
    assert!(!has(&shown, "5 vague-symptom"), "{shown:?}");
    assert_eq!(suppressed, ["5 vague-symptom"]);
    // All that a heading heads is one block; so are a list, a table, a quote.
    for block in [
        format!("## 症状\n\n前置きです。\n\n### 詳細\n\n{VAGUE}\n\n## 影響\n\nなし\n"),
        format!("- 一つ目です。\n- {VAGUE}\n"),
        format!("| 項目 | 内容 |\n| --- | --- |\n| 症状 | {VAGUE} |\n"),
        format!("**症状**:\n\n{VAGUE}\n"),
    ] {
        let text = format!("# 出荷画面\n\n<!-- ticketlint-ignore vague-symptom: 引用 -->\n{block}");
        let (shown, suppressed) = found("a.md", &text, &[]);
        assert_eq!(suppressed.len(), 1, "{text}\n{shown:?}");
        assert!(
            !shown
                .iter()
                .any(|l| l.contains("vague") || l.contains("unused"))
        );
    }
    // In a line it is about that line's block.
    let text = format!(
        "# 出荷画面\n\n{VAGUE} <!-- ticketlint-ignore vague-symptom: 引用 -->\n\n{VAGUE}\n"
    );
    let (shown, suppressed) = found("a.md", &text, &[]);
    assert_eq!(suppressed, ["3 vague-symptom"]);
    assert!(has(&shown, "5 vague-symptom"));
}

#[test]
fn the_title_holds_not_the_whole_draft() {
    let text = format!("<!-- ticketlint-ignore vague-symptom: 件名 -->\n# 動かない件\n\n{VAGUE}\n");
    let (shown, _) = found("a.md", &text, &[]);
    assert!(has(&shown, "4 vague-symptom"), "{shown:?}");
}

#[test]
fn a_comment_anywhere_answers_for_what_is_missing() {
    for (name, text) in [
        (
            "a.md",
            format!("# 出荷画面\n\n{VAGUE}\n\n<!-- ticketlint-ignore missing-goal: 追記する -->\n"),
        ),
        (
            "a.yaml",
            format!(
                "件名: 出荷画面\n症状: {VAGUE}\n環境: Linux # ticketlint-ignore missing-goal: 追記する\n"
            ),
        ),
        (
            "a.txt",
            format!("件名: 出荷画面\n症状: {VAGUE}\n# ticketlint-ignore missing-goal: 追記する\n"),
        ),
    ] {
        let (shown, suppressed) = found(name, &text, &[]);
        assert!(
            !shown.iter().any(|line| line.ends_with("missing-goal")),
            "{name} {shown:?}"
        );
        assert!(
            !shown
                .iter()
                .any(|line| line.ends_with("unused-suppression")),
            "{shown:?}"
        );
        assert_eq!(suppressed.len(), 1, "{name}");
        let (shown, suppressed) = found(name, &text, &["--no-suppressions"]);
        assert!(
            shown.iter().any(|line| line.ends_with("missing-goal")),
            "{name}"
        );
        assert!(suppressed.is_empty());
    }
}

#[test]
fn a_comment_at_a_key_covers_its_value() {
    let draft = |before: &str, after: &str| {
        format!(
            "件名: 出荷画面\n{before}症状: |{after}\n  前置きです。\n  {VAGUE}\n備考: {VAGUE}\n"
        )
    };
    let comment = "# ticketlint-ignore vague-symptom: 引用";
    for text in [
        draft(&format!("{comment}\n"), ""),
        draft(&format!("{comment}\n# ほかのコメント\n\n"), ""),
        draft("", &format!(" {comment}")),
    ] {
        let (shown, suppressed) = found("a.yaml", &text, &[]);
        assert_eq!(suppressed.len(), 1, "{text}\n{shown:?}");
        let shown: Vec<_> = shown
            .iter()
            .filter(|l| l.contains("vague") || l.contains("supp"))
            .collect();
        let last = text.lines().count();
        assert_eq!(shown, [&format!("{last} vague-symptom")], "{text}");
    }
    // Nested values, items, and the one pair of an item.
    for (text, left) in [
        (
            format!(
                "件名: x\n{comment}\n詳細:\n  症状: {VAGUE}\n  列:\n  - {VAGUE}\n備考: {VAGUE}\n"
            ),
            "7",
        ),
        (
            format!("件名: x\n症状:\n{comment}\n- {VAGUE}\n- {VAGUE}\n"),
            "5",
        ),
        (
            format!("件名: x\n症状:\n- {VAGUE} {comment}\n- {VAGUE}\n"),
            "4",
        ),
        (
            format!("件名: x\n列:\n  - 症状: {VAGUE} {comment}\n    備考: {VAGUE}\n"),
            "4",
        ),
        (
            format!("---\n件名: x\n症状: {VAGUE} {comment}\n---\n\n{VAGUE}\n"),
            "6",
        ),
    ] {
        let name = if text.starts_with("---") {
            "a.md"
        } else {
            "a.yaml"
        };
        let (shown, _) = found(name, &text, &[]);
        let shown: Vec<_> = shown
            .iter()
            .filter(|l| l.contains("vague") || l.contains("supp"))
            .collect();
        assert_eq!(shown, [&format!("{left} vague-symptom")], "{text}");
    }
}

#[test]
fn plain_text_has_lines_for_the_tool() {
    let text = format!(
        "# ticketlint-ignore-file missing-goal: 追記する\n件名: 出荷画面\n\n<!-- ticketlint-ignore vague-symptom: 引用 -->\n症状: {VAGUE}\n備考: {VAGUE}\n"
    );
    let (shown, suppressed) = found("a.txt", &text, &[]);
    assert!(
        has(&suppressed, "5 vague-symptom") && suppressed.len() == 2,
        "{suppressed:?}"
    );
    assert!(has(&shown, "6 vague-symptom"), "{shown:?}");
    // They are no content: the draft reads as it does without them.
    let bare: String = text
        .lines()
        .filter(|l| !l.contains("ticketlint"))
        .map(|l| format!("{l}\n"))
        .collect();
    let facts = |text: &str| {
        let args = [
            "inspect",
            "-",
            "--stdin-filename",
            "a.txt",
            "--no-config",
            "--format",
            "json",
        ];
        let answer = TicketLint::new(&args).input(text.as_bytes()).run().json();
        let facts = answer["files"][0]["facts"].as_object().unwrap().clone();
        let texts = |list: &Value| {
            let list = list.as_array().unwrap().iter();
            list.map(|fact| fact["text"].clone()).collect::<Vec<_>>()
        };
        facts
            .iter()
            .map(|(name, list)| (name.clone(), texts(list)))
            .collect::<Vec<_>>()
    };
    assert_eq!(facts(&text), facts(&bare));
}

/// What is not closed on its line is no order, and is told so.
#[test]
fn a_line_for_the_tool_ends_where_it_ends() {
    for (comment, is_told) in [
        ("<!-- ticketlint-ignore vague-symptom: 引用", true),
        ("<!-- ticketlint-ignore vague-symptom: 引用 --", true),
        ("<!-- ticketlint-ignore vague-symptom: 引用 -->", false),
        ("<!-- ticketlint の点検は済み", false),
    ] {
        let text = format!("件名: 出荷画面\n\n{comment}\n症状: {VAGUE}\n");
        let (shown, suppressed) = found("a.txt", &text, &[]);
        let told = has(&shown, "3 unreadable-suppression");
        assert_eq!(told, is_told, "{comment}: {shown:?}");
        assert_eq!(
            suppressed.is_empty(),
            !comment.ends_with("-->"),
            "{comment}"
        );
    }
}

/// In Markdown it swallows what follows: that is the fault to tell.
#[test]
fn a_comment_that_is_left_open_is_told_once() {
    let secret = "キーは AKIA4QXTZ7MPLNBD5WKE です。";
    for (open, is_told) in [
        ("<!-- ticketlint-ignore unmasked-secret: 見本", true),
        ("<!-- 送る前に確かめる", true),
        ("お世話になっております。\n<!-- 送る前に確かめる", true),
        ("- <!-- 送る前に確かめる", true),
        ("<!-- 送る前に確かめる -->", false),
        ("`<!--` と表示されます。", false),
        ("> <!-- 引用の中", false),
        ("画面に <!-- と表示されます。", false),
    ] {
        let text = format!("# 画面\n\n{open}\n\n  {secret}\n\n  {VAGUE}\n");
        let (shown, suppressed) = found("a.md", &text, &[]);
        let faults = shown
            .iter()
            .filter(|line| line.contains("unclosed-comment"));
        assert_eq!(faults.count(), usize::from(is_told), "{open}: {shown:?}");
        // Sent it is all the same.
        let known = shown.iter().filter(|line| line.contains("unmasked-secret"));
        assert_eq!(known.count(), 1, "{open}: {shown:?}");
        assert!(suppressed.is_empty() && !has(&shown, "3 unreadable-suppression"));
    }
}

#[test]
fn what_stands_in_code_or_in_a_value_is_content() {
    let comment = "ticketlint-ignore vague-symptom: 引用";
    for (name, text) in [
        (
            "a.md",
            format!("# 出荷画面\n\n```\n<!-- {comment} -->\n```\n\n{VAGUE}\n"),
        ),
        (
            "a.md",
            format!("# 出荷画面\n\n`<!-- {comment} -->`\n\n{VAGUE}\n"),
        ),
        (
            "a.yaml",
            format!("件名: x\n症状: |\n  # {comment}\n  {VAGUE}\n"),
        ),
        (
            "a.yaml",
            format!("件名: x\n症状: \"# {comment} {VAGUE}\"\n"),
        ),
        (
            "a.txt",
            format!("件名: x\n\n```\n# {comment}\n```\n\n{VAGUE}\n"),
        ),
    ] {
        let (shown, suppressed) = found(name, &text, &[]);
        assert!(suppressed.is_empty(), "{text}");
        assert!(
            shown.iter().any(|line| line.ends_with("vague-symptom")),
            "{text} {shown:?}"
        );
        assert!(
            !shown.iter().any(|line| line.contains("suppression")),
            "{text}"
        );
    }
}

#[test]
fn each_ticket_of_a_file_has_its_own() {
    let ticket = |comment: &str| format!("---\n{comment}件名: 出荷画面\n症状: {VAGUE}\n");
    let own = ticket("# ticketlint-ignore missing-goal: 追記する\n") + &ticket("");
    let (shown, _) = found("a.yaml", &own, &[]);
    let goals = |shown: &[String]| shown.iter().filter(|l| l.ends_with("missing-goal")).count();
    assert_eq!(goals(&shown), 1, "{shown:?}");
    let all = ticket("# ticketlint-ignore-file missing-goal: 追記する\n") + &ticket("");
    let (shown, suppressed) = found("a.yaml", &all, &[]);
    assert_eq!((goals(&shown), goals(&suppressed)), (0, 2), "{shown:?}");
    // The items of a list are tickets as well.
    let items = format!(
        "# ticketlint-ignore missing-goal: 追記する\n- 件名: 出荷画面\n  症状: {VAGUE}\n- 件名: 返品画面\n  症状: {VAGUE}\n"
    );
    let (shown, _) = found("a.yaml", &items, &[]);
    assert_eq!(goals(&shown), 1, "{shown:?}");
}

#[test]
fn what_is_wrong_with_a_comment_is_said_at_its_place() {
    let says = |comment: &str| {
        let text = format!("件名: x\n# {comment}\n症状: {VAGUE}\n");
        let answer = answer("a.yaml", &text, &["--lang", "en", "--format", "json"]).json();
        let list = answer["files"][0]["diagnostics"]
            .as_array()
            .unwrap()
            .clone();
        let own = list
            .into_iter()
            .filter(|d| d["rule"].as_str().unwrap().contains("suppression"));
        own.map(|d| {
            let part = |name: &str| d[name].as_str().unwrap().to_owned();
            let column = &d["span"]["start"]["column"];
            format!(
                "{column} {}: {} {}",
                part("rule"),
                part("message"),
                part("help")
            )
        })
        .collect::<Vec<_>>()
    };
    let all = |comments: &[&str]| {
        comments
            .iter()
            .flat_map(|c| says(c))
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!(all(&[
        "ticketlint-ingore vague-symptom: quoted",
        "ticketlint: ignore[vague-symptom] quoted",
        "ticketlint-ignore",
        "ticketlint-ignore : quoted",
        "ticketlint-ignore vague-symptm: quoted",
        "ticketlint-ignore quite-something: quoted",
        "ticketlint-ignore symptom: quoted",
        "ticketlint-ignore unused-suppression: quoted",
        "ticketlint-ignore vague-symptom because it is quoted",
        "ticketlint-ignore vague-symptom 引用のため",
        "ticketlint-ignore vague-symptom vague-symptm",
        "ticketlint-ignore missing-impact: the desk knows",
        "ticketlint-ignore vague-symptom:",
        "ticketlint-ignore vague-symptom",
        "ticketlint-ignore attempts-not-specific, vague-symptom: quoted",
        "ticketlint reads this draft before it is sent",
    ]));
}

#[test]
fn a_comment_is_not_about_what_stands_above_it() {
    // A line between two others of one paragraph, and one in the value of a label.
    for lead in ["", "詳細: "] {
        for comment in [
            "# ticketlint-ignore vague-symptom: 引用",
            "<!-- ticketlint-ignore vague-symptom: 引用 -->",
        ] {
            let text = format!("{lead}{VAGUE}\n{comment}\n{VAGUE}\n");
            let (shown, suppressed) = found("a.txt", &text, &[]);
            assert!(has(&shown, "1 vague-symptom"), "{text}{shown:?}");
            assert!(has(&suppressed, "3 vague-symptom"), "{text}{suppressed:?}");
        }
    }
}

#[test]
fn a_comment_in_a_block_of_html_is_about_the_words_below_it() {
    let comment = "<!-- ticketlint-ignore vague-symptom: 引用 -->";
    let text = format!("<div>\n{comment}\n{VAGUE}\n</div>\n\n{VAGUE}\n");
    let (shown, suppressed) = found("a.md", &text, &[]);
    assert!(has(&shown, "6 vague-symptom"), "{shown:?}");
    assert!(has(&suppressed, "3 vague-symptom"), "{suppressed:?}");
    // Nothing but the end of the block below it: what comes next is meant.
    let text = format!("<div>\n{comment}\n</div>\n\n{VAGUE}\n");
    let (_, suppressed) = found("a.md", &text, &[]);
    assert!(has(&suppressed, "5 vague-symptom"), "{suppressed:?}");
}

#[test]
fn an_order_that_yaml_reads_as_a_key_is_told() {
    let text = format!("<!-- ticketlint-ignore vague-symptom: 引用 -->\nsymptom: {VAGUE}\n");
    let (shown, _) = found("a.yaml", &text, &[]);
    assert!(has(&shown, "1 unreadable-suppression"), "{shown:?}");
}

#[test]
fn an_option_keeps_rules_about_suppressions_quiet() {
    let text = format!(
        "# 出荷画面\n\n<!-- ticketlint-ignore vague-symptom -->\n\n問題はありません。{VAGUE}\n\n<!-- ticketlint-ignore vague-symptom: 余分 -->\n"
    );
    let own = |args: &[&str]| {
        let (shown, _) = found("a.md", &text, args);
        shown
            .into_iter()
            .filter(|l| l.contains("suppression"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        own(&[]),
        ["3 suppression-without-reason", "7 unused-suppression"]
    );
    assert_eq!(own(&["--ignore", "syntax"]), [""; 0]);
    // A rule that did not run says nothing of what it would have found.
    assert_eq!(
        own(&["--ignore", "vague-symptom"]),
        ["3 suppression-without-reason"]
    );
    assert_eq!(own(&["--fragment"]), ["3 suppression-without-reason"]);
    assert_eq!(
        own(&["--no-suppressions"]),
        ["3 suppression-without-reason"]
    );
}

#[test]
fn what_is_suppressed_is_what_is_shown_otherwise() {
    let text = format!(
        "# 出荷画面\n\n<!-- ticketlint-ignore-file vague-symptom, missing-goal, attempts-not-specific: 引用 -->\n\n{VAGUE}いろいろ試しました。\n"
    );
    let (shown, suppressed) = found("a.md", &text, &[]);
    let (all, none) = found("a.md", &text, &["--no-suppressions"]);
    assert!(none.is_empty() && suppressed.len() > 1);
    let mut both = [shown, suppressed].concat();
    both.sort();
    assert_eq!(both, all);
}

/// A draft after `--fix`, once and again.
fn fixed(name: &str, bytes: &[u8]) -> Vec<u8> {
    let folder = Folder::new(&format!("suppressions-{name}"));
    let path = folder.write(name, bytes);
    let once = run(&["--fix", "--no-config", path.as_str()]);
    assert_ne!(once.status, 2, "{}", once.err);
    let mended = fs::read(path.as_str()).unwrap();
    run(&["--fix", "--no-config", path.as_str()]);
    assert_eq!(fs::read(path.as_str()).unwrap(), mended, "twice is once");
    mended
}

#[test]
fn unused_ones_are_taken_out_and_nothing_else() {
    let markdown = "# 出荷画面が開かない\n\n<!-- ticketlint-ignore sla-expectation: 不要 -->\n\n画面に E-2041 と出ます。<!-- ticketlint-ignore-file sla-expectation: 不要 -->\n";
    let clean = "# 出荷画面が開かない\n\n画面に E-2041 と出ます。\n";
    let yaml = format!(
        "件名: 出荷画面が開かない\n# ticketlint-ignore sla-expectation: 不要\n# 残すコメント\n症状: |  # ticketlint-ignore vague-symptom, sla-expectation: 引用\n  {VAGUE}\n備考: なし # ticketlint-ignore sla-expectation: 不要\n"
    );
    let clean_yaml = format!(
        "件名: 出荷画面が開かない\n# 残すコメント\n症状: |  # ticketlint-ignore vague-symptom: 引用\n  {VAGUE}\n備考: なし\n"
    );
    let form = "件名: 出荷画面が開かない\n# ticketlint-ignore sla-expectation: 不要\n症状: 画面に E-2041 と出ます。\n";
    let clean_form = "件名: 出荷画面が開かない\n症状: 画面に E-2041 と出ます。\n";
    for (name, text, mended) in [
        ("a.md", markdown, clean),
        ("a.yaml", yaml.as_str(), clean_yaml.as_str()),
        ("a.txt", form, clean_form),
    ] {
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(fixed(name, text.as_bytes()), mended.as_bytes(), "{name}");
        assert_eq!(
            fixed(name, crlf(text).as_bytes()),
            crlf(mended).as_bytes(),
            "{name}"
        );
        let shift_jis = |text: &str| Encoding::ShiftJis.encode(text).unwrap();
        assert_eq!(fixed(name, &shift_jis(text)), shift_jis(mended), "{name}");
    }
}

#[test]
fn a_rule_that_is_named_twice_is_told_so() {
    let text = format!(
        "# 出荷画面\n\n<!-- ticketlint-ignore vague-symptom, vague-symptom: 引用 -->\n\n{VAGUE}\n"
    );
    let ran = answer("a.md", &text, &["--lang", "en"]);
    assert!(
        ran.out.contains("names `vague-symptom` twice"),
        "{}",
        ran.out
    );
    let mended = String::from_utf8(fixed("a.md", text.as_bytes())).unwrap();
    assert!(
        mended.contains("<!-- ticketlint-ignore vague-symptom: 引用 -->"),
        "{mended}"
    );
}

#[test]
fn the_configuration_suppresses_by_path_and_field() {
    let folder = Folder::new("suppressions-config");
    folder.write(
        ".ticketlint.yaml",
        b"suppressions:\n  - {rule: [missing-goal, vague-symptom], paths: templates/, reason: filled in later}\n  - {rule: vague-symptom, field: symptom, reason: quoted}\n",
    );
    let draft = format!("件名: 出荷画面\n症状: {VAGUE}\n備考: {VAGUE}\n");
    let inside = folder.write("templates/a.yaml", draft.as_bytes());
    let outside = folder.write("b.yaml", draft.as_bytes());
    let rules = |path: &str| {
        let answer = run(&[path, "--format", "json"]).json();
        let file = &answer["files"][0];
        let count = |list: &Value, rule: &str| {
            let list = list.as_array().map_or(&[][..], Vec::as_slice).iter();
            list.filter(|d| d["rule"] == rule).count()
        };
        (
            count(&file["diagnostics"], "vague-symptom"),
            count(&file["diagnostics"], "missing-goal"),
            file["suppressed"].clone(),
        )
    };
    let (vague, goal, suppressed) = rules(inside.as_str());
    assert_eq!((vague, goal), (0, 0), "{suppressed}");
    assert_eq!(suppressed[0]["by"], "configuration");
    assert_eq!(suppressed[0]["reason"], "filled in later");
    let (vague, goal, suppressed) = rules(outside.as_str());
    assert_eq!((vague, goal), (1, 1), "{suppressed}");
    assert_eq!(suppressed[0]["reason"], "quoted");
    let why = run(&["config", "--why", inside.as_str()]);
    assert!(
        why.out.contains("filled in later") && why.out.contains("for templates/"),
        "{}",
        why.out
    );
}

#[test]
fn a_run_over_the_folder_tells_what_the_configuration_suppresses_for_nothing() {
    let folder = Folder::new("suppressions-idle");
    let config = "suppressions:\n  - rule: [vague-symptom, urgency-words-in-text]\n    reason: quoted\n  - {rule: vague-symptom, paths: gone/, reason: moved}\n";
    folder.write(".ticketlint.yaml", config.as_bytes());
    let draft = format!("件名: 出荷画面\n症状: {VAGUE}\n");
    folder.write("a.yaml", draft.as_bytes());
    folder.write(
        "b.yaml",
        "件名: 請求書\n内容: 10月分を再発行してほしい。\n".as_bytes(),
    );
    let notes = |args: &[&str]| {
        let ran = TicketLint::new(args).folder(folder.path()).run();
        let of = |line: &&str| line.contains("is not used");
        ran.err
            .lines()
            .filter(of)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        notes(&["check", "."]),
        [
            "note: .ticketlint.yaml:2: the suppression of `urgency-words-in-text` is not used: none of the 2 drafts it is for has such a finding; take it out",
            "note: .ticketlint.yaml:4 for gone/: the suppression of `vague-symptom` is not used: no draft is there; take it out",
        ]
    );
    // Other drafts may need it, its rule did not run, or nothing is suppressed.
    for args in [
        &["check", "a.yaml", "b.yaml"][..],
        &["check", ".", "--select", "missing-goal"],
        &["check", ".", "--no-suppressions"],
        &["check", ".", "--fragment"],
    ] {
        let told = notes(args);
        assert!(
            told.iter().all(|note| note.contains("gone/")),
            "{args:?} {told:?}"
        );
    }
}

#[test]
fn sarif_says_who_suppressed_what_and_why() {
    let text =
        format!("# 出荷画面\n\n<!-- ticketlint-ignore vague-symptom: 画面の引用 -->\n\n{VAGUE}\n");
    let answer = answer("a.md", &text, &["--format", "sarif"]).json();
    let results = answer["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<&Value> = results
        .iter()
        .filter(|r| !r["suppressions"].is_null())
        .collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0]["ruleId"], "vague-symptom");
    assert_eq!(
        suppressed[0]["suppressions"],
        serde_json::json!([{"kind": "inSource", "status": "accepted", "justification": "画面の引用"}])
    );
}

#[test]
fn a_secret_may_stay_but_is_never_shown() {
    const SECRET: &str = "Tr0ub4dor3x9";
    let text = format!(
        "# 出荷画面\n\n<!-- ticketlint-ignore unmasked-secret: 資料にある見本 {SECRET} -->\n\nパスワードは {SECRET} です。\n"
    );
    for format in [
        "human", "concise", "json", "ndjson", "sarif", "gitlab", "junit", "markdown",
    ] {
        let ran = answer("a.md", &text, &["--format", format]);
        assert!(
            !ran.out.contains(SECRET) && !ran.err.contains(SECRET),
            "{format}: {}",
            ran.out
        );
    }
    let (shown, suppressed) = found("a.md", &text, &[]);
    assert!(has(&suppressed, "5 unmasked-secret"), "{shown:?}");
    // What goes out is masked all the same.
    let folder = Folder::new("suppressions-secret");
    let path = folder.write("a.md", text.as_bytes());
    let ran = run(&["export", path.as_str(), "--to", "md"]);
    assert!(
        !ran.out.contains(SECRET) && !ran.out.contains("ticketlint"),
        "{}",
        ran.out
    );
}

#[test]
fn the_summary_counts_what_is_suppressed() {
    let text =
        format!("# 出荷画面\n\n<!-- ticketlint-ignore vague-symptom: 画面の引用 -->\n\n{VAGUE}\n");
    let summary = |lang: &str| answer("a.md", &text, &["--lang", lang]).out;
    assert!(summary("en").contains("1 suppressed"), "{}", summary("en"));
    assert!(
        summary("ja").contains("1 件は抑制されています"),
        "{}",
        summary("ja")
    );
}

#[test]
fn ten_thousand_of_them_take_no_longer_than_their_lines() {
    const N: usize = 10_000;
    let comment = "ticketlint-ignore vague-symptom: 引用";
    let stacked = format!(
        "# 出荷画面\n\n{}\n{VAGUE}\n",
        format!("<!-- {comment} -->\n").repeat(N)
    );
    let one_line = format!(
        "# 出荷画面\n\n{}\n{VAGUE}\n",
        format!("<!-- {comment} -->").repeat(N)
    );
    let in_text = format!(
        "# 出荷画面\n\na{}\n{VAGUE}\n",
        format!("<!-- {comment} -->").repeat(N)
    );
    let unclosed = format!("# 出荷画面\n\n{}\n", "<!-- ticketlint-ignore ".repeat(N));
    let keys = format!(
        "件名: x\n{}症状: {VAGUE}\n",
        format!("# {comment}\n").repeat(N)
    );
    let broken = format!(
        "件名: [x\n{}症状: {VAGUE}\n",
        format!("# {comment}\n").repeat(N)
    );
    let lines = format!(
        "件名: x\n{}症状: {VAGUE}\n",
        format!("# {comment}\n").repeat(N)
    );
    let names = format!(
        "<!-- ticketlint-ignore {}: x -->\n\n{VAGUE}\n",
        "vague-symptm, ".repeat(N)
    );
    let began = Instant::now();
    for (name, text) in [
        ("a.md", stacked),
        ("a.md", one_line),
        ("a.md", in_text),
        ("a.md", unclosed),
        ("a.yaml", keys),
        ("a.yaml", broken),
        ("a.txt", lines),
        ("a.md", names),
    ] {
        let ran = answer(name, &text, &["--format", "json"]);
        assert_ne!(ran.status, 2, "{}", ran.err);
    }
    assert!(
        began.elapsed() < Duration::from_secs(100),
        "{:?}",
        began.elapsed()
    );
}

/// The rules that speak of a suppression in a draft, with the line.
fn about_suppressions(name: &str, text: &str) -> Vec<String> {
    let (shown, _) = found(name, text, &[]);
    let about = shown
        .into_iter()
        .filter(|line| line.ends_with("suppression"));
    about.collect()
}

#[test]
fn an_order_that_is_not_read_where_it_stands_is_noted() {
    for (name, text, line) in [
        (
            "a.txt",
            "件名: 出荷\n症状: 開きません。 # ticketlint-ignore vague-symptom: 画面のまま\n",
            2,
        ),
        (
            "a.txt",
            "件名: 出荷\n// ticketlint-ignore vague-symptom: 画面のまま\n症状: 開きません。\n",
            2,
        ),
        (
            "a.txt",
            "件名: 出荷\n> ticketlint-ignore vague-symptom\n症状: 開きません。\n",
            2,
        ),
        (
            "a.yaml",
            "## ticketlint-ignore vague-symptom: as told\nsymptom: It does not work.\n",
            1,
        ),
        (
            "a.md",
            "# ticketlint-ignore vague-symptom: as told\n\nIt does not work.\n",
            1,
        ),
        (
            "a.md",
            "It does not work. // ticketlint: ignore[vague-symptom] as told\n",
            1,
        ),
        (
            "a.md",
            "ticketlint-disable vague-symptom\n\nIt does not work.\n",
            1,
        ),
    ] {
        let about = about_suppressions(name, text);
        assert_eq!(about, [format!("{line} unreadable-suppression")], "{text}");
    }
    let text = "件名: 出荷\n症状: 開きません。 # ticketlint-ignore vague-symptom: 画面のまま\n";
    let run = answer("a.txt", text, &["--format", "json", "--lang", "en"]);
    let answer = run.json();
    let found = answer["files"][0]["diagnostics"].as_array().unwrap().iter();
    let note = found
        .clone()
        .find(|d| d["rule"] == "unreadable-suppression");
    let note = note.unwrap();
    assert_eq!(note["severity"], "info");
    let help = note["help"].as_str().unwrap();
    assert!(
        help.contains("<!-- ticketlint-ignore vague-symptom: … -->"),
        "{help}"
    );
    let yaml = "## ticketlint-ignore vague-symptom: as told\nsymptom: It does not work.\n";
    let run = self::answer("a.yaml", yaml, &["--lang", "ja"]);
    assert!(
        run.out.contains("# ticketlint-ignore vague-symptom: …"),
        "{}",
        run.out
    );
}

#[test]
fn a_word_on_the_tool_is_no_order() {
    for (name, text) in [
        ("a.md", "この下書きは ticketlint で点検しました。\n"),
        ("a.md", "> ticketlint ignore とは何ですか。\n"),
        (
            "a.md",
            "# ticketlint を導入したい\n\nticketlint ignore files を教えてください。\n",
        ),
        (
            "a.md",
            "```\n# ticketlint-ignore vague-symptom: 例\n```\n\n上が例です。\n",
        ),
        (
            "a.md",
            "`# ticketlint-ignore vague-symptom: 例` と書くと抑制できます。\n",
        ),
        (
            "a.md",
            "See docs/ticketlint-ignore vague-symptom for more.\n",
        ),
        ("a.txt", "件名: ticketlint の vague-symptom について\n"),
        (
            "a.yaml",
            "symptom: ticketlint reports vague-symptom, why?\n",
        ),
        (
            "a.md",
            "<!-- ticketlint で点検済み: vague-symptom は直した -->\n\n本文です。\n",
        ),
    ] {
        assert_eq!(about_suppressions(name, text), [""; 0], "{text}");
    }
    // Slips of the pen in a comment that is read were told before.
    for order in [
        "ticketlint-ignor",
        "ticketlint: ignore",
        "ticketlint-disable",
    ] {
        let text = format!("<!-- {order} vague-symptom: as told -->\n\nIt does not work.\n");
        let about = about_suppressions("a.md", &text);
        assert_eq!(about, ["1 unreadable-suppression"], "{text}");
    }
}
