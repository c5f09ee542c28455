#include "ui/link/connection.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QUrlQuery>

#include "core/base/text.h"
#include "core/schema/json.h"
#include "ui/link/clock.h"
#include "ui/link/tls.h"

namespace bafar::link {
namespace {

constexpr int SilenceMs = 5000;
constexpr int RequestMs = 8000;
constexpr qint64 AnswerMax = 8 << 20;
constexpr qint64 ReadMax = 1 << 20;

QString shown(std::string_view text)
{
    return QString::fromStdString(sanitized(text, 500));
}

Error errorOf(QNetworkReply* reply, const QByteArray& body, const std::string& node)
{
    const Result<schema::ErrorBody> said = schema::fromJson<schema::ErrorBody>(
        std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
    if (said) {
        Code code = Code::Internal;
        for (int i = 0; i <= static_cast<int>(Code::Internal); ++i) {
            if (codeName(static_cast<Code>(i)) == said->code) {
                code = static_cast<Code>(i);
            }
        }
        return {code, sanitized(said->text, 1000)};
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        return {Code::Unavailable,
                node + " does not answer: " + sanitized(reply->errorString().toStdString(), 300)};
    }
    return {Code::Internal, node + " answered " + std::to_string(status) + " without a reason"};
}

} // namespace

Connection::Connection(const schema::ProfileAgent& agent,
                       std::string cluster,
                       QSslConfiguration tls,
                       std::uint64_t seed)
    : AgentLink(agent.node)
    , agent_(agent)
    , cluster_(std::move(cluster))
    , tls_(std::move(tls))
    , random_(seed)
{
    manager_.setProxy(QNetworkProxy::NoProxy);
    manager_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    retry_.setSingleShot(true);
    silence_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, &Connection::open);
    connect(&silence_, &QTimer::timeout, this, [this] {
        end(tr("%1 has said nothing for %2 s").arg(shown(node())).arg(SilenceMs / 1000));
    });
}

Connection::~Connection()
{
    if (stream_ != nullptr) {
        stream_->disconnect(this);
        stream_->abort();
    }
}

QNetworkRequest Connection::request(const QString& path) const
{
    QNetworkRequest made(QUrl(QStringLiteral("https://") +
                              QString::fromStdString(agent_.endpoint.toString()) + path));
    made.setSslConfiguration(tls_);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setRawHeader("Accept-Encoding", "identity");
    return made;
}

void Connection::guard(QNetworkReply* reply)
{
    connect(reply, &QNetworkReply::sslErrors, this, [reply](const QList<QSslError>& errors) {
        // The name that counts is the URI SAN below; the host name is only an address.
        QList<QSslError> harmless;
        for (const QSslError& error : errors) {
            if (error.error() == QSslError::HostNameMismatch) {
                harmless.append(error);
            }
        }
        if (harmless.size() == errors.size()) {
            reply->ignoreSslErrors(harmless);
        }
    });
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] {
        const QStringList names = uriNames(reply->sslConfiguration().peerCertificate());
        const QString wanted = QString::fromStdString("bafar://" + cluster_ + "/agent/" + node());
        if (!names.contains(wanted)) {
            refusal_ = tr("%1 answered as %2, not as %3; check the profile's endpoint")
                           .arg(shown(agent_.endpoint.toString()),
                                shown(names.join(QLatin1String(", ")).toStdString()), wanted);
            reply->abort();
        }
    });
}

void Connection::open()
{
    if (stream_ != nullptr) {
        return;
    }
    QString path = QStringLiteral("/v1/stream");
    if (!boot_.empty()) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("since"), QString::number(sequence_));
        query.addQueryItem(QStringLiteral("boot"), QString::fromStdString(boot_));
        path += QLatin1Char('?') + query.toString(QUrl::FullyEncoded);
    }
    QNetworkRequest wanted = request(path);
    wanted.setRawHeader("Accept", "text/event-stream");
    reader_ = SseReader();
    refusal_.clear();
    stream_ = manager_.get(wanted);
    stream_->setReadBufferSize(ReadMax);
    guard(stream_);
    connect(stream_, &QNetworkReply::readyRead, this, &Connection::readStream);
    connect(stream_, &QNetworkReply::finished, this, &Connection::streamEnded);
    silence_.start(SilenceMs);
}

