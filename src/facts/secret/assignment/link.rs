//! What joins a label to its value.

use super::super::value;
use super::cursor::{Cursor, bytes_at};
use super::{Link, Site, encoded};

impl Site<'_> {
    /// Whether the words before the label tell that it became another.
    fn tells_change(&self) -> bool {
        const REACH: usize = 64;
        let before =
            &self.text[value::floor(self.text, self.name.saturating_sub(REACH))..self.name];
        let line = before.rsplit(['\n', '.']).next().unwrap_or("");
        let words = line.to_ascii_lowercase();
        [
            "chang", "updat", "rotat", "reset", "switch", "replac", "renew", "modif", "set ",
        ]
        .iter()
        .any(|verb| words.contains(verb))
    }

    /// What joins the label to what follows, and where that begins.
    pub(super) fn link(&self) -> Option<(Link, usize)> {
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
        if c.eat("】") {
            return Some((Link::Assigned, c.value_start()));
        }
        c.number();
        c.qualifier();
        if let Some(told) = self.told_below(c.at).or_else(|| self.announced(c.at)) {
            return Some(told);
        }
        let blanks = c.blanks();
        if (closed || c.rest().starts_with('\n'))
            && let Some(at) = c.named_value()
        {
            return Some((Link::Assigned, at));
        }
        let ja = !bytes_at(self.text, self.end.wrapping_sub(1)).is_ascii();
        // `password is: …`
        if blanks > 0 && c.rest().starts_with("is:") {
            c.eat("is");
        }
        let rest = c.rest();
        // `userPassword:: …` of LDIF is a value in base64.
        let encoded = rest.starts_with(":: ");
        if rest.starts_with("::") && !encoded || rest.starts_with("://") {
            return None;
        }
        if c.any(&[
            ":: ", ":=", "=>", "->", "→", "⇒", "===", "==", "=", ":", "|",
        ]) {
            c.blanks();
            let option = bytes_at(self.text, self.name) == b'-' && c.text[..c.at].ends_with('=');
            return Some(match c.next_line() {
                None if option => (Link::Argument, c.value_start()),
                Some(true) => (Link::Assigned, c.at),
                Some(false) => (Link::Below, c.at),
                None => (Link::Assigned, c.value_start()),
            });
        }
        if c.rest().starts_with(['\n', '\r']) {
            c.next_line()?;
            // The separator may lead the next line.
            if c.any(&[": ", "= "]) {
                c.blanks();
                return Some((Link::Below, c.value_start()));
            }
            return Some((Link::Under, c.at));
        }
        if closed && rest.starts_with(',') {
            return self.passed(c.at).map(|at| (Link::Passed, at));
        }
        if let Some(at) = encoded::start(self.text, c.at) {
            return Some((Link::Encoded, at));
        }
        if closed && ja && bytes_at(self.text, opened) == b'"' {
            return Some((Link::Quoted, opened));
        }
        if let Some(start) = self.element(rest) {
            return element_closes(&rest[start..]).then_some((Link::Assigned, c.at + start));
        }
        // `<key>Password</key><string>…`
        if let Some(start) = next_element(rest) {
            return Some((Link::Assigned, c.at + start));
        }
        if ja
            && c.any(&[
                "是",
                "为",
                "為",
                "改成了",
                "改成",
                "改为",
                "设为",
                "设置为",
                "는 ",
                "은 ",
                "가 ",
                "이 ",
            ])
        {
            c.any(&[":"]);
            c.blanks();
            return Some((Link::Said { ja: true }, c.at));
        }
        if c.any(&["は", "ですが", "が", "を"]) || ja && c.any(&["として"]) {
            c.any(&["、"]);
            c.blanks();
            if c.rest().starts_with(['\n', '\r']) {
                return c.next_line().map(|_| (Link::Below, c.at));
            }
            if c.aside() {
                return Some((Link::Far, c.at));
            }
            c.likened();
            return Some((Link::Said { ja: true }, c.at));
        }
        if ja && c.any(&["には", "に"]) {
            c.any(&["、"]);
            c.blanks();
            return Some((Link::Bare, c.at));
        }
        // 「シークレットキーの … を」
        if ja && (c.any(&["の "]) || c.rest().starts_with("の") && is_graphic_after(c.rest())) {
            c.any(&["の"]);
            return Some((Link::Bare, c.at));
        }
        if rest.starts_with(['「', '『', '【']) {
            return Some((Link::Quoted, c.at));
        }
        if rest.starts_with('(') {
            let opened = c.at;
            if let Some(at) = c.in_brackets() {
                return Some((Link::Quoted, at));
            }
            if !ja && c.owner() {
                return Some((Link::Far, c.at));
            }
            c.at = opened;
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
        let words = c.at;
        if c.says() {
            if c.rest().starts_with("the same as ") {
                return c.likened_to().map(|at| (Link::Said { ja: false }, at));
            }
            if c.rest().starts_with(['\n', '\r']) {
                c.next_line()?;
            }
            // What somebody took a password from is a place.
            let from = &self.text[words..c.at] == "from ";
            return (!from || self.tells_change()).then_some((Link::Said { ja: false }, c.at));
        }
        if !ja && c.owner() {
            // `token you gave has expired requestId:` is the key of something else.
            if ends_in_identifier(&self.text[words..c.at]) {
                return None;
            }
            if let Some(line) = c.text[..c.at].strip_suffix('\n') {
                c.at = line.len();
                c.next_line()?;
            }
            return Some((Link::Far, c.at));
        }
        if !ja && let Some(at) = c.owned() {
            return Some((Link::Far, at));
        }
        if rest.starts_with(['"', '\'', '`']) {
            return Some((Link::Quoted, c.at));
        }
        bytes_at(self.text, c.at)
            .is_ascii_graphic()
            .then_some((Link::Bare, c.at))
    }
}

