//! `ticketlint export`: what a draft becomes, and what must not get lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
#[path = "common/documents.rs"]
mod documents;
#[path = "desks/every_field.rs"]
mod every_field;
#[path = "common/kept.rs"]
mod kept;
#[path = "desks/lines.rs"]
mod lines;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use binary::{Folder, Run, SAMPLE, TicketLint, run};
use documents::{Draft, draft};
use kept::{letters, lost, readings};
use proptest::prelude::*;
use ticketlint::engine::Reading;
use ticketlint::export::{Case, Format, export};
use ticketlint::knowledge::FieldKind;

fn from_stdin(text: &str, args: &[&str]) -> Run {
    TicketLint::new(&["export"]).args(args).input(text).run()
}

/// The first ticket of a draft in another syntax.
fn exported(name: &str, text: &str, format: Format) -> String {
    let (source, readings) = readings(name, text);
    export(&Case::new(&source, &readings[0], &[]), format).text
}

/// How often each kind of field stands outermost in a ticket.
fn kinds(reading: &Reading) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for field in reading.ticket.fields.iter().skip(1) {
        let outer = field.parent.is_some_and(|parent| parent.index() == 0);
        if let Some(kind) = field.kind.filter(|_| outer) {
            *kinds.entry(kind.name()).or_insert(0) += 1;
        }
    }
    kinds
}

fn keeps_all(draft: &Draft) -> Result<(), TestCaseError> {
    let (_, before) = readings(draft.name, &draft.text);
    let first = &before[0];
    for (format, name) in [
        (Format::Yaml, "b.yaml"),
        (Format::Markdown, "b.md"),
        (Format::Text, "b.txt"),
    ] {
        let once = exported(draft.name, &draft.text, format);
        let lost = lost(first, name, &once);
        prop_assert!(lost.is_empty(), "{name} loses {lost:?}\n{once}");
    }
    let yaml = exported(draft.name, &draft.text, Format::Yaml);
    let markdown = exported("b.yaml", &yaml, Format::Markdown);
    let lost = lost(first, "c.md", &markdown);
    prop_assert!(lost.is_empty(), "md loses {lost:?}\n{yaml}\n{markdown}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sentence_is_lost_on_the_way_through_yaml(draft in draft()) {
        keeps_all(&draft)?;
    }

    #[test]
    fn every_format_takes_every_draft(draft in draft()) {
        for name in Format::names() {
            let format = Format::named(name).unwrap();
            let text = exported(draft.name, &draft.text, format);
            if let Format::Api(_) = format {
                let value: serde_json::Value = serde_json::from_str(&text).unwrap();
                prop_assert!(value.is_object());
            }
        }
    }
}

/// A ticket that is an item of a list moves to the left as a whole.
#[test]
fn an_item_of_a_list_is_sound_yaml_of_its_own() {
    let first = "件名: EC2 に接続できない\n本文: |\n  SSH が拒否されます。\n\n    字下げした行\n緊急度: 高\n";
    let second = "件名: 別件\n本文: 保持期間を教えてください。\n";
    let item = |text: &str, mark: &str| {
        let below = format!("\n{}", " ".repeat(mark.len()));
        format!("{mark}{}\n", text.trim_end().replace('\n', &below))
    };
    for mark in ["- ", "  - ", "-   "] {
        for ending in ["\n", "\r\n"] {
            let list = item(first, mark) + &item(second, mark);
            let (source, readings) = readings("a.yaml", &list.replace('\n', ending));
            assert_eq!(readings.len(), 2, "{list}");
            for (reading, text) in readings.iter().zip([first, second]) {
                let out = export(&Case::new(&source, reading, &[]), Format::Yaml).text;
                assert_eq!(values(&out), values(text), "{list}\n{out}");
                assert!(!out.contains(" \n"), "{out:?}");
            }
        }
    }
}

/// Between lines across the page stands what has a colon and no key.
#[test]
fn a_head_that_is_no_mapping_is_a_text_of_the_yaml() {
    for head in [
        "運用チーム https://wiki.example.com/oncall",
        "# 控え\n運用チーム https://wiki.example.com/oncall",
        ":e",
        "\"件名: 接続できない\"",
    ] {
        let draft = format!("---\n{head}\n---\n\nログイン画面でエラーになります。\n");
        let (_, before) = readings("a.md", &draft);
        let yaml = exported("a.md", &draft, Format::Yaml);
        let (_, after) = readings("b.yaml", &yaml);
        assert!(after[0].ticket.problems.is_empty(), "{draft}\n{yaml}");
        let lost = lost(&before[0], "b.yaml", &yaml);
        assert!(lost.is_empty(), "{lost:?}\n{yaml}");
    }
}

