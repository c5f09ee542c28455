#include "agents/alerting/kinds/address_transitions.h"

#include <algorithm>

#include "agents/alerting/kinds/increase.h"
#include "core/base/text.h"
#include "core/schema/floating_ip.h"

namespace bafar::alerting {
namespace {

namespace floating_ip = schema::floating_ip;

constexpr std::string_view Needs[] = {"window"};
constexpr std::string_view Takes[] = {"comparison", "threshold", "resolve"};

/// A count that fell is that of a router that started anew: its first state is no transition.
void count(ViewMemory::Counter& counter, double value, const Parameters& when, Instant now)
{
    counter.total += counter.last && value > *counter.last ? value - *counter.last : 0;
    counter.last = value;
    counter.window.add(now, counter.total, when.window);
}

std::vector<Measured> look(const Parameters& when, const ViewNow& now, ViewMemory& memory)
{
    // Each move is a transition of the old owner and of the new one: the most of any node counts it
    // once.
    std::map<std::string, std::optional<double>> moves;
    std::map<std::string, std::vector<std::string>> owners;
    for (const auto& [node, view] : now.view.nodes) {
        const auto status =
            view.state == schema::State::Ok
                ? now.view.status<floating_ip::Status>(node, std::string(floating_ip::Name))
                : std::nullopt;
        if (!status) {
            continue;
        }
        for (const floating_ip::RouterStatus& router : status->routers) {
            ViewMemory::Counter& counter = memory.counters[node + " " + router.id];
            count(counter, static_cast<double>(router.transitions), when, now.now);
            std::optional<double>& most = moves[router.id];
            most = std::max(most, grown(when, counter.window));
            if (router.state == floating_ip::RouterState::Active) {
                owners[router.id].push_back(node);
            }
        }
    }
    std::vector<Measured> found;
    for (const auto& [id, count] : moves) {
        const std::vector<std::string>& present = owners[id];
        found.push_back(
            {{{"address", id}}, count, false, present.empty() ? "nobody" : listed(present)});
    }
    return found;
}

} // namespace

const Kind AddressTransitions{"address_transitions",
                              "How often a floating IP moved within a window",
                              Reads::ClusterView,
                              Keeps::Nothing,
                              Needs,
                              Takes,
                              nullptr,
                              &look};

} // namespace bafar::alerting
