#pragma once
// The page of a concept whose things are rows: a table of them, and the panel of the chosen one
// beside it. A concept describes its columns and what to say when there is nothing. GUI thread.
#include "ui/shared/page.h"
#include "ui/things/model.h"

namespace bafar::ui::things {

struct Description {
    QString id; ///< the concept's name
    QString title;
    std::vector<FactColumn> columns; ///< facts in their order; those nobody tells are not shown
    QString nothing;                 ///< why the page is empty
    QString whatToDo;                ///< and what to do about it
};

/// The page, for shared::Page::make.
[[nodiscard]] QWidget* makePage(const shared::Workspace& workspace,
                                const Description& description,
                                QWidget* parent);

} // namespace bafar::ui::things
