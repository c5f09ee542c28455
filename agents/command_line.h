#pragma once
// What bafar-agent was asked to do. Values only.
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace bafar {

struct CommandLine {
    std::string file = "/etc/bafar/agent.yaml";
    bool check = false;
    std::string_view print; ///< only say this and end: help or version; valid for ever

    /// Errors: InvalidInput.
    static Result<CommandLine> parse(std::span<char*> arguments);
};

} // namespace bafar
