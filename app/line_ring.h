#pragma once
// The last lines of a log, to be read by a signal's handler.
//
// Any thread may write at any time, and none ever waits: every letter is an atomic of its own, and
// a number beside each line, odd while it is written, tells a reader whether it has one line whole.
// A line whose place another thread is still writing is dropped.
#include <array>
#include <atomic>
#include <cstddef>

namespace bafar::app {

template <std::size_t Lines, std::size_t LineBytes>
class LineRing {
public:
    /// Of a longer one the beginning.
    void keep(const char* text)
    {
        Line& line = lines_[next_.fetch_add(1, std::memory_order_relaxed) % Lines];
        unsigned version = line.version.load(std::memory_order_relaxed);
        if (version % 2 != 0 || !line.version.compare_exchange_strong(version, version + 1)) {
            return;
        }
        std::atomic_thread_fence(std::memory_order_release); // odd before the first letter
        std::size_t at = 0;
        for (; at + 1 < LineBytes && text[at] != '\0'; ++at) {
            line.letters[at].store(text[at], std::memory_order_relaxed);
        }
        line.letters[at].store('\0', std::memory_order_relaxed);
        line.version.store(version + 2, std::memory_order_release);
    }

    /// Calls `say` with each whole line, oldest first. Only what is allowed in a signal's handler
    /// is called besides.
    template <class Say>
    void each(Say say) const
    {
        const std::size_t end = next_.load(std::memory_order_acquire);
        for (std::size_t i = end > Lines ? end - Lines : 0; i < end; ++i) {
            std::array<char, LineBytes> copy{};
            if (copyOf(lines_[i % Lines], copy)) {
                say(copy.data());
            }
        }
    }

private:
    struct Line {
        std::atomic<unsigned> version = 0;
        std::array<std::atomic<char>, LineBytes> letters{};
    };

    static bool copyOf(const Line& line, std::array<char, LineBytes>& copy)
    {
        const unsigned before = line.version.load(std::memory_order_acquire);
        if (before == 0 || before % 2 != 0) {
            return false;
        }
        for (std::size_t at = 0; at + 1 < LineBytes; ++at) {
            copy[at] = line.letters[at].load(std::memory_order_relaxed);
            if (copy[at] == '\0') {
                break;
            }
        }
        std::atomic_thread_fence(std::memory_order_acquire);
        return line.version.load(std::memory_order_relaxed) == before;
    }

    static_assert(std::atomic<char>::is_always_lock_free &&
                  std::atomic<std::size_t>::is_always_lock_free);

    std::array<Line, Lines> lines_{};
    std::atomic<std::size_t> next_ = 0;
};

} // namespace bafar::app
