//! Markdown that is hard to map.

use super::check;

#[test]
fn markdown() {
    check("draft.md", CASES);
}

const CASES: &[&str] = &[
    "@T@ に @I@ が停止しました。\n鍵は @S@ です。\n",
    // Front matter.
    "---\noccurred_at: @T@\nresources: [@I@]\n---\n\n# 件名\n\n@S@\n",
    "\u{feff}---\r\noccurred_at: @T@\r\n---\r\n\r\n@I@\r\n\r\n- @S@\r\n",
    "---\r発生日時: @T@\r---\r## 対象\r\r@I@\r\r```\r@S@\r```\r",
    "---\n件名: \"壊れた\n---\n@T@ @I@\n\n@S@\n",
    "---\n\n@T@\n\n---\n\n@I@\n\n***\n\n@S@\n",
    // Headings.
    "# @T@ に停止\n\n## @I@ ##\n\n### 鍵 @S@\n",
    "@T@ に停止\n===\n\n@I@\n---\n\n@S@\n",
    "##@T@ の件\n\n###### @I@ @S@\n",
    "# **@T@** に `@I@` が [停止](https://example.com) @S@\n",
    // Emphasis beside Japanese.
    "**「@T@」**に**@I@**が停止。*@S@*\n",
    "時刻は**@T@**です。__@I@__ ***@S@***\n",
    "「**@T@（推定）**」と *@I@* ~~2026-01-01 10:00~~ @S@\n",
    // Inline code, escapes, entities.
    "`@T@` と ``@I@`` と ```@S@```\n",
    "` @T@ ` の `a\n@I@` @S@\n",
    "`  @T@ ` と ``   @I@ `` と `  @S@`\n",
    "‹2026\\-11\\-04 15\\:52› に «i\\-0a1b2c3d4e5f60718» @S@\n",
    "‹2026&#45;11&#x2d;04 15&colon;52› &amp; @I@ &lt;@S@&gt;\n",
    "&nbsp;@T@&nbsp;@I@&nbsp;&copy;@S@\n",
    "C:\\Users\\x @T@ a\\_b @I@ \\*@S@\\*\n",
    // Lists.
    "- @T@\n  - @I@\n    - @S@\n",
    "1. 発生日時\n   @T@\n2. 対象\n\n   @I@\n\n   > @S@\n",
    "- [ ] @T@\n- [x] @I@\n* + - @S@\n",
    "- **発生日時**: @T@\n- **対象**：@I@\n- **備考:** @S@\n",
    "・発生日時：@T@\n・対象：@I@\n　・@S@\n",
    "- 発生日時\n  : @T@\n\n  続き @I@\nだらだら @S@\n",
    "10) @T@\n11) @I@\n\n    @S@\n",
    // Quotes.
    "> @T@\n> @I@\nlazy @S@\n",
    "> > @T@\n> @I@\n>\n> @S@\n",
    "> **Note**\n> @T@ @I@\n> @S@\n",
    "> [!WARNING]\n> @T@\n> - @I@\n>   @S@\n",
    "> - @T@\n>\n>   ```\n>   @I@\n>   ```\n> | a | b |\n> |---|---|\n> | x | @S@ |\n",
    // Code.
    "```\n@T@ ERROR x\n@I@\n```\n\n~~~text\n@S@\n~~~\n",
    "    @T@ ERROR x\n    @I@\n\n    @S@\n",
    "- a\n\n      @T@ ERROR\n      @I@\n- b\n  ````md\n  ```\n  @S@\n  ```\n  ````\n",
    "```\n@T@ @I@\n@S@\n",
    "\t@T@ に停止\n\n-\t@I@\n\n\t@S@\n",
    // Tables.
    "| 項目 | 値 |\n|---|:-:|\n| 発生日時 | @T@ |\n| 対象 | `@I@` |\n| 備考 | a \\| @S@ |\n",
    "発生日時 | 対象\n--- | ---\n@T@ | @I@\n | @S@\n",
    "|時刻(JST)|サーバ|鍵|\n|-|-|-|\n|@T@|@I@|@S@|\n|||\n|a|\n",
    "| a | b |\n|---|---|\n| **@T@** | [x](y) @I@ <br> @S@ |\n",
    // HTML.
    "<details>\n<summary>@T@</summary>\n\n@I@\n\n</details>\n\n<!-- 2026-01-01 10:00 -->\n@S@\n",
    "<p>@T@<br/>@I@</p>\n<pre>@S@</pre>\n",
    "a <b>@T@</b> <!-- x --> <host> @I@ <span title=\"a>b\">@S@</span>\n",
    "<table>\n<tr><td>@T@</td><td>@I@</td></tr>\n<tr><td>@S@</td></tr>\n</table>\n",
    "<!--\n2026-01-01 10:00\n-->\n@T@\n<!-- a --> @I@ <!-- b\n\nc --> @S@\n",
    // Links, images, footnotes.
    "[@T@](https://example.com/a \"題\") ![@I@](shot.png) [@S@][ref]\n\n[ref]: https://example.com/\n",
    "発生[^1]。対象[^2]。\n\n[^1]: @T@\n[^2]: @I@\n    @S@\n",
    "<https://example.com/> https://example.com/x @T@ (https://example.com/y)@I@ @S@\n",
    "[x]: @T@\n\n@I@ [y] @S@\n",
    // Issue forms.
    "### 発生日時\n\n@T@\n\n### 対象リソース\n\n@I@\n\n### 備考\n\n_No response_\n\n### ログ\n\n```shell\n@S@\n```\n",
    "### Contact Details\n\n_No response_\n\n### What happened?\n\n@T@ @I@\n\n### Code of Conduct\n\n- [X] I agree @S@\n",
    // Odd characters.
    "👨\u{200d}👩\u{200d}👧か\u{3099}ｶ\u{ff9e}@T@🇯🇵@I@❤\u{fe0f}@S@葛\u{e0100}\n",
    "‹２０２６年１１月４日 １５：５２› に＠、@I@　㍿@S@\n",
    "発生日時： @T@  \n対象： @I@\\\n備考： @S@\n",
    "【発生日時】@T@\n【対象】@I@\n■備考\n@S@\n",
    "@T@ に停止\r\n@I@\r\n\r\n- a\r\n  @S@\r\n",
    "\u{3000}@T@\n\u{3000}\u{3000}@I@\n\n\u{a0}@S@\n",
    "@T@\u{0}@I@\u{0}@S@\n",
];
