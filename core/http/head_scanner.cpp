#include "core/http/head_scanner.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/http/scan.h"

namespace bafar::http {
namespace {

constexpr std::size_t QuotedMax = 40; // bytes of a peer's text that a refusal repeats

std::string byteName(char c)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    return {'0', 'x', Digits[byte >> 4U], Digits[byte & 15U]};
}

} // namespace

HeadScanner::HeadScanner(Side side, const Limits& limits)
    : limits_(&limits)
    , side_(side)
{
    CHECK(limits.fields <= Fields::Capacity);
}

void HeadScanner::restart()
{
    refused_ = inFields_ = false;
    fieldLines_ = fieldsStart_ = lineStart_ = scanned_ = 0;
    refusal_ = {};
}

void HeadScanner::startFields()
{
    inFields_ = true;
    fieldsStart_ = lineStart_;
}

Progress HeadScanner::refuse(std::uint16_t status, std::string text)
{
    refused_ = true;
    refusal_ = {static_cast<std::uint16_t>(side_ == Side::Response ? 502 : status),
                std::move(text)};
    return Progress::Refused;
}

Progress HeadScanner::refuse(Refusal refusal)
{
    return refuse(refusal.status, std::move(refusal.text));
}

Progress HeadScanner::refuseLength(std::uint32_t limit)
{
    if (inFields_) {
        return refuse(431, "the field lines are longer than " + std::to_string(limit) + " bytes");
    }
    return refuse(414, "the start line is longer than " + std::to_string(limit) + " bytes");
}

Progress HeadScanner::refuseByte(std::string_view buffered, std::uint32_t at)
{
    const char c = buffered[at];
    const std::string where = (inFields_ ? "a field line" : "the start line") +
                              std::string(" (byte ") + std::to_string(at - lineStart_) + ")";
    if (at == 0 && c == 0x16) {
        return refuse(400, "TLS on a plain HTTP port: the first byte opens a TLS handshake");
    }
    if (c == '\r') {
        return refuse(400, "a CR without LF in " + where);
    }
    if (c == '\n') {
        return refuse(400, "a line that ends in LF without CR: " + where);
    }
    return refuse(400, "the control character " + byteName(c) + " in " + where);
}

Progress HeadScanner::nextLine(std::string_view buffered,
                               std::uint32_t from,
                               std::uint32_t limit,
                               Slice& line)
{
    CHECK(buffered.size() >= scanned_);
    // The byte just after the longest allowed content may still be the line's CR.
    const std::size_t last = std::min<std::size_t>(buffered.size(), std::size_t{from} + limit + 1);
    if (scanned_ > last) {
        return refuseLength(limit);
    }
    const char* const end = buffered.data() + last;
    const char* const found = scan::findControl(buffered.data() + scanned_, end);
    scanned_ = static_cast<std::uint32_t>(found - buffered.data());
    if (found == end) {
        return last < std::size_t{from} + limit + 1 ? Progress::NeedMore : refuseLength(limit);
    }
    std::uint32_t ending = 2;
    if (*found == '\n' && limits_->bareLineFeed) {
        ending = 1;
    } else if (*found != '\r') {
        return refuseByte(buffered, scanned_);
    } else if (scanned_ + 1 == buffered.size()) {
        return Progress::NeedMore;
    } else if (found[1] != '\n') {
        return refuseByte(buffered, scanned_);
    }
    line = {lineStart_, scanned_ - lineStart_};
    lineStart_ = scanned_ = scanned_ + ending;
    return Progress::Complete;
}

Progress HeadScanner::readFields(std::string_view buffered, Fields& fields, std::uint8_t& dropped)
{
    for (;;) {
        Slice line;
        const Progress progress = nextLine(buffered, fieldsStart_, limits_->fieldBlock, line);
        if (progress != Progress::Complete) {
            return progress;
        }
        if (line.length == 0) {
            return Progress::Complete;
        }
        if (readField(buffered, line, fields, dropped) == Progress::Refused) {
            return Progress::Refused;
        }
    }
}

Progress HeadScanner::refuseName(std::string_view line, std::size_t at)
{
    if (line[0] == ' ' || line[0] == '\t') {
        return refuse(400, fieldLines_ == 1 ? "a blank before the first field"
                                            : "a field line that continues the one before");
    }
    const std::string shown = "\"" + sanitized(line, QuotedMax) + "\"";
    if (at == line.size() || line.find(':') == std::string_view::npos) {
        return refuse(400, "a field line without a colon: " + shown);
    }
    if (at == 0 && line[0] == ':') {
        return refuse(400, "a field without a name");
    }
    if (line[at] == ' ' || line[at] == '\t') {
        return refuse(400, "a blank in or after a field name: " + shown);
    }
    return refuse(400, "the byte " + byteName(line[at]) + " in a field name: " + shown);
}

Progress HeadScanner::readField(std::string_view buffered,
                                Slice line,
                                Fields& fields,
                                std::uint8_t& dropped)
{
    ++fieldLines_;
    if (fieldLines_ > limits_->fields) {
        return refuse(431, "more than " + std::to_string(limits_->fields) + " fields");
    }
    const std::string_view text = buffered.substr(line.start, line.length);
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const char* const colon = scan::skip(begin, end, scan::Token);
    if (colon == end || *colon != ':' || colon == begin) {
        return refuseName(text, static_cast<std::size_t>(colon - begin));
    }
    const std::string_view name(begin, static_cast<std::size_t>(colon - begin));
    if (side_ == Side::Request && !limits_->keepUnderscoreNames &&
        name.find('_') != std::string_view::npos) {
        ++dropped; // a CGI-like server behind us would read it as the name with a hyphen
        return Progress::Complete;
    }
    const std::string_view value = scan::trim(text.substr(name.size() + 1));
    Field field;
    field.name = {line.start, static_cast<std::uint32_t>(name.size())};
    field.value = {static_cast<std::uint32_t>(value.data() - buffered.data()),
                   static_cast<std::uint32_t>(value.size())};
    field.id = headerFromName(name);
    CHECK(fields.add(field));
    return Progress::Complete;
}

} // namespace bafar::http
