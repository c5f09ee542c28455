#include "ui/cluster/spec_find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

SpecFindBar::SpecFindBar(QWidget* parent)
    : QWidget(parent)
    , field_(new QLineEdit(this))
    , none_(shared::makeLabel({}, shared::TextRole::Muted, this))
{
    constexpr int WordMax = 200; // letters
    constexpr int FieldMax = 320;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    field_->setObjectName(QStringLiteral("spec find"));
    field_->setFont(shared::technicalFont());
    field_->setLayoutDirection(Qt::LeftToRight); // as the text is
    shared::setPlaceholder(field_, tr("Search"));
    field_->setAccessibleName(tr("Search in the spec"));
    field_->setMaxLength(WordMax);
    field_->setMaximumWidth(FieldMax);
    row->addWidget(field_, 1);
    const auto add = [this, row](QChar sign, const QString& name) {
        QPushButton* button = shared::makeButton(QString(sign), "quiet", this);
        button->setAccessibleName(name);
        button->setToolTip(name);
        row->addWidget(button);
        return button;
    };
    const QPushButton* before = add(QChar(0x2191), tr("Previous place (Shift+F3)"));
    const QPushButton* after = add(QChar(0x2193), tr("Next place (F3)"));
    row->addWidget(none_);
    row->addStretch(1);
    connect(field_, &QLineEdit::textChanged, this, &SpecFindBar::wordChanged);
    connect(field_, &QLineEdit::returnPressed, this, [this] { Q_EMIT nextWanted(true); });
    connect(before, &QPushButton::clicked, this, [this] { Q_EMIT nextWanted(false); });
    connect(after, &QPushButton::clicked, this, [this] { Q_EMIT nextWanted(true); });
    hide();
}

QString SpecFindBar::word() const
{
    return field_->text();
}

void SpecFindBar::open()
{
    show();
    field_->selectAll();
    field_->setFocus(Qt::ShortcutFocusReason);
}

void SpecFindBar::setFound(bool found)
{
    none_->setText(found || word().isEmpty() ? QString() : tr("No such place"));
}

void SpecFindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace bafar::ui::cluster
