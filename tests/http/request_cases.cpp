// One table, larger than the budget because the request half of the case list is read together.
#include "tests/http/cases.h"

using namespace std::string_view_literals;

namespace bafar::test {
namespace {

std::string get(std::string_view fields)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n";
}

std::string post(std::string_view fields, std::string_view body)
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

std::string chunked(std::string_view body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

std::string target(std::string_view text)
{
    return "GET " + std::string(text) + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

std::string line(std::string_view text)
{
    return std::string(text) + "\r\nHost: a\r\n\r\n";
}

std::string host(std::string_view value)
{
    return "GET / HTTP/1.1\r\nHost: " + std::string(value) + "\r\n\r\n";
}

std::string withManyFields(std::size_t count)
{
    std::string fields;
    for (std::size_t i = 1; i < count; ++i) {
        fields += "X: 1\r\n";
    }
    return get(fields);
}

using Rows = std::vector<RequestCase>;

void addFraming(Rows& rows)
{
    const Rows more = {
        {"1: a length and chunked together are refused",
         post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400"},
        {"2: chunked before a length with a smuggled tail is refused",
         post("Transfer-Encoding: chunked\r\nContent-Length: 30\r\n",
              "0\r\n\r\nGET /b HTTP/1.1\r\n\r\n"),
         "400"},
        {"3: two different lengths are refused",
         post("Content-Length: 2\r\nContent-Length: 3\r\n", "ab"), "400"},
        {"4: two equal lengths are refused",
         post("Content-Length: 2\r\nContent-Length: 2\r\n", "ab"), "400"},
        {"5: a list of lengths is refused", post("Content-Length: 2, 2\r\n", "ab"), "400"},
        {"6: a length with a plus is refused", post("Content-Length: +2\r\n", "ab"), "400"},
        {"6: a length with a minus is refused", post("Content-Length: -1\r\n", "ab"), "400"},
        {"6: a hexadecimal length is refused", post("Content-Length: 0x2\r\n", "ab"), "400"},
        {"6: a length with an underscore is refused", post("Content-Length: 1_0\r\n", "ab"), "400"},
        {"6: an empty length is refused", post("Content-Length: \r\n", "ab"), "400"},
        {"7: leading zeros of a length do not count", post("Content-Length: 002\r\n", "ab"),
         "POST / for a, length 2; body 2; waits"},
        {"8: a length of 2^64 is refused", post("Content-Length: 18446744073709551616\r\n", ""),
         "400"},
        {"8: a length of 2^63 is refused", post("Content-Length: 9223372036854775808\r\n", ""),
         "400"},
        {"8: a length below 2^63 and above the limit is too large",
         post("Content-Length: 9223372036854775807\r\n", ""), "413"},
        {"9: two lines of chunked are refused",
         post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400"},
        {"10: chunked named twice is refused",
         post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), "400"},
        {"11: a coding we do not have is not implemented",
         post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), "501"},
        {"12: chunked that is not last is refused",
         post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), "400"},
        {"13: an empty element before chunked is refused",
         post("Transfer-Encoding: ,chunked\r\n", "0\r\n\r\n"), "400"},
        {"13: an empty coding is refused", post("Transfer-Encoding: \r\n", "0\r\n\r\n"), "400"},
        {"13: an empty element after chunked is refused",
         post("Transfer-Encoding: chunked,\r\n", "0\r\n\r\n"), "400"},
        {"14: a coding that only looks like chunked is not implemented",
         post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), "501"},
        {"14: chunked after a vertical tab is refused",
         post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"), "400"},
        {"14: identity is not implemented", post("Transfer-Encoding: identity\r\n", ""), "501"},
        {"14: chunked with a parameter is refused",
         post("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n"), "400"},
        {"14: quoted chunked is refused", post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"),
         "400"},
        {"14: codings compare without case", post("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n"),
         "POST / for a, chunked; body 0; waits"},
        {"15: chunked in HTTP/1.0 is refused",
         "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        {"51: a GET with a length has that body", get("Content-Length: 2\r\n") + "ab",
         "GET / for a, length 2; body 2; waits"},
        {"51: a DELETE with chunks has that body",
         "DELETE /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nz\r\n0\r\n\r\n",
         "DELETE /x for a, chunked; body 1; waits"},
        {"51: a length of 0 is a body of nothing", post("Content-Length: 0\r\n", ""),
         "POST / for a, length 0; body 0; waits"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
}

void addFieldLines(Rows& rows)
{
    const Rows more = {
        {"16: a blank before the colon is refused", get("Content-Length : 2\r\n"), "400"},
        {"16: a tab before the colon is refused", get("X\t: 2\r\n"), "400"},
        {"17: a blank in a field name is refused", get("X Y: 2\r\n"), "400"},
        {"17: a control character in a field name is refused", get("X\x01: 2\r\n"), "400"},
        {"17: a parenthesis in a field name is refused", get("X(a): 2\r\n"), "400"},
        {"18: a blank before the first field is refused",
         "GET / HTTP/1.1\r\n Host: a\r\nX: 1\r\n\r\n", "400"},
        {"19: a continued line is refused", get("X: 1\r\n 2\r\n"), "400"},
        {"19: a line continued by a tab is refused", get("X: 1\r\n\t2\r\n"), "400"},
        {"20: a continued coding is refused", post("Transfer-Encoding:\r\n chunked\r\n", ""),
         "400"},
        {"21: a line without a colon is refused", get("Nothing\r\n"), "400"},
        {"22: an empty field name is refused", get(": 1\r\n"), "400"},
        {"23: a NUL in a value is refused", get("X: a\0b\r\n"sv), "400"},
        {"24: a CR in a value is refused", get("X: a\rb\r\n"), "400"},
        {"24: a CR before the line's end is refused", get("X: a\r\r\n"), "400"},
        {"25: lines that end in LF are refused", "GET / HTTP/1.1\nHost: a\n\n", "400"},
        {"25: one field line that ends in LF is refused", get("X: 1\nY: 2\r\n"), "400"},
        {"26: a control character in a value is refused",
         get("X: a\x01"
             "b\r\n"),
         "400"},
        {"26: DEL in a value is refused",
         get("X: a\x7f"
             "b\r\n"),
         "400"},
        {"26: a tab in a value is text", get("X: a\tb\r\n"), "GET / for a, no body; waits"},
        {"27: bytes above 0x7f in a value are opaque", get("X: \xc3\xa4\xff\r\n"),
         "GET / for a, no body; waits"},
        {"28: bytes above 0x7f in a name are refused", get("X\xe4: 1\r\n"), "400"},
        {"29: a name with an underscore is left out", get("X_Forwarded_For: 1.2.3.4\r\n"),
         "GET / for a, no body, dropped 1; waits"},
        {"29: a coding spelt with an underscore does not count",
         get("Transfer_Encoding: chunked\r\n"), "GET / for a, no body, dropped 1; waits"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
}

void addHosts(Rows& rows)
{
    const Rows more = {
        {"30: HTTP/1.1 without Host is refused", "GET / HTTP/1.1\r\nX: 1\r\n\r\n", "400"},
        {"31: two different Hosts are refused", get("Host: b\r\n"), "400"},
        {"32: two equal Hosts are refused", get("Host: a\r\n"), "400"},
        {"33: a Host with a blank is refused", host("a b"), "400"},
        {"33: a Host list is refused", host("a,b"), "400"},
        {"33: a Host with a user is refused", host("u@a"), "400"},
        {"33: an empty Host is refused", host(""), "400"},
        {"33: a Host with a slash is refused", host("a/b"), "400"},
        {"33: a Host with an empty port is refused", host("a:"), "400"},
        {"33: a Host with port 65536 is refused", host("a:65536"), "400"},
        {"33: a Host with an open bracket is refused", host("[::1"), "400"},
        {"33: a Host with IPv4 in brackets is refused", host("[192.0.2.1]"), "400"},
        {"33: text after a bracketed Host is refused", host("[::1]x"), "400"},
        {"33: a Host with a port is good", host("a.example:8080"),
         "GET / for a.example:8080, no body; waits"},
        {"33: a bracketed IPv6 Host is good", host("[2001:db8::1]:80"),
         "GET / for [2001:db8::1]:80, no body; waits"},
        {"34: an absolute target equal to Host is good", target("http://a/x?y"),
         "GET /x?y for a, no body; waits"},
        {"34: an absolute target may write the default port and another case",
         target("HTTP://A:80/x"), "GET /x for A:80, no body; waits"},
        {"34: an absolute target without a path means the root", target("http://a?q"),
         "GET /?q for a, no body; waits"},
        {"34: an absolute target in HTTP/1.0 needs no Host", "GET http://b/ HTTP/1.0\r\n\r\n",
         "GET / for b, no body, closes"},
        {"35: an absolute target for another host is refused", target("http://b/"), "400"},
        {"35: an absolute target with a user is refused", target("http://u@a/"), "400"},
        {"35: an absolute target without a host is refused", target("http:///x"), "400"},
        {"35: an absolute target does not replace Host", "GET http://a/ HTTP/1.1\r\n\r\n", "400"},
        {"38: another scheme is refused", target("ftp://a/"), "400"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
}

/// It is larger than the budget because it is a table.
void addRequestLines(Rows& rows)
{
    const Rows more = {
        {"36: CONNECT is not allowed", "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", "405"},
        {"37: OPTIONS for the whole server is legal", line("OPTIONS * HTTP/1.1"),
         "OPTIONS * for a, no body; waits"},
        {"38: GET for the whole server is refused", target("*"), "400"},
        {"38: a relative target is refused", target("index.html"), "400"},
        {"39: a fragment is refused", target("/a#b"), "400"},
        {"40: a control character in a target is refused",
         target("/a\x01"
                "b"),
         "400"},
        {"40: a byte above 0x7f in a target is refused", target("/\xc3\xa4"), "400"},
        {"40: a quote in a target is refused", target("/a\"b"), "400"},
        {"40: a backslash in a target is refused", target("/a\\b"), "400"},
        {"40: brackets and bars of browsers are good", target("/a?b[]={c}|d^`"),
         "GET /a?b[]={c}|d^` for a, no body; waits"},
        {"41: an escaped NUL is refused", target("/a%00"), "400"},
        {"41: a path above its root is refused", target("/../etc"), "400"},
        {"41: a path above its root by detour is refused", target("/a/../../etc"), "400"},
        {"41: an escaped path above its root is refused", target("/%2e%2E/etc"), "400"},
        {"41: a path above its root by escaped slashes is refused", target("/a%2f..%2f..%2fetc"),
         "400"},
        {"41: a path above its root by escaped backslashes is refused", target("/..%5cetc"), "400"},
        {"41: a path that returns to its root is good", target("/a/../b"),
         "GET /a/../b for a, no body; waits"},
        {"41: dots that are names are good", target("/.../..a/.b"),
         "GET /.../..a/.b for a, no body; waits"},
        {"41: a broken escape in a path is refused", target("/%4"), "400"},
        {"41: an escape that is not hexadecimal is refused", target("/%zz"), "400"},
        {"41: a percent sign in a query is left to the reader", target("/a?100%"),
         "GET /a?100% for a, no body; waits"},
        {"42: two blanks before the target are refused", line("GET  / HTTP/1.1"), "400"},
        {"42: two blanks before the version are refused", line("GET /  HTTP/1.1"), "400"},
        {"42: a tab between the parts is refused", line("GET\t/ HTTP/1.1"), "400"},
        {"42: a tab before the version is refused", line("GET /\tHTTP/1.1"), "400"},
        {"43: a blank after the version is refused", line("GET / HTTP/1.1 "), "400"},
        {"44: a later HTTP/1 is HTTP/1.1", line("GET / HTTP/1.2"), "GET / for a, no body; waits"},
        {"44: HTTP/2.0 is not supported", line("GET / HTTP/2.0"), "505"},
        {"44: HTTP/0.9 by name is not supported", line("GET / HTTP/0.9"), "505"},
        {"44: a minor version of two digits is refused", line("GET / HTTP/1.10"), "400"},
        {"45: a version in small letters is refused", line("GET / http/1.1"), "400"},
        {"46: a request without a version is refused", "GET /\r\n", "400"},
        {"46: a bare word is refused", "GET\r\n", "400"},
        {"47: an unknown method is passed on", line("get / HTTP/1.1"),
         "get / for a, no body; waits"},
        {"48: a method that is no token is refused", line("G(T / HTTP/1.1"), "400"},
        {"48: an empty method is refused", line(" / HTTP/1.1"), "400"},
        {"49: TRACE is not allowed", line("TRACE / HTTP/1.1"), "405"},
        {"50: one blank line before a request is skipped", "\r\n" + get(""),
         "GET / for a, no body, after blank 1; waits"},
        {"50: two blank lines before a request are skipped", "\r\n\r\n" + get(""),
         "GET / for a, no body, after blank 2; waits"},
        {"50: three blank lines before a request are refused", "\r\n\r\n\r\n" + get(""), "400"},
        {"67: a start line of 8192 bytes is good", target("/" + std::string(8178, 'a')),
         "GET /" + std::string(8178, 'a') + " for a, no body; waits"},
        {"67: a start line of 8193 bytes is too long", target("/" + std::string(8179, 'a')), "414"},
        {"67: a start line without end is too long", std::string(8193, 'A'), "414"},
        {"73: a TLS handshake is refused", "\x16\x03\x01\x02", "400"},
        {"74: the preface of HTTP/2 is not supported", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
}

void addChunks(Rows& rows)
{
    const std::string good = "POST / for a, chunked; body 3; waits";
    const std::string bad = "POST / for a, chunked; 400";
    const Rows more = {
        {"52: an extension is left out", chunked("3;name=\"v;w\"\r\nabc\r\n0;x\r\n\r\n"), good},
        {"52: an extension of 256 bytes is good",
         chunked("3;" + std::string(256, 'x') + "\r\nabc\r\n0\r\n\r\n"), good},
        {"52: an extension of 257 bytes is refused",
         chunked("3;" + std::string(257, 'x') + "\r\nabc\r\n0\r\n\r\n"), bad},
        {"52: a control character in an extension is refused", chunked("3;\x01\r\nabc\r\n"), bad},
        {"53: a size line that ends in LF is refused", chunked("3\nabc\r\n0\r\n\r\n"), bad},
        {"53: an extension that ends in LF is refused", chunked("3;x\nabc\r\n0\r\n\r\n"), bad},
        {"53: a CR without LF after a size is refused", chunked("3\rxabc"), bad},
        {"54: a size with 0x is refused", chunked("0x3\r\nabc\r\n"), bad},
        {"54: a blank before a size is refused", chunked(" 3\r\nabc\r\n"), bad},
        {"54: an empty size is refused", chunked("\r\nabc\r\n"), bad},
        {"54: a size without digits is refused", chunked(";x\r\nabc\r\n"), bad},
        {"54: a size of 17 digits is refused", chunked("10000000000000003\r\nabc\r\n"), bad},
        {"54: a size of 2^64 - 1 is too large", chunked("ffffffffffffffff\r\nabc\r\n"),
         "POST / for a, chunked; 413"},
        {"55: a blank after a size is refused", chunked("3 \r\nabc\r\n"), bad},
        {"55: a blank before an extension is refused", chunked("3 ;x\r\nabc\r\n"), bad},
        {"56: a size of 16 digits with leading zeros is good",
         chunked("0000000000000003\r\nabc\r\n0\r\n\r\n"), good},
        {"56: a last chunk of many zeros is good", chunked("3\r\nabc\r\n0000\r\n\r\n"), good},
        {"57: data longer than the size is refused", chunked("2\r\nabc\r\n0\r\n\r\n"), bad},
        {"57: data that ends in LF is refused", chunked("3\r\nabc\n0\r\n\r\n"), bad},
        {"57: data that ends in CR and more is refused", chunked("3\r\nabc\rx0\r\n\r\n"), bad},
        {"58: a trailer arrives", chunked("3\r\nabc\r\n0\r\nETag: \"x\"\r\nX-Sum:  1 \r\n\r\n"),
         good},
        {"59: a trailer that frames, routes or proves who sent it is left out",
         chunked("3\r\nabc\r\n0\r\nContent-Length: 9\r\nHost: b\r\nTransfer-Encoding: chunked\r\n"
                 "Authorization: x\r\nX_Forwarded_For: y\r\n\r\n"),
         good},
        {"59: a trailer without a colon is refused", chunked("0\r\nNothing\r\n\r\n"), bad},
        {"59: a continued trailer is refused", chunked("0\r\nX: 1\r\n 2\r\n\r\n"), bad},
        {"59: a trailer with a blank before the colon is refused", chunked("0\r\nX : 1\r\n\r\n"),
         bad},
        {"59: a trailer that ends in LF is refused", chunked("0\r\nX: 1\n\r\n"), bad},
        {"59: a trailer with a NUL is refused", chunked("0\r\nX: \0\r\n\r\n"sv), bad},
        {"59: 33 trailers are too many", chunked([] {
             std::string body = "0\r\n";
             for (int i = 0; i < 33; ++i) {
                 body += "X: 1\r\n";
             }
             return body + "\r\n";
         }()),
         "POST / for a, chunked; 431"},
        {"59: trailers of more than 8 KiB are too long",
         chunked("0\r\nX: " + std::string(4200, 'x') + "\r\nX: " + std::string(4200, 'x') +
                 "\r\n\r\n"),
         "POST / for a, chunked; 431"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
}

void addConnection(Rows& rows)
{
    const Rows more = {
        {"60: Expect 100-continue is reported",
         post("Content-Length: 1\r\nExpect: 100-Continue\r\n", "x"),
         "POST / for a, length 1, expects 100; body 1; waits"},
        {"60: Expect in HTTP/1.0 is left alone",
         "POST / HTTP/1.0\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\nx",
         "POST / for , length 1, closes; body 1"},
        {"61: another expectation fails", get("Expect: more\r\n"), "417"},
        {"61: another expectation beside 100-continue fails",
         get("Expect: 100-continue\r\nExpect: more\r\n"), "417"},
        {"62: an upgrade to h2c does not count",
         get("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n"),
         "GET / for a, no body; waits"},
        {"63: Upgrade without Connection does not count", get("Upgrade: websocket\r\n"),
         "GET / for a, no body; waits"},
        {"63: Upgrade with Connection counts",
         get("Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"),
         "GET / for a, no body, upgrades; waits"},
        {"65: TE trailers is reported", get("Connection: TE\r\nTE: gzip, Trailers\r\n"),
         "GET / for a, no body, takes trailers; waits"},
        {"66: requests in one piece come one after another",
         post("Content-Length: 2\r\n", "ab") + get("") + chunked("3\r\nabc\r\n0\r\n\r\n") + get(""),
         "POST / for a, length 2; body 2; GET / for a, no body; "
         "POST / for a, chunked; body 3; GET / for a, no body; waits"},
        {"66: what follows a refused request is not read", get("X : 1\r\n") + get(""), "400"},
        {"66: a CRLF between requests is skipped", get("") + "\r\n" + get(""),
         "GET / for a, no body; GET / for a, no body, after blank 1; waits"},
        {"66: nothing is read after close", get("Connection: close\r\n") + get(""),
         "GET / for a, no body, closes"},
        {"66: close wins over keep-alive", get("Connection: keep-alive, close\r\n"),
         "GET / for a, no body, closes"},
        {"66: close in a second line counts", get("Connection: x\r\nConnection: Close\r\n"),
         "GET / for a, no body, closes"},
        {"68: fields of more than 32 KiB are too large",
         get("X: " + std::string(32768, 'x') + "\r\n"), "431"},
        {"69: 100 fields are good", withManyFields(100), "GET / for a, no body; waits"},
        {"69: 101 fields are too many", withManyFields(101), "431"},
        {"70: HTTP/1.0 ends with its request", "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
         "GET / for a, no body, closes"},
        {"70: HTTP/1.0 stays when asked to",
         "GET / HTTP/1.0\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n",
         "GET / for a, no body; waits"},
        {"71: HTTP/1.0 needs no Host", "GET / HTTP/1.0\r\n\r\n", "GET / for , no body, closes"},
        {"a head that is not complete waits", "GET / HTTP/1.1\r\nHost: a\r\n", "waits"},
        {"a body that is not complete waits", post("Content-Length: 3\r\n", "ab"),
         "POST / for a, length 3; waits in body"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
}

} // namespace

const std::vector<RequestCase>& requestCases()
{
    static const Rows all = [] {
        Rows rows;
        addFraming(rows);
        addFieldLines(rows);
        addHosts(rows);
        addRequestLines(rows);
        addChunks(rows);
        addConnection(rows);
        return rows;
    }();
    return all;
}

} // namespace bafar::test
