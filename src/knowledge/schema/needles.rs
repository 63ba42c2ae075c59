//! The form of the table in which all needles stand, so that one walk through a
//! text finds all that are in it.
//!
//! A unit stands for how a needle begins: its lowest byte is the last byte of
//! that, and above [`SHIFT`] stands where the units are that go on from there:
//! the one for a byte at the exclusive or of both. Unit 0 is the beginning of
//! all. It and the units that stand for nothing end in [`WHOLE`], which no text
//! holds: where a unit is looked up for another byte than its own, that shows.

/// The needle that the unit stands for is whole: the unit for [`WHOLE`] has its
/// number above [`SHIFT`].
pub const ENDS: u32 = 1 << 8;
/// Stands for the end of a needle. No UTF-8 holds such a byte.
pub const WHOLE: u8 = 0xff;
/// One needle alone begins so: its number stands above [`SHIFT`].
pub const ONLY: u32 = 1 << 9;
/// Bits below the number of a unit or a needle.
pub const SHIFT: u32 = 10;
