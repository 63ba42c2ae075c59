//! Words of a draft stay words in every format.

use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag};
use regex::Regex;
use serde_json::Value;
use ticketlint::diagnostic::{Applicability, Confidence, Diagnostic, Edit, Fix, Label, Severity};
use ticketlint::report::{FileReport, Format, Style, Summary};
use ticketlint::text::display::is_hidden;
use ticketlint::text::{Language, SourceFile, Span};

/// What readers of one format or another would obey.
const ATTACKS: &[&str] = &[
    "\n::error::forged",
    "\r::set-output name=a::b",
    "%0A::add-mask::x",
    "a,line=99,title=x::y",
    "##[add-path]x",
    "</failure></testcase><testcase name=\"x\">",
    "\"/><error line=\"1",
    "]]><x>",
    "&lt;&amp;&#10;",
    "\u{0}\u{1b}[31m\u{7}\u{9b}2J\u{fffe}",
    "a\u{202e}b\u{200b}c",
    "| a | b |\n| --- | --- |",
    "\n\n# Forged\n\n- x\n\n/close",
    "```\n</details>\n\n**out**",
    "`````\n~~~~\n",
    "<script>alert(1)</script><!-- x -->",
    "[words](http://example.com/) ![x](http://example.com/x.png)",
    "see http://example.com/ or www.example.com, <http://example.com/>",
    "@octocat @\"x\" #123 !45 user@example.com",
    "\\| \\` \\",
    "{\"a\": \"b\"}, {",
    "  + forged\n  + more",
    "\u{85}\u{2028}\u{2029}x",
    "\u{1b}]0;title\u{7}\u{1b}]8;;http://example.com/\u{1b}\\x\u{1b}]8;;\u{1b}\\",
    "\u{90}q\u{9c}\u{9d}52;c;eA==\u{9c}",
    "::stop-commands::x\n::warning file=a,line=1::b\n##vso[task.setvariable]x",
    "</script><img src=x onerror=alert(1)>",
    "![x][y]\n\n[y]: http://example.com/x.png",
];

fn style() -> Style {
    Style {
        language: Language::En,
        ..Style::default()
    }
}

fn report(format: Format, attack: &str) -> String {
    // A name has no line breaks, except where somebody means harm.
    let source = SourceFile::new(attack, format!("draft {attack}\n"));
    let span = Span::new(0, 5);
    let diagnostic = Diagnostic {
        rule: "a-rule".into(),
        severity: Severity::Error,
        confidence: Confidence::High,
        message: format!("says “{attack}”").into(),
        why: "why".into(),
        help: format!("drop “{attack}”").into(),
        ask: None,
        rewrite: Some(format!("{attack}\n{attack}").into()),
        ticket: None,
        span,
        conceal: false,
        labels: vec![Label {
            span,
            message: attack.to_owned().into(),
        }],
        case: "main".into(),
        group: None,
        repeats: vec![span.into()],
        citations: Arc::default(),
        fixes: vec![Fix {
            applicability: Applicability::Safe,
            title: attack.into(),
            edits: vec![Edit {
                span,
                text: attack.to_owned(),
            }],
        }],
        unmade: None,
    };
    let mut out = String::new();
    let mut reporter = format.reporter(style());
    reporter.begin(&mut out);
    reporter.file(
        &mut out,
        &FileReport {
            provider: "aws",
            kind: "incident",
            language: "en",
            fails: Some(Severity::Warning),
            ..FileReport::of(&source, &[diagnostic], &[])
        },
    );
    reporter.end(&mut out, &Summary::default());
    out
}

/// The lines of every report, each of which must have one of these shapes.
fn shaped(format: Format, shapes: &[&str]) {
    let shape = Regex::new(&format!("^(?:{})$", shapes.join("|"))).unwrap();
    for attack in ATTACKS {
        for line in report(format, attack).split_terminator('\n') {
            assert!(shape.is_match(line), "{attack:?}: {line}");
        }
    }
}

