//! Configurations as careless hands write them: each mistake is told with its
//! place, with what is wrong and what is right, in both languages; none is passed
//! over in silence.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{Folder, Run, TicketLint};
use serde_json::Value;

/// A configuration, where its first mistake stands (line and column; of the file
/// as a whole, none), and words that are said of it, in English and in Japanese.
type Careless<'a> = (&'a str, Option<(u64, u64)>, &'a str, &'a str);

const fn at(line: u64, column: u64) -> Option<(u64, u64)> {
    Some((line, column))
}

const KEYS: &[Careless<'_>] = &[
    (
        "providr: aws\n",
        at(1, 1),
        "did you mean `provider`?",
        "`provider` のことですか",
    ),
    (
        "rule: {missing-goal: off}\n",
        at(1, 1),
        "did you mean `rules`?",
        "`rules` のことですか",
    ),
    (
        "disable: [time]\n",
        at(1, 1),
        "did you mean `ignore`?",
        "`ignore` のことですか",
    ),
    (
        "enable: [time]\n",
        at(1, 1),
        "did you mean `select`?",
        "`select` のことですか",
    ),
    (
        "locale: ja\n",
        at(1, 1),
        "did you mean `language`?",
        "`language` のことですか",
    ),
    (
        "fail-level: error\n",
        at(1, 1),
        "did you mean `fail-on`?",
        "`fail-on` のことですか",
    ),
    (
        "exclude: old/\n",
        at(1, 1),
        "which drafts are judged",
        "`overrides` に書きます",
    ),
    (
        "version: 1\n",
        at(1, 1),
        "the keys are extends",
        "使えるキー",
    ),
    (
        "規則: {missing-goal: off}\n",
        at(1, 1),
        "did you mean `rules`?",
        "`rules` のことですか",
    ),
    (
        "除外: [time]\n",
        at(1, 1),
        "did you mean `ignore`?",
        "`ignore` のことですか",
    ),
    (
        "休業日: [12-28]\n",
        at(1, 1),
        "did you mean `holidays`?",
        "`holidays` のことですか",
    ),
    (
        "タイムゾーン: JST\n",
        at(1, 1),
        "did you mean `timezone`?",
        "`timezone` のことですか",
    ),
    (
        "ＰＲＯＶＩＤＥＲ: aws\n",
        at(1, 1),
        "did you mean `provider`?",
        "`provider` のことですか",
    ),
    (
        "\u{3000}provider: aws\n",
        at(1, 1),
        "did you mean `provider`?",
        "`provider` のことですか",
    ),
    (
        "provider\u{200b}: aws\n",
        at(1, 1),
        "did you mean `provider`?",
        "`provider` のことですか",
    ),
    (
        "'': x\n",
        at(1, 1),
        "there is no key ``",
        "というキーはありません",
    ),
    (
        "? [a]\n: b\n",
        at(1, 3),
        "this is no key",
        "キーではありません",
    ),
    (
        "provider: aws\nkind: reply\nprovider: veeam\n",
        at(3, 1),
        "stands here twice",
        "二度書かれています",
    ),
    (
        "base: &b {provider: aws}\n<<: *b\n",
        at(1, 1),
        "there is no key `<<`",
        "`<<` というキーはありません",
    ),
];

