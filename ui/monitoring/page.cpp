#include "ui/monitoring/page.h"

#include <QCoreApplication>

#include "ui/monitoring/panel.h"

namespace bafar::ui::monitoring {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MonitoringPage)
};

QString title()
{
    return Words::tr("Monitoring");
}

QWidget* makePanel(link::Session& session, const QString& entity, QWidget* parent)
{
    return new ChartsPanel(session, entity, parent);
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("monitoring"), QStringLiteral("monitoring"), &title, nullptr,
            &makePanel};
}

} // namespace bafar::ui::monitoring
