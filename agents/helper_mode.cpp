#include "agents/helper_mode.h"

#include <cstdio>

#include "agents/helper/run.h"

namespace bafar {
namespace {

enum Exit : int { Stopped = 0, Usage = 2, BadEnvironment = 4 };

int complain(const Error& error, int code)
{
    std::fprintf(stderr, "bafar-agent: %s\n", error.text.c_str());
    return code;
}

} // namespace

int runHelperMode(const CommandLine& line)
{
    if (line.mode == CommandLine::Mode::MountCheck) {
        const Result<std::string> found = helper::mountCheck(line.mountCheck);
        if (!found) {
            return complain(found.error(), Usage);
        }
        std::fwrite(found->data(), 1, found->size(), stdout);
        return Stopped;
    }
    const Result<void> served =
        helper::serve({line.socket, line.owner, {}, line.ownerGiven, line.sandboxes});
    return served ? Stopped : complain(served.error(), BadEnvironment);
}

} // namespace bafar
