// A profile's certificate and private key: in files, in a file with a pass phrase, in the keyring,
// and on their way from one to the other. The last case has a real Secret Service on a bus of its
// own. It is larger than the budget because all of them share the keys that are made once.
#include <QDBusConnectionInterface>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <sys/stat.h>

#include "app/cluster_menu.h"
#include "app/console.h"
#include "app/dump.h"
#include "app/key_bar.h"
#include "app/key_files.h"
#include "app/key_gate.h"
#include "app/key_move.h"
#include "app/settling_keyring.h"
#include "app/sheet.h"
#include "tests/console/desk_bus.h"
#include "tests/console/ear.h"
#include "tests/console/fake_keyring.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/link/key.h"
#include "ui/link/profile.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"

namespace bafar::test {

using app::KeyGate;
using link::KeyText;
using State = KeyGate::State;

class KeyringTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void cleanup() { closeWindow(); }

    void textsAreOpened_data();
    void textsAreOpened();
    void profilesAreChanged_data();
    void profilesAreChanged();
    void keysAreFound_data();
    void keysAreFound();
    void certificatesAreFound_data();
    void certificatesAreFound();
    void theKeyringsOwnWordsAreQuoted_data();
    void theKeyringsOwnWordsAreQuoted();
    void aLateAnswerIsNotHeard();
    void aPassPhraseIsAskedFor();
    void withoutAKeyItCanBeTriedAgain();
    void withoutACertificateTheBarSaysSo();
    void keysAreMoved_data();
    void keysAreMoved();
    void certificatesAreMoved_data();
    void certificatesAreMoved();
    void aMoveThatEndsHalfWayLosesNothing();
    void movedFilesGoAtALaterStart_data();
    void movedFilesGoAtALaterStart();
    void onlyWhatWasReadIsDeleted_data();
    void onlyWhatWasReadIsDeleted();
    void onlyAFileItselfIsOpened_data();
    void onlyAFileItselfIsOpened();
    void aLinkToWhatIsGoneGoes();
    void aSecondMoveMovesNothing();
    void theMenuSaysWhereAKeyIs();
    void aPipeIsNotOpened();
    void anUnchangedFileIsReadOnce();
    void itLooksRight_data();
    void itLooksRight();
    void withoutAScreenItSaysWhy();
    void aRealKeyringKeepsIt();

private:
    [[nodiscard]] QString path(const QString& name) const { return folder_->filePath(name); }

    [[nodiscard]] QString settings() const { return path(QStringLiteral("console.ini")); }

    [[nodiscard]] QByteArray content(const QString& name) const;
    void put(const QString& name, const QByteArray& text) const;
    QString putProfile(const QString& name, const std::string& key) const;
    void putCombined(const QString& name, const std::string& key, const char* file) const;
    void makeTrouble(const QString& trouble, FakeKeyring& keyring);
    void makeCertificateTrouble(const QString& trouble, FakeKeyring& keyring);
    void makeStartTrouble(const QString& trouble, FakeKeyring& keyring);
    void moveKeys(const QString& profile, ui::desktop::Keyring& keyring);
    QStringList startAfter(std::chrono::milliseconds later, ui::desktop::Keyring& keyring);
    void aConsoleTakesThemFrom(const QString& profile);
    app::KeyBar* openWithBar(KeyGate& gate,
                             const QString& language = QStringLiteral("en"),
                             shared::ThemeName theme = shared::ThemeName::Dark);
    void thePagesSay(const QString& words);

    std::unique_ptr<QTemporaryDir> folder_;
    std::map<QString, QByteArray> keys_;
    QByteArray certificate_; ///< of the key "ec"
    QByteArray another_;     ///< of the key "rsa"
};

static QByteArray openssl(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(20'000) && process.exitCode() == 0
               ? process.readAllStandardOutput()
               : QByteArray();
}

static const QString Phrase = QStringLiteral("چهار اسب on a staple");

void KeyringTest::initTestCase()
{
    const auto make = [](const char* words) {
        return openssl(QString::fromLatin1(words).split(QLatin1Char(' ')));
    };
    keys_[QStringLiteral("ec")] = make("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256");
    keys_[QStringLiteral("rsa")] = make("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048");
    const auto lock = [this](const char* words, const char* name) {
        return openssl(
            QString::fromLatin1(words).split(QLatin1Char(' ')) +
                QStringList{QStringLiteral("-passout"), QStringLiteral("pass:") + Phrase},
            keys_[QString::fromLatin1(name)]);
    };
    keys_[QStringLiteral("ec locked")] = lock("pkcs8 -topk8 -scrypt", "ec");
    keys_[QStringLiteral("rsa locked")] = lock("pkcs8 -topk8", "rsa");
    keys_[QStringLiteral("old locked")] = lock("rsa -traditional -aes256", "rsa");
    for (const auto& [name, pem] : keys_) {
        QVERIFY2(pem.contains("PRIVATE KEY"), qPrintable(name));
    }
    const auto certify = [this](const char* name) {
        const QTemporaryDir place;
        QFile key(place.filePath(QStringLiteral("key")));
        return key.open(QIODevice::WriteOnly) && key.write(keys_[QString::fromLatin1(name)]) > 0 &&
                       key.flush()
                   ? openssl({QStringLiteral("req"), QStringLiteral("-x509"),
                              QStringLiteral("-new"), QStringLiteral("-key"), key.fileName(),
                              QStringLiteral("-subj"), QStringLiteral("/CN=me"),
                              QStringLiteral("-addext"),
                              QStringLiteral("subjectAltName=URI:bafar://lab/operator/sara")})
                   : QByteArray();
    };
    certificate_ = certify("ec");
    another_ = certify("rsa");
    for (const QByteArray& pem : {certificate_, another_}) {
        QCOMPARE(link::certificatesIn(pem).size(), 1);
        QVERIFY(pem.endsWith('\n'));
    }
    keys_[QStringLiteral("certificate")] = "-----BEGIN CERTIFICATE-----\nAAAA\n";
    keys_[QStringLiteral("torn")] = keys_[QStringLiteral("ec")].left(100);
    keys_[QStringLiteral("nothing")] = {};
}

void KeyringTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
}

QByteArray KeyringTest::content(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void KeyringTest::put(const QString& name, const QByteArray& text) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QString KeyringTest::putProfile(const QString& name, const std::string& key) const
{
    put(name, "# mine\nname: lab\nagents:\n  - {node: n1, endpoint: 192.0.2.11:7600}\nca: ca.pem\n"
              "certificate: me.pem\nkey: " +
                  QByteArray::fromStdString(key) + "\n");
    return path(name);
}

/// A profile whose certificate `file` is me.key, too.
void KeyringTest::putCombined(const QString& name, const std::string& key, const char* file) const
{
    putProfile(name, key);
    put(name, content(name).replace(file, "me.key"));
}

static schema::Profile profileWith(const std::string& key)
{
    return {"lab", {}, "ca.pem", "me.pem", key};
}

void KeyringTest::textsAreOpened_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("text");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<bool>("opens");
    const auto row = [](const char* words, const char* name, KeyText text, const QString& phrase,
                        bool opens) {
        QTest::newRow(words) << QString::fromLatin1(name) << static_cast<int>(text) << phrase
                             << opens;
    };
    row("given a plain EC key, then it opens", "ec", KeyText::Plain, {}, true);
    row("given a plain RSA key, then it opens", "rsa", KeyText::Plain, {}, true);
    row("given a locked one and its phrase, then it opens", "ec locked", KeyText::Encrypted, Phrase,
        true);
    row("given a locked RSA key and its phrase, then it opens", "rsa locked", KeyText::Encrypted,
        Phrase, true);
    row("given an old format and its phrase, then it opens", "old locked", KeyText::Encrypted,
        Phrase, true);
    row("given a locked one and another phrase, then not", "ec locked", KeyText::Encrypted,
        QStringLiteral("guess"), false);
    row("given a locked one and no phrase, then not", "ec locked", KeyText::Encrypted, {}, false);
    row("given a certificate, then not", "certificate", KeyText::None, {}, false);
    row("given the beginning of one, then not", "torn", KeyText::Plain, {}, false);
    row("given nothing, then not", "nothing", KeyText::None, {}, false);
}

