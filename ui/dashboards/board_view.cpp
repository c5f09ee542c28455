#include "ui/dashboards/board_view.h"

#include <QEvent>
#include <QGridLayout>
#include <QScrollBar>
#include <QTimer>

#include "ui/dashboards/card.h"

namespace bafar::ui::dashboards {
namespace {

constexpr int Columns = 12; ///< that every number of panels in a row divides
constexpr int CardHeight = 210;
constexpr int NarrowBelow = 520; ///< pixels: one beside another would be too small
constexpr int Gap = 12;

} // namespace

BoardView::BoardView(link::Session& session, shared::ChartGroup& group, QWidget* parent)
    : QScrollArea(parent)
    , session_(session)
    , group_(group)
    , content_(new QWidget)
    , grid_(new QGridLayout(content_))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content_);
    setAccessibleName(tr("Charts of the dashboard"));
    grid_->setContentsMargins(0, 0, 4, 12);
    grid_->setSpacing(Gap);
    for (int column = 0; column < Columns; ++column) {
        grid_->setColumnStretch(column, 1);
    }
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &BoardView::turnOnWhatIsSeen);
}

void BoardView::setBoard(const Board& board)
{
    if (board == board_) {
        return;
    }
    board_ = board;
    for (PanelCard* card : cards_) {
        delete card;
    }
    cards_.clear();
    for (const auto& row : board_.rows) {
        for (const auto& panel : row) {
            auto* card = new PanelCard(session_, panel, &group_, content_);
            card->setMinimumHeight(CardHeight);
            card->offerAll();
            connect(card, &PanelCard::allWanted, this, &BoardView::allWanted);
            card->setNodes(nodes_);
            card->setLength(length_);
            cards_.push_back(card);
        }
    }
    verticalScrollBar()->setValue(0);
    arrange();
}

void BoardView::arrange()
{
    narrow_ = viewport()->width() < NarrowBelow;
    for (PanelCard* card : cards_) {
        grid_->removeWidget(card);
    }
    int line = 0;
    auto card = cards_.begin();
    for (const auto& row : board_.rows) {
        const int wide = narrow_ ? Columns : Columns / static_cast<int>(row.size());
        for (int i = 0; i < static_cast<int>(row.size()); ++i, ++card) {
            grid_->addWidget(*card, line, narrow_ ? 0 : i * wide, 1, wide);
            (*card)->show();
            line += narrow_ ? 1 : 0;
        }
        line += narrow_ ? 0 : 1;
    }
    // After the layout has placed them.
    QTimer::singleShot(0, this, &BoardView::turnOnWhatIsSeen);
}

void BoardView::turnOnWhatIsSeen()
{
    const QRect seen(QPoint(0, verticalScrollBar()->value()), viewport()->size());
    for (PanelCard* card : cards_) {
        card->setOn(isVisible() && card->geometry().intersects(seen));
    }
}

void BoardView::setNodes(const std::set<std::string>& nodes)
{
    nodes_ = nodes;
    for (PanelCard* card : cards_) {
        card->setNodes(nodes);
    }
}

void BoardView::setLength(Duration length)
{
    length_ = length;
    for (PanelCard* card : cards_) {
        card->setLength(length);
    }
}

void BoardView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (narrow_ != (viewport()->width() < NarrowBelow)) {
        arrange();
    }
    QTimer::singleShot(0, this, &BoardView::turnOnWhatIsSeen);
}

void BoardView::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    QTimer::singleShot(0, this, &BoardView::turnOnWhatIsSeen);
}

/// The cards get their places after the view got its size.
bool BoardView::eventFilter(QObject* object, QEvent* event)
{
    if (object == content_ &&
        (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)) {
        QTimer::singleShot(0, this, &BoardView::turnOnWhatIsSeen);
    }
    return QScrollArea::eventFilter(object, event);
}

void BoardView::hideEvent(QHideEvent* event)
{
    QScrollArea::hideEvent(event);
    turnOnWhatIsSeen();
}

} // namespace bafar::ui::dashboards
