//! What the build refuses, and what it says: each test feeds the compiler of
//! `rules/` one wrong thing among right ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

#[path = "../build/compiler/mod.rs"]
mod compiler;
mod page;

use std::path::Path;

use compiler::{Constants, RuleFile, compile};

const STATEMENTS: &str = "\
- {id: AWS-18, provider: aws, document: \"004\", section: Goals, gloss: Say what you want.}
";
const VOCABULARY: &str = "\
subject: [件名, subject]
symptom: [症状]
";
const PROVIDER: &str = "\
title: {ja: AWS, en: AWS}
names: [aws]
documents:
  - {code: \"004\", title: {ja: 指針, en: Guidelines}, url: \"\"}
products:
  - {name: Amazon EC2, aliases: [ec2]}
identifiers:
  - {name: instance, kind: resource, pattern: '\\bi-[0-9a-f]{17}\\b', fields: [symptom], example: i-0123456789abcdef0}
plans:
  - {name: basic, title: {ja: 基本, en: Basic}, aliases: [basic], channels: [web], targets: [{level: high}], statements: [AWS-18]}
levels:
  - {name: high, title: {ja: 高, en: High}, aliases: [high], meaning: {ja: 停止, en: down}, situations: [no-impact], statements: [AWS-18]}
desk: {refuses: [chat], engineer-for: high}
related-products:
  - [Amazon EC2]
common-products: [Amazon EC2]
lifecycle: {supported-months: 6, statements: [AWS-18]}
consultation: {timezone: Asia/Tokyo, lead-days: 6, opens: 10, closes: 18, shortest: 30, longest: 45, choices: 2, closed: [12-31], tools: [], statements: [AWS-18]}
forms:
  - name: case
    title: {ja: 起票, en: case}
    kind: incident
    fields: [{name: what, label: 症状, title: {ja: 症状, en: symptom}, expects: {ja: 症状, en: symptom}, example: x, statements: [AWS-18]}]
";
const FAMILIES: &str = "\
- {name: manners, title: {ja: 作法, en: Manners}}
- {name: other, title: {ja: その他, en: The rest}}
";
const ADVICE: &str = "\
- topic: patience
  title: {ja: 待つ, en: Patience}
  text: {ja: 待つこと。, en: Wait.}
  providers: [aws]
  kinds: [incident]
  goes-with: [manners]
  statements: [AWS-18]
  shared:
    - statements: [AWS-18]
      why: {ja: 規則は読むだけです。, en: The rule only reads.}
";
const CUES: &str = "\
greeting:
  about: a greeting
  any: ['hello', 'good (?:morning|evening)']
  yes: [hello]
  no: [bye]
";
const MATCH: &str = "\
severity: info
kinds: [incident]
summary: {ja: 挨拶, en: A greeting}
why: {ja: 用件が先です。, en: The matter comes first.}
statements: [AWS-18]
match:
  find: ['hello']
  unless: ['please']
  unless-facts: [symptom]
messages:
  - what: {ja: '「{quote}」は不要です。', en: \"“{quote}” is not needed.\"}
    do: {ja: 消してください。, en: Drop it.}
examples:
  fail:
    - text: hello
      provider: aws
  pass:
    - text: bye
      kind: question
";
const DETECTOR: &str = "\
severity: warning
severity-for: {aws: info}
summary: {ja: 挨拶, en: A greeting}
why: {ja: 用件が先です。, en: The matter comes first.}
statements: [AWS-18]
detector: greeting
holes: [noun]
messages:
  - case: main
    what: {ja: '{noun}は不要です。', en: 'No {noun} is needed.'}
    do: {ja: 消してください。, en: Drop it.}
  - case: late
    what: {ja: '{noun}は不要です。', en: 'No {noun} is needed.'}
    do: {ja: 消してください。, en: Drop it.}
labels:
  - name: first
    words: {ja: 最初, en: first}
examples:
  fail:
    - text: hello
      case: main
    - text: good evening
      case: late
  pass:
    - text: bye
";

const MATCH_PATH: &str = "rules/manners/greeting.yaml";
const DETECTOR_PATH: &str = "rules/manners/manner.yaml";
const CUES_PATH: &str = "rules/cues/talk.yaml";
const STATEMENTS_PATH: &str = "rules/statements.yaml";
const VOCABULARY_PATH: &str = "rules/vocabulary.yaml";
const FAMILIES_PATH: &str = "rules/families.yaml";
const ADVICE_PATH: &str = "rules/advice.yaml";
const PROVIDER_PATH: &str = "rules/providers/aws.yaml";

/// Files with nothing wrong in them.
fn right() -> Vec<(&'static str, String)> {
    [
        (STATEMENTS_PATH, STATEMENTS),
        (VOCABULARY_PATH, VOCABULARY),
        (FAMILIES_PATH, FAMILIES),
        (ADVICE_PATH, ADVICE),
        (PROVIDER_PATH, PROVIDER),
        (CUES_PATH, CUES),
        (MATCH_PATH, MATCH),
        (DETECTOR_PATH, DETECTOR),
    ]
    .map(|(path, text)| (path, text.to_owned()))
    .to_vec()
}

/// What the compiler says of the files.
fn faults(files: Vec<(&str, String)>) -> Vec<String> {
    let files: Vec<RuleFile> = files
        .into_iter()
        .map(|(path, text)| RuleFile::new(path, text))
        .collect();
    match compile(&files) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

/// What the compiler says when a file reads `to` where it should read `from`.
fn changed(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = right();
    let (_, text) = files.iter_mut().find(|(p, _)| *p == path).unwrap();
    assert!(text.contains(from), "{from:?} is not in {path}");
    *text = text.replacen(from, to, 1);
    faults(files)
}

/// What the compiler says of one more file.
fn added(path: &'static str, text: &str) -> Vec<String> {
    let mut files = right();
    files.push((path, text.to_owned()));
    faults(files)
}

#[test]
fn right_files_compile() {
    assert_eq!(faults(right()), [""; 0]);
    let files: Vec<RuleFile> = right()
        .into_iter()
        .map(|(path, text)| RuleFile::new(path, text))
        .collect();
    let Ok(Constants { tables, cues }) = compile(&files) else {
        panic!("the files are right");
    };
    assert!(tables.contains("pub static CARDS: [Card; 2]"));
    assert!(tables.contains("(\"件名\", FieldKind::Subject)"));
    assert!(cues.contains("static GREETING: Cue"));
}

#[test]
fn what_ships_compiles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let files = RuleFile::below(&root).expect("readable");
    assert!(compile(&files).is_ok());
}

#[test]
fn the_card_of_the_readme_compiles() {
    let text = page::readme();
    let card = page::blocks(&text, "yaml")
        .into_iter()
        .map(|block| &text[block.inside])
        .find(|block| block.contains("statements:"))
        .expect("the README shows a card that ships");
    assert_eq!(added("rules/manners/apology.yaml", card), [""; 0]);
}

/// Asserts what the compiler says of each change: path, what is changed, to
/// what, and the faults, a line each.
fn refused(changes: &[(&str, &str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (path, from, to, said) in changes {
        let faults = changed(path, from, to).join("\n");
        if faults != *said {
            wrong.push(format!("{from:?} → {to:?} says\n{faults}\nnot\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What the cards of greeting and manner need for one to ask.
const ASK: &str = "asked: 10\nsummary:";
const QUESTION: &str = "    ask: {ja: 用件は何ですか。, en: What is it about?}\n    do: {ja: 消";

#[test]
fn a_question_has_its_place_and_a_place_its_question() {
    let asking = |path, changes: &[(&str, &str)]| {
        let mut files = right();
        for (p, text) in &mut files {
            for (from, to) in changes.iter().filter(|_| *p == path) {
                assert!(text.contains(from), "{from:?} is not in {path}");
                *text = text.replacen(from, to, 1);
            }
        }
        files
    };
    let place = ("summary:", ASK);
    let question = ("    do: {ja: 消", QUESTION);
    assert_eq!(faults(asking(MATCH_PATH, &[place, question])), [""; 0]);
    assert_eq!(
        faults(asking(MATCH_PATH, &[place])),
        ["rules/manners/greeting.yaml:3:1: `asked` needs an `ask` in a message: the question"]
    );
    assert_eq!(
        faults(asking(MATCH_PATH, &[question])),
        [
            "rules/manners/greeting.yaml:12:5: `ask` needs the card's `asked`: its place among the questions"
        ]
    );
    assert_eq!(
        faults(asking(
            DETECTOR_PATH,
            &[("summary:", "scope: document\nsummary:")]
        )),
        [
            "rules/manners/manner.yaml:3:1: a rule on what a draft lacks needs `asked`, and an `ask` in a message"
        ]
    );
    let mut both = asking(MATCH_PATH, &[place, question]);
    for (path, text) in &mut both {
        if *path == DETECTOR_PATH {
            *text = text.replacen(place.0, place.1, 1);
            *text = text.replacen(question.0, question.1, 1);
        }
    }
    assert_eq!(
        faults(both),
        ["rules/manners/manner.yaml:3:8: `greeting` is asked at 10 already"]
    );
    // For one kind the order may be another.
    let of_kind = ("summary:", "asked: 20\nasked-for: {incident: 10}\nsummary:");
    let mut kinds = asking(MATCH_PATH, &[place, question]);
    for (path, text) in &mut kinds {
        if *path == DETECTOR_PATH {
            *text = text.replacen(of_kind.0, of_kind.1, 1);
            *text = text.replacen(question.0, question.1, 1);
        }
    }
    assert_eq!(
        faults(kinds),
        [
            "rules/manners/manner.yaml:4:13: `greeting` is asked at 10 already where the kind is `incident`"
        ]
    );
    let alone = ("summary:", "asked-for: {incident: 10}\nsummary:");
    assert_eq!(
        faults(asking(MATCH_PATH, &[alone])),
        [
            "rules/manners/greeting.yaml:3:1: `asked-for` needs `asked`: the place for all other kinds"
        ]
    );
    let shown = ("    do: {ja: 消", "    in-place: true\n    do: {ja: 消");
    assert_eq!(
        faults(asking(MATCH_PATH, &[shown])),
        ["rules/manners/greeting.yaml:12:5: `in-place` is for a message with an `ask`"]
    );
    let other = ("    do: {ja: 消", "    rests-on: [AWS-99]\n    do: {ja: 消");
    assert_eq!(
        faults(asking(MATCH_PATH, &[other])),
        ["rules/manners/greeting.yaml:12:16: `AWS-99` is none of the card's `statements`"]
    );
}

#[test]
fn a_rule_yields_to_known_rules_that_do_not_wait_for_it() {
    refused(&[(
        MATCH_PATH,
        "summary:",
        "yields-to: [manners]\nsummary:",
        "rules/manners/greeting.yaml:3:13: unknown rule `manners`; did you mean `manner`?",
    )]);
    assert_eq!(
        changed(MATCH_PATH, "summary:", "yields-to: [greeting]\nsummary:"),
        ["rules/manners/greeting.yaml:3:13: `greeting` would wait for itself: greeting"]
    );
    let mut files = right();
    for (path, text) in &mut files {
        let other = match *path {
            MATCH_PATH => "manner",
            DETECTOR_PATH => "greeting",
            _ => continue,
        };
        *text = text.replacen("summary:", &format!("yields-to: [{other}]\nsummary:"), 1);
    }
    assert_eq!(
        faults(files),
        [
            "rules/manners/greeting.yaml:3:13: `greeting` would wait for itself: manner → greeting",
            "rules/manners/manner.yaml:3:13: `manner` would wait for itself: greeting → manner",
        ]
    );
}

#[test]
fn keys_must_be_known_and_stand_once() {
    refused(&[
        (
            MATCH_PATH,
            "severity:",
            "sevrity:",
            "rules/manners/greeting.yaml:1:1: unknown field `sevrity`; did you mean `severity`?",
        ),
        (
            MATCH_PATH,
            "severity: info",
            "severity: infos",
            "rules/manners/greeting.yaml:1:11: severity: unknown variant `infos`; did you mean `info`?",
        ),
        (
            MATCH_PATH,
            "do: {ja",
            "doo: {ja",
            "rules/manners/greeting.yaml:12:5: messages[0]: unknown field `doo`; did you mean `do`?",
        ),
        (
            MATCH_PATH,
            "kinds:",
            "severity: error\nkinds:",
            "rules/manners/greeting.yaml:2:1: `severity` stands twice, first in line 1",
        ),
        (
            MATCH_PATH,
            "[incident]",
            "[incident",
            "rules/manners/greeting.yaml:3:8: no YAML: illegal placement of ':' indicator",
        ),
    ]);
}

#[test]
fn both_languages_must_be_there() {
    refused(&[
        (
            MATCH_PATH,
            ", en: Drop it.",
            "",
            "rules/manners/greeting.yaml:12:9: messages[0].do: missing field `en`",
        ),
        (
            MATCH_PATH,
            "en: Drop it.",
            "en: ' '",
            "rules/manners/greeting.yaml:12:28: the text is empty",
        ),
    ]);
}

#[test]
fn a_card_refers_to_what_is_there() {
    refused(&[
        (
            MATCH_PATH,
            "[AWS-18]",
            "[AWS-18, AWS-19]",
            "rules/manners/greeting.yaml:5:22: unknown statement `AWS-19`; did you mean `AWS-18`?",
        ),
        (
            MATCH_PATH,
            "[AWS-18]",
            "[]",
            "rules/manners/greeting.yaml:5:13: `statements` is empty: every rule rests on a source",
        ),
        (
            MATCH_PATH,
            "[incident]",
            "[question, incidnet]",
            "rules/manners/greeting.yaml:2:19: unknown kind of draft `incidnet`; did you mean `incident`?",
        ),
        (
            MATCH_PATH,
            "kinds: [incident]",
            "providers: [gcp]",
            "rules/manners/greeting.yaml:2:13: unknown provider `gcp`",
        ),
        (
            MATCH_PATH,
            "provider: aws",
            "provider: was",
            "rules/manners/greeting.yaml:16:17: unknown provider `was`; did you mean `aws`?",
        ),
        (
            MATCH_PATH,
            "kind: question",
            "kind: qestion",
            "rules/manners/greeting.yaml:19:13: unknown kind of draft `qestion`; did you mean `question`?",
        ),
        (
            MATCH_PATH,
            "kind: question",
            "syntax: yml",
            "rules/manners/greeting.yaml:19:15: unknown syntax `yml`; did you mean `yaml`?",
        ),
        (
            MATCH_PATH,
            "[symptom]",
            "[symptoms]",
            "rules/manners/greeting.yaml:9:18: unknown kind of fact `symptoms`; did you mean `symptom`?",
        ),
        (
            DETECTOR_PATH,
            "{aws: info}",
            "{awss: info}",
            "rules/manners/manner.yaml:2:16: unknown provider `awss`; did you mean `aws`?",
        ),
    ]);
}

#[test]
fn holes_must_be_filled() {
    refused(&[
        (
            MATCH_PATH,
            "“{quote}”",
            "“{qoute}”",
            "rules/manners/greeting.yaml:11:39: unknown hole `qoute`; did you mean `quote`?",
        ),
        (
            MATCH_PATH,
            "“{quote}”",
            "“{quote”",
            "rules/manners/greeting.yaml:11:39: unknown hole `quote” is not needed.`",
        ),
        (
            MATCH_PATH,
            "find: ['hello']",
            "find: []",
            "rules/manners/greeting.yaml:11:16: unknown hole `quote`\n\
             rules/manners/greeting.yaml:11:39: unknown hole `quote`",
        ),
        (
            MATCH_PATH,
            "en: A greeting",
            "en: 'A {quote}'",
            "rules/manners/greeting.yaml:3:23: nothing fills the hole `{quote}` here",
        ),
        (
            MATCH_PATH,
            "messages:",
            "holes: [quote]\nmessages:",
            "rules/manners/greeting.yaml:10:1: a `match` fills the hole `quote` only; `holes` is for detectors",
        ),
        (
            DETECTOR_PATH,
            "[noun]",
            "[noun, verb]",
            "rules/manners/manner.yaml:7:15: no text has the hole `{verb}`",
        ),
        (
            DETECTOR_PATH,
            "en: first",
            "en: 'first {nuon}'",
            "rules/manners/manner.yaml:17:25: unknown hole `nuon`; did you mean `noun`?",
        ),
        (
            DETECTOR_PATH,
            "holes: [noun]\n",
            "",
            "rules/manners/manner.yaml:9:16: unknown hole `noun`\n\
             rules/manners/manner.yaml:9:36: unknown hole `noun`\n\
             rules/manners/manner.yaml:12:16: unknown hole `noun`\n\
             rules/manners/manner.yaml:12:36: unknown hole `noun`",
        ),
    ]);
}

#[test]
fn cases_have_words_and_examples() {
    refused(&[
        (
            DETECTOR_PATH,
            "case: late\n  pass",
            "case: lte\n  pass",
            "rules/manners/manner.yaml:12:11: no failing example shows the case `late`\n\
             rules/manners/manner.yaml:23:13: unknown case `lte`; did you mean `late`?",
        ),
        (
            DETECTOR_PATH,
            "case: late\n    what",
            "case: main\n    what",
            "rules/manners/manner.yaml:12:11: case `main` stands twice\n\
             rules/manners/manner.yaml:23:13: unknown case `late`",
        ),
        (
            MATCH_PATH,
            "kind: question",
            "case: main",
            "rules/manners/greeting.yaml:19:7: a passing example has no `case`",
        ),
        (
            MATCH_PATH,
            "  - what",
            "  - {case: x, what: {ja: x, en: x}, do: {ja: x, en: x}}\n  - what",
            "rules/manners/greeting.yaml:11:12: no failing example shows the case `x`\n\
             rules/manners/greeting.yaml:12:5: a `match` tells no cases apart: it has one message\n\
             rules/manners/greeting.yaml:12:5: no failing example shows the case `main`",
        ),
        (
            DETECTOR_PATH,
            "  pass:\n    - text: bye",
            "  pass: []",
            "rules/manners/manner.yaml:24:9: `examples.pass` is empty",
        ),
    ]);
}

#[test]
fn a_card_keeps_its_word() {
    refused(&[
        (
            DETECTOR_PATH,
            "detector: greeting\n",
            "",
            "rules/manners/manner.yaml:1:1: a card names exactly one of `detector` and `match`",
        ),
        (
            MATCH_PATH,
            "match:",
            "detector: x\nmatch:",
            "rules/manners/greeting.yaml:7:1: a card names exactly one of `detector` and `match`",
        ),
        (
            MATCH_PATH,
            "kinds:",
            "fix: safe\nkinds:",
            "rules/manners/greeting.yaml:2:6: it claims a fix, and no failing example has `fixed`",
        ),
        (
            MATCH_PATH,
            "kinds:",
            "fix: display\nkinds:",
            "rules/manners/greeting.yaml:2:6: `fix: display` needs a `rewrite` in a message",
        ),
        (
            MATCH_PATH,
            "      provider: aws",
            "      fixed: bye",
            "rules/manners/greeting.yaml:16:7: an example has `fixed`, and `fix` is neither `safe` nor `unsafe`",
        ),
    ]);
}

#[test]
fn patterns_must_compile_as_the_program_compiles_them() {
    refused(&[
        (
            MATCH_PATH,
            "['hello']",
            "['hello', '(hello']",
            "rules/manners/greeting.yaml:7:19: `(hello`: unclosed group",
        ),
        (
            MATCH_PATH,
            "['please']",
            "['[a-z]{900}{900}']",
            "rules/manners/greeting.yaml:8:12: `[a-z]{900}{900}`: Compiled regex exceeds size limit of 10485760 bytes.",
        ),
        (
            MATCH_PATH,
            "['please']",
            "['\\pL{150}', '\\pL{151}', '\\pL{152}', '\\pL{153}']",
            "rules/manners/greeting.yaml:8:3: all of it together: Compiled regex exceeds size limit of 10485760 bytes.",
        ),
        (
            CUES_PATH,
            "'hello'",
            "'[a-z'",
            "rules/cues/talk.yaml:3:9: `[a-z`: unclosed character class",
        ),
        (
            CUES_PATH,
            "'hello'",
            "'Hello'",
            "rules/cues/talk.yaml:3:9: `Hello` has capitals, but the text is lower-cased; say `cased: true`",
        ),
        (
            PROVIDER_PATH,
            "{17}",
            "{17",
            "rules/providers/aws.yaml:8:47: `\\bi-[0-9a-f]{17\\b`: unclosed counted repetition",
        ),
        (
            PROVIDER_PATH,
            "\\bi-",
            "\\b(?P<acount>i)-",
            "rules/providers/aws.yaml:8:47: unknown group `acount`: only `account` means something",
        ),
    ]);
}

#[test]
fn a_provider_names_things_that_are_found() {
    refused(&[
        (
            PROVIDER_PATH,
            "[ec2]",
            "[ec2, EC2]",
            "rules/providers/aws.yaml:6:39: `EC2` is not in lower case, and would never be found",
        ),
        (
            PROVIDER_PATH,
            "[symptom]",
            "[symptm]",
            "rules/providers/aws.yaml:8:78: unknown kind of field `symptm`; did you mean `symptom`?",
        ),
        (
            STATEMENTS_PATH,
            "provider: aws",
            "provider: gcp",
            "rules/statements.yaml:1:26: unknown provider `gcp`",
        ),
        (
            STATEMENTS_PATH,
            "\"004\"",
            "\"005\"",
            "rules/statements.yaml:1:41: unknown document of aws `005`; did you mean `004`?",
        ),
        (
            STATEMENTS_PATH,
            "- {id",
            "- {id: AWS-18, provider: aws, document: \"004\", section: x, gloss: x}\n- {id",
            "rules/statements.yaml:2:8: statement `AWS-18` stands twice, first in line 1",
        ),
        (
            VOCABULARY_PATH,
            "symptom:",
            "symptoms:",
            "rules/vocabulary.yaml:2:1: unknown kind of field `symptoms`; did you mean `symptom`?",
        ),
        (
            VOCABULARY_PATH,
            "[症状]",
            "[症状, 【件名】]",
            "rules/vocabulary.yaml:2:15: label `【件名】` is both subject and symptom",
        ),
    ]);
}

#[test]
fn a_family_has_a_title() {
    assert_eq!(
        added("rules/maners/third.yaml", MATCH),
        [
            "rules/maners/third.yaml:1:1: unknown family `maners`; did you mean `manners`? (`rules/families.yaml` has their titles)"
        ]
    );
    refused(&[
        (
            FAMILIES_PATH,
            "name: other",
            "name: manners",
            "rules/families.yaml:2:10: family `manners` stands twice",
        ),
        (
            FAMILIES_PATH,
            "en: Manners",
            "en: ''",
            "rules/families.yaml:1:39: the text is empty",
        ),
    ]);
}

#[test]
fn advice_refers_to_things_that_are_there() {
    refused(&[
        (
            ADVICE_PATH,
            "topic: patience",
            "topic: greeting",
            "rules/advice.yaml:1:10: a rule or a family is called `greeting`, too",
        ),
        (
            ADVICE_PATH,
            "topic: patience",
            "topic: Patience",
            "rules/advice.yaml:1:10: topic `Patience` is not in kebab-case",
        ),
        (
            ADVICE_PATH,
            "providers: [aws]",
            "providers: [awss]",
            "rules/advice.yaml:4:15: unknown provider `awss`; did you mean `aws`?",
        ),
        (
            ADVICE_PATH,
            "kinds: [incident]",
            "kinds: [incidnt]",
            "rules/advice.yaml:5:11: unknown kind of draft `incidnt`; did you mean `incident`?",
        ),
        (
            ADVICE_PATH,
            "goes-with: [manners]",
            "goes-with: [greetin]",
            "rules/advice.yaml:6:15: unknown rule or family `greetin`; did you mean `greeting`?",
        ),
        (
            ADVICE_PATH,
            "statements: [AWS-18]",
            "statements: [AWS-19, AWS-18]",
            "rules/advice.yaml:7:16: unknown statement `AWS-19`; did you mean `AWS-18`?",
        ),
        (
            ADVICE_PATH,
            "en: Wait.",
            "en: 'Wait for {quote}.'",
            "rules/advice.yaml:3:25: nothing fills the hole `{quote}` here",
        ),
    ]);
}

#[test]
fn advice_goes_with_a_rule_of_its_desks() {
    let mut files = right();
    files.retain(|(path, _)| *path != STATEMENTS_PATH);
    files.extend(OTHER.map(|(path, text)| (path, text.to_owned())));
    let of = "statements: [VEE-01]\nproviders: [veeam]\n";
    for (path, text) in &mut files {
        match *path {
            ADVICE_PATH => *text = text.replace("[manners]", "[manners, greeting]"),
            MATCH_PATH => *text = text.replace("statements: [AWS-18]\n", of),
            _ => {}
        }
    }
    assert_eq!(
        faults(files),
        ["rules/advice.yaml:6:24: `greeting` has none of its providers"]
    );
}

#[test]
fn advice_says_what_a_rule_leaves_to_it() {
    let shared = &ADVICE[ADVICE.find("  shared:").unwrap()..];
    assert_eq!(
        changed(ADVICE_PATH, shared, ""),
        [
            "rules/advice.yaml:7:16: a rule rests on `AWS-18`, too: `shared` has to say what it leaves"
        ]
    );
    let more = "- {id: AWS-19, provider: aws, document: \"004\", section: Goals, gloss: More.}\n";
    let mut files = right();
    for (path, text) in &mut files {
        match *path {
            STATEMENTS_PATH => text.push_str(more),
            ADVICE_PATH => {
                *text = text.replace(
                    "statements: [AWS-18]\n  shared",
                    "statements: [AWS-19]\n  shared",
                );
            }
            _ => {}
        }
    }
    assert_eq!(
        faults(files),
        ["rules/advice.yaml:9:20: `AWS-18` is not among the `statements`"]
    );
}

#[test]
fn a_provider_refers_to_what_there_is() {
    let cases = [
        (
            "channels: [web]",
            "channels: [wep]",
            "unknown way of contact `wep`; did you mean `web`?",
        ),
        (
            "{level: high}",
            "{level: hihg}",
            "unknown level of aws `hihg`; did you mean `high`?",
        ),
        (
            "aliases: [basic]",
            "aliases: [Basic]",
            "`Basic` is not in lower case, and would never be found",
        ),
        (
            "aliases: [high]",
            "aliases: [High]",
            "`High` is not in lower case, and would never be found",
        ),
        (
            "[no-impact]",
            "[no-impcat]",
            "unknown situation `no-impcat`; did you mean `no-impact`?",
        ),
        (
            "[chat]",
            "[caht]",
            "unknown way of contact `caht`; did you mean `chat`?",
        ),
        (
            "engineer-for: high",
            "engineer-for: hihg",
            "unknown level of aws `hihg`; did you mean `high`?",
        ),
        (
            "  - [Amazon EC2]",
            "  - [Amazon EC3]",
            "unknown product of aws `Amazon EC3`; did you mean `Amazon EC2`?",
        ),
        (
            "common-products: [Amazon EC2]",
            "common-products: [Amazon EC3]",
            "unknown product of aws `Amazon EC3`; did you mean `Amazon EC2`?",
        ),
        (
            "closed: [12-31]",
            "closed: [13-01]",
            "`13-01` is no day as `MM-DD`",
        ),
        (
            "targets: [{level: high}], statements: [AWS-18]",
            "targets: [{level: high}], statements: [AWS-19]",
            "unknown statement of aws `AWS-19`; did you mean `AWS-18`?",
        ),
        (
            "[no-impact], statements: [AWS-18]",
            "[no-impact], statements: [AWS-19]",
            "unknown statement of aws `AWS-19`; did you mean `AWS-18`?",
        ),
        (
            "months: 6, statements: [AWS-18]",
            "months: 6, statements: [AWS-19]",
            "unknown statement of aws `AWS-19`; did you mean `AWS-18`?",
        ),
        (
            "tools: [], statements: [AWS-18]",
            "tools: [], statements: [AWS-19]",
            "unknown statement of aws `AWS-19`; did you mean `AWS-18`?",
        ),
        (
            "example: x, statements: [AWS-18]",
            "example: x, statements: [AWS-19]",
            "unknown statement of aws `AWS-19`; did you mean `AWS-18`?",
        ),
    ];
    for (from, to, said) in cases {
        let (at, offset) = place(PROVIDER, from, to);
        let expected = format!("{PROVIDER_PATH}:{at}:{offset}: {said}");
        assert_eq!(changed(PROVIDER_PATH, from, to), [expected], "{to}");
    }
}

/// Line and column of the last word that a change changes, counted from 1.
fn place(text: &str, from: &str, to: &str) -> (usize, usize) {
    let same = from.chars().zip(to.chars()).take_while(|(a, b)| a == b);
    let start = text.find(from).unwrap();
    let changed = start + same.map(|(c, _)| c.len_utf8()).sum::<usize>();
    // Where the item begins that holds it.
    let item = text[..changed].rfind(['[', ' ']).unwrap() + 1;
    let item = if text[..item].ends_with("Amazon ") {
        item - "Amazon ".len()
    } else {
        item
    };
    let line = text[..item].rfind('\n').map_or(0, |at| at + 1);
    let row = text[..item].matches('\n').count() + 1;
    (row, text[line..item].chars().count() + 1)
}

/// Another provider, and a statement of it.
const OTHER: [(&str, &str); 2] = [
    (
        "rules/providers/veeam.yaml",
        "title: {ja: Veeam, en: Veeam}\ndocuments:\n  - {code: \"002\", title: {ja: 方針, en: Policy}, url: \"\"}\n",
    ),
    (
        STATEMENTS_PATH,
        "- {id: AWS-18, provider: aws, document: \"004\", section: Goals, gloss: Say what you want.}\n- {id: VEE-01, provider: veeam, document: \"002\", section: Aim, gloss: Read it.}\n",
    ),
];

#[test]
fn a_card_rests_on_statements_of_those_it_judges() {
    let said = |head: &str| {
        let mut files = right();
        files.retain(|(path, _)| *path != STATEMENTS_PATH);
        files.extend(OTHER.map(|(path, text)| (path, text.to_owned())));
        let (_, card) = files.iter_mut().find(|(p, _)| *p == MATCH_PATH).unwrap();
        *card = card.replace("statements: [AWS-18]\n", head);
        faults(files)
    };
    for right in [
        "statements: [AWS-18]\nproviders: [aws]\n",
        "statements: [AWS-18, VEE-01]\nproviders: [aws, veeam]\n",
        "statements: [AWS-18]\nproviders: [aws, veeam]\ngeneral-knowledge: [veeam]\n",
        "statements: [AWS-18, VEE-01]\n",
    ] {
        assert_eq!(said(right), [""; 0], "{right}");
    }
    for (wrong, why) in [
        (
            "statements: [AWS-18]\nproviders: [aws, veeam]\n",
            "6:18: no statement of veeam is among the card's; add one, or name it in `general-knowledge`",
        ),
        (
            "statements: [AWS-18, VEE-01]\nproviders: [aws]\n",
            "5:22: it is a statement of veeam, to which the rule does not apply",
        ),
        (
            "statements: [AWS-18]\nproviders: [aws]\ngeneral-knowledge: [veeam]\n",
            "7:21: `providers` does not name veeam",
        ),
        (
            "statements: [AWS-18]\nproviders: [aws]\ngeneral-knowledge: [aws]\n",
            "7:21: a statement of aws is among the card's: it is no general knowledge",
        ),
        (
            "statements: [AWS-18]\nproviders: [aws]\ngeneral-knowledge: [veam]\n",
            "7:21: unknown provider `veam`; did you mean `veeam`?",
        ),
    ] {
        assert!(
            said(wrong).contains(&format!("{MATCH_PATH}:{why}")),
            "{wrong}: {:?}",
            said(wrong)
        );
    }
}

#[test]
fn a_variant_of_a_topic_names_plans_and_levels_there_are() {
    let from = "  find: ['hello']\n  unless: ['please']\n  unless-facts: [symptom]\n";
    let topic = |variant: &str| {
        format!(
            "  topics:\n    - {{name: {{ja: 挨拶, en: a greeting}}, find: ['hello'], redirect: {{ja: 別へ, en: elsewhere}}, where: [{variant}]}}\n"
        )
    };
    let said = |variant: &str| changed(MATCH_PATH, from, &topic(variant)).join("\n");
    assert_eq!(
        said("{providers: [aws], plans: [basic], levels: [high]}"),
        ""
    );
    let plan = said("{plans: [basik]}");
    assert!(
        plan.contains("unknown plan `basik`; did you mean `basic`?"),
        "{plan}"
    );
    let level = said("{providers: [aws], levels: [hihg]}");
    assert!(
        level.contains("unknown level `hihg`; did you mean `high`?"),
        "{level}"
    );
}

#[test]
fn names_stand_once_in_all_files() {
    assert_eq!(
        added("rules/cues/more.yaml", &format!("# More\n{CUES}")),
        ["rules/cues/more.yaml:2:1: cue `greeting` stands twice, first in rules/cues/talk.yaml:1"]
    );
    assert_eq!(
        added("rules/other/greeting.yaml", MATCH),
        [
            "rules/other/greeting.yaml:1:1: rule `greeting` stands twice, first in rules/manners/greeting.yaml"
        ]
    );
    refused(&[(
        CUES_PATH,
        "greeting:",
        "greet_ing:",
        "rules/cues/talk.yaml:1:1: cue `greet_ing` is not in kebab-case",
    )]);
}

#[test]
fn every_file_is_read() {
    for (path, why) in [
        ("rules/time/x.yml", "its name must end with `.yaml`"),
        ("rules/time/x.yaml~", "its name must end with `.yaml`"),
        ("rules/notes.md", "its name must end with `.yaml`"),
        (
            "rules/time/later/x.yaml",
            "a card is `rules/<family>/<rule>.yaml`",
        ),
        ("rules/x.yaml", "a card is `rules/<family>/<rule>.yaml`"),
        ("rules/Time/x.yaml", "`Time` is not in kebab-case"),
        ("rules/time/x_y.yaml", "`x_y` is not in kebab-case"),
    ] {
        let said = format!("{path}:1:1: nothing reads this file: {why}");
        assert_eq!(added(path, ""), [said]);
    }
    assert_eq!(
        faults(Vec::new()),
        [
            "rules/advice.yaml:1:1: there is no such file",
            "rules/families.yaml:1:1: there is no such file",
            "rules/statements.yaml:1:1: there is no such file",
            "rules/vocabulary.yaml:1:1: there is no such file",
        ]
    );
}

#[test]
fn what_a_desk_asks_for_is_checked() {
    const PARTS: &str = "\
- {name: subject, field: subject, label: {ja: 件名, en: Subject}, hint: {ja: 一文で, en: in a sentence}}
";
    const DESK: &str = "\
outlines:
  - kind: incident
    asks:
      - {part: subject, answer: {ja: 落ちた, en: It is down}}
";
    let said = |parts: &str, desk: &str, path: &'static str| {
        let mut files = right();
        files.push(("rules/outlines/parts.yaml", parts.to_owned()));
        files.push((path, desk.to_owned()));
        faults(files)
    };
    let aws = "rules/outlines/aws.yaml";
    assert_eq!(said(PARTS, DESK, aws), [""; 0]);
    for (parts, desk, path, fault) in [
        (
            PARTS.replace("field: subject", "field: subjekt"),
            DESK.to_owned(),
            aws,
            "rules/outlines/parts.yaml:1:3: unknown kind of field `subjekt`; did you mean `subject`?",
        ),
        (
            PARTS.replace("件名", "題"),
            DESK.to_owned(),
            aws,
            "rules/outlines/parts.yaml:1:3: the vocabulary has no label `題` for `subject`",
        ),
        (
            PARTS.replace(", hint: {ja: 一文で, en: in a sentence}", ""),
            DESK.to_owned(),
            aws,
            "rules/outlines/parts.yaml:1:3: part `subject` has no label or no hint",
        ),
        (
            PARTS.to_owned(),
            DESK.replace("part: subject", "part: subjekt"),
            aws,
            "rules/outlines/aws.yaml:4:9: unknown part `subjekt`; did you mean `subject`?",
        ),
        (
            PARTS.to_owned(),
            DESK.replace(", answer: {ja: 落ちた, en: It is down}", ""),
            aws,
            "rules/outlines/aws.yaml:4:9: `subject` has no answer to show",
        ),
        (
            PARTS.to_owned(),
            DESK.replace("kind: incident", "kind: accident"),
            aws,
            "rules/outlines/aws.yaml:2:11: unknown kind of draft `accident`; did you mean `incident`?",
        ),
        (
            PARTS.to_owned(),
            DESK.to_owned(),
            "rules/outlines/azure.yaml",
            "rules/outlines/azure.yaml:1:1: unknown provider `azure`",
        ),
        (
            PARTS.to_owned(),
            format!(
                "parts:\n  - {{name: spare, label: {{ja: あ, en: a}}, hint: {{ja: い, en: b}}}}\n{DESK}"
            ),
            aws,
            "rules/outlines/aws.yaml:2:3: nothing asks for `spare`",
        ),
    ] {
        let said = said(&parts, &desk, path);
        assert!(said.contains(&fault.to_owned()), "{said:#?}\nnot\n{fault}");
    }
}

const EXPORT: &str = "\
title: {ja: 入力, en: input}
provider: aws
reference: the reference of the API
members:
  - {name: body, from: body, wants: {ja: 本文, en: text}}
  - {name: code, from: stated, labels: [code], wants: {ja: コード, en: code}}
  - {name: type, from: kind, codes: [{code: technical, for: [incident]}], wants: {ja: 種別, en: type}}
lines:
  - {name: what, label: 症状, title: {ja: 症状, en: symptom}, fields: [symptom], facts: [symptom], expects: {ja: 症状, en: symptom}, example: x, statements: [AWS-18]}
";

#[test]
fn exports_speak_of_what_there_is_and_name_their_source() {
    let path = "rules/exports/api.yaml";
    assert_eq!(added(path, EXPORT), [""; 0]);
    for (from, to, said) in [
        ("provider: aws", "provider: awz", "`awz`"),
        (
            "reference: the reference of the API",
            "reference: ''",
            "`reference`",
        ),
        ("labels: [code], ", "", "`labels` is empty"),
        ("name: code", "name: body", "`body` stands twice"),
        ("for: [incident]", "for: [incidents]", "`incidents`"),
        ("fields: [symptom]", "fields: [symptoms]", "`symptoms`"),
        ("facts: [symptom]", "facts: [sympton]", "`sympton`"),
        ("statements: [AWS-18]", "statements: [AWS-19]", "`AWS-19`"),
        ("ja: 本文", "ja: ''", "empty"),
        ("from: body", "from: bodies", "`bodies`"),
    ] {
        let faults = added(path, &EXPORT.replacen(from, to, 1));
        assert_eq!(faults.len(), 1, "{to}: {faults:?}");
        assert!(
            faults[0].starts_with(path) && faults[0].contains(said),
            "{faults:?}"
        );
    }
}

#[test]
fn a_level_is_advised_for_a_situation_of_its_own() {
    let faults = changed(
        PROVIDER_PATH,
        "situations: [no-impact]",
        "situations: [no-impact], advised: [question]",
    );
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("`question`"), "{faults:?}");
}
