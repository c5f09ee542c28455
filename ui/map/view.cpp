#include "ui/map/view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "ui/shared/local_keys.h"

namespace bafar::ui::map {
namespace {

constexpr double LaneHead = 44;     ///< of the layout, above the first cards
constexpr double TitleHigh = 34;    ///< what a lane's title takes, whatever the zoom
constexpr double AboveShare = 0.36; ///< of the room that is left over

/// Pixels above the layout that the titles need because its own room for them has shrunk.
double titleRoom(double zoom)
{
    return std::max(0.0, TitleHigh - LaneHead * zoom);
}

} // namespace

MapView::MapView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Topology by role"));
    connect(&flowing_, &QTimer::timeout, this, &MapView::flowOn);
    shared::declareKeys(
        this,
        {tr("On the map"),
         {{tr("To the card beside it"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}},
          {tr("Open or close the card"), {Qt::Key_Return, Qt::Key_Space}},
          {tr("The card's alerts"), {Qt::Key_A}},
          {tr("Move the card"), {Qt::ALT | Qt::Key_Up, Qt::ALT | Qt::Key_Down}},
          {tr("Move the host"), {Qt::ALT | Qt::Key_Left, Qt::ALT | Qt::Key_Right}},
          {tr("The map in its actual size"), {Qt::CTRL | Qt::Key_0}}}});
}

void MapView::setTopology(const topology::Topology& topology)
{
    topology_ = topology;
    layOutAgain();
}

void MapView::setSelection(const QString& entity)
{
    selection_ = entity.toStdString();
    layOutAgain();
    focused_ = picture_.cardOf(selection_);
    itemsChanged();
    update();
    tellCurrent(*this);
}

void MapView::setTogether(const std::set<std::string>& entities)
{
    together_ = entities;
    itemsChanged();
    labels_.reset();
    update();
}

/// What is seen counts, not how tall the last picture made the map: else it never shrinks again.
QSizeF MapView::room() const
{
    return QSizeF(parentWidget() == nullptr ? size() : parentWidget()->size());
}

QSizeF MapView::contentSize() const
{
    return {std::max(layout_.width, room().width()), layout_.height};
}

QSize MapView::minimumSizeHint() const
{
    QSizeF needed(layout_.width, layout_.height);
    if (lens_.zoom > 1) {
        needed = needed.expandedTo(room()); // as the layout fills it
    }
    return (needed * lens_.zoom + QSizeF(0, titleRoom(lens_.zoom))).toSize();
}

void MapView::setProjection(Projection projection)
{
    projection_ = projection;
    setAccessibleName(projection == Projection::Host ? tr("Topology by host")
                                                     : tr("Topology by role"));
    layOutAgain();
    Q_EMIT arrangementChanged();
}

/// What the map needs and where it stands within what it has, at this zoom.
void MapView::takeSize()
{
    itemsChanged();
    labels_.reset();
    placedMarks_.reset();
    if (minimumSize() != minimumSizeHint()) {
        setMinimumSize(minimumSizeHint());
    }
    const QSizeF drawn = QSizeF(layout_.width, layout_.height).expandedTo(room()) * lens_.zoom;
    lens_.origin = {
        std::max(0.0, std::round((width() - drawn.width()) / 2)),
        std::max(titleRoom(lens_.zoom), std::round((height() - drawn.height()) * AboveShare))};
}

QRect MapView::placeOf(const QString& entity) const
{
    const auto card = layout_.cards.find(picture_.cardOf(entity.toStdString()));
    return card == layout_.cards.end() ? QRect() : lens_.onScreen(card->second).toAlignedRect();
}

bool MapView::reachesInto(const QRect& place) const
{
    return std::any_of(layout_.cards.begin(), layout_.cards.end(), [&](const auto& one) {
        const QRectF card = lens_.onScreen(one.second).translated(x(), 0);
        return card.left() < place.right() + 1 && card.right() > place.left() &&
               card.bottom() > place.top();
    });
}

