//! Web addresses.

use memchr::memmem;

use super::{Detail, FactKind, Facts};
use crate::knowledge::cues;
use crate::ticket::Ticket;

/// Adds the web addresses of the ticket.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    let text = ticket.text().as_str();
    if memmem::find(text.as_bytes(), b"://").is_none() {
        return;
    }
    for found in cues::WEB_ADDRESS.find_all(text) {
        let length = address_length(&text[found.clone()]);
        let range = found.start..found.start + length;
        facts.add(FactKind::Url, range, Detail::None);
    }
}

/// How much of the match is the address: the punctuation and the brackets of
/// the sentence around it are not.
fn address_length(text: &str) -> usize {
    // 「(https://a.example/x)」: the first bracket that was not opened inside.
    let mut open = [0_usize; 3];
    let mut end = text.len();
    for (at, byte) in text.bytes().enumerate() {
        let (kind, opens) = match byte {
            b'(' => (0, true),
            b')' => (0, false),
            b'[' => (1, true),
            b']' => (1, false),
            b'{' => (2, true),
            b'}' => (2, false),
            _ => continue,
        };
        if opens {
            open[kind] += 1;
        } else if open[kind] > 0 {
            open[kind] -= 1;
        } else {
            end = at;
            break;
        }
    }
    let inside = &text[..end];
    let kept = inside.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '|']);
    // `***` at the end is a mask, `**` closes bold text.
    let kept = if kept.ends_with("***") {
        kept
    } else {
        kept.trim_end_matches('*')
    };
    kept.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_does_not_belong_to_the_address() {
        fn length(text: &str) -> &str {
            &text[..address_length(text)]
        }
        assert_eq!(length("https://a.example/b."), "https://a.example/b");
        assert_eq!(length("https://a.example/b)"), "https://a.example/b");
        assert_eq!(length("https://a.example/b_(c)"), "https://a.example/b_(c)");
        assert_eq!(
            length("https://docs.aws.amazon.com/***/***"),
            "https://docs.aws.amazon.com/***/***"
        );
    }

    #[test]
    fn addresses_are_found_in_japanese_text() {
        let ticket = crate::facts::testing::paragraph(
            "https://myweb.example.jp/cart を開くと(https://a.example/x)。",
        );
        let mut facts = Facts::default();
        collect(&ticket, &mut facts);
        let found: Vec<&str> = facts
            .of(FactKind::Url)
            .map(|f| ticket.slice(&f.range))
            .collect();
        assert_eq!(
            found,
            ["https://myweb.example.jp/cart", "https://a.example/x"]
        );
    }
}
