#include "agents/helper/mount_table.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"

namespace bafar::helper {
namespace {

constexpr std::string_view Head = "bafar mark of ";
constexpr std::string_view Middle = ", round ";
constexpr std::size_t RoundDigits = 20; ///< of the largest round

/// The kernel writes blanks and backslashes as three octal digits.
std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        const std::string_view digits = text.substr(std::min(at + 1, text.size()), 3);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, 8);
        if (text[at] == '\\' && digits.size() == 3 && read.ptr == digits.data() + 3 && code < 256) {
            plain += static_cast<char>(code);
            at += 3;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

bool isReadOnly(std::string_view options)
{
    const auto all = split(options, ',');
    return std::find(all.begin(), all.end(), "ro") != all.end();
}

} // namespace

std::optional<MountEntry> mountAt(std::string_view mountinfo, std::string_view point)
{
    std::optional<MountEntry> found;
    for (const std::string_view line : split(mountinfo, '\n')) {
        const auto words = split(line, ' ');
        const auto dash = std::find(words.begin(), words.end(), "-");
        if (dash - words.begin() < 6 || words.end() - dash < 4 || unescaped(words[4]) != point) {
            continue;
        }
        // Either the mount or the file system may be the one that is read-only.
        found = MountEntry{unescaped(dash[1]), unescaped(dash[2]),
                           isReadOnly(words[5]) || isReadOnly(dash[3])};
    }
    return found;
}

std::string markText(std::string_view node, std::uint64_t round)
{
    std::string digits = std::to_string(round);
    digits.insert(0, RoundDigits - digits.size(),
                  '0'); // one length, so that it is overwritten whole
    return std::string(Head) + std::string(node) + std::string(Middle) + digits +
           "\nWritten by this node's agent to see that all nodes see the same volume.\n";
}

std::optional<std::uint64_t> markRound(std::string_view text, std::string_view node)
{
    const std::string head = std::string(Head) + std::string(node) + std::string(Middle);
    if (text.size() > MarkMax || !text.starts_with(head)) {
        return std::nullopt;
    }
    std::uint64_t round = 0;
    const char* from = text.data() + head.size();
    const char* to = text.data() + text.size();
    const auto read = std::from_chars(from, to, round);
    if (read.ec != std::errc{} || read.ptr == to || *read.ptr != '\n') {
        return std::nullopt;
    }
    return round;
}

} // namespace bafar::helper
