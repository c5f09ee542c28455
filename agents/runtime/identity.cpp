#include "agents/runtime/identity.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace bafar::runtime {
namespace {

constexpr std::string_view Scheme = "bafar://";
constexpr std::array<std::string_view, 5> Roles = {"viewer", "operator", "admin", "agent",
                                                   "scrape"};
constexpr std::size_t NameMax = 63;
constexpr std::size_t EchoMax = 120;

} // namespace

std::string_view refusalName(RefusalReason reason)
{
    switch (reason) {
    case RefusalReason::NoCertificate: return "no_certificate";
    case RefusalReason::ForeignCa: return "foreign_ca";
    case RefusalReason::Expired: return "expired";
    case RefusalReason::NotYetValid: return "not_yet_valid";
    case RefusalReason::NoIdentity: return "no_identity";
    case RefusalReason::WrongCluster: return "wrong_cluster";
    case RefusalReason::WrongRole: return "wrong_role";
    case RefusalReason::WrongName: return "wrong_name";
    case RefusalReason::Revoked: return "revoked";
    case RefusalReason::Unusable: return "unusable";
    }
    return "unusable";
}

bool isRole(std::string_view role)
{
    return std::find(Roles.begin(), Roles.end(), role) != Roles.end();
}

bool isConsoleRole(std::string_view role)
{
    return role == "viewer" || role == "operator" || role == "admin";
}

bool isIdentityName(std::string_view name)
{
    const auto allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
    };
    return !name.empty() && name.size() <= NameMax && name != "." && name != ".." &&
           std::all_of(name.begin(), name.end(), allowed);
}

std::string identityUri(const PeerIdentity& identity)
{
    return std::string(Scheme) + identity.cluster + "/" + identity.role + "/" + identity.name;
}

Result<PeerIdentity> identityFromUri(std::string_view uri)
{
    const auto parts = uri.substr(0, Scheme.size()) == Scheme
                           ? split(uri.substr(Scheme.size()), '/')
                           : std::vector<std::string_view>();
    if (parts.size() != 3 || !isIdentityName(parts[0]) || !isRole(parts[1]) ||
        !isIdentityName(parts[2])) {
        return fail(Code::InvalidInput,
                    "\"" + sanitized(uri, EchoMax) +
                        "\" is not an identity of the form bafar://CLUSTER/ROLE/NAME with the role "
                        "viewer, operator, admin, agent or scrape");
    }
    PeerIdentity identity;
    identity.cluster = parts[0];
    identity.role = parts[1];
    identity.name = parts[2];
    return identity;
}

} // namespace bafar::runtime
