#include "agents/command_line.h"

namespace bafar {

namespace {

constexpr std::string_view Help =
    "Usage: bafar-agent [--config FILE] [--check]\n"
    "  --config FILE  this node's configuration; /etc/bafar/agent.yaml unless given\n"
    "  --check        say what is wrong with it and with the cluster spec, and end\n"
    "  --version      say the version\n"
    "Signals: SIGHUP reads both files again, SIGTERM stops as planned.\n"
    "Exit codes: 0 stopped as planned, or --check found nothing; 2 wrong usage;\n"
    "3 a configuration problem, told as file:line:column;\n"
    "4 this host: a file, a certificate, an address or a port.\n";

} // namespace

Result<CommandLine> CommandLine::parse(std::span<char*> arguments)
{
    CommandLine line;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument(arguments[i]);
        if (argument == "--help") {
            line.print = Help;
        } else if (argument == "--version") {
            line.print = "bafar-agent " BAFAR_VERSION "\n";
        } else if (argument == "--check") {
            line.check = true;
        } else if (argument == "--config" && i + 1 < arguments.size()) {
            line.file = arguments[++i];
        } else {
            return fail(Code::InvalidInput, "unknown or incomplete option: " +
                                                std::string(argument) + "; try bafar-agent --help");
        }
    }
    return line;
}

} // namespace bafar
