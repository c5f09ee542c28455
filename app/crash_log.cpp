#include "app/crash_log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QtGlobal>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <mutex>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

#include "app/line_ring.h"
#include "app/redaction.h"

namespace bafar::app {
namespace {

constexpr std::size_t Lines = 40;
constexpr std::size_t LineBytes = 240;
constexpr int FramesMax = 64;
constexpr int Signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

/// All that the handler touches: plain memory, made before.
struct Kept {
    LineRing<Lines, LineBytes> lines;
    std::array<char, 4096> file{};
    std::array<char, 512> head{};
    std::array<char, 512> home{};        ///< empty: it is too long, or none
    std::array<char, 4096> part{};       ///< of a frame's line
    std::array<char, 64 * 1024> stack{}; ///< where the program's own ran over
    std::atomic<pid_t> crashing{0};      ///< the thread that writes; 0: none
};

Kept kept;
QtMessageHandler before = nullptr;

struct Hidden {
    /// Recursive, for an exception may come out of the redaction itself.
    std::recursive_timed_mutex mutex;
    Redaction redaction{namesOfPerson()};
};

/// Never destroyed: messages come until the very end.
Hidden& hidden()
{
    static auto* const one = new Hidden;
    return *one;
}

/// Without what must not be told. It waits for another thread's line, but not for ever.
void keepClean(std::string_view text)
{
    constexpr std::chrono::milliseconds Patience{200};
    Hidden& place = hidden();
    const std::unique_lock<std::recursive_timed_mutex> lock(place.mutex, Patience);
    kept.lines.keep(lock ? place.redaction.clean(text).c_str() : "(a line that was not kept)");
}

void hear(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    keepClean(text.toStdString());
    if (before != nullptr) {
        before(type, context, text);
    }
}

[[noreturn]] void endUncaught()
{
    try {
        if (std::current_exception() != nullptr) {
            std::rethrow_exception(std::current_exception());
        }
    } catch (const std::exception& thrown) {
        kept.lines.keep("an exception that nobody caught:");
        keepClean(thrown.what());
    } catch (...) {
        kept.lines.keep("an exception of an unknown kind that nobody caught");
    }
    std::abort();
}

void say(int file, const char* text)
{
    [[maybe_unused]] const ssize_t done = write(file, text, std::strlen(text));
}

void sayNumber(int file, unsigned long number)
{
    std::array<char, 24> digits{};
    std::size_t at = digits.size() - 1;
    do {
        digits[--at] = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number > 0);
    say(file, digits.data() + at);
}

/// The calls that led here, a program in the home folder with ~ for it. What glibc prints goes
/// through a pipe that never blocks, a frame at a time.
void sayFrames(int file)
{
    std::array<void*, FramesMax> frames{};
    const int count = backtrace(frames.data(), FramesMax);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        say(file, "unknown: there is no pipe\n");
        return;
    }
    const std::size_t homeSize = std::strlen(kept.home.data());
    for (int i = 0; i < count; ++i) {
        backtrace_symbols_fd(frames.data() + i, 1, ends[1]);
        bool begins = homeSize > 0;
        ssize_t got = 0;
        while ((got = read(ends[0], kept.part.data(), kept.part.size())) > 0) {
            const auto size = static_cast<std::size_t>(got);
            begins = begins && size > homeSize && kept.part[homeSize] == '/' &&
                     std::memcmp(kept.part.data(), kept.home.data(), homeSize) == 0;
            const std::size_t from = begins ? homeSize : 0;
            say(file, begins ? "~" : "");
            [[maybe_unused]] const ssize_t done = write(file, kept.part.data() + from, size - from);
            begins = false;
        }
    }
    close(ends[0]);
    close(ends[1]);
}

/// Only functions that are allowed in a signal's handler.
void writeCrash(int signal)
{
    const auto self = static_cast<pid_t>(syscall(SYS_gettid));
    pid_t first = 0;
    if (!kept.crashing.compare_exchange_strong(first, self) && first != self) {
        for (;;) {
            pause(); // the first one ends the program when its report is written
        }
    }
    if (first == 0) {
        const int file = open(kept.file.data(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file >= 0) {
            say(file, kept.head.data());
            say(file, "signal: ");
            sayNumber(file, static_cast<unsigned long>(signal));
            say(file, "\n\nbacktrace:\n");
            sayFrames(file);
            say(file, "\nlast lines:\n");
            kept.lines.each([file](const char* line) {
                say(file, line);
                say(file, "\n");
            });
            close(file);
        }
    }
    std::signal(signal, SIG_DFL);
    raise(signal);
}

int findBuildId(dl_phdr_info* object, std::size_t, void* found)
{
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const auto& segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_NOTE) {
            continue;
        }
        const auto* at = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
        const char* end = at + segment.p_memsz;
        while (at + sizeof(ElfW(Nhdr)) <= end) {
            const auto* note = reinterpret_cast<const ElfW(Nhdr)*>(at);
            const char* name = at + sizeof(ElfW(Nhdr));
            const char* value = name + (note->n_namesz + 3U) / 4U * 4U;
            if (note->n_type == NT_GNU_BUILD_ID && std::strncmp(name, "GNU", 4) == 0) {
                *static_cast<QByteArray*>(found) =
                    QByteArray(value, static_cast<qsizetype>(note->n_descsz)).toHex();
                return 1;
            }
            at = value + (note->n_descsz + 3U) / 4U * 4U;
        }
    }
    return 1; // the program itself is the first
}

