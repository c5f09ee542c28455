#pragma once
// One agent as the console sees it: a stream of messages and a few questions, whatever carries
// them.
//
// connection.h speaks TLS to a real agent; the in-process simulator of `bafar --demo` stands in
// with the same wire values. Signals are facts; answers come once, later, on the GUI thread, and
// not at all after the link was destroyed.
#include <QObject>
#include <functional>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/schema/audit_reading.h"
#include "core/schema/envelope.h"
#include "core/schema/log_text.h"
#include "core/schema/spec_answers.h"

namespace bafar::link {

/// GET /v1/history.
struct HistoryQuestion {
    std::string series;
    WallTime from;
    WallTime to;
    Duration step = std::chrono::seconds{1};
};

/// True when an agent's answer to a confirmation says for certain that nothing was begun. Other
/// failures (no answer, a timeout, an answer that cannot be read) leave open what was done.
[[nodiscard]] bool isRefusal(const Error& error);

/// How an agent's log of a service ended.
struct LogEnd {
    bool whole = false;           ///< all that was asked for was given; no error
    Error why;                    ///< else
    std::vector<std::string> ask; ///< nodes that have the log; only of an agent that has it not
};

/// One agent's log of a service, while it is read; its destruction ends the reading, and may come
/// in the middle of a signal only by deleteLater(). Must not outlive its link.
class LogStream : public QObject {
    Q_OBJECT

Q_SIGNALS:
    /// The agent has the log; its lines follow.
    void opened();

    void received(const bafar::schema::LogPiece& piece);

    /// Once, and nothing after it.
    void ended(const bafar::link::LogEnd& end);
};

class AgentLink : public QObject {
    Q_OBJECT

public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    explicit AgentLink(std::string node)
        : node_(std::move(node))
    {
    }

    [[nodiscard]] const std::string& node() const { return node_; }

    /// Starts following, and keeps trying until the link is destroyed.
    virtual void open() = 0;

    /// This machine stood still: what is open may be dead, so it is opened anew, at once.
    virtual void renew() {}

    virtual void plan(const schema::ActionRequest& request, Answer<schema::Plan> answer) = 0;
    virtual void confirm(const schema::Confirmation& confirmation,
                         Answer<schema::ActionRecord> answer) = 0;
    virtual void cancel(const std::string& action, Answer<schema::ActionRecord> answer) = 0;
    virtual void history(const HistoryQuestion& question, Answer<schema::HistorySeries> answer) = 0;

    /// The revisions of the cluster spec that the agent keeps.
    virtual void specHistory(Answer<schema::SpecHistory> answer) = 0;

    /// The text of one of them. Errors: NotFound (it is not kept), and those of every question.
    virtual void specText(const std::string& revision, Answer<std::string> answer) = 0;

    /// Has the agent check a text that is based on the revision `base`, and keep it there for
    /// cluster.apply_spec; nothing else becomes of it. One with problems is answered with them and
    /// not kept. Errors: Conflict (another revision is in force), Denied (it takes the role admin),
    /// and those of every question.
    virtual void stageSpec(const std::string& base,
                           const std::string& text,
                           Answer<schema::SpecStaging> answer) = 0;

    /// Some of the agent's audit log, oldest first. Errors: Denied (the certificate may not read
    /// it), and those of every question.
    virtual void audit(const schema::AuditQuestion& question,
                       Answer<std::vector<schema::Record>> answer) = 0;

    /// Asks for the log of a service, from that moment on where one is given. Never null; it says
    /// nothing before this returned.
    [[nodiscard]] virtual std::unique_ptr<LogStream> readLog(const schema::LogWish& wish,
                                                             std::optional<WallTime> from) = 0;

Q_SIGNALS:
    /// The stream is up; its first message follows.
    void opened();

    void received(const bafar::schema::Message& message);

    /// The stream is down; the reason is one sentence for people. `refused`: for who the console or
    /// the agent is, so that trying again does not help: a certificate.
    void closed(const QString& reason, bool refused = false);

private:
    std::string node_;
};

} // namespace bafar::link
