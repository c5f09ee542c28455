// Colours are by their ratio: on #222222 #333333 has 1.3, which even its edges do not hide, and
// #828282 has 4.1, which only its pen tells.
#include "tests/console/soundness_plants.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPixmap>
#include <QTabBar>
#include <QTableWidget>

#include "ui/shared/item_text.h"
#include "ui/shared/widgets.h"

namespace bafar::test {
namespace {

constexpr const char* Faint = "color: #333333; background: #222222";
constexpr const char* Weak = "color: #828282; background: #222222";
constexpr QRect Place(300, 300, 400, 30);
constexpr QRect Narrow(300, 300, 60, 30);

QString words()
{
    return QStringLiteral("Something that nobody translated");
}

/// Named, in its place, and seen.
template <class Kind>
Kind* placed(Kind* widget, const QRect& place)
{
    widget->setObjectName(QLatin1String(PlantName));
    widget->setGeometry(place);
    widget->show();
    return widget;
}

void putSound(QWidget* window)
{
    placed(new QLabel(QStringLiteral("4711"), window), Place);
}

void putWords(QWidget* window)
{
    placed(new QLabel(words(), window), Place);
}

void putCutLabel(QWidget* window)
{
    placed(new QLabel(words(), window), Narrow);
}

void putNameless(QWidget* window)
{
    placed(new QLabel(window), Place)->setFocusPolicy(Qt::StrongFocus);
}

/// Two labels in one layout, of which it does not take care any more.
void putPair(QWidget* window, bool outside)
{
    auto* holder = new QWidget(window);
    holder->setGeometry(300, 300, 400, 100);
    auto* layout = new QHBoxLayout(holder);
    auto* label = new QLabel(words(), holder);
    auto* other = new QLabel(QStringLiteral("other"), holder);
    layout->addWidget(label);
    layout->addWidget(other);
    holder->show();
    layout->activate();
    layout->setEnabled(false);
    placed(label, outside ? QRect(390, 0, 50, 20) : other->geometry());
}

void putOutside(QWidget* window)
{
    putPair(window, true);
}

void putOnEachOther(QWidget* window)
{
    putPair(window, false);
}

void putCutCheckBox(QWidget* window)
{
    placed(new QCheckBox(words(), window), Narrow);
}

void putCutChoice(QWidget* window)
{
    auto* box = new QComboBox(window);
    box->addItem(words());
    placed(box, QRect(300, 300, 90, 30));
}

void putCutTab(QWidget* window)
{
    auto* bar = new QTabBar(window);
    bar->setUsesScrollButtons(false);
    bar->setElideMode(Qt::ElideRight);
    bar->addTab(words());
    placed(bar, Narrow);
}

void putCutGroup(QWidget* window)
{
    placed(new QGroupBox(words(), window), QRect(300, 300, 60, 60));
}

/// The tip tells something else.
void putUntoldLabel(QWidget* window)
{
    auto* label = placed(new shared::ElidedLabel(window), QRect(300, 300, 100, 30));
    label->setText(words());
    label->setToolTip(QStringLiteral("4711"));
}

/// Its name is no more than what is seen.
void putUntoldName(QWidget* window)
{
    auto* label = placed(new shared::ElidedLabel(window), QRect(300, 300, 100, 30));
    label->setText(words());
    label->setAccessibleName(QStringLiteral("4711"));
}

void putNothingLeft(QWidget* window)
{
    placed(new shared::ElidedLabel(window), QRect(300, 300, 12, 30))->setText(words());
}

void putUntoldCell(QWidget* window)
{
    auto* table = new QTableWidget(1, 1, window);
    table->horizontalHeader()->hide();
    table->verticalHeader()->hide();
    table->setWordWrap(false);
    table->setItem(0, 0, new QTableWidgetItem(words()));
    placed(table, QRect(300, 300, 200, 100));
    table->setColumnWidth(0, 80);
}

void putFaintLabel(QWidget* window)
{
    placed(new QLabel(words(), window), Place)->setStyleSheet(QLatin1String(Faint));
}

void putFaintField(QWidget* window)
{
    placed(new QLineEdit(words(), window), Place)->setStyleSheet(QLatin1String(Faint));
}

void putFaintChoice(QWidget* window)
{
    auto* box = new QComboBox(window);
    box->addItem(words());
    placed(box, Place)->setStyleSheet(QLatin1String(Faint));
}

void putCell(QWidget* window, const char* colour)
{
    auto* list = new QListWidget(window);
    list->setStyleSheet(QStringLiteral("background: #222222"));
    auto* item = new QListWidgetItem(words(), list);
    item->setForeground(QColor(QLatin1String(colour)));
    placed(list, QRect(300, 300, 400, 100));
}

void putFaintCell(QWidget* window)
{
    putCell(window, "#333333");
}

void putWeakCell(QWidget* window)
{
    putCell(window, "#828282");
}

/// Paints a text by itself, as the map does.
class PaintedWords : public QWidget, public shared::PaintedItems {
public:
    PaintedWords(const char* colour, QWidget* parent)
        : QWidget(parent)
        , colour_(QLatin1String(colour))
    {
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), QColor(QStringLiteral("#222222")));
        painter.setPen(colour_);
        painter.drawText(rect(), Qt::AlignCenter, words());
    }

    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override
    {
        shared::PaintedItem item;
        item.name = words();
        item.rectangle = rect();
        item.role = QAccessible::StaticText;
        return {item};
    }

private:
    QColor colour_;
};

