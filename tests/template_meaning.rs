//! What a template asks for is told by what its labels mean.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use ticketlint::engine::Settings;
use ticketlint::template::{self, Outcome};
use ticketlint::text::SourceFile;

fn judge(name: &str, text: &str) -> Outcome {
    template::judge(&SourceFile::new(name, text), &Settings::default())
}

/// A form of that name with these labels.
fn form(name: &str, labels: &[&str]) -> Outcome {
    let mut text = format!("name: {name}\ndescription: d\nbody:\n");
    for label in labels {
        let entry = format!("  - type: textarea\n    attributes: {{label: \"{label}\"}}\n");
        text.push_str(&entry);
    }
    judge("a.yml", &text)
}

/// The needs that are not asked for, those that are only helpful left out.
fn missing(outcome: &Outcome) -> Vec<&'static str> {
    let open = outcome.rows.iter().filter(|row| !row.asked && !row.helpful);
    open.map(|row| row.need).collect()
}

/// The label that asks for a need.
fn by<'o>(outcome: &'o Outcome, need: &str) -> &'o str {
    let row = outcome.rows.iter().find(|row| row.need == need).unwrap();
    row.by.as_ref().map_or("", |(label, _)| label)
}

#[test]
fn a_person_a_date_or_a_page_is_no_matter() {
    let all = ["steps", "expected", "actual", "environment"];
    for labels in [
        &[
            "お名前",
            "折り返しの電話番号",
            "ご希望の対応内容",
            "公開予定日",
            "作業手順書のURL",
            "開発環境の担当部署",
        ][..],
        &[
            "起票者",
            "発生日時",
            "再現できない場合の連絡先",
            "期待する回答期限",
            "環境の管理者名",
        ],
        &[
            "Your name",
            "Expected by",
            "Expected release date",
            "When should it be fixed?",
            "System owner",
            "Contact details",
        ],
        &[
            "Which team runs this machine?",
            "Link to the incident page",
            "Related issues",
            "Due date",
        ],
        &[
            "Please do not describe the environment",
            "Reporter",
            "E-mail",
        ],
    ] {
        let outcome = form("Bug report", labels);
        assert_eq!(missing(&outcome), all, "{labels:?}: {:?}", outcome.rows);
    }
    // Beside such a part of a label another tells.
    for (label, need) in [
        ("発生日時と現象", "actual"),
        ("担当者、利用環境", "environment"),
        ("Reporter's name, version", "environment"),
        ("Link to a minimal reproduction", "steps"),
        ("再現コードのURL", "steps"),
    ] {
        let outcome = form("Bug report", &[label]);
        assert!(!missing(&outcome).contains(&need), "{label}");
    }
}

#[test]
fn the_label_that_fits_best_is_named() {
    let bug = form(
        "Bug",
        &[
            "System information",
            "Is there a bug like this already?",
            "What did you do?",
            "Issue description",
            "What should have happened?",
        ],
    );
    assert_eq!(by(&bug, "actual"), "Issue description");
    assert_eq!(by(&bug, "steps"), "What did you do?");
    assert_eq!(by(&bug, "environment"), "System information");
    let wish = form(
        "Feature request",
        &[
            "Is it related to a problem? Please describe",
            "Alternatives that you looked at",
            "Describe the solution that you want",
        ],
    );
    assert_eq!(by(&wish, "proposal"), "Describe the solution that you want");
    assert_eq!(
        by(&wish, "motivation"),
        "Is it related to a problem? Please describe"
    );
    let wish = form(
        "要望",
        &[
            "困っていることを説明してください",
            "他の手段を説明してください",
            "解決策を説明してください",
        ],
    );
    assert_eq!(by(&wish, "proposal"), "解決策を説明してください");
}

#[test]
fn ordinary_labels_are_known() {
    let base = [
        ("steps", "Steps to reproduce"),
        ("expected", "Expected behavior"),
        ("actual", "What happened"),
        ("environment", "Environment"),
    ];
    for (need, labels) in [
        (
            "steps",
            &[
                "どうやったら起きますか",
                "どうすると再現しますか",
                "不具合が起きるまでの流れ",
                "発生までの経緯",
                "操作の流れ",
                "実施した作業",
                "強制終了した操作",
                "再発させる方法",
                "何をしているときに起きたか",
                "何をすると起きますか",
                "エラーが出るまでの操作",
                "Exact commands",
                "Recreate the problem",
                "How can this be recreated?",
                "Actions you took",
                "What led to it?",
                "Trigger",
                "Reprex",
                "Benchmark script",
                "How to make it fail",
            ][..],
        ),
        (
            "expected",
            &[
                "希望する挙動",
                "望んだ結果",
                "どう表示されるのが正しいか",
                "本当はどうなるはずか",
                "正しくは",
                "どうなってほしかったか",
                "どうなればよかったか",
                "What would be right?",
                "What did you hope for?",
                "What were you anticipating?",
                "What you wanted",
                "Intended",
                "Ideal",
            ],
        ),
        (
            "actual",
            &[
                "結果",
                "実行結果",
                "画面に表示された内容",
                "What you got",
                "Outcome",
                "What do you see?",
                "What broke?",
                "What got slower?",
                "Output",
                "TL;DR",
            ],
        ),
        (
            "environment",
            &[
                "製品の型番",
                "アプリの版数",
                "PCのスペック",
                "コミットID",
                "お使いのマシン",
                "App build",
                "Firmware",
                "Docker image",
                "Where does it run?",
                "What were you running it on?",
                "Commit SHA",
                "Node.js",
                "Tag",
            ],
        ),
    ] {
        for label in labels {
            let labels: Vec<&str> = base
                .iter()
                .map(|(name, usual)| if *name == need { label } else { usual })
                .copied()
                .collect();
            let outcome = form("Bug report", &labels);
            assert_eq!(missing(&outcome), [""; 0], "{label}");
        }
    }
    assert_eq!(
        missing(&form("機能要望", &["現状", "あるべき姿", "効果"])),
        [""; 0]
    );
    assert_eq!(missing(&form("Idea", &["Problem", "Pitch"])), [""; 0]);
}