void KeyringTest::textsAreOpened()
{
    QFETCH(QString, name);
    QFETCH(int, text);
    QFETCH(QString, phrase);
    QFETCH(bool, opens);
    QCOMPARE(static_cast<int>(link::keyTextOf(keys_[name])), text);
    const Result<QSslKey> key = link::openKey(keys_[name], phrase.toUtf8());
    QCOMPARE(key.has_value(), opens);
    if (!key) {
        QCOMPARE(key.error().code,
                 text == static_cast<int>(KeyText::Encrypted) ? Code::Denied : Code::InvalidInput);
    }
}

void KeyringTest::profilesAreChanged_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("after"); // empty: it is refused
    const QByteArray head = "name: lab\nagents:\n  - {node: n1, endpoint: 192.0.2.11:7600}\n";
    QTest::newRow("given a line of its own, then only it changes")
        << head + "# paths\nca: ca.pem\ncertificate: me.pem\nkey: me.key # mine\n"
        << head + "# paths\nca: ca.pem\ncertificate: 'keychain:it''s'\nkey: 'keychain:it''s'\n";
    QTest::newRow("given lines of another system, then they stay so")
        << "key: \"me.key\"\r\n" + head + "ca: c\r\ncertificate: m\r\n"
        << "key: 'keychain:it''s'\r\n" + head + "ca: c\r\ncertificate: 'keychain:it''s'\r\n";
    QTest::newRow("given a certificate that is there already, then its line stays")
        << head + "ca: c\ncertificate: \"keychain:it's\" # there\nkey: k\n"
        << head + "ca: c\ncertificate: \"keychain:it's\" # there\nkey: 'keychain:it''s'\n";
    QTest::newRow("given one line for all, then not")
        << QByteArray("{name: lab, agents: [{node: n1, endpoint: 192.0.2.11:7600}], ca: c, "
                      "certificate: m, key: k}")
        << QByteArray();
    QTest::newRow("given a value on the next line, then not")
        << head + "ca: c\ncertificate: m\nkey:\n  me.key\n"
        << QByteArray();
    QTest::newRow("given a certificate on the next line, then not")
        << head + "ca: c\ncertificate:\n  m\nkey: me.key\n"
        << QByteArray();
    QTest::newRow("given no profile, then not") << QByteArray("key: me.key\n") << QByteArray();
}

void KeyringTest::profilesAreChanged()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, after);
    const std::string place = link::keyInKeyring("it's");
    const Result<QByteArray> changed = link::withCertificateAndKey(yaml, place, place);
    QCOMPARE(changed.has_value(), !after.isEmpty());
    if (changed) {
        QCOMPARE(*changed, after);
    }
}

void KeyringTest::keysAreFound_data()
{
    QTest::addColumn<QString>("key");   // in the profile
    QTest::addColumn<QString>("there"); // the text in the file and the entry "mine"
    QTest::addColumn<int>("failure");   // of the keyring; -1: none
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* words, const char* key, const char* there, int failure,
                        State state, const char* said = "") {
        QTest::newRow(words) << QString::fromLatin1(key) << QString::fromLatin1(there) << failure
                             << static_cast<int>(state) << QString::fromLatin1(said);
    };
    const auto code = [](Code one) { return static_cast<int>(one); };
    row("given a plain file, then open", "me.key", "ec", -1, State::Open);
    row("given a locked file, then its phrase is needed", "me.key", "ec locked", -1, State::Locked);
    row("given no file, then missing", "other.key", "ec", -1, State::Missing, "other.key");
    row("given a file without a key, then missing", "me.key", "certificate", -1, State::Missing,
        "bafarctl pki issue");
    row("given an entry, then open", "keychain:mine", "rsa", -1, State::Open);
    row("given a locked entry, then its phrase is needed", "keychain:mine", "rsa locked", -1,
        State::Locked);
    row("given no such entry, then missing", "keychain:other", "ec", -1, State::Missing,
        "no entry other");
    row("given an entry without a key, then missing", "keychain:mine", "torn", -1, State::Missing,
        "keyring entry mine");
    row("given a keyring that stays locked, then missing", "keychain:mine", "ec",
        code(Code::Denied), State::Missing, "entry mine: it was not unlocked");
    row("given no keyring, then missing", "keychain:mine", "ec", code(Code::Unavailable),
        State::Missing, "Start one");
    row("given a keyring that fails, then missing", "keychain:mine", "ec", code(Code::Internal),
        State::Missing, "said: \"the daemon fell over\"");
}

void KeyringTest::keysAreFound()
{
    QFETCH(QString, key);
    QFETCH(QString, there);
    QFETCH(int, failure);
    QFETCH(int, state);
    QFETCH(QString, said);
    put(QStringLiteral("me.key"), keys_[there]);
    FakeKeyring keyring;
    keyring.entries[QStringLiteral("mine")] = keys_[there];
    if (failure >= 0) {
        keyring.readFails = Error{static_cast<Code>(failure), "the daemon fell over"};
    }
    const bool isFile = !key.startsWith(QLatin1String("keychain:"));
    KeyGate gate(profileWith((isFile ? path(key) : key).toStdString()), keyring);
    gate.begin();
    QCOMPARE(gate.state() == State::Waiting, !isFile); // a file is known at once
    QTRY_COMPARE(static_cast<int>(gate.state()), state);
    QVERIFY2(gate.why().contains(said), qPrintable(gate.why()));
    QCOMPARE(gate.key().isNull(), gate.state() != State::Open);
    if (gate.state() == State::Locked) {
        gate.unlock(QStringLiteral("guess"));
        QCOMPARE(gate.state(), State::Locked);
        QVERIFY(!gate.why().isEmpty());
        gate.unlock(Phrase);
        QCOMPARE(gate.state(), State::Open);
        QVERIFY(!gate.key().isNull());
    }
}

void KeyringTest::certificatesAreFound_data()
{
    QTest::addColumn<QString>("certificate"); // in the profile
    QTest::addColumn<QString>("key");         // in the profile
    QTest::addColumn<QByteArray>("mine");     // the text of that entry
    QTest::addColumn<int>("reads");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("chain"); // certificates of the keyring
    QTest::addColumn<QString>("said");
    const auto row = [](const char* words, const char* certificate, const char* key,
                        const QByteArray& mine, int reads, State state, int chain,
                        const char* said = "") {
        QTest::newRow(words) << QString::fromLatin1(certificate) << QString::fromLatin1(key) << mine
                             << reads << static_cast<int>(state) << chain
                             << QString::fromLatin1(said);
    };
    const char* mine = "keychain:mine";
    const QByteArray ec = keys_[QStringLiteral("ec")];
    row("given both in one entry, then it is read once", mine, mine, certificate_ + ec, 1,
        State::Open, 1);
    row("given the key first in it, then both are found", mine, mine, ec + certificate_, 1,
        State::Open, 1);
    row("given an RSA key in it, then both are found", mine, mine,
        another_ + keys_[QStringLiteral("rsa")], 1, State::Open, 1);
    row("given a chain in it, then all of it is found", mine, mine, certificate_ + another_ + ec, 1,
        State::Open, 2);
    row("given the certificate twice in it, then it counts once", mine, mine,
        certificate_ + ec + certificate_, 1, State::Open, 1);
    row("given a locked key in it, then its phrase is needed", mine, mine,
        certificate_ + keys_[QStringLiteral("ec locked")], 1, State::Locked, 1);
    row("given only a key in it, then the certificate is missing", mine, mine, ec, 1,
        State::Missing, 0, "no certificate in keyring entry mine");
    row("given only a certificate in it, then the key is missing", mine, mine, certificate_, 1,
        State::Missing, 1, "no key that can be used in keyring entry mine");
    row("given no such entry, then missing", "keychain:nobody", "keychain:nobody", {}, 1,
        State::Missing, 0, "no entry nobody");
    row("given the key alone in the keyring, then it goes on working", "me.pem", mine, ec, 1,
        State::Open, 0);
    row("given the certificate alone in it, then the key's file is read", mine, "me.key",
        certificate_, 1, State::Open, 1);
    row("given two entries, then each is read", mine, "keychain:key", certificate_, 2, State::Open,
        1);
}

