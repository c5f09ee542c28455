// The root helper with another program in gluster's place, and another folder in that of Docker's
// namespaces: helper_under_test SOCKET OWNER PROGRAM SANDBOXES.
// As its own child it is what bafar-agent --mount-check is.
#include <csignal>
#include <cstdio>
#include <string_view>

#include "agents/helper/run.h"
#include "agents/runtime/signals.h"

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (!arguments.empty() && arguments[0] == "--mount-check") {
        const auto found = bafar::helper::mountCheck({arguments.begin() + 1, arguments.end()});
        std::fputs(found ? found->c_str() : found.error().text.c_str(), stdout);
        return found ? 0 : 2;
    }
    if (arguments.size() != 4) {
        return 2;
    }
    constexpr int Signals[] = {SIGTERM};
    bafar::runtime::blockSignals(Signals);
    const auto served =
        bafar::helper::serve({arguments[0], arguments[1], arguments[2], true, arguments[3]});
    std::fprintf(stderr, "%s\n", served ? "" : served.error().text.c_str());
    return 4;
}
