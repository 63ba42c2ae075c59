//! Plain text and mails that are hard to map.

use super::check;

#[test]
fn form() {
    check("draft.txt", CASES);
}

const CASES: &[&str] = &[
    "発生日時: @T@\n対象: @I@\n備考: @S@\n",
    "発生日時：@T@\r\n対象：@I@\r\n備考：@S@",
    "\u{feff}発生日時：@T@\r対象：@I@\r備考：@S@\r",
    "【発生日時】\n@T@\n\n【対象】\n@I@\n\n【備考】\n@S@\n",
    "■発生日時\n　@T@\n■対象\n　@I@\n■備考\n　@S@\n",
    "発生日時　　@T@\n対象リソース\t@I@\n備考 = @S@\n",
    "発生日時:\n\n  @T@\n\n対象:\n  - @I@\n  - 鍵:\n    @S@\n",
    "1. 発生日時\n   @T@\n2. 対象\n   @I@\n3. 備考\n   @S@\n",
    "・発生日時：@T@\n・対象：@I@\n　→ @S@\n",
    "①@T@ に停止\n②@I@ を再起動\n（３）@S@\n",
    "--------\n発生日時\n--------\n@T@\n\n対象\n====\n@I@\n\n~~~~~~~~\n@S@\n",
    "From: a@example.com\nTo: b@example.com\nSubject: @I@ の停止\nDate: ‹Wed, 4 Nov 2026 15:52:00› +0900\n\n@S@ です。\n",
    "お世話になっております。\n@T@ に @I@ が停止しました。\n@S@\n以上、よろしくお願いいたします。\n\n--\n株式会社みなと 佐伯\nTEL: 03-0000-0000\n",
    "> @T@ に停止\n> @I@\n\n引用の下 @S@\n",
    "> > @T@\n> @I@\n> @S@\n",
    "ご回答ありがとうございます。@S@\n\n-----Original Message-----\nFrom: c@example.com\n@T@ に @I@ が停止\n",
    "```\n@T@ ERROR\n@I@\n```\n@S@\n",
    "@T@ ERROR [main] x\n@T@ INFO @I@\n\n@S@\n",
    "$ ls @I@\n@T@ a\n\n@S@\n",
    "| 発生日時 | @T@ |\n| 対象 | @I@ |\n| 備考 | @S@ |\n",
    "+------+------+\n| 時刻 | @T@ |\n+------+------+\n@I@ @S@\n",
    "症状: ‹１１月４日　１５時５２分›に、ｻｰﾊﾞｰ @I@ が停止。\n    続き @S@\n",
    "長い一行です、まだ続きます、まだ続きます、まだ続きます、まだ続きます、時刻は\n@T@ で、対象は\n@I@ で鍵は @S@ です。\n",
    "the agent has been failing over and over again since about\n@T@ on the host\n@I@, and the key was @S@ then\n",
    "`@T@` に `@I@` が停止。`@S@`\n",
    "件名:@T@停止\n対象:@I@が停止\n備考:@S@です\n",
    "「@T@」に【@I@】が（@S@）\n",
    "👨\u{200d}👩\u{200d}👧か\u{3099}ｶ\u{ff9e}@T@🇯🇵@I@❤\u{fe0f}@S@葛\u{e0100}\n",
    "[発生日時] @T@\n<対象> @I@\n＜備考＞ @S@\n",
    "発生日時(JST): @T@\n対象 (必須) : @I@\n備考 [任意]: @S@\n",
    "*発生日時*: @T@\n**対象** @I@\n__備考__: @S@\n",
    "Environment:\n  host: @I@\n  since: @T@\n  key: @S@\nSymptom: x\n",
    "\t@T@ に停止\n\t\t@I@\n\t@S@\n",
    "\u{3000}\u{3000}@T@\n\u{a0}@I@\u{2028}@S@\u{85}\n",
    "@T@\u{0}@I@\u{7}@S@\n",
    "@T@\n@I@\n@S@",
];
