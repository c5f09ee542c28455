#include "agents/cluster/digest.h"

#include <memory>
#include <openssl/evp.h>

#include "core/base/check.h"

namespace bafar::cluster {

Sha256 sha256(std::initializer_list<std::string_view> parts)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    Sha256 digest{};
    unsigned length = 0;
    // It fails only where OpenSSL has no memory or no SHA-256: then TLS does not work either.
    CHECK(context != nullptr && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1);
    for (const std::string_view part : parts) {
        CHECK(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
    }
    CHECK(EVP_DigestFinal_ex(context.get(), digest.data(), &length) == 1);
    CHECK(length == digest.size());
    return digest;
}

std::string sha256Hex(std::initializer_list<std::string_view> parts)
{
    return toHex(sha256(parts));
}

} // namespace bafar::cluster
