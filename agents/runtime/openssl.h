#pragma once
// OpenSSL's objects as owned values, and its error queue as text. For this folder's .cpp files
// only: no other header of the project includes OpenSSL. Any thread.
#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/time.h"

namespace bafar::runtime {

template <auto Function>
struct FreeWith {
    template <class T>
    void operator()(T* object) const
    {
        Function(object);
    }
};

using BioOwner = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using KeyOwner = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using X509Owner = std::unique_ptr<X509, FreeWith<X509_free>>;
using BignumOwner = std::unique_ptr<BIGNUM, FreeWith<BN_clear_free>>;
using ExtensionOwner = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;
using NamesOwner = std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>>;
using SslContextOwner = std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>>;
using SslOwner = std::unique_ptr<SSL, FreeWith<SSL_free>>;

/// "TEXT: the newest reason on OpenSSL's queue"; empties the queue.
[[nodiscard]] tl::unexpected<Error> opensslFailure(Code code, const std::string& text);

/// A memory BIO that reads `text`, which must outlive it.
[[nodiscard]] BioOwner bioOver(std::string_view text);

/// What was written into a memory BIO.
[[nodiscard]] std::string bioText(BIO* bio);

/// pem_password_cb: hands out the Secret at `user`; refuses instead of asking on the terminal when
/// it is empty.
int passphraseCallback(char* buffer, int size, int writing, void* user);

/// The private key of a PEM text. Errors: Denied (wrong or missing passphrase), InvalidInput.
[[nodiscard]] Result<KeyOwner> readKey(std::string_view pem, const Secret& passphrase);

/// PKCS#8 in PEM: encrypted with scrypt and AES-256-CBC, or plain when the passphrase is empty.
[[nodiscard]] Result<std::string> writeKey(EVP_PKEY* key, const Secret& passphrase);

[[nodiscard]] WallTime toWallTime(const ASN1_TIME* time);

} // namespace bafar::runtime
