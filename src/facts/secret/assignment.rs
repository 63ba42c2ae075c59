//! Values after a word that names a credential: `password: …`,
//! 「パスワードは…です」, `--token …`, `"secret": "…"`.

use super::label::{self, Demand, Label};
use super::value::{self, Look, Reader, Value};
use super::{Found, SecretKind};
use crate::knowledge::cues;
use crate::ticket::{BlockKind, Ticket};

/// How a label and its value are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// `=`, `:`, an arrow, a mark-up element.
    Assigned,
    /// `は`, `is`, `was changed to`.
    Said {
        /// In Japanese, where the words after the value tell more.
        ja: bool,
    },
    /// A quote or bracket right after it: 「パスワード「…」」.
    Quoted,
    /// The argument of a command-line option.
    Argument,
    /// Nothing but a blank.
    Bare,
}

/// The surroundings of a label.
struct Site<'a> {
    text: &'a str,
    /// Where the name that holds the label begins: `DB_` of `DB_PASSWORD`.
    name: usize,
    /// End of the label's words.
    end: usize,
    /// The value is data rather than prose: code, front matter, a key that
    /// looks like one.
    config: bool,
}

pub(super) fn collect(ticket: &Ticket, found: &mut Vec<Found>) {
    let text = ticket.text().as_str();
    let mut reader = Reader::default();
    let mut done = 0;
    for at in cues::SECRET_LABEL.find_all(ticket.folded()) {
        // A label inside a value that was believed is part of that value.
        if at.end <= done {
            continue;
        }
        let site = Site::of(ticket, at.end);
        let Some((link, start)) = site.link() else {
            continue;
        };
        let Some((words, label)) = label::ending_at(text, ticket.folded(), at.end) else {
            continue;
        };
        let start = site.second_of_pair(label, words.start, start);
        if let Some(secret) = site.secret(label, link, start, &mut reader, ticket) {
            done = secret.range.end;
            found.push(secret);
        }
    }
}

impl<'a> Site<'a> {
    fn of(ticket: &'a Ticket, end: usize) -> Self {
        const LONGEST: usize = 64;
        let text = ticket.text().as_str();
        let bytes = text.as_bytes();
        let name = end
            - bytes[..end]
                .iter()
                .rev()
                .take(LONGEST)
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
                .count();
        let key = &text[name..end];
        let camel = key
            .as_bytes()
            .windows(2)
            .any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
        let shouted = key.len() > 2 && key.bytes().all(|b| !b.is_ascii_lowercase());
        let verbatim = bytes_at(ticket.prose(), end.wrapping_sub(1)) == Ticket::BLANK as u8;
        let metadata = ticket
            .block_at(end.saturating_sub(1))
            .is_some_and(|b| matches!(b.kind, BlockKind::Label | BlockKind::Value));
        Self {
            text,
            name,
            end,
            config: verbatim || metadata || camel || shouted || key.contains(['_', '.']),
        }
    }

    fn before_name(&self) -> u8 {
        bytes_at(self.text, self.name.wrapping_sub(1))
    }

    /// What joins the label to what follows, and where that begins.
    fn link(&self) -> Option<(Link, usize)> {
        let mut c = Cursor {
            text: self.text,
            at: self.end,
        };
        c.digits(2);
        let next = bytes_at(self.text, c.at);
        let dotted = next == b'.' && bytes_at(self.text, c.at + 1).is_ascii_alphanumeric();
        if next.is_ascii_alphanumeric() && c.at > self.end
            || matches!(next, b'_' | b'-') && !c.rest().starts_with("->")
            || dotted
        {
            return None;
        }
        let opened = c.at;
        let closed = c.closing();
        c.qualifier();
        let blanks = c.blanks();
        if (closed || c.rest().starts_with('\n'))
            && let Some(at) = c.named_value()
        {
            return Some((Link::Assigned, at));
        }
        let ja = !bytes_at(self.text, self.end.wrapping_sub(1)).is_ascii();
        let rest = c.rest();
        if rest.starts_with("::") || rest.starts_with("://") {
            return None;
        }
        if c.any(&[":=", "=>", "->", "→", "⇒", "===", "==", "=", ":", "|"]) {
            c.blanks();
            return Some((Link::Assigned, c.value_start()));
        }
        if closed && ja && bytes_at(self.text, opened) == b'"' {
            return Some((Link::Quoted, opened));
        }
        if rest.starts_with('>') && self.before_name() == b'<' {
            return element_closes(&rest[1..]).then_some((Link::Assigned, c.at + 1));
        }
        if c.any(&["は", "が", "を"]) {
            c.any(&["、"]);
            c.blanks();
            return Some((Link::Said { ja: true }, c.at));
        }
        if rest.starts_with(['「', '『']) {
            return Some((Link::Quoted, c.at));
        }
        if rest.starts_with('(') {
            return Some((Link::Quoted, c.at + 1));
        }
        if blanks == 0 {
            return (ja && bytes_at(self.text, c.at).is_ascii_graphic())
                .then_some((Link::Bare, c.at));
        }
        let option = bytes_at(self.text, self.name) == b'-' && !closed;
        if option {
            return Some((Link::Argument, c.at));
        }
        if c.says() {
            return Some((Link::Said { ja: false }, c.at));
        }
        if rest.starts_with(['"', '\'', '`']) {
            return Some((Link::Quoted, c.at));
        }
        bytes_at(self.text, c.at)
            .is_ascii_graphic()
            .then_some((Link::Bare, c.at))
    }

