#pragma once
// A runbook, readable: what the alert means, three numbered things to look at, what to do then.
// Commands are monospace and can be selected. Runbooks are English and run left to right in every
// language. GUI thread.
#include <QWidget>

#include "core/alerts/runbook_text.h"

class QVBoxLayout;

namespace bafar::ui::alerts {

class RunbookView : public QWidget {
    Q_OBJECT

public:
    explicit RunbookView(QWidget* parent = nullptr);

    void setRunbook(const bafar::alerts::RunbookText& runbook);

private:
    void addHead(const QString& text);
    void addText(const std::string& text, int number);

    QVBoxLayout* layout_;
    bafar::alerts::RunbookText shown_;
};

} // namespace bafar::ui::alerts
