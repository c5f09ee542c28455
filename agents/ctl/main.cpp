// bafarctl: everything the console can do, by command.
#include <csignal>
#include <string>
#include <vector>

#include "agents/ctl/commands.h"

int main(int argc, char** argv)
{
    // Before any thread starts: Ctrl+C becomes an event of the loop, a closed pipe an error.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return bafar::ctl::runProgram(arguments);
}
