#include "agents/alerting/kinds/address_owners.h"

#include "core/base/text.h"
#include "core/schema/floating_ip.h"

namespace bafar::alerting {
namespace {

namespace floating_ip = schema::floating_ip;

constexpr std::string_view Takes[] = {"comparison", "threshold", "resolve"};

/// Who acts as owner and who has the address on its interface both count: two of either is a
/// conflict, whatever the protocol believes.
std::vector<Measured> look(const Parameters&, const ViewNow& now, ViewMemory&)
{
    std::map<std::string, std::vector<std::string>> owners;
    for (const auto& [node, view] : now.view.nodes) {
        if (view.state != schema::State::Ok) {
            continue;
        }
        const auto status =
            now.view.status<floating_ip::Status>(node, std::string(floating_ip::Name));
        if (!status) {
            continue;
        }
        for (const floating_ip::RouterStatus& router : status->routers) {
            const bool owns =
                router.state == floating_ip::RouterState::Active || router.holdsAddresses;
            std::vector<std::string>& known = owners[router.id];
            if (owns) {
                known.push_back(node);
            }
        }
    }
    std::vector<Measured> found;
    for (const auto& [id, nodes] : owners) {
        found.push_back(
            {{{"address", id}}, static_cast<double>(nodes.size()), false, listed(nodes)});
    }
    return found;
}

} // namespace

const Kind AddressOwners{"address_owners",
                         "How many nodes that are heard own a floating IP",
                         Reads::ClusterView,
                         Keeps::Nothing,
                         {},
                         Takes,
                         nullptr,
                         &look};

} // namespace bafar::alerting
