//! What Markdown is read as.

use crate::frontend::testing::{check, dump, read_markdown};

macro_rules! reads {
    ($name:ident, $text:expr, $expected:expr) => {
        #[test]
        fn $name() {
            let ticket = read_markdown($text);
            check($text, &ticket);
            assert_eq!(dump(&ticket).trim(), $expected.trim());
        }
    };
}

reads!(
    the_title_does_not_hold_the_body,
    "\u{feff}---\nprovider: aws\n---\n# 落ちます\n\n本文。\n\n## 症状\n\n落ちた。\n\n### 頻度\n\n毎日\n\n## その他のこと\n\nx\n",
    "
provider! = V aws
subject = H1 落ちます
P 本文。
symptom = P 落ちた。
symptom/frequency = P 毎日
-(その他のこと) = H2 その他のこと
-(その他のこと) = P x
"
);

reads!(
    a_heading_that_names_a_part_is_no_title,
    "# 質問\n\n直りますか?\n",
    "question = P 直りますか?"
);

reads!(
    labels_in_paragraphs_and_items,
    "**発生日時**: 10時\nリージョン：東京\n\n- **影響：**全員\n- ゾーン: is1b\n  名前は a です\n- 起きる: 毎回\n\n**発生日時：**11時\n",
    "
occurred-at! = V 10時
region! = V 東京
impact = * 全員
zone! = * is1b⏎名前は a です
* 起きる: 毎回
occurred-at! = V 11時
"
);

reads!(
    an_issue_form,
    "### ケースID\n\n123\n\n### 再現手順\n\n_No response_\n\n### ログ\n\n```shell\nx\n```\n",
    "
case-number = P 123
steps =
log = CODE x
"
);

reads!(
    numbered_headings_without_marks,
    "1. 発生日時\n\n2026-11-20\n\n2. 症状\n\n落ちた。\n",
    "
occurred-at = P 2026-11-20
symptom = P 落ちた。
"
);

reads!(
    a_label_with_its_list_and_what_follows,
    "手順\n\n1. 起動\n2. 待つ\n\n落ちます。\n\nエラー:\n\n```\nE1\n```\n\n以上です。\n",
    "
steps = # 起動
steps = # 待つ
P 落ちます。
error = CODE E1
P 以上です。
"
);

reads!(
    quotes_notes_and_drafts_in_quotes,
    "見ました。\n\n> 本当ですか。\n> - a\n\n> **Note**\n> 落ちます。\n",
    "
P 見ました。
QUOTE 本当ですか。
QUOTE a
notes = P 落ちます。
"
);

reads!(
    a_whole_draft_in_quotes_is_read,
    "> # 題\n>\n> 症状: 落ちる\n",
    "
subject = H1 題
symptom = P 落ちる
"
);

reads!(
    struck_text_goes_and_ranges_of_times_stay,
    "~~消した~~ 残す。10時~11時、12時~13時。\n",
    "P 残す。10時~11時、12時~13時。"
);

reads!(
    links_images_and_entities,
    "[手順](https://a.example/x \"t\") と <https://b.example/> と ![図](shot.png) と [c][1] &amp; \\*\n\n[1]: https://c.example/\n",
    "P 手順 <https://a.example/x> と <https://b.example/> と 図 <shot.png> と c <https://c.example/> & *"
);

reads!(
    html_goes_and_its_words_stay,
    "<!-- hint -->\n<details><summary>Log</summary>\n\n```\nx\n```\n\n</details>\n\n<bucket名> に<b>置く</b>。a<br>b\n",
    "
log = CODE x
P <bucket名> に置く。a⏎b
"
);

reads!(
    indented_prose_is_prose_and_indented_code_is_code,
    "次です。\n\n    サーバが落ちました。\n    直りません。\n\nコード:\n\n    foo();\n      bar();\n",
    "
P 次です。
P サーバが落ちました。⏎直りません。
P コード:
CODE foo();⏎  bar();
"
);

reads!(
    japanese_marks_inside_a_paragraph,
    "■症状\n落ちます。\n・一つ\n・二つ\n##環境\nLinux\n",
    "
symptom = P 落ちます。
symptom = * 一つ
symptom = * 二つ
environment = P Linux
"
);

reads!(
    logs_without_a_fence,
    "落ちます。\n\n2026-11-20T10:00:01Z ERROR c.e.App refused\n2026-11-20T10:00:02Z INFO up\n\n直りません。\n",
    "
P 落ちます。
CODE 2026-11-20T10:00:01Z ERROR c.e.App refused⏎2026-11-20T10:00:02Z INFO up
P 直りません。
"
);

reads!(
    an_underline_below_a_passage_is_a_line,
    "落ちます。\n直りません。\n---\n株式会社あお 佐藤\nTEL 03-0000-0000\n---\n",
    "
P 落ちます。⏎直りません。
contact = P 株式会社あお 佐藤⏎TEL 03-0000-0000
"
);

reads!(
    tables_footnotes_and_tasks,
    "|  |  |\n|---|---|\n| サポート ID | `0123` |\n| 昼食 | 山田 |\n\n- [x] 済み[^1]\n\n[^1]: 昨日\n",
    "
support-id! = td1,1 0123
-(昼食)! = td2,1 山田
* 済み
P 昨日
"
);

reads!(
    an_earlier_mail_below,
    "答えです。\n\n-----Original Message-----\nFrom: x\n\nold **words**\n",
    "
P 答えです。
QUOTE -----Original Message-----⏎From: x⏎⏎old **words**
"
);

reads!(
    an_item_may_begin_with_full_width_blanks,
    "- \u{3000}\n■ 件名\n- \u{3000}\n  x\n",
    "
* ■ 件名
* x
"
);

#[test]
fn code_spans_map_to_their_bytes() {
    let text = "a `` b`c `` d `e\n  f` |\n\n|x|\n|-|\n|`p\\|q`|\n";
    let ticket = read_markdown(text);
    check(text, &ticket);
    let code: Vec<(&str, Option<&str>)> = ticket
        .inline_code
        .iter()
        .map(|c| (ticket.slice(&c.range), ticket.span_of(&c.range).slice(text)))
        .collect();
    assert_eq!(
        code,
        [
            ("b`c", Some("b`c")),
            ("e   f", Some("e\n  f")),
            ("p|q", Some("p\\|q"))
        ]
    );
}
