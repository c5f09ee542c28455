// The machine's answers: status, presence, history. See machine.h.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "agents/monitoring/machine.h"
#include "core/base/text.h"

namespace bafar::monitoring {
namespace {

using schema::State;

constexpr std::size_t NamesShown = 8;      ///< of the series that a selector means
constexpr std::size_t SelectorShown = 200; ///< bytes

std::string percentText(double share)
{
    return std::to_string(std::lround(share * 100)) + "%";
}

} // namespace

Machine::Status Machine::status(Instant now) const
{
    Status status = status_;
    if (!latest_ || now - latest_->sample.at > UnknownAfter) {
        status.state = State::Unknown;
        status.reasons = {latest_ ? "no sample for more than 30 s" : "no sample yet"};
    } else if (now - latest_->sample.at > StaleIntervals * config_.interval) {
        status.state = State::Stale;
        status.reasons.insert(status.reasons.begin(), "samples are late");
    }
    return status;
}

schema::Presence Machine::presence(Instant now) const
{
    const Status status = this->status(now);
    schema::Entity entity;
    entity.id = "node/" + self_.node;
    entity.concept_ = Name;
    entity.lane = schema::Lane::Nodes;
    entity.title = self_.node;
    entity.node = self_.node;
    entity.state = status.state;
    entity.reason = status.reasons.empty() ? "" : status.reasons.front();
    entity.claim = schema::Claim::Own;
    if (latest_) {
        const std::uint64_t used = status.memoryTotalBytes -
                                   std::min(status.memoryTotalBytes, status.memoryAvailableBytes);
        std::array<char, 32> load{};
        std::snprintf(load.data(), load.size(), "%.2f", status.load1);
        entity.facts = {
            {"cpu", percentText(status.cpuBusy), false},
            {"memory", sizeText(used) + " of " + sizeText(status.memoryTotalBytes), false},
            {"load", load.data(), false},
            {"disk busy", percentText(status.diskBusy), false}};
        for (const auto& filesystem : status.filesystems) {
            entity.facts.push_back({"space on " + filesystem.mount,
                                    percentText(usedShare(filesystem)) + " used", false});
        }
        entity.facts.push_back({"host name", status.hostname, true});
        entity.facts.push_back({"kernel", status.kernel, true});
    }
    return {{std::move(entity)}, {}};
}

Result<schema::HistorySeries> Machine::readHistory(std::string_view selector,
                                                   std::optional<WallTime> from,
                                                   std::optional<WallTime> to,
                                                   Duration step) const
{
    const std::vector<std::string> names = history_.matching(selector);
    if (names.empty()) {
        return fail(Code::NotFound,
                    "no series of that name in this node's history; /v1/stream lists the names");
    }
    if (names.size() > 1) {
        return fail(Code::InvalidInput,
                    "\"" + sanitized(selector, SelectorShown) + "\" means " +
                        std::to_string(names.size()) +
                        " series; give the labels of one of them: " + listed(names, NamesShown));
    }
    const std::int64_t last = to ? to->unixMs / 1000 : lastSecond_;
    const std::int64_t first = from ? from->unixMs / 1000 : std::max<std::int64_t>(0, last - 3600);
    auto points = history_.query(names.front(), first, last, step / std::chrono::seconds(1));
    if (!points) {
        return tl::unexpected(std::move(points.error()));
    }
    return schema::HistorySeries{names.front(),
                                 {points->from * 1000},
                                 std::chrono::seconds(points->step),
                                 std::move(points->values)};
}

Machine::Effects Machine::command(const Command&, const std::string& id, Instant)
{
    return {
        CommandFinished{id, fail(Code::Unsupported, "the monitoring concept takes no commands")}};
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView&) const
{
    return {};
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest&, const schema::ClusterView&) const
{
    return fail(Code::NotFound, "the monitoring concept offers no actions");
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView&) const
{
    schema::Condition judged = condition;
    judged.verdict = schema::Verdict::Unknown;
    judged.detail = "the monitoring concept has no conditions";
    return judged;
}

} // namespace bafar::monitoring
