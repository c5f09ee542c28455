#pragma once
// Lines of a log for tests, and three agents whose Swarm has the service "web".
#include <QString>

#include "core/schema/service_log.h"
#include "tests/console/fake_agents.h"

namespace bafar::test {

/// A line of task web.`slot` on n`slot`, `second` seconds after SomeDay.
[[nodiscard]] schema::LogLine logLine(int slot, int second, const std::string& text);

/// `count` lines of web.1, one a second from `first` on: "line 7".
[[nodiscard]] schema::LogPiece logPiece(int first, int count);

/// A snapshot of every agent: web with three tasks; n1 and n2 are managers, n2 leads.
void speakServices(const std::map<std::string, FakeLink*>& agents);

} // namespace bafar::test
