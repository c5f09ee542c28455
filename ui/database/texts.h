#pragma once
// The database page's translation context. GUI thread.
#include <QCoreApplication>

namespace bafar::ui::database {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DatabasePage)
};

} // namespace bafar::ui::database
