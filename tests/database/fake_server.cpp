#include "tests/database/fake_server.h"

#include <arpa/inet.h>
#include <array>
#include <sys/socket.h>
#include <unistd.h>

namespace bafar::test {
namespace {

using namespace std::string_literals;

std::string packet(std::uint8_t number, const std::string& body)
{
    std::string bytes;
    for (int shift = 0; shift < 24; shift += 8) {
        bytes += static_cast<char>((body.size() >> static_cast<unsigned>(shift)) & 0xFFU);
    }
    return bytes + static_cast<char>(number) + body;
}

/// False when the other side is gone.
bool give(int socket, const std::string& bytes)
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t one = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (one <= 0) {
            return false;
        }
        sent += static_cast<std::size_t>(one);
    }
    return true;
}

/// What comes next, empty at the end.
std::string take(int socket)
{
    std::array<char, 4096> buffer{};
    const ssize_t count = ::recv(socket, buffer.data(), buffer.size(), 0);
    return count <= 0 ? std::string() : std::string(buffer.data(), static_cast<std::size_t>(count));
}

const std::string Greeting = packet(
    0,
    "\x0a"
    "10.11.0-MariaDB\0"s +
        "\x01\0\0\0"s + "12345678"s + "\0"s + "\x8a\xa7"s + "\x21"s + "\x02\0"s + "\x08\0"s +
        "\x15"s + std::string(10, '\0') + "123456789012"s + "\0"s + "mysql_native_password\0"s);
const std::string Fine = "\0\0\0\x02\0\0\0"s;
const std::string EndOfPart = "\xfe\0\0\x02\0"s;

std::string lengthed(const std::string& text)
{
    return static_cast<char>(text.size()) + text;
}

const std::string Column = lengthed("def") + lengthed("") + lengthed("") + lengthed("") +
                           lengthed("version") + lengthed("") +
                           "\x0c\x21\0\xff\0\0\0\xfd\0\0\0\0\0"s;

} // namespace

FakeServer::FakeServer(Script script)
    : script_(script)
    , listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof at;
    ::bind(listener_, reinterpret_cast<sockaddr*>(&at), length);
    ::listen(listener_, 4);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &length);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] { serve(); });
}

FakeServer::~FakeServer()
{
    ::shutdown(listener_, SHUT_RDWR);
    if (client_ >= 0) {
        ::shutdown(client_, SHUT_RDWR);
    }
    thread_.join();
    ::close(listener_);
}

std::string FakeServer::stolen() const
{
    const std::lock_guard guard(lock_);
    return stolen_;
}

void FakeServer::serve()
{
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket >= 0) {
        client_ = socket;
        talk(socket);
        client_ = -1;
        ::close(socket);
    }
}

void FakeServer::talk(int socket)
{
    if (script_ == Closes) {
        return;
    }
    if (script_ == Silent) {
        take(socket);
        return;
    }
    if (script_ == Garbage) {
        give(socket, "SSH-2.0-OpenSSH_9.2p1 Debian\r\n");
        take(socket);
        return;
    }
    give(socket, Greeting);
    take(socket);
    give(socket, packet(2, Fine));
    take(socket); // the limits of the session
    give(socket, packet(1, Fine));
    take(socket); // the first question
    if (script_ == AsksForFile) {
        give(socket, packet(1, "\xfb/etc/hostname"));
        const std::string said = take(socket);
        const std::lock_guard guard(lock_);
        stolen_ = said.size() > 4 ? said.substr(4) : std::string();
        return;
    }
    give(socket, packet(1, "\x01") + packet(2, Column) + packet(3, EndOfPart));
    if (script_ == HugePacket) {
        give(socket, packet(4, "\xfd\xfa\xff\xff" + std::string(0xfffffa, 'x')));
        return;
    }
    std::uint8_t number = 4;
    while (give(socket, packet(number++, lengthed("10.11.0-MariaDB")))) {
    }
}

} // namespace bafar::test
