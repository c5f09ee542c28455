#include "agents/ctl/terminal.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/file.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t LineMax = 4096;

/// Holds signals back while a question is open, so that its end can put the terminal right first.
/// Ctrl+C ends the question; what else came has its usual effect when this ends.
class HeldSignals {
public:
    HeldSignals()
    {
        sigset_t held;
        sigemptyset(&held);
        for (const int one : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
            sigaddset(&held, one);
        }
        ::sigprocmask(SIG_BLOCK, &held, &before_);
        waiting_ = runtime::Descriptor(::signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK));
    }

    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

    ~HeldSignals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

    /// False once a signal came. Ctrl+C is used up by this question.
    [[nodiscard]] bool awaitInput(int terminal) const
    {
        pollfd events[] = {{terminal, POLLIN, 0}, {waiting_.get(), POLLIN, 0}};
        while (::poll(events, 2, -1) < 0 && errno == EINTR) {
        }
        if ((events[1].revents & POLLIN) == 0) {
            return true;
        }
        sigset_t interrupt;
        sigemptyset(&interrupt);
        sigaddset(&interrupt, SIGINT);
        const timespec now{};
        ::sigtimedwait(&interrupt, nullptr, &now);
        return false;
    }

private:
    sigset_t before_{};
    runtime::Descriptor waiting_;
};

/// Hides what is typed while it lives.
class Hidden {
public:
    explicit Hidden(int terminal)
        : terminal_(terminal)
        , changed_(::tcgetattr(terminal, &before_) == 0)
    {
        termios now = before_;
        now.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = changed_ && ::tcsetattr(terminal_, TCSAFLUSH, &now) == 0;
    }

    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

    ~Hidden()
    {
        if (changed_) {
            ::tcsetattr(terminal_, TCSAFLUSH, &before_);
        }
    }

private:
    int terminal_;
    termios before_{};
    bool changed_;
};

Result<runtime::Descriptor> openTerminal()
{
    runtime::Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!terminal) {
        return fail(Code::Unavailable, "there is no terminal to ask on; give the option instead "
                                       "(--yes, --passphrase-file FILE, --fingerprint)");
    }
    return terminal;
}

void say(int terminal, const std::string& text)
{
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t wrote = ::write(terminal, text.data() + done, text.size() - done);
        if (wrote <= 0) {
            return;
        }
        done += static_cast<std::size_t>(wrote);
    }
}

Result<std::string> readLine(int terminal, const HeldSignals& signals)
{
    std::string line;
    char c = 0;
    while (line.size() < LineMax) {
        if (!signals.awaitInput(terminal)) {
            say(terminal, "\n");
            return fail(Code::Denied, "interrupted; nothing was done");
        }
        const ssize_t got = ::read(terminal, &c, 1);
        if (got <= 0) {
            return fail(Code::Unavailable, "the terminal ended");
        }
        if (c == '\n') {
            return line;
        }
        line += c;
    }
    return fail(Code::LimitExceeded, "the line is too long");
}

} // namespace

Result<std::string> askLine(const std::string& question)
{
    const Result<runtime::Descriptor> terminal = openTerminal();
    if (!terminal) {
        return tl::unexpected(terminal.error());
    }
    const HeldSignals signals;
    say(terminal->get(), question);
    return readLine(terminal->get(), signals);
}

Result<Secret> askSecret(const std::string& question)
{
    const Result<runtime::Descriptor> terminal = openTerminal();
    if (!terminal) {
        return tl::unexpected(terminal.error());
    }
    const HeldSignals signals;
    const Hidden hidden(terminal->get()); // ends before the signals do
    say(terminal->get(), question);
    Result<std::string> line = readLine(terminal->get(), signals);
    if (!line) {
        return tl::unexpected(line.error());
    }
    say(terminal->get(), "\n");
    return Secret(std::move(*line));
}

Result<Secret> passphraseFrom(const std::string& file, bool again)
{
    if (!file.empty()) {
        Result<std::string> text = runtime::readFile(file, LineMax);
        if (!text) {
            return failWith("passphrase", text.error());
        }
        text->resize(std::min(text->size(), text->find('\n')));
        return Secret(std::move(*text));
    }
    Result<Secret> first = askSecret("Passphrase of the authority's key: ");
    if (!first || !again) {
        return first;
    }
    const Result<Secret> second = askSecret("The same again: ");
    if (second && !second->equals(first->reveal())) {
        return fail(Code::InvalidInput, "the two passphrases differ; nothing was made");
    }
    return second ? std::move(first) : second;
}

} // namespace bafar::ctl
