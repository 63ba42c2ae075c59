//! HTML inside Markdown: tags and comments go, the text between them stays.

use crate::text::{MappedText, Span};

/// What a piece of HTML ended inside of, when it ended unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// `<!--`, which stands at this place of the file.
    Comment(usize),
    /// `<script>`, `<style>`
    Script,
    /// A tag that goes on on the next line.
    Tag,
}

/// Elements whose tags are left out. Other words in angle brackets
/// (`<host名>`, `<bucket>`) are blanks of the author and stay.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements that do not run on with the text around them.
const BLOCKS: &[&str] = &[
    "blockquote",
    "br",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Appends what a reader sees of `source[span]`, `inside` being carried from
/// piece to piece of one block.
pub(super) fn push_visible(
    out: &mut MappedText,
    source: &str,
    span: Span,
    inside: &mut Option<Inside>,
) {
    let Some(text) = span.slice(source) else {
        return;
    };
    let base = span.start();
    let mut at = 0;
    if let Some(open) = *inside {
        let end = match open {
            Inside::Comment(_) => text.find("-->").map(|e| e + 3),
            Inside::Script => text
                .find("</")
                .map(|e| e + tag_len(&text[e..]).unwrap_or(2)),
            Inside::Tag => text.find('>').map(|e| e + 1),
        };
        let Some(end) = end else {
            return;
        };
        at = end;
        *inside = None;
    }
    while at < text.len() {
        let rest = &text[at..];
        let Some(open) = rest.find(['<', '&']) else {
            out.push_verbatim(rest, base + at);
            return;
        };
        out.push_verbatim(&rest[..open], base + at);
        at += open;
        let rest = &text[at..];
        if rest.starts_with('&') {
            at += push_entity(out, rest, base + at);
        } else if rest.starts_with("<!--") {
            match rest.find("-->") {
                Some(end) => at += end + 3,
                None => {
                    *inside = Some(Inside::Comment(base + at));
                    return;
                }
            }
        } else if let Some(name) = element(rest) {
            let Some(len) = tag_len(rest) else {
                *inside = Some(Inside::Tag);
                return;
            };
            if BLOCKS.contains(&name.as_str()) {
                out.push_mapped("\n", Span::new(base + at, base + at + len));
            }
            if name == "img" {
                push_image(out, &rest[..len], base + at);
            }
            at += len;
            if matches!(name.as_str(), "script" | "style") && !rest.starts_with("</") {
                let Some(end) = text[at..].find("</") else {
                    *inside = Some(Inside::Script);
                    return;
                };
                at += end;
            }
        } else {
            out.push_verbatim("<", base + at);
            at += 1;
        }
    }
}

/// The name of the element whose tag begins `text`.
fn element(text: &str) -> Option<String> {
    let rest = text.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let len = rest
        .bytes()
        .take_while(u8::is_ascii_alphanumeric)
        .take(12)
        .count();
    let ends = rest[len..].starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
    let name = rest[..len].to_ascii_lowercase();
    (ends && ELEMENTS.binary_search(&name.as_str()).is_ok()).then_some(name)
}

/// The length of a tag, `>` included, quotes respected.
fn tag_len(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, b) in text.bytes().enumerate().take(4000) {
        match (quote, b) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if open == b => quote = None,
            _ => {}
        }
    }
    text.find('>').map(|at| at + 1)
}

/// Keeps the place of an image: it may be the screenshot that was attached.
fn push_image(out: &mut MappedText, tag: &str, base: usize) {
    for name in ["alt=", "src="] {
        let Some(found) = tag.find(name) else {
            continue;
        };
        let start = found + name.len();
        let rest = &tag[start..];
        let (start, len) = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                (start + 1, rest[1..].find(quote).unwrap_or(rest.len() - 1))
            }
            _ => (start, rest.find([' ', '>', '/']).unwrap_or(rest.len())),
        };
        let value = &tag[start..start + len];
        if !value.is_empty() {
            out.push_synthetic(" ", base + start);
            out.push_verbatim(value, base + start);
        }
    }
}

fn push_entity(out: &mut MappedText, text: &str, at: usize) -> usize {
    const ENTITIES: &[(&str, &str)] = &[
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&#39;", "'"),
    ];
    for (entity, plain) in ENTITIES {
        if text.starts_with(entity) {
            out.push_mapped(plain, Span::new(at, at + entity.len()));
            return entity.len();
        }
    }
    out.push_verbatim("&", at);
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visible(source: &str) -> String {
        let mut out = MappedText::new();
        push_visible(&mut out, source, Span::new(0, source.len()), &mut None);
        out.as_str().to_owned()
    }

    #[test]
    fn elements_are_known_in_order() {
        assert!(ELEMENTS.is_sorted());
        assert!(BLOCKS.iter().all(|b| ELEMENTS.contains(b)));
    }

    #[test]
    fn tags_go_and_words_stay() {
        assert_eq!(visible("<b>強い</b> 雨"), "強い 雨");
        assert_eq!(visible("a<!-- b --> c"), "a c");
        assert_eq!(visible("<summary>Log</summary>").trim(), "Log");
        assert_eq!(visible("<bucket名> と <host>"), "<bucket名> と <host>");
        assert_eq!(visible("<span title='a>b'>x</span> &lt;y"), "x <y");
        assert_eq!(visible("<img src=\"shot.png\">"), " shot.png");
        assert_eq!(visible("<style>a{}</style>x"), "x");
    }
}
