// What the cluster machine thinks of peers, clocks and certificates, and the events it makes of it.
#include <array>

#include "agents/cluster/machine.h"

namespace bafar::cluster {

namespace {

/// Before the own certificate ends, warn at these marks.
constexpr std::array<Duration, 3> CertificateMarks = {std::chrono::hours(14 * 24),
                                                      std::chrono::hours(3 * 24), Duration{}};

schema::Event event(std::string kind, schema::Severity severity, std::string subject)
{
    schema::Event out;
    out.concept_ = std::string(Machine::Name);
    out.kind = std::move(kind);
    out.severity = severity;
    out.subject = std::move(subject);
    return out;
}

std::string otherSpecText(const PeerState& peer, const std::string& ours)
{
    return peer.config.id + " runs another spec: revision " + peer.specRevision + ", here " + ours +
           "; the one in force is in bafarctl spec history";
}

} // namespace

void Machine::judgePeer(PeerState& peer, Instant now, Effects& out)
{
    const Duration silent = now - peer.heard;
    if (peer.state == schema::State::Ok && silent >= staleAfter()) {
        peer.state = schema::State::Stale;
        schema::Event lost =
            event("peer_lost", schema::Severity::Warning, "node/" + peer.config.id);
        lost.text = peer.config.id + " was not heard for " + toHumanText(silent) +
                    (peer.problem.empty() ? "" : ": " + peer.problem);
        out.emplace_back(EmitEvent{std::move(lost)});
        out.emplace_back(StatusChanged{});
    }
    if (peer.state == schema::State::Stale && silent >= UnknownAfter) {
        peer.state = schema::State::Unknown;
        out.emplace_back(StatusChanged{});
    }
}

void Machine::judgeClock(PeerState& peer, Effects& out)
{
    // Half the round trip is not known to either side, so it speaks for the clock.
    const Duration doubt = peer.roundTrips.worst() / 2;
    const Duration offset = peer.roundTrips.offset();
    const Duration size = offset < Duration{} ? -offset : offset;
    const bool skewed = size > SkewLimit + doubt;
    const bool right = size < SkewLimit / 2;
    if (peer.clockSkewed ? !right : !skewed) {
        return;
    }
    peer.clockSkewed = skewed;
    schema::Event told = event(skewed ? "clock_skewed" : "clock_right",
                               skewed ? schema::Severity::Warning : schema::Severity::Info,
                               "node/" + peer.config.id);
    told.text = skewed ? "the clock of " + peer.config.id + " is " + toHumanText(size) +
                             (offset < Duration{} ? " behind" : " ahead of") + " ours"
                       : "the clock of " + peer.config.id + " agrees with ours again";
    out.emplace_back(EmitEvent{std::move(told)});
    out.emplace_back(StatusChanged{});
}

/// Two agents on different specs may both be sure that an address is theirs. A change reaches them
/// one after another, so only what lasts is told; what a silent peer runs is not known.
void Machine::judgeSpec(PeerState& peer, Instant now, Effects& out)
{
    const bool differs = peer.state == schema::State::Ok && !peer.specRevision.empty() &&
                         peer.specRevision != specRevision_;
    if (!differs) {
        peer.otherSpecSince.reset();
    } else if (!peer.otherSpecSince) {
        peer.otherSpecSince = now;
    }
    const bool tell =
        differs && (peer.otherSpecTold || now - *peer.otherSpecSince >= otherSpecAfter());
    if (tell == peer.otherSpecTold) {
        return;
    }
    peer.otherSpecTold = tell;
    if (tell) {
        schema::Event told =
            event("spec_differs", schema::Severity::Warning, "node/" + peer.config.id);
        told.text = otherSpecText(peer, specRevision_);
        out.emplace_back(EmitEvent{std::move(told)});
    }
    out.emplace_back(StatusChanged{});
}

std::vector<std::string> Machine::reasons(Instant now) const
{
    std::vector<std::string> all = local_.reasons;
    for (std::string problem : {specProblem_, group_.problem(silence(now))}) {
        if (!problem.empty()) {
            all.push_back(std::move(problem));
        }
    }
    for (const auto& [name, peer] : peers_) {
        if (peer.otherSpecTold) {
            all.push_back(otherSpecText(peer, specRevision_));
        }
    }
    return all;
}

void Machine::judgeCertificate(Instant now, Effects& out)
{
    if (local_.certificateExpires.unixMs == 0 || !wall_.known()) {
        return;
    }
    const Duration left =
        std::chrono::milliseconds(local_.certificateExpires.unixMs - wall_.at(now).unixMs);
    int passed = 0;
    for (const Duration mark : CertificateMarks) {
        passed += left <= mark ? 1 : 0;
    }
    if (passed <= certificateWarned_) {
        return;
    }
    certificateWarned_ = passed;
    const bool over = left <= Duration{};
    schema::Event told = event("certificate_expiring",
                               passed > 1 ? schema::Severity::Critical : schema::Severity::Warning,
                               "node/" + self_.node);
    told.text =
        "the certificate of " + self_.node +
        (over ? " has expired; issue a new one with bafarctl pki issue"
              : " expires in " + toHumanText(left) + "; issue a new one with bafarctl pki issue");
    out.emplace_back(EmitEvent{std::move(told)});
}

} // namespace bafar::cluster
