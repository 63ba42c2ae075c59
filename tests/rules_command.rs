//! `rules` with its filters and its checklist, and `explain` of advice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{Run, TicketLint, run};
use serde_json::Value;
use ticketlint::knowledge::{ADVICE, CARDS, FAMILIES, PROVIDERS};
use ticketlint::text::width::cells;

/// `rules` as JSON with those options.
fn json(options: &[&str]) -> Value {
    let run = TicketLint::new(&["rules", "--format", "json"])
        .args(options)
        .run();
    assert_eq!(run.status, 0, "{options:?}: {}", run.err);
    run.json()
}

/// The rules listed with those options.
fn names(options: &[&str]) -> Vec<String> {
    members(&json(options)["rules"], "name")
}

fn members(list: &Value, member: &str) -> Vec<String> {
    let items = list.as_array().unwrap().iter();
    items
        .map(|item| item[member].as_str().unwrap().to_owned())
        .collect()
}

fn has(list: &[String], name: &str) -> bool {
    list.iter().any(|item| item == name)
}

/// `rules --checklist` as a person reads it.
fn checklist(lang: &str, columns: usize, options: &[&str]) -> Run {
    TicketLint::new(&["rules", "--checklist", "--lang", lang])
        .args(options)
        .env("COLUMNS", &columns.to_string())
        .run()
}

// Filters

#[test]
fn rules_are_filtered_by_provider_and_kind() {
    assert_eq!(names(&[]).len(), CARDS.len());
    let sakura = names(&["--provider", "sakura"]);
    assert!(has(&sakura, "sakura-incident-fields"));
    assert!(has(&sakura, "vague-symptom"), "it is for all");
    assert!(!has(&sakura, "experimental-feature"));
    let hours = names(&["--kind", "office-hours"]);
    assert!(has(&hours, "office-hours-schedule"));
    assert!(!has(&hours, "missing-reproduction-steps"));
    let both = names(&["--kind", "incident", "--provider", "sakura"]);
    assert!(both.len() < sakura.len());
    assert!(both.iter().all(|name| has(&sakura, name)));
}

