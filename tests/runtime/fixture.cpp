#include "tests/runtime/fixture.h"

#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"
#include "core/base/check.h"

namespace bafar::test {

using namespace std::chrono_literals;

bool until(runtime::Loop& loop, const std::function<bool()>& condition, Duration limit)
{
    const Instant end = runtime::monotonicNow() + limit;
    while (!condition()) {
        if (runtime::monotonicNow() >= end) {
            return false;
        }
        loop.turn(20ms);
    }
    return true;
}

Certificates::Certificates(std::string folder, const std::string& cluster, WallTime madeAt)
    : folder_(std::move(folder))
    , cluster_(cluster)
    , authority_(*runtime::createAuthority(
          cluster, passphrase(), madeAt.unixMs == 0 ? runtime::wallClockNow() : madeAt))
{
    CHECK(runtime::makeFolders(folder_).has_value());
    CHECK(runtime::writeFileAtomically(caFile(), authority_.certificatePem).has_value());
}

runtime::TlsFiles Certificates::issue(const std::string& role,
                                      const std::string& name,
                                      Duration lifetime,
                                      WallTime from)
{
    runtime::CertificateRequest request;
    request.cluster = cluster_;
    request.role = role;
    request.name = name;
    request.lifetime = lifetime;
    const Result<runtime::IssuedCertificate> issued = runtime::issueCertificate(
        authority_, passphrase(), request, from.unixMs == 0 ? runtime::wallClockNow() : from);
    CHECK(issued.has_value());
    const runtime::TlsFiles files{caFile(), folder_ + "/" + name + ".crt",
                                  folder_ + "/" + name + ".key", Secret()};
    CHECK(runtime::writeFileAtomically(files.certificateFile, issued->certificatePem).has_value());
    CHECK(runtime::writeFileAtomically(files.keyFile, issued->keyPem.reveal(), 0600).has_value());
    return files;
}

std::shared_ptr<runtime::TlsContext> Certificates::context(runtime::TlsSide side,
                                                           const runtime::TlsFiles& files)
{
    Result<std::shared_ptr<runtime::TlsContext>> context = runtime::TlsContext::load(side, files);
    CHECK(context.has_value());
    return *context;
}

const Secret& Certificates::passphrase()
{
    static const Secret phrase("correct horse battery staple");
    return phrase;
}

} // namespace bafar::test
