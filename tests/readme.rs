//! The README tells the truth: its commands are run, its tables are made.
//!
//! `UPDATE_README=1 cargo test --test readme` writes what the program says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod house;
mod page;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use binary::{Folder, SAMPLE, TicketLint, run};
use page::{all_blocks, blocks, fenced, readme};
use ticketlint::knowledge::{CARDS, PROVIDERS, Takes};
use ticketlint::report::Format;

/// Several tests may write the file.
static FILE: Mutex<()> = Mutex::new(());

/// Compares a part of the README with what it ought to be, or writes it.
fn expect(part: impl Fn(&str) -> Range<usize>, wanted: &str) {
    let _guard = FILE.lock().unwrap_or_else(|poison| poison.into_inner());
    let text = readme();
    let Range {
        start: from,
        end: to,
    } = part(&text);
    if text[from..to] == *wanted {
        return;
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(
            "README.md",
            format!("{}{wanted}{}", &text[..from], &text[to..]),
        )
        .unwrap();
        return;
    }
    assert_eq!(
        &text[from..to],
        wanted,
        "UPDATE_README=1 cargo test --test readme renews it"
    );
}

/// The part between `<!-- name -->` and `<!-- /name -->`.
fn section(name: &str) -> impl Fn(&str) -> Range<usize> {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    move |text| {
        let from = text.find(&open).unwrap() + open.len();
        from..from + text[from..].find(&close).unwrap()
    }
}

#[test]
fn the_picture_is_what_the_sample_gives() {
    let picture = run(&[SAMPLE, "--color", "never"]);
    let shown = format!("$ ticketlint {SAMPLE} --color never\n{}", picture.out);
    expect(section("picture"), &fenced("text", &shown));
}

/// Runs the commands of a block one after the other in a shell, and gives what
/// a terminal would show.
fn session(block: &str) -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_ticketlint"))
        .parent()
        .unwrap();
    let mut shown = String::new();
    for line in block.lines().filter(|line| line.starts_with("$ ")) {
        let output = Command::new("sh")
            .arg("-c")
            .arg(format!("{{ {} ; }} 2>&1", &line[2..]))
            .env("PATH", format!("{}:/usr/bin:/bin", folder.display()))
            .env("LANG", "en_US.UTF-8")
            .env("COLUMNS", "80")
            .env_remove("LC_ALL")
            .env_remove("CLICOLOR_FORCE")
            .output()
            .unwrap();
        let _ = write!(
            shown,
            "{line}\n{}",
            String::from_utf8(output.stdout).unwrap()
        );
    }
    shown
}

#[test]
fn every_command_shown_gives_what_is_shown() {
    let count = blocks(&readme(), "console").len();
    assert!(count > 0, "no commands are shown");
    // Commands write there, and the build may be told to go elsewhere.
    fs::create_dir_all("target").unwrap();
    for i in 0..count {
        let text = readme();
        let shown = session(&text[blocks(&text, "console")[i].inside.clone()]);
        let whole = |text: &str| blocks(text, "console")[i].whole.clone();
        expect(whole, &fenced("console", &shown));
    }
}

/// What is wrong with the make-up of a page: a block of code that nobody checks,
/// or what a program said outside of a block.
fn damage(text: &str) -> Vec<String> {
    let blocks = all_blocks(text);
    let mut wrong = Vec::new();
    let mut said = BTreeSet::new();
    for block in &blocks {
        let line = text[..block.whole.start].lines().count() + 1;
        let language = block.language.as_str();
        if !["text", "console", "sh", "json", "yaml"].contains(&language) {
            wrong.push(format!(
                "line {line}: a block of `{language}`, which nothing checks"
            ));
        }
        if block.inside.end == block.whole.end {
            wrong.push(format!("line {line}: a block without an end"));
        }
        if ["text", "console"].contains(&language) {
            said.extend(text[block.inside.clone()].lines().map(str::trim));
        }
    }
    let in_block = |at: usize| blocks.iter().any(|block| block.whole.contains(&at));
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let words = line.trim();
        // A short line may be anybody's.
        if !in_block(at) && words.chars().count() > 12 && said.contains(words) {
            wrong.push(format!("line {}: stray output: {words}", number + 1));
        }
        at += line.len();
    }
    wrong
}

#[test]
fn every_block_is_checked_and_nothing_is_stray() {
    assert_eq!(damage(&readme()), [""; 0]);
    let texts = blocks(&readme(), "text");
    assert_eq!(texts.len(), 1, "only the picture is checked");
}

