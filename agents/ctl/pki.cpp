// pki init, issue, revoke and show. The authority's key never leaves this machine.
#include <charconv>
#include <filesystem>

#include "agents/ctl/act.h"
#include "agents/ctl/authority.h"
#include "agents/ctl/commands.h"
#include "agents/ctl/terminal.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t PemMax = 64U << 10U; ///< bytes
constexpr mode_t PublicMode = 0644;
constexpr mode_t SecretMode = 0600;

std::string certificateText(const runtime::CertificateInfo& info)
{
    std::string text;
    if (info.authority) {
        text += "authority of cluster " + info.identity.cluster + "\n";
    } else {
        text += info.identity.role + "/" + info.identity.name + " of cluster " +
                info.identity.cluster + "\n";
    }
    text += "  serial       " + info.identity.serial + "\n  valid from   " +
            toIso8601(info.identity.notBefore) + "\n  valid until  " +
            toIso8601(info.identity.notAfter) + "\n  fingerprint  " + info.fingerprint + "\n";
    for (const std::string& name : info.names) {
        text += "  also for     " + name + "\n";
    }
    return text;
}

std::string certificateJson(const runtime::CertificateInfo& info)
{
    std::string out = "{\"cluster\":";
    schema::appendJsonString(out, info.identity.cluster);
    out += ",\"role\":";
    schema::appendJsonString(out, info.authority ? "authority" : info.identity.role);
    out += ",\"name\":";
    schema::appendJsonString(out, info.identity.name);
    out += ",\"serial\":\"" + info.identity.serial + "\",\"not_before\":\"" +
           toIso8601(info.identity.notBefore) + "\",\"not_after\":\"" +
           toIso8601(info.identity.notAfter) + "\",\"fingerprint\":\"" + info.fingerprint + "\"}\n";
    return out;
}

Result<Duration> lifetime(const std::string& days)
{
    if (days.empty()) {
        return Duration{};
    }
    int count = 0;
    const auto [end, problem] = std::from_chars(days.data(), days.data() + days.size(), count);
    if (problem != std::errc() || end != days.data() + days.size() || count < 1 || count > 3650) {
        return fail(Code::InvalidInput, "--days is a number from 1 to 3650");
    }
    return Duration(std::chrono::hours(24) * count);
}

/// The request that the words and options make. Errors: InvalidInput.
Result<runtime::CertificateRequest> requestOf(const Arguments& arguments)
{
    runtime::CertificateRequest request;
    request.role = arguments.words[0];
    request.name = arguments.words[1];
    const Result<Duration> life = lifetime(arguments.value("--days"));
    if (!life) {
        return tl::unexpected(life.error());
    }
    request.lifetime = *life;
    for (const std::string& text : arguments.values("--address")) {
        const Result<net::Address> address = net::Address::parse(text);
        if (!address) {
            return failWith("--address", address.error());
        }
        request.addresses.push_back(*address);
    }
    request.dnsNames = arguments.values("--dns");
    return request;
}

} // namespace

int initAuthority(Context& context)
{
    const Arguments& arguments = context.arguments();
    const std::string folder = arguments.value("--dir", "pki");
    const std::string cluster = arguments.value("--cluster");
    if (cluster.empty()) {
        return complainUsage("pki init needs --cluster NAME");
    }
    for (const char* name : {"/ca.crt", "/ca.key"}) {
        if (std::filesystem::exists(folder + name)) {
            return complain({Code::Conflict, folder + name +
                                                 " exists already; an authority is never "
                                                 "overwritten, give another --dir"});
        }
    }
    const Result<Secret> passphrase = passphraseFrom(arguments.value("--passphrase-file"), true);
    if (!passphrase) {
        return complain({Code::InvalidInput, passphrase.error().text});
    }
    const Result<runtime::Authority> made =
        runtime::createAuthority(cluster, *passphrase, runtime::wallClockNow());
    if (!made) {
        return complain(made.error());
    }
    if (const Result<void> there = runtime::makeFolders(folder, 0700); !there) {
        return complain(there.error());
    }
    // The key first: a certificate without its key would be of no use to anyone.
    for (const auto& [name, text, mode] :
         {std::tuple(std::string("/ca.key"), made->keyPem, SecretMode),
          std::tuple(std::string("/ca.crt"), made->certificatePem, PublicMode)}) {
        const Result<void> wrote = runtime::writeFileAtomically(folder + name, text, mode);
        if (!wrote) {
            return complain(wrote.error());
        }
    }
    const Result<runtime::CertificateInfo> info = runtime::readCertificate(made->certificatePem);
    if (!info) {
        return complain(info.error());
    }
    print(context.json() ? certificateJson(*info)
                         : certificateText(*info) + "Kept in " + folder +
                               "; back it up, and never copy ca.key to an agent.\n");
    return Exit::Done;
}

int issueCertificate(Context& context)
{
    const Arguments& arguments = context.arguments();
    const Result<runtime::CertificateRequest> request = requestOf(arguments);
    if (!request) {
        return complainUsage(request.error().text);
    }
    const Result<AuthorityFolder> authority = AuthorityFolder::open(arguments);
    if (!authority) {
        return complain({Code::InvalidInput, authority.error().text});
    }
    const Result<runtime::IssuedCertificate> issued = authority->issue(*request);
    if (!issued) {
        return complain(issued.error());
    }
    const std::string keyFile = arguments.value("--key", request->name + ".key");
    const std::string file = arguments.value("--certificate", request->name + ".crt");
    const Result<void> key =
        runtime::writeFileAtomically(keyFile, issued->keyPem.reveal(), SecretMode);
    if (!key) {
        return complain(key.error());
    }
    const Result<void> wrote =
        runtime::writeFileAtomically(file, issued->certificatePem, PublicMode);
    if (!wrote) {
        return complain(wrote.error());
    }
    const Result<runtime::CertificateInfo> info = runtime::readCertificate(issued->certificatePem);
    if (!info) {
        return complain(info.error());
    }
    print(context.json()
              ? certificateJson(*info)
              : certificateText(*info) + "Written to " + file + " and " + keyFile + "\n");
    return Exit::Done;
}

int showCertificate(Context& context)
{
    const Result<std::string> pem = runtime::readFile(context.arguments().words.front(), PemMax);
    if (!pem) {
        return complain({Code::InvalidInput, pem.error().text});
    }
    const Result<runtime::CertificateInfo> info = runtime::readCertificate(*pem);
    if (!info) {
        return complain(info.error());
    }
    print(context.json() ? certificateJson(*info) : certificateText(*info));
    return Exit::Done;
}

int revokeCertificate(Context& context)
{
    std::string serial = context.arguments().words.front();
    if (std::filesystem::exists(serial)) {
        const Result<std::string> pem = runtime::readFile(serial, PemMax);
        if (!pem) {
            return complain({Code::InvalidInput, pem.error().text});
        }
        const Result<runtime::CertificateInfo> info = runtime::readCertificate(*pem);
        if (!info) {
            return complain(info.error());
        }
        serial = info->identity.serial;
    }
    ActOptions options;
    options.request.action = "cluster.revoke";
    options.request.parameters = {{"serial", serial}};
    options.request.reason = context.arguments().value("--reason");
    if (!options.request.reason.empty()) {
        options.request.parameters["reason"] = options.request.reason;
    }
    options.yes = context.arguments().has("--yes");
    return runAction(context, options);
}

} // namespace bafar::ctl
