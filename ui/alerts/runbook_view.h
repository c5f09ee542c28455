#pragma once
// A runbook, readable: what the alert means, three numbered things to look at, what to do then.
// Commands are monospace, run left to right and can be selected. GUI thread.
#include <QWidget>

#include "core/alerts/runbook_text.h"

class QVBoxLayout;

namespace bafar::ui::alerts {

class RunbookView : public QWidget {
    Q_OBJECT

public:
    explicit RunbookView(QWidget* parent = nullptr);

    void setRunbook(const bafar::alerts::RunbookText& runbook);

    /// The runbook in the language of the console, else in English; an error where there is none.
    [[nodiscard]] static Result<bafar::alerts::RunbookText> runbookFor(std::string_view rule);

private:
    void addHead(const QString& text);
    void addText(const std::string& text, int number);

    QVBoxLayout* layout_;
    bafar::alerts::RunbookText shown_;
};

} // namespace bafar::ui::alerts
