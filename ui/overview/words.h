#pragma once
// The overview's translation context. GUI thread.
#include <QCoreApplication>

namespace bafar::ui::overview {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OverviewPage)
};

} // namespace bafar::ui::overview
