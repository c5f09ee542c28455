#pragma once
// What an expression in C++ source may say: the texts in it, put together. Values only.
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/console/cpp_source.h"

namespace bafar::test {

using Piece = std::optional<std::string>; ///< of what is said; none: a value
using Reading = std::vector<Piece>;
using Readings = std::vector<Reading>;

/// Tokens from the one before the other.
struct TokenSpan {
    int begin = 0;
    int end = 0;

    auto operator<=>(const TokenSpan&) const = default;
};

/// Of the expressions of one source, which it keeps a reference to.
class ExpressionReader {
public:
    explicit ExpressionReader(const CppSource& source);

    /// Each way to go through choices ("a ? b : c"), through the returns of the source's own
    /// functions and the values of its variables. Numbers are "7".
    [[nodiscard]] Readings readings(int begin, int end) { return readings(begin, end, 0); }

    /// Is it told where what was read names it?
    [[nodiscard]] bool isPiece(int token) const;

    /// What makes a text of what is in its brackets.
    [[nodiscard]] bool isString(int i) const { return source_.isAny(i, {"string", "string_view"}); }

private:
    using Spans = std::vector<TokenSpan>;

    [[nodiscard]] Spans returnsIn(int begin, int end) const;
    [[nodiscard]] int elseOf(int choice, int end) const;
    [[nodiscard]] Spans definitionOf(int begin, int end) const;
    [[nodiscard]] bool isNumber(int begin, int end) const;

    [[nodiscard]] Readings readings(int begin, int end, int depth);
    [[nodiscard]] Readings operand(int begin, int end, int depth);
    [[nodiscard]] Readings meaning(int begin, int end, int depth);

    const CppSource& source_;
    std::map<std::string, Spans> values_;               ///< of variables
    std::map<std::string, std::vector<Spans>> returns_; ///< of functions of one name
    std::set<TokenSpan> pieces_;
};

} // namespace bafar::test
