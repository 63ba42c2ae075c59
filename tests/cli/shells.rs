//! What is made for shells and for `man`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use ticketlint::knowledge::{ADVICE, CARDS, FAMILIES};

use crate::binary::run;

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = run(&["--help"]).out;
    let list = help.split("\nCommands:\n").nth(1).unwrap();
    let list = list.split("\n\n").next().unwrap();
    let names = list.lines().filter_map(|line| {
        let name = line.strip_prefix("  ")?.split(' ').next()?;
        (!name.is_empty()).then(|| name.to_owned())
    });
    names.collect()
}

/// Whether `text` holds `name` as a word of its own.
fn holds(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
    })
}

#[test]
fn every_shell_gets_the_commands_and_the_names_of_rules() {
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for shell in SHELLS {
        let script = run(&["completions", shell]);
        assert_eq!((script.status, script.err.as_str()), (0, ""));
        for command in &commands {
            assert!(holds(&script.out, command), "{shell}: {command}");
        }
    }
    // clap tells elvish and PowerShell of no values, and fish of those of
    // options alone.
    let options = CARDS.iter().map(|card| card.name.as_ref());
    let options = options.chain(FAMILIES.iter().map(|family| family.name.as_ref()));
    let topics = ADVICE.iter().map(|advice| advice.topic.as_ref());
    let all: Vec<&str> = options.clone().chain(topics).collect();
    for (shell, names) in [
        ("bash", all.clone()),
        ("zsh", all),
        ("fish", options.collect()),
    ] {
        let script = run(&["completions", shell]).out;
        for name in names {
            assert!(holds(&script, name), "{shell}: {name}");
        }
    }
    let unknown = run(&["completions", "csh"]);
    assert_eq!(unknown.status, 2);
}

/// bash itself completes.
#[cfg(unix)]
#[test]
fn bash_completes() {
    let script = run(&["completions", "bash"]).out;
    let complete = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let mut shell = Command::new("bash")
            .args(["--norc", "--noprofile", "-eu", "-s"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let last = words.len() - 1;
        let ask = format!(
            "COMP_WORDS=({}); COMP_CWORD={last}; COMPREPLY=()\n\
             _ticketlint ticketlint '{}' '{}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
            words
                .iter()
                .map(|w| format!("'{w}'"))
                .collect::<Vec<_>>()
                .join(" "),
            words[last],
            words[last - 1],
        );
        let mut stdin = shell.stdin.take().unwrap();
        stdin
            .write_all(format!("{script}\n{ask}").as_bytes())
            .unwrap();
        drop(stdin);
        let output = shell.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(complete("ticketlint expl"), ["explain"]);
    assert_eq!(complete("ticketlint explain missing-g"), ["missing-goal"]);
    assert_eq!(complete("ticketlint check --provider sak"), ["sakura"]);
    assert_eq!(complete("ticketlint check --stag"), ["--staged"]);
    assert_eq!(complete("ticketlint check --encoding Sh"), ["Shift_JIS"]);
    assert_eq!(complete("ticketlint check --report sar"), ["sarif="]);
}

#[test]
fn each_command_has_a_page() {
    let root = run(&["man"]);
    assert_eq!((root.status, root.err.as_str()), (0, ""));
    assert!(root.out.contains(".TH ticketlint 1"), "{}", root.out);
    for command in commands() {
        assert!(
            root.out.contains(&format!("ticketlint\\-{command}(1)")),
            "{command}"
        );
        let page = run(&["man", &command]).out;
        assert!(
            page.contains(&format!(".TH ticketlint-{command} 1")),
            "{command}: {page}"
        );
        assert!(
            page.contains(&format!("ticketlint\\-{command}")),
            "{command}"
        );
    }
    let name =
        "\n.SH NAME\nticketlint \\- A linter for draft support requests, in Japanese and English\n";
    assert!(root.out.contains(name), "{}", root.out);
    assert!(root.out.contains("\\-\\-staged"));
    assert!(
        root.out
            .contains("\n.SH \"EXIT STATUS\"\n.nf\n\\&0  nothing"),
        "{}",
        root.out
    );
    assert!(run(&["man", "check"]).out.contains("\\-\\-staged"));
    let unknown = run(&["man", "chek"]);
    assert_eq!(unknown.status, 2);
    assert!(
        unknown.err.contains("did you mean `check`?"),
        "{}",
        unknown.err
    );
}
