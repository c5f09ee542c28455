#pragma once
// One virtual router: the complete state machine of RFC 9568 section 6.4, and our hand-over rule.
//
// It is larger than the budget because the rules belong beside the class.
// rows.h is the table; every cell that is taken is counted. Backup listens for three of the
// owner's intervals and the skew time, Active advertises. Order when the owner fell
// silent: advertise, then claim, then gratuitous ARP, so that an old owner that still lives lets go
// first. Order in a hand-over: claim, gratuitous ARP, advertise, so that the hosts are pointed at
// the new owner before the old one hears that it may let go.
// Hand-over, make before break: TakeOver lets a Backup claim with a priority above the owner's; on
// the wire it is plain VRRP, so Keepalived yields to it too. The override lives in memory only and
// ends with Active, whatever the reason. Once no other advert was heard for three intervals (a
// rival that cannot hear us is not gone because one of its adverts was late), the override sinks to
// the settle priority, which is advertised at once. Claim rule: an owner whose host refuses the
// addresses three times in a row, and which carries none of them, resigns: nobody loses anything by
// it, and a peer can do better. (Peers in Backup are silent, so it cannot ask first.) It stays
// Backup for a pause that doubles up to five minutes, and then the first refusal is enough. Stall
// rule: an Active that was silent for three intervals must assume that somebody took over. It
// releases, listens for one interval and the skew time, and only then advertises again. Deviates:
// two owners of priority 255 elect by address, as Keepalived does (RFC 9568: log only), because two
// Actives for ever help nobody. The addresses live on the interface's own MAC address, not on
// 00-00-5E-00-01-XX (RFC 9568 section 7.3), and are always accepted (Accept_Mode true). An
// immediate answer to a lower advert is skipped when our own went out less than a tenth of an
// interval ago, which bounds what a flood can cause. Pure; one owner, one thread. Source: RFC 9568
// sections 6.1 to 6.4 and 7.
#include <optional>
#include <vector>

#include "agents/floating_ip/vrrp_values.h"
#include "agents/machine.h"

namespace bafar::floating_ip {

/// A snapshot for reports.
struct RouterStatus {
    RouterState state = RouterState::Initialize;
    Instant since{};                   ///< when the state was entered
    std::uint8_t priority = 0;         ///< as advertised now
    bool overridden = false;           ///< a take-over's override is held
    std::optional<Link> link;          ///< absent: no carrier or no address
    Duration interval{};               ///< learned from the owner, or the own one
    std::optional<net::Address> owner; ///< last advert's source, while Backup
    std::uint8_t ownerPriority = 0;
    ChecksumStyle ownerStyle = ChecksumStyle::PseudoHeader;
    bool splitBrain = false;
    std::optional<net::Address> rival;  ///< the other Active of a split brain
    std::string refused;                ///< why the host refuses the addresses; empty: it does not
    std::optional<Instant> pausedUntil; ///< resigned for that reason; not Active before
    std::optional<Instant> preemptAt;   ///< outranks the owner, and waits until then
    std::uint64_t advertsSent = 0;
    std::uint64_t advertsReceived = 0;
    std::uint64_t becameActive = 0;
    std::uint64_t transitions = 0;

    bool operator==(const RouterStatus&) const = default;
};

class VirtualRouter {
public:
    using Input = RouterInput;
    using Effect = RouterEffect;
    using Effects = std::vector<RouterEffect>;

    explicit VirtualRouter(Settings settings, Rules rules = {});

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] RouterState state() const { return state_; }

    [[nodiscard]] const Settings& settings() const { return settings_; }

    [[nodiscard]] const RowCounts& rows() const { return rows_; }

    [[nodiscard]] RouterStatus status() const;

    /// (256 - priority) / 256 of the interval in force.
    [[nodiscard]] Duration skewTime() const;

    /// Three intervals and the skew time.
    [[nodiscard]] Duration masterDownTime() const;

private:
    static constexpr unsigned MasterDownIntervals = 3;
    static constexpr unsigned SettleIntervals = 3;

    struct Timers { ///< of Active; unset ones are not running
        Instant advert{};
        Instant renew{};
        std::optional<Instant> arpRepeat;
        std::optional<Instant> arpRefresh;
        std::optional<Instant> settle;
        std::optional<Instant> splitBrainEnd;
    };

