#pragma once
// What an error number of MariaDB's server or client library says about the server.
//
// MariaDB KB: Error Codes; Connector/C errmsg.h. Pure.
#include "core/schema/database.h"

namespace bafar::database {

/// Where the look was when the error came.
enum class Stage : std::uint8_t {
    Login, ///< connecting, greeting and authentication
    Query,
};

/// Never Answered: an error of a question alone is the question's (isOfQuestion()).
[[nodiscard]] schema::database::Cause causeOf(unsigned number, Stage stage);

/// True for errors that concern one question and leave the connection usable.
[[nodiscard]] bool isOfQuestion(unsigned number);

/// True for errors that say no more than that a kept connection is gone: log in again.
[[nodiscard]] bool isLostConnection(unsigned number);

} // namespace bafar::database
