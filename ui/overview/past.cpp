#include "ui/overview/past.h"

#include <algorithm>
#include <cmath>

#include "ui/link/clock.h"
#include "ui/link/session.h"

namespace bafar::ui::overview {

PastAsker::PastAsker(link::Session& session, Duration step, QObject* parent)
    : QObject(parent)
    , session_(session)
    , step_(step)
{
    connect(&reader_, &link::PastReader::arrived, this, &PastAsker::answered);
}

void PastAsker::ask()
{
    for (const auto& [node, facts] : session_.store().agents()) {
        const bool tells = facts.freshness == schema::State::Ok && !facts.samples.values.empty();
        if (!tells || session_.link(node) == nullptr) {
            continue; // a clock that was read long ago does not say where its past belongs
        }
        const WallTime to = facts.sampledAt;
        waiting_.push_back(
            {node,
             {NodeReader::wanted(facts.series), WallTime{to.unixMs - wholeMs(Length)}, to, step_},
             to.unixMs - link::wallNow().unixMs});
    }
    askNext();
}

void PastAsker::askNext()
{
    if (waiting_.empty()) {
        Q_EMIT arrived(totalsOf(pasts_, lost_), lost_.empty());
    } else {
        reader_.ask(session_.link(waiting_.front().node), waiting_.front().wish);
    }
}

void PastAsker::answered(const link::PastTable& table)
{
    lost_.merge(NodeReader::lostWithout(table.leftOut, waiting_.front().wish.names));
    pasts_[waiting_.front().node] = playedOf(table, waiting_.front().aheadMs);
    waiting_.pop_front();
    askNext();
}

/// The past is played through a reader of its own, in the order it was lived.
Past PastAsker::playedOf(const link::PastTable& table, std::int64_t aheadMs) const
{
    Past past;
    const schema::SeriesTable series{.names = table.names};
    NodeReader reader(20 * table.step);
    std::int64_t at = table.from.unixMs;
    for (const std::vector<double>& row : table.rows) {
        if (std::any_of(row.begin(), row.end(),
                        [](double value) { return std::isfinite(value); })) {
            past[(at - aheadMs) / wholeMs(step_)] =
                reader.read(series, schema::Samples{.values = row}, WallTime{at});
        }
        at += wholeMs(table.step);
    }
    return past;
}

} // namespace bafar::ui::overview
