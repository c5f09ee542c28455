#include "ui/dashboards/strip.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <algorithm>
#include <utility>

#include "ui/dashboards/card.h"
#include "ui/dashboards/hearing.h"
#include "ui/dashboards/library.h"
#include "ui/link/session.h"
#include "ui/shared/figures.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::dashboards {
namespace {

constexpr auto Shown = std::chrono::minutes(15);
constexpr int ColumnsMax = 4;
constexpr int CardWide = 300; ///< at least
constexpr int CardLow = 188;  ///< where there are several lines
constexpr int LineLow = 144;  ///< the only one
constexpr int CardHigh = 360; ///< a flat line says no more on a higher one
constexpr int HeadHigh = 34;
constexpr int CardGap = 12;
constexpr int LookMs = 500; ///< nodes that tell together are looked at together

} // namespace

BoardStrip::BoardStrip(link::Session& session,
                       const QString& name,
                       const std::set<std::string>& without,
                       QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , name_(name)
    , head_(shared::makeLabel(tr("Trends"), shared::TextRole::Section, this))
    , all_(shared::makeButton(tr("All charts"), "quiet", this))
{
    const Board board = shippedBoard(name);
    for (const std::vector<Panel>& row : board.rows) {
        std::copy_if(row.begin(), row.end(), std::back_inserter(panels_),
                     [&](const Panel& panel) { return !without.contains(panel.title); });
    }
    group_.change([](shared::ChartTime& time) {
        time.setLength(std::chrono::duration_cast<std::chrono::milliseconds>(Shown).count());
    });
    all_->setObjectName(QStringLiteral("all charts"));
    all_->setToolTip(tr("The dashboard that they are of"));
    connect(all_, &QPushButton::clicked, this, [this] { session_.showBoard(name_); });
    soon_.setSingleShot(true);
    soon_.setInterval(LookMs);
    connect(&soon_, &QTimer::timeout, this, &BoardStrip::look);
    connect(&session_.store(), &link::Store::samplesArrived, this, [this] {
        if (!soon_.isActive() && isVisible()) {
            soon_.start();
        }
    });
    setMinimumHeight(HeadHigh + LineLow);
    place();
    shared::sayInFigures(this, [this] { // names of lines have some: "95% under"
        told_.clear();
        for (PanelCard* card : std::exchange(cards_, {})) {
            delete card;
        }
        if (isVisible()) {
            makeCards();
            look();
        }
    });
}

void BoardStrip::setFirst(QWidget* first)
{
    first_ = first;
    first_->setParent(this);
    first_->installEventFilter(this);
    place();
}

void BoardStrip::setLines(int lines)
{
    lines_ = lines;
    place();
}

void BoardStrip::makeCards()
{
    for (const Panel& panel : panels_) {
        auto* card = new PanelCard(session_, panel, &group_, this);
        card->setLength(Shown);
        card->hide();
        cards_.push_back(card);
    }
}

/// Which panels have something to show.
void BoardStrip::look()
{
    std::set<std::string> nodes;
    for (const auto& [node, facts] : session_.store().agents()) {
        nodes.insert(node);
    }
    std::vector<PanelCard*> told;
    for (PanelCard* card : cards_) {
        card->setNodes(nodes);
        if (anyTells(session_.store(), nodes) && card->unreported().isEmpty()) {
            told.push_back(card);
        }
    }
    if (told != told_) {
        told_ = std::move(told);
        place();
    }
}

/// What is shown if there is room, in its order.
std::vector<QWidget*> BoardStrip::cells() const
{
    std::vector<QWidget*> cells;
    if (first_ != nullptr && !first_->isHidden()) {
        cells.push_back(first_);
    }
    cells.insert(cells.end(), told_.begin(), told_.end());
    return cells;
}

/// Of a page's column: between what so many lines need and what they may have.
void BoardStrip::keepHeight(int lines)
{
    const auto heightOf = [lines](int card) {
        return lines == 0 ? 0 : HeadHigh + lines * (card + CardGap) - CardGap;
    };
    const int least = heightOf(CardLow);
    const int most = heightOf(CardHigh);
    if (minimumHeight() == least && maximumHeight() == most) {
        return;
    }
    setMinimumHeight(0); // that of more lines is above what these may have
    setMaximumHeight(most);
    setMinimumHeight(least);
}

void BoardStrip::place()
{
    const std::vector<QWidget*> all = cells();
    const int count = static_cast<int>(all.size());
    const auto perLine = [](int cells, int lines) { return (cells + lines - 1) / lines; };
    const QSize given = contentsRect().size();
    const int most = std::clamp((given.width() + CardGap) / (CardWide + CardGap), 1, ColumnsMax);
    const int fitting = (given.height() - HeadHigh + CardGap) / (CardLow + CardGap);
    const int lines = std::min(lines_ > 0 ? lines_ : std::max(1, fitting), perLine(count, most));
    const int shown = std::min(lines * most, count);
    const int columns = perLine(shown, std::max(1, lines)); // five are three and two
    if (lines_ > 0) {
        keepHeight(lines);
    } else {
        setMinimumHeight(count > 0 ? HeadHigh + LineLow : 0);
    }
    const QRect room = contentsRect(); // it may be another now
    head_->setVisible(lines > 0);
    all_->setVisible(lines > 0);
    for (PanelCard* card : cards_) {
        const auto at = std::find(all.begin(), all.end(), card) - all.begin();
        card->setVisible(at < shown);
        card->setOn(at < shown && isVisible());
    }
    if (lines == 0) {
        return;
    }
    const auto put = [&](QWidget* widget, QRect rect) {
        widget->setGeometry(QStyle::visualRect(layoutDirection(), room, rect));
    };
    const QSize link = all_->sizeHint();
    const int below = HeadHigh - 8; // of the head's room: the rest parts it from the cards
    put(head_, {room.left(), room.top(), head_->sizeHint().width(), below});
    put(all_, {room.right() + 1 - link.width(), room.top() + (below - link.height()) / 2,
               link.width(), link.height()});
    const int each = (room.height() - HeadHigh + CardGap) / lines - CardGap;
    const int high = std::min(each, CardHigh);
    const auto leftOf = [&](int column) { return column * (room.width() + CardGap) / columns; };
    for (int i = 0; i < shown; ++i) {
        const int column = i % columns;
        put(all[static_cast<std::size_t>(i)],
            {room.left() + leftOf(column), room.top() + HeadHigh + i / columns * (high + CardGap),
             leftOf(column + 1) - leftOf(column) - CardGap, high});
    }
}

void BoardStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

void BoardStrip::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (cards_.empty()) {
        makeCards();
    }
    look();
    place(); // what was off is on again
}

void BoardStrip::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    place();
}

void BoardStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        place();
    }
}

bool BoardStrip::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent) {
        place();
    }
    return QWidget::eventFilter(object, event);
}

} // namespace bafar::ui::dashboards
