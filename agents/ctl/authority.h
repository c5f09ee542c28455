#pragma once
// The folder where a person keeps the cluster's certificate authority: ca.crt, ca.key (encrypted),
// issued.log (every certificate), enrolments.jsonl (every enrolment: one action record a line, as
// it was confirmed and again as it ended; an agent's own audit log begins only with the agent).
#include <string>

#include "agents/ctl/arguments.h"
#include "agents/runtime/pki.h"
#include "core/schema/action_record.h"

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

    [[nodiscard]] std::string recordFile() const { return folder + "/enrolments.jsonl"; }

    /// Keeps the record in recordFile(); on the disk when it returns. Errors: as AppendFile.
    [[nodiscard]] Result<void> keep(const schema::ActionRecord& record) const;
};

} // namespace bafar::ctl
