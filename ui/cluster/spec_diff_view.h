#pragma once
// What differs between two revisions of the cluster spec: by field, then by line. Lines are always
// left to right. GUI thread.
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

private:
    QLabel* note_;
    QWidget* fieldsPart_;
    FieldsModel* fields_;
    QWidget* linesPart_;
    QLabel* linesHead_;
    DiffLines* lines_;
};

} // namespace bafar::ui::cluster
