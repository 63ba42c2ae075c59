//! Code inside a line of plain text, between backticks.

use crate::text::Range;

/// The code in `text`, without its backticks. A pair stands on one line.
pub(super) fn code(text: &str) -> Vec<Range> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('`').map(|i| at + i) {
        let rest = &text[open..];
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let start = open + ticks;
        if ticks > 1 {
            // A fence or an example of backticks: not inline code.
            at = start;
            continue;
        }
        let line = text[start..].split(['\n', '\r']).next().unwrap_or("");
        match line.find('`') {
            Some(len) => {
                if len > 0 {
                    out.push(start..start + len);
                }
                at = start + len + 1;
            }
            None => at = start + line.len(),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_on_one_line() {
        let found = |text: &'static str| -> Vec<&str> {
            code(text).into_iter().map(|r| &text[r]).collect()
        };
        assert_eq!(found("`ls` と `日本` が"), ["ls", "日本"]);
        assert_eq!(found("```\nls\n``` と `x\n`"), [""; 0]);
        assert_eq!(found("5`"), [""; 0]);
    }
}
