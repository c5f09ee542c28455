#include "core/http/writer.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/http/scan.h"

namespace bafar::http {
namespace {

namespace chrono = std::chrono;

bool isValue(std::string_view value)
{
    const char* const end = value.data() + value.size();
    return scan::findControl(value.data(), end) == end && scan::trim(value).size() == value.size();
}

struct Reason {
    std::uint16_t status;
    std::string_view phrase;
};

constexpr Reason Reasons[] = {
    {100, "Continue"},
    {101, "Switching Protocols"},
    {102, "Processing"},
    {103, "Early Hints"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {205, "Reset Content"},
    {206, "Partial Content"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
};

} // namespace

HeadWriter::HeadWriter(std::string& out)
    : out_(out)
    , start_(out.size())
{
}

void HeadWriter::refuse(std::string text)
{
    if (error_.empty()) {
        error_ = std::move(text);
    }
}

HeadWriter& HeadWriter::request(std::string_view method, std::string_view target)
{
    if (hasStartLine_ || !scan::all(method, scan::Token) || !scan::all(target, scan::Target)) {
        refuse("no request line can be made of method " + inQuotes(method) + " and target " +
               inQuotes(target));
        return *this;
    }
    hasStartLine_ = true;
    out_.append(method).append(" ").append(target).append(" HTTP/1.1\r\n");
    return *this;
}

HeadWriter& HeadWriter::response(std::uint16_t status)
{
    if (hasStartLine_ || status < 100 || status > 999) {
        refuse("no status line can be made of status " + std::to_string(status));
        return *this;
    }
    hasStartLine_ = true;
    out_.append("HTTP/1.1 ").append(std::to_string(status)).append(" ");
    out_.append(reasonPhrase(status)).append("\r\n");
    return *this;
}

void HeadWriter::line(std::string_view name, std::string_view value)
{
    out_.append(name).append(": ").append(value).append("\r\n");
}

HeadWriter& HeadWriter::field(std::string_view name, std::string_view value)
{
    if (!hasStartLine_ || !scan::all(name, scan::Token)) {
        refuse("the field name " + inQuotes(name) + " is no token or comes before the start line");
        return *this;
    }
    const Header id = headerFromName(name);
    if (id == Header::ContentLength || id == Header::TransferEncoding) {
        refuse("the field " + inQuotes(name) + " is written by framing() only");
        return *this;
    }
    if (!isValue(value)) {
        refuse("the value of field " + inQuotes(name) +
               " holds a control character or blanks at its ends: " + inQuotes(value));
        return *this;
    }
    line(name, value);
    return *this;
}

HeadWriter& HeadWriter::field(Header header, std::string_view value)
{
    return field(headerName(header), value);
}

HeadWriter& HeadWriter::field(Header header, std::uint64_t value)
{
    return field(headerName(header), std::to_string(value));
}

HeadWriter& HeadWriter::date(WallTime now)
{
    return field(Header::Date, httpDate(now));
}

HeadWriter& HeadWriter::forward(const Fields& fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].hop) {
            field(fields.name(i), fields.value(i));
        }
    }
    return *this;
}

HeadWriter& HeadWriter::framing(Framing framing)
{
    if (!hasStartLine_ || hasFraming_) {
        refuse("the framing is set twice or before the start line");
        return *this;
    }
    hasFraming_ = true;
    if (framing.kind == FramingKind::Length) {
        line("Content-Length", std::to_string(framing.length));
    } else if (framing.kind == FramingKind::Chunked) {
        line("Transfer-Encoding", "chunked");
    }
    return *this;
}

Result<void> HeadWriter::finish()
{
    if (!hasStartLine_) {
        refuse("a head without a start line");
    }
    if (!error_.empty()) {
        out_.resize(start_);
        return fail(Code::InvalidInput, error_);
    }
    out_.append("\r\n");
    return {};
}

ChunkPrefix chunkPrefix(std::uint64_t size)
{
    CHECK(size > 0);
    ChunkPrefix prefix;
    char* const begin = prefix.bytes.data();
    char* const end = std::to_chars(begin, begin + 16, size, 16).ptr;
    end[0] = '\r';
    end[1] = '\n';
    prefix.length = static_cast<std::uint8_t>(end + 2 - begin);
    return prefix;
}

void appendChunk(std::string& out, std::string_view data)
{
    if (!data.empty()) {
        out.append(chunkPrefix(data.size()).text()).append(data).append("\r\n");
    }
}

void appendLastChunk(std::string& out)
{
    out.append("0\r\n\r\n");
}

Result<void> appendLastChunk(std::string& out, std::span<const TrailerField> trailers)
{
    for (const TrailerField& trailer : trailers) {
        if (!scan::all(trailer.name, scan::Token) || !isValue(trailer.value) ||
            isForbiddenInTrailer(headerFromName(trailer.name))) {
            return fail(Code::InvalidInput, "the trailer " + inQuotes(trailer.name) + ": " +
                                                inQuotes(trailer.value) + " may not be written");
        }
    }
    out.append("0\r\n");
    for (const TrailerField& trailer : trailers) {
        out.append(trailer.name).append(": ").append(trailer.value).append("\r\n");
    }
    out.append("\r\n");
    return {};
}

std::string_view reasonPhrase(std::uint16_t status)
{
    const auto* const row = std::lower_bound(
        std::begin(Reasons), std::end(Reasons), status,
        [](const Reason& reason, std::uint16_t wanted) { return reason.status < wanted; });
    return row != std::end(Reasons) && row->status == status ? row->phrase : std::string_view{};
}

std::string httpDate(WallTime time)
{
    constexpr std::array<std::string_view, 7> Days = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> Months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const chrono::sys_time<chrono::milliseconds> moment{chrono::milliseconds{time.unixMs}};
    const chrono::sys_days day = chrono::floor<chrono::days>(moment);
    const chrono::year_month_day date{day};
    const chrono::hh_mm_ss clock{chrono::floor<chrono::seconds>(moment - day)};
    const auto two = [](std::int64_t value) {
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
    };
    return std::string(Days[chrono::weekday{day}.c_encoding()]) + ", " +
           two(static_cast<unsigned>(date.day())) + " " +
           std::string(Months[static_cast<unsigned>(date.month()) - 1]) + " " +
           std::to_string(static_cast<int>(date.year())) + " " + two(clock.hours().count()) + ":" +
           two(clock.minutes().count()) + ":" + two(clock.seconds().count()) + " GMT";
}

std::string refusalResponse(const Refusal& refusal)
{
    const std::string body = refusal.text + "\n";
    std::string out;
    const Result<void> written = HeadWriter(out)
                                     .response(refusal.status)
                                     .field(Header::ContentType, "text/plain; charset=utf-8")
                                     .field(Header::Connection, "close")
                                     .framing({FramingKind::Length, body.size()})
                                     .finish();
    CHECK(written.has_value());
    return out + body;
}

} // namespace bafar::http
