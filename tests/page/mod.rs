//! The README as a page: its blocks of code.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::ops::Range;

/// The text of the README.
pub(crate) fn readme() -> String {
    fs::read_to_string("README.md").expect("the README is there")
}

/// A block of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// What stands behind the opening fence.
    pub(crate) language: String,
    /// The block with both its fences.
    pub(crate) whole: Range<usize>,
    /// What is between them.
    pub(crate) inside: Range<usize>,
}

/// Every block of code of a page, in order. A block whose fence is not closed
/// reaches to the end, and has no closing fence.
pub(crate) fn all_blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<(usize, Block)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let ticks = line.len() - line.trim_start_matches('`').len();
        let rest = line[ticks..].trim();
        match open.take() {
            Some((fence, mut block)) if ticks >= fence && rest.is_empty() => {
                block.whole.end = end;
                block.inside.end = at;
                blocks.push(block);
            }
            None if ticks >= 3 && !rest.contains('`') => {
                let block = Block {
                    language: rest.to_owned(),
                    whole: at..text.len(),
                    inside: end..text.len(),
                };
                open = Some((ticks, block));
            }
            other => open = other,
        }
        at = end;
    }
    blocks.extend(open.map(|(_, block)| block));
    blocks
}

/// The blocks of code in a language.
pub(crate) fn blocks(text: &str, language: &str) -> Vec<Block> {
    let mut blocks = all_blocks(text);
    blocks.retain(|block| block.language == language);
    blocks
}

/// A block of code, its fences longer than any that it holds.
pub(crate) fn fenced(language: &str, inside: &str) -> String {
    let longest = inside.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}{language}\n{inside}{fence}\n")
}
