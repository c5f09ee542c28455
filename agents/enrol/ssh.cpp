#include "agents/enrol/ssh.h"

#include <algorithm>
#include <libssh/libssh.h>

#include "agents/runtime/clock.h"
#include "core/base/text.h"

namespace bafar::enrol {

namespace {

constexpr std::size_t Piece = 16U << 10U; ///< bytes written at a time
constexpr const char* ReadOnHost =
    "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub on that host's own console";

struct Free {
    void operator()(ssh_session session) const { ssh_free(session); }

    void operator()(ssh_channel channel) const { ssh_channel_free(channel); }

    void operator()(ssh_key key) const { ssh_key_free(key); }
};

using Session = std::unique_ptr<ssh_session_struct, Free>;
using Channel = std::unique_ptr<ssh_channel_struct, Free>;
using Key = std::unique_ptr<ssh_key_struct, Free>;

std::string problemOf(ssh_session session)
{
    return sanitized(ssh_get_error(session), 300);
}

Result<UnknownHost> hostKey(ssh_session session, const std::string& host)
{
    ssh_key raw = nullptr;
    if (ssh_get_server_publickey(session, &raw) != SSH_OK) {
        return fail(Code::Denied, host + " showed no host key");
    }
    const Key key(raw);
    unsigned char* hash = nullptr;
    std::size_t length = 0;
    if (ssh_get_publickey_hash(key.get(), SSH_PUBLICKEY_HASH_SHA256, &hash, &length) != 0) {
        return fail(Code::Internal, "the host key of " + host + " has no fingerprint");
    }
    char* text = ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, length);
    UnknownHost found{host, ssh_key_type_to_char(ssh_key_type(key.get())),
                      text == nullptr ? "" : text};
    ssh_string_free_char(text);
    ssh_clean_pubkey_hash(&hash);
    return found;
}

/// The command that takes a host's line out of known_hosts.
std::string forgetCommand(const SshOptions& options)
{
    const std::string name = options.port == 22
                                 ? options.host
                                 : "[" + options.host + "]:" + std::to_string(options.port);
    return "ssh-keygen -R " + shellQuoted(name) +
           (options.knownHosts.empty() ? "" : " -f " + shellQuoted(options.knownHosts));
}

Result<void> checkHost(ssh_session session,
                       const SshOptions& options,
                       const SshSession::Confirm& confirm)
{
    const Result<UnknownHost> shown = hostKey(session, options.host);
    if (!shown) {
        return tl::unexpected(shown.error());
    }
    if (!options.fingerprint.empty()) {
        if (shown->fingerprint == options.fingerprint) {
            return {};
        }
        return fail(Code::Denied, options.host + " has the host key " + shown->fingerprint +
                                      ", not " + sanitized(options.fingerprint, 80) +
                                      ": it is another machine, or someone stands between; "
                                      "read its fingerprint with " +
                                      ReadOnHost + " and give that one by --fingerprint");
    }
    switch (ssh_session_is_known_server(session)) {
    case SSH_KNOWN_HOSTS_OK: return {};
    case SSH_KNOWN_HOSTS_CHANGED:
    case SSH_KNOWN_HOSTS_OTHER:
        return fail(Code::Denied,
                    options.host + " has another host key than " +
                        (options.knownHosts.empty() ? "~/.ssh/known_hosts" : options.knownHosts) +
                        " says (now " + shown->fingerprint +
                        "): it was installed anew, or someone stands between; "
                        "only if " +
                        ReadOnHost + " says the same, remove the old line with " +
                        forgetCommand(options));
    default: break;
    }
    if (!confirm || !confirm(*shown)) {
        return fail(Code::Denied, "the host key " + shown->fingerprint + " of " + options.host +
                                      " is not trusted; compare it with " + ReadOnHost +
                                      ", then give --fingerprint");
    }
    if (ssh_session_update_known_hosts(session) != SSH_OK) {
        return fail(Code::Unavailable, "known_hosts could not be written: " + problemOf(session));
    }
    return {};
}

Result<void> authenticate(ssh_session session, const SshOptions& options)
{
    int answer = SSH_AUTH_ERROR;
    if (options.identity.empty()) {
        answer = ssh_userauth_publickey_auto(session, nullptr, nullptr);
    } else {
        ssh_key raw = nullptr;
        if (ssh_pki_import_privkey_file(options.identity.c_str(), nullptr, nullptr, nullptr,
                                        &raw) != SSH_OK) {
            return fail(Code::NotFound, options.identity +
                                            " cannot be used as an ssh key: it is missing, not a "
                                            "private key, or encrypted (add it to the ssh agent)");
        }
        const Key key(raw);
        answer = ssh_userauth_publickey(session, nullptr, key.get());
    }
    if (answer == SSH_AUTH_SUCCESS) {
        return {};
    }
    return fail(Code::Denied,
                options.host + " does not accept " +
                    (options.identity.empty() ? "any key of ours" : "the key " + options.identity) +
                    " for user " + options.user +
                    "; put its public half into that user's authorized_keys there, or give "
                    "another --identity or --user");
}

} // namespace