void KeyringTest::certificatesAreFound()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QByteArray, mine);
    QFETCH(int, reads);
    QFETCH(int, state);
    QFETCH(int, chain);
    QFETCH(QString, said);
    put(QStringLiteral("me.key"), keys_[QStringLiteral("ec")]);
    put(QStringLiteral("me.pem"), certificate_);
    const QString file = putProfile(QStringLiteral("lab.yaml"), key.toStdString());
    put(QStringLiteral("lab.yaml"),
        content(QStringLiteral("lab.yaml")).replace("me.pem", certificate.toUtf8()));
    FakeKeyring keyring;
    keyring.entries[QStringLiteral("mine")] = mine;
    keyring.entries[QStringLiteral("key")] = keys_[QStringLiteral("ec")];
    KeyGate gate(link::readProfile(file).value(), keyring);
    gate.begin();
    QCOMPARE(gate.state(), State::Waiting);
    QTRY_COMPARE(static_cast<int>(gate.state()), state);
    QCOMPARE(keyring.reads, reads);
    QVERIFY2(gate.why().contains(said), qPrintable(gate.why()));
    QCOMPARE(gate.chain().size(), chain);
    QCOMPARE(gate.lacksCertificate(), gate.state() == State::Missing && chain == 0);
    if (gate.state() == State::Locked) {
        gate.unlock(Phrase);
        QCOMPARE(gate.state(), State::Open);
        QCOMPARE(keyring.reads, reads);
    }
    QCOMPARE(gate.key().isNull(), gate.state() != State::Open);
    if (chain > 0) {
        QCOMPARE(gate.chain().front(), link::certificatesIn(mine).front());
    }
}

void KeyringTest::theKeyringsOwnWordsAreQuoted_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("given English, then in its quotes")
        << QStringLiteral("en") << QStringLiteral("said: \"") << QStringLiteral("\".");
    QTest::newRow("given Persian, then in its quotes")
        << QStringLiteral("fa") << QStringLiteral("«") << QStringLiteral("».");
}

void KeyringTest::theKeyringsOwnWordsAreQuoted()
{
    QFETCH(QString, language);
    QFETCH(QString, before);
    QFETCH(QString, after);
    openWindow(language, shared::ThemeName::Dark, {1024, 700});
    const QString words = QStringLiteral("the daemon fell over");
    const QString said =
        ui::desktop::keyringTrouble({Code::Internal, words.toStdString()}, QStringLiteral("mine"));
    QVERIFY2(said.contains(before + shared::technical(words) + after), qPrintable(said));
}

void KeyringTest::aLateAnswerIsNotHeard()
{
    FakeKeyring keyring;
    keyring.entries[QStringLiteral("mine")] = keys_[QStringLiteral("torn")];
    KeyGate gate(profileWith("keychain:mine"), keyring);
    gate.begin(); // its answer is on the way
    keyring.isMute = true;
    gate.begin();
    QTest::qWait(20);
    QCOMPARE(gate.state(), State::Waiting);
    {
        KeyGate gone(profileWith("keychain:mine"), keyring);
        keyring.isMute = false;
        gone.begin();
    }
    QTest::qWait(20); // nobody is there to hear it
}

app::KeyBar* KeyringTest::openWithBar(KeyGate& gate,
                                      const QString& language,
                                      shared::ThemeName theme)
{
    openWindow(language, theme, {1024, 700});
    auto* bar = new app::KeyBar(gate, window_->centralWidget());
    window_->addNotice(bar);
    const auto tell = [this, &gate] { session_->setUnasked(gate.unasked()); }; // as Console does
    QObject::connect(&gate, &KeyGate::changed, session_.get(), tell);
    tell();
    return bar;
}

void KeyringTest::aPassPhraseIsAskedFor()
{
    put(QStringLiteral("me.key"), keys_[QStringLiteral("ec locked")]);
    FakeKeyring keyring;
    KeyGate gate(profileWith(path(QStringLiteral("me.key")).toStdString()), keyring);
    gate.begin();
    Ear ear;
    const app::KeyBar* bar = openWithBar(gate);
    QTRY_VERIFY(bar->isVisible());
    QTRY_COMPARE(ear.heard().size(), 1);
    QVERIFY(ear.heard().front().startsWith(
        QLatin1String("No key: its pass phrase is needed\nNothing is heard of the cluster")));
    auto* button = bar->findChild<QPushButton*>(QStringLiteral("key"));
    button->click();
    const auto line = [this] {
        return window_->findChild<QLineEdit*>(QStringLiteral("pass phrase"));
    };
    QVERIFY(line()->hasFocus());
    QCOMPARE(line()->echoMode(), QLineEdit::Password);
    QTest::keyClick(line(), Qt::Key_Escape); // cancelled: it can be asked for again
    QTRY_VERIFY(line() == nullptr);
    QVERIFY(bar->isVisible());
    QCOMPARE(gate.state(), State::Locked);
    button->click();
    QTest::keyClicks(line(), QStringLiteral("hunter2"));
    QVERIFY(!app::accessibleText(*window_).contains(QLatin1String("hunter2")));
    auto* wrong = window_->findChild<QWidget*>(QStringLiteral("wrong"));
    QVERIFY(!wrong->isVisible());
    QTest::keyClick(line(), Qt::Key_Return);
    QVERIFY(wrong->isVisible());
    QVERIFY(line()->text().isEmpty());
    QTRY_COMPARE(ear.heard().size(), 2);
    QCOMPARE(ear.heard().back(), QStringLiteral("This pass phrase does not open the key."));
    line()->setText(Phrase);
    window_->findChild<QPushButton*>(QStringLiteral("unlock key"))->click();
    QCOMPARE(gate.state(), State::Open);
    QTRY_VERIFY(line() == nullptr);
    QVERIFY(!bar->isVisible());
}

void KeyringTest::withoutAKeyItCanBeTriedAgain()
{
    FakeKeyring keyring;
    KeyGate gate(profileWith("keychain:mine"), keyring);
    gate.begin();
    const app::KeyBar* bar = openWithBar(gate);
    QTRY_COMPARE(gate.state(), State::Missing);
    QVERIFY(bar->accessibleDescription().contains(QLatin1String("no entry mine")));
    thePagesSay(QStringLiteral("The key is missing"));
    keyring.entries[QStringLiteral("mine")] = keys_[QStringLiteral("ec")];
    bar->findChild<QPushButton*>(QStringLiteral("key"))->click();
    QTRY_COMPARE(gate.state(), State::Open);
    QVERIFY(!bar->isVisible());
    thePagesSay(QString::fromUtf8("Connecting to n1, n2 and n3…"));
}

