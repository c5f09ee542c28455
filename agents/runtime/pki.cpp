#include "agents/runtime/pki.h"

#include <array>
#include <cstring>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include "agents/runtime/certificate.h"
#include "core/base/bytes.h"
#include "core/base/check.h"

namespace bafar::runtime {
namespace {

constexpr Duration ClockTolerance = std::chrono::minutes(5);
constexpr int SerialBits = 128;

struct Subject {
    std::string organization;
    std::string unit;
    std::string commonName;
};

struct Extension {
    int nid;
    std::string value;
};

std::int64_t toSecondsSinceEpoch(WallTime time)
{
    return time.unixMs / 1000;
}

WallTime later(WallTime time, Duration by)
{
    return {time.unixMs + std::chrono::floor<std::chrono::milliseconds>(by).count()};
}

bool setName(X509_NAME* name, const Subject& subject)
{
    const auto add = [name](int nid, const std::string& text) {
        return text.empty() ||
               X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char*>(text.data()),
                                          static_cast<int>(text.size()), -1, 0) == 1;
    };
    return add(NID_organizationName, subject.organization) &&
           add(NID_organizationalUnitName, subject.unit) && add(NID_commonName, subject.commonName);
}

bool setRandomSerial(X509* certificate)
{
    const BignumOwner number(BN_new());
    return number && BN_rand(number.get(), SerialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool addExtensions(X509* certificate, X509* issuer, const std::vector<Extension>& extensions)
{
    X509V3_CTX context{};
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    for (const Extension& extension : extensions) {
        const ExtensionOwner made(
            X509V3_EXT_conf_nid(nullptr, &context, extension.nid, extension.value.c_str()));
        if (!made || X509_add_ext(certificate, made.get(), -1) != 1) {
            return false;
        }
    }
    return true;
}

struct Validity {
    WallTime from;
    WallTime until;
};

/// A signed certificate for `key`. No issuer: self-signed.
Result<X509Owner> makeCertificate(EVP_PKEY* key,
                                  const Subject& subject,
                                  const Validity& validity,
                                  const std::vector<Extension>& extensions,
                                  X509* issuer,
                                  EVP_PKEY* issuerKey)
{
    X509Owner certificate(X509_new());
    X509* const raw = certificate.get();
    X509* const signer = issuer == nullptr ? raw : issuer;
    const bool made =
        raw != nullptr && X509_set_version(raw, X509_VERSION_3) == 1 && setRandomSerial(raw) &&
        setName(X509_get_subject_name(raw), subject) &&
        X509_set_issuer_name(raw, X509_get_subject_name(signer)) == 1 &&
        ASN1_TIME_set(X509_getm_notBefore(raw), toSecondsSinceEpoch(validity.from)) != nullptr &&
        ASN1_TIME_set(X509_getm_notAfter(raw), toSecondsSinceEpoch(validity.until)) != nullptr &&
        X509_set_pubkey(raw, key) == 1 && addExtensions(raw, signer, extensions) &&
        X509_sign(raw, issuerKey == nullptr ? key : issuerKey, EVP_sha256()) > 0;
    if (!made) {
        return opensslFailure(Code::Internal, "making the certificate of " + subject.commonName);
    }
    return certificate;
}

std::string pemOf(X509* certificate)
{
    const BioOwner bio(BIO_new(BIO_s_mem()));
    CHECK(bio && PEM_write_bio_X509(bio.get(), certificate) == 1);
    return bioText(bio.get());
}

/// Refuses what cannot be issued, before anything is made.
Result<Duration> checkedLifetime(const CertificateRequest& request)
{
    for (const std::string& name : {request.cluster, request.name}) {
        if (!isIdentityName(name)) {
            return fail(Code::InvalidInput,
                        "a cluster, node or person is named by 1 to 63 letters, digits, '-', '_' "
                        "and '.'; this one is not: \"" +
                            name + "\"");
        }
    }
    if (!isRole(request.role)) {
        return fail(Code::InvalidInput, "there is no role \"" + request.role +
                                            "\"; choose viewer, operator, admin, agent or scrape");
    }
    const Duration longest = isConsoleRole(request.role) ? ConsoleLifetimeMax : AgentLifetime;
    const Duration lifetime = request.lifetime == Duration::zero() ? longest : request.lifetime;
    if (lifetime < std::chrono::minutes(1) || lifetime > longest) {
        return fail(Code::InvalidInput, "a certificate for role " + request.role +
                                            " may live 1 m to " + toHumanText(longest) + ", not " +
                                            toHumanText(lifetime));
    }
    for (const std::string& name : request.dnsNames) {
        if (!isIdentityName(name)) {
            return fail(Code::InvalidInput, "\"" + name + "\" is not a DNS name");
        }
    }
    return lifetime;
}

std::vector<Extension> leafExtensions(const CertificateRequest& request)
{
    PeerIdentity identity;
    identity.cluster = request.cluster;
    identity.role = request.role;
    identity.name = request.name;
    std::string names = "URI:" + identityUri(identity);
    for (const std::string& name : request.dnsNames) {
        names += ",DNS:" + name;
    }
    for (const net::Address& address : request.addresses) {
        names += ",IP:" + address.toString();
    }
    const bool server = request.role == "agent";
    return {{NID_basic_constraints, "critical,CA:FALSE"},
            {NID_key_usage, "critical,digitalSignature"},
            {NID_ext_key_usage, server ? "serverAuth,clientAuth" : "clientAuth"},
            {NID_subject_key_identifier, "hash"},
            {NID_authority_key_identifier, "keyid:always"},
            {NID_subject_alt_name, names}};
}

Result<X509Owner> readX509(std::string_view pem)
{
    const BioOwner bio = bioOver(pem);
    X509Owner certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) {
        return opensslFailure(Code::InvalidInput, "this is not a certificate in PEM form");
    }
    return certificate;
}

} // namespace

Result<Authority> createAuthority(const std::string& cluster,
                                  const Secret& passphrase,
                                  WallTime now,
                                  Duration lifetime)
{
    if (!isIdentityName(cluster)) {
        return fail(Code::InvalidInput,
                    "a cluster is named by 1 to 63 letters, digits, '-', '_' and '.'");
    }
    if (passphrase.reveal().size() < PassphraseMin) {
        return fail(Code::InvalidInput, "the authority's passphrase needs at least " +
                                            std::to_string(PassphraseMin) + " characters");
    }
    const KeyOwner key(EVP_EC_gen("P-256"));
    if (!key) {
        return opensslFailure(Code::Internal, "making the authority's key");
    }
    // The random part tells two authorities of one cluster name apart, for people and for OpenSSL.
    const Subject subject{cluster, "", "Bafar CA " + cluster + " " + secureRandomId().substr(0, 8)};
    const Validity validity{later(now, -ClockTolerance), later(now, lifetime)};
    const Result<X509Owner> certificate =
        makeCertificate(key.get(), subject, validity,
                        {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                         {NID_key_usage, "critical,keyCertSign,cRLSign"},
                         {NID_subject_key_identifier, "hash"}},
                        nullptr, nullptr);
    if (!certificate) {
        return tl::unexpected(certificate.error());
    }
    Result<std::string> pem = writeKey(key.get(), passphrase);
    if (!pem) {
        return tl::unexpected(pem.error());
    }
    return Authority{pemOf(certificate->get()), std::move(*pem)};
}

Result<IssuedCertificate> issueCertificate(const Authority& authority,
                                           const Secret& passphrase,
                                           const CertificateRequest& request,
                                           WallTime now)
{
    const Result<Duration> lifetime = checkedLifetime(request);
    if (!lifetime) {
        return tl::unexpected(lifetime.error());
    }
    const Result<X509Owner> issuer = readX509(authority.certificatePem);
    if (!issuer) {
        return failWith("reading the authority's certificate", issuer.error());
    }
    const Result<KeyOwner> issuerKey = readKey(authority.keyPem, passphrase);
    if (!issuerKey) {
        return failWith("opening the authority's key", issuerKey.error());
    }
    const CertificateInfo info = infoOf(issuer->get());
    if (!info.authority || X509_check_private_key(issuer->get(), issuerKey->get()) != 1) {
        return fail(Code::InvalidInput,
                    "the authority's key and certificate do not belong together");
    }
    if (info.identity.cluster != request.cluster) {
        return fail(Code::Conflict, "this authority is of the cluster \"" + info.identity.cluster +
                                        "\", not \"" + request.cluster + "\"");
    }
    const Validity validity{later(now, -ClockTolerance), later(now, *lifetime)};
    if (validity.until > info.identity.notAfter) {
        return fail(Code::InvalidInput,
                    "the authority itself ends at " + toIso8601(info.identity.notAfter) +
                        ", before the certificate would; choose a shorter lifetime or make a new "
                        "authority");
    }
    const KeyOwner key(EVP_EC_gen("P-256"));
    if (!key) {
        return opensslFailure(Code::Internal, "making a key");
    }
    const Result<X509Owner> certificate =
        makeCertificate(key.get(), {request.cluster, request.role, request.name}, validity,
                        leafExtensions(request), issuer->get(), issuerKey->get());
    if (!certificate) {
        return tl::unexpected(certificate.error());
    }
    Result<std::string> pem = writeKey(key.get(), request.keyPassphrase);
    Result<PeerIdentity> identity = identityOf(certificate->get());
    if (!pem || !identity) {
        return tl::unexpected(pem ? identity.error() : pem.error());
    }
    return IssuedCertificate{pemOf(certificate->get()), Secret(std::move(*pem)),
                             std::move(*identity)};
}

Result<CertificateInfo> readCertificate(std::string_view pem)
{
    const Result<X509Owner> certificate = readX509(pem);
    if (!certificate) {
        return tl::unexpected(certificate.error());
    }
    return infoOf(certificate->get());
}

std::string secureRandomId()
{
    std::array<std::uint8_t, 16> bytes{};
    CHECK(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
    return toHex(bytes);
}

std::uint64_t secureRandomSeed()
{
    std::uint64_t seed = 0;
    std::array<std::uint8_t, sizeof seed> bytes{};
    CHECK(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
    std::memcpy(&seed, bytes.data(), sizeof seed);
    return seed;
}

} // namespace bafar::runtime
