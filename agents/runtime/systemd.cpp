#include "agents/runtime/systemd.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/system_error.h"
#include "core/base/text.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t StatusMax = 500; ///< bytes

std::string environmentText(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): before threads start
    return value == nullptr ? "" : value;
}

std::optional<std::uint64_t> environmentNumber(const char* name)
{
    const std::string text = environmentText(name);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && error == std::errc() && end == text.data() + text.size()
               ? std::optional<std::uint64_t>(number)
               : std::nullopt;
}

} // namespace

ServiceManager ServiceManager::fromEnvironment()
{
    std::optional<Duration> interval;
    const std::optional<std::uint64_t> microseconds = environmentNumber("WATCHDOG_USEC");
    const std::optional<std::uint64_t> process = environmentNumber("WATCHDOG_PID");
    const bool forUs = !process || *process == static_cast<std::uint64_t>(::getpid());
    constexpr std::uint64_t LongestUsec = 1'000'000ULL * 3600 * 24 * 365;
    if (microseconds && *microseconds > 0 && *microseconds <= LongestUsec && forUs) {
        interval = std::chrono::microseconds(*microseconds);
    }
    return {environmentText("NOTIFY_SOCKET"), interval};
}

ServiceManager::ServiceManager(std::string socketPath, std::optional<Duration> watchdogInterval)
    : socketPath_(std::move(socketPath))
    , watchdogInterval_(watchdogInterval)
{
}

Result<void> ServiceManager::ready(std::string_view status) const
{
    return send("READY=1\nSTATUS=" + sanitized(status, StatusMax) + "\n");
}

Result<void> ServiceManager::stopping() const
{
    return send("STOPPING=1\n");
}

Result<void> ServiceManager::status(std::string_view text) const
{
    return send("STATUS=" + sanitized(text, StatusMax) + "\n");
}

Result<void> ServiceManager::watchdog() const
{
    return send("WATCHDOG=1\n");
}

Result<void> ServiceManager::send(const std::string& message) const
{
    if (!present()) {
        return {};
    }
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const bool known = socketPath_[0] == '/' || socketPath_[0] == '@';
    if (!known || socketPath_.size() >= sizeof address.sun_path) {
        return fail(Code::InvalidInput,
                    "NOTIFY_SOCKET names no socket: " + sanitized(socketPath_, StatusMax));
    }
    std::copy(socketPath_.begin(), socketPath_.end(), address.sun_path);
    if (socketPath_[0] == '@') {
        address.sun_path[0] = '\0'; // abstract: the name is exactly as long as given
    }
    const auto length = static_cast<socklen_t>(
        offsetof(sockaddr_un, sun_path) + socketPath_.size() + (socketPath_[0] == '/' ? 1U : 0U));
    const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket || ::sendto(socket.get(), message.data(), message.size(), MSG_NOSIGNAL,
                            reinterpret_cast<const sockaddr*>(&address), length) < 0) {
        return tl::unexpected(systemError(errno, "telling systemd through NOTIFY_SOCKET"));
    }
    return {};
}

} // namespace bafar::runtime
