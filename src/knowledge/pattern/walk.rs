//! One walk through a text that finds every needle of a table in it.

use super::super::schema::needles::{ENDS, ONLY, SHIFT};
use super::super::schema::program::Pool;

/// Tells `found` the number of each needle of `trie` and where it begins, in order
/// of place.
pub(super) fn walk(pool: &Pool, trie: &[u32], text: &[u8], mut found: impl FnMut(u32, usize)) {
    let unit = |base: u32, byte: u8| trie[(base ^ u32::from(byte)) as usize];
    // What begins with each byte, so that most places need one look alone.
    let root = trie[0] >> SHIFT;
    let first: [u32; 256] = std::array::from_fn(|byte| {
        let unit = unit(root, byte as u8);
        // A zero stands for the end of a needle, and is in none.
        if unit as u8 == byte as u8 && byte != 0 {
            unit
        } else {
            0
        }
    });
    for (at, &byte) in text.iter().enumerate() {
        let mut here = first[usize::from(byte)];
        if here == 0 {
            continue;
        }
        let mut next = at + 1;
        loop {
            let base = here >> SHIFT;
            if here & ONLY != 0 {
                // So far they are the same; most differ soon.
                let rest = pool.needles[base as usize].literal(pool).get(next - at..);
                let (rest, text) = (rest.unwrap_or_default(), &text[next..]);
                if rest.len() <= text.len() && rest.iter().zip(text).all(|(a, b)| a == b) {
                    found(base, at);
                }
                break;
            }
            if here & ENDS != 0 {
                found(unit(base, 0) >> SHIFT, at);
            }
            let Some(&byte) = text.get(next) else {
                break;
            };
            here = unit(base, byte);
            if here as u8 != byte || byte == 0 {
                break;
            }
            next += 1;
        }
    }
}
