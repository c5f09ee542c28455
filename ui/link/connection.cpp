#include "ui/link/connection.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QUrlQuery>

#include "core/base/text.h"
#include "core/schema/json.h"
#include "ui/link/answer.h"
#include "ui/link/clock.h"
#include "ui/link/limits.h"
#include "ui/link/tls.h"

namespace bafar::link {
namespace {

constexpr Duration OpeningLimit = std::chrono::seconds{5};
constexpr qint64 ReadMax = 1 << 20;

QString shown(std::string_view text)
{
    return QString::fromStdString(sanitized(text, 500));
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
        end(tr("%1 has said nothing for %2")
                .arg(shown(node()), QString::fromStdString(toHumanText(silenceNow()))));
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

Duration Connection::silenceNow() const
{
    const Duration limit = silenceLimit(heartbeat_);
    return up_ ? limit : std::max(limit, OpeningLimit);
}

void Connection::listen()
{
    silence_.start(std::chrono::ceil<std::chrono::milliseconds>(silenceNow()));
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
            reply->setProperty(RefusalProperty,
                               tr("%1 answered as %2, not as %3; check the profile's endpoint")
                                   .arg(shown(agent_.endpoint.toString()),
                                        shown(names.join(QLatin1String(", ")).toStdString()),
                                        wanted));
            reply->abort();
        }
    });
}

void Connection::setTls(const QSslConfiguration& tls)
{
    tls_ = tls;
    manager_.clearConnectionCache(); // what was opened with other settings keeps them
    if (isWanted_) {
        open();
    }
}

void Connection::open()
{
    isWanted_ = true;
    if (stream_ != nullptr || tls_.isNull()) {
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
    reader_ = http::EventStreamReader();
    unfinishedSince_.reset();
    stream_ = manager_.get(wanted);
    stream_->setReadBufferSize(ReadMax);
    guard(stream_);
    connect(stream_, &QNetworkReply::readyRead, this, &Connection::readStream);
    connect(stream_, &QNetworkReply::finished, this, &Connection::streamEnded);
    listen();
}

void Connection::readStream()
{
    if (stream_ == nullptr ||
        stream_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200) {
        return; // a refusal's body is read when it is complete
    }
    if (!up_) {
        up_ = true;
        reconnect_.connected(monotonicNow());
        Q_EMIT opened();
    }
    const QByteArray bytes = stream_->read(ReadMax);
    const Result<std::vector<http::StreamEvent>> events =
        reader_.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!events) {
        refuse(events.error());
        return;
    }
    for (const http::StreamEvent& event : *events) {
        if (stream_ == nullptr) {
            return;
        }
        take(event);
    }
    if (stream_ == nullptr) {
        return;
    }
    if (!bytes.isEmpty() && isStuck(!events->empty())) {
        end(tr("%1 did not end its message within %2")
                .arg(shown(node()), QString::fromStdString(toHumanText(messageLimit(heartbeat_)))));
        return;
    }
    listen(); // after the events: they may say how often more will come
    if (stream_->bytesAvailable() > 0) {
        // The rest after other events of the window: a flood must not freeze it.
        QMetaObject::invokeMethod(this, &Connection::readStream, Qt::QueuedConnection);
    }
}

/// A byte now and then breaks the silence, and says nothing.
bool Connection::isStuck(bool anyWhole)
{
    if (anyWhole) {
        unfinishedSince_.reset();
        return false;
    }
    const Instant now = monotonicNow();
    unfinishedSince_ = unfinishedSince_.value_or(now);
    return now - *unfinishedSince_ >= messageLimit(heartbeat_);
}

void Connection::take(const http::StreamEvent& event)
{
    if (event.name == "error") {
        const Result<schema::ErrorBody> said = schema::fromJson<schema::ErrorBody>(event.data);
        end(said ? shown(said->text) : tr("%1 ended the stream").arg(shown(node())),
            said && codeOf(said->code) == Code::Denied);
        return;
    }
    const auto names = schema::enumNames(schema::MessageKind{});
    if (std::find(names.begin(), names.end(), event.name) == names.end()) {
        bool isNumber = false; // a newer agent says more than we know; its number counts
        const qulonglong number = QByteArray::fromStdString(event.id).toULongLong(&isNumber);
        sequence_ += isNumber && number == sequence_ + 1 ? 1 : 0;
        return;
    }
    const Result<schema::Message> message = schema::fromJson<schema::Message>(event.data);
    if (!message) {
        refuse(message.error());
        return;
    }
    if (const Result<void> checked = checkMessage(*message); !checked) {
        refuse(checked.error());
        return;
    }
    if (message->node != node()) {
        end(tr("%1 speaks as %2").arg(shown(node()), shown(message->node)));
        return;
    }
    if (!comesNext(*message, boot_, sequence_)) {
        boot_.clear(); // what is missing is in its snapshot
        end(tr("%1 left something out, or said it twice: it is asked for everything")
                .arg(shown(node())));
        return;
    }
    if (message->snapshot) {
        heartbeat_ = message->snapshot->heartbeat;
    }
    boot_ = message->boot;
    sequence_ = message->sequence;
    Q_EMIT received(*message);
}

void Connection::refuse(const Error& error)
{
    // What cannot be read now could not be read when replayed either: begin with a snapshot.
    boot_.clear();
    end(tr("%1 sent what is no message: %2").arg(shown(node()), shown(error.text)));
}

void Connection::streamEnded()
{
    if (stream_ == nullptr) {
        return;
    }
    const int status = stream_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200) {
        end(stream_->error() == QNetworkReply::NoError
                ? tr("%1 ended the stream").arg(shown(node()))
                : tr("the connection to %1 broke: %2")
                      .arg(shown(node()), shown(stream_->errorString().toStdString())));
        return;
    }
    const Error why = refusalOf(*stream_, node());
    end(shown(why.text),
        why.code == Code::Denied || stream_->error() == QNetworkReply::SslHandshakeFailedError);
}

void Connection::renew()
{
    if (!isWanted_) {
        return;
    }
    const bool wasUp = up_;
    drop();
    manager_.clearConnectionCache(); // what is kept open is as dead
    retry_.stop();
    reconnect_ = {};
    if (wasUp) {
        Q_EMIT closed(tr("the connection is opened anew"));
    }
    open();
}

/// The stream, without a word.
void Connection::drop()
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
}

void Connection::end(const QString& reason, bool refused)
{
    drop();
    const Duration pause = reconnect_.failed(monotonicNow(), random_);
    retry_.start(std::chrono::duration_cast<std::chrono::milliseconds>(pause));
    Q_EMIT closed(reason, refused);
}

} // namespace bafar::link
