#pragma once
// A button with a menu of which any number can be chosen; it stays open while they are. GUI thread.
#include <QPushButton>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/schema/state.h"

class QMenu;

namespace bafar::ui::events {

class ChoiceButton : public QPushButton {
    Q_OBJECT

public:
    struct Option {
        std::string key;
        QString text;
        std::size_t count = 0;
        std::optional<schema::State> mark{};

        bool operator==(const Option&) const = default;
    };

    /// `name` is what is chosen: "Node".
    explicit ChoiceButton(const QString& name, QWidget* parent = nullptr);

    void setOptions(const std::vector<Option>& options, const std::set<std::string>& chosen);

Q_SIGNALS:
    /// A person chose it, or took it back.
    void picked(const std::string& key, bool on);

private:
    void make();

    QString name_;
    QMenu* menu_;
    std::vector<Option> options_;
};

} // namespace bafar::ui::events
