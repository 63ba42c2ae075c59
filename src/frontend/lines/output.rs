//! Recognising pasted logs, stack traces, shell sessions and output by their
//! look. Prose with a time or an error word in it is not taken for a log.

mod letter;
mod look;
mod program;
mod stamp;

use super::label;
use super::shape::{self, Line};
use crate::text::floor_char_boundary;
use letter::{japanese, japanese_sentence, reads_like_prose};
use look::{Look, look_of};
use program::{is_frame, is_table_head};

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
    let indented = first.indent() >= 2 && outer.is_none_or(|l| first.indent() > l.indent());
    // What was asked for and takes several lines was pasted as a whole.
    let asked = place == Above::Request && lines.get(start + 1).is_some_and(|l| !l.is_blank());
    let indented = indented || asked;
    let led_in = above.is_some_and(|l| text[l.content()].ends_with([':', '：']));
    let apart = place != Above::Words || indented || led_in;
    if let Some(end) = set_off(text, lines, start) {
        return Ok(end);
    }
    let look = look_of(text, first, indented);
    if look < Look::Likely {
        return Err(start + 1);
    }
    let mut tally = Tally::default();
    let end = if look == Look::Body {
        let end = body_end(text, lines, start).ok_or(start + 1)?;
        for line in &lines[start..end] {
            tally.count(look_of(text, line, indented));
        }
        end
    } else {
        extent(text, lines, start, look, indented, &mut tally)
    };
    let Tally {
        certain,
        plain,
        likely,
    } = tally;
    let ends_apart = lines
        .get(end)
        .is_none_or(|l| l.is_blank() || (indented && l.indent() < first.indent()));
    let alone = apart && ends_apart;
    let is_output = certain > 0
        || plain >= 2
        || (alone && plain + likely >= 2)
        || (alone && indented && plain + likely > 0)
        || (alone && plain > 0 && !japanese(head(text, first)));
    if is_output { Ok(end) } else { Err(end) }
}

/// The end of lines set off from the text around them as Markdown sets off code, by blank
/// lines and four spaces, and none of them reads like prose; or set in below Japanese words
/// that announce them: prose would be Japanese, too.
fn set_off(text: &str, lines: &[Line], start: usize) -> Option<usize> {
    let first = lines.get(start)?;
    let apart = start.checked_sub(1).and_then(|i| lines.get(i))?.is_blank();
    let outer = lines[..start].iter().rev().find(|l| !l.is_blank())?;
    let outer_text = &text[outer.content()];
    let announced = first.indent() >= outer.indent() + 2 && announces(outer_text);
    let as_code = apart && first.indent() >= outer.indent() + 4;
    if !(announced || as_code) || shape::marker(outer_text).is_some() {
        return None;
    }
    let within = |l: &&Line| !l.is_blank() && (!announced || l.indent() >= first.indent());
    let len = lines[start..].iter().take_while(within).count();
    let all = lines[start..start + len].iter().all(|l| {
        let part = head(text, l);
        l.indent() >= first.indent()
            && shape::marker(part).is_none()
            && !japanese(part)
            && (announced || !reads_like_prose(part) || !part.ends_with(['.', '?', '!']))
            && label::parse(part, 0).is_none_or(|p| p.kind.is_none())
    });
    all.then_some(start + len)
}

/// Whether a line ends in words that say what comes next: 「次のとおりです(日本時間)。」
fn announces(line: &str) -> bool {
    let words = line.trim_end_matches(['。', ':', '：', ' ']);
    let words = match words.strip_suffix([')', '）']) {
        Some(inside) => match inside.rfind(['(', '（']) {
            Some(open) => inside[..open].trim_end(),
            None => words,
        },
        None => words,
    };
    let words = words.strip_suffix("です").unwrap_or(words);
    [
        "次のとおり",
        "次の通り",
        "以下のとおり",
        "以下の通り",
        "下記のとおり",
        "下記の通り",
    ]
    .iter()
    .any(|end| words.ends_with(end))
}

/// How many lines look how much like output.
#[derive(Debug, Default)]
struct Tally {
    certain: usize,
    plain: usize,
    likely: usize,
}

impl Tally {
    const fn count(&mut self, look: Look) {
        match look {
            Look::Certain | Look::Prompt | Look::Body => self.certain += 1,
            Look::Plain => self.plain += 1,
            Look::Likely => self.likely += 1,
            Look::Prose | Look::Open => {}
        }
    }
}

/// Where the lines that belong to the output from `start` end; `tally` counts them.
fn extent(
    text: &str,
    lines: &[Line],
    start: usize,
    look: Look,
    indented: bool,
    tally: &mut Tally,
) -> usize {
    tally.count(look);
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
                    && l.indent() >= first.indent()
                    && look_of(text, l, indented)
                        >= if session { Look::Plain } else { Look::Certain }
            });
            if !more {
                break;
            }
            at += 1;
            continue;
        }
        if indented && line.indent() < first.indent() {
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
            Look::Open => session || indented || line.indent() > first.indent(),
            Look::Prose => {
                let part = head(text, line);
                (session && !reads_like_prose(part)) || (indented && !japanese(part))
            }
        };
        if !goes_on {
            break;
        }
        tally.count(look);
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
    first_bytes(&text[line.content()], HEAD)
}

fn first_bytes(text: &str, len: usize) -> &str {
    &text[..floor_char_boundary(text, len)]
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
            "[Container] 2026/11/21 22:07:33.318 Running command id\n[Container] 2026/11/21 22:07:34.002 Exited with 1",
            "web-1  | 2026-11-21 22:07:33 [notice] 1#1: start\nweb-1  | 2026-11-21 22:07:34 [error] bind",
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
            "[解決] 2026/11/20 10:00:05 再起動\n[調査] 2026/11/20 10:00:09 確認",
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
