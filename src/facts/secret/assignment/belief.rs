//! Whether a value can be what its label says.

use super::super::SecretKind;
use super::super::label::{Demand, Label};
use super::super::value::{self, Look, Value};
use super::cursor::bytes_at;
use super::words::{is_phrase, is_spaced};
use super::{Link, Site, begins_line};
use crate::knowledge::cues;

impl<'a> Site<'a> {
    /// Whether the value can be what the label says.
    pub(super) fn believes(&self, label: Label, link: Link, value: &Value) -> bool {
        let word = value.head(self.text);
        let look = Look::of(word);
        let random = look == Look::Random || value::is_uuid(word);
        if matches!(link, Link::Below | Link::Under) && !self.has_line(value) {
            return false;
        }
        match label.demand {
            Demand::Chosen => self.believes_chosen(label, link, value, look),
            Demand::Random => random || self.is_told(link, value) || is_marked(link, word),
            Demand::Query => {
                // `Signature=` of a header.
                let header = bytes_at(self.text, self.end) == b'=' || self.config;
                random && matches!(self.before_name(), b'?' | b'&' | b';')
                    || header && word.len() == 64 && is_hex(word)
            }
            Demand::Strict => {
                const SHORTEST: usize = 6;
                let digit = word.bytes().any(|b| b.is_ascii_digit());
                let assigned = link == Link::Assigned
                    && (value::is_strong(word) || !word.contains('.'))
                    && self.stands_alone(value);
                let said = matches!(link, Link::Said { ja: true })
                    && value::is_made(word)
                    && cues::SECRET_VALUE_ENDS.is_in(self.after(value));
                (assigned || said)
                    && matches!(look, Look::Random | Look::Mixed)
                    && digit
                    && word.len() >= SHORTEST
                    && !word.contains(['/', '\\', ':'])
                    && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
            }
            Demand::Seed => value::is_seed(word),
            Demand::Licence => {
                const SHORTEST: usize = 12;
                let grouped = value::is_grouped_number(word);
                (matches!(look, Look::Random | Look::Mixed | Look::Digits) || grouped)
                    && word.len() >= SHORTEST
                    && word.bytes().any(|b| b.is_ascii_digit())
                    && word.bytes().all(|b| {
                        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'/' | b'=')
                    })
                    && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
            }
            Demand::Keyed => {
                let data = self.config || value.quoted || link == Link::Argument;
                // `secret "db-01" not found`: what stands there is a name.
                let data = data && (link != Link::Quoted || self.is_ja());
                let digit = word.bytes().any(|b| b.is_ascii_digit());
                random
                    || self.is_told(link, value)
                    || is_marked(link, word)
                    || (data && look == Look::Mixed && digit && word.len() >= 8)
            }
            Demand::Digits => {
                // `pin1` is a part of a device, too.
                let numbered = bytes_at(self.text, self.end).is_ascii_digit();
                let digits = look == Look::Digits
                    && (4..=8).contains(&word.len())
                    && !self.counts(value)
                    && (!numbered || self.stands_alone(value));
                // Some call a password so.
                let made = link == Link::Assigned
                    && self.stands_alone(value)
                    && value::is_strong(word)
                    && value::is_made(word);
                digits || made && !numbered
            }
            Demand::Hex => word.len() == 32 && is_hex(word),
            Demand::Code => {
                const SENT: std::ops::RangeInclusive<usize> = 4..=8;
                const SURE: usize = 6;
                let sent = look == Look::Digits && SENT.contains(&word.len());
                let sure = word.len() >= SURE || !matches!(link, Link::Bare | Link::Said { .. });
                sent && sure && !self.counts(value)
                    || link != Link::Bare && value::is_grouped(word)
                    || value::is_grouped_number(word)
                        && (matches!(link, Link::Assigned | Link::Below | Link::Quoted)
                            || cues::SECRET_VALUE_ENDS.is_in(self.after(value)))
                    || link != Link::Bare && value::is_made(word)
            }
            Demand::Blob => word.len() >= 40 && random && !is_hex(word) && !word.contains(':'),
            Demand::Half => {
                matches!(word.len(), 30 | 40)
                    && link == Link::Assigned
                    && random
                    && value::is_strong(word)
            }
            Demand::Cookie => false,
        }
    }

    fn believes_chosen(&self, label: Label, link: Link, value: &Value, look: Look) -> bool {
        const SHORTEST: usize = 4;
        const PROSE: usize = 6;
        const STRONG: usize = 8;
        let long = value.range.len() >= PROSE;
        let word = value.head(self.text);
        if label.kind == SecretKind::Passphrase && is_phrase(word) {
            return true;
        }
        if word.len() < SHORTEST || link == Link::Argument && word.starts_with('-') {
            return false;
        }
        // `pass` is an ordinary verb too.
        let verb = self.text[self.name..self.end].eq_ignore_ascii_case("pass");
        let query = matches!(self.before_name(), b'?' | b'&');
        if verb && !query && !value::is_nameless(word) && !self.stands_alone(value) {
            return false;
        }
        let made = matches!(look, Look::Random | Look::Mixed);
        let digit = word.bytes().any(|b| b.is_ascii_digit());
        let technical = || cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase());
        let number = look == Look::Digits && !self.counts(value);
        match link {
            Link::Assigned | Link::Argument if made => {
                self.config && !self.counts(value) || !technical() && !self.counts(value)
            }
            Link::Assigned if look == Look::Word => {
                (query || self.stands_alone(value))
                    && (query
                        || self.config
                        || self.is_content(value)
                        || is_chosen_word(word, value.quoted))
                    && !word.contains([':', '/'])
            }
            // `"Winter 2024"`: blanks only where the quotes are a program's.
            Link::Assigned if value.quoted && self.config && word.contains(' ') => {
                is_spaced(word)
                    || digit && !cues::SECRET_SENTENCE_WORD.is_in(&word.to_ascii_lowercase())
            }
            Link::Assigned | Link::Quoted | Link::Said { .. }
                if value.quoted && word.contains(' ') =>
            {
                is_spaced(word)
            }
            Link::Below => made && digit && long && !technical(),
            Link::Under => word.len() >= STRONG && value::is_strong(word) && !technical(),
            Link::Assigned => number,
            Link::Argument => look == Look::Word || number,
            Link::Passed => {
                let plain = look == Look::Word && is_chosen_word(word, true) && self.is_setter();
                // Others look something up, or translate it.
                let sure = self.is_setter() || value::is_nameless(word);
                value.quoted && (made && digit && long && sure || number || plain) && !technical()
            }
            Link::Encoded => false,
            Link::Quoted => {
                // `setPassword("…")`
                let key = &self.text[self.name..self.end];
                let method = key.rsplit('.').next().unwrap_or(key);
                let set = method.starts_with("set") && self.text[self.end..].starts_with("(");
                let word = set && look == Look::Word && is_chosen_word(word, true);
                made && !technical() || value.quoted && (number || word)
            }
            Link::Said { ja: true } => {
                let word = value.quoted && look == Look::Word && is_chosen_word(word, true);
                (made && long && (digit || value.quoted) || number || word)
                    && !technical()
                    && cues::SECRET_VALUE_ENDS.is_in(self.after(value))
            }
            Link::Far => {
                let passphrase = label.kind == SecretKind::Passphrase && made && digit && long;
                (passphrase || value::is_made(word) || made && digit && long && value.quoted)
                    && !technical()
            }
            Link::Said { ja: false } => made && long && (digit || value.quoted) && !technical(),
            Link::Bare => {
                let special =
                    word.contains(['!', '@', '#', '$', '%', '^', '&', '*', '+', '?', '~']);
                let ends = self.is_ja() && cues::SECRET_VALUE_ENDS.is_in(self.after(value));
                let line = (self.is_ja() || begins_line(self.text, self.name))
                    && self.has_line(value)
                    && value::is_strong(word)
                    && bytes_at(self.text, value.range.start.wrapping_sub(1)) == b' ';
                made && digit
                    && word.len() >= STRONG
                    && (line
                        || special
                        || value::is_nameless(word)
                        || value::is_mingled(word) && (ends || value::is_strong(word)))
                    && !technical()
            }
        }
    }

    /// The label is Japanese or a key of data, which name a secret, and the value
    /// is built like one though it is short.
    fn is_told(&self, link: Link, value: &Value) -> bool {
        const SHORTEST: usize = 8;
        let word = value.head(self.text);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let linked = match link {
            Link::Assigned => self.stands_alone(value),
            Link::Said { ja } => ja && cues::SECRET_VALUE_ENDS.is_in(self.after(value)),
            _ => false,
        };
        linked
            && (self.is_ja() || self.config && link == Link::Assigned)
            && digits >= 2
            && word.len() >= SHORTEST
            && value::is_strong(word)
            && value::is_mingled(word)
            && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
    }

    fn is_ja(&self) -> bool {
        !bytes_at(self.text, self.end.wrapping_sub(1)).is_ascii()
    }

    /// What follows the value, its closing quote left out; a short piece.
    fn after(&self, value: &Value) -> &'a str {
        const PIECE: usize = 40;
        let rest = &self.text[value.range.end..value::floor(self.text, value.range.end + PIECE)];
        rest.strip_prefix(['"', '\'', '`', '」', '』', '】'])
            .filter(|_| value.quoted)
            .unwrap_or(rest)
    }

    /// The value counts something: 「90日」, 「8文字」.
    fn counts(&self, value: &Value) -> bool {
        // `%26` is no share of a hundred.
        if self.after(value).starts_with("%2") {
            return false;
        }
        value
            .head(self.text)
            .bytes()
            .last()
            .is_some_and(|b| b.is_ascii_digit())
            && self
                .after(value)
                .trim_start_matches(' ')
                .starts_with(|c: char| {
                    matches!(
                        c,
                        '文' | '日'
                            | '回'
                            | '桁'
                            | '件'
                            | '個'
                            | '分'
                            | '秒'
                            | '時'
                            | '年'
                            | '月'
                            | '字'
                            | '種'
                            | '世'
                            | '%'
                    )
                })
    }

    /// The value is the content of an element of mark-up.
    fn is_content(&self, value: &Value) -> bool {
        let opened = self.text[..value.range.start].ends_with('>');
        opened && self.after(value).starts_with("</")
    }

    /// The value is all of its line.
    fn has_line(&self, value: &Value) -> bool {
        let rest = &self.text[value.range.end..value::floor(self.text, value.range.end + 8)];
        let rest = rest.trim_start_matches(['"', '\'', '`', '」', '』', ' ', ',', ';', '\r']);
        rest.is_empty() || rest.starts_with('\n')
    }

    /// Nothing goes on after the value, as a sentence would.
    fn stands_alone(&self, value: &Value) -> bool {
        let after = self
            .after(value)
            .trim_start_matches([' ', '"', '\'', '`', '\\']);
        after.is_empty()
            || after.starts_with([
                '\n', ',', ';', '}', ')', ']', '。', '、', '<', '&', '|', '#', '」',
            ])
            || after.starts_with("です")
            || bytes_at(self.text, value.range.end) == b' ' && after.contains('=')
    }
}

/// A word without digits that may be a password in prose: small letters only,
/// or capitals inside a quoted one.
fn is_chosen_word(word: &str, quoted: bool) -> bool {
    const SHORTEST: usize = 5;
    const MIXED: usize = 8;
    let capital = |w: &str| w.bytes().any(|b| b.is_ascii_uppercase());
    if capital(word) {
        quoted && word.len() >= MIXED && capital(&word[1..])
    } else {
        word.len() >= SHORTEST
    }
}

/// Letters of both cases about a digit, and a mark that no name has.
fn is_marked(link: Link, word: &str) -> bool {
    const SHORTEST: usize = 8;
    let digit = word
        .rfind(|c: char| c.is_ascii_digit())
        .unwrap_or(word.len());
    matches!(link, Link::Assigned | Link::Argument | Link::Passed)
        && word.len() >= SHORTEST
        && word.contains(['!', '@', '#', '$', '%', '^', '&', '*', '?'])
        && word[digit..].bytes().any(|b| b.is_ascii_alphabetic())
        && word.bytes().any(|b| b.is_ascii_uppercase())
        && word.bytes().any(|b| b.is_ascii_lowercase())
        && value::is_made(word)
}

fn is_hex(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_hexdigit())
}
