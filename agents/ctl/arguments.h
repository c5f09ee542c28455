#pragma once
// The command line as words and options, checked against what a command takes. Values only.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace bafar::ctl {

struct OptionRule {
    std::string_view name;  ///< "--reason"
    std::string_view value; ///< "TEXT"; empty: takes none
    std::string_view help;
    bool repeated = false; ///< may be given several times
};

struct Arguments {
    std::vector<std::string> words;
    std::multimap<std::string, std::string, std::less<>> options;

    [[nodiscard]] bool has(std::string_view name) const { return options.contains(name); }

    [[nodiscard]] std::string value(std::string_view name, std::string_view otherwise = {}) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
};

/// `--name value`, `--name=value` and words in any order; "--" ends options. Errors: InvalidInput
/// with the nearest option.
[[nodiscard]] Result<Arguments> parseArguments(std::span<const std::string> given,
                                               std::span<const OptionRule> rules);

/// A number from 1 to 999999; nothing for any other text.
[[nodiscard]] std::optional<std::size_t> countFrom(std::string_view text);

/// key=value words as a map. Errors: InvalidInput (no '=', empty key, twice).
[[nodiscard]] Result<std::map<std::string, std::string>> parseParameters(
    std::span<const std::string> words);

} // namespace bafar::ctl
