#pragma once
// The storage page's translation context. GUI thread.
#include <QCoreApplication>

namespace bafar::ui::storage {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StoragePage)
};

} // namespace bafar::ui::storage
