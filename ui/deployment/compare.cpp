#include "ui/deployment/compare.h"

#include <algorithm>
#include <map>

#include "ui/shared/format.h"

namespace bafar::ui::deployment {

using schema::ServiceShape;
using schema::deployment::Deployment;
using shared::CellLook;

namespace {

using Texts = std::map<std::string, std::string>;

/// "NAME=value" as name and value; a line without "=" is its own name.
Texts namedLines(const std::vector<std::string>& lines)
{
    Texts texts;
    for (const std::string& line : lines) {
        const std::size_t equals = line.find('=');
        const bool named = equals != std::string::npos && line.compare(equals, 2, "==") != 0 &&
                           (equals == 0 || line[equals - 1] != '!');
        texts[named ? line.substr(0, equals) : line] = named ? line.substr(equals + 1) : "";
    }
    return texts;
}

QString shown(const std::string& value)
{
    return value == schema::HiddenValue ? CompareModel::tr("hidden")
                                        : shared::technical(shared::fromPeer(value));
}

Difference differenceOf(const std::optional<std::string>& before,
                        const std::optional<std::string>& after)
{
    if (!before) {
        return Difference::Added;
    }
    if (!after) {
        return Difference::Removed;
    }
    if (*before != *after) {
        return Difference::Changed;
    }
    return *after == schema::HiddenValue ? Difference::Unknown : Difference::Same;
}

void addPart(const QString& part,
             const Texts& before,
             const Texts& after,
             std::vector<CompareLine>& lines)
{
    Texts names = before;
    names.insert(after.begin(), after.end());
    const auto valueIn = [](const Texts& texts, const std::string& name) {
        const auto found = texts.find(name);
        return found == texts.end() ? std::nullopt : std::optional<std::string>(found->second);
    };
    for (const auto& [name, any] : names) {
        const std::optional<std::string> was = valueIn(before, name);
        const std::optional<std::string> is = valueIn(after, name);
        // What is only a name has no value to show.
        const auto text = [&name](const std::optional<std::string>& value) {
            return !value ? QString() : value->empty() ? shown(name) : shown(*value);
        };
        lines.push_back({part, shared::technical(shared::fromPeer(name)), text(was), text(is),
                         differenceOf(was, is)});
    }
}

void addValue(const QString& part,
              const QString& before,
              const QString& after,
              std::vector<CompareLine>& lines)
{
    const Difference difference = before.isEmpty() || after.isEmpty() ? Difference::Unknown
                                  : before == after                   ? Difference::Same
                                                                      : Difference::Changed;
    lines.push_back({part, {}, before, after, difference});
}

QString digestOf(const Deployment& record)
{
    const std::size_t at = record.toImage.find('@');
    return at == std::string::npos
               ? QString()
               : shared::technical(shared::fromPeer(record.toImage.substr(at + 1)));
}

QString tasksOf(const Deployment& record)
{
    if (record.after) {
        return record.after->replicas ? shared::number(std::uint64_t{*record.after->replicas})
                                      : CompareModel::tr("one on each node");
    }
    return record.toReplicas ? shared::number(std::uint64_t{*record.toReplicas}) : QString();
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
        return shared::technical(shared::fromPeer(schema::deployment::imageName(record.toImage)));
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
                    lines);
            continue;
        }
        const auto known = [member = list](const Deployment& record) {
            return record.after
                       ? CompareModel::tr("%Ln line(s)", nullptr,
                                          static_cast<int>(((*record.after).*member).size()))
                       : QString();
        };
        lines.push_back({part, {}, known(older), known(newer), Difference::Unknown});
    }
    return lines;
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

CompareModel::CompareModel(QObject* parent)
    : RowsModel({tr("Part"), tr("Name"), tr("Before"), tr("After"), tr("Difference")}, parent)
{
}

void CompareModel::setLines(const std::vector<CompareLine>& lines)
{
    differences_.clear();
    std::vector<shared::Row> rows;
    for (const CompareLine& line : lines) {
        differences_.push_back(line.difference);
        const bool same = line.difference == Difference::Same;
        const bool unknown = line.difference == Difference::Unknown;
        const CellLook value = same ? CellLook::Muted : CellLook::Technical;
        const auto cell = [&](const QString& text) {
            const bool missing = text.isEmpty();
            return missing && unknown ? shared::Cell{tr("not recorded"), CellLook::Muted}
                   : missing          ? shared::Cell{tr("–"), CellLook::Muted}
                                      : shared::Cell{text, value};
        };
        shared::Row row;
        row.key = line.part + QLatin1Char('/') + line.name;
        row.cells = {{line.part, same ? CellLook::Muted : CellLook::Plain},
                     {line.name, same ? CellLook::Muted : CellLook::Technical},
                     cell(line.before),
                     cell(line.after),
                     {differenceWord(line.difference),
                      same || unknown ? CellLook::Muted : CellLook::Strong}};
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

bool CompareModel::differs(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    return row >= 0 && index < differences_.size() && differences_[index] != Difference::Same &&
           differences_[index] != Difference::Unknown;
}

} // namespace bafar::ui::deployment