#[test]
fn nothing_hidden_comes_through() {
    for format in Format::ALL {
        for attack in ATTACKS {
            let out = report(format, attack);
            let kept =
                |c: char| c == '\n' || !is_hidden(c) || c == '\u{1b}' && format == Format::Human;
            assert!(out.chars().all(kept), "{}: {out:?}", format.name());
        }
    }
}

#[test]
fn a_command_of_github_ends_where_it_ends() {
    let value = "[^:,\r\n]*";
    shaped(
        Format::Github,
        &[&format!(
            "::error file={value},line=1,col=1,endLine=1,endColumn=6,title=a-rule::[^\r\n]*"
        )],
    );
    let percent = Regex::new("%(25|0D|0A|3A|2C)?").unwrap();
    for attack in ATTACKS {
        let out = report(Format::Github, attack);
        assert_eq!(out.lines().count(), 2, "its place, and where else it is");
        assert!(percent.find_iter(&out).all(|m| m.len() == 3), "{out}");
    }
    let out = report(Format::Github, "50%\nx");
    assert!(out.contains("says “50%25%0Ax”%0Adrop “50%25%0Ax”"), "{out}");
}

#[test]
fn xml_has_our_tags_and_no_others() {
    let (text, n) = ("[^<>\"]*", "[0-9]+");
    shaped(
        Format::Checkstyle,
        &[
            r#"<\?xml version="1.0" encoding="UTF-8"\?>"#,
            r#"<checkstyle version="4.3">"#,
            &format!("  <file name=\"{text}\">"),
            &format!(
                "    <error line=\"{n}\" column=\"{n}\" severity=\"error\" message=\"{text}\" source=\"ticketlint.a-rule\"/>"
            ),
            "  </file>",
            "</checkstyle>",
        ],
    );
    shaped(
        Format::Junit,
        &[
            r#"<\?xml version="1.0" encoding="UTF-8"\?>"#,
            r#"<testsuites name="ticketlint">"#,
            &format!(
                "  <testsuite name=\"{text}\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">"
            ),
            &format!(
                "    <testcase name=\"a-rule 1:1\" classname=\"{text}\" file=\"{text}\" line=\"1\">"
            ),
            &format!("      <failure type=\"error\" message=\"{text}\">{text}</failure>"),
            "    </testcase>",
            "  </testsuite>",
            "</testsuites>",
        ],
    );
    let entity = Regex::new("&(amp|lt|gt|quot|apos|#10|#35)?;?").unwrap();
    for format in [Format::Junit, Format::Checkstyle] {
        for attack in ATTACKS {
            let out = report(format, attack);
            let whole = |m: regex::Match<'_>| m.as_str().len() > 3 && m.as_str().ends_with(';');
            assert!(entity.find_iter(&out).all(whole), "{out}");
            assert!(!out.contains(['\u{fffe}', '\u{ffff}']));
        }
    }
}

#[test]
fn json_gives_back_the_words() {
    let link = Regex::new(r"[^\\]\]\(").unwrap();
    for attack in ATTACKS {
        let sarif: Value = serde_json::from_str(&report(Format::Sarif, attack)).unwrap();
        let result = &sarif["runs"][0]["results"][0];
        let change = &result["fixes"][0]["artifactChanges"][0];
        let inserted = &change["replacements"][0]["insertedContent"]["text"];
        assert_eq!(inserted, attack);
        let words = result["message"]["text"].as_str().unwrap();
        assert!(!link.is_match(words), "{words}");
        let rdjson: Value = serde_json::from_str(&report(Format::Rdjson, attack)).unwrap();
        let suggestion = &rdjson["diagnostics"][0]["suggestions"][0];
        assert_eq!(suggestion["text"], *attack);
        let gitlab: Value = serde_json::from_str(&report(Format::Gitlab, attack)).unwrap();
        assert_eq!(gitlab.as_array().unwrap().len(), 2);
        let lines = report(Format::Ndjson, attack);
        let line: Value = serde_json::from_str(&lines).unwrap();
        assert_eq!(line["path"], *attack);
        assert_eq!(lines.lines().count(), 1);
    }
}

