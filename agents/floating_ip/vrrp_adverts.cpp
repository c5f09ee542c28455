// Received adverts: who yields to whom, and what is noticed about the neighbours.
#include <algorithm>

#include "agents/floating_ip/vrrp.h"
#include "core/base/text.h"

namespace bafar::floating_ip {
namespace {

constexpr std::size_t PeersMax = 16; ///< more neighbours than that: the oldest finding is forgotten
constexpr unsigned RivalIntervals = 2;
constexpr unsigned RivalGoneIntervals = 3;

std::vector<net::Address> sorted(std::vector<net::Address> addresses)
{
    std::sort(addresses.begin(), addresses.end());
    return addresses;
}

std::string listText(const std::vector<net::Address>& addresses)
{
    constexpr std::size_t Shown = 4;
    std::vector<std::string> texts;
    for (const net::Address& address : addresses) {
        texts.push_back(address.toString());
    }
    return listed(texts, Shown);
}

} // namespace

std::string_view noteName(Note note)
{
    constexpr std::array<std::string_view, NoteCount> Names{
        "address_list_differs", "interval_differs",  "checksum_differs", "own_address_heard",
        "split_brain",          "split_brain_ended", "stalled",          "override_settled",
        "claim_given_up",
    };
    return Names.at(static_cast<std::size_t>(note));
}

void VirtualRouter::on(const AdvertReceived& advert, Instant now, Effects& out)
{
    ++advertsReceived_;
    if (state_ == RouterState::Initialize) {
        count(Row::InitializeAdvert);
        return;
    }
    noticePeer(advert, out);
    if (state_ == RouterState::Backup) {
        backupAdvert(advert, now);
    } else {
        activeAdvert(advert, now, out);
    }
}

void VirtualRouter::backupAdvert(const AdvertReceived& advert, Instant now)
{
    if (link_ && advert.from == link_->primary) {
        count(Row::BackupAdvertOwn); // a loop brings back what we sent as the owner
        return;
    }
    if (advert.priority == ResignPriority) {
        count(Row::BackupAdvertResign);
        if (rules_.resignHonoured) {
            owner_.reset();
            ownerPriority_ = 0;
            listen(0, now);
        }
        return;
    }
    if (advert.priority >= priority()) {
        count(Row::BackupAdvertNotLower);
        preemptFrom_.reset();
        learn(advert, now);
        return;
    }
    if (!settings_.preempt && rules_.preemptHonoured) {
        count(Row::BackupAdvertLowerNoPreempt);
        learn(advert, now);
        return;
    }
    if (!preemptFrom_) {
        preemptFrom_ = now + settings_.preemptDelay;
    }
    if (now < *preemptFrom_) {
        count(Row::BackupAdvertLowerDelayed);
        learn(advert, now);
        return;
    }
    count(Row::BackupAdvertLowerPreempt);
    follow(advert);
}

void VirtualRouter::activeAdvert(const AdvertReceived& advert, Instant now, Effects& out)
{
    if (link_ && advert.from == link_->primary) {
        count(Row::ActiveAdvertOwn);
        return;
    }
    if (timers_.settle) {
        timers_.settle = now + SettleIntervals * settings_.interval;
    }
    if (advert.priority == ResignPriority) {
        count(Row::ActiveAdvertResign);
        advertise(priority(), now, out);
        return;
    }
    if (yieldsTo(advert)) {
        const bool higher = advert.priority > priority();
        leaveActive(higher ? Row::ActiveAdvertHigher : Row::ActiveAdvertEqualYield,
                    RouterState::Backup, now, out);
        listenIntervals_ = MasterDownIntervals;
        learn(advert, now);
        return;
    }
    noticeRival(advert, now, out);
    answer(advert.priority == priority() ? Row::ActiveAdvertEqualKeep : Row::ActiveAdvertLower, now,
           out);
}

/// RFC 9568 section 6.4.3: a lower advert is answered at once, so that its sender stops. Hosts may
/// already have learned the wrong place, so the addresses are announced again, at most once an
/// interval.
void VirtualRouter::answer(Row row, Instant now, Effects& out)
{
    if (now - lastAdvert_ < Duration{settings_.interval} / 10) {
        count(Row::ActiveAdvertAnswered);
        return;
    }
    count(row);
    advertise(priority(), now, out);
    if (now - lastArp_ >= settings_.interval) {
        announce(now, out);
    }
}

void VirtualRouter::learn(const AdvertReceived& advert, Instant now)
{
    follow(advert);
    learned_ = rules_.intervalLearned ? Duration{advert.interval} : Duration{settings_.interval};
    listen(MasterDownIntervals, now);
}

void VirtualRouter::follow(const AdvertReceived& advert)
{
    owner_ = advert.from;
    ownerPriority_ = advert.priority;
    ownerStyle_ = advert.checksumStyle;
}

bool VirtualRouter::yieldsTo(const AdvertReceived& advert) const
{
    if (advert.priority != priority()) {
        return advert.priority > priority();
    }
    if (!link_ || rules_.tieBreak == TieBreak::NobodyYields) {
        return false;
    }
    return rules_.tieBreak == TieBreak::HigherAddressWins ? advert.from > link_->primary
                                                          : advert.from < link_->primary;
}

void VirtualRouter::noticePeer(const AdvertReceived& advert, Effects& out)
{
    auto peer = std::find_if(peers_.begin(), peers_.end(),
                             [&](const Peer& known) { return known.address == advert.from; });
    if (peer == peers_.end()) {
        if (peers_.size() == PeersMax) {
            peers_.erase(peers_.begin());
        }
        peer = peers_.insert(peers_.end(), Peer{advert.from});
    }
    const auto tell = [&](bool& said, bool is, Note what, const auto& text) {
        if (is && !said) {
            out.emplace_back(Noted{what, advert.from, text()});
        }
        said = is;
    };
    const std::string from = advert.from.toString();
    tell(peer->ownAddress, link_ && advert.from == link_->primary, Note::OwnAddressHeard, [&] {
        return "an advertisement came from our own address " + from +
               ": a loop on the segment, or another host has the same address";
    });
    tell(peer->addressList, sorted(advert.addresses) != sorted(addresses()),
         Note::AddressListDiffers, [&] {
             return from + " advertises " + listText(advert.addresses) + " and we advertise " +
                    listText(addresses()) +
                    " under the same virtual router id: make the lists equal (Keepalived before "
                    "2.3.3 ignores adverts with another list)";
         });
    tell(peer->interval, advert.interval != settings_.interval, Note::IntervalDiffers, [&] {
        return from + " advertises every " + toHumanText(advert.interval) + ", we every " +
               toHumanText(settings_.interval) + ": the owner's interval is followed";
    });
    tell(peer->checksum, advert.checksumStyle != settings_.checksumStyle, Note::ChecksumDiffers,
         [&] {
             return from + " sends checksums of profile " +
                    std::string(checksumStyleName(advert.checksumStyle)) + ", we of profile " +
                    std::string(checksumStyleName(settings_.checksumStyle)) +
                    ": it may not accept ours, set the profile that it uses";
         });
}

/// A rival is an Active that should have yielded to us. One advert is a race that our answer ends;
/// the second within two intervals means that it does not hear or does not take our adverts.
void VirtualRouter::noticeRival(const AdvertReceived& advert, Instant now, Effects& out)
{
    const Duration interval = std::max<Duration>(settings_.interval, advert.interval);
    const bool again = rival_ == advert.from && now - rivalHeard_ <= interval * RivalIntervals;
    rival_ = advert.from;
    rivalHeard_ = now;
    if (again && !splitBrain_) {
        splitBrain_ = true;
        out.emplace_back(Noted{Note::SplitBrain, advert.from,
                               advert.from.toString() + " also acts as the owner, with priority " +
                                   std::to_string(advert.priority) + " against our " +
                                   std::to_string(priority()) + ": " + whyIgnored(advert)});
    }
    if (splitBrain_) {
        timers_.splitBrainEnd = now + interval * RivalGoneIntervals;
    }
}

std::string VirtualRouter::whyIgnored(const AdvertReceived& advert) const
{
    if (advert.checksumStyle != settings_.checksumStyle) {
        return "it uses the other checksum profile (" +
               std::string(checksumStyleName(advert.checksumStyle)) +
               ") and refuses ours; set the profile that it uses";
    }
    if (sorted(advert.addresses) != sorted(addresses())) {
        return "its address list differs (" + listText(advert.addresses) +
               ") and Keepalived before 2.3.3 ignores such adverts; make the lists equal";
    }
    return "it does not hear us; look for a filter of protocol 112, or a switch that drops "
           "multicast to 224.0.0.18, between us and it";
}

} // namespace bafar::floating_ip
