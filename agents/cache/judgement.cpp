#include "agents/cache/judgement.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace bafar::cache {
namespace {

using schema::State;
using schema::cache::Role;
using schema::cache::Trouble;

constexpr double Hysteresis = 0.05;
constexpr std::uint64_t OldestMajor = 4; ///< before it INFO lacks much of what is judged here
constexpr std::size_t VersionShown = 32;

double share(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool reached(double value, double limit, bool before)
{
    return value >= limit - (before ? Hysteresis : 0);
}

/// Writes are refused at the limit instead of making room.
bool evictsNothing(const Observation& seen)
{
    return seen.memoryMax > 0 && seen.memoryPolicy == "noeviction";
}

class Judge {
public:
    Judge(const Observation& seen, const Circumstances& about)
        : seen_(seen)
        , about_(about)
    {
    }

    Judgement done()
    {
        judgeKind();
        judgeLink();
        judgeMemory();
        judgeDisk();
        if (about_.levels.clientsHigh) {
            blame(State::Degraded, "has " + std::to_string(seen_.clients) + " of " +
                                       std::to_string(clientsMaxOf(seen_)) +
                                       " clients: raise maxclients, or see who keeps connections "
                                       "open with CLIENT LIST");
        }
        if (seen_.letsEveryoneIn) {
            blame(State::Degraded, "lets everyone in: it has no password, though "
                                   "cache.password_file names one; set requirepass");
        }
        return std::move(out_);
    }

private:
    void blame(State state, const std::string& text, Trouble trouble = Trouble::None)
    {
        const bool worst = schema::worse(out_.state, state) != out_.state;
        out_.state = schema::worse(out_.state, state);
        if (trouble != Trouble::None && (worst || out_.trouble == Trouble::None)) {
            out_.trouble = trouble;
        }
        std::string sentence = "Redis on " + about_.node + " " + text;
        out_.reasons.insert(worst ? out_.reasons.begin() : out_.reasons.end(), std::move(sentence));
    }

    void judgeKind()
    {
        if (seen_.mode == "sentinel") {
            blame(State::Failed, "is a Sentinel and holds no data: check the port",
                  Trouble::Unexpected);
        }
        const std::string_view major =
            std::string_view(seen_.version).substr(0, seen_.version.find('.'));
        if (wholeOf(major).value_or(OldestMajor) < OldestMajor) {
            blame(State::Degraded, "is version " + sanitized(seen_.version, VersionShown) +
                                       ", older than 4.0: some figures are missing; upgrade it");
        }
        if (seen_.loading) {
            blame(State::Transition,
                  "reads its data set from disk: " + percentText(seen_.loadedPercent / 100) +
                      " read, about " + toHumanText(seen_.loadingLeft) + " left",
                  Trouble::Loading);
        }
    }

    void judgeLink()
    {
        if (seen_.role != Role::Replica || seen_.linkUp) {
            return;
        }
        if (seen_.syncing) {
            blame(State::Transition, "copies the whole data set from " + about_.primary);
            return;
        }
        if (about_.justTold) {
            blame(State::Transition, "connects to " + about_.primary);
            return;
        }
        const std::string down =
            "follows " + about_.primary + ", but the link is down" +
            (seen_.linkDown ? " for " + toHumanText(*seen_.linkDown) : std::string());
        const std::string advice =
            ": look at " + about_.primary + ", at masterauth and at the network between them";
        if (seen_.settings.servesStale == false) {
            blame(State::Failed, down + ", and it answers reads with MASTERDOWN" + advice,
                  Trouble::PrimaryDown);
        } else {
            blame(State::Degraded, down + "; it serves what it had" + advice, Trouble::PrimaryDown);
        }
    }

    void judgeMemory()
    {
        const std::string use = sizeText(seen_.memoryUsed) + " of " + sizeText(seen_.memoryMax);
        if (about_.levels.memoryHigh) {
            blame(State::Degraded, "uses " + use +
                                       " and may evict nothing (noeviction), so it will refuse "
                                       "writes: raise maxmemory, or delete keys");
        }
        if (about_.levels.evicting) {
            blame(State::Degraded, "evicts " + numberText(std::round(about_.evictionsPerSecond)) +
                                       " keys a second (" + use +
                                       "): raise maxmemory, or give keys shorter lifetimes");
        }
    }

    void judgeDisk()
    {
        if (seen_.snapshotFailed) {
            blame(State::Degraded,
                  seen_.settings.stopsWritesUnsaved == false
                      ? "could not save its last snapshot: look at its log and its disk"
                      : "could not save its last snapshot and so refuses writes: look at its log "
                        "and its disk");
        }
        if (seen_.appendFailed) {
            blame(State::Degraded, "could not write its append-only file and so refuses writes: "
                                   "look at its log and its disk");
        }
    }

    const Observation& seen_;
    const Circumstances& about_;
    Judgement out_;
};

} // namespace

Levels levelsAfter(const Levels& before,
                   const schema::cache::Config& config,
                   const Observation& seen,
                   double evictionsPerSecond)
{
    Levels after;
    after.evicting = evictionsPerSecond >= config.evictionsDegraded * (before.evicting ? 0.5 : 1.0);
    after.memoryHigh = evictsNothing(seen) && reached(share(seen.memoryUsed, seen.memoryMax),
                                                      config.memoryDegraded, before.memoryHigh);
    const std::uint64_t most = clientsMaxOf(seen);
    after.clientsHigh =
        most > 0 && reached(share(seen.clients, most), config.clientsDegraded, before.clientsHigh);
    return after;
}

Judgement judge(const Observation& seen, const Circumstances& about)
{
    return Judge(seen, about).done();
}

std::uint64_t clientsMaxOf(const Observation& seen)
{
    return seen.settings.clientsMax.value_or(seen.clientsMax);
}

std::string lagText(Duration lag)
{
    return lag < std::chrono::seconds(1) ? "under 1 s" : toHumanText(lag);
}

std::string percentText(double share)
{
    return std::to_string(std::lround(share * 100)) + "%";
}

} // namespace bafar::cache
