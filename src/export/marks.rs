//! Text to Markdown and back. A text that is marked on purpose (a link, bold
//! words, a check box) is Markdown already, and stays byte for byte. In any other
//! the marks are characters: they get backslashes where they would mean something
//! in Markdown, and lose them on the way back. Both ways fit: what went there
//! comes back as it was.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Parser, Tag};

use super::shield::{comments, shielded, shielded_at, unshielded, verbatim, without};
use crate::text::Range;
use crate::text::markdown::{OPTIONS, escaped};

/// The text as Markdown for what stands below a heading of level 2.
pub(super) fn marked(text: &str) -> String {
    let text = if is_marked(text) {
        // A comment would not be seen.
        shielded_at(text, comments(text))
    } else {
        shielded(text)
    };
    closed(&lowered(&text))
}

/// The text as Markdown of a single paragraph, such as a title.
pub(super) fn marked_line(text: &str) -> String {
    // What looks like a heading is one to who reads it, escaped or not.
    if is_marked(text) || text.starts_with('#') || is_paragraph(text) {
        marked(text)
    } else {
        escaped(text)
    }
}

/// Texts of one line as a list.
pub(super) fn marked_items(items: &[String]) -> String {
    let list = |item: &dyn Fn(&str) -> String| -> String {
        items
            .iter()
            .map(|text| format!("- {}\n", item(text)))
            .collect()
    };
    if items.iter().all(|item| is_paragraph(item)) {
        // Only as a whole can it be told whether it is marked: a check box is one
        // in a list.
        marked(&list(&str::to_owned))
    } else {
        list(&marked_line)
    }
}

/// Whether Markdown has a text for a single paragraph.
fn is_paragraph(text: &str) -> bool {
    let mut blocks = Parser::new_ext(text, OPTIONS).filter(|event| {
        matches!(event, Event::Start(tag) if !is_inline(tag)) || matches!(event, Event::Rule)
    });
    matches!(blocks.next(), Some(Event::Start(Tag::Paragraph))) && blocks.next().is_none()
}

/// The text of Markdown, with its marks where there are any on purpose.
pub(super) fn unmarked(markdown: &str) -> String {
    if is_marked(markdown) {
        let code = verbatim(markdown);
        let shields = markdown.match_indices(r"\<!--").map(|(at, _)| at);
        let shields = shields.filter(|at| !code.iter().any(|code| code.contains(at)));
        without(markdown, shields)
    } else {
        unshielded(markdown)
    }
}

const fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Whether a text has marks on purpose, be it that they are escaped.
fn is_marked(text: &str) -> bool {
    has_marks(text) || text.contains(['\\', '&']) && has_marks(&unshielded(text))
}

fn has_marks(text: &str) -> bool {
    if hides_heading(text) {
        return false;
    }
    let mut events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let marks = events.by_ref().any(|(event, at)| match event {
        Event::Start(Tag::Link { link_type, .. }) => {
            !matches!(link_type, LinkType::Autolink | LinkType::Email)
        }
        Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_))
        | Event::FootnoteReference(_)
        | Event::TaskListMarker(_) => true,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => is_meant(text, &at),
        Event::InlineHtml(_) | Event::Html(_) => is_element(&text[at]),
        _ => false,
    });
    marks
        || Parser::new_ext(text, OPTIONS)
            .reference_definitions()
            .iter()
            .next()
            .is_some()
}

/// Whether words that look like a heading stand behind a tag on its line, where
/// Markdown has none and who reads it sees one.
fn hides_heading(text: &str) -> bool {
    let mut events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    events.any(|(event, at)| {
        if !matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
            return false;
        }
        let line = text[at.start..].lines().next().unwrap_or("");
        let mut words = line.trim_start();
        let mut tags = 0;
        while let Some(end) = words.find('>').filter(|_| words.starts_with('<')) {
            words = words[end + 1..].trim_start();
            tags += 1;
        }
        tags > 0 && words.starts_with('#')
    })
}

/// A heading to who reads it on a line of HTML, where Markdown has none.
fn heading_of_html(text: &str, line: &Range) -> Option<(HeadingLevel, Range)> {
    let words = text[line.clone()].trim_start();
    let rest = words.trim_start_matches('#');
    let level = HeadingLevel::try_from(words.len() - rest.len()).ok()?;
    let start = line.end - words.len();
    rest.starts_with([' ', '\t'])
        .then_some((level, start..line.end))
}

/// Whether emphasis is one that an author makes: around words, not in the middle
/// of `2*3*4`, `__init__` or a path.
pub(super) fn is_meant(text: &str, at: &Range) -> bool {
    let words = &text[at.clone()];
    let mark = words.chars().next().unwrap_or_default();
    let inner = words.trim_matches(mark);
    let code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\' | '.' | '_' | '*');
    let before = text[..at.start].chars().next_back();
    let after = text[at.end..].chars().next();
    let apart = !before.is_some_and(code) && !after.is_some_and(|c| code(c) && c != '.');
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    match mark {
        '~' => words.starts_with("~~") && !words.starts_with("~~~"),
        '_' => apart && !inner.chars().all(name),
        _ => apart && !inner.contains(['*', '/', '\\']),
    }
}

