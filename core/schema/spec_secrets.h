#pragma once
// Secrets that stand in a spec in clear: refused before anyone else sees the text.
//
// A spec goes into every agent's log and stays in its history, so a secret in it could never be
// taken back. Found are values of keys whose name says secret (password, token, api_key...),
// private keys in PEM, comments included, and passwords in addresses. What names a file
// (password_file) is fine: that is how a secret is given. The problem never repeats what it found.
// Pure; safe on every thread.
#include <string_view>
#include <vector>

#include "core/schema/yaml_tree.h"

namespace bafar::schema {

/// One problem for each secret, with its place. `root` is the tree of `text`.
[[nodiscard]] std::vector<Problem> secretsInClear(std::string_view text, const YamlNode& root);

/// A key of that name holds a secret: "db_password", "API-KEY".
[[nodiscard]] bool isSecretName(std::string_view key);

/// "scheme://user:password@host".
[[nodiscard]] bool hasPassword(std::string_view text);

} // namespace bafar::schema
