//! Lines as programs write them: prompts, traces, tables, settings, messages.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr, memchr2};

use super::super::label;
use super::first_bytes;
use crate::knowledge::{FieldKind, cues};
use crate::text::fold;

/// What shells of other programs write before a command.
const SHELLS: [&str; 8] = [
    "mysql> ",
    "MariaDB [",
    "postgres=# ",
    "redis> ",
    "sqlite> ",
    ">>> ",
    "ftp> ",
    "sftp> ",
];

/// `$ ls`, `# ping …`, `PS C:\>`, `[root@web01 ~]#`, `user@host:~$`, `mysql>`.
pub(super) fn is_prompt(part: &str, indented: bool) -> bool {
    let command = |rest: &str| cues::SHELL_COMMAND.is_in(&fold::lowered(first_bytes(rest, 60)));
    if let Some(rest) = part.strip_prefix("$ ") {
        return rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | '/' | '_'))
            || command(rest);
    }
    if let Some(rest) = part.strip_prefix("# ") {
        return rest.starts_with(|c: char| c.is_ascii_lowercase())
            && (indented || rest.contains(' ') || rest.len() < 12)
            && command(rest);
    }
    if let Some(rest) = part.strip_prefix("PS ") {
        return rest.contains(":\\") && rest.contains('>');
    }
    let drive = part.as_bytes();
    if drive.len() > 3 && drive[0].is_ascii_uppercase() && part[1..].starts_with(":\\") {
        return part.find('>').is_some_and(|at| {
            at < 80
                && !part[..at].contains("  ")
                && part[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic())
        });
    }
    if SHELLS.iter().any(|shell| part.starts_with(shell)) {
        return true;
    }
    // The first word holds it.
    if let Some(at) = memchr2(b'@', b' ', part.as_bytes())
        && drive[at] == b'@'
    {
        let host = &part[at + 1..];
        let (user, end) = (&part[..at], part.find(['$', '#']));
        let named = !user.is_empty()
            && host.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.is_ascii();
        return named
            && end.is_some_and(|end| {
                end > at && end < 60 && (part[end + 1..].starts_with(' ') || part.len() == end + 1)
            });
    }
    false
}

/// A frame of a stack trace, the line that heads one, or one that ends it.
pub(super) fn is_frame(part: &str) -> bool {
    if let Some(rest) = part.strip_prefix("at ") {
        let place = rest.ends_with(')') && rest.contains('(');
        let dotted = rest
            .split(['(', ' '])
            .next()
            .unwrap_or("")
            .contains(['.', '/', '<']);
        let file = rest.contains(":line ")
            || rest
                .rsplit(':')
                .next()
                .is_some_and(|n| n.parse::<u32>().is_ok())
                && rest.contains(['/', '\\']);
        return rest.is_ascii() && ((place && dotted) || file);
    }
    if part.starts_with("File \"") {
        return part.contains("\", line ");
    }
    if part.starts_with("Traceback (most recent call last)")
        || part.starts_with("Exception in thread ")
        || (part.starts_with("goroutine ") && part.ends_with(':'))
    {
        return true;
    }
    let named = part.strip_prefix("Caused by: ").unwrap_or(part);
    let end = memchr2(b':', b' ', named.as_bytes());
    let class = &named[..end.unwrap_or(named.len())];
    let dots = || class.bytes().filter(|&b| b == b'.').count();
    let thrown = class.ends_with("Exception") || class.ends_with("Error");
    (thrown && !named[class.len()..].starts_with(' ') && dots() >= 2)
        || (part.len() > named.len() && dots() >= 1)
        || (part.starts_with("... ") && part.ends_with(" more"))
}

/// What only ping writes, wherever it stands in a line. Each is looked for in every line.
static PING: LazyLock<[Finder<'static>; 3]> = LazyLock::new(|| {
    [
        " bytes from ",
        " packets transmitted, ",
        " に ping を送信しています",
    ]
    .map(Finder::new)
});

