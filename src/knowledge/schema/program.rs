//! The form in which the build leaves the patterns of the data, so that the
//! program has none to compile when it starts.
//!
//! A pattern is taken apart into its alternatives ([`Alternative`]). Of each is
//! known what its matches are bound to hold, so that most are ruled out at a
//! glance, and the others are tried only near such a needle. What is tried is a
//! program: instructions, one or more words each in [`Pool::words`], the low
//! byte of the first being the operation and the rest its operand. Targets count
//! words from the start of the program.

/// The match ends here.
pub const MATCH: u32 = 0;
/// One byte, the operand.
pub const BYTE: u32 = 1;
/// Operand: length in bytes. Next word: where it stands in [`Pool::literals`].
pub const LITERAL: u32 = 2;
/// One character of the class of that number.
pub const CLASS: u32 = 3;
/// Characters of a class, as many as can be. Next word: the least number, and
/// above 16 bits the greatest ([`ENDLESS`] for none). Then the number of the
/// [`Filter`] for the character after the run, or [`NO_FILTER`].
pub const RUN: u32 = 4;
/// The same, as few as can be.
pub const RUN_LAZY: u32 = 5;
/// The same where what follows begins with none of them, so that no fewer can be.
pub const RUN_ALL: u32 = 10;
/// Operand: number of branches; two words each, the [`mask_of`] the characters
/// that can begin it ([`ANY`] where it may be empty) and the target. The first
/// that leads to a match is taken.
pub const BRANCH: u32 = 6;
/// The same for many branches. Operand: number of branches. Next: [`LISTS`] words,
/// where the list of targets begins for what begins with a character of each bit
/// of a mask, for what stands at the end of the text, and where the last list ends.
pub const BRANCH_BY: u32 = 9;
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

/// Where an ASCII word begins.
pub const WORD_START: u32 = 6;
/// No condition at all.
pub const ANYWHERE: u32 = 7;

/// The greatest number of a [`RUN`] that has none.
pub const ENDLESS: u32 = 0xffff;
/// A run after which anything may come.
pub const NO_FILTER: u32 = u32::MAX;
/// How many words tell where the lists of a [`BRANCH_BY`] are.
pub const LISTS: usize = 34;
/// The mask of a branch that may begin with anything, or be empty.
pub const ANY: u32 = u32::MAX;

/// The first of the 256 characters most of which Japanese writes with.
pub const KANA: u32 = 0x3000;

/// How many characters from [`KANA`] on a [`Class`] has bits for.
pub const KANA_BITS: u32 = 256;

/// Instead of a number of ranges of a [`Class`].
pub const EVERY: u32 = u32::MAX;

/// A set of characters.
#[derive(Debug, Clone, Copy)]
pub struct Class {
    /// One bit for each ASCII character.
    pub ascii: [u64; 2],
    /// One bit for each character from [`KANA`] on: the marks and kana of Japanese.
    pub kana: [u64; 4],
    /// All others: the first of their ranges in [`Pool::ranges`].
    pub start: u32,
    /// How many ranges there are; [`EVERY`]: all other characters are in the class.
    pub len: u32,
}

/// The characters that can stand somewhere: one bit for each byte that can begin
/// one, and above these one for each [`bit_of`] those that are not ASCII.
pub type Filter = [u32; 12];

/// A literal that stands in the matches of alternatives, lower-cased.
#[derive(Debug, Clone, Copy)]
pub struct Needle {
    /// Where it stands in [`Pool::literals`].
    pub start: u32,
    /// Its length in bytes.
    pub len: u32,
    /// The first of the groups that it is in in [`Pool::holders`], and how many.
    pub holders: (u32, u32),
}

/// The needles of a set, lower-cased: several sets may have the same.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// The first of the sets that have them in [`Pool::users`], and how many.
    pub users: (u32, u32),
}

/// Instead of the number of a [`Group`].
pub const NO_GROUP: u32 = u32::MAX;

/// Needles one of which is in every match of an alternative.
#[derive(Debug, Clone, Copy)]
pub struct Set {
    /// The first of them in [`Pool::members`], and how many there are.
    pub members: (u32, u32),
    /// Least bytes from the start of a match to the needle.
    pub least: u32,
    /// Most bytes from the start of a match to the needle, when they are bounded.
    pub reach: Option<u32>,
    /// The number of its [`Group`]; [`NO_GROUP`] where one of them has a mark of what is
    /// blanked out: that is in a view of a text alone.
    pub group: u32,
}

