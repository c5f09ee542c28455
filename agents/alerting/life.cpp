#include "agents/alerting/life.h"

#include <algorithm>

namespace bafar::alerting {

Life Life::adopted(State state, Instant since, Instant firedAt, Instant now)
{
    Life life;
    life.begun_ = true;
    life.state_ = state;
    life.since_ = std::min(since, now);
    life.firedAt_ = std::min(firedAt, now);
    life.lastYes_ = now;
    if (state == State::Firing) {
        life.fires_.push_back(life.firedAt_);
    }
    return life;
}

Life::Turn Life::step(Verdict verdict, const Timing& timing, Instant now)
{
    if (verdict == Verdict::Unknown) {
        unknownSince_ = unknownSince_.value_or(now);
    } else {
        unknownSince_.reset();
    }
    if (!begun_) {
        if (verdict != Verdict::Yes) {
            return Turn::Over;
        }
        begun_ = true;
        since_ = lastYes_ = now;
        return timing.hold == Duration{} ? fire(now) : Turn::Changed;
    }
    switch (state_) {
    case State::Pending: return pending(verdict, timing, now);
    case State::Firing: return firing(verdict, timing, now);
    case State::Resolved: break;
    }
    if (verdict == Verdict::Yes) {
        state_ = State::Pending;
        since_ = lastYes_ = now;
        return timing.hold == Duration{} ? fire(now) : Turn::Changed;
    }
    return now - resolvedAt_ >= KeptResolved ? Turn::Over : Turn::None;
}

Life::Turn Life::pending(Verdict verdict, const Timing& timing, Instant now)
{
    if (verdict == Verdict::Yes) {
        lastYes_ = now;
        return now - since_ >= timing.hold ? fire(now) : Turn::None;
    }
    if (verdict == Verdict::Unknown && !stale(timing, now)) {
        return Turn::None;
    }
    if (wasResolved_ && now - resolvedAt_ < KeptResolved) {
        state_ = State::Resolved;
        return Turn::Changed;
    }
    return Turn::Over;
}

Life::Turn Life::firing(Verdict verdict, const Timing& timing, Instant now)
{
    if (verdict == Verdict::Yes) {
        lastYes_ = now;
        return Turn::None;
    }
    if (verdict == Verdict::Unknown) {
        if (!stale(timing, now)) {
            return Turn::None;
        }
        endedUnknown_ = true;
        return resolve(now);
    }
    const Duration keep =
        flapping(now) ? std::max(timing.keepFiring, FlapKeepFiring) : timing.keepFiring;
    return now - lastYes_ >= keep ? resolve(now) : Turn::None;
}

Life::Turn Life::fire(Instant now)
{
    state_ = State::Firing;
    firedAt_ = now;
    endedUnknown_ = false;
    fires_.push_back(now);
    while (now - fires_.front() > FlapWindow) {
        fires_.pop_front();
    }
    return Turn::Fired;
}

Life::Turn Life::resolve(Instant now)
{
    state_ = State::Resolved;
    resolvedAt_ = now;
    wasResolved_ = true;
    return Turn::Resolved;
}

bool Life::stale(const Timing& timing, Instant now) const
{
    return unknownSince_ && now - *unknownSince_ >= timing.staleAfter;
}

bool Life::flapping(Instant now) const
{
    const auto recent = std::count_if(fires_.begin(), fires_.end(),
                                      [now](Instant at) { return now - at <= FlapWindow; });
    return static_cast<std::size_t>(recent) >= FlapsMax;
}

} // namespace bafar::alerting
