#include "agents/runtime/openssl.h"

#include <algorithm>
#include <ctime>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

namespace bafar::runtime {
namespace {

// scrypt as memory-hard as OpenSSL's own 32 MiB limit for reading lets it be.
constexpr std::uint64_t ScryptN = 1U << 14U;
constexpr std::uint64_t ScryptR = 8;
constexpr std::uint64_t ScryptP = 5;
constexpr int ScryptSaltBytes = 16;

using AlgorithmOwner = std::unique_ptr<X509_ALGOR, FreeWith<X509_ALGOR_free>>;
using PlainKeyOwner = std::unique_ptr<PKCS8_PRIV_KEY_INFO, FreeWith<PKCS8_PRIV_KEY_INFO_free>>;
using SealedKeyOwner = std::unique_ptr<X509_SIG, FreeWith<X509_SIG_free>>;

} // namespace

tl::unexpected<Error> opensslFailure(Code code, const std::string& text)
{
    const unsigned long number = ERR_peek_last_error();
    const char* reason = number == 0 ? nullptr : ERR_reason_error_string(number);
    ERR_clear_error();
    return fail(code, reason == nullptr ? text : text + ": " + reason);
}

BioOwner bioOver(std::string_view text)
{
    return BioOwner(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string bioText(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return std::string(data, static_cast<std::size_t>(std::max(size, 0L)));
}

int passphraseCallback(char* buffer, int size, int /*writing*/, void* user)
{
    const auto* passphrase = static_cast<const Secret*>(user);
    if (passphrase == nullptr || passphrase->empty()) {
        return -1;
    }
    const std::string_view text = passphrase->reveal();
    if (text.size() > static_cast<std::size_t>(size)) {
        return -1;
    }
    std::copy(text.begin(), text.end(), buffer);
    return static_cast<int>(text.size());
}

Result<KeyOwner> readKey(std::string_view pem, const Secret& passphrase)
{
    const BioOwner bio = bioOver(pem);
    void* user = const_cast<Secret*>(&passphrase); // the callback only reads it
    KeyOwner key(PEM_read_bio_PrivateKey(bio.get(), nullptr, passphraseCallback, user));
    if (key) {
        return key;
    }
    if (pem.find("ENCRYPTED") != std::string_view::npos) {
        ERR_clear_error();
        return fail(Code::Denied, passphrase.empty()
                                      ? "the key is encrypted and no passphrase was given"
                                      : "the passphrase does not open the key");
    }
    return opensslFailure(Code::InvalidInput, "this is not a private key in PEM form");
}

Result<std::string> writeKey(EVP_PKEY* key, const Secret& passphrase)
{
    // The memory behind it is wiped when it is freed: it may hold the key in the clear.
    const BioOwner bio(BIO_new(BIO_s_secmem()));
    const PlainKeyOwner plain(EVP_PKEY2PKCS8(key));
    bool written = false;
    if (bio && plain && passphrase.empty()) {
        written = PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio.get(), plain.get()) == 1;
    } else if (bio && plain) {
        AlgorithmOwner algorithm(PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, ScryptSaltBytes,
                                                       nullptr, ScryptN, ScryptR, ScryptP));
        const std::string_view text = passphrase.reveal();
        const SealedKeyOwner sealed(algorithm
                                        ? PKCS8_set0_pbe(text.data(), static_cast<int>(text.size()),
                                                         plain.get(), algorithm.get())
                                        : nullptr);
        if (sealed) {
            (void)algorithm.release(); // now the sealed key's
            written = PEM_write_bio_PKCS8(bio.get(), sealed.get()) == 1;
        }
    }
    if (!written) {
        return opensslFailure(Code::Internal, "writing a private key");
    }
    return bioText(bio.get());
}

WallTime toWallTime(const ASN1_TIME* time)
{
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) {
        return {};
    }
    return WallTime{static_cast<std::int64_t>(timegm(&parts)) * 1000};
}

} // namespace bafar::runtime