/// Where the map would be, and the overview.
void KeyringTest::thePagesSay(const QString& words)
{
    for (const char* page : {"overview", "topology"}) {
        window_->openPage(QString::fromLatin1(page));
        QTRY_VERIFY2(app::accessibleText(*window_).contains(words), page);
    }
}

void KeyringTest::withoutACertificateTheBarSaysSo()
{
    FakeKeyring keyring;
    keyring.entries[QStringLiteral("mine")] = keys_[QStringLiteral("ec")];
    schema::Profile profile = profileWith("keychain:mine");
    profile.certificate = profile.key;
    KeyGate gate(profile, keyring);
    gate.begin();
    const app::KeyBar* bar = openWithBar(gate);
    QTRY_COMPARE(gate.state(), State::Missing);
    QCOMPARE(bar->accessibleName(),
             QStringLiteral("No certificate: nothing can be heard of the cluster"));
    thePagesSay(QStringLiteral("The certificate is missing"));
    keyring.entries[QStringLiteral("mine")].prepend(certificate_);
    bar->findChild<QPushButton*>(QStringLiteral("key"))->click();
    QTRY_COMPARE(gate.state(), State::Open);
    QVERIFY(!bar->isVisible());
}

void KeyringTest::keysAreMoved_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<bool>("moved");
    QTest::addColumn<bool>("isFileLeft");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* words, const char* trouble, bool moved, bool left,
                        const char* said = "") {
        QTest::newRow(words) << QString::fromLatin1(trouble) << moved << left
                             << QString::fromLatin1(said);
    };
    row("given no trouble, then the file goes later", "", true, false);
    row("given an entry from an earlier try, then the file goes later", "again", true, false);
    row("given a link to the key, then both go later", "link", true, false);
    row("given settings that cannot be written, then the file stays", "settings", false, true,
        "could not be noted");
    row("given a keyring that does not write, then the file stays", "write", false, true,
        "unlocked");
    row("given one that does not read, then the file stays", "read", false, true, "unlocked");
    row("given one that gives back another, then the file stays", "garbles", false, true,
        "another text");
    row("given a profile of one line, then the file stays", "flow", false, true, "key: keychain:");
    row("given another profile with the key, then the file stays", "shared", false, true, "other");
    row("given a certificate in the same file, then it stays", "combined", false, true,
        "certificate");
    row("given another profile's CA in it, then it stays", "other's ca", false, true, "other");
    row("given a new key meanwhile, then it stays", "reissued", false, true,
        "changed since the move began");
    row("given another profile with the key meanwhile, then it stays", "shared later", false, true,
        "other");
    row("given another text of the profile meanwhile, then it stays", "profile later", false, true,
        "when the move began");
    row("given a file without a key, then it stays", "no key", false, true, "holds no key");
    row("given no profile any more, then the file stays", "no profile", false, true);
}

void KeyringTest::makeTrouble(const QString& trouble, FakeKeyring& keyring)
{
    const QString lab = QStringLiteral("lab.yaml");
    const QString other = QStringLiteral("other.yaml");
    const Error locked{Code::Denied, "no"};
    keyring.garbles = trouble == QLatin1String("garbles");
    if (trouble == QLatin1String("write")) {
        keyring.writeFails = locked;
    } else if (trouble == QLatin1String("read")) {
        keyring.readFails = locked;
    } else if (trouble == QLatin1String("again")) {
        const QByteArray text = certificate_ + keys_[QStringLiteral("ec")];
        keyring.entries[QString::fromStdString(link::entryNameFor("lab", text))] = "torn";
    } else if (trouble == QLatin1String("settings")) {
        QVERIFY(QDir().mkpath(settings()));
    } else if (trouble == QLatin1String("flow")) {
        put(lab, "{name: lab, agents: [{node: n1, endpoint: 192.0.2.11:7600}], ca: c, "
                 "certificate: me.pem, key: me.key}");
    } else if (trouble == QLatin1String("shared")) {
        putProfile(other, "./me.key");
    } else if (trouble == QLatin1String("combined")) {
        putCombined(lab, "me.key", "me.pem");
    } else if (trouble == QLatin1String("other's ca")) {
        putCombined(other, "keychain:other", "ca.pem");
    } else if (trouble == QLatin1String("reissued")) {
        keyring.meanwhile = [this] { put(QStringLiteral("me.key"), keys_[QStringLiteral("rsa")]); };
    } else if (trouble == QLatin1String("shared later")) {
        keyring.meanwhile = [this, other] { putProfile(other, "./me.key"); };
    } else if (trouble == QLatin1String("profile later")) {
        keyring.meanwhile = [this, lab] { putProfile(lab, "new.key"); };
    }
}

void KeyringTest::keysAreMoved()
{
    QFETCH(QString, trouble);
    QFETCH(bool, moved);
    QFETCH(bool, isFileLeft);
    QFETCH(QString, said);
    const QByteArray pem = keys_[trouble == QLatin1String("no key") ? QStringLiteral("certificate")
                                                                    : QStringLiteral("ec")];
    const bool isLink = trouble == QLatin1String("link");
    put(QStringLiteral("me.pem"), certificate_);
    put(isLink ? QStringLiteral("real.key") : QStringLiteral("me.key"), pem);
    if (isLink) {
        QVERIFY(QFile::link(path(QStringLiteral("real.key")), path(QStringLiteral("me.key"))));
    }
    const QString profile = putProfile(QStringLiteral("lab.yaml"), "me.key");
    FakeKeyring keyring;
    makeTrouble(trouble, keyring);
    auto* move = new app::KeyMove(profile, folder_->path(), settings(), keyring);
    if (trouble == QLatin1String("no profile")) {
        QFile::remove(profile);
    }
    QSignalSpy finished(move, &app::KeyMove::finished);
    move->start();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][0].toBool(), moved);
    QVERIFY2(finished[0][1].toString().contains(said), qPrintable(finished[0][1].toString()));
    QCOMPARE(finished[0][1].toString().isEmpty(), moved);
    if (moved) { // the keyring may have it in its memory alone
        QCOMPARE(startAfter(std::chrono::milliseconds(0), keyring), QStringList());
        QCOMPARE(content(QStringLiteral("me.key")), pem);
        QCOMPARE(content(QStringLiteral("me.pem")), certificate_);
        QCOMPARE(startAfter(app::SettlingKeyring::Settling, keyring).size(), 1);
        QCOMPARE(startAfter(app::SettlingKeyring::Settling, keyring), QStringList()); // once
    }
    QCOMPARE(QFile::exists(path(QStringLiteral("me.key"))), isFileLeft);
    QCOMPARE(QFile::exists(path(QStringLiteral("me.pem"))), isFileLeft);
    QVERIFY(!QFile::exists(path(QStringLiteral("real.key"))));
    if (moved) {
        QVERIFY(!QFileInfo(path(QStringLiteral("me.key"))).isSymLink());
        const Result<schema::Profile> now = link::readProfile(profile);
        QVERIFY(now.has_value());
        const auto entry = link::keyringEntryOf(now->key);
        QVERIFY(entry.has_value());
        QCOMPARE(now->certificate, now->key);
        QCOMPARE(keyring.entries[QString::fromStdString(*entry)], certificate_ + pem);
        QVERIFY(content(QStringLiteral("lab.yaml")).startsWith("# mine\n"));
    } else {
        const bool isNew = trouble == QLatin1String("reissued");
        QCOMPARE(content(QStringLiteral("me.key")), isNew ? keys_[QStringLiteral("rsa")] : pem);
        QCOMPARE(content(QStringLiteral("me.pem")), certificate_);
        QVERIFY(!content(QStringLiteral("lab.yaml")).contains("keychain"));
    }
}

