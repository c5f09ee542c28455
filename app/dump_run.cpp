#include "app/dump_run.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <algorithm>
#include <cstdio>

#include "app/clicks.h"
#include "app/dump.h"
#include "app/main_window.h"
#include "core/base/text.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"

namespace bafar::app {
namespace {

using ui::actions::PlanDialog;

constexpr int LookMs = 50;
constexpr int SettleMs = 6000; ///< for samples and for the picture to be calm
constexpr int PlanMs = 10'000;
constexpr int HoldMs = 6000;
constexpr int RunMs = 40'000;
constexpr int AfterMs = 1500; ///< the picture after: facts have followed the result

} // namespace

DumpRun::DumpRun(const Options& options, link::Session& session, MainWindow& window)
    : options_(options)
    , session_(session)
    , window_(window)
{
    connect(&looking_, &QTimer::timeout, this, &DumpRun::look);
}

void DumpRun::start()
{
    enter(Stage::Waiting);
    looking_.start(LookMs);
}

void DumpRun::enter(Stage stage)
{
    stage_ = stage;
    inStage_.start();
}

bool DumpRun::allLive() const
{
    const auto& agents = session_.store().agents();
    return std::all_of(agents.begin(), agents.end(), [](const auto& agent) {
        return agent.second.freshness == schema::State::Ok && !agent.second.reports.empty();
    });
}

bool DumpRun::sampled() const
{
    const auto& agents = session_.store().agents();
    return std::all_of(agents.begin(), agents.end(), [](const auto& agent) {
        return agent.second.freshness != schema::State::Ok || agent.second.sampledAt.unixMs != 0;
    });
}

QString DumpRun::folder(const char* part) const
{
    return options_.handOver ? options_.dump + QLatin1Char('/') + QLatin1String(part)
                             : options_.dump;
}

bool DumpRun::dumpPages(const QString& folder)
{
    for (const QString& page : window_.pageIds()) {
        window_.openPage(page);
        // Charts redraw a moment after they are shown.
        QElapsedTimer shown;
        shown.start();
        while (shown.elapsed() < 450) {
            QApplication::processEvents(QEventLoop::AllEvents, 20);
        }
        if (const Result<void> saved = dumpWindow(window_, folder, page); !saved) {
            end(Failed, saved.error().text);
            return false;
        }
    }
    window_.openPage(options_.page);
    return true;
}

/// Nothing is received before the picture is taken: it shows the phase that asked for it.
bool DumpRun::dumpPlan(const QString& folder)
{
    const Result<void> saved = dumpWindow(window_, folder, QStringLiteral("plan"));
    if (!saved) {
        end(Failed, saved.error().text);
    }
    return saved.has_value();
}

void DumpRun::look()
{
    const qint64 passed = inStage_.elapsed();
    const auto late = [&](qint64 limit, const char* what) {
        if (passed > limit) {
            end(Failed, what);
        }
    };
    switch (stage_) {
    case Stage::Waiting:
        if (allLive()) {
            enter(Stage::Settling);
        } else if (passed > options_.timeoutMs) {
            std::fputs("bafar: not every agent is live; see the dump for which\n", stderr);
            code_ = NotLive;
            begin();
        }
        break;
    case Stage::Settling:
        // Shortly after a start nobody may own an address yet; that is not the picture wanted.
        if ((sampled() && session_.topology().worst == schema::State::Ok &&
             passed > SettleMs / 2) ||
            passed > SettleMs) {
            begin();
        }
        break;
    case Stage::Planning: late(PlanMs, "no plan for the hand-over within 10 s"); break;
    case Stage::Holding: late(HoldMs, "the held button did not confirm within 6 s"); break;
    case Stage::Running: late(RunMs, "the hand-over did not end within 40 s"); break;
    case Stage::After:
        if (passed > AfterMs && dumpPages(folder("after"))) {
            end(code_, {});
        }
        break;
    case Stage::Over: break;
    }
}

void DumpRun::begin()
{
    enter(Stage::Over); // look() must not come in between while pages are saved
    if (!dumpPages(folder("before"))) {
        return;
    }
    if (options_.handOver && code_ == Done) {
        requestHandOver();
    } else {
        end(code_, {});
    }
}

void DumpRun::requestHandOver()
{
    const std::string subject = "floating_ip/" + options_.handOver->address.toStdString();
    connect(&session_, &link::Session::actionRequested, this,
            [this](const schema::ActionRequest& request) {
                const auto to = request.parameters.find("to");
                plannedFor_ = to == request.parameters.end() ? "" : to->second;
            });
    if (session_.readOnly() && !click(shownButton(window_, QStringLiteral("lock")))) {
        end(Failed, "the window has no lock to open");
        return;
    }
    const topology::Thing* thing = session_.topology().find(subject);
    if (thing == nullptr || !click(shownButton(window_, QStringLiteral("page topology"))) ||
        !clickCard(window_, shared::fromPeer(thing->entity.title))) {
        end(Failed, "the map shows no card of " + subject);
        return;
    }
    if (!click(shownButton(window_, QStringLiteral("action floating_ip.hand_over")))) {
        end(Failed, "no live agent offers to hand " + subject + " over");
        return;
    }
    PlanDialog* dialog = window_.planDialog();
    if (dialog == nullptr) {
        end(Failed, "the plan dialog did not open");
        return;
    }
    connect(dialog, &PlanDialog::phaseChanged, this, &DumpRun::phaseChanged);
    enter(Stage::Planning);
    phaseChanged();
}

void DumpRun::planForWanted()
{
    PlanDialog* dialog = window_.planDialog();
    if (stage_ != Stage::Planning || dialog == nullptr) {
        return;
    }
    const QString name = shared::technical(options_.handOver->to);
    for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
        if (button != dialog->holdButton() && button->text().contains(name)) {
            plannedFor_ = options_.handOver->to.toStdString();
            if (click(button)) {
                return;
            }
        }
    }
    end(Failed, "the plan offers no hand-over to " + options_.handOver->to.toStdString());
}