    fn secret(
        &self,
        label: Label,
        link: Link,
        start: usize,
        reader: &mut Reader,
        ticket: &Ticket,
    ) -> Option<Found> {
        if label.demand == Demand::Cookie {
            return self.cookie(label, start);
        }
        let mut value = reader.read(self.text, start)?;
        // `access_token=Bearer …`
        let scheme = value.head(self.text);
        if ["bearer", "basic", "token"]
            .iter()
            .any(|s| scheme.eq_ignore_ascii_case(s))
        {
            value = reader.read(self.text, value.range.end + 1)?;
        }
        let word = value.head(self.text);
        if value::is_sample(word) {
            return Some(Found {
                range: value.range,
                kind: SecretKind::DocumentationSample,
            });
        }
        if !self.believes(label, link, &value)
            || value::is_masked_after(self.text, value.range.end)
            || value::is_placeholder(word)
        {
            return None;
        }
        let kind = match label.kind {
            SecretKind::Token
                if value::is_uuid(word) && cues::UUID_TOKENS.is_in(ticket.folded()) =>
            {
                SecretKind::SakuraAccessToken
            }
            kind => kind,
        };
        Some(Found {
            range: value.range,
            kind,
        })
    }

    /// 「ID/パスワード: admin / …」: the second part is the password.
    fn second_of_pair(&self, label: Label, words: usize, start: usize) -> usize {
        const PAIR: usize = 80;
        let paired = self.text[..words].trim_end_matches(' ').ends_with('/');
        if !paired || label.kind != SecretKind::Password {
            return start;
        }
        let end = value::floor(self.text, start + PAIR);
        let line = self.text[start..end].split('\n').next().unwrap_or("");
        line.find('/').map_or(start, |slash| {
            let rest = &line[slash + 1..];
            start + slash + 1 + (rest.len() - rest.trim_start().len())
        })
    }

    /// A whole cookie header, if one of its values is a session's.
    fn cookie(&self, label: Label, start: usize) -> Option<Found> {
        const LONGEST: usize = 1024;
        let end = value::floor(self.text, start + LONGEST);
        let rest = &self.text[start.min(end)..end];
        let line = rest.split(['\n', '"', '\'', '`']).next().unwrap_or("");
        let line = line.trim_end();
        let session = line.split(';').any(|pair| {
            pair.split_once('=').is_some_and(|(_, value)| {
                Look::of(value) == Look::Random && !value::is_placeholder(value)
            })
        });
        session.then(|| Found {
            range: start..start + line.len(),
            kind: label.kind,
        })
    }

    /// Whether the value can be what the label says.
    fn believes(&self, label: Label, link: Link, value: &Value) -> bool {
        let word = value.head(self.text);
        let look = Look::of(word);
        let random = look == Look::Random || value::is_uuid(word);
        match label.demand {
            Demand::Chosen => self.believes_chosen(label, link, value, look),
            Demand::Random => random,
            Demand::Query => random && matches!(self.before_name(), b'?' | b'&' | b';'),
            Demand::Keyed => {
                let data = self.config || value.quoted || link == Link::Argument;
                let digit = word.bytes().any(|b| b.is_ascii_digit());
                random || (data && look == Look::Mixed && digit && word.len() >= 8)
            }
            Demand::Digits => {
                look == Look::Digits && (4..=8).contains(&word.len()) && !self.counts(value)
            }
            Demand::Hex => word.len() == 32 && word.bytes().all(|b| b.is_ascii_hexdigit()),
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
        if verb && !self.stands_alone(value) {
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
                self.stands_alone(value)
                    && (self.config || is_chosen_word(word, value.quoted))
                    && !word.contains([':', '/'])
            }
            // `"Winter 2024"`: blanks only where the quotes are a program's.
            Link::Assigned if value.quoted && self.config && word.contains(' ') => {
                digit && !cues::SECRET_SENTENCE_WORD.is_in(&word.to_ascii_lowercase())
            }
            Link::Assigned => number,
            Link::Argument => look == Look::Word || number,
            Link::Quoted => made && !technical() || value.quoted && number,
            Link::Said { ja: true } => {
                let word = value.quoted && look == Look::Word && is_chosen_word(word, true);
                (made && long && (digit || value.quoted) || number || word)
                    && !technical()
                    && cues::SECRET_VALUE_ENDS.is_in(self.after(value))
            }
            Link::Said { ja: false } => made && long && (digit || value.quoted) && !technical(),
            Link::Bare => {
                let special =
                    word.contains(['!', '@', '#', '$', '%', '^', '&', '*', '+', '?', '~']);
                made && digit && special && word.len() >= STRONG && !technical()
            }
        }
    }

