#pragma once
// What bafar-agent was asked to do. Values only.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace bafar {

struct CommandLine {
    enum class Mode : unsigned char {
        Agent,
        Helper,     ///< root's helper: --helper [--socket PATH] [--owner USER] [--sandboxes DIR]
        MountCheck, ///< the helper's own child: --mount-check and all that follows
    };

    Mode mode = Mode::Agent;
    std::string socket = "/run/bafar/helper.sock";
    std::string owner = "bafar";
    bool ownerGiven = false;
    std::string sandboxes = "/run/docker/netns";
    std::vector<std::string> mountCheck;
    std::string file = "/etc/bafar/agent.yaml";
    bool check = false;
    std::string_view print; ///< only say this and end: help or version; valid for ever

    /// Errors: InvalidInput.
    static Result<CommandLine> parse(std::span<char*> arguments);
};

} // namespace bafar
