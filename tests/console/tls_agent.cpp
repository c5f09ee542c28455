#include "tests/console/tls_agent.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <memory>

#include "core/base/check.h"

namespace bafar::test {
namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TlsAgent::TlsAgent(const QString& certificateFile,
                   const QString& keyFile,
                   const QString& caFile,
                   const QHostAddress& address)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setCaCertificates(QSslCertificate::fromData(contentOf(caFile)));
    tls.setLocalCertificateChain(QSslCertificate::fromData(contentOf(certificateFile)));
    tls.setPrivateKey(QSslKey(contentOf(keyFile), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    server_.setSslConfiguration(tls);
    connect(&server_, &QTcpServer::pendingConnectionAvailable, this, &TlsAgent::accept);
    CHECK(server_.listen(address));
}

schema::ProfileAgent TlsAgent::profile(const std::string& node) const
{
    return {node,
            {*net::Address::parse(server_.serverAddress().toString().toStdString()),
             server_.serverPort()}};
}

void TlsAgent::accept()
{
    while (auto* socket = qobject_cast<QSslSocket*>(server_.nextPendingConnection())) {
        last = socket;
        const auto held = std::make_shared<QByteArray>();
        const auto read = [this, socket, held] {
            held->append(socket->readAll());
            const qsizetype end = held->indexOf("\r\n\r\n");
            if (end < 0) {
                return;
            }
            const QByteArray head = held->left(end);
            held->clear();
            requests.append(head.left(head.indexOf("\r\n")));
            if (onRequest) {
                onRequest(*socket, head);
            }
        };
        connect(socket, &QSslSocket::readyRead, this, read);
        read();
    }
}

QByteArray streamHead()
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
}

QByteArray streamEvent(const char* name, const std::string& data)
{
    return QByteArray("event: ") + name + "\ndata: " + QByteArray::fromStdString(data) + "\n\n";
}

QByteArray answerOf(int status, const std::string& json)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " Answer\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(static_cast<qlonglong>(json.size())) + "\r\n\r\n" +
           QByteArray::fromStdString(json);
}

} // namespace bafar::test
