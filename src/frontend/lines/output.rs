//! Recognising pasted logs, stack traces, shell sessions and output by their
//! look. Prose with a time or an error word in it is not taken for a log.

use super::label;
use super::shape::{self, Line};
use crate::knowledge::calendar::{MONTHS, WEEKDAYS, short};
use crate::knowledge::cues;
use crate::text::fold;

/// How much one line looks like output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    /// Words.
    Prose,
    /// Could be either.
    Open,
    /// Output, if it stands apart or among its like.
    Likely,
    /// Output, but for a single line among prose.
    Plain,
    /// Output wherever it stands.
    Certain,
    /// A prompt with a command: what follows is its output.
    Prompt,
    /// A brace that opens a structure, or a first line of YAML.
    Body,
}

/// Only this much of a line is looked at.
const HEAD: usize = 240;
/// The longest run of lines a structure in braces may take.
const BODY_LINES: usize = 400;

/// What stands right above a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) enum Above {
    /// Other text.
    Words,
    /// Nothing, or a label or heading.
    Nothing,
    /// A label that asks for output.
    Request,
}

/// The end of the output that begins at line `start`; or, as an error, the
/// line before which none begins.
pub(in crate::frontend) fn run(
    text: &str,
    lines: &[Line],
    start: usize,
    place: Above,
) -> Result<usize, usize> {
    let first = lines.get(start).ok_or(start + 1)?;
    let above = start
        .checked_sub(1)
        .and_then(|i| lines.get(i))
        .filter(|l| !l.is_blank());
    let outer = above.or_else(|| lines[..start].iter().rev().take(3).find(|l| !l.is_blank()));
    let indented = first.indent >= 2 && outer.is_none_or(|l| first.indent > l.indent);
    // What was asked for and takes several lines was pasted as a whole.
    let asked = place == Above::Request && lines.get(start + 1).is_some_and(|l| !l.is_blank());
    let indented = indented || asked;
    let led_in = above.is_some_and(|l| text[l.content.clone()].ends_with([':', '：']));
    let apart = place != Above::Words || indented || led_in;
    if let Some(end) = set_off(text, lines, start) {
        return Ok(end);
    }
    let look = look_of(text, first, indented);
    if look < Look::Likely {
        return Err(start + 1);
    }
    let end = if look == Look::Body {
        body_end(text, lines, start).ok_or(start + 1)?
    } else {
        extent(text, lines, start, look, indented)
    };
    let mut certain = 0;
    let mut plain = 0;
    let mut likely = 0;
    for line in &lines[start..end] {
        match look_of(text, line, indented) {
            Look::Certain | Look::Prompt | Look::Body => certain += 1,
            Look::Plain => plain += 1,
            Look::Likely => likely += 1,
            Look::Prose | Look::Open => {}
        }
    }
    let ends_apart = lines
        .get(end)
        .is_none_or(|l| l.is_blank() || (indented && l.indent < first.indent));
    let alone = apart && ends_apart;
    let is_output = certain > 0
        || plain >= 2
        || (alone && plain + likely >= 2)
        || (alone && indented && plain + likely > 0)
        || (alone && plain > 0 && !japanese(head(text, first)));
    if is_output { Ok(end) } else { Err(end) }
}

/// The end of lines set off from the text around them as Markdown sets off code:
/// by blank lines and four spaces, and none of them reads like prose.
fn set_off(text: &str, lines: &[Line], start: usize) -> Option<usize> {
    let first = lines.get(start)?;
    let apart = start.checked_sub(1).and_then(|i| lines.get(i))?.is_blank();
    let outer = lines[..start].iter().rev().find(|l| !l.is_blank())?;
    let outer_text = &text[outer.content.clone()];
    if !apart || first.indent < outer.indent + 4 || shape::marker(outer_text).is_some() {
        return None;
    }
    let len = lines[start..].iter().take_while(|l| !l.is_blank()).count();
    let all = lines[start..start + len].iter().all(|l| {
        let part = head(text, l);
        l.indent >= first.indent
            && shape::marker(part).is_none()
            && !japanese(part)
            && (!reads_like_prose(part) || !part.ends_with(['.', '?', '!']))
            && label::parse(part, 0).is_none_or(|p| p.kind.is_none())
    });
    all.then_some(start + len)
}

