#pragma once
// Specs, tables and observations for tests of the database concept.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "agents/database/values.h"
#include "core/schema/spec.h"

namespace bafar::test {

/// n1, n2 and n3 at 192.0.2.11 to 13, a floating IP 192.0.2.100, and a database server on each;
/// `more` is added to the database section ("promise: semi_sync").
[[nodiscard]] schema::Spec databaseSpec(const std::string& more = {});

/// The same without a database section.
[[nodiscard]] schema::Spec bareSpec();

/// Any text as a spec; fails the program when it has problems.
[[nodiscard]] schema::Spec specFrom(const std::string& text);

/// A table as the mariadb client prints it with --batch; NULL is NULL.
[[nodiscard]] database::Table tableFrom(std::string_view text);

/// One of tests/database/fixtures, by name without ".tsv".
[[nodiscard]] database::Table fixtureTable(const std::string& name);

/// A table of names and values.
[[nodiscard]] database::Table pairs(const std::vector<std::pair<std::string, std::string>>& rows);

/// `table` with the value of `name` changed, or a row added.
[[nodiscard]] database::Table changed(const database::Table& table,
                                      const std::string& name,
                                      const std::string& value);

/// `table` with one cell of its first row changed; nothing: NULL.
[[nodiscard]] database::Table withCell(const database::Table& table,
                                       const std::string& column,
                                       std::optional<std::string_view> value);

/// Five answers of the fixtures of "primary" or "replica".
[[nodiscard]] database::Observation observationOf(const std::string& kind);

/// The answer to one question in it.
[[nodiscard]] database::Answer& answerOf(database::Observation& observation,
                                         database::Question question);

} // namespace bafar::test