/// Passages of Markdown that the model of a ticket leaves out in part. Each `@` is a
/// word of its own; what stands in braces must come out letter for letter.
const PARTLY_READ: &[&str] = &[
    "{~~@ を再起動した~~} は誤りで、@ です。\n\n",
    "全体 ~~@~~ 文 @ です {~~@~~}\n\n",
    "{~~@ を消した段落。~~}\n\n",
    "- {[x] @} を実施\n- {[ ] @} が未実施\n- {[ ] ~~@~~}\n- [x] 試したこと: @\n\n",
    "- @\n  - [x] ~~@~~ と @\n\n",
    "1. {[x] @} まで\n2. ~~@~~\n\n",
    "| 列 @ | 列 @ |\n|---|---|\n| `@ | grep @` | @ |\n| @ | @ | @ |\n| ~~@~~ | @ ~~@~~ |\n| @ |\n\n",
    "| 試したこと | 結果 |\n|---|---|\n| @ | @ |\n| @ | ~~@~~ | @ |\n\n",
    "| 項目 | 内容 |\n|---|---|\n| 発生日時 | ~~@~~ |\n| 症状 | @ です | @ |\n| 環境 | |\n\n",
    "> | a | b |\n> |---|---|\n> | @ | @ | @ |\n\n",
    "{/opt/@/__init__.py} と {*.@} と {$HOME/*/@} と {__pyc@__}\n\n",
    "{SELECT COUNT(*), MAX(*)} の @ と {s3://@/*, s3://@/*}\n\n",
    "<details><summary>ログ @</summary>\n\n```\n@\n```\n\n</details>\n\n@ の後。\n\n",
    "<details><summary>エラーメッセージ</summary>@</details>\n\n",
    "<details>\n<summary>ログ</summary>\n\n- {[x] @}\n\n</details>\n@ です。\n\n",
    "## 試したこと\n\n",
    "## 症状\n\n{~~@~~}\n\n",
    "- **環境**: ~~@~~\n",
    "- 環境: @ ~~@~~\n",
    "> ~~@~~ @\n\n",
    "## {~~@~~} 手順 @\n\n",
    "- ~~@~~\n\n  @\n\n",
    "**注 ~~@~~** @\n\n",
    "`@` ~~@~~ `@` と @ ~~@~~ `@`\n\n",
    "[~~@~~ @](https://example.com/@)\n\n",
    "~~@ [@](https://example.com/@) `@`~~ @\n\n",
    "症状: @ です。\n\n",
    "@ の件で困っています。\n~~@~~\n",
];

/// A draft of such passages, and what must come out of it.
fn partly_read() -> impl Strategy<Value = (String, Vec<String>)> {
    let passages = prop::collection::vec(prop::sample::select(PARTLY_READ.to_vec()), 1..6);
    let head = prop::sample::select(vec![
        "",
        "# 件名の @\n\n",
        "---\nprovider: aws\n---\n# @ の件\n\n",
    ]);
    let ending = prop::sample::select(vec!["\n", "\r\n"]);
    (head, passages, ending).prop_map(|(head, passages, ending)| {
        let mut wanted: Vec<String> = Vec::new();
        let mut text = String::new();
        let mut open = None;
        let mut number = 0;
        for c in format!("{head}{}", passages.concat()).chars() {
            match c {
                '{' => open = Some(text.len()),
                '}' => wanted.extend(open.take().map(|from: usize| text[from..].to_owned())),
                '@' => {
                    number += 1;
                    let word = format!("w{number}z");
                    text.push_str(&word);
                    wanted.push(word);
                }
                c => text.push(c),
            }
        }
        (text.replace('\n', ending), wanted)
    })
}

/// All strings of a JSON object, those in its lists too, one below the other.
fn strings(json: &str) -> String {
    let members: BTreeMap<String, serde_json::Value> = serde_json::from_str(json).unwrap();
    let values = members.values().flat_map(|value| match value {
        serde_json::Value::Array(items) => items.as_slice(),
        value => std::slice::from_ref(value),
    });
    let texts = values.filter_map(|value| value.as_str());
    texts.collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is struck out, a box that is checked, a cell too many, a star of a path:
    /// no rule reads them, and no desk misses them.
    #[test]
    fn what_no_rule_reads_is_exported_all_the_same((draft, wanted) in partly_read()) {
        for name in Format::names() {
            let format = Format::named(name).unwrap();
            let out = exported("a.md", &draft, format);
            let out = match format {
                Format::Api(_) => strings(&out),
                _ => out,
            };
            for words in &wanted {
                prop_assert!(out.contains(words.as_str()), "{name} loses {words}\n{draft}\n{out}");
            }
        }
    }
}

/// A cell more than its table has columns, in columns headed alike: where nothing
/// is Markdown, the row is told as a reader of the page sees it.
#[test]
fn a_row_with_a_cell_too_many_is_decoded_where_nothing_is_markdown() {
    let words = "R&amp;D の <b>全員</b> と &lt;db01&gt; が対象";
    let seen = "R&D の 全員 と <db01> が対象";
    for (row, wanted) in [
        (
            format!("~~切断した~~ | {words} | 再試行した"),
            format!("~~切断した~~ | {seen} | 再試行した"),
        ),
        (
            format!("{words} | 再試行した | {words}"),
            format!("{seen} | 再試行した | {seen}"),
        ),
        (
            format!("`ps | grep java` | {words}"),
            format!("`ps | grep java` | {seen}"),
        ),
        (
            format!("<div>{words}</div> ~~{words}~~ | 済み | **再試行** した"),
            format!("{seen} ~~{seen}~~ | 済み | 再試行 した"),
        ),
    ] {
        let draft = format!("| 件名 | 件名 |\n|---|---|\n| {row} |\n\n~~{words}~~\n");
        let text = exported("a.md", &draft, Format::Text);
        let lines = [wanted, format!("~~{seen}~~")];
        for line in &lines {
            assert!(text.lines().any(|own| own == line), "{line}\n{text}");
        }
        let (_, before) = readings("a.md", &draft);
        for name in Format::names() {
            let format = Format::named(name).unwrap();
            let out = exported("a.md", &draft, format);
            match format {
                Format::Markdown | Format::Yaml => assert!(out.contains(&row), "{out}"),
                Format::Api(_) => assert!(!strings(&out).contains("&amp;"), "{name}\n{out}"),
                _ => assert!(!out.contains("&amp;"), "{name}\n{out}"),
            }
        }
        let lost = lost(&before[0], "b.txt", &text);
        assert!(lost.is_empty(), "{lost:?}\n{text}");
    }
}