    /// What follows the value, its closing quote left out; a short piece.
    fn after(&self, value: &Value) -> &'a str {
        const PIECE: usize = 40;
        let rest = &self.text[value.range.end..value::floor(self.text, value.range.end + PIECE)];
        rest.strip_prefix(['"', '\'', '`', '」', '』'])
            .filter(|_| value.quoted)
            .unwrap_or(rest)
    }

    /// The value counts something: 「90日」, 「8文字」.
    fn counts(&self, value: &Value) -> bool {
        value
            .head(self.text)
            .bytes()
            .last()
            .is_some_and(|b| b.is_ascii_digit())
            && self.after(value).starts_with(|c: char| {
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

/// `…</password>`: the tag was mark-up and not a placeholder.
fn element_closes(rest: &str) -> bool {
    const LONGEST: usize = 512;
    let piece = &rest[..value::floor(rest, LONGEST)];
    piece
        .find('<')
        .is_some_and(|at| piece[at..].starts_with("</"))
}

/// Three or more plain words.
fn is_phrase(value: &str) -> bool {
    let words = value
        .split(' ')
        .filter(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    words.count() >= 3 && !cues::SECRET_SENTENCE_WORD.is_in(&value.to_ascii_lowercase())
}

fn bytes_at(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or(b' ')
}

/// A place in the text that moves over what it knows.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn eat(&mut self, what: &str) -> bool {
        let found = self.rest().starts_with(what);
        if found {
            self.at += what.len();
        }
        found
    }

    fn any(&mut self, what: &[&str]) -> bool {
        what.iter().any(|w| self.eat(w))
    }

    fn blanks(&mut self) -> usize {
        let blanks = self
            .rest()
            .bytes()
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count();
        self.at += blanks;
        blanks
    }

    fn digits(&mut self, most: usize) {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if digits <= most {
            self.at += digits;
        }
    }

    /// What closes a key: `"`, `']`, `**`.
    fn closing(&mut self) -> bool {
        let from = self.at;
        while self.at < from + 4 && self.any(&["\\\"", "\"", "'", "`", "**", "__", "]", "」"]) {}
        self.at > from
    }

    /// 「(本番)」, ` for root`, 「の値」, before a separator.
    fn qualifier(&mut self) {
        const LONGEST: usize = 40;
        self.any(&["の値", "値", "文字列", " value"]);
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, LONGEST)];
        let trimmed = piece.trim_start_matches(' ');
        let blanks = piece.len() - trimmed.len();
        if trimmed.starts_with('(') {
            if let Some(close) = trimmed.find(')').filter(|c| !trimmed[..*c].contains('\n')) {
                let after = trimmed[close + 1..].trim_start_matches(' ');
                if after.starts_with([':', '=', 'は']) {
                    self.at += blanks + close + 1;
                }
            }
            return;
        }
        if ["for ", "of ", "to "]
            .iter()
            .any(|w| trimmed.starts_with(w))
        {
            let words = trimmed
                .bytes()
                .take_while(|b| {
                    b.is_ascii_alphanumeric() || matches!(b, b' ' | b'_' | b'-' | b'\'')
                })
                .count();
            if trimmed[words..].starts_with([':', '=']) {
                self.at += blanks + words;
            }
        }
    }

    /// `"name": "DB_PASSWORD", "value": "…"` and its forms in YAML and XML.
    fn named_value(&self) -> Option<usize> {
        named_value(self.rest()).map(|at| self.at + at)
    }

    /// `is`, `was changed to`, `has been set to`.
    fn says(&mut self) -> bool {
        let from = self.at;
        while [
            "is ",
            "was ",
            "has been ",
            "set ",
            "changed ",
            "reset ",
            "to ",
            "now ",
            "currently ",
        ]
        .iter()
        .any(|w| self.eat(w))
        {}
        self.at > from
    }

    /// Past what may stand between a separator and the value.
    fn value_start(&mut self) -> usize {
        if self.rest().starts_with("**") && !self.rest().starts_with("***") {
            self.at += 2;
            self.blanks();
        }
        if self.eat("!!str") {
            self.blanks();
        }
        for prefix in ["b", "u", "r", "$", "@"] {
            if self
                .rest()
                .strip_prefix(prefix)
                .is_some_and(|r| r.starts_with(['"', '\'']))
            {
                self.at += 1;
            }
        }
        self.at
    }
}

fn named_value(rest: &str) -> Option<usize> {
    const NAMES: [&str; 4] = ["value", "Value", "parameterValue", "ParameterValue"];
    let space = |s: &str| {
        s.len()
            - s.trim_start_matches([' ', '\t', '\n', ',', '"', '\'', '\\'])
                .len()
    };
    let before = space(rest);
    let name = NAMES.iter().find(|n| rest[before..].starts_with(**n))?;
    let mut at = before + name.len();
    at += rest[at..]
        .bytes()
        .take_while(|b| matches!(b, b'"' | b'\'' | b'\\' | b' '))
        .count();
    rest[at..].starts_with([':', '=']).then_some(())?;
    at += 1;
    at += rest[at..].bytes().take_while(|b| *b == b' ').count();
    Some(at)
}
