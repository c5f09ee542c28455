#include "ui/link/log_reader.h"

#include "core/base/telling.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"

namespace bafar::link {

using Kind = LogNotice::Kind;

LogReader::LogReader(Session& session,
                     schema::LogWish wish,
                     std::vector<std::string> nodes,
                     std::uint64_t seed)
    : session_(session)
    , wish_(std::move(wish))
    , route_(std::move(nodes), wish_.follow)
    , random_(seed)
{
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &LogReader::ask);
}

void LogReader::start()
{
    if (state_ == State::Paused) {
        ask();
    }
}

void LogReader::pause()
{
    if (state_ != State::Over) {
        again_.stop();
        dropStream();
        enter(State::Paused);
    }
}

void LogReader::ask()
{
    AgentLink* link = session_.link(node());
    if (link == nullptr) {
        ended({false, {Code::Unavailable, node() + " is not in the profile"}, {}});
        return;
    }
    const std::optional<WallTime> from = place_.since();
    placed_ = from.has_value();
    stream_ = link->readLog(wish_, from);
    connect(stream_.get(), &LogStream::opened, this, &LogReader::opened);
    connect(stream_.get(), &LogStream::received, this, &LogReader::take);
    connect(stream_.get(), &LogStream::ended, this, &LogReader::ended);
    if (state_ != State::Waiting) { // else it stays said that nobody has it, until somebody has
        enter(State::Asking);
    }
}

void LogReader::opened()
{
    problem_ = {};
    if (route_.opened(monotonicNow())) {
        place_.reopened();
        LogNotice notice;
        notice.node = node();
        if (lines_ && !placed_) {
            notice.kind = Kind::Unsure;
            Q_EMIT noticed(notice);
        } else if (cut_) {
            notice.kind = Kind::Resumed;
            Q_EMIT noticed(notice);
        }
    }
    cut_ = false;
    enter(State::Following);
}

void LogReader::take(const schema::LogPiece& piece)
{
    schema::LogPiece fresh = piece;
    place_.take(fresh);
    for (const schema::LogGap& gap : place_.takeGaps()) {
        LogNotice notice;
        notice.kind = Kind::Gap;
        notice.task = gap.task;
        notice.from = gap.last;
        notice.to = gap.next;
        Q_EMIT noticed(notice);
    }
    if (piece.dropped > 0) {
        LogNotice notice;
        notice.kind = Kind::Dropped;
        notice.node = node();
        notice.count = piece.dropped;
        Q_EMIT noticed(notice);
    }
    if (!fresh.lines.empty()) {
        lines_ = true;
        Q_EMIT received(fresh);
    }
}

void LogReader::ended(const LogEnd& end)
{
    dropStream();
    if (end.whole) {
        enter(State::Over);
        return;
    }
    const std::string asked = node();
    route_.redirected(end.ask);
    const schema::LogRoute::Step step = route_.ended(end.why, monotonicNow(), random_);
    if (step.lost) {
        cut_ = true;
        LogNotice notice;
        notice.node = asked;
        notice.why = step.why;
        Q_EMIT noticed(notice);
    }
    if (step.next == schema::LogRoute::Next::Over) {
        problem_ = step.why;
        enter(State::Over);
        return;
    }
    again_.start(std::chrono::ceil<std::chrono::milliseconds>(step.pause));
    if (step.next == schema::LogRoute::Next::Around) {
        problem_ = mostTelling(route_.problems());
        enter(State::Waiting);
    } else if (state_ != State::Waiting) {
        enter(State::Asking);
    }
}

void LogReader::dropStream()
{
    if (stream_ != nullptr) {
        stream_->disconnect(this);
        stream_.release()->deleteLater(); // it may be the one that speaks
    }
}

void LogReader::enter(State state)
{
    state_ = state;
    Q_EMIT stateChanged();
}

} // namespace bafar::link