#[test]
fn a_missing_question_is_written_when_asked_to_guess() {
    let outcome = form("Bug report", &["What happened", "Steps", "Version"]);
    let [missing] = &outcome.diagnostics[..] else {
        panic!("{:?}", outcome.diagnostics);
    };
    assert_eq!(missing.fixes[0].applicability.name(), "unsafe");
}

#[test]
fn an_incident_is_no_bug() {
    for (name, labels) in [
        (
            "障害報告",
            &[
                "件名",
                "発生日時",
                "影響範囲",
                "暫定対応",
                "恒久対応",
                "原因",
            ][..],
        ),
        (
            "Outage",
            &["When did it start?", "Customer impact", "Mitigation"],
        ),
        (
            "Incident report",
            &["Timeline", "Impact", "Affected services"],
        ),
    ] {
        let outcome = form(name, labels);
        assert_eq!(outcome.purpose.unwrap().name, "incident", "{name}");
        assert_eq!(missing(&outcome), [""; 0], "{name}");
    }
    let bare = form("Incident", &["Root cause", "Owner"]);
    assert_eq!(missing(&bare), ["occurred-at", "impact"]);
    // One that asks as for a bug is one, whatever it is called.
    let bug = form(
        "障害報告",
        &["再現手順", "期待する動作", "実際の動作", "環境"],
    );
    assert_eq!(bug.purpose.unwrap().name, "bug");
    assert_eq!(missing(&bug), [""; 0]);
    let slow = form(
        "Performance regression",
        &["What got slower?", "Benchmark code", "Hardware"],
    );
    assert_eq!(slow.purpose.unwrap().name, "performance");
    assert_eq!(missing(&slow), [""; 0]);
    // For a fault or a question, as you like.
    assert!(form("障害・問い合わせ", &["内容"]).purpose.is_none());
}

#[test]
fn few_words_of_english_are_english() {
    let terse = "---\nname: Incident report\nabout: Report a production incident\n---\n\n## Root cause\n\n## Mitigation\n\n## Follow-up actions\n";
    let outcome = judge("a.md", terse);
    assert!(!outcome.foreign);
    assert_eq!(missing(&outcome), ["occurred-at", "impact"]);
    for other in [
        "---\nname: Bug\n---\n\n## Descripcion del problema\n\n## Pasos para verlo\n\n## Cual es la version que usas\n",
        "---\nname: Bug\n---\n\n## Beschreibung für die Entwickler\n\n## Was ist nicht möglich\n\n## Gerät und Größe\n",
        "---\nname: Bug\n---\n\n## Deskripsi masalah yang terjadi\n\n## Langkah untuk melihat dari awal\n",
    ] {
        assert!(judge("a.md", other).foreign, "{other}");
    }
}

#[test]
fn what_else_names_a_template() {
    let purpose = |text: &str| judge("a.md", text).purpose.map(|p| p.name.as_ref());
    assert_eq!(
        purpose("## Bug report\n\nTell what happens.\n"),
        Some("bug")
    );
    let aside = "## For questions, please ask in the forum\n\nDo not open an issue.\n";
    assert_eq!(purpose(aside), None);
    let quick = "## Summary\n\n## Proposal\n\n/label ~\"type::feature\"\n";
    assert_eq!(purpose(quick), Some("feature"));
    assert_eq!(purpose("## Summary\n\n## Proposal\n"), None);
    // The rows of a table that is left blank are questions.
    let table = "# 障害報告\n\n| 項目 | 内容 |\n| --- | --- |\n| 発生日時 | |\n| 影響範囲 | |\n";
    let outcome = judge("a.md", table);
    assert_eq!(by(&outcome, "occurred-at"), "発生日時");
    assert_eq!(by(&outcome, "impact"), "影響範囲");
}
