//! The form in which the build leaves the patterns of the data, so that the
//! program has none to compile when it starts.
//!
//! A program is a run of words in [`Pool::words`]:
//!
//! | word | holds |
//! | --- | --- |
//! | 0 | flags: [`ANCHORED`], [`ANYWHERE`] |
//! | 1 to 8 | the characters that can begin a match, one bit for each [`bit_of`] |
//! | 9 onward | instructions: the low byte is the operation, the rest its operand |
//!
//! Targets count words from the start of the program.

/// Words before the first instruction.
pub const HEADER: usize = 9;
/// Flag of word 0: a match begins at the start of the text or nowhere.
pub const ANCHORED: u32 = 1;
/// Flag of word 0: a match may be empty, or begin with any character.
pub const ANYWHERE: u32 = 2;

/// The match ends here.
pub const MATCH: u32 = 0;
/// One byte, the operand.
pub const BYTE: u32 = 1;
/// Operand: length in bytes. Next word: where it stands in [`Pool::literals`].
pub const LITERAL: u32 = 2;
/// One character of the class of that number.
pub const CLASS: u32 = 3;
/// Characters of a class, as many as can be. Next word: the least number, and
/// above 16 bits the greatest ([`ENDLESS`] for none).
pub const RUN: u32 = 4;
/// The same, as few as can be.
pub const RUN_LAZY: u32 = 5;
/// Operand: number of branches; two words each, the [`mask_of`] the characters
/// that can begin it ([`ANY`] where it may be empty) and the target. The first
/// that leads to a match is taken.
pub const BRANCH: u32 = 6;
/// Go on at the operand.
pub const JUMP: u32 = 7;
/// A condition on the place: one of the next constants.
pub const LOOK: u32 = 8;

/// Start of the text.
pub const START: u32 = 0;
/// End of the text.
pub const END: u32 = 1;
/// Start of a line.
pub const LINE_START: u32 = 2;
/// End of a line.
pub const LINE_END: u32 = 3;
/// Between an ASCII word character and something else.
pub const WORD: u32 = 4;
/// Anywhere but there.
pub const NOT_WORD: u32 = 5;

/// The greatest number of a [`RUN`] that has none.
pub const ENDLESS: u32 = 0xffff;
/// The mask of a branch that may begin with anything, or be empty.
pub const ANY: u32 = u32::MAX;

/// A set of characters.
#[derive(Debug, Clone, Copy)]
pub struct Class {
    /// One bit for each ASCII character.
    pub ascii: [u64; 2],
    /// The others: the first of their ranges in [`Pool::ranges`].
    pub start: u32,
    /// How many ranges there are.
    pub len: u32,
}

/// All programs, and what they share.
#[derive(Debug, Clone, Copy)]
pub struct Pool {
    /// The programs.
    pub words: &'static [u32],
    /// The bytes of literals.
    pub literals: &'static [u8],
    /// The classes.
    pub classes: &'static [Class],
    /// First and last character of the ranges of classes, in order.
    pub ranges: &'static [(u32, u32)],
    /// For each needle [`GRAMS`] of its grams.
    pub grams: &'static [u16],
}

/// How many grams of a needle are looked for.
pub const GRAMS: usize = 3;

/// Number of a piece of two or three bytes: one of 65,536 that all pieces share.
#[must_use]
pub fn gram(piece: &[u8]) -> u16 {
    let number = piece
        .iter()
        .fold(1_u32, |sum, &byte| (sum << 8) | u32::from(byte));
    (number.wrapping_mul(0x9e37_79b1) >> 16) as u16
}

/// Which of the 256 bits of a header a character has.
#[must_use]
pub fn bit_of(c: u32) -> u32 {
    if c < 128 {
        c
    } else {
        128 + (c.wrapping_mul(0x9e37_79b1) >> 25)
    }
}

/// Which of the 32 bits of a branch a character has.
#[must_use]
pub fn mask_of(c: u32) -> u32 {
    1 << (c.wrapping_mul(0x9e37_79b1) >> 27)
}
