#include "ui/alerts/runbook_view.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include "core/alerts/runbooks.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::alerts {
namespace {

/// Its code spans in the technical font; everything else as it is, no markup of its own.
QString richText(const std::string& text)
{
    const QString family = shared::technicalFont().families().value(0);
    QString rich;
    for (const bafar::alerts::Span& span : bafar::alerts::spansOf(text)) {
        const QString plain = QString::fromStdString(span.text); // built in: nobody else's
        rich += span.code ? QStringLiteral("<span style=\"font-family:'%1','monospace';"
                                           "font-size:12px\">%2</span>")
                                .arg(family, shared::technical(plain).toHtmlEscaped())
                          : plain.toHtmlEscaped();
    }
    return rich;
}

QString plainText(const std::string& text)
{
    return QString::fromStdString(text).remove(QLatin1Char('`'));
}

} // namespace

RunbookView::RunbookView(QWidget* parent)
    : QWidget(parent)
    , layout_(new QVBoxLayout(this))
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(8);
}

void RunbookView::addHead(const QString& text)
{
    layout_->addSpacing(4);
    layout_->addWidget(shared::makeLabel(text, shared::TextRole::Section, this));
}

void RunbookView::addText(const std::string& text, int number)
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    QLabel* figure = nullptr;
    if (number > 0) {
        figure = shared::makeLabel({}, shared::TextRole::Muted, line);
        figure->setFont(shared::figuresFont(12)); // the same in every theme
        figure->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        figure->setFixedWidth(14);
        row->addWidget(figure);
    }
    QLabel* label = shared::makeLabel({}, shared::TextRole::Body, line);
    label->setTextFormat(Qt::RichText);
    label->setText(richText(text));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(plainText(text));
    if (number > 0) {
        shared::sayInFigures(line, [this, figure, label, number, plain = plainText(text)] {
            const QString ordinal = shared::number(static_cast<double>(number)) + QLatin1Char('.');
            // Digits have no direction of their own: the dot would stand before them.
            figure->setText((isRightToLeft() ? QString(QChar(0x200F)) : QString()) + ordinal);
            label->setAccessibleName(ordinal + QLatin1Char(' ') + plain);
        });
    }
    row->addWidget(label, 1);
    layout_->addWidget(line);
}

Result<bafar::alerts::RunbookText> RunbookView::runbookFor(std::string_view rule)
{
    if (QLocale().language() == QLocale::Persian) {
        const std::string_view own =
            bafar::alerts::runbookOf(rule, bafar::alerts::persianRunbooks());
        if (!own.empty()) {
            return bafar::alerts::readRunbook(own);
        }
    }
    return bafar::alerts::readRunbook(bafar::alerts::runbookOf(rule));
}

void RunbookView::setRunbook(const bafar::alerts::RunbookText& runbook)
{
    if (runbook == shown_) {
        return;
    }
    shown_ = runbook;
    shared::clearLayout(layout_);
    addHead(tr("What it means"));
    addText(runbook.meaning, 0);
    addHead(tr("Look first"));
    int number = 0;
    for (const std::string& look : runbook.look) {
        addText(look, ++number);
    }
    addHead(tr("Then"));
    addText(runbook.then, 0);
}

} // namespace bafar::ui::alerts
