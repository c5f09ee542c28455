#pragma once
// The cache page's translation context. GUI thread.
#include <QCoreApplication>

namespace bafar::ui::cache {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CachePage)
};

} // namespace bafar::ui::cache