void KeyringTest::certificatesAreMoved_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<bool>("moved");
    QTest::addColumn<QString>("left"); // of me.key and me.pem
    QTest::addColumn<QString>("said");
    const auto row = [](const char* words, const char* trouble, bool moved, const char* left,
                        const char* said = "") {
        QTest::newRow(words) << QString::fromLatin1(trouble) << moved << QString::fromLatin1(left)
                             << QString::fromLatin1(said);
    };
    const char* both = "me.key me.pem";
    row("given no trouble, then both files go later", "", true, "");
    row("given no end of its last line, then both are whole", "no end", true, "");
    row("given a link to the certificate, then that and the file go later", "link", true, "");
    row("given another profile with the certificate, then its file stays", "shared", true, "me.pem",
        "The profile other reads");
    row("given another profile with it meanwhile, then its file stays", "shared later", true,
        "me.pem", "The profile other reads");
    row("given the CA in its file, then it stays", "ca", true, "me.pem", "The profile lab reads");
    row("given another profile's CA in it, then it stays", "other's ca", true, "me.pem",
        "The profile other reads");
    row("given one file with both, then it goes later", "combined", true, "me.pem");
    row("given one that another profile reads, then it stays", "combined shared", false, both,
        "The profile other reads a certificate");
    row("given a certificate in the keyring, then the key moves alone", "in keyring", true,
        "me.pem");
    row("given no certificate's file, then the key stays", "gone", false, "me.key", "me.pem");
    row("given a file without a certificate, then both stay", "empty", false, both,
        "holds no certificate");
    row("given a certificate's file with a key, then both stay", "with key", false, both,
        "holds a key, too");
    row("given a new certificate meanwhile, then both stay", "reissued", false, both,
        "changed since the move began");
}

void KeyringTest::makeCertificateTrouble(const QString& trouble, FakeKeyring& keyring)
{
    const QString lab = QStringLiteral("lab.yaml");
    const QString other = QStringLiteral("other.yaml");
    const QString file = QStringLiteral("me.pem");
    const auto share = [this, other] { putProfile(other, "keychain:other"); };
    const auto combine = [this, lab] {
        put(QStringLiteral("me.key"), certificate_ + keys_[QStringLiteral("ec")]);
        putCombined(lab, "me.key", "me.pem");
    };
    if (trouble == QLatin1String("no end")) {
        put(file, certificate_.chopped(1));
    } else if (trouble == QLatin1String("link")) {
        QVERIFY(QFile::rename(path(file), path(QStringLiteral("real.pem"))));
        QVERIFY(QFile::link(path(QStringLiteral("real.pem")), path(file)));
    } else if (trouble == QLatin1String("shared")) {
        share();
    } else if (trouble == QLatin1String("shared later")) {
        keyring.meanwhile = share;
    } else if (trouble == QLatin1String("ca")) {
        put(lab, content(lab).replace("ca.pem", "me.pem"));
    } else if (trouble == QLatin1String("other's ca")) {
        share();
        put(other, content(other).replace("me.pem", "its.pem").replace("ca.pem", "me.pem"));
    } else if (trouble == QLatin1String("combined")) {
        combine();
    } else if (trouble == QLatin1String("combined shared")) {
        combine();
        putCombined(other, "keychain:other", "me.pem");
    } else if (trouble == QLatin1String("in keyring")) {
        keyring.entries[QStringLiteral("mine")] = certificate_;
        put(lab, content(lab).replace("me.pem", "keychain:mine"));
    } else if (trouble == QLatin1String("gone")) {
        QVERIFY(QFile::remove(path(file)));
    } else if (trouble == QLatin1String("empty")) {
        put(file, "-----BEGIN CERTIFICATE-----\nAAAA\n");
    } else if (trouble == QLatin1String("with key")) {
        put(file, certificate_ + keys_[QStringLiteral("rsa")]);
    } else if (trouble == QLatin1String("reissued")) {
        keyring.meanwhile = [this, file] { put(file, another_); };
    }
}

void KeyringTest::certificatesAreMoved()
{
    QFETCH(QString, trouble);
    QFETCH(bool, moved);
    QFETCH(QString, left);
    QFETCH(QString, said);
    const QByteArray pem = keys_[QStringLiteral("ec")];
    put(QStringLiteral("me.key"), pem);
    put(QStringLiteral("me.pem"), certificate_);
    const QString profile = putProfile(QStringLiteral("lab.yaml"), "me.key");
    FakeKeyring keyring;
    makeCertificateTrouble(trouble, keyring);
    const QByteArray before = content(QStringLiteral("lab.yaml"));
    auto* move = new app::KeyMove(profile, folder_->path(), settings(), keyring);
    QSignalSpy finished(move, &app::KeyMove::finished);
    move->start();
    QTRY_COMPARE(finished.count(), 1);
    const QString text = finished[0][1].toString();
    QVERIFY2(finished[0][0].toBool() == moved, qPrintable(text));
    QVERIFY2(text.contains(said), qPrintable(text));
    QCOMPARE(text.isEmpty(), said.isEmpty());
    if (moved) {
        QVERIFY(QFile::exists(path(QStringLiteral("me.key"))));
        QVERIFY(QFile::exists(path(QStringLiteral("me.pem"))));
        const QStringList told = startAfter(app::SettlingKeyring::Settling, keyring);
        QCOMPARE(told.size(), 1);
        QVERIFY2(told[0].contains(said), qPrintable(told[0]));
    }
    const QDir folder(folder_->path());
    QCOMPARE(folder.entryList({QStringLiteral("me.*")}, QDir::Files).join(QLatin1Char(' ')), left);
    QVERIFY(!QFile::exists(path(QStringLiteral("real.pem"))));
    if (!moved) {
        QCOMPARE(content(QStringLiteral("lab.yaml")), before);
        return;
    }
    const bool isAlone = trouble == QLatin1String("in keyring");
    const schema::Profile now = link::readProfile(profile).value();
    QCOMPARE(now.certificate, isAlone ? std::string("keychain:mine") : now.key);
    const auto entry = link::keyringEntryOf(now.key);
    QVERIFY(entry.has_value());
    QCOMPARE(keyring.entries[QString::fromStdString(*entry)], isAlone ? pem : certificate_ + pem);
    keyring.reads = 0;
    KeyGate gate(now, keyring);
    gate.begin();
    QTRY_COMPARE(gate.state(), State::Open);
    QCOMPARE(keyring.reads, isAlone ? 2 : 1);
    QCOMPARE(gate.chain(), link::certificatesIn(certificate_));
    QCOMPARE(gate.key(), link::openKey(pem, {}).value());
}

/// As when the console ends in the middle: before each answer of the keyring.
void KeyringTest::aMoveThatEndsHalfWayLosesNothing()
{
    const QByteArray pem = keys_[QStringLiteral("ec")];
    put(QStringLiteral("me.key"), pem);
    put(QStringLiteral("me.pem"), certificate_);
    const QString profile = putProfile(QStringLiteral("lab.yaml"), "me.key");
    for (int answers = 0; answers < 3; ++answers) {
        FakeKeyring keyring;
        auto move = std::make_unique<app::KeyMove>(profile, folder_->path(), settings(), keyring);
        move->start();
        for (int turn = 0; turn < answers; ++turn) {
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        }
        const QByteArray now = content(QStringLiteral("lab.yaml"));
        move.reset();
        QTest::qWait(20);
        QCOMPARE(content(QStringLiteral("lab.yaml")), now);
        QCOMPARE(content(QStringLiteral("me.key")), pem);
        QCOMPARE(content(QStringLiteral("me.pem")), certificate_);
        if (now.contains("keychain:")) { // it had come to its end
            QCOMPARE(keyring.entries.values(), QList<QByteArray>{certificate_ + pem});
            return;
        }
    }
}

