#include "core/schema/cache.h"

namespace bafar::schema::cache {

std::vector<Problem> Config::verify(const Config& config)
{
    std::vector<Problem> problems;
    if (config.timeout >= config.interval) {
        problems.push_back({"timeout", durationText(config.timeout) +
                                           " is not shorter than the interval, " +
                                           durationText(config.interval) +
                                           ": a look must end before the next begins"});
    }
    if (!config.user.empty() && config.passwordFile.empty()) {
        problems.push_back({"password_file", "missing, though user is given: name the file on each "
                                             "node that holds that user's password"});
    }
    for (std::size_t i = 0; i < config.servers.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (config.servers[j].node == config.servers[i].node) {
                problems.push_back({"servers[" + std::to_string(i) + "].node",
                                    config.servers[i].node + " has a server already; an agent "
                                                             "watches one"});
            }
        }
    }
    return problems;
}

} // namespace bafar::schema::cache
