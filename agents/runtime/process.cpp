#include "agents/runtime/process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agents/runtime/spawn.h"
#include "agents/runtime/system_error.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t ReadPerTurn = 64U << 10U; ///< bytes
constexpr std::size_t PipeMax = 1U << 20U;      ///< what an unprivileged pipe can hold at most

} // namespace

struct Process::State {
    State(Loop& loop, ProcessOptions given, std::function<void(const ProcessResult&)> onEnd)
        : options(std::move(given))
        , onExit(std::move(onEnd))
        , deadline(loop, [this] { onDeadline(); })
    {
    }

    Result<void> start(Loop& loop);
    void onDeadline();
    void terminate();
    void onEnded();
    void feedInput();
    bool readSome(OutputOf which);
    void signalGroup(int number) const;

    ProcessOptions options;
    std::function<void(const ProcessResult&)> onExit;
    ProcessResult result;
    pid_t child = -1; ///< its group too; -1 once it is reaped
    std::size_t inputSent = 0;
    bool terminating = false;
    Descriptor input;
    Descriptor output;
    Descriptor errors;
    Descriptor ended; ///< the pidfd
    Timer deadline;
    Watch inputWatch;
    Watch outputWatch;
    Watch errorsWatch;
    Watch endedWatch;
};

Result<void> Process::State::start(Loop& loop)
{
    if (options.arguments.empty() || options.arguments.front().empty()) {
        return fail(Code::InvalidInput, "there is no program to run");
    }
    Result<Pipe> in = openPipe(false);
    Result<Pipe> out = openPipe(true);
    Result<Pipe> err = openPipe(true);
    if (!in || !out || !err) {
        return tl::unexpected(!in ? in.error() : !out ? out.error() : err.error());
    }
    const std::string what = "running " + options.arguments.front();
    const int error = spawn(options, {in->read.get(), out->write.get(), err->write.get()}, child);
    if (error != 0) {
        child = -1;
        return tl::unexpected(systemError(error, what));
    }
    ended = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    if (!ended) {
        return tl::unexpected(systemError(errno, what));
    }
    ::fcntl(ended.get(), F_SETFD, FD_CLOEXEC);
    input = std::move(in->write);
    output = std::move(out->read);
    errors = std::move(err->read);
    constexpr Readiness Reading{.readable = true, .writable = false};
    outputWatch =
        Watch(loop, output.get(), Reading, [this](Readiness) { readSome(OutputOf::Standard); });
    errorsWatch =
        Watch(loop, errors.get(), Reading, [this](Readiness) { readSome(OutputOf::Errors); });
    endedWatch = Watch(loop, ended.get(), Reading, [this](Readiness) { onEnded(); });
    if (options.input.empty()) {
        input.reset();
    } else {
        inputWatch = Watch(loop, input.get(), {.readable = false, .writable = true},
                           [this](Readiness) { feedInput(); });
    }
    deadline.armAfter(options.limit);
    return {};
}

void Process::State::onDeadline()
{
    if (terminating) {
        signalGroup(SIGKILL);
        return;
    }
    result.timedOut = true;
    terminate();
}

void Process::State::terminate()
{
    if (!terminating && child > 0) {
        terminating = true;
        signalGroup(SIGTERM);
        deadline.armAfter(options.grace);
    }
}

void Process::State::signalGroup(int number) const
{
    if (child > 0) {
        ::kill(-child, number);
    }
}

void Process::State::feedInput()
{
    const std::string_view rest = std::string_view(options.input).substr(inputSent);
    const ssize_t written = writeQuietly(input.get(), rest);
    if (written < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    inputSent += static_cast<std::size_t>(std::max<ssize_t>(written, 0));
    if (written < 0 || inputSent == options.input.size()) {
        // Done, or the child has stopped listening, which is its right.
        inputWatch = Watch();
        input.reset();
    }
}

/// False when there is nothing more now.
bool Process::State::readSome(OutputOf which)
{
    const bool standard = which == OutputOf::Standard;
    Descriptor& pipe = standard ? output : errors;
    std::array<char, ReadPerTurn> buffer; // NOLINT: filled by the read
    const ssize_t got = pipe ? ::read(pipe.get(), buffer.data(), buffer.size()) : 0;
    if (got < 0) {
        return false;
    }
    if (got == 0) {
        (standard ? outputWatch : errorsWatch) = Watch();
        pipe.reset();
        return false;
    }
    const std::string_view text(buffer.data(), static_cast<std::size_t>(got));
    std::string& kept = standard ? result.output : result.errors;
    const std::size_t room = options.outputMax - std::min(options.outputMax, kept.size());
    kept.append(text.substr(0, room));
    result.outputCut = result.outputCut || text.size() > room;
    if (options.onOutput) {
        options.onOutput(which, text);
    }
    return true;
}

void Process::State::onEnded()
{
    // The leader is a zombie yet, so its number cannot belong to another group.
    signalGroup(SIGKILL);
    siginfo_t info{};
    if (::waitid(P_PIDFD, static_cast<id_t>(ended.get()), &info, WEXITED) == 0) {
        if (info.si_code == CLD_EXITED) {
            result.exitCode = info.si_status;
        } else {
            result.signal = info.si_status;
        }
    }
    child = -1;
    deadline.cancel();
    endedWatch = Watch();
    inputWatch = Watch();
    // What is in the pipes now and no more: a process that left the group may write for ever.
    for (const OutputOf which : {OutputOf::Standard, OutputOf::Errors}) {
        for (std::size_t left = PipeMax / ReadPerTurn; left > 0 && readSome(which); --left) {
        }
    }
    outputWatch = Watch();
    errorsWatch = Watch();
    // Taken out first: the callback may destroy the Process, and this with it.
    const auto tell = std::move(onExit);
    const ProcessResult finished = std::move(result);
    tell(finished);
}

Result<std::unique_ptr<Process>> Process::start(Loop& loop,
                                                ProcessOptions options,
                                                std::function<void(const ProcessResult&)> onExit)
{
    auto state = std::make_unique<State>(loop, std::move(options), std::move(onExit));
    Result<void> started = state->start(loop);
    std::unique_ptr<Process> process(new Process(std::move(state)));
    if (!started) {
        return tl::unexpected(std::move(started.error()));
    }
    return process;
}

Process::Process(std::unique_ptr<State> state)
    : state_(std::move(state))
{
}

Process::~Process()
{
    if (state_->child > 0) {
        state_->signalGroup(SIGKILL);
        // Killed processes end at once unless the disk hangs; a zombie less is worth the wait.
        ::waitpid(state_->child, nullptr, 0);
    }
}

void Process::terminate()
{
    state_->terminate();
}

int Process::pid() const
{
    return state_->child;
}

} // namespace bafar::runtime