/// Where the lines that belong to the output from `start` end.
fn extent(text: &str, lines: &[Line], start: usize, look: Look, indented: bool) -> usize {
    let first = &lines[start];
    // A trace is wrapped by mail programs; a session prints anything.
    let mut session =
        look == Look::Prompt || is_frame(head(text, first)) || is_table_head(head(text, first));
    let mut end = start + 1;
    let mut at = end;
    while let Some(line) = lines.get(at) {
        if line.is_blank() {
            // A blank line inside: only if more of the same follows.
            let next = lines.get(at + 1);
            let more = next.is_some_and(|l| {
                !l.is_blank()
                    && l.indent >= first.indent
                    && look_of(text, l, indented)
                        >= if session { Look::Plain } else { Look::Certain }
            });
            if !more {
                break;
            }
            at += 1;
            continue;
        }
        if indented && line.indent < first.indent {
            break;
        }
        let look = look_of(text, line, indented);
        let goes_on = match look {
            Look::Prompt => {
                session = true;
                true
            }
            Look::Certain | Look::Plain | Look::Likely | Look::Body => {
                session = session || is_frame(head(text, line));
                true
            }
            Look::Open => session || indented || line.indent > first.indent,
            Look::Prose => {
                let part = head(text, line);
                (session && !reads_like_prose(part)) || (indented && !japanese(part))
            }
        };
        if !goes_on {
            break;
        }
        at += 1;
        end = at;
    }
    end
}

/// The end of a structure in braces, or of a YAML manifest.
fn body_end(text: &str, lines: &[Line], start: usize) -> Option<usize> {
    let first = head(text, &lines[start]);
    if first.starts_with("apiVersion:") || first.starts_with("<?xml") {
        let len = lines[start..]
            .iter()
            .take(BODY_LINES)
            .take_while(|l| !l.is_blank() && !japanese_sentence(head(text, l)))
            .count();
        return (len >= 2).then_some(start + len);
    }
    let mut depth = 0_i64;
    let mut keys = 0;
    for (i, line) in lines[start..].iter().take(BODY_LINES).enumerate() {
        let part = head(text, line);
        for c in part.bytes() {
            match c {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                b'"' => keys += 1,
                _ => {}
            }
        }
        if depth <= 0 {
            return (keys >= 2).then_some(start + i + 1);
        }
    }
    None
}

fn head<'a>(text: &'a str, line: &Line) -> &'a str {
    let content = &text[line.content.clone()];
    if content.len() <= HEAD {
        return content;
    }
    let mut end = HEAD;
    while !content.is_char_boundary(end) {
        end -= 1;
    }
    &content[..end]
}

fn look_of(text: &str, line: &Line, indented: bool) -> Look {
    let part = head(text, line);
    let Some(first) = part.bytes().next() else {
        return Look::Open;
    };
    if let Some(look) = structure(part, first) {
        return look;
    }
    if is_prompt(part, indented) {
        return Look::Prompt;
    }
    if let Some(rest) = after_timestamp(part) {
        if is_log_rest(rest) {
            return Look::Certain;
        }
        // 「2026/11/20 10:00:05 再起動」 is how people write a history.
        return if japanese(part) {
            Look::Prose
        } else {
            Look::Likely
        };
    }
    if is_frame(part) {
        return Look::Certain;
    }
    if is_table_head(part) {
        return Look::Certain;
    }
    if is_network_tool(part) {
        return Look::Plain;
    }
    if japanese(part) {
        return Look::Prose;
    }
    if is_assignment(part) || is_level_line(part) || is_thrown(part) {
        return Look::Plain;
    }
    if is_tool_message(part) {
        return Look::Plain;
    }
    if is_section_of_settings(part) {
        return Look::Likely;
    }
    if reads_like_prose(part) {
        Look::Prose
    } else {
        Look::Open
    }
}

fn structure(part: &str, first: u8) -> Option<Look> {
    match first {
        b'{' | b'[' => {
            let inner = part[1..].trim_start();
            let json = inner.starts_with(['"', '{']) || inner.is_empty();
            if !json {
                return None;
            }
            let open = part.bytes().filter(|b| matches!(b, b'{' | b'[')).count();
            let closed = part.bytes().filter(|b| matches!(b, b'}' | b']')).count();
            // The end of a long line may be out of sight.
            Some(if open == closed || part.len() + 4 > HEAD {
                Look::Certain
            } else {
                Look::Body
            })
        }
        b'}' | b']' if part.len() <= 3 => Some(Look::Open),
        b'+' if part.starts_with("+--") || part.starts_with("+==") => Some(Look::Certain),
        b'a' if part.starts_with("apiVersion: ") => Some(Look::Body),
        b'<' if part.starts_with("<?xml ") => Some(Look::Body),
        b'H' if part.starts_with("HTTP/1") || part.starts_with("HTTP/2 ") => Some(
            if part.as_bytes().get(9).is_some_and(u8::is_ascii_digit) || part.starts_with("HTTP/2 ")
            {
                Look::Plain
            } else {
                Look::Open
            },
        ),
        _ => None,
    }
}

