//! Any text in: no panic, whole characters, linear time, nothing kept.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::knowledge::cues;
use crate::ticket::BlockKind;

/// Pieces that bring the finders to work, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "password",
        "パスワード",
        "token",
        "APIキー",
        ": ",
        "=",
        "は",
        "「",
        "」",
        "\"",
        "'",
        "\\\"",
        "<",
        ">",
        "****",
        "●●",
        "Winter2024!",
        "://",
        "a:b@",
        "-----BEGIN ",
        "PRIVATE KEY",
        "-----",
        "-----END ",
        "\n",
        " ",
        "　",
        "curl -u ",
        "mysql -p",
        "Bearer ",
        "Cookie: ",
        "LTAI",
        "eyJ",
        ".",
        "value",
        "(",
        ")",
        "です",
        "を",
        "ＡＢＣ",
        "é",
        "🔑",
        "/",
        "?sig=",
        "Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1L",
        "Private-Lines: ",
        "INSERT INTO t (password) VALUES (",
        "new PDO(",
        "COPY t (password) FROM stdin;\n",
        "\t",
        "Recovery codes:\n",
        "以下です。\n",
        "という",
        " as the ",
        " from ",
        " to ",
        "%3D",
        "\\u003d",
        "db:5432:a:b:",
        "8391-2047",
        "密码是",
        " [None]",
        " 1",
        "pass",
        "\\n",
        "&",
        ";",
        ",",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn ranges_are_whole_and_apart(source in prop_oneof![pieces(), any::<String>()], code in any::<bool>()) {
        let kind = if code { BlockKind::Code } else { BlockKind::Paragraph };
        let ticket = ticket(kind, &source);
        let mut facts = Facts::default();
        add(find(&ticket, &[]), &mut facts);
        let mut last = 0;
        for fact in facts.of(FactKind::Secret) {
            prop_assert!(fact.range.start >= last && fact.range.start < fact.range.end);
            prop_assert!(ticket.text().as_str().get(fact.range.clone()).is_some());
            last = fact.range.end;
        }
    }
}

#[test]
fn a_fact_never_holds_the_secret() {
    let ticket = ticket(BlockKind::Paragraph, "パスワードはWinter2024!です。");
    let mut facts = Facts::default();
    add(find(&ticket, &[]), &mut facts);
    assert!(facts.has(FactKind::Secret));
    assert!(!format!("{facts:?}").contains("Winter"));
    assert!(std::mem::size_of::<SecretKind>() == 1);
}

#[test]
fn long_texts_take_linear_time() {
    let blob: String = ('A'..='Z').chain('a'..='z').chain('0'..='9').collect();
    for unit in [
        blob.as_str(),
        "token=",
        "\"token=",
        "password:",
        "「password",
        "パスワード「",
        "://a:",
        "-----BEGIN ",
        "-----BEGIN RSA PRIVATE KEY-----\n",
        "kind: Secret\n",
        "kind: Secret ",
        "data:\n  a: cHJvZA==\n",
        "Cookie: a=",
        "curl -u 'x:",
        "bearer ",
        "INSERT INTO t (password, ",
        "INSERT INTO t (password) VALUES ('a1b2c3') ",
        "new PDO('a', 'b', ",
        "password from a1b2c3 to ",
        "password&password=",
        "Recovery codes:\n",
        "Recovery codes:\nabc12-def34\n",
        "パスワードは以下です。\n",
        "「a1」というパスワードを",
        "as the password ",
        "a:5432:b:c:",
        "Private-Lines: 999\n",
        "password%3D",
        "(\"password\", ",
        "2024-05-01T10:00:00Z INFO user=app token=abc key=i-0123456789abcdef0 ok\n",
    ] {
        let source = unit.repeat(60_000 / unit.len());
        let ticket = ticket(BlockKind::Code, &source);
        let start = Instant::now();
        let mut facts = Facts::default();
        add(find(&ticket, &[]), &mut facts);
        // Quadratic would be minutes; this allows for a slow, unoptimised build.
        assert!(start.elapsed() < Duration::from_secs(20), "{unit:.20}");
    }
}

#[test]
fn a_word_that_leads_to_itself_again_and_again_is_read_once() {
    // Each of the entries ends in a value that goes on to the end of the text.
    let source = "a:5432:b:c:".repeat(60_000);
    let ticket = ticket(BlockKind::Code, &source);
    let start = Instant::now();
    let _ = find(&ticket, &[]);
    // Reading on from each of them took minutes in an unoptimised build.
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn kinds_have_distinct_names() {
    let mut names: Vec<&str> = SecretKind::ALL.iter().map(|k| k.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SecretKind::ALL.len());
    for kind in SecretKind::ALL {
        assert!(!kind.label(true).is_empty() && !kind.label(false).is_empty());
        assert!(
            kind.placeholder()
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b == b'_')
        );
    }
    assert!(SecretKind::DocumentationSample.is_sample());
    assert!(!SecretKind::Password.is_sample());
}

#[test]
fn cues_hold_their_examples() {
    for (name, cue, cased, yes, no) in cues::EXAMPLES {
        if !name.starts_with("secret-")
            && !name.starts_with("personal-")
            && !name.starts_with("contact-")
        {
            continue;
        }
        let view = |s: &str| {
            if *cased {
                s.to_owned()
            } else {
                s.to_ascii_lowercase()
            }
        };
        for text in *yes {
            assert!(cue.is_in(&view(text)), "{name} misses {text}");
        }
        for text in *no {
            assert!(!cue.is_in(&view(text)), "{name} finds {text}");
        }
    }
}
