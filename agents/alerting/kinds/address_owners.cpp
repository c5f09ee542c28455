#include "agents/alerting/kinds/address_owners.h"

#include <set>

#include "agents/alerting/kinds/address_words.h"
#include "core/base/text.h"
#include "core/schema/floating_ip_owner.h"

namespace bafar::alerting {
namespace {

namespace floating_ip = schema::floating_ip;

constexpr std::string_view Takes[] = {"comparison", "threshold", "resolve"};

/// What is said of one floating IP.
struct Claims {
    bool heard = false;                        ///< by anybody who is heard
    std::vector<std::string> owners;           ///< nodes that are heard
    std::vector<floating_ip::OwnerWord> words; ///< valid as long as what is said
};

/// By floating IP. Who acts as owner and who has the address on its interface both count: two of
/// either is a conflict, whatever the protocol believes.
std::map<std::string, Claims> claimsOf(const std::vector<AddressWords>& said)
{
    std::map<std::string, Claims> all;
    for (const AddressWords& one : said) {
        std::set<std::string_view> told; // one word on each
        for (const floating_ip::RouterStatus& router : one.status.routers) {
            if (!told.insert(router.id).second) {
                continue;
            }
            Claims& claims = all[router.id];
            claims.words.push_back({&router, one.fresh});
            claims.heard = claims.heard || one.fresh;
            const bool owns =
                router.state == floating_ip::RouterState::Active || router.holdsAddresses;
            if (one.fresh && owns) {
                claims.owners.push_back(one.node);
            }
        }
    }
    return all;
}

/// An owner that is none of our agents is one too: those that stand by for it hear it.
std::vector<Measured> look(const Parameters&, const ViewNow& now, ViewMemory&)
{
    const std::vector<AddressWords> said = addressWordsIn(now.view);
    const std::map<std::string, Claims> all = claimsOf(said);
    std::vector<Measured> found;
    for (const auto& [id, claims] : all) {
        if (!claims.heard) {
            continue;
        }
        std::vector<std::string> owners = claims.owners;
        const auto foreign = floating_ip::foreignOwners(claims.words);
        for (const floating_ip::ForeignOwner& owner : foreign) {
            owners.push_back(owner.address.toString());
        }
        found.push_back(
            {{{"address", id}}, static_cast<double>(owners.size()), false, listed(owners)});
    }
    return found;
}

} // namespace

const Kind AddressOwners{"address_owners",
                         "How many owners of a floating IP are heard, agents or not",
                         Reads::ClusterView,
                         Keeps::Nothing,
                         {},
                         Takes,
                         nullptr,
                         &look};

} // namespace bafar::alerting