void Connection::readStream()
{
    if (stream_ == nullptr ||
        stream_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200) {
        return; // a refusal's body is read when it is complete
    }
    silence_.start(SilenceMs);
    if (!up_) {
        up_ = true;
        policy_.connected(monotonicNow());
        Q_EMIT opened();
    }
    const QByteArray bytes = stream_->read(ReadMax);
    const Result<std::vector<StreamEvent>> events =
        reader_.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!events) {
        end(shown(node() + ": " + events.error().text));
        return;
    }
    for (const StreamEvent& event : *events) {
        if (stream_ == nullptr) {
            return;
        }
        take(event);
    }
    if (stream_ != nullptr && stream_->bytesAvailable() > 0) {
        // The rest after other events of the window: a flood must not freeze it.
        QMetaObject::invokeMethod(this, &Connection::readStream, Qt::QueuedConnection);
    }
}

void Connection::take(const StreamEvent& event)
{
    if (event.name == "error") {
        const Result<schema::ErrorBody> said = schema::fromJson<schema::ErrorBody>(event.data);
        end(said ? shown(said->text) : tr("%1 ended the stream").arg(shown(node())));
        return;
    }
    const auto names = schema::enumNames(schema::MessageKind{});
    if (std::find(names.begin(), names.end(), event.name) == names.end()) {
        return; // a newer agent says more than we know
    }
    const Result<schema::Message> message = schema::fromJson<schema::Message>(event.data);
    if (!message) {
        end(shown(node() + " sent what is no message: " + message.error().text));
        return;
    }
    if (message->node != node()) {
        end(tr("%1 speaks as %2").arg(shown(node()), shown(message->node)));
        return;
    }
    boot_ = message->boot;
    sequence_ = message->sequence;
    Q_EMIT received(*message);
}

void Connection::streamEnded()
{
    if (stream_ == nullptr) {
        return;
    }
    const QByteArray body = up_ || !stream_->isOpen() ? QByteArray() : stream_->read(AnswerMax);
    end(refusal_.isEmpty() ? shown(errorOf(stream_, body, node()).text) : refusal_);
}

void Connection::end(const QString& reason)
{
    silence_.stop();
    if (stream_ != nullptr) {
        QNetworkReply* old = stream_;
        stream_ = nullptr;
        old->disconnect(this);
        old->abort();
        old->deleteLater();
    }
    up_ = false;
    const Duration pause = policy_.failed(monotonicNow(), random_);
    retry_.start(std::chrono::duration_cast<std::chrono::milliseconds>(pause));
    Q_EMIT closed(reason);
}

template <class T>
void Connection::finish(QNetworkReply* reply, Answer<T> answer)
{
    guard(reply);
    auto* limit = new QTimer(reply);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, reply, &QNetworkReply::abort);
    limit->start(RequestMs);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 bytes, qint64) {
        if (bytes > AnswerMax) {
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer = std::move(answer)] {
        reply->deleteLater();
        const QByteArray body = reply->isOpen() ? reply->read(AnswerMax) : QByteArray();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->error() != QNetworkReply::NoError || status / 100 != 2) {
            answer(tl::unexpected(errorOf(reply, body, node())));
            return;
        }
        Result<T> value = schema::fromJson<T>(
            std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
        if (!value) {
            answer(failWith("the answer of " + node(), value.error()));
            return;
        }
        answer(std::move(value));
    });
}

void Connection::plan(const schema::ActionRequest& wanted, Answer<schema::Plan> answer)
{
    QNetworkRequest post = request(QStringLiteral("/v1/plans"));
    post.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    finish(manager_.post(post, QByteArray::fromStdString(schema::toJson(wanted))),
           std::move(answer));
}

void Connection::confirm(const schema::Confirmation& confirmation,
                         Answer<schema::ActionRecord> answer)
{
    QNetworkRequest post = request(QStringLiteral("/v1/actions"));
    post.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    finish(manager_.post(post, QByteArray::fromStdString(schema::toJson(confirmation))),
           std::move(answer));
}

void Connection::cancel(const std::string& action, Answer<schema::ActionRecord> answer)
{
    const QByteArray id = QUrl::toPercentEncoding(QString::fromStdString(action));
    finish(
        manager_.deleteResource(request(QStringLiteral("/v1/actions/") + QString::fromLatin1(id))),
        std::move(answer));
}

void Connection::history(const HistoryQuestion& question, Answer<schema::HistorySeries> answer)
{
    const auto encoded = [](const std::string& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(text)));
    };
    const QString path =
        QStringLiteral("/v1/history?series=%1&from=%2&to=%3&step=%4")
            .arg(encoded(question.series), encoded(toIso8601(question.from)),
                 encoded(toIso8601(question.to)), encoded(numberText(toSeconds(question.step))));
    finish(manager_.get(request(path)), std::move(answer));
}

} // namespace bafar::link
