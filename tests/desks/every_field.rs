//! Whatever a draft has under whatever label, each desk gets it.

use proptest::prelude::*;
use proptest::sample::select;
use ticketlint::export::Format;
use ticketlint::knowledge::{FieldKind, vocabulary};

use crate::{exported, strings};

/// What stands under labels. Each `@` is a word of its own.
const VALUES: &[&str] = &[
    "@",
    "@ さん、@",
    "2026-11-25 22:00(日本時間)から、サーバ @ が応答しません。現在も @ は続いています。",
    "Since 2026-11-25 22:00 JST every run of @ fails. It is still going on at @.",
    "@ の原因を教えてください。",
    "@ を再起動しましたが、変わりません。\n\n@ も同じです。",
    "- @\n- @",
    "- リージョン: @\n- OS: @\n- 備品: @",
    "- 端末: @\n  - 型番: @\n- @\n  続き @",
    "1. @ を実行\n2. 結果: @",
    "Veeam Backup & Replication @, build 12.3.2.3617 @",
    "plan-D @",
];

/// Every label that people use, one kind after the other; whose desk a draft is for
/// is nothing that the desk has to be told.
fn labels() -> Vec<Vec<&'static str>> {
    let kinds = FieldKind::ALL
        .iter()
        .filter(|kind| **kind != FieldKind::Provider);
    let of = |kind: &FieldKind| {
        let mut all: Vec<&str> = vocabulary::labels_of(*kind, true).collect();
        all.extend(vocabulary::labels_of(*kind, false));
        all
    };
    kinds.map(of).filter(|labels| !labels.is_empty()).collect()
}

/// Labels with their values, often two of one kind.
fn fields() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let pair = select(labels()).prop_flat_map(|labels| {
        let label = || select(labels.clone());
        prop::collection::vec((label(), select(VALUES.to_vec())), 1..3)
    });
    prop::collection::vec(pair, 1..5).prop_map(|pairs| {
        let mut number = 0;
        let each = pairs.into_iter().flatten().map(|(label, value)| {
            let mut words = String::new();
            for c in value.chars() {
                if c == '@' {
                    number += 1;
                    words += &format!("w{number}z");
                } else {
                    words.push(c);
                }
            }
            (label, words)
        });
        each.collect()
    })
}

/// The fields as a draft in one of the ways to write one.
fn written(fields: &[(&str, String)], way: u8) -> (&'static str, String) {
    let each = fields.iter().map(|(label, value)| match way {
        0 => format!("\"{label}\": |\n  {}\n", value.replace('\n', "\n  ")),
        1 => format!("## {label}\n\n{value}\n\n"),
        2 => format!("■ {label}\n{value}\n\n"),
        3 if !value.contains('\n') => format!("- {label}: {value}\n"),
        _ => format!("{label}: {value}\n"),
    });
    let name = ["a.yaml", "a.md", "a.txt", "a.md", "a.txt"];
    (name[usize::from(way)], each.collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_desk_gets_every_field_of_a_draft(fields in fields(), way in 0_u8..5) {
        let (name, draft) = written(&fields, way);
        let words = fields.iter().flat_map(|(_, value)| value.split(|c: char| !c.is_ascii_alphanumeric()));
        let words: Vec<&str> = words.filter(|word| word.starts_with('w') && word.ends_with('z')).collect();
        for to in Format::names() {
            let format = Format::named(to).unwrap();
            let out = exported(name, &draft, format);
            let out = match format {
                Format::Api(_) => strings(&out),
                _ => out,
            };
            for word in &words {
                prop_assert!(out.contains(word), "{to} loses {word}\n{draft}\n---\n{out}");
            }
        }
    }
}
