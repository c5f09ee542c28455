#include "ui/events/desk.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/events/density_strip.h"
#include "ui/events/details.h"
#include "ui/events/filter_bar.h"
#include "ui/events/follow.h"
#include "ui/events/kept_filter.h"
#include "ui/events/table.h"
#include "ui/link/clock.h"
#include "ui/link/heard.h"
#include "ui/link/session.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/kept_choice.h"
#include "ui/shared/refresher.h"
#include "ui/shared/segments.h"
#include "ui/shared/widgets.h"
#include "ui/things/panel.h"

namespace bafar::ui::events {
namespace {

constexpr int TickMs = 1000; ///< of the ages

const QString RangeKey = QStringLiteral("range");
const QStringList RangeIds{QStringLiteral("half hour"), QStringLiteral("two hours"),
                           QStringLiteral("all")}; ///< by Range, as they are kept

bool isEmpty(const Density& density)
{
    return std::all_of(density.bars.begin(), density.bars.end(),
                       [](const Bar& bar) { return bar.total() == 0; });
}

/// Why there is no bar while older events stand in the table; `newest` of them.
QString nothingText(Range range, WallTime newest, WallTime now)
{
    const QString old = shared::age(std::chrono::milliseconds(now.unixMs - newest.unixMs));
    return range == Range::HalfHour
               ? EventsDesk::tr("none in these 30 minutes; the newest is %1 old").arg(old)
               : EventsDesk::tr("none in these 2 hours; the newest is %1 old").arg(old);
}

/// "Events per minute · busiest: 3".
QString unitText(const Density& density)
{
    const auto minutes = static_cast<int>(density.widthMs / 60'000);
    const QString unit =
        minutes == 1
            ? EventsDesk::tr("Events per minute")
            : EventsDesk::tr("Events per %1").arg(shared::duration(std::chrono::minutes(minutes)));
    return isEmpty(density) ? unit
                            : unit + shared::separator() +
                                  EventsDesk::tr("busiest: %1")
                                      .arg(shared::number(std::uint64_t{density.highest()}));
}

} // namespace

EventsDesk::EventsDesk(const shared::Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , workspace_(workspace)
    , filter_(new FilterBar(
          [pages = workspace.pages](const std::string& name) { return conceptTitle(pages, name); },
          this))
    , unit_(shared::makeLabel({}, shared::TextRole::Caption, this))
    , strip_(new DensityStrip(this))
    , stack_(new QStackedWidget(this))
    , table_(new EventsTable(tr("Events"), stack_))
    , nothing_(new shared::EmptyState(stack_))
    , nothingFits_(new shared::EmptyState(stack_))
    , details_(new EventDetails(workspace, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(filter_);
    layout->addWidget(makeStrip());
    layout->addWidget(shared::makeRule(Qt::Horizontal, this));
    layout->addWidget(makeTable(), 1);
    connect(filter_, &FilterBar::filterChanged, this, &EventsDesk::sortOut);
    connect(&workspace_.session, &link::Session::eventsWanted, this, [this](const QString& entity) {
        Filter filter;
        filter.about = entity.toStdString();
        filter_->setFilter(filter);
    });
    connect(strip_, &DensityStrip::periodChosen, this, [this](const std::optional<Period>& period) {
        Filter filter = filter_->filter();
        filter.period = period;
        filter_->setFilter(filter);
    });
    connect(table_, &EventsTable::choiceChanged, this, &EventsDesk::showDetails);
    connect(table_, &EventsTable::opened, details_, &EventDetails::showOnMap);
    connect(details_, &EventDetails::wanted, this, [this](const EntryPtr& entry) {
        if (table_->events().rowOf(entry) < 0) {
            filter_->clear(); // it is hidden by the filter, and wanted
        }
        table_->choose(entry);
        table_->scrollTo(table_->currentIndex());
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setWhatsThis(tr("Find in events"));
    connect(find, &QShortcut::activated, filter_, &FilterBar::focusSearch);
    keepChoice();
    followEvents(workspace_.session, this, [this] { refresh(); });
    shared::sayInFigures(this, [this] { sortOut(); });
    const auto* causes = new shared::Refresher(this, [this] { showDetails(); });
    connect(&workspace_.session.store(), &link::Store::actionChanged, causes,
            &shared::Refresher::ask);
    const auto* refresher = new shared::Refresher(this, [this] { passTime(); });
    auto* ages = new QTimer(this);
    connect(ages, &QTimer::timeout, refresher, &shared::Refresher::ask);
    ages->start(TickMs);
}

QWidget* EventsDesk::makeStrip()
{
    auto* place = new QWidget(this);
    auto* layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 2, 16, 0);
    row->setSpacing(6);
    row->addWidget(unit_);
    row->addStretch(1);
    std::vector<shared::Segment> segments;
    for (const Range range : {Range::HalfHour, Range::TwoHours, Range::All}) {
        const int id = static_cast<int>(range);
        segments.push_back({id, {}, QStringLiteral("range %1").arg(id)});
    }
    ranges_ = shared::addSegments(row, segments, static_cast<int>(range_), place);
    shared::sayInFigures(ranges_, [this] {
        const std::pair<QString, Range> texts[] = {
            {tr("30 min"), Range::HalfHour}, {tr("2 h"), Range::TwoHours}, {tr("all"), Range::All}};
        for (const auto& [text, range] : texts) {
            QAbstractButton* button = ranges_->button(static_cast<int>(range));
            button->setText(text);
            button->setAccessibleName(tr("Range %1").arg(text));
        }
    });
    connect(ranges_, &QButtonGroup::idClicked, this, [this](int id) {
        range_ = static_cast<Range>(id);
        sortOut();
    });
    layout->addLayout(row);
    layout->addWidget(strip_);
    return place;
}

QWidget* EventsDesk::makeTable()
{
    auto* place = new QWidget(this);
    auto* columns = new QHBoxLayout(place);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    stack_->addWidget(table_);
    stack_->addWidget(nothing_);
    stack_->addWidget(nothingFits_);
    QPushButton* clear = shared::makeButton(tr("Clear the filter"), "", nothingFits_);
    clear->setObjectName(QStringLiteral("clearFilterHere"));
    connect(clear, &QPushButton::clicked, this, [this] {
        filter_->clear();
        table_->setFocus();
    });
    nothingFits_->addBelow(clear, 8);
    columns->addWidget(stack_, things::PanelShare);
    columns->addWidget(shared::makeRule(Qt::Vertical, place));
    columns->addWidget(details_, 1);
    return place;
}

/// The filter, and how far back the bars go.
void EventsDesk::keepChoice()
{
    const auto* kept = new shared::KeptChoice(
        this, QStringLiteral("events"),
        [this] {
            QJsonObject state = keptOf(filter_->filter());
            state[RangeKey] = RangeIds[static_cast<int>(range_)];
            return state;
        },
        [this](const QJsonObject& state) {
            filter_->setFilter(filterOf(state));
            const auto range = RangeIds.indexOf(state[RangeKey].toString());
            if (QAbstractButton* button = ranges_->button(static_cast<int>(range))) {
                button->click();
            }
        });
    connect(filter_, &FilterBar::filterChanged, kept, &shared::KeptChoice::changed);
    connect(ranges_, &QButtonGroup::idClicked, kept, &shared::KeptChoice::changed);
}

void EventsDesk::refresh()
{
    const link::Session& session = workspace_.session;
    if (journal_.update(session.store().events(), session.topology())) {
        table_->events().retitle();
    }
    sortOut();
}

void EventsDesk::passTime()
{
    constexpr std::int64_t MinuteMs = 60'000;
    const WallTime now = presentOf(workspace_.session.store(), link::wallNow());
    if (now.unixMs / MinuteMs != minute_.unixMs / MinuteMs) {
        refresh();
        return;
    }
    if (journal_.entries().empty()) {
        showEmpty(); // an agent may have been heard since
    }
    table_->events().setNow(now);
    details_->showFacts();
}

void EventsDesk::sortOut()
{
    const Entries& all = journal_.entries();
    const WallTime now = presentOf(workspace_.session.store(), link::wallNow());
    minute_ = now;
    const Sifted sifted = sift(all, filter_->filter());
    table_->events().setNow(now);
    table_->setEntries(sifted.shown);
    filter_->setChoices(sifted.choices);
    filter_->setCounts(sifted.shown.size(), all.size());
    const int aheadSeconds = QDateTime::fromMSecsSinceEpoch(now.unixMs).offsetFromUtc();
    const Density density =
        densityOf(sifted.anyTime, range_, now, aheadSeconds * std::int64_t{1000});
    unit_->setText(unitText(density));
    strip_->setDensity(density);
    const Entries& known = sifted.anyTime;
    const bool isOld = isEmpty(density) && !known.empty() && known.front()->event.at <= now;
    strip_->setNothing(isOld ? nothingText(range_, known.front()->event.at, now) : QString());
    strip_->setPeriod(filter_->filter().period);
    stack_->setCurrentIndex(!sifted.shown.empty() ? 0 : all.empty() ? 1 : 2);
    showEmpty();
    if (!chose_ && !sifted.shown.empty()) {
        chose_ = true;
        table_->choose(sifted.shown.front());
    }
    showDetails();
}

void EventsDesk::showEmpty()
{
    const link::Heard heard = link::heardOf(workspace_.session.store());
    if (heard == link::Heard::Partly || heard == link::Heard::Now) {
        nothing_->setTexts(tr("Nothing happened yet"),
                           tr("Changes that agents see appear here as they happen."));
    } else if (heard == link::Heard::Before) {
        nothing_->setTexts(
            tr("No agent is heard"),
            tr("There was no event when they were last heard. That says nothing of now."));
    } else {
        nothing_->setTexts(tr("No agent was heard yet"),
                           tr("What happened is not known until one answers."));
    }
    const QStringList words = filterWords(filter_->filter(), [this](const std::string& name) {
        return conceptTitle(workspace_.pages, name);
    });
    const auto hidden = static_cast<int>(journal_.entries().size());
    nothingFits_->setTexts(
        tr("No event fits the filter"),
        tr("%Ln event(s) hidden by: %1", nullptr, hidden).arg(words.join(shared::separator())));
}

void EventsDesk::showDetails()
{
    details_->show(table_->chosen(), journal_.entries());
}

void EventsDesk::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!filter_->filter().isEmpty()) {
        filter_->clear();
    } else {
        table_->choose(nullptr);
    }
    table_->setFocus();
}

} // namespace bafar::ui::events
