#include "ui/events/page.h"

#include <QCoreApplication>
#include <QCursor>
#include <QHBoxLayout>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <cctype>

#include "ui/events/desk.h"
#include "ui/events/follow.h"
#include "ui/events/model.h"
#include "ui/events/timeline.h"
#include "ui/link/clock.h"
#include "ui/link/heard.h"
#include "ui/link/session.h"
#include "ui/shared/announce.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/row_fit.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventsPage)
};

QString title()
{
    return Words::tr("Events");
}

/// The newest event from then on, and until then, that a person would want to know of, else the
/// newest one of that time; null: there is none.
const schema::Event* mostTelling(const std::deque<schema::Event>& events,
                                 WallTime from,
                                 const std::optional<WallTime>& until)
{
    const schema::Event* newest = nullptr;
    for (auto event = events.rbegin(); event != events.rend() && event->at >= from; ++event) {
        if (until && event->at > *until) {
            continue;
        }
        if (event->severity >= schema::Severity::Notice) {
            return &*event;
        }
        newest = newest == nullptr ? &*event : newest;
    }
    return newest;
}

/// The text has that name as a word of its own.
bool namesNode(const std::string& text, const std::string& node)
{
    const auto isOfName = [&text](std::size_t at) {
        return at < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '-');
    };
    for (std::size_t at = text.find(node); at != std::string::npos; at = text.find(node, at + 1)) {
        if (!isOfName(at - 1) && !isOfName(at + node.size())) { // before the first stands none
            return true;
        }
    }
    return false;
}

/// Which node says it stands before it, unless the sentence names that.
QString told(const schema::Event& event)
{
    const QString text = sentenceOf(event);
    return event.node.empty() || namesNode(event.text, event.node)
               ? text
               : shared::technical(event.node) + QStringLiteral(": ") + text;
}

/// Why there is no event to tell. Silence of those who would tell is no peace.
QString nothingText(link::Session& session)
{
    if (session.replay().isOn()) {
        return Words::tr("nothing happened until then");
    }
    const link::Heard heard = link::heardOf(session.store());
    if (heard == link::Heard::Never) {
        return Words::tr("no agent has been heard yet");
    }
    return heard == link::Heard::Before ? Words::tr("none is known")
                                        : Words::tr("nothing happened");
}

/// All that can be replayed while that is done, and what can be seen at a glance else.
qint64 shownLength(link::Session& session, WallTime now)
{
    const auto kept = session.replay().recorder().kept();
    return session.replay().isOn() && kept
               ? std::max<qint64>(Timeline::LengthMs, now.unixMs - kept->from.unixMs)
               : Timeline::LengthMs;
}

QString lengthText(qint64 lengthMs)
{
    return lengthMs == Timeline::LengthMs
               ? Words::tr("last 30 minutes")
               : Words::tr("last %1").arg(shared::duration(std::chrono::milliseconds(lengthMs)));
}

/// The head of the line: its most telling event, or why there is none.
void showTelling(const schema::Event* telling,
                 const QString& text,
                 shared::StatusDot& dot,
                 QLabel& latest)
{
    dot.setVisible(telling != nullptr);
    latest.setText(text);
    latest.setToolTip(text);
    if (telling != nullptr) {
        dot.setState(shared::markOf(telling->severity));
        dot.setAccessibleName(shared::severityWord(telling->severity));
        dot.setToolTip(dot.accessibleName());
    }
}

/// A sentence that says how much room it needs, but takes less.
class Sentence : public shared::ElidedLabel {
public:
    explicit Sentence(QWidget* parent)
        : ElidedLabel(parent)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()), ElidedLabel::minimumSizeHint().height()};
    }
};

/// What the strip below the map tells before its line.
struct StripHead {
    QWidget* row = nullptr;
    QLabel* length = nullptr;
    shared::StatusDot* dot = nullptr;
    QLabel* latest = nullptr;
};

/// How far back the line goes is said where there is room for it beside what happened.
StripHead makeStripHead(QWidget* parent)
{
    auto* row = new QWidget(parent);
    row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // long as a sentence may be
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(shared::makeLabel(title(), shared::TextRole::Strong, row));
    QLabel* length = shared::makeLabel({}, shared::TextRole::Muted, row);
    length->setObjectName(QStringLiteral("stripLength"));
    layout->addWidget(length);
    layout->addSpacing(8);
    auto* dot = new shared::StatusDot(row);
    auto* latest = new Sentence(row);
    latest->setObjectName(QStringLiteral("stripLatest"));
    layout->addWidget(dot);
    layout->addWidget(latest, 1);
    new shared::RowFit(row, {[length](bool on) { length->setVisible(!on); }});
    return {row, length, dot, latest};
}

QWidget* makePanel(link::Session& session, const QString&, QWidget* parent)
{
    QFrame* panel = shared::makeSurface("bar", parent);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(16, 10, 16, 6);
    layout->setSpacing(4);
    const StripHead head = makeStripHead(panel);
    layout->addWidget(head.row);
    auto* timeline = new Timeline(panel);
    layout->addWidget(timeline);
    const auto refresh = [&session, timeline, head] {
        const auto& events = session.store().events();
        const WallTime now = presentOf(session.store(), link::wallNow());
        const qint64 lengthMs = shownLength(session, now);
        head.length->setText(lengthText(lengthMs));
        timeline->setReplay(lengthMs, session.replay().moment());
        timeline->setEvents({events.begin(), events.end()}, now);
        const schema::Event* telling =
            mostTelling(events, {now.unixMs - lengthMs}, session.replay().moment());
        showTelling(telling,
                    telling == nullptr
                        ? nothingText(session)
                        : shared::moment(telling->at, now) + QLatin1Char(' ') + told(*telling),
                    *head.dot, *head.latest);
    };
    shared::Refresher* refresher = followEvents(session, timeline, refresh);
    QObject::connect(timeline, &Timeline::momentChosen, &session,
                     [&session](const WallTime& moment) { session.replay().show(moment); });
    QObject::connect(&session, &link::Session::topologyChanged, timeline, [timeline, &session] {
        if (const auto kept = session.replay().recorder().kept()) {
            timeline->setRecordedFrom(kept->from);
        }
    });
    QObject::connect(timeline, &Timeline::momentRefused, timeline, [timeline] {
        const QString why = timeline->whyNotRecorded();
        QToolTip::showText(QCursor::pos(), why, timeline);
        shared::announce(timeline, why, shared::Urgency::AtOnce);
    });
    QObject::connect(&session.replay(), &link::Replay::changed, refresher, &shared::Refresher::ask);
    auto* moving = new QTimer(timeline);
    QObject::connect(moving, &QTimer::timeout, refresher, &shared::Refresher::ask);
    moving->start(5000);
    return panel;
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    const auto [page, head, layout] = shared::makePageFrame(title(), parent);
    head->addStretch(1);
    layout->addWidget(new EventsDesk(workspace, page), 1);
    return page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("events"), QStringLiteral("events"), &title, &make, &makePanel};
}

} // namespace bafar::ui::events
