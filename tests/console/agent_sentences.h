#pragma once
// The texts that a C++ source makes, as samples: each text between quotes with what is put together
// with it. Values only.
#include <string>
#include <string_view>
#include <vector>

namespace bafar::test {

struct AgentSentence {
    int line = 0;
    std::string text;     ///< "q1", "q2" stand where values do, and 7 where numbers do
    std::string callee;   ///< "fail" or "facts.push_back"; or the name that it is assigned to
    std::string function; ///< that it stands in
};

/// Every way to go through choices ("a ? b : c") and through the returns of the file's own
/// functions and the values of its variables gives one of its own. What is only a piece of others
/// is none.
[[nodiscard]] std::vector<AgentSentence> sentencesIn(std::string_view source);

} // namespace bafar::test
