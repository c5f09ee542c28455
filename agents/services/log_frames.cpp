#include "agents/services/log_frames.h"

#include <algorithm>
#include <utility>

#include "agents/services/parse.h"
#include "core/base/text.h"

namespace bafar::services {
namespace {

constexpr std::size_t HeaderSize = 8;
constexpr std::size_t DetailsMax = 1024; ///< moment and labels before a line's text
constexpr std::size_t KeptMax = LogFrames::LineMax + DetailsMax;

/// A frame begins with its stream, 0 to 2 (3: Docker's own errors), and three zeros.
bool looksFramed(std::string_view header)
{
    constexpr char StreamMax = 3;
    return header[0] >= 0 && header[0] <= StreamMax && header[1] == 0 && header[2] == 0 &&
           header[3] == 0;
}

/// Takes the first word off when it is what `is` says.
template <class Is>
std::string_view takeWord(std::string_view& text, Is is)
{
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    if (!is(word)) {
        return {};
    }
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
    return word;
}

constexpr std::string_view TaskKey = "com.docker.swarm.task.id=";
constexpr std::string_view NodeKey = "com.docker.swarm.node.id=";

std::string labelOf(std::string_view labels, std::string_view key)
{
    for (const std::string_view label : split(labels, ',')) {
        if (label.starts_with(key)) {
            return sanitized(label.substr(key.size()), 64);
        }
    }
    return {};
}

/// How many bytes a terminal takes for the order that begins with an escape (ECMA-48, sections 5.3
/// and 5.4). What can be no part of an order ends it, so that none hides text.
std::size_t orderLength(std::string_view text)
{
    const auto isBetween = [&text](std::size_t at, char first, char last) {
        return at < text.size() && text[at] >= first && text[at] <= last;
    };
    if (!isBetween(1, '[', '[')) {
        return isBetween(1, ' ', '~') ? 2 : 1;
    }
    std::size_t at = 2;
    while (isBetween(at, ' ', '?')) { // parameters
        ++at;
    }
    return isBetween(at, '@', '~') ? at + 1 : at;
}

/// Without colours, and with spaces for tabs: many a program believes that it has a terminal, and
/// the frames of a stack trace are set in by tabs.
std::string withoutTerminal(std::string_view text)
{
    constexpr char Escape = 0x1b;
    std::string out;
    while (!text.empty()) {
        if (text.front() == Escape) {
            text.remove_prefix(orderLength(text));
            continue;
        }
        out += text.front() == '\t' ? std::string_view("    ") : text.substr(0, 1);
        text.remove_prefix(1);
    }
    return out;
}

} // namespace

std::vector<LogLine> LogFrames::take(std::string_view bytes)
{
    std::vector<LogLine> out;
    while (!bytes.empty()) {
        if (form_ == Form::Bare) {
            payload(bytes, false, out);
            break;
        }
        if (left_ > 0) {
            const std::string_view part = bytes.substr(0, left_);
            payload(part, errors_, out);
            left_ -= static_cast<std::uint32_t>(part.size());
            bytes.remove_prefix(part.size());
            continue;
        }
        const std::size_t missing = std::min(HeaderSize - header_.size(), bytes.size());
        header_.append(bytes.substr(0, missing));
        bytes.remove_prefix(missing);
        if (header_.size() < HeaderSize) {
            break;
        }
        if (!looksFramed(header_)) {
            // From the start: a terminal's text. Later on: the frames are lost, and so is where
            // lines begin; what follows is shown as it is.
            form_ = Form::Bare;
            payload(std::exchange(header_, {}), false, out);
            continue;
        }
        form_ = Form::Framed;
        errors_ = header_[0] >= 2;
        for (std::size_t i = 4; i < HeaderSize; ++i) {
            left_ = left_ << 8U | static_cast<unsigned char>(header_[i]);
        }
        header_.clear();
    }
    return out;
}

void LogFrames::payload(std::string_view text, bool errors, std::vector<LogLine>& out)
{
    std::string& line = lines_[errors ? 1 : 0];
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view part = text.substr(0, end);
        line.append(part.substr(0, KeptMax - std::min(KeptMax, line.size())));
        if (end == std::string_view::npos) {
            break;
        }
        text.remove_prefix(end + 1);
        complete(errors, out);
    }
}

void LogFrames::complete(bool errors, std::vector<LogLine>& out)
{
    const std::string whole = std::exchange(lines_[errors ? 1 : 0], {});
    std::string_view text = whole;
    if (text.ends_with('\r')) {
        text.remove_suffix(1);
    }
    LogLine line;
    line.errors = errors;
    const std::string_view moment =
        takeWord(text, [](std::string_view word) { return wallOf(word) != WallTime{}; });
    line.at = wallOf(moment);
    if (!moment.empty()) {
        const std::string_view labels = takeWord(text, [](std::string_view word) {
            return word.find("com.docker.swarm.") != std::string_view::npos;
        });
        line.task = labelOf(labels, TaskKey);
        line.node = labelOf(labels, NodeKey);
    }
    line.text = sanitized(withoutTerminal(text), LineMax);
    out.push_back(std::move(line));
}

std::vector<LogLine> LogFrames::end()
{
    std::vector<LogLine> out;
    if (!header_.empty() && form_ != Form::Framed) {
        payload(std::exchange(header_, {}), false, out); // a terminal's, shorter than a header
    }
    for (const bool errors : {false, true}) {
        if (!lines_[errors ? 1 : 0].empty()) {
            complete(errors, out);
        }
    }
    return out;
}

} // namespace bafar::services
