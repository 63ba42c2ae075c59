//! What stands between a label and its value: 「サーバ名は「」, ` ID: `, `=`.

/// How a label and its value are joined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Connector {
    /// Offset at which the value begins.
    pub(super) end: usize,
    /// It says that a name follows: 名, named, called.
    pub(super) names: bool,
    /// Nothing but a name can follow: named, called.
    pub(super) called: bool,
    /// It says that an ID or number follows.
    pub(super) numbers: bool,
    /// A colon or equals sign stands in it.
    pub(super) assigns: bool,
    /// 「は」 or "is" stands in it.
    pub(super) states: bool,
    /// What closes the quotation the value stands in.
    pub(super) closer: Option<char>,
    /// The value stands in brackets.
    pub(super) bracket: bool,
    /// Something at all stands between label and value.
    pub(super) gap: bool,
}

/// Words that announce a name. Longer ones before their parts.
const NAMING: &[&str] = &[
    "という名前の",
    "の名前",
    "名前",
    "名称",
    "名",
    "の識別子",
    "識別子",
    "identifier",
    "named",
    "called",
    "known as",
];
/// Those after which nothing but a name can follow.
const CALLING: &[&str] = &["named", "called", "known as"];
/// Words that announce an ID or a number.
const NUMBERING: &[&str] = &[
    "のid",
    "ids",
    "id",
    "番号",
    "コード",
    "のarn",
    "arn",
    "numbers",
    "number",
    "no.",
    "no",
];
const STATING: &[&str] = &["は", "が", "is", "are", "was", "of"];
const BLANKS: &[char] = &[' ', '\t'];

/// Reads what follows a label that ends at `at` of `folded`.
pub(super) fn read(folded: &str, at: usize) -> Connector {
    let mut c = Connector {
        end: at,
        ..Connector::default()
    };
    // The plural of the label itself.
    if folded[c.end..].starts_with('s') {
        c.end += 1;
    }
    for _ in 0..10 {
        let rest = &folded[c.end..];
        let Some(next) = rest.chars().next() else {
            break;
        };
        let mut take = next.len_utf8();
        match next {
            ' ' | '\t' => {}
            ':' | '=' => {
                c.assigns = true;
                c.closer = None;
            }
            '#' => c.numbers = true,
            '>' | '→' | '|' => {}
            '-' if rest.starts_with("->") => {}
            // Bold, not a mask.
            '*' if rest.starts_with("**") && !rest.starts_with("***") => take = 2,
            '(' | '[' if !c.bracket => c.bracket = true,
            '「' | '『' | '"' | '\'' | '`' | '【' if c.closer.is_none() => {
                c.closer = Some(closing(next));
                // A key in quotes: {"requestId": "…"}
                let after = rest[take..].trim_start_matches(BLANKS);
                if !after.starts_with([':', '=']) {
                    c.end += take;
                    c.gap = true;
                    break;
                }
            }
            _ => {
                if let Some(word) = word_of(NAMING, rest) {
                    c.names = true;
                    c.called |= CALLING.contains(&&rest[..word]);
                    take = word;
                } else if let Some(word) = word_of(NUMBERING, rest) {
                    c.numbers = true;
                    take = word;
                } else if let Some(word) = word_of(&["name", "names"], rest) {
                    // "host name resolution": a name only if something joins it.
                    let after = rest[word..].trim_start_matches(BLANKS);
                    c.names |= after.starts_with([':', '=', '"', '\'', '`', '「', '*', '('])
                        || word_of(&["is", "は"], after).is_some();
                    take = word;
                } else if let Some(word) = word_of(STATING, rest) {
                    c.states = true;
                    take = word;
                } else {
                    break;
                }
            }
        }
        c.end += take;
        c.gap = true;
    }
    c
}

fn closing(opening: char) -> char {
    match opening {
        '「' => '」',
        '『' => '』',
        '【' => '】',
        other => other,
    }
}

/// Length of the first of `words` that `text` begins with, as a whole word.
fn word_of(words: &[&str], text: &str) -> Option<usize> {
    let word = words.iter().find(|w| {
        text.strip_prefix(**w).is_some_and(|after| {
            let latin = w.bytes().last().is_some_and(|b| b.is_ascii_alphanumeric());
            !latin
                || !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        })
    })?;
    Some(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, label: &str) -> (String, Connector) {
        let c = read(text, label.len());
        (text[c.end..].to_owned(), c)
    }

    #[test]
    fn the_value_begins_after_names_signs_and_quotes() {
        assert_eq!(value("サーバ名は「web01」", "サーバ").0, "web01」");
        assert_eq!(value("ケース id=****", "ケース").0, "****");
        assert_eq!(value("account id: \"1234\"", "account").0, "1234\"");
        assert_eq!(value("requestid\":\"b1c4\"", "requestid").0, "b1c4\"");
        assert_eq!(value("buckets named x", "bucket").0, "x");
        assert_eq!(value("サーバ**: web01", "サーバ").0, "web01");
        assert!(!value("host name resolution", "host").1.names);
        assert!(value("host name: web", "host").1.names);
    }
}
