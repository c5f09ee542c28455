#include "ui/link/tls.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslSocket>
#include <QVariantMap>

#include "ui/link/key.h"

namespace bafar::link {
namespace {

Result<QList<QSslCertificate>> certificatesOf(const std::string& file, std::string_view what)
{
    const Result<QByteArray> text = readPemFile(file, what);
    if (!text) {
        return tl::unexpected(text.error());
    }
    QList<QSslCertificate> found = certificatesIn(*text);
    if (found.isEmpty()) {
        return fail(Code::InvalidInput, file + " holds no PEM certificate");
    }
    return found;
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
    identity.authority = QString::fromLatin1(
        tls.caCertificates().value(0).digest(QCryptographicHash::Sha256).toHex());
    const QSslCertificate own = tls.localCertificate();
    if (own.isNull()) {
        return identity;
    }
    identity.place = QString::fromStdString(profile.certificate);
    identity.notAfter = {own.expiryDate().toMSecsSinceEpoch()};
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
    const Result<QByteArray> text = readPemFile(profile.key, "key");
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
    const Result<QList<QSslCertificate>> authorities = certificatesOf(profile.ca, "CA certificate");
    if (!authorities) {
        return tl::unexpected(authorities.error());
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setCaCertificates(*authorities);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (keyringEntryOf(profile.certificate)) {
        return tls;
    }
    const Result<QList<QSslCertificate>> chain = certificatesOf(profile.certificate, "certificate");
    if (!chain) {
        return tl::unexpected(chain.error());
    }
    tls.setLocalCertificateChain(*chain);
    return tls;
}

} // namespace bafar::link
