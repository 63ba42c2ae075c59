//! What must never be shown, and what would act on the screen.

use super::*;

#[test]
fn an_attack_on_the_terminal() {
    let text = "件名: \u{1b}]0;owned\u{7}\u{1b}[2J本日\u{202e}txt.exe\u{200b}\n";
    let evil = "\u{1b}[31m赤\u{202e}\n次\u{9b}1m";
    let finding = Diagnostic {
        rule: evil.into(),
        why: evil.into(),
        help: evil.into(),
        rewrite: Some(evil.into()),
        labels: vec![label(at(text, "txt"), evil)],
        citations: [Citation {
            provider: evil.into(),
            document: evil.into(),
            section: evil.into(),
            url: evil.into(),
        }]
        .into(),
        fixes: vec![Fix {
            applicability: Applicability::Safe,
            title: evil.into(),
            edits: Vec::new(),
        }],
        ..finding("x", Severity::Error, at(text, "本日"), evil)
    };
    let name = "dra\u{1b}[2Jft\u{202e}\n.md";
    let findings = [finding];
    assert_snapshot!(
        "attack_human",
        report(Format::Human, ORDINARY, name, text, &findings, &[])
    );
    assert_snapshot!(
        "attack_concise",
        report(Format::Concise, ORDINARY, name, text, &findings, &[])
    );
    let json = report(Format::Json, ORDINARY, name, text, &findings, &[]);
    assert!(json.chars().all(|c| c == '\n' || !is_hidden(c)), "{json}");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["files"][0]["path"], name);
    assert_eq!(value["files"][0]["diagnostics"][0]["message"], evil);
}

const LEAK: &str =
    "鍵は ｋｅｙ-AbCdEf123 です。昨日 Ｎで入力\n同じ鍵 key-AbCdEf123 を再掲、pin 7\n";

fn leak() -> (Vec<Diagnostic>, Vec<Span>) {
    let secret = at(LEAK, "ｋｅｙ-AbCdEf123");
    let again = at(LEAK, "key-AbCdEf123");
    let pin = Span::point(at(LEAK, "pin ").end());
    let pin = Span::new(pin.start(), pin.start() + 1);
    let flagged = Diagnostic {
        conceal: true,
        repeats: vec![again.into()],
        fixes: vec![
            Fix {
                applicability: Applicability::Safe,
                title: "key-AbCdEf123 を伏せる".into(),
                edits: vec![Edit {
                    span: secret,
                    text: "****".into(),
                }],
            },
            Fix {
                applicability: Applicability::Unsafe,
                title: "行を移す".into(),
                edits: vec![Edit {
                    span: Span::point(0),
                    text: "鍵は ｋｅｙ-AbCdEf123 です。".into(),
                }],
            },
        ],
        ..finding("secret", Severity::Error, secret, "鍵が書かれています")
    };
    let other = Diagnostic {
        // Folded, as rules quote the draft.
        why: "「key-AbCdEf123 です。昨日」では不明です。".into(),
        rewrite: Some("key-AbCdEf123".into()),
        labels: vec![label(at(LEAK, "再掲"), "key-AbCdEf123 の再掲")],
        ..finding(
            "relative-timestamp",
            Severity::Warning,
            at(LEAK, "昨日"),
            "昨日 (key-AbCdEf123) とは",
        )
    };
    (vec![flagged, other], vec![pin])
}

#[test]
fn secrets_are_masked_everywhere() {
    let (findings, concealed) = leak();
    let out = report(
        Format::Human,
        ORDINARY,
        "draft.md",
        LEAK,
        &findings,
        &concealed,
    );
    assert_snapshot!(out);
    for format in Format::ALL {
        let out = report(format, ORDINARY, "draft.md", LEAK, &findings, &concealed);
        assert!(!out.contains("AbCdEf123"), "{out}");
    }
}

#[test]
fn a_secret_with_hidden_characters_is_masked_in_words_too() {
    let text = "鍵: ab\u{200b}cd\tef\n";
    let finding = Diagnostic {
        conceal: true,
        help: "ab\u{200b}cd\tef".into(),
        labels: vec![label(at(text, "鍵"), "ab\u{200b}cd\tef")],
        ..finding(
            "secret",
            Severity::Error,
            at(text, "ab\u{200b}cd\tef"),
            "ab\u{200b}cd\tef",
        )
    };
    for format in Format::ALL {
        let findings = std::slice::from_ref(&finding);
        let out = report(format, ORDINARY, "draft.md", text, findings, &[]);
        assert!(!out.contains("cd"), "{out}");
    }
}
