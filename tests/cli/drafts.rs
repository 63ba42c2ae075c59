//! Which drafts are read, and what is said of those that cannot be.

use crate::binary::{Folder, SAMPLE, TicketLint, run};

#[test]
fn check_is_the_default_command() {
    let short = run(&[SAMPLE]);
    assert_eq!(short.status, 1);
    assert_eq!(short.out, run(&["check", SAMPLE]).out);
    assert_eq!(short.err, "");
}

#[test]
fn folders_are_searched_for_drafts() {
    let folder = Folder::new("folders");
    folder.write("b/two.yaml", "subject: x\n");
    folder.write("a.md", "# x\n");
    folder.write("data.csv", "not,a,draft\n");
    folder.write(".hidden.md", "# x\n");
    folder.write("skipped.md", "# x\n");
    folder.write(".gitignore", "skipped.md\n");
    let paths = run(&["--format", "json", folder.path()]).paths();
    let names: Vec<String> = paths.iter().map(|p| p.replace(folder.path(), "")).collect();
    assert_eq!(names, ["/a.md", "/b/two.yaml"]);
    // What is named is read, whatever its ending.
    let named = run(&["--format", "json", &folder.at("data.csv")]);
    assert_eq!(named.paths().len(), 1);
}

#[test]
fn what_git_leaves_out_everywhere_is_left_out() {
    let folder = Folder::new("excludes");
    folder.write("drafts/a.md", "# x\n");
    folder.write("drafts/skipped.md", "# x\n");
    folder.write("patterns", "skipped.md\n");
    folder.write("git/ignore", "a.md\n");
    let setting = format!("[core]\n\tExcludesFile = {}\n", folder.at("patterns"));
    folder.write("config", &setting);
    folder.write("none", "[core]\n\tpager = cat\n");
    let drafts = folder.at("drafts");
    let names = |config: &str, own: &str| -> Vec<String> {
        let run = TicketLint::new(&["--format", "json", &drafts])
            .env("HOME", &folder.at("drafts"))
            .env("GIT_CONFIG_GLOBAL", &folder.at(config))
            .env("GIT_CONFIG_SYSTEM", &folder.at("none"))
            .env("XDG_CONFIG_HOME", &folder.at(own))
            .run();
        let paths = run.paths();
        paths.iter().map(|p| p.replace(&drafts, "")).collect()
    };
    assert_eq!(names("none", "drafts"), ["/a.md", "/skipped.md"]);
    assert_eq!(names("config", "drafts"), ["/a.md"]);
    assert_eq!(names("none", "."), ["/skipped.md"]);
}

#[test]
fn patterns_are_expanded_where_the_shell_did_not() {
    let folder = Folder::new("patterns");
    folder.write("one.md", "# x\n");
    folder.write("deep/er/two.md", "# x\n");
    folder.write("three.txt", "x\n");
    let all = run(&["--format", "json", &folder.at("**/*.md")]);
    assert_eq!(all.paths().len(), 2);
    let top = run(&["--format", "json", &folder.at("*.{md,txt}")]);
    assert_eq!(top.paths().len(), 2);
    let none = run(&[&folder.at("*.yaml")]);
    assert_eq!(none.status, 2);
    assert!(
        none.err.contains("no file matches this pattern"),
        "{}",
        none.err
    );
    // From the folder one stands in.
    let here = TicketLint::new(&["--format", "json", "*.md"])
        .folder(folder.path())
        .run();
    assert_eq!(here.paths(), ["one.md"]);
}

#[test]
fn a_file_named_like_a_pattern_is_that_file() {
    let folder = Folder::new("brackets");
    folder.write("draft[1].md", "# x\n");
    let run = run(&["--format", "json", &folder.at("draft[1].md")]);
    assert_eq!(run.paths().len(), 1);
}

#[test]
fn a_draft_named_twice_is_read_once() {
    let folder = Folder::new("twice");
    folder.write("a.md", "# x\n");
    let run = run(&["--format", "json", &folder.at("a.md"), folder.path()]);
    assert_eq!(run.paths(), [folder.at("a.md")]);
}