    struct Peer { ///< what was already said about one neighbour
        net::Address address;
        bool addressList = false;
        bool interval = false;
        bool checksum = false;
        bool ownAddress = false;
    };

    void on(const Startup&, Instant now, Effects& out);
    void on(const Shutdown&, Instant now, Effects& out);
    void on(const LinkUp& input, Instant now, Effects& out);
    void on(const LinkDown&, Instant now, Effects& out);
    void on(const AdvertReceived& advert, Instant now, Effects& out);
    void on(const SettingsChanged& input, Instant now, Effects& out);
    void on(const TakeOver& input, Instant now, Effects& out);
    void on(const ReleaseOverride& input, Instant now, Effects& out);
    void on(const StallDetected& input, Instant now, Effects& out);
    void on(const ClaimRefused& input, Instant now, Effects& out);

    void backupAdvert(const AdvertReceived& advert, Instant now);
    void activeAdvert(const AdvertReceived& advert, Instant now, Effects& out);
    void answer(Row row, Instant now, Effects& out);
    void tickActive(Instant now, Effects& out);
    void activeSettings(const Settings& before, Instant now, Effects& out);

    void enterBackup(Row row, unsigned intervals, Instant now, Effects& out);
    void enterActive(Row row, Instant now, Effects& out);
    void leaveActive(Row row, RouterState to, Instant now, Effects& out);
    void changeState(Row row, RouterState to, Instant now, Effects& out);
    void advertise(std::uint8_t priority, Instant now, Effects& out);
    void announce(Instant now, Effects& out);
    void listen(unsigned intervals, Instant now);
    void learn(const AdvertReceived& advert, Instant now);
    void follow(const AdvertReceived& advert);
    void noticePeer(const AdvertReceived& advert, Effects& out);
    void noticeRival(const AdvertReceived& advert, Instant now, Effects& out);
    [[nodiscard]] std::string whyIgnored(const AdvertReceived& advert) const;
    [[nodiscard]] std::string refusal(const TakeOver& input) const;
    [[nodiscard]] bool yieldsTo(const AdvertReceived& advert) const;
    [[nodiscard]] bool stalled(Instant now) const;

    /// A Backup's timer goes by it: the owner's; until one was learned, the own one.
    [[nodiscard]] Duration intervalHeard() const { return learned_.value_or(settings_.interval); }

    [[nodiscard]] std::uint8_t priority() const;
    [[nodiscard]] Instant masterDownAt() const;
    [[nodiscard]] std::vector<net::Address> addresses() const;

    void count(Row row) { ++rows_[static_cast<std::size_t>(row)]; }

    Settings settings_;
    Rules rules_;
    RouterState state_ = RouterState::Initialize;
    bool started_ = false;
    std::optional<Link> link_;
    Instant since_{};
    RowCounts rows_{};

    // Backup: the master-down timer is listenFrom_ + listenIntervals_ * intervalHeard() + skew.
    Instant listenFrom_{};
    unsigned listenIntervals_ = 3;
    std::optional<Duration> learned_;    ///< of the last advert that restarted the timer
    std::optional<Instant> preemptFrom_; ///< lower adverts are followed until then
    std::optional<net::Address> owner_;
    std::uint8_t ownerPriority_ = 0;
    ChecksumStyle ownerStyle_ = ChecksumStyle::PseudoHeader;

    // Active.
    Timers timers_;
    Instant lastAdvert_{};
    Instant lastArp_{};
    std::uint8_t override_ = 0; ///< 0: none
    std::uint8_t settle_ = 0;
    unsigned refusals_ = 0;             ///< in a row
    bool refusedLately_ = false;        ///< since the last renewal
    std::optional<net::Address> rival_; ///< last foreign advert that did not make us yield
    Instant rivalHeard_{};
    bool splitBrain_ = false;

    // After giving a claim up.
    std::string refused_;
    unsigned givenUp_ = 0; ///< in a row
    std::optional<Instant> pausedUntil_;

    std::vector<Peer> peers_;
    std::uint64_t advertsSent_ = 0;
    std::uint64_t advertsReceived_ = 0;
    std::uint64_t becameActive_ = 0;
    std::uint64_t transitions_ = 0;
};

} // namespace bafar::floating_ip
