//! What may stand between a label and its value.

use super::super::value;
use crate::knowledge::cues;

/// A place in the text that moves over what it knows.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn eat(&mut self, what: &str) -> bool {
        let found = self.rest().starts_with(what);
        if found {
            self.at += what.len();
        }
        found
    }

    pub(super) fn any(&mut self, what: &[&str]) -> bool {
        what.iter().any(|w| self.eat(w))
    }

    pub(super) fn blanks(&mut self) -> usize {
        let blanks = self
            .rest()
            .bytes()
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count();
        self.at += blanks;
        blanks
    }

    pub(super) fn digits(&mut self, most: usize) {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if digits <= most {
            self.at += digits;
        }
    }

    /// ` 1` of `Unseal Key 1:`, if a separator follows.
    pub(super) fn number(&mut self) {
        let rest = self.rest();
        let number = rest.strip_prefix(' ').unwrap_or(rest);
        let number = number.strip_prefix(['#', '(']).unwrap_or(number);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let after = number[digits..]
            .strip_prefix(')')
            .unwrap_or(&number[digits..]);
        if (1..=2).contains(&digits) && after.trim_start_matches(' ').starts_with([':', '=']) {
            self.at += rest.len() - after.len();
        }
    }

    /// What closes a key: `"`, `']`, `**`.
    pub(super) fn closing(&mut self) -> bool {
        let from = self.at;
        while self.at < from + 4
            && self.any(&["\\\"", "\"", "'", "`", "**", "__", "]", "」", "%5D"])
        {}
        // 「暗号化キー(PSK): …」
        if self.rest().starts_with([')', '）']) {
            let rest = &self.rest()[self.rest().chars().next().map_or(0, char::len_utf8)..];
            if rest
                .trim_start_matches(' ')
                .starts_with([':', '：', '=', 'は'])
            {
                self.at = self.text.len() - rest.len();
            }
        }
        self.at > from
    }

    /// 「(本番)」, ` [None]`, ` for root`, 「の値」, before a separator.
    pub(super) fn qualifier(&mut self) {
        const LONGEST: usize = 40;
        // 「パスワード欄に …」: what is entered there. Its name is none.
        let field = ["の入力欄", "入力欄", "の欄", "欄"];
        let entered = ["に", "へ", " に", ":", "は", "「"];
        let field = field.iter().find_map(|name| {
            let behind = self.rest().strip_prefix(name)?;
            entered
                .iter()
                .any(|word| behind.starts_with(word))
                .then_some(name.len())
        });
        self.at += field.unwrap_or(0);
        self.any(&[
            "の値",
            "の中身",
            " の中身",
            "の内容",
            " の内容",
            "値",
            "文字列",
            " value",
        ]);
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, LONGEST)];
        let trimmed = piece.trim_start_matches(' ');
        let blanks = piece.len() - trimmed.len();
        if trimmed.starts_with('(') {
            if let Some(close) = trimmed.find(')').filter(|c| !trimmed[..*c].contains('\n')) {
                let after = trimmed[close + 1..].trim_start_matches(' ');
                // What stands there may be the value itself.
                let told = value::is_made(&trimmed[1..close]);
                if !told && after.starts_with([':', '=', 'は']) {
                    self.at += blanks + close + 1;
                }
            }
            return;
        }
        // What a program would take if nothing were entered.
        if let Some(default) = trimmed.strip_prefix('[') {
            if let Some((inside, after)) = default.split_once(']')
                && !inside.contains('\n')
                && after.trim_start_matches(' ').starts_with(':')
            {
                self.at += piece.len() - after.len();
            }
            return;
        }
        if ["for ", "of ", "to "].iter().any(|w| {
            trimmed
                .get(..w.len())
                .is_some_and(|t| t.eq_ignore_ascii_case(w))
        }) {
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
    pub(super) fn named_value(&self) -> Option<usize> {
        named_value(self.rest()).map(|at| self.at + at)
    }

    /// `is`, `was changed to`, `has been set to`.
    pub(super) fn says(&mut self) -> bool {
        let from = self.at;
        while [
            "is ",
            "was ",
            "are ",
            "ist ",
            "lautet ",
            "est ",
            "es ",
            "has been ",
            "set ",
            "changed ",
            "reset ",
            "to ",
            "from ",
            "as ",
            "either ",
            "now ",
            "currently ",
            "still ",
        ]
        .iter()
        .any(|w| self.eat(w))
        {}
        self.at > from
    }

    /// Past the words that tell whose a credential is or what it is for, up to
    /// its value: `for the server is`, `(root) is`, `we use for the exporter:`.
    pub(super) fn owner(&mut self) -> bool {
        const LONGEST: usize = 80;
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, LONGEST)];
        let found = cues::SECRET_OWNER.find(&piece.to_ascii_lowercase());
        if let Some(found) = &found {
            self.at += found.end;
        }
        found.is_some()
    }

    /// Where a value begins in the brackets that open here: 「(今は … です)」,
    /// `(currently …)`.
    pub(super) fn in_brackets(&self) -> Option<usize> {
        const LONGEST: usize = 80;
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, LONGEST)];
        let start = cues::SECRET_NOW.find(&piece.to_ascii_lowercase())?.end;
        let (word, _) = piece[start..].split_once([' ', ')'])?;
        value::is_made(word).then_some(self.at + start)
    }

    /// Past the words that liken a credential to another: 「admin と同じ」.
    pub(super) fn likened(&mut self) {
        const LONGEST: usize = 64;
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, LONGEST)];
        if let Some(found) = cues::SECRET_LIKENED.find(&piece.to_ascii_lowercase()) {
            self.at += found.end;
        }
    }

    /// Past words that say that a credential is told elsewhere, if it is told here
    /// all the same: 「別途ですが、」.
    pub(super) fn aside(&mut self) -> bool {
        const LONGEST: usize = 64;
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, LONGEST)];
        let found = cues::SECRET_ASIDE.find(piece);
        if let Some(found) = &found {
            self.at += found.end;
        }
        found.is_some()
    }

    /// The value behind words that liken a credential to another: "the same as for
    /// the console, …".
    pub(super) fn likened_to(&self) -> Option<usize> {
        const LONGEST: usize = 64;
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, LONGEST)];
        let line = piece.split(['\n', '.']).next().unwrap_or("");
        let end = [", ", ": ", " - "]
            .iter()
            .filter_map(|m| Some(line.find(m)? + m.len()));
        Some(self.at + end.min()?)
    }

    /// The value behind whose credential it is, where no word joins the two:
    /// `for rdp Zx8#…`. Names stand there too.
    pub(super) fn owned(&self) -> Option<usize> {
        const WORDS: usize = 4;
        const LONGEST: usize = 80;
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, LONGEST)];
        let line = piece.split('\n').next().unwrap_or("");
        let owner = line.strip_prefix("for ").or(line.strip_prefix("of "))?;
        let mut at = self.at + line.len() - owner.len();
        for word in owner.split(' ').take(WORDS) {
            let bare = word.trim_end_matches(['.', ',']);
            let upper = bare.bytes().any(|b| b.is_ascii_uppercase());
            let lower = bare.bytes().any(|b| b.is_ascii_lowercase());
            if upper
                && lower
                && bare.contains(['!', '#', '$', '%', '^', '&', '*', '?'])
                && value::is_made(bare)
            {
                return Some(at);
            }
            at += word.len() + 1;
        }
        None
    }

    /// Past the end of the line and what leads the next one, if nothing but the
    /// sign of a block of YAML or of a continued line is left of this; tells
    /// whether such a sign was there.
    pub(super) fn next_line(&mut self) -> Option<bool> {
        /// Beyond so many blanks nothing belongs to the line before.
        const MARGIN: usize = 40;
        let rest = self.rest();
        let piece = &rest[..value::floor(rest, MARGIN)];
        let signs = piece.trim_start_matches(['|', '>', '\\', '+', '-', '^']);
        let end = signs.trim_start_matches([' ', '\t', '\r']);
        let lines = end.strip_prefix('\n')?;
        let mut line = lines.trim_start_matches([' ', '\t', '\r', '\n']);
        // The marks of a comment, quotation, item or fence.
        for _ in 0..2 {
            let mark = ["> ", "# ", "- ", "* ", "// ", "・"]
                .iter()
                .find_map(|mark| line.strip_prefix(mark));
            let fence = line
                .strip_prefix("```")
                .and_then(|rest| rest.split_once('\n'))
                .map(|(_, rest)| rest);
            let Some(rest) = mark.or(fence) else { break };
            line = rest.trim_start_matches([' ', '\t']);
        }
        if line.is_empty() && piece.len() < rest.len() {
            return None;
        }
        self.at += piece.len() - line.len();
        Some(signs.len() < piece.len())
    }

    /// Past what may stand between a separator and the value.
    pub(super) fn value_start(&mut self) -> usize {
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

pub(super) fn bytes_at(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or(b' ')
}
