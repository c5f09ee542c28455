#include "agents/sim/daemon_texts.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace bafar::sim {

namespace {

/// What is asked of Docker, without version and parameters.
std::string_view dockerPath(const services::Request& request)
{
    std::string_view path(request.target);
    const std::string_view parameters = path.substr(std::min(path.find('?'), path.size()));
    path = path.substr(0, path.size() - parameters.size());
    if (path.starts_with("/v1.")) {
        path.remove_prefix(std::min(path.find('/', 1), path.size()));
    }
    return path;
}

/// The text of one container's figures: "docker_stats_f2059589cb87.json"; empty: nothing of that.
std::string dockerOwnText(const services::Request& request)
{
    constexpr std::string_view Begin = "/containers/";
    constexpr std::size_t IdShown = 12;
    const std::string_view path = dockerPath(request);
    return path.starts_with(Begin) && path.ends_with("/stats")
               ? "docker_stats_" + std::string(path.substr(Begin.size(), IdShown)) + ".json"
               : std::string();
}

/// The text's name for a question to Docker.
std::string dockerText(const services::Request& request)
{
    const std::string_view path = dockerPath(request);
    if (path == "/containers/json") {
        return "docker_containers.json";
    }
    if (path.starts_with("/containers/")) {
        return path.ends_with("/stats") ? "docker_stats.json" : "docker_container.json";
    }
    return "docker_" + std::string(path.substr(std::min<std::size_t>(1, path.size()))) + ".json";
}

} // namespace

std::vector<std::string> dockerTexts(const services::Request& request)
{
    return {dockerOwnText(request), dockerText(request)};
}

services::Answer dockerAnswer(const services::Request& request, std::optional<std::string> said)
{
    constexpr std::uint16_t Good = 200;
    constexpr std::uint16_t Unavailable = 503;
    if (request.method != "GET") {
        return {Unavailable, R"({"message":")" + std::string(NoChange) + R"("})"};
    }
    if (request.target.ends_with("/_ping")) {
        return {Good, "OK"};
    }
    if (request.target.find("shutdown") != std::string::npos) {
        return {Good, "[]"}; // no task has ended
    }
    return said ? services::Answer{Good, std::move(*said)}
                : services::Answer{Unavailable, R"({"message":"not simulated"})"};
}

std::string_view databaseText(database::Question question)
{
    switch (question) {
    case database::Question::Position: return "mariadb_position.tsv";
    case database::Question::Replication: return "mariadb_replication.tsv";
    case database::Question::Status: return "mariadb_status.tsv";
    case database::Question::Variables: return "mariadb_variables.tsv";
    case database::Question::Processes: return "mariadb_processes.tsv";
    }
    return {};
}

database::Table tableFrom(std::string_view text)
{
    database::Table table;
    bool head = true;
    for (const std::string_view line : split(text, '\n')) {
        if (line.empty()) {
            continue;
        }
        const std::vector<std::string_view> cells = split(line, '\t');
        if (std::exchange(head, false)) {
            table.begin(cells);
            continue;
        }
        for (const std::string_view cell : cells) {
            table.add(cell == "NULL" ? std::nullopt : std::optional(cell));
        }
    }
    return table;
}

} // namespace bafar::sim
