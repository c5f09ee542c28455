#include "ui/shared/page.h"

namespace bafar::shared {

const Page* findPage(std::span<const Page> pages, const QString& id)
{
    for (const Page& page : pages) {
        if (page.id == id) {
            return &page;
        }
    }
    return nullptr;
}

} // namespace bafar::shared
