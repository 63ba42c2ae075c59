//! The configuration, through the program itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use std::process::Command;
use std::time::{Duration, Instant};

use binary::{Folder, Run, TicketLint};

/// A draft with a time without a zone, and without a goal.
const DRAFT: &str = "\
# EC2 に接続できない

11 月 18 日の 15:52 から、i-0a1b2c3d4e5f60718 に SSH 接続できません。
";

fn lint(folder: &Folder, args: &[&str]) -> Run {
    TicketLint::new(args).folder(folder.path()).run()
}

/// The settings for a path, as JSON.
fn why(folder: &Folder, args: &[&str]) -> serde_json::Value {
    let run = lint(
        folder,
        &[&["config", "--format", "json", "--why"], args].concat(),
    );
    assert_eq!(run.status, 0, "{}", run.err);
    run.json()["settings"].clone()
}

/// What the program says of a configuration that it does not take.
fn refused(name: &str, config: impl AsRef<[u8]>) -> String {
    let folder = Folder::new(name);
    folder.write(".ticketlint.yaml", config);
    folder.write("draft.md", DRAFT);
    let run = lint(&folder, &["draft.md"]);
    assert_eq!(run.status, 2, "{}{}", run.out, run.err);
    assert_eq!(run.out, "", "a draft was judged by half a configuration");
    run.err
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(line.contains(part), "{part:?} is not in:\n{text}");
    }
}

#[test]
fn the_nearest_file_counts_alone() {
    let folder = Folder::new("nearest");
    folder.write(".ticketlint.yaml", "provider: aws\nfail-on: never\n");
    folder.write("team/.ticketlint.yaml", "provider: sakura\n");
    let near = why(&folder, &["team/deep/down/a.md"]);
    assert_eq!(near["provider"]["value"], "sakura");
    assert_eq!(near["provider"]["origin"]["line"], 1);
    assert_eq!(near["fail-on"]["origin"]["from"], "built-in");
    let far = why(&folder, &["a.md"]);
    assert_eq!(far["provider"]["value"], "aws");
    // An empty file keeps those above away.
    folder.write("apart/.ticketlint.yaml", "# nothing\n");
    assert_eq!(why(&folder, &["apart/a.md"])["provider"]["value"], "auto");
    // The other ending is as good.
    folder.write("yml/.ticketlint.yml", "provider: veeam\n");
    assert_eq!(why(&folder, &["yml/a.md"])["provider"]["value"], "veeam");
    let none = why(&folder, &["team/a.md", "--no-config"]);
    assert_eq!(none["provider"]["origin"]["from"], "built-in");
}

