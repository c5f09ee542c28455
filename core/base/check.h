#pragma once

// CHECK(condition): an assertion that stays on in release builds.
//
// It guards what only a defect of ours can break. It prints the file, line and condition and
// aborts; systemd restarts the agent, whose drivers reconcile leftovers at start. Never CHECK what
// comes from a network, a file or a person.
// std::source_location is not used: clang 14, which fuzzes, measures coverage and lints, lacks it.

namespace bafar {

[[noreturn]] void checkFailed(const char* condition,
                              const char* file,
                              int line,
                              const char* function);

} // namespace bafar

#define CHECK(condition)                                                                           \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::bafar::checkFailed(#condition, __FILE__, __LINE__, __func__))