const VALUES: &[Careless<'_>] = &[
    (
        "rules: {missing-goal: critical}\n",
        at(1, 23),
        "did you mean `error`?",
        "`error` のことですか",
    ),
    (
        "rules: {missing-goal: warn}\n",
        at(1, 23),
        "did you mean `warning`?",
        "`warning` のことですか",
    ),
    (
        "rules: {missing-goal: disabled}\n",
        at(1, 23),
        "did you mean `off`?",
        "`off` のことですか",
    ),
    (
        "rules: {missing-goal: 無効}\n",
        at(1, 23),
        "did you mean `off`?",
        "`off` のことですか",
    ),
    (
        "rules: {missing-goal: 2}\n",
        at(1, 23),
        "did you mean `error`?",
        "`error` のことですか",
    ),
    (
        "rules: {goal: off}\n",
        at(1, 9),
        "that is a family",
        "規則の分類です",
    ),
    (
        "rules: {missing-impact: off}\n",
        at(1, 9),
        "`missing-impact-or-deadline`",
        "`missing-impact-or-deadline`",
    ),
    (
        "rules:\n  vague-symptom: {}\n",
        at(2, 18),
        "nothing is set of",
        "何も設定されていません",
    ),
    (
        "rules:\n- missing-goal\n",
        at(2, 3),
        "wants keys and values",
        "キーと値を書きます",
    ),
    (
        "fail-on: off\n",
        at(1, 10),
        "did you mean `never`?",
        "`never` のことですか",
    ),
    (
        "select: goal, time\n",
        at(1, 9),
        "several names are a list: [goal, time]",
        "並びで書きます",
    ),
    (
        "select: []\n",
        at(1, 9),
        "`select` is empty",
        "`select` が空なので",
    ),
    (
        "select: [goal]\nignore: [goal]\n",
        None,
        "no rule is left to run",
        "動かす規則が残りません",
    ),
    (
        "language: japanese\n",
        at(1, 11),
        "did you mean `ja`?",
        "`ja` のことですか",
    ),
    (
        "kind: 障害\n",
        at(1, 7),
        "did you mean `incident`?",
        "`incident` のことですか",
    ),
    (
        "provider: amazon web services\n",
        at(1, 11),
        "did you mean `aws`?",
        "`aws` のことですか",
    ),
    (
        "provider: “aws”\n",
        at(1, 11),
        "did you mean `aws`?",
        "`aws` のことですか",
    ),
    (
        "provider: [aws, veeam]\n",
        at(1, 11),
        "wants a value on its line",
        "同じ行に値を書きます",
    ),
    (
        "provider: null\n",
        at(1, 1),
        "`provider` has no value",
        "`provider` に値がありません",
    ),
    (
        "pedantic: 'true'\n",
        at(1, 11),
        "without quotes",
        "引用符なしで",
    ),
    (
        "stale-days: '30'\n",
        at(1, 13),
        "a whole number from 1 to 3650",
        "1 から 3650 までの整数",
    ),
    (
        "stale-days: 30d\n",
        at(1, 13),
        "`30d` is no number that fits",
        "ここに書ける数ではありません",
    ),
    (
        "timezone: Tokyo\n",
        at(1, 11),
        "`Tokyo` is no zone",
        "というタイムゾーンはありません",
    ),
    (
        "account: {aws: banana}\n",
        at(1, 16),
        "the form of an account of aws",
        "アカウントの形ではありません",
    ),
    (
        "account: {aws: '12345678901'}\n",
        at(1, 16),
        "such as '0123-4567-8901'",
        "例: '0123-4567-8901'",
    ),
    (
        "account: {soracom: none}\n",
        at(1, 20),
        "such as 'OP",
        "例: 'OP",
    ),
    (
        "account: {azure: 12}\n",
        at(1, 11),
        "no provider is called `azure`",
        "という提供元はありません",
    ),
    (
        "holidays: [{from: 12-29}]\n",
        at(1, 12),
        "either `date`, or `from` and `to`",
        "どちらかを書きます",
    ),
    (
        "holidays: [2026/12/29]\n",
        at(1, 12),
        "write the day as 2026-12-28",
        "2026-12-28 か",
    ),
    (
        "identifiers: [{name: x, pattern: ＫＭＭ}]\n",
        at(1, 34),
        "write `KMM`",
        "`KMM` と書いてください",
    ),
    (
        "identifiers: [{name: x, pattern: A1}, {name: x, pattern: B1}]\n",
        at(1, 39),
        "two identifiers are called `x`",
        "二度書かれています",
    ),
    (
        "glossary: [かもめ]\n",
        at(1, 11),
        "wants keys and values",
        "キーと値を書きます",
    ),
    (
        "suppressions: [{rule: goal, reason: later}]\n",
        at(1, 23),
        "that is a family",
        "規則の分類です",
    ),
];

