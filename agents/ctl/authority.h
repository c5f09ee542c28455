#pragma once
// The folder where a person keeps the cluster's certificate authority: ca.crt, ca.key (encrypted),
// issued.log.
#include <string>

#include "agents/ctl/arguments.h"
#include "agents/runtime/pki.h"

namespace bafar::ctl {

struct AuthorityFolder {
    runtime::Authority authority;
    std::string cluster;
    Secret passphrase;
    std::string folder;

    /// Reads --dir and the passphrase. Errors: those of readFile and passphraseFrom.
    static Result<AuthorityFolder> open(const Arguments& arguments);

    /// A certificate, noted in issued.log. Errors: as runtime::issueCertificate.
    [[nodiscard]] Result<runtime::IssuedCertificate> issue(
        runtime::CertificateRequest request) const;
};

} // namespace bafar::ctl
