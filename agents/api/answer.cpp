#include "agents/api/answer.h"

#include "core/schema/envelope.h"

namespace bafar::api {

namespace {

struct Pair {
    Code code;
    std::uint16_t status;
};

// The first row with a status is the code a client reads back from it.
constexpr Pair Statuses[] = {
    {Code::InvalidInput, 400},  {Code::NotFound, 404},      {Code::Conflict, 409},
    {Code::Denied, 403},        {Code::Unavailable, 503},   {Code::Timeout, 504},
    {Code::LimitExceeded, 413}, {Code::Unsupported, 501},   {Code::Corrupt, 500},
    {Code::Internal, 500},      {Code::Denied, 401},        {Code::NotFound, 405},
    {Code::Timeout, 408},       {Code::Conflict, 412},      {Code::InvalidInput, 428},
    {Code::LimitExceeded, 414}, {Code::LimitExceeded, 431}, {Code::LimitExceeded, 429},
    {Code::Unsupported, 505},   {Code::InvalidInput, 417},  {Code::Unavailable, 421},
};

} // namespace

std::uint16_t statusOf(Code code)
{
    for (const Pair& row : Statuses) {
        if (row.code == code) {
            return row.status;
        }
    }
    return 500;
}

Code codeOf(std::uint16_t status)
{
    if (status == 500) {
        return Code::Internal;
    }
    for (const Pair& row : Statuses) {
        if (row.status == status) {
            return row.code;
        }
    }
    return status >= 500 ? Code::Unavailable : Code::InvalidInput;
}

Code codeFromName(std::string_view name)
{
    for (const Pair& row : Statuses) {
        if (codeName(row.code) == name) {
            return row.code;
        }
    }
    return Code::Internal;
}

Answer errorAnswer(const Error& error)
{
    return errorAnswer(statusOf(error.code), error);
}

Answer errorAnswer(std::uint16_t status, const Error& error)
{
    Answer answer;
    answer.status = status;
    answer.body = schema::toJson(schema::ErrorBody{std::string(codeName(error.code)), error.text});
    return answer;
}

} // namespace bafar::api
