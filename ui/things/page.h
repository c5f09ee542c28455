#pragma once
// The page of a concept whose things are rows: a table of them, and the panel of the chosen one
// beside it, and above and below what the concept adds. A concept describes its columns and what to
// say when there is nothing. GUI thread.
#include <QWidget>

#include "ui/shared/page.h"
#include "ui/things/model.h"

namespace bafar::ui::things {

/// What a concept has above its table: a picture of all its things, of which one is chosen.
class AbovePanel : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// This entity is the chosen one; empty: none.
    virtual void setThing(const QString& entity) = 0;

Q_SIGNALS:
    /// A person chose this entity.
    void wanted(const QString& entity);
};

/// What a concept has below its table and the panel beside it: about the chosen thing, too.
class BelowPanel : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Of this entity from now on; empty: none. Told again while it stays.
    virtual void setThing(const QString& entity) = 0;

    /// It is not shown where the table's first rows leave no room for it.
    [[nodiscard]] virtual bool givesWay() const { return false; }

    /// Pixels beyond its least height that it gives up only where the table shows all its rows
    /// then.
    [[nodiscard]] virtual int beyondLeast() const { return 0; }

Q_SIGNALS:
    /// It has something to show now, and wants its share of the page.
    void unfolded();
};

/// The property of a page's QSplitter: percent that a person gave the upper half, once there is
/// something below. Without it that half is as high as what it shows, within bounds.
inline constexpr const char* SplitShare = "splitShare";

struct Description {
    QString id; ///< the concept's name
    QString title;
    std::vector<FactColumn> columns; ///< facts in their order; those nobody tells are not shown
    /// Columns that the panel tells of, too: left out where there is too little room for all, the
    /// first ones first. A fact's name, or "state", "node", "age". For the others the reasons make
    /// room.
    std::vector<const char*> spare;
    QString nothing;  ///< why the page is empty, while agents are heard
    QString whatToDo; ///< in the cluster spec, then
    /// Null: nothing below.
    BelowPanel* (*makeBelow)(const shared::Workspace& workspace, QWidget* parent) = nullptr;
    /// Null: nothing above.
    AbovePanel* (*makeAbove)(const shared::Workspace& workspace, QWidget* parent) = nullptr;
    NameOf nameOf = nullptr; ///< null: titles
};

/// The page, for shared::Page::make.
[[nodiscard]] QWidget* makePage(const shared::Workspace& workspace,
                                const Description& description,
                                QWidget* parent);

} // namespace bafar::ui::things
