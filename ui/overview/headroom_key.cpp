#include "ui/overview/headroom_key.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/overview/headroom_view.h"
#include "ui/overview/words.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::overview {
namespace {

/// A bar that is nothing but one of its parts.
class Sample : public QWidget {
public:
    Sample(const Headroom& row, QWidget* parent)
        : QWidget(parent)
        , row_(row)
    {
        setFixedSize(22, BarHeight + 6);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintHeadroomBar(painter, row_, rect().adjusted(0, 3, 0, -3),
                         layoutDirection() == Qt::RightToLeft, shared::tokensOf(palette()));
    }

private:
    Headroom row_;
};

} // namespace

QWidget* makeHeadroomKey(QWidget* parent)
{
    auto* key = new QWidget(parent);
    auto* row = new QHBoxLayout(key);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    Headroom now;
    now.now = 1.0;
    now.mark = schema::State::Ok;
    Headroom without = now;
    without.now = 0.0;
    without.without = 0.8;
    row->addWidget(new Sample(now, key));
    row->addWidget(shared::makeLabel(Words::tr("now"), shared::TextRole::Caption, key));
    row->addSpacing(8);
    row->addWidget(new Sample(without, key));
    row->addWidget(shared::makeLabel(Words::tr("more, or moved, without the largest node"),
                                     shared::TextRole::Caption, key));
    return key;
}

} // namespace bafar::ui::overview