void KeyringTest::moveKeys(const QString& profile, ui::desktop::Keyring& keyring)
{
    auto* move = new app::KeyMove(profile, folder_->path(), settings(), keyring);
    QSignalSpy finished(move, &app::KeyMove::finished);
    move->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 10'000);
    QVERIFY2(finished[0][0].toBool(), qPrintable(finished[0][1].toString()));
}

/// What a console of lab.yaml tells that starts so much later than now, once it has its key; "! "
/// stands in front of trouble.
QStringList KeyringTest::startAfter(std::chrono::milliseconds later, ui::desktop::Keyring& keyring)
{
    link::holdClocks(link::Moment{link::monotonicNow(), {link::wallNow().unixMs + later.count()}});
    const QString profile = path(QStringLiteral("lab.yaml"));
    app::SettlingKeyring settling(keyring, {profile, folder_->path(), settings()});
    link::holdClocks(std::nullopt);
    QStringList told;
    connect(&settling, &app::SettlingKeyring::told, this,
            [&told](const QString& title, const QString& text, bool isTrouble) {
                told.append((isTrouble ? QStringLiteral("! ") : QString()) + title +
                            QLatin1Char('\n') + shared::withoutIsolation(text));
            });
    KeyGate gate(link::readProfile(profile).value(), settling);
    gate.begin();
    [&gate] { QTRY_COMPARE_WITH_TIMEOUT(gate.state(), State::Open, 10'000); }();
    return told;
}

void KeyringTest::movedFilesGoAtALaterStart_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("left");    // of me.key and me.pem
    QTest::addColumn<bool>("isLookedAt"); // at the next start, too
    QTest::addColumn<QString>("said");
    const auto row = [](const char* words, const char* trouble, const char* left, bool again,
                        const char* said) {
        QTest::newRow(words) << QString::fromLatin1(trouble) << QString::fromLatin1(left) << again
                             << QString::fromLatin1(said);
    };
    const char* both = "me.key me.pem";
    row("given the same texts again, then they go", "", "", false, "in the keyring alone now");
    row("given one that is gone, then the other goes", "gone", "", false,
        "in the keyring alone now");
    row("given no such entry, then they are used and stay", "lost", both, true,
        "has no entry lab-");
    row("given a keyring that stays locked, then they are used and stay", "locked", both, true,
        "Unlock it, and start the console again");
    row("given the beginning of the text, then they are used and stay", "torn", both, true,
        "is not what was moved into it");
    row("given a new key in its file, then both stay", "reissued", both, false,
        "One of these files is not");
    row("given a link in the place of a file, then both stay", "link", both, false,
        "One of these files is not");
    row("given another profile with them, then both stay", "shared", both, false,
        "The profile other reads");
    row("given a profile that names the certificate again, then it stays", "named", "me.pem", false,
        "may name it by now");
    row("given a profile that cannot be read, then both stay", "unreadable", both, true,
        "nobody knows which files it needs");
}

void KeyringTest::makeStartTrouble(const QString& trouble, FakeKeyring& keyring)
{
    const QString key = QStringLiteral("me.key");
    const QString lab = QStringLiteral("lab.yaml");
    const QString entry = keyring.entries.keys().value(0);
    if (trouble == QLatin1String("gone")) {
        QVERIFY(QFile::remove(path(QStringLiteral("me.pem"))));
    } else if (trouble == QLatin1String("lost")) {
        keyring.entries.clear();
    } else if (trouble == QLatin1String("locked")) {
        keyring.readFails = Error{Code::Denied, "no"};
    } else if (trouble == QLatin1String("torn")) {
        keyring.entries[entry].truncate(certificate_.size() + 20);
    } else if (trouble == QLatin1String("reissued")) {
        put(key, keys_[QStringLiteral("rsa")]);
    } else if (trouble == QLatin1String("link")) {
        QVERIFY(QFile::rename(path(key), path(QStringLiteral("real.key"))));
        QVERIFY(QFile::link(path(QStringLiteral("real.key")), path(key)));
    } else if (trouble == QLatin1String("shared")) {
        putProfile(QStringLiteral("other.yaml"), "me.key");
    } else if (trouble == QLatin1String("named")) {
        put(lab, content(lab).replace("certificate: 'keychain:", "certificate: me.pem # '"));
    } else if (trouble == QLatin1String("unreadable")) {
        put(QStringLiteral("other.yaml"), "nothing");
    }
}

/// Whatever the keyring lost in between: the console has its key.
void KeyringTest::movedFilesGoAtALaterStart()
{
    QFETCH(QString, trouble);
    QFETCH(QString, left);
    QFETCH(bool, isLookedAt);
    QFETCH(QString, said);
    put(QStringLiteral("me.key"), keys_[QStringLiteral("ec")]);
    put(QStringLiteral("me.pem"), certificate_);
    FakeKeyring keyring;
    moveKeys(putProfile(QStringLiteral("lab.yaml"), "me.key"), keyring);
    QCOMPARE(keyring.entries.size(), 1);
    const QString entry = keyring.entries.keys().value(0);
    QCOMPARE(app::movedInto(settings(), entry).files.size(), std::size_t{2});
    makeStartTrouble(trouble, keyring);
    const QStringList told = startAfter(app::SettlingKeyring::Settling, keyring);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(said), qPrintable(told[0]));
    QCOMPARE(told[0].startsWith(QLatin1Char('!')), !left.isEmpty());
    const QDir folder(folder_->path());
    QCOMPARE(folder.entryList({QStringLiteral("me.*")}, QDir::Files).join(QLatin1Char(' ')), left);
    QCOMPARE(QFile::exists(path(QStringLiteral("real.key"))), trouble == QLatin1String("link"));
    QCOMPARE(!app::movedInto(settings(), entry).files.empty(), isLookedAt);
}

void KeyringTest::onlyWhatWasReadIsDeleted_data()
{
    QTest::addColumn<QString>("meanwhile");
    QTest::newRow("given the same file, then it is gone") << QString();
    QTest::newRow("given another one in its place, then that stays") << QStringLiteral("replaced");
    QTest::newRow("given a link in its place, then that stays") << QStringLiteral("link");
    QTest::newRow("given another text in it, then it stays") << QStringLiteral("written");
}

/// What happens between the look at a file and its end.
void KeyringTest::onlyWhatWasReadIsDeleted()
{
    QFETCH(QString, meanwhile);
    const QString file = path(QStringLiteral("me.key"));
    const QString other = path(QStringLiteral("other.key"));
    const QByteArray pem = keys_[QStringLiteral("ec")];
    put(QStringLiteral("me.key"), pem);
    put(QStringLiteral("other.key"), pem);
    const app::OpenedFile opened(file);
    QCOMPARE(opened.text().value_or(QByteArray()), pem);
    if (meanwhile == QLatin1String("replaced")) {
        QVERIFY(QFile::remove(file) && QFile::rename(other, file));
    } else if (meanwhile == QLatin1String("link")) {
        QVERIFY(QFile::remove(file) && QFile::link(other, file));
    } else if (meanwhile == QLatin1String("written")) {
        put(QStringLiteral("me.key"), keys_[QStringLiteral("rsa")]);
    }
    const Result<void> removed = opened.remove(pem);
    QCOMPARE(removed.has_value(), meanwhile.isEmpty());
    QVERIFY(removed || removed.error().code == Code::Conflict);
    QCOMPARE(QFile::exists(file), !removed.has_value());
    QCOMPARE(QFile::exists(other), meanwhile != QLatin1String("replaced"));
}

