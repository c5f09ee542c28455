#include "tests/api/raw_client.h"

#include <memory>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/socket.h"

namespace bafar::test {

namespace {

struct FreeTls {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }

    void operator()(SSL* ssl) const { SSL_free(ssl); }
};

/// A blocking socket that gives up after ten seconds.
runtime::Descriptor connected(const net::Endpoint& to)
{
    const runtime::SocketAddress address = runtime::SocketAddress::from(to);
    runtime::Descriptor socket(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval limit{10, 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (::connect(socket.get(), address.pointer(), address.length) != 0) {
        socket.reset();
    }
    return socket;
}

RawExchange talkTls(const net::Endpoint& to,
                    const runtime::TlsFiles& files,
                    const std::string& bytes)
{
    RawExchange result;
    const runtime::Descriptor socket = connected(to);
    const std::unique_ptr<SSL_CTX, FreeTls> context(SSL_CTX_new(TLS_client_method()));
    if (!files.certificateFile.empty()) {
        SSL_CTX_use_certificate_chain_file(context.get(), files.certificateFile.c_str());
        SSL_CTX_use_PrivateKey_file(context.get(), files.keyFile.c_str(), SSL_FILETYPE_PEM);
    }
    const std::unique_ptr<SSL, FreeTls> ssl(SSL_new(context.get()));
    SSL_set_fd(ssl.get(), socket.get());
    if (SSL_connect(ssl.get()) != 1) {
        return result;
    }
    result.connected = true;
    SSL_write(ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
    char buffer[4096];
    for (int got = 1; got > 0;) {
        got = SSL_read(ssl.get(), buffer, sizeof buffer);
        result.received.append(buffer, got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    return result;
}

RawExchange talkPlain(const net::Endpoint& to, const std::string& bytes)
{
    RawExchange result;
    const runtime::Descriptor socket = connected(to);
    result.connected = static_cast<bool>(socket);
    std::ignore = ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    char buffer[4096];
    for (ssize_t got = 1; got > 0;) {
        got = ::recv(socket.get(), buffer, sizeof buffer, 0);
        result.received.append(buffer, got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    return result;
}

RawExchange turning(runtime::Loop& loop, std::future<RawExchange> result)
{
    while (result.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        loop.turn(std::chrono::milliseconds(10));
    }
    return result.get();
}

} // namespace

RawExchange exchangeRaw(runtime::Loop& loop,
                        const net::Endpoint& to,
                        const runtime::TlsFiles& files,
                        const std::string& bytes)
{
    return turning(loop, std::async(std::launch::async, [&] { return talkTls(to, files, bytes); }));
}

RawExchange exchangePlain(runtime::Loop& loop, const net::Endpoint& to, const std::string& bytes)
{
    return turning(loop, std::async(std::launch::async, [&] { return talkPlain(to, bytes); }));
}

} // namespace bafar::test
