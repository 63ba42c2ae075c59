//! What plain text is read as.

use crate::frontend::testing::{check, dump, read_form};

fn form(text: &str) -> String {
    dump(&read_form(text))
}

macro_rules! reads {
    ($name:ident, $text:expr, $expected:expr) => {
        #[test]
        fn $name() {
            let ticket = read_form($text);
            check($text, &ticket);
            assert_eq!(dump(&ticket).trim(), $expected.trim());
        }
    };
}

reads!(
    a_form_and_the_letter_below_it,
    "件名：ＡＰＩが５０４\r\n会員ID: abc12345\r\n請求書番号: INV-1\r\n\r\nお世話になっております。\r\n応答しません。",
    "
subject! = V APIが504
account! = V abc12345
-(請求書番号)! = V INV-1
P お世話になっております。⏎応答しません。
"
);

reads!(
    values_below_their_labels,
    "【発生日時】\n2026-11-20 10:00\n\n【症状】\nサーバが落ちました。\n\n再起動しても同じです。\n\n【環境】\nOS: Linux\n",
    "
occurred-at = P 2026-11-20 10:00
symptom = P サーバが落ちました。
symptom = P 再起動しても同じです。
environment/environment = P Linux
"
);

reads!(
    marks_numbers_and_lines_below_head_a_part,
    "■ 症状\n落ちます。\n\n◆再現手順：\n①起動する\n②待つ\n\n(3) 期待する動作\n動くこと\n\nError\n-----\nx を見た。\n",
    "
symptom = P 落ちます。
steps = # 起動する
steps = # 待つ
expected = P 動くこと
error = P x を見た。
"
);

reads!(
    an_empty_line_of_a_form_stays_empty,
    "障害の内容: 落ちます。\n障害の現状:\n\n前回と同じホストかもしれません。\n",
    "
symptom = P 落ちます。
ongoing =
P 前回と同じホストかもしれません。
"
);

reads!(
    a_value_may_begin_below_a_blank_line,
    "お願い:\n\n  調べてください。\n\nPlan: Basic\n",
    "
request = P 調べてください。
plan! = V Basic
"
);

reads!(
    what_is_set_in_belongs_to_the_label,
    "障害の内容：\n  落ちます。\n    touch: cannot touch '/data': Read-only\n  直らない\n障害の現状：継続\n",
    "
symptom = P 落ちます。
symptom = CODE touch: cannot touch '/data': Read-only
symptom = P 直らない
ongoing = P 継続
"
);

reads!(
    a_list_under_a_bare_heading_is_all_of_it,
    "落ちます。\n\n試したこと\n・再起動 → 変わらず\n・交換\n\n原因を教えてください。\n",
    "
P 落ちます。
attempts = * 再起動 → 変わらず
attempts = * 交換
P 原因を教えてください。
"
);

reads!(
    sentences_hold_no_labels,
    "Our service cannot connect: it\ntimes out. We saw this in the log\nfile: nothing else.\n時刻は 15:52 です。C:\\temp を見た。\nこう出ます：終わり\n",
    "P Our service cannot connect: it⏎times out. We saw this in the log⏎file: nothing else.⏎時刻は 15:52 です。C:\\temp を見た。⏎こう出ます:終わり"
);

reads!(
    shouting_in_brackets_is_no_label,
    "【至急】サーバが落ちた\n\n件名：【至急】落ちた\n",
    "
P 【至急】サーバが落ちた
subject! = V 【至急】落ちた
"
);

reads!(
    replies_and_earlier_mails_are_quotes,
    "回答します。\n> 何時ですか。\n> どこですか。\n10 時です。\n\nOn Thu, Nov 19, 2026 at 10:01 AM Foo <a@b.example> wrote:\nold words\nmore\n",
    "
P 回答します。
QUOTE 何時ですか。⏎どこですか。
P 10 時です。
QUOTE On Thu, Nov 19, 2026 at 10:01 AM Foo <a@b.example> wrote:⏎old words⏎more
"
);

reads!(
    answers_between_quoted_lines_are_read,
    "On Thu, Nov 19, 2026 Foo <a@b.example> wrote:\n> When?\nAt ten.\n",
    "
QUOTE On Thu, Nov 19, 2026 Foo <a@b.example> wrote:
QUOTE When?
P At ten.
"
);

reads!(
    a_draft_quoted_as_a_whole_is_read,
    "> 件名: x\n>\n> 落ちます。\n",
    "
subject! = V x
P 落ちます。
"
);

reads!(
    the_signature_is_a_contact,
    "落ちます。\n\n--------\n株式会社あお 情報システム部 佐藤\nTEL: 03-0000-0000\n--------\n",
    "
P 落ちます。
contact = P 株式会社あお 情報システム部 佐藤⏎TEL: 03-0000-0000
"
);

reads!(
    fences_items_and_tables,
    "```sh\n$ ls\n  a\n```\n- one\n  - two\n    wrapped\n1) three\n\n| ゾーン | 名前 |\n|---|---|\n| is1b | db02 |\n",
    "
CODE $ ls⏎  a
* one
*1 two⏎wrapped
# three
th0,0 ゾーン
th0,1 名前
zone = td1,0 is1b
td1,1 db02
"
);

reads!(
    a_table_of_two_columns_is_a_form,
    "| 項目 | 値 |\n|---|---|\n| 会員ID | abc |\n| 収容棚 | 不明 |\n",
    "
th0,0 項目
th0,1 値
account! = td1,1 abc
-(収容棚)! = td2,1 不明
"
);

reads!(
    a_table_that_is_drawn_is_one,
    "┌────┬────┐\n│ゾーン│is1b│\n├────┼────┤\n│会員ＩＤ│abc12345│\n├────┼────┤\n│現状│継続│\n└────┴────┘\n",
    "
zone! = td0,1 is1b
account! = td1,1 abc12345
ongoing = td2,1 継続
"
);

reads!(
    what_a_program_draws_is_code,
    "```\n┌──┬──┐\n│x │ 1│\n└──┴──┘\n```\n",
    "CODE ┌──┬──┐⏎│x │ 1│⏎└──┴──┘"
);

reads!(
    gaps_set_off_the_labels_of_an_english_form,
    "SUBJ   502 from the ALB\nSEV    Production system impaired\nACCT   137000995081\n",
    "
subject! = V 502 from the ALB
severity! = V Production system impaired
account! = V 137000995081
"
);

reads!(
    columns_of_a_program_are_no_form,
    "NAME    READY   STATUS\nweb-1   1/1     Running\n",
    "CODE NAME    READY   STATUS⏎web-1   1/1     Running"
);

reads!(
    a_value_that_is_set_in_ends_where_the_next_label_stands,
    " リソース名    web01\n 障害の内容    ping に応答がなく、\n               SSH も届かない。\n 障害の現状    継続\n",
    "
resources = P web01
symptom = P ping に応答がなく、SSH も届かない。
ongoing = P 継続
"
);

reads!(
    errors_in_prose_are_prose,
    "ERROR: connection refused\nと表示されます。\n",
    "P ERROR: connection refused⏎と表示されます。"
);

#[test]
fn inline_code_is_marked() {
    let ticket = read_form("手元で `curl -I x` を実行した。\n");
    let code: Vec<&str> = ticket
        .inline_code
        .iter()
        .map(|c| ticket.slice(&c.range))
        .collect();
    assert_eq!(code, ["curl -I x"]);
    assert_eq!(form("手元で `curl` を").trim(), "P 手元で curl を");
}
