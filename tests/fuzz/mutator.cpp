#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <sstream>

#include "core/base/check.h"

namespace bafar::fuzz {

Mutator::Mutator(std::uint64_t seed,
                 std::vector<std::string> known,
                 std::vector<std::string> words,
                 std::size_t sizeMax)
    : random_(seed)
    , known_(std::move(known))
    , words_(std::move(words))
    , sizeMax_(sizeMax)
{
    CHECK(!known_.empty());
}

std::string Mutator::next()
{
    std::string input = known_[random_.below(known_.size())];
    for (std::uint64_t i = 1 + random_.below(5); i > 0; --i) {
        mutate(input);
    }
    input.resize(std::min(input.size(), sizeMax_));
    return input;
}

std::size_t Mutator::position(const std::string& input)
{
    return static_cast<std::size_t>(random_.below(input.size() + 1));
}

void Mutator::mutate(std::string& input)
{
    switch (random_.below(4)) {
    case 0: changeBytes(input); break;
    case 1: changeRange(input); break;
    case 2: changeWord(input); break;
    default: {
        // The front of this input and the back of another.
        const std::string& other = known_[random_.below(known_.size())];
        input = input.substr(0, position(input)) + other.substr(position(other));
        break;
    }
    }
}

void Mutator::changeBytes(std::string& input)
{
    if (input.empty()) {
        return;
    }
    char& byte = input[random_.below(input.size())];
    const auto value = static_cast<unsigned char>(byte);
    switch (random_.below(3)) {
    case 0: byte = static_cast<char>(value ^ (1U << random_.below(8))); break;
    case 1: byte = static_cast<char>(random_.below(256)); break;
    default: byte = static_cast<char>(value + (random_.chance(0.5) ? 1U : 255U)); break;
    }
}

void Mutator::changeRange(std::string& input)
{
    const std::size_t from = position(input);
    const std::size_t length = std::min<std::size_t>(
        input.size() - from, 1 + random_.below(random_.chance(0.9) ? 8 : 200));
    switch (random_.below(3)) {
    case 0: input.erase(from, length); break;
    case 1: input.insert(position(input), std::string(input, from, length)); break;
    default: {
        const std::string line = input.substr(from, input.find('\n', from) - from + 1);
        input.insert(from, line);
        break;
    }
    }
}

void Mutator::changeWord(std::string& input)
{
    if (words_.empty()) {
        changeBytes(input);
        return;
    }
    const std::string& word = words_[random_.below(words_.size())];
    const std::size_t at = position(input);
    if (random_.chance(0.5)) {
        input.insert(at, word);
    } else {
        input.replace(at, word.size(), word);
    }
}

std::vector<std::string> readDictionary(const std::string& text)
{
    std::vector<std::string> words;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t open = line.find('"');
        const std::size_t close = line.rfind('"');
        if (line.empty() || line[0] == '#' || open == close) {
            continue;
        }
        std::string word;
        for (std::size_t i = open + 1; i < close; ++i) {
            if (line[i] == '\\' && line[i + 1] == 'x') {
                word += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
                i += 3;
            } else {
                i += line[i] == '\\' ? 1U : 0U;
                word += line[i];
            }
        }
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace bafar::fuzz