void DumpRun::hold(bool down)
{
    if (PlanDialog* dialog = window_.planDialog()) {
        press(*dialog->holdButton(), dialog->holdButton()->rect().center(), down);
    }
}

void DumpRun::planned()
{
    if (plannedFor_ != options_.handOver->to.toStdString()) {
        QTimer::singleShot(LookMs, this, &DumpRun::planForWanted);
        return;
    }
    enter(Stage::Holding);
    // A plan must have been on the screen for a second before it can be confirmed.
    QTimer::singleShot(1300, this, [this] {
        if (stage_ == Stage::Holding && dumpPlan(folder("before"))) {
            hold(true);
        }
    });
}

void DumpRun::phaseChanged()
{
    PlanDialog* dialog = window_.planDialog();
    if (dialog == nullptr || stage_ == Stage::Over) {
        return;
    }
    switch (dialog->phase()) {
    case PlanDialog::Phase::Planned: planned(); break;
    case PlanDialog::Phase::Confirming: hold(false); break;
    case PlanDialog::Phase::Running:
        enter(Stage::Running);
        seenRunning_ = seenRunning_ || dumpPlan(folder("during"));
        break;
    case PlanDialog::Phase::Ended:
        enter(Stage::Running);
        // The picture behind the dialog follows a moment later.
        QTimer::singleShot(500, this, &DumpRun::ended);
        break;
    case PlanDialog::Phase::Refused:
        dumpPlan(folder("before"));
        end(Failed, "the plan was refused; see before/plan.txt");
        break;
    case PlanDialog::Phase::Unanswered: // the dialog asks again, and this run has a limit
    case PlanDialog::Phase::Asking:     // a hand-over asks for nothing
    case PlanDialog::Phase::Planning: break;
    }
}

void DumpRun::ended()
{
    PlanDialog* dialog = window_.planDialog();
    if (stage_ != Stage::Running || dialog == nullptr || !dialog->record()) {
        return;
    }
    const schema::ActionRecord& record = *dialog->record();
    if (!dumpPlan(folder("after"))) {
        return;
    }
    if (record.state != schema::ActionState::Succeeded) {
        end(Failed,
            "the hand-over ended as " +
                std::string(enumNames(record.state)[static_cast<std::size_t>(record.state)]) +
                ": " + sanitized(record.result, 500));
        return;
    }
    if (!seenRunning_) {
        end(Failed, "the hand-over succeeded before it was seen running: there is no during/");
        return;
    }
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(dialog, &escape);
    enter(Stage::After);
}

void DumpRun::end(int code, const std::string& problem)
{
    if (!problem.empty()) {
        std::fprintf(stderr, "bafar: %s\n", problem.c_str());
    }
    enter(Stage::Over);
    looking_.stop();
    Q_EMIT finished(code);
}

} // namespace bafar::app
