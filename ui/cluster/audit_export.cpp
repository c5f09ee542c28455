#include "ui/cluster/audit_export.h"

#include <QSaveFile>

#include "core/schema/json.h"

namespace bafar::ui::cluster {
namespace {

/// Quoted; what a spreadsheet would take for a formula begins with an apostrophe.
std::string csvCellOf(const std::string& text)
{
    constexpr std::string_view FormulaBegins = "=+-@\t\r";
    std::string cell = "\"";
    if (!text.empty() && FormulaBegins.find(text.front()) != std::string_view::npos) {
        cell += '\'';
    }
    for (const char letter : text) {
        cell += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    }
    return cell + "\"";
}

std::string csvLineOf(const AuditLine& line)
{
    const schema::Record& record = line.record;
    const schema::AuditEntry& entry = line.entry;
    std::string text = toIso8601(record.at);
    for (const std::string* one : {&record.node, &entry.actor, &entry.from, &entry.what}) {
        text += "," + csvCellOf(*one);
    }
    text += entry.allowed ? ",yes," : ",no,";
    text += csvCellOf(entry.outcome) + "," + csvCellOf(entry.serial);
    return text + "," + std::to_string(record.index) + "," + std::to_string(record.term) + "," +
           csvCellOf(record.chain.value_or("")) + "\n";
}

} // namespace

QByteArray auditFile(std::span<const AuditLinePtr> newestFirst, AuditFormat format)
{
    std::string text =
        format == AuditFormat::Csv
            ? "time,agent,who,from,what,allowed,outcome,certificate,index,term,chain\n"
            : "[";
    std::string between = "\n";
    for (auto line = newestFirst.rbegin(); line != newestFirst.rend(); ++line) {
        if (format == AuditFormat::Csv) {
            text += csvLineOf(**line);
        } else {
            text += between + schema::toJson((*line)->record);
            between = ",\n";
        }
    }
    text += format == AuditFormat::Csv ? "" : "\n]\n";
    return QByteArray::fromStdString(text);
}

QString writeAuditFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return written ? QString() : file.errorString();
}

} // namespace bafar::ui::cluster
