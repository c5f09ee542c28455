#pragma once
// The past of several series of one agent, side by side: what a chart needs that begins now and
// shows an hour.
//
// An agent is asked for one series at a time, a few at once. Whatever it answers is laid on the
// grid that was asked for: moments outside of it, steps that are none, and more values than fit are
// left out, so a lying agent can make lines wrong but nothing large or slow. A part of a metric is
// never given for the whole: one whose series are too many, or of which one could not be read, is
// left out and named. alignPast() and metricsWithin() are pure; PastReader lives on the GUI thread.
#include <QObject>
#include <QPointer>
#include <set>
#include <vector>

#include "ui/link/source.h"

namespace bafar::link {

struct PastWish {
    std::vector<std::string> names; ///< of series, the more important first
    WallTime from;
    WallTime to;
    Duration step = std::chrono::seconds{1};
};

/// Rows of moments, columns of series.
struct PastTable {
    std::vector<std::string> names; ///< as wished for
    WallTime from;                  ///< moment of the first row
    Duration step{};
    std::vector<std::vector<double>> rows; ///< of each moment one value a series; NaN: a gap
    std::set<std::string> leftOut;         ///< metrics that could not be read as a whole

    bool operator==(const PastTable&) const = default;
};

/// The most rows of a table: a day at 15 s, an hour at 1 s.
inline constexpr std::size_t PastRowsMax = 6000;

/// What is asked for at once: tables of at most this many values (32 MB), and as many questions.
inline constexpr std::size_t PastValuesMax = 4'000'000;
inline constexpr std::size_t PastSeriesMax = 4000;

/// The metrics that fit into a table as a whole, in the order of the wish; the others are named in
/// `leftOut`.
[[nodiscard]] std::vector<std::string> metricsWithin(const PastWish& wish,
                                                     std::set<std::string>& leftOut);

/// Lays answers side by side. The grid's step is the widest that was answered, between the one
/// wished for and twenty times as much: an agent keeps what is older less densely. No rows: none of
/// the answers says anything of that time.
[[nodiscard]] PastTable alignPast(const PastWish& wish,
                                  const std::vector<schema::HistorySeries>& answers);

class PastReader : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t AtOnce = 4;
    static constexpr int FailuresMax = 3; ///< then no more is asked

    using QObject::QObject;

    /// Asks; an earlier question that is not answered yet is forgotten.
    void ask(AgentLink* link, PastWish wish);

    /// Nobody wants the answer any more.
    void forget();

Q_SIGNALS:
    /// Once for each question, also where nothing could be read.
    void arrived(const bafar::link::PastTable& table);

private:
    void askMore();
    void answered(const std::string& name, Result<schema::HistorySeries> series);
    void finish();

    QPointer<AgentLink> link_;
    PastWish wish_;
    std::vector<schema::HistorySeries> answers_;
    std::size_t next_ = 0;
    std::size_t waiting_ = 0;
    int failures_ = 0;
    std::set<std::string> leftOut_;
    quint64 question_ = 0;
};

} // namespace bafar::link