void KeyringTest::onlyAFileItselfIsOpened_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    const auto row = [](const char* words, const char* what, Code code) {
        QTest::newRow(words) << QString::fromLatin1(what) << static_cast<int>(code);
    };
    row("given a link, then not", "link", Code::Conflict);
    row("given a pipe, then nobody waits for it", "pipe", Code::Conflict);
    row("given a large file, then not", "large", Code::Conflict);
    row("given none, then it says so", "none", Code::NotFound);
    row("given a disk that is not there, then it is not said to be gone", "away",
        Code::Unavailable);
}

void KeyringTest::onlyAFileItselfIsOpened()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    const bool isAway = what == QLatin1String("away");
    const QString file = path(isAway ? QStringLiteral("away/me.key") : QStringLiteral("me.key"));
    if (what == QLatin1String("link")) {
        put(QStringLiteral("real.key"), keys_[QStringLiteral("ec")]);
        QVERIFY(QFile::link(path(QStringLiteral("real.key")), file));
    } else if (what == QLatin1String("pipe")) {
        QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), S_IRUSR | S_IWUSR), 0);
    } else if (what == QLatin1String("large")) {
        put(QStringLiteral("me.key"), QByteArray(64 * 1024 + 1, 'x'));
    }
    const app::OpenedFile opened(file);
    const Result<QByteArray> text = opened.text();
    QVERIFY(!text);
    QCOMPARE(static_cast<int>(text.error().code), code);
    QVERIFY(!opened.remove({}));
    QCOMPARE(QFile::exists(file), !isAway && what != QLatin1String("none"));
}

/// As after a console that ended between the file and the link.
void KeyringTest::aLinkToWhatIsGoneGoes()
{
    const QByteArray pem = keys_[QStringLiteral("ec")];
    const QString named = path(QStringLiteral("me.key"));
    put(QStringLiteral("real.key"), pem);
    put(QStringLiteral("new.key"), pem);
    QVERIFY(QFile::link(path(QStringLiteral("real.key")), named));
    const app::MovedFile moved = app::movedFile(named.toStdString(), pem);
    QVERIFY(QFile::remove(path(QStringLiteral("real.key"))));
    QVERIFY(app::removeMoved(moved, pem).has_value());
    QVERIFY(!QFileInfo(named).isSymLink());
    QVERIFY(QFile::link(path(QStringLiteral("new.key")), named)); // one that leads somewhere stays
    QVERIFY(app::removeMoved(moved, pem).has_value());
    QCOMPARE(content(QStringLiteral("me.key")), pem);
}

void KeyringTest::aSecondMoveMovesNothing()
{
    put(QStringLiteral("me.key"), keys_[QStringLiteral("ec")]);
    put(QStringLiteral("me.pem"), certificate_);
    const QString profile = putProfile(QStringLiteral("lab.yaml"), "me.key");
    FakeKeyring keyring;
    moveKeys(profile, keyring);
    const QHash<QString, QByteArray> entries = keyring.entries;
    auto* move = new app::KeyMove(profile, folder_->path(), settings(), keyring);
    QSignalSpy finished(move, &app::KeyMove::finished);
    move->start();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished[0][0].toBool());
    QCOMPARE(finished[0][1].toString(),
             QStringLiteral("The profile names the keyring already; nothing was moved now."));
    QCOMPARE(keyring.entries, entries);
}

void KeyringTest::theMenuSaysWhereAKeyIs()
{
    put(QStringLiteral("me.key"), keys_[QStringLiteral("ec")]);
    put(QStringLiteral("me.pem"), certificate_);
    put(QStringLiteral("locked.key"), keys_[QStringLiteral("ec locked")]);
    const QString lab = putProfile(QStringLiteral("lab.yaml"), "me.key");
    putProfile(QStringLiteral("prod.yaml"), "locked.key");
    putProfile(QStringLiteral("test.yaml"), "keychain:mine");
    for (const QString& other : {QStringLiteral("prod.yaml"), QStringLiteral("test.yaml")}) {
        put(other, content(other).replace("me.pem", "its.pem"));
    }
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1024, 700});
    FakeKeyring keyring;
    app::ClusterMenu menu(folder_->path(), lab, window_->centralWidget());
    menu.setKeyring(keyring, settings());
    Q_EMIT menu.aboutToShow();
    QCOMPARE(menu.findChildren<QAction*>(QStringLiteral("move key")).size(), 1); // of three
    auto* move = menu.findChild<QAction*>(QStringLiteral("move key"));
    move->trigger();
    auto* sheet = window_->findChild<app::Sheet*>();
    QString said;
    for (const auto* label : sheet->findChildren<const QLabel*>()) {
        said += label->text();
    }
    for (const QString& file : {QStringLiteral("me.key"), QStringLiteral("me.pem")}) {
        QVERIFY2(shared::withoutIsolation(said).contains(path(file)), qPrintable(said));
    }
    QTest::keyClick(window_->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(window_->findChild<app::Sheet*>() == nullptr);
    QVERIFY(keyring.entries.isEmpty());
    move->trigger();
    sheet = window_->findChild<app::Sheet*>();
    sheet->findChild<QPushButton*>(QStringLiteral("move key"))->click();
    QTRY_VERIFY((sheet = window_->findChild<app::Sheet*>(QStringLiteral("key moved"))) != nullptr);
    said.clear();
    for (const auto* label : sheet->findChildren<const QLabel*>()) {
        said += label->text();
    }
    QVERIFY2(said.contains(QLatin1String("Their files are still on the disk")), qPrintable(said));
    QVERIFY(QFile::exists(path(QStringLiteral("me.key"))));
    QVERIFY(QFile::exists(path(QStringLiteral("me.pem"))));
    Q_EMIT menu.aboutToShow();
    QVERIFY(menu.findChild<QAction*>(QStringLiteral("move key")) == nullptr);
    const auto* left = menu.findChild<const QAction*>(QStringLiteral("key in file"));
    QVERIFY(left != nullptr && !left->isEnabled());
    QVERIFY(QFile::remove(path(QStringLiteral("me.key"))));
    Q_EMIT menu.aboutToShow();
    QVERIFY(menu.findChild<QAction*>(QStringLiteral("key in file")) == nullptr);
}

/// It would wait for a writer, and the window with it.
void KeyringTest::aPipeIsNotOpened()
{
    const QString pipe = path(QStringLiteral("me.key"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), S_IRUSR | S_IWUSR), 0);
    putProfile(QStringLiteral("lab.yaml"), "me.key");
    const std::vector<link::ProfileEntry> entries = link::profilesIn(folder_->path());
    QCOMPARE(entries.size(), std::size_t{1});
    QCOMPARE(entries[0].keyFile, pipe);
    QVERIFY(!entries[0].keyIsPlain);
    const Result<QByteArray> text = link::readPemFile(pipe.toStdString(), "key");
    QVERIFY(!text);
    QCOMPARE(text.error().code, Code::InvalidInput);
}

void KeyringTest::anUnchangedFileIsReadOnce()
{
    putProfile(QStringLiteral("lab.yaml"), "me.key");
    const QByteArray pem = keys_[QStringLiteral("ec")];
    const QDateTime then = QDateTime::currentDateTime().addSecs(-60);
    const auto isPlain = [this](const QByteArray& text, const QDateTime& modified) {
        put(QStringLiteral("me.key"), text);
        QFile file(path(QStringLiteral("me.key")));
        return file.open(QIODevice::ReadWrite) &&
               file.setFileTime(modified, QFileDevice::FileModificationTime) &&
               link::profilesIn(folder_->path()).at(0).keyIsPlain;
    };
    const QByteArray noKey(pem.size(), 'x');
    QVERIFY(isPlain(pem, then));
    QVERIFY(isPlain(noKey, then)); // of the same time and size: nobody looked
    QVERIFY(!isPlain(noKey, then.addSecs(1)));
    QVERIFY(isPlain(pem, then.addSecs(2)));
    QVERIFY(!isPlain(noKey + "x", then.addSecs(2)));
}