#[test]
fn standard_input_has_a_name_and_a_syntax() {
    let yaml = "occurred_at: \"2026-06-01 22:00\"\nsubject: Job failed\nsubject: again\n";
    let named = TicketLint::new(&["--format", "json", "--stdin-filename", "d.yaml", "-"])
        .input(yaml)
        .run();
    assert_eq!(named.paths(), ["d.yaml"]);
    assert!(named.rules().contains(&"duplicate-key".to_owned()));
    // No path and a pipe is standard input too.
    let piped = TicketLint::new(&["--format", "json", "--stdin-filename", "d.yaml"])
        .input(yaml)
        .run();
    assert_eq!(piped.out, named.out);
    let nameless = TicketLint::new(&["--format", "json"]).input("x").run();
    assert_eq!(nameless.paths(), ["stdin"]);
}

#[test]
fn a_name_for_standard_input_that_is_not_read_is_a_mistake() {
    let run = run(&["--stdin-filename", "d.yaml", SAMPLE]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("add - to the paths"), "{}", run.err);
}

#[test]
fn a_missing_file_hides_no_result() {
    for format in ["human", "concise", "json"] {
        let run = run(&["--format", format, "no/such.md", SAMPLE]);
        assert_eq!(run.status, 2, "{format}");
        assert!(
            run.err
                .contains("error: no/such.md: no such file or folder")
        );
        assert!(run.out.contains("unmasked-secret"), "{format}");
    }
}

#[test]
fn a_mistyped_path_is_guessed() {
    let run = run(&["fixtures/samples/ec2-unreachble.md"]);
    assert_eq!(run.status, 2);
    assert!(
        run.err
            .contains("did you mean `fixtures/samples/ec2-unreachable.md`?")
    );
    let command = crate::binary::run(&["explian", "missing-goal"]);
    assert!(command.err.contains("did you mean the command `explain`?"));
    let late = crate::binary::run(&["--pedantic", "check", SAMPLE]);
    assert!(late.err.contains("goes before its options"), "{}", late.err);
}

#[test]
fn nothing_found_is_said() {
    let folder = Folder::new("nothing");
    folder.write("notes.csv", "a,b\n");
    let run = run(&[folder.path()]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no drafts in this folder"), "{}", run.err);
    assert!(run.err.contains(".md"), "{}", run.err);
    assert_eq!(run.out, "");
}

#[test]
fn a_pattern_that_is_none_is_shown_as_it_was_typed() {
    let run = run(&["notes[1.md"]);
    assert_eq!(run.status, 2);
    assert!(
        run.err
            .starts_with("error: notes[1.md: bad pattern: unclosed"),
        "{}",
        run.err
    );
    assert!(!run.err.contains('/'), "{}", run.err);
    assert!(
        run.err.contains(r"help: write a bracket of a name as `\[`"),
        "{}",
        run.err
    );
}

#[cfg(unix)]
#[test]
fn a_file_is_no_folder_and_a_folder_no_draft() {
    let folder = Folder::new("slash");
    let draft = folder.write("a.md", "EC2\n");
    let slash = run(&[&format!("{draft}/")]);
    assert_eq!(slash.status, 2);
    assert!(
        slash
            .err
            .contains(&format!("`{draft}` is a file, not a folder")),
        "{}",
        slash.err
    );
    assert!(
        slash
            .err
            .contains(&format!("help: did you mean `{draft}`?")),
        "{}",
        slash.err
    );
    let script = r#""$1" - < "$2""#;
    let piped = std::process::Command::new("sh")
        .args([
            "-c",
            script,
            "sh",
            env!("CARGO_BIN_EXE_ticketlint"),
            folder.path(),
        ])
        .env("LANG", "en_US.UTF-8")
        .output()
        .unwrap();
    let told = String::from_utf8(piped.stderr).unwrap();
    assert_eq!(piped.status.code(), Some(2), "{told}");
    assert!(told.contains("a folder, not a draft"), "{told}");
    assert!(told.contains("help: name a folder"), "{told}");
}
