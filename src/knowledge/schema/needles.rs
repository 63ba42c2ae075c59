//! The form of the table in which all needles stand, so that one walk through a
//! text finds all that are in it.
//!
//! A unit stands for how a needle begins: its lowest byte is the last byte of
//! that, and above [`SHIFT`] stands where the units are that go on from there:
//! the one for a byte at the exclusive or of both. Unit 0 is the beginning of
//! all. No needle holds a zero.

/// The needle that the unit stands for is whole: the unit for a zero has its
/// number above [`SHIFT`].
pub const ENDS: u32 = 1 << 8;
/// One needle alone begins so: its number stands above [`SHIFT`].
pub const ONLY: u32 = 1 << 9;
/// Bits below the number of a unit or a needle.
pub const SHIFT: u32 = 10;
