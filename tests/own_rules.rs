//! Rules of a house: cards that are read at run time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{FORMATS, Folder, Run, TicketLint, run};
use serde_json::Value;

/// A rule in both languages.
const CARD: &str = r#"severity: warning
summary: {ja: 店舗の名前がない, en: No shop is named}
why: {ja: 店舗ごとに担当が違います。, en: Each shop has its own people.}
match:
  find: ['売り場', '\bthe shop floor\b']
  unless: ['(?:東|西)町店', '\b(?:east|west) street\b']
messages:
  what: {ja: "「{quote}」がどの店舗か分かりません。", en: '“{quote}” could be any shop.'}
  do: {ja: 店舗名を書いてください。, en: Name the shop.}
examples:
  fail:
    - text: 売り場の端末が起動しません。
    - text: The terminal on the shop floor does not start.
  pass:
    - text: 東町店の売り場の端末が起動しません。
    - text: The terminal on the shop floor of East Street does not start.
"#;

const CONFIG: &str = "rule-paths: house\n";
const JAPANESE: &str = "売り場の端末が起動しません。\n";
const ENGLISH: &str = "The terminal on the shop floor does not start.\n";

fn house(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write(".ticketlint.yaml", CONFIG);
    folder.write("house/shop-not-named.yaml", CARD);
    folder.write("ja.md", JAPANESE);
    folder.write("en.md", ENGLISH);
    folder
}

fn lint(folder: &Folder, args: &[&str]) -> Run {
    TicketLint::new(args).folder(folder.path()).run()
}

/// Broken files are told with these words, and nothing is judged.
fn refused(run: &Run, words: &[&str]) {
    assert_eq!(run.status, 2, "{}{}", run.out, run.err);
    let said = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
    for word in words {
        assert!(said.contains(word), "{word}\n{}", run.err);
    }
}

/// A card that does not do, in a folder of its own.
fn broken(name: &str, card: impl AsRef<[u8]>, words: &[&str]) {
    let folder = Folder::new(name);
    folder.write("house/x-y.yaml", card);
    refused(&lint(&folder, &["rules", "test", "house"]), words);
    folder.write(".ticketlint.yaml", CONFIG);
    folder.write("a.md", ENGLISH);
    refused(&lint(&folder, &["a.md"]), words);
}

#[test]
fn a_rule_in_one_file_judges_drafts() {
    let folder = house("own-judges");
    for (draft, said) in [
        ("ja.md", "「売り場」がどの店舗か分かりません。"),
        ("en.md", "“the shop floor” could be any shop."),
    ] {
        let run = lint(
            &folder,
            &["--select", "shop-not-named", "--format", "json", draft],
        );
        assert_eq!(run.status, 1, "{}", run.err);
        let answer = run.json();
        let finding = &answer["files"][0]["diagnostics"][0];
        assert_eq!(finding["rule"], "shop-not-named");
        assert_eq!(finding["message"], said);
    }
    let all = lint(&folder, &["--format", "json", "ja.md"]).rules();
    assert!(all.contains(&"shop-not-named".to_owned()), "{all:?}");
    assert!(all.len() > 1, "the rules that ship run, too: {all:?}");
}

/// The pattern says where the words end that are quoted.
#[test]
fn a_quotation_ends_where_its_pattern_does() {
    let folder = house("own-quotes");
    let card = CARD.replace(r"\bthe shop floor\b", r"\bshop");
    let card = card.replace("on the shop floor", "in shop-7");
    folder.write("house/shop-not-named.yaml", card);
    folder.write("en.md", "The terminal in shop-7 does not start.\n");
    let args = ["--select", "shop-not-named", "--format", "json", "en.md"];
    let answer = lint(&folder, &args).json();
    let finding = &answer["files"][0]["diagnostics"][0];
    assert_eq!(finding["message"], "“shop” could be any shop.");
}

