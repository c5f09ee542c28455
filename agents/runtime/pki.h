#pragma once
// The cluster's certificate authority: made on the operator's machine, used by `bafarctl pki`.
//
// EC P-256 keys, ECDSA with SHA-256, X.509 version 3 by OpenSSL; serials and ids of 128 random
// bits. The authority's key exists outside this process only encrypted (PKCS#8, PBES2 with scrypt
// and AES-256-CBC). Values in and out; writing files is the caller's. Any thread. RFC 5280, RFC
// 5958, RFC 8018, RFC 7914.
#include <string>
#include <vector>

#include "agents/runtime/identity.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/net/address.h"

namespace bafar::runtime {

inline constexpr std::chrono::hours ConsoleLifetimeMax{24 * 30};
inline constexpr std::chrono::hours AgentLifetime{24 * 365};
inline constexpr std::chrono::hours AuthorityLifetime{24 * 365 * 10};
inline constexpr std::size_t PassphraseMin = 8; ///< characters

struct Authority {
    std::string certificatePem;
    std::string keyPem; ///< encrypted
};

/// A new authority for `cluster`. Errors: InvalidInput (name, short passphrase).
[[nodiscard]] Result<Authority> createAuthority(const std::string& cluster,
                                                const Secret& passphrase,
                                                WallTime now,
                                                Duration lifetime = AuthorityLifetime);

struct CertificateRequest {
    std::string cluster;
    std::string role; ///< viewer, operator, admin, agent, scrape
    std::string name;
    Duration lifetime{}; ///< zero: 30 days for people, 365 days for agent and scrape
    std::vector<std::string> dnsNames;
    std::vector<net::Address> addresses;
    Secret keyPassphrase; ///< empty: the new key is not encrypted
};

struct IssuedCertificate {
    std::string certificatePem;
    Secret keyPem;
    PeerIdentity identity;
};

/// A new key and its certificate, valid from 5 minutes before `now` (other clocks may be behind).
/// Errors: InvalidInput (names, a lifetime above the role's maximum or beyond the authority's own),
/// Denied (wrong passphrase), Conflict (the authority is another cluster's).
[[nodiscard]] Result<IssuedCertificate> issueCertificate(const Authority& authority,
                                                         const Secret& passphrase,
                                                         const CertificateRequest& request,
                                                         WallTime now);

struct CertificateInfo {
    PeerIdentity identity; ///< an authority has an empty role
    bool authority = false;
    std::string subject;            ///< common name
    std::string fingerprint;        ///< SHA-256, lower-case hexadecimal
    std::vector<std::string> names; ///< DNS and IP SANs as text
};

/// What the first certificate of a PEM text says; proves nothing. Errors: InvalidInput.
[[nodiscard]] Result<CertificateInfo> readCertificate(std::string_view pem);

/// 32 lower-case hexadecimal digits, unguessable: plan ids, tokens' names, temporary files.
[[nodiscard]] std::string secureRandomId();

/// A seed for bafar::Random where the seed must not be guessable.
[[nodiscard]] std::uint64_t secureRandomSeed();

} // namespace bafar::runtime
