#include "ui/shared/command_block.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {

CommandBlock::CommandBlock(QWidget* parent)
    : QFrame(parent)
    , label_(makeLabel({}, TextRole::Technical, this))
{
    setProperty("surface", QByteArrayLiteral("code"));
    setLayoutDirection(Qt::LeftToRight); // a command is read so in every language
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 4, 4);
    label_->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(label_, 1);
    QPushButton* copy = makeButton(tr("Copy"), "quiet", this);
    copy->setObjectName(QStringLiteral("copyCommand"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(withoutIsolation(label_->text())); });
    row->addWidget(copy);
}

void CommandBlock::setCommand(const QString& command)
{
    // Letters that stand in one line wherever there is a block: what may wrap asks for less room
    // than it fills.
    constexpr qsizetype OneLine = 36;
    label_->setWordWrap(command.size() > OneLine);
    label_->setText(breakable(technical(command)));
}

} // namespace bafar::shared
