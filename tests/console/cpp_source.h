#pragma once
// C++ source as tokens: as much of the language as it takes to tell of which texts an expression
// is made. Values only.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace bafar::test {

struct CppToken {
    enum class Kind : std::uint8_t { Text, Word, Mark };

    Kind kind = Kind::Mark;
    std::string text; ///< of a Text: what stands between the quotes, with those beside it
    int line = 0;
};

/// Without comments and directives. Whatever is asked for beyond its ends is not there.
class CppSource {
public:
    explicit CppSource(std::string_view text);

    [[nodiscard]] int size() const { return static_cast<int>(tokens_.size()); }

    [[nodiscard]] const CppToken& at(int i) const { return tokens_[static_cast<std::size_t>(i)]; }

    [[nodiscard]] bool isText(int i) const;
    /// A word other than return.
    [[nodiscard]] bool isWord(int i) const;
    /// This mark or word.
    [[nodiscard]] bool is(int i, std::string_view one) const;
    [[nodiscard]] bool isAny(int i, std::initializer_list<std::string_view> some) const;

    /// The other one of a bracket.
    [[nodiscard]] int partner(int bracket) const;
    /// What follows; a bracket is passed with all that is in it.
    [[nodiscard]] int past(int i) const;
    /// The first such mark from there on, or where the brackets end that it stands in.
    [[nodiscard]] int endOf(int i, std::string_view mark) const;
    /// Where such marks stand, those in brackets left out.
    [[nodiscard]] std::vector<int> marks(int begin, int end, std::string_view mark) const;

private:
    [[nodiscard]] bool isThere(int i) const { return i >= 0 && i < size(); }

    std::vector<CppToken> tokens_;
    std::vector<int> partners_;
};

} // namespace bafar::test
