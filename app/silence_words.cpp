#include "app/silence_words.h"

#include <QCoreApplication>
#include <map>

#include "ui/link/heard.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::app {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Silence)
};

/// Why this agent is not heard.
QString reasonOf(const link::AgentFacts& facts)
{
    return facts.problem.isEmpty() ? Words::tr("connected, but it says nothing")
                                   : shared::sentence(facts.problem.toStdString());
}

} // namespace

std::optional<Silence> silenceOf(const link::Session& session)
{
    if (!link::isBlind(session.store())) {
        return std::nullopt;
    }
    Silence silence;
    std::map<QString, QStringList> nodes; ///< by reason
    for (const auto& [node, facts] : session.store().agents()) {
        if (facts.heard && (!silence.since || *silence.since < *facts.heard)) {
            silence.since = facts.heard;
        }
        if (!facts.refused) {
            nodes[reasonOf(facts)].append(shared::technical(node));
        }
    }
    for (const auto& [reason, of] : nodes) {
        silence.reasons.append(Words::tr("%1: %2").arg(shared::listed(of), reason));
    }
    return silence;
}

QString titleOf(const Silence& silence, Instant now, WallTime wall)
{
    if (!silence.since) {
        return Words::tr("No agent has been heard yet.");
    }
    constexpr Duration Day = std::chrono::hours{24};
    const Duration age = now - *silence.since;
    const WallTime since{wall.unixMs -
                         std::chrono::duration_cast<std::chrono::milliseconds>(age).count()};
    return Words::tr("No agent has been heard since %1.")
        .arg(age < Day ? shared::timeOfDay(since) : shared::dateAndTime(since));
}

QString remedyOf(const Silence& silence)
{
    QStringList lines{
        silence.since
            ? Words::tr("What stands here is their last word. Check the network and bafar-agent "
                        "on the nodes.")
            : Words::tr("Check the network and bafar-agent on the nodes.")};
    lines += silence.reasons;
    return lines.join(QLatin1Char('\n'));
}

} // namespace bafar::app
