// The canary: a parser with a planted bug that the harness must find, or the harness is broken.
//
// It reads netstrings ("5:hello,3:abc,") as the real parsers do, in pieces, and its body asks of it
// what they are asked: pieces must not change the answer. The bug: a piece that ends inside a
// length of several digits loses the digits before.
#include <optional>

#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

class NetstringReader {
public:
    /// The texts read so far, each in brackets; "!" at the first mistake.
    std::string feed(std::string_view piece)
    {
        length_ = 0; // the planted bug: it belongs into take(), after a length was used
        std::string said;
        for (const char c : piece) {
            take(c, said);
        }
        return said;
    }

private:
    void take(char c, std::string& said)
    {
        if (wrong_) {
            return;
        }
        if (inText_) {
            takeText(c, said);
        } else if (c >= '0' && c <= '9' && length_ < 100) {
            length_ = length_ * 10 + static_cast<std::size_t>(c - '0');
        } else if (c == ':') {
            inText_ = true;
            left_ = length_;
            length_ = 0;
        } else {
            wrong_ = true;
            said += '!';
        }
    }

    void takeText(char c, std::string& said)
    {
        if (left_ > 0) {
            text_ += c;
            --left_;
            return;
        }
        said += c == ',' ? "[" + text_ + "]" : std::string("!");
        wrong_ = c != ',';
        text_.clear();
        inText_ = false;
    }

    std::size_t length_ = 0;
    std::size_t left_ = 0;
    bool inText_ = false;
    bool wrong_ = false;
    std::string text_;
};

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.empty()) {
        return 0;
    }
    // The first byte says where to cut the rest.
    const std::string_view text = asText(input.subspan(1));
    const std::size_t cut = input[0] % (text.size() + 1);
    NetstringReader whole;
    NetstringReader split;
    const std::string first = split.feed(text.substr(0, cut));
    mustEqual("pieces change the answer", whole.feed(text), first + split.feed(text.substr(cut)));
    return 0;
}

} // namespace bafar::fuzz
