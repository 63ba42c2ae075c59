//! What a house sets of single rules, through the program itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{Folder, Run, TicketLint};

/// A draft with two questions that have nothing to do with each other.
const TWO: &str = "\
質問が 2 点あります。1 点目は、サーバ(113300123456)のディスクを拡張する手順です。\
それとは別に、データベースアプライアンスの証明書の更新方法も教えてください。
";

fn lint(folder: &Folder, args: &[&str]) -> Run {
    TicketLint::new(args).folder(folder.path()).run()
}

/// The rules that find something in the draft, by a configuration.
fn rules(folder: &Folder, config: &str, only: &str) -> Vec<String> {
    folder.write(".ticketlint.yaml", config);
    let run = lint(folder, &["--format", "json", "--select", only, "draft.md"]);
    assert_ne!(run.status, 2, "{}", run.err);
    run.rules()
}

#[test]
fn an_option_changes_what_its_rule_finds_and_nothing_else_does() {
    let folder = Folder::new("option");
    folder.write("draft.md", TWO);
    let only = "multiple-issues";
    let found = |config: &str| rules(&folder, config, only).len();
    assert_eq!(found("provider: sakura\n"), 1);
    assert_eq!(
        found("provider: sakura\nrules: {multiple-issues: {at-most: 2}}\n"),
        0
    );
    // Of several layers the later wins, option by option.
    let layered = "provider: sakura\nrules:\n  multiple-issues: {at-most: 2}\noverrides:\n  \
                   - paths: '*.md'\n    rules:\n      multiple-issues: {at-most: 1}\n";
    assert_eq!(found(layered), 1);
    let severity = "provider: sakura\nrules: {multiple-issues: {severity: info}}\noverrides:\n  \
                    - {paths: '*.md', rules: {multiple-issues: {at-most: 2}}}\n";
    assert_eq!(found(severity), 0);
}

#[test]
fn where_an_option_comes_from_is_shown() {
    let folder = Folder::new("option-why");
    folder.write(
        ".ticketlint.yaml",
        "rules:\n  unfilled-blank: {also: [仮置き, 保留], severity: error}\noverrides:\n  \
         - paths: a/\n    rules: {multiple-issues: {at-most: 3}}\n",
    );
    let why = lint(
        &folder,
        &["config", "--why", "a/draft.md", "--format", "json"],
    );
    let settings = &why.json()["settings"]["rules"];
    let also = &settings["unfilled-blank.also"];
    assert_eq!(also["value"], serde_json::json!(["仮置き", "保留"]));
    assert_eq!(also["origin"]["line"], 2);
    assert_eq!(settings["unfilled-blank"]["value"], "error");
    let most = &settings["multiple-issues.at-most"];
    assert_eq!(most["value"], 3);
    assert_eq!(most["origin"]["paths"], "a/");
    let page = lint(&folder, &["config", "--why", "a/draft.md"]).out;
    assert!(page.contains("multiple-issues.at-most: 3"), "{page}");
    assert!(
        !lint(&folder, &["config", "--why", "b.md"])
            .out
            .contains("at-most")
    );
}

#[test]
fn what_cannot_be_set_is_told_at_its_place() {
    let folder = Folder::new("option-mistakes");
    folder.write("draft.md", TWO);
    for (config, place, help) in [
        (
            "rules:\n  multiple-issues: {at-mots: 2}\n",
            ":2:21",
            "did you mean `at-most`?",
        ),
        (
            "rules:\n  multiple-issues: {at-most: 0}\n",
            ":2:30",
            "write a whole number from 1 to 20",
        ),
        (
            "rules:\n  multiple-issues: {at-most: many}\n",
            ":2:30",
            "write a whole number from 1 to 20",
        ),
        (
            "rules:\n  missing-contact:\n    parts: [name, phon]\n",
            ":3:19",
            "did you mean `phone`?",
        ),
        (
            "rules:\n  missing-goal: {at-most: 2}\n",
            ":2:18",
            "the keys are severity, fix",
        ),
        (
            "rules:\n  missing-goal: {}\n",
            ":2:17",
            "the keys are severity, fix",
        ),
        (
            "rules:\n  unmasked-secret: {patterns: ['kmm(']}\n",
            ":2:32",
            "write a regular expression",
        ),
        (
            "rules:\n  unfilled-blank: {also: {a: b}}\n",
            ":2:26",
            "also",
        ),
    ] {
        folder.write(".ticketlint.yaml", config);
        let run = lint(&folder, &["draft.md"]);
        assert_eq!(run.status, 2, "{config}");
        assert_eq!(run.out, "", "{config}");
        let place = format!(".ticketlint.yaml{place}]");
        assert!(run.err.contains(&place), "{place} is not in\n{}", run.err);
        assert!(run.err.contains(help), "{help} is not in\n{}", run.err);
    }
}

#[test]
fn the_page_on_a_rule_shows_what_can_be_set() {
    let page = binary::run(&["explain", "multiple-issues"]).out;
    for part in ["What can be set", "at-most", "1–20", "by default 1"] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    let page = binary::run(&["explain", "unfilled-blank", "--lang", "ja"]).out;
    assert!(page.contains("設定できること"), "{page}");
    // What has none says nothing of it.
    let page = binary::run(&["explain", "missing-goal"]).out;
    assert!(!page.contains("What can be set"), "{page}");
    let rules = binary::run(&["rules", "--format", "json"]).json();
    let rules = rules["rules"].as_array().unwrap();
    let of = |name: &str| rules.iter().find(|rule| rule["name"] == name).unwrap();
    assert_eq!(of("multiple-issues")["options"][0]["name"], "at-most");
    assert_eq!(of("missing-goal")["options"], serde_json::json!([]));
}

