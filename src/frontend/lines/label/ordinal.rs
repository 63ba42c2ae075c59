//! Ordinals before a label, as letters and articles have them: 「第５　影響および期日」,
//! 「第１条（申請の種別）」, 「四．構成」.

/// Numbers in kanji, those of deeds included.
const KANJI: &str = "一二三四五六七八九十壱弐参";

/// Words behind a number that make it the number of a part.
const PARTS: [char; 4] = ['条', '章', '節', '項'];

/// The label behind its ordinal, without the brackets it may stand in.
pub(super) fn without(label: &str) -> Option<&str> {
    let (behind, ordinal) = match label.strip_prefix('第') {
        Some(rest) => (rest, true),
        None => (label, false),
    };
    let is_number = |c: char| KANJI.contains(c) || ordinal && c.is_numeric();
    let rest = behind.trim_start_matches(is_number);
    if rest.len() == behind.len() {
        return None;
    }
    let part = rest.strip_prefix(PARTS).filter(|_| ordinal);
    let rest = part.unwrap_or(rest);
    let name = rest.trim_start_matches([' ', '\u{3000}', '.', '．', '、', ')', '）']);
    let inner = name
        .strip_prefix(['(', '（'])
        .and_then(|name| name.strip_suffix([')', '）']))
        .filter(|_| part.is_some());
    // 「一覧」 begins with no ordinal.
    let parted = name.len() < rest.len() || inner.is_some();
    parted.then_some(inner.unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_taken_off() {
        for (label, name) in [
            ("第５　影響および期日", Some("影響および期日")),
            ("第1条(申請の種別)", Some("申請の種別")),
            ("四．構成", Some("構成")),
            ("壱　契約", Some("契約")),
            ("一覧", None),
            ("第三者", None),
            ("影響", None),
        ] {
            assert_eq!(without(label), name, "{label}");
        }
    }
}
