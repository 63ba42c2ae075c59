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
        if rest.starts_with('>') && self.before_name() == b'<' {
            return element_closes(&rest[1..]).then_some((Link::Assigned, c.at + 1));
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
        if c.any(&["は", "ですが", "が", "を"]) {
            c.any(&["、"]);
            c.blanks();
            return Some((Link::Said { ja: true }, c.at));
        }
        if ja && c.any(&["には", "に", "として"]) {
            c.any(&["、"]);
            c.blanks();
            return Some((Link::Bare, c.at));
        }
        if rest.starts_with(['「', '『']) {
            return Some((Link::Quoted, c.at));
        }
        if rest.starts_with('(') {
            let opened = c.at;
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
            // What somebody took a password from is a place.
            let from = &self.text[words..c.at] == "from ";
            return (!from || self.tells_change()).then_some((Link::Said { ja: false }, c.at));
        }
        if !ja && c.owner() {
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

/// `…</password>`: the tag was mark-up and not a placeholder.
fn element_closes(rest: &str) -> bool {
    const LONGEST: usize = 512;
    let piece = &rest[..value::floor(rest, LONGEST)];
    piece
        .find('<')
        .is_some_and(|at| piece[at..].starts_with("</"))
}
