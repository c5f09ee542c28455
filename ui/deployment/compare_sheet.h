#pragma once
// Two revisions of a service over the whole window, side by side. Escape or the button closes it.
// GUI thread.
#include "core/schema/deployment.h"
#include "ui/shared/overlay.h"

class QTableView;

namespace bafar::ui::deployment {

class CompareSheet : public shared::Overlay {
    Q_OBJECT

public:
    /// Shows itself over `window`, and deletes itself when it is left.
    CompareSheet(const schema::deployment::Deployment& older,
                 const schema::deployment::Deployment& newer,
                 QWidget* window);

protected:
    void leave() override;

private:
    [[nodiscard]] QWidget* makeRevision(const QString& head,
                                        const schema::deployment::Deployment& record);
    [[nodiscard]] QTableView* makeTable(const schema::deployment::Deployment& older,
                                        const schema::deployment::Deployment& newer);
    void fit();

    QTableView* table_ = nullptr;
};

} // namespace bafar::ui::deployment
