// The filters, the lines and the values of the metric that is explored.
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "ui/dashboards/card.h"
#include "ui/dashboards/explore.h"
#include "ui/dashboards/time_bar.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::dashboards {
namespace {

constexpr std::size_t FiltersMax = 4;

/// A cell of CSV that a spreadsheet does not take for a formula.
QString csvCell(const QString& text)
{
    QString safe = shared::withoutIsolation(text);
    if (!safe.isEmpty() && QStringLiteral("=+-@").contains(safe.front())) {
        safe.prepend(QLatin1Char('\''));
    }
    return QLatin1Char('"') + safe.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
           QLatin1Char('"');
}

/// "a, b", "not idle", "shop*": what the values seen cannot say.
QString matcherWords(const std::vector<Matcher>& matchers)
{
    QStringList all;
    for (const Matcher& matcher : matchers) {
        QStringList values;
        for (const std::string& value : matcher.values) {
            values.append(shared::technical(shared::fromPeer(value, 100)));
        }
        const QString either = values.join(shared::comma());
        all.append(matcher.isNot ? Explore::tr("not %1").arg(either) : either);
    }
    return all.join(shared::separator());
}

/// Shows which of them `choice` has: one of its entries, or an own one, whose place it returns; -1:
/// there is none.
int showMatchers(QComboBox* choice, const QString& label, const std::vector<Matcher>& matchers)
{
    if (matchers.empty()) {
        return -1;
    }
    const Matcher& first = matchers.front();
    if (matchers.size() == 1 && first.values.size() == 1 && !first.isNot) {
        const int known = choice->findData(QString::fromStdString(first.values.front()));
        if (known > 0) {
            choice->setCurrentIndex(known);
            return -1;
        }
    }
    choice->addItem(Explore::tr("%1: %2").arg(label, matcherWords(matchers)));
    choice->setCurrentIndex(choice->count() - 1);
    return choice->count() - 1;
}

} // namespace

void Explore::showFilters()
{
    shared::clearLayout(filters_);
    const LabelValues labels = labelsSeen(series(), query_.of.metric);
    std::size_t shown = 0;
    for (const auto& [label, values] : labels) {
        if (shown++ < FiltersMax) {
            addFilter(label, values);
        }
    }
    filters_->addStretch(1);
    const QString by = query_.by.empty()      ? QString()
                       : query_.by.size() > 1 ? QStringLiteral("*")
                                              : QString::fromStdString(query_.by.front());
    by_->clear();
    by_->addItem(tr("a line for each node"), QStringLiteral("node"));
    by_->addItem(tr("all together"), QString());
    for (const auto& [label, values] : labels) {
        by_->addItem(tr("for each %1").arg(shared::technical(shared::fromPeer(label, 60))),
                     QString::fromStdString(label));
    }
    by_->addItem(tr("each series alone"), QStringLiteral("*"));
    by_->setCurrentIndex(std::max(0, by_->findData(by)));
}

void Explore::addFilter(const std::string& label, const std::set<std::string>& values)
{
    auto* choice = new QComboBox;
    const QString plain = shared::technical(shared::fromPeer(label, 60));
    choice->setObjectName(QStringLiteral("filter ") + QString::fromStdString(label));
    choice->setAccessibleName(tr("Only those whose %1 is").arg(plain));
    choice->addItem(tr("%1: any").arg(plain));
    for (const std::string& value : values) {
        choice->addItem(tr("%1: %2").arg(plain, shared::technical(shared::fromPeer(value, 100))),
                        QString::fromStdString(value));
    }
    std::vector<Matcher> given;
    std::copy_if(query_.of.where.begin(), query_.of.where.end(), std::back_inserter(given),
                 [&label](const Matcher& matcher) { return matcher.label == label; });
    const int own = showMatchers(choice, plain, given);
    choice->setMaximumWidth(200);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(6);
    choice->setMinimumWidth(64);
    connect(choice, &QComboBox::activated, this, [this, choice, label, given, own] {
        std::erase_if(query_.of.where,
                      [&label](const Matcher& matcher) { return matcher.label == label; });
        if (choice->currentIndex() == own) {
            query_.of.where.insert(query_.of.where.end(), given.begin(), given.end());
        } else if (choice->currentIndex() > 0) {
            query_.of.where.push_back(
                {label, {choice->currentData().toString().toStdString()}, false});
        }
        draw();
    });
    filters_->addWidget(choice);
}

Panel Explore::panel() const
{
    Habit habit = habitOf(query_.of.metric, Catalogue::ours().find(query_.of.metric));
    if (habit.reading != query_.reading && query_.reading == Reading::Gauge) {
        habit.unit = habit.unit == Unit::BytesPerSecond ? Unit::Bytes
                     : habit.unit == Unit::Share        ? Unit::Seconds
                                                        : Unit::Number;
    } else if (habit.reading != query_.reading) {
        habit.unit = habit.unit == Unit::Bytes ? Unit::BytesPerSecond : Unit::PerSecond;
    }
    return {query_.of.metric, unit_.value_or(habit.unit), false, false, {query_}};
}

void Explore::draw()
{
    delete card_;
    card_ = new PanelCard(session_, panel(), &group_, this);
    card_->setObjectName(QStringLiteral("explored"));
    card_->setNodes(bar_.nodes());
    card_->setLength(bar_.length());
    place_->insertWidget(place_->count() - 2, card_, 1);
    connect(card_, &PanelCard::told, this, &Explore::listValues);
    card_->setOn(isVisible());
    listValues();
}

void Explore::listValues()
{
    std::vector<shared::Row> rows;
    for (const auto& [name, value] : card_->values()) {
        rows.push_back({QStringLiteral("%1 %2").arg(rows.size()).arg(name),
                        {{name, shared::CellLook::Plain},
                         {unitText(card_->panel().unit, value), shared::CellLook::Figures}}});
    }
    copy_->setEnabled(!rows.empty());
    values_->setRows(std::move(rows));
}

QString Explore::csv() const
{
    QString text = QStringLiteral("line,value\n");
    for (const auto& [name, value] : card_->values()) {
        text +=
            csvCell(name) + QLatin1Char(',') + QString::number(value, 'g', 17) + QLatin1Char('\n');
    }
    return text;
}

void Explore::copyCsv()
{
    QGuiApplication::clipboard()->setText(csv());
}

void Explore::fillAddMenu()
{
    addTo_->clear();
    const auto add = [this](const QString& text, const QString& id) {
        connect(addTo_->addAction(text), &QAction::triggered, this,
                [this, id] { Q_EMIT added(library_.addPanel(id, panel())); });
    };
    for (const Entry& entry : library_.entries()) {
        if (entry.own && entry.problem.isEmpty()) {
            add(entry.title(), entry.id);
        }
    }
    add(tr("A new dashboard"), {});
}

void Explore::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    find();
    showFilters();
    card_->setOn(true);
}

void Explore::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    card_->setOn(false);
}

} // namespace bafar::ui::dashboards
