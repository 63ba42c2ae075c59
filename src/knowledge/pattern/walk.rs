//! One walk through a text that finds every needle of a table in it.

use super::super::schema::needles::{ENDS, ONLY, SHIFT, WHOLE};
use super::super::schema::program::{Pool, Walk};
use crate::text::Range;

/// The number of a needle, and the place (byte) where it begins.
pub(super) type Hit = (u32, u32);

/// Adds to `hits` each needle of the table that begins at one of `places`, in order of
/// place. `text` is UTF-8. Apart from what is done with these it keeps its registers.
#[inline(never)]
pub(super) fn walk(pool: &Pool, of: &Walk, text: &[u8], places: Range, hits: &mut Vec<Hit>) {
    let Walk { trie, first, .. } = of;
    let unit = |base: u32, byte: u8| trie[(base ^ u32::from(byte)) as usize];
    for at in places {
        // Most places need this one look alone.
        let mut here = first[usize::from(text[at])];
        if here == 0 {
            continue;
        }
        let mut next = at + 1;
        loop {
            let base = here >> SHIFT;
            if here & (ONLY | ENDS) != 0 {
                if here & ONLY != 0 {
                    if is_there(pool, base, text, at, next) {
                        hits.push((base, at as u32));
                    }
                    break;
                }
                hits.push((unit(base, WHOLE) >> SHIFT, at as u32));
            }
            let Some(&byte) = text.get(next) else {
                break;
            };
            here = unit(base, byte);
            if here as u8 != byte {
                break;
            }
            next += 1;
        }
    }
}

/// Whether the needle of that number stands at `at`. It is the same as the text up to
/// `next`; most differ soon behind that. Apart, it leaves the walk its registers.
#[inline(never)]
fn is_there(pool: &Pool, number: u32, text: &[u8], at: usize, next: usize) -> bool {
    let needle = &pool.needles[number as usize];
    let (start, length) = (needle.start as usize, needle.len as usize);
    if at + length > text.len() {
        return false;
    }
    let rest = &pool.literals[start + (next - at)..start + length];
    rest.iter()
        .zip(&text[next..])
        .all(|(one, other)| one == other)
}