#[test]
fn bytes_of_a_card_do_not_matter() {
    let crlf = CARD.replace('\n', "\r\n");
    for (name, card) in [
        ("own-crlf", crlf.clone()),
        ("own-bom", format!("\u{feff}{CARD}")),
        ("own-both", format!("\u{feff}{crlf}")),
        ("own-mac", CARD.replace('\n', "\r")),
    ] {
        let folder = Folder::new(name);
        folder.write("house/shop-not-named.yaml", card);
        let tested = lint(&folder, &["rules", "test", "house", "--format", "json"]);
        assert_eq!(tested.status, 0, "{name}: {}{}", tested.out, tested.err);
        let lines = &tested.json()["rules"][0]["examples"];
        assert_eq!(lines[0]["line"], 12, "{name}");
        assert_eq!(lines[3]["line"], 16, "{name}");
    }
}

#[test]
fn examples_that_do_not_hold_are_shown_with_their_place() {
    let folder = Folder::new("own-examples");
    let card = CARD
        .replace(
            "    - text: 売り場の端末が起動しません。",
            "    - text: 倉庫の端末が起動しません。",
        )
        .replace("of East Street ", "");
    folder.write("house/shop-not-named.yaml", card);
    let run = lint(&folder, &["rules", "test", "house"]);
    assert_eq!(run.status, 1, "{}", run.err);
    for words in [
        "✗ fail 1  house/shop-not-named.yaml:12",
        "it is not raised",
        "✓ fail 2",
        "✓ pass 1",
        "✗ pass 2  house/shop-not-named.yaml:16",
        "it is raised: “the shop floor” could be any shop.",
        "1 rule, 4 examples: 2 failed",
    ] {
        assert!(run.out.contains(words), "{words}\n{}", run.out);
    }
    let japanese = lint(&folder, &["rules", "test", "house", "--lang", "ja"]);
    assert!(
        japanese.out.contains("指摘されませんでした"),
        "{}",
        japanese.out
    );
    let answer = lint(&folder, &["rules", "test", "house", "--format", "json"]).json();
    assert_eq!(answer["rules"][0]["ok"], false);
    assert_eq!(answer["rules"][0]["examples"][1]["ok"], true);
}