/// A line that looks like a heading below a tag takes no link its meaning.
#[test]
fn a_heading_below_a_tag_takes_nothing_from_the_links_above() {
    let above = "[構成図の置き場](https://example.com/wiki \"題\") ![構成](net.png) を参照。\n\n";
    for below in [
        "<br>\n# 備考\n",
        "<br>\n\n# 備考\n",
        "<b>注</b>\n## 備考\n夜間のみ\n",
    ] {
        let log = "    2026-11-19 09:10:11 ERROR timeout\n\n";
        for draft in [format!("{log}{above}{below}"), format!("{above}{below}")] {
            let (_, before) = readings("a.md", &draft);
            let yaml = exported("a.md", &draft, Format::Yaml);
            let back = exported("b.yaml", &yaml, Format::Markdown);
            let lost = lost(&before[0], "c.md", &back);
            assert!(lost.is_empty(), "{lost:?}\n{yaml}\n{back}");
            assert!(!back.contains("\\["), "{back}");
        }
    }
}

/// What a form of YAML holds, key by key.
fn values(yaml: &str) -> BTreeMap<String, serde_yaml::Value> {
    serde_yaml::from_str(yaml).unwrap()
}

/// A text as it is to come back: a heading is lowered to fit under its label, which
/// is no loss.
fn words(value: &serde_yaml::Value) -> String {
    let Some(text) = value.as_str() else {
        return format!("no text: {value:?}");
    };
    let lines = text.trim_matches(['\n', ' ']).lines();
    let lines = lines.map(|line| line.trim_start_matches('#'));
    lines.collect::<Vec<_>>().join("\n")
}

/// Texts that mean something to YAML, to Markdown, or to both.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Job: \"x\" # fails",
        "'it''s'",
        "- x",
        "* x",
        "> x",
        "| x",
        "[x] y",
        "{a: b}",
        "@x",
        "`x`",
        "# x",
        "1. x",
        "1) x",
        "yes",
        "no",
        "null",
        "~",
        "1.0",
        "2026-11-18",
        "0x1F",
        "C:\\Temp\\*.log",
        "\\\\server\\share\\_x_",
        "__init__ 2*3*4",
        "*.log *.txt",
        "<host>",
        "<!-- x -->",
        "&amp; R&D",
        "[a](b \"t\")",
        "**太字**",
        "~~x~~ ~y ~z",
        "障害 😀 １２：３４",
        "件名: 二つ目",
        "ジョブ「A」が失敗",
        "x[^1]",
        "![a](b.png)",
        "<br>",
        "!tag &anchor *alias",
        "%x",
        "a\tb",
        "x  ",
        "key=value",
        "【至急】x",
        "¥100\\",
        "| a | b |",
        "#123",
        "+ x",
        "  x",
    ]);
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the values are, they are the same after a way through Markdown.
    #[test]
    fn values_of_yaml_come_back_from_markdown(
        subject in nasty(),
        lines in prop::collection::vec(nasty(), 1..5),
        item in nasty(),
        title_last in any::<bool>(),
    ) {
        let mut pairs = [
            ("件名", serde_yaml::Value::from(subject)),
            ("症状", lines.join("\n").into()),
            ("試したこと", vec![item, "再起動した".to_owned()].into()),
        ];
        if title_last {
            pairs.rotate_left(1);
        }
        let quoted = |(key, value): &(&str, serde_yaml::Value)| {
            format!("{key}: {}\n", serde_json::to_string(value).unwrap())
        };
        let yaml: String = pairs.iter().map(quoted).collect();
        let markdown = exported("a.yaml", &yaml, Format::Markdown);
        let back = exported("b.md", &markdown, Format::Yaml);
        let (had, has) = (values(&yaml), values(&back));
        for (key, value) in &had {
            let shown = |value: &serde_yaml::Value| match value {
                serde_yaml::Value::Sequence(items) => {
                    let items = items.iter().map(|item| format!("- {}", words(item)));
                    items.collect::<Vec<_>>().join("\n")
                }
                value => words(value),
            };
            let now = has.get(key).map(shown);
            prop_assert_eq!(now, Some(shown(value)), "{}\n{}\n{}", key, markdown, back);
        }
        prop_assert_eq!(had.len(), has.len(), "{}\n{}", markdown, back);
    }
}

/// The drafts among the fixtures.
fn fixtures() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in ["ok", "err", "samples", "drafts"] {
        let entries = fs::read_dir(format!("fixtures/{folder}")).unwrap();
        files.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|p| p.is_file()),
        );
    }
    files.sort();
    files
}

#[test]
fn fixtures_go_through_yaml_and_back_with_every_field_and_sentence() {
    for path in fixtures() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let (_, before) = readings(&name, &text);
        if before.len() != 1 || before[0].ticket.is_empty() {
            continue;
        }
        let yaml = exported(&name, &text, Format::Yaml);
        let markdown = exported("b.yaml", &yaml, Format::Markdown);
        for (step, out) in [("b.yaml", &yaml), ("b.md", &markdown)] {
            let (_, after) = readings(step, out);
            assert_eq!(after.len(), 1, "{name} → {step}\n{out}");
            let lost = lost(&before[0], step, out);
            assert!(lost.is_empty(), "{name} → {step}: {lost:?}\n{out}");
            let (had, has) = (kinds(&before[0]), kinds(&after[0]));
            for (kind, count) in &had {
                assert!(
                    has.get(kind) >= Some(count),
                    "{name} → {step}: {kind}\n{out}"
                );
            }
        }
        // A second time loses nothing either.
        let second = exported("b.md", &markdown, Format::Yaml);
        let third = exported("b.yaml", &second, Format::Markdown);
        let lost = lost(&before[0], "b.md", &third);
        assert!(lost.is_empty(), "{name}: {lost:?}\n{third}");
    }
}

