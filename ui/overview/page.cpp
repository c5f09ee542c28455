#include "ui/overview/page.h"

#include <QVBoxLayout>

#include "ui/overview/desk.h"
#include "ui/overview/words.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::overview {
namespace {

QString title()
{
    return Words::tr("Overview");
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    frame.head->addStretch(1);
    frame.body->addWidget(new Desk(workspace.session, frame.page), 1);
    return frame.page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("overview"), QStringLiteral("overview"), &title, &make, nullptr};
}

} // namespace bafar::ui::overview
