#include "ui/link/key.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QString>

#include "core/schema/profile.h"
#include "core/schema/yaml.h"

namespace bafar::link {
namespace {

constexpr std::string_view InKeyring = "keychain:";
constexpr qint64 KeyBytesMax = 64 * 1024;
constexpr qsizetype NameLetters = 12; ///< of the hash

Result<schema::Profile> profileIn(const QByteArray& yaml)
{
    schema::Profile profile;
    const std::vector<schema::Problem> problems =
        schema::readYaml(&profile, schema::typeOf<schema::Profile>(),
                         std::string_view(yaml.constData(), static_cast<std::size_t>(yaml.size())));
    if (!problems.empty()) {
        return fail(Code::InvalidInput, schema::problemText("profile", problems.front()));
    }
    return profile;
}

/// As YAML has any text on one line.
QByteArray quoted(const std::string& text)
{
    return '\'' + QByteArray::fromStdString(text).replace('\'', "''") + '\'';
}

} // namespace

std::optional<std::string> keyringEntryOf(const std::string& key)
{
    if (!key.starts_with(InKeyring)) {
        return std::nullopt;
    }
    return key.substr(InKeyring.size());
}

std::string keyInKeyring(const std::string& entry)
{
    return std::string(InKeyring) + entry;
}

std::string entryNameFor(const std::string& cluster, const QByteArray& pem)
{
    const QByteArray hash = QCryptographicHash::hash(pem, QCryptographicHash::Sha256).toHex();
    return cluster + '-' + hash.left(NameLetters).toStdString();
}

KeyText keyTextOf(const QByteArray& pem)
{
    if (pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") ||
        pem.contains("Proc-Type: 4,ENCRYPTED")) {
        return KeyText::Encrypted;
    }
    return pem.contains("PRIVATE KEY-----") ? KeyText::Plain : KeyText::None;
}

Result<QByteArray> readKeyFile(const std::string& file)
{
    const QString path = QString::fromStdString(file);
    // Opening a pipe waits for whoever writes into it, and the GUI thread would wait, too.
    if (const QFileInfo info(path); info.exists() && !info.isFile()) {
        return fail(Code::InvalidInput,
                    "key " + file + " is a folder, a pipe or a device; it has to be a file");
    }
    QFile input(path);
    if (!input.open(QIODevice::ReadOnly)) {
        return fail(Code::NotFound, "key " + file + ": " + input.errorString().toStdString());
    }
    const QByteArray text = input.read(KeyBytesMax + 1);
    if (text.size() > KeyBytesMax) {
        return fail(Code::LimitExceeded,
                    "key " + file + " is larger than 64 KiB; is it the right file?");
    }
    return text;
}

Result<QSslKey> openKey(const QByteArray& pem, const QByteArray& passPhrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passPhrase);
        if (!key.isNull()) {
            return key;
        }
    }
    if (keyTextOf(pem) == KeyText::Encrypted) {
        return fail(Code::Denied, "the pass phrase does not open the key");
    }
    return fail(Code::InvalidInput,
                "holds no PEM key, EC or RSA; issue one with bafarctl pki issue");
}

Result<QByteArray> withKey(const QByteArray& yaml, const std::string& key)
{
    Result<schema::Profile> wanted = profileIn(yaml);
    if (!wanted) {
        return tl::unexpected(wanted.error());
    }
    wanted->key = key;
    QByteArrayList lines = yaml.split('\n');
    for (QByteArray& line : lines) {
        if (line.startsWith("key:")) {
            line = "key: " + quoted(key) + (line.endsWith('\r') ? "\r" : "");
        }
    }
    QByteArray changed = lines.join('\n');
    // Whatever the file looks like: only one that reads as wanted is taken.
    const Result<schema::Profile> read = profileIn(changed);
    if (!read || *read != *wanted) {
        return fail(Code::InvalidInput,
                    "its key is not on a line of its own; write there: key: " + key);
    }
    return changed;
}

} // namespace bafar::link
