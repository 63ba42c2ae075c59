//! Told in sentences where other words stand between name and value, or where
//! the value comes first.

use super::*;

#[rustfmt::skip]
pub(super) const TOLD: &[(SecretKind, &str)] = &[
    // The value comes first.
    (Password, "Use ⟦Momiji_386wzfy⟧ as the password."),
    (Password, "Please use ⟦Momiji#386wzfy⟧ as the admin password when you connect."),
    (Password, "We entered \"⟦momiji386⟧\" as password, but it was refused."),
    (Password, "⟦Momiji#386wz⟧ is our root password."),
    (Password, "「⟦suzume-043Ppm6⟧」というパスワードでログインしています。"),
    (Password, "「⟦suzume043⟧」といった root のパスワードは使っていません。"),
    (Password, "⟦Suzume#043wz⟧ を root のパスワードに設定しました。"),
    (Password, "⟦Suzume#044wz⟧がパスワードです。"),
    (Passphrase, "「⟦Suzume#045wz⟧」が鍵のパスフレーズです。"),
    // Other words between.
    (Password, "The password I use is '⟦Momiji#031wz⟧'."),
    (Password, "PW for rdp ⟦Zx8#kkP7⟧"),
    (Password, "password for the jump host ⟦Zx8#kkP8⟧"),
    (Password, "root password: ⟦Momiji-12ab⟧ (was ⟦Momiji#11ab⟧)"),
    (Password, "We changed the root password from ⟦minato#54Pqab⟧ to ⟦yuri_879PpSH⟧."),
    (Password, "The password was changed from **** to ⟦yuri_880PpSH⟧."),
    (Password, "パスワードを「⟦yuri#881Pp⟧」から「⟦yuri_882Pp⟧」に変更しました。"),
    (Password, "パスワード: ⟦yuri#883Pp⟧ → ⟦yuri_884Pp⟧"),
    (Password, "admin のパスワードですが、⟦Momiji#031wz⟧ を使っています。"),
    (Password, "ユーザー名とパスワードは admin と ⟦Momiji#032wz⟧ です。"),
    (Password, "ID とパスワードは admin、⟦Momiji#033wz⟧ です。"),
    (Password, "The username and password are bob and ⟦Momiji#034wz⟧."),
    (Password, "auth-user-pass の中身は vpnuser と ⟦Momiji%729xQ7B⟧ です。"),
    (Password, "root のパスは「⟦Momiji@623xQFv⟧」のままです。"),
    (Password, "パスは ⟦Momiji#954xQEY⟧ です。"),
    (Password, "Credentials: svc_backup:⟦Momiji@824xQT7⟧"),
    (Password, "credentials: bob and ⟦Zx8#kkP5⟧"),
    (Password, "接続情報は bob:⟦Zx8#kkP5⟧ です。"),
    (Password, "認証情報: bob と ⟦Zx8#kkP6⟧"),
    // On the next line.
    (Password, "パスワードは以下のとおりです。\n\n⟦suzume@598PpvP⟧\n"),
    (Password, "パスワードを下記に記載します。\n⟦suzume@598PpvQ⟧"),
    (Password, "パスワードは次の通り\n```\n⟦suzume@598PpvR⟧\n```"),
    (Password, "ログイン用のパスワードは以下です: ⟦suzume@597PpvP⟧"),
    (Password, "The password is as follows:\n\n⟦suzume@597PpvQ⟧\n"),
    (Password, "I put the root password below:\n⟦suzume@597PpvR⟧"),
    (Password, "ID とパスワードは以下です。\nadmin / ⟦suzume@597PpvS⟧"),
    (Token, "トークンは以下のとおりです。\n\n⟦Qw4Er6Ty8Ui0Op1As3Df5Gh7⟧"),
    (Password, "パスワード\n: ⟦Momiji_251xQsU⟧"),
    (Password, "password\n  : ⟦Momiji_252xQsU⟧"),
    // In other letters and tongues.
    (Password, "ぱすわーどは⟦Momiji@438xQj7⟧です"),
    (Password, "パ ス ワ ー ド ： ⟦Momiji_599Ppzt⟧"),
    (Password, "P A S S W O R D : ⟦Momiji_600Ppzt⟧"),
    (Password, "ﾊﾟｽﾜｰﾄﾞ: ⟦Momiji_601Ppzt⟧"),
    (Password, "pass word: ⟦Momiji_602Ppzt⟧"),
    (Password, "密码: ⟦Momiji-282xQPr⟧"),
    (Password, "密码是 ⟦Momiji-283xQPr⟧。"),
    (Password, "登录密码为⟦Momiji-284xQPr⟧"),
    (Password, "口令：⟦Momiji-285xQPr⟧"),
    (Password, "비밀번호: ⟦Momiji-286xQPr⟧"),
    (Password, "Das Passwort ist ⟦Momiji-287xQPr⟧."),
    (Password, "Contraseña: ⟦Momiji-288xQPr⟧"),
    (OneTimeCode, "验证码：⟦482913⟧"),
    // Words.
    (Password, "password: ⟦blue Horse 7 tulips⟧"),
    (Password, "パスワード: ⟦green window 42 carpet⟧"),
    // Codes and numbers.
    (Pin, "PUK1: ⟦83920175⟧\nPIN1: ⟦4821⟧"),
    (Pin, "SIM の PUK コードは ⟦83920176⟧ です。"),
    (Pin, "PUK code: ⟦83920177⟧"),
    (OneTimeCode, "バックアップコード: ⟦8391-2047⟧"),
    (OneTimeCode, "Recovery codes:\n⟦a8f3k-92mxq⟧\n⟦qq7zt-m3v8c⟧\n"),
    (OneTimeCode, "リカバリーコードは以下のとおりです。\n- ⟦8391-2047⟧\n- ⟦4417-9921⟧\n\n以上です。"),
    (OneTimeCode, "backup codes: ⟦83912047⟧, ⟦44179921⟧"),
];
