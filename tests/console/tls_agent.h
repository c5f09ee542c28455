#pragma once
// An agent's port, made by hand: real TLS on loopback, and whatever the test wants as answer.
#include <QByteArrayList>
#include <QHostAddress>
#include <QPointer>
#include <QSslServer>
#include <QSslSocket>
#include <functional>

#include "core/schema/profile.h"

namespace bafar::test {

class TlsAgent : public QObject {
    Q_OBJECT

public:
    /// Listens with this certificate on a port that was free.
    TlsAgent(const QString& certificateFile,
             const QString& keyFile,
             const QString& caFile,
             const QHostAddress& address = QHostAddress::LocalHost);

    /// Called for each complete request with its head; answers by writing.
    std::function<void(QSslSocket&, const QByteArray& head)> onRequest;

    QByteArrayList requests; ///< first lines, in order
    QPointer<QSslSocket> last;

    [[nodiscard]] schema::ProfileAgent profile(const std::string& node) const;

private:
    void accept();

    QSslServer server_;
};

/// The head of an endless answer of events.
[[nodiscard]] QByteArray streamHead();

/// One event of the stream.
[[nodiscard]] QByteArray streamEvent(const char* name, const std::string& data);

/// A whole answer.
[[nodiscard]] QByteArray answerOf(int status, const std::string& json);

} // namespace bafar::test
