#pragma once
// A link to a real agent: HTTPS with TLS 1.3 and a client certificate, one stream and short
// requests beside it.
//
// The agent's certificate must be signed by the profile's CA and name this agent in its URI SAN
// (bafar://CLUSTER/agent/NODE); the address may be any, since nodes are known by name. Whatever the
// peer sends is bounded (limits.h); what does not parse, or is out of turn, closes the connection
// with a reason, and it is tried again later from a snapshot. A stream silent for five heartbeats
// is dead even if TCP has not noticed, and so is one whose message never ends. Streams resume by
// boot and sequence. connection.cpp holds the stream, connection_ask.cpp the requests,
// connection_log.cpp the logs of services. GUI thread; Qt Network does the waiting.
#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>
#include <optional>

#include "core/base/reconnect.h"
#include "core/http/event_stream.h"
#include "core/schema/profile.h"
#include "ui/link/source.h"

class QNetworkReply;
class QNetworkRequest;

namespace bafar::link {

class Connection : public AgentLink {
    Q_OBJECT

public:
    /// Without the profile's certificate and key (a null `tls`) it waits for setTls().
    Connection(const schema::ProfileAgent& agent,
               std::string cluster,
               QSslConfiguration tls,
               std::uint64_t seed);
    ~Connection() override;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void open() override;
    void renew() override;

    /// From now on; what open() waited for begins.
    void setTls(const QSslConfiguration& tls);

    void plan(const schema::ActionRequest& request, Answer<schema::Plan> answer) override;
    void confirm(const schema::Confirmation& confirmation,
                 Answer<schema::ActionRecord> answer) override;
    void cancel(const std::string& action, Answer<schema::ActionRecord> answer) override;
    void history(const HistoryQuestion& question, Answer<schema::HistorySeries> answer) override;
    void specHistory(Answer<schema::SpecHistory> answer) override;
    void specText(const std::string& revision, Answer<std::string> answer) override;
    void stageSpec(const std::string& base,
                   const std::string& text,
                   Answer<schema::SpecStaging> answer) override;
    void audit(const schema::AuditQuestion& question,
               Answer<std::vector<schema::Record>> answer) override;
    [[nodiscard]] std::unique_ptr<LogStream> readLog(const schema::LogWish& wish,
                                                     std::optional<WallTime> from) override;

private:
    [[nodiscard]] QNetworkRequest request(const QString& path) const;
    [[nodiscard]] Duration silenceNow() const;
    void listen();
    void guard(QNetworkReply* reply);
    void readStream();
    [[nodiscard]] bool isStuck(bool anyWhole);
    void streamEnded();
    void refuse(const Error& error);
    void end(const QString& reason, bool refused = false);
    void drop();
    void take(const http::StreamEvent& event);

    void bound(QNetworkReply* reply);
    void finishText(QNetworkReply* reply, Answer<std::string> answer);

    template <class T>
    void finish(QNetworkReply* reply, Answer<T> answer, Result<void> (*check)(const T&));

    schema::ProfileAgent agent_;
    std::string cluster_;
    QSslConfiguration tls_;
    QNetworkAccessManager manager_;
    QPointer<QNetworkReply> stream_;
    http::EventStreamReader reader_;
    Reconnect reconnect_;
    Random random_;
    QTimer retry_;
    QTimer silence_;
    Duration heartbeat_ = std::chrono::seconds{1}; ///< as the agent last said
    std::string boot_;
    std::uint64_t sequence_ = 0;
    std::optional<Instant> unfinishedSince_; ///< nothing: no message has begun and not ended
    bool isWanted_ = false;                  ///< open() was called
    bool up_ = false;
};

} // namespace bafar::link
