#pragma once
// The sheets about the program itself: what it is, and how it ended the last time. GUI thread.
#include <QString>

class QWidget;

namespace bafar::app {

class Sheet;

/// What this console is, and what a report about it needs, to be copied.
Sheet* showAbout(QWidget* place);

/// Where runs before left a report of how they ended: offers the newest to be looked at, kept or
/// deleted. Null: there is none.
Sheet* offerCrash(const QString& folder, QWidget* place);

} // namespace bafar::app
