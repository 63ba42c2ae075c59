//! The ways to reach a desk.

/// The ways to reach a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// The web console or portal.
    Web,
    /// E-mail.
    Mail,
    /// A call.
    Phone,
    /// A chat.
    Chat,
    /// A visit.
    OnSite,
}

impl Channel {
    /// Every way.
    pub const ALL: [Self; 5] = [Self::Web, Self::Mail, Self::Phone, Self::Chat, Self::OnSite];

    /// Its name in `rules/providers/*.yaml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Chat => "chat",
            Self::OnSite => "on-site",
        }
    }
}
