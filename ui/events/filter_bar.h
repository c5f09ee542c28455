#pragma once
// Above the events: a search field, what to choose from, and what is chosen as chips that take it
// back. GUI thread.
#include <QWidget>
#include <functional>

#include "ui/events/filter.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace bafar::ui::events {

class ChoiceButton;

class FilterBar : public QWidget {
    Q_OBJECT

public:
    /// `conceptTitle` is how people call a concept.
    FilterBar(std::function<QString(const std::string&)> conceptTitle, QWidget* parent = nullptr);

    [[nodiscard]] const Filter& filter() const { return filter_; }

    void setFilter(const Filter& filter);
    void setChoices(const Choices& choices);

    /// How many of all events are shown.
    void setCounts(std::size_t shown, std::size_t all);

    void focusSearch();

    void clear() { setFilter({}); }

Q_SIGNALS:
    void filterChanged();

private:
    void makeRow();
    void showFilter();
    void addChip(const QString& text, const QString& name, const std::function<void(Filter&)>& off);

    std::function<QString(const std::string&)> conceptTitle_;
    Filter filter_;
    Choices choices_;
    QLineEdit* search_;
    ChoiceButton* concepts_;
    ChoiceButton* nodes_;
    ChoiceButton* severities_;
    QLabel* counts_;
    QWidget* chips_;
    QHBoxLayout* chipRow_;
};

/// A filter in words, one line for each dimension that it has; none: nothing is filtered.
[[nodiscard]] QStringList filterWords(
    const Filter& filter, const std::function<QString(const std::string&)>& conceptTitle);

/// "09:31 to 09:40", with the day where it is not today's.
[[nodiscard]] QString periodText(const Period& period);

} // namespace bafar::ui::events
