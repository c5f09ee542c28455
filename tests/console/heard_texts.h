#pragma once
// Which of the texts that the agents' sources make are heard by people who read a console. Values
// only.
#include <string>
#include <string_view>
#include <vector>

namespace bafar::test {

struct HeardText {
    std::string file;
    int line = 0;
    std::string text; ///< "q1", "q2" stand where values do, and 7 where numbers do
};

/// Sentences, and the names and values of facts. `file` is a path from the root of the sources.
[[nodiscard]] std::vector<HeardText> heardIn(const std::string& file, std::string_view source);

/// Is it typed, and so the same in every language: "bafarctl spec apply"?
[[nodiscard]] bool isCommand(std::string_view text);

} // namespace bafar::test
