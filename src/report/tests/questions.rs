//! What a draft lacks, as questions.

use super::*;

#[test]
fn what_is_missing_is_marked_where_it_belongs() {
    let text = "件名: 障害\n\n本文。\n";
    let missing = |rule: &str, span: Span, message: &str| Diagnostic {
        help: "一行で書いてください。".into(),
        ..finding(rule, Severity::Warning, span, message)
    };
    let end = Span::point(text.len());
    let blank = Span::point(at(text, "\n\n").end() - 1);
    assert_snapshot!(human(
        ORDINARY,
        text,
        &[
            missing("missing-goal", end, "求めることが書かれていません"),
            missing("missing-impact", end, "影響が書かれていません"),
            missing("missing-time", end, "発生日時が書かれていません"),
            missing("missing-region", blank, "リージョンが書かれていません"),
            missing("missing-subject", Span::point(0), "件名が短すぎます"),
        ]
    ));
}

/// A thing that is missing from `INCIDENT`, asked for at a rank.
fn asked(rule: &str, severity: Severity, rank: usize, question: &str, copy: &str) -> Diagnostic {
    let word = at(INCIDENT, "応答がありません");
    Diagnostic {
        why: "調査に要ります。".into(),
        help: "書いてください。".into(),
        rewrite: Some(copy.to_owned().into()),
        ask: Some(Ask {
            field: None,
            find_out: None,
            question: question.to_owned().into(),
            order: 10 * rank,
            rank,
            missing: true,
            in_place: false,
            exact: rank == 2,
        }),
        citations: [guideline()].into(),
        ..finding(rule, severity, word, "書かれていません")
    }
}

fn all_that_is_missing() -> Vec<Diagnostic> {
    use Severity::{Error, Info, Warning};
    vec![
        asked(
            "missing-goal",
            Warning,
            3,
            "どうなれば解決ですか。",
            "ゴール: ＿＿\n依頼: ＿＿",
        ),
        asked(
            "missing-steps",
            Info,
            4,
            "どんな手順で起きますか。",
            "手順:\n  1. ＿＿\n  2. ＿＿",
        ),
        warning(at(INCIDENT, "昨日 15:52")),
        asked(
            "missing-version",
            Error,
            1,
            "どのバージョンですか。",
            "バージョン: ＿＿",
        ),
        asked(
            "missing-resource-id",
            Warning,
            2,
            "どの EC2 ですか。",
            "対象: EC2(＿＿)",
        ),
    ]
}

#[test]
fn what_is_missing_is_one_block_of_questions() {
    assert_snapshot!(human(ORDINARY, INCIDENT, &all_that_is_missing()));
}

#[test]
fn questions_in_colour() {
    let style = Style {
        color: true,
        ..english(NARROW)
    };
    assert_snapshot!(human(style, INCIDENT, &all_that_is_missing()).escape_debug());
}

#[test]
fn a_single_question_is_a_finding_like_others() {
    let one = asked(
        "missing-goal",
        Severity::Warning,
        1,
        "どうなれば解決ですか。",
        "ゴール: ＿＿",
    );
    let shown = human(ORDINARY, INCIDENT, &[one]);
    assert!(shown.contains("書かれていません [missing-goal]"), "{shown}");
    assert!(!shown.contains("どうなれば"), "{shown}");
}

#[test]
fn each_ticket_has_its_own_questions() {
    let of = |ticket| {
        all_that_is_missing().into_iter().map(move |d| Diagnostic {
            ticket: Some(ticket),
            ..d
        })
    };
    let both: Vec<Diagnostic> = of(1).chain(of(2)).collect();
    let shown = human(ORDINARY, INCIDENT, &both);
    assert_eq!(
        shown.matches("サポートが次に尋ねること").count(),
        2,
        "{shown}"
    );
    assert_eq!(
        shown.matches("1. どのバージョンですか。").count(),
        2,
        "{shown}"
    );
}
