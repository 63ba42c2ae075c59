//! Names of files that are not what one expects.

use crate::binary::{Folder, TicketLint};

const BAD: &str = "件名: 至急\n\nAKIA4QXTZ7MPLNBD5WKE を使うと失敗します。\n";

#[cfg(target_os = "linux")]
mod bytes {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;

    use super::*;

    /// A folder with two files whose names differ in a byte that is no text,
    /// and one that is called as the first is shown.
    fn folder(name: &str) -> Folder {
        let folder = Folder::new(name);
        for name in [&b"\x8f\xe1.md"[..], b"\x8f\xe2.md", br"\x8F\xE1.md"] {
            let path = Path::new(folder.path()).join(OsStr::from_bytes(name));
            fs::write(path, BAD).unwrap();
        }
        folder
    }

    #[test]
    fn a_name_that_is_no_text_is_shown_as_no_other() {
        let folder = folder("bytes");
        let run = TicketLint::new(&["--format", "json", "."])
            .folder(folder.path())
            .run();
        assert_eq!(run.status, 1, "{}", run.err);
        let wanted = [r"\\x8F\\xE1.md", r"\x8F\xE1.md", r"\x8F\xE2.md"];
        assert_eq!(run.paths(), wanted);

        let named = TicketLint::new(&["--format", "concise"])
            .arg(OsStr::from_bytes(b"\x8f\xe1.md"))
            .folder(folder.path())
            .run();
        assert!(named.out.starts_with(r"\x8F\xE1.md:1:"), "{}", named.out);
    }

    #[test]
    fn a_uri_has_the_bytes() {
        let folder = folder("bytes-uri");
        let run = TicketLint::new(&["--format", "sarif", "."])
            .folder(folder.path())
            .run();
        for uri in ["%8F%E1.md", "%8F%E2.md", "%5Cx8F%5CxE1.md"] {
            assert!(run.out.contains(&format!("\"{uri}\"")), "{uri}");
        }
    }

    /// Whatever JSON can hold is there as it is.
    #[test]
    fn services_get_the_name_itself() {
        let folder = Folder::new("exact-names");
        let name = "a\tb\n\u{1b}[1mc.md";
        folder.write(name, BAD);
        let json = |format: &str| {
            let args = ["--format", format, "."];
            TicketLint::new(&args).folder(folder.path()).run().json()
        };
        assert_eq!(json("json")["files"][0]["path"], name);
        assert_eq!(json("gitlab")[0]["location"]["path"], name);
        assert_eq!(json("rdjson")["diagnostics"][0]["location"]["path"], name);
    }

