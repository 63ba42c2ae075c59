//! YAML that is hard to map.

use super::check;

#[test]
fn yaml() {
    check("draft.yaml", CASES);
}

const CASES: &[&str] = &[
    // Plain values.
    "occurred_at: @T@\nresources: [@I@, «i-0f9e8d7c6b5a43210»]\nnotes: @S@\n",
    "occurred_at: @T@ # 発生\nresource: @I@\t# 対象\nongoing: true\nnotes: '@S@'\n",
    "発生日時: ‹2026-11-04›\nresources:\n- @I@\n- @S@\n",
    "発生日時: ‹2026-11-04T15:52:00+09:00›\n対象リソース: @I@\n備考: @S@",
    "発生日時（日本時間）: @T@\n対象リソース（インスタンス ID）: @I@\n備考（任意）: @S@\n",
    "\"occurred_at\": @T@\n'resources': @I@\n\"備考\": @S@\n",
    "occurred_at  :   @T@   \nresource\t: @I@ \nnotes: @S@ \n",
    "症状: @T@ に\n  @I@ が止まりました。\n  鍵は @S@ です。\n",
    "症状: @T@ に\n\n\n  @I@ が止まりました。\n\n  鍵は @S@ です。\n",
    "symptom: the host @I@\n  has been down since\n  @T@ and the key\n  was @S@ then\n",
    "symptom:\n    the host @I@ has been\n    down since @T@\n    with @S@\n",
    "症状: ‹2026-11-04\n  15:52› から止まりました。@I@ です。@S@\n",
    // Quoted values.
    "症状: \"@T@ に @I@ が止まりました。\\n鍵は @S@ です。\"\n",
    "症状: \"‹2026-11-04 15\\x3a52› に «i-0a1b2c3d4e5f\\u00360718» が\\U0000003A ⟪AKIA4QXTZ7\\x4dPLNBD5WKE⟫\"\n",
    "症状: \"🎉 \\ud83c\\udf89 \\U0001F389 @T@\\t@I@ \\\"@S@\\\"\"\n",
    "症状: \"\\u3042\\u3044 @T@ \\_\\N@I@ \\L@S@\"\n",
    "症状: \"@T@ に\\\n   @I@ が\\\n   止まりました。 @S@\"\n",
    "症状: \"@T@ に\n\n   @I@ が\n   止まりました。 @S@\"\n",
    "症状: '''@T@'' に ''@I@'' が''止''まり @S@'\n",
    "症状: '@T@ に\n\n  @I@ が\n  止まりました。@S@'\n",
    "症状: \"「‹１５：５２›」 ‹２０２６年１１月４日　１５：５２› @I@ @S@\"\n",
    // Block scalars.
    "症状: |\n  @T@ に停止\n  - @I@\n\n  @S@\n",
    "症状: |-\n\n\n  @T@ に停止\n  @I@\n  @S@\n\n\n",
    "症状: |2-\n    @T@ に停止\n   @I@\n  @S@\n",
    "症状: |+\n  @T@\n\n   @I@\n\n\n備考: @S@\n",
    "症状: | # 注釈 10:00\n  @T@ # これは本文\n  # @I@\n  @S@\n",
    "症状: >\n  @T@ に\n  停止しました。\n\n  @I@\n    - もっと字下げ @S@\n  終わり\n",
    "症状: >-\n\n  @T@ に\n\n\n  @I@\n  @S@",
    "症状: >2\n   @T@ に\n  @I@\n\n   @S@\n",
    "症状: >+\n  ‹2026-11-04\n  15:52› に停止。\n  @I@ と @S@\n\n",
    "症状: |\n\t@T@\n",
    "症状: |\r\n  @T@\r\n  @I@\r\n備考: >\r\n  @S@\r\n",
    "症状: |\r  @T@\r  @I@\r備考: @S@\r",
    "\u{feff}症状: |\n  @T@\n  @I@\n備考: @S@\n",
    "\u{feff}---\r\n症状: @T@\r\n...\r\n---\r\n症状: @I@ @S@\r\n",
    // Anchors, aliases, tags, merge keys.
    "症状: &a @T@\n備考: *a\n対象: &b [@I@]\n別: *b\n鍵: !!str @S@\n",
    "base: &base\n  発生日時: @T@\n  対象: @I@\nticket:\n  <<: *base\n  備考: @S@\n",
    "症状: !!str |\n  @T@\n対象: !<tag:yaml.org,2002:str> @I@\n備考: &x \"@S@\"\n",
    "症状: !memo @T@ に停止 @I@ @S@\n",
    "症状: &memo @T@ に停止 @I@ @S@\n",
    "x: *unknown\n症状: @T@ @I@ @S@\n",
    "a: &a {b: *a, c: @T@}\nd: [@I@, @S@]\n",
    // Collections.
    "症状: {発生日時: @T@, 対象: @I@,\n  \"備考\": \"@S@\"}\n",
    "{\"occurred_at\": \"@T@\", \"resources\": [\"@I@\"],\n \"notes\": \"@S@\"}",
    "症状: [ @T@ ,\n  # 注釈\n  @I@\n  , \"@S@\" ]\n",
    "? 症状\n: @T@\n? [対象, x]\n: @I@\n? |\n  備考\n: @S@\n",
    "? @T@\n? @I@\n: \n? \"@S@\"\n",
    "症状:\n- @T@\n-   - @I@\n    - - @S@\n",
    "- 症状: @T@\n  対象: @I@\n- 症状: @S@\n  備考: x\n",
    "- 症状: @T@\n- 対象: @I@\n- 備考: @S@\n",
    "症状:\n  # 注釈\n  発生日時: @T@\n\n  # 注釈 2\n  対象:\n    # 注釈 3\n    - @I@\n    # 注釈 4\n    - @S@\n",
    "- @T@\n- @I@\n- @S@\n",
    // Several documents, directives.
    "%YAML 1.2\n# 注釈 10:00\n---\n症状: @T@\n---\n対象: @I@\n...\n# 注釈\n---\n備考: @S@\n",
    "--- # 注釈\n症状: @T@ に停止\n対象: @I@\n--- |\n @S@\n",
    "---\n---\n症状: @T@ @I@ @S@\n---\n",
    // Odd characters.
    "症状: \"a\u{85}@T@\u{2028}@I@\u{2029}@S@\"\n",
    "症状: か\u{3099}ｶ\u{ff9e} 👨\u{200d}👩\u{200d}👧 ❤\u{fe0f} @T@ 🇯🇵 @I@ 葛\u{e0100} @S@\n",
    "症状: ㍿①½ @T@　@I@　@S@\n",
    "症状\u{3000}: @T@\nﾀｲｼｮｳ: @I@\nＫＥＹ: @S@\n",
    "症状: |\n  ｻｰﾊﾞｰ ‹１１月４日１５時５２分›\n  @I@\n  @S@\n",
    // Keys that stand twice, keys without a value, values without a key.
    "症状: @T@\n症状: @I@\n備考:\n備考: @S@\n",
    "症状:\n発生日時: @T@\n対象: ~\n備考: null\n資源: @I@\n鍵: @S@\n",
    "\"\": @T@\n'': @I@\n: @S@\n",
    "@T@ に @I@ が停止しました。@S@",
    "|\n  @T@\n  @I@\n  @S@\n",
    // Faults: read line by line.
    "件名: 障害: @T@ に停止\n対象: @I@\n備考: \"@S@\"\n",
    "件名: \"閉じない\n発生日時: @T@\n対象: @I@\n備考: |\n  @S@\n",
    "件名：障害\n発生日時：@T@\n対象：@I@\n備考：@S@\n",
    "件名: 【至急】停止\n\t発生日時: @T@\n対象: @I@\n- @S@\n",
    "症状: @停止 @T@\n対象: `@I@`\n備考: %@S@\n",
    "症状: [未閉\n発生日時: @T@\n対象: @I@\n備考: @S@\n",
    "症状: |\n@T@ に停止\n対象: @I@\n備考: 'it''s @S@'\n",
    "症状: \"\\d @T@\"\n対象: @I@\n備考: @S@\n",
    "症状: \"a\" b @T@\n対象: @I@\n備考: @S@\n",
    "a:\n    b: @T@\n  c: @I@\nd: @S@\n",
    "症状: *@T@\n対象: @I@\n備考: @S@\n",
    "症状: {{ 未記入 }} @T@\n対象: @I@\n備考: @S@\n",
    "症状: - @T@\n対象: @I@\n備考: @S@\n",
    // To YAML this is a comment; the fault is told.
    "症状: #2026-11-04 15:52\n対象: @I@\n備考: @S@\n",
];
