#include "ui/cluster/audit_book.h"

#include <QStringList>
#include <algorithm>
#include <iterator>

#include "core/schema/json.h"
#include "ui/cluster/audit_words.h"
#include "ui/link/limits.h"

namespace bafar::ui::cluster {
namespace {

/// What is searched in a line: what agents wrote, and how the console says it.
QString searchedIn(const AuditLine& line, AuditFilter::In in)
{
    const auto raw = [](const std::string& text) { return QString::fromStdString(text); };
    const schema::AuditEntry& entry = line.entry;
    const QChar between = QLatin1Char('\n');
    const QString what = raw(entry.what) + between + auditWhat(entry);
    const QString why = raw(entry.outcome) + between + auditVerdict(entry).word;
    switch (in) {
    case AuditFilter::In::Who: return raw(entry.actor);
    case AuditFilter::In::What: return what;
    case AuditFilter::In::Why: return why;
    case AuditFilter::In::Anything: break;
    }
    return raw(entry.actor) + between + what + between + why + between + raw(entry.from) + between +
           raw(line.record.node) + between + raw(entry.serial);
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
        const QString text =
            words.isEmpty() ? QString() : searchedIn(*line, filter.in).toCaseFolded();
        if (std::all_of(words.begin(), words.end(),
                        [&text](const QString& word) { return text.contains(word); })) {
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
        const std::size_t bytes = 2 * record.body.text.size(); // as it came, and read
        if (!makeRoom(record, bytes)) {
            continue;
        }
        bytes_ += bytes;
        lines_.insert(
            std::make_shared<AuditLine>(AuditLine{std::move(record), std::move(*entry), {teller}}));
    }
}

/// The oldest go, never for an older one.
bool AuditBook::makeRoom(const schema::Record& record, std::size_t bytes)
{
    const auto isOver = [&] { return lines_.size() >= LinesMax || bytes_ + bytes > BytesMax; };
    full_ = full_ || isOver();
    while (isOver() && !lines_.empty() && schema::isNewer(record, (*lines_.rbegin())->record)) {
        const auto oldest = std::prev(lines_.end());
        bytes_ -= 2 * (*oldest)->record.body.text.size();
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
