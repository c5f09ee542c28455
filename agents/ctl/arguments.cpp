#include "agents/ctl/arguments.h"

#include "core/base/text.h"

namespace bafar::ctl {

namespace {

Result<const OptionRule*> ruleFor(std::string_view name, std::span<const OptionRule> rules)
{
    std::vector<std::string_view> known;
    for (const OptionRule& rule : rules) {
        if (rule.name == name) {
            return &rule;
        }
        known.push_back(rule.name);
    }
    const std::string_view near = nearestName(name, known);
    return fail(Code::InvalidInput,
                "unknown option " + std::string(name) +
                    (near.empty() ? "" : "; did you mean " + std::string(near) + "?"));
}

} // namespace

std::string Arguments::value(std::string_view name, std::string_view otherwise) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::string(otherwise) : found->second;
}

std::vector<std::string> Arguments::values(std::string_view name) const
{
    std::vector<std::string> all;
    const auto [begin, end] = options.equal_range(name);
    for (auto i = begin; i != end; ++i) {
        all.push_back(i->second);
    }
    return all;
}

Result<Arguments> parseArguments(std::span<const std::string> given,
                                 std::span<const OptionRule> rules)
{
    Arguments arguments;
    bool onlyWords = false;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string& word = given[i];
        if (onlyWords || !word.starts_with("--")) {
            arguments.words.push_back(word);
            continue;
        }
        if (word == "--") {
            onlyWords = true;
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const Result<const OptionRule*> rule = ruleFor(name, rules);
        if (!rule) {
            return tl::unexpected(rule.error());
        }
        if (arguments.has(name) && !(*rule)->repeated) {
            return fail(Code::InvalidInput, name + " is given twice");
        }
        std::string value;
        if ((*rule)->value.empty()) {
            if (equals != std::string::npos) {
                return fail(Code::InvalidInput, name + " takes no value");
            }
        } else if (equals != std::string::npos) {
            value = word.substr(equals + 1);
        } else if (++i < given.size()) {
            value = given[i];
        } else {
            return fail(Code::InvalidInput,
                        name + " needs a value: " + name + " " + std::string((*rule)->value));
        }
        arguments.options.emplace(name, std::move(value));
    }
    return arguments;
}

std::optional<std::size_t> countFrom(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || count >= 100000) {
            return std::nullopt;
        }
        count = count * 10 + static_cast<std::size_t>(c - '0');
    }
    return count == 0 ? std::nullopt : std::optional(count);
}

Result<std::map<std::string, std::string>> parseParameters(std::span<const std::string> words)
{
    std::map<std::string, std::string> parameters;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos || equals == 0) {
            return fail(Code::InvalidInput, "\"" + word + "\" is no parameter; write key=value");
        }
        if (!parameters.emplace(word.substr(0, equals), word.substr(equals + 1)).second) {
            return fail(Code::InvalidInput, word.substr(0, equals) + " is given twice");
        }
    }
    return parameters;
}

} // namespace bafar::ctl
