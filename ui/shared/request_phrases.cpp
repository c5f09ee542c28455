// What agents say of requests that they do not take.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* RequestPhrases[] = {
    // Requests that were refused, as the audit log tells them: what the request asks for.
    QT_TRANSLATE_NOOP("Agent", "repeated: action %1 is confirmed already"),
    QT_TRANSLATE_NOOP("Agent", "nothing more was begun"),
    QT_TRANSLATE_NOOP(
        "Agent", "gave way to a newer connection before it showed a certificate of this cluster"),
    QT_TRANSLATE_NOOP("Agent", "%1 (and %2 more attempts of strangers before it)"),
    QT_TRANSLATE_NOOP("Agent", "this request needs a JSON body"),
    QT_TRANSLATE_NOOP("Agent", "body: %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 has 1 to 128 characters"),
    QT_TRANSLATE_NOOP("Agent", "an action id"),
    QT_TRANSLATE_NOOP("Agent", "samples must be yes or no"),
    QT_TRANSLATE_NOOP("Agent",
                      "series is missing: GET /v1/history?series=node_load1&from=UTC&to=UTC"),
    QT_TRANSLATE_NOOP("Agent", "\"to\" is before \"from\""),
    QT_TRANSLATE_NOOP("Agent", "follow must be yes or no"),
    QT_TRANSLATE_NOOP("Agent", "tail must be from 0 to %1"),
    QT_TRANSLATE_NOOP("Agent",
                      "If-Match is missing: give the ETag of the spec that this one is based on, "
                      "so that nobody's change is overwritten"),
    QT_TRANSLATE_NOOP("Agent", "the body must be the whole spec file"),
    QT_TRANSLATE_NOOP("Agent", "If-Match has a revision of 1 to 128 characters, or *"),
    QT_TRANSLATE_NOOP("Agent", "limit must be from 1 to 1000"),
    QT_TRANSLATE_NOOP("Agent", "a command needs an id of 1 to 128 characters and a concept"),
    QT_TRANSLATE_NOOP("Agent", "a command's limit must be above 0 and at most 1 h"),
    QT_TRANSLATE_NOOP("Agent", "a proposal needs a boot, a number above 0 and a node"),
    QT_TRANSLATE_NOOP("Agent", "unknown parameter \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "this request takes none"),
    QT_TRANSLATE_NOOP("Agent", "%1 must be a whole number, not \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "step must be from 1 s to 24 h"),
    QT_TRANSLATE_NOOP("Agent", "step: %1"),
    QT_TRANSLATE_NOOP("Agent", "query parameter \"%1\" is given twice"),
    // What is wrong with its bytes.
    QT_TRANSLATE_NOOP("Agent", "a body longer than %1 bytes"),
    QT_TRANSLATE_NOOP("Agent", "a CR without LF after a chunk size"),
    QT_TRANSLATE_NOOP("Agent", "a chunk's data is longer than its size says"),
    QT_TRANSLATE_NOOP("Agent", "a CR without LF after a chunk's data"),
    QT_TRANSLATE_NOOP("Agent", "a chunk size of more than 16 digits"),
    QT_TRANSLATE_NOOP("Agent", "a chunk without a size in hexadecimal digits"),
    QT_TRANSLATE_NOOP("Agent", "a chunk size line that ends in LF without CR"),
    QT_TRANSLATE_NOOP("Agent", "an illegal byte after a chunk size"),
    QT_TRANSLATE_NOOP("Agent", "a chunk extension that ends in LF without CR"),
    QT_TRANSLATE_NOOP("Agent", "a control character in a chunk extension"),
    QT_TRANSLATE_NOOP("Agent",
                      "chunk extensions longer than the limit of %1 bytes a chunk and %2 a body"),
    QT_TRANSLATE_NOOP("Agent", "trailers longer than %1 bytes"),
    QT_TRANSLATE_NOOP("Agent", "a control character in a trailer, or a line end without CR"),
    QT_TRANSLATE_NOOP("Agent", "more than %1 trailers"),
    QT_TRANSLATE_NOOP("Agent", "no trailer field: \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "the connection ended inside a body, after %1 of %2 bytes"),
    QT_TRANSLATE_NOOP("Agent", "the connection ended inside a body, after %1 bytes"),
    QT_TRANSLATE_NOOP("Agent", "the stream was refused before"),
    QT_TRANSLATE_NOOP("Agent", "open a new one"),
    QT_TRANSLATE_NOOP("Agent", "a frame of the stream is larger than %1 bytes"),
    QT_TRANSLATE_NOOP("Agent", "a line of the stream is not UTF-8"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "Transfer-Encoding must be exactly \"chunked\", in one field line and without parameters"),
    QT_TRANSLATE_NOOP("Agent",
                      "HTTP/1.0 has no Transfer-Encoding, so where the body ends is not known"),
    QT_TRANSLATE_NOOP("Agent", "Content-Length is not one decimal number below 2^63"),
    QT_TRANSLATE_NOOP("Agent", "several Content-Length fields with different numbers"),
    QT_TRANSLATE_NOOP("Agent", "several Content-Length fields"),
    QT_TRANSLATE_NOOP("Agent", "Content-Length and Transfer-Encoding together"),
    QT_TRANSLATE_NOOP("Agent", "Transfer-Encoding names a coding other than chunked"),
    QT_TRANSLATE_NOOP("Agent", "Content-Length %1 is above the limit of %2 bytes"),
    QT_TRANSLATE_NOOP("Agent", "Expect asks for something other than 100-continue"),
    QT_TRANSLATE_NOOP("Agent", "status 101 although no upgrade was asked for"),
    QT_TRANSLATE_NOOP("Agent", "the field lines are longer than %1 bytes"),
    QT_TRANSLATE_NOOP("Agent", "the start line is longer than %1 bytes"),
    QT_TRANSLATE_NOOP("Agent", "a field line (byte %1)"),
    QT_TRANSLATE_NOOP("Agent", "the start line (byte %1)"),
    QT_TRANSLATE_NOOP("Agent", "TLS on a plain HTTP port: the first byte opens a TLS handshake"),
    QT_TRANSLATE_NOOP("Agent", "a CR without LF in %1"),
    QT_TRANSLATE_NOOP("Agent", "a line that ends in LF without CR: %1"),
    QT_TRANSLATE_NOOP("Agent", "the control character %1 in %2"),
    QT_TRANSLATE_NOOP("Agent", "a blank before the first field"),
    QT_TRANSLATE_NOOP("Agent", "a field line that continues the one before"),
    QT_TRANSLATE_NOOP("Agent", "a field line without a colon: \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "a field without a name"),
    QT_TRANSLATE_NOOP("Agent", "a blank in or after a field name: \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "the byte %1 in a field name: \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "more than %1 fields"),
    QT_TRANSLATE_NOOP("Agent", "no HTTP version where one belongs: %1"),
    QT_TRANSLATE_NOOP("Agent", "only HTTP/1 is spoken here, not %1"),
    QT_TRANSLATE_NOOP("Agent", "more than one Host field"),
    QT_TRANSLATE_NOOP("Agent", "HTTP/1.1 without a Host field"),
    QT_TRANSLATE_NOOP("Agent", "the Host field names no valid host: %1"),
    QT_TRANSLATE_NOOP("Agent", "the request target is for %1, Host for %2"),
    QT_TRANSLATE_NOOP("Agent", "more than %1 blank lines before a request"),
    QT_TRANSLATE_NOOP("Agent", "no request line: %1"),
    QT_TRANSLATE_NOOP("Agent", "no HTTP version in the request line %1"),
    QT_TRANSLATE_NOOP("Agent", "no status of three digits, 100 or above: %1"),
    QT_TRANSLATE_NOOP(
        "Agent", "the request target %1 is neither a path that starts with \"/\" nor an http URL"),
    QT_TRANSLATE_NOOP("Agent", "the request target names no valid host: %1"),
    QT_TRANSLATE_NOOP("Agent", "CONNECT is not served: this is no tunnel"),
    QT_TRANSLATE_NOOP("Agent", "TRACE is not served"),
    QT_TRANSLATE_NOOP("Agent", "the request target \"*\" is for OPTIONS only"),
    QT_TRANSLATE_NOOP("Agent", "the request target holds a fragment (\"#\")"),
    QT_TRANSLATE_NOOP("Agent", "the request target holds an illegal byte at offset %1 of %2"),
    QT_TRANSLATE_NOOP("Agent", "the path holds a broken escape: %1"),
    QT_TRANSLATE_NOOP("Agent", "the path holds a NUL"),
    QT_TRANSLATE_NOOP("Agent", "the path climbs above its root: %1"),
    QT_TRANSLATE_NOOP("Agent", "broken escape in %1: \"%\" needs two hexadecimal digits"),
};

} // namespace

std::span<const char* const> requestPhrases()
{
    return RequestPhrases;
}

} // namespace bafar::shared
