//! The layers of the house, and which may use which.

/// Layer → layers it may import.
pub(crate) const TABLE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("knowledge", &["text"]),
    ("diagnostic", &["knowledge", "text"]),
    ("yaml", &["knowledge", "text"]),
    ("ticket", &["yaml", "knowledge", "text"]),
    ("compose", &["ticket", "diagnostic", "knowledge", "text"]),
    ("frontend", &["ticket", "yaml", "knowledge", "text"]),
    ("facts", &["ticket", "knowledge", "text"]),
    ("detect", &["facts", "ticket", "knowledge", "text"]),
    (
        "rules",
        &[
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
            "rules",
            "frontend",
            "compose",
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
            "compose",
            "engine",
            "config",
            "report",
            "rules",
            "facts",
            "yaml",
            "diagnostic",
            "knowledge",
            "text",
        ],
    ),
];
