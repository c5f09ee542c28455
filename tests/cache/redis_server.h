#pragma once
// A real redis-server in a folder of its own on a free loopback port, started and ended by a test.
#include <QTemporaryDir>
#include <memory>
#include <string>
#include <vector>

#include "core/net/address.h"

namespace bafar::test {

/// A TCP port of this loopback address that nobody listens on now.
[[nodiscard]] std::uint16_t freePort(const std::string& address);

/// Why Redis servers cannot be started here; empty: they can.
[[nodiscard]] std::string whyNoRedis();

class RedisServer {
public:
    /// Starts it at `address` (127.0.0.x) with these lines in its configuration file, and waits
    /// until it answers; another port is taken where somebody was faster.
    explicit RedisServer(std::string address, std::vector<std::string> lines = {});
    RedisServer(const RedisServer&) = delete;
    RedisServer& operator=(const RedisServer&) = delete;
    ~RedisServer(); ///< ends it

    [[nodiscard]] const std::string& address() const { return address_; }

    [[nodiscard]] std::uint16_t port() const { return port_; }

    /// The output of redis-cli with these words, without the newline.
    std::string cli(const std::vector<std::string>& words) const;

    void signal(int number) const;
    void kill();  ///< SIGKILL, and waits for its end
    void start(); ///< again, on the same port

private:
    [[nodiscard]] bool answers() const;

    QTemporaryDir folder_;
    std::string address_;
    std::uint16_t port_ = 0;
    std::vector<std::string> lines_;
    int pid_ = 0;
};

} // namespace bafar::test
