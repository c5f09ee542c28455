#include "agents/runtime/tls_session.h"

#include <cerrno>
#include <openssl/err.h>
#include <sys/socket.h>

#include "agents/runtime/system_error.h"
#include "core/base/check.h"

namespace bafar::runtime {
namespace {

// OpenSSL's own socket BIO raises SIGPIPE; this one does not, and it keeps errno.
using MethodOwner = std::unique_ptr<BIO_METHOD, FreeWith<BIO_meth_free>>;

/// The shared part of reading and writing: what the result means for the BIO.
int bioResult(BIO* bio, ssize_t result, int retryFlag)
{
    auto* io = static_cast<SocketIo*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    io->error = result < 0 ? errno : 0;
    if (result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
        BIO_set_flags(bio, retryFlag | BIO_FLAGS_SHOULD_RETRY);
    }
    return static_cast<int>(result);
}

int bioWrite(BIO* bio, const char* data, int size)
{
    const auto* io = static_cast<const SocketIo*>(BIO_get_data(bio));
    const int flags = MSG_NOSIGNAL | (io->more ? MSG_MORE : 0);
    return bioResult(bio, ::send(io->socket, data, static_cast<std::size_t>(size), flags),
                     BIO_FLAGS_WRITE);
}

int bioRead(BIO* bio, char* data, int size)
{
    const auto* io = static_cast<const SocketIo*>(BIO_get_data(bio));
    return bioResult(bio, ::recv(io->socket, data, static_cast<std::size_t>(size), 0),
                     BIO_FLAGS_READ);
}

long bioControl(BIO* /*bio*/, int command, long /*number*/, void* /*pointer*/)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO* makeSocketBio(SocketIo* io)
{
    static const MethodOwner Method = [] {
        MethodOwner made(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket"));
        CHECK(made && BIO_meth_set_write(made.get(), bioWrite) == 1 &&
              BIO_meth_set_read(made.get(), bioRead) == 1 &&
              BIO_meth_set_ctrl(made.get(), bioControl) == 1);
        return made;
    }();
    BIO* bio = BIO_new(Method.get());
    CHECK(bio != nullptr);
    BIO_set_data(bio, io);
    BIO_set_init(bio, 1);
    return bio;
}

/// Alerts by which the other side says that it does not want our certificate.
bool isCertificateAlert(int reason)
{
    switch (reason) {
    case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
    case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
    case SSL_R_TLSV1_ALERT_ACCESS_DENIED:
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED: return true;
    default: return false;
    }
}

} // namespace

TlsSession::TlsSession(std::shared_ptr<TlsContext> context, int socket, std::string expectedName)
    : context_(std::move(context))
    , expectedName_(std::move(expectedName))
    , io_{.socket = socket}
    , ssl_(SSL_new(context_->state().context.get()))
{
    CHECK(ssl_ != nullptr);
    const bool server = context_->state().side == TlsSide::Server;
    record_.tolerate = server;
    CHECK(SSL_set_ex_data(ssl_.get(), verifyRecordIndex(), &record_) == 1);
    BIO* bio = makeSocketBio(&io_);
    SSL_set_bio(ssl_.get(), bio, bio);
    if (server) {
        SSL_set_accept_state(ssl_.get());
    } else {
        SSL_set_connect_state(ssl_.get());
    }
}

TlsSession::~TlsSession() = default;

TlsStep TlsSession::handshake()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(ssl_.get());
    return result == 1 ? judgePeer() : stepOf(result);
}

TlsStep TlsSession::judgePeer()
{
    const X509* leaf = SSL_get0_peer_certificate(ssl_.get());
    if (leaf == nullptr) {
        record_.refusal = refusalWithoutCertificate();
    }
    if (!record_.refusal) {
        const bool server = context_->state().side == TlsSide::Server;
        auto judgement = judge(leaf, {context_->self().cluster, !server, expectedName_});
        if (auto* identity = std::get_if<PeerIdentity>(&judgement)) {
            peer_ = std::move(*identity);
        } else {
            record_.refusal = std::get<Refusal>(std::move(judgement));
        }
    }
    if (record_.refusal && !record_.tolerate) {
        return failed({Code::Denied, record_.refusal->text});
    }
    return TlsStep::Done;
}

TlsTransfer TlsSession::read(std::span<std::uint8_t> into)
{
    ERR_clear_error();
    std::size_t bytes = 0;
    const int result = SSL_read_ex(ssl_.get(), into.data(), into.size(), &bytes);
    return result == 1 ? TlsTransfer{TlsStep::Done, bytes} : TlsTransfer{stepOf(result), 0};
}

TlsTransfer TlsSession::write(ByteView bytes, bool more)
{
    ERR_clear_error();
    std::size_t written = 0;
    io_.more = more;
    const int result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &written);
    io_.more = false;
    return result == 1 ? TlsTransfer{TlsStep::Done, written} : TlsTransfer{stepOf(result), 0};
}

void TlsSession::sendClose()
{
    if (!broken_ && SSL_is_init_finished(ssl_.get()) == 1) {
        ERR_clear_error();
        SSL_shutdown(ssl_.get());
        ERR_clear_error();
    }
}

TlsStep TlsSession::stepOf(int result)
{
    switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ: return TlsStep::WantsRead;
    case SSL_ERROR_WANT_WRITE: return TlsStep::WantsWrite;
    case SSL_ERROR_ZERO_RETURN: error_ = {Code::Unavailable, "closed"}; return TlsStep::Closed;
    case SSL_ERROR_SYSCALL:
        broken_ = true;
        return failed(io_.error != 0
                          ? systemError(io_.error, "the connection broke")
                          : Error{Code::Unavailable, "the other side cut the connection"});
    default: broken_ = true; return failed(protocolError());
    }
}

TlsStep TlsSession::failed(Error error)
{
    error_ = std::move(error);
    return TlsStep::Failed;
}

Error TlsSession::protocolError() const
{
    if (record_.refusal && !record_.tolerate) {
        ERR_clear_error();
        return {Code::Denied, record_.refusal->text};
    }
    const int reason = ERR_GET_REASON(ERR_peek_last_error());
    if (reason == SSL_R_UNEXPECTED_EOF_WHILE_READING) {
        ERR_clear_error();
        return {Code::Unavailable, "the other side cut the connection"};
    }
    if (isCertificateAlert(reason)) {
        return opensslFailure(Code::Denied, "the other side does not accept our certificate")
            .value();
    }
    return opensslFailure(Code::InvalidInput, "what arrived is not proper TLS 1.3").value();
}

} // namespace bafar::runtime
