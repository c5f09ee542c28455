#include "core/schema/spec_secrets.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace bafar::schema {

namespace {

constexpr std::size_t KeyShown = 64; ///< bytes

/// Words that a key for a secret ends in.
constexpr std::array<std::string_view, 16> Words = {
    "password",    "passwd",     "passphrase", "secret",      "token",    "api_key",
    "apikey",      "access_key", "secret_key", "private_key", "auth_key", "credential",
    "credentials", "passwords",  "secrets",    "tokens"};

/// "apiKey", "API-KEY" and "Api.Key" are all "api_key".
std::string plainKey(std::string_view key)
{
    std::string plain;
    char before = 'A';
    for (const char letter : key) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        if (upper && before >= 'a' && before <= 'z') {
            plain += '_';
        }
        before = letter;
        plain += letter == '-' || letter == '.' || letter == ' ' ? '_'
                 : upper ? static_cast<char>(letter - 'A' + 'a')
                         : letter;
    }
    return plain;
}

constexpr std::string_view Why = "stands here in clear and would stay in every agent's log: put it "
                                 "into a file that only the agent can read";

class Search {
public:
    explicit Search(std::vector<Problem>& problems)
        : problems_(problems)
    {
    }

    void look(const YamlNode& node, const std::string& path, std::string_view key)
    {
        if (node.shape == YamlNode::Shape::Scalar) {
            lookAtScalar(node, path, key);
        }
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            look(node.items[i], path + "[" + std::to_string(i) + "]", key);
        }
        for (const YamlNode::Entry& entry : node.entries) {
            look(entry.value, (path.empty() ? path : path + ".") + sanitized(entry.key, KeyShown),
                 entry.key);
        }
    }

private:
    void lookAtScalar(const YamlNode& node, const std::string& path, std::string_view key)
    {
        if (isSecretName(key) && !node.text.empty()) {
            const std::string shown = sanitized(key, KeyShown);
            problems_.push_back({path,
                                 "a secret " + std::string(Why) + " and give its name: " + shown +
                                     "_file: /etc/bafar/secrets/" + shown,
                                 node.line, node.column});
        } else if (hasPassword(node.text)) {
            problems_.push_back(
                {path,
                 "the password in this address " + std::string(Why) + ", and leave it out here",
                 node.line, node.column});
        }
    }

    std::vector<Problem>& problems_;
};

} // namespace

bool isSecretName(std::string_view key)
{
    const std::string plain = plainKey(key);
    return std::any_of(Words.begin(), Words.end(), [&plain](std::string_view word) {
        return plain == word || plain.ends_with("_" + std::string(word));
    });
}

bool hasPassword(std::string_view text)
{
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos) {
        return false;
    }
    const std::string_view rest = text.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?# "));
    const std::size_t at = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    return at != std::string_view::npos && colon < at && at - colon > 1;
}

std::vector<Problem> secretsInClear(std::string_view text, const YamlNode& root)
{
    std::vector<Problem> problems;
    int line = 0;
    for (const std::string_view one : split(text, '\n')) {
        ++line;
        if (one.find("-----BEGIN ") != std::string_view::npos &&
            one.find("PRIVATE KEY-----") != std::string_view::npos) {
            problems.push_back({{}, "a private key " + std::string(Why), line, 1});
        }
    }
    Search(problems).look(root, {}, {});
    return problems;
}

} // namespace bafar::schema
