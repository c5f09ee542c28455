#pragma once
// Plays one direction of a connection through the parsers and writes down what they said.
//
// The input is fed in pieces; every piece arrives in a buffer of its own, exactly as large as what
// is held, so that a read past the end or into a moved buffer is caught by the sanitizers. Tests
// compare the transcripts of different cuts, and the fuzz target does the same.
#include <span>
#include <string>
#include <vector>

#include "core/http/body.h"
#include "core/http/parser.h"

namespace bafar::test {

struct Transcript {
    /// One line for each message and what became of it, for tables.
    std::string summary;
    /// Everything: fields, payload, trailers, refusals word for word.
    std::string full;

    bool operator==(const Transcript&) const = default;
};

/// Requests one after another. `cuts` are ascending offsets at which the input is split; when
/// `closes`, the peer closes after the last byte.
Transcript playRequests(std::string_view bytes,
                        std::span<const std::size_t> cuts,
                        bool closes = false,
                        const http::Limits& limits = {});

/// Responses to the given requests in turn (to GET when they run out).
Transcript playResponses(std::string_view bytes,
                         std::span<const std::size_t> cuts,
                         std::span<const http::ResponseContext> asked = {},
                         bool closes = false,
                         const http::Limits& limits = {});

} // namespace bafar::test
