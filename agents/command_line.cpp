#include "agents/command_line.h"

namespace bafar {

namespace {

constexpr std::string_view Help =
    "Usage: bafar-agent [--config FILE] [--check]\n"
    "  --config FILE  this node's configuration; /etc/bafar/agent.yaml unless given\n"
    "  --check        say what is wrong with it and with the cluster spec, and end\n"
    "  --version      say the version\n"
    "Usage: bafar-agent --helper [--socket PATH] [--owner USER] [--sandboxes DIR]\n"
    "  --helper       do for an agent what needs root, from a fixed list; needs root itself\n"
    "  --socket PATH  where agents find it; /run/bafar/helper.sock unless given\n"
    "  --owner USER   who may ask besides root; bafar unless given\n"
    "  --sandboxes DIR  where Docker holds its network namespaces: netns below dockerd's\n"
    "                 --exec-root; /run/docker/netns unless given\n"
    "Signals: SIGHUP reads both files again, SIGTERM stops as planned.\n"
    "Exit codes: 0 stopped as planned, or --check found nothing; 2 wrong usage;\n"
    "3 a configuration problem, told as file:line:column;\n"
    "4 this host: a file, a certificate, an address or a port.\n";

} // namespace

namespace {

/// --helper or --mount-check, which must come first: an agent's options mean nothing to them.
Result<CommandLine> parseHelper(std::span<char*> arguments)
{
    CommandLine line;
    line.mode = CommandLine::Mode::Helper;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string_view argument(arguments[i]);
        if (argument == "--socket" && i + 1 < arguments.size()) {
            line.socket = arguments[++i];
        } else if (argument == "--owner" && i + 1 < arguments.size()) {
            line.owner = arguments[++i];
            line.ownerGiven = true;
        } else if (argument == "--sandboxes" && i + 1 < arguments.size()) {
            line.sandboxes = arguments[++i];
        } else {
            return fail(Code::InvalidInput, "unknown or incomplete option of --helper: " +
                                                std::string(argument) + "; try bafar-agent --help");
        }
    }
    return line;
}

} // namespace

Result<CommandLine> CommandLine::parse(std::span<char*> arguments)
{
    CommandLine line;
    if (!arguments.empty() && std::string_view(arguments[0]) == "--helper") {
        return parseHelper(arguments);
    }
    if (!arguments.empty() && std::string_view(arguments[0]) == "--mount-check") {
        line.mode = Mode::MountCheck;
        line.mountCheck.assign(arguments.begin() + 1, arguments.end());
        return line;
    }
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
