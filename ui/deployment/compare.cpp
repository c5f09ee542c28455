#include "ui/deployment/compare.h"

#include <algorithm>
#include <map>

#include "ui/shared/format.h"

namespace bafar::ui::deployment {

using schema::ServiceShape;
using schema::deployment::Deployment;

namespace {

/// A line of a part.
struct Line {
    std::optional<std::string> value; ///< nothing: it is only a name
    bool isCut = false;               ///< how it goes on is not recorded

    bool operator==(const Line&) const = default;
};

using Lines = std::map<std::string, Line>; ///< by name

/// The agents cut lines to 160 bytes, or up to three less where a letter would be cut in two; those
/// of newer agents end with an ellipsis then.
bool isCut(const std::string& line)
{
    constexpr std::size_t CutFrom = 160 - 3;
    return line.size() >= CutFrom || line.ends_with("…");
}

/// "NAME=value" as name and value; a line without "=" is its own name.
Lines namedLines(const std::vector<std::string>& lines)
{
    Lines all;
    for (const std::string& line : lines) {
        const std::size_t equals = line.find('=');
        const bool named = equals != std::string::npos && line.compare(equals, 2, "==") != 0 &&
                           (equals == 0 || line[equals - 1] != '!');
        if (named) {
            all[line.substr(0, equals)] = {line.substr(equals + 1), isCut(line)};
        } else {
            all[line] = {{}, isCut(line)};
        }
    }
    return all;
}

CompareValue tokenOf(std::string_view text)
{
    return {shared::technical(shared::fromPeer(text)), true};
}

CompareValue shown(const std::string& value)
{
    return value == schema::HiddenValue ? CompareValue{CompareModel::tr("hidden")}
           : value.empty()              ? CompareValue{CompareModel::tr("(empty)")}
                                        : tokenOf(value);
}

/// Null: it is not there, unless `someLeftOut`: then it may be among those.
Difference differenceOf(const Line* before, const Line* after, bool someLeftOut)
{
    if (before == nullptr || after == nullptr) {
        return someLeftOut         ? Difference::Unknown
               : before == nullptr ? Difference::Added
                                   : Difference::Removed;
    }
    if (before->value != after->value) {
        return Difference::Changed;
    }
    const bool hidden = after->value && *after->value == schema::HiddenValue;
    return hidden || before->isCut || after->isCut ? Difference::Unknown : Difference::Same;
}

void addPart(const QString& part,
             const Lines& before,
             const Lines& after,
             bool someLeftOut,
             std::vector<CompareLine>& lines)
{
    Lines names = before;
    names.insert(after.begin(), after.end());
    const auto lineIn = [](const Lines& all, const std::string& name) {
        const auto found = all.find(name);
        return found == all.end() ? nullptr : &found->second;
    };
    for (const auto& [name, any] : names) {
        const Line* was = lineIn(before, name);
        const Line* is = lineIn(after, name);
        // What is only a name has no value to show.
        const auto text = [&own = name](const Line* line) {
            return line == nullptr ? CompareValue() : shown(line->value ? *line->value : own);
        };
        lines.push_back({part, shared::technical(shared::fromPeer(name)), text(was), text(is),
                         differenceOf(was, is, someLeftOut)});
    }
}

void addValue(const QString& part,
              const CompareValue& before,
              const CompareValue& after,
              std::vector<CompareLine>& lines)
{
    const bool isKnown = !before.text.isEmpty() && !after.text.isEmpty();
    const Difference difference = !isKnown          ? Difference::Unknown
                                  : before == after ? Difference::Same
                                                    : Difference::Changed;
    lines.push_back({part, {}, before, after, difference});
}

CompareValue digestOf(const Deployment& record)
{
    const std::size_t at = record.toImage.find('@');
    return at == std::string::npos ? CompareValue() : tokenOf(record.toImage.substr(at + 1));
}

CompareValue tasksOf(const Deployment& record)
{
    if (record.after) {
        return {record.after->replicas ? shared::number(std::uint64_t{*record.after->replicas})
                                       : CompareModel::tr("one on each node")};
    }
    return {record.toReplicas ? shared::number(std::uint64_t{*record.toReplicas}) : QString()};
}

/// Lines of both that the agents did not record, as there were too many.
std::uint64_t leftOutOf(const Deployment& older, const Deployment& newer)
{
    return std::uint64_t{older.after ? older.after->leftOut : 0} +
           (newer.after ? newer.after->leftOut : 0);
}

const Deployment* findIn(const std::vector<Deployment>& records, const std::string& id)
{
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&id](const Deployment& one) { return one.id == id; });
    return found == records.end() ? nullptr : &*found;
}

struct Choice {
    std::optional<Pair> pair;
    QString why;
};

