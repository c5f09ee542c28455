#include "agents/floating_ip/weigh.h"

#include <algorithm>

#include "agents/floating_ip/group.h"
#include "core/base/text.h"

namespace bafar::floating_ip {

namespace {

namespace contract = schema::floating_ip;
using contract::Member;
using contract::RouterConfig;

const RouterConfig* findRouter(const contract::Config& config, const std::string& id)
{
    for (const RouterConfig& router : config.routers) {
        if (router.id == id) {
            return &router;
        }
    }
    return nullptr;
}

const Member* findMember(const RouterConfig& router, const std::string& node)
{
    for (const Member& member : router.members) {
        if (member.node == node) {
            return &member;
        }
    }
    return nullptr;
}

/// How much later than others a backup of this priority speaks up.
Duration skew(const RouterConfig& router, int priority)
{
    return router.interval * (256 - priority) / 256;
}

Duration downInterval(const RouterConfig& router, int priority)
{
    return 3 * router.interval + skew(router, priority);
}

/// Of the members that are heard, the one with the highest priority; null: none is heard.
const Member* firstLive(const RouterConfig& router, const Group& group)
{
    const Member* best = nullptr;
    for (const Member& member : router.members) {
        const MemberView* seen = group.find(member.node);
        if (seen != nullptr && seen->live &&
            (best == nullptr || member.priority > best->priority)) {
            best = &member;
        }
    }
    return best;
}

std::string about(Duration duration)
{
    constexpr Duration Step = std::chrono::milliseconds(10); // below it nobody plans
    return "about " + toHumanText((duration + Step / 2) / Step * Step);
}

/// A change of one router that stays where it is.
class Change {
public:
    Change(const RouterConfig& before, const RouterConfig& after, const schema::ClusterView& view)
        : before_(before)
        , after_(after)
        , was_(before, view)
        , is_(after, view)
    {
    }

    [[nodiscard]] std::vector<std::string> sentences()
    {
        if (before_.interface != after_.interface ||
            before_.virtualRouter != after_.virtualRouter) {
            const Member* next = firstLive(after_, is_);
            say("is released and elected anew on " + after_.interface + ", VRID " +
                std::to_string(after_.virtualRouter) + ": silent for " +
                about(downInterval(after_, next == nullptr ? 100 : next->priority)));
            return std::move(said_);
        }
        owner();
        addresses();
        interval();
        members();
        if (before_.dialect != after_.dialect) {
            say("sends its adverts with the other checksum; the owner stays");
        }
        return std::move(said_);
    }

private:
    void say(std::string sentence) { said_.push_back(std::move(sentence)); }

    /// Whether the addresses move, and how.
    void owner()
    {
        const MemberView* owner = was_.owner();
        if (owner == nullptr) {
            const net::Address foreign = was_.foreignOwner();
            say(foreign.isUnspecified()
                    ? "has no owner that is heard: where it is afterwards is not known"
                    : "is owned by " + foreign.toString() +
                          ", which is not one of our agents: it stays there until outranked");
            return;
        }
        const std::string& node = owner->member.node;
        const Member* stays = findMember(after_, node);
        const Member* next = firstLive(after_, is_);
        if (stays == nullptr) {
            say(next == nullptr ? "leaves " + node + ", and nobody that is heard may own it: silent"
                                : "moves from " + node + " to " + next->node + ": silent for " +
                                      about(skew(after_, next->priority)));
            return;
        }
        // A hand-over holds a priority above the configured one, and a new spec does not end that.
        const bool raised = owner->router.priority > owner->router.basePriority;
        const int holds = std::max<int>(raised ? owner->router.priority : 0, stays->priority);
        if (after_.preempt && next != nullptr && next->node != node && next->priority > holds) {
            say("moves from " + node + " to " + next->node + ", which outranks it then (" +
                std::to_string(next->priority) + " over " + std::to_string(holds) + "), after " +
                about(downInterval(after_, next->priority) + after_.preemptDelay) +
                ", without silence");
            moves_ = true;
        }
    }

    void addresses()
    {
        const auto tell = [this](const RouterConfig& from, const RouterConfig& to,
                                 const std::string& what) {
            std::vector<std::string> only;
            for (const net::Prefix& prefix : from.addresses) {
                if (std::find(to.addresses.begin(), to.addresses.end(), prefix) ==
                    to.addresses.end()) {
                    only.push_back(prefix.toString());
                }
            }
            if (!only.empty()) {
                say(what + " " + listed(only));
            }
        };
        tell(before_, after_, "loses");
        tell(after_, before_, "gets");
    }

    void interval()
    {
        if (before_.interval == after_.interval) {
            return;
        }
        const Member* next = firstLive(after_, is_);
        const int priority = next == nullptr ? 100 : next->priority;
        say("adverts every " + toHumanText(after_.interval) + " instead of " +
            toHumanText(before_.interval) + ": a dead owner is replaced after " +
            about(downInterval(after_, priority)) + " instead of " +
            about(downInterval(before_, priority)) + (moves_ ? "" : "; the owner stays"));
    }

    void members()
    {
        for (const Member& member : after_.members) {
            if (findMember(before_, member.node) == nullptr) {
                say("may move to " + member.node + ", too (priority " +
                    std::to_string(member.priority) + ")");
            }
        }
        for (const Member& member : before_.members) {
            const bool owns = was_.owner() != nullptr && was_.owner()->member.node == member.node;
            if (findMember(after_, member.node) == nullptr && !owns) {
                say("may not move to " + member.node + " any more");
            }
        }
    }

    const RouterConfig& before_;
    const RouterConfig& after_;
    Group was_;
    Group is_;
    bool moves_ = false;
    std::vector<std::string> said_;
};

void weighNew(const RouterConfig& router,
              const schema::ClusterView& view,
              std::vector<schema::Consequence>& out)
{
    const Group group(router, view);
    const Member* first = firstLive(router, group);
    out.push_back({"floating IP " + router.id,
                   "comes, " + group.addressText() +
                       (first == nullptr ? ": nobody that is heard may own it"
                                         : ": on " + first->node + " after " +
                                               about(downInterval(router, first->priority)))});
}

void weighGone(const RouterConfig& router,
               const schema::ClusterView& view,
               std::vector<schema::Consequence>& out)
{
    const Group group(router, view);
    const MemberView* owner = group.owner();
    out.push_back({"floating IP " + router.id,
                   "goes: " + group.addressText() + " answers no more" +
                       (owner == nullptr ? "" : ", now on " + owner->member.node)});
}

} // namespace

std::vector<schema::Consequence> weighRouters(const contract::Config& before,
                                              const contract::Config& after,
                                              const schema::ClusterView& view)
{
    std::vector<schema::Consequence> out;
    for (const RouterConfig& router : before.routers) {
        const RouterConfig* now = findRouter(after, router.id);
        if (now == nullptr) {
            weighGone(router, view, out);
        } else if (*now != router) {
            for (std::string& sentence : Change(router, *now, view).sentences()) {
                out.push_back({"floating IP " + router.id, std::move(sentence)});
            }
        }
    }
    for (const RouterConfig& router : after.routers) {
        if (findRouter(before, router.id) == nullptr) {
            weighNew(router, view, out);
        }
    }
    return out;
}

} // namespace bafar::floating_ip