#[test]
fn a_draft_with_errors_is_refused_with_its_diagnostics() {
    let refused = run(&["export", "--to", "aws-cli", SAMPLE]);
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert_eq!(refused.out, "");
    assert!(refused.err.contains("[unmasked-secret]"), "{}", refused.err);
    assert!(!refused.err.contains("AKIA"), "{}", refused.err);
}

#[test]
fn no_secret_leaves_even_by_force() {
    for format in Format::names() {
        let forced = run(&["export", "--force", "--to", format, SAMPLE]);
        assert_eq!(forced.status, 0, "{format}: {}", forced.err);
        let all = forced.out.clone() + &forced.err;
        assert!(!all.contains("AKIA"), "{format}\n{all}");
        assert!(
            forced.out.contains("AWS\\_ACCESS") || forced.out.contains("<AWS_ACCESS_KEY_ID_1>")
        );
        assert!(
            forced.err.contains("<AWS_ACCESS_KEY_ID_1>"),
            "{format}\n{}",
            forced.err
        );
    }
}

/// A list that holds lists is told by its indentation; pairs and words need none.
#[test]
fn lists_within_lists_keep_their_shape() {
    let draft = "subject: x\nplain: [p, q]\n\"a\": [{x: 1, y: [p, q]}, 'z: 1', ~, [b]]\npairs: {k: v, l: [1, 2]}\ndeep: {k: {m: {n: 1}, o: |-\n      two\n      lines\n  }}\n";
    let draft = draft.replace("|-\n      two\n      lines\n  ", "\"two\\nlines\"");
    let folder = Folder::new("export-lists");
    let path = folder.write("a.yaml", draft);
    let out = run(&["export", "--force", "--to", "text", "--no-config", &path]);
    assert_eq!(
        out.out,
        "subject: x\n\nplain:\n- p\n- q\n\na:\n- x: 1\n  y:\n    - p\n    - q\n- z: 1\n-\n- - b\n\npairs:\nk: v\n\nl:\n- 1\n- 2\n\ndeep:\nk:\n  m:\n    n: 1\n  o:\n    two\n    lines\n"
    );
}

#[test]
fn the_configuration_cannot_let_a_secret_out() {
    let folder = Folder::new("export-config");
    folder.write(".ticketlint.yaml", "ignore: [unmasked-secret]\n");
    let draft = folder.write(
        "a.txt",
        "AWS の EC2 が停止しました。\npassword=Zq8vR2kLmWx9\n",
    );
    let out = run(&["export", "--force", "--to", "text", &draft]);
    assert_eq!(out.status, 0, "{}", out.err);
    assert!(!out.out.contains("Zq8vR2kLmWx9"), "{}", out.out);
}

#[test]
fn alibaba_lists_what_to_enter_apart_and_never_its_value() {
    let draft = "件名: OSS に接続できない\nAccessKey: LTAI5tQnTzXkVbRm7JpWc2Yh\nAccessKeySecret: q8Zr2LxV7nTkWm4JpYb6HsDcGf1KeU\n症状: 403 が返ります。\n";
    let out = from_stdin(draft, &["--force", "--to", "alibaba", "--lang", "en"]);
    assert_eq!(out.status, 0, "{}", out.err);
    let json = out.json();
    for text in [&out.out, &out.err] {
        assert!(!text.contains("q8Zr2LxV7nTk"), "{text}");
    }
    let content = json["Content"].as_str().unwrap();
    let placeholder = content
        .split('<')
        .nth(1)
        .unwrap()
        .split('>')
        .next()
        .unwrap();
    assert!(json["SecretContent"].as_str().unwrap().starts_with('<'));
    assert!(
        out.err.contains(&format!("SecretContent: <{placeholder}>")),
        "{}",
        out.err
    );
}

#[test]
fn the_input_of_aws_has_its_members_and_blanks_for_what_is_unknown() {
    let draft = "subject: RDS is slow\nprovider: aws\nseverity: 緊急\nservice_code: amazon-rds\ncc: a@example.com, b@example.com\nsymptom: |\n  Queries take 10 s.\n";
    let args = ["--force", "--to", "aws-cli", "--stdin-filename", "a.yaml"];
    let out = from_stdin(draft, &args);
    assert_eq!(out.status, 0, "{}", out.err);
    let json = out.json();
    assert_eq!(json["subject"], "RDS is slow");
    assert_eq!(json["serviceCode"], "amazon-rds");
    assert_eq!(json["categoryCode"], "<category code>");
    assert_eq!(json["severityCode"], "urgent");
    assert_eq!(json["language"], "en");
    assert_eq!(json["issueType"], "technical");
    assert_eq!(json["ccEmailAddresses"][1], "b@example.com");
    assert_eq!(json["communicationBody"], "symptom: Queries take 10 s.");
    assert_eq!(json.get("attachmentSetId"), None);
    assert!(out.err.contains("categoryCode"), "{}", out.err);
    let billing = from_stdin(
        "subject: 請求について\nkind: billing\nprovider: aws\n質問: 請求額の内訳を教えてください。\n",
        &args,
    );
    assert_eq!(billing.json()["issueType"], "customer-service");
    assert_eq!(billing.json()["language"], "ja");
}

