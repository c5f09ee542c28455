#pragma once
// A real mariadbd in a folder of its own, on a Unix socket and a free port of loopback.
//
// The system tables are made once a program and copied. Accounts: root without password on the
// socket, "bafar" with the password "secret" and "repl" from loopback.
#include <QProcess>
#include <QTemporaryDir>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace bafar::test {

class MariaDb {
public:
    /// Starts it and waits until it answers; null with a reason on standard error when it does not.
    static std::unique_ptr<MariaDb> start(int serverId,
                                          const std::vector<std::string>& options = {});

    ~MariaDb(); ///< kills it
    MariaDb(const MariaDb&) = delete;
    MariaDb& operator=(const MariaDb&) = delete;

    /// Runs the statements as root, blocking. The first cell of the last result; "ERROR: ..." where
    /// one fails.
    std::string sql(const std::string& statements) const;

    void signal(int number) const;

    /// Kills it and starts it again with the same data.
    void kill();
    [[nodiscard]] bool again();

    [[nodiscard]] std::string socketPath() const;

    [[nodiscard]] std::uint16_t port() const { return port_; }

    [[nodiscard]] std::string folder() const;

private:
    MariaDb() = default;
    [[nodiscard]] bool run();

    QTemporaryDir folder_;
    QProcess process_;
    std::uint16_t port_ = 0;
    std::vector<std::string> options_;
};

/// Whether a server can be started here; otherwise why not.
[[nodiscard]] std::string mariadbMissing();

/// A port of loopback that nobody listens on now.
[[nodiscard]] std::uint16_t freeLoopbackPort();

} // namespace bafar::test
