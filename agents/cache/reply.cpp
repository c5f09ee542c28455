#include "agents/cache/reply.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace bafar::cache {
namespace {

using schema::cache::Trouble;

struct Meaning {
    std::string_view begins;
    Trouble trouble;
    std::string_view text;
};

/// The first that fits counts. From the sources of Redis 2.8 to 7.2.
constexpr std::array Meanings{
    Meaning{"NOAUTH", Trouble::LoginRefused,
            "wants a password: name its file in cache.password_file"},
    Meaning{"ERR operation not permitted", Trouble::LoginRefused,
            "wants a password: name its file in cache.password_file"},
    Meaning{"WRONGPASS", Trouble::LoginRefused,
            "refuses the login: check cache.user and the content of cache.password_file"},
    Meaning{"ERR invalid password", Trouble::LoginRefused,
            "refuses the login: check the content of cache.password_file"},
    Meaning{"ERR wrong number of arguments for 'auth'", Trouble::LoginRefused,
            "knows no users (they came with Redis 6): leave cache.user out"},
    Meaning{"NOPERM", Trouble::Denied,
            "does not let this user look: ACL SETUSER NAME +info +config|get +client|setname"},
    Meaning{"DENIED", Trouble::Denied,
            "is in protected mode and lets only loopback in: set a password, or bind it to the "
            "address it is reached at"},
    Meaning{"ERR max number of clients", Trouble::TooManyClients,
            "takes no more clients: raise maxclients, or see who keeps connections open with "
            "CLIENT LIST"},
    Meaning{"LOADING", Trouble::Loading, "reads its data set from disk: wait until it has"},
    Meaning{"BUSY", Trouble::Busy,
            "runs a script and answers nobody: SCRIPT KILL ends one that has written nothing"},
    Meaning{"MASTERDOWN", Trouble::PrimaryDown,
            "lost its primary and may not serve what it has: restore the link, or promote it"},
    Meaning{"READONLY", Trouble::Denied, "is a read-only replica: ask its primary"},
};

} // namespace

Failure failureOf(std::string_view error)
{
    const auto* known = std::find_if(Meanings.begin(), Meanings.end(), [&](const Meaning& meaning) {
        return error.starts_with(meaning.begins);
    });
    const std::string said = " (it said: " + sanitized(error, QuotedMax) + ")";
    if (known == Meanings.end()) {
        return {Trouble::Unexpected,
                "answers with an error; is it a Redis server, and is the port right?" + said};
    }
    return {known->trouble, std::string(known->text) + said};
}

bool wantsNoPassword(std::string_view error)
{
    return error.starts_with("ERR Client sent AUTH, but no password is set") ||
           error.starts_with("ERR AUTH <password> called without any password configured");
}

} // namespace bafar::cache
