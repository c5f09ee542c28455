#include "tests/http/cases.h"

using namespace std::string_view_literals;

namespace bafar::test {
namespace {

constexpr http::ResponseContext ToGet = {};
constexpr http::ResponseContext ToHead = {http::Method::Head, false};
constexpr http::ResponseContext ToUpgrade = {http::Method::Get, true};

std::string ok(std::string_view fields, std::string_view body)
{
    return "HTTP/1.1 200 OK\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

std::string chunked(std::string_view body)
{
    return ok("Transfer-Encoding: chunked\r\n", body);
}

std::string status(std::string_view line)
{
    return std::string(line) + "\r\nContent-Length: 0\r\n\r\n";
}

using Rows = std::vector<ResponseCase>;

void addFraming(Rows& rows)
{
    const Rows more = {
        {"R1: chunked wins over a length, and the connection is not reused",
         ok("Content-Length: 9\r\nTransfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n"),
         "200 chunked, not reusable; body 3"},
        {"R2: two different lengths are refused",
         ok("Content-Length: 2\r\nContent-Length: 3\r\n", "abc"), "502"},
        {"R2: two equal lengths are one", ok("Content-Length: 2\r\nContent-Length: 02\r\n", "ab"),
         "200 length 2; body 2; waits"},
        {"R3: a bad length is refused", ok("Content-Length: 2x\r\n", "ab"), "502"},
        {"R3: a bad chunk is refused", chunked("3\r\nabcd\r\n0\r\n\r\n"), "200 chunked; 502"},
        {"R3: a length above the limit is refused",
         ok("Content-Length: 9223372036854775807\r\n", ""), "502"},
        {"R4: an unknown coding is refused", ok("Transfer-Encoding: gzip, chunked\r\n", ""), "502"},
        {"R4: chunked twice is refused",
         ok("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", ""), "502"},
        {"R5: no length lasts until close", ok("", "some text"),
         "200 until close, not reusable; body 9", ToGet, true},
        {"R8: 204 has no body although a length says so, and its connection is dropped",
         "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nab", "204 no body, not reusable"},
        {"R8: 304 has the length of what it does not send",
         "HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n", "304 no body; waits"},
        {"R8: the answer to HEAD has no body", ok("Content-Length: 2\r\n", ""),
         "200 no body; waits", ToHead},
        {"R8: the answer to HEAD with chunked has no body", chunked(""), "200 no body; waits",
         ToHead},
        {"R9: bytes after a body are the next answer's, and are refused if they are none",
         ok("Content-Length: 2\r\n", "ab garbage\r\n"), "200 length 2; body 2; 502"},
        {"R10: a body cut short is refused", ok("Content-Length: 3\r\n", "ab"), "200 length 3; 502",
         ToGet, true},
        {"R10: chunks cut short are refused", chunked("3\r\nabc\r\n"), "200 chunked; 502", ToGet,
         true},
        {"R10: trailers cut short are refused", chunked("0\r\nX: 1\r\n"), "200 chunked; 502", ToGet,
         true},
        {"R14: a coding in HTTP/1.0 is refused",
         "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "502"},
        {"R16: trailers arrive", chunked("1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n"),
         "200 chunked; body 1; waits"},
        {"HTTP/1.0 ends with its answer", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na",
         "200 length 1, not reusable; body 1"},
        {"HTTP/1.0 stays when it says so",
         "HTTP/1.0 200 OK\r\nContent-Length: 1\r\nConnection: keep-alive\r\n\r\na",
         "200 length 1; body 1; waits"},
        {"close in an answer ends the connection",
         ok("Content-Length: 1\r\nConnection: close\r\n", "a"),
         "200 length 1, not reusable; body 1"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
}

void addHeads(Rows& rows)
{
    const Rows more = {
        {"R6: interim answers come before the final one",
         "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" +
             ok("Content-Length: 1\r\n", "a"),
         "100 no body, interim; 103 no body, interim; 200 length 1; body 1; waits"},
        {"R7: 101 that nobody asked for is refused",
         "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", "502"},
        {"R7: 101 that was asked for ends HTTP here",
         "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n\x01\x02",
         "101 no body", ToUpgrade},
        {"R11: a NUL in a field is refused", ok("X: \0\r\n"sv, ""), "502"},
        {"R11: a continued line is refused", ok("X: 1\r\n 2\r\n", ""), "502"},
        {"R11: a line without a colon is refused", ok("Nothing\r\n", ""), "502"},
        {"R11: a name with an underscore is kept", ok("X_Y: 1\r\nContent-Length: 0\r\n", ""),
         "200 length 0; body 0; waits"},
        {"R12: status 99 is refused", status("HTTP/1.1 99 Low"), "502"},
        {"R12: status 099 is refused", status("HTTP/1.1 099 Low"), "502"},
        {"R12: status 1000 is refused", status("HTTP/1.1 1000 High"), "502"},
        {"R12: a status that is no number is refused", status("HTTP/1.1 2x0 OK"), "502"},
        {"R12: garbage is refused", status("ICY 200 OK"), "502"},
        {"R12: a status line without a status is refused", status("HTTP/1.1"), "502"},
        {"R12: a status line in HTTP/2.0 is refused", status("HTTP/2.0 200 OK"), "502"},
        {"R12: a tab after the status is refused", status("HTTP/1.1 200\tOK"), "502"},
        {"R12: a status without a reason is good", status("HTTP/1.1 200 "),
         "200 length 0; body 0; waits"},
        {"R12: a status without the blank before its reason is good", status("HTTP/1.1 200"),
         "200 length 0; body 0; waits"},
        {"R12: a status above 599 is passed on", status("HTTP/1.1 999 Own"),
         "999 length 0; body 0; waits"},
        {"R15: fields above the limit are refused",
         ok("X: " + std::string(32768, 'x') + "\r\n", ""), "502"},
        {"R15: a status line above the limit is refused",
         status("HTTP/1.1 200 " + std::string(8192, 'x')), "502"},
        {"R15: 101 fields are refused",
         ok(
             [] {
                 std::string fields;
                 for (int i = 0; i < 101; ++i) {
                     fields += "X: 1\r\n";
                 }
                 return fields;
             }(),
             ""),
         "502"},
        {"a CRLF before a status line is refused", "\r\n" + ok("Content-Length: 0\r\n", ""), "502"},
        {"answers in one piece come one after another",
         ok("Content-Length: 1\r\n", "a") + chunked("0\r\n\r\n"),
         "200 length 1; body 1; 200 chunked; body 0; waits"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
}

} // namespace

const std::vector<ResponseCase>& responseCases()
{
    static const Rows all = [] {
        Rows rows;
        addFraming(rows);
        addHeads(rows);
        return rows;
    }();
    return all;
}

} // namespace bafar::test