const PATHS: &[Careless<'_>] = &[
    (
        "overrides: [{paths: 'a.md'}]\n",
        at(1, 13),
        "sets nothing",
        "何も設定していません",
    ),
    (
        "overrides: [{files: a.md, kind: reply}]\n",
        at(1, 13),
        "did you mean `paths`?",
        "`paths` のことですか",
    ),
    (
        "overrides: [{paths: '[', kind: reply}]\n",
        at(1, 21),
        "unclosed character class",
        "パスのパターンではありません",
    ),
    (
        "overrides: [{paths: '!a.md', kind: reply}]\n",
        at(1, 21),
        "none are named before it",
        "その前に何も選んでいません",
    ),
    (
        "overrides: [{paths: ' a.md', kind: reply}]\n",
        at(1, 21),
        "begin with a blank",
        "空白で始まる",
    ),
    (
        "overrides: [{paths: 'old\\*.md', kind: reply}]\n",
        at(1, 21),
        "parts no folders",
        "区切りではなく",
    ),
    (
        "overrides: [{paths: 'C:\\old\\', kind: reply}]\n",
        at(1, 21),
        "begins with a drive",
        "ドライブ",
    ),
    (
        "overrides: [{paths: '~/a.md', kind: reply}]\n",
        at(1, 21),
        "no home directory",
        "ホームディレクトリ",
    ),
    (
        "overrides: [{paths: ./, kind: reply}]\n",
        at(1, 21),
        "it has no name in it",
        "名前がないので",
    ),
    (
        "overrides:\n- {paths: a/, kind: reply}\n- {paths: a/, kind: billing}\n",
        at(2, 21),
        "never counts",
        "使われません",
    ),
    (
        "extends: base.yaml\n",
        at(1, 10),
        "no such file or folder",
        "ファイルもフォルダーもありません",
    ),
    (
        "extends: .ticketlint.yml\n",
        at(1, 10),
        ".ticketlint.yaml`?",
        ".ticketlint.yaml` のことですか",
    ),
    (
        "extends: .ticketlint.yaml\n",
        at(1, 10),
        "in a circle",
        "循環しています",
    ),
    (
        "extends: https://example.com/a.yaml\n",
        at(1, 10),
        "nothing is fetched",
        "URL は取得しません",
    ),
    (
        "extends: ~/a.yaml\n",
        at(1, 10),
        "no home directory",
        "ホームディレクトリ",
    ),
    (
        "rule-paths: cards/\n",
        at(1, 13),
        "no such file or folder",
        "ファイルもフォルダーもありません",
    ),
];

const FORM: &[Careless<'_>] = &[
    (
        "rules:\n\tmissing-goal: off\n",
        at(2, 1),
        "a tab in the indentation",
        "タブ",
    ),
    (
        "provider: aws # ours\n\tkind: reply\n",
        at(2, 1),
        "a tab in the indentation",
        "タブ",
    ),
    (
        "provider: aws\n  kind: reply\n",
        at(2, 3),
        "indentation of this line",
        "字下げ",
    ),
    (
        "provider:aws\n",
        at(1, 9),
        "a blank after the colon",
        "半角空白",
    ),
    (
        "provider：aws\n",
        at(1, 9),
        "full-width colon",
        "全角コロン",
    ),
    (
        "provider: @aws\n",
        at(1, 11),
        "begins with `@`",
        "「@」で始まる値",
    ),
    (
        "provider: 'aws\n",
        at(1, 11),
        "never closed",
        "閉じられていません",
    ),
    (
        "rules: {missing-goal: off\n",
        at(1, 8),
        "not closed properly",
        "閉じられていません",
    ),
    (
        "provider = 'aws'\n",
        at(1, 1),
        "made of keys and values",
        "キーと値でできている",
    ),
    ("provider: &p aws\n", at(1, 11), "an anchor", "アンカー"),
    (
        "select: &a [goal]\nignore: *a\n",
        at(2, 9),
        "a reference",
        "参照",
    ),
    ("provider: !desk aws\n", at(1, 11), "a tag", "タグ"),
    (
        "provider: aws\n---\nkind: reply\n",
        at(2, 1),
        "a second document",
        "2 つ目の文書",
    ),
    (
        "\u{feff}provdier: aws\r\n",
        at(1, 1),
        "did you mean `provider`?",
        "`provider` のことですか",
    ),
    (
        "provider: aws\rkind: bug\r",
        at(2, 7),
        "did you mean `incident`?",
        "`incident` のことですか",
    ),
];

