#include "tests/database/spec_maker.h"

#include <QFile>
#include <array>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/schema/spec_sections.h"

namespace bafar::test {

using database::Answer;
using database::Observation;
using database::Question;
using database::Table;

namespace {

constexpr const char* Nodes = R"(
cluster:
  name: lab
  nodes:
    - {id: n1, address: 192.0.2.11}
    - {id: n2, address: 192.0.2.12}
    - {id: n3, address: 192.0.2.13}
floating_ip:
  routers:
    - id: db
      virtual_router: 52
      interface: eth0
      addresses: [192.0.2.100/24]
      members: [{node: n1, priority: 150}, {node: n2, priority: 100}]
)";

std::string plainCell(std::string_view cell)
{
    std::string plain;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] != '\\' || i + 1 == cell.size()) {
            plain += cell[i];
            continue;
        }
        ++i;
        plain += cell[i] == 'n' ? '\n' : cell[i] == 't' ? '\t' : cell[i] == '0' ? '\0' : cell[i];
    }
    return plain;
}

} // namespace

schema::Spec specFrom(const std::string& text)
{
    const schema::SpecReading reading = schema::SpecReading::read(text, schema::specSections(), {});
    for (const schema::Problem& problem : reading.problems) {
        qWarning("%s: %s", problem.path.c_str(), problem.text.c_str());
    }
    CHECK(reading.problems.empty());
    return reading.spec;
}

schema::Spec bareSpec()
{
    return specFrom(Nodes);
}

schema::Spec databaseSpec(const std::string& more)
{
    return specFrom(std::string(Nodes) +
                    "database:\n  servers: [{node: n1}, {node: n2}, {node: n3}]\n" +
                    (more.empty() ? "" : "  " + more + "\n"));
}

Table tableFrom(std::string_view text)
{
    Table table;
    bool first = true;
    for (const std::string_view line : split(text, '\n')) {
        if (line.empty()) {
            continue;
        }
        const std::vector<std::string_view> cells = split(line, '\t');
        if (first) {
            table.begin(cells);
            first = false;
            continue;
        }
        for (const std::string_view cell : cells) {
            const std::string plain = plainCell(cell);
            table.add(cell == "NULL" ? std::nullopt : std::optional<std::string_view>(plain));
        }
    }
    return table;
}

Table fixtureTable(const std::string& name)
{
    QFile file(QString::fromStdString(std::string(qgetenv("BAFAR_SOURCE_DIR").constData()) +
                                      "/tests/database/fixtures/" + name + ".tsv"));
    const bool opened = file.open(QIODevice::ReadOnly);
    CHECK(opened);
    return tableFrom(file.readAll().toStdString());
}

Table pairs(const std::vector<std::pair<std::string, std::string>>& rows)
{
    Table table;
    table.begin({"Variable_name", "Value"});
    for (const auto& [name, value] : rows) {
        table.add(name);
        table.add(value);
    }
    return table;
}

Table changed(const Table& table, const std::string& name, const std::string& value)
{
    Table other;
    other.begin({"Variable_name", "Value"});
    bool found = false;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto key = table.cell(row, std::size_t{0});
        const bool same = key && database::sameName(*key, name);
        found = found || same;
        other.add(key);
        other.add(same ? std::optional<std::string_view>(value) : table.cell(row, std::size_t{1}));
    }
    if (!found) {
        other.add(name);
        other.add(value);
    }
    return other;
}

Table withCell(const Table& table, const std::string& column, std::optional<std::string_view> value)
{
    // The names of columns are not readable from outside; the fixtures' header line is.
    static const std::string header = [] {
        QFile file(QString::fromStdString(std::string(qgetenv("BAFAR_SOURCE_DIR").constData()) +
                                          "/tests/database/fixtures/replica-channels.tsv"));
        const bool opened = file.open(QIODevice::ReadOnly);
        CHECK(opened);
        return file.readLine().trimmed().toStdString();
    }();
    std::vector<std::string_view> names = split(header, '\t');
    CHECK(names.size() == table.columns());
    Table other;
    other.begin(names);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            other.add(row == 0 && names[i] == column ? value : table.cell(row, i));
        }
    }
    return other;
}

Observation observationOf(const std::string& kind)
{
    Observation observation;
    observation.time = std::chrono::milliseconds(3);
    for (const auto& [question, name] :
         {std::pair{Question::Position, "vital"}, std::pair{Question::Replication, "channels"},
          std::pair{Question::Status, "counters"}, std::pair{Question::Variables, "settings"},
          std::pair{Question::Processes, "processes"}}) {
        Answer& answer = observation.answers.emplace_back();
        answer.question = question;
        if (kind != "primary" || question != Question::Replication) {
            answer.table = fixtureTable(kind + "-" + name);
        }
    }
    return observation;
}

Answer& answerOf(Observation& observation, Question question)
{
    for (Answer& answer : observation.answers) {
        if (answer.question == question) {
            return answer;
        }
    }
    return observation.answers.emplace_back(Answer{question, {}, 0, {}});
}

} // namespace bafar::test
