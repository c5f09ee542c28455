#include "agents/ctl/floating_text.h"

#include "agents/ctl/format.h"
#include "core/base/text.h"
#include "core/schema/floating_ip_owner.h"

namespace bafar::ctl {

std::string ownersText(const topology::Topology& topology,
                       const std::string& entity,
                       const std::vector<schema::floating_ip::Status>& statuses)
{
    std::vector<std::string> owners;
    for (const topology::Edge& edge : topology.edges) {
        if (edge.relation.kind == schema::RelationKind::Owns && edge.relation.to == entity) {
            owners.push_back(edge.relation.from.substr(edge.relation.from.find('/') + 1));
        }
    }
    const std::string id = entity.substr(entity.find('/') + 1);
    std::vector<schema::floating_ip::OwnerWord> words;
    for (const schema::floating_ip::Status& status : statuses) {
        for (const schema::floating_ip::RouterStatus& router : status.routers) {
            if (router.id == id) {
                words.push_back({&router, true});
            }
        }
    }
    const auto foreign = schema::floating_ip::foreignOwners(words);
    for (const schema::floating_ip::ForeignOwner& owner : foreign) {
        owners.push_back(owner.address.toString() + " (no agent)");
    }
    return owners.empty() ? "nobody" : sanitized(joined(owners, " "), 80);
}

} // namespace bafar::ctl