impl Set {
    /// The literals, as they stand in matches.
    pub fn literals(&self, pool: &Pool) -> impl Iterator<Item = &'static [u8]> {
        let (start, len) = self.members;
        let members = &pool.members[start as usize..(start + len) as usize];
        let literals = pool.literals;
        members
            .iter()
            .map(move |&(at, len)| &literals[at as usize..(at + len) as usize])
    }
}

/// One of the ways in which a pattern can match. It is read at once, from one line of
/// the processor's memory.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub struct Alternative {
    /// The first word of its program.
    pub program: u32,
    /// The word, from the first, with which a match begins: what `starts` says is looked
    /// at before.
    pub entry: u32,
    /// Where a needle of its first set begins a part of it, and to look at what follows
    /// is worth it: the word, from the first, where its program goes on with that part,
    /// and the word from which on a match may be of any length.
    pub rest: Option<(u32, u32)>,
    /// The [`Filter`] of the characters that can begin a match;
    /// [`NO_FILTER`] where it may be empty.
    pub first: u32,
    /// The byte that every match begins with, if that is one of ASCII.
    pub only: Option<u8>,
    /// What holds wherever a match begins: [`START`], [`LINE_START`], [`WORD`],
    /// [`WORD_START`] or [`ANYWHERE`].
    pub starts: u32,
    /// The first of its sets of needles in [`Pool::sets`], and how many there
    /// are: every match holds a needle of each. It is looked for near the
    /// needles of the first set.
    pub sets: (u32, u32),
    /// No line ends between the start of a match and that needle.
    pub in_line: bool,
    /// The class of the characters that may stand there, if they are few.
    pub between: Option<u32>,
    /// Least bytes of a match.
    pub least: u32,
    /// Most bytes of a match, when they are bounded.
    pub most: Option<u32>,
    /// No match holds a line break.
    pub one_line: bool,
}

const _: () = assert!(std::mem::size_of::<Alternative>() == 64);

impl Alternative {
    /// Its sets of needles: first those near which it is looked for.
    #[must_use]
    pub fn sets_of(&self, pool: &Pool) -> &'static [Set] {
        let (first, count) = self.sets;
        &pool.sets[first as usize..(first + count) as usize]
    }
}

/// Needles that are found in one walk through a text.
#[derive(Debug, Clone, Copy)]
pub struct Walk {
    /// The needles ([`super::needles`]).
    pub trie: &'static [u32],
    /// The units for what begins with each byte; zero where nothing does.
    pub first: &'static [u32; 256],
    /// A bit for each alternative of which no needles are known.
    pub always: &'static [u64],
}

/// All patterns.
#[derive(Debug, Clone, Copy)]
pub struct Pool {
    /// The ways of the patterns to match.
    pub alternatives: &'static [Alternative],
    /// The sets of needles.
    pub sets: &'static [Set],
    /// The literals of [`Set`]s: where each stands in `literals`, and its length in bytes.
    pub members: &'static [(u32, u32)],
    /// The needles.
    pub needles: &'static [Needle],
    /// In which groups the needles are.
    pub holders: &'static [u32],
    /// The needles of sets, each group once.
    pub groups: &'static [Group],
    /// Which sets of which alternatives have the needles of a group ([`user`]).
    pub users: &'static [u32],
    /// Finds all needles in a lower-cased text.
    pub walk: Walk,
    /// By alternative: a bit for each of its sets, of those that are noted of a text.
    pub wanted: &'static [u8],
    /// The programs.
    pub words: &'static [u32],
    /// The bytes of literals.
    pub literals: &'static [u8],
    /// The classes.
    pub classes: &'static [Class],
    /// First and last character of the ranges of classes, in order.
    pub ranges: &'static [(u32, u32)],
    /// Sets of characters, roughly.
    pub filters: &'static [Filter],
}

/// Most sets that are kept of an alternative.
pub const SETS: usize = 4;

/// The set of that number of an alternative.
#[must_use]
pub const fn user(alternative: u32, set: u32) -> u32 {
    alternative * SETS as u32 + set
}

/// Which bit of a [`Filter`] a character has that is not ASCII.
#[must_use]
pub const fn bit_of(c: u32) -> u32 {
    256 + (c.wrapping_mul(0x9e37_79b1) >> 25)
}

/// Which of the 32 bits of a branch a character has.
#[must_use]
pub fn mask_of(c: u32) -> u32 {
    1 << list_of(c)
}

/// Which list of a [`BRANCH_BY`] a character has.
#[must_use]
pub fn list_of(c: u32) -> u32 {
    c.wrapping_mul(0x9e37_79b1) >> 27
}
