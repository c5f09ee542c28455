// The log of a service from a real agent: a stream of its own beside that of messages.
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include "core/base/text.h"
#include "core/http/target.h"
#include "core/schema/json.h"
#include "ui/link/answer.h"
#include "ui/link/connection.h"

namespace bafar::link {
namespace {

constexpr int SilenceMs = 10'000;             ///< five of the agent's beats
constexpr qint64 ReadMax = 256 << 10;         ///< in one turn: a flood must not freeze the window
constexpr std::size_t FrameMax = 4U << 20U;   ///< far above a piece of ours
constexpr const char* EventOfError = "error"; ///< the last one, with an ErrorBody

class ConnectionLog : public LogStream {
public:
    ConnectionLog(std::string node, QNetworkReply* reply)
        : node_(std::move(node))
        , reply_(reply)
        , reader_(FrameMax)
    {
        silence_.setSingleShot(true);
        connect(&silence_, &QTimer::timeout, this, [this] {
            end({Code::Timeout,
                 node_ + " has said nothing for " + std::to_string(SilenceMs / 1000) + " s"});
        });
        connect(reply, &QNetworkReply::readyRead, this, &ConnectionLog::read);
        connect(reply, &QNetworkReply::finished, this, &ConnectionLog::finished);
        silence_.start(SilenceMs);
    }

    ~ConnectionLog() override { close(); }

    ConnectionLog(const ConnectionLog&) = delete;
    ConnectionLog& operator=(const ConnectionLog&) = delete;

private:
    [[nodiscard]] int status() const
    {
        return reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    void read()
    {
        if (reply_ == nullptr || status() != 200) {
            return; // a refusal's body is read when it is complete
        }
        if (!open_) {
            open_ = true;
            Q_EMIT opened();
        }
        if (reply_ == nullptr) {
            return;
        }
        const QByteArray bytes = reply_->read(ReadMax);
        const Result<std::vector<http::StreamEvent>> events =
            reader_.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        if (!events) {
            end(unreadable(events.error()));
            return;
        }
        for (const http::StreamEvent& event : *events) {
            take(event);
            if (reply_ == nullptr) {
                return;
            }
        }
        silence_.start(SilenceMs);
        if (reply_->bytesAvailable() > 0) {
            QMetaObject::invokeMethod(this, &ConnectionLog::read, Qt::QueuedConnection);
        } else if (finished_) {
            finished();
        }
    }

    void take(const http::StreamEvent& event)
    {
        if (event.name == schema::LogEndName) {
            close();
            Q_EMIT ended({true, {}, {}});
            return;
        }
        if (event.name == EventOfError) {
            const Result<schema::ErrorBody> said = schema::fromJson<schema::ErrorBody>(event.data);
            end(said ? Error{codeOf(said->code), sanitized(said->text, 500)}
                     : Error{Code::Unavailable, node_ + " ended the log"});
            return;
        }
        if (event.name != schema::LogLinesName) {
            return; // a newer agent says more than we know
        }
        const Result<schema::LogPiece> piece = schema::fromJson<schema::LogPiece>(event.data);
        if (!piece) {
            end(unreadable(piece.error()));
        } else if (piece->lines.size() > schema::LogPieceLines) {
            end(unreadable({Code::LimitExceeded,
                            "more than " + std::to_string(schema::LogPieceLines) + " lines"}));
        } else {
            Q_EMIT received(*piece);
        }
    }

    /// Another agent may say what can be read: it is asked.
    [[nodiscard]] Error unreadable(const Error& error) const
    {
        return {Code::Unavailable, node_ + " sent what is no log: " + sanitized(error.text, 300)};
    }

    void finished()
    {
        if (reply_ == nullptr) {
            return;
        }
        finished_ = true;
        if (status() == 200) {
            if (reply_->isOpen() && reply_->bytesAvailable() > 0) {
                QMetaObject::invokeMethod(this, &ConnectionLog::read, Qt::QueuedConnection);
                return;
            }
            end(reply_->error() == QNetworkReply::NoError
                    ? Error{Code::Unavailable, node_ + " ended the log"}
                    : Error{Code::Unavailable,
                            "the connection to " + node_ +
                                " broke: " + sanitized(reply_->errorString().toStdString(), 300)});
            return;
        }
        const QByteArray body = reply_->isOpen() ? reply_->read(ReadMax) : QByteArray();
        const Result<schema::Elsewhere> told = schema::fromJson<schema::Elsewhere>(
            std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
        end(refusalOf(*reply_, node_, body), told ? told->ask : std::vector<std::string>());
    }

    void end(const Error& why, const std::vector<std::string>& ask = {})
    {
        close();
        Q_EMIT ended({false, why, ask});
    }

    void close()
    {
        silence_.stop();
        if (reply_ != nullptr) {
            QNetworkReply* old = reply_;
            reply_ = nullptr;
            old->disconnect(this);
            old->abort();
            old->deleteLater();
        }
    }

    std::string node_;
    QPointer<QNetworkReply> reply_; ///< its manager may go first
    http::EventStreamReader reader_;
    QTimer silence_;
    bool open_ = false;
    bool finished_ = false;
};

} // namespace

std::unique_ptr<LogStream> Connection::readLog(const schema::LogWish& wish,
                                               std::optional<WallTime> from)
{
    const std::string target =
        "/v1/logs/" + http::encoded(wish.service) + schema::logQuery(wish, from);
    QNetworkRequest get = request(QString::fromStdString(target));
    get.setRawHeader("Accept", "text/event-stream");
    QNetworkReply* reply = manager_.get(get);
    reply->setReadBufferSize(2 * ReadMax);
    guard(reply);
    return std::make_unique<ConnectionLog>(node(), reply);
}

} // namespace bafar::link
