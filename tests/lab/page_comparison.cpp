#include "tests/lab/page_comparison.h"

#include <cmath>

#include "core/base/text.h"

namespace bafar::test {
namespace {

constexpr double Share = 0.05;
constexpr double EventsMax = 2;
constexpr double SecondsOff = 0.03; ///< of a counter of seconds: three of the kernel's ticks

bool close(double ours, double theirs, double slack)
{
    return (std::isnan(ours) && std::isnan(theirs)) ||
           std::abs(ours - theirs) <= std::max({Share * std::abs(theirs), slack, 1e-9});
}

} // namespace

PageComparison::PageComparison(const NamesTable& table, std::string group)
    : table_(table)
    , group_(std::move(group))
{
}

void PageComparison::look(const std::string& node, const PagePair& pair)
{
    if (std::isnan(pair.ourTime) || std::isnan(pair.theirTime)) {
        return; // a page that did not come in time
    }
    for (const KnownName& known : table_.names) {
        if (known.group == group_ && pair.theirs.names.contains(known.name)) {
            shown_.insert(known.name);
            compare(known, states_[{known.name, node}], pair);
        }
    }
}

void PageComparison::compare(const KnownName& known, NameState& state, const PagePair& pair)
{
    const PageName& theirs = pair.theirs.names.at(known.name);
    const auto found = pair.ours.names.find(known.name);
    state.open.clear();
    if (found == pair.ours.names.end()) {
        state.fault = "not on our page";
        return;
    }
    const PageName& ours = found->second;
    state.fault = ours.type != theirs.type       ? ours.type + " instead of " + theirs.type
                  : ours.labels != theirs.labels ? "other names of labels"
                                                 : "";
    for (const auto& [labels, value] : theirs.series) {
        if (!ours.series.contains(labels)) {
            if (!table_.partly.contains(known.name)) {
                state.open[labels] = "not on our page";
            }
            continue;
        }
        Watched& watched = state.series[labels];
        if (watched.agreed) {
            continue;
        }
        const Look look{ours.series.at(labels), value, pair.ourTime, pair.theirTime};
        if (watched.first.size() < 2) {
            watched.first.push_back(look);
        }
        watched.last.push_back(look);
        if (watched.last.size() > 3) {
            watched.last.erase(watched.last.begin());
        }
        const std::string fault = theirs.type == "counter" ? counterFault(known.name, watched)
                                                           : gaugeFault(known.name, look);
        watched.agreed = fault.empty();
        if (!fault.empty()) {
            state.open[labels] = fault;
        }
    }
}

std::string PageComparison::gaugeFault(const std::string& name, const Look& look) const
{
    const auto slack = table_.slack.find(name);
    return close(look.ours, look.theirs, slack == table_.slack.end() ? 0 : slack->second)
               ? ""
               : numberText(look.ours) + " instead of " + numberText(look.theirs);
}

std::string PageComparison::counterFault(const std::string& name, const Watched& watched)
{
    const Look& first = watched.first.front();
    const Look& now = watched.last.back();
    const double ourSeconds = now.ourTime - first.ourTime;
    const double theirSeconds = now.theirTime - first.theirTime;
    if (ourSeconds < SecondsMin || theirSeconds < SecondsMin) {
        return "not watched for long enough";
    }
    const double ourGrowth = now.ours - first.ours;
    const double theirGrowth = now.theirs - first.theirs;
    const double off = name.find("seconds") == std::string::npos ? EventsMax : SecondsOff;
    if (close(ourGrowth / ourSeconds, theirGrowth / theirSeconds, 0) ||
        std::abs(ourGrowth - theirGrowth) <= off) {
        return {};
    }
    const double apart = now.ourTime - watched.last.front().ourTime; // two looks
    if (watched.last.size() == 3 && apart / 2 <= Share * ourSeconds) {
        const double growth = watched.last[1].theirs - first.theirs;
        const double least = watched.last[0].ours - watched.first[1].ours;
        if (growth >= least - off && growth <= ourGrowth + off) {
            return {};
        }
    }
    return numberText(ourGrowth) + " in " + numberText(ourSeconds) + " s instead of " +
           numberText(theirGrowth) + " in " + numberText(theirSeconds) + " s";
}

std::map<std::string, std::string> PageComparison::differences() const
{
    std::map<std::string, std::string> all;
    for (const auto& [key, state] : states_) {
        const auto& [name, node] = key;
        if (!state.fault.empty()) {
            all[name] = node + ": " + state.fault;
        } else if (!state.open.empty()) {
            const auto& [labels, fault] = *state.open.begin();
            all[name] = node + " {" + labels + "}: " + fault;
        }
    }
    return all;
}

} // namespace bafar::test
