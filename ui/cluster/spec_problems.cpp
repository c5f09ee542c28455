#include "ui/cluster/spec_problems.h"

#include <algorithm>
#include <span>

#include "core/schema/spec_sections.h"
#include "ui/shared/format.h"

namespace bafar::ui::cluster {

std::vector<schema::Problem> problemsOf(const std::string& text)
{
    std::vector<schema::Problem> problems =
        schema::SpecReading::read(text, schema::specSections(), {}).problems;
    std::stable_sort(
        problems.begin(), problems.end(),
        [](const schema::Problem& a, const schema::Problem& b) { return a.line < b.line; });
    return problems;
}

std::map<int, QString> wrongLines(const std::vector<schema::Problem>& problems)
{
    std::map<int, QString> lines;
    const std::size_t count = std::min<std::size_t>(problems.size(), SpecProblemsModel::RowsMax);
    for (const schema::Problem& one : std::span(problems).first(count)) {
        if (one.line > 0) {
            QString& said = lines[one.line];
            said +=
                (said.isEmpty() ? QString() : QString(QLatin1Char('\n'))) + problemWords(one.text);
        }
    }
    return lines;
}

SpecProblemsModel::SpecProblemsModel(QObject* parent)
    : RowsModel({tr("Line"), tr("Where"), tr("What is wrong")}, parent)
{
}

void SpecProblemsModel::setProblems(const std::vector<schema::Problem>& problems)
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(problems.size(), RowsMax));
    listed_.assign(problems.begin(), problems.begin() + count);
    std::vector<shared::Row> rows;
    for (const schema::Problem& one : listed_) {
        shared::Row row;
        row.key = QString::number(rows.size());
        const QString line = one.line > 0 ? QString::number(one.line) : QStringLiteral("–");
        row.cells = {
            {shared::technical(line),
             shared::CellLook::Technical,
             schema::State::Failed,
             {},
             {},
             QString()}, // the table's name says what it is
            {shared::technical(shared::fromPeer(one.path)), shared::CellLook::Technical},
            {problemWords(one.text)},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

const schema::Problem* SpecProblemsModel::at(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    return row >= 0 && index < listed_.size() ? &listed_[index] : nullptr;
}

} // namespace bafar::ui::cluster