/// What was exported may be kept, and exported again once it is completed.
#[test]
fn the_input_of_aws_is_a_draft_again() {
    let draft = "{\"subject\": \"EC2 が応答しない\", \"serviceCode\": \"ec2-linux\", \"categoryCode\": \"<category code>\", \"severityCode\": \"high\", \"communicationBody\": \"i-0a1b2c3d4e5f60718 が応答しません。\", \"ccEmailAddresses\": [\"a@example.com\", \"b@example.com\"], \"language\": \"ja\", \"issueType\": \"customer-service\"}";
    let export = |text: &str| {
        let args = [
            "--force",
            "--to",
            "aws-cli",
            "--lang",
            "en",
            "--stdin-filename",
            "a.json",
        ];
        let out = from_stdin(text, &args);
        assert_eq!(out.status, 0, "{}", out.err);
        out
    };
    let first = export(draft);
    let json = first.json();
    for (name, value) in [
        ("serviceCode", "ec2-linux"),
        ("severityCode", "high"),
        ("communicationBody", "i-0a1b2c3d4e5f60718 が応答しません。"),
        ("language", "ja"),
        ("issueType", "customer-service"),
    ] {
        assert_eq!(json[name], value, "{}", first.out);
    }
    assert_eq!(json["ccEmailAddresses"][1], "b@example.com");
    assert_eq!(export(&first.out).out, first.out);
}

#[test]
fn those_who_get_a_copy_are_no_contact_of_the_case() {
    for label in ["cc", "ccEmailAddresses", "CC アドレス"] {
        let draft =
            format!("subject: s\nprovider: veeam\n{label}: a@example.com\nsymptom: Job fails.\n");
        let out = from_stdin(
            &draft,
            &["--force", "--to", "veeam", "--stdin-filename", "a.yaml"],
        );
        assert!(!out.out.contains("Contact: a@example.com"), "{}", out.out);
        assert!(
            out.out.contains(&format!("{label}: a@example.com")),
            "{}",
            out.out
        );
    }
}

/// A desk would work by a level that the draft contradicts.
#[test]
fn of_two_levels_none_is_chosen() {
    let aws = "subject: s\nprovider: aws\nseverity: 本番システムの障害 (critical)\n症状: EC2 が応答しません。\n";
    let out = from_stdin(
        aws,
        &["--force", "--to", "aws-cli", "--stdin-filename", "a.yaml"],
    );
    let json = out.json();
    assert_eq!(json["severityCode"], "<緊急度のコード: high か critical>");
    assert!(
        json["communicationBody"]
            .as_str()
            .unwrap()
            .contains("本番システムの障害 (critical)")
    );
    assert!(
        out.err
            .contains("severityCode: 緊急度のコード: high か critical"),
        "{}",
        out.err
    );
    let veeam = "subject: s\nprovider: veeam\nseverity: 1 (Severity 3)\nsymptom: The job fails.\n";
    let out = from_stdin(
        veeam,
        &["--force", "--to", "veeam", "--stdin-filename", "a.yaml"],
    );
    assert!(out.out.contains("Severity: <1 or 3>\n"), "{}", out.out);
    assert!(out.out.contains("severity: 1 (Severity 3)"), "{}", out.out);
    assert!(out.err.contains("Severity: 1 or 3"), "{}", out.err);
    let beside = "subject: s\nprovider: aws\nseverity: urgent / high\nsymptom: EC2 is down.\n";
    let out = from_stdin(
        beside,
        &["--force", "--to", "aws-cli", "--stdin-filename", "a.yaml"],
    );
    assert_eq!(
        out.json()["severityCode"],
        "<severity code: urgent or high>"
    );
}

#[test]
fn what_the_api_would_refuse_is_refused() {
    let long = format!(
        "subject: s\nsymptom: |\n  {}\n",
        "とても長い本文です。".repeat(900)
    );
    let args = ["--force", "--to", "aws-cli", "--stdin-filename", "a.yaml"];
    let out = from_stdin(&long, &args);
    assert_eq!((out.status, out.out.as_str()), (2, ""));
    assert!(
        out.err.contains("communicationBody") && out.err.contains("8000"),
        "{}",
        out.err
    );
}

#[test]
fn sakura_says_unknown_only_where_the_draft_does() {
    let draft = "障害対象リソースのゾーン: is1b\n収容ホスト/ストレージ名: 不明\n障害の内容: ping に応答しません。\n";
    let out = from_stdin(
        draft,
        &[
            "--force",
            "--to",
            "sakura",
            "--kind",
            "incident",
            "--stdin-filename",
            "a.txt",
        ],
    );
    let lines: Vec<&str> = out.out.lines().take(8).collect();
    assert_eq!(
        lines,
        [
            "障害対象リソースのゾーン: is1b",
            "障害対象リソース名: ＿＿",
            "収容ホスト/ストレージ名: 不明",
            "障害対象リソースID: ＿＿",
            "関連するリソースID: ＿＿",
            "障害に気づいた時間: ＿＿",
            "障害の内容: ping に応答しません。",
            "障害の現状: ＿＿",
        ]
    );
}

#[test]
fn forms_hold_every_sentence_of_a_draft() {
    for path in fixtures() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let (_, before) = readings(&name, &text);
        if before.len() != 1 {
            continue;
        }
        let own = before[0].profile.provider;
        for format in Format::names().filter_map(Format::named) {
            if format.provider() != Some(own) {
                continue;
            }
            let out = exported(&name, &text, format);
            let words = match format {
                Format::Api(_) => {
                    let json: BTreeMap<String, serde_json::Value> =
                        serde_json::from_str(&out).unwrap();
                    json.values()
                        .filter_map(|v| v.as_str())
                        .collect::<Vec<_>>()
                        .join("\n")
                }
                _ => out,
            };
            let after = letters(&words);
            let ticket = &before[0].ticket;
            for sentence in &ticket.sentences {
                let words = ticket.slice(&sentence.range);
                let of = ticket.fields[ticket.blocks[sentence.block].field.index()].kind;
                if matches!(
                    of,
                    Some(FieldKind::Provider | FieldKind::Kind | FieldKind::Severity)
                ) {
                    continue;
                }
                assert!(after.contains(&letters(words)), "{name} → {own}: {words}");
            }
        }
    }
}

