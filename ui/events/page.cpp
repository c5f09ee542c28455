#include "ui/events/page.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/events/model.h"
#include "ui/events/timeline.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

constexpr int CoalesceMs = 100;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventsPage)
};

QString title()
{
    return Words::tr("Events");
}

/// Calls `refresh` soon after events changed, once for a burst, while `widget` is seen.
shared::Refresher* follow(link::Session& session,
                          QWidget* widget,
                          const std::function<void()>& refresh)
{
    auto* refresher = new shared::Refresher(widget, refresh);
    auto* soon = new QTimer(widget);
    soon->setSingleShot(true);
    QObject::connect(soon, &QTimer::timeout, refresher, &shared::Refresher::ask);
    QObject::connect(&session.store(), &link::Store::eventsChanged, soon, [soon] {
        if (!soon->isActive()) {
            soon->start(CoalesceMs);
        }
    });
    return refresher;
}

/// The newest event that a person would want to know of, else the newest one.
const schema::Event* mostTelling(const std::deque<schema::Event>& events)
{
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        if (event->severity >= schema::Severity::Notice) {
            return &*event;
        }
    }
    return events.empty() ? nullptr : &events.back();
}

QWidget* makePanel(link::Session& session, const QString&, QWidget* parent)
{
    QFrame* panel = shared::makeSurface("bar", parent);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(16, 10, 16, 6);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(shared::makeLabel(title(), shared::TextRole::Strong, panel));
    head->addWidget(shared::makeLabel(Words::tr("30 minutes"), shared::TextRole::Muted, panel));
    head->addStretch(1);
    auto* dot = new shared::StatusDot(panel);
    auto* latest = new shared::ElidedLabel(panel);
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    latest->setAlignment((mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute |
                         Qt::AlignVCenter);
    head->addWidget(latest, 6);
    head->addWidget(dot);
    layout->addLayout(head);
    auto* timeline = new Timeline(panel);
    layout->addWidget(timeline);
    const auto refresh = [&session, timeline, latest, dot] {
        const auto& events = session.store().events();
        timeline->setEvents({events.begin(), events.end()},
                            newestMoment(session.store(), link::wallNow()));
        const schema::Event* telling = mostTelling(events);
        dot->setVisible(telling != nullptr);
        latest->setText(telling == nullptr
                            ? Words::tr("nothing happened yet")
                            : shared::timeOfDay(telling->at) + QLatin1Char(' ') +
                                  shared::technical(telling->node) + QStringLiteral(": ") +
                                  shared::sentence(telling->text));
        latest->setToolTip(latest->text());
        if (telling != nullptr) {
            dot->setState(shared::markOf(telling->severity));
        }
    };
    shared::Refresher* refresher = follow(session, timeline, refresh);
    auto* moving = new QTimer(timeline);
    QObject::connect(moving, &QTimer::timeout, refresher, &shared::Refresher::ask);
    moving->start(5000);
    return panel;
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    link::Session& session = workspace.session;
    const auto [page, head, layout] = shared::makePageFrame(title(), parent);
    QLabel* count = shared::makeLabel({}, shared::TextRole::Muted, head->parentWidget());
    head->addStretch(1);
    head->addWidget(count);
    auto* stack = new QStackedWidget(page);
    QTableView* table = shared::makeRowsTable(title(), stack);
    auto* model = new EventsModel(table);
    table->setModel(model);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    table->setColumnWidth(0, 96);
    table->setColumnWidth(1, 80);
    table->setColumnWidth(3, 170);
    table->setColumnWidth(4, 100);
    auto* empty = new shared::EmptyState(stack);
    empty->setTexts(Words::tr("Nothing happened yet"),
                    Words::tr("Changes that agents see appear here as they happen."));
    stack->addWidget(table);
    stack->addWidget(empty);
    layout->addWidget(stack, 1);
    follow(session, page, [&session, model, stack, count] {
        model->setStore(session.store(), session.topology());
        stack->setCurrentIndex(model->rowCount() > 0 ? 0 : 1);
        count->setText(Words::tr("%Ln event(s)", nullptr, model->rowCount()));
    });
    return page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("events"), QStringLiteral("events"), &title, &make, &makePanel};
}

} // namespace bafar::ui::events
