#pragma once
// What differs between two revisions of the cluster spec: by field, then by line. Lines are always
// left to right. It is laid from edge to edge of its page: what is read keeps the page's margins,
// and the scroll bar stands in one of them. GUI thread.
#include <QScrollArea>

#include "ui/cluster/spec_model.h"

class QLabel;

namespace bafar::ui::cluster {

class DiffLines;

class SpecDiffView : public QScrollArea {
    Q_OBJECT

public:
    explicit SpecDiffView(QWidget* parent = nullptr);

    void setComparison(const SpecComparison& comparison);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* note_;
    QWidget* fieldsPart_;
    FieldsModel* fields_;
    QWidget* linesPart_;
    QLabel* linesHead_;
    DiffLines* lines_;
};

} // namespace bafar::ui::cluster
