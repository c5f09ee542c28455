#pragma once
// The request and response cases of HTTP/1.1 correctness and request smuggling, as data.
//
// Each row is a sentence, the bytes as they arrive, and the transcript's summary (conversation.h).
// Numbers are those of the project's case table. Used whole by the table tests and by the test that
// splits every row at every byte.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/framing.h"

namespace bafar::test {

struct RequestCase {
    const char* name;
    std::string bytes;
    std::string summary;
};

struct ResponseCase {
    const char* name;
    std::string bytes;
    std::string summary;
    http::ResponseContext asked = {};
    bool closes = false; ///< the server closes after the bytes
};

const std::vector<RequestCase>& requestCases();
const std::vector<ResponseCase>& responseCases();

} // namespace bafar::test
