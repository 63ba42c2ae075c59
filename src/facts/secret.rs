//! Credentials.

/// What kind of credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretKind {}