/// The errors of a run over folders with these configurations, by folder.
fn errors(name: &str, configs: &[Vec<u8>], locale: &str) -> Vec<Vec<Value>> {
    let folder = Folder::new(name);
    let mut names = Vec::new();
    for (number, config) in configs.iter().enumerate() {
        folder.write(&format!("{number}/.ticketlint.yaml"), config);
        folder.write(&format!("{number}/draft.md"), "# 画面が開かない\n");
        names.push(format!("{number}/draft.md"));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let run = TicketLint::new(&["--format", "json"])
        .args(&names)
        .env("LANG", locale)
        .folder(folder.path())
        .run();
    assert_eq!(run.status, 2, "{}", run.err);
    assert_eq!(
        run.paths(),
        [""; 0],
        "a draft was judged by half a configuration"
    );
    let answer = run.json();
    let all = answer["errors"].as_array().unwrap();
    let of = |number: usize| {
        let path = format!("{number}/.ticketlint.yaml");
        all.iter()
            .filter(move |error| error["path"] == path.as_str())
            .cloned()
            .collect()
    };
    (0..configs.len()).map(of).collect()
}

/// All that is said in these errors.
fn words(errors: &[Value]) -> String {
    let all = errors
        .iter()
        .flat_map(|error| [&error["message"], &error["help"]]);
    all.filter_map(Value::as_str)
        .collect::<Vec<_>>()
        .join(" | ")
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| ('ぁ'..='ヺ').contains(&c))
}

fn told_well(name: &str, cases: &[Careless<'_>]) {
    let configs: Vec<Vec<u8>> = cases
        .iter()
        .map(|case| case.0.as_bytes().to_vec())
        .collect();
    let english = errors(&format!("{name}-en"), &configs, "en_US.UTF-8");
    let japanese = errors(&format!("{name}-ja"), &configs, "ja_JP.UTF-8");
    for (((config, place, en, ja), english), japanese) in cases.iter().zip(english).zip(japanese) {
        for (errors, wanted, in_japanese) in [(&english, en, false), (&japanese, ja, true)] {
            let said = words(errors);
            assert!(
                said.contains(wanted),
                "{config:?}: no {wanted:?} in: {said}"
            );
            for error in errors {
                let message = error["message"].as_str().unwrap();
                // Words of the file may be Japanese, ours may not.
                if in_japanese {
                    assert!(is_japanese(message), "{config:?}: {message}");
                }
                assert!(error["help"].is_string(), "{config:?}: no way out: {error}");
            }
            let first = errors
                .iter()
                .find_map(|error| Some((error["line"].as_u64()?, error["column"].as_u64()?)));
            assert_eq!(first, *place, "{config:?}: {said}");
        }
    }
}

#[test]
fn keys_that_are_none() {
    told_well("careless-keys", KEYS);
}

#[test]
fn values_that_cannot_be() {
    told_well("careless-values", VALUES);
}

#[test]
fn paths_that_lead_nowhere() {
    told_well("careless-paths", PATHS);
}

#[test]
fn what_is_no_yaml_of_ours() {
    told_well("careless-form", FORM);
}

#[test]
fn files_that_cannot_be_read() {
    let utf16: Vec<u8> = "provider: aws\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases = [
        (
            [&[0xff, 0xfe], &utf16[..]].concat(),
            "save it as UTF-8",
            "UTF-8 で保存",
        ),
        (
            b"# \x82\xa9\x82\xe0\x82\xdf\n".to_vec(),
            "looks like Shift_JIS",
            "Shift_JIS のよう",
        ),
        (b"provider: \xff\xfe\n".to_vec(), "not UTF-8", "UTF-8"),
        (b"provider: a\0ws\n".to_vec(), "a NUL at byte 11", "NUL"),
        (
            vec![b'#'; 300 << 10],
            "larger than 256 KiB",
            "256 KiB を超えています",
        ),
    ];
    let configs: Vec<Vec<u8>> = cases.iter().map(|case| case.0.clone()).collect();
    let english = errors("unread-en", &configs, "en_US.UTF-8");
    let japanese = errors("unread-ja", &configs, "ja_JP.UTF-8");
    for (((_, en, ja), english), japanese) in cases.iter().zip(english).zip(japanese) {
        assert!(words(&english).contains(en), "{en}: {}", words(&english));
        let said = words(&japanese);
        assert!(said.contains(ja) && is_japanese(&said), "{ja}: {said}");
    }
}

