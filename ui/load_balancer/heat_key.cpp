#include "ui/load_balancer/heat_key.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/load_balancer/heat_view.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::load_balancer {
namespace {

constexpr Answers Few{1, 0, 0};
constexpr Answers Many{10'000, 0, 0};

/// A cell that is nothing but an example.
class HeatSample : public QWidget {
public:
    HeatSample(const Answers& answers, bool isWorst, QWidget* parent)
        : QWidget(parent)
        , answers_(answers)
        , isWorst_(isWorst)
    {
        setFixedSize(14, 14);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const shared::Tokens& tokens = shared::tokensOf(palette());
        const QRect cell = rect().adjusted(2, 2, -2, -2);
        paintHeatCell(painter, cell, answers_, tokens);
        if (isWorst_) {
            paintHeatRing(painter, cell, tokens);
        }
    }

private:
    Answers answers_;
    bool isWorst_;
};

QLabel* addWord(QHBoxLayout* row, const QString& text, QWidget* key)
{
    QLabel* word = shared::makeLabel(text, shared::TextRole::Caption, key);
    row->addWidget(word);
    row->addSpacing(8);
    return word;
}

} // namespace

QWidget* makeHeatKey(QWidget* parent)
{
    auto* key = new QWidget(parent);
    auto* row = new QHBoxLayout(key);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(new HeatSample(Few, false, key));
    row->addWidget(new HeatSample(Many, false, key));
    (void)addWord(row, HeatView::tr("few to many answers"), key);
    for (const double errors : {SomeErrors, ManyErrors}) {
        row->addWidget(new HeatSample({100, 0, 100 * errors}, false, key));
        QLabel* word = addWord(row, {}, key);
        shared::sayInFigures(word, [word, errors] {
            word->setText(HeatView::tr("5xx from %1").arg(shared::percent(errors)));
        });
    }
    row->addWidget(new HeatSample(Many, true, key));
    row->addWidget(shared::makeLabel(HeatView::tr("the worst"), shared::TextRole::Caption, key));
    return key;
}

} // namespace bafar::ui::load_balancer
