#pragma once
// Tells systemd how the service is doing: the sd_notify protocol without libsystemd.
//
// One datagram to the socket named in NOTIFY_SOCKET ('@' first: abstract). Without that variable
// every call succeeds and does nothing. Any thread. sd_notify(3), systemd.service(5) WatchdogSec.
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace bafar::runtime {

class ServiceManager {
public:
    /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID; call it before threads start.
    static ServiceManager fromEnvironment();

    /// From given values, for tests.
    ServiceManager(std::string socketPath, std::optional<Duration> watchdogInterval);

    [[nodiscard]] bool present() const { return !socketPath_.empty(); }

    [[nodiscard]] Result<void> ready(std::string_view status) const;
    [[nodiscard]] Result<void> stopping() const;
    [[nodiscard]] Result<void> status(
        std::string_view text) const;            ///< one line for `systemctl status`
    [[nodiscard]] Result<void> watchdog() const; ///< "still alive"

    /// How long systemd waits for watchdog(); call it at half of this. Empty: not asked for.
    [[nodiscard]] std::optional<Duration> watchdogInterval() const { return watchdogInterval_; }

private:
    Result<void> send(const std::string& message) const;

    std::string socketPath_;
    std::optional<Duration> watchdogInterval_;
};

} // namespace bafar::runtime
