//! What is wrong with a draft, and where it is said.

use super::*;

#[test]
fn the_usual_mistakes_are_named_where_they_are() {
    use YamlFault as F;
    let cases: &[(&str, F, &str)] = &[
        ("件名: 障害: ログイン不可\n内容: x\n", F::ColonInValue, ":"),
        ("time: 10: 30\n", F::ColonInValue, ":"),
        ("- 件名: 障害: x\n", F::ColonInValue, ":"),
        ("件名: @tanaka\n", F::Indicator('@'), "@"),
        ("件名: %50\n", F::Indicator('%'), "%"),
        ("件名: `ls` が失敗\n", F::Indicator('`'), "`"),
        ("件名: *至急* 障害\n", F::Indicator('*'), "*"),
        ("件名: &至急 障害\n", F::Indicator('&'), "&"),
        ("件名: !至急 障害\n", F::Indicator('!'), "!"),
        ("件名: !urgent please help\n", F::Indicator('!'), "!"),
        ("件名: [至急] 障害\n内容: x\n", F::Indicator('['), "["),
        ("件名: {至急} 障害\n", F::Indicator('{'), "{"),
        ("件名: > 引用\n", F::Indicator('>'), ">"),
        ("件名: | 引用\n", F::Indicator('|'), "|"),
        ("件名: , 障害\n", F::Indicator(','), ","),
        ("期待: - a\n", F::Indicator('-'), "-"),
        ("- [x] done\n- [ ] todo\n", F::Indicator('['), "["),
        ("件名: [至急 障害\n内容: x\n", F::UnclosedBracket('['), "["),
        ("件名: {至急 障害\n", F::UnclosedBracket('{'), "{"),
        ("{a: b, c: [d, e}\n", F::UnclosedBracket('['), "["),
        (
            "what: {ja: 「{quote}」は略称です。, en: x}\n",
            F::BraceInText,
            "{quote}",
        ),
        ("件名: ] 障害\n", F::UnmatchedBracket(']'), "]"),
        ("件名：障害\n内容：x\n", F::FullWidthColon, "："),
        ("件名：障害\n内容: x\n", F::FullWidthColon, "："),
        ("件名: 障害\n内容：x\n", F::FullWidthColon, "："),
        ("件名: 障害\n内容：x\n環境: y\n", F::FullWidthColon, "："),
        ("件名:\n  症状：x\n  環境：y\n", F::FullWidthColon, "："),
        ("件名:障害\n", F::NoBlankAfterColon, ":"),
        ("件名:　障害\n", F::NoBlankAfterColon, ":"),
        ("件名:\"障害\"\n", F::NoBlankAfterColon, ":"),
        ("\"件名\":障害\n", F::NoBlankAfterColon, ":"),
        ("- #123 の件\n- x\n", F::Comment, "#123 の件"),
        ("関連:\n  - x # 済\n  # 1\n  - #123\n", F::Comment, "#123"),
        ("件名: ~ #1\n", F::Comment, "#1"),
        ("[至急] 障害\n内容: x\n", F::Indicator('['), "["),
        ("a: 1\n\"b\" 2\nc: 3\n", F::TextAfterQuote('"'), "2"),
        ("件名:障害\n内容: x\n", F::NoBlankAfterColon, ":"),
        ("件名: 障害\n内容:x\n", F::NoBlankAfterColon, ":"),
        ("件名: 障害\n\t内容: x\n", F::Tab, "\t"),
        ("件名:\n\t内容: x\n", F::Tab, "\t"),
        ("件名:\n  a: 1\n \tb: 2\n", F::Tab, "\t"),
        ("本文: |\n\t内容\n", F::Tab, "\t"),
        (
            "本文: |\nテキスト\n二行目\n次: x\n",
            F::BlockNotIndented,
            "テキスト",
        ),
        ("件名: \"障害\n内容: x\n", F::UnclosedQuote('"'), "\""),
        ("件名: \"障害\n内容: \"x\"\n", F::UnclosedQuote('"'), "\""),
        ("件名: '障害\n内容: x\n", F::UnclosedQuote('\''), "'"),
        (
            "件名: \"障害\" について\n",
            F::TextAfterQuote('"'),
            "について",
        ),
        (
            "件名: 'It's broken'\n",
            F::TextAfterQuote('\''),
            "s broken'",
        ),
        ("path: \"C:\\new\\Users\\x\"\n", F::UnknownEscape, "\\U"),
        ("path: \"C:\\data\"\n", F::UnknownEscape, "\\d"),
        (" 件名: a\n内容: b\n", F::Indentation, "内容: b"),
        ("件名: a\n 内容: b\n", F::Indentation, "内容: b"),
        ("a:\n    b: 1\n  c: 2\n", F::Indentation, "c: 2"),
        ("a:\n  - x\n - y\n", F::Indentation, "- y"),
        ("a: 1\n- c\n", F::Indentation, "- c"),
        ("- a\nb: c\n", F::Indentation, "b: c"),
        ("a: |\n  x\n y\n", F::Indentation, "y"),
        ("a: 1\nただの文\nb: 2\n", F::MissingColon, "ただの文"),
        ("ただの文\na: 1\n", F::MissingColon, "ただの文"),
        ("チケット: #123 障害\n", F::Comment, "#123 障害"),
        ("チケット: 障害 #123\n", F::Comment, "#123"),
        ("{word} is not in {}\n", F::Indicator('{'), "{"),
        ("[URGENT] cannot connect\n", F::Indicator('['), "["),
        ("**注** 至急\n", F::Indicator('*'), "*"),
        ("a: x\u{0}y\n", F::ControlCharacter('\0'), "\0"),
        ("a: xy\u{1}\n", F::ControlCharacter('\u{1}'), "\u{1}"),
        (
            "a: b\n\u{feff}c: d\n",
            F::ControlCharacter('\u{feff}'),
            "\u{feff}",
        ),
    ];
    for (source, fault, place) in cases {
        assert_fault(source, fault, place);
        let crlf = source.replace('\n', "\r\n");
        assert_fault(&crlf, fault, place);
        // The mark at the start of a file is no part of its first line.
        if *place != "\u{feff}" {
            assert_fault(&format!("\u{feff}{source}"), fault, place);
        }
        let later = format!("x: 1\n---\n{source}");
        let later = document(&later);
        assert_eq!(later.tickets.len(), 2, "{source:?}");
        assert_eq!(later.tickets[1].problems.len(), 1, "{source:?}");
    }
}