#[test]
fn damage_is_seen() {
    let block = "```console\n$ ticketlint --help\nA linter for requests\n```\n";
    assert_eq!(damage(block), [""; 0]);
    assert_eq!(
        damage(&format!("{block}A linter for requests\n")),
        ["line 5: stray output: A linter for requests"]
    );
    assert_eq!(
        damage(&format!("{block}words\n```\n{block}")),
        ["line 6: a block of ``, which nothing checks"]
    );
    assert_eq!(
        damage("words\n```sh\nmake\n"),
        ["line 2: a block without an end"]
    );
    let inner = "  ```\n````\n";
    assert_eq!(fenced("text", inner), "`````text\n  ```\n````\n`````\n");
    assert_eq!(damage(&fenced("text", inner)), [""; 0]);
}

#[test]
fn the_two_commands_to_start_with_are_there() {
    let text = readme();
    let commands: Vec<&str> = blocks(&text, "sh")
        .into_iter()
        .map(|block| text[block.inside].trim())
        .collect();
    let sample = format!("cargo run -q -- {SAMPLE}");
    assert_eq!(commands, [sample.as_str(), "cargo test"]);
}

#[test]
fn the_rules_are_the_cards() {
    let mut cards: Vec<_> = CARDS.iter().collect();
    cards.sort_by_key(|card| (card.family.as_ref(), card.name.as_ref()));
    let mut wanted =
        String::from("| Family | Rule | Severity | What it finds |\n| --- | --- | --- | --- |\n");
    let mut family = "";
    for card in &cards {
        let first = card.family != family;
        family = card.family.as_ref();
        let (least, most) = card.severities(None).into_inner();
        let severity = if least == most {
            most.name().to_owned()
        } else {
            format!("{}–{}", least.name(), most.name())
        };
        let _ = writeln!(
            wanted,
            "| {} | [`{name}`](rules/{family}/{name}.yaml) | {severity} | {} |",
            if first { family } else { "" },
            card.summary.en.trim().replace('|', "\\|"),
            name = card.name,
        );
    }
    expect(section("rules"), &wanted);
}

#[test]
fn the_providers_are_those_it_knows() {
    let mut wanted =
        String::from("| Name | Desk | Documents its rules rest on |\n| --- | --- | --- |\n");
    for provider in &PROVIDERS {
        let documents: Vec<&str> = provider
            .documents
            .iter()
            .map(|d| d.title.en.trim())
            .collect();
        let _ = writeln!(
            wanted,
            "| `{}` | {} | {} |",
            provider.name,
            provider.title.en.trim(),
            if documents.is_empty() {
                "none: for a desk that is not listed".to_owned()
            } else {
                documents.join("; ")
            }
        );
    }
    expect(section("providers"), &wanted);
}

/// The first sentence of a module's documentation.
fn about(layer: &str) -> String {
    let text = [format!("src/{layer}/mod.rs"), format!("src/{layer}.rs")]
        .iter()
        .find_map(|path| fs::read_to_string(path).ok())
        .unwrap_or_else(|| panic!("{layer} has no module"));
    let lines: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix("//! "))
        .collect();
    let paragraph = lines.join(" ");
    let end = paragraph
        .find(". ")
        .unwrap_or(paragraph.trim_end_matches('.').len());
    paragraph[..end].to_owned()
}

#[test]
fn the_house_is_the_table_of_layers() {
    let mut wanted = String::from("| Layer | What it holds | May use |\n| --- | --- | --- |\n");
    for (layer, may_use) in house::TABLE {
        let _ = writeln!(
            wanted,
            "| `{layer}` | {} | {} |",
            about(layer),
            may_use.join(", ")
        );
    }
    expect(section("layers"), &wanted);
}

