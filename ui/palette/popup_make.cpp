// How the palette is put together.
#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/palette/delegate.h"
#include "ui/palette/model.h"
#include "ui/palette/popup.h"
#include "ui/shared/field.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::palette {
namespace {

constexpr int TypedMax = 200;

} // namespace

void Popup::build()
{
    auto* rows = new QVBoxLayout(card());
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 12, 12, 12);
    line_->setObjectName(QStringLiteral("paletteLine"));
    shared::setPlaceholder(line_, tr("Find a node, service, action"));
    line_->setAccessibleName(tr("Search for pages, things, actions and metrics"));
    line_->setMaxLength(TypedMax);
    line_->setFixedHeight(LineHeight - 24);
    line_->addAction(shared::makeIcon(QStringLiteral("search"), &shared::Tokens::muted),
                     QLineEdit::LeadingPosition);
    shared::beginWithInterface(line_);
    line_->installEventFilter(this);
    top->addWidget(line_);
    rows->addLayout(top);
    rows->addWidget(shared::makeRule(Qt::Horizontal, card()));
    view_->setObjectName(QStringLiteral("paletteList"));
    view_->setAccessibleName(tr("What was found"));
    view_->setModel(model_);
    view_->setItemDelegate(delegate_);
    view_->setFocusPolicy(Qt::NoFocus); // the line keeps it
    view_->setFrameShape(QFrame::NoFrame);
    view_->setProperty("look", QByteArrayLiteral("bare"));
    view_->setMouseTracking(true);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->viewport()->installEventFilter(this);
    connect(view_->verticalScrollBar(), &QScrollBar::valueChanged, this, &Popup::placeUnlock);
    unlock_->setObjectName(QStringLiteral("paletteUnlock"));
    unlock_->setAccessibleDescription(tr("Lets this console change the cluster"));
    unlock_->hide();
    delegate_->setButtonWidth(unlock_->sizeHint().width() + 8);
    views_->addWidget(view_);
    views_->addWidget(nothing_);
    auto* middle = new QHBoxLayout;
    middle->setContentsMargins(ListBorder, ListBorder, ListBorder, ListBorder);
    middle->addWidget(views_);
    rows->addLayout(middle, 1);
    rows->addWidget(shared::makeRule(Qt::Horizontal, card()));
    rows->addWidget(makeFoot());
}

QWidget* Popup::makeFoot()
{
    auto* foot = new QWidget(card());
    foot->setFixedHeight(FootHeight);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    const std::pair<QString, QString> keys[] = {
        {QStringLiteral("\u2191 \u2193"), tr("choose")},
        {QStringLiteral("Enter"), tr("open")},
        {QStringLiteral("Esc"), tr("close")},
    };
    for (const auto& [key, text] : keys) {
        row->addWidget(shared::makeBadge(shared::technical(key), "plain", foot));
        row->addWidget(shared::makeLabel(text, shared::TextRole::Caption, foot));
        row->addSpacing(10);
    }
    row->addStretch(1);
    return foot;
}

} // namespace bafar::ui::palette
