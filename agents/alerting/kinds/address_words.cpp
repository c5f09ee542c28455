#include "agents/alerting/kinds/address_words.h"

#include <utility>

namespace bafar::alerting {

std::vector<AddressWords> addressWordsIn(const schema::ClusterView& view)
{
    namespace floating_ip = schema::floating_ip;
    std::vector<AddressWords> all;
    for (const auto& [node, seen] : view.nodes) {
        auto status = view.status<floating_ip::Status>(node, std::string(floating_ip::Name));
        if (status) {
            all.push_back({node, seen.state == schema::State::Ok, std::move(*status)});
        }
    }
    return all;
}

} // namespace bafar::alerting