/// Everything that looks like an option in a text.
fn options(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .filter(|word| word.starts_with("--") && word.len() > 3)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_options_are_those_of_the_help() {
    let text = readme();
    let from = text.find("### Options of `check`").unwrap();
    let to = from + text[from..].find("### Exit status").unwrap();
    let mut known = options(&run(&["check", "--help"]).out);
    known.remove("--help");
    assert_eq!(options(&text[from..to]), known);
}

#[test]
fn the_exit_statuses_are_those_of_the_help() {
    let help = run(&["--help"]).out;
    let text = readme();
    for status in 0..=2 {
        assert!(help.contains(&format!("\n  {status}  ")));
        assert!(text.contains(&format!("\n| {status} | ")));
    }
}

/// Every member an example shows is one of the real answer's.
fn members(example: &serde_json::Value, real: &serde_json::Value, path: &str) {
    match (example, real) {
        (serde_json::Value::Object(example), serde_json::Value::Object(real)) => {
            for (name, value) in example {
                let path = format!("{path}.{name}");
                members(
                    value,
                    real.get(name).unwrap_or_else(|| panic!("{path}")),
                    &path,
                );
            }
        }
        (serde_json::Value::Array(example), serde_json::Value::Array(real)) => {
            if let (Some(example), Some(real)) = (example.first(), real.first()) {
                members(example, real, &format!("{path}[0]"));
            }
        }
        (example, real) => assert!(
            std::mem::discriminant(example) == std::mem::discriminant(real),
            "{path}"
        ),
    }
}

#[test]
fn the_json_shown_is_the_shape_of_the_real_answer() {
    let text = readme();
    let inside = blocks(&text, "json")[0].inside.clone();
    let example: serde_json::Value = serde_json::from_str(&text[inside]).unwrap();
    let only = [
        "--select",
        "timestamp-without-timezone",
        "--timezone",
        "JST",
    ];
    let mut args = vec!["--format", "json", SAMPLE];
    args.extend(only);
    members(&example, &run(&args).json(), "");
}

#[test]
fn the_yaml_shown_is_valid() {
    let text = readme();
    let [
        _,
        options,
        suppressions,
        action,
        _,
        _,
        hooks,
        local,
        _,
        card,
    ] = &blocks(&text, "yaml")[..]
    else {
        panic!("a configuration and two parts of one, three pipelines, two hooks and two cards");
    };
    let folder = Folder::new("readme-suppressions");
    let config = folder.write("a.yaml", &text[suppressions.inside.clone()]);
    assert_eq!(run(&["--config", &config, SAMPLE]).status, 1);
    let config = folder.write("b.yaml", &text[options.inside.clone()]);
    assert_eq!(run(&["--config", &config, SAMPLE]).status, 1);
    let file = |name: &str| -> serde_yaml::Value {
        serde_yaml::from_str(&fs::read_to_string(name).unwrap()).unwrap()
    };
    let shown = |block: &page::Block| -> serde_yaml::Value {
        serde_yaml::from_str(&text[block.inside.clone()]).unwrap()
    };
    let inputs = &file("action.yml")["inputs"];
    let action = shown(action);
    let mut steps = action["steps"].as_sequence().unwrap().iter();
    let step = steps.find(|step| step["id"] == "drafts").unwrap();
    for (input, _) in step["with"].as_mapping().unwrap() {
        assert!(inputs.get(input).is_some(), "{input:?}");
    }
    let known = file(".pre-commit-hooks.yaml");
    let known: Vec<&serde_yaml::Value> = known.as_sequence().unwrap().iter().collect();
    let of = |id: &serde_yaml::Value| *known.iter().find(|hook| hook["id"] == *id).unwrap();
    of(&shown(hooks)["repos"][0]["hooks"][0]["id"]);
    for hook in &known {
        let id = hook["id"].as_str().unwrap();
        assert!(text.contains(&format!("`{id}`")), "{id}");
    }
    let local = &shown(local)["repos"][0]["hooks"][0];
    for member in [
        "id",
        "name",
        "entry",
        "args",
        "language",
        "types_or",
        "require_serial",
    ] {
        assert_eq!(local[member], of(&local["id"])[member], "{member}");
    }
    let package = concat!("ticketlint==", env!("CARGO_PKG_VERSION"));
    assert_eq!(local["additional_dependencies"][0], package);
    let entry: Vec<&str> = local["entry"].as_str().unwrap().split(' ').collect();
    assert_eq!(entry[0], "ticketlint");
    let mut args = entry[1..].to_vec();
    args.extend(
        local["args"]
            .as_sequence()
            .unwrap()
            .iter()
            .map(|arg| arg.as_str().unwrap()),
    );
    args.push(SAMPLE);
    assert_eq!(run(&args).status, 1);

    let card: ticketlint::knowledge::Card =
        serde_yaml::from_str(&text[card.inside.clone()]).unwrap();
    for statement in card.statements.iter() {
        assert!(ticketlint::knowledge::statement(statement).is_some());
    }
    assert_eq!(card.examples.fail.len(), 2);
}

/// What a feature is had by is there: an option, a command, a file, a rule.
#[test]
fn the_features_are_there() {
    let text = readme();
    let help: String = ["check", "config"]
        .map(|command| run(&[command, "--help"]).out)
        .concat();
    let options = options(&help);
    let mut rows = 0;
    for row in text[section("features")(&text)].lines().skip(2) {
        let [_, feature, here, by, _] = row.split('|').map(str::trim).collect::<Vec<_>>()[..]
        else {
            panic!("{row}");
        };
        rows += 1;
        assert_eq!(here == "no", by.is_empty(), "{feature}");
        for name in by.split('`').skip(1).step_by(2) {
            let words: Vec<&str> = name.split(' ').collect();
            match words[..] {
                ["ticketlint", command] => assert_eq!(run(&[command, "--help"]).status, 0),
                ["--format", format] => assert!(Format::named(format).is_some(), "{row}"),
                [option] if option.starts_with('-') => assert!(options.contains(option), "{row}"),
                [name] => assert!(
                    Path::new(name).exists() || CARDS.iter().any(|card| card.name == name),
                    "{row}"
                ),
                _ => panic!("{row}"),
            }
        }
    }
    assert!(rows > 30);
    let formats = format!("| Report formats | {}, ", Format::ALL.len());
    assert!(text.contains(&formats));
}

/// The commands of the pipelines shown, run where they cannot do harm, leave the
/// files that the pipelines then take.
#[test]
fn the_pipelines_shown_work() {
    let text = readme();
    let pipeline = |at: usize| -> serde_yaml::Value {
        serde_yaml::from_str(&text[blocks(&text, "yaml")[at].inside.clone()]).unwrap()
    };
    let (github, gitlab) = (pipeline(4), pipeline(5));
    let reports = &gitlab["drafts"]["artifacts"]["reports"];
    for (command, files) in [
        (
            &github["steps"][0]["run"],
            vec![&github["steps"][1]["with"]["sarif_file"]],
        ),
        (
            &gitlab["drafts"]["script"],
            vec![&reports["codequality"], &reports["junit"]],
        ),
    ] {
        let folder = Folder::new("pipeline");
        folder.write("tickets/a.md", fs::read(SAMPLE).unwrap());
        let words: Vec<&str> = command.as_str().unwrap().split(' ').collect();
        assert_eq!(words[0], "ticketlint");
        let run = TicketLint::new(&words[1..]).folder(folder.path()).run();
        assert_eq!((run.status, run.err.contains("error")), (1, false));
        for file in files {
            assert!(Path::new(&folder.at(file.as_str().unwrap())).exists());
        }
    }
}

#[test]
fn the_formats_are_those_it_knows() {
    let text = readme();
    let from = text.find("| Format | For |").unwrap();
    let table = text[from..].lines().skip(2);
    let rows = table.map_while(|line| line.strip_prefix("| `")?.split('`').next());
    assert!(rows.eq(Format::ALL.map(Format::name)));
    let from = text.find("| `--format FORMAT` |").unwrap();
    let row = text[from..].lines().next().unwrap();
    for format in Format::ALL {
        assert!(row.contains(&format!("`{}`", format.name())), "{row}");
    }
}

#[test]
fn the_configuration_shown_is_the_one_that_is_used() {
    let wanted = fs::read_to_string("fixtures/config/.ticketlint.yaml").unwrap();
    let whole = |text: &str| blocks(text, "yaml")[0].whole.clone();
    expect(whole, &fenced("yaml", &wanted));
}

#[test]
fn the_rule_of_a_house_shown_is_the_one_that_is_used() {
    let card = "fixtures/own-rules/rules/change-without-number.yaml";
    let wanted = fs::read_to_string(card).unwrap();
    let whole = |text: &str| blocks(text, "yaml")[8].whole.clone();
    expect(whole, &fenced("yaml", &wanted));
}

#[test]
fn the_keys_are_those_of_the_schema() {
    let schema = run(&["schema", "config"]).json();
    let keys = schema["properties"].as_object().unwrap();
    let mut wanted = String::from("| Key | What it sets |\n| --- | --- |\n");
    for (name, key) in keys {
        let about = key["description"].as_str().unwrap();
        let _ = writeln!(wanted, "| `{name}` | {about} |");
    }
    expect(section("keys"), &wanted);
}

#[test]
fn the_options_of_rules_are_those_of_the_cards() {
    let mut wanted = String::from(
        "| Rule | Option | Takes | Without it | What it sets |\n| --- | --- | --- | --- | --- |\n",
    );
    for card in &CARDS {
        for (at, option) in card.options.iter().enumerate() {
            let takes = match option.takes {
                Takes::Count => format!("{} to {}", option.least, option.most),
                Takes::Words => "words".to_owned(),
                Takes::Names => "names".to_owned(),
                Takes::Patterns => "regular expressions".to_owned(),
            };
            let number = option.default.map(|number| number.to_string());
            let words = option.unset.as_ref().map(|words| words.en.to_string());
            let _ = writeln!(
                wanted,
                "| {} | `{}` | {takes} | {} | {} |",
                if at == 0 {
                    format!("`{}`", card.name)
                } else {
                    String::new()
                },
                option.name,
                number.or(words).unwrap_or_else(|| "none".to_owned()),
                option.about.en.trim(),
            );
        }
    }
    expect(section("rule-options"), &wanted);
}

#[test]
fn links_lead_to_files() {
    let text = readme();
    for (at, _) in text.match_indices("](") {
        let target = text[at + 2..].split(')').next().unwrap();
        if let Some(heading) = target.strip_prefix('#') {
            let slug = |line: &str| {
                line.trim_start_matches('#')
                    .trim()
                    .to_lowercase()
                    .replace(' ', "-")
            };
            let known = |line: &str| line.starts_with('#') && slug(line) == heading;
            assert!(text.lines().any(known), "{target}");
        } else if !target.starts_with("http") {
            assert!(Path::new(target).exists(), "{target}");
        }
    }
}
