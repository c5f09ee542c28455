#include "ui/monitoring/node_past.h"

#include <algorithm>

#include "ui/link/clock.h"
#include "ui/link/session.h"

namespace bafar::ui::monitoring {
namespace {

using shared::ChartTier;

constexpr std::int64_t LeadSteps = 20; ///< before what is wanted: means of ten seconds begin there

} // namespace

NodePast::NodePast(link::Session& session, std::string node, QObject* parent)
    : QObject(parent)
    , session_(session)
    , node_(std::move(node))
{
    for (const ChartTier which : {ChartTier::Fine, ChartTier::Coarse, ChartTier::Zoomed}) {
        tier(which).reader = new link::PastReader(this);
        connect(tier(which).reader, &link::PastReader::arrived, this,
                [this, which](const link::PastTable& table) { answered(which, table); });
    }
}

/// When the agent measured last; 0: it is not known.
qint64 NodePast::newestMs() const
{
    const link::AgentFacts* facts = session_.store().agent(node_);
    return facts == nullptr ? 0 : facts->sampledAt.unixMs;
}

qint64 NodePast::leadMs(const Tier& one)
{
    return LeadSteps * (one.step / std::chrono::milliseconds(1));
}

void NodePast::setStep(ChartTier which, Duration step)
{
    tier(which).step = step;
}

void NodePast::want(ChartTier which, Duration length)
{
    Tier& one = tier(which);
    if (length <= one.length) {
        return;
    }
    one.length = length;
    if (const qint64 newest = newestMs(); newest != 0) {
        one.need.want(newest - length / std::chrono::milliseconds(1));
    }
    ask(which);
}

void NodePast::wantAnew()
{
    stretch_.reset(); // what is zoomed into is wanted with the next change of the time
    tier(ChartTier::Zoomed).need = {};
    for (const ChartTier which : {ChartTier::Fine, ChartTier::Coarse}) {
        Tier& one = tier(which);
        if (one.length > Duration::zero()) {
            one.need.want(newestMs() - one.length / std::chrono::milliseconds(1));
        }
    }
    ask();
}

void NodePast::wantSince(ChartTier which, qint64 atMs)
{
    Tier& one = tier(which);
    if (one.length > Duration::zero()) { // never more than is shown: it may have been a week
        const qint64 shown = newestMs() - one.length / std::chrono::milliseconds(1);
        one.need.want(std::max(atMs - leadMs(one), shown));
    }
}

void NodePast::wantStretch(const std::optional<shared::ChartSpan>& span)
{
    Tier& one = tier(ChartTier::Zoomed);
    if (!span) {
        if (stretch_) {
            stretch_.reset();
            one.need = {};
            one.reader->forget();
        }
        return;
    }
    if (stretch_ && stretch_->fromMs <= span->fromMs && span->toMs <= stretch_->toMs) {
        return;
    }
    // And what is beside it, to be moved to; not more than is read at once.
    constexpr qint64 RowsMost = 5000;
    const qint64 length = span->toMs - span->fromMs;
    const qint64 room = (RowsMost * (one.step / std::chrono::milliseconds(1)) - length) / 2;
    const qint64 beside = std::clamp<qint64>(room, 0, length);
    stretch_ = shared::ChartSpan{span->fromMs - beside,
                                 std::max(span->toMs, std::min(span->toMs + beside, newestMs()))};
    one.need = {};
    one.need.want(stretch_->fromMs - leadMs(one));
    ask(ChartTier::Zoomed);
}

void NodePast::ask()
{
    for (const ChartTier which : {ChartTier::Fine, ChartTier::Coarse, ChartTier::Zoomed}) {
        ask(which);
    }
}

void NodePast::ask(ChartTier which)
{
    Tier& one = tier(which);
    link::AgentLink* agent = session_.link(node_);
    const std::optional<std::int64_t> from = one.need.due(link::monotonicNow());
    if (!from || one.step <= Duration::zero() || agent == nullptr || newestMs() == 0) {
        return;
    }
    const link::AgentFacts& facts = *session_.store().agent(node_);
    link::PastWish wish;
    wish.names = MomentReader::wanted(facts.series);
    wish.from = WallTime{*from};
    wish.to = which == ChartTier::Zoomed ? WallTime{stretch_->toMs} : facts.sampledAt;
    wish.step = std::chrono::ceil<std::chrono::seconds>(one.step); // agents keep whole seconds
    one.tooLarge.clear();
    (void)link::metricsWithin(wish, one.tooLarge);
    one.need.asked();
    one.reader->ask(agent, std::move(wish));
}

void NodePast::answered(ChartTier which, const link::PastTable& table)
{
    Tier& one = tier(which);
    const bool failed = !std::includes(one.tooLarge.begin(), one.tooLarge.end(),
                                       table.leftOut.begin(), table.leftOut.end());
    one.need.answered(failed, link::monotonicNow());
    one.leftOut = table.leftOut;
    // The past is played through a reader of its own, in the order it was lived.
    MomentReader reader(table.step);
    const schema::SeriesTable names{1, table.names};
    NodeMoments past{which, table.step};
    past.moments.reserve(table.rows.size());
    qint64 atMs = table.from.unixMs;
    for (const std::vector<double>& row : table.rows) {
        past.moments.emplace_back(atMs, reader.read(names, {1, row}, WallTime{atMs}));
        atMs += table.step / std::chrono::milliseconds(1);
    }
    Q_EMIT told(past);
    ask(which); // what was wanted meanwhile
}

std::set<std::string> NodePast::leftOut() const
{
    std::set<std::string> metrics = tiers_[0].leftOut;
    metrics.insert(tiers_[1].leftOut.begin(), tiers_[1].leftOut.end());
    return metrics;
}

} // namespace bafar::ui::monitoring