/// Tags that people mark words with. Others are words, or a page that was copied.
pub(super) fn is_element(html: &str) -> bool {
    const NAMES: &[&str] = &[
        "b", "br", "code", "del", "details", "em", "i", "img", "ins", "kbd", "picture", "s",
        "samp", "source", "strong", "sub", "summary", "sup", "u",
    ];
    let name = html.trim_start().trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
    NAMES.contains(&name.as_str())
}

/// Headings lowered so that none ends the section of level 2 that it is in.
fn lowered(text: &str) -> String {
    let mut heads = Vec::new();
    // What is quoted by its tag, as `<pre>` does, has no headings.
    let mut is_prose = false;
    for (event, at) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heads.push((level, at)),
            Event::Start(Tag::HtmlBlock) => is_prose = is_element(&text[at]),
            Event::Html(_) if is_prose => heads.extend(heading_of_html(text, &at)),
            _ => {}
        }
    }
    let highest = heads.iter().map(|(level, _)| *level).min();
    let more = match highest {
        Some(HeadingLevel::H1) => 2,
        Some(HeadingLevel::H2) => 1,
        _ => return text.to_owned(),
    };
    let mut out = text.to_owned();
    for (level, at) in heads.into_iter().rev() {
        let words = text[at.clone()].trim_end();
        if words.starts_with('#') {
            let marks = (level as usize + more).min(6);
            out.replace_range(at.start..at.start + level as usize, &"#".repeat(marks));
        } else if let Some((title, _)) = words.rsplit_once('\n') {
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let marks = "#".repeat(level as usize + more);
            out.replace_range(
                at.start..at.start + words.len(),
                &format!("{marks} {title}"),
            );
        }
    }
    out
}

/// The text with its last fence closed, so that nothing below falls into it.
fn closed(text: &str) -> String {
    let probe = format!("{}\n\n## -\n", text.trim_end_matches('\n'));
    let ends = Parser::new_ext(&probe, OPTIONS)
        .into_offset_iter()
        .any(|(event, at)| {
            matches!(event, Event::Start(Tag::Heading { .. })) && at.start + 5 >= probe.len()
        });
    if ends {
        return text.to_owned();
    }
    let fence = text.lines().rev().find_map(|line| {
        let mark = line.trim_start();
        let first = mark.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let len = mark.len() - mark.trim_start_matches(first).len();
        (len >= 3).then(|| first.to_string().repeat(len))
    });
    format!(
        "{}\n{}\n",
        text.trim_end_matches('\n'),
        fence.unwrap_or_else(|| "-->".to_owned())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_to_markdown_comes_back() {
        for text in [
            r"C:\Temp\*.log と \\server\share\_x_",
            "2*3*4 と __init__ と /var/log/*.log /tmp/*.tmp",
            "a < b <host> <!-- x --> &amp; R&D",
            "x\n---\ny\n===",
            "# 見出しではない",
            "~/a と ~/b",
            "<host>\n![a](b.png) [c](d)",
            "行末\\\n次の行",
            "[手順](https://example.com/a_b \"題名\") と **太字** と 脚注[^1]\n\n[^1]: 中身",
            "- [x] 済み\n- [ ] まだ",
            r"\*\*太字ではない\*\*",
            "`a\\*b` と ```x```",
            "```\nC:\\*.x\n```\n\nC:\\*.x",
            "    C:\\*.x\n",
            "<details><summary>ログ</summary>\n\nx\n\n</details>",
        ] {
            let there = marked(text);
            if !text.starts_with('#') {
                assert_eq!(unmarked(&there), text, "{there}");
            }
            assert_eq!(marked(&unmarked(&there)), there);
        }
    }

    /// In Markdown an author writes paths as they are.
    #[test]
    fn paths_keep_their_backslashes() {
        for path in [r"C:\Temp\*.log です。", r"見よ \\server\share です。"] {
            assert_eq!(unmarked(path), path);
            assert_eq!(unmarked(&marked(path)), path);
        }
    }

    #[test]
    fn nothing_ends_the_section_it_stands_in() {
        assert_eq!(marked("# a\n\n## b"), "### a\n\n#### b");
        assert_eq!(marked("**x**\n\na\n---\n"), "**x**\n\n### a\n");
        assert_eq!(marked("```\nx"), "```\nx\n```\n");
        assert_eq!(marked("**x**\n\n<br>\n# a\n"), "**x**\n\n<br>\n### a\n");
        let quoted = "**x**\n\n<pre>\n# a\n</pre>\n";
        assert_eq!(marked(quoted), quoted);
    }

    #[test]
    fn a_line_stays_a_line() {
        for text in ["- x", "1. x", "> x", "---", "```", "+ x", "    x", "| a |"] {
            let line = marked_line(text);
            assert_eq!(unmarked(&line), text.trim_start(), "{line}");
        }
    }
}
