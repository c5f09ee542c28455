#pragma once
// Reads what a certificate says and words why one is refused. For tls and pki of this folder.
// Any thread.
#include <variant>

#include "agents/runtime/identity.h"
#include "agents/runtime/openssl.h"
#include "agents/runtime/pki.h"

namespace bafar::runtime {

/// The one identity in the certificate's URI SANs, with serial and validity. Errors: InvalidInput
/// (none, or more than one).
[[nodiscard]] Result<PeerIdentity> identityOf(const X509* certificate);

/// Everything readCertificate() tells.
[[nodiscard]] CertificateInfo infoOf(const X509* certificate);

/// The subject's or issuer's common name, safe to print.
[[nodiscard]] std::string commonName(const X509_NAME* name);

/// The refusal for a verification error (X509_V_ERR_...) found at `depth` (0: the peer's own).
[[nodiscard]] Refusal refusalOf(int verifyError, int depth, const X509* leaf);

/// The refusal of a peer that sent none.
[[nodiscard]] Refusal refusalWithoutCertificate();

/// What a peer must be beyond having a certificate of our CA.
struct Expectation {
    std::string cluster;
    bool agent = false; ///< the peer is a server
    std::string name;   ///< of the agent that was to be reached; empty: any
};

/// Judges a certificate whose signature and validity are already verified.
[[nodiscard]] std::variant<PeerIdentity, Refusal> judge(const X509* leaf,
                                                        const Expectation& expected);

} // namespace bafar::runtime
