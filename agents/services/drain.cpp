#include "agents/services/drain.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace bafar::services {
namespace {

enum class Fit : std::uint8_t { Yes, No, Unknown };

bool runsOn(const contract::Task& task, const std::string& node)
{
    return task.node == node && task.state == "running";
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(' ');
    return from == std::string_view::npos
               ? std::string_view()
               : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// What a manager says of a node under this key of a constraint; nothing: it does not.
std::optional<std::string> valueOf(const contract::SwarmNode& node, std::string_view key)
{
    constexpr std::string_view Labels = "node.labels.";
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
        const auto label = node.labels.find(std::string(key.substr(Labels.size())));
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
    const bool same = *value == trimmed(constraint.substr(sign + 2));
    return same == (constraint[sign] == '=') ? Fit::Yes : Fit::No;
}

std::uint32_t minimumOf(const contract::Service& service)
{
    const auto label = service.labels.find(std::string(contract::MinimumLabel));
    std::uint32_t minimum = service.desired > 1 && !service.global ? 1 : 0;
    if (label != service.labels.end()) {
        const std::string& text = label->second;
        std::from_chars(text.data(), text.data() + text.size(), minimum);
    }
    return minimum;
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

/// Another node, and what it has left.
struct Room {
    const contract::SwarmNode* node = nullptr;
    double cpus = 0;
    double memory = 0;
    std::map<std::string, std::uint32_t> tasks; ///< by service
};

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
            Room room{&node, node.cpus, static_cast<double>(node.memoryBytes), {}};
            for (const contract::Task& task : status.tasks) {
                const auto service = services.find(task.service);
                if (task.node == shownName(node) && task.desired == "running" &&
                    service != services.end()) {
                    take(room, *service->second);
                }
            }
            rooms_.push_back(std::move(room));
        }
    }

    /// Gives one task of the service a place; why there is none, or empty.
    std::string place(const contract::Service& service, std::string& unsure)
    {
        std::string why = rooms_.empty() ? "no other node is ready and active" : std::string();
        Room* best = nullptr;
        for (Room& room : rooms_) {
            const std::string against = reasonAgainst(room, service, unsure);
            if (!against.empty()) {
                why = why.empty() ? against : why;
            } else if (best == nullptr || best->tasks[service.name] > room.tasks[service.name] ||
                       (best->tasks[service.name] == room.tasks[service.name] &&
                        best->memory < room.memory)) {
                best = &room; // as Swarm spreads them
            }
        }
        if (best == nullptr) {
            return why;
        }
        take(*best, service);
        return {};
    }

private:
    static void take(Room& room, const contract::Service& service)
    {
        room.cpus -= service.reservedCpus;
        room.memory -= static_cast<double>(service.reservedMemoryBytes);
        ++room.tasks[service.name];
    }

    static std::string reasonAgainst(const Room& room,
                                     const contract::Service& service,
                                     std::string& unsure)
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
        if (most > 0 && there != room.tasks.end() && there->second >= most) {
            return "at most " + std::to_string(most) + " of its tasks may run on one node";
        }
        if (room.node->memoryBytes > 0 &&
            room.memory < static_cast<double>(service.reservedMemoryBytes)) {
            return "no other node has " + std::to_string(service.reservedMemoryBytes >> 20U) +
                   " MiB of memory free";
        }
        if (room.node->cpus > 0 && room.cpus + 1e-9 < service.reservedCpus) {
            return "no other node has the processors free that it reserves";
        }
        return {};
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
    Placing placing(status, node);
    std::vector<Leaving> all;
    for (const contract::Service& service : status.services) {
        Leaving leaving;
        leaving.service = service.name;
        leaving.global = service.global;
        leaving.minimum = minimumOf(service);
        for (const contract::Task& task : status.tasks) {
            if (task.service != service.name || task.state != "running") {
                continue;
            }
            if (!runsOn(task, shown)) {
                ++leaving.elsewhere;
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
