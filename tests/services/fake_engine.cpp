#include "tests/services/fake_engine.h"

#include <cstring>
#include <map>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "core/base/check.h"

namespace bafar::test {

FakeEngine::FakeEngine(std::string path, Answer answer)
    : path_(std::move(path))
    , answer_(std::move(answer))
{
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    CHECK(path_.size() < sizeof(address.sun_path));
    std::memcpy(address.sun_path, path_.data(), path_.size());
    ::unlink(path_.c_str());
    CHECK(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
    CHECK(::listen(listener_, 16) == 0);
    thread_ = std::thread([this] { serve(); });
}

FakeEngine::~FakeEngine()
{
    over_ = true;
    thread_.join();
    ::close(listener_);
    ::unlink(path_.c_str());
}

std::string FakeEngine::whole(int status, const std::string& body)
{
    return "HTTP/1.1 " + std::to_string(status) +
           " X\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

void FakeEngine::serve()
{
    struct Peer {
        int number = 0;
        std::string request;
        std::string outgoing;
    };

    std::map<int, Peer> peers; // by descriptor
    const auto drop = [&peers](int descriptor) {
        ::close(descriptor);
        peers.erase(descriptor);
    };
    while (!over_) {
        std::vector<pollfd> waits{{listener_, POLLIN, 0}};
        for (const auto& [descriptor, peer] : peers) {
            waits.push_back({descriptor,
                             static_cast<short>(POLLIN | (peer.outgoing.empty() ? 0 : POLLOUT)),
                             0});
        }
        constexpr int Patience = 10; // milliseconds
        ::poll(waits.data(), waits.size(), Patience);
        if ((waits[0].revents & POLLIN) != 0) {
            const int accepted =
                ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            peers[accepted].number = ++connections_;
        }
        for (std::size_t i = 1; i < waits.size(); ++i) {
            const int descriptor = waits[i].fd;
            Peer& peer = peers[descriptor];
            if ((waits[i].revents & (POLLIN | POLLHUP)) != 0) {
                char buffer[65536];
                const ssize_t count = ::recv(descriptor, buffer, sizeof(buffer), 0);
                if (count <= 0) {
                    drop(descriptor);
                    continue;
                }
                peer.request.append(buffer, static_cast<std::size_t>(count));
                if (const std::size_t end = peer.request.find("\r\n\r\n");
                    end != std::string::npos) {
                    peer.outgoing += answer_(peer.request, peer.number);
                    peer.request.clear();
                }
            }
            const std::size_t end = std::min(peer.outgoing.find(Close), peer.outgoing.size());
            const ssize_t sent =
                ::send(descriptor, peer.outgoing.data(), end, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent > 0) {
                peer.outgoing.erase(0, static_cast<std::size_t>(sent));
            }
            if (!peer.outgoing.empty() && peer.outgoing.front() == Close) {
                drop(descriptor);
            }
        }
    }
    while (!peers.empty()) {
        drop(peers.begin()->first);
    }
}

} // namespace bafar::test
