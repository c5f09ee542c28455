#pragma once
// An exchange played from a script: what client and servers do, and what must come of it.
//
// A script is lines. '|' in bytes is CRLF, '~' is LF.
//   C> bytes      the client sends          C.  it ends its side      C!  it is gone
//   S> bytes      the server sends          S.  it closes
//   opened        the connection stands     reused  it is a kept one  failed  there is none
//   S= bytes      the server sends in one piece
//   wait 3        seconds pass, deadlines included                    drain
//   c< bytes      exactly this went to the client since the last such line
//   s< bytes      exactly this went to the server
//   e< a, b, c    these effects, in order, since the last such line
// Everything to be written is taken at once, unless "full" was said: then nothing is, until "free".
#include <string>

namespace bafar::test {

/// What went wrong first, with the line; empty when all went as the script says. `whole`: all at
/// once, or byte by byte.
[[nodiscard]] std::string playConversation(const std::string& script, bool whole);

} // namespace bafar::test
