// Prints what parsing costs: nanoseconds for a typical request, the same in pieces, a response and
// a chunked body. No test: figures depend on the machine. Run a release build.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/http/body.h"
#include "core/http/forward.h"
#include "core/http/parser.h"
#include "core/http/writer.h"

namespace bafar::http {
namespace {

constexpr std::string_view Request =
    "GET /v1/stream?since=18446 HTTP/1.1\r\n"
    "Host: node-1.example.net:7600\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
    "Accept-Language: en-US,en;q=0.5\r\n"
    "Accept-Encoding: gzip, deflate, br, zstd\r\n"
    "Referer: https://node-1.example.net/overview\r\n"
    "Connection: keep-alive\r\n"
    "Cookie: session=0123456789abcdef0123456789abcdef; theme=dark\r\n"
    "X-Request-ID: 7d4ff1f0-4a52-4b0e-9d6e-0a5c7e0f7a11\r\n"
    "If-None-Match: \"5f3a-61b2c\"\r\n"
    "\r\n";

constexpr std::string_view Response = "HTTP/1.1 200 OK\r\n"
                                      "Date: Mon, 23 Nov 2026 14:34:54 GMT\r\n"
                                      "Content-Type: application/json\r\n"
                                      "Content-Length: 512\r\n"
                                      "Cache-Control: no-store\r\n"
                                      "ETag: \"5f3a-61b2c\"\r\n"
                                      "\r\n";

/// The best of several rounds, in nanoseconds for one call: the least disturbed by other work.
template <class Function>
double nanoseconds(Function function)
{
    constexpr int Rounds = 500;
    constexpr int Calls = 1000; // a round fits well into one turn of the scheduler
    double best = 1e18;
    for (int round = 0; round < Rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (int call = 0; call < Calls; ++call) {
            function();
        }
        const std::chrono::duration<double, std::nano> took =
            std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count() / Calls);
    }
    return best;
}

void print(const char* what, double cost, std::size_t bytes)
{
    std::printf("%-52s %7.1f ns, %5.2f GB/s\n", what, cost, static_cast<double>(bytes) / cost);
}

int measure()
{
    const Limits limits;
    std::size_t wrong = 0; // keeps the compiler from dropping the work, and must stay 0
    RequestParser parser(limits);
    RequestHead head;
    print("request, 10 fields, whole", nanoseconds([&] {
              parser.restart();
              wrong += parser.parse(Request, head) == Progress::Complete ? 0U : 1U;
          }),
          Request.size());
    print("request, 10 fields, in pieces of 100 bytes", nanoseconds([&] {
              parser.restart();
              std::size_t held = 100;
              while (parser.parse(Request.substr(0, held), head) == Progress::NeedMore) {
                  held += 100;
              }
              wrong += parser.consumed() == Request.size() ? 0U : 1U;
          }),
          Request.size());
    std::string out;
    print("request, parsed, stripped and written again", nanoseconds([&] {
              parser.restart();
              wrong += parser.parse(Request, head) == Progress::Complete ? 0U : 1U;
              markHopByHop(head.fields, false);
              out.clear();
              HeadWriter writer(out);
              writer.request(head.text(head.methodName), head.text(head.target));
              wrong += writer.forward(head.fields).framing(head.framing).finish() ? 0U : 1U;
          }),
          Request.size());
    ResponseParser responses(limits);
    ResponseHead response;
    print("response, 5 fields", nanoseconds([&] {
              responses.restart();
              wrong += responses.parse(Response, response, {}) == Progress::Complete ? 0U : 1U;
          }),
          Response.size());
    std::string chunks;
    for (int i = 0; i < 16; ++i) {
        appendChunk(chunks, std::string(1000, 'x'));
    }
    appendLastChunk(chunks);
    print("body of 16 chunks of 1000 bytes", nanoseconds([&] {
              BodyDecoder body(Side::Response, {FramingKind::Chunked, 0}, limits);
              std::string_view rest = chunks;
              while (!body.done()) {
                  rest.remove_prefix(body.next(rest).consumed);
              }
              wrong += body.payload() == 16000 ? 0U : 1U;
          }),
          chunks.size());
    return wrong == 0 ? 0 : 1;
}

} // namespace
} // namespace bafar::http

int main()
{
    return bafar::http::measure();
}
