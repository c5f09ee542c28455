#include "agents/ctl/terminal.h"

#include <cerrno>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/file.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t LineMax = 4096;

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

Result<std::string> readLine(int terminal)
{
    std::string line;
    char c = 0;
    while (line.size() < LineMax) {
        const ssize_t got = ::read(terminal, &c, 1);
        if (got < 0 && errno == EINTR) {
            return fail(Code::Unavailable, "interrupted");
        }
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
    say(terminal->get(), question);
    return readLine(terminal->get());
}

Result<Secret> askSecret(const std::string& question)
{
    const Result<runtime::Descriptor> terminal = openTerminal();
    if (!terminal) {
        return tl::unexpected(terminal.error());
    }
    Result<std::string> line = fail(Code::Unavailable, "");
    {
        const Hidden hidden(terminal->get());
        say(terminal->get(), question);
        line = readLine(terminal->get());
    }
    say(terminal->get(), "\n");
    if (!line) {
        return tl::unexpected(line.error());
    }
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