    #[test]
    fn such_a_file_is_mended_and_may_be_known() {
        let folder = folder("bytes-fix");
        let name = OsStr::from_bytes(b"\x8f\xe1.md");
        let check = |args: &[&str]| TicketLint::new(args).arg(name).folder(folder.path()).run();
        let written = check(&["--write-baseline", "known.json"]);
        assert_eq!(written.status, 0, "{}", written.err);
        let known = check(&["--baseline", "known.json"]);
        assert_eq!((known.status, known.err.as_str()), (0, ""), "{}", known.out);
        // It is there, though not checked this time.
        let other = TicketLint::new(&["--baseline", "known.json", "--format", "json", "-"])
            .folder(folder.path())
            .run();
        assert_eq!(other.json()["summary"]["baseline"]["stale"], 0);

        check(&["--fix"]);
        let mended = fs::read_to_string(Path::new(folder.path()).join(name)).unwrap();
        assert!(!mended.contains("AKIA"), "{mended}");
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let folder = Folder::new("bytes-missing");
        let run = TicketLint::new(&[])
            .arg(OsStr::from_bytes(b"\xff\x1b[31m.md"))
            .folder(folder.path())
            .run();
        assert_eq!(run.status, 2);
        assert!(run.err.starts_with(r"error: \xFF"), "{}", run.err);
        assert!(!run.err.contains('\u{1b}'), "{:?}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn a_name_is_one_word_of_one_line() {
    let folder = Folder::new("odd-names");
    let names = [
        "-",
        "--fix",
        "-x.md",
        "a\nb.md",
        "\u{1b}[31mred\u{7}.md",
        "check",
    ];
    for name in names {
        folder.write(name, BAD);
    }
    for format in [
        "human", "concise", "github", "agent", "markdown", "json", "junit",
    ] {
        let run = TicketLint::new(&["check", "--format", format, "--color", "never", "--"])
            .args(&["./-", "--fix", "-x.md", "a\nb.md", names[4], "check"])
            .folder(folder.path())
            .run();
        assert_eq!(run.status, 1, "{format}: {}", run.err);
        for shown in [&run.out, &run.err] {
            assert!(!shown.contains(['\u{1b}', '\u{7}']), "{format}: {shown:?}");
            let torn = |line: &str| line.starts_with("b.md");
            assert!(!shown.lines().any(torn), "{format}: {shown}");
        }
        let read = std::fs::read_to_string(folder.at("--fix")).unwrap();
        assert_eq!(read, BAD, "an option behind -- is a name");
    }
    // Standard input is `-` even behind `--`; the file of that name is `./-`.
    let stdin = TicketLint::new(&["--format", "json", "--", "-"])
        .folder(folder.path())
        .input("Thank you.")
        .run();
    assert_eq!(stdin.paths(), ["stdin"]);
}

/// Whatever becomes of its output, it ends with a status of its own.
#[cfg(unix)]
#[test]
fn output_that_is_closed_is_no_panic() {
    for redirection in [
        ">&-",
        "2>&-",
        ">&- 2>&-",
        "<&- >&- 2>&-",
        "| head -c 1 >/dev/null",
    ] {
        for command in [
            "--format json fixtures/err",
            "rules",
            "completions zsh",
            "man",
            "--help",
        ] {
            let binary = env!("CARGO_BIN_EXE_ticketlint");
            let told = "echo \"status $?\" >&3";
            let script = if redirection.starts_with('|') {
                format!("{{ {{ '{binary}' {command}; {told}; }} {redirection}; }} 3>&1")
            } else {
                format!("exec 3>&1; '{binary}' {command} {redirection}; {told}")
            };
            let output = std::process::Command::new("sh")
                .args(["-c", &script])
                .output()
                .unwrap();
            let (out, err) = (
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr),
            );
            let wanted = i32::from(command.contains("fixtures"));
            assert!(
                out.contains(&format!("status {wanted}")),
                "{command} {redirection}: {out}{err}"
            );
            assert!(!err.contains("panicked"), "{command} {redirection}: {err}");
        }
    }
}

#[cfg(unix)]
#[test]
fn no_name_gives_a_command_to_those_who_run_jobs() {
    let folder = Folder::new("command-name");
    folder.write("::error::p.md", BAD);
    for format in ["concise", "agent", "human", "github"] {
        let run = TicketLint::new(&["--format", format, "."])
            .folder(folder.path())
            .run();
        let begins = |line: &str| line.trim_start().starts_with("::error::");
        assert!(!run.out.lines().any(begins), "{format}: {}", run.out);
        assert!(run.out.contains("p.md"), "{format}: {}", run.out);
    }
}

#[cfg(unix)]
#[test]
fn a_report_that_cannot_be_written_names_the_file_that_was_meant() {
    let folder = Folder::new("no-folder");
    folder.write("a.md", BAD);
    let run = TicketLint::new(&["a.md", "--report", "json=gone/x.json"])
        .folder(folder.path())
        .run();
    assert_eq!(run.status, 2);
    assert!(run.err.contains("gone/x.json"), "{}", run.err);
    assert!(run.err.contains("there is no such folder"), "{}", run.err);
    assert!(!run.err.contains(".ticketlint-"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn a_command_that_is_suggested_can_be_typed() {
    let folder = Folder::new("name-typed");
    let ran = |args: &[&str]| {
        let run = TicketLint::new(args).folder(folder.path()).run();
        let words = run.out + &run.err;
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (name, typed) in [
        ("$(id).md", "ask '$(id).md' in"),
        ("it's a.md", r"ask 'it'\''s a.md' in"),
        ("-x.md", "ask -- -x.md in"),
        ("下書き.md", "ask 下書き.md in"),
    ] {
        folder.write(name, "EC2\n");
        let told = ran(&["ask", "--no-config", "--list", "--lang", "en", "--", name]);
        assert!(told.contains(typed), "{told}");
    }
    let told = ran(&["new", "--provider", "aws", "--output", "a b.md"]);
    assert!(told.contains("then `ticketlint 'a b.md'`"), "{told}");
    let draft = std::fs::read_to_string(folder.at("a b.md")).unwrap();
    assert!(draft.contains("ticketlint 'a b.md'"), "{draft}");
    let told = ran(&["--no-config", "--baseline", "k n.json", "a b.md"]);
    assert!(told.contains("`--write-baseline 'k n.json'`"), "{told}");
    let told = ran(&["--no-config", "--output", "k n.json", "a b.md"]);
    assert!(told.contains("`--report 'json=k n.json'`"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_line_break_in_a_name_stays_in_an_annotation() {
    let folder = Folder::new("name-break");
    folder.write("a\nb\r.md", BAD);
    let run = TicketLint::new(&["--no-config", "--format", "github", "a\nb\r.md"])
        .folder(folder.path())
        .run();
    for line in run.out.lines() {
        assert!(line.contains(" file=a%0Ab%0D.md,line="), "{line}");
    }
    assert_eq!(run.status, 1, "{}", run.err);
}
