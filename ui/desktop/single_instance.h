#pragma once
// One console for each profile: who starts second hands over what it was asked to open to the one
// that is there, and leaves.
//
// A lock file says who is there; one that a crash left is taken. The socket beside it is for this
// person only. GUI thread; claim() may wait, and is for before the first window.
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <memory>

#include "core/base/result.h"

namespace bafar::ui::desktop {

/// What a start was asked to open.
struct OpenRequest {
    QString page; ///< empty: whichever is shown

    bool operator==(const OpenRequest&) const = default;
};

/// One line, with its end.
[[nodiscard]] QByteArray toLine(const OpenRequest& request);

/// Errors: InvalidInput.
[[nodiscard]] Result<OpenRequest> openRequestOf(const QByteArray& line);

class SingleInstance : public QObject {
    Q_OBJECT

public:
    enum class Claim : std::uint8_t {
        First,  ///< this one is it
        Handed, ///< the other has the request
        Mute    ///< there is another, and it does not answer
    };

    static constexpr int AnswerMs = 2000;
    static constexpr qint64 LineMax = 4096; ///< bytes

    /// `key` names what only one shall show, any text; the files are made in `folder`.
    SingleInstance(const QString& folder, const QString& key);
    ~SingleInstance() override;
    SingleInstance(const SingleInstance&) = delete;
    SingleInstance& operator=(const SingleInstance&) = delete;

    /// Where no file can be made, this one is First, and nobody can ask it anything.
    Claim claim(const OpenRequest& request);

Q_SIGNALS:
    /// Somebody started another.
    void asked(const bafar::ui::desktop::OpenRequest& request);

private:
    [[nodiscard]] bool handOver(const OpenRequest& request) const;
    void hear();

    QString socket_;
    std::unique_ptr<QLockFile> lock_;
    QLocalServer server_;
};

} // namespace bafar::ui::desktop
