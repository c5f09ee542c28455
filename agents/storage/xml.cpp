#include "agents/storage/xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "core/base/text.h"

namespace bafar::storage {
namespace {

constexpr int NoProgram = 127;
constexpr std::size_t WordsMax = 300; ///< bytes of gluster's own words in a sentence

constexpr std::string_view DeadText =
    "glusterd does not answer here: start it with systemctl start glusterd.service, and see "
    "/var/log/glusterfs/glusterd.log when it ends again";

/// How gluster says that another command is under way.
constexpr std::array<std::string_view, 4> BusyWords = {"Another transaction is in progress",
                                                       "Locking failed", "Unable to acquire lock",
                                                       "Error : Request timed out"};

/// The first two lines in one: gluster says what failed in the first and why in the second.
std::string wordsOf(std::string_view text)
{
    const std::size_t end = text.find('\n');
    std::string words(trimmed(text.substr(0, end)));
    if (end != std::string_view::npos) {
        const std::string_view rest = text.substr(end + 1);
        const std::string_view second = trimmed(rest.substr(0, rest.find('\n')));
        words += second.empty() ? "" : " " + std::string(second);
    }
    return sanitized(words, WordsMax);
}

tl::unexpected<Miss> miss(Cause cause, std::string text)
{
    return tl::make_unexpected(Miss{cause, std::move(text)});
}

/// Without options there are no document types, comments and processing instructions in the tree,
/// and only XML's five own entities are replaced.
constexpr unsigned Reading = pugi::parse_escapes | pugi::parse_trim_pcdata;

} // namespace

std::optional<Miss> silenceOf(const Reply& reply)
{
    if (reply.timedOut) {
        return Miss{Cause::Slow, "gluster did not answer in time"};
    }
    if (reply.exit == NoProgram) {
        return Miss{Cause::NoGluster,
                    "gluster is not installed here: apt install glusterfs-server"};
    }
    if (reply.output.starts_with("Connection failed")) {
        return Miss{Cause::GlusterdDead, std::string(DeadText)};
    }
    return std::nullopt;
}

Miss refusalOf(std::string_view words)
{
    const bool busy = std::any_of(BusyWords.begin(), BusyWords.end(), [&](std::string_view known) {
        return words.find(known) != std::string_view::npos;
    });
    const std::string said = words.empty() ? std::string("no, without a word") : wordsOf(words);
    return busy ? Miss{Cause::Busy, "gluster is busy with another command: " + said}
                : Miss{Cause::Refused, "gluster says: " + said};
}

Heard<XmlPtr> readXml(const Reply& reply)
{
    if (std::optional<Miss> silent = silenceOf(reply)) {
        return tl::make_unexpected(std::move(*silent));
    }
    if (reply.cut || reply.output.size() > XmlMax) {
        return miss(Cause::NotUnderstood, "gluster's answer is longer than " +
                                              std::to_string(XmlMax) + " bytes: it is not read");
    }
    auto document = std::make_unique<pugi::xml_document>();
    const pugi::xml_parse_result parsed = document->load_buffer(
        reply.output.data(), reply.output.size(), Reading, pugi::encoding_utf8);
    if (!parsed || !document->child("cliOutput")) {
        const std::string_view words = reply.errors.empty() ? reply.output : reply.errors;
        return miss(Cause::NotUnderstood, "gluster's answer is no XML of its own: \"" +
                                              wordsOf(words) + "\" (exit " +
                                              std::to_string(reply.exit) + ")");
    }
    return document;
}

std::optional<Miss> refusalIn(const pugi::xml_document& document)
{
    const pugi::xml_node output = document.child("cliOutput");
    if (std::string_view(output.child_value("opRet")) == "0") {
        return std::nullopt;
    }
    return refusalOf(output.child_value("opErrstr"));
}

std::string textOf(pugi::xml_node node, const char* child, std::size_t limit)
{
    return sanitized(node.child_value(child), limit);
}

std::uint64_t numberOf(pugi::xml_node node, const char* child)
{
    const std::string_view text = node.child_value(child);
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? number : 0;
}

std::uint32_t smallNumberOf(pugi::xml_node node, const char* child)
{
    const std::uint64_t number = numberOf(node, child);
    return number <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(number)
                                                               : 0;
}

} // namespace bafar::storage
