#pragma once
// What agents say in English, in the interface's language: whole phrases, phrases with values in
// them (agent_phrases.h), values, lists of names, and sentences strung together. GUI thread.
#include <QString>

namespace bafar::shared {

/// What is not known stays as it came, isolated so that it cannot disturb a right-to-left line. In
/// English only numbers change: counts get separators, codes and names of digits (isCode()) do not.
[[nodiscard]] QString spoken(const QString& text);

/// "automatic to 9000/tcp, 80 to 8080/tcp"; empty: it is no such list, or the interface speaks
/// English.
[[nodiscard]] QString spokenPorts(const QString& text);

} // namespace bafar::shared
