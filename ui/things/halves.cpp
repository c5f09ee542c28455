#include "ui/things/halves.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "ui/shared/theme.h"
#include "ui/things/page.h"

namespace bafar::ui::things {
namespace {

constexpr int UpperHeightMin = 120; ///< pixels of the table, whatever is below it
constexpr int UpperShareMax = 60;   ///< percent of the page
constexpr int KeyStep = 24;         ///< pixels
constexpr int FocusLine = 2;

class Handle : public QSplitterHandle {
public:
    explicit Handle(Halves* halves)
        : QSplitterHandle(Qt::Vertical, halves)
    {
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(Halves::tr("Between the table and what is below it"));
        setAccessibleDescription(Halves::tr("Up and Down move it, Home and End as far as it goes"));
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        switch (event->key()) {
        case Qt::Key_Up: moveSplitter(pos().y() - KeyStep); break;
        case Qt::Key_Down: moveSplitter(pos().y() + KeyStep); break;
        case Qt::Key_Home: moveSplitter(0); break;
        case Qt::Key_End: moveSplitter(splitter()->height()); break;
        default: QSplitterHandle::keyPressEvent(event);
        }
    }

    void focusInEvent(QFocusEvent* event) override
    {
        QSplitterHandle::focusInEvent(event);
        update();
    }

    void focusOutEvent(QFocusEvent* event) override
    {
        QSplitterHandle::focusOutEvent(event);
        update();
    }

    void paintEvent(QPaintEvent* event) override
    {
        QSplitterHandle::paintEvent(event);
        if (hasFocus()) {
            QPainter painter(this);
            const int high = std::min(FocusLine, height());
            painter.fillRect(0, (height() - high) / 2, width(), high,
                             shared::tokensOf(palette()).accent);
        }
    }
};

} // namespace

Halves::Halves(QWidget* upper, BelowPanel* lower, std::function<int()> upperHeight, QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
    , upperHeight_(std::move(upperHeight))
{
    upper->setMinimumHeight(UpperHeightMin);
    setChildrenCollapsible(false);
    addWidget(upper);
    addWidget(lower);
    setStretchFactor(0, 1);
    connect(this, &QSplitter::splitterMoved, this,
            [this](int above) { setProperty(SplitShare, above * 100 / std::max(1, height())); });
    connect(lower, &BelowPanel::unfolded, this, [this] {
        unfolded_ = true;
        share();
    });
}

QSplitterHandle* Halves::createHandle()
{
    return new Handle(this);
}

void Halves::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    if (unfolded_ && !property(SplitShare).isValid()) {
        share();
    }
}

void Halves::share()
{
    const QVariant chosen = property(SplitShare);
    const int above = chosen.isValid() ? height() * std::clamp(chosen.toInt(), 10, 90) / 100
                                       : std::min(upperHeight_(), height() * UpperShareMax / 100);
    // The handle is between them: what is asked for beyond the room is taken from both.
    setSizes({above, height() - handleWidth() - above});
}

} // namespace bafar::ui::things
