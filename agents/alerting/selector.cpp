#include "agents/alerting/selector.h"

#include <algorithm>

#include "core/base/text.h"

namespace bafar::alerting {
namespace {

constexpr std::size_t ShownMax = 80;
constexpr std::string_view Any = ".*";

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == ':';
}

bool isName(std::string_view text)
{
    return !text.empty() && !(text.front() >= '0' && text.front() <= '9') &&
           std::all_of(text.begin(), text.end(), &isNameCharacter);
}

/// Takes a label's name off the front; empty: there is none.
std::string_view takeName(std::string_view& rest)
{
    std::size_t size = 0;
    while (size < rest.size() && isNameCharacter(rest[size])) {
        ++size;
    }
    const std::string_view name = rest.substr(0, size);
    rest.remove_prefix(size);
    return name;
}

/// Takes a quoted text with the escapes of the text format off the front.
std::optional<std::string> takeQuoted(std::string_view& rest)
{
    if (rest.empty() || rest.front() != '"') {
        return std::nullopt;
    }
    std::string value;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return value;
        }
        if (rest[i] == '\\' && i + 1 < rest.size()) {
            ++i;
            value += rest[i] == 'n' ? '\n' : rest[i];
        } else {
            value += rest[i];
        }
    }
    return std::nullopt;
}

bool fits(const std::string& alternative, bool pattern, std::string_view value)
{
    if (pattern && alternative.ends_with(Any)) {
        return value.starts_with(
            std::string_view(alternative).substr(0, alternative.size() - Any.size()));
    }
    return alternative == value;
}

tl::unexpected<Error> wrong(std::string_view text, const std::string& why)
{
    return fail(Code::InvalidInput, "\"" + sanitized(text, ShownMax) + "\" " + why);
}

} // namespace

std::string_view metricOf(std::string_view key)
{
    return key.substr(0, key.find('{'));
}

std::optional<SeriesName> seriesNameFrom(std::string_view key)
{
    SeriesName series{metricOf(key), {}};
    std::string_view rest = key.substr(series.name.size());
    if (series.name.empty() || rest.empty()) {
        return series.name.empty() ? std::nullopt : std::optional(std::move(series));
    }
    while (!rest.empty() && (rest.front() == '{' || rest.front() == ',')) {
        rest.remove_prefix(1);
        const std::string_view name = takeName(rest);
        if (name.empty() || rest.empty() || rest.front() != '=') {
            break;
        }
        rest.remove_prefix(1);
        std::optional<std::string> value = takeQuoted(rest);
        if (!value) {
            return std::nullopt;
        }
        series.labels.insert_or_assign(std::string(name), std::move(*value));
    }
    return rest == "}" ? std::optional(std::move(series)) : std::nullopt;
}

Result<Selector::Condition> Selector::condition(std::string_view& rest)
{
    Condition condition;
    condition.label = takeName(rest);
    if (condition.label.empty()) {
        return fail(Code::InvalidInput, "a label's name is missing before");
    }
    for (const std::string_view sign : {"=~", "!~", "!=", "="}) {
        if (!rest.starts_with(sign)) {
            continue;
        }
        rest.remove_prefix(sign.size());
        condition.pattern = sign.ends_with('~');
        condition.wanted = sign.front() == '=';
        std::optional<std::string> value = takeQuoted(rest);
        if (!value) {
            return fail(Code::InvalidInput, "a value in quotes is missing before");
        }
        if (!condition.pattern) {
            condition.alternatives.push_back(std::move(*value));
            return condition;
        }
        for (const std::string_view one : split(*value, '|')) {
            const std::string_view literal =
                one.ends_with(Any) ? one.substr(0, one.size() - Any.size()) : one;
            if (literal.find_first_of("*+?()[]^$\\") != std::string_view::npos) {
                return fail(Code::InvalidInput,
                            "a pattern takes alternatives such as a|b|c.*, no more, before");
            }
            condition.alternatives.emplace_back(one);
        }
        return condition;
    }
    return fail(Code::InvalidInput, "=, !=, =~ or !~ is missing before");
}

Result<Selector> Selector::parse(std::string_view text)
{
    Selector selector;
    for (const std::string_view name : split(metricOf(text), '|')) {
        if (!isName(name)) {
            return wrong(text, "does not begin with a metric's name");
        }
        selector.names_.emplace_back(name);
    }
    std::string_view rest = text.substr(metricOf(text).size());
    if (rest.empty()) {
        return selector;
    }
    rest.remove_prefix(1);
    while (rest != "}") {
        Result<Condition> next = condition(rest);
        if (!next) {
            return wrong(text, "is no selector: " + next.error().text + " \"" +
                                   sanitized(rest, ShownMax) + "\"");
        }
        selector.conditions_.push_back(std::move(*next));
        if (rest.starts_with(",")) {
            rest.remove_prefix(1);
        } else if (rest != "}") {
            return wrong(text, "is no selector: it must end in }");
        }
    }
    return selector;
}

bool Selector::matches(const Labels& labels) const
{
    return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition& condition) {
        const auto found = labels.find(condition.label);
        const std::string_view value =
            found == labels.end() ? std::string_view{} : std::string_view(found->second);
        const bool any = std::any_of(
            condition.alternatives.begin(), condition.alternatives.end(),
            [&](const std::string& one) { return fits(one, condition.pattern, value); });
        return any == condition.wanted;
    });
}

} // namespace bafar::alerting