#[test]
fn a_severity_is_the_one_that_holds_for_the_provider() {
    // An error to Alibaba, which forbids it; advice to Sakura.
    let rule = "multiple-issues";
    for (provider, severity) in [("alibaba", "error"), ("aws", "warning"), ("sakura", "info")] {
        for asked in ["error", "warning", "info"] {
            let options = ["--provider", provider, "--severity", asked];
            let listed = json(&options);
            assert!(
                listed["rules"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(|r| r["severity"] == asked),
                "{options:?}"
            );
            let listed = members(&listed["rules"], "name");
            assert_eq!(has(&listed, rule), asked == severity, "{options:?}");
        }
    }
    assert!(has(&names(&["--severity", "warning"]), rule));
    // The list for people says the same.
    let page = run(&["rules", "--provider", "alibaba", "--family", "one-issue"]).out;
    let line = page.lines().find(|line| line.contains(rule)).unwrap();
    assert!(line.contains("error"), "{line}");
}

#[test]
fn a_rule_shows_the_least_and_the_most_that_it_may_matter() {
    // Advice to Sakura, forbidden by Alibaba; to one desk it is one thing.
    let range = |options: &[&str], rule: &str| {
        let listed = json(options)["rules"].clone();
        let rules = listed.as_array().unwrap();
        let own = rules.iter().find(|r| r["name"] == rule).unwrap();
        let all = &own["severities"];
        [all["least"].clone(), all["most"].clone()]
    };
    assert_eq!(range(&[], "multiple-issues"), ["info", "error"]);
    let sakura = range(&["--provider", "sakura"], "multiple-issues");
    assert_eq!(sakura, ["info", "info"]);
    // A topic may matter less than the rule that finds it.
    assert_eq!(range(&[], "commitment-request"), ["info", "warning"]);
    let line = |options: &[&str]| {
        let all = ["rules", "--family", "one-issue"];
        let page = run(&[&all, options].concat()).out;
        let line = page.lines().find(|line| line.contains("multiple-issues"));
        line.unwrap().to_owned()
    };
    assert!(line(&["--lang", "en"]).contains(" info–error "));
    assert!(line(&["--lang", "ja"]).contains(" 情報–エラー "));
    let narrow = line(&["--provider", "sakura", "--lang", "en"]);
    assert!(narrow.contains(" info "), "{narrow}");
    // What the cards say of single desks lies within.
    for card in CARDS.iter() {
        let all = card.severities(None);
        for name in card.named_providers() {
            let own = card.severities(Some(name));
            assert!(
                all.contains(own.start()) && all.contains(own.end()),
                "{}",
                card.name
            );
            assert!(*own.end() <= card.worst(Some(name)), "{}", card.name);
        }
    }
}

#[test]
fn rules_are_filtered_by_the_class_of_their_rewrite() {
    let mut sum = 0;
    for class in ["none", "display", "unsafe", "safe"] {
        let answer = json(&["--fix", class]);
        let rules = answer["rules"].as_array().unwrap();
        assert!(rules.iter().all(|rule| rule["fix"] == class), "{class}");
        sum += rules.len();
    }
    assert_eq!(sum, CARDS.len());
    assert!(has(&names(&["--fix", "safe"]), "unmasked-secret"));
    assert!(has(&names(&["--fix", "display"]), "missing-goal"));
}

#[test]
fn all_filters_hold_at_once() {
    let options = [
        "--family",
        "time",
        "--provider",
        "alibaba",
        "--severity",
        "warning",
        "--fix",
        "display",
        "--kind",
        "incident",
    ];
    let all = json(&options);
    let rules = all["rules"].as_array().unwrap();
    assert!(!rules.is_empty());
    for rule in rules {
        assert_eq!(rule["family"], "time");
        assert_eq!(rule["severity"], "warning");
        assert_eq!(rule["fix"], "display");
        for (list, name) in [("providers", "alibaba"), ("kinds", "incident")] {
            let list = rule[list].as_array().unwrap();
            assert!(list.is_empty() || list.iter().any(|item| item == name));
        }
    }
    for pair in options.chunks(2) {
        assert!(names(pair).len() >= rules.len(), "{pair:?}");
    }
}

#[test]
fn an_empty_answer_is_said() {
    let options = ["--family", "form", "--provider", "aws", "--fix", "unsafe"];
    for more in [&[][..], &["--checklist"]] {
        let none = TicketLint::new(&["rules"]).args(&options).args(more).run();
        assert_eq!(none.status, 0);
        assert_eq!(
            none.out,
            "No rule is like that (--family form, --provider aws, --fix unsafe).\n"
        );
        let none = TicketLint::new(&["rules", "--lang", "ja"])
            .args(&options)
            .args(more)
            .run();
        assert!(none.out.starts_with("当てはまる規則はありません("));
        let answer = [&options, more].concat();
        assert_eq!(json(&answer)["rules"], Value::Array(Vec::new()));
    }
}

#[test]
fn mistyped_names_get_a_suggestion() {
    for (args, hint) in [
        (
            &["rules", "--family", "symtom"][..],
            "did you mean `symptom`?",
        ),
        (&["rules", "--provider", "alibab"], "'alibaba'"),
        (&["rules", "--severity", "eror"], "'error'"),
        (&["rules", "--fix", "saef"], "'safe'"),
        (
            &["rules", "--fix", "nothing"],
            "none, display, unsafe, safe",
        ),
        (&["rules", "--kind", "incidnt"], "'incident'"),
        (&["rules", "--checklst"], "'--checklist'"),
        (
            &["explain", "phone-and-chatt"],
            "did you mean `phone-and-chat`?",
        ),
        (&["explain", "resiliance"], "did you mean `resilience`?"),
        (&["explain", "mising-goal"], "did you mean `missing-goal`?"),
        (
            &["explain", "qqqqqqqqqqqq"],
            "`ticketlint rules --checklist`",
        ),
    ] {
        let run = run(args);
        assert_eq!(run.status, 2, "{args:?}");
        assert!(run.err.contains(hint), "{args:?}: {}", run.err);
        assert_eq!(run.out, "", "{args:?}");
    }
}

// The checklist

#[test]
fn a_checklist_has_every_rule_that_applies_once() {
    for provider in &PROVIDERS {
        for kind in ["incident", "question", "office-hours", "closing"] {
            let options = ["--provider", provider.name.as_ref(), "--kind", kind];
            let page = checklist("en", 100, &options).out;
            for rule in json(&options)["rules"].as_array().unwrap() {
                let name = rule["name"].as_str().unwrap();
                let count = page.matches(&format!("[{name}]")).count();
                let about_files = rule["family"] == "syntax" || rule["family"] == "template";
                let wanted = usize::from(!about_files);
                assert_eq!(count, wanted, "{options:?} {name}");
            }
        }
    }
}

#[test]
fn a_checklist_is_in_the_order_in_which_a_desk_asks() {
    let answer = json(&["--checklist", "--provider", "aws", "--kind", "incident"]);
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["provider"], "aws");
    assert_eq!(answer["kind"], "incident");
    let families = members(&answer["rules"], "family");
    let place = |name: &String| FAMILIES.iter().position(|f| f.name == *name).unwrap();
    assert!(families.is_sorted_by_key(place), "{families:?}");
    assert_eq!(families[0], "symptom", "what happens comes first");
    // What matters most leads its family.
    let worst = |severity: &str| {
        ["error", "warning", "info"]
            .iter()
            .position(|s| *s == severity)
    };
    let rules = answer["rules"].as_array().unwrap();
    for pair in rules
        .windows(2)
        .filter(|p| p[0]["family"] == p[1]["family"])
    {
        let [a, b] = [0, 1].map(|i| worst(pair[i]["severity"].as_str().unwrap()));
        assert!(a <= b, "{} before {}", pair[0]["name"], pair[1]["name"]);
    }
    for rule in rules {
        for lang in ["ja", "en"] {
            assert!(!rule["wants"][lang].as_str().unwrap().is_empty());
        }
    }
    let all = json(&["--checklist"]);
    assert!(all["provider"].is_null() && all["kind"].is_null());
    assert_eq!(all["advice"].as_array().unwrap().len(), ADVICE.len());
}

