#include "agents/helper/protocol.h"

namespace bafar::helper {
namespace {

schema::JsonLimits limitsOf(std::size_t bytes)
{
    schema::JsonLimits limits;
    limits.bytes = bytes;
    limits.depth = 4;
    limits.refuseUnknown = true; // both ends are one program
    return limits;
}

} // namespace

Result<Request> readRequest(std::string_view line)
{
    return schema::fromJson<Request>(line, limitsOf(RequestMax));
}

Result<Answer> readAnswer(std::string_view line)
{
    return schema::fromJson<Answer>(line, limitsOf(AnswerMax));
}

std::string lineOf(const Request& request)
{
    return schema::toJson(request) + '\n';
}

std::string lineOf(const Answer& answer)
{
    return schema::toJson(answer) + '\n';
}

Result<void> LineReader::feed(std::string_view bytes)
{
    kept_ += bytes;
    const std::size_t end = kept_.find('\n', searched_);
    if (end == std::string::npos) {
        searched_ = kept_.size();
    }
    if ((end == std::string::npos ? kept_.size() : end) > lineMax_) {
        return fail(Code::LimitExceeded,
                    "a line is longer than " + std::to_string(lineMax_) + " bytes");
    }
    return {};
}

std::optional<std::string> LineReader::next()
{
    const std::size_t end = kept_.find('\n', searched_);
    if (end == std::string::npos) {
        searched_ = kept_.size();
        return std::nullopt;
    }
    std::string line = kept_.substr(0, end);
    kept_.erase(0, end + 1);
    searched_ = 0;
    return line;
}

} // namespace bafar::helper
