#include "ui/overview/summary.h"

#include <algorithm>
#include <map>

#include "ui/overview/words.h"
#include "ui/shared/format.h"

namespace bafar::ui::overview {
namespace {

using schema::State;

int counted(std::uint64_t value)
{
    return static_cast<int>(std::min<std::uint64_t>(value, 1'000'000));
}

Hearing hearingOf(const std::vector<NodeWord>& nodes)
{
    const auto live = std::count_if(nodes.begin(), nodes.end(),
                                    [](const NodeWord& word) { return word.isLive(); });
    const bool ever = std::any_of(nodes.begin(), nodes.end(),
                                  [](const NodeWord& word) { return word.age.has_value(); });
    return !ever                                              ? Hearing::Nobody
           : live == 0                                        ? Hearing::Silence
           : live < static_cast<std::ptrdiff_t>(nodes.size()) ? Hearing::Partly
                                                              : Hearing::All;
}

/// Why nobody is heard, each reason with its nodes; without any, whom it connects to.
QString whyNobody(const std::vector<NodeWord>& nodes)
{
    std::map<QString, std::vector<std::string>> byReason;
    std::vector<std::string> all;
    for (const NodeWord& word : nodes) {
        all.push_back(word.node);
        if (!word.problem.isEmpty()) {
            byReason[word.problem].push_back(word.node);
        }
    }
    QStringList lines;
    for (const auto& [reason, of] : byReason) {
        lines.append(Words::tr("%1: %2").arg(namesOf(of), reason));
    }
    return lines.isEmpty() ? Words::tr("Connecting to %1…").arg(namesOf(all))
                           : lines.join(QLatin1Char('\n'));
}

/// While nothing is known: what is in the way of knowing anything.
void tellNothing(const Known& known, Summary& summary)
{
    if (known.nodes.empty()) {
        summary.first = Words::tr("There is no agent to ask");
        summary.basis = Words::tr("The profile names no node: start Bafar with one that does.");
    } else if (known.unasked) {
        summary.first = known.unasked->why;
        summary.basis = known.unasked->whatToDo;
    } else {
        summary.first = Words::tr("No agent was heard yet");
        summary.basis = whyNobody(known.nodes);
    }
}

/// What is known is of an earlier run, and no link was made or refused yet.
bool isConnecting(const std::vector<NodeWord>& nodes)
{
    return std::none_of(nodes.begin(), nodes.end(), [](const NodeWord& word) {
        return word.isConnected || !word.problem.isEmpty();
    });
}

/// "3 of 3 agents, the newest word 0.4 s old".
QString agentsText(const std::vector<NodeWord>& nodes)
{
    std::uint64_t live = 0;
    std::optional<Duration> newest;
    for (const NodeWord& word : nodes) {
        live += word.isLive() ? 1 : 0;
        if (word.age && (!newest || *word.age < *newest)) {
            newest = word.age;
        }
    }
    return Words::tr("%1 of %2 agents heard, the newest %3 ago")
        .arg(shared::number(live), shared::number(std::uint64_t{nodes.size()}),
             shared::age(newest.value_or(Duration::zero())));
}

QString basisOf(const Known& known)
{
    QStringList parts{agentsText(known.nodes)};
    const auto ok = known.topology.counts.find(State::Ok);
    const std::size_t well = ok == known.topology.counts.end() ? 0 : ok->second;
    parts.append(Words::tr("%Ln thing(s) ok", nullptr, counted(well)));
    const schema::alerting::Counts& counts = known.alerts.board.counts;
    if (!known.alerts.isConfigured()) {
        parts.append(Words::tr("no alert rules are evaluated"));
    } else if (counts.inhibited > 0) {
        parts.append(Words::tr("%Ln alert(s) muted", nullptr, counted(counts.inhibited)));
    }
    for (const auto& [state, words] : {std::pair{State::Maintenance, Words::tr("in maintenance")},
                                       std::pair{State::Transition, Words::tr("changing")}}) {
        const auto found = known.topology.counts.find(state);
        if (found != known.topology.counts.end() && found->second > 0) {
            parts.append(
                Words::tr("%1 %2").arg(shared::number(std::uint64_t{found->second}), words));
        }
    }
    return parts.join(shared::separator());
}

void tellFirstLine(const Known& known, Summary& summary)
{
    const std::size_t wrong = summary.problems.size();
    if (summary.hearing == Hearing::Silence) {
        summary.mark = State::Unknown;
        summary.first = Words::tr("No agent is heard: this is their last word");
    } else if (wrong > 0) {
        summary.mark = summary.problems.front().mark;
        summary.first = Words::tr("%Ln problem(s)", nullptr, counted(wrong));
    } else {
        summary.mark = summary.hearing == Hearing::All ? State::Ok : State::Unknown;
        summary.first = summary.hearing == Hearing::All ? Words::tr("Nothing is wrong")
                                                        : Words::tr("Nothing wrong is known");
    }
    summary.basis = basisOf(known);
}

} // namespace

Summary summaryOf(const Known& known)
{
    Summary summary;
    summary.hearing = hearingOf(known.nodes);
    if (summary.hearing == Hearing::Nobody) {
        tellNothing(known, summary);
        return summary;
    }
    summary.problems = problemsOf(known);
    summary.headroom = headroomOf(known);
    summary.roles = rolesOf(known);
    tellFirstLine(known, summary);
    if (summary.hearing == Hearing::Silence && isConnecting(known.nodes)) {
        summary.caveats.append(known.unasked ? known.unasked->why : whyNobody(known.nodes));
    }
    if (!known.cutOff.empty()) {
        const QString who = namesOf({known.cutOff.begin(), known.cutOff.end()});
        summary.caveats.append(
            summary.hearing == Hearing::All
                ? Words::tr("Cut off from the majority, so that what they say of others may be "
                            "old: %1. Check the network between the nodes.")
                      .arg(who)
                : Words::tr("Cut off from the majority, so that what they say of others may be "
                            "old: %1. Bring the missing agents back.")
                      .arg(who));
    }
    return summary;
}

} // namespace bafar::ui::overview
