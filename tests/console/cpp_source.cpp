#include "tests/console/cpp_source.h"

#include <QString>
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace bafar::test {
namespace {

bool isWordLetter(char one)
{
    return std::isalnum(static_cast<unsigned char>(one)) != 0 || one == '_';
}

bool isDigitLetter(char one)
{
    return std::isdigit(static_cast<unsigned char>(one)) != 0;
}

class Lexer {
public:
    explicit Lexer(std::string_view source)
        : source_(source)
    {
    }

    std::vector<CppToken> tokens();

private:
    [[nodiscard]] bool begins(std::string_view with) const
    {
        return source_.substr(at_).starts_with(with);
    }

    [[nodiscard]] char letter(std::size_t i) const { return i < source_.size() ? source_[i] : ' '; }

    void advance(std::size_t to);
    void add(CppToken::Kind kind, std::string text, std::size_t end);

    bool skipsBlank();
    bool skipsComment();
    bool skipsDirective();
    bool takesRawText();
    bool takesText();
    bool takesLetter();
    bool takesWord();
    void takeMark();

    std::string_view source_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<CppToken> tokens_;
};

std::vector<CppToken> Lexer::tokens()
{
    while (at_ < source_.size()) {
        const bool done = skipsBlank() || skipsComment() || skipsDirective() || takesRawText() ||
                          takesText() || takesLetter() || takesWord();
        if (!done) {
            takeMark();
        }
    }
    return tokens_;
}

/// As far as there is source.
void Lexer::advance(std::size_t to)
{
    to = std::min(to, source_.size());
    const std::string_view passed = source_.substr(at_, to - at_);
    line_ += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    at_ = to;
}

void Lexer::add(CppToken::Kind kind, std::string text, std::size_t end)
{
    const bool goesOn = kind == CppToken::Kind::Text && !tokens_.empty() &&
                        tokens_.back().kind == CppToken::Kind::Text;
    if (goesOn) {
        tokens_.back().text += text;
    } else {
        tokens_.push_back({kind, std::move(text), line_});
    }
    advance(end);
}

bool Lexer::skipsBlank()
{
    if (std::isspace(static_cast<unsigned char>(letter(at_))) == 0) {
        return false;
    }
    advance(at_ + 1);
    return true;
}

bool Lexer::skipsComment()
{
    if (begins("//")) {
        advance(source_.find('\n', at_));
        return true;
    }
    if (begins("/*")) {
        const std::size_t end = source_.find("*/", at_ + 2);
        advance(end == std::string_view::npos ? end : end + 2);
        return true;
    }
    return false;
}

bool Lexer::skipsDirective()
{
    if (letter(at_) != '#' || (!tokens_.empty() && tokens_.back().line == line_)) {
        return false;
    }
    std::size_t end = source_.find('\n', at_);
    while (end != std::string_view::npos && letter(end - 1) == '\\') {
        end = source_.find('\n', end + 1);
    }
    advance(end);
    return true;
}

bool Lexer::takesRawText()
{
    if (!begins("R\"")) {
        return false;
    }
    const std::size_t open = source_.find('(', at_);
    if (open == std::string_view::npos) {
        return false;
    }
    const std::string close = ")" + std::string(source_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const std::size_t end = std::min(source_.find(close, open), source_.size());
    add(CppToken::Kind::Text, std::string(source_.substr(open + 1, end - open - 1)),
        end + close.size());
    return true;
}

/// A letter of another script by its number, "\u2026".
std::string numbered(std::string_view digits)
{
    const QString number =
        QString::fromLatin1(digits.data(), static_cast<qsizetype>(digits.size()));
    return QString(QChar(number.toUShort(nullptr, 16))).toStdString();
}

bool Lexer::takesText()
{
    if (letter(at_) != '"') {
        return false;
    }
    std::string text;
    std::size_t i = at_ + 1;
    while (i < source_.size() && source_[i] != '"') {
        if (source_[i] != '\\') {
            text += source_[i++];
        } else if (letter(i + 1) == 'u') {
            text += numbered(source_.substr(i + 2, 4));
            i += 6;
        } else {
            const char escaped = letter(i + 1);
            text += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
            i += 2;
        }
    }
    add(CppToken::Kind::Text, std::move(text), i + 1);
    return true;
}

bool Lexer::takesLetter()
{
    if (letter(at_) != '\'') {
        return false;
    }
    std::size_t i = at_ + 1;
    while (i < source_.size() && source_[i] != '\'') {
        i += source_[i] == '\\' ? 2 : 1;
    }
    add(CppToken::Kind::Word, std::string(source_.substr(at_, i + 1 - at_)), i + 1);
    return true;
}

/// A name, or a number such as 1'000 and 0.5.
bool Lexer::takesWord()
{
    if (!isWordLetter(letter(at_))) {
        return false;
    }
    std::size_t i = at_ + 1;
    while (isWordLetter(letter(i)) ||
           ((letter(i) == '\'' || letter(i) == '.') && isDigitLetter(letter(i + 1)))) {
        ++i;
    }
    add(CppToken::Kind::Word, std::string(source_.substr(at_, i - at_)), i);
    return true;
}

void Lexer::takeMark()
{
    static constexpr std::array<std::string_view, 15> Longer{
        "<<=", "...", "->", "::", "+=", "-=", "==", "!=", "<=", ">=", "&&", "||", "<<", "++", "--"};
    const auto found = std::find_if(Longer.begin(), Longer.end(),
                                    [this](std::string_view one) { return begins(one); });
    const std::size_t size = found == Longer.end() ? 1 : found->size();
    add(CppToken::Kind::Mark, std::string(source_.substr(at_, size)), at_ + size);
}

} // namespace

CppSource::CppSource(std::string_view text)
    : tokens_(Lexer(text).tokens())
    , partners_(tokens_.size(), size() - 1)
{
    std::vector<int> open;
    for (int i = 0; i < size(); ++i) {
        if (isAny(i, {"(", "{", "["})) {
            open.push_back(i);
        } else if (isAny(i, {")", "}", "]"}) && !open.empty()) {
            partners_[static_cast<std::size_t>(i)] = open.back();
            partners_[static_cast<std::size_t>(open.back())] = i;
            open.pop_back();
        }
    }
}

bool CppSource::isText(int i) const
{
    return isThere(i) && at(i).kind == CppToken::Kind::Text;
}

bool CppSource::isWord(int i) const
{
    return isThere(i) && at(i).kind == CppToken::Kind::Word && at(i).text != "return";
}

bool CppSource::is(int i, std::string_view one) const
{
    return isThere(i) && !isText(i) && at(i).text == one;
}

bool CppSource::isAny(int i, std::initializer_list<std::string_view> some) const
{
    return std::any_of(some.begin(), some.end(), [&](std::string_view one) { return is(i, one); });
}

int CppSource::partner(int bracket) const
{
    return isThere(bracket) ? partners_[static_cast<std::size_t>(bracket)] : size() - 1;
}

int CppSource::past(int i) const
{
    return (isAny(i, {"(", "{", "["}) ? partner(i) : i) + 1;
}

int CppSource::endOf(int i, std::string_view mark) const
{
    while (i < size() && !is(i, mark) && !isAny(i, {")", "}", "]"})) {
        i = past(i);
    }
    return i;
}

std::vector<int> CppSource::marks(int begin, int end, std::string_view mark) const
{
    std::vector<int> found;
    for (int i = begin; i < end; i = past(i)) {
        if (is(i, mark)) {
            found.push_back(i);
        }
    }
    return found;
}

} // namespace bafar::test
