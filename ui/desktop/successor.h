#pragma once
// One console that takes the place of another: the old one stays until the new one said that it
// stands, and for good if it fails.
//
// The new one is given the name of a socket and holds a connection to it from its first moment on,
// so its end is seen however it comes. GUI thread; nothing waits.
#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>
#include <memory>

namespace bafar::ui::desktop {

/// The old one's side.
class Successor : public QObject {
    Q_OBJECT

public:
    static constexpr int PatienceMs = 20'000; ///< until it stands
    static constexpr qint64 WhyMax = 4096;    ///< bytes

    /// The socket is made in `folder`, for this person only.
    explicit Successor(const QString& folder, int patienceMs = PatienceMs);

    /// What the new one is given; empty: no socket can be made.
    [[nodiscard]] QString socket() const;

Q_SIGNALS:
    /// It stands. Either this or failed(), once.
    void stands();

    /// `why`: what it said, safe to show; empty: it ended, or never came, without a word.
    void failed(const QString& why);

private:
    void hear();
    void look();
    void end(bool isThere, const QString& why = {});

    QLocalServer server_;
    QLocalSocket* socket_ = nullptr;
    QTimer patience_;
    bool ended_ = false;
};

/// The new one's side. Without a name, or without anybody there, it does nothing.
class Predecessor {
public:
    explicit Predecessor(const QString& socket);

    void sayStands();

    void sayFailed(const QString& why);

private:
    void say(const QByteArray& word);

    std::unique_ptr<QLocalSocket> socket_;
};

} // namespace bafar::ui::desktop
