#include "core/schema/service_shape.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/schema/spec_secrets.h"

namespace bafar::schema {
namespace {

constexpr std::size_t LineMax = 160; ///< bytes

/// Variables are named more carelessly than keys of a spec: rather one too many is hidden.
constexpr std::array<std::string_view, 10> Words = {"pass", "pwd",  "key", "auth",   "dsn",
                                                    "salt", "cert", "pin", "secret", "token"};

bool mayBeSecret(std::string_view name)
{
    std::string plain;
    for (const char letter : name) {
        plain += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return isSecretName(name) ||
           std::any_of(Words.begin(), Words.end(), [&plain](std::string_view word) {
               return plain.starts_with(word) ||
                      plain.find("_" + std::string(word)) != std::string::npos;
           });
}

} // namespace

std::string withoutSecret(std::string_view variable)
{
    const std::size_t equals = variable.find('=');
    if (equals == std::string_view::npos) {
        return sanitized(variable, LineMax);
    }
    const std::string_view value = variable.substr(equals + 1);
    const bool hide =
        !value.empty() && (mayBeSecret(variable.substr(0, equals)) || hasPassword(value) ||
                           value.find("PRIVATE KEY") != std::string_view::npos);
    return sanitized(variable.substr(0, equals + 1), LineMax) +
           (hide ? std::string(HiddenValue) : sanitized(value, LineMax));
}

void bound(ServiceShape& shape, std::size_t bytes)
{
    std::array<std::vector<std::string>*, 5> lists = {
        &shape.environment, &shape.mounts, &shape.ports, &shape.labels, &shape.constraints};
    std::size_t all = 0;
    for (std::vector<std::string>* list : lists) {
        for (std::string& line : *list) {
            line = sanitized(line, LineMax);
            all += line.size();
        }
    }
    while (all > bytes) {
        const auto longest =
            std::max_element(lists.begin(), lists.end(),
                             [](const auto* a, const auto* b) { return a->size() < b->size(); });
        all -= (*longest)->back().size();
        (*longest)->pop_back();
        ++shape.leftOut;
    }
}

} // namespace bafar::schema
