#include "ui/things/left_out.h"

#include <algorithm>

#include "ui/shared/theme.h"

namespace bafar::ui::things {

LeftOut::LeftOut(QWidget* parent)
    : QPushButton(parent)
{
    setFont(shared::bodyFont());
    setProperty("kind", QByteArrayLiteral("quiet"));
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    setObjectName(QStringLiteral("left out"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    hide();
    connect(this, &QPushButton::clicked, this, [this] { Q_EMIT wanted(first_); });
}

void LeftOut::setLeftOut(std::size_t count, const QString& first)
{
    first_ = first;
    setText(tr("and %Ln more, in the table below", nullptr,
               static_cast<int>(std::min<std::size_t>(count, 1'000'000))));
    setVisible(count > 0);
}

} // namespace bafar::ui::things