/// `$ ls`, `# ping …`, `PS C:\>`, `[root@web01 ~]#`, `user@host:~$`, `mysql>`.
fn is_prompt(part: &str, indented: bool) -> bool {
    let command = |rest: &str| {
        cues::SHELL_COMMAND.is_in(&fold::fold_str(first_bytes(rest, 60)).to_lowercase())
    };
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
    for shell in [
        "mysql> ",
        "MariaDB [",
        "postgres=# ",
        "redis> ",
        "sqlite> ",
        ">>> ",
        "ftp> ",
        "sftp> ",
    ] {
        if part.starts_with(shell) {
            return true;
        }
    }
    let word = part.split(' ').next().unwrap_or("");
    if let Some(at) = word.find('@') {
        let host = &word[at + 1..];
        let (user, end) = (&word[..at], part.find(['$', '#']));
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

fn first_bytes(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// What follows a time stamp with seconds at the start of the line.
fn after_timestamp(part: &str) -> Option<&str> {
    let rest = part.trim_start_matches(['[', '(', '"']);
    let bracketed = rest.len() < part.len();
    let (date, seconds, len) = stamp(rest.as_bytes())?;
    if !(seconds && (date || bracketed)) {
        return None;
    }
    let rest = rest.get(len..)?;
    Some(rest.trim_start_matches([']', ')', '"', ' ', ',', '|', '\t']))
}

/// Reads numbers, separators and month names as far as they go: whether a date
/// and a time with seconds were among them, and how long they are.
fn stamp(bytes: &[u8]) -> Option<(bool, bool, usize)> {
    let mut at = 0;
    let (mut date, mut colons, mut parts) = (false, 0, 0);
    while at < bytes.len().min(48) {
        let b = bytes[at];
        if b.is_ascii_digit() {
            let from = at;
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            parts += 1;
            match bytes.get(at) {
                Some(b':')
                    if at - from <= 2 && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) =>
                {
                    colons += 1;
                    at += 1;
                }
                Some(b'-' | b'/') if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                    date = true;
                    at += 1;
                }
                Some(b'.' | b',')
                    if colons >= 2 && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) =>
                {
                    at += 1
                }
                Some(b'T') if date => at += 1,
                Some(b'Z') if colons >= 2 => {
                    at += 1;
                    return Some((date, true, at));
                }
                _ => {}
            }
            continue;
        }
        if colons >= 2 {
            break;
        }
        if b == b' ' {
            at += 1;
            continue;
        }
        let word = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let name = bytes.get(at..at + word.min(3)).unwrap_or_default();
        if word == 3 && is_short_name(name) {
            date = true;
            at += word;
            continue;
        }
        break;
    }
    let seconds = colons >= 2;
    while at > 0 && bytes.get(at - 1) == Some(&b' ') {
        at -= 1;
    }
    (parts > 0 && seconds).then_some((date, seconds, at))
}

/// Whether it is a day or a month as logs write them.
fn is_short_name(word: &[u8]) -> bool {
    let days = WEEKDAYS.iter().map(|(_, day)| *day);
    days.chain(MONTHS)
        .any(|name| short(name).as_bytes() == word)
}

/// Whether what follows a time stamp is a log's: a level, brackets, a process.
fn is_log_rest(rest: &str) -> bool {
    let start = first_bytes(rest, 60);
    if start.starts_with(['[', '<']) || start.starts_with("::") || start.starts_with("- ") {
        return true;
    }
    let words: Vec<&str> = start.split(' ').filter(|w| !w.is_empty()).take(4).collect();
    let level = words.iter().take(3).any(|w| {
        let bare = w.trim_matches(|c: char| !c.is_ascii_alphabetic());
        bare.len() >= 3 && bare.is_ascii() && {
            let upper = bare.bytes().all(|b| b.is_ascii_uppercase());
            upper && cues::LOG_LEVEL.is_in(&bare.to_ascii_lowercase())
        }
    });
    // `web01 sshd[412]:`, `kernel:`
    let process = words.iter().take(3).any(|w| {
        w.is_ascii() && w.ends_with("]:") || (w.ends_with(':') && w.len() > 3 && !japanese(rest))
    });
    level || process
}

