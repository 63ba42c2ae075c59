//! What is quoted of a configuration, a card, answers or a baseline tells no secret,
//! in no format, and cut or not.

use crate::binary::{FORMATS, Folder, TicketLint};

/// A secret, and a part of it that nobody may see.
const SECRETS: [(&str, &str); 4] = [
    ("AKIA4QXTZ7MPLNBD5WKE", "4QXTZ7"),
    ("password=Xk9pQ9z!a8", "Xk9pQ9"),
    (
        "root:$6$Zk3jQ9dLxw1$uHnP8Yq1m2n3b4v5c6x7z8a9s0d1f2g3h4j5k6l7q8w9e0r1t2y3u4i5o6p7A8S9D0F1G2H3J4K5",
        "uHnP8Y",
    ),
    (
        "-----BEGIN RSA PRIVATE KEY-----MIIEowIBAAKCAQEA75xZk3jQ9dLxw1uHnP8Yq1m2n3b4v5c6x7z8a9s0-----END RSA PRIVATE KEY-----",
        "MIIEow",
    ),
];

/// A configuration with words where they do not fit.
fn misfit(words: &str) -> String {
    format!(
        "'{words}': 1\n'{words}': 2\nfail-on: '{words}'\ntimezone: '{words}'\nextends: '{words}'\nrules:\n  '{words}': off\n"
    )
}

/// The output of a run without breaks, for a line may be broken anywhere.
fn told(folder: &Folder, args: &[&str]) -> String {
    let run = TicketLint::new(args).folder(folder.path()).run();
    assert_eq!(run.status, 2, "{args:?}: {} {}", run.out, run.err);
    let all = run.out + &run.err;
    all.split_whitespace().collect()
}

#[test]
fn a_configuration_in_every_format() {
    let folder = Folder::new("quoted-formats");
    folder.write("a.md", "EC2\n");
    folder.write("t.yaml", "subject: EC2\n");
    for (secret, core) in SECRETS {
        folder.write("c.yaml", misfit(secret));
        for format in FORMATS {
            for command in ["check", "template"] {
                let args = [command, "--config", "c.yaml", "--format", format, "a.md"];
                let told = told(&folder, &args);
                assert!(told.contains("thereisnokey"), "{format}: {told}");
                assert!(!told.contains(core), "{command} {format}: {told}");
            }
        }
    }
}

#[test]
fn what_is_cut_is_masked_before() {
    let folder = Folder::new("quoted-cut");
    folder.write("a.md", "EC2\n");
    for (secret, core) in SECRETS {
        for length in 0..44 {
            let words = match length {
                0 => secret.to_owned(),
                _ => format!("{} {secret}", "x".repeat(length)),
            };
            folder.write("c.yaml", misfit(&words));
            let told = told(&folder, &["--config", "c.yaml", "--format", "json", "a.md"]);
            let seen = (0..core.len() - 3).any(|at| told.contains(&core[at..at + 4]));
            assert!(!seen, "{length}: {told}");
        }
    }
    // What is written with escapes, and what is a secret by another place alone.
    folder.write(
        "c.yaml",
        "\"\\x41KIA4QXTZ7MPLNBD5WKE\": 1\nglossary: {a: 'password=Xk9pQ9z!a8'}\nkind: 'once more the words of above: Xk9pQ9z!a8'\n",
    );
    let told = told(&folder, &["--config", "c.yaml", "--format", "json", "a.md"]);
    assert!(
        told.contains("there is no key `****".replace(' ', "").as_str()),
        "{told}"
    );
    assert!(!told.contains("4QXTZ7") && !told.contains("Xk9p"), "{told}");
}

#[test]
fn cards_answers_and_baselines() {
    let folder = Folder::new("quoted-others");
    folder.write("a.md", "EC2\n");
    for (secret, core) in SECRETS {
        let long = format!("xxxxxxxxxxxxxxxxxxxx {secret}");
        for words in [secret, &long] {
            folder.write("own/team-name.yaml", misfit(words));
            folder.write("answers.yaml", format!("'{words}': x\n"));
            let baseline = format!(r#"{{"version":1,"findings":[],"{words}":1}}"#);
            folder.write("known.json", baseline);
            folder.write("version.json", format!(r#"{{"version":"{words}"}}"#));
            let runs: [&[&str]; 4] = [
                &["rules", "test", "own", "--format", "json"],
                &["ask", "--no-config", "--answers", "answers.yaml", "a.md"],
                &[
                    "--no-config",
                    "--format",
                    "json",
                    "--baseline",
                    "known.json",
                    "a.md",
                ],
                &[
                    "--no-config",
                    "--format",
                    "json",
                    "--baseline",
                    "version.json",
                    "a.md",
                ],
            ];
            for args in runs {
                let told = told(&folder, args);
                assert!(!told.contains(core), "{args:?}: {told}");
            }
        }
    }
}

/// A rule of a house that quotes an example, though it is not to be raised there.
#[test]
fn the_examples_of_a_card() {
    let card = r#"severity: warning
summary: {ja: 鍵の名前, en: The name of a key}
why: {ja: 鍵は分かれています。, en: Keys are many.}
match:
  find: ['the key \S+']
messages:
  what: {ja: "「{quote}」があります。", en: '“{quote}” stands here.'}
  do: {ja: 名前を書いてください。, en: Name it.}
examples:
  fail:
    - text: We lost the key of it.
  pass:
    - text: We lost the key AKIA4QXTZ7MPLNBD5WKE of it.
"#;
    let folder = Folder::new("quoted-examples");
    folder.write("own/key-named.yaml", card);
    for format in ["human", "json"] {
        let args = ["rules", "test", "own", "--lang", "en", "--format", format];
        let run = TicketLint::new(&args).folder(folder.path()).run();
        assert_eq!(run.status, 1, "{}{}", run.out, run.err);
        assert!(run.out.contains("it is raised"), "{}", run.out);
        assert!(!run.out.contains("4QXTZ7"), "{}", run.out);
    }
}
