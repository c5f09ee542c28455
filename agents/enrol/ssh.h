#pragma once
// One ssh connection to a host: its key is checked, a key authenticates us, commands run on it.
//
// Blocking calls with limits, for bafarctl and for a thread of the console's; libssh is used in
// ssh.cpp only. No passwords, by design. One owner, one thread.
#include <functional>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/base/time.h"

namespace bafar::enrol {

struct SshOptions {
    std::string host;
    unsigned port = 22;
    std::string user = "root";
    std::string identity;   ///< private key file; empty: the ssh agent's keys, then the usual files
    std::string knownHosts; ///< empty: ~/.ssh/known_hosts
    std::string fingerprint; ///< "SHA256:..." that the person trusts; empty: known_hosts decides
    Duration limit = std::chrono::seconds(10);
};

/// A host key that known_hosts does not have.
struct UnknownHost {
    std::string host;
    std::string type;        ///< "ssh-ed25519"
    std::string fingerprint; ///< "SHA256:..."
};

struct CommandResult {
    int exitCode = 0;
    std::string output; ///< at most OutputMax bytes
    std::string errors; ///< at most OutputMax bytes

    static constexpr std::size_t OutputMax = 64U << 10U;
};

class SshSession {
public:
    /// Asked about a host that is not known; true: trust it and remember its key.
    using Confirm = std::function<bool(const UnknownHost&)>;

    /// Connects, checks the host key, authenticates. Errors: Unavailable (host), Denied (key
    /// differs from the known one or is not trusted; no key of ours is accepted), NotFound
    /// (identity file).
    static Result<std::unique_ptr<SshSession>> open(const SshOptions& options,
                                                    const Confirm& confirm);

    ~SshSession();
    SshSession(const SshSession&) = delete;
    SshSession& operator=(const SshSession&) = delete;

    /// Runs a command of the remote shell with `input` on its standard input. A command that ends
    /// with another code than 0 is a result, not an error. Errors: Unavailable, Timeout.
    [[nodiscard]] Result<CommandResult> run(const std::string& command,
                                            std::string_view input = {},
                                            Duration limit = std::chrono::seconds(60));

private:
    struct State;
    explicit SshSession(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// `text` as one word of a POSIX shell.
[[nodiscard]] std::string shellQuoted(std::string_view text);

} // namespace bafar::enrol