/// A frame of a stack trace, the line that heads one, or one that ends it.
fn is_frame(part: &str) -> bool {
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
    let class = named.split([':', ' ']).next().unwrap_or("");
    let dots = class.bytes().filter(|&b| b == b'.').count();
    let thrown = class.ends_with("Exception") || class.ends_with("Error");
    (thrown && dots >= 2 && (named.len() == class.len() || named[class.len()..].starts_with(':')))
        || (part.len() > named.len() && dots >= 1)
        || (part.starts_with("... ") && part.ends_with(" more"))
}

/// Lines of ping, traceroute, curl and their like.
fn is_network_tool(part: &str) -> bool {
    (part.starts_with("PING ") && part.contains('('))
        || (part.starts_with("Pinging ") && part.contains(" with "))
        || part.contains(" bytes from ")
        || part.contains(" packets transmitted, ")
        || part.starts_with("rtt min/avg/max")
        || part.starts_with("round-trip min/avg/max")
        || (part.starts_with("Reply from ") && part.contains("time"))
        || (part.contains("からの応答: ") && part.contains("TTL"))
        || part.contains(" に ping を送信しています")
        || part.ends_with(" の ping 統計:")
        || part.starts_with("要求がタイムアウトしました")
        || part.starts_with("パケット数: 送信 =")
        || part.starts_with("ラウンド トリップの概算時間")
        || part.starts_with("最小 = ")
        || (part.starts_with("curl: (") && part.is_ascii())
        || (part.starts_with("* ") && (part.contains("Connected to ") || part.contains("Trying ")))
        || ((part.starts_with("< ") || part.starts_with("> ")) && part.contains("HTTP/1."))
        || (part.starts_with("traceroute to ") && part.contains(" hops"))
}

/// `NAME   READY   STATUS`: the head of a table of output.
fn is_table_head(part: &str) -> bool {
    let mut columns = 0;
    for column in part.split("  ").map(str::trim).filter(|c| !c.is_empty()) {
        let upper = column.bytes().all(|b| {
            b.is_ascii_uppercase() || matches!(b, b'-' | b'_' | b' ' | b'(' | b')' | b'%' | b'/')
        });
        if !upper {
            return false;
        }
        columns += 1;
    }
    columns >= 3
}

