#include "ui/events/choice_button.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::ui::events {
namespace {

/// Choosing does not close it: who wants one mostly wants some.
class StayingMenu : public QMenu {
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (!toggleActive()) {
            QMenu::mouseReleaseEvent(event);
        }
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        const bool chooses = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return ||
                             event->key() == Qt::Key_Enter;
        if (!chooses || !toggleActive()) {
            QMenu::keyPressEvent(event);
        }
    }

private:
    bool toggleActive()
    {
        QAction* action = activeAction();
        if (action == nullptr || !action->isCheckable()) {
            return false;
        }
        action->trigger();
        return true;
    }
};

QIcon markIcon(schema::State state, const shared::Tokens& tokens, double scale)
{
    constexpr int Size = 12;
    QPixmap pixmap(QSize(Size, Size) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    shared::paintStateMark(painter, QRectF(1, 1, Size - 2, Size - 2), state, tokens);
    return pixmap;
}

/// A name in a menu must not set a shortcut, nor begin the counts' column.
QString menuText(const ChoiceButton::Option& option)
{
    QString text = option.text;
    text.replace(QLatin1Char('&'), QStringLiteral("&&")).remove(QLatin1Char('\t'));
    return text + QLatin1Char('\t') + shared::number(std::uint64_t{option.count});
}

} // namespace

ChoiceButton::ChoiceButton(const QString& name, QWidget* parent)
    : QPushButton(name, parent)
    , name_(name)
    , menu_(new StayingMenu(this))
{
    setFont(shared::bodyFont());
    setProperty("kind", QByteArrayLiteral("choice"));
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    menu_->setAccessibleName(name);
    setMenu(menu_);
}

void ChoiceButton::make()
{
    menu_->clear();
    for (const Option& option : options_) {
        QAction* action = menu_->addAction(menuText(option));
        action->setCheckable(true);
        if (option.mark) {
            action->setIcon(
                markIcon(*option.mark, shared::tokensOf(palette()), devicePixelRatio()));
        }
        connect(action, &QAction::triggered, this,
                [this, key = option.key](bool on) { Q_EMIT picked(key, on); });
    }
}

void ChoiceButton::setOptions(const std::vector<Option>& options,
                              const std::set<std::string>& chosen)
{
    const auto sameKey = [](const Option& a, const Option& b) { return a.key == b.key; };
    const bool same =
        std::equal(options.begin(), options.end(), options_.begin(), options_.end(), sameKey);
    options_ = options;
    if (!same) {
        make(); // an open menu whose lines stay must not lose where one is in it
    }
    const QList<QAction*> actions = menu_->actions();
    for (std::size_t i = 0; i < options_.size(); ++i) {
        QAction* action = actions[static_cast<qsizetype>(i)];
        action->setText(menuText(options_[i]));
        action->setChecked(chosen.contains(options_[i].key));
    }
    setEnabled(!options_.empty());
    const QString number = shared::number(std::uint64_t{chosen.size()});
    setText(chosen.empty() ? name_ : tr("%1: %2").arg(name_, number));
    setAccessibleDescription(chosen.empty() ? tr("all are shown") : tr("%1 chosen").arg(number));
}

} // namespace bafar::ui::events
