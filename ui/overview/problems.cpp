#include "ui/overview/problems.h"

#include <algorithm>

#include "core/alerts/board.h"
#include "ui/overview/last_words.h"
#include "ui/overview/words.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/parts.h"
#include "ui/things/text.h"

namespace bafar::ui::overview {
namespace {

using schema::State;
using schema::alerting::Alert;

constexpr std::string_view NodePrefix = "node/";

bool isWrong(State state)
{
    return state == State::Failed || state == State::Unknown || state == State::Degraded ||
           state == State::Stale;
}

int rankOf(State state)
{
    switch (state) {
    case State::Failed: return 0;
    case State::Unknown: return 1;
    case State::Degraded: return 2;
    default: return 3;
    }
}

/// One line while it is put together: a thing, or the alert that has none, and what is counted.
struct Line {
    const topology::Thing* thing = nullptr;
    const Alert* alert = nullptr; ///< the first one
    int rank = 3;                 ///< of the thing or its worst alert
    std::size_t onIt = 0;
    std::size_t parts = 0;
    std::size_t alerts = 0;
    const topology::Thing* worstPart = nullptr; ///< the first of the worst
};

/// Puts the lines of one picture together.
class Sorter {
public:
    /// `topology` is the known one, or its last words.
    Sorter(const Known& known, const topology::Topology& topology)
        : known_(known)
        , topology_(topology)
        , anyHeard_(isAnyHeard(known))
    {
    }

    std::vector<Problem> run()
    {
        for (const topology::Thing& thing : topology_.things) {
            if (isWrong(thing.entity.state) && carrierOf(thing) == &thing) {
                addThing(thing);
            }
        }
        for (const topology::Thing& thing : topology_.things) {
            if (isWrong(thing.entity.state)) {
                count(thing);
            }
        }
        for (const Alert& alert : known_.alerts.board.alerts) {
            if (bafar::alerts::isUrgent(alert)) {
                addAlert(alert);
            }
        }
        std::stable_sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.onIt > b.onIt;
        });
        std::vector<Problem> problems;
        problems.reserve(lines_.size());
        for (const Line& line : lines_) {
            problems.push_back(problems.size() < WordedMax ? worded(line) : Problem{});
        }
        return problems;
    }

private:
    /// The node's thing, if that node is not heard and has a line; else null. A node that is heard
    /// and failed (a full disk) explains nothing of what runs on it.
    const topology::Thing* lostNode(const std::string& node) const
    {
        const topology::Thing* thing =
            node.empty() || !anyHeard_ ? nullptr : topology_.find(std::string(NodePrefix) + node);
        if (thing == nullptr || !isWrong(thing->entity.state)) {
            return nullptr;
        }
        const auto word = std::find_if(known_.nodes.begin(), known_.nodes.end(),
                                       [&node](const NodeWord& one) { return one.node == node; });
        const bool lost =
            word == known_.nodes.end() ? things::isQuiet(thing->entity.state) : !word->isLive();
        return lost ? thing : nullptr;
    }

    /// The thing in whose line this one is counted; itself where it has a line of its own.
    const topology::Thing* carrierOf(const topology::Thing& thing) const
    {
        if (const topology::Thing* node = lostNode(thing.entity.node)) {
            return node;
        }
        const topology::Thing* whole = things::wholeOf(topology_, thing);
        return whole != nullptr && isWrong(whole->entity.state) ? whole : &thing;
    }

    Line* lineOf(const std::string& entity)
    {
        const auto found = places_.find(entity);
        return found == places_.end() ? nullptr : &lines_[found->second];
    }

    void addThing(const topology::Thing& thing)
    {
        places_[thing.entity.id] = lines_.size();
        lines_.push_back({&thing, nullptr, rankOf(thing.entity.state)});
    }

    void count(const topology::Thing& thing)
    {
        const topology::Thing* carrier = carrierOf(thing);
        if (carrier == &thing) {
            return;
        }
        Line* line = lineOf(carrier->entity.id);
        if (line == nullptr) {
            return;
        }
        if (carrier->entity.id.starts_with(NodePrefix)) {
            ++line->onIt;
            return;
        }
        ++line->parts;
        const topology::Thing*& worst = line->worstPart;
        if (worst == nullptr || rankOf(thing.entity.state) < rankOf(worst->entity.state)) {
            worst = &thing;
        }
    }

    /// The line that this alert belongs to; null: it needs its own.
    Line* carrierOf(const Alert& alert)
    {
        if (const topology::Thing* thing = topology_.find(alert.subject)) {
            if (Line* line = lineOf(carrierOf(*thing)->entity.id)) {
                return line;
            }
        }
        const auto label = alert.labels.find("node");
        const topology::Thing* node =
            alert.ofCluster || label == alert.labels.end() ? nullptr : lostNode(label->second);
        return node == nullptr ? nullptr : lineOf(node->entity.id);
    }

