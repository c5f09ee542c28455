#include "ui/overview/headroom.h"

#include "ui/overview/words.h"
#include "ui/shared/format.h"

namespace bafar::ui::overview {
namespace {

using headroom::Resource;
using schema::State;

std::vector<headroom::NodeWord> wordsOf(const Known& known)
{
    std::vector<headroom::NodeWord> words;
    for (const NodeWord& word : known.nodes) {
        words.push_back(static_cast<const headroom::NodeWord&>(word)); // the rest is not needed
    }
    return words;
}

/// Whose figure is missing, and why; empty: nobody's.
QString missingText(const headroom::Row& row)
{
    QStringList parts;
    if (!row.silent.empty()) {
        parts.append(Words::tr("no word of %1").arg(namesOf(row.silent)));
    }
    if (!row.untold.empty()) {
        parts.append(Words::tr("not told by %1").arg(namesOf(row.untold)));
    }
    return parts.join(shared::semicolon());
}

/// What the loss would lead to, from what is in use `now`.
QString lossWords(const QString& now, const headroom::Row& row)
{
    const QString node = shared::technical(row.node);
    if (!row.without) {
        return Words::tr("%1 now; nothing is left without %2").arg(now, node);
    }
    const QString after = shared::percent(*row.without);
    switch (row.mark) {
    case State::Failed: return Words::tr("%1 now; %2 without %3: too much").arg(now, after, node);
    case State::Degraded: return Words::tr("%1 now; %2 without %3: tight").arg(now, after, node);
    default: return Words::tr("%1 now, %2 without %3").arg(now, after, node);
    }
}

/// The same of one more loss: whose figures are `missing` are lost already.
QString nextLossWords(const QString& now, const QString& missing, const headroom::Row& row)
{
    const QString node = shared::technical(row.node);
    if (!row.without) {
        return Words::tr("%1 now; %2; nothing is left if %3 died, too").arg(now, missing, node);
    }
    const QString after = shared::percent(*row.without);
    switch (row.mark) {
    case State::Failed:
        return Words::tr("%1 now; %2; %3 if %4 died, too: too much").arg(now, missing, after, node);
    case State::Degraded:
        return Words::tr("%1 now; %2; %3 if %4 died, too: tight").arg(now, missing, after, node);
    default: return Words::tr("%1 now; %2; %3 if %4 died, too").arg(now, missing, after, node);
    }
}

QString hostWords(const headroom::Row& row)
{
    const QString now = shared::percent(*row.now);
    const QString missing = missingText(row);
    if (!row.untold.empty()) {
        return Words::tr("%1 now where it is known; %2").arg(now, missing);
    }
    return row.silent.empty() ? lossWords(now, row) : nextLossWords(now, missing, row);
}

/// "60% on n1".
QString placeWords(const headroom::Row& row)
{
    return Words::tr("%1 on %2").arg(shared::percent(*row.now), shared::technical(row.node));
}

QString connectionWords(const headroom::Row& row)
{
    const QString place = placeWords(row);
    if (const QString missing = missingText(row); !missing.isEmpty()) {
        return place + shared::semicolon() + missing;
    }
    return row.places > 1 ? Words::tr("%1, the fullest").arg(place) : place;
}

QString taskWords(const headroom::Row& row)
{
    const QString node = shared::technical(row.node);
    const QString all =
        Words::tr("%1 of %2 run").arg(shared::number(row.serving), shared::number(row.wanted));
    return row.places < 2
               ? Words::tr("%1; nowhere to go without %2").arg(all, node)
               : Words::tr("%1; %2 would move off %3").arg(all, shared::number(row.moving), node);
}

QString volumeWords(const headroom::Row& row)
{
    return !row.without
               ? Words::tr("%1; no copy elsewhere").arg(placeWords(row))
               : Words::tr("%1; %2 of %3 bricks serve")
                     .arg(placeWords(row), shared::number(row.serving), shared::number(row.wanted));
}

QString fileSystemWords(const headroom::Row& row)
{
    return row.silent.empty()
               ? Words::tr("%1, the fullest").arg(placeWords(row))
               : Words::tr("%1; no word of %2").arg(placeWords(row), namesOf(row.silent));
}

QString nameText(const headroom::Row& row)
{
    switch (row.resource) {
    case Resource::Cpu: return Words::tr("CPU");
    case Resource::Memory: return Words::tr("Memory");
    case Resource::Connections: return Words::tr("Database connections");
    case Resource::Tasks: return Words::tr("Service tasks");
    case Resource::Volume: return Words::tr("Volume %1").arg(shared::technical(row.name));
    case Resource::FileSystem: return Words::tr("Disk %1").arg(shared::technical(row.name));
    }
    return {};
}

QString wordsText(const headroom::Row& row)
{
    if (!row.now) {
        return row.resource == Resource::Volume ? Words::tr("not known: no brick says")
                                                : Words::tr("not known: %1").arg(missingText(row));
    }
    switch (row.resource) {
    case Resource::Cpu:
    case Resource::Memory: return hostWords(row);
    case Resource::Connections: return connectionWords(row);
    case Resource::Tasks: return taskWords(row);
    case Resource::Volume: return volumeWords(row);
    case Resource::FileSystem: return fileSystemWords(row);
    }
    return {};
}

} // namespace

headroom::HostsInUse hostsInUse(const Known& known)
{
    return headroom::hostsInUse(wordsOf(known));
}

std::vector<Headroom> headroomOf(const Known& known)
{
    std::vector<Headroom> rows;
    for (const headroom::Row& row : headroom::rowsOf(wordsOf(known))) {
        rows.push_back({nameText(row), row.now, row.without, row.mark, wordsText(row)});
    }
    return rows;
}

} // namespace bafar::ui::overview