fn lint(folder: &Folder, args: &[&str]) -> Run {
    TicketLint::new(args).folder(folder.path()).run()
}

#[test]
fn a_path_from_the_root_is_told_from_here() {
    let folder = Folder::new("careless-absolute");
    let draft = std::path::PathBuf::from(folder.at("sub/draft.md"));
    let real = std::fs::canonicalize(folder.path())
        .unwrap()
        .join("sub/draft.md");
    for path in [draft, real] {
        let config = format!(
            "overrides: [{{paths: '{}', kind: reply}}]\n",
            path.display()
        );
        folder.write(".ticketlint.yaml", config);
        folder.write("sub/draft.md", "# 画面が開かない\n");
        let run = lint(&folder, &["sub/draft.md"]);
        if run.status != 2 {
            // The name of the folder is not its own.
            assert_ne!(path, std::fs::canonicalize(&path).unwrap());
            continue;
        }
        assert!(run.err.contains("write `/sub/draft.md`"), "{}", run.err);
    }
}

#[test]
fn overrides_for_no_draft_are_noted() {
    let folder = Folder::new("careless-overrides");
    let config =
        "overrides:\n- {paths: closing/, kind: closing}\n- {paths: archive/, kind: reply}\n";
    folder.write(".ticketlint.yaml", config);
    folder.write("closing/a.md", "# 解決しました\n");
    let note = ".ticketlint.yaml:3 for archive/: no draft is there for this override";
    let told = |args: &[&str]| {
        let run = lint(&folder, &[args, &["--fail-on", "never"]].concat());
        assert_eq!(run.status, 0, "{}", run.err);
        run.err
    };
    let whole = told(&["."]);
    assert!(whole.contains(note), "{whole}");
    assert!(!whole.contains(".yaml:2"), "{whole}");
    assert!(told(&[".", "--lang", "ja"]).contains("合う下書きはありません"));
    // Of one draft, or a part of them, it is not known.
    for part in ["closing/a.md", "closing"] {
        assert_eq!(told(&[part]).matches("override").count(), 0, "{part}");
    }
    // What is extended is for others, too.
    folder.write("base.yaml", config);
    folder.write(".ticketlint.yaml", "extends: base.yaml\n");
    assert!(!told(&["."]).contains("override"));
}

#[test]
fn what_can_be_is_left() {
    let folder = Folder::new("careless-fine");
    folder.write("draft.md", "# 画面が開かない\n");
    for config in [
        "overrides: [{paths: ['*.md', '!draft.md'], kind: reply}]\n",
        "overrides: [{paths: './draft.md', kind: reply}]\n",
        "overrides: [{paths: '{draft,case}.md', kind: reply}]\n",
        "overrides: [{paths: '[a-d]*.md', kind: reply}]\n",
        "overrides: [{paths: '\\!x.md', kind: reply}, {paths: '*.md', kind: reply}]\n",
        "overrides:\n- {paths: a/, kind: reply}\n- {paths: [a/, b/], kind: billing}\n",
        "account: {aws: 012345678901, alibaba: '1234567890123456', veeam: 02417738}\n",
        "account: {aws: '1234****5678', generic: ACME}\n",
        "account: 1234\n",
        "timezone: 日本時間\n",
        "timezone: +09:00\n",
        "identifiers: [{name: x, pattern: '(?:ＫＭＭ|KMM)-\\d+'}]\n",
    ] {
        folder.write(".ticketlint.yaml", config);
        let run = lint(&folder, &["draft.md", "--fail-on", "never"]);
        assert_eq!(run.status, 0, "{config}: {}", run.err);
    }
}
