//! The layers of the house, and which may use which.

/// Layer → layers it may import.
pub(crate) const TABLE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("knowledge", &["text"]),
    ("diagnostic", &["knowledge", "text"]),
    ("yaml", &["knowledge", "text"]),
    ("ticket", &["yaml", "knowledge", "text"]),
    ("frontend", &["ticket", "yaml", "knowledge", "text"]),
    ("facts", &["ticket", "knowledge", "text"]),
    ("compose", &["ticket", "knowledge", "text"]),
    ("detect", &["facts", "ticket", "knowledge", "text"]),
    (
        "rules",
        &[
            "compose",
            "detect",
            "facts",
            "ticket",
            "diagnostic",
            "knowledge",
            "text",
        ],
    ),
    (
        "engine",
        &[
            "rules",
            "detect",
            "facts",
            "frontend",
            "ticket",
            "diagnostic",
            "knowledge",
            "text",
        ],
    ),
    ("config", &["facts", "yaml", "knowledge", "text"]),
    (
        "repair",
        &[
            "engine",
            "frontend",
            "ticket",
            "diagnostic",
            "knowledge",
            "text",
        ],
    ),
    ("report", &["diagnostic", "text"]),
    (
        "cli",
        &[
            "repair",
            "engine",
            "config",
            "compose",
            "report",
            "rules",
            "facts",
            "ticket",
            "diagnostic",
            "knowledge",
            "text",
        ],
    ),
];
