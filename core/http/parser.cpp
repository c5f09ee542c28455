#include "core/http/parser.h"

#include "core/base/text.h"
#include "core/http/scan.h"
#include "core/http/target.h"

namespace bafar::http {
namespace {

Slice sliceOf(std::string_view part, const char* base)
{
    return {static_cast<std::uint32_t>(part.data() - base),
            static_cast<std::uint32_t>(part.size())};
}

/// The minor version of "HTTP/1.x"; a refusal for everything else.
std::optional<Refusal> readVersion(std::string_view text, std::uint8_t& minor)
{
    const bool wellFormed = text.size() == 8 && text.substr(0, 5) == "HTTP/" &&
                            scan::isDigit(text[5]) && text[6] == '.' && scan::isDigit(text[7]);
    if (!wellFormed) {
        return Refusal{400, "no HTTP version where one belongs: " + inQuotes(text)};
    }
    if (text[5] != '1') {
        return Refusal{505, "only HTTP/1 is spoken here, not " + std::string(text)};
    }
    minor = static_cast<std::uint8_t>(text[7] - '0');
    return std::nullopt;
}

/// Host is what routes a request, so exactly one valid name must result (RFC 9112 section 3.2).
std::optional<Refusal> decideHost(RequestHead& head, std::string_view authority, const char* base)
{
    const std::size_t count = head.fields.count(Header::Host);
    if (count > 1) {
        return Refusal{400, "more than one Host field"};
    }
    if (count == 0 && head.minorVersion > 0) {
        return Refusal{400, "HTTP/1.1 without a Host field"};
    }
    const auto host = head.fields.find(Header::Host);
    if (host && !parseAuthority(*host)) {
        return Refusal{400, "the Host field names no valid host: " + inQuotes(*host)};
    }
    if (host && !authority.empty() && !sameAuthority(*host, authority)) {
        return Refusal{400, "the request target is for " + inQuotes(authority) + ", Host for " +
                                inQuotes(*host)};
    }
    if (!authority.empty()) {
        head.host = sliceOf(authority, base);
    } else if (host) {
        head.host = head.fields[head.fields.first(Header::Host)].value;
    }
    return std::nullopt;
}

} // namespace

Method methodFromName(std::string_view name)
{
    switch (name.size()) {
    case 3: return name == "GET" ? Method::Get : name == "PUT" ? Method::Put : Method::Other;
    case 4: return name == "POST" ? Method::Post : name == "HEAD" ? Method::Head : Method::Other;
    case 5:
        return name == "PATCH" ? Method::Patch : name == "TRACE" ? Method::Trace : Method::Other;
    case 6: return name == "DELETE" ? Method::Delete : Method::Other;
    case 7:
        return name == "OPTIONS"   ? Method::Options
               : name == "CONNECT" ? Method::Connect
                                   : Method::Other;
    default: return Method::Other;
    }
}

RequestParser::RequestParser(const Limits& limits)
    : scanner_(Side::Request, limits)
{
}

Progress RequestParser::parse(std::string_view buffered, RequestHead& head)
{
    if (scanner_.refused()) {
        return Progress::Refused;
    }
    head.fields.moveTo(buffered.data());
    if (!scanner_.inFields()) {
        const Progress progress = startLine(buffered, head);
        if (progress != Progress::Complete) {
            return progress;
        }
    }
    const Progress progress = scanner_.readFields(buffered, head.fields, head.droppedFields);
    return progress == Progress::Complete ? finish(head) : progress;
}

Progress RequestParser::startLine(std::string_view buffered, RequestHead& head)
{
    const Limits& limits = scanner_.limits();
    if (scanner_.lineStart() == 0) {
        head.clear();
    }
    for (;;) {
        Slice line;
        const std::uint32_t start = scanner_.lineStart();
        const Progress progress = scanner_.nextLine(buffered, start, limits.startLine, line);
        if (progress != Progress::Complete) {
            return progress;
        }
        if (line.length > 0) {
            scanner_.startFields();
            return readStartLine(buffered.substr(line.start, line.length), line.start, head);
        }
        // Some clients send a CRLF after a body; a few are skipped, a flood is not.
        if (head.leadingBlankLines == limits.leadingBlankLines) {
            return scanner_.refuse(400, "more than " + std::to_string(limits.leadingBlankLines) +
                                            " blank lines before a request");
        }
        ++head.leadingBlankLines;
    }
}

Progress RequestParser::readStartLine(std::string_view line, std::uint32_t start, RequestHead& head)
{
    const char* const base = line.data() - start;
    const std::size_t methodEnd = line.find(' ');
    const std::string_view method = line.substr(0, methodEnd);
    if (methodEnd == std::string_view::npos || !scan::all(method, scan::Token)) {
        return scanner_.refuse(400, "no request line: " + inQuotes(line));
    }
    const std::string_view rest = line.substr(methodEnd + 1);
    const std::size_t targetEnd = rest.find(' ');
    if (targetEnd == std::string_view::npos) {
        return scanner_.refuse(400, "no HTTP version in the request line " + inQuotes(line));
    }
    if (auto refusal = readVersion(rest.substr(targetEnd + 1), head.minorVersion)) {
        return scanner_.refuse(std::move(*refusal));
    }
    Target target;
    head.method = methodFromName(method);
    if (auto refusal = parseTarget(head.method, rest.substr(0, targetEnd), target)) {
        return scanner_.refuse(std::move(*refusal));
    }
    head.methodName = sliceOf(method, base);
    head.target = sliceOf(rest.substr(0, targetEnd), base);
    head.form = target.form;
    head.path = sliceOf(target.path, base);
    head.hasQuery = target.hasQuery;
    if (target.hasQuery) {
        head.query = sliceOf(target.query, base);
    }
    if (target.form == TargetForm::Absolute) {
        head.host = sliceOf(target.authority, base);
    }
    return Progress::Complete;
}

Progress RequestParser::finish(RequestHead& head)
{
    const std::string_view authority =
        head.form == TargetForm::Absolute ? head.text(head.host) : std::string_view{};
    if (auto refusal = decideHost(head, authority, head.fields.text({}).data())) {
        return scanner_.refuse(std::move(*refusal));
    }
    if (auto refusal = decideFraming(head, scanner_.limits())) {
        return scanner_.refuse(std::move(*refusal));
    }
    return Progress::Complete;
}

ResponseParser::ResponseParser(const Limits& limits)
    : scanner_(Side::Response, limits)
{
}

Progress ResponseParser::parse(std::string_view buffered,
                               ResponseHead& head,
                               const ResponseContext& context)
{
    if (scanner_.refused()) {
        return Progress::Refused;
    }
    head.fields.moveTo(buffered.data());
    if (!scanner_.inFields()) {
        Slice line;
        Progress progress = scanner_.nextLine(buffered, 0, scanner_.limits().startLine, line);
        if (progress == Progress::Complete) {
            head.clear();
            scanner_.startFields();
            progress = readStartLine(buffered.substr(0, line.length), line.start, head);
        }
        if (progress != Progress::Complete) {
            return progress;
        }
    }
    std::uint8_t dropped = 0;
    const Progress progress = scanner_.readFields(buffered, head.fields, dropped);
    if (progress != Progress::Complete) {
        return progress;
    }
    auto refusal = decideFraming(head, context, scanner_.limits());
    return refusal ? scanner_.refuse(std::move(*refusal)) : Progress::Complete;
}

Progress ResponseParser::readStartLine(std::string_view line,
                                       std::uint32_t start,
                                       ResponseHead& head)
{
    const char* const base = line.data() - start;
    if (auto refusal = readVersion(line.substr(0, line.find(' ')), head.minorVersion)) {
        return scanner_.refuse(std::move(*refusal));
    }
    // "HTTP/1.1 200" without the blank before an empty reason is common and harmless: accepted.
    const std::string_view rest = line.substr(line.size() > 9 ? 9 : line.size());
    const std::string_view digits = rest.substr(0, 3);
    const bool threeDigits = digits.size() == 3 && scan::decimal(digits).value_or(0) >= 100;
    if (!threeDigits || (rest.size() > 3 && rest[3] != ' ')) {
        return scanner_.refuse(502, "no status of three digits, 100 or above: " + inQuotes(line));
    }
    head.status = static_cast<std::uint16_t>(*scan::decimal(digits));
    head.reason = sliceOf(rest.substr(rest.size() > 4 ? 4 : rest.size()), base);
    return Progress::Complete;
}

} // namespace bafar::http