void KeyringTest::itLooksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::newRow("key dark") << QStringLiteral("en") << static_cast<int>(shared::ThemeName::Dark);
    QTest::newRow("key fa light") << QStringLiteral("fa")
                                  << static_cast<int>(shared::ThemeName::Light);
}

void KeyringTest::itLooksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    put(QStringLiteral("me.key"), keys_[QStringLiteral("ec locked")]);
    FakeKeyring keyring;
    KeyGate file(profileWith(path(QStringLiteral("me.key")).toStdString()), keyring);
    KeyGate entry(profileWith("keychain:lab-0f3a99c1d2e4"), keyring);
    KeyGate none(profileWith("keychain:lab-0f3a99c1d2e4"), keyring);
    openWithBar(file, language, static_cast<shared::ThemeName>(theme));
    file.begin();
    none.begin();
    QTRY_COMPARE(none.state(), State::Missing);
    keyring.isMute = true;
    entry.begin();
    for (KeyGate* gate : {&entry, &none}) {
        window_->addNotice(new app::KeyBar(*gate, window_->centralWidget()));
    }
    QTest::qWait(50);
    const QString look = qEnvironmentVariable("BAFAR_LOOK");
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const auto save = [&](const char* what) {
        QTest::qWait(50);
        return look.isEmpty() ||
               app::dumpWindow(*window_, look, name + QString::fromLatin1(what)).has_value();
    };
    QVERIFY(save(" bar"));
    for (const app::KeyBar* bar : window_->findChildren<app::KeyBar*>()) {
        QVERIFY(bar->isVisible());
        const auto* button = bar->findChild<const QPushButton*>();
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
    app::Sheet* sheet = window_->findChildren<app::KeyBar*>().front()->ask();
    QTest::keyClick(window_->findChild<QLineEdit*>(QStringLiteral("pass phrase")), Qt::Key_Return);
    QVERIFY(save(" sheet"));
    for (const QWidget* part : sheet->findChildren<const QWidget*>()) {
        const QRect place(part->mapTo(sheet, QPoint()), part->size());
        QVERIFY2(!part->isVisible() || sheet->card()->geometry().contains(place),
                 part->metaObject()->className());
    }
    sheet->leave();
    put(QStringLiteral("me.key"), keys_[QStringLiteral("ec")]);
    const QString lab = putProfile(QStringLiteral("lab.yaml"), "me.key");
    app::ClusterMenu menu(folder_->path(), lab, window_->centralWidget());
    menu.setKeyring(keyring, settings());
    menu.popup(window_->mapToGlobal(QPoint(100, 60)));
    QVERIFY(look.isEmpty() ||
            menu.grab().save(look + QLatin1Char('/') + name + QLatin1String(" menu.png")));
    menu.close();
    menu.findChild<QAction*>(QStringLiteral("move key"))->trigger();
    QVERIFY(save(" move"));
}

/// The program itself, where nobody can type.
void KeyringTest::withoutAScreenItSaysWhy()
{
    put(QStringLiteral("me.key"), keys_[QStringLiteral("ec locked")]);
    for (const char* name : {"ca.pem", "me.pem"}) {
        put(QString::fromLatin1(name),
            openssl(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -subj /CN=me -keyout -")
                        .split(QLatin1Char(' '))));
    }
    QProcess console;
    console.start(qEnvironmentVariable("BAFAR_BUILD_DIR") + QStringLiteral("/bin/bafar"),
                  {QStringLiteral("--profile"), putProfile(QStringLiteral("lab.yaml"), "me.key"),
                   QStringLiteral("--headless"), QStringLiteral("--dump"),
                   path(QStringLiteral("dump"))});
    QVERIFY(console.waitForFinished(20'000));
    const QString said = QString::fromUtf8(console.readAllStandardError());
    QVERIFY2(said.contains(QLatin1String("me.key needs a pass phrase")), qPrintable(said));
    QCOMPARE(console.exitCode(), 3);
}

/// The whole console, with the desktop's keyring.
void KeyringTest::aConsoleTakesThemFrom(const QString& profile)
{
    app::Options options;
    options.profile = profile;
    options.headless = true;
    options.keepsArrangement = false;
    const Result<std::unique_ptr<app::Console>> console = app::Console::make(options);
    QVERIFY2(console.has_value(), console ? "" : console.error().text.c_str());
    const link::Identity& identity = (*console)->session().identity();
    QVERIFY(identity.name.isEmpty()); // nobody was asked yet
    QVERIFY(!identity.authority.isEmpty());
    (*console)->start();
    QTRY_COMPARE_WITH_TIMEOUT(identity.name, QStringLiteral("sara"), 10'000);
    QCOMPARE(identity.role, QStringLiteral("operator"));
    QVERIFY(identity.place.startsWith(QLatin1String("keychain:lab-")));
}

/// GNOME Keyring, unlocked with an empty word, for this process only.
void KeyringTest::aRealKeyringKeepsIt()
{
    static PrivateBus bus; // libsecret holds on to it for as long as the process lives
    QVERIFY2(bus.start(), "dbus-daemon: resources/packaging/install-packages test");
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus.address().toUtf8());
    ui::desktop::DesktopKeyring keyring;
    std::optional<Result<QByteArray>> got;
    const auto read = [&](const QString& entry) {
        got.reset();
        keyring.read(entry, [&](Result<QByteArray> secret) { got = std::move(secret); });
    };
    QProcess daemon;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder_->path());
    environment.insert(QStringLiteral("HOME"), folder_->path());
    daemon.setProcessEnvironment(environment);
    daemon.start(QStringLiteral("gnome-keyring-daemon"),
                 {QStringLiteral("--foreground"), QStringLiteral("--components=secrets"),
                  QStringLiteral("--unlock")});
    QVERIFY2(daemon.waitForStarted(), "gnome-keyring: resources/packaging/install-packages test");
    daemon.write("\n");
    daemon.closeWriteChannel();
    const QDBusConnection here = bus.connection(QStringLiteral("look"));
    QTRY_VERIFY_WITH_TIMEOUT(
        here.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")), 10'000);

    read(QStringLiteral("nobody"));
    QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), 10'000);
    QVERIFY(!*got);
    QCOMPARE(got->error().code, Code::NotFound);

    const QByteArray pem = keys_[QStringLiteral("ec")];
    put(QStringLiteral("me.key"), pem);
    put(QStringLiteral("me.pem"), certificate_);
    put(QStringLiteral("ca.pem"), another_);
    const QString profile = putProfile(QStringLiteral("lab.yaml"), "me.key");
    put(QStringLiteral("lab.yaml"),
        content(QStringLiteral("lab.yaml")).replace("192.0.2.11:7600", "127.0.0.1:1"));
    moveKeys(profile, keyring);
    QCOMPARE(startAfter(app::SettlingKeyring::Settling, keyring).size(), 1);
    QVERIFY(QDir(folder_->path()).entryList({QStringLiteral("me.*")}).isEmpty());
    KeyGate gate(link::readProfile(profile).value(), keyring);
    gate.begin();
    QTRY_COMPARE_WITH_TIMEOUT(gate.state(), State::Open, 10'000);
    QCOMPARE(gate.key(), link::openKey(pem, {}).value());
    QCOMPARE(gate.chain(), link::certificatesIn(certificate_));
    aConsoleTakesThemFrom(profile);

    daemon.terminate();
    QVERIFY(daemon.waitForFinished(10'000));
    read(QStringLiteral("nobody"));
    QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), 30'000); // an answer, not a console that waits
    QVERIFY(!*got);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::KeyringTest)
#include "keyring_test.moc"
