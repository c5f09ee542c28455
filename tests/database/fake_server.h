#pragma once
// A server on loopback that speaks just enough of MariaDB's protocol to lie.
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace bafar::test {

class FakeServer {
public:
    enum Script { Garbage, Closes, Silent, EndlessRows, HugePacket, AsksForFile };

    explicit FakeServer(Script script);
    ~FakeServer();
    FakeServer(const FakeServer&) = delete;
    FakeServer& operator=(const FakeServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }

    /// What came as the content of the file that was asked for.
    [[nodiscard]] std::string stolen() const;

private:
    void serve();
    void talk(int socket);

    Script script_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<int> client_ = -1;
    mutable std::mutex lock_;
    std::string stolen_;
    std::thread thread_;
};

} // namespace bafar::test