/// A form of the house's that matches what stands for a secret, too: each round would
/// mask the masks of the last.
#[test]
fn what_stands_for_a_secret_is_none_whatever_the_house_calls_one() {
    let folder = Folder::new("option-masks");
    for (form, mended) in [
        ("[A-Z]", "<SECRET_1><SECRET_2>2 abc <SECRET_3><SECRET_1>\n"),
        ("\\S+", "<SECRET_1> <SECRET_2> <SECRET_3>\n"),
        ("SECRET|EC2", "<SECRET_1> abc DE\n"),
    ] {
        folder.write(
            ".ticketlint.yaml",
            format!("rules:\n  unmasked-secret:\n    patterns: ['{form}']\n"),
        );
        let path = folder.write("draft.txt", "EC2 abc DE\n");
        let run = lint(&folder, &["--fix", "draft.txt"]);
        assert_ne!(run.status, 2, "{form}: {}", run.err);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), mended, "{form}");
        folder.write("draft.txt", "EC2 abc DE\n");
        let run = lint(&folder, &["export", "--to", "text", "--force", "draft.txt"]);
        assert!(run.out.contains(mended.trim()), "{form}: {}", run.out);
    }
}

#[test]
fn a_secret_of_the_house_is_masked_and_never_shown() {
    let secret = "kmm-7f3a-91cc-02be";
    let folder = Folder::new("option-secret");
    folder.write(
        ".ticketlint.yaml",
        "rules:\n  unmasked-secret:\n    patterns: ['kmm(?:-[0-9a-f]{4}){3}']\n",
    );
    let text = format!(
        "# 連携が失敗する\n\n呼び出しに {secret} を渡しました。\n\n```\nPOST /v1 {secret}\n```\n"
    );
    let path = folder.write("draft.md", &text);
    for format in ["human", "json", "sarif", "markdown"] {
        let run = lint(&folder, &["--format", format, "draft.md"]);
        assert!(run.out.contains("unmasked-secret"), "{format}: {}", run.out);
        assert!(!run.out.contains(secret), "{format}: {}", run.out);
    }
    lint(&folder, &["--fix", "draft.md"]);
    let mended = std::fs::read_to_string(path).unwrap();
    assert_eq!(mended, text.replace(secret, "<SECRET_1>"));
}

#[test]
fn words_are_found_in_any_width_and_case_and_as_whole_words() {
    let folder = Folder::new("option-words");
    let config = "rules:\n  unfilled-blank: {also: [ＴＢＸ]}\n";
    for (draft, count) in [
        ("期限は tbx です。\n", 1),
        ("期限は ＴＢＸ です。\n", 1),
        ("期限はTBXです。\n", 1),
        ("The tbxfer command fails.\n", 0),
        ("```\ntbx\n```\n\n上のとおりです。\n", 0),
    ] {
        folder.write("draft.md", draft);
        let found = rules(&folder, config, "unfilled-blank").len();
        assert_eq!(found, count, "{draft}");
    }
}

#[test]
fn a_word_of_the_house_within_a_finding_is_no_other_finding() {
    let folder = Folder::new("option-within");
    folder.write("draft.md", "EC2 web-1 がうまく動きません。\n");
    let config = "provider: aws\nrules:\n  vague-symptom: {also: [動きません]}\n";
    assert_eq!(rules(&folder, config, "vague-symptom").len(), 1);
}

#[test]
fn the_class_of_a_fix_is_the_houses_to_choose() {
    let folder = Folder::new("fix-class");
    let text =
        "# 【至急】出荷画面が開かない\n\n利用者 kenji.mori@kaiin-mail.jp がログインできません。\n";
    let mended = |config: &str, args: &[&str]| {
        folder.write(".ticketlint.yaml", config);
        let path = folder.write("draft.md", text);
        lint(&folder, &[args, &["draft.md"]].concat());
        std::fs::read_to_string(path).unwrap()
    };
    let plain = mended("provider: aws\n", &["--fix"]);
    assert!(
        !plain.contains("至急") && plain.contains("kenji.mori@"),
        "{plain}"
    );
    let off = "provider: aws\nrules: {urgency-words-in-text: {fix: off}}\n";
    assert_eq!(
        mended(off, &["--fix", "--select", "urgency-words-in-text"]),
        text
    );
    let only = [
        "--fix",
        "--unsafe-fixes",
        "--select",
        "urgency-words-in-text",
    ];
    assert_eq!(mended(off, &only), text);
    let later = "provider: aws\nrules: {urgency-words-in-text: {fix: unsafe}}\n";
    assert!(mended(later, &["--fix"]).contains("至急"));
    assert!(!mended(later, &["--fix", "--unsafe-fixes"]).contains("至急"));
    let sooner = "provider: aws\nrules: {unmasked-personal-data: {fix: safe}}\n";
    assert!(mended(sooner, &["--fix"]).contains("k***@kaiin-mail.jp"));
    folder.write(".ticketlint.yaml", sooner);
    let why = lint(
        &folder,
        &["config", "--why", "draft.md", "--format", "json"],
    )
    .json();
    let class = &why["settings"]["rules"]["unmasked-personal-data.fix"];
    assert_eq!(class["value"], "safe");
}