    void addAlert(const Alert& alert)
    {
        const int rank = rankOf(shared::markOf(alert.severity));
        Line* line = carrierOf(alert);
        if (line == nullptr) {
            lines_.push_back({nullptr, &alert, rank});
            return;
        }
        line->alert = line->alert == nullptr ? &alert : line->alert;
        line->rank = std::min(line->rank, rank);
        ++line->alerts;
    }

    Problem worded(const Line& line) const
    {
        Problem problem = line.thing != nullptr ? ofThing(*line.thing) : ofAlert(*line.alert);
        problem.onIt = line.onIt;
        problem.parts = line.parts;
        problem.part = line.worstPart == nullptr ? QString() : partText(*line.worstPart, problem);
        problem.alerts = line.alerts;
        if (line.thing != nullptr && line.alert != nullptr) {
            problem.alert = line.alert->fingerprint;
            problem.since = bafar::alerts::stateSince(*line.alert);
            problem.reason =
                problem.reason.isEmpty() ? shared::sentence(line.alert->summary) : problem.reason;
        }
        return problem;
    }

    /// Its reason only where the whole's does not say the same.
    static QString partText(const topology::Thing& part, const Problem& whole)
    {
        const QString reason = shared::sentence(part.entity.reason);
        const QString text = Words::tr("%1 %2").arg(shared::technical(part.entity.title),
                                                    shared::stateWord(part.entity.state));
        return reason.isEmpty() || whole.reason.contains(reason)
                   ? text
                   : Words::tr("%1: %2").arg(text, reason);
    }

    Problem ofThing(const topology::Thing& thing) const
    {
        const schema::Entity& entity = thing.entity;
        Problem problem;
        problem.mark = entity.state;
        problem.name = shared::technical(entity.title);
        problem.state = shared::stateWord(entity.state);
        problem.reason = shared::sentence(entity.reason);
        if (problem.reason.isEmpty() && things::isQuiet(entity.state)) {
            problem.reason = things::knownAge(thing)
                                 ? Words::tr("seen %1 ago").arg(things::ageText(thing))
                                 : Words::tr("never seen");
        }
        problem.says = thing.speaker;
        problem.entity = entity.id;
        const auto worried = known_.worried.find(entity.id);
        problem.since = worried == known_.worried.end() ? WallTime{} : worried->second;
        return problem;
    }

    Problem ofAlert(const Alert& alert) const
    {
        Problem problem;
        problem.mark = shared::markOf(alert.severity);
        problem.name = alert.subject.empty() ? shared::technical(alert.rule)
                                             : things::titleOf(topology_, alert.subject);
        problem.state = shared::severityWord(alert.severity);
        problem.reason = shared::sentence(alert.summary);
        problem.since = bafar::alerts::stateSince(alert);
        const auto label = alert.labels.find("node");
        problem.says = alert.ofCluster || label == alert.labels.end() ? leader() : label->second;
        problem.entity = topology_.find(alert.subject) == nullptr ? std::string() : alert.subject;
        problem.alert = alert.fingerprint;
        problem.isAlert = true;
        return problem;
    }

    std::string leader() const
    {
        const std::vector<std::string>& leaders = known_.alerts.board.leaders;
        return leaders.empty() ? std::string() : leaders.front();
    }

    const Known& known_;
    const topology::Topology& topology_;
    bool anyHeard_; ///< else a node that is not heard explains nothing: none is
    std::vector<Line> lines_;
    std::map<std::string, std::size_t> places_; ///< of a thing's line, by id
};

} // namespace

std::vector<Problem> problemsOf(const Known& known)
{
    if (isAnyHeard(known) || known.topology.things.empty()) {
        return Sorter(known, known.topology).run();
    }
    const topology::Topology last = lastWordsOf(known.topology);
    std::vector<Problem> problems = Sorter(known, last).run();
    for (Problem& problem : problems) {
        const topology::Thing* thing = last.find(problem.entity);
        if (thing != nullptr && !problem.isAlert) {
            problem.lastWord = std::chrono::floor<std::chrono::seconds>(thing->age);
        }
    }
    problems.push_back(silenceOf(last));
    return problems;
}

QString whyText(const Problem& problem)
{
    QStringList parts{
        problem.lastWord
            ? Words::tr("%1, last word %2 ago").arg(problem.state, shared::age(*problem.lastWord))
            : problem.state};
    const auto add = [&parts](const QString& text) {
        if (!text.isEmpty()) {
            parts.append(text);
        }
    };
    add(problem.reason);
    if (problem.onIt > 0) {
        add(Words::tr("and %Ln thing(s) on it", nullptr, static_cast<int>(problem.onIt)));
    }
    add(problem.part);
    if (problem.parts > 1) {
        add(Words::tr("and %Ln more part(s)", nullptr, static_cast<int>(problem.parts - 1)));
    }
    if (problem.alerts > 0) {
        add(Words::tr("%Ln alert(s)", nullptr, static_cast<int>(problem.alerts)));
    }
    return parts.join(shared::separator());
}

} // namespace bafar::ui::overview
