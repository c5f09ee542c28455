#pragma once
// Runs a child program: no shell, an argument list, a given environment, a group of its own,
// bounded output, a deadline.
//
// Theory: posix_spawn with closed descriptors, default signals and normal scheduling; a pidfd on
// the loop tells the end. At the deadline the whole group gets SIGTERM and, `grace` later, SIGKILL;
// what the leader leaves behind in its group is killed too. Loop thread only.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agents/runtime/loop.h"
#include "core/base/result.h"

namespace bafar::runtime {

enum class OutputOf : unsigned char { Standard, Errors };

struct ProcessOptions {
    std::vector<std::string> arguments;   ///< the first is the program's path
    std::vector<std::string> environment; ///< "NAME=value"; nothing is inherited
    std::string directory;                ///< empty: the present one
    std::string input;                    ///< given on standard input, which then ends
    Duration limit = std::chrono::seconds(30);
    Duration grace = std::chrono::seconds(2);
    std::size_t outputMax =
        256U << 10U; ///< bytes kept of each stream; the rest is read and dropped
    /// Every byte as it comes; optional. It may terminate() the Process but not destroy it.
    std::function<void(OutputOf, std::string_view)> onOutput;
};

struct ProcessResult {
    std::optional<int> exitCode; ///< empty: ended by `signal`
    int signal = 0;
    bool timedOut = false;
    bool outputCut = false; ///< more came than outputMax
    std::string output;
    std::string errors;

    [[nodiscard]] bool succeeded() const { return exitCode == 0 && !timedOut; }
};

class Process {
public:
    /// Starts it; `onExit` is called once, in a later turn. Errors: NotFound (no such program),
    /// Denied (not executable), Unavailable (out of processes or descriptors).
    static Result<std::unique_ptr<Process>> start(Loop& loop,
                                                  ProcessOptions options,
                                                  std::function<void(const ProcessResult&)> onExit);

    /// Kills the group when it still runs; onExit is not called any more.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// Ends it early as at the deadline.
    void terminate();

    [[nodiscard]] int pid() const;

private:
    struct State;
    explicit Process(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace bafar::runtime
