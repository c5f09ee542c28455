// The engine's answers about itself and its containers.
#include <algorithm>
#include <charconv>

#include "agents/services/docker_engine.h"
#include "agents/services/parse_text.h"

namespace bafar::services {
namespace {

constexpr double NanosecondsPerSecond = 1e9;
constexpr std::size_t InterfacesMax = 32;

/// "1.41"; refuses anything else.
struct ApiVersion {
    unsigned major = 0;
    unsigned minor = 0;

    auto operator<=>(const ApiVersion&) const = default;
};

constexpr ApiVersion Lowest{1, 30};
constexpr ApiVersion Highest{1, 44};

std::optional<ApiVersion> apiVersion(std::string_view text)
{
    ApiVersion version;
    const char* const end = text.data() + text.size();
    const auto major = std::from_chars(text.data(), end, version.major);
    if (major.ec != std::errc{} || major.ptr == end || *major.ptr != '.') {
        return std::nullopt;
    }
    const auto minor = std::from_chars(major.ptr + 1, end, version.minor);
    return minor.ec == std::errc{} && minor.ptr == end ? std::optional(version) : std::nullopt;
}

std::string textOf(ApiVersion version)
{
    return std::to_string(version.major) + "." + std::to_string(version.minor);
}

/// "healthy" of "Up 16 seconds (healthy)"; "starting" of "(health: starting)".
std::string healthOf(std::string_view status)
{
    const std::size_t open = status.rfind('(');
    if (open == std::string_view::npos || !status.ends_with(')')) {
        return {};
    }
    std::string_view word = status.substr(open + 1, status.size() - open - 2);
    constexpr std::string_view Prefix = "health: ";
    if (word.starts_with(Prefix)) {
        word.remove_prefix(Prefix.size());
    }
    const bool known = word == "healthy" || word == "unhealthy" || word == "starting";
    return known ? std::string(word) : std::string(); // "Exited (0)" has brackets, too
}

contract::Container containerOf(const docker::Container& from)
{
    contract::Container container;
    container.id = named(from.id);
    container.image = sanitized(from.image, ImageMax);
    container.state = named(from.state);
    container.health = healthOf(from.status);
    if (from.names && !from.names->empty()) {
        const std::string_view name = from.names->front();
        container.name = named(name.starts_with('/') ? name.substr(1) : name);
    }
    if (from.labels) {
        const auto task = from.labels->find("com.docker.swarm.task.id");
        container.task = task == from.labels->end() ? std::string() : named(task->second);
    }
    return container;
}

double detail(const docker::MemoryStats& memory, const char* name, const char* other)
{
    if (!memory.details) {
        return 0;
    }
    for (const char* key : {name, other}) {
        if (const auto found = memory.details->find(key); found != memory.details->end()) {
            return found->second;
        }
    }
    return 0;
}

void addCpu(const docker::CpuStats& from, Figures& figures)
{
    if (from.usage) {
        figures.cpu = from.usage->total / NanosecondsPerSecond;
        figures.cpuUser = from.usage->user / NanosecondsPerSecond;
        figures.cpuSystem = from.usage->kernel / NanosecondsPerSecond;
    }
    if (from.throttling) {
        figures.periods = from.throttling->periods;
        figures.throttledPeriods = from.throttling->throttledPeriods;
        figures.throttled = from.throttling->throttledTime / NanosecondsPerSecond;
    }
}

} // namespace

Result<EngineVersion> parseVersion(std::string_view body)
{
    const Result<docker::Version> read = readBody<docker::Version>(body, "its version");
    if (!read) {
        return tl::unexpected(read.error());
    }
    const std::optional<ApiVersion> theirs = apiVersion(read->api);
    if (!theirs) {
        return fail(Code::InvalidInput, "Docker's answer about its version: \"" +
                                            sanitized(read->api, 20) +
                                            "\" is no API version such as 1.41");
    }
    const std::string engine = "Docker " + named(read->version) + " speaks API version ";
    if (*theirs < Lowest) {
        return fail(Code::Unsupported, engine + textOf(*theirs) + ", at least " + textOf(Lowest) +
                                           " is needed: update Docker");
    }
    const std::optional<ApiVersion> least = apiVersion(read->minimumApi);
    if (least && *least > Highest) {
        return fail(Code::Unsupported, engine + textOf(*least) + " and later, Bafar up to " +
                                           textOf(Highest) + ": update Bafar");
    }
    return EngineVersion{named(read->version), textOf(std::min(*theirs, Highest))};
}

Result<Info> parseInfo(std::string_view body)
{
    const Result<docker::Info> read = readBody<docker::Info>(body, "itself");
    if (!read) {
        return tl::unexpected(read.error());
    }
    Info info;
    info.running = read->running;
    info.paused = read->paused;
    info.stopped = read->stopped;
    info.processors = read->processors;
    info.memoryBytes = read->memory;
    if (read->swarm) {
        info.node = named(read->swarm->nodeId);
        info.state = named(read->swarm->state);
        info.manager = read->swarm->control;
        info.error = sanitized(read->swarm->error, SentenceMax);
        info.managers = read->swarm->managers.value_or(0);
        info.cluster = read->swarm->cluster ? named(read->swarm->cluster->id) : std::string();
    }
    return info;
}

Result<Listed<contract::Container>> parseContainers(std::string_view body)
{
    using List = std::optional<std::vector<docker::Container>>;
    const Result<List> read = readBody<List>(body, "its containers");
    if (!read) {
        return tl::unexpected(read.error());
    }
    Listed<contract::Container> list;
    if (*read) {
        const std::size_t kept = std::min(ContainersMax, (*read)->size());
        for (std::size_t i = 0; i < kept; ++i) {
            list.items.push_back(containerOf((**read)[i]));
        }
        list.leftOut = static_cast<std::uint32_t>((*read)->size() - kept);
    }
    return list;
}

Result<ContainerDetail> parseDetail(std::string_view body)
{
    const Result<docker::ContainerDetail> read =
        readBody<docker::ContainerDetail>(body, "a container");
    if (!read) {
        return tl::unexpected(read.error());
    }
    ContainerDetail detail;
    detail.restarts = read->restarts;
    if (read->state) {
        detail.startedAt = wallOf(read->state->startedAt);
        detail.oomKilled = read->state->oomKilled;
    }
    if (read->host) {
        constexpr double UsualPeriod = 100'000; // microseconds: the kernel's
        detail.memoryLimit = read->host->memory;
        detail.memoryReservation = read->host->memoryReservation;
        detail.cpuPeriod = read->host->cpuPeriod > 0 ? read->host->cpuPeriod : UsualPeriod;
        detail.cpuQuota = read->host->nanoCpus > 0
                              ? read->host->nanoCpus / NanosecondsPerSecond * detail.cpuPeriod
                              : read->host->cpuQuota;
    }
    return detail;
}

Result<Figures> parseFigures(std::string_view body)
{
    const Result<docker::Stats> read = readBody<docker::Stats>(body, "what a container uses");
    if (!read) {
        return tl::unexpected(read.error());
    }
    Figures figures;
    if (read->cpu) {
        addCpu(*read->cpu, figures);
    }
    if (read->memory) {
        const docker::MemoryStats& memory = *read->memory;
        // Names of cgroup version 1, then of version 2.
        const double inactive = detail(memory, "total_inactive_file", "inactive_file");
        figures.memory = memory.usage;
        figures.workingSet = std::max(0.0, memory.usage - inactive);
        figures.rss = detail(memory, "total_rss", "anon");
        figures.cache = detail(memory, "total_cache", "file");
    }
    if (read->networks) {
        for (const auto& [name, from] : *read->networks) {
            if (figures.networks.size() < InterfacesMax) {
                figures.networks.push_back({named(name), from.receiveBytes, from.receiveErrors,
                                            from.receiveDropped, from.transmitBytes,
                                            from.transmitErrors, from.transmitDropped});
            }
        }
    }
    return figures;
}

Result<EngineEvent> parseEvent(std::string_view line)
{
    const Result<docker::Event> read = readBody<docker::Event>(line, "what happened");
    if (!read) {
        return tl::unexpected(read.error());
    }
    const auto attribute = [&read](const char* name) {
        if (!read->actor || !read->actor->attributes) {
            return std::string();
        }
        const auto found = read->actor->attributes->find(name);
        return found == read->actor->attributes->end() ? std::string() : named(found->second);
    };
    return EngineEvent{named(read->type),
                       named(read->action),
                       read->actor ? named(read->actor->id) : std::string(),
                       attribute("signal"),
                       attribute("com.docker.swarm.task.id"),
                       read->timeNanoseconds};
}

std::string refusalText(std::string_view body)
{
    const Result<docker::Refusal> read = readBody<docker::Refusal>(body, "an error");
    if (read && !read->message.empty()) {
        return sanitized(read->message, SentenceMax);
    }
    return sanitized(trimmed(body.substr(0, body.find_first_of("\r\n"))), SentenceMax);
}

} // namespace bafar::services
