#pragma once
// What this agent knows of the agents' group, and what people are told of it.
//
// The driver says how the group stands; who is missing follows from who is heard. A moment without
// a leader is an election; when it lasts, this side is a minority: nothing can be agreed here, and
// one sentence names who is missing. Changes of leader and members are told by the agent that
// leads, so that a cluster tells them once; what concerns this agent's disk and its own place, by
// itself. Pure; one owner, one thread.
#include <functional>
#include <optional>
#include <vector>

#include "agents/cluster/values.h"

namespace bafar::cluster {

class GroupWatch {
public:
    static constexpr Duration SyncSlow = std::chrono::milliseconds(100); ///< median, told above it
    static constexpr Duration SyncFine = std::chrono::milliseconds(50);  ///< told again below it
    static constexpr std::uint64_t LogLarge = 64U << 20U;                ///< bytes
    static constexpr std::uint64_t LogFine = 48U << 20U;
    static constexpr Duration FiguresEvery = std::chrono::seconds(5); ///< at most so often

    /// How long a node was silent; zero for oneself, nothing: never heard.
    using Silence = std::function<std::optional<Duration>(const std::string& node)>;

    struct Outcome {
        std::vector<schema::Event> events;
        bool changed = false; ///< more than figures, or figures that have not been told for long
    };

    explicit GroupWatch(std::string self)
        : self_(std::move(self))
    {
    }

    void configure(const schema::cluster::Config& config);

    [[nodiscard]] Outcome see(const schema::cluster::AgreementStatus& status,
                              const Silence& silence,
                              Instant now);
    [[nodiscard]] Outcome tick(const Silence& silence, Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    /// As seen last, with standing and problem as they are now.
    [[nodiscard]] schema::cluster::AgreementStatus status(const Silence& silence) const;

    /// Why this agent is less than it should be; empty: it is not.
    [[nodiscard]] std::string problem(const Silence& silence) const;

    /// "leader, term 8", "voter, follows n2"; empty: nothing is known.
    [[nodiscard]] std::string placeText() const;

    [[nodiscard]] const schema::cluster::AgreementStatus& seen() const { return seen_; }

    /// How long no leader may be known before this side counts as a minority.
    [[nodiscard]] Duration leaderlessAllowed() const;

private:
    [[nodiscard]] bool leaderless() const;
    [[nodiscard]] bool isMinority(Instant now) const;
    void judgeMinority(const Silence& silence, Instant now, Outcome& out);
    void judgeDisk(Outcome& out);
    void tellMembers(const schema::cluster::AgreementStatus& before, Outcome& out) const;
    void tellOwnPlace(const schema::cluster::AgreementStatus& before, Outcome& out) const;
    [[nodiscard]] schema::Event event(std::string kind,
                                      schema::Severity severity,
                                      std::string text) const;
    [[nodiscard]] std::string minorityText(const Silence& silence) const;
    [[nodiscard]] std::string aloneText() const;

    std::string self_;
    schema::cluster::AgreementConfig timing_;
    Duration heartbeat_ = std::chrono::seconds(1);
    std::vector<std::string> nodes_; ///< of the spec
    schema::cluster::AgreementStatus seen_;
    bool known_ = false;                    ///< the driver said something
    schema::cluster::AgreementStatus told_; ///< as of the last change
    Instant toldAt_{};
    std::string lastLeader_;
    std::optional<Instant> leaderlessSince_;
    bool minority_ = false;
    Instant minoritySince_{};
    bool slowTold_ = false;
    bool largeTold_ = false;
};

} // namespace bafar::cluster
