#pragma once
// The audit logs of all agents that are heard, read as far as a page wants them.
//
// Every agent is asked: each has lines of its own beside what was agreed. The newest come at once;
// readOn() reads the rest, and what is older than the newest of an agent that is not read to its
// end is not shown, so that the list never has a hole in it. GUI thread.
#include <QObject>
#include <map>
#include <optional>

#include "core/base/natural.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "ui/cluster/audit_book.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::cluster {

class AuditDesk : public QObject {
    Q_OBJECT

public:
    /// Between two questions, where all that is new may be a line.
    static constexpr Duration AskAgain = std::chrono::seconds{2};

    /// From what became of an action to the line about it.
    static constexpr Duration LineFollows = std::chrono::seconds{1};

    /// How far one agent was read.
    struct Told {
        schema::AuditReading reading{};
        bool answered = false;
        bool asking = false;
        WallTime newest;              ///< the latest line of what it told at last
        WallTime oldest;              ///< without a hole it told back to here
        std::optional<Error> problem; ///< of its last answer
    };

    using ToldByNode = std::map<std::string, Told, NaturalOrder>;

    explicit AuditDesk(link::Session& session, QObject* parent = nullptr);

    /// Asks every agent that is heard for its newest lines.
    void refresh();

    /// Whether other agents are heard than were asked, or something new can be told and was not
    /// asked for just now. Who may not read the log is not asked again: each time is a line in it.
    [[nodiscard]] bool isOld() const;

    /// Reads all that is there, until stop().
    void readOn();

    void stop();

    /// There is more to be read, of an agent that answers.
    [[nodiscard]] bool hasOlder() const;

    /// Older lines are being read.
    [[nodiscard]] bool isReading() const { return wanted_ && hasOlder(); }

    [[nodiscard]] bool isAsking() const;

    /// This certificate may not read the log: agents say so, and none gave it; or its role says it.
    [[nodiscard]] bool isDenied() const;

    [[nodiscard]] const ToldByNode& told() const { return told_; }

    [[nodiscard]] const AuditBook& book() const { return book_; }

    /// Newest first, without a hole.
    [[nodiscard]] AuditLines lines() const;

Q_SIGNALS:
    void changed();

private:
    void ask(const std::string& node, const schema::AuditQuestion& question);
    void take(const std::string& node,
              const schema::AuditQuestion& question,
              const Result<std::vector<schema::Record>>& answer);
    [[nodiscard]] bool canReadOn(const Told& told) const;
    [[nodiscard]] std::map<std::string, std::uint64_t> heardNow() const;

    link::Session& session_;
    AuditBook book_;
    ToldByNode told_;
    bool wanted_ = false;
    std::map<std::string, std::uint64_t> asked_; ///< heardNow() at the last question
    std::optional<Instant> askedAt_;
    std::optional<Instant> movedAt_; ///< when an action was told of last, since that question
};

} // namespace bafar::ui::cluster