Choice choiceOf(const std::vector<Deployment>& records, const std::vector<std::string>& chosen)
{
    if (records.empty()) {
        return {{}, CompareModel::tr("No change is recorded yet.")};
    }
    if (chosen.size() > 2) {
        return {{}, CompareModel::tr("Choose two changes to compare them.")};
    }
    const Deployment* first = chosen.empty() ? &records.front() : findIn(records, chosen.front());
    const Deployment* second = chosen.size() == 2 ? findIn(records, chosen.back()) : nullptr;
    if (first == nullptr || (chosen.size() == 2 && second == nullptr)) {
        return {{}, CompareModel::tr("Choose two changes to compare them.")};
    }
    if (second != nullptr) {
        if (first->service != second->service) {
            return {{}, CompareModel::tr("Only two changes of one service can be compared.")};
        }
        return schema::deployment::isNewer(*first, *second)
                   ? Choice{Pair{second->id, first->id}, {}}
                   : Choice{Pair{first->id, second->id}, {}};
    }
    std::vector<const Deployment*> own; // newest first, as all
    for (const Deployment& one : records) {
        if (one.service == first->service) {
            own.push_back(&one);
        }
    }
    if (own.size() < 2) {
        return {{}, CompareModel::tr("There is only one change of this service.")};
    }
    return {Pair{own[1]->id, own[0]->id}, {}};
}

} // namespace

std::optional<Pair> pairOf(const std::vector<Deployment>& records,
                           const std::vector<std::string>& chosen)
{
    return choiceOf(records, chosen).pair;
}

QString whyNoPair(const std::vector<Deployment>& records, const std::vector<std::string>& chosen)
{
    return choiceOf(records, chosen).why;
}

std::vector<CompareLine> compare(const Deployment& older, const Deployment& newer)
{
    std::vector<CompareLine> lines;
    const auto imageOf = [](const Deployment& record) {
        return tokenOf(schema::deployment::imageName(record.toImage));
    };
    addValue(CompareModel::tr("Image"), imageOf(older), imageOf(newer), lines);
    addValue(CompareModel::tr("Digest"), digestOf(older), digestOf(newer), lines);
    addValue(CompareModel::tr("Tasks"), tasksOf(older), tasksOf(newer), lines);
    const std::pair<QString, std::vector<std::string> ServiceShape::*> parts[] = {
        {CompareModel::tr("Environment"), &ServiceShape::environment},
        {CompareModel::tr("Mounts"), &ServiceShape::mounts},
        {CompareModel::tr("Ports"), &ServiceShape::ports},
        {CompareModel::tr("Labels"), &ServiceShape::labels},
        {CompareModel::tr("Placement"), &ServiceShape::constraints}};
    for (const auto& [part, list] : parts) {
        if (older.after && newer.after) {
            addPart(part, namedLines((*older.after).*list), namedLines((*newer.after).*list),
                    leftOutOf(older, newer) > 0, lines);
            continue;
        }
        const auto known = [member = list](const Deployment& record) {
            return record.after ? CompareValue{CompareModel::tr(
                                      "%Ln line(s)", nullptr,
                                      static_cast<int>(((*record.after).*member).size()))}
                                : CompareValue();
        };
        lines.push_back({part, {}, known(older), known(newer), Difference::Unknown});
    }
    return lines;
}

QString leftOutNote(const Deployment& older, const Deployment& newer)
{
    const std::uint64_t count = leftOutOf(older, newer);
    return count == 0 ? QString()
                      : CompareModel::tr("%1 of the lines are not recorded, as there were too "
                                         "many: whether what one side has is on the other too is "
                                         "not known.")
                            .arg(shared::number(count));
}

QString differenceWord(Difference difference)
{
    switch (difference) {
    case Difference::Same: return CompareModel::tr("same");
    case Difference::Added: return CompareModel::tr("added");
    case Difference::Removed: return CompareModel::tr("removed");
    case Difference::Changed: return CompareModel::tr("changed");
    case Difference::Unknown: return CompareModel::tr("not known");
    }
    return {};
}

QString summaryOf(const std::vector<CompareLine>& lines)
{
    QStringList parts;
    for (const Difference one :
         {Difference::Changed, Difference::Added, Difference::Removed, Difference::Unknown}) {
        const auto count =
            std::count_if(lines.begin(), lines.end(),
                          [one](const CompareLine& line) { return line.difference == one; });
        if (count > 0) {
            parts.append(CompareModel::tr("%1 %2").arg(
                shared::number(static_cast<std::uint64_t>(count)), differenceWord(one)));
        }
    }
    return parts.isEmpty() ? CompareModel::tr("nothing differs") : parts.join(shared::separator());
}

} // namespace bafar::ui::deployment
