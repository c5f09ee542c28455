#pragma once
// A service's log, followed through whichever agent has it.
//
// Agents are asked in turn; when the one that gives the log is lost, another goes on where it
// ended. What was seen is left out (core/schema/log_place.h, log_route.h: bafarctl goes the same
// way), and what may be missing is told. What cannot be got now is asked for again, more and more
// seldom; a refusal ends it. GUI thread.
#include <QTimer>
#include <memory>

#include "core/schema/log_place.h"
#include "core/schema/log_route.h"
#include "ui/link/source.h"

namespace bafar::link {

class Session;

/// What a reader is told besides the lines, at its place among them.
struct LogNotice {
    enum class Kind : std::uint8_t {
        Lost,    ///< `node` gives the log no more: `why`
        Resumed, ///< `node` goes on, from 10 s before the last line
        Gap,     ///< lines of `task` after `from` and before `to` may be missing
        Unsure,  ///< `node` goes on, but the lines have no times: some may be missing or repeated
        Dropped, ///< the agent left `count` lines out: they came faster than they were read
    };

    Kind kind = Kind::Lost;
    std::string node;
    std::string task;
    Error why;
    WallTime from;
    WallTime to;
    std::uint64_t count = 0;
};

class LogReader : public QObject {
    Q_OBJECT

public:
    enum class State : std::uint8_t {
        Asking,    ///< node() is asked
        Following, ///< node() gives the log
        Waiting,   ///< nobody has it now: problem(); asked again by itself
        Paused,    ///< pause() was called
        Over       ///< whole, or refused: problem()
    };

    /// `nodes`: whom to ask, in this order, at least one; `seed` spreads the pauses. The session
    /// must outlive the reader.
    LogReader(Session& session,
              schema::LogWish wish,
              std::vector<std::string> nodes,
              std::uint64_t seed);

    /// Begins, or goes on after pause() where it was.
    void start();

    /// Nobody looks: the agent is told to stop.
    void pause();

    [[nodiscard]] State state() const { return state_; }

    [[nodiscard]] const schema::LogWish& wish() const { return wish_; }

    /// Whom it is asked of.
    [[nodiscard]] const std::string& node() const { return route_.asked(); }

    /// Why there is no log now; empty text: none of that.
    [[nodiscard]] const Error& problem() const { return problem_; }

Q_SIGNALS:
    void stateChanged();
    void received(const bafar::schema::LogPiece& piece);
    void noticed(const bafar::link::LogNotice& notice);

private:
    void ask();
    void opened();
    void take(const schema::LogPiece& piece);
    void ended(const LogEnd& end);
    void dropStream();
    void enter(State state);

    Session& session_;
    schema::LogWish wish_;
    schema::LogRoute route_;
    schema::LogPlace place_;
    Random random_;
    State state_ = State::Paused;
    Error problem_;
    bool lines_ = false;  ///< any were seen
    bool cut_ = false;    ///< a loss was told: so is what goes on
    bool placed_ = false; ///< the stream was asked for from a place
    std::unique_ptr<LogStream> stream_;
    QTimer again_;
};

} // namespace bafar::link