#[test]
fn a_model_can_tell_the_draft_from_the_tool() {
    for attack in ATTACKS {
        let out = report(Format::Agent, attack);
        let lines: Vec<&str> = out.split_terminator('\n').collect();
        let (sum, lines) = lines.split_last().unwrap();
        assert_eq!(*sum, "No files checked.");
        assert!(lines[0].contains(":1:1,1:1 error[a-rule] says “"), "{out}");
        assert!(
            lines[1..].iter().all(|line| line.starts_with("  + ")),
            "{out}"
        );
    }
}

/// Read as a service reads it, the comment is one table and one block of code,
/// and links nowhere.
#[test]
fn nothing_breaks_out_of_the_comment() {
    for attack in ATTACKS {
        let out = report(Format::Markdown, attack);
        let mut counts = [0; 3];
        let mut text = String::new();
        let mut in_code = false;
        for event in Parser::new_ext(&out, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Start(Tag::Heading { .. }) => counts[0] += 1,
                Event::Start(Tag::TableRow) => counts[1] += 1,
                Event::Start(Tag::CodeBlock(_)) => {
                    counts[2] += 1;
                    in_code = true;
                }
                Event::End(pulldown_cmark::TagEnd::CodeBlock) => in_code = false,
                Event::Html(html) => {
                    let ours = ["<details>", "</details>"];
                    assert!(ours.iter().any(|tag| html.starts_with(tag)), "{html}");
                }
                Event::InlineHtml(html) => assert_eq!(&*html, "<br>", "{out}"),
                Event::Text(words) if !in_code => text.push_str(&words),
                Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::End(_) => {}
                Event::Start(
                    Tag::Paragraph
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableCell
                    | Tag::HtmlBlock,
                ) => {}
                other => panic!("{attack:?}: {other:?}\n{out}"),
            }
        }
        assert_eq!(counts, [2, 1, 1], "{attack:?}: {out}");
        assert!(
            !text.contains("@octocat") && !text.contains("#123"),
            "{text}"
        );
        // A service links addresses on its own, except in code.
        let mut table = out.lines().filter(|line| line.starts_with('|'));
        assert!(table.all(|line| !line.contains("http://")), "{out}");
    }
}

/// A draft and a name of a file that mean harm, to every command.
#[cfg(unix)]
#[test]
fn no_command_passes_on_what_harms() {
    use crate::binary::{Folder, TicketLint};

    let attack = "\u{1b}[31m\u{1b}]0;x\u{7}\u{9b}2J\u{202e}b\u{200b}\u{2028}c%0A##[add-path]d";
    let folder = Folder::new("harm");
    let text = format!(
        "---\nprovider: aws\nseverity: high\n---\n\n# 【至急】EC2 {attack}\n\n\
         昨日の 15:52 {attack} から「Error {attack}」で接続できません。いろいろ試しました。\n\
         ::error::forged\n\n別件ですが、RDS {attack} の請求額を教えてください。\n"
    );
    let path = folder.write(&format!("a\n::error::forged{attack}.md"), text);
    let why = ["config", "--why"];
    let json = ["--format", "json"];
    let mut commands: Vec<Vec<&str>> = vec![vec!["check", "--diff"], why.to_vec()];
    commands.push([&why[..1], &json, &why[1..]].concat());
    for command in ["check", "inspect", "severity", "split", "ask"] {
        commands.push(vec![command]);
        commands.push([&[command], &json[..]].concat());
    }
    commands.push(vec!["template"]);
    for format in Format::ALL.into_iter().filter(|f| *f != Format::Github) {
        commands.push(vec!["check", "--format", format.name()]);
    }
    for command in commands {
        let run = TicketLint::new(&command).arg(&path).run();
        assert_ne!(run.status, 2, "{command:?}: {}", run.err);
        for out in [&run.out, &run.err] {
            let hidden = out.chars().find(|&c| c != '\n' && is_hidden(c));
            assert_eq!(hidden, None, "{command:?}: {out:?}");
            let forged = |line: &str| {
                ["::", "##["]
                    .iter()
                    .any(|c| line.trim_start().starts_with(c))
            };
            assert!(!out.lines().any(forged), "{command:?}: {out}");
        }
    }
}