#[test]
fn without_a_folder_all_rules_are_tested() {
    let folder = house("own-all");
    let run = lint(&folder, &["rules", "test", "--format", "json"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let answer = run.json();
    let rules = answer["rules"].as_array().unwrap();
    let names: Vec<&str> = rules.iter().map(|r| r["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"missing-goal") && names.contains(&"shop-not-named"));
    let without = lint(
        &folder,
        &["rules", "test", "--no-config", "--format", "json"],
    );
    let without = without.json()["rules"].as_array().unwrap().len();
    assert_eq!(without + 1, rules.len());
}

#[test]
fn it_is_listed_and_explained_as_any_rule() {
    let folder = house("own-listed");
    let list = lint(&folder, &["rules", "--family", "own", "--format", "json"]).json();
    assert_eq!(list["rules"].as_array().unwrap().len(), 1);
    assert_eq!(list["rules"][0]["name"], "shop-not-named");
    assert_eq!(list["rules"][0]["summary"]["ja"], "店舗の名前がない");
    let checklist = lint(&folder, &["rules", "--checklist"]);
    assert!(
        checklist.out.contains("No shop is named [shop-not-named]"),
        "{}",
        checklist.out
    );
    let page = lint(&folder, &["explain", "shop-not-named", "--lang", "ja"]);
    assert_eq!(page.status, 0, "{}", page.err);
    for words in ["店舗ごとに担当が違います。", "売り場の端末が起動しません。"]
    {
        assert!(page.out.contains(words), "{words}\n{}", page.out);
    }
    let slip = lint(&folder, &["explain", "shop-not-name"]);
    refused(&slip, &["did you mean `shop-not-named`?"]);
    // Elsewhere nobody knows it.
    refused(&run(&["explain", "shop-not-named"]), &["no rule"]);
}

#[test]
fn it_is_selected_ignored_and_weighed_by_name_and_family() {
    let folder = house("own-chosen");
    let rules = |args: &[&str]| {
        let run = lint(&folder, &[&["--format", "json", "ja.md"], args].concat());
        assert!(run.status < 2, "{}", run.err);
        run.rules()
    };
    assert_eq!(rules(&["--select", "own"]), ["shop-not-named"]);
    let without = rules(&["--ignore", "shop-not-named"]);
    assert!(!without.contains(&"shop-not-named".to_owned()));
    let slip = lint(&folder, &["--select", "shop-not-namd", "ja.md"]);
    refused(&slip, &["did you mean `shop-not-named`?"]);
    assert!(!slip.err.contains(".ticketlint.yaml"), "{}", slip.err);

    folder.write(
        ".ticketlint.yaml",
        "rule-paths: house\nrules: {shop-not-named: error}\nselect: own\n",
    );
    let answer = lint(&folder, &["--format", "json", "ja.md"]).json();
    assert_eq!(answer["files"][0]["diagnostics"][0]["severity"], "error");
    folder.write(
        ".ticketlint.yaml",
        "rule-paths: house\nrules: {shop-not-named: off}\n",
    );
    assert!(!rules(&[]).contains(&"shop-not-named".to_owned()));
    folder.write(
        ".ticketlint.yaml",
        "rule-paths: house\nrules: {shop-not-namd: off}\n",
    );
    refused(
        &lint(&folder, &["ja.md"]),
        &[".ticketlint.yaml:2:9", "did you mean `shop-not-named`?"],
    );
}

#[test]
fn it_is_suppressed_by_comments_and_by_the_configuration() {
    let folder = house("own-suppressed");
    let comment = "<!-- ticketlint-ignore shop-not-named: 店舗は一つだけ -->\n";
    folder.write("quiet.md", format!("{comment}{JAPANESE}"));
    let run = lint(
        &folder,
        &["--select", "own", "--format", "json", "quiet.md"],
    );
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    // One that silences nothing is noted.
    folder.write(
        "idle.md",
        format!("{comment}東町店の売り場の端末が起動しません。\n"),
    );
    let idle = lint(&folder, &["--format", "json", "idle.md"]).rules();
    assert!(idle.contains(&"unused-suppression".to_owned()), "{idle:?}");
    folder.write(
        ".ticketlint.yaml",
        "rule-paths: house\nsuppressions: [{rule: shop-not-named, reason: one shop}]\n",
    );
    let run = lint(&folder, &["--select", "own", "ja.md"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
}

#[test]
fn every_report_tells_of_it() {
    let folder = house("own-reports");
    for format in FORMATS {
        let run = lint(&folder, &["--select", "own", "--format", format, "ja.md"]);
        assert_eq!(run.status, 1, "{format}: {}", run.err);
        assert!(run.out.contains("shop-not-named"), "{format}: {}", run.out);
    }
    let log = lint(&folder, &["--select", "own", "--format", "sarif", "ja.md"]).json();
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!(rule["id"], "shop-not-named");
    assert_eq!(rule["shortDescription"]["text"], "店舗の名前がない");
    assert_eq!(rule["properties"]["tags"][0], "own");
}

#[test]
fn a_baseline_knows_it() {
    let folder = house("own-baseline");
    let write = ["--select", "own", "--write-baseline", "known.json", "ja.md"];
    assert!(lint(&folder, &write).status < 2);
    let run = lint(
        &folder,
        &["--select", "own", "--baseline", "known.json", "ja.md"],
    );
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
}

#[test]
fn the_configuration_tells_where_it_is_from() {
    let folder = house("own-why");
    folder.write("team/.ticketlint.yaml", "extends: ../.ticketlint.yaml\n");
    let why = lint(
        &folder,
        &["config", "--why", "team/a.md", "--format", "json"],
    )
    .json();
    let own = &why["settings"]["rule-paths"]["shop-not-named"];
    assert_eq!(own["value"], "house/shop-not-named.yaml");
    assert_eq!(own["origin"]["file"], ".ticketlint.yaml");
    assert_eq!(own["origin"]["line"], 1);
    folder.write("team/a.md", JAPANESE);
    let run = lint(
        &folder,
        &["--select", "own", "--format", "json", "team/a.md"],
    );
    assert_eq!(run.rules(), ["shop-not-named"]);
}

#[test]
fn a_folder_in_the_folder_is_a_family() {
    let folder = house("own-family");
    folder.write("house/branch/till-not-named.yaml", CARD);
    folder.write("house/branch/deeper/nobody-reads-this.yaml", "][");
    folder.write("house/notes.txt", "][");
    folder.write("house/.draft.yaml", "][");
    let list = lint(
        &folder,
        &["rules", "--family", "branch", "--format", "json"],
    )
    .json();
    assert_eq!(list["rules"][0]["name"], "till-not-named");
    let run = lint(
        &folder,
        &["--select", "branch", "--format", "json", "ja.md"],
    );
    assert_eq!(run.rules(), ["till-not-named"]);
    // A file may be named by itself, and nothing beside it is read.
    folder.write(
        ".ticketlint.yaml",
        "rule-paths: [house/branch/till-not-named.yaml]\n",
    );
    folder.write("house/broken.yaml", "][");
    let list = lint(&folder, &["rules", "--family", "own", "--format", "json"]).json();
    assert_eq!(list["rules"][0]["name"], "till-not-named");
}

#[test]
fn cards_are_no_drafts() {
    let folder = house("own-walk");
    let run = lint(&folder, &["--format", "json", "."]);
    let paths = run.paths();
    assert!(paths.iter().all(|path| path.ends_with(".md")), "{paths:?}");
    assert_eq!(run.err, "");
}

#[test]
fn one_language_is_enough() {
    let folder = Folder::new("own-language");
    let card = "severity: info\nsummary: 合言葉がない\nwhy: {ja: 取り決めです。}\n\
        match: {unless: 合言葉}\nmessages: {what: 合言葉がありません。, do: 書いてください。}\n\
        examples: {fail: {text: 端末が起動しません。}, pass: {text: 合言葉は山です。}}\n";
    folder.write("house/no-watchword.yaml", card);
    let run = lint(&folder, &["rules", "test", "house"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    folder.write(".ticketlint.yaml", CONFIG);
    let page = lint(&folder, &["explain", "no-watchword", "--lang", "en"]);
    assert!(page.out.contains("取り決めです。"), "{}", page.out);
}

#[test]
fn patterns_take_either_case() {
    let folder = Folder::new("own-case");
    folder.write(
        "house/shop-not-named.yaml",
        CARD.replace("the shop floor\\b", "The Shop FLOOR\\b"),
    );
    let run = lint(&folder, &["rules", "test", "house"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
}

#[test]
fn a_broken_card_is_told_with_its_place_and_the_way_out() {
    broken(
        "own-brace",
        CARD.replace(
            "\"「{quote}」がどの店舗か分かりません。\"",
            "「{quote}」がどの店舗か分かりません。",
        ),
        &[
            "which YAML reads as one more bracket",
            "Put that value in double quotes",
        ],
    );
    broken(
        "own-key",
        CARD.replace("summary:", "sumary:"),
        &["house/x-y.yaml:2:1", "`sumary`", "did you mean `summary`?"],
    );
    broken(
        "own-kind",
        CARD.replace("match:", "kinds: [incidnt]\nmatch:"),
        &["house/x-y.yaml:4:9", "did you mean `incident`?"],
    );
    broken(
        "own-provider",
        CARD.replace("match:", "severity-for: {sakra: info}\nmatch:"),
        &["house/x-y.yaml:4:16", "did you mean `sakura`?"],
    );
    broken(
        "own-detector",
        CARD.replace("match:", "detector: missing-goal\nmatch:"),
        &["`detector`", "only a rule that ships has it"],
    );
    broken(
        "own-pattern",
        CARD.replace("'売り場'", "'(売り場'"),
        &["house/x-y.yaml:5:10", "unclosed group"],
    );
    broken(
        "own-hole",
        CARD.replace("en: Name the shop.", "en: 'Name the {shop}.'"),
        &["nothing fills the hole `{shop}` here"],
    );
    broken(
        "own-silent",
        CARD.replace("  find:", "  strip:"),
        &["x-y.yaml"],
    );
    broken("own-empty", "", &["the card is empty"]);
    broken(
        "own-word",
        "売り場\n",
        &["a card is made of keys and values"],
    );
    broken("own-yaml", "severity: [", &["house/x-y.yaml:1:11"]);
    broken(
        "own-missing",
        "severity: info\n",
        &["`match` is missing here"],
    );
    broken("own-latin", b"summary: \xe9\xe8\xff\xfe\n", &["UTF-8"]);
}

#[test]
fn names_that_are_taken_are_refused() {
    let folder = house("own-names");
    let card = |name: &str| {
        folder.write(name, CARD);
        lint(&folder, &["rules", "test", "house"])
    };
    refused(
        &card("house/missing-goal.yaml"),
        &["a rule that ships is called `missing-goal`", "another name"],
    );
    std::fs::remove_file(folder.at("house/missing-goal.yaml")).unwrap();
    refused(&card("house/Shop Name.yaml"), &["no name of a rule"]);
    std::fs::remove_file(folder.at("house/Shop Name.yaml")).unwrap();
    refused(
        &card("house/branch/shop-not-named.yaml"),
        &["is called `shop-not-named` already"],
    );
    std::fs::remove_dir_all(folder.at("house/branch")).unwrap();
    refused(&card("house/syntax/a-b.yaml"), &["no family for rules"]);
    std::fs::remove_dir_all(folder.at("house/syntax")).unwrap();
    refused(&card("house/goal.yaml"), &["family or a topic"]);
}

#[test]
fn paths_that_lead_nowhere_are_refused() {
    let folder = Folder::new("own-nowhere");
    folder.write(".ticketlint.yaml", "rule-paths: [hause]\n");
    folder.write("a.md", ENGLISH);
    refused(
        &lint(&folder, &["a.md"]),
        &[".ticketlint.yaml:1:14", "cannot read `hause`"],
    );
    std::fs::create_dir_all(folder.at("hause")).unwrap();
    refused(&lint(&folder, &["a.md"]), &["no card in this folder"]);
    refused(
        &lint(&folder, &["rules", "test", "nowhere"]),
        &["no such file or folder"],
    );
}

#[test]
fn hostile_cards_end_soon_and_are_told() {
    let bomb: String = (1..30)
        .map(|i| format!("a{i}: &a{i} [*a{}, *a{}]\n", i - 1, i - 1))
        .collect();
    broken(
        "own-bomb",
        format!("a0: &a0 x\n{bomb}"),
        &["there is no key `a0`"],
    );
    broken("own-big", vec![b'a'; 3 << 20], &["larger than"]);
    broken(
        "own-regex",
        CARD.replace("'売り場'", "'(?:売り場{900}){900}'"),
        &["takes too much memory"],
    );
    let many = vec!["'[あ-ん]{400}'"; 200].join(", ");
    broken(
        "own-regexes",
        CARD.replace("'売り場'", &many),
        &["all of `find` together"],
    );
    broken(
        "own-nothing",
        CARD.replace("'売り場'", "'(?:売り場)*'"),
        &["matches nothing at all, too"],
    );
    broken(
        "own-deep",
        "match: ".to_owned() + &"[".repeat(10_000),
        &["x-y.yaml"],
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_end() {
    let folder = house("own-links");
    let link = |from: &str, to: &str| std::os::unix::fs::symlink(to, folder.at(from)).unwrap();
    link("house/again", ".");
    let list = lint(&folder, &["rules", "--family", "own", "--format", "json"]).json();
    assert_eq!(list["rules"].as_array().unwrap().len(), 1);
    link("house/circle.yaml", "circle.yaml");
    refused(&lint(&folder, &["ja.md"]), &["circle.yaml"]);
}

fn number(answer: &Value) -> usize {
    answer["rules"].as_array().unwrap().len()
}

#[test]
fn two_houses_keep_their_rules_apart() {
    let first = house("own-first");
    let second = Folder::new("own-second");
    second.write("a.md", JAPANESE);
    let path = second.at("a.md");
    let run = lint(&first, &["--format", "json", "ja.md", &path]);
    let rules = run.rules();
    let own = rules.iter().filter(|rule| *rule == "shop-not-named");
    assert_eq!(own.count(), 1, "{rules:?}");
    let known = lint(&first, &["rules", "--format", "json"]).json();
    let unknown = lint(&second, &["rules", "--format", "json"]).json();
    assert_eq!(number(&known), number(&unknown) + 1);
}

/// A rule that mends what it finds.
const MENDING: &str = r#"severity: warning
summary: {ja: 旧い製品名, en: The old name of a product}
why: 窓口は新しい名前で探します。
fix: safe
match:
  find: ['旧かもめ', '\bold gull\b']
  replace: かもめ
messages:
  what: {ja: "「{quote}」は旧い名前です。", en: '“{quote}” is the old name.'}
  do: {ja: 新しい名前にしてください。, en: Use the new name.}
examples:
  fail:
    - text: 旧かもめが開きません。
      fixed: かもめが開きません。
  pass:
    - text: かもめが開きません。
"#;

#[test]
fn a_rule_of_a_house_mends_what_it_finds() {
    let folder = Folder::new("own-fix");
    folder.write(".ticketlint.yaml", CONFIG);
    folder.write("house/old-name.yaml", MENDING);
    let text = "旧かもめに接続できません。old gull も同じです。\n\n```\n旧かもめ 500\n```\n";
    let path = folder.write("a.md", text);
    let tested = lint(&folder, &["rules", "test", "house"]);
    assert_eq!(tested.status, 0, "{}{}", tested.out, tested.err);
    let run = lint(&folder, &["--fix", "--select", "old-name", "a.md"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let mended = std::fs::read_to_string(path).unwrap();
    let wanted = "かもめに接続できません。かもめ も同じです。\n\n```\n旧かもめ 500\n```\n";
    assert_eq!(mended, wanted);
    // What mends on an assumption waits for its own option.
    folder.write(
        "house/old-name.yaml",
        MENDING.replace("fix: safe", "fix: unsafe"),
    );
    folder.write("a.md", text);
    let run = lint(&folder, &["--diff", "--select", "old-name", "a.md"]);
    assert!(!run.out.contains("+かもめ"), "{}", run.out);
    let run = lint(
        &folder,
        &["--diff", "--unsafe-fixes", "--select", "old-name", "a.md"],
    );
    assert!(run.out.contains("+かもめ"), "{}", run.out);
    // An example that the fix does not give is told.
    folder.write(
        "house/old-name.yaml",
        MENDING.replace("fixed: かもめが", "fixed: カモメが"),
    );
    assert_eq!(lint(&folder, &["rules", "test", "house"]).status, 1);
}

#[test]
fn a_fix_that_cannot_be_is_refused() {
    broken(
        "own-group",
        MENDING.replace("replace: かもめ", "replace: 旧$1"),
        &["`replace` is written as it stands", "write a rule for each"],
    );
    broken(
        "own-fix-found-again",
        MENDING.replace("replace: かもめ", "replace: 旧かもめ様"),
        &["`find` finds the words of `replace` again"],
    );
    broken(
        "own-fix-none",
        MENDING.replace("  replace: かもめ\n", ""),
        &["need a `replace` under `match`"],
    );
    broken(
        "own-fix-unclaimed",
        MENDING
            .replace("fix: safe\n", "")
            .replace("      fixed: かもめが開きません。\n", ""),
        &["`replace` needs `find`, and `fix: safe` or `fix: unsafe`"],
    );
    broken(
        "own-fix-unshown",
        MENDING.replace("      fixed: かもめが開きません。\n", ""),
        &["no example shows what is mended"],
    );
}

/// A rule on what a draft asks about.
const TOPICS: &str = r#"severity: warning
summary: {ja: 社内の窓口の担当, en: A matter of our own desk}
why: {ja: 社内で答えられます。, en: Our own desk answers it.}
match:
  topics:
    - name: {ja: 端末の貸出, en: lending terminals}
      find: ['端末の貸出', '\blending (?:of )?terminals\b']
      redirect: {ja: 社内ヘルプデスク, en: the help desk in-house}
messages:
  what: {ja: "{topic}についての質問です。", en: 'It asks about {topic}.'}
  do: {ja: "{redirect}に尋ねてください。", en: 'Ask {redirect}.'}
examples:
  fail:
    - text: 端末の貸出の手順を教えてください。
  pass:
    - text: 端末の貸出を止めたあと、画面が開かなくなりました。
"#;

#[test]
fn a_rule_of_a_house_knows_what_a_draft_is_about() {
    let folder = Folder::new("own-topics");
    folder.write(".ticketlint.yaml", CONFIG);
    folder.write("house/own-desk.yaml", TOPICS);
    let tested = lint(&folder, &["rules", "test", "house"]);
    assert_eq!(tested.status, 0, "{}{}", tested.out, tested.err);
    folder.write("a.md", "How do we apply for lending terminals?\n");
    let run = lint(&folder, &["--select", "own-desk", "--lang", "en", "a.md"]);
    assert!(
        run.out.contains("It asks about lending terminals."),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("Ask the help desk in-house."),
        "{}",
        run.out
    );
    broken(
        "own-topics-find",
        TOPICS.replace("match:\n", "match:\n  find: [x]\n"),
        &["`topics` stands alone"],
    );
    broken(
        "own-topics-pattern",
        TOPICS.replace("'端末の貸出'", "'(端末'"),
        &["unclosed group"],
    );
}

#[test]
fn a_question_of_a_house_takes_its_answer() {
    const ASKING: &str = r#"severity: warning
scope: document
summary: {ja: 班が書かれていない, en: No team is named}
why: 班ごとに担当が違います。
match:
  unless: ['\d班', '班: ?\S']
messages:
  what: {ja: 班が書かれていません。, en: No team is named.}
  ask: {ja: どの班ですか。, en: Which team is it?}
  do: {ja: 班を書いてください。, en: Name the team.}
  rewrite: {ja: "班: ＿＿", en: "班: ＿＿"}
fix: display
examples:
  fail:
    - text: 画面が開きません。
  pass:
    - text: 3班です。画面が開きません。
"#;
    let folder = Folder::new("own-ask");
    folder.write(".ticketlint.yaml", CONFIG);
    folder.write("house/team-not-named.yaml", ASKING);
    folder.write("a.md", "# 画面が開かない\n\n画面が開きません。\n");
    folder.write("answers.yaml", "team-not-named: 3班\n");
    let args = ["ask", "--answers", "answers.yaml", "--stdout", "a.md"];
    let run = lint(&folder, &args);
    assert_ne!(run.status, 2, "{}", run.err);
    assert!(run.out.contains("3班"), "{}{}", run.out, run.err);
    folder.write("answers.yaml", "team-not-nmed: 3班\n");
    let run = lint(&folder, &args);
    assert_eq!(run.status, 2);
    assert!(
        run.err.contains("did you mean `team-not-named`?"),
        "{}",
        run.err
    );
}

/// A small rule of a house that is raised by a pattern.
fn finding(pattern: &str, more: &str, example: &str) -> String {
    format!(
        "severity: warning\nsummary: s\nwhy: w\nmatch: {{find: ['{pattern}']}}\n{more}\
         messages: {{what: '<{{quote}}>', do: y}}\n\
         examples: {{fail: [{{text: {example}}}], pass: [{{text: 画面は開きます。}}]}}\n"
    )
}

#[test]
fn a_list_of_cards_takes_the_place_of_those_that_are_extended() {
    let folder = house("own-lists");
    let base = std::fs::read_to_string(folder.at(".ticketlint.yaml")).unwrap();
    folder.write("base.yaml", base);
    folder.write(
        "other/spare-part.yaml",
        finding("予備品", "", "予備品がありません。"),
    );
    let rules = |config: &str| {
        folder.write(".ticketlint.yaml", config);
        let run = lint(&folder, &["config", "--why", "ja.md", "--format", "json"]);
        assert_eq!(run.status, 0, "{config}{}", run.err);
        let own = run.json()["settings"]["rule-paths"].clone();
        let names = own.as_object().unwrap().keys();
        names.cloned().collect::<Vec<_>>()
    };
    assert_eq!(rules("extends: base.yaml\n"), ["shop-not-named"]);
    assert_eq!(rules("extends: base.yaml\nrule-paths: []\n"), [""; 0]);
    assert_eq!(
        rules("extends: base.yaml\nrule-paths: other/\n"),
        ["spare-part"]
    );
    // The same folder once more is still there.
    assert_eq!(
        rules("extends: base.yaml\nrule-paths: [house/, other/]\n"),
        ["shop-not-named", "spare-part"]
    );
    // What is set aside is no rule any more.
    let config = "extends: base.yaml\nrule-paths: []\nrules: {shop-not-named: off}\n";
    folder.write(".ticketlint.yaml", config);
    refused(
        &lint(&folder, &["ja.md"]),
        &["no rule is called `shop-not-named`"],
    );
}

#[test]
fn a_pattern_that_folding_leaves_nothing_for_is_refused() {
    for (name, pattern, folded) in [
        ("kana", "ｻｰﾊﾞ", "write `サーバ`"),
        ("latin", "ＡＢＣ-\\d+", "write `ABC-`"),
        ("space", "本番\u{3000}環境", "write `本番 環境`"),
        ("class", "[０-９]{4}", "write `0`"),
    ] {
        broken(
            &format!("own-fold-{name}"),
            finding(pattern, "", "本番環境のサーバ"),
            &["house/x-y.yaml:4:", "is never found", folded],
        );
    }
    let folder = Folder::new("own-fold-fine");
    let card = finding("(?:ｻｰﾊﾞ|サーバ)", "", "ｻｰﾊﾞが落ちました。");
    folder.write("house/x-y.yaml", card);
    let run = lint(&folder, &["rules", "test", "house"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
}

#[test]
fn a_rule_of_whole_drafts_says_that_its_example_is_a_passage() {
    let folder = Folder::new("own-document");
    let scope = "scope: document\n";
    folder.write(
        "house/x-y.yaml",
        finding("本番", scope, "本番が落ちました。"),
    );
    let run = lint(&folder, &["rules", "test", "house"]);
    assert_eq!(run.status, 1);
    let said = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("give the example `whole: true`"), "{said}");
    let card = finding("本番", scope, "本番が落ちました。, whole: true");
    folder.write("house/x-y.yaml", card);
    let run = lint(&folder, &["rules", "test", "house"]);
    assert_eq!(run.status, 0, "{}", run.out);
}

#[test]
fn the_words_that_are_quoted_are_those_that_are_found() {
    let folder = Folder::new("own-quote");
    let card = finding("サーバ(?:[^ー]|$)", "", "サーバが落ちました。");
    folder.write("house/x-y.yaml", card);
    folder.write(".ticketlint.yaml", "rule-paths: house/\n");
    folder.write("draft.md", "# 障害\n\nｻｰﾊﾞが落ちました。\n");
    let run = lint(
        &folder,
        &["draft.md", "--select", "own", "--format", "json"],
    );
    let found = run.json()["files"][0]["diagnostics"][0].clone();
    assert_eq!(found["message"], "<ｻｰﾊﾞが>");
    let column = |end: &str| found["span"][end]["column"].as_u64().unwrap();
    assert_eq!(column("end") - column("start"), 5, "{found}");
    // No half of a credential is quoted.
    folder.write(
        "house/x-y.yaml",
        finding("akia[0-9a-z]{8}", "", "AKIA4QXTZ7MP"),
    );
    folder.write("draft.md", "鍵は AKIA4QXTZ7MPLNBD5WKE です。\n");
    let run = lint(
        &folder,
        &["draft.md", "--select", "own", "--format", "json"],
    );
    assert!(!run.out.contains("4QXTZ7MP"), "{}", run.out);
}