/// `[mysqld]`, the head of a section in a file of settings.
fn is_section_of_settings(part: &str) -> bool {
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
fn is_assignment(part: &str) -> bool {
    if !part.is_ascii() || part.contains("://") && !part.contains("=\"") && part.starts_with("http")
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
fn is_thrown(part: &str) -> bool {
    let name = part.split(':').next().unwrap_or("");
    name.len() < part.len()
        && name.len() > 5
        && (name.ends_with("Error") || name.ends_with("Exception"))
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// `ERROR 2003 (HY000): …`, `[WARN] …`, `FATAL:  …`, `Error: …` among output.
fn is_level_line(part: &str) -> bool {
    let bare = part.trim_start_matches('[');
    let word = bare
        .split(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or("");
    if word.len() < 3 || !cues::LOG_LEVEL.is_in(&word.to_ascii_lowercase()) {
        return false;
    }
    let rest = &bare[word.len()..];
    let upper = word.bytes().all(|b| b.is_ascii_uppercase());
    (upper && rest.starts_with([':', ']', ' ', '(']) && rest.len() > 3)
        || (rest.starts_with(": ")
            && label::kind_of(word) != Some(crate::knowledge::FieldKind::Notes))
}

/// `touch: cannot touch '/data': Read-only file system`.
fn is_tool_message(part: &str) -> bool {
    let Some((tool, rest)) = part.split_once(": ") else {
        return false;
    };
    let named = (2..=24).contains(&tool.len())
        && tool.starts_with(|c: char| c.is_ascii_lowercase())
        && tool
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/'));
    named && label::kind_of(tool).is_none() && (rest.contains(": ") || rest.contains(['\'', '"']))
}

/// Any kana or kanji.
fn japanese(part: &str) -> bool {
    part.chars()
        .any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

fn japanese_sentence(part: &str) -> bool {
    part.chars().any(|c| ('\u{3040}'..='\u{309f}').contains(&c))
        && (part.ends_with(['。', '、']) || part.contains("。"))
}

/// Whether a line reads like a line of a letter rather than of a program.
fn reads_like_prose(part: &str) -> bool {
    if japanese(part) {
        let kana = part
            .chars()
            .filter(|c| ('\u{3040}'..='\u{309f}').contains(c))
            .count();
        return kana >= 2 || part.contains('。');
    }
    let words: Vec<&str> = part.split_ascii_whitespace().take(24).collect();
    let plain = words
        .iter()
        .filter(|w| {
            let bare = w
                .trim_end_matches([',', '.', ';', ':', '?', '!', ')'])
                .trim_start_matches('(');
            !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_alphabetic() || b == b'\'')
        })
        .count();
    words.len() >= 4 && plain * 10 >= words.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontend::lines::shape;

    /// The line numbers that are taken for output.
    fn found(text: &str) -> Vec<usize> {
        let lines = shape::lines(text);
        let mut out = Vec::new();
        let mut at = 0;
        let mut above = Above::Nothing;
        while at < lines.len() {
            if lines[at].is_blank() {
                above = Above::Nothing;
                at += 1;
                continue;
            }
            match run(text, &lines, at, above) {
                Ok(end) => {
                    out.extend((at..end).filter(|&i| !lines[i].is_blank()));
                    at = end;
                }
                Err(end) => at = end,
            }
            above = Above::Words;
        }
        out
    }

    #[test]
    fn logs_of_every_make() {
        for text in [
            "2026-11-20T10:00:01.123Z ERROR c.e.App - refused\n2026-11-20T10:00:02Z INFO x",
            "[Fri Nov 20 09:31:44 2026] vdb: I/O error, dev vdb\n[Fri Nov 20 09:31:44 2026] EXT4-fs error: x",
            "Nov 19 21:12:40 rtu-017 ModemManager[412]: <info> state changed",
            "2026/11/21 22:07:33 :: Processing SQL01 Error: VDDK error",
            "2026/11/20 10:00:01 [ERROR] 接続に失敗しました",
            "java.lang.IllegalStateException: closed\n    at com.foo.Bar.run(Bar.java:10)\n    ... 12 more",
            "Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n    foo()\nValueError: bad",
            "$ kubectl get pods\nNAME   READY   STATUS\nweb-1  0/1     Pending",
            "PS C:\\Users\\x> Test-NetConnection a -Port 902\nTcpTestSucceeded : False",
            "[root@web01 ~]# df -h\n/dev/vda1  40G  40G  0 100% /",
            "{\n  \"code\": \"AUM0001\",\n  \"message\": \"Invalid\"\n}",
            "{\"code\":\"AUM0001\",\"message\":\"x\"}",
            "PING 10.0.0.1 (10.0.0.1): 56 data bytes\n64 bytes from 10.0.0.1: icmp_seq=0",
            "level=error ts=2026 msg=\"x\"\nlevel=info ts=2027 msg=y",
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: x",
            "DB_HOST=db01\nDB_PORT=3306",
        ] {
            let count = text.lines().count();
            assert_eq!(found(text), (0..count).collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn prose_stays_prose() {
        for text in [
            "2026/11/20 10:00:05 に再起動しました。\nその後も同じです。",
            "2026-11-20 10:00 再起動\n2026-11-20 10:05 変化なし",
            "コンソールに ERROR: timeout と出ます。",
            "ERROR: connection refused\nと表示されます。",
            "At 10:00:05 we restarted it.\nIt did not help.",
            "Since 08:12 UTC on 18 November roughly one in forty\nattempts times out.",
            "# 概要",
            "# overview of the problem",
            "Region: ap-northeast-1\nPlan: Business",
            "provider: aws\nregion: x",
            "- foo\n- bar",
            "$100 の請求がありました。",
            "https://a.example/?q=1 を見ました",
            "user@example.com に送ってください",
        ] {
            assert_eq!(found(text), Vec::<usize>::new(), "{text}");
        }
    }

    #[test]
    fn indented_output_ends_with_its_indentation() {
        assert_eq!(
            found(
                "it stops with\n\n    Error: Tape fatal error. The I/O device\n    Tape write error. Drive: X\n\nFirst time: Saturday"
            ),
            [2, 3]
        );
        assert_eq!(
            found(
                "実行すると\n    touch: cannot touch '/data': Read-only\n  次は dmesg です\n    [Fri Nov 20 09:31:44 2026] vdb: x"
            ),
            [1, 3]
        );
        assert_eq!(
            found(
                "    # date; nc -w 8 10.60.2.15 8883\n    Thu Nov 19 07:41:12 UTC 2026\n    rc=1\n\nSo it is fine."
            ),
            [0, 1, 2]
        );
    }
}