/// Lines of ping, traceroute, curl and their like.
pub(super) fn is_network_tool(part: &str) -> bool {
    PING.iter()
        .any(|words| words.find(part.as_bytes()).is_some())
        || (part.starts_with("PING ") && part.contains('('))
        || (part.starts_with("Pinging ") && part.contains(" with "))
        || part.starts_with("rtt min/avg/max")
        || part.starts_with("round-trip min/avg/max")
        || (part.starts_with("Reply from ") && part.contains("time"))
        || (!part.is_ascii() && is_japanese_ping(part))
        || (part.starts_with("curl: (") && part.is_ascii())
        || (part.starts_with("* ") && (part.contains("Connected to ") || part.contains("Trying ")))
        || ((part.starts_with("< ") || part.starts_with("> ")) && part.contains("HTTP/1."))
        || (part.starts_with("traceroute to ") && part.contains(" hops"))
}

/// What ping writes on Windows in Japanese.
fn is_japanese_ping(part: &str) -> bool {
    (part.contains("TTL") && part.contains("からの応答: "))
        || part.ends_with(" の ping 統計:")
        || part.starts_with("要求がタイムアウトしました")
        || part.starts_with("パケット数: 送信 =")
        || part.starts_with("ラウンド トリップの概算時間")
        || part.starts_with("最小 = ")
}

/// `NAME   READY   STATUS`: the head of a table of output.
pub(super) fn is_table_head(part: &str) -> bool {
    let upper = |b: u8| {
        b.is_ascii_uppercase() || matches!(b, b'-' | b'_' | b' ' | b'(' | b')' | b'%' | b'/')
    };
    // Blanks of any kind around a column do not matter; all else does.
    let may_be = |b: u8| upper(b) || !b.is_ascii_graphic();
    if !part.trim_start().bytes().next().is_some_and(upper) || !part.bytes().all(may_be) {
        return false;
    }
    let mut columns = 0;
    for column in part.split("  ").map(str::trim).filter(|c| !c.is_empty()) {
        if !column.bytes().all(upper) {
            return false;
        }
        columns += 1;
    }
    columns >= 3
}

/// `[mysqld]`, the head of a section in a file of settings.
pub(super) fn is_section_of_settings(part: &str) -> bool {
    let inner = part.strip_prefix('[').and_then(|p| p.strip_suffix(']'));
    inner.is_some_and(|name| {
        !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':'))
            && label::kind_of(name).is_none()
    })
}

/// `key=value` pairs and nothing much besides.
pub(super) fn is_assignment(part: &str) -> bool {
    if !part.contains('=')
        || !part.is_ascii()
        || part.contains("://") && !part.contains("=\"") && part.starts_with("http")
    {
        return false;
    }
    let (mut pairs, mut others) = (0, 0);
    for word in part.split_ascii_whitespace() {
        let key = word.split('=').next().unwrap_or("");
        let named = !key.is_empty()
            && key.len() < word.len()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'/'));
        if named {
            pairs += 1;
        } else {
            others += 1;
        }
    }
    (pairs >= 2 && pairs > others) || (pairs == 1 && others == 0)
}

/// `ValueError: …`
pub(super) fn is_thrown(part: &str) -> bool {
    let Some(colon) = memchr(b':', part.as_bytes()) else {
        return false;
    };
    let name = &part[..colon];
    name.len() > 5
        && (name.ends_with("Error") || name.ends_with("Exception"))
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// `ERROR 2003 (HY000): …`, `[WARN] …`, `FATAL:  …`, `Error: …` among output.
pub(super) fn is_level_line(part: &str) -> bool {
    let bare = part.trim_start_matches('[');
    let letters = bare.bytes().take_while(u8::is_ascii_alphabetic);
    let word = &bare[..letters.count()];
    if word.len() < 3 || !cues::LOG_LEVEL.is_in(&word.to_ascii_lowercase()) {
        return false;
    }
    let rest = &bare[word.len()..];
    let upper = word.bytes().all(|b| b.is_ascii_uppercase());
    (upper && rest.starts_with([':', ']', ' ', '(']) && rest.len() > 3)
        || (rest.starts_with(": ") && label::kind_of(word) != Some(FieldKind::Notes))
}

/// `touch: cannot touch '/data': Read-only file system`.
pub(super) fn is_tool_message(part: &str) -> bool {
    let Some((tool, rest)) = part.split_once(':') else {
        return false;
    };
    let Some(rest) = rest.strip_prefix(' ') else {
        return false;
    };
    let named = (2..=24).contains(&tool.len())
        && tool.starts_with(|c: char| c.is_ascii_lowercase())
        && tool
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/'));
    named && label::kind_of(tool).is_none() && (rest.contains(": ") || rest.contains(['\'', '"']))
}
