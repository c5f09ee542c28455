#include "ui/storage/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/storage/texts.h"

namespace bafar::ui::storage {
namespace {

namespace contract = schema::storage;
using schema::State;

/// A mark that did not move for so long says that writes do not arrive.
constexpr Duration MarkOld = std::chrono::seconds{30};

constexpr std::size_t MarksShown = 16;

int countOf(std::uint64_t count)
{
    constexpr std::uint64_t Most = std::numeric_limits<int>::max();
    return static_cast<int>(std::min(count, Most));
}

QString nameOf(const contract::Brick& brick)
{
    return shared::technical(brick.node.empty() ? brick.host : brick.node);
}

shared::ShareBar barOf(const contract::Brick& brick, bool fresh)
{
    shared::ShareBar bar;
    bar.name = Words::tr("brick on %1").arg(nameOf(brick));
    bar.mark = fresh ? brick.state : State::Stale;
    if (brick.sizeBytes == 0) {
        bar.mark = bar.mark == State::Ok ? State::Unknown : bar.mark;
        bar.words = brick.arbiter ? Words::tr("names only, no content") : Words::tr("not known");
        bar.share = std::numeric_limits<double>::quiet_NaN();
        return bar;
    }
    const auto size = static_cast<double>(brick.sizeBytes);
    const auto free = static_cast<double>(std::min(brick.freeBytes, brick.sizeBytes));
    bar.share = (size - free) / size;
    bar.words = Words::tr("%1 of %2, %3 free")
                    .arg(shared::percent(std::floor(bar.share * 100) / 100), shared::bytes(size),
                         shared::bytes(free));
    return bar;
}

shared::ShareBar barOf(const contract::Quota& quota, bool fresh)
{
    shared::ShareBar bar;
    const auto limit = static_cast<double>(quota.limitBytes);
    const auto used = static_cast<double>(quota.usedBytes);
    bar.name = Words::tr("Quota of %1").arg(shared::technical(quota.path));
    bar.share = limit > 0 ? used / limit : std::numeric_limits<double>::quiet_NaN();
    bar.mark = !fresh               ? State::Stale
               : quota.hardExceeded ? State::Failed
               : quota.softExceeded ? State::Degraded
               : limit > 0          ? State::Ok
                                    : State::Unknown;
    const QString words = Words::tr("%1 of %2").arg(shared::bytes(used), shared::bytes(limit));
    bar.words = quota.hardExceeded   ? Words::tr("%1: full, writes are refused").arg(words)
                : quota.softExceeded ? Words::tr("%1: nearly full").arg(words)
                                     : words;
    return bar;
}

const contract::Mount* mountIn(const contract::Status& status, const std::string& volume)
{
    const auto found =
        std::find_if(status.mounts.begin(), status.mounts.end(),
                     [&volume](const contract::Mount& one) { return one.volume == volume; });
    return found == status.mounts.end() ? nullptr : &*found;
}

/// Whether what another node writes is seen here.
QString markText(const contract::Mark& mark)
{
    const QString age = shared::age(mark.age);
    return mark.age < MarkOld
               ? Words::tr("seen here %1 ago").arg(age)
               : Words::tr("nothing new for %1: what %2 writes does not arrive here; see its "
                           "mount and the bricks")
                     .arg(age, shared::technical(mark.node));
}

} // namespace

VolumeWord volumeWord(const std::vector<Word>& words, const std::string& volume)
{
    VolumeWord best;
    for (const Word& word : words) {
        if (word.status == nullptr || (best.volume != nullptr && (best.fresh || !word.fresh))) {
            continue;
        }
        for (const contract::Volume& one : word.status->volumes) {
            if (one.name == volume) {
                best = {word.node, word.fresh, &one};
            }
        }
    }
    return best;
}

QString healText(const contract::Volume& volume)
{
    if (!volume.healPending) {
        return Words::tr("not counted yet");
    }
    if (*volume.healPending == 0) {
        return Words::tr("all are the same");
    }
    const QString files = Words::tr("%Ln file(s)", nullptr, countOf(*volume.healPending));
    if (!volume.selfHeal) {
        return Words::tr("%1 to heal, and nobody does it: switch self-heal on").arg(files);
    }
    const bool down = std::any_of(volume.bricks.begin(), volume.bricks.end(),
                                  [](const contract::Brick& brick) { return brick.pid == 0; });
    return down ? Words::tr("%1 to heal, once every brick serves again").arg(files)
                : Words::tr("%1 to heal: it goes by itself, or at once by Heal now").arg(files);
}

QString splitBrainText(const contract::Volume& volume)
{
    if (!volume.splitBrain) {
        return Words::tr("not counted yet");
    }
    if (*volume.splitBrain == 0) {
        return Words::tr("none");
    }
    return Words::tr("%Ln file(s) whose copies contradict each other: they cannot be read. Choose "
                     "the copy that counts for each with gluster volume heal %1 split-brain",
                     nullptr, countOf(*volume.splitBrain))
        .arg(shared::technical(volume.name));
}

FactRows volumeFacts(const VolumeWord& word)
{
    if (word.volume == nullptr) {
        return {{Words::tr("Copies"),
                 Words::tr("not known: no agent tells how the copies of this volume are")}};
    }
    const contract::Volume& volume = *word.volume;
    FactRows rows{{Words::tr("Copies"), healText(volume)},
                  {Words::tr("Split brain"), splitBrainText(volume)}};
    if (volume.reasons.size() > 1) {
        QStringList more;
        for (std::size_t i = 1; i < volume.reasons.size() && i < 6; ++i) {
            more.append(shared::sentence(volume.reasons[i]));
        }
        rows.push_back({Words::tr("Besides"), more.join(QLatin1Char('\n'))});
    }
    const QString teller =
        word.fresh ? shared::technical(word.teller)
                   : Words::tr("%1, which is not heard now").arg(shared::technical(word.teller));
    rows.push_back(volume.healPending
                       ? FactRows::value_type{Words::tr("Heal count"),
                                              Words::tr("taken %1 ago, by %2")
                                                  .arg(shared::age(volume.healAge), teller)}
                       : FactRows::value_type{Words::tr("Asked by"), teller});
    return rows;
}

FactRows brickFacts(const VolumeWord& word, const contract::Brick& brick)
{
    FactRows rows;
    if (brick.inodes > 0) {
        const double used = 1 - static_cast<double>(std::min(brick.inodesFree, brick.inodes)) /
                                    static_cast<double>(brick.inodes);
        rows.push_back({Words::tr("Inodes"), Words::tr("%1 in use").arg(shared::percent(used))});
    }
    if (brick.splitBrain.value_or(0) > 0) {
        rows.push_back({Words::tr("Split brain"),
                        Words::tr("%Ln file(s)", nullptr, countOf(*brick.splitBrain))});
    }
    if (word.volume != nullptr && brick.state == State::Failed) {
        rows.push_back({Words::tr("What to do"),
                        Words::tr("restart the bricks of %1; then its copies are healed")
                            .arg(shared::technical(word.volume->name))});
    }
    return rows;
}

FactRows mountFacts(const std::vector<Word>& words,
                    const std::string& volume,
                    const std::string& node)
{
    const auto own = std::find_if(words.begin(), words.end(),
                                  [&node](const Word& one) { return one.node == node; });
    const contract::Mount* mount =
        own == words.end() || own->status == nullptr ? nullptr : mountIn(*own->status, volume);
    if (mount == nullptr) {
        return {};
    }
    FactRows rows;
    rows.push_back({Words::tr("Mounted"), mount->mounted
                                              ? Words::tr("yes, by glusterfs")
                                              : Words::tr("no: files written there now land on "
                                                          "this node alone")});
    rows.push_back({Words::tr("Its mark"),
                    mount->writable
                        ? Words::tr("written, round %1").arg(shared::number(mount->round))
                        : Words::tr("not written in the last look")});
    for (std::size_t i = 0; i < mount->marks.size() && i < MarksShown; ++i) {
        const contract::Mark& mark = mount->marks[i];
        rows.push_back({Words::tr("Mark of %1").arg(shared::technical(mark.node)), markText(mark)});
    }
    return rows;
}

std::vector<shared::ShareBar> barsOf(const VolumeWord& word)
{
    std::vector<shared::ShareBar> bars;
    if (word.volume == nullptr) {
        return bars;
    }
    for (const contract::Brick& brick : word.volume->bricks) {
        if (bars.size() < BarsMax) {
            bars.push_back(barOf(brick, word.fresh));
        }
    }
    for (const contract::Quota& quota : word.volume->quotas) {
        if (bars.size() < BarsMax) {
            bars.push_back(barOf(quota, word.fresh));
        }
    }
    return bars;
}

} // namespace bafar::ui::storage
