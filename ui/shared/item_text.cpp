#include "ui/shared/item_text.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWidget>
#include <algorithm>
#include <map>
#include <utility>

namespace bafar::shared {
namespace {

bool isCurrent(const PaintedItem& item)
{
    return item.current;
}

ItemHearer& itemHearer()
{
    static ItemHearer hearer;
    return hearer;
}

void tellReader(QAccessibleEvent&& event, int item)
{
    event.setChild(item);
    if (itemHearer()) {
        itemHearer()(event);
    } else {
        QAccessible::updateAccessibility(&event);
    }
}

/// One item. It keeps the place, not the content: content is asked for when it is read.
class ItemInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemInterface(QWidget* widget, PaintedItems* items, int index)
        : widget_(widget)
        , items_(items)
        , index_(index)
    {
    }

    [[nodiscard]] bool isValid() const override { return widget_ != nullptr; }

    [[nodiscard]] QObject* object() const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(widget_);
    }

    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }

    [[nodiscard]] int childCount() const override { return 0; }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override;

    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QRect rect() const override;

    [[nodiscard]] QAccessible::Role role() const override { return item().role; }

    [[nodiscard]] QAccessible::State state() const override;

    [[nodiscard]] void* interface_cast(QAccessible::InterfaceType type) override
    {
        const bool acts = type == QAccessible::ActionInterface && !item().key.empty();
        return acts ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }

    void doAction(const QString& action) override;

    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

    [[nodiscard]] int index() const { return index_; }

    [[nodiscard]] bool isOf(const PaintedItems* items) const { return items == items_; }

private:
    [[nodiscard]] PaintedItem item() const;

    QPointer<QWidget> widget_;
    PaintedItems* items_;
    int index_;
};

PaintedItem ItemInterface::item() const
{
    if (widget_ == nullptr) {
        return {};
    }
    const std::vector<PaintedItem>& all = items_->items();
    const auto index = static_cast<std::size_t>(index_);
    return index < all.size() ? all[index] : PaintedItem{};
}

QString ItemInterface::text(QAccessible::Text kind) const
{
    switch (kind) {
    case QAccessible::Name: return item().name;
    case QAccessible::Value: return item().value;
    case QAccessible::Description: return item().description;
    default: return {};
    }
}

QRect ItemInterface::rect() const
{
    if (widget_ == nullptr) {
        return {};
    }
    const QRect local = item().rectangle;
    return {widget_->mapToGlobal(local.topLeft()), local.size()};
}

QAccessible::State ItemInterface::state() const
{
    QAccessible::State state;
    const PaintedItem now = item();
    state.selectable = now.role == QAccessible::ListItem && !now.key.empty();
    state.selected = now.selected;
    state.focusable = state.selectable || now.current;
    state.focused = now.current && widget_ != nullptr && widget_->hasFocus();
    state.readOnly = true;
    state.invisible = widget_ == nullptr || !widget_->isVisible();
    return state;
}

void ItemInterface::doAction(const QString& action)
{
    const std::string key = item().key; // its own, for the items may go with the press
    if (widget_ != nullptr && action == pressAction() && !key.empty()) {
        items_->press(key);
    }
}

/// The widget with its items as children, in front of any real child widgets.
class ItemsInterface : public QAccessibleWidget {
public:
    ItemsInterface(QWidget* widget, PaintedItems* items)
        : QAccessibleWidget(widget, QAccessible::List)
        , items_(items)
    {
    }

    ItemsInterface(const ItemsInterface&) = delete;
    ItemsInterface& operator=(const ItemsInterface&) = delete;

    ~ItemsInterface() override
    {
        for (const auto& [index, id] : ids_) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    [[nodiscard]] int childCount() const override
    {
        return static_cast<int>(items_->items().size());
    }

    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        const auto known = ids_.find(index);
        if (known != ids_.end()) {
            return QAccessible::accessibleInterface(known->second);
        }
        auto* made = new ItemInterface(widget(), items_, index);
        ids_[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        const std::vector<PaintedItem>& all = items_->items();
        const auto found = std::find_if(all.begin(), all.end(), isCurrent);
        return found == all.end() || !widget()->hasFocus()
                   ? QAccessibleWidget::focusChild()
                   : child(static_cast<int>(found - all.begin()));
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        const auto* item = dynamic_cast<const ItemInterface*>(wanted);
        return item != nullptr && item->isOf(items_) ? item->index() : -1;
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int index = 0; index < childCount(); ++index) {
            QAccessibleInterface* one = child(index);
            if (one->rect().contains(x, y)) {
                return one;
            }
        }
        return nullptr;
    }

private:
    PaintedItems* items_;
    mutable std::map<int, QAccessible::Id> ids_;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    auto* items = dynamic_cast<PaintedItems*>(object);
    return widget != nullptr && items != nullptr ? new ItemsInterface(widget, items) : nullptr;
}

} // namespace

PaintedItems::~PaintedItems() = default;

const std::vector<PaintedItem>& PaintedItems::items() const
{
    if (!items_ || figures_ != figures()) {
        figures_ = figures();
        items_ = paintedItems();
    }
    return *items_;
}

void PaintedItems::press(const std::string&) {}

void PaintedItems::tellCurrent(QWidget& view)
{
    // Items are made only for somebody who listens.
    if (!view.hasFocus() || (!itemHearer() && !QAccessible::isActive())) {
        told_ = {};
        return;
    }
    const std::vector<PaintedItem>& all = items();
    const auto found = std::find_if(all.begin(), all.end(), isCurrent);
    if (found == all.end()) {
        told_ = {};
        return;
    }
    const bool slides = found->role == QAccessible::Slider;
    const Told now{static_cast<int>(found - all.begin()), found->key, found->value,
                   found->selected};
    const Told before = std::exchange(told_, now);
    const bool moved = before.index != now.index || before.key != now.key;
    if (moved) {
        tellReader(QAccessibleEvent(&view, QAccessible::Focus), now.index);
    } else if (slides && before.value != now.value) {
        tellReader(QAccessibleValueChangeEvent(&view, now.value), now.index);
    }
    if (now.selected && (moved || !before.selected)) {
        tellReader(QAccessibleEvent(&view, QAccessible::Selection), now.index);
    }
}

void hearItems(ItemHearer hearer)
{
    itemHearer() = std::move(hearer);
}

void exposePaintedItems()
{
    QAccessible::installFactory(&makeInterface);
}

} // namespace bafar::shared