template <std::size_t Size>
void fill(std::array<char, Size>& place, const QByteArray& text)
{
    std::strncpy(place.data(), text.constData(), Size - 1);
}

} // namespace

QString buildId()
{
    QByteArray found;
    dl_iterate_phdr(findBuildId, &found);
    return QString::fromLatin1(found);
}

void keepCrashes(const QString& folder)
{
    const QDir dir(folder);
    const QStringList old =
        dir.entryList({QStringLiteral("crash-*.txt"), QStringLiteral("crash-*.txt.seen")},
                      QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString& name : old.mid(CrashesMax - 1)) {
        QFile::remove(dir.filePath(name));
    }
    QDir().mkpath(folder);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString name = QStringLiteral("%1/crash-%2-%3.txt")
                             .arg(folder, now.toString(QStringLiteral("yyyyMMdd-HHmmss")))
                             .arg(getpid());
    fill(kept.file, QFile::encodeName(name));
    const QByteArray home = QFile::encodeName(QDir::homePath());
    const bool fits = home.size() > 1 && home.size() < static_cast<qsizetype>(kept.home.size());
    fill(kept.home, fits ? home : QByteArray());
    fill(kept.head, QStringLiteral("bafar " BAFAR_VERSION " ended badly\nbuild: %1\nQt: %2\n"
                                   "started: %3\n"
                                   "(names, addresses and secrets are replaced: [host-1], "
                                   "[cluster], [user], [address-1], [secret], ~)\n")
                        .arg(buildId(), QString::fromLatin1(qVersion()), now.toString(Qt::ISODate))
                        .toUtf8());
    std::array<void*, 1> first{};
    backtrace(first.data(), 1); // loads what it needs now, not in the handler
    hidden();
    before = qInstallMessageHandler(hear);
    std::set_terminate(endUncaught);
    stack_t own{};
    own.ss_sp = kept.stack.data();
    own.ss_size = kept.stack.size();
    sigaltstack(&own, nullptr);
    struct sigaction action = {};
    action.sa_handler = writeCrash;
    action.sa_flags = SA_ONSTACK;
    for (const int signal : Signals) {
        sigaction(signal, &action, nullptr);
    }
}

void hideInCrashes(std::string cluster, std::vector<std::string> hosts)
{
    Hidden& place = hidden();
    const std::lock_guard lock(place.mutex);
    place.redaction.setCluster(std::move(cluster), std::move(hosts));
}

Redaction::Names namesHidden()
{
    Hidden& place = hidden();
    const std::lock_guard lock(place.mutex);
    return place.redaction.names();
}

} // namespace bafar::app
