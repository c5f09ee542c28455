#include "core/http/forward.h"

#include "core/http/scan.h"

namespace bafar::http {
namespace {

bool nominated(const Fields& fields, std::size_t index)
{
    return !isEndToEndEssential(fields[index].id) &&
           fields.listContains(Header::Connection, fields.name(index));
}

} // namespace

void markHopByHop(Fields& fields, bool keepUpgrade)
{
    const bool anyNominated = fields.first(Header::Connection) < fields.size();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Header id = fields[i].id;
        if (id == Header::Upgrade && keepUpgrade) {
            continue;
        }
        if (isHopByHop(id) || id == Header::ContentLength ||
            (anyNominated && nominated(fields, i))) {
            fields.setHop(i);
        }
    }
}

} // namespace bafar::http