#[test]
fn a_file_is_written_once() {
    let folder = Folder::new("export-output");
    let draft = folder.write(
        "a.txt",
        "件名: 質問\n質問: ログの保存期間を教えてください。\n",
    );
    let target = folder.at("out.yaml");
    let args = ["export", "--to", "yaml", &draft, "--output", &target];
    assert_eq!(run(&args).status, 0);
    let written = fs::read_to_string(&target).unwrap();
    assert_eq!(
        written,
        "件名: 質問\n質問: ログの保存期間を教えてください。\n"
    );
    fs::write(&target, "mine").unwrap();
    let again = run(&args);
    assert_eq!(again.status, 2, "{}", again.err);
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    let over = TicketLint::new(&args).arg("--overwrite").run();
    assert_eq!(over.status, 0, "{}", over.err);
    assert_eq!(fs::read_to_string(&target).unwrap(), written);
}

#[test]
fn of_several_tickets_one_is_chosen_or_all_are_documents() {
    let two =
        "件名: 一つ目\n質問: A を教えてください。\n---\n件名: 二つ目\n質問: B を教えてください。\n";
    let out = |args: &[&str]| {
        let args: Vec<&str> = ["--force", "--stdin-filename", "a.yaml"]
            .into_iter()
            .chain(args.iter().copied())
            .collect();
        from_stdin(two, &args)
    };
    let refused = out(&["--to", "aws-cli"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("--ticket N"), "{}", refused.err);
    let second = out(&["--to", "aws-cli", "--ticket", "2"]);
    assert_eq!(second.json()["subject"], "二つ目");
    assert_eq!(out(&["--to", "text", "--ticket", "3"]).status, 2);
    let all = out(&["--to", "yaml"]);
    let (_, again) = readings("b.yaml", &all.out);
    assert_eq!(again.len(), 2, "{}", all.out);
}

#[test]
fn office_hours_have_a_form_of_their_own() {
    let draft = "種別: オフィスアワー\nプロバイダ: soracom\n希望日時: 2026-12-07 10:00〜10:45、2026-12-08 14:00〜14:45\n相談内容: SIM グループの設定方針を相談したいです。\n";
    let out = from_stdin(
        draft,
        &["--force", "--to", "soracom", "--stdin-filename", "a.txt"],
    );
    insta::assert_snapshot!(out.out);
}

#[test]
fn a_case_record_of_veeam() {
    let out = run(&[
        "export",
        "--force",
        "--to",
        "veeam",
        "fixtures/err/veeam-tape-job.md",
    ]);
    insta::assert_snapshot!(format!("{}---\n{}", out.out, out.err));
}

#[test]
fn a_form_becomes_yaml() {
    let out = run(&[
        "export",
        "--to",
        "yaml",
        "fixtures/ok/sakura-disk-io-error.txt",
    ]);
    insta::assert_snapshot!(format!("{}---\n{}", out.out, out.err));
}

const NOTED: &str = "---\n# メモ 1\nprovider: aws\naccount_id: \"222233334444\" # 本番\nname: \"a # b\"\n---\n<!-- 田中さんに確認済み -->\n# ALB が 502 を返す\n\nALB app-alb が HTTP 502 を返します。<!-- 画面の通り -->\n\n```html\n<!-- これはログ -->\n```\n\n`<!-- これは語 -->` と出ます。\n\n## 業務影響\n\n200 名が業務できません。\n\n<!-- 終わり -->\n";

/// A comment of YAML with a control character would make the draft broken YAML.
#[test]
fn a_control_character_in_a_comment_is_shown() {
    let draft = "<!-- メモ\u{b}1 -->\n# 画面が空になる\n\n原因を教えてください。\n";
    let yaml = exported("a.md", draft, Format::Yaml);
    let comment = yaml.lines().find(|line| line.starts_with("# "));
    assert!(comment.is_some_and(|line| line.contains("メモ")), "{yaml}");
    assert!(!yaml.contains('\u{b}'), "{yaml}");
}

/// The author's notes to himself go with the draft, and not to the desk.
#[test]
fn comments_stay_in_drafts_and_never_reach_a_desk() {
    let notes = [
        "メモ 1",
        "本番",
        "田中さんに確認済み",
        "画面の通り",
        "終わり",
    ];
    let yaml = exported("a.md", NOTED, Format::Yaml);
    for note in notes {
        assert!(yaml.contains(&format!("# {note}\n")), "{note}: {yaml}");
    }
    assert!(yaml.contains("  <!-- これはログ -->\n"), "{yaml}");
    let back = exported("b.yaml", &yaml, Format::Markdown);
    for note in notes {
        let kept = [format!("# {note}\n"), format!("<!-- {note} -->")];
        assert!(
            kept.iter().any(|words| back.contains(words)),
            "{note}: {back}"
        );
    }
    assert!(back.contains("\n# ALB が 502 を返す\n"), "{back}");
    for format in ["aws-cli", "alibaba", "sakura", "soracom", "veeam", "text"] {
        let out = from_stdin(
            NOTED,
            &["--force", "--to", format, "--stdin-filename", "a.md"],
        );
        assert_eq!(out.status, 0, "{}", out.err);
        for note in notes {
            assert!(!out.out.contains(note), "{format}: {}", out.out);
        }
        assert!(out.out.contains("これはログ"), "{format}: {}", out.out);
        assert!(out.err.contains("コメント 5 件"), "{format}: {}", out.err);
    }
}

#[test]
fn all_that_is_too_long_is_told_and_nothing_is_cut() {
    let draft = format!(
        "---\nprovider: aws\nseverity: high\n---\n# {}\n\n{}\n",
        "あ".repeat(251),
        "い".repeat(8001)
    );
    let out = from_stdin(
        &draft,
        &["--force", "--to", "aws-cli", "--stdin-filename", "a.md"],
    );
    assert_eq!(out.status, 2, "{}", out.out);
    assert_eq!(out.out, "");
    for words in [
        "subject が 251 文字",
        "communicationBody が 8",
        "何も切り捨てません",
    ] {
        assert!(out.err.contains(words), "{}", out.err);
    }
}

#[test]
fn a_time_has_its_zone_in_a_form() {
    let draft = "件名: SIM がオフライン\n内容: SIM(IMSI 440525060013710)が 2026-11-18 09:40(日本時間)からオフラインです。復旧方法を教えてください。\n";
    let out = from_stdin(
        draft,
        &["--force", "--to", "soracom", "--stdin-filename", "a.txt"],
    );
    assert!(
        out.out.contains("発生日時: 2026-11-18 09:40(日本時間)\n"),
        "{}",
        out.out
    );
}

const MARKED: &str = r#"---
provider: aws # 本番
severity: high
reporter: {name: x}
---

# ALB が 502 を返す(`v2`)

手順は [手順書](https://example.com/a_b "題名") と <https://example.com/x> のとおりです[^1]。**必ず**~~たぶん~~。

## 試したこと

- [x] 再起動した
- [ ] スケールした
  1. a
  2. b

     続き

| a | b |
|:--|--:|
| x | [l](http://x.example "t") |

<details><summary>ログ</summary>

```text
ERROR [a](b) 1
```

</details>

## 件名

別の名前です。

### 小見出し

改行  
固い改行 ![画像](a.png "alt")

## 試したこと

C:\Temp\*.log を消した。

[^1]: 脚注の中身。

    続きの段落
"#;

#[test]
fn markdown_comes_back_from_yaml_as_it_was() {
    let yaml = exported("a.md", MARKED, Format::Yaml);
    for line in [
        "provider: aws # 本番\n",
        "reporter: {name: x}\n",
        "試したこと (2): |\n",
        "  | x | [l](http://x.example \"t\") |\n",
    ] {
        assert!(yaml.contains(line), "{line}{yaml}");
    }
    assert!(!yaml.contains("件名 (2)"), "{yaml}");
    let back = exported("b.yaml", &yaml, Format::Markdown);
    let body = |text: &str| text.split_once("\n---\n").unwrap().1.to_owned();
    assert_eq!(body(&back), body(MARKED), "{yaml}");
    // From there on, not a byte changes.
    let again = exported("c.md", &back, Format::Yaml);
    assert_eq!(exported("d.yaml", &again, Format::Markdown), back);
}

/// A heading only names what stands below, and a cell is nothing without its row.
#[test]
fn a_form_takes_no_heading_and_no_cell_for_an_answer() {
    let billing = "---\nprovider: veeam\nkind: billing\nseverity: 4\n---\n# Licence invoice for October\n\n## Status of the invoice\n\n| Item | State |\n|---|---|\n| Invoice 4411 | failed |\n\n## Question\n\nWhy were we billed for 12 instances when we have 10?\n";
    let args = ["--force", "--to", "veeam", "--stdin-filename", "a.md"];
    let out = from_stdin(billing, &args).out;
    assert!(out.contains("Product: <"), "{out}");
    assert!(!out.contains("Description:"), "{out}");
    assert!(out.contains("Invoice 4411  failed"), "{out}");
    let sim = "---\nprovider: soracom\nkind: incident\n---\n# デバイスの件\n\n## SIM がオフラインになる問題\n\n2 台で起きています。\n\n## 変更点\n\n2026-11-01 10:00(日本時間)に SIM グループを変えました。\n\n## 質問\n\n復旧方法を教えてください。\n";
    let args = ["--force", "--to", "soracom", "--stdin-filename", "a.md"];
    let out = from_stdin(sim, &args).out;
    for blank in [
        "対象サービス: ＿＿\n",
        "発生日時: ＿＿\n",
        "対象の SIM・デバイス: ＿＿\n",
    ] {
        assert!(out.contains(blank), "{blank}{out}");
    }
    assert!(!out.contains("事象: SIM がオフラインになる問題"), "{out}");
    assert!(out.contains("SIM がオフラインになる問題"), "{out}");
}

#[test]
fn attachments_of_aws_are_told_apart() {
    let draft =
        "subject: RDS is slow\nprovider: aws\nsymptom: Queries take 10 s.\nattachments: slow.log\n";
    let args = ["--force", "--to", "aws-cli", "--stdin-filename", "a.yaml"];
    let out = from_stdin(draft, &args);
    assert_eq!(out.json().get("attachmentSetId"), None);
    assert!(out.err.contains("add-attachments-to-set"), "{}", out.err);
}

/// What a draft tells in its sentences, or under labels of its own, is no blank of the
/// form; it stands there once; and what nobody said is still a blank.
#[test]
fn what_is_told_is_no_blank() {
    let veeam = "\
Product: Veeam Backup & Replication 12.3.2.3617
Support ID: 01234567
Name: Rina Aoki
Best time: 10:00-17:00 JST
Subject: Copy job \"Copy-Kobe\" fails

What happens:
Since 2026-11-16 01:10 JST the job \"Copy-Kobe\" fails at 3% in every run, and still does as of 2026-11-17 09:00 JST.

Error: The network path was not found. (0x80070035)

Expected: the job ends with Success, as it did until 2026-11-14 01:40 JST with build 12.3.1.1139.

Request: please tell us what to change.
";
    let format = Format::named("veeam").unwrap();
    let out = exported("a.txt", veeam, format);
    for line in [
        "\nBuild: 12.3.2.3617\n",
        "\nContact:\nName: Rina Aoki\nBest time: 10:00-17:00 JST\n",
        "\nTime: 2026-11-16 01:10 JST\n",
        "\nError message: The network path was not found. (0x80070035)\n",
    ] {
        assert!(out.contains(line), "{line:?}\n{out}");
    }
    assert_eq!(out.matches("network path").count(), 1, "{out}");
    assert!(out.contains("\nLogs: <logs or attachments>\n"), "{out}");

    let soracom = "\
---
provider: soracom
kind: incident
account_id: OP0012345678
---
# SORACOM Air の SIM(IMSI 440103123456789)がオンラインにならない

2026-11-18 10:00(日本時間)から、SIM(IMSI 440103123456789)がオフラインのままです。13:00(日本時間)の時点でも同じです。
機器を再起動しましたが変わりません。
原因を教えてください。

試したこと:

- 別の SIM(IMSI 440103123456790)ではオンラインになりました。
";
    let out = exported("a.md", soracom, Format::named("soracom").unwrap());
    for line in [
        "\n対象サービス: SORACOM Air\n",
        "\n対象の SIM・デバイス: 440103123456789\n",
        "\n発生日時: 2026-11-18 10:00(日本時間)\n",
        "\n依頼・質問: 原因を教えてください。\n",
    ] {
        assert!(out.contains(line), "{line:?}\n{out}");
    }
    assert_eq!(out.matches("教えてください").count(), 1, "{out}");
    assert!(!out.contains("＿＿") && !out.contains("incident"), "{out}");
}

/// A paragraph that answers several lines is shared out among them, no sentence of
/// it twice and none lost; a name that is one of two is nobody's guess.
#[test]
fn a_paragraph_is_shared_out_among_the_lines() {
    let text = "\
Subject: Two devices offline
Operator ID: OP0012345678
We have used them since spring. Two SIMs (IMSI 440103123456789 and IMSI 440103123456791) have been offline since 2026-11-18 09:30 JST. We rebooted both routers, without any change. Please tell us how to bring them online.
";
    let out = exported("a.txt", text, Format::named("soracom").unwrap());
    for part in [
        "事象: We have used them since spring. Two SIMs",
        "試したこと: We rebooted both routers, without any change.\n",
        "依頼・質問: Please tell us how to bring them online.\n",
        "対象の SIM・デバイス: 440103123456789, 440103123456791\n",
    ] {
        assert!(out.contains(part), "{part:?}\n{out}");
    }
    assert_eq!(out.matches("rebooted").count(), 1, "{out}");

    let text = "\
会員ID: abc12345

さくらのクラウドの db-app-01(is1b)に、サーバ web01 から 2026-11-18 09:40(日本時間)以降接続できません。
収容ホストは分かりません。
";
    let out = exported("a.md", text, Format::named("sakura").unwrap());
    assert!(out.contains("障害対象リソース名: ＿＿\n"), "{out}");
    assert!(out.contains("障害対象リソースのゾーン: is1b\n"), "{out}");
    assert!(
        out.contains("収容ホスト/ストレージ名: 収容ホストは分かりません。\n"),
        "{out}"
    );
}

/// A line about the present state takes the sentence that tells it, not again the one
/// that tells the trouble.
#[test]
fn a_sentence_that_is_not_told_yet_comes_first() {
    let text = "会員ID: abc12345\n\nさくらのクラウドの is1b のサーバ web01 が、2026-11-18 09:40(日本時間)から ping に応答しません。現在も続いています。\n";
    let out = exported("a.md", text, Format::named("sakura").unwrap());
    assert!(out.contains("障害対象リソース名: web01\n"), "{out}");
    assert!(out.contains("障害の現状: 現在も続いています。\n"), "{out}");
    assert_eq!(out.matches("応答しません").count(), 1, "{out}");
}

/// A heading of Markdown is no comment of YAML, what was copied stays apart from
/// what is said of it, and a label without its value is not left behind.
#[test]
fn nothing_is_left_behind_or_run_together() {
    let heading = "# OSS returns AccessDenied\n\nProvider: alibaba\nUID: 5123456789012345\n\nPlease tell us why.\n";
    let yaml = exported("a.md", heading, Format::Yaml);
    assert_eq!(yaml.matches("AccessDenied").count(), 1, "{yaml}");

    let copied = "結果: ssh: connect to host 203.0.113.20 port 22: Connection refused by peer\n原因を教えてください。\n";
    let text = exported("a.txt", copied, Format::Text);
    assert!(text.contains("by peer\n原因"), "{text}");

    let severity = "■影響\n受注の取り込みが止まっています。\n緊急度：urgent\n■添付\norder.log\n";
    let json = exported("a.txt", severity, Format::named("aws-cli").unwrap());
    assert!(json.contains("\"severityCode\": \"urgent\""), "{json}");
    assert!(!json.contains("緊急度\\n"), "{json}");
}

/// Nobody reads a line of three thousand names.
#[test]
fn many_secrets_are_named_in_few() {
    let folder = Folder::new("export-many");
    let many: String = (0..3000).map(|n| format!("password=Xk{n}pQ9z\n")).collect();
    let path = folder.write("a.txt", many);
    let run = run(&[
        "export",
        "--to",
        "yaml",
        "--force",
        "--no-config",
        "--lang",
        "en",
        &path,
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("<PASSWORD_3000>"));
    let told = run
        .err
        .lines()
        .find(|line| line.starts_with("Secrets were masked:"));
    let told = told.unwrap_or_default();
    assert!(told.ends_with("<PASSWORD_10> and 2990 more"), "{told}");
}
