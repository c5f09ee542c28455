#include "agents/services/drain.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/base/text.h"

namespace bafar::services {
namespace {

enum class Fit : std::uint8_t { Yes, No, Unknown };

bool runsOn(const contract::Task& task, const std::string& node)
{
    return task.node == node && task.state == "running";
}

/// As Swarm compares all but the name of a label.
std::string folded(std::string_view text)
{
    std::string small;
    for (const char letter : text) {
        small += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return small;
}

/// What a manager says of a node under this key of a constraint; nothing: it does not.
std::optional<std::string> valueOf(const contract::SwarmNode& node, std::string_view given)
{
    constexpr std::string_view Labels = "node.labels.";
    const std::string key = folded(given);
    if (key == "node.id") {
        return node.id;
    }
    if (key == "node.hostname") {
        return node.hostname;
    }
    if (key == "node.role") {
        return std::string(node.role == contract::Role::Manager ? "manager" : "worker");
    }
    if (key.starts_with(Labels)) {
        const auto label = node.labels.find(std::string(given.substr(Labels.size())));
        return label == node.labels.end() ? std::string() : label->second;
    }
    return std::nullopt;
}

/// "node.labels.disk==ssd" or "node.role != manager".
Fit meets(const contract::SwarmNode& node, std::string_view constraint)
{
    std::size_t sign = constraint.find("==");
    sign = sign == std::string_view::npos ? constraint.find("!=") : sign;
    if (sign == std::string_view::npos) {
        return Fit::Unknown;
    }
    const std::optional<std::string> value = valueOf(node, trimmed(constraint.substr(0, sign)));
    if (!value) {
        return Fit::Unknown;
    }
    const bool same = folded(*value) == folded(trimmed(constraint.substr(sign + 2)));
    return same == (constraint[sign] == '=') ? Fit::Yes : Fit::No;
}

void readMinimum(const contract::Service& service, Leaving& leaving)
{
    leaving.minimum = service.desired > 1 && !service.global ? 1 : 0;
    const auto label = service.labels.find(std::string(contract::MinimumLabel));
    if (label == service.labels.end()) {
        return;
    }
    const std::string_view text = trimmed(label->second);
    std::uint32_t minimum = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), minimum);
    if (read.ec == std::errc() && read.ptr == text.data() + text.size()) {
        leaving.minimum = minimum;
    } else {
        leaving.unreadable = inQuotes(text);
    }
}

/// Where a task that is said to run does run: nobody hears of those on other nodes.
std::set<std::string> readyNodes(const contract::Status& status)
{
    std::set<std::string> ready;
    for (const contract::SwarmNode& node : status.nodes) {
        if (node.state == "ready") {
            ready.insert(shownName(node));
        }
    }
    return ready;
}

/// What is large finds a place last: it is placed first.
std::vector<const contract::Service*> largestFirst(const std::vector<contract::Service>& services)
{
    std::vector<const contract::Service*> sorted;
    for (const contract::Service& one : services) {
        sorted.push_back(&one);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
        return std::tie(a->reservedMemoryBytes, a->reservedCpus) >
               std::tie(b->reservedMemoryBytes, b->reservedCpus);
    });
    return sorted;
}

/// Tasks of one service that may run on one node; 0: any number.
std::uint32_t mostOnOne(const contract::Service& service)
{
    const bool fixedPort =
        std::any_of(service.ports.begin(), service.ports.end(), [](const contract::Port& port) {
            return port.mode == "host" && port.published != 0;
        });
    return fixedPort ? 1 : service.maxPerNode;
}

struct Free {
    double cpus = 0;
    double memory = 0; ///< bytes
};

/// Another node, and what it has left.
struct Room {
    const contract::SwarmNode* node = nullptr;
    Free before; ///< without the tasks that move
    Free now;
    std::map<std::string, std::uint32_t> tasks; ///< by service
};

void take(Room& room, const contract::Service& service)
{
    room.now.cpus -= service.reservedCpus;
    room.now.memory -= static_cast<double>(service.reservedMemoryBytes);
    ++room.tasks[service.name];
}

/// Why no task of the service may run there, however much is free; empty: it may.
std::string ruleAgainst(const Room& room, const contract::Service& service, std::string& unsure)
{
    for (const std::string& constraint : service.constraints) {
        const Fit fit = meets(*room.node, constraint);
        if (fit == Fit::No) {
            return "no other node meets " + constraint;
        }
        unsure = fit == Fit::Unknown ? constraint : unsure;
    }
    const std::uint32_t most = mostOnOne(service);
    const auto there = room.tasks.find(service.name);
    return most > 0 && there != room.tasks.end() && there->second >= most
               ? "at most " + std::to_string(most) + " of its tasks may run on one node"
               : std::string();
}

