//! What the lines of a form take, and what they leave.

use ticketlint::export::Format;

use crate::exported;

fn to(desk: &str, name: &str, text: &str) -> String {
    exported(name, text, Format::named(desk).unwrap())
}

/// A "Summary" beside a "Subject" is what the ticket tells: the desk gets it, and
/// takes the time from it.
#[test]
fn a_second_title_is_what_the_ticket_tells() {
    let summary =
        "Since 2026-11-24 21:00 JST every copy to tape stops at once. It still does as of today.";
    let drafts = [
        (
            "a.txt",
            format!(
                "Provider: Veeam\nSubject: Tape copies stop\nSummary: {summary}\nRequest: Please tell us why.\n"
            ),
        ),
        (
            "a.yaml",
            format!(
                "provider: veeam\nsummary: {summary}\nsubject: Tape copies stop\nrequest: Please tell us why.\n"
            ),
        ),
        (
            "a.md",
            format!(
                "---\nprovider: veeam\n---\n# Tape copies stop\n\n## Summary\n\n{summary}\n\n## Request\n\nPlease tell us why.\n"
            ),
        ),
    ];
    for (name, draft) in &drafts {
        let out = to("veeam", name, draft);
        for line in [
            "Subject: Tape copies stop\n",
            "\nTime: 2026-11-24 21:00 JST\n",
            "\nDescription: Since 2026-11-24 21:00 JST every copy",
            "\nRequest: Please tell us why.\n",
        ] {
            assert!(out.contains(line), "{line:?} {name}\n{out}");
        }
        for desk in Format::names() {
            let out = to(desk, name, draft);
            assert!(
                out.contains("stops at once. It still does"),
                "{desk}\n{out}"
            );
        }
    }
    // Two titles of one label contradict each other, and both are told.
    let twice = "件名: ディスクが読めない\n件名: サーバが停止\n会員ID: abc12345\n";
    let out = to("sakura", "a.txt", twice);
    assert!(out.starts_with("件名: ディスクが読めない\n"), "{out}");
    assert!(out.contains("サーバが停止"), "{out}");
}

/// What only looks like the answer is none: a tariff is no support plan, the release
/// of a system no build, the name of a product no contact, the end of a step no
/// trouble, the type of a machine no SIM.
#[test]
fn a_line_takes_what_it_asks_for() {
    let sim = "\
---
provider: soracom
kind: incident
account_id: OP0012345678
---
# SIM がオフラインのまま

## 環境

- プラン: plan-D
- インスタンス: m6i.large
- OS: Amazon Linux 2023

## 経過

1. 端末の電源を入れ直した
2. 結果: 変化なし

## アカウント

- オペレーターID: OP0012345678

## 依頼

- 原因を教えてください。
";
    let out = to("soracom", "a.md", sim);
    for line in [
        "\nオペレーターID: OP0012345678\n",
        "\n対象サービス: ＿＿\n",
        "\n対象の SIM・デバイス: ＿＿\n",
        "\n事象: ＿＿\n",
        "\n■ 環境\n- プラン: plan-D\n- インスタンス: m6i.large\n- OS: Amazon Linux 2023\n",
    ] {
        assert!(out.contains(line), "{line:?}\n{out}");
    }
    assert!(!out.contains("サポートプラン"), "{out}");
    assert_eq!(out.matches("OP0012345678").count(), 1, "{out}");
    let priority = sim.replace("plan-D", "Priority");
    let out = to("soracom", "a.md", &priority);
    assert!(out.contains("\nサポートプラン: Priority\n"), "{out}");

    let nested = "provider: veeam\nkind: incident\nsubject: Copies stop\nproduct: {name: Veeam ONE}\nenvironment: {OS: Rocky Linux 9.4}\n";
    let out = to("veeam", "a.yaml", nested);
    assert!(out.contains("\nBuild: <build number>\n"), "{out}");
    assert!(out.contains("\nContact: <"), "{out}");
    let called = "Provider: Veeam\nKind: incident\nSubject: Copies stop\n\nThe server has build 12.1.2.172 and no copy runs since 2026-11-24 21:00 JST.\n";
    let out = to("veeam", "a.txt", called);
    assert!(out.contains("\nBuild: 12.1.2.172\n"), "{out}");
}

/// A list of labels and values stays one, whatever a line takes of it; no heading is
/// left without words.
#[test]
fn a_list_of_labels_keeps_its_shape() {
    let draft = "\
---
provider: soracom
kind: incident
---
# SIM がオフラインのまま

## 基本情報

- オペレーターID: OP0012345678
- 発生日時: 2026-11-24 21:00(JST)

## 環境

- 端末: ABC-1000
  - モデム: XY25
- リージョン: ap-northeast-1
  (東京)
- APN: soracom.io
- 設置場所: 札幌市の倉庫
";
    let out = to("soracom", "a.md", draft);
    assert!(!out.contains("基本情報"), "{out}");
    let list = "\
■ 環境
- 端末: ABC-1000
    - モデム: XY25
- リージョン: ap-northeast-1
  (東京)
- APN: soracom.io
- 設置場所: 札幌市の倉庫
";
    assert!(out.contains(list), "{out}");
    assert!(to("text", "a.md", draft).contains(list));

    let cut = "---\nprovider: soracom\nkind: incident\n---\n# SIM が切断される\n\n## 症状\n\n2026-11-24 21:00(JST)から、SIM のセッションが 5 分おきに切断されます。\n";
    let out = to("soracom", "a.md", cut);
    assert!(out.contains("\n発生日時: 2026-11-24 21:00(JST)\n"), "{out}");

    let table = "# 接続できない\n\n| 項目 | 内容 |\n|---|---|\n| 会員ID | abc12345 |\n| 連絡先 | 森 |\n\n接続できません。\n";
    let out = to("alibaba", "a.md", table);
    assert!(out.contains("会員ID: abc12345\\n連絡先: 森\\n"), "{out}");
    let yaml = to("yaml", "a.md", table);
    assert!(yaml.contains("\n連絡先: 森\n"), "{yaml}");
}

/// A title that ends in the name of a thing says what the matter is; it is no label
/// of all that follows.
#[test]
fn a_title_about_a_thing_takes_no_line() {
    for title in ["オフラインの SIM", "つながらないままのデバイス"] {
        let draft = format!(
            "---\nprovider: soracom\n---\n# {title}\n\nSIM(IMSI 440103012345678)が 2026-11-25 18:30(日本時間)からオフラインのままです。復旧の方法を教えてください。\n"
        );
        let out = to("soracom", "a.md", &draft);
        for line in [
            format!("件名: {title}\n"),
            "対象の SIM・デバイス: 440103012345678\n".to_owned(),
            "発生日時: 2026-11-25 18:30(日本時間)\n".to_owned(),
        ] {
            assert!(out.contains(&line), "{line:?}\n{out}");
        }
    }
}
