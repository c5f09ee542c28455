#pragma once
// Beside the table: all about one event, where it happened, what belongs to it, and what caused it.
// GUI thread.
#include <QScrollArea>

#include "ui/events/journal.h"
#include "ui/shared/page.h"
#include "ui/shared/widgets.h"

class QBoxLayout;
class QVBoxLayout;

namespace bafar::shared {
class RowsModel;
class StatusDot;
} // namespace bafar::shared

namespace bafar::ui::events {

/// What stands in the details of an event, by name.
[[nodiscard]] std::vector<shared::FactList::Row> factsOf(const Entry& entry,
                                                         const QString& conceptTitle,
                                                         WallTime now);

class EventDetails : public QScrollArea {
    Q_OBJECT

public:
    explicit EventDetails(const shared::Workspace& workspace, QWidget* parent = nullptr);

    /// Null: none. `newestFirst` are all events, for what is related.
    void show(const EntryPtr& entry, std::span<const EntryPtr> newestFirst);

    /// Time passed: its age is another.
    void showFacts();

    /// Opens the map with what the event is about, as it was then, or is where then is not kept;
    /// false: it is not there.
    bool showOnMap();

Q_SIGNALS:
    /// A related event was chosen.
    void wanted(const bafar::ui::events::EntryPtr& entry);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeContent();
    void makeLinks(QVBoxLayout* layout);
    void makeCause(QVBoxLayout* layout);
    void makeRelated(QVBoxLayout* layout);
    void makeCopies(QVBoxLayout* layout);
    void fitRows();
    [[nodiscard]] std::string place() const;
    void goToMap();
    bool goToThen();
    void showLinks();
    void showCause();
    void showRelated(std::span<const EntryPtr> newestFirst);

    shared::Workspace workspace_;
    EntryPtr entry_;
    Entries related_;
    std::vector<std::string> places_; ///< what it is about, as far as it is on the map
    QWidget* content_;
    shared::EmptyState* empty_;
    shared::StatusDot* dot_;
    QLabel* severity_;
    shared::ShortLabel* text_;
    shared::FactList* facts_;
    QPushButton* then_; ///< on the map, as it was
    QPushButton* map_;
    QPushButton* page_;
    QBoxLayout* ways_;   ///< of the two
    QLabel* whyNotThen_; ///< below the button that it explains
    QLabel* whyNot_;
    QWidget* causePlace_;
    QLabel* cause_;
    QLabel* causeMore_;
    QPushButton* action_; ///< shows the action that is the cause
    std::string causeId_;
    QWidget* relatedPlace_;
    shared::RowsModel* relatedRows_;
    QBoxLayout* copies_;
};

/// How people call a concept: the title of its page, else its name.
[[nodiscard]] QString conceptTitle(std::span<const shared::Page> pages, const std::string& name);

} // namespace bafar::ui::events
