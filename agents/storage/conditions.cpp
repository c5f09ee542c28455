// The conditions of the storage actions, judged from what the node that asks for all said last.
#include <array>
#include <charconv>

#include "agents/storage/actions.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;
using schema::Verdict;

struct Finding {
    Verdict verdict = Verdict::Unknown;
    std::string detail;
};

std::string argument(const schema::Condition& condition, const std::string& name)
{
    const auto found = condition.arguments.find(name);
    return found == condition.arguments.end() ? std::string() : found->second;
}

Finding said(bool holds, std::string detail)
{
    return {holds ? Verdict::Pass : Verdict::Fail, std::move(detail)};
}

Finding isStarted(const contract::Volume& volume, const schema::Condition&)
{
    return said(volume.status == "Started", volume.status);
}

Finding selfHealOn(const contract::Volume& volume, const schema::Condition&)
{
    return said(volume.selfHeal, volume.selfHeal ? "on" : "off");
}

Finding selfHealOff(const contract::Volume& volume, const schema::Condition&)
{
    return said(!volume.selfHeal, volume.selfHeal ? "on" : "off");
}

Finding allBricksServe(const contract::Volume& volume, const schema::Condition&)
{
    std::size_t serving = 0;
    for (const contract::Brick& brick : volume.bricks) {
        serving += brick.pid != 0 ? 1 : 0;
    }
    return said(serving == volume.bricks.size(),
                std::to_string(serving) + " of " + std::to_string(volume.bricks.size()) + " serve");
}

Finding brickServes(const contract::Volume& volume, const schema::Condition& condition)
{
    const contract::Brick* brick = findBrick(volume, argument(condition, "node"));
    if (brick == nullptr) {
        return {Verdict::Fail, "there is no brick"};
    }
    if (brick->pid != 0) {
        return {Verdict::Pass, "process " + std::to_string(brick->pid)};
    }
    return {brick->state == schema::State::Unknown ? Verdict::Unknown : Verdict::Fail,
            brick->reason};
}

Finding brickDown(const contract::Volume& volume, const schema::Condition& condition)
{
    Finding finding = brickServes(volume, condition);
    if (finding.verdict != Verdict::Unknown) {
        finding.verdict = finding.verdict == Verdict::Pass ? Verdict::Fail : Verdict::Pass;
    }
    return finding;
}

Finding heals(const contract::Volume& volume, const schema::Condition& condition)
{
    if (!volume.healPending) {
        return {Verdict::Unknown, "not counted yet"};
    }
    std::uint64_t before = 0;
    const std::string given = argument(condition, "before");
    std::from_chars(given.data(), given.data() + given.size(), before);
    return said(*volume.healPending == 0 || *volume.healPending < before,
                std::to_string(*volume.healPending) + " now, " + std::to_string(before) +
                    " before; counted " + toHumanText(volume.healAge) + " ago");
}

struct Check {
    std::string_view name;
    Finding (*judge)(const contract::Volume&, const schema::Condition&);
};

constexpr std::array Checks{Check{"is_started", isStarted},
                            Check{"self_heal_on", selfHealOn},
                            Check{"self_heal_off", selfHealOff},
                            Check{"all_bricks_serve", allBricksServe},
                            Check{"brick_serves", brickServes},
                            Check{"brick_down", brickDown},
                            Check{"heals", heals}};

} // namespace

schema::Condition judgedIn(const schema::Condition& condition, const schema::ClusterView& view)
{
    schema::Condition judged = condition;
    judged.verdict = Verdict::Unknown;
    const Speaker speaker = speakerOf(view);
    const contract::Volume* volume = findVolume(speaker, argument(condition, "volume"));
    if (volume == nullptr) {
        judged.detail = "no node is heard that knows this volume from gluster";
        return judged;
    }
    if (volume->state == schema::State::Stale || volume->bricks.empty()) {
        judged.detail = speaker.node + " last saw it " + toHumanText(volume->age) + " ago";
        return judged;
    }
    for (const Check& check : Checks) {
        if (check.name == condition.check) {
            Finding finding = check.judge(*volume, condition);
            judged.verdict = finding.verdict;
            judged.detail = finding.detail + ", as " + speaker.node + " says";
            return judged;
        }
    }
    judged.detail = "this agent does not know the check \"" + condition.check + "\"";
    return judged;
}

} // namespace bafar::storage
