#pragma once
// CHECK(condition): an assertion that stays on in release builds.
//
// It guards what only a defect of ours can break. It prints the file, line and condition and
// aborts; systemd restarts the agent, whose drivers reconcile leftovers at start. Never CHECK what
// comes from a network, a file or a person.
#include <source_location>

namespace bafar {

[[noreturn]] void checkFailed(const char* condition, std::source_location where);

} // namespace bafar

#define CHECK(condition)                                                                           \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::bafar::checkFailed(#condition, std::source_location::current()))