bool MapView::isChosen(const topology::Edge& edge) const
{
    if (!together_.empty()) {
        return together_.contains(edge.relation.from) && together_.contains(edge.relation.to);
    }
    return edge.relation.from == selection_ || edge.relation.to == selection_;
}

bool MapView::isChosen(const topology::Thing& thing) const
{
    return thing.entity.id == selection_ || together_.contains(thing.entity.id);
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (parentWidget() == nullptr) {
        placeAnew();
        layOutAgain();
    } else {
        takeSize(); // the room is another one when the parent's size is: then fitRoom() is called
    }
}

void MapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange) {
        cards_.clear();
        ground_.clear();
    }
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        placeAnew();
        layOutAgain();
    }
}

std::string MapView::idAt(const QPoint& at) const
{
    const QPointF place = lens_.inLayout(QPointF(at));
    for (const auto& [id, area] : layout_.cards) {
        if (area.contains(place)) {
            return id;
        }
    }
    return {};
}

void MapView::choose(const std::string& card)
{
    focused_ = card;
    itemsChanged();
    // A card of many stands for no single thing.
    if (topology_.find(card) != nullptr) {
        Q_EMIT selected(QString::fromStdString(card));
    }
    update();
    tellCurrent(*this);
}

void MapView::toggle(const std::string& card)
{
    if (!picture_.foldOf(card).canToggle()) {
        return;
    }
    if (opened_.erase(card) == 0) {
        opened_.insert(card);
    }
    placeAnew(); // a person asked for more beside it, or for less
    layOutAgain();
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    drag_ = {};
    if (const std::string marked = markAt(event->position().toPoint()); !marked.empty()) {
        showAlertsOf(marked);
        return;
    }
    const std::string id = idAt(event->position().toPoint());
    if (id.empty()) {
        event->ignore(); // to whoever moves the map
        return;
    }
    if (event->button() != Qt::LeftButton) {
        return;
    }
    choose(id);
    if (topology_.find(id) == nullptr) {
        toggle(id); // there is nothing else to do with a card of many
        return;
    }
    const std::string unit = unitOf(id);
    if (const auto card = layout_.cards.find(unit); card != layout_.cards.end()) {
        const double grabbed = lens_.inLayout(event->position()).y() - card->second.top();
        drag_ = {unit, event->position(), grabbed, false};
    }
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const std::string id = idAt(event->position().toPoint());
    if (topology_.find(id) != nullptr) {
        toggle(id);
    }
}

void MapView::moveSelection(int dx, int dy)
{
    const auto now = layout_.cards.find(focused_);
    if (now == layout_.cards.end()) {
        if (!picture_.shown.things.empty()) {
            choose(picture_.shown.things.front().entity.id);
        }
        return;
    }
    // The nearest card in that direction; straying sideways costs double.
    const QPointF from = now->second.center();
    double best = 1e9;
    std::string found;
    for (const auto& [id, area] : layout_.cards) {
        const QPointF way = area.center() - from;
        const double along = way.x() * dx + way.y() * dy;
        const double aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        if (along > 1 && along + 2 * aside < best) {
            best = along + 2 * aside;
            found = id;
        }
    }
    if (!found.empty()) {
        choose(found);
        Q_EMIT reached(lens_.onScreen(layout_.cards.at(found)).toAlignedRect());
    }
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    const bool moves = event->modifiers().testFlag(Qt::AltModifier);
    const auto go = [this, moves](int dx, int dy) {
        moves ? moveByKey(dx, dy) : moveSelection(dx, dy);
    };
    switch (event->key()) {
    case Qt::Key_Left: go(-1, 0); break;
    case Qt::Key_Right: go(1, 0); break;
    case Qt::Key_Up: go(0, -1); break;
    case Qt::Key_Down: go(0, 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: toggle(focused_); break;
    case Qt::Key_A:
        if (cardMarks_.byCard.contains(focused_)) {
            showAlertsOf(focused_);
        }
        break;
    default: QWidget::keyPressEvent(event); return;
    }
    event->accept();
}

} // namespace bafar::ui::map
