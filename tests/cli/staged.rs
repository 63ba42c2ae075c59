//! `check --staged`: what the next commit would hold is judged.

use std::process::Command;

use crate::binary::{Folder, Run, TicketLint};

const BAD: &str = "件名: 至急\n\nAKIA4QXTZ7MPLNBD5WKE を使うと失敗します。\n";
const GOOD: &str = "Thank you, the case may be closed.\n";
const SECRET: &str = "unmasked-secret";

/// A new repository.
fn repository(name: &str) -> Folder {
    let folder = Folder::new(name);
    git(&folder, &["init", "--quiet", "."]);
    folder
}

fn git(folder: &Folder, args: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
        .args(args)
        .current_dir(folder.path())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is there");
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {err}");
}

/// Judges by that one rule.
fn staged(place: &str, args: &[&str]) -> Run {
    TicketLint::new(&["check", "--staged", "--format", "json", "--select", SECRET])
        .args(args)
        .folder(place)
        .run()
}

#[test]
fn the_index_is_judged_and_not_the_file() {
    let repo = repository("staged-index");
    // There is no commit yet.
    repo.write("a.md", BAD);
    git(&repo, &["add", "a.md"]);
    repo.write("a.md", GOOD);
    let before = staged(repo.path(), &[]);
    assert_eq!(
        (before.status, before.paths()),
        (1, vec!["a.md".to_owned()])
    );
    assert_eq!(before.rules(), [SECRET]);

    git(&repo, &["add", "a.md"]);
    repo.write("a.md", BAD);
    let after = staged(repo.path(), &[]);
    assert_eq!((after.status, after.paths()), (0, vec!["a.md".to_owned()]));

    // Committed, so no longer staged; and what is deleted is no draft.
    git(&repo, &["commit", "--quiet", "--message", "a"]);
    let none = staged(repo.path(), &[]);
    assert_eq!((none.status, none.paths().len()), (0, 0));
    assert_eq!(none.err, "note: no draft is staged\n");
    git(&repo, &["rm", "--quiet", "--force", "a.md"]);
    assert_eq!(staged(repo.path(), &[]).paths(), [""; 0]);
}

/// What is asked for in vain is told: it is not as if nothing were staged.
#[test]
fn what_lies_elsewhere_and_what_goes_is_told() {
    let repo = repository("staged-elsewhere");
    let elsewhere = Folder::new("staged-outside");
    let outside = elsewhere.write("a.md", BAD);
    repo.write("a.md", GOOD);
    git(&repo, &["add", "a.md"]);
    for place in [outside.as_str(), elsewhere.path(), &elsewhere.at("*.md")] {
        let ran = staged(repo.path(), &["a.md", place]);
        assert_eq!(
            (ran.status, ran.paths()),
            (2, vec!["a.md".to_owned()]),
            "{place}"
        );
        assert!(
            ran.err.contains("is not in this repository"),
            "{place}: {}",
            ran.err
        );
    }
    git(&repo, &["commit", "--quiet", "--message", "a"]);
    git(&repo, &["rm", "--quiet", "a.md"]);
    let gone = staged(repo.path(), &["a.md"]);
    assert_eq!((gone.status, gone.paths().len()), (0, 0), "{}", gone.err);
    assert!(
        gone.err.contains("a.md: it is staged for deletion"),
        "{}",
        gone.err
    );
    // Nor is that a slip of the pen.
    let wrong = staged(repo.path(), &["b.md"]);
    assert_eq!(wrong.status, 2, "{}", wrong.err);
}

/// One git gives all of them, each as it is.
#[test]
fn many_drafts_of_all_sizes_are_given() {
    let repo = repository("staged-many");
    for at in 0..80 {
        let text = match at % 4 {
            0 => String::new(),
            1 => BAD.to_owned(),
            2 => format!("{BAD}{}", "次の行です。\n".repeat(3000)),
            _ => BAD.trim_end().to_owned(),
        };
        repo.write(&format!("{at:02}.md"), text);
    }
    repo.write("large.md", vec![b'a'; (32 << 20) + 1]);
    git(&repo, &["add", "."]);
    let ran = staged(repo.path(), &[]);
    assert_eq!((ran.status, ran.paths().len()), (2, 80), "{}", ran.err);
    assert_eq!(ran.rules().len(), 60);
    assert!(ran.err.contains("large.md: larger than"), "{}", ran.err);
}

#[test]
fn names_are_those_seen_from_here() {
    let repo = repository("staged-names");
    for name in ["top.md", "in/a.md", "in/deep/b.md", "other/c.md"] {
        repo.write(name, GOOD);
    }
    git(&repo, &["add", "."]);
    let here = repo.at("in");
    let seen = staged(&here, &[]).paths();
    assert_eq!(seen, ["a.md", "deep/b.md", "../other/c.md", "../top.md"]);
    assert_eq!(staged(&here, &["."]).paths(), ["a.md", "deep/b.md"]);
    assert_eq!(staged(&here, &["../top.md"]).paths(), ["../top.md"]);
    assert_eq!(
        staged(&here, &["../**/[bc].md"]).paths(),
        ["deep/b.md", "../other/c.md"]
    );
}

