// What runs, of what nobody can say whether it does, and how both are told and shown.
#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "core/base/text.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"

namespace bafar::link {
namespace {

constexpr std::size_t TitleBytes = 500; ///< of what an agent calls an action

/// The longest that it can take while it does not stand still: each step and the way back from it,
/// and the look at what came of it. The schema bounds each of them.
Duration longestOf(const schema::Draft& draft)
{
    Duration longest = draft.verifyLimit;
    for (const schema::PlannedStep& step : draft.steps) {
        longest += 2 * step.limit;
    }
    return longest;
}

/// A name is read left to right.
QString nameOf(const std::string& actor, const QLocale& locale)
{
    const QString name = QString::fromStdString(sanitized(actor, TitleBytes));
    return locale.textDirection() == Qt::RightToLeft ? QChar(0x2066) + name + QChar(0x2069) : name;
}

} // namespace

/// An agent that ends an action as unknown says why. Without a word its runner fell silent; past
/// the plan's limits it is over, however it ended: the agents' own lock guards what is left.
bool Session::mayRun(const schema::ActionRecord& record) const
{
    if (!schema::hasEnded(record.state)) {
        return true;
    }
    const AgentFacts* runner = store_.agent(schema::runnerOf(record));
    const bool fellSilent = record.state == schema::ActionState::Unknown && record.result.empty() &&
                            runner != nullptr && runner->freshness != schema::State::Ok;
    const std::optional<Duration> silence = store_.ageOf(schema::runnerOf(record), monotonicNow());
    return fellSilent && silence && *silence < longestOf(record.plan.draft);
}

std::vector<schema::ActionRecord> Session::runningActions() const
{
    std::vector<schema::ActionRecord> all = store_.actions();
    std::erase_if(all, [this](const schema::ActionRecord& record) { return !mayRun(record); });
    return all;
}

std::optional<schema::ActionRecord> Session::runningAction() const
{
    const std::vector<schema::ActionRecord> all = runningActions();
    const auto heard = std::find_if(all.begin(), all.end(), [](const schema::ActionRecord& record) {
        return !schema::hasEnded(record.state);
    });
    if (heard != all.end()) {
        return *heard;
    }
    return all.empty() ? std::nullopt : std::optional(all.back());
}

QString Session::worded(const std::string& text) const
{
    const std::string safe = sanitized(text, TitleBytes);
    return wording_ == nullptr ? QString::fromStdString(safe) : wording_(safe);
}

/// Who, what, and at which step (rule D10); of what nobody is heard, since when (rule D13).
QString Session::runningText(const schema::ActionRecord& record) const
{
    std::size_t step = 0;
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        step = record.steps[i].state == schema::StepState::Waiting ? step : i + 1;
    }
    const QString what = worded(record.plan.draft.title);
    const QLocale locale;
    const QString who = nameOf(record.actor, locale);
    const QString reached = locale.toString(static_cast<qulonglong>(step));
    const QString all = locale.toString(static_cast<qulonglong>(record.steps.size()));
    if (!schema::hasEnded(record.state)) {
        return tr("%1 is running: %2, step %3 of %4").arg(who, what, reached, all);
    }
    const Duration silence =
        store_.ageOf(schema::runnerOf(record), monotonicNow()).value_or(Duration::zero());
    const auto ago = std::chrono::duration_cast<std::chrono::milliseconds>(silence);
    const QDateTime heard = QDateTime::fromMSecsSinceEpoch(wallNow().unixMs - ago.count());
    return tr("%1 was running: %2. Not known since %3: step %4 of %5 was the last heard.")
        .arg(who, what, locale.toString(heard.time(), QStringLiteral("HH:mm:ss")), reached, all);
}

QString Session::whyNotShown() const
{
    return replay_.isOn() ? tr("Replay shows the past. Go back to live first.") : QString();
}

bool Session::showAction(const std::string& id)
{
    const QString why =
        store_.action(id) ? whyNotShown() : tr("No agent that is heard tells of this action.");
    if (!why.isEmpty()) {
        Q_EMIT actionRefused(why);
        return false;
    }
    Q_EMIT actionWanted(id);
    return true;
}

} // namespace bafar::link