#[test]
fn advice_follows_the_desk_the_kind_and_the_rules_asked_for() {
    let topics = |options: &[&str]| {
        let options = [&["--checklist"], options].concat();
        members(&json(&options)["advice"], "topic")
    };
    let aws = topics(&["--provider", "aws"]);
    assert!(has(&aws, "resilience"));
    assert!(has(&aws, "details-pay"), "it is for all");
    assert!(!has(&aws, "own-risk"));
    assert!(has(&topics(&["--provider", "alibaba"]), "own-risk"));
    let hours = ["--provider", "soracom", "--kind", "office-hours"];
    assert_eq!(topics(&hours), ["office-hours-preview"]);
    let closing = topics(&["--provider", "aws", "--kind", "closing"]);
    assert_eq!(closing, ["when-solved", "feedback"]);
    // Nobody who asks for a family wants advice on another.
    let time = topics(&["--provider", "alibaba", "--family", "time"]);
    assert_eq!(time, ["details-pay", "gaps-are-no-refusal"]);
}

#[test]
fn a_checklist_fits_its_terminal() {
    for lang in ["ja", "en"] {
        for columns in [40, 60, 100] {
            let page = checklist(lang, columns, &[]).out;
            let wide: Vec<&str> = page.lines().filter(|l| cells(l) > columns).collect();
            assert!(wide.is_empty(), "{lang} {columns}: {wide:#?}");
        }
    }
    let ascii = checklist("en", 60, &["--ascii"]).out;
    assert!(ascii.is_ascii(), "{ascii}");
}

#[test]
fn the_checklist_of_sakura_at_60_columns() {
    let options = ["--provider", "sakura", "--kind", "incident"];
    insta::assert_snapshot!(checklist("ja", 60, &options).out);
}

#[test]
fn the_checklist_of_soracom_at_100_columns() {
    let options = ["--provider", "soracom", "--kind", "office-hours"];
    insta::assert_snapshot!(checklist("en", 100, &options).out);
}

// Advice

#[test]
fn every_topic_can_be_explained() {
    for advice in &ADVICE {
        let topic = advice.topic.as_ref();
        for (lang, title) in [("ja", &advice.title.ja), ("en", &advice.title.en)] {
            let run = run(&["explain", topic, "--lang", lang]);
            assert_eq!(run.status, 0, "{topic}");
            assert!(run.out.starts_with(topic), "{topic}");
            assert!(run.out.contains(title.as_ref()), "{topic}");
            for id in advice.statements.iter() {
                assert!(run.out.contains(id.as_ref()), "{topic}: {id}");
            }
        }
    }
}

#[test]
fn a_rule_shows_the_advice_that_goes_with_it() {
    let page = run(&["explain", "fault-cause-detail"]).out;
    let known = page.split("Good to know").nth(1).unwrap();
    assert!(known.contains("[resilience]"), "{known}");
    assert!(known.contains("[platform-faults]"), "{known}");
    // By its family, and for a desk that both have.
    let page = run(&["explain", "missing-frequency"]).out;
    assert!(page.contains("[gaps-are-no-refusal]"), "{page}");
    let page = run(&["explain", "missing-product-version"]).out;
    assert!(!page.contains("[gaps-are-no-refusal]"), "{page}");
    assert!(!page.contains("Good to know"), "{page}");
}

#[test]
fn advice_beside_a_rule_says_what_the_rule_leaves() {
    insta::assert_snapshot!(run(&["explain", "when-solved"]).out);
}
