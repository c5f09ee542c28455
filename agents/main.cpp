// bafar-agent: one per server. Options, signals and exit codes: command_line.cpp.
#include <cstdio>
#include <malloc.h>

#include "agents/agent.h"
#include "agents/command_line.h"
#include "agents/helper_mode.h"

namespace {

enum Exit : int { Stopped = 0, Usage = 2, BadConfiguration = 3, BadEnvironment = 4 };

int complain(const bafar::Error& error, const char* before, int code)
{
    std::fprintf(stderr, "%s%s\n", before, error.text.c_str());
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    // Three threads at most allocate at the same time; more arenas would only hold memory.
    mallopt(M_ARENA_MAX, 3);
    mallopt(M_MMAP_THRESHOLD, 256 << 10);
    mallopt(M_TRIM_THRESHOLD, 256 << 10);
    const auto line = bafar::CommandLine::parse(std::span(argv, argv + argc).subspan(1));
    if (!line) {
        return complain(line.error(), "bafar-agent: ", Usage);
    }
    if (!line->print.empty()) {
        std::fwrite(line->print.data(), 1, line->print.size(), stdout);
        return Stopped;
    }
    bafar::runtime::blockSignals(bafar::Agent::Signals);
    if (line->mode != bafar::CommandLine::Mode::Agent) {
        return bafar::runHelperMode(*line);
    }
    bafar::Result<bafar::Settings> settings =
        line->check ? bafar::Settings::read(line->file) : bafar::Settings::readForStart(line->file);
    if (!settings) {
        return complain(settings.error(), "", BadConfiguration);
    }
    if (line->check) {
        std::printf("%s and %s: fine\n", line->file.c_str(), settings->specFile.c_str());
        if (settings->specFile != settings->config.spec) {
            std::printf("the spec in force is %s, not %s: it was applied to this agent\n",
                        settings->specFile.c_str(), settings->config.spec.c_str());
        }
        return Stopped;
    }
    const auto agent = bafar::Agent::start(std::move(*settings));
    if (!agent) {
        return complain(agent.error(), "bafar-agent: ", BadEnvironment);
    }
    (*agent)->run();
    return Stopped;
}