#[test]
fn good_drafts_are_silent() {
    for source in [
        "# ひな形\n件名: 障害 # low, normal\n内容: |\n  件名：は引用\n  手順:x\n",
        "時刻: 12:30\nurl: https://example.com/#1\n比: a:b\n",
        "内容: エラー：接続不可\n",
        "内容: C#1 の件、A&B、50%、a@example.com、x * y、5'10\"\n",
        "- 一\n- 二：三\n",
        "症状: 昨日から\n  つながりません\n",
        "a: &x 1\nb: *x\n",
        "a: !!str 1\n",
        "key: value #comment\n",
        "#1\nkey: #comment\n#2\n\nb: # 3\nc:\n- # 4\n- x\n#5\n",
    ] {
        assert_eq!(ticket(source).problems, [], "{source:?}");
    }
}

#[test]
fn a_broken_document_is_read_by_lines() {
    let source = "件名: 障害: ログイン不可\n内容: |\n  つながりません\n環境:\n  region: \"東京\"\n";
    let ticket = ticket(source);
    assert_eq!(ticket.syntax, Syntax::Yaml);
    assert_eq!(ticket.value(FieldKind::Subject), Some("障害: ログイン不可"));
    assert_eq!(ticket.value(FieldKind::Region), Some("東京"));
    assert!(ticket.text().as_str().contains("つながりません"));
}

#[test]
fn every_message_is_there_in_both_languages() {
    use YamlFault as F;
    let faults = [
        F::ColonInValue,
        F::Indicator('@'),
        F::Tab,
        F::FullWidthColon,
        F::NoBlankAfterColon,
        F::UnclosedQuote('"'),
        F::TextAfterQuote('\''),
        F::UnknownEscape,
        F::UnclosedBracket('['),
        F::UnmatchedBracket(']'),
        F::Indentation,
        F::BlockNotIndented,
        F::MissingColon,
        F::Comment,
        F::ControlCharacter('\0'),
        F::TooDeep,
        F::Aliases,
        F::Other("x".into()),
    ];
    let kinds = faults.into_iter().map(ProblemKind::Yaml).chain([
        ProblemKind::DuplicateKey("k".into()),
        ProblemKind::UnknownAlias("k".into()),
        ProblemKind::Empty,
    ]);
    for kind in kinds {
        for text in [kind.message(true), kind.help(true)] {
            assert!(text.ends_with('。') && !text.is_ascii(), "{text}");
        }
        for text in [kind.message(false), kind.help(false)] {
            assert!(text.ends_with('.') && text.is_ascii(), "{text}");
        }
    }
}
