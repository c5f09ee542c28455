#include "ui/desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QThread>
#include <QTimer>

namespace bafar::ui::desktop {
namespace {

constexpr qsizetype NameBytes = 8; ///< of the hash; a socket's path has 107 bytes at most
constexpr qsizetype PageMax = 100;
constexpr int RetryMs = 50;

const QByteArray Understood = QByteArrayLiteral("open\n");

} // namespace

QByteArray toLine(const OpenRequest& request)
{
    QJsonObject all;
    all[QStringLiteral("page")] = request.page;
    return QJsonDocument(all).toJson(QJsonDocument::Compact) + '\n';
}

Result<OpenRequest> openRequestOf(const QByteArray& line)
{
    const QJsonDocument read = QJsonDocument::fromJson(line);
    const QJsonValue page = read.object()[QStringLiteral("page")];
    if (!read.isObject() || !page.isString() || page.toString().size() > PageMax) {
        return fail(Code::InvalidInput, "not a request to open something");
    }
    return OpenRequest{page.toString()};
}

SingleInstance::SingleInstance(const QString& folder, const QString& key)
{
    const QByteArray hash =
        QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).left(NameBytes);
    const QString base = folder + QLatin1Char('/') + QString::fromLatin1(hash.toHex());
    socket_ = base + QStringLiteral(".socket");
    if (QDir().mkpath(folder)) {
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    lock_ = std::make_unique<QLockFile>(base + QStringLiteral(".lock"));
    lock_->setStaleLockTime(0); // by its process alone: a console stands for weeks
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::hear);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Claim SingleInstance::claim(const OpenRequest& request)
{
    QElapsedTimer since;
    since.start();
    // The other may be about to listen, or about to leave.
    while (!lock_->tryLock(0)) {
        if (lock_->error() != QLockFile::LockFailedError) {
            return Claim::First;
        }
        if (handOver(request)) {
            return Claim::Handed;
        }
        if (since.elapsed() > AnswerMs) {
            return Claim::Mute;
        }
        QThread::msleep(RetryMs);
    }
    QLocalServer::removeServer(socket_); // what a crash left: the lock is ours
    server_.listen(socket_);
    return Claim::First;
}

bool SingleInstance::handOver(const OpenRequest& request) const
{
    QLocalSocket socket;
    socket.connectToServer(socket_);
    if (!socket.waitForConnected(AnswerMs)) {
        return false;
    }
    socket.write(toLine(request));
    while (socket.bytesAvailable() < Understood.size() && socket.waitForReadyRead(AnswerMs)) {
    }
    return socket.readAll() == Understood;
}

void SingleInstance::hear()
{
    while (QLocalSocket* socket = server_.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(AnswerMs, socket, &QLocalSocket::abort);
        const auto look = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > LineMax) {
                    socket->abort();
                }
                return;
            }
            const Result<OpenRequest> request = openRequestOf(socket->readLine(LineMax));
            if (request) {
                socket->write(Understood);
                Q_EMIT asked(*request);
            }
            socket->disconnectFromServer();
        };
        connect(socket, &QLocalSocket::readyRead, this, look);
        look();
    }
}

} // namespace bafar::ui::desktop
