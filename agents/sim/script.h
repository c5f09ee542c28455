#pragma once
// Stories as text: one line is one thing that happens, or one thing that must then be seen.
//
//     at 0s start n1 n2 n3              at 9s stall n1 for 2s
//     at 5s crash n1                    at 9s partition n1 | n2 n3
//     at 5s power-off n1                at 9s cut n1 -> n2          (one way)
//     at 8s restart n1                  at 9s loss n1 -> n2 30%
//     at 8s stop n1                     at 9s delay n1 -> n2 20ms
//     at 8s link n1 down                at 9s skew n1 5s
//     at 8s link n1 up                  at 20s heal                 (all paths as at first)
//     at 9s hand over web to n2 from n1 (n1 plans, confirms and runs it)
//     expect n2 holds 192.0.2.100 by 9s
//     expect n1 lacks 192.0.2.100 by 9s
//     expect nobody holds 192.0.2.100 by 9s
//     expect n1 sees n2 stale by 9s     (ok, stale or unknown)
//     expect action succeeded by 9s     (the last one that was confirmed)
//
// Without `at` it happens now. "by 9s" looks at 9 s; "from 5s to 9s" looks all the while. Text
// after # is a comment. One owner, one thread.
#include <string_view>

#include "agents/sim/site.h"

namespace bafar::sim {

class Script {
public:
    explicit Script(Site& site)
        : site_(site)
    {
    }

    /// Reads one line and plans it. Errors: InvalidInput with what would be right.
    Result<void> line(std::string_view text);

    /// Reads all lines. Errors: InvalidInput with the line's number.
    Result<void> story(std::string_view text);

    /// The moment after which nothing of the story is left.
    [[nodiscard]] Instant end() const { return end_; }

    /// Expectations that were not met, as sentences.
    [[nodiscard]] const std::vector<std::string>& failures() const { return failures_; }

    [[nodiscard]] std::size_t expectations() const { return expectations_; }

private:
    using Words = std::vector<std::string>;
    using Work = std::function<void()>;
    using Sight = std::function<bool()>;

    [[nodiscard]] Result<Work> action(const Words& words);
    [[nodiscard]] Result<Work> hostAction(const Words& words);
    [[nodiscard]] Result<Work> pathAction(const Words& words);
    [[nodiscard]] Result<Work> partition(const Words& words);
    [[nodiscard]] Result<Work> handOver(const Words& words);
    [[nodiscard]] Result<Sight> sight(const Words& words);
    Result<void> expect(const Words& words);
    [[nodiscard]] Result<Host*> host(const std::string& name);
    void look(const std::string& text, const Sight& sight, Instant at, Instant until);

    Site& site_;
    Instant end_{};
    std::vector<std::string> failures_;
    std::size_t expectations_ = 0;
    Host* planner_ = nullptr; ///< of the last action
    std::string action_;      ///< its id; empty: refused
    std::string refusal_;
};

} // namespace bafar::sim
