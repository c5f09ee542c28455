#pragma once
// Makes new inputs from known ones: seeded, so that a run can be repeated.
//
// Knows nothing about coverage; it is the smoke test beside libFuzzer, not a replacement. Besides
// bytes it moves whole lines and words of a dictionary, because the parsers here read text.
#include <string>
#include <vector>

#include "core/base/random.h"

namespace bafar::fuzz {

class Mutator {
public:
    /// `words` may be empty; `known` must not be, and no result is longer than `sizeMax`.
    Mutator(std::uint64_t seed,
            std::vector<std::string> known,
            std::vector<std::string> words,
            std::size_t sizeMax);

    [[nodiscard]] std::string next();

private:
    void mutate(std::string& input);
    void changeBytes(std::string& input);
    void changeRange(std::string& input);
    void changeWord(std::string& input);
    [[nodiscard]] std::size_t position(const std::string& input);

    Random random_;
    std::vector<std::string> known_;
    std::vector<std::string> words_;
    std::size_t sizeMax_;
};

/// The quoted words of a libFuzzer dictionary: lines like name="a\x0d\\", comments with #.
[[nodiscard]] std::vector<std::string> readDictionary(const std::string& text);

} // namespace bafar::fuzz
