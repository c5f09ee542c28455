#include "ui/link/tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QSslSocket>
#include <QVariantMap>

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

Result<QSslConfiguration> tlsOf(const schema::Profile& profile)
{
    const Result<QByteArray> ca = fileText(profile.ca, "CA certificate");
    const Result<QByteArray> own = fileText(profile.certificate, "certificate");
    const Result<QByteArray> key = fileText(profile.key, "key");
    for (const Result<QByteArray>* text : {&ca, &own, &key}) {
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
    QSslKey secret(*key, QSsl::Ec);
    if (secret.isNull()) {
        secret = QSslKey(*key, QSsl::Rsa);
    }
    if (secret.isNull()) {
        return fail(Code::InvalidInput,
                    profile.key +
                        " holds no unencrypted PEM key; issue one with bafarctl pki issue");
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setCaCertificates(authorities);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(secret);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return tls;
}

} // namespace bafar::link
