#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "app/bars.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/steady.h"
#include "ui/shared/theme.h"
#include "ui/shared/tip.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::app {
namespace {

/// How long an action that ended is still told of.
constexpr Duration EndedShown = std::chrono::minutes{1};

QString titleOf(const schema::ActionRecord& record)
{
    return shared::sentence(record.plan.draft.title);
}

/// Of what ran when its runner was last heard.
QString lostText(const schema::ActionRecord& record,
                 const link::Store& store,
                 const QString& step,
                 const QString& steps)
{
    const Duration silence =
        store.ageOf(schema::runnerOf(record), link::monotonicNow()).value_or(Duration::zero());
    const auto ago = std::chrono::duration_cast<std::chrono::milliseconds>(silence);
    return StatusStrip::tr("not known since %1: %2 (by %3), step %4 of %5 was the last heard")
        .arg(shared::timeOfDay({link::wallNow().unixMs - ago.count()}), titleOf(record),
             shared::technical(record.actor), step, steps);
}

/// What runs, and where it stands.
QString runningText(const schema::ActionRecord& record, const link::Store& store)
{
    const QString actor = shared::technical(record.actor);
    const QString taken = shared::takenOverText(record);
    std::uint64_t begun = 0;
    for (const schema::StepRecord& one : record.steps) {
        begun += one.state != schema::StepState::Waiting ? 1U : 0U;
    }
    const QString step = shared::number(begun);
    const QString steps = shared::number(std::uint64_t{record.steps.size()});
    QString text;
    if (schema::hasEnded(record.state)) {
        text = lostText(record, store, step, steps);
    } else if (!record.waits.empty()) {
        text = StatusStrip::tr("standing still: %1 (by %2); %3")
                   .arg(titleOf(record), actor, shared::sentence(record.waits));
    } else {
        text = StatusStrip::tr("running: %1 (by %2), step %3 of %4")
                   .arg(titleOf(record), actor, step, steps);
    }
    return taken.isEmpty() ? text : text + shared::separator() + taken;
}

/// What ended last, while that is news; nothing: none did.
std::optional<schema::ActionRecord> newsOf(const std::vector<schema::ActionRecord>& records,
                                           WallTime now)
{
    std::optional<schema::ActionRecord> last;
    for (const schema::ActionRecord& record : records) {
        const Duration ago = std::chrono::milliseconds(now.unixMs - record.endedAt.unixMs);
        if (schema::hasEnded(record.state) && ago < EndedShown &&
            (!last || last->endedAt < record.endedAt)) {
            last = record;
        }
    }
    return last;
}

QString endedText(const schema::ActionRecord& record)
{
    const QString taken = shared::takenOverText(record);
    const QString text = StatusStrip::tr("ended: %1 (by %2): %3")
                             .arg(titleOf(record), shared::technical(record.actor),
                                  shared::resultWord(record.state));
    return taken.isEmpty() ? text : text + shared::separator() + taken;
}

} // namespace

StatusStrip::StatusStrip(link::Session& session, QWidget* parent)
    : QFrame(parent)
    , session_(session)
    , dot_(new shared::StatusDot(this))
    , agents_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , newest_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , running_(new shared::ElidedLabel(this))
    , show_(shared::makeButton(tr("Show the action"), "quiet", this))
    , clock_(shared::makeLabel({}, shared::TextRole::Muted, this))
{
    setProperty("surface", QByteArrayLiteral("statusbar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(30);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(8);
    for (QLabel* label : {agents_, newest_, static_cast<QLabel*>(running_)}) {
        label->setFont(shared::bodyFont(12));
    }
    clock_->setFont(shared::figuresFont(12));
    layout->addWidget(dot_);
    layout->addWidget(agents_);
    layout->addSpacing(14);
    layout->addWidget(new shared::Steady(newest_, this));
    layout->addSpacing(14);
    shared::setTone(running_, "muted");
    layout->addWidget(running_, 1);
    show_->setObjectName(QStringLiteral("show action"));
    show_->setFont(shared::bodyFont(12));
    show_->hide();
    layout->addWidget(show_);
    clock_->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    layout->addWidget(new shared::Steady(clock_, this));
    connect(show_, &QPushButton::clicked, this, [this] {
        const std::string id = shown_; // another may be shown while this one opens
        session_.showAction(id);
    });
    connect(&session_.store(), &link::Store::actionChanged, this, &StatusStrip::showAction);
    showAction();
    // When pages are, so that both tell of the same words at the same moment.
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void StatusStrip::refresh()
{
    std::size_t live = 0;
    std::optional<Duration> newest;
    QStringList problems;
    for (const auto& [node, facts] : session_.store().agents()) {
        live += facts.freshness == schema::State::Ok ? 1 : 0;
        if (!facts.problem.isEmpty()) {
            problems.append(shared::technical(node) + QStringLiteral(": ") +
                            shared::sentence(facts.problem.toStdString()));
        }
        const std::optional<Duration> age = session_.store().ageOf(node, session_.pictureAt());
        if (age && (!newest || *age < *newest)) {
            newest = age;
        }
    }
    const std::size_t all = session_.store().agents().size();
    dot_->setState(live == all ? schema::State::Ok
                   : live == 0 ? schema::State::Unknown
                               : schema::State::Stale);
    agents_->setText(
        tr("%1 of %2 agents live")
            .arg(shared::number(std::uint64_t{live}), shared::number(std::uint64_t{all})));
    shared::setTip(agents_, problems.join(QLatin1Char('\n')));
    newest_->setText(newest ? tr("newest fact %1 ago").arg(shared::age(*newest))
                            : tr("no fact yet"));
    if (!shown_.empty()) { // with time alone, what is shown goes and nothing comes
        showAction();
    }
    clock_->setText(shared::dateAndTime(link::wallNow()));
}

void StatusStrip::showAction()
{
    const std::optional<schema::ActionRecord> running = session_.runningAction();
    const std::optional<schema::ActionRecord> told =
        running ? running : newsOf(session_.store().actions(), link::wallNow());
    running_->setText(running ? runningText(*running, session_.store())
                      : told  ? endedText(*told)
                              : tr("no action is running"));
    shared::setTip(running_, running_->text());
    shown_ = told ? told->id : std::string();
    const QString why = session_.whyNotShown();
    show_->setVisible(told.has_value());
    show_->setEnabled(why.isEmpty());
    shared::setTip(show_, why.isEmpty() ? running_->text() : why);
}

} // namespace bafar::app
