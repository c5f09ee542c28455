// bafar-agent: one per server. Options and exit codes are those of `bafar-agent --help`.
#include <csignal>
#include <cstdio>
#include <malloc.h>
#include <string>
#include <vector>

#include "agents/agent.h"

namespace {

enum Exit : int { Stopped = 0, Usage = 2, BadConfiguration = 3, BadEnvironment = 4 };

constexpr const char* Help =
    "Usage: bafar-agent [--config FILE] [--check]\n"
    "  --config FILE  this node's configuration; /etc/bafar/agent.yaml unless given\n"
    "  --check        say what is wrong with it and with the cluster spec, and end\n"
    "  --version      say the version\n"
    "Signals: SIGHUP reads both files again, SIGTERM stops as planned.\n"
    "Exit codes: 0 stopped as planned, or --check found nothing; 2 wrong usage;\n"
    "3 a configuration problem, told as file:line:column; 4 this host: a file, an address, a "
    "port.\n";

int complain(const std::string& text, int code)
{
    std::fprintf(stderr, "%s\n", text.c_str());
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    // Three threads at most allocate at the same time; more arenas would only hold memory.
    mallopt(M_ARENA_MAX, 3);
    mallopt(M_MMAP_THRESHOLD, 256 << 10);
    mallopt(M_TRIM_THRESHOLD, 256 << 10);
    std::string file = "/etc/bafar/agent.yaml";
    bool check = false;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--help" || arguments[i] == "--version") {
            std::fputs(arguments[i] == "--help" ? Help : "bafar-agent " BAFAR_VERSION "\n", stdout);
            return Exit::Stopped;
        }
        if (arguments[i] == "--config" && i + 1 < arguments.size()) {
            file = arguments[++i];
        } else if (arguments[i] == "--check") {
            check = true;
        } else {
            return complain("bafar-agent: unknown or incomplete option \"" + arguments[i] + "\"\n" +
                                Help,
                            Exit::Usage);
        }
    }
    bafar::runtime::blockSignals(bafar::Agent::Signals);
    bafar::Result<bafar::Settings> settings = bafar::Settings::read(file);
    if (!settings) {
        return complain(settings.error().text, Exit::BadConfiguration);
    }
    if (check) {
        std::printf("%s and %s: fine\n", file.c_str(), settings->config.spec.c_str());
        return Exit::Stopped;
    }
    const auto agent = bafar::Agent::start(std::move(*settings));
    if (!agent) {
        return complain("bafar-agent: " + agent.error().text, Exit::BadEnvironment);
    }
    (*agent)->run();
    return Exit::Stopped;
}
