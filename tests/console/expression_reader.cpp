#include "tests/console/expression_reader.h"

#include <algorithm>
#include <utility>

namespace bafar::test {
namespace {

constexpr std::size_t ReadingsMax = 64; ///< of one expression
constexpr int DepthMax = 3;             ///< of variables and functions in each other

Readings only(Piece piece)
{
    Readings one(1);
    one.front().push_back(std::move(piece));
    return one;
}

void addTo(Readings& all, const Readings& more)
{
    for (const Reading& one : more) {
        if (all.size() < ReadingsMax) {
            all.push_back(one);
        }
    }
}

/// Each of the first with each of the second after it.
Readings together(const Readings& first, const Readings& second)
{
    Readings all;
    for (const Reading& one : first) {
        for (const Reading& other : second) {
            if (all.size() < ReadingsMax) {
                all.push_back(one);
                all.back().insert(all.back().end(), other.begin(), other.end());
            }
        }
    }
    return all;
}

bool saySomething(const Readings& some)
{
    for (const Reading& reading : some) {
        for (const Piece& piece : reading) {
            if (piece && !piece->empty()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

/// "name = ...;" after a type, lambdas too, and "name(...) {".
ExpressionReader::ExpressionReader(const CppSource& source)
    : source_(source)
{
    for (int i = 1; i + 2 < source_.size(); ++i) {
        const bool isTyped = source_.isWord(i - 1) || source_.isAny(i - 1, {"&", "*", ">"});
        if (!source_.isWord(i) || !isTyped) {
            continue;
        }
        const std::string& name = source_.at(i).text;
        if (source_.is(i + 1, "=")) {
            const int end = source_.endOf(i + 2, ";");
            if (source_.is(i + 2, "[")) {
                returns_[name].push_back(returnsIn(i + 2, end));
            } else {
                values_[name].push_back({i + 2, end});
            }
        } else if (source_.is(i + 1, "(")) {
            int body = source_.past(i + 1);
            while (source_.isAny(body, {"const", "noexcept", "override"})) {
                ++body;
            }
            if (source_.is(body, "{")) {
                returns_[name].push_back(returnsIn(body, source_.partner(body)));
            }
        }
    }
}

ExpressionReader::Spans ExpressionReader::returnsIn(int begin, int end) const
{
    Spans all;
    for (int i = begin; i < end; ++i) {
        if (source_.is(i, "return")) {
            const int last = source_.endOf(i + 1, ";");
            all.push_back({i + 1, last});
            i = last;
        }
    }
    return all;
}

bool ExpressionReader::isPiece(int token) const
{
    return std::any_of(pieces_.begin(), pieces_.end(), [token](const TokenSpan& piece) {
        return piece.begin <= token && token < piece.end;
    });
}

Readings ExpressionReader::readings(int begin, int end, int depth)
{
    const std::vector<int> choices = source_.marks(begin, end, "?");
    if (!choices.empty()) {
        const int otherwise = elseOf(choices.front(), end);
        Readings all = readings(choices.front() + 1, otherwise, depth);
        addTo(all, readings(otherwise + 1, end, depth));
        return all;
    }
    std::vector<int> ends = source_.marks(begin, end, "+");
    ends.push_back(end);
    Readings all(1);
    int from = begin;
    for (const int to : ends) {
        all = together(all, operand(from, to, depth));
        from = to + 1;
    }
    return all;
}

int ExpressionReader::elseOf(int choice, int end) const
{
    int open = 0;
    int i = choice + 1;
    while (i < end && (open > 0 || !source_.is(i, ":"))) {
        open += source_.is(i, "?") ? 1 : source_.is(i, ":") ? -1 : 0;
        i = source_.past(i);
    }
    return i;
}

Readings ExpressionReader::operand(int begin, int end, int depth)
{
    if (end == begin + 1 && source_.isText(begin)) {
        return only(source_.at(begin).text);
    }
    if (source_.is(begin, "(") && source_.partner(begin) == end - 1) {
        return readings(begin + 1, end - 1, depth);
    }
    const int name = source_.is(begin, "std") ? begin + 2 : begin;
    const bool isMadeString = isString(name) && source_.isAny(name + 1, {"(", "{"}) &&
                              source_.partner(name + 1) == end - 1 &&
                              source_.marks(name + 2, end - 1, ",").empty();
    if (isMadeString) {
        return name + 2 < end - 1 ? readings(name + 2, end - 1, depth) : only(std::string());
    }
    return meaning(begin, end, depth);
}

/// Of a variable or of a function's answer, as far as the file tells.
Readings ExpressionReader::meaning(int begin, int end, int depth)
{
    const Spans meant = depth < DepthMax ? definitionOf(begin, end) : Spans();
    Readings all;
    for (const TokenSpan& one : meant) {
        addTo(all, readings(one.begin, one.end, depth + 1));
    }
    if (saySomething(all)) {
        pieces_.insert(meant.begin(), meant.end());
        return all;
    }
    return only(isNumber(begin, end) ? Piece("7") : Piece());
}

ExpressionReader::Spans ExpressionReader::definitionOf(int begin, int end) const
{
    if (begin >= end || !source_.isWord(begin)) {
        return {};
    }
    const std::string& name = source_.at(begin).text;
    if (end == begin + 1) {
        Spans last;
        const auto found = values_.find(name);
        for (const TokenSpan& one : found == values_.end() ? Spans() : found->second) {
            if (one.end <= begin) {
                last.assign(1, one);
            }
        }
        return last;
    }
    const bool isCall = source_.is(begin + 1, "(") && source_.partner(begin + 1) == end - 1;
    const auto found = returns_.find(name);
    const bool isOne = isCall && found != returns_.end() && found->second.size() == 1;
    return isOne ? found->second.front() : Spans();
}

bool ExpressionReader::isNumber(int begin, int end) const
{
    for (int i = begin; i < end; ++i) {
        if (source_.isAny(i, {"to_string", "numberText"})) {
            return true;
        }
    }
    return false;
}

} // namespace bafar::test
