//! Labels that the vocabulary does not list, told by how they are made: 「こちらで行ったこと」,
//! "what we have tried so far", `goal_ゴール`.

use super::look_up;
use crate::knowledge::{Cue, FieldKind, cues};

/// Longer than any such label, in bytes of folded text.
const LONGEST: usize = 72;

/// What is told with a part, too: 「選んだ緊急度と、その理由」.
const REASONS: [&str; 5] = [
    "と、その理由",
    "とその理由",
    "と理由",
    " and why",
    " and its reason",
];

/// What such labels end with; most of what is asked for does not.
const ENDS: [&str; 24] = [
    "こと",
    "内容",
    "結果",
    "対応",
    "作業",
    "手順",
    "調査",
    "確認",
    "項目",
    "事項",
    "もの",
    "点",
    "順番",
    "条件",
    "解決",
    "おくと",
    "基準",
    "目安",
    "定義",
    "判断",
    "相談",
    "質問",
    "状態",
    "疑問",
];

/// What such labels in English begin with.
const BEGINNINGS: [&str; 6] = [
    "what ",
    "who ",
    "things ",
    "steps ",
    "checks ",
    "since when",
];

/// How labels of a kind are made.
const GRAMMAR: [(FieldKind, &Cue); 7] = [
    (FieldKind::Attempts, &cues::LABEL_OF_ATTEMPTS),
    (FieldKind::Steps, &cues::LABEL_OF_STEPS),
    (FieldKind::Question, &cues::LABEL_OF_QUESTION),
    (FieldKind::Goal, &cues::LABEL_OF_GOAL),
    (FieldKind::Impact, &cues::LABEL_OF_IMPACT),
    (FieldKind::Actual, &cues::LABEL_OF_ACTUAL),
    (FieldKind::OccurredAt, &cues::LABEL_OF_BEGINNING),
];

/// The kind of a folded label by what it is made of.
pub(super) fn kind_of(label: &str) -> Option<FieldKind> {
    if label.len() > LONGEST || label.contains(':') {
        return None;
    }
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let explained = REASONS.iter().find_map(|reason| label.strip_suffix(reason));
    if let Some(kind) = explained.and_then(look_up) {
        return Some(kind);
    }
    exported(label)
        .or_else(|| of_two_scripts(label))
        .or_else(|| {
            let may_be = ENDS.iter().any(|end| label.ends_with(end))
                || BEGINNINGS
                    .iter()
                    .any(|beginning| label.starts_with(beginning));
            let made_so = GRAMMAR.iter().filter(|_| may_be);
            made_so
                .into_iter()
                .find(|(_, cue)| cue.is_in(label))
                .map(|(kind, _)| *kind)
        })
}

/// What systems of tickets write before the name of a field of one's own.
const OF_SYSTEMS: [&str; 8] = ["u", "f", "x", "c", "cf", "customfield", "custom", "field"];

/// Whose field it is, in front of its name.
const OF_WHOM: [&str; 6] = ["vendor", "supplier", "case", "ticket", "support", "aws"];

/// Kinds that such a field may have: the status of a ticket is none of the trouble, and
/// its name is nobody's.
const WHOSE: [FieldKind; 14] = [
    FieldKind::Severity,
    FieldKind::Account,
    FieldKind::SupportId,
    FieldKind::Region,
    FieldKind::Zone,
    FieldKind::Subject,
    FieldKind::Language,
    FieldKind::Channel,
    FieldKind::Goal,
    FieldKind::Impact,
    FieldKind::Attempts,
    FieldKind::PairedCase,
    FieldKind::Deadline,
    FieldKind::Symptom,
];

/// The kind of the key of a field that was exported from a system of tickets: `f_sev`,
/// `customfield_10212_vendor_severity`, `u_account_of_this_case`.
fn exported(label: &str) -> Option<FieldKind> {
    if !label.contains('_') || !label.is_ascii() {
        return None;
    }
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let mut rest = label;
    let mut owned = false;
    while let Some((word, after)) = rest.split_once('_') {
        let of_system = OF_SYSTEMS.contains(&word) || is_number(word);
        let of_whom = OF_WHOM.contains(&word);
        let named = rest.len() < label.len() && look_up(rest).is_some();
        if named || !of_system && !of_whom {
            break;
        }
        owned |= of_whom;
        rest = after;
    }
    let name = ["_of_this_case", "_of_this_ticket", "_of_case"]
        .iter()
        .find_map(|end| rest.strip_suffix(end));
    let kind = look_up(name.unwrap_or(rest)).filter(|_| name.is_some() || rest.len() < label.len());
    kind.filter(|kind| !owned || WHOSE.contains(kind))
}

/// The kind of a label that is told in both languages: `goal_ゴール`, 「現象 Overview」. It
/// is that of its Japanese half, if that is known.
fn of_two_scripts(label: &str) -> Option<FieldKind> {
    let (at, mark) = label
        .char_indices()
        .find(|(at, c)| matches!(c, '_' | ' ') && is_seam(label, *at))?;
    let (first, second) = (&label[..at], &label[at + mark.len_utf8()..]);
    let (japanese, latin) = match first.is_ascii() {
        true => (second, first),
        false => (first, second),
    };
    let (japanese, latin) = (look_up(japanese), look_up(latin));
    match mark {
        '_' => japanese.or(latin),
        // A blank may stand inside of one name: 「Error 件数」.
        _ => japanese.filter(|_| latin.is_some()),
    }
}

/// Whether a label is of one script before the mark at `at`, and of the other behind it.
fn is_seam(label: &str, at: usize) -> bool {
    let japanese = |text: &str| text.chars().all(|c| c.is_alphanumeric() && !c.is_ascii());
    let (first, second) = (&label[..at], &label[at + 1..]);
    let latin = |text: &str| {
        let mut signs = text.chars();
        signs.all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_'))
    };
    let full = !first.is_empty() && !second.is_empty();
    full && (latin(first) && japanese(second) || latin(second) && japanese(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_by_what_they_are_made_of() {
        for (label, kind) in [
            ("こちらで行ったこと", FieldKind::Attempts),
            ("自分で調べたこと", FieldKind::Attempts),
            ("検証してみたこと", FieldKind::Attempts),
            ("実施した手順", FieldKind::Steps),
            ("what happens instead", FieldKind::Actual),
            ("試した順番", FieldKind::Attempts),
            ("what i did already", FieldKind::Attempts),
            ("教えてほしいこと", FieldKind::Question),
            ("残っている質問", FieldKind::Question),
            ("解決の目安", FieldKind::Goal),
            ("what i'm after", FieldKind::Goal),
            ("who hurts", FieldKind::Impact),
            ("since when", FieldKind::OccurredAt),
            ("goal_ゴール", FieldKind::Goal),
            ("緊急度と、その理由", FieldKind::Severity),
            ("こうなれば解決", FieldKind::Goal),
            ("放っておくと", FieldKind::Impact),
            ("f_sev", FieldKind::Severity),
            ("customfield_10212_vendor_severity", FieldKind::Severity),
            ("u_account_of_this_case", FieldKind::Account),
            ("vendor_support_id", FieldKind::SupportId),
            ("現象 overview", FieldKind::Symptom),
        ] {
            assert_eq!(kind_of(label), Some(kind), "{label}");
        }
        for label in [
            "support id / 顧客名",
            "ticket_status",
            "vendor_name",
            "昼に行ったこと",
            "error 件数",
            "what",
            "サーバの状態",
            "追加作業",
        ] {
            assert_eq!(kind_of(label), None, "{label}");
        }
    }
}
