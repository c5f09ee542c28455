#include "agents/database/causes.h"

namespace bafar::database {

namespace {

using schema::database::Cause;

constexpr unsigned ServerErrors = 1000; // to 1999, and from 3000 on
constexpr unsigned ClientErrors = 2000; // to 2999
constexpr unsigned MoreServerErrors = 3000;

constexpr unsigned TooManyConnections = 1040;
constexpr unsigned ServerShutdown = 1053;
constexpr unsigned TooManyOfUser = 1203;
constexpr unsigned UserLimitReached = 1226;
constexpr unsigned ConnectionKilled = 1927;
constexpr unsigned StatementTimeout = 1969;
constexpr unsigned CannotReachSocket = 2002;
constexpr unsigned CannotReachHost = 2003;
constexpr unsigned UnknownHost = 2005;
constexpr unsigned ServerGone = 2006;
constexpr unsigned ServerLost = 2013;
constexpr unsigned ServerLostAt = 2055;
constexpr unsigned NoLoginPlugin = 2059;

bool isServerError(unsigned number)
{
    return (number >= ServerErrors && number < ClientErrors) || number >= MoreServerErrors;
}

} // namespace

Cause causeOf(unsigned number, Stage stage)
{
    switch (number) {
    case TooManyConnections:
    case TooManyOfUser:
    case UserLimitReached: return Cause::TooManyConnections;
    case ServerShutdown:
    case ConnectionKilled:
    case CannotReachSocket:
    case CannotReachHost:
    case UnknownHost:
    case ServerGone:
    case ServerLost:
    case ServerLostAt: return Cause::Dead;
    case StatementTimeout: return Cause::Slow;
    case NoLoginPlugin: return Cause::LoginRefused;
    default: break;
    }
    return stage == Stage::Login && isServerError(number) ? Cause::LoginRefused : Cause::Strange;
}

bool isOfQuestion(unsigned number)
{
    return isServerError(number) && number != ServerShutdown && number != ConnectionKilled &&
           number != StatementTimeout;
}

bool isLostConnection(unsigned number)
{
    return number == ServerGone || number == ServerLost || number == ServerLostAt ||
           number == ConnectionKilled;
}

} // namespace bafar::database
