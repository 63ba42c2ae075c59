//! The characters that tags of titles are made with.

/// Brackets that tags are written in.
const BRACKETS: &[(char, char)] = &[
    ('【', '】'),
    ('[', ']'),
    ('(', ')'),
    ('<', '>'),
    ('≪', '≫'),
    ('《', '》'),
    ('〔', '〕'),
    ('〈', '〉'),
    ('{', '}'),
    ('«', '»'),
];

/// Whether the two are a pair of brackets.
pub(super) fn is_pair(pair: &(char, char)) -> bool {
    BRACKETS.contains(pair)
}

/// What closes a bracket.
pub(super) fn closing(open: char) -> Option<char> {
    let pair = BRACKETS.iter().find(|(o, _)| *o == open)?;
    Some(pair.1)
}

pub(super) fn opens(c: char) -> bool {
    BRACKETS.iter().any(|(open, _)| *open == c)
}

pub(super) fn closes(c: char) -> bool {
    BRACKETS.iter().any(|(_, close)| *close == c)
}

pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// Whether a character parts the words of a tag or a title.
pub(super) const fn parts(c: char) -> bool {
    matches!(
        c,
        '・' | '/'
            | '|'
            | ','
            | '、'
            | ':'
            | ';'
            | '·'
            | '-'
            | '‐'
            | '–'
            | '—'
            | '―'
            | '&'
            | '+'
            | '~'
            | '〜'
    )
}

/// Whether a character only makes its neighbours stand out: "!!", 「※」, 「■」, 🚨.
pub(super) const fn is_sign(c: char) -> bool {
    let mathematical = matches!(c, '\u{2200}'..='\u{22ff}');
    matches!(c, '!' | '*' | '=' | '※' | '\u{fe0f}' | '\u{200d}')
        || matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}') && !mathematical
}

pub(super) const fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ー')
}
