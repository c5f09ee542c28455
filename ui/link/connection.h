#pragma once
// A link to a real agent: HTTPS with TLS 1.3 and a client certificate, one stream and short
// requests beside it.
//
// The agent's certificate must be signed by the profile's CA and name this agent in its URI SAN
// (bafar://CLUSTER/agent/NODE); the address may be any, since nodes are known by name. Whatever the
// peer sends is bounded; what does not parse closes the connection with a reason and it is tried
// again later. A stream silent for 5 s is dead even if TCP has not noticed. Streams resume by boot
// and sequence. GUI thread; Qt Network does the waiting.
#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include "core/base/random.h"
#include "core/schema/profile.h"
#include "ui/link/reconnect.h"
#include "ui/link/source.h"
#include "ui/link/sse_reader.h"

class QNetworkReply;
class QNetworkRequest;

namespace bafar::link {

class Connection : public AgentLink {
    Q_OBJECT

public:
    Connection(const schema::ProfileAgent& agent,
               std::string cluster,
               QSslConfiguration tls,
               std::uint64_t seed);
    ~Connection() override;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void open() override;
    void plan(const schema::ActionRequest& request, Answer<schema::Plan> answer) override;
    void confirm(const schema::Confirmation& confirmation,
                 Answer<schema::ActionRecord> answer) override;
    void cancel(const std::string& action, Answer<schema::ActionRecord> answer) override;
    void history(const HistoryQuestion& question, Answer<schema::HistorySeries> answer) override;

private:
    [[nodiscard]] QNetworkRequest request(const QString& path) const;
    void guard(QNetworkReply* reply);
    void readStream();
    void streamEnded();
    void end(const QString& reason);
    void take(const StreamEvent& event);

    template <class T>
    void finish(QNetworkReply* reply, Answer<T> answer);

    schema::ProfileAgent agent_;
    std::string cluster_;
    QSslConfiguration tls_;
    QNetworkAccessManager manager_;
    QPointer<QNetworkReply> stream_;
    SseReader reader_;
    ReconnectPolicy policy_;
    Random random_;
    QTimer retry_;
    QTimer silence_;
    QString refusal_; ///< why guard() cut the connection
    std::string boot_;
    std::uint64_t sequence_ = 0;
    bool up_ = false;
};

} // namespace bafar::link