#[test]
fn each_draft_is_judged_by_its_own_file() {
    let folder = Folder::new("each");
    for (name, provider) in [("a", "aws"), ("b", "sakura")] {
        folder.write(
            &format!("{name}/.ticketlint.yaml"),
            format!("provider: {provider}\n"),
        );
        folder.write(
            &format!("{name}/draft.md"),
            "# 困っています\n\n止まりました。\n",
        );
    }
    folder.write("b/told.md", "---\nprovider: soracom\n---\n止まりました。\n");
    let run = lint(&folder, &["--format", "json", "a", "b"]);
    let answer = run.json();
    let providers: Vec<_> = answer["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["provider"].as_str().unwrap())
        .collect();
    // A draft that names its desk is believed.
    assert_eq!(providers, ["aws", "sakura", "soracom"]);
    let run = lint(&folder, &["--format", "json", "--provider", "veeam", "a"]);
    assert_eq!(run.json()["files"][0]["provider"], "veeam");
    // One that cannot be read spoils its own drafts only.
    folder.write("a/.ticketlint.yaml", "provider: azure\n");
    let run = lint(&folder, &["--format", "json", "a", "b"]);
    assert_eq!(run.status, 2);
    assert_eq!(run.paths(), ["b/draft.md", "b/told.md"]);
}

#[test]
fn standard_input_is_judged_where_it_says_it_stands() {
    let folder = Folder::new("stdin");
    folder.write(".ticketlint.yaml", "provider: aws\n");
    folder.write("sub/.ticketlint.yaml", "provider: kasten\n");
    let provider = |args: &[&str]| {
        let run = TicketLint::new(&["--format", "json", "-"])
            .args(args)
            .folder(folder.path());
        run.input("止まりました。").run().json()["files"][0]["provider"].clone()
    };
    assert_eq!(provider(&[]), "aws");
    assert_eq!(provider(&["--stdin-filename", "sub/new.md"]), "kasten");
    assert_eq!(
        provider(&["--stdin-filename", "sub/not/there/yet.md"]),
        "kasten"
    );
    assert_eq!(provider(&["--config", "sub/.ticketlint.yaml"]), "kasten");
    assert_ne!(provider(&["--no-config"]), "aws");
}

#[test]
fn severities_change_findings_and_the_status() {
    let folder = Folder::new("severity");
    folder.write("draft.md", DRAFT);
    let run = |config: &str, args: &[&str]| {
        folder.write(".ticketlint.yaml", config);
        lint(
            &folder,
            &[&["--format", "json", "--provider", "aws", "draft.md"], args].concat(),
        )
    };
    let only = &["--select", "timestamp-without-timezone"];
    assert_eq!(run("", only).status, 1);
    let soft = run("rules:\n  timestamp-without-timezone: info\n", only);
    assert_eq!(soft.status, 0);
    assert_eq!(
        soft.json()["files"][0]["diagnostics"][0]["severity"],
        "info"
    );
    assert_eq!(soft.json()["summary"]["info"], 1);
    let hard = run(
        "rules: {timestamp-without-timezone: {severity: error}}\nfail-on: error\n",
        only,
    );
    assert_eq!(hard.status, 1);
    let off = "rules:\n  timestamp-without-timezone: off\n";
    let name = "timestamp-without-timezone".to_owned();
    assert!(!run(off, &[]).rules().contains(&name));
    // Named on the command line, it runs.
    assert!(run(off, only).rules().contains(&name));
    assert!(!run("ignore: time\n", &[]).rules().contains(&name));
    assert!(
        !run("ignore: [time]\n", &["--ignore", "goal"])
            .rules()
            .contains(&name)
    );
    assert_eq!(
        run("select: [timestamp-without-timezone]\n", &[]).rules(),
        [name]
    );
    assert_eq!(run("fail-on: never\n", only).status, 0);
    assert_eq!(run("fail-on: never\n", &["--fail-on", "warning"]).status, 1);
    let none = run("select: goal\nignore: goal\n", &[]);
    assert_eq!(none.status, 2);
    says(&none.err, &["no rule is left to run"]);
}

#[test]
fn overrides_are_for_their_paths_and_the_later_wins() {
    let folder = Folder::new("overrides");
    folder.write(
        ".ticketlint.yaml",
        "rules: {missing-goal: error}
overrides:
  - paths: ['closing/', '*.closing.md']
    rules: {missing-goal: off}
  - paths: closing/keep.md
    rules: {missing-goal: info}
",
    );
    let goal = |path: &str| why(&folder, &[path])["rules"]["missing-goal"].clone();
    assert_eq!(goal("a.md")["value"], "error");
    assert_eq!(goal("closing/a.md")["value"], "off");
    assert_eq!(goal("closing/deep/a.md")["value"], "off");
    assert_eq!(goal("x/b.closing.md")["value"], "off");
    assert_eq!(goal("closing/keep.md")["value"], "info");
    let origin = &goal("closing/a.md")["origin"];
    assert_eq!(origin["file"], ".ticketlint.yaml");
    assert_eq!(origin["line"], 4);
    assert_eq!(origin["paths"], "closing/, *.closing.md");
    // From another folder, patterns count from the file all the same.
    let below = TicketLint::new(&["config", "--why", "a.md", "--format", "json"]);
    folder.write("closing/x.md", DRAFT);
    let answer = below.folder(&folder.at("closing")).run().json();
    assert_eq!(answer["settings"]["rules"]["missing-goal"]["value"], "off");
    assert_eq!(answer["files"][0], "../.ticketlint.yaml");
}

#[test]
fn a_path_may_begin_at_this_folder() {
    let folder = Folder::new("dot-path");
    folder.write(
        ".ticketlint.yaml",
        "overrides: [{paths: [./closing/a.md, ./b.md], provider: aws}]\n",
    );
    for (path, wanted) in [
        ("closing/a.md", "aws"),
        ("b.md", "aws"),
        ("closing/b.md", "auto"),
    ] {
        assert_eq!(why(&folder, &[path])["provider"]["value"], wanted, "{path}");
    }
}

#[test]
fn a_house_says_what_is_too_old() {
    let folder = Folder::new("stale");
    folder.write(
        "a.md",
        "起票日: 2026-06-30\n発生日時: 2026-06-10 09:40(日本時間)\n症状: サーバが停止しました。\n",
    );
    let args = ["--select", "timestamp-out-of-range", "a.md"];
    assert!(lint(&folder, &args).out.contains("timestamp-out-of-range"));
    folder.write(".ticketlint.yaml", "stale-days: 30\n");
    assert_eq!(lint(&folder, &args).status, 0);
    let answer = why(&folder, &["a.md"]);
    assert_eq!(answer["stale-days"]["value"], 30);
    folder.write(".ticketlint.yaml", "stale-days: none\n");
    let wrong = lint(&folder, &args);
    assert_eq!(wrong.status, 2);
    says(&wrong.err, &["`none` is no number that fits"]);
}

#[test]
fn extended_files_come_first() {
    let folder = Folder::new("extends");
    folder.write("base.yaml", "provider: aws\nrules: {missing-goal: off, vague-symptom: info}\naccount: {aws: '222233334444', veeam: '01234567'}\n");
    folder.write(
        "more/words.yaml",
        "glossary: {かもめ: 在庫管理}\npedantic: true\n",
    );
    folder.write(
        "team/.ticketlint.yaml",
        "extends: [../base.yaml, ../more/words.yaml]\nrules: {missing-goal: error}\naccount: '555566667777'\n",
    );
    let settings = why(&folder, &["team/a.md"]);
    assert_eq!(settings["provider"]["origin"]["file"], "base.yaml");
    assert_eq!(settings["rules"]["missing-goal"]["value"], "error");
    assert_eq!(settings["rules"]["vague-symptom"]["value"], "info");
    assert_eq!(settings["glossary"]["かもめ"]["value"], "在庫管理");
    // One account for all is the account for all.
    assert_eq!(
        settings["account"],
        serde_json::json!({"all": settings["account"]["all"]})
    );
    let shown = lint(
        &folder,
        &[
            "config",
            "--why",
            "team/a.md",
            "--pedantic",
            "--color",
            "never",
        ],
    );
    says(
        &shown.out,
        &[
            "settings of team/.ticketlint.yaml, which extends more/words.yaml, base.yaml",
            "pedantic true command line, --pedantic",
            "provider aws base.yaml:1",
            "kind auto built in",
        ],
    );
    assert!(!shown.out.contains('\u{1b}'), "{}", shown.out);
}

#[test]
fn circles_and_lost_files_are_named() {
    let folder = Folder::new("circle");
    folder.write("a.yaml", "extends: b.yaml\n");
    folder.write("b.yaml", "extends: sub/c.yaml\n");
    folder.write("sub/c.yaml", "extends: [../a.yaml, lost.yaml]\n");
    folder.write("draft.md", DRAFT);
    let run = lint(&folder, &["--config", "a.yaml", "draft.md"]);
    assert_eq!(run.status, 2);
    says(
        &run.err,
        &[
            "circle: a.yaml → b.yaml → sub/c.yaml → a.yaml",
            "sub/c.yaml:1:11",
            "cannot read `lost.yaml`",
        ],
    );
    // What two files extend is read once.
    folder.write("b.yaml", "provider: aws\n");
    folder.write("sub/c.yaml", "extends: ../b.yaml\n");
    folder.write("a.yaml", "extends: [b.yaml, sub/c.yaml]\n");
    let settings = why(&folder, &["draft.md", "--config", "a.yaml"]);
    assert_eq!(settings["provider"]["origin"]["file"], "b.yaml");
}

#[test]
fn a_house_is_known() {
    let folder = Folder::new("house");
    folder.write(
        ".ticketlint.yaml",
        r#"provider: aws
account: {aws: "222233334444"}
timezone: Asia/Tokyo
glossary: {Kamome: the stock database, ステ環: ステージング環境}
identifiers: [{name: host, pattern: '\bHOST-\d{4}\b'}, {name: run, pattern: 'RUN-\d+', kind: request}, {name: machine, pattern: '在庫\d+号機'}]
"#,
    );
    folder.write(
        "a.md",
        "# 更新できない\n\nHOST-0417は11/18 10:00から、ステ環でkamomeに接続できません。RUN-77 です。arn:aws:iam::555566667777:role/x を使っています。\n",
    );
    let run = |rules: &str| lint(&folder, &["--format", "json", "--select", rules, "a.md"]);
    let jargon = run("internal-jargon").json();
    let found: Vec<_> = jargon["files"][0]["diagnostics"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(found.len(), 2, "{jargon}");
    assert_eq!(found[0]["rewrite"], "ステ環(ステージング環境)");
    assert_eq!(found[1]["rewrite"], "kamome(the stock database)");
    let account = run("account-mismatch").json();
    let words = account["files"][0]["diagnostics"][0]["message"]
        .as_str()
        .unwrap();
    says(words, &["555566667777", "設定ファイルの 222233334444"]);
    let zone = run("timestamp-without-timezone").json();
    assert_eq!(
        zone["files"][0]["diagnostics"][0]["fixes"][0]["edits"][0]["text"],
        "(日本時間)"
    );
    assert_eq!(run("missing-resource-id").rules(), [""; 0]);
    let facts = lint(&folder, &["inspect", "--format", "json", "a.md"]).json();
    let facts = &facts["files"][0]["facts"];
    assert_eq!(facts["resource_id"][0]["text"], "HOST-0417");
    assert_eq!(facts["resource_id"][0]["name"], "host");
    assert_eq!(facts["request_id"][0]["name"], "run");
    // The draft knows better, and a word that is explained is known.
    folder.write(
        "b.md",
        "---\naccount_id: '555566667777'\n---\nkamome (the stock database) を使う arn:aws:iam::555566667777:role/x に接続できません。kamome は正常です。\n",
    );
    let run = lint(
        &folder,
        &[
            "--format",
            "json",
            "--select",
            "internal-jargon,account-mismatch",
            "b.md",
        ],
    );
    assert_eq!(run.rules(), [""; 0]);
    // A server that the house alone knows is a resource.
    let server = "EC2 サーバーに SSH 接続できません。対象は在庫12号機です。\n";
    folder.write("c.md", server);
    let ids = |args: &[&str]| {
        let select = [
            "--format",
            "json",
            "--provider",
            "aws",
            "--select",
            "missing-resource-id",
        ];
        lint(&folder, &[&select, args, &["c.md"]].concat()).rules()
    };
    assert_eq!(ids(&[]), [""; 0]);
    assert_eq!(ids(&["--no-config"]), ["missing-resource-id"]);
}

#[test]
fn days_off_are_no_business_days() {
    let folder = Folder::new("holidays");
    folder.write(
        "a.yaml",
        "kind: office-hours\ntoday: 2026-06-02\ncandidates: ['2026-06-10T10:00+09:00', '2026-06-11T14:00+09:00']\n",
    );
    folder.write(
        "turn.yaml",
        "kind: office-hours\ntoday: 2026-12-15\ncandidates: ['2026-12-29T10:00+09:00', '2027-01-06T11:00+09:00']\n",
    );
    let found = |config: &str, draft: &str| {
        folder.write("c.yaml", config);
        let args = [
            "--config",
            "c.yaml",
            "--provider",
            "soracom",
            "--select",
            "office-hours-schedule",
            "--lang",
            "en",
            "--format",
            "concise",
        ];
        lint(&folder, &[&args[..], &[draft]].concat()).out
    };
    assert_eq!(found("", "a.yaml"), "");
    let closed = found("holidays: [{date: 06-10, name: founding day}]\n", "a.yaml");
    says(
        &closed,
        &["“2026-06-10T10:00+09:00” is a day off by the configuration (founding day)"],
    );
    // Days off before a time push it away; those of another desk do not.
    says(
        &found("holidays: [{from: 2026-06-03, to: 2026-06-08}]\n", "a.yaml"),
        &["too early: 2 business day(s)"],
    );
    assert_eq!(
        found(
            "holidays: [{from: 2026-06-03, to: 2026-06-08, provider: aws}]\n",
            "a.yaml"
        ),
        ""
    );
    // Whether the desk is there at the turn of the year is not known until
    // somebody says it.
    says(&found("", "turn.yaml"), &["info[", "turn of the year"]);
    says(
        &found("holidays: [{from: 12-29, to: 01-03}]\n", "turn.yaml"),
        &["error[", "is a day off"],
    );
}

#[test]
fn all_mistakes_are_told_at_once_with_their_places() {
    let told = refused(
        "mistakes",
        "Provider: aws
provider: azure
rules: missing-goal
timezone: CST
fail-on: warn
pedantic: yes
overrides:
  - paths: *.md
    rules:
      missing-gaol: off
      time: off
    extends: x.yaml
identifiers: [{name: x, pattern: '('}, {pattern: 'a*'}]
holidays: [2026-13-01, {from: 2026-03-03, to: 2026-03-01}, {from: 01-01}]
プロバイダ: aws
account:
",
    );
    says(
        &told,
        &[
            ".ticketlint.yaml:1:1]",
            "did you mean `provider`?",
            "`provider` cannot be `azure`",
            ".ticketlint.yaml:2:11]",
            "`rules` wants keys and values",
            "`CST` is no zone",
            "did you mean `warning`?",
            "write true, in small letters",
            "put it in quotes: '*.md'",
            ".ticketlint.yaml:10:7]",
            "did you mean `missing-goal`?",
            "that is a family",
            "it stands at the top of a file only",
            "unclosed group",
            "`name` is missing here",
            "`2026-13-01` is no day",
            "the last day is before the first",
            "either `date`, or `from` and `to`",
            "there is no key `プロバイダ`",
            "`account` has no value",
        ],
    );
}

#[test]
fn careless_hands_get_help() {
    let cases: [(&str, &str, &str); 17] = [
        (
            "rules:\nmissing-goal: off\n",
            "a rule stands under `rules`, indented",
            ":2:1]",
        ),
        (
            "rules:\n\tmissing-goal: off\n",
            "There is a tab in the indentation",
            ":2:1]",
        ),
        (
            "rules:\n  missing-goal: off\n vague-symptom: off\n",
            "indent",
            ":3:",
        ),
        ("PROVIDER: aws\n", "did you mean `provider`?", ":1:1]"),
        ("fail_on: error\n", "did you mean `fail-on`?", ":1:1]"),
        ("lang: ja\n", "did you mean `language`?", ":1:1]"),
        (
            "provider: aws\nprovider: sakura\n",
            "`provider` stands here twice",
            ":2:1]",
        ),
        ("provider：aws\n", "full-width colon", ":1:9]"),
        ("provider:aws\n", "Put a blank after the colon", ":1:9]"),
        ("- provider: aws\n", "made of keys and values", ":1:1]"),
        ("provider: AWS\n", "did you mean `aws`?", ":1:11]"),
        ("言語: ja\n", "did you mean `language`?", ":1:1]"),
        (
            "provider: aws\n---\nkind: incident\n",
            "a second document",
            ":2:1]",
        ),
        (
            "\u{feff}provider: aws\r\nfail-on: errr\r\n",
            "did you mean `error`?",
            ":2:10]",
        ),
        (
            "overrides:\n  - {paths: [], kind: incident}\n",
            "this list is empty",
            ":2:13]",
        ),
        (
            "suppressions: [{rule: [], reason: x}]\n",
            "this list is empty",
            ":1:23]",
        ),
        (
            "overrides:\n  - {paths: ../a/, kind: incident}\n",
            "leads out of the folder",
            ":2:13]",
        ),
    ];
    for (at, (config, wanted, place)) in cases.into_iter().enumerate() {
        says(&refused(&format!("careless{at}"), config), &[wanted, place]);
    }
    // What is fine with a mark and line breaks of Windows, or with nothing.
    let folder = Folder::new("fine");
    folder.write(".ticketlint.yaml", "\u{feff}---\r\nprovider: aws\r\n");
    assert_eq!(why(&folder, &["a.md"])["provider"]["value"], "aws");
    for empty in ["", "\u{feff}", "# only words\n", "---\n"] {
        folder.write(".ticketlint.yaml", empty);
        assert_eq!(
            why(&folder, &["a.md"])["provider"]["value"],
            "auto",
            "{empty:?}"
        );
    }
}

#[test]
fn hostile_files_are_refused_at_once() {
    let start = Instant::now();
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (from, to) in ('a'..'i').zip('b'..='i') {
        bomb += &format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 9].join(", "));
    }
    says(&refused("bomb", &bomb), &["there is no key `a`"]);
    says(
        &refused("bomb-inside", "select: &a [goal, time]\nignore: *a\n"),
        &["a reference (`*name`)"],
    );
    says(
        &refused(
            "merge",
            "rules: &r {missing-goal: off}\noverrides: {paths: a, rules: {<<: *r}}\n",
        ),
        &["no rule is called `<<`"],
    );
    says(
        &refused("big", "a".repeat(100 << 20)),
        &["larger than 256 KiB"],
    );
    says(
        &refused("deep", "rules: ".to_owned() + &"[".repeat(100_000)),
        &["too deep"],
    );
    says(&refused("bytes", b"provider: \xff\xfe\n"), &["not UTF-8"]);
    says(&refused("nul", b"provider: \0\n"), &["NUL"]);
    says(&refused("tag", "provider: !!python/object aws\n"), &["tag"]);
    says(
        &refused(
            "regex",
            "identifiers: {name: x, pattern: '(?:(?:a{100}){100}){100}'}\n",
        ),
        &["too much memory"],
    );
    let many = |line: fn(usize) -> String| (0..5000).map(line).collect::<String>();
    says(
        &refused("many", many(|n| format!("key{n}: 1\n"))),
        &["and 4950 more"],
    );
    let rules = many(|n| format!("  missing-{n}: off\n"));
    says(
        &refused("many-rules", format!("rules:\n{rules}")),
        &["and 4950 more"],
    );
    let forms = many(|n| format!("- {{name: n{n}, pattern: x}}\n"));
    says(
        &refused("many-forms", format!("identifiers:\n{forms}")),
        &["more than 1000 items"],
    );
    says(
        &refused("long", format!("{}: 1\n", "a".repeat(1000))),
        &["there is no key `aaaa"],
    );

    let folder = Folder::new("no-file");
    folder.write("draft.md", DRAFT);
    let pipe = folder.at("sub/.ticketlint.yaml");
    folder.write("sub/draft.md", DRAFT);
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let run = lint(&folder, &["sub/draft.md"]);
    assert_eq!(run.status, 2);
    says(&run.err, &["sub/.ticketlint.yaml: not a regular file"]);
    folder.write(".ticketlint.yaml/x", "");
    let run = lint(&folder, &["draft.md"]);
    assert_eq!(run.status, 2);
    says(
        &run.err,
        &[".ticketlint.yaml: a folder, not a configuration file"],
    );
    let run = lint(&folder, &["--config", "lost.yaml", "draft.md"]);
    assert_eq!(run.status, 2);
    says(&run.err, &["lost.yaml: no such file"]);
    let run = lint(
        &folder,
        &["--config", "lost.yaml", "--no-config", "draft.md"],
    );
    assert_eq!(run.status, 2);
    let run = lint(&folder, &["--no-config", "draft.md"]);
    assert_eq!(run.status, 1);
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn two_files_in_one_folder_are_one_too_many() {
    let folder = Folder::new("twins");
    folder.write(".ticketlint.yaml", "provider: aws\n");
    folder.write(".ticketlint.yml", "provider: sakura\n");
    folder.write("draft.md", DRAFT);
    let run = lint(&folder, &["draft.md"]);
    assert_eq!(run.status, 2);
    says(&run.err, &["`.ticketlint.yml` stands beside it"]);
}

#[test]
fn a_configuration_is_no_draft() {
    let folder = Folder::new("no-draft");
    folder.write(".ticketlint.yaml", "extends: base.yaml\n");
    folder.write("base.yaml", "provider: aws\n");
    folder.write("draft.md", DRAFT);
    let run = lint(&folder, &["--format", "json", "."]);
    assert_eq!(run.paths(), ["draft.md"]);
    says(
        &run.err,
        &["note: passed by base.yaml: a configuration, not a draft"],
    );
    let run = lint(&folder, &["inspect", "--format", "json", "."]);
    assert_eq!(run.paths(), ["draft.md"]);
}

#[test]
fn the_account_of_the_house_fills_the_blank() {
    let folder = Folder::new("account");
    folder.write(".ticketlint.yaml", "account: {aws: '222233334444'}\n");
    folder.write("draft.md", DRAFT);
    let rewrite = |provider: &str| {
        let args = [
            "--format",
            "json",
            "--select",
            "missing-account-id",
            "draft.md",
            "--provider",
        ];
        let answer = lint(&folder, &[&args[..], &[provider]].concat()).json();
        answer["files"][0]["diagnostics"][0]["rewrite"].clone()
    };
    assert_eq!(rewrite("aws"), "AWS アカウント ID: 222233334444");
    assert!(rewrite("veeam").as_str().unwrap().ends_with("＿＿"));
}

#[test]
fn messages_speak_the_language_of_the_file() {
    let folder = Folder::new("language");
    folder.write(".ticketlint.yaml", "language: en\n");
    folder.write("draft.md", DRAFT);
    let run = |args: &[&str]| lint(&folder, &[&["draft.md"], args].concat()).out;
    says(&run(&[]), &["warning:", "why:"]);
    says(&run(&["--lang", "ja"]), &["警告:"]);
    says(&run(&["--lang", "auto"]), &["警告:"]);
}

#[test]
fn the_schema_names_every_setting_that_is_shown() {
    let folder = Folder::new("schema");
    let schema = lint(&folder, &["schema", "config"]).json();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let settings = why(&folder, &["a.md"]);
    let shown = settings.as_object().unwrap().keys().map(String::as_str);
    let mut shown: Vec<&str> = shown.chain(["extends", "overrides"]).collect();
    shown.sort_unstable();
    let mut known: Vec<&str> = schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    known.sort_unstable();
    assert_eq!(known, shown);
}

#[test]
fn files_of_a_near_name_are_told_once() {
    let folder = Folder::new("near-name");
    folder.write("ticketlint.yaml", "provider: aws\n");
    folder.write("team/.ticketlintrc", "provider: aws\n");
    folder.write("team/a.md", DRAFT);
    folder.write("team/b.md", DRAFT);
    let run = lint(&folder, &["team"]);
    for name in ["ticketlint.yaml", "team/.ticketlintrc"] {
        let note = format!("note: {name} is not read: a configuration is called .ticketlint.yaml");
        assert_eq!(run.err.matches(&note).count(), 1, "{}", run.err);
    }
    // Beside one that is read, it is no mistake.
    folder.write(".ticketlint.yaml", "provider: aws\n");
    folder.write("team/.ticketlint.yml", "provider: aws\n");
    let run = lint(&folder, &["team", "--lang", "ja"]);
    assert!(!run.err.contains("ticketlintrc"), "{}", run.err);
}

#[test]
fn faults_are_told_in_japanese_to_who_reads_it() {
    let folder = Folder::new("faults-ja");
    folder.write("draft.md", DRAFT);
    let config = "provider: azure\nrules:\n  missing-gaol: off\nstale-days: soon\nkeys: 1\n";
    folder.write(".ticketlint.yaml", config);
    let english = lint(&folder, &["draft.md"]).err;
    says(&english, &["did you mean `missing-goal`?", "help:"]);
    let of_environment = TicketLint::new(&["draft.md"])
        .folder(folder.path())
        .env("LANG", "ja_JP.UTF-8")
        .run();
    for text in [
        of_environment.err,
        lint(&folder, &["draft.md", "--lang", "ja"]).err,
    ] {
        says(
            &text,
            &[
                "`provider` に `azure` は指定できません",
                "`missing-gaol` という規則はありません",
                "`missing-goal` のことですか。",
                "`soon` は、ここに書ける数ではありません",
                "`keys` というキーはありません",
            ],
        );
        assert!(!text.contains("did you mean"), "{text}");
    }
    // The file itself may name the language.
    folder.write(".ticketlint.yaml", format!("language: ja\n{config}"));
    says(&lint(&folder, &["draft.md"]).err, &["のことですか。"]);
    says(
        &lint(&folder, &["draft.md", "--lang", "en"]).err,
        &["did you mean"],
    );
}

#[test]
fn what_the_draft_itself_names_is_shown() {
    let folder = Folder::new("why-draft");
    folder.write(".ticketlint.yaml", "provider: sakura\n");
    folder.write(
        "draft.md",
        "---\nprovider: aws\naccount: '222233334444'\n---\n\nEC2 に SSH 接続できません。\n",
    );
    let run = lint(
        &folder,
        &["config", "--why", "draft.md", "--format", "json"],
    );
    let answer = run.json();
    let ticket = &answer["tickets"][0];
    assert_eq!(ticket["provider"]["value"], "aws");
    assert_eq!(ticket["provider"]["origin"]["from"], "draft");
    assert_eq!(ticket["provider"]["origin"]["line"], 2);
    assert_eq!(ticket["account"]["value"], "222233334444");
    assert_eq!(ticket["kind"]["origin"]["from"], "look");
    assert_eq!(answer["settings"]["provider"]["value"], "sakura");
    let page = lint(&folder, &["config", "--why", "draft.md"]).out;
    says(
        &page,
        &["the draft is taken for", "aws", "the draft says so, line 2"],
    );
    // The command line counts more than the draft.
    let args = ["config", "--why", "draft.md", "--provider", "veeam"];
    says(
        &lint(&folder, &args).out,
        &["veeam", "command line, --provider"],
    );
}

#[test]
fn folders_and_patterns_are_told_by_what_their_drafts_have_in_common() {
    let folder = Folder::new("why-folder");
    folder.write(
        ".ticketlint.yaml",
        "provider: aws\noverrides:\n  - {paths: closing/, fail-on: never}\n",
    );
    for name in ["a.md", "b.md", "closing/c.md"] {
        folder.write(name, DRAFT);
    }
    let page = lint(&folder, &["config", "--why", "."]).out;
    says(
        &page,
        &[
            "2 of 3 drafts have these settings",
            "closing/c.md fail-on never",
        ],
    );
    let answer = lint(&folder, &["config", "--why", "*.md", "--format", "json"]).json();
    let groups = answer["groups"].as_array().unwrap();
    assert_eq!(groups[0]["drafts"], serde_json::json!(["a.md", "b.md"]));
    let several = [
        "config",
        "--format",
        "json",
        "--why",
        "a.md",
        "closing/c.md",
    ];
    let answer = lint(&folder, &several).json();
    assert_eq!(answer["paths"].as_array().unwrap().len(), 2);
    let nothing = lint(&folder, &["config", "--why", "*.rst"]);
    assert_eq!(nothing.status, 2);
    says(&nothing.err, &["no file matches this pattern"]);
}
