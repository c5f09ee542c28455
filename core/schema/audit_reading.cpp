#include "core/schema/audit_reading.h"

#include <limits>
#include <tuple>

namespace bafar::schema {

std::string auditTarget(const AuditQuestion& question)
{
    const std::string from =
        question.from ? "from=" + std::to_string(*question.from) + "&" : std::string();
    return "/v1/audit?" + from + "limit=" + std::to_string(question.limit);
}

AuditReading::AuditReading(std::size_t newest)
    : question_{std::nullopt, newest}
{
}

std::optional<AuditQuestion> AuditReading::next() const
{
    return whole_ ? std::nullopt : std::optional(question_);
}

void AuditReading::take(const std::vector<Record>& answer)
{
    const bool full = answer.size() >= question_.limit;
    if (!question_.from) {
        mayLackOwn_ = full;
        whole_ = !full;
        question_ = {std::uint64_t{0}, AuditPageMax};
        return;
    }
    // An agent that repeats itself must not be asked for ever.
    const std::uint64_t last = answer.empty() ? 0 : answer.back().index;
    whole_ = !full || last < *question_.from || last == std::numeric_limits<std::uint64_t>::max();
    question_ = {last + 1, AuditPageMax};
}

bool isNewer(const Record& one, const Record& other)
{
    return std::tie(one.at, one.node, one.index, one.term, one.chain, one.body.text) >
           std::tie(other.at, other.node, other.index, other.term, other.chain, other.body.text);
}

} // namespace bafar::schema
