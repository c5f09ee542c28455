#include "ui/palette/popup.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <algorithm>

#include "ui/link/session.h"
#include "ui/palette/delegate.h"
#include "ui/palette/model.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::palette {
namespace {

constexpr int NothingHeight = 190;
constexpr int FollowMs = 1000;
constexpr int Rules = 6; ///< lines and borders of the card

} // namespace

Popup::Popup(link::Session& session,
             std::span<const shared::Page> pages,
             std::vector<Command> commands,
             QWidget* window)
    : Overlay(window, Largest, Place::Top)
    , session_(session)
    , pages_(pages)
    , commands_(std::move(commands))
    , line_(new QLineEdit(card()))
    , views_(new QStackedWidget(card()))
    , view_(new QListView(views_))
    , model_(new RowsList(this))
    , delegate_(new Delegate(this))
    , nothing_(new shared::EmptyState(views_))
    , unlock_(shared::makeButton(tr("Unlock"), "", view_->viewport()))
{
    setObjectName(QStringLiteral("palette"));
    card()->setAccessibleName(tr("Search"));
    build();
    connect(line_, &QLineEdit::textChanged, this, [this] { list({}); });
    connect(view_, &QListView::entered, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(view_, &QListView::clicked, this, [this](const QModelIndex& index) {
        choose(index.row());
        open();
    });
    connect(unlock_, &QPushButton::clicked, this, [this] { session_.setReadOnly(false); });
    following_.setSingleShot(true);
    connect(&following_, &QTimer::timeout, this, &Popup::gather);
    const auto follow = [this] {
        if (!following_.isActive()) {
            following_.start(FollowMs);
        }
    };
    connect(&session_, &link::Session::topologyChanged, this, follow);
    connect(&session_.store(), &link::Store::offersChanged, this, follow);
    connect(&session_.store(), &link::Store::actionChanged, this, follow);
    connect(&session_, &link::Session::readOnlyChanged, this, [this] {
        gather();
        line_->setFocus();
    });
    gather();
    show();
    raise();
    line_->setFocus();
}

/// What agents say now; the chosen entry stays chosen while it is there.
void Popup::gather()
{
    const Row* chosen = current();
    const QString key = chosen == nullptr ? QString() : chosen->key;
    catalogue_ = catalogueOf(session_, pages_, commands_);
    list(key);
}

void Popup::list(const QString& chosen)
{
    model_->setRows(rowsOf({session_, pages_, commands_}, catalogue_, line_->text()));
    const bool any = model_->rowCount() > 0;
    if (!any) {
        nothing_->setTexts(tr("Nothing fits “%1”").arg(shared::technical(line_->text().trimmed())),
                           tr("Search for pages, nodes, addresses, services, servers and volumes "
                              "by name, state or "
                              "fact, for actions that are offered now, for metrics and commands."));
    }
    views_->setCurrentWidget(any ? static_cast<QWidget*>(view_) : nothing_);
    fit();
    const int row = model_->rowOf(chosen);
    choose(row);
    if (chosen.isEmpty()) {
        view_->scrollToTop();
    }
    placeUnlock();
}

/// The card is as high as its list.
void Popup::fit()
{
    int height = 0;
    for (const Row& row : model_->rows()) {
        height += Delegate::heightOf(row);
    }
    height = height == 0 ? NothingHeight : height;
    setLargest({Largest.width(), std::min(Largest.height(), LineHeight + FootHeight + height +
                                                                2 * ListBorder + Rules)});
}

const Row* Popup::current() const
{
    return model_->rowAt(view_->currentIndex());
}

void Popup::choose(int row)
{
    const Row* wanted = model_->rowAt(model_->index(row));
    if (wanted != nullptr && wanted->isHead) {
        return;
    }
    const bool moved = view_->currentIndex().row() != row;
    view_->setCurrentIndex(model_->index(row));
    placeUnlock();
    if (moved) {
        announce();
    }
}

/// The line has the focus, so a screen reader is told what is chosen beside it.
void Popup::announce()
{
    const Row* row = current();
    line_->setAccessibleDescription(
        row == nullptr
            ? QString()
            : view_->currentIndex().data(Qt::AccessibleTextRole).toString() + shared::separator() +
                  view_->currentIndex().data(Qt::AccessibleDescriptionRole).toString());
    if (row != nullptr && QAccessible::isActive()) {
        QAccessibleEvent event(view_, QAccessible::Focus);
        event.setChild(view_->currentIndex().row());
        QAccessible::updateAccessibility(&event);
    }
}

void Popup::placeUnlock()
{
    const Row* row = current();
    unlock_->setVisible(row != nullptr && row->locked);
    if (row == nullptr || !row->locked) {
        return;
    }
    const QRect area = view_->visualRect(view_->currentIndex());
    const QSize size = unlock_->sizeHint();
    unlock_->setGeometry(QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter,
                                             size, area.adjusted(6, 0, -6, 0)));
}

void Popup::leave()
{
    dismiss();
    deleteLater();
    Q_EMIT closed();
}

/// Leaves and does what was chosen; what cannot be started now stays, with its reason.
void Popup::open()
{
    const Row* row = current();
    if (row == nullptr || !row->enabled) {
        return;
    }
    const Entry entry = row->entry;
    leave();
    switch (entry.kind) {
    case Kind::Page: session_.openPage(shared::fromPeer(entry.target)); break;
    case Kind::Thing: session_.show(shared::fromPeer(entry.target)); break;
    case Kind::Action: session_.requestAction(entry.target, entry.subject); break;
    case Kind::Series:
        session_.showMetric(QString::fromStdString(entry.target),
                            QString::fromStdString(entry.subject));
        break;
    case Kind::Run: session_.showAction(entry.target); break;
    case Kind::Command:
        for (const Command& command : commands_) {
            if (command.id.toStdString() == entry.target) {
                command.run();
            }
        }
        break;
    }
}

bool Popup::handleKey(int key)
{
    const int row = view_->currentIndex().row();
    const int all = model_->rowCount();
    const int page = std::max(1, view_->viewport()->height() / 48 - 1);
    switch (key) {
    case Qt::Key_Down: choose(model_->neighbour(row, 1)); break;
    case Qt::Key_Up: choose(model_->neighbour(row, -1)); break;
    case Qt::Key_PageDown: choose(model_->neighbour(row, page)); break;
    case Qt::Key_PageUp: choose(model_->neighbour(row, -page)); break;
    case Qt::Key_Home: choose(model_->neighbour(row, -std::max(1, all))); break;
    case Qt::Key_End: choose(model_->neighbour(row, std::max(1, all))); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: open(); return true;
    case Qt::Key_Escape: leave(); return true;
    default: return false;
    }
    if (model_->neighbour(view_->currentIndex().row(), -1) == view_->currentIndex().row()) {
        view_->scrollToTop(); // the head above the first row
    }
    return true;
}

bool Popup::eventFilter(QObject* object, QEvent* event)
{
    if (object == line_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier) {
            return handleKey(key->key());
        }
    }
    if (object == view_->viewport() && event->type() == QEvent::Resize) {
        QMetaObject::invokeMethod(this, &Popup::placeUnlock, Qt::QueuedConnection);
    }
    return Overlay::eventFilter(object, event);
}

void Popup::mousePressEvent(QMouseEvent* event)
{
    if (!card()->geometry().contains(event->pos())) {
        leave();
    }
}

} // namespace bafar::ui::palette
