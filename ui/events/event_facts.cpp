#include "core/schema/alerting.h"
#include "ui/events/details.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {

QString conceptTitle(std::span<const shared::Page> pages, const std::string& name)
{
    const bool isAlert = name == schema::alerting::Name; // as the page is called that has them
    const shared::Page* page =
        shared::findPage(pages, isAlert ? QStringLiteral("alerts") : shared::fromPeer(name));
    return page == nullptr ? shared::technical(shared::fromPeer(name, 60)) : page->title();
}

std::vector<shared::FactList::Row> factsOf(const Entry& entry,
                                           const QString& conceptTitle,
                                           WallTime now)
{
    const schema::Event& event = entry.event;
    return {
        {EventDetails::tr("About"), entry.about, !entry.hasTitle},
        {EventDetails::tr("Local time"), shared::dateAndTime(event.at)},
        {EventDetails::tr("Universal time"), QString::fromStdString(toIso8601(event.at)), true},
        {EventDetails::tr("Age"),
         shared::age(std::chrono::milliseconds(now.unixMs - event.at.unixMs))},
        {EventDetails::tr("Said by"), shared::fromPeer(event.node), true},
        {EventDetails::tr("Area"), conceptTitle},
    };
}

} // namespace bafar::ui::events