void putFaintPainted(QWidget* window)
{
    placed(new PaintedWords("#333333", window), Place);
}

void putWeakPainted(QWidget* window)
{
    placed(new PaintedWords("#828282", window), Place);
}

void putWeakLabel(QWidget* window)
{
    placed(new QLabel(words(), window), Place)->setStyleSheet(QLatin1String(Weak));
}

void putWeakButton(QWidget* window)
{
    placed(new QPushButton(words(), window), Place)->setStyleSheet(QLatin1String(Weak));
}

void putWeakField(QWidget* window)
{
    placed(new QLineEdit(words(), window), Place)->setStyleSheet(QLatin1String(Weak));
}

/// Large letters need less.
void putLargeLabel(QWidget* window)
{
    auto* label = new QLabel(QStringLiteral("4711"), window);
    label->setStyleSheet(QLatin1String(Weak) + QStringLiteral("; font-size: 24px"));
    placed(label, QRect(300, 300, 400, 50));
}

void putWeakIcon(QWidget* window)
{
    QPixmap icon(16, 16);
    icon.fill(QColor(QStringLiteral("#333333")));
    auto* label = new QLabel(window);
    label->setPixmap(icon);
    label->setStyleSheet(QStringLiteral("background: #222222"));
    placed(label, Place);
}

} // namespace

const std::vector<Plant>& plants()
{
    static const std::vector<Plant> List{
        {"a sound label", "", &putSound},
        {"a label with too little room", "cut:", &putCutLabel},
        {"a check box with too little room", "cut:", &putCutCheckBox},
        {"a choice wider than its field", "cut:", &putCutChoice},
        {"a tab with too little room", "cut:", &putCutTab},
        {"a group's title with too little room", "cut:", &putCutGroup},
        {"a shortened label of which nothing is left", "cut:", &putNothingLeft},
        {"a shortened label whose tip tells something else", "not told:", &putUntoldLabel},
        {"a shortened label whose name tells something else", "not told:", &putUntoldName},
        {"a shortened cell without a tip", "not told:", &putUntoldCell},
        {"outside of what holds it", "outside:", &putOutside},
        {"on each other", "on each other:", &putOnEachOther},
        {"a control without a name", "no name:", &putNameless},
        {"a text that nobody can translate", "not translated:", &putWords},
        {"a faint label", "faint:", &putFaintLabel},
        {"a faint field", "faint:", &putFaintField},
        {"a faint choice", "weak:", &putFaintChoice},
        {"a faint cell", "faint:", &putFaintCell},
        {"a faint painted text", "faint:", &putFaintPainted},
        {"a weak label", "weak:", &putWeakLabel},
        {"a weak button", "weak:", &putWeakButton},
        {"a weak field", "weak:", &putWeakField},
        {"a weak cell", "weak:", &putWeakCell},
        {"a weak painted text", "weak:", &putWeakPainted},
        {"a weak icon", "weak:", &putWeakIcon},
        {"a large label as strong as that", "", &putLargeLabel},
    };
    return List;
}

} // namespace bafar::test
