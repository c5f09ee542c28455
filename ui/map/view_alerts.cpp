// The map's alert marks: where they are, what they say, where they lead.
#include <QHelpEvent>
#include <QToolTip>

#include "ui/map/card_brief.h"
#include "ui/map/view.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::map {

void MapView::setMarks(const bafar::alerts::Marks& marks)
{
    if (marks == marks_) {
        return;
    }
    marks_ = marks;
    placeMarks();
    labels_.reset(); // they keep clear of marks
    update();
}

void MapView::placeMarks()
{
    itemsChanged();
    bafar::alerts::Mark before = std::move(cardMarks_.elsewhere);
    cardMarks_ = cardMarks(marks_, picture_);
    if (before != cardMarks_.elsewhere) {
        Q_EMIT marksElsewhereChanged(cardMarks_.elsewhere);
    }
}

std::vector<MapView::PlacedMark> MapView::placedMarks() const
{
    std::vector<PlacedMark> placed;
    if (lens_.detail() == Detail::Dot) {
        return placed; // there is no room for numbers
    }
    for (const auto& [card, mark] : cardMarks_.byCard) {
        if (const auto area = layout_.cards.find(card); area != layout_.cards.end()) {
            placed.push_back(
                {card, &mark, alertMarkArea(lens_.onScreen(area->second), mark, isMirrored())});
        }
    }
    return placed;
}

std::string MapView::markAt(const QPoint& at) const
{
    for (const PlacedMark& placed : placedMarks()) {
        if (placed.area.adjusted(-3, -3, 3, 3).contains(at)) {
            return placed.card;
        }
    }
    return {};
}

void MapView::showAlertsOf(const std::string& card)
{
    // A card of many stands for no single thing: then all alerts are shown.
    const bool single = topology_.find(card) != nullptr;
    Q_EMIT alertsWanted(single ? QString::fromStdString(card) : QString());
}

shared::PaintedItem MapView::markItem(const PlacedMark& placed) const
{
    shared::PaintedItem item;
    const topology::Thing* thing = picture_.shown.find(placed.card);
    item.name = thing == nullptr ? alertMarkName(*placed.mark)
                                 : tr("%1 of %2")
                                       .arg(alertMarkName(*placed.mark),
                                            cardTitle(*thing, picture_.foldOf(placed.card)));
    item.value = shared::severityWord(placed.mark->worst);
    item.description = alertMarkLines(*placed.mark).join(shared::semicolon());
    item.rectangle = placed.area.toAlignedRect();
    item.role = QAccessible::Graphic;
    return item;
}

/// What a card without room for it would say.
QString MapView::tipAt(const QPoint& at) const
{
    QStringList lines;
    if (const std::string marked = markAt(at); !marked.empty()) {
        lines = alertMarkLines(cardMarks_.byCard.at(marked));
    } else if (const topology::Thing* thing = picture_.shown.find(idAt(at));
               thing != nullptr && lens_.detail() != Detail::Card) {
        const Fold& fold = picture_.foldOf(thing->entity.id);
        lines = QStringList{cardTitle(*thing, fold), briefText(*thing, fold)} +
                cards_.lines(*thing, fold, layout_.cards.at(thing->entity.id).width(), LinesMax);
    }
    return shared::plainTip(lines.join(QLatin1Char('\n')));
}

bool MapView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), tip, this);
    }
    return true;
}

} // namespace bafar::ui::map
