#include "ui/link/key.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <utility>

#include "core/schema/profile.h"
#include "core/schema/yaml.h"

namespace bafar::link {
namespace {

constexpr qint64 PemBytesMax = 64 * 1024;
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

/// Where the field stands on a line of its own, and nowhere else.
void setLine(QByteArrayList& lines, const QByteArray& field, const std::string& value)
{
    for (QByteArray& line : lines) {
        if (line.startsWith(field + ':')) {
            line = field + ": " + quoted(value) + (line.endsWith('\r') ? "\r" : "");
        }
    }
}

/// From the first key on. OpenSSL skips what stands before it only while no call before left an
/// error behind.
QByteArray fromKeyOn(const QByteArray& pem)
{
    const std::string_view text(pem.constData(), static_cast<std::size_t>(pem.size()));
    const std::size_t title = text.find("PRIVATE KEY-----");
    const std::size_t begin = text.rfind("-----BEGIN ", title);
    return title == std::string_view::npos || begin == std::string_view::npos
               ? pem
               : pem.mid(static_cast<qsizetype>(begin));
}

} // namespace

std::optional<std::string> keyringEntryOf(const std::string& place)
{
    if (!place.starts_with(schema::InKeyring)) {
        return std::nullopt;
    }
    return place.substr(schema::InKeyring.size());
}

std::string keyInKeyring(const std::string& entry)
{
    return std::string(schema::InKeyring) + entry;
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

QList<QSslCertificate> certificatesIn(const QByteArray& pem)
{
    QList<QSslCertificate> found;
    for (const QSslCertificate& one : QSslCertificate::fromData(pem)) {
        if (!found.contains(one)) { // a key's file may have it, too
            found.append(one);
        }
    }
    return found;
}

Result<QByteArray> readPemFile(const std::string& file, std::string_view what)
{
    const QString path = QString::fromStdString(file);
    // Opening a pipe waits for whoever writes into it, and the GUI thread would wait, too.
    if (const QFileInfo info(path); info.exists() && !info.isFile()) {
        return fail(Code::InvalidInput,
                    file + " is a folder, a pipe or a device; it has to be a file");
    }
    QFile input(path);
    if (!input.open(QIODevice::ReadOnly)) {
        return fail(Code::NotFound,
                    std::string(what) + " " + file + ": " + input.errorString().toStdString());
    }
    const QByteArray text = input.read(PemBytesMax + 1);
    if (text.size() > PemBytesMax) {
        return fail(Code::LimitExceeded, file + " is larger than 64 KiB; is it the right file?");
    }
    return text;
}

Result<QSslKey> openKey(const QByteArray& pem, const QByteArray& passPhrase)
{
    const QByteArray text = fromKeyOn(pem);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(text, algorithm, QSsl::Pem, QSsl::PrivateKey, passPhrase);
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

Result<QByteArray> withCertificateAndKey(const QByteArray& yaml,
                                         const std::string& certificate,
                                         const std::string& key)
{
    Result<schema::Profile> wanted = profileIn(yaml);
    if (!wanted) {
        return tl::unexpected(wanted.error());
    }
    QByteArrayList lines = yaml.split('\n');
    if (std::exchange(wanted->certificate, certificate) != certificate) {
        setLine(lines, "certificate", certificate);
    }
    if (std::exchange(wanted->key, key) != key) {
        setLine(lines, "key", key);
    }
    QByteArray changed = lines.join('\n');
    // Whatever the file looks like: only one that reads as wanted is taken.
    const Result<schema::Profile> read = profileIn(changed);
    if (!read || *read != *wanted) {
        return fail(Code::InvalidInput,
                    "its certificate and key are not on lines of their own; write there: "
                    "certificate: " +
                        certificate + " and key: " + key);
    }
    return changed;
}

} // namespace bafar::link
