#include "agents/helper/run.h"

#include <array>
#include <charconv>
#include <csignal>
#include <pwd.h>
#include <unistd.h>

#include "agents/helper/mount_check.h"
#include "agents/helper/server.h"
#include "agents/runtime/log.h"
#include "agents/runtime/signals.h"
#include "agents/runtime/systemd.h"
#include "core/base/text.h"

namespace bafar::helper {
namespace {

constexpr std::array Stopping{SIGTERM, SIGINT};

Result<ServerOptions> serverOptions(const RunOptions& options)
{
    ServerOptions server;
    server.path = options.socket;
    if (!options.gluster.empty()) {
        server.programs.gluster = options.gluster;
    }
    if (!options.sandboxes.empty()) {
        server.programs.sandboxes = options.sandboxes;
    }
    const passwd* owner = ::getpwnam(options.owner.c_str()); // NOLINT: before any thread
    if (owner != nullptr) {
        server.owner = owner->pw_uid;
        server.group = owner->pw_gid;
    } else if (options.ownerRequired) {
        return fail(Code::NotFound, "--owner: there is no user \"" + options.owner + "\"");
    }
    return server;
}

void tellManager(const Result<void>& told)
{
    if (!told) {
        runtime::logEvent(runtime::LogLevel::Warning, "systemd_not_told",
                          {{"error", told.error().text}});
    }
}

} // namespace

Result<void> serve(const RunOptions& options)
{
    if (::geteuid() != 0) {
        return fail(Code::Denied, "the helper does what needs root: run it as root, as "
                                  "bafar-helper.service does");
    }
    Result<ServerOptions> server = serverOptions(options);
    if (!server) {
        return tl::unexpected(std::move(server.error()));
    }
    const auto manager = runtime::ServiceManager::fromEnvironment();
    runtime::Loop loop;
    auto signals = runtime::Signals::open(loop, Stopping, [&loop](int) { loop.stop(); });
    if (!signals) {
        return tl::unexpected(std::move(signals.error()));
    }
    auto listening = Server::open(loop, std::move(*server));
    if (!listening) {
        return tl::unexpected(std::move(listening.error()));
    }
    runtime::Timer alive(loop, [&] {
        tellManager(manager.watchdog());
        alive.armAfter(*manager.watchdogInterval() / 2);
    });
    if (manager.watchdogInterval()) {
        alive.armAfter({});
    }
    runtime::logEvent(runtime::LogLevel::Notice, "helper_listens",
                      {{"path", options.socket}, {"owner", options.owner}});
    tellManager(manager.ready("listening on " + options.socket));
    loop.run();
    tellManager(manager.stopping());
    (*listening)->close();
    runtime::logEvent(runtime::LogLevel::Notice, "helper_stops", {});
    // Without waiting for children: one that hangs in the kernel would keep us from ending.
    ::_exit(0);
}

Result<std::string> mountCheck(const std::vector<std::string>& arguments)
{
    std::optional<OwnMark> own;
    bool valid = (arguments.size() == 2 || arguments.size() == 4) &&
                 schema::storage::isVolumeName(arguments[0]) &&
                 schema::storage::isMountPath(arguments[1]);
    if (valid && arguments.size() == 4) {
        own = OwnMark{arguments[2], 0};
        const std::string& round = arguments[3];
        const auto read = std::from_chars(round.data(), round.data() + round.size(), own->round);
        valid = read.ec == std::errc{} && read.ptr == round.data() + round.size() &&
                own->node.find_first_of("/.") == std::string::npos && !own->node.empty();
    }
    if (!valid) {
        return fail(Code::InvalidInput, "--mount-check VOLUME MOUNT [NODE ROUND]");
    }
    schema::storage::MountFound found = lookAtMount(arguments[0], arguments[1], own);
    found.problem = sanitized(found.problem, 300);
    return schema::toJson(found) + "\n";
}

} // namespace bafar::helper
