// It is larger than the budget because each phase of the dialog has its function here.
#include "app/act_run.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "app/clicks.h"
#include "app/dump.h"
#include "app/main_window.h"
#include "core/base/text.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/session.h"
#include "ui/map/view.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/rows_model.h"

namespace bafar::app {
namespace {

using ui::actions::PlanDialog;

constexpr int LookMs = 50;
constexpr int OfferMs = 3000;
constexpr int PlanMs = 15'000;
constexpr int HoldMs = 8000;
constexpr int RunMs = 10 * 60'000; ///< the agents end an action that stands still much sooner
constexpr int SeenMs = 1300;       ///< a plan must have been on the screen for a second
constexpr int CalmMs = 500;        ///< the picture behind the dialog follows its end a moment later

/// Types a line anew.
void typeInto(QLineEdit& line, const QString& text)
{
    line.setFocus();
    line.selectAll();
    QKeyEvent typed(QEvent::KeyPress, 0, Qt::NoModifier, text);
    QApplication::sendEvent(&line, &typed);
}

void pressKey(QWidget& widget, Qt::Key key)
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

ActRun::ActRun(Act act, QString folder, link::Session& session, MainWindow& window)
    : act_(std::move(act))
    , folder_(std::move(folder))
    , session_(session)
    , window_(window)
{
    connect(&looking_, &QTimer::timeout, this, &ActRun::look);
}

void ActRun::start()
{
    if (session_.readOnly() && !click(shownButton(window_, QStringLiteral("lock")))) {
        end(QStringLiteral("the window has no lock to open"));
        return;
    }
    if (!chooseSubject()) {
        end(QStringLiteral("no page shows ") + act_.subject);
        return;
    }
    enter(Stage::Choosing);
    looking_.start(LookMs);
}

/// The panel shows what was chosen a moment later.
void ActRun::openDialog()
{
    if (!click(shownButton(window_, QStringLiteral("action ") + act_.action))) {
        if (inStage_.elapsed() > OfferMs) {
            end(QStringLiteral("no live agent offers %1 for %2").arg(act_.action, act_.subject));
        }
        return;
    }
    if (dialog() == nullptr) {
        end(QStringLiteral("the plan dialog did not open"));
        return;
    }
    connect(dialog(), &PlanDialog::phaseChanged, this, &ActRun::phaseChanged);
    enter(Stage::Planning);
    phaseChanged();
}

/// Where its actions are offered: beside the map, or beside its concept's table.
bool ActRun::chooseSubject()
{
    return session_.topology().find(act_.subject.toStdString()) != nullptr &&
           (chooseOnMap() || chooseInTable());
}

bool ActRun::chooseOnMap()
{
    auto* map = window_.findChild<ui::map::MapView*>();
    if (map == nullptr || !click(shownButton(window_, QStringLiteral("page topology")))) {
        return false;
    }
    const QRect card = map->placeOf(act_.subject);
    if (!card.isEmpty()) { // a part has the card of its whole
        press(*map, card.center(), true);
        press(*map, card.center(), false);
    }
    return session_.selection() == act_.subject;
}

bool ActRun::chooseInTable()
{
    const QString page = act_.subject.section(QLatin1Char('/'), 0, 0);
    if (!click(shownButton(window_, QStringLiteral("page ") + page))) {
        return false;
    }
    for (QTableView* table : window_.findChildren<QTableView*>()) {
        auto* rows = qobject_cast<shared::RowsModel*>(table->model());
        const int row = table->isVisible() && rows != nullptr ? rows->rowOf(act_.subject) : -1;
        if (row < 0) {
            continue;
        }
        table->scrollTo(rows->index(row, 0));
        const QPoint at = table->visualRect(rows->index(row, 0)).center();
        press(*table->viewport(), at, true);
        press(*table->viewport(), at, false);
        return session_.selection() == act_.subject;
    }
    return false;
}

void ActRun::enter(Stage stage)
{
    stage_ = stage;
    inStage_.start();
}

void ActRun::look()
{
    const qint64 passed = inStage_.elapsed();
    if (stage_ == Stage::Choosing) {
        openDialog();
    } else if (dialog() == nullptr) {
        end(QStringLiteral("the plan dialog went away"));
    } else if (stage_ == Stage::Planning && passed > PlanMs) {
        end(QStringLiteral("no plan for %1 within 15 s").arg(act_.action));
    } else if (stage_ == Stage::Holding && passed > HoldMs) {
        end(QStringLiteral("the button did not confirm within 8 s; see before/plan.txt"));
    } else if (stage_ == Stage::Running && passed > RunMs) {
        end(QStringLiteral("%1 did not end within 10 min").arg(act_.action));
    }
}

PlanDialog* ActRun::dialog() const
{
    return window_.planDialog();
}

QLineEdit* ActRun::shownLine(const QString& objectName) const
{
    auto* line = dialog()->findChild<QLineEdit*>(objectName);
    return line != nullptr && line->isVisible() ? line : nullptr;
}

/// Nothing is received before the picture is taken: it shows the phase that asked for it.
bool ActRun::dump(const char* part)
{
    const Result<void> saved = dumpWindow(window_, folder_ + QLatin1Char('/') + QLatin1String(part),
                                          QStringLiteral("plan"));
    if (!saved) {
        end(QString::fromStdString(saved.error().text));
    }
    return saved.has_value();
}

void ActRun::phaseChanged()
{
    if (dialog() == nullptr || stage_ == Stage::Over) {
        return;
    }
    switch (dialog()->phase()) {
    case PlanDialog::Phase::Asking: QTimer::singleShot(LookMs, this, &ActRun::fill); break;
    case PlanDialog::Phase::Planned: QTimer::singleShot(LookMs, this, &ActRun::planned); break;
    case PlanDialog::Phase::Confirming: hold(false); break;
    case PlanDialog::Phase::Running:
        enter(Stage::Running);
        seenRunning_ = seenRunning_ || dump("during");
        break;
    case PlanDialog::Phase::Ended:
        enter(Stage::Running);
        QTimer::singleShot(CalmMs, this, &ActRun::ended);
        break;
    case PlanDialog::Phase::Refused:
        if (dump("before")) {
            end(QStringLiteral("the plan was refused; see before/plan.txt"));
        }
        break;
    case PlanDialog::Phase::Unanswered: // the dialog asks again, and this run has a limit
    case PlanDialog::Phase::Planning: break;
    }
}

void ActRun::fill()
{
    if (stage_ != Stage::Planning || dialog() == nullptr ||
        dialog()->phase() != PlanDialog::Phase::Asking) {
        return;
    }
    QLineEdit* last = nullptr;
    for (const auto& [name, value] : act_.parameters) {
        if (QLineEdit* line = shownLine(QStringLiteral("ask ") + name)) {
            typeInto(*line, value);
            last = line;
        }
    }
    if (last == nullptr) {
        end(QStringLiteral("%1 asks for what was not given; see --act").arg(act_.action));
        return;
    }
    pressKey(*last, Qt::Key_Return);
    if (dialog()->phase() == PlanDialog::Phase::Asking) {
        end(QStringLiteral("%1 asks for more than was given").arg(act_.action));
    }
}

void ActRun::planned()
{
    if (stage_ != Stage::Planning || dialog() == nullptr || !dialog()->plan()) {
        return;
    }
    const schema::ActionRequest& request = dialog()->plan()->request;
    for (const auto& [name, value] : act_.parameters) {
        const auto planned = request.parameters.find(name.toStdString());
        if (planned == request.parameters.end() || planned->second != value.toStdString()) {
            planFor(name, value);
            return;
        }
    }
    QLineEdit* reason = shownLine(QStringLiteral("reason"));
    if (reason != nullptr && request.reason != act_.reason.toStdString()) {
        typeInto(*reason, act_.reason);
        pressKey(*reason, Qt::Key_Return); // a new plan, which has it
        return;
    }
    enter(Stage::Holding);
    QTimer::singleShot(SeenMs, this, &ActRun::confirm);
}

void ActRun::planFor(const QString& name, const QString& value)
{
    const QString shown = shared::technical(value);
    for (QPushButton* button : dialog()->findChildren<QPushButton*>()) {
        if (button != dialog()->holdButton() && button->text().contains(shown) &&
            !tried_.contains(name) && click(button)) {
            tried_.append(name);
            return;
        }
    }
    end(QStringLiteral("the plan offers no %1 for \"%2\"").arg(value, name));
}

void ActRun::confirm()
{
    if (stage_ != Stage::Holding || dialog() == nullptr) {
        return;
    }
    if (QLineEdit* line = shownLine(QStringLiteral("typed name"))) {
        typeInto(*line, act_.typedName);
    }
    if (!planKept_ && !dump("before")) {
        return;
    }
    planKept_ = true;
    // As a person does: to its end, and then the button.
    const bool reads = click(shownButton(*dialog(), QStringLiteral("read on")));
    if (reads || !dialog()->holdButton()->isEnabled()) {
        QTimer::singleShot(LookMs, this, &ActRun::confirm);
        return;
    }
    hold(true);
}

void ActRun::hold(bool down)
{
    if (dialog() != nullptr) {
        press(*dialog()->holdButton(), dialog()->holdButton()->rect().center(), down);
    }
}

void ActRun::ended()
{
    if (stage_ != Stage::Running || dialog() == nullptr || !dialog()->record() || !dump("after")) {
        return;
    }
    const schema::ActionRecord& record = *dialog()->record();
    if (record.state != schema::ActionState::Succeeded) {
        const auto state = enumNames(record.state)[static_cast<std::size_t>(record.state)];
        end(QStringLiteral("%1 ended as %2: %3")
                .arg(act_.action, QString::fromStdString(std::string(state)),
                     QString::fromStdString(sanitized(record.result, 500))));
        return;
    }
    if (!seenRunning_) {
        end(QStringLiteral("%1 succeeded before it was seen running: there is no during/")
                .arg(act_.action));
        return;
    }
    end({});
}

void ActRun::end(const QString& problem)
{
    if (stage_ == Stage::Over) {
        return;
    }
    enter(Stage::Over);
    looking_.stop();
    if (dialog() != nullptr) {
        pressKey(*dialog(), Qt::Key_Escape);
    }
    Q_EMIT finished(problem);
}

} // namespace bafar::app