#[test]
fn paths_say_which() {
    let repo = repository("staged-paths");
    for name in ["a.md", "t/b.yaml", "t/draft", "t/.github/c.md", "d.rs"] {
        repo.write(name, GOOD);
    }
    repo.write("unstaged.md", BAD);
    git(&repo, &["add", "a.md", "t", "d.rs"]);
    assert_eq!(staged(repo.path(), &[]).paths(), ["a.md", "t/b.yaml"]);
    assert_eq!(staged(repo.path(), &["t"]).paths(), ["t/b.yaml"]);
    // What is named is a draft whatever it is called.
    assert_eq!(staged(repo.path(), &["t/draft"]).paths(), ["t/draft"]);
    // It need not be on the disk.
    std::fs::remove_dir_all(repo.at("t")).unwrap();
    assert_eq!(staged(repo.path(), &["t"]).paths(), ["t/b.yaml"]);
    assert_eq!(staged(repo.path(), &["t/draft"]).paths(), ["t/draft"]);
    let unstaged = staged(repo.path(), &["unstaged.md"]);
    assert_eq!((unstaged.status, unstaged.paths().len()), (0, 0));
    let wrong = staged(repo.path(), &["a.md", "nowhere.md"]);
    assert_eq!((wrong.status, wrong.paths()), (2, vec!["a.md".to_owned()]));
    assert!(
        wrong.err.contains("nowhere.md: no such file"),
        "{}",
        wrong.err
    );
}

#[cfg(unix)]
#[test]
fn names_may_hold_anything() {
    let repo = repository("staged-odd");
    let names = [
        "-x.md",
        "a b.md",
        "n\nl.md",
        "q\"'\\.md",
        "障害.md",
        "\u{1b}[31m.md",
    ];
    for name in names {
        repo.write(name, BAD);
    }
    git(&repo, &["add", "."]);
    let mut seen = staged(repo.path(), &[]).paths();
    seen.sort();
    let mut wanted = names;
    wanted.sort_unstable();
    assert_eq!(seen, wanted);
    let one = staged(repo.path(), &["--", "-x.md", "n\nl.md"]);
    assert_eq!(
        (one.status, one.paths()),
        (1, vec!["-x.md".into(), "n\nl.md".into()])
    );
}

/// Links lead elsewhere; what they lead to may not be in the commit.
#[cfg(unix)]
#[test]
fn links_are_no_drafts() {
    let repo = repository("staged-links");
    std::os::unix::fs::symlink("../secret.md", repo.at("a.md")).unwrap();
    git(&repo, &["add", "a.md"]);
    assert_eq!(staged(repo.path(), &[]).paths(), [""; 0]);
}

#[test]
fn what_cannot_be_is_refused() {
    let folder = Folder::new("staged-nowhere");
    folder.write("a.md", GOOD);
    let refused = |args: &[&str], path: Option<&str>| {
        let mut command = TicketLint::new(&["check", "--staged"])
            .args(args)
            .folder(folder.path())
            // The tests themselves may run inside a repository.
            .env("GIT_CEILING_DIRECTORIES", env!("CARGO_TARGET_TMPDIR"));
        if let Some(path) = path {
            command = command.env("PATH", path);
        }
        let run = command.run();
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{args:?}");
        run.err
    };
    let outside = refused(&[], None);
    assert!(
        outside.starts_with("error: git: fatal: not a git repository"),
        "{outside}"
    );
    assert!(outside.contains("run it inside of one"), "{outside}");
    assert!(refused(&[], Some("")).starts_with("error: git cannot be run"));
    assert!(refused(&["--fix"], None).contains("is not mended"));
    assert!(refused(&["--unsafe-fixes"], None).contains("is not mended"));
    assert!(refused(&["-"], None).contains("standard input is not staged"));
    assert!(refused(&["--stdin-filename", "a.md"], None).contains("cannot be used with"));
}

#[test]
fn what_would_be_mended_can_be_shown() {
    let repo = repository("staged-diff");
    repo.write("a.md", BAD);
    git(&repo, &["add", "a.md"]);
    repo.write("a.md", GOOD);
    let shown = staged(repo.path(), &["--diff"]);
    assert!(
        shown.out.contains("\n+AWS_") || shown.out.contains("\n+<AWS_"),
        "{}",
        shown.out
    );
    assert_eq!(std::fs::read_to_string(repo.at("a.md")).unwrap(), GOOD);
}
