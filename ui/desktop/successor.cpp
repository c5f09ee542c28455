#include "ui/desktop/successor.h"

#include <QDir>
#include <QUuid>

#include "ui/shared/format.h"

namespace bafar::ui::desktop {
namespace {

const QByteArray Stands = QByteArrayLiteral("stands\n");
constexpr int ConnectMs = 500; ///< before its window is there

} // namespace

Successor::Successor(const QString& folder, int patienceMs)
{
    if (QDir().mkpath(folder)) {
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    server_.listen(folder + QLatin1Char('/') +
                   QUuid::createUuid().toString(QUuid::WithoutBraces).left(13) +
                   QStringLiteral(".next"));
    connect(&server_, &QLocalServer::newConnection, this, &Successor::hear);
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, this, [this] { end(false); });
    patience_.start(patienceMs);
}

QString Successor::socket() const
{
    return server_.isListening() ? server_.fullServerName() : QString();
}

void Successor::hear()
{
    if (socket_ != nullptr) {
        return; // one only
    }
    socket_ = server_.nextPendingConnection();
    connect(socket_, &QLocalSocket::readyRead, this, &Successor::look);
    connect(socket_, &QLocalSocket::disconnected, this, [this] {
        look();
        end(false, shared::fromPeer(socket_->readAll().left(WhyMax).toStdString()));
    });
    look();
}

void Successor::look()
{
    if (socket_->peek(Stands.size()) == Stands) {
        end(true);
    } else if (socket_->bytesAvailable() > WhyMax) {
        socket_->abort();
    }
}

void Successor::end(bool isThere, const QString& why)
{
    if (std::exchange(ended_, true)) {
        return;
    }
    patience_.stop();
    server_.close();
    if (isThere) {
        Q_EMIT stands();
    } else {
        Q_EMIT failed(why);
    }
}

Predecessor::Predecessor(const QString& socket)
{
    if (socket.isEmpty()) {
        return;
    }
    socket_ = std::make_unique<QLocalSocket>();
    socket_->connectToServer(socket);
    socket_->waitForConnected(ConnectMs);
}

void Predecessor::say(const QByteArray& word)
{
    if (socket_ != nullptr && socket_->state() == QLocalSocket::ConnectedState) {
        socket_->write(word);
        socket_->waitForBytesWritten(ConnectMs); // the process may end now
    }
    socket_.reset();
}

void Predecessor::sayStands()
{
    say(Stands);
}

void Predecessor::sayFailed(const QString& why)
{
    say(why.toUtf8().left(Successor::WhyMax));
}

} // namespace bafar::ui::desktop
