#include "ui/cluster/spec_model.h"

#include "core/base/line_diff.h"
#include "core/schema/spec_sections.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {
namespace {

using schema::State;
using shared::CellLook;

constexpr std::size_t LinesMax = 2U << 20U; ///< bytes shown of a diff: both texts, and signs

QString kindWord(schema::DifferenceKind kind)
{
    switch (kind) {
    case schema::DifferenceKind::Added: return FieldsModel::tr("added");
    case schema::DifferenceKind::Removed: return FieldsModel::tr("removed");
    case schema::DifferenceKind::Changed: return FieldsModel::tr("changed");
    }
    return {};
}

/// Each line by itself: fromPeer() would make one of them.
QString linesFrom(std::string_view text)
{
    QString out;
    text = text.substr(0, LinesMax);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out += shared::fromPeer(text.substr(0, end)) + QLatin1Char('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    out.chop(1);
    return out;
}

/// The agents start with the file that stands on their disks: nobody confirmed it.
QString whoText(const schema::SpecRevision& one)
{
    return !one.who.empty()   ? shared::technical(one.who)
           : one.from.empty() ? RevisionsModel::tr("the installer")
                              : RevisionsModel::tr("not known");
}

/// Nothing: this console does not read all of it.
std::optional<schema::Spec> readSpec(const std::string& text)
{
    schema::SpecReading reading = schema::SpecReading::read(text, schema::specSections(), {});
    return reading.problems.empty() ? std::optional(std::move(reading.spec)) : std::nullopt;
}

} // namespace

RevisionsModel::RevisionsModel(QObject* parent)
    : RowsModel({tr("Revision"), tr("Standing"), tr("When"), tr("Who"), tr("Agent"), tr("Why")},
                parent)
{
}

void RevisionsModel::setHistory(const schema::SpecHistory& history, bool isOld)
{
    newest_.assign(history.revisions.rbegin(), history.revisions.rend());
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < newest_.size(); ++i) {
        const schema::SpecRevision& one = newest_[i];
        // A revision that came back stands twice in the history and is in force once.
        const bool present = i == 0 && one.revision == history.inForce;
        // A first start tells its own reason; people's words stay as they are.
        const QString why = one.who.empty() ? shared::sentence(one.why)
                                            : shared::technical(shared::fromPeer(one.why));
        shared::Row row;
        row.key = QString::number(one.index);
        row.cells = {
            {shared::technical(one.revision), CellLook::Technical},
            present ? shared::Cell{tr("in force"), CellLook::Strong, State::Ok, {}, {}, QString()}
                    : shared::Cell{one.from.empty() ? tr("the first") : QString(), CellLook::Muted},
            {shared::dateAndTime(one.at), CellLook::Figures},
            {whoText(one), one.who.empty() ? CellLook::Muted : CellLook::Technical},
            {shared::technical(one.node), CellLook::Technical},
            {why.isEmpty() ? tr("no reason given") : why,
             why.isEmpty() ? CellLook::Muted : CellLook::Plain,
             {},
             why},
        };
        for (shared::Cell& cell : row.cells) {
            cell.look = isOld ? CellLook::Muted : cell.look;
            if (isOld && cell.mark) {
                cell.mark = State::Stale;
                cell.said.reset(); // no other word says it
            }
        }
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

const schema::SpecRevision* RevisionsModel::at(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    return row >= 0 && index < newest_.size() ? &newest_[index] : nullptr;
}

SpecComparison compareSpecs(const std::string& nameBefore,
                            const std::string& before,
                            const std::string& nameAfter,
                            const std::string& after)
{
    SpecComparison comparison;
    comparison.isSame = before == after;
    comparison.isFirst = before.empty();
    if (!comparison.isFirst) {
        const std::optional<schema::Spec> was = readSpec(before);
        const std::optional<schema::Spec> is = readSpec(after);
        comparison.isRead = was && is;
        if (comparison.isRead) {
            comparison.fields = schema::specDifferences(*was, *is);
        }
    }
    comparison.lines =
        linesFrom(comparison.isFirst ? after : unifiedDiff(before, after, nameBefore, nameAfter));
    return comparison;
}

FieldsModel::FieldsModel(QObject* parent)
    : RowsModel({tr("Where"), tr("What"), tr("Before"), tr("After")}, parent)
{
}

void FieldsModel::setFields(const std::vector<schema::SpecDifference>& fields)
{
    std::vector<shared::Row> rows;
    for (const schema::SpecDifference& one : fields) {
        shared::Row row;
        row.key = QString::number(rows.size());
        row.cells = {
            {shared::technical(shared::fromPeer(one.path)), CellLook::Technical},
            {kindWord(one.kind)},
            {shared::technical(shared::fromPeer(one.before)), CellLook::Technical},
            {shared::technical(shared::fromPeer(one.after)), CellLook::Technical},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::cluster
