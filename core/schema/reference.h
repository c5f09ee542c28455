#pragma once
// Reference pages from descriptions: a Markdown table of a structure and of every structure inside
// it. Pure.
#include <string>

#include "core/schema/describe.h"

namespace bafar::schema {

/// "## TITLE", what it is, and a table with key, type, default, range and meaning; nested
/// structures follow by path.
[[nodiscard]] std::string referencePage(std::string_view title, const Description& description);

/// The type as people say it: "duration", "list of address/prefix", "one of keepalived, rfc9568".
[[nodiscard]] std::string typeText(const Type& type);

} // namespace bafar::schema
