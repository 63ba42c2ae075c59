//! Masks made of asterisks: 「ELB 名***」, `case ID=****`.
//!
//! Support desks themselves write masks so, and Markdown would take two of them
//! for the ends of an emphasis and swallow them. Before parsing, a run that is
//! plainly a mask is replaced by as many bytes that mean nothing to Markdown;
//! the events get their asterisks back.

use std::borrow::Cow;

use memchr::memmem;
use pulldown_cmark::Event;

/// Stands for one asterisk of a mask while Markdown is parsed.
const SHIELD: char = '\u{2}';

/// `body` with its masks shielded, if it has any; every offset stays. Where the draft
/// itself has the sign that shields them, none is: the two could not be told apart.
pub(super) fn shielded(body: &str) -> Cow<'_, str> {
    if memmem::find(body.as_bytes(), b"***").is_none() || body.contains(SHIELD) {
        return Cow::Borrowed(body);
    }
    let mut out = String::with_capacity(body.len());
    for line in body.split_inclusive('\n') {
        let is_rule = line
            .trim()
            .bytes()
            .all(|b| matches!(b, b'*' | b' ' | b'\t'));
        if is_rule || !line.contains("***") {
            out.push_str(line);
            continue;
        }
        let mut at = 0;
        while let Some(found) = line[at..].find('*') {
            let start = at + found;
            let len = line[start..].len() - line[start..].trim_start_matches('*').len();
            let end = start + len;
            out.push_str(&line[at..start]);
            if is_mask(line, start, end) {
                out.extend(std::iter::repeat_n(SHIELD, len));
            } else {
                out.push_str(&line[start..end]);
            }
            at = end;
        }
        out.push_str(&line[at..]);
    }
    Cow::Owned(out)
}

/// Three asterisks around words are bold italics; four, or three that touch no
/// word on the one side where an emphasis would begin or end, are a mask.
fn is_mask(line: &str, start: usize, end: usize) -> bool {
    if end - start != 3 {
        return end - start > 3;
    }
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '「' || c == '`');
    let before = line[..start].chars().next_back();
    let after = line[end..].chars().next();
    let opens = !word(before) && word(after) && line[end..].contains("***");
    let closes = word(before) && !word(after) && line[..start].rfind("***").is_some();
    !(opens || closes)
}

/// The event with the asterisks of its shielded masks back.
pub(super) fn restored(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) if text.contains(SHIELD) => Event::Text(unshielded(&text).into()),
        Event::Code(text) if text.contains(SHIELD) => Event::Code(unshielded(&text).into()),
        Event::Html(text) if text.contains(SHIELD) => Event::Html(unshielded(&text).into()),
        Event::InlineHtml(text) if text.contains(SHIELD) => {
            Event::InlineHtml(unshielded(&text).into())
        }
        other => other,
    }
}

fn unshielded(text: &str) -> String {
    text.replace(SHIELD, "*")
}

#[cfg(test)]
mod tests {
    use crate::frontend::testing::read_markdown;

    fn read(text: &str) -> String {
        read_markdown(text).text().as_str().to_owned()
    }

    #[test]
    fn masks_stay_and_emphasis_goes() {
        let text = "NLB (NLB 名***)の件です。春に送ったもの(ケース ID=****)も見てください。";
        assert_eq!(read(text), text);
        let text = "This is on the NLB (name ***). See also (case ID=****).";
        assert_eq!(read(text), text);
        assert_eq!(
            read("i-*** が `ls ***` で *** というエラー"),
            "i-*** が ls *** で *** というエラー"
        );
        assert_eq!(read("***とても*** 大事な **件**"), "とても 大事な 件");
    }

    #[test]
    fn the_sign_that_shields_a_mask_stays_in_a_draft_that_has_it() {
        for text in ["an error\u{2} in minu\u{2}tes", "`a\u{2}b`"] {
            assert_eq!(read(text), text.replace('`', ""));
        }
    }
}