/// What is not free there that one of its tasks reserves; empty: all is.
std::string lackAgainst(const Room& room, const Free& free, const contract::Service& service)
{
    if (room.node->memoryBytes > 0 &&
        free.memory < static_cast<double>(service.reservedMemoryBytes)) {
        return "no other node has " + std::to_string(service.reservedMemoryBytes >> 20U) +
               " MiB of memory free";
    }
    if (room.node->cpus > 0 && free.cpus + 1e-9 < service.reservedCpus) {
        return "no other node has the processors free that it reserves";
    }
    return {};
}

class Placing {
public:
    Placing(const contract::Status& status, const contract::SwarmNode& drained)
    {
        std::map<std::string_view, const contract::Service*> services;
        for (const contract::Service& service : status.services) {
            services[service.name] = &service;
        }
        for (const contract::SwarmNode& node : status.nodes) {
            if (node.id == drained.id || node.state != "ready" || node.availability != "active") {
                continue;
            }
            Room room;
            room.node = &node;
            room.now = {node.cpus, static_cast<double>(node.memoryBytes)};
            for (const contract::Task& task : status.tasks) {
                const auto service = services.find(task.service);
                if (task.node == shownName(node) && task.desired == "running" &&
                    service != services.end()) {
                    take(room, *service->second);
                }
            }
            room.before = room.now;
            rooms_.push_back(std::move(room));
        }
    }

    /// Gives one task of the service a place; why there is none, or empty.
    std::string place(const contract::Service& service, std::string& unsure)
    {
        std::string why = rooms_.empty() ? "no other node is ready and active" : std::string();
        Room* best = nullptr;
        bool crowded = false;
        for (Room& room : rooms_) {
            std::string against = ruleAgainst(room, service, unsure);
            if (against.empty()) {
                against = lackAgainst(room, room.now, service);
                crowded = crowded ||
                          (!against.empty() && lackAgainst(room, room.before, service).empty());
            }
            if (!against.empty()) {
                why = why.empty() ? against : why;
            } else if (best == nullptr || isBetter(room, *best, service.name)) {
                best = &room;
            }
        }
        if (best != nullptr) {
            take(*best, service);
            return {};
        }
        unsure = crowded ? "whether it fits beside the others that move" : unsure;
        return crowded ? std::string() : why;
    }

private:
    /// As Swarm spreads them.
    static bool isBetter(Room& room, Room& best, const std::string& service)
    {
        const std::uint32_t here = room.tasks[service];
        const std::uint32_t there = best.tasks[service];
        return here < there || (here == there && room.now.memory > best.now.memory);
    }

    std::vector<Room> rooms_;
};

} // namespace

const std::string& shownName(const contract::SwarmNode& node)
{
    return node.node.empty() ? node.hostname : node.node;
}

std::vector<Leaving> leavingOf(const contract::Status& status, const contract::SwarmNode& node)
{
    const std::string& shown = shownName(node);
    const std::set<std::string> ready = readyNodes(status);
    Placing placing(status, node);
    std::vector<Leaving> all;
    for (const contract::Service* one : largestFirst(status.services)) {
        const contract::Service& service = *one;
        Leaving leaving;
        leaving.service = service.name;
        leaving.global = service.global;
        readMinimum(service, leaving);
        for (const contract::Task& task : status.tasks) {
            if (task.service != service.name || task.state != "running") {
                continue;
            }
            if (!runsOn(task, shown)) {
                leaving.elsewhere += ready.contains(task.node) ? 1 : 0;
                continue;
            }
            leaving.tasks.push_back(task.name);
            if (!service.global && leaving.nowhere.empty()) {
                leaving.nowhere = placing.place(service, leaving.unsure);
            }
        }
        if (!leaving.tasks.empty()) {
            all.push_back(std::move(leaving));
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Leaving& a, const Leaving& b) { return a.service < b.service; });
    return all;
}

std::string namesText(const std::vector<std::string>& names)
{
    constexpr std::size_t Shown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(Shown, names.size()); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > Shown ? text + " and " + std::to_string(names.size() - Shown) + " more"
                                : text;
}

} // namespace bafar::services
