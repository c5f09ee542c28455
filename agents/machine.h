#pragma once
// The shape of everything that decides.
//
// A machine has no clock, socket, thread, log or random source of its own. Inputs and virtual time
// go in, effects come out, and it names its next deadline. Its driver obeys one law: one input,
// drain every effect, re-arm one timer from deadline(), sleep. A slow effect comes back later as
// another Input carrying the effect's id; a machine never waits. The simulator runs the same
// machines on virtual time. One owner, one thread.
#include <concepts>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace bafar {

/// When a machine wants tick() called, and why (for transcripts and for the operator's "what is it
/// waiting for").
struct Deadline {
    Instant at;
    std::string_view why; ///< a literal, valid for ever

    bool operator==(const Deadline&) const = default;
};

template <class M>
concept Machine = requires(M machine, const M& view, const typename M::Input& input, Instant now)
{
    {
        machine.handle(input, now)
        } -> std::same_as<std::vector<typename M::Effect>>;
    {
        machine.tick(now)
        } -> std::same_as<std::vector<typename M::Effect>>;
    {
        view.deadline()
        } -> std::same_as<std::optional<Deadline>>;
};

} // namespace bafar
