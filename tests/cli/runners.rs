//! What a draft holds gives no command to those who run jobs: GitHub obeys `##[…]`
//! anywhere in a line, Azure `##vso[…]` as well, on either stream.

use crate::binary::{FORMATS, Folder, Run, TicketLint};

/// Commands in the subject, in prose, in a log, in a label, and at the beginning of
/// what a finding is about.
const DRAFT: &str = "\
---
subject: 至急 ##[error]forged
##[group]x: ##vso[task.setvariable variable=a]b
---
# 【至急】##[add-path]x が開かない

##[error]15:52 に発生。##[warning]15:52 に ##VSO[task.complete]開きません。「##[set-env]いろいろ」試しました。

```
##[command]failed
```

password=##[Hunter22x]Zq8
";

fn gives_none(run: &Run, case: &str) {
    for text in [&run.out, &run.err] {
        let text = text.to_ascii_lowercase();
        assert!(!text.contains("##["), "{case}: {text}");
        assert!(!text.contains("##vso["), "{case}: {text}");
    }
}

fn ran(folder: &Folder, args: &[&str]) -> Run {
    let run = TicketLint::new(args).folder(folder.path()).run();
    gives_none(&run, &args.join(" "));
    run
}

#[test]
fn no_report_gives_a_command() {
    let folder = Folder::new("runners-reports");
    folder.write("a ##[error]b.md", DRAFT);
    for format in FORMATS {
        for more in [&["--pedantic"][..], &["--diff"], &["--lang", "en"]] {
            ran(&folder, &[&["--format", format][..], more, &["."]].concat());
        }
    }
}

#[test]
fn no_command_gives_a_command() {
    let folder = Folder::new("runners-commands");
    folder.write("a.md", DRAFT);
    for args in [
        &["inspect"][..],
        &["inspect", "--format", "json"],
        &["ask", "--all"],
        &["ask", "--format", "json"],
        &["severity"],
        &["severity", "--format", "json"],
        &["split"],
        &["split", "--format", "json"],
        &["config", "--why"],
    ] {
        ran(&folder, &[args, &["a.md"]].concat());
    }
    // What a program reads is the same as before.
    let json = ran(&folder, &["inspect", "--format", "json", "a.md"]).json();
    assert!(json.to_string().contains("##[add-path]x"), "{json}");
}

#[test]
fn nothing_on_standard_error_gives_a_command() {
    let folder = Folder::new("runners-errors");
    folder.write("##[error]no.md", b"\xff\xfe\0\xd8");
    folder.write(
        ".ticketlint.yaml",
        "##[error]x: 1\nprovider: '##[error]y'\n",
    );
    for args in [
        &["--format", "github", "."][..],
        &["--no-config", "--format", "github", "."],
        &["--no-config", "a/##vso[task]missing.md"],
        &["--no-config", "##[error]missing.md", "--format", "markdown"],
        &["--select", "##[error]z", "."],
        &["--##[error]option", "."],
        &["explain", "##[error]rule"],
    ] {
        assert_eq!(ran(&folder, args).status, 2, "{args:?}");
    }
}

/// A file may be called anything, and its name may be put where a value belongs.
#[test]
fn what_is_typed_gives_no_command_and_stands_in_one_line() {
    const TYPED: &str = "x\n::error file=a::forged\r##[error]\u{1b}[31m\u{202e}";
    let folder = Folder::new("runners-typed");
    folder.write("a.md", "件名: x\n");
    let within = format!("json=no/{TYPED}");
    for args in [
        &["--report"][..],
        &["--format"],
        &["--provider"],
        &["--kind"],
        &["--lang"],
        &["--select"],
        &["--ignore"],
        &["--fail-on"],
        &["--now"],
        &["--timezone"],
        &["--encoding"],
        &["--color"],
        &["--config"],
        &["--baseline"],
        &["--write-baseline"],
        &["--report", &within],
        &["--"],
        &["explain"],
        &["schema"],
        &["completions"],
        &["rules", "--family"],
        &["rules", "test"],
        &["new", "--provider"],
        &["new", "--kind"],
        &["new", "--provider", "aws", "--output"],
        &["export", "--to"],
        &["export", "a.md", "--to", "text", "--force", "--output"],
        &["split", "--ticket"],
        &["ask", "--answers"],
        &["config", "--why"],
        &["severity"],
        &["template"],
        &["inspect"],
    ] {
        for ja in ["en_US.UTF-8", "ja_JP.UTF-8"] {
            let typed = TYPED.replace('x', "no/x");
            let run = TicketLint::new(args)
                .arg(if args.len() == 1 { TYPED } else { &typed })
                .arg("a.md")
                .env("LANG", ja)
                .folder(folder.path())
                .run();
            let case = format!("{args:?}: {}", run.err);
            gives_none(&run, &case);
            for text in [&run.out, &run.err] {
                assert!(!text.lines().any(|line| line.starts_with("::")), "{case}");
                assert!(!text.contains(['\r', '\u{1b}', '\u{202e}']), "{case}");
            }
        }
    }
}
