#include "ui/cluster/audit_book.h"

#include <QStringList>
#include <algorithm>
#include <iterator>

#include "core/schema/json.h"
#include "ui/cluster/audit_words.h"
#include "ui/link/limits.h"

namespace bafar::ui::cluster {
namespace {

/// What is searched in a line, as AuditFilter::In has it: what agents wrote, and how the console
/// says it.
std::array<QString, 4> searchedIn(const schema::Record& record, const schema::AuditEntry& entry)
{
    const auto raw = [](const std::string& text) { return QString::fromStdString(text); };
    const QChar between = QLatin1Char('\n');
    return {
        (raw(entry.from) + between + raw(record.node) + between + raw(entry.serial)).toCaseFolded(),
        raw(entry.actor).toCaseFolded(),
        (raw(entry.what) + between + auditWhat(entry)).toCaseFolded(),
        (raw(entry.outcome) + between + auditVerdict(entry).word).toCaseFolded()};
}

/// As it came, read, and in letters of two bytes to be searched.
std::size_t bytesOf(const schema::Record& record)
{
    return 4 * record.body.text.size();
}

/// A word has no line break: it cannot stand in two parts.
bool hasWord(const AuditLine& line, const QString& word, AuditFilter::In in)
{
    return in == AuditFilter::In::Anything
               ? std::any_of(line.searched.begin(), line.searched.end(),
                             [&word](const QString& text) { return text.contains(word); })
               : line.searched[static_cast<std::size_t>(in)].contains(word);
}

} // namespace

AuditLines sift(std::span<const AuditLinePtr> lines, const AuditFilter& filter)
{
    const QStringList words =
        filter.text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    AuditLines found;
    for (const AuditLinePtr& line : lines) {
        if (filter.refusedOnly && line->entry.allowed) {
            continue;
        }
        if (std::all_of(words.begin(), words.end(),
                        [&](const QString& word) { return hasWord(*line, word, filter.in); })) {
            found.push_back(line);
        }
    }
    return found;
}

void AuditBook::add(const std::string& teller, const std::vector<schema::Record>& records)
{
    for (const schema::Record& told : records) {
        schema::Record record = told;
        record.at = link::boundedMoment(record.at);
        if (const auto known = lines_.find(record); known != lines_.end()) {
            (*known)->tellers.insert(teller);
            continue;
        }
        Result<schema::AuditEntry> entry = schema::fromJson<schema::AuditEntry>(record.body.text);
        if (!entry) {
            full_ = full_ || ++unread_ >= LinesMax; // nobody keeps so many: asked no further
            continue;
        }
        const std::size_t bytes = bytesOf(record);
        if (!makeRoom(record, bytes)) {
            continue;
        }
        bytes_ += bytes;
        std::array<QString, 4> searched = searchedIn(record, *entry);
        lines_.insert(std::make_shared<AuditLine>(
            AuditLine{std::move(record), std::move(*entry), {teller}, std::move(searched)}));
    }
}

/// The oldest go, never for an older one.
bool AuditBook::makeRoom(const schema::Record& record, std::size_t bytes)
{
    const auto isOver = [&] { return lines_.size() >= LinesMax || bytes_ + bytes > BytesMax; };
    full_ = full_ || isOver();
    while (isOver() && !lines_.empty() && schema::isNewer(record, (*lines_.rbegin())->record)) {
        const auto oldest = std::prev(lines_.end());
        bytes_ -= bytesOf((*oldest)->record);
        lines_.erase(oldest);
    }
    return !isOver();
}

AuditLines AuditBook::since(WallTime moment) const
{
    AuditLines lines;
    for (const std::shared_ptr<AuditLine>& line : lines_) {
        if (line->record.at < moment) {
            break;
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace bafar::ui::cluster
