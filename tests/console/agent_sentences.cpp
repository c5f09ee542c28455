#include "tests/console/agent_sentences.h"

#include <cctype>
#include <set>
#include <utility>

#include "tests/console/expression_reader.h"

namespace bafar::test {
namespace {

/// Where a text stands.
struct Place {
    std::string callee;
    std::string function;
};

/// What is read at the moment, up to the next mark that ends an expression.
struct Expression {
    int begin = 0;
    bool isAdded = false; ///< with +=
    std::string callee;
};

struct FoundText {
    int begin = 0;
    Reading reading;
    Place place;
};

class Reader {
public:
    explicit Reader(std::string_view source)
        : source_(source)
        , expressions_(source_)
    {
        scan(0, source_.size(), {}, false);
    }

    [[nodiscard]] std::vector<AgentSentence> sentences() const;

private:
    void scan(int begin, int end, const Place& place, bool isPart);
    void enter(int open, const Place& place, Expression& now);
    void take(int end, const Expression& now, const std::string& function);

    [[nodiscard]] bool isGroup(int open) const;
    [[nodiscard]] bool isBody(int open) const;
    [[nodiscard]] bool endsExpression(int i, int begin) const;
    [[nodiscard]] bool hasText(int begin, int end) const;
    [[nodiscard]] std::string calleeAt(int i) const;
    [[nodiscard]] std::string functionOf(int body) const;

    CppSource source_;
    ExpressionReader expressions_;
    std::vector<FoundText> found_;
};

bool beginsWithWord(const Reading& reading)
{
    if (reading.empty() || !reading.front() || reading.front()->empty()) {
        return false;
    }
    return std::isalnum(static_cast<unsigned char>(reading.front()->front())) != 0;
}

std::string sampleOf(const Reading& reading)
{
    std::string sample;
    int values = 0;
    bool isAfterValue = false;
    for (const Piece& piece : reading) {
        if (!piece) {
            sample += isAfterValue ? std::string() : "q" + std::to_string(++values);
            isAfterValue = true;
        } else if (!piece->empty()) {
            sample += *piece;
            isAfterValue = false;
        }
    }
    return sample;
}

std::vector<AgentSentence> Reader::sentences() const
{
    std::vector<AgentSentence> all;
    std::set<std::pair<int, std::string>> known;
    for (const FoundText& one : found_) {
        const int line = source_.at(one.begin).line;
        const std::string text = sampleOf(one.reading);
        if (!expressions_.isPiece(one.begin) && known.emplace(line, text).second) {
            all.push_back({line, text, one.place.callee, one.place.function});
        }
    }
    return all;
}

void Reader::scan(int begin, int end, const Place& place, bool isPart)
{
    Expression now{begin, false, place.callee};
    int i = begin;
    while (i < end) {
        if (source_.isAny(i, {"(", "{", "["})) {
            enter(i, place, now);
        } else if (endsExpression(i, now.begin)) {
            if (!isPart && source_.isAny(i, {";", ","})) {
                take(i, now, place.function);
            }
            now.begin = i + 1;
            now.isAdded = source_.is(i, "+=");
            if (source_.isAny(i, {"=", "+="}) && source_.isWord(i - 1)) {
                now.callee = source_.at(i - 1).text;
            } else if (source_.isAny(i, {"=", "+=", ";"})) {
                now.callee = place.callee;
            }
        }
        i = source_.past(i);
    }
    if (!isPart) {
        take(end, now, place.function);
    }
}

/// What stands in a bracket: a function's body, a part of an expression, or what a callee gets.
void Reader::enter(int open, const Place& place, Expression& now)
{
    const int close = source_.partner(open);
    if (isBody(open)) {
        const std::string function = functionOf(open);
        scan(open + 1, close, {{}, function.empty() ? place.function : function}, false);
        now = {close + 1, false, place.callee};
        return;
    }
    const bool isCalled = source_.isWord(open - 1) && !expressions_.isString(open - 1);
    scan(open + 1, close, {isCalled ? calleeAt(open - 1) : now.callee, place.function},
         isGroup(open));
}

void Reader::take(int end, const Expression& now, const std::string& function)
{
    int begin = now.begin;
    while (source_.isAny(begin, {"return", "else"})) {
        ++begin;
    }
    if (begin >= end || !hasText(begin, end)) {
        return;
    }
    for (Reading& reading : expressions_.readings(begin, end)) {
        if (now.isAdded && !beginsWithWord(reading)) {
            reading.insert(reading.begin(), Piece());
        }
        found_.push_back({begin, std::move(reading), {now.callee, function}});
    }
}

bool Reader::isGroup(int open) const
{
    return source_.is(open, "(") && (!source_.isWord(open - 1) || expressions_.isString(open - 1));
}

bool Reader::isBody(int open) const
{
    return source_.is(open, "{") &&
           (open == 0 || source_.isAny(open - 1, {")", "const", "noexcept", "override", "else",
                                                  "do", "try", ";", "}"}));
}

bool Reader::endsExpression(int i, int begin) const
{
    return source_.isAny(i, {";", ",", "=", "+=", "==", "!=", "&&", "||", "<<", "return"}) ||
           (source_.is(i, ":") && source_.marks(begin, i, "?").empty());
}

bool Reader::hasText(int begin, int end) const
{
    for (int i = begin; i < end; i = source_.past(i)) {
        if (source_.isText(i) || (isGroup(i) && hasText(i + 1, source_.partner(i)))) {
            return true;
        }
    }
    return false;
}

std::string Reader::calleeAt(int i) const
{
    const std::string& name = source_.at(i).text;
    if (source_.isAny(i - 1, {".", "->"}) && source_.isWord(i - 2)) {
        return source_.at(i - 2).text + "." + name;
    }
    return name;
}

/// Empty: of none, as the block of an if.
std::string Reader::functionOf(int body) const
{
    int end = body - 1;
    while (source_.isAny(end, {"const", "noexcept", "override"})) {
        --end;
    }
    if (!source_.is(end, ")")) {
        return {};
    }
    const int name = source_.partner(end) - 1;
    const bool isOne =
        source_.isWord(name) && !source_.isAny(name, {"if", "for", "while", "switch", "catch"});
    return isOne ? source_.at(name).text : std::string();
}

} // namespace

std::vector<AgentSentence> sentencesIn(std::string_view source)
{
    return Reader(source).sentences();
}

} // namespace bafar::test
