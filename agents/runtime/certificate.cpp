#include "agents/runtime/certificate.h"

#include <algorithm>
#include <array>

#include "core/base/bytes.h"
#include "core/base/text.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t NameEchoMax = 80;

std::string_view viewOf(const ASN1_STRING* text)
{
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

NamesOwner alternativeNames(const X509* certificate)
{
    return NamesOwner(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
}

/// As cluster::normalSerial() writes it: without the zero that makes the digits even.
std::string serialOf(const X509* certificate)
{
    const BignumOwner number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char* digits = number ? BN_bn2hex(number.get()) : nullptr;
    std::string text = digits == nullptr ? "" : digits;
    OPENSSL_free(digits);
    for (char& letter : text) {
        letter = letter >= 'A' && letter <= 'F' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    if (text.size() > 1) {
        text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
    }
    return text;
}

/// What is known even of a certificate without a proper identity.
PeerIdentity bareIdentity(const X509* certificate)
{
    PeerIdentity identity;
    identity.serial = serialOf(certificate);
    identity.notBefore = toWallTime(X509_get0_notBefore(certificate));
    identity.notAfter = toWallTime(X509_get0_notAfter(certificate));
    return identity;
}

Refusal makeRefusal(RefusalReason reason, const X509* leaf, std::string text)
{
    Refusal refusal{reason, std::move(text), std::nullopt};
    if (leaf != nullptr) {
        refusal.claimed = identityOf(leaf).value_or(bareIdentity(leaf));
    }
    return refusal;
}

/// "the certificate of agent n1 (serial 3f...)".
std::string describe(const X509* leaf)
{
    const Result<PeerIdentity> identity = identityOf(leaf);
    const std::string who = identity ? identity->role + " " + identity->name
                                     : "\"" + commonName(X509_get_subject_name(leaf)) + "\"";
    return "the certificate of " + who + " (serial " + serialOf(leaf) + ")";
}

} // namespace

std::string commonName(const X509_NAME* name)
{
    std::array<char, 256> text{};
    const int length =
        X509_NAME_get_text_by_NID(name, NID_commonName, text.data(), static_cast<int>(text.size()));
    return length < 0 ? ""
                      : sanitized({text.data(), static_cast<std::size_t>(length)}, NameEchoMax);
}

Result<PeerIdentity> identityOf(const X509* certificate)
{
    const NamesOwner names = alternativeNames(certificate);
    const int count = names ? sk_GENERAL_NAME_num(names.get()) : 0;
    std::vector<PeerIdentity> found;
    for (int index = 0; index < count; ++index) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), index);
        if (name->type != GEN_URI) {
            continue;
        }
        if (Result<PeerIdentity> identity =
                identityFromUri(viewOf(name->d.uniformResourceIdentifier))) {
            found.push_back(std::move(*identity));
        }
    }
    if (found.size() != 1) {
        return fail(Code::InvalidInput,
                    found.empty()
                        ? "the certificate carries no URI of the form bafar://CLUSTER/ROLE/NAME"
                        : "the certificate carries more than one bafar:// identity");
    }
    const PeerIdentity bare = bareIdentity(certificate);
    found.front().serial = bare.serial;
    found.front().notBefore = bare.notBefore;
    found.front().notAfter = bare.notAfter;
    return found.front();
}

CertificateInfo infoOf(const X509* certificate)
{
    CertificateInfo info;
    info.authority = X509_check_ca(const_cast<X509*>(certificate)) > 0;
    info.identity = identityOf(certificate).value_or(bareIdentity(certificate));
    info.subject = commonName(X509_get_subject_name(certificate));
    if (info.authority) {
        std::array<char, 128> organization{};
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_organizationName,
                                  organization.data(), static_cast<int>(organization.size()));
        info.identity.cluster = sanitized(organization.data(), NameEchoMax);
    }
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &length) == 1) {
        info.fingerprint = toHex(ByteView(digest).first(length));
    }
    const NamesOwner names = alternativeNames(certificate);
    for (int index = 0; names && index < sk_GENERAL_NAME_num(names.get()); ++index) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), index);
        if (name->type == GEN_DNS) {
            info.names.push_back(sanitized(viewOf(name->d.dNSName), NameEchoMax));
        } else if (name->type == GEN_IPADD) {
            const std::string_view bytes = viewOf(name->d.iPAddress);
            const Bytes copy(bytes.begin(), bytes.end());
            if (copy.size() == 4 || copy.size() == 16) {
                info.names.push_back(net::Address::fromBytes(copy).toString());
            }
        }
    }
    return info;
}

Refusal refusalWithoutCertificate()
{
    return makeRefusal(RefusalReason::NoCertificate, nullptr,
                       "no client certificate was sent; make one with `bafarctl pki issue` and "
                       "give it to the program that connects");
}

Refusal refusalOf(int verifyError, int depth, const X509* leaf)
{
    if (leaf == nullptr) {
        return refusalWithoutCertificate();
    }
    const std::string which = depth == 0 ? describe(leaf) : "the certificate authority itself";
    switch (verifyError) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return makeRefusal(RefusalReason::Expired, leaf,
                           depth == 0 ? which + " expired at " +
                                            toIso8601(toWallTime(X509_get0_notAfter(leaf))) +
                                            "; issue a new one with `bafarctl pki issue`"
                                      : which + " expired; make a new authority with `bafarctl "
                                                "pki init` and issue every certificate anew");
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return makeRefusal(RefusalReason::NotYetValid, leaf,
                           which +
                               (depth == 0 ? " is valid only from " +
                                                 toIso8601(toWallTime(X509_get0_notBefore(leaf)))
                                           : " is not valid yet") +
                               "; compare the clocks of both machines");
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_AKID_SKID_MISMATCH:
    case X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH:
        return makeRefusal(
            RefusalReason::ForeignCa, leaf,
            describe(leaf) + " was signed by \"" + commonName(X509_get_issuer_name(leaf)) +
                "\", which is not this cluster's authority; use a certificate issued "
                "with this cluster's CA");
    default:
        return makeRefusal(
            RefusalReason::Unusable, leaf,
            which + " is not usable here: " + X509_verify_cert_error_string(verifyError) +
                "; issue one with `bafarctl pki issue ROLE NAME`");
    }
}

std::variant<PeerIdentity, Refusal> judge(const X509* leaf, const Expectation& expected)
{
    Result<PeerIdentity> identity = identityOf(leaf);
    if (!identity) {
        return makeRefusal(RefusalReason::NoIdentity, leaf,
                           identity.error().text +
                               "; issue it with `bafarctl pki issue`, which adds it");
    }
    if (identity->cluster != expected.cluster) {
        return makeRefusal(RefusalReason::WrongCluster, leaf,
                           describe(leaf) + " is for the cluster \"" + identity->cluster +
                               "\", this is \"" + expected.cluster +
                               "\"; use a profile of this cluster");
    }
    if (expected.agent && identity->role != "agent") {
        return makeRefusal(RefusalReason::WrongRole, leaf,
                           "the server's certificate says role \"" + identity->role +
                               "\" and not \"agent\"; give the agent its own certificate");
    }
    if (!expected.name.empty() && identity->name != expected.name) {
        return makeRefusal(RefusalReason::WrongName, leaf,
                           "connected to " + expected.name +
                               "'s address but its certificate says " + identity->name +
                               "; check the addresses in the cluster spec");
    }
    return std::move(*identity);
}

} // namespace bafar::runtime
