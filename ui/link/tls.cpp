#include "ui/link/tls.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslSocket>
#include <QVariantMap>

#include "ui/link/key.h"

namespace bafar::link {
namespace {

Result<QByteArray> fileText(const std::string& path, const char* what)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Code::NotFound,
                    std::string(what) + " " + path + ": " + file.errorString().toStdString());
    }
    return file.readAll();
}

} // namespace

QStringList uriNames(const QSslCertificate& certificate)
{
    QStringList found;
    for (const QSslCertificateExtension& extension : certificate.extensions()) {
        if (extension.oid() != QLatin1String("2.5.29.17")) {
            continue;
        }
        const QVariant value = extension.value();
        const QVariantMap map = value.toMap();
        for (auto entry = map.constBegin(); entry != map.constEnd(); ++entry) {
            if (entry.key().startsWith(QLatin1String("URI"))) {
                found.append(entry.value().toString());
            }
        }
        for (const QString& line : value.toStringList()) {
            found.append(line.startsWith(QLatin1String("URI:")) ? line.mid(4) : line);
        }
    }
    return found;
}

Identity identityOf(const schema::Profile& profile, const QSslConfiguration& tls)
{
    Identity identity;
    identity.file = QString::fromStdString(profile.certificate);
    const QSslCertificate own = tls.localCertificate();
    identity.notAfter = {own.expiryDate().toMSecsSinceEpoch()};
    identity.authority = QString::fromLatin1(
        tls.caCertificates().value(0).digest(QCryptographicHash::Sha256).toHex());
    for (const QString& uri : uriNames(own)) {
        const QStringList parts = uri.split(QLatin1Char('/')); // bafar://CLUSTER/ROLE/NAME
        if (parts.size() == 5 && parts[0] == QLatin1String("bafar:")) {
            identity.cluster = parts[2].left(63);
            identity.role = parts[3].left(20);
            identity.name = parts[4].left(63);
        }
    }
    return identity;
}

Result<QSslConfiguration> tlsOf(const schema::Profile& profile)
{
    Result<QSslConfiguration> tls = tlsWithoutKey(profile);
    const Result<QByteArray> text = readKeyFile(profile.key);
    if (!tls || !text) {
        return tls ? tl::unexpected(text.error()) : std::move(tls);
    }
    const Result<QSslKey> key = openKey(*text, {});
    if (!key) {
        return failWith(profile.key, key.error());
    }
    tls->setPrivateKey(*key);
    return tls;
}

Result<QSslConfiguration> tlsWithoutKey(const schema::Profile& profile)
{
    const Result<QByteArray> ca = fileText(profile.ca, "CA certificate");
    const Result<QByteArray> own = fileText(profile.certificate, "certificate");
    for (const Result<QByteArray>* text : {&ca, &own}) {
        if (!*text) {
            return tl::unexpected(text->error());
        }
    }
    const QList<QSslCertificate> authorities = QSslCertificate::fromData(*ca);
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*own);
    if (authorities.isEmpty() || chain.isEmpty()) {
        return fail(Code::InvalidInput, (authorities.isEmpty() ? profile.ca : profile.certificate) +
                                            " holds no PEM certificate");
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setCaCertificates(authorities);
    tls.setLocalCertificateChain(chain);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return tls;
}

} // namespace bafar::link
