#include "core/schema/database.h"

namespace bafar::schema::database {

std::vector<Problem> Config::verifyDatabase(const Config& config)
{
    std::vector<Problem> problems;
    if (config.timeout >= config.interval) {
        problems.push_back({"timeout", durationText(config.timeout) +
                                           " is not below the interval of " +
                                           durationText(config.interval)});
    }
    if (config.lagFailed < config.lagDegraded) {
        problems.push_back({"lag_failed", durationText(config.lagFailed) +
                                              " is below lag_degraded, " +
                                              durationText(config.lagDegraded)});
    }
    if (!config.passwordFile.empty() && config.passwordFile.front() != '/') {
        problems.push_back({"password_file", "give the whole path, from / on"});
    }
    for (std::size_t i = 0; i < config.servers.size(); ++i) {
        const std::string path = "servers[" + std::to_string(i) + "]";
        const ServerConfig& server = config.servers[i];
        if (!server.socket.empty() && server.socket.front() != '/') {
            problems.push_back({path + ".socket", "give the whole path, from / on"});
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (config.servers[j].node == server.node) {
                problems.push_back({path + ".node", server.node + " has a server already"});
            }
        }
    }
    return problems;
}

} // namespace bafar::schema::database
