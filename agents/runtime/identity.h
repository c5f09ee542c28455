#pragma once
// Who a certificate says its holder is, the URI SAN bafar://CLUSTER/ROLE/NAME (decision 8), and why
// it may not be believed.
//
// Values and their text form only; certificates are read in certificate.cpp and made in pki.cpp.
// Safe on every thread.
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace bafar::runtime {

/// Who the other side proved to be.
struct PeerIdentity {
    std::string cluster;
    std::string role;   ///< "viewer", "operator", "admin", "agent" or "scrape"
    std::string name;   ///< the node's or person's name
    std::string serial; ///< certificate serial, lower-case hexadecimal
    WallTime notBefore;
    WallTime notAfter;

    bool operator==(const PeerIdentity&) const = default;
};

/// Why a peer's certificate is not accepted.
enum class RefusalReason : unsigned char {
    NoCertificate, ///< the peer sent none
    ForeignCa,     ///< not signed by this cluster's CA
    Expired,
    NotYetValid,  ///< valid only later: one of the two clocks is wrong
    NoIdentity,   ///< no URI SAN of the form bafar://CLUSTER/ROLE/NAME
    WrongCluster, ///< signed by our CA, but for another cluster
    WrongRole,    ///< client side: the server is not an agent
    WrongName,    ///< client side: the address answers, but as another node
    Revoked,      ///< never said here: the layer above knows the revoked serials
    Unusable,     ///< anything else that OpenSSL does not accept, for example a wrong key usage
};

/// The reason's stable name for the wire and the audit log, for example "foreign_ca".
[[nodiscard]] std::string_view refusalName(RefusalReason reason);

struct Refusal {
    RefusalReason reason = RefusalReason::NoCertificate;
    std::string text; ///< one sentence: what is wrong and how to fix it
    std::optional<PeerIdentity>
        claimed; ///< what the certificate said, unproven and made safe to print; for the audit line

    bool operator==(const Refusal&) const = default;
};

/// True for the five roles.
[[nodiscard]] bool isRole(std::string_view role);

/// True for viewer, operator and admin: what people carry, and what lives 30 days at most.
[[nodiscard]] bool isConsoleRole(std::string_view role);

/// True for what a cluster, node or person may be called here: 1 to 63 of letters, digits, '-', '_'
/// and '.'.
[[nodiscard]] bool isIdentityName(std::string_view name);

/// "bafar://lab/agent/n1".
[[nodiscard]] std::string identityUri(const PeerIdentity& identity);

/// Cluster, role and name of such a URI; serial and validity stay empty. Errors: InvalidInput.
[[nodiscard]] Result<PeerIdentity> identityFromUri(std::string_view uri);

} // namespace bafar::runtime