struct SshSession::State {
    Session session;
    std::string host;
};

SshSession::SshSession(std::unique_ptr<State> state)
    : state_(std::move(state))
{
}

SshSession::~SshSession()
{
    ssh_disconnect(state_->session.get());
}

Result<std::unique_ptr<SshSession>> SshSession::open(const SshOptions& options,
                                                     const Confirm& confirm)
{
    auto state = std::make_unique<State>();
    state->host = options.host;
    state->session.reset(ssh_new());
    ssh_session session = state->session.get();
    const long limit = std::max<long>(
        1,
        static_cast<long>(std::chrono::duration_cast<std::chrono::seconds>(options.limit).count()));
    const unsigned port = options.port;
    // No ~/.ssh/config: a plan must say everything that matters itself.
    const int noConfig = 0;
    bool set = ssh_options_set(session, SSH_OPTIONS_HOST, options.host.c_str()) == 0;
    set = set && ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &noConfig) == 0;
    set = set && ssh_options_set(session, SSH_OPTIONS_PORT, &port) == 0;
    set = set && ssh_options_set(session, SSH_OPTIONS_USER, options.user.c_str()) == 0;
    set = set && ssh_options_set(session, SSH_OPTIONS_TIMEOUT, &limit) == 0;
    if (!options.knownHosts.empty()) {
        set = set &&
              ssh_options_set(session, SSH_OPTIONS_KNOWNHOSTS, options.knownHosts.c_str()) == 0;
    }
    if (!set) {
        return fail(Code::InvalidInput, "ssh options: " + problemOf(session));
    }
    if (ssh_connect(session) != SSH_OK) {
        return fail(Code::Unavailable, "ssh to " + options.host + " port " + std::to_string(port) +
                                           ": " + problemOf(session));
    }
    if (Result<void> trusted = checkHost(session, options, confirm); !trusted) {
        return tl::unexpected(trusted.error());
    }
    if (Result<void> in = authenticate(session, options); !in) {
        return tl::unexpected(in.error());
    }
    return std::unique_ptr<SshSession>(new SshSession(std::move(state)));
}

Result<CommandResult> SshSession::run(const std::string& command,
                                      std::string_view input,
                                      Duration limit)
{
    ssh_session session = state_->session.get();
    const Channel channel(ssh_channel_new(session));
    if (channel == nullptr || ssh_channel_open_session(channel.get()) != SSH_OK ||
        ssh_channel_request_exec(channel.get(), command.c_str()) != SSH_OK) {
        return fail(Code::Unavailable, state_->host + ": " + problemOf(session));
    }
    while (!input.empty()) {
        const auto size = static_cast<std::uint32_t>(std::min(input.size(), Piece));
        const int wrote = ssh_channel_write(channel.get(), input.data(), size);
        if (wrote <= 0) {
            return fail(Code::Unavailable,
                        state_->host + " stopped reading: " + problemOf(session));
        }
        input.remove_prefix(static_cast<std::size_t>(wrote));
    }
    ssh_channel_send_eof(channel.get());
    CommandResult result;
    const Instant end = runtime::monotonicNow() + limit;
    char buffer[4096];
    while (!ssh_channel_is_eof(channel.get())) {
        if (runtime::monotonicNow() >= end) {
            return fail(Code::Timeout,
                        state_->host + ": no end of the command within " + toHumanText(limit));
        }
        for (const int errors : {0, 1}) {
            const int got = ssh_channel_read_timeout(channel.get(), buffer, sizeof buffer, errors,
                                                     errors == 0 ? 100 : 0);
            if (got == SSH_ERROR) {
                return fail(Code::Unavailable, state_->host + ": " + problemOf(session));
            }
            std::string& into = errors == 0 ? result.output : result.errors;
            if (got > 0 && into.size() < CommandResult::OutputMax) {
                into.append(buffer, static_cast<std::size_t>(got));
            }
        }
    }
    result.exitCode = ssh_channel_get_exit_status(channel.get());
    return result;
}

std::string shellQuoted(std::string_view text)
{
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'') {
            quoted += "'\\''";
        } else {
            quoted += c;
        }
    }
    return quoted + "'";
}

} // namespace bafar::enrol
