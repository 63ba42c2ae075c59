//! In the words of the author.

use super::*;

pub(super) const PROSE: &[(SecretKind, &str)] = &[
    (Password, "パスワード ⟦Tq7KNWNRds⟧ でログインできません。"),
    (Password, "パスワードに ⟦Tq7KNWNRds⟧ を入力しました。"),
    // As short as any, and without a letter.
    (Password, "password: ⟦aB3$⟧"),
    (Password, "パスワード: ⟦4829#1773⟧"),
    // Announced, with its user before it.
    (Password, "次のパスワードで入ります。\ntaro / ⟦Himitsu99⟧"),
    (
        Password,
        "We log in with the following password:\nadmin ⟦hunter2x9⟧",
    ),
    (Password, "パスワードとして⟦Tq7KNWNRds⟧を入れました。"),
    (Password, "パスワードは ⟦Tq7KNWNRds⟧ に変えました。"),
    (
        Password,
        "旧パスワード ⟦Ringo4zz2⟧、新パスワード ⟦Ringo4zz3⟧",
    ),
    (Password, "We sign in with password ⟦Tq7KNWNRds⟧ every day."),
    (Password, "The password is: ⟦Tq7KNWNRds⟧"),
    (Password, "passwd ⟦Tq7KNWNRds⟧"),
    (ApiKey, "APIキー: ⟦Tq7KNWNRds38⟧"),
    (ApiKey, "APIキーは ⟦Tq7KNWNRds38⟧ です。"),
    (Secret, "シークレットは ⟦Tq7KNWNRds38⟧ です。"),
    (Secret, "secretKey = \"⟦Tq7KNWNRds38⟧\""),
    (Secret, "secret_key: ⟦Tq7KNWNRds38⟧"),
    (PreSharedKey, "プリシェアードキー: ⟦kJ8sLq2Zx0⟧"),
    (Password, "パスワード: ⟦p@ss word1x⟧"),
    // In brackets behind the name, with words of time.
    (
        Password,
        "root のパスワード（⟦Tsubame#41k⟧）が拒否されます。",
    ),
    (
        Password,
        "管理者のパスワード（今のところ ⟦Tsubame#41k⟧ です）で入れません。",
    ),
    (Password, "The root password (⟦Tsubame#41k⟧) is rejected."),
    (
        Password,
        "The admin password (currently ⟦Tsubame#41k⟧) was rejected.",
    ),
    // Words tell whose it is before it comes.
    (
        Password,
        "password for the server is ⟦Summer2026!⟧ if you need to log in.",
    ),
    (Password, "The password for user admin is ⟦Foo123!x⟧."),
    (Password, "The root password on web01 is: ⟦hunter2!X⟧"),
    (
        Passphrase,
        "Our VPN passphrase for the Tokyo office is ⟦correct-horse-7⟧.",
    ),
    (
        Password,
        "The password of the service account (svc-bk) is \"⟦Tr0ub4dor&3⟧\".",
    ),
    (Password, "password (root) is ⟦Zx8#kkP5⟧"),
    (Password, "The password used is ⟦Zx8#kkQ3⟧"),
    (Password, "I set the db password as ⟦Zx8#kkQ4⟧ on all nodes"),
    (
        ApiKey,
        "The API key we use for the exporter is ⟦9f8e7d6c5b4a39281706⟧.",
    ),
    (
        Password,
        "ログインするためのパスワードですが、⟦Zx8#kkP8⟧ です。",
    ),
    // Lists of data.
    (
        Password,
        "passwords:\n  - ⟦Tq7KNWNRds⟧\n  - \"⟦Tr8KNWNRdt⟧\"\nusers:\n  - Bob12345x",
    ),
    (Token, "tokens: [⟦Tq7KNWNRds38xx⟧, \"⟦Ab9cDe8fGh7iJk6l⟧\"]"),
    (Secret, "credentials:\n  value: ⟦Tq7KNWNRds⟧"),
    (Secret, "credentials: {value: ⟦Tq7KNWNRds⟧}"),
    // What programs read.
    (
        SoracomAuthKey,
        "soracom auth --auth-key-id keyId-abc --auth-key ⟦secret-abcdefgh⟧",
    ),
    (
        Secret,
        "kubectl create secret generic db --from-literal key=⟦Tq7KNWNRds⟧ --from-literal=pin=⟦abcdefgh⟧",
    ),
    (
        Password,
        "echo '⟦Tq7KNWNRds⟧' | sudo -S systemctl restart nginx",
    ),
    (Password, "echo -n ⟦kumonoue⟧ | sudo -k -S ls"),
    (Password, "echo \"backup:⟦Tq7KNWNRds⟧\" | sudo chpasswd"),
    (Password, "winrm -u:admin -p:⟦Tq7KNWNRds⟧ get x"),
    // Passwords told in Japanese.
    (Password, "パスワードは⟦Winter2024!⟧です。"),
    (Password, "パスワード：⟦Winter2024!⟧"),
    (Password, "パスワード: ⟦Xk29-mmQ7⟧ でログインできません。"),
    (
        Password,
        "管理者のパスワードを⟦Kaede#5512⟧に変更したところ、接続できなくなりました。",
    ),
    (
        Password,
        "パスワード「⟦Winter2024!⟧」でログインすると失敗します。",
    ),
    (Password, "パスワードは「⟦Winter2024⟧」を使用しています。"),
    (
        Password,
        "Veeam サービスアカウントのパスワード(⟦Vbr!2024x⟧)を入力しました。",
    ),
    (Password, "初期パスワード ⟦Abc!2345x⟧ でサインインします。"),
    (Password, "ＤＢのパスワード＝⟦Winter2024!⟧"),
    (Password, "vCenterのパスワードは ⟦Vmw@re1!x⟧ です"),
    (Password, "ID/パスワード: admin/⟦Winter2024!⟧"),
    (Password, "ID / パスワード: admin / ⟦Winter2024!⟧"),
    (Password, "ID/PW: admin / ⟦Pass2024x⟧"),
    (Password, "パスワード: ⟦20240501⟧"),
    (Password, "パスワード（本番）: ⟦Honban#2024⟧"),
    (Password, "パスワードの値: ⟦Honban#2024⟧"),
    (Password, "IPMI のパスワードは⟦Ipmi-7788⟧でした。"),
    (
        Password,
        "rootパスワード：⟦qT7mVz2b⟧、ホスト名は web01 です。",
    ),
    (Pin, "暗証番号は⟦8842⟧です。"),
    (Pin, "暗証番号：⟦884213⟧"),
    (Pin, "PINコード: ⟦5521⟧"),
    (Passphrase, "パスフレーズ: ⟦Kumo-no-ue-77⟧"),
    (
        Passphrase,
        "秘密鍵のパスフレーズは「⟦correct horse battery staple⟧」です。",
    ),
    (PreSharedKey, "事前共有鍵: ⟦kJ8sLq2Zx0⟧"),
    (PreSharedKey, "事前共有キー は ⟦kJ8sLq2Zx0⟧ です。"),
    (Password, "enable password : `⟦ZqKKeFzV⟧`"),
    (Password, "パスワードは`⟦kumonoue⟧`です。"),
    (Password, "ユーザ: user パスワード:⟦kumos⟧"),
    // Passwords told in English.
    (
        Password,
        "The tester signs in with password: ⟦Winter2024!⟧ every day.",
    ),
    (Password, "The password is ⟦Winter2024!⟧."),
    (
        Password,
        "The root password was changed to ⟦Kaede#5512⟧, then the login failed.",
    ),
    (
        Password,
        "The password is \"⟦Winter2024!⟧\" as far as I know.",
    ),
    (Password, "user admin, password ⟦Winter#2024⟧"),
    (Password, "Login with admin (password: ⟦Winter2024!⟧)."),
    (Password, "Password for root: ⟦Kaede#5512⟧"),
    (Password, "Password (prod): ⟦Kaede#5512⟧"),
    (Password, "username: admin password: ⟦Kaede#5512⟧"),
    (Password, "IPMI user ADMIN, pw: ⟦Ipmi-7788⟧"),
    (Password, "**Password:** ⟦Kaede#5512⟧"),
    (
        Passphrase,
        "The passphrase is \"⟦correct horse battery staple⟧\".",
    ),
    (PreSharedKey, "Pre-Shared Key: ⟦kJ8sLq2Zx0mn⟧"),
    // AWS.
    (
        AwsAccessKeyId,
        concat!("アクセスキー ", "⟦AK", "IA5QW3RTY7UIOP2ASD⟧ で失敗します。"),
    ),
    (
        AwsAccessKeyId,
        concat!("キーは⟦AS", "IA5QW3RTY7UIOP2ASD⟧です"),
    ),
    (
        AwsAccessKeyId,
        concat!(
            "キー: ⟦AK",
            "IA5QW3RTY7UIOP2ASD⟧ / ⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧"
        ),
    ),
    (
        AwsAccessKeyId,
        concat!(
            "⟦AK",
            "IA5QW3RTY7UIOP2ASD⟧,⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3/f5Gh7Jk9Zx+Cv⟧"
        ),
    ),
    (
        AwsSecretKey,
        "設定は aws_secret_access_key = ⟦hT5vRq9XbNw2LkZ8/pYc4MdJs7GfUa3+oEi6KtQx⟧ です。",
    ),
    (
        AwsSecretKey,
        "シークレットアクセスキー：⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧",
    ),
    (
        AwsSecretKey,
        "シークレットアクセスキーは⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧です。",
    ),
    (
        AwsSecretKey,
        "Secret access key: ⟦h7Gk2Lm9Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧",
    ),
    // Other clouds of the sources.
    (
        AlibabaAccessKeyId,
        concat!("AccessKey ID は⟦LT", "AI5tKq8Zx2Wv7Bn4Mc1L⟧です。"),
    ),
    (
        AlibabaAccessKeySecret,
        "AccessKey Secret: ⟦q8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3S⟧",
    ),
    (
        AlibabaStsToken,
        concat!("一時キー ⟦ST", "S.NTkq8Zx2Wv7Bn4Mc1Lp0Oi9Uy⟧ を利用"),
    ),
    (
        SakuraAccessToken,
        "さくらのクラウド APIのアクセストークン: ⟦3f2a9c1e-77b4-4d0a-9e55-0c1d2e3f4a5b⟧",
    ),
    (
        SakuraAccessTokenSecret,
        "アクセストークンシークレット：⟦q8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sab⟧",
    ),
    (
        SakuraAccessTokenSecret,
        "さくらのクラウドのアクセストークンシークレットは ⟦q8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sab⟧ です。",
    ),
    (
        SoracomAuthKeyId,
        concat!("認証キー ID は ⟦keyI", "d-Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧ です"),
    ),
    (
        SoracomAuthKey,
        concat!(
            "認証キーは ⟦secr",
            "et-Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi⟧ です"
        ),
    ),
    (
        SoracomToken,
        "X-Soracom-Token: ⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧",
    ),
    (
        SoracomApiKey,
        "X-Soracom-API-Key: ⟦api-Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧",
    ),
    (SimKey, "Ki: ⟦0A1B2C3D4E5F60718293A4B5C6D7E8F9⟧"),
    (SimKey, "OPc = ⟦0a1b2c3d4e5f60718293a4b5c6d7e8f9⟧"),
    // Elsewhere.
    (
        GithubToken,
        concat!(
            "トークン⟦gh",
            "p_Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn4⟧を使用"
        ),
    ),
    (
        GithubToken,
        concat!(
            "⟦github",
            "_pat_11AAAAAAA0Qw4Er6Ty8Ui0Op_1As3Df5Gh7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy⟧"
        ),
    ),
    (
        GitlabToken,
        concat!("we use ⟦glp", "at-Qw4Er6Ty8Ui0Op1As3Df⟧ for the mirror"),
    ),
    (
        SlackToken,
        concat!("bot token ⟦xox", "b-214365870921-Qw4Er6Ty8Ui0Op⟧"),
    ),
    (
        WebhookUrl,
        concat!(
            "通知先は ⟦https://hooks.sl",
            "ack.com/services/T0A1B2C3D/B4E5F6A7B/Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧ です。"
        ),
    ),
    (
        WebhookUrl,
        concat!(
            "⟦https://discord.com/api/web",
            "hooks/112233445566778899/Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk⟧ に送信"
        ),
    ),
    (
        GoogleApiKey,
        concat!("キー ⟦AI", "zaQw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv7Bn⟧ が無効"),
    ),
    (
        StripeKey,
        concat!("we call it with ⟦sk_li", "ve_Qw4Er6Ty8Ui0Op1As3Df⟧"),
    ),
    (
        AnthropicKey,
        concat!("⟦sk-a", "nt-api03-Qw4Er6Ty8Ui0Op1As3Df5Gh7-Jk9Zx2Cv⟧"),
    ),
    (
        OpenaiKey,
        concat!("⟦sk-pr", "oj-Qw4Er6Ty8Ui0Op1As3Df5Gh7Jk9Zx2Cv⟧"),
    ),
    (
        SendgridKey,
        concat!(
            "⟦S",
            "G.Qw4Er6Ty8Ui0Op1As3Df5G.h7Jk9Zx2Cv7Bn4Mc1Lp0Oi9Uy6Tr5Ed3Sq8Zx2Wv⟧"
        ),
    ),
    (
        TwilioKey,
        concat!("Twilio ⟦S", "K0a1b2c3d4e5f60718293a4b5c6d7e8f9⟧"),
    ),
    (
        Jwt,
        concat!(
            "IDトークン ⟦ey",
            "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyMSJ9.Qw4Er6Ty8Ui0Op1As3Df⟧ が拒否されます"
        ),
    ),
    (ApiKey, "APIキー：⟦Qw4Er6Ty8Ui0Op1As3Df⟧"),
    (ApiKey, "APIキーは「⟦Qw4Er6Ty8Ui0Op1As3Df⟧」です。"),
    (Token, "トークン: ⟦3f2a9c1e-77b4-4d0a-9e55-0c1d2e3f4a5b⟧"),
    (Token, "The access token is ⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧."),
    (
        UrlPassword,
        "リポジトリは https://deploy:⟦Kaede5512⟧@git.corp.test/app.git です。",
    ),
    (
        UrlPassword,
        "We connect to postgres://app:⟦k@ede5512⟧@db.internal:5432/prod and it hangs.",
    ),
    (Password, "| password | ⟦Kaede#5512⟧ |"),
    (
        Password,
        "コマンド mysql -h db -u root -p⟦Kaede5512⟧ を実行",
    ),
    (
        DocumentationSample,
        concat!("サンプルの ⟦AK", "IAIOSFODNN7EXAMPLE⟧ を使用"),
    ),
    (
        DocumentationSample,
        "aws_secret_access_key = ⟦wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY⟧",
    ),
];
