#include "agents/helper/commands.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text.h"
#include "core/schema/storage.h"

namespace bafar::helper {
namespace {

using namespace std::chrono_literals;
using Words = std::span<const std::string_view>;

constexpr std::array OfVolume{Parameter{"volume", Check::Volume}};
constexpr std::array OfLook{Parameter{"volume", Check::Volume}, Parameter{"mount", Check::Mount}};
constexpr std::array OfMark{Parameter{"volume", Check::Volume}, Parameter{"mount", Check::Mount},
                            Parameter{"node", Check::Node}, Parameter{"round", Check::Number}};
constexpr std::array OfSockets{Parameter{"network", Check::Network},
                               Parameter{"family", Check::Family},
                               Parameter{"count", Check::Count}};

// "--mode=script" answers gluster's questions; what they would warn of stands in the plan.
template <std::size_t N>
constexpr std::array<std::string_view, N + 2> gluster(const std::array<std::string_view, N>& rest)
{
    std::array<std::string_view, N + 2> words{};
    words[0] = "{gluster}";
    words[1] = "--mode=script";
    std::copy(rest.begin(), rest.end(), words.begin() + 2);
    return words;
}

template <std::size_t N>
using Texts = std::array<std::string_view, N>;

constexpr auto Pool = gluster(Texts<3>{"--xml", "pool", "list"});
constexpr auto Peers = gluster(Texts<3>{"--xml", "peer", "status"});
constexpr auto Volumes = gluster(Texts<3>{"--xml", "volume", "info"});
constexpr auto Status = gluster(Texts<4>{"--xml", "volume", "status", "all"});
constexpr auto Detail = gluster(Texts<5>{"--xml", "volume", "status", "all", "detail"});
constexpr auto Clients = gluster(Texts<5>{"--xml", "volume", "status", "{volume}", "clients"});
constexpr auto HealCount =
    gluster(Texts<6>{"--xml", "volume", "heal", "{volume}", "info", "summary"});
constexpr auto SplitBrain =
    gluster(Texts<6>{"--xml", "volume", "heal", "{volume}", "info", "split-brain"});
constexpr auto QuotaList = gluster(Texts<5>{"--xml", "volume", "quota", "{volume}", "list"});
constexpr auto Heal = gluster(Texts<4>{"--xml", "volume", "heal", "{volume}"});
constexpr auto HealOn = gluster(Texts<5>{"--xml", "volume", "heal", "{volume}", "enable"});
constexpr auto HealOff = gluster(Texts<5>{"--xml", "volume", "heal", "{volume}", "disable"});
constexpr auto StartForce = gluster(Texts<5>{"--xml", "volume", "start", "{volume}", "force"});
constexpr Texts<4> Look{"{self}", "--mount-check", "{volume}", "{mount}"};
constexpr Texts<6> Mark{"{self}", "--mount-check", "{volume}", "{mount}", "{node}", "{round}"};

constexpr std::array Table{
    Row{"gluster_pool", {}, Pool, 4s},
    Row{"gluster_peers", {}, Peers, 4s},
    Row{"gluster_volumes", {}, Volumes, 4s},
    Row{"gluster_status", {}, Status, 4s},
    Row{"gluster_detail", {}, Detail, 4s},
    Row{"gluster_clients", OfVolume, Clients, 4s},
    Row{"gluster_heal_count", OfVolume, HealCount, 20s},
    Row{"gluster_split_brain", OfVolume, SplitBrain, 20s},
    Row{"gluster_quota", OfVolume, QuotaList, 10s},
    Row{"gluster_heal", OfVolume, Heal, 30s, true},
    Row{"gluster_self_heal_on", OfVolume, HealOn, 30s, true},
    Row{"gluster_self_heal_off", OfVolume, HealOff, 30s, true},
    Row{"gluster_start_force", OfVolume, StartForce, 30s, true},
    Row{"mount_look", OfLook, Look, 3s},
    Row{"mount_mark", OfMark, Mark, 3s},
    Row{"network_sockets", OfSockets, {}, 1s},
};

bool isNodeId(std::string_view text)
{
    return !text.empty() && text.size() <= 63 && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.size() <= 18 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isNetworkId(std::string_view text)
{
    return text.size() >= 12 && text.size() <= 64 &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

/// 0: it is none, or too high.
unsigned countOf(std::string_view text)
{
    unsigned count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && count <= SocketsMax && !text.starts_with('0') ? count : 0;
}

bool passes(Check check, std::string_view text)
{
    switch (check) {
    case Check::Volume: return schema::storage::isVolumeName(text);
    case Check::Mount: return schema::storage::isMountPath(text);
    case Check::Node: return isNodeId(text);
    case Check::Number: return isNumber(text);
    case Check::Network: return isNetworkId(text);
    case Check::Family: return text == "4" || text == "6";
    case Check::Count: return countOf(text) > 0;
    }
    return false;
}

Result<void> checkArguments(const Row& row, const Request& request)
{
    for (const auto& [name, value] : request.arguments) {
        const bool known = std::any_of(
            row.parameters.begin(), row.parameters.end(),
            [&wanted = name](const Parameter& parameter) { return parameter.name == wanted; });
        if (!known) {
            return fail(Code::InvalidInput, std::string(row.command) + " has no argument \"" +
                                                sanitized(name, 40) + "\"");
        }
    }
    for (const Parameter& parameter : row.parameters) {
        const auto given = request.arguments.find(std::string(parameter.name));
        if (given == request.arguments.end()) {
            return fail(Code::InvalidInput, std::string(row.command) + " needs the argument " +
                                                std::string(parameter.name));
        }
        if (!passes(parameter.check, given->second)) {
            return fail(Code::InvalidInput, "not a valid " + std::string(parameter.name) + ": \"" +
                                                sanitized(given->second, 80) + "\"");
        }
    }
    return {};
}

std::string filled(std::string_view word, const Request& request, const Programs& programs)
{
    if (!word.starts_with('{')) {
        return std::string(word);
    }
    const std::string name(word.substr(1, word.size() - 2));
    if (name == "gluster") {
        return programs.gluster;
    }
    return name == "self" ? programs.self : request.arguments.at(name);
}

/// Docker's own place in a network, on each node that the network is on: the sandbox of its load
/// balancer, named by the first nine characters of the network's id.
SocketOrder socketOrder(const Request& request, const Programs& programs)
{
    constexpr std::size_t NameLength = 9;
    return {programs.sandboxes + "/lb_" + request.arguments.at("network").substr(0, NameLength),
            request.arguments.at("family") == "6", countOf(request.arguments.at("count"))};
}

} // namespace

std::span<const Row> table()
{
    return Table;
}

Result<Call> prepare(const Request& request, const Programs& programs)
{
    const auto row = std::find_if(Table.begin(), Table.end(), [&](const Row& candidate) {
        return candidate.command == request.command;
    });
    if (row == Table.end()) {
        return fail(Code::NotFound,
                    "the helper knows no command \"" + sanitized(request.command, 80) + "\"");
    }
    if (Result<void> checked = checkArguments(*row, request); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    Call call;
    call.limit = row->limit;
    call.changes = row->changes;
    if (row->words.empty()) {
        call.sockets = socketOrder(request, programs);
    }
    for (const std::string_view word : row->words) {
        call.arguments.push_back(filled(word, request, programs));
    }
    return call;
}

} // namespace bafar::helper
