#include "agents/ctl/authority.h"

#include "agents/ctl/terminal.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t PemMax = 64U << 10U; ///< bytes

} // namespace

Result<AuthorityFolder> AuthorityFolder::open(const Arguments& arguments)
{
    AuthorityFolder opened;
    opened.folder = arguments.value("--dir", "pki");
    Result<std::string> certificate = runtime::readFile(opened.folder + "/ca.crt", PemMax);
    if (!certificate) {
        return failWith("no authority in " + opened.folder +
                            " (make one with: bafarctl pki init --cluster NAME)",
                        certificate.error());
    }
    const std::string keyFile = opened.folder + "/ca.key";
    if (const Result<void> safe = runtime::checkSecretFile(keyFile); !safe) {
        return tl::unexpected(safe.error());
    }
    Result<std::string> key = runtime::readFile(keyFile, PemMax);
    if (!key) {
        return tl::unexpected(key.error());
    }
    const Result<runtime::CertificateInfo> info = runtime::readCertificate(*certificate);
    if (!info) {
        return failWith(opened.folder + "/ca.crt", info.error());
    }
    Result<Secret> passphrase = passphraseFrom(arguments.value("--passphrase-file"), false);
    if (!passphrase) {
        return tl::unexpected(passphrase.error());
    }
    opened.authority = {std::move(*certificate), std::move(*key)};
    opened.cluster = info->identity.cluster;
    opened.passphrase = std::move(*passphrase);
    return opened;
}

Result<runtime::IssuedCertificate> AuthorityFolder::issue(runtime::CertificateRequest request) const
{
    request.cluster = cluster;
    Result<runtime::IssuedCertificate> issued =
        runtime::issueCertificate(authority, passphrase, request, runtime::wallClockNow());
    if (!issued) {
        return issued;
    }
    Result<runtime::AppendFile> log = runtime::AppendFile::open(folder + "/issued.log", 0600);
    if (!log) {
        return tl::unexpected(log.error());
    }
    const runtime::PeerIdentity& identity = issued->identity;
    const Result<void> noted =
        log->append(identity.serial + " " + identity.role + "/" + identity.name + " until " +
                    toIso8601(identity.notAfter) + "\n");
    if (!noted) {
        return tl::unexpected(noted.error());
    }
    return issued;
}

Result<void> AuthorityFolder::keep(const schema::ActionRecord& record) const
{
    Result<runtime::AppendFile> log = runtime::AppendFile::open(recordFile(), 0600);
    if (!log) {
        return tl::unexpected(log.error());
    }
    if (Result<void> added = log->append(schema::toJson(record) + "\n"); !added) {
        return added;
    }
    return log->sync();
}

} // namespace bafar::ctl
