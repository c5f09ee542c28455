#include "ui/shared/overlay.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

constexpr int Border = 28;
constexpr int TopBorder = 56; ///< the bar at the top stays in sight

class Band : public QWidget {
public:
    Band(QString cluster, QWidget* parent)
        : QWidget(parent)
        , cluster_(std::move(cluster))
    {
        setFixedSize(6, 24);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(clusterColour(tokensOf(palette()), cluster_));
        painter.drawRoundedRect(rect(), 3, 3);
    }

private:
    QString cluster_;
};

} // namespace

Overlay::Overlay(QWidget* window, QSize largest, Place place)
    : QWidget(window)
    , largest_(largest)
    , place_(place)
    , card_(makeSurface("dialog", this))
    , opener_(QApplication::focusWidget())
{
    setFocusPolicy(Qt::StrongFocus);
    window->installEventFilter(this);
    cover();
}

void Overlay::cover()
{
    setGeometry(parentWidget()->rect());
    const bool top = place_ == Place::Top;
    const int wide = std::min(largest_.width(), width() - 2 * Border);
    const int high = std::min(largest_.height(), height() - Border - (top ? TopBorder : Border));
    card_->setGeometry((width() - wide) / 2, top ? TopBorder : (height() - high) / 2, wide, high);
}

void Overlay::setLargest(QSize largest)
{
    if (largest_ != largest) {
        largest_ = largest;
        cover();
    }
}

void Overlay::dismiss()
{
    hide();
    if (opener_ != nullptr) {
        opener_->setFocus(Qt::OtherFocusReason);
    }
}

void Overlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        leave();
    }
    event->accept();
}

void Overlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    QColor shade = tokens.background.darker(tokens.dark ? 150 : 900);
    const float share = place_ == Place::Top ? 0.5F : 1.0F;
    shade.setAlphaF(share * (tokens.dark ? 0.72F : 0.38F));
    painter.fillRect(rect(), shade);
}

bool Overlay::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize) {
        cover();
    }
    return QWidget::eventFilter(object, event);
}

bool Overlay::focusNextPrevChild(bool next)
{
    QWidget* start = QApplication::focusWidget();
    start = start != nullptr ? start : this;
    QWidget* at = start;
    do {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        const bool takes = (at->focusPolicy() & Qt::TabFocus) != 0;
        if (at != this && isAncestorOf(at) && takes && at->isVisible() && at->isEnabled()) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (at != start);
    return true;
}

QWidget* makeClusterBand(const QString& cluster, QWidget* parent)
{
    return new Band(cluster, parent);
}

} // namespace bafar::shared