impl Site<'_> {
    /// Where the content of an element begins that the label is the name of,
    /// behind what follows the label: `>`, ` Type="…">`.
    fn element(&self, rest: &str) -> Option<usize> {
        const LONGEST: usize = 120;
        // Not from further away: names that run together each look for the start of all.
        let from = value::floor(self.text, self.name.saturating_sub(LONGEST));
        let near = &self.text[from..self.name];
        let before = near.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
        let before = before.strip_suffix(':').unwrap_or(near);
        let before = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
        if !before.ends_with('<') {
            return None;
        }
        let tag = &rest[..value::floor(rest, LONGEST)];
        let end = tag.find('>')?;
        let attributes = &tag[..end];
        let whole = attributes.is_empty() || attributes.contains('=');
        (whole && !attributes.contains(['<', '\n'])).then_some(end + 1)
    }
}

/// Where the content of the element begins that stands behind the one whose
/// content the label is: `</key>` and `<string>`.
fn next_element(rest: &str) -> Option<usize> {
    const LONGEST: usize = 80;
    let piece = &rest[..value::floor(rest, LONGEST)];
    let open = piece.strip_prefix("</key>")?.trim_start();
    let content = open.strip_prefix("<string>")?;
    Some(piece.len() - content.len())
}

/// Whether the last of these words is the key of an identifier.
fn ends_in_identifier(words: &str) -> bool {
    let words = words.trim_end();
    let Some(key) = words.strip_suffix([':', '=']) else {
        return false;
    };
    let key = key.rsplit(' ').next().unwrap_or(key).to_ascii_lowercase();
    [
        "requestid",
        "request_id",
        "request-id",
        "traceid",
        "trace_id",
        "eventid",
        "errorcode",
    ]
    .contains(&key.as_str())
}

/// Whether what stands behind a particle is no Japanese.
fn is_graphic_after(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    letters.next().is_some_and(|c| c.is_ascii_graphic())
}

/// `…</password>`: the tag was mark-up and not a placeholder.
fn element_closes(rest: &str) -> bool {
    const LONGEST: usize = 512;
    let piece = &rest[..value::floor(rest, LONGEST)];
    piece
        .find('<')
        .is_some_and(|at| piece[at..].starts_with("</"))
}
