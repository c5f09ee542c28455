#include <openssl/err.h>
#include <openssl/pem.h>

#include "agents/runtime/certificate.h"
#include "agents/runtime/file.h"
#include "agents/runtime/tls_state.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t PemMax = 256U << 10U; ///< bytes

/// The verify callback: remembers the first thing that is wrong.
int recordFailure(int accepted, X509_STORE_CTX* store)
{
    if (accepted == 1) {
        return 1;
    }
    const auto* ssl = static_cast<const SSL*>(
        X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto* record = static_cast<VerifyRecord*>(SSL_get_ex_data(ssl, verifyRecordIndex()));
    if (record == nullptr) {
        return 0;
    }
    if (!record->refusal) {
        record->refusal =
            refusalOf(X509_STORE_CTX_get_error(store), X509_STORE_CTX_get_error_depth(store),
                      X509_STORE_CTX_get0_cert(store));
    }
    return record->tolerate ? 1 : 0;
}

/// Protocol, memory and verification settings that no file decides.
bool configure(SSL_CTX* context)
{
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    // Otherwise one call would work through key updates for as long as the peer sends them.
    SSL_CTX_clear_mode(context, SSL_MODE_AUTO_RETRY);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, recordFailure);
    SSL_CTX_set_verify_depth(context, 2);
    return SSL_CTX_set_num_tickets(context, 0) == 1 &&
           SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1;
}

/// The authorities of a PEM text go into the trust store. Errors: InvalidInput.
Result<void> trust(SSL_CTX* context, const std::string& pem)
{
    const BioOwner bio = bioOver(pem);
    int count = 0;
    while (const X509Owner authority{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)}) {
        if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.get()) != 1) {
            return opensslFailure(Code::InvalidInput, "using the certificate");
        }
        ++count;
    }
    ERR_clear_error(); // the end of the text is an error for OpenSSL
    if (count == 0) {
        return fail(Code::InvalidInput, "there is no certificate in it; it must be PEM");
    }
    return {};
}

/// Leaf first, then what leads to the authority.
Result<void> useChain(SSL_CTX* context, const std::string& pem)
{
    const BioOwner bio = bioOver(pem);
    const X509Owner leaf(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!leaf || SSL_CTX_use_certificate(context, leaf.get()) != 1) {
        return opensslFailure(Code::InvalidInput, "there is no usable certificate in it");
    }
    while (X509Owner next{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)}) {
        if (SSL_CTX_add1_chain_cert(context, next.get()) != 1) {
            return opensslFailure(Code::InvalidInput, "using the chain");
        }
    }
    ERR_clear_error();
    return {};
}

/// Own certificate against own authorities. Its time is not checked: an agent whose certificate
/// ran out must still start and keep its floating IPs; its peers say what is wrong.
Result<void> verifySelf(SSL_CTX* context)
{
    using StoreContextOwner = std::unique_ptr<X509_STORE_CTX, FreeWith<X509_STORE_CTX_free>>;
    const StoreContextOwner check(X509_STORE_CTX_new());
    STACK_OF(X509)* chain = nullptr;
    SSL_CTX_get0_chain_certs(context, &chain);
    X509* leaf = SSL_CTX_get0_certificate(context);
    if (!check ||
        X509_STORE_CTX_init(check.get(), SSL_CTX_get_cert_store(context), leaf, chain) != 1) {
        return opensslFailure(Code::Internal, "verifying the certificate");
    }
    X509_STORE_CTX_set_flags(check.get(), X509_V_FLAG_NO_CHECK_TIME);
    if (X509_verify_cert(check.get()) != 1) {
        const int error = X509_STORE_CTX_get_error(check.get());
        ERR_clear_error();
        return fail(Code::InvalidInput,
                    refusalOf(error, X509_STORE_CTX_get_error_depth(check.get()), leaf).text);
    }
    return {};
}

/// Runs one step of load() on a file's content, the file's name in front of its error.
template <class Use>
Result<void> withFile(const std::string& path, Use use)
{
    Result<std::string> content = readFile(path, PemMax);
    if (!content) {
        return tl::unexpected(std::move(content.error()));
    }
    Result<void> used = use(*content);
    OPENSSL_cleanse(content->data(), content->size());
    if (!used) {
        return failWith(path, std::move(used.error()));
    }
    return {};
}

Result<void> useFiles(SSL_CTX* context, const TlsFiles& files)
{
    Result<void> step = checkSecretFile(files.keyFile);
    if (step) {
        step = withFile(files.caFile, [&](const std::string& pem) { return trust(context, pem); });
    }
    if (step) {
        step = withFile(files.certificateFile,
                        [&](const std::string& pem) { return useChain(context, pem); });
    }
    if (!step) {
        return step;
    }
    return withFile(files.keyFile, [&](const std::string& pem) -> Result<void> {
        Result<KeyOwner> key = readKey(pem, files.keyPassphrase);
        if (!key) {
            return tl::unexpected(std::move(key.error()));
        }
        if (SSL_CTX_use_PrivateKey(context, key->get()) != 1 ||
            SSL_CTX_check_private_key(context) != 1) {
            ERR_clear_error();
            return fail(Code::InvalidInput,
                        "this key does not belong to the certificate in " + files.certificateFile);
        }
        return {};
    });
}

} // namespace

int verifyRecordIndex()
{
    static const int Index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return Index;
}

Result<std::shared_ptr<TlsContext>> TlsContext::load(TlsSide side, const TlsFiles& files)
{
    auto state = std::make_unique<State>();
    state->side = side;
    state->context.reset(
        SSL_CTX_new(side == TlsSide::Client ? TLS_client_method() : TLS_server_method()));
    SSL_CTX* const context = state->context.get();
    if (context == nullptr || !configure(context)) {
        return opensslFailure(Code::Internal, "preparing TLS 1.3");
    }
    Result<void> used = useFiles(context, files);
    if (!used) {
        return tl::unexpected(std::move(used.error()));
    }
    used = verifySelf(context);
    Result<PeerIdentity> self = identityOf(SSL_CTX_get0_certificate(context));
    if (!used || !self) {
        return failWith(files.certificateFile, used ? self.error() : used.error());
    }
    state->self = std::move(*self);
    return std::shared_ptr<TlsContext>(new TlsContext(std::move(state)));
}

TlsContext::TlsContext(std::unique_ptr<State> state)
    : state_(std::move(state))
{
}

TlsContext::~TlsContext() = default;

const PeerIdentity& TlsContext::self() const
{
    return state_->self;
}

} // namespace bafar::runtime
